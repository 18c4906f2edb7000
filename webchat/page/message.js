// What does one message look like: text, picture, file, poll and the buttons under it?

import { boardOf, refresh } from "./buttons.js";
import { directionOf, languageOf } from "./speech.js";
import { element, rich, spoken } from "./text.js";
import { clockTime, fileSize, words } from "./words.js";

const VIEW_SHARE = 60; // percent of the screen's height that a picture takes at most
const ICON = "http://www.w3.org/2000/svg";
const bodies = new WeakMap(); // element to all that it shows but its buttons

export function messageElement(message, deeds) {
  const bubble = element("div", { className: "bubble" });
  const article = element("article", { className: message.mine ? "message mine" : "message", tabIndex: -1 }, bubble);
  article.dataset.id = message.id;
  bodies.set(article, bodyOf(message));
  bubble.append(element("span", { className: "hidden", textContent: `${message.mine ? words.you : deeds.botName()}: ` }));
  if (message.forwarded_from) {
    bubble.append(element("p", { className: "origin", textContent: `${words.forwarded} ${message.forwarded_from}` }));
  }
  if (message.quoted) bubble.append(quote(message.quoted, deeds));
  const picture = message.file ? filePart(message, deeds) : null;
  const body = message.text ? textPart(message, deeds) : null;
  bubble.append(...(message.file?.caption_above ? [body, picture] : [picture, body]).filter(Boolean));
  if (message.poll) bubble.append(pollPart(message, deeds));
  if (message.other) bubble.append(element("p", { className: "text", textContent: words[message.other] ?? words.other }));
  bubble.append(timePart(message));
  if (message.rows.length > 0) article.append(boardOf(message, deeds));
  speak(article, message);
  return article;
}

// True if only the buttons differ: then they change in their place, and nobody hears the whole text again.
export function changeButtons(article, message, deeds) {
  const board = article.querySelector(".buttons");
  if (!board || message.rows.length === 0 || bodies.get(article) !== bodyOf(message)) return false;
  refresh(board, message, deeds);
  return true;
}

// The words of the page keep the page's language.
function speak(article, message) {
  const said = [message.text, message.poll?.question ?? "", ...message.rows.flat().map((button) => button.text)];
  const language = languageOf(said.join("\n"));
  if (language) article.querySelectorAll(".text, .poll, .buttons").forEach((part) => { part.lang = language; });
}

function bodyOf(message) {
  return JSON.stringify({ ...message, rows: [] });
}

function textPart(message, deeds) {
  return element("div", { className: "text", dir: directionOf(message.text) }, rich(message.text, message.entities, deeds));
}

function timePart(message) {
  const date = new Date(message.date);
  const time = element("time", { className: "time", dateTime: message.date });
  time.textContent = message.edited ? `${words.edited} ${clockTime(date)}` : clockTime(date);
  return time;
}

function quote(quoted, deeds) {
  return spoken("button", { type: "button", className: "quote", onclick: () => deeds.show(quoted.id) }, quoted.text || words.other);
}

function filePart(message, deeds) {
  const file = message.file;
  if (["photo", "sticker", "animation"].includes(file.kind) && file.width > 0) {
    // What a picture shows stands in its caption, and a text beside a picture is not read twice.
    const image = element("img", { src: file.url, alt: message.text ? words.pictured : words.picture, width: file.width, height: file.height });
    // The space is kept free before the picture is there, so that nothing jumps.
    image.style.aspectRatio = `${file.width} / ${file.height}`;
    image.style.width = `min(${file.width}px, ${Math.round((VIEW_SHARE * file.width) / file.height)}vh)`;
    const frame = element("button", { type: "button", className: `picture ${file.kind}`, onclick: () => deeds.view(file.url, message.text || words.picture) }, image);
    if (file.spoiler) {
      frame.classList.add("covered");
      frame.addEventListener("click", (event) => {
        if (!frame.classList.contains("covered")) return;
        event.stopImmediatePropagation();
        frame.classList.remove("covered");
      }, { capture: true });
    }
    return frame;
  }
  const name = file.kind === "document" ? file.name : words[file.kind] ?? file.name;
  const label = spoken("span", { className: "file-name" }, name);
  const size = element("span", { className: "file-size", textContent: fileSize(file.bytes) });
  const anchor = element("a", { className: "file", href: file.url, download: file.name, "aria-label": `${name}, ${size.textContent}, ${words.download}` });
  anchor.append(icon("M12 4v11m0 0l-4.5-4.5M12 15l4.5-4.5M5 20h14"), element("span", {}, label, size));
  return anchor;
}

function icon(path) {
  const svg = document.createElementNS(ICON, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(ICON, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

function pollPart(message, deeds) {
  const poll = message.poll;
  const kind = poll.closed ? `${poll.quiz ? words.quiz : words.poll}, ${words.closed}` : poll.quiz ? words.quiz : words.poll;
  const part = element("section", { className: "poll" });
  part.append(spoken("p", { className: "poll-question" }, poll.question),
    element("p", { className: "poll-kind", textContent: kind }));
  if (poll.description) part.append(spoken("p", { className: "poll-about" }, poll.description));
  part.append(...(poll.counts ? results(poll) : choices(message, deeds)));
  if (poll.explanation) part.append(spoken("p", { className: "poll-why" }, poll.explanation));
  if (poll.counts && poll.voted && poll.may_revote) {
    part.append(element("button", { type: "button", className: "poll-send", textContent: words.retract, onclick: () => deeds.vote(message.id, []) }));
  } else if (poll.counts) {
    part.append(element("p", { className: "poll-kind", textContent: words.votes(poll.voters) }));
  }
  return part;
}

function results(poll) {
  return poll.options.map((option, index) => {
    const percent = poll.voters > 0 ? Math.round((100 * poll.counts[index]) / poll.voters) : 0;
    const marks = [poll.correct.includes(index) ? `✓ ${words.right}` : "", poll.mine.includes(index) ? words.chosen : ""];
    const bar = element("progress", { max: 100, value: percent, "aria-hidden": "true" });
    return element("div", { className: poll.correct.includes(index) ? "poll-result right" : "poll-result" },
      element("span", { className: "poll-percent", textContent: `${percent} %` }),
      spoken("span", { className: "poll-option" }, option),
      element("span", { className: "poll-mark", textContent: marks.filter(Boolean).join(" · ") }), bar);
  });
}

function choices(message, deeds) {
  const { options, multiple } = message.poll;
  if (!multiple) {
    return options.map((option, index) => spoken("button", { type: "button", className: "poll-choice",
      onclick: () => deeds.vote(message.id, [index]) }, option));
  }
  const boxes = options.map(() => element("input", { type: "checkbox" }));
  const send = element("button", { type: "button", className: "poll-send", textContent: words.vote, disabled: true,
    onclick: () => deeds.vote(message.id, boxes.flatMap((box, index) => (box.checked ? [index] : []))) });
  const labels = boxes.map((box, index) => element("label", { className: "poll-choice", dir: directionOf(options[index]),
    onchange: () => { send.disabled = !boxes.some((other) => other.checked); } }, box, options[index]));
  return [...labels, send];
}

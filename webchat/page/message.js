// What does one message look like: text, picture, file, poll and the buttons under it?

import { element, rich } from "./text.js";
import { clockTime, fileSize, words } from "./words.js";

const VIEW_SHARE = 60; // percent of the screen's height that a picture takes at most
const ICON = "http://www.w3.org/2000/svg";

export function messageElement(message, deeds) {
  const bubble = element("div", { className: "bubble" });
  const article = element("article", { className: message.mine ? "message mine" : "message", tabIndex: -1 }, bubble);
  article.dataset.id = message.id;
  bubble.append(element("span", { className: "hidden", textContent: `${message.mine ? words.you : deeds.botName()}: ` }));
  if (message.forwarded_from) {
    bubble.append(element("p", { className: "origin", textContent: `${words.forwarded} ${message.forwarded_from}` }));
  }
  if (message.quoted) bubble.append(quote(message.quoted, deeds));
  const picture = message.file ? filePart(message, deeds) : null;
  const body = message.text ? element("div", { className: "text", dir: "auto" }, rich(message.text, message.entities, deeds)) : null;
  bubble.append(...(message.file?.caption_above ? [body, picture] : [picture, body]).filter(Boolean));
  if (message.poll) bubble.append(pollPart(message, deeds));
  if (message.other) bubble.append(element("p", { className: "text", textContent: words[message.other] ?? words.other }));
  bubble.append(timePart(message));
  if (message.rows.length > 0) article.append(buttons(message, deeds));
  return article;
}

function timePart(message) {
  const date = new Date(message.date);
  const time = element("time", { className: "time", dateTime: message.date });
  time.textContent = message.edited ? `${words.edited} ${clockTime(date)}` : clockTime(date);
  return time;
}

function quote(quoted, deeds) {
  return element("button", { type: "button", className: "quote", dir: "auto", textContent: quoted.text || words.other,
    onclick: () => deeds.show(quoted.id) });
}

function filePart(message, deeds) {
  const file = message.file;
  if (["photo", "sticker", "animation"].includes(file.kind) && file.width > 0) {
    const image = element("img", { src: file.url, alt: message.text || words.picture, width: file.width, height: file.height });
    // The space is kept free before the picture is there, so that nothing jumps.
    image.style.aspectRatio = `${file.width} / ${file.height}`;
    image.style.width = `min(${file.width}px, ${Math.round((VIEW_SHARE * file.width) / file.height)}vh)`;
    const frame = element("button", { type: "button", className: `picture ${file.kind}`, onclick: () => deeds.view(file.url, image.alt) }, image);
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
  const label = element("span", { className: "file-name", dir: "auto", textContent: name });
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

function buttons(message, deeds) {
  const board = element("div", { className: "buttons", role: "group" });
  for (const row of message.rows) {
    board.append(element("div", { className: "row" }, ...row.map((button) => inlineButton(message, button, deeds))));
  }
  return board;
}

function inlineButton(message, button, deeds) {
  const style = `inline ${button.style ?? ""}`;
  if (button.url) {
    const url = new URL(button.url);
    const payload = deeds.payloadOf(url);
    const anchor = element("a", { className: `${style} opens`, href: url.href, target: "_blank", rel: "noopener noreferrer",
      dir: "auto", textContent: button.text });
    if (payload !== null) {
      anchor.addEventListener("click", (event) => { event.preventDefault(); deeds.start(payload); });
    }
    anchor.append(element("span", { className: "hidden", textContent: ` (${words.opens})` }));
    return anchor;
  }
  const made = element("button", { type: "button", className: style, dir: "auto", textContent: button.text });
  if (button.data !== undefined) {
    made.dataset.data = button.data;
    made.addEventListener("click", () => deeds.tap(message.id, button.data, made));
  } else if (button.copy !== undefined) {
    made.addEventListener("click", () => deeds.copy(button.copy));
  } else {
    made.disabled = true;
  }
  return made;
}

function pollPart(message, deeds) {
  const poll = message.poll;
  const kind = poll.closed ? `${poll.quiz ? words.quiz : words.poll}, ${words.closed}` : poll.quiz ? words.quiz : words.poll;
  const part = element("section", { className: "poll" });
  part.append(element("p", { className: "poll-question", dir: "auto", textContent: poll.question }),
    element("p", { className: "poll-kind", textContent: kind }));
  if (poll.description) part.append(element("p", { className: "poll-about", dir: "auto", textContent: poll.description }));
  part.append(...(poll.counts ? results(poll) : choices(message, deeds)));
  if (poll.explanation) part.append(element("p", { className: "poll-why", dir: "auto", textContent: poll.explanation }));
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
      element("span", { className: "poll-option", dir: "auto", textContent: option }),
      element("span", { className: "poll-mark", textContent: marks.filter(Boolean).join(" · ") }), bar);
  });
}

function choices(message, deeds) {
  const { options, multiple } = message.poll;
  if (!multiple) {
    return options.map((option, index) => element("button", { type: "button", className: "poll-choice", dir: "auto",
      textContent: option, onclick: () => deeds.vote(message.id, [index]) }));
  }
  const boxes = options.map(() => element("input", { type: "checkbox" }));
  const send = element("button", { type: "button", className: "poll-send", textContent: words.vote, disabled: true,
    onclick: () => deeds.vote(message.id, boxes.flatMap((box, index) => (box.checked ? [index] : []))) });
  const labels = boxes.map((box, index) => element("label", { className: "poll-choice", dir: "auto",
    onchange: () => { send.disabled = !boxes.some((other) => other.checked); } }, box, options[index]));
  return [...labels, send];
}

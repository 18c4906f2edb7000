// What stands under a message, and how does it change without moving away from under a finger or a focus?

import { directionOf } from "./speech.js";
import { element } from "./text.js";
import { words } from "./words.js";

// "☑ Monday" is a switch: who hears it hears "Monday, pressed" instead of the sign's name.
const SWITCH = /^([☑☐])\s+(?=\S)/u;

export function boardOf(message, deeds) {
  const board = element("div", { className: "buttons", role: "group", "aria-label": words.buttons });
  board.append(...rowsOf(message, deeds));
  return board;
}

// The buttons that were there stay there, with their new labels; only as many as differ come or go.
export function refresh(board, message, deeds) {
  const rows = rowsOf(message, deeds);
  rows.forEach((made, place) => {
    const old = board.children[place];
    if (!old) { board.append(made); return; }
    if (!isSame(old, made)) { old.replaceWith(made); return; }
    [...made.children].forEach((button, index) => relabel(old.children[index], button));
  });
  while (board.children.length > rows.length) board.lastElementChild.remove();
}

function rowsOf(message, deeds) {
  return message.rows.map((row) => element("div", { className: "row" }, ...row.map((button) => buttonOf(message, button, deeds))));
}

function isSame(old, made) {
  const kinds = (row) => [...row.children].map((button) => (button.dataset.data === undefined ? button.outerHTML : button.tagName));
  return kinds(old).join() === kinds(made).join();
}

function relabel(button, made) {
  button.dataset.data = made.dataset.data;
  button.className = made.className;
  button.dir = made.dir;
  button.removeAttribute("aria-busy");
  button.replaceChildren(...made.childNodes);
  if (made.hasAttribute("aria-pressed")) button.setAttribute("aria-pressed", made.getAttribute("aria-pressed"));
  else button.removeAttribute("aria-pressed");
}

function buttonOf(message, button, deeds) {
  const style = `inline ${button.style ?? ""}`.trim();
  if (button.url) return linkOf(button, style, deeds);
  const made = element("button", { type: "button", className: style, dir: directionOf(button.text) });
  label(made, button.text);
  if (button.data !== undefined) {
    made.dataset.data = button.data;
    made.addEventListener("click", () => deeds.tap(message.id, made.dataset.data, made));
  } else if (button.copy !== undefined) {
    made.addEventListener("click", () => deeds.copy(button.copy));
  } else {
    made.disabled = true;
  }
  return made;
}

function label(made, text) {
  const sign = text.match(SWITCH);
  if (!sign) { made.textContent = text; return; }
  made.setAttribute("aria-pressed", String(sign[1] === "☑"));
  const rest = text.slice(sign[0].length);
  made.append(element("span", {}, element("span", { "aria-hidden": "true", textContent: `${sign[1]}\u00a0` }), rest));
}

function linkOf(button, style, deeds) {
  const url = new URL(button.url);
  const payload = deeds.payloadOf(url);
  const anchor = element("a", { className: `${style} opens`, href: url.href, target: "_blank", rel: "noopener noreferrer",
    dir: directionOf(button.text), textContent: button.text });
  if (payload !== null) {
    anchor.addEventListener("click", (event) => { event.preventDefault(); deeds.start(payload); });
  }
  anchor.append(element("span", { className: "hidden", textContent: ` (${words.opens})` }));
  return anchor;
}

// How does a text with its entities become elements? Never through HTML: only nodes and text.

import { directionOf, marksOf } from "./speech.js";
import { words } from "./words.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote" };

export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && name !== "list") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// For a text that runs the way of its own language.
export function spoken(tag, properties, text) {
  return element(tag, { ...properties, dir: directionOf(text), textContent: text });
}

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

// Offsets count UTF-16 units, which is how strings count here. A crossing entity is cut at its parent's end.
export function rich(text, entities, deeds) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  const write = writer(text);
  fill(fragment, text, sorted, 0, text.length, { deeds, write });
  fragment.querySelectorAll("pre").forEach(hushRules);
  return fragment;
}

// The drawn lines of a table are seen, not read out dash by dash.
function hushRules(pre) {
  for (const node of [...pre.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE)) {
    const parts = node.data.split(/^([─━═┼+ ]*[─━═][─━═┼+ ]*)$/mu);
    node.replaceWith(...parts.map((part, index) => (index % 2 ? element("span", { "aria-hidden": "true", textContent: part }) : part)));
  }
}

// Takes the text in its order, with the marks that each line needs; a mark before a block goes into it.
function writer(text) {
  const marks = marksOf(text);
  return (parent, from, to, { beforeBlock = false } = {}) => {
    let at = from;
    while (marks.length > 0 && (beforeBlock ? marks[0][0] < to : marks[0][0] <= to)) {
      const [offset, mark] = marks.shift();
      parent.append(text.slice(at, offset), mark);
      at = offset;
    }
    parent.append(text.slice(at, to));
  };
}

function fill(parent, text, entities, start, end, tools) {
  let at = start;
  while (entities.length > 0 && entities[0].offset < end) {
    const entity = entities.shift();
    const from = Math.max(at, entity.offset);
    const to = Math.min(end, entity.offset + entity.length);
    if (to <= from) continue;
    tools.write(parent, at, from, { beforeBlock: BLOCKS.has(entity.type) });
    const node = nodeOf(entity, text.slice(from, to), tools.deeds);
    fill(node.inner, text, entities, from, to, tools);
    parent.append(node.outer);
    // A quotation or a block of code ends its line by itself.
    at = BLOCKS.has(entity.type) && text[to] === "\n" ? to + 1 : to;
  }
  tools.write(parent, at, end);
}

function nodeOf(entity, covered, deeds) {
  const both = (node) => ({ outer: node, inner: node });
  switch (entity.type) {
    case "text_link": return both(link(entity.url, deeds));
    case "url": return both(latin(link(covered, deeds)));
    case "email": return both(element("a", { href: `mailto:${covered}`, dir: "ltr" }));
    case "bot_command":
      return both(latin(element("button", { type: "button", className: "command", onclick: () => deeds.send(covered) })));
    case "code": return both(element("code", { dir: "auto" }));
    case "spoiler": return both(spoiler());
    case "pre": {
      const pre = element("pre", { tabIndex: 0 });
      if (entity.language) pre.dataset.language = entity.language;
      return both(pre);
    }
    case "expandable_blockquote": return expandable();
    default: return both(element(TAGS[entity.type] ?? "span"));
  }
}

// The slash of a command, the dots of an address: they stay where they are inside an Arabic sentence.
function latin(node) {
  node.dir = "ltr";
  return node;
}

function link(address, deeds) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return element("span");
  }
  if (!["http:", "https:", "tg:"].includes(url.protocol)) return element("span");
  const payload = deeds.payloadOf(url);
  if (payload !== null) {
    return element("a", { href: url.href, onclick: (event) => { event.preventDefault(); deeds.start(payload); } });
  }
  return element("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" });
}

function spoiler() {
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    if (!node.classList.contains("shown")) event.preventDefault();
    node.classList.add("shown");
    node.removeAttribute("role");
    node.removeAttribute("aria-label");
    node.removeAttribute("tabindex");
  };
  const node = element("span", { className: "spoiler", role: "button", tabIndex: 0, "aria-label": words.spoiler,
    onclick: show, onkeydown: show });
  return node;
}

function expandable() {
  const inner = element("div", { className: "quoted" });
  const toggle = element("button", { type: "button", className: "unfold", textContent: words.expand });
  const outer = element("blockquote", { className: "expandable" }, inner, toggle);
  toggle.setAttribute("aria-expanded", "false");
  toggle.addEventListener("click", () => {
    const open = outer.classList.toggle("open");
    toggle.textContent = open ? words.collapse : words.expand;
    toggle.setAttribute("aria-expanded", String(open));
  });
  return { outer, inner };
}

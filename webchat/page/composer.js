// How does the person write: the entry, the Start button, the commands, the reply keyboard and files?

import { element, spoken } from "./text.js";
import { words } from "./words.js";

const find = (selector) => document.querySelector(selector);
const MAX_HEIGHT_PX = 140;

export function composer(deeds, door) {
  const form = find(".composer");
  const entry = find(".entry");
  const menu = find(".menu");
  const list = find(".commands");
  const start = find(".start");
  const picked = find(".picked");
  const board = find(".keyboard");
  let commands = [];
  let blocked = false;
  let boardText = "";

  entry.setAttribute("aria-label", words.entry);
  menu.setAttribute("aria-label", words.menu);
  find(".attach").setAttribute("aria-label", words.attach);
  picked.setAttribute("aria-label", words.attach);
  find(".send").setAttribute("aria-label", words.send);
  board.setAttribute("aria-label", words.keyboard);
  list.setAttribute("aria-label", words.menu);

  function fit() {
    entry.style.height = "auto";
    entry.style.height = `${Math.min(entry.scrollHeight, MAX_HEIGHT_PX)}px`;
    form.classList.toggle("filled", entry.value.trim() !== "");
  }

  function openList(open, wanted = "") {
    const fitting = commands.filter((command) => command.name.startsWith(wanted));
    list.hidden = !open || fitting.length === 0;
    menu.setAttribute("aria-expanded", String(!list.hidden));
    list.replaceChildren(...fitting.map((command) => element("li", {}, element("button",
      { type: "button", onclick: () => choose(command.name) },
      element("b", { dir: "ltr", textContent: `/${command.name}` }),
      spoken("span", {}, command.description)))));
  }

  function choose(name) {
    openList(false);
    entry.value = "";
    fit();
    deeds.send(`/${name}`);
    entry.focus({ preventScroll: true });
  }

  async function submit() {
    const text = entry.value.trim();
    if (text === "") return;
    entry.value = "";
    fit();
    openList(false);
    if (!(await deeds.send(text))) {
      entry.value = text;
      fit();
    }
  }

  function showBoard(rows) {
    const text = JSON.stringify(rows);
    if (text === boardText) return;
    boardText = text;
    const hadFocus = board.contains(document.activeElement);
    board.hidden = !rows;
    board.replaceChildren(...(rows ?? []).map((row) => element("div", { className: "row" }, ...row.map((label) =>
      spoken("button", { type: "button", className: "key", onclick: () => deeds.send(label) }, label)))));
    if (hadFocus) (board.querySelector(".key") ?? entry).focus({ preventScroll: true });
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  entry.addEventListener("input", () => {
    fit();
    openList(/^\/\w*$/.test(entry.value), entry.value.slice(1));
  });
  entry.addEventListener("keydown", (event) => {
    const byKeyboard = !matchMedia("(pointer: coarse)").matches;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && byKeyboard) {
      event.preventDefault();
      submit();
    }
  });
  menu.addEventListener("click", () => {
    openList(list.hidden);
    list.querySelector("button")?.focus();
  });
  form.parentElement.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { openList(false); menu.focus(); }
    if (["ArrowDown", "ArrowUp"].includes(event.key) && list.contains(document.activeElement)) {
      event.preventDefault();
      const items = [...list.querySelectorAll("button")];
      const step = event.key === "ArrowDown" ? 1 : items.length - 1;
      items[(items.indexOf(document.activeElement) + step) % items.length].focus();
    }
  });
  find(".attach").addEventListener("click", () => picked.click());
  picked.addEventListener("change", async () => {
    const file = picked.files[0];
    if (!file) return;
    const body = new FormData();
    body.append("file", file);
    body.append("caption", entry.value.trim());
    body.append("as_photo", String(file.type.startsWith("image/")));
    picked.value = "";
    if (await deeds.upload(body)) { entry.value = ""; fit(); }
  });
  start.addEventListener("click", async () => {
    if (blocked) { await door.unblock(); return; }
    if (await deeds.start(door.payload() ?? "")) {
      door.started();
      start.hidden = true;
      form.hidden = false;
      entry.focus({ preventScroll: true });
    }
  });

  return {
    update(change) {
      commands = change.commands;
      blocked = change.blocked;
      const wantsStart = !change.started || blocked || door.payload() !== null;
      start.textContent = blocked ? words.unblock : words.start;
      start.hidden = !wantsStart;
      form.hidden = wantsStart;
      menu.hidden = commands.length === 0;
      entry.placeholder = change.placeholder || words.entry;
      showBoard(wantsStart ? null : change.keyboard);
    },
  };
}

// How does the page follow the chat and carry out what the person does?

import { composer } from "./composer.js";
import { changeButtons, messageElement } from "./message.js";
import { directionOf } from "./speech.js";
import { element, spoken } from "./text.js";
import { dayName, direction, language, words } from "./words.js";

const TYPING_MS = 5000;
const TOAST_MS = 3500;
const PATIENCE_MS = 15000; // after which a tapped button stops waiting
const NEAR_PX = 80; // this close to its end, the log follows new messages

const find = (selector) => document.querySelector(selector);
const room = find(".room");
const log = find(".log");
const base = location.pathname.replace(/\/$/, "");
const shown = new Map(); // message id to its element
let state = null; // the newest head of the chat
let unread = 0;
let typingSeen = 0;
let typingTimer = 0;
let toastTimer = 0;
let payload = new URLSearchParams(location.search).get("start");

async function post(deed, body) {
  const isForm = body instanceof FormData;
  try {
    const answer = await fetch(`${base}/${deed}`, {
      method: "POST",
      headers: isForm ? { "X-Webchat": "1" } : { "X-Webchat": "1", "Content-Type": "application/json" },
      body: isForm ? body : JSON.stringify(body ?? {}),
    });
    if (!answer.ok) toast(words.failed);
    return answer.ok;
  } catch {
    toast(words.offline);
    return false;
  }
}

const deeds = {
  botName: () => state?.bot.name ?? "",
  send: async (text) => { follow(); return post("send", { text }); },
  start: async (value) => { follow(); return post("start", { payload: value }); },
  upload: (form) => { follow(); return post("upload", form); },
  vote: (id, options) => post("vote", { message_id: id, options }),
  copy: async (text) => { await navigator.clipboard.writeText(text); toast(words.copied); },
  tap: async (id, data, button) => {
    if (button.classList.contains("waiting")) return;
    wait(button);
    if (!(await post("tap", { message_id: id, data }))) rest(button);
  },
  // A link to this very bot opens its deep link here instead of leaving the page.
  payloadOf: (url) => {
    const own = ["t.me", "telegram.me"].includes(url.hostname) && url.pathname.slice(1) === state?.bot.username;
    return own ? url.searchParams.get("start") ?? "" : null;
  },
  show: (id) => { shown.get(id)?.scrollIntoView({ block: "center" }); shown.get(id)?.focus(); },
  view: (url, alt) => {
    const image = find(".viewer-image");
    image.src = url;
    image.alt = alt;
    find(".viewer").showModal();
  },
};

function wait(button) {
  button.classList.add("waiting");
  button.setAttribute("aria-busy", "true");
  setTimeout(() => rest(button), PATIENCE_MS);
}

function rest(button) {
  button.classList.remove("waiting");
  button.removeAttribute("aria-busy");
}

function apply(change) {
  if (state && change.revision < state.revision) { location.reload(); return; }
  const first = change.since < 0;
  const atEnd = first || isAtEnd();
  state = change;
  head(change);
  change.deleted.forEach(remove);
  const edited = change.messages.filter((message) => place(message, { first, atEnd })).at(-1);
  days();
  for (const tap of change.taps) answered(tap, { quiet: first });
  typing(change.action);
  entry.update(change);
  if (atEnd) settle(edited);
  count();
}

function remove(id) {
  const gone = shown.get(id);
  if (gone?.contains(document.activeElement)) (gone.previousElementSibling ?? log).focus({ preventScroll: true });
  gone?.remove();
  shown.delete(id);
}

// True when the message replaced an older state of itself.
function place(message, { first, atEnd }) {
  const old = shown.get(message.id);
  if (old && changeButtons(old, message, deeds)) return true;
  const made = messageElement(message, deeds);
  made.dataset.day = dayName(new Date(message.date));
  shown.set(message.id, made);
  if (old) {
    const hadFocus = old.contains(document.activeElement);
    old.replaceWith(made);
    if (hadFocus) (made.querySelector(".inline") ?? made).focus({ preventScroll: true });
    return true;
  }
  if (!first) made.classList.add("fresh");
  if (!first && !message.mine && (document.hidden || !atEnd)) {
    if (unread === 0) made.dataset.unread = words.fresh;
    unread += 1;
  }
  log.append(made);
  return false;
}

// Only what is missing comes in, so that no day is read out twice.
function days() {
  let last = "";
  for (const message of log.querySelectorAll(".message")) {
    const { day } = message.dataset;
    const line = message.previousElementSibling?.matches(".day") ? message.previousElementSibling : null;
    if (line && (day === last || line.textContent !== day)) line.remove();
    if (day !== last && line?.textContent !== day) message.before(element("p", { className: "day", textContent: day }));
    last = day;
  }
  log.querySelectorAll(".day:last-child, .day:has(+ .day)").forEach((line) => line.remove());
}

function head(change) {
  const name = change.bot.name;
  tell(".name", name);
  for (const face of document.querySelectorAll(".face")) face.textContent = [...name][0]?.toUpperCase() ?? "";
  find(".welcome-title").textContent = change.bot.description ? words.welcome : name;
  tell(".welcome-text", change.bot.description);
  find(".welcome").hidden = log.childElementCount > 0 || change.messages.length > 0;
  find(".block").textContent = change.blocked ? words.unblock : words.block;
  status();
}

// Only a change is written, because a screen reader says whatever is written there.
function tell(selector, text) {
  const place = find(selector);
  if (place.textContent === text) return;
  place.textContent = text;
  place.dir = directionOf(text);
}

function status() {
  const busy = state.action && performance.now() < typingSeen + TYPING_MS;
  const doing = state.action?.kind === "typing" ? words.typing : words.sending;
  const news = state.blocked ? words.blocked : busy ? doing : "";
  tell(".status", news);
  find(".kind").hidden = news !== "";
  find(".typing").hidden = !busy;
}

let lastAction = 0;
function typing(action) {
  if (action && action.revision !== lastAction) {
    lastAction = action.revision;
    typingSeen = performance.now();
    clearTimeout(typingTimer);
    typingTimer = setTimeout(status, TYPING_MS + 50);
  }
  status();
}

function answered(tap, { quiet }) {
  if (!tap.answered) return;
  for (const button of shown.get(tap.message_id)?.querySelectorAll(".waiting") ?? []) {
    if (button.dataset.data === tap.data) rest(button);
  }
  if (quiet || !tap.text) return;
  if (tap.alert) {
    tell(".alert-text", tap.text);
    find(".alert").showModal();
  } else {
    toast(tap.text);
  }
}

function toast(text) {
  // The place is always there, or a screen reader would not watch it.
  find(".toasts").replaceChildren(spoken("p", { className: "toast" }, text));
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => find(".toasts").replaceChildren(), TOAST_MS);
}

function isAtEnd() {
  return room.scrollHeight - room.scrollTop - room.clientHeight < NEAR_PX;
}

function follow() {
  room.scrollTop = room.scrollHeight;
}

// At the end of the log, unless the message that just changed is taller than the screen: then its beginning.
function settle(edited) {
  const changed = edited ? shown.get(edited.id) : null;
  follow();
  if (changed && changed.offsetHeight > room.clientHeight) changed.scrollIntoView({ block: "start" });
}

function count() {
  if (!document.hidden && isAtEnd() && unread > 0) unread = 0;
  const badge = find(".badge");
  badge.hidden = unread === 0;
  badge.textContent = unread > 0 ? words.unread(unread) : "";
  find(".down").hidden = isAtEnd();
  document.title = unread > 0 ? `(${unread}) ${state.bot.name}` : state.bot.name;
  if (window.parent !== window) window.parent.postMessage({ webchat: { unread } }, "*");
}

function listen() {
  let told = state?.revision ?? -1;
  const stream = new EventSource(`${base}/events?since=${told}`);
  stream.addEventListener("message", (event) => {
    find(".offline").hidden = true;
    told = Number(event.lastEventId);
    apply(JSON.parse(event.data));
  });
  stream.addEventListener("error", () => {
    const lost = stream.readyState === EventSource.CLOSED;
    find(".offline").textContent = lost ? words.gone : words.offline;
    find(".offline").hidden = false;
  });
}

function label() {
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
  log.setAttribute("aria-label", words.log);
  find(".skip").textContent = words.skip;
  find(".kind").textContent = words.bot;
  find(".alert").setAttribute("aria-label", words.note);
  find(".viewer").setAttribute("aria-label", words.picture);
  find(".more").setAttribute("aria-label", words.more);
  find(".down").setAttribute("aria-label", words.down);
  find(".alert-close").textContent = words.close;
  find(".viewer-close").setAttribute("aria-label", words.close);
}

function wire() {
  const more = find(".more");
  const popup = find(".popup");
  const open = (value) => { popup.hidden = !value; more.setAttribute("aria-expanded", String(value)); };
  more.addEventListener("click", () => open(popup.hidden));
  find(".block").addEventListener("click", () => { open(false); post(state.blocked ? "unblock" : "block"); more.focus(); });
  document.addEventListener("click", (event) => { if (!popup.contains(event.target) && !more.contains(event.target)) open(false); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || popup.hidden) return;
    open(false);
    more.focus();
  });
  find(".skip").addEventListener("click", () => { follow(); (log.lastElementChild ?? log).focus({ preventScroll: true }); });
  find(".alert-close").addEventListener("click", () => find(".alert").close());
  find(".viewer-close").addEventListener("click", () => find(".viewer").close());
  find(".down").addEventListener("click", follow);
  room.addEventListener("scroll", () => { if (state) count(); }, { passive: true });
  document.addEventListener("visibilitychange", () => { if (state) count(); });
  new ResizeObserver(() => { if (state && unread === 0) follow(); }).observe(find(".foot"));
}

const entry = composer(deeds, {
  payload: () => payload,
  started: () => { payload = null; history.replaceState(null, "", location.pathname); },
  unblock: () => post("unblock"),
});
label();
wire();
listen();

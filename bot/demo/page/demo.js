// The phones of five people in three groups, and the time machine. The page of a chat is webchat's own.

const german = (navigator.language || "de").toLowerCase().startsWith("de");
const words = german
  ? {
      lead: "Leute, Betrieb und Zahlen sind erfunden: ein Beispiel. Alles läuft nur auf diesem Rechner.",
      skip: "Zu den Handys",
      machine: "Zeitmaschine",
      steps: { hour: "1 Stunde", day: "1 Tag", week: "1 Woche", monday: "Montag 6 Uhr" },
      reset: "Von vorn",
      groups: { learning: "Lernen", company: "Betrieb", workshop: "Werkbank" },
      whose: "Wessen Handys?",
      fresh: (n) => `${n} neu`,
      next: " · als Nächstes: ",
      none: " · gerade ist nichts geplant",
      working: "Die Zeit läuft vor …",
      building: "Ein Jahr wird erfunden …",
      sent: (n) => (n === 1 ? "1 Nachricht kam an." : `${n} Nachrichten kamen an.`),
      failed: "Das ging nicht. Läuft „make demo“ noch?",
    }
  : {
      lead: "People, company and figures are invented: an example. Everything runs on this computer alone.",
      skip: "To the phones",
      machine: "Time machine",
      steps: { hour: "1 hour", day: "1 day", week: "1 week", monday: "Monday 6 am" },
      reset: "Start over",
      groups: { learning: "Learning", company: "Company", workshop: "Workbench" },
      whose: "Whose phones?",
      fresh: (n) => `${n} new`,
      next: " · next: ",
      none: " · nothing is planned right now",
      working: "Time moves on …",
      building: "A year is being invented …",
      sent: (n) => (n === 1 ? "1 message arrived." : `${n} messages arrived.`),
      failed: "That did not work. Is “make demo” still running?",
    };

const element = (id) => document.getElementById(id);
document.documentElement.lang = german ? "de" : "en";
element("skip").textContent = words.skip;
element("lead").textContent = words.lead;
element("machine-title").textContent = words.machine;
element("tabs").setAttribute("aria-label", words.whose);

function made(tag, properties, ...children) {
  const one = Object.assign(document.createElement(tag), properties);
  one.append(...children);
  return one;
}

// --- the clock ------------------------------------------------------------------------------------

function localTime(instant) {
  return new Intl.DateTimeFormat(german ? "de-DE" : "en-GB", {
    weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit",
    timeZone: "Europe/Berlin",
  }).format(new Date(instant));
}

function show(state) {
  element("now").textContent = localTime(state.now);
  element("now").dateTime = state.now;
  element("next").textContent = state.next ? words.next + localTime(state.next) : words.none;
}

// --- the phones: a desk shows a group at a time, a small screen a person ----------------------------

const narrow = matchMedia("(max-width: 52rem)");
const news = new Map(); // person -> messages that arrived while nobody looked
let phones = [];
let shown = ""; // key of the person whose view is open

function build(state) {
  phones = state.phones;
  news.clear();
  const groups = Object.keys(words.groups).map((group) => {
    const own = phones.filter((phone) => phone.group === group).map(figure);
    return made("div", { className: "group" }, ...own);
  });
  element("phones").replaceChildren(...groups);
  open(phones[0].key);
}

function figure(phone) {
  const caption = made("figcaption", {},
    made("strong", { textContent: phone.name }),
    made("span", { textContent: ` · ${german ? phone.about.de : phone.about.en}` }));
  return made("figure", { id: `phone-${phone.key}` },
    caption, made("iframe", { title: phone.name, src: seat(phone) }));
}

// A browser keeps six connections to one host, and each chat listens on one: the groups that are not seen
// first sit under the other name of this computer, so that a tap always gets through.
function seat(phone) {
  const isLocal = location.hostname === "127.0.0.1" && phone.group !== Object.keys(words.groups)[0];
  return isLocal ? `http://localhost:${location.port}${phone.page}` : phone.page;
}

function views() {
  if (narrow.matches) return phones.map((phone) => ({ name: phone.name, members: [phone] }));
  return Object.entries(words.groups).map(([group, name]) => (
    { name, members: phones.filter((phone) => phone.group === group) }));
}

const has = (view, key) => view.members.some((phone) => phone.key === key);
const unread = (view) => view.members.reduce((sum, { key }) => sum + (news.get(key) ?? 0), 0);

function open(key) {
  shown = key;
  const view = views().find((one) => has(one, key));
  for (const phone of phones) {
    // out of sight, yet laid out: a chat keeps its place, and nothing is loaded twice
    element(`phone-${phone.key}`).classList.toggle("away", !has(view, phone.key));
  }
  tabs();
}

function tabs() {
  const had = element("tabs").contains(document.activeElement);
  element("tabs").replaceChildren(...views().map((view, index) => {
    const isOpen = has(view, shown);
    if (isOpen) view.members.forEach(({ key }) => news.delete(key));
    const tab = made("button", { id: `tab-${index}`, type: "button", textContent: view.name, tabIndex: isOpen ? 0 : -1 });
    if (unread(view) > 0) tab.append(" ", made("span", { className: "news", textContent: words.fresh(unread(view)) }));
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", "phones");
    tab.setAttribute("aria-selected", String(isOpen));
    tab.addEventListener("click", () => { open(view.members[0].key); element("tabs").querySelector("[tabindex='0']").focus(); });
    if (isOpen) element("phones").setAttribute("aria-labelledby", tab.id);
    return tab;
  }));
  if (had) element("tabs").querySelector("[tabindex='0']").focus();
}

element("tabs").addEventListener("keydown", (event) => {
  const all = views();
  const here = all.findIndex((view) => has(view, shown));
  const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  open(all[(to + all.length) % all.length].members[0].key);
});
narrow.addEventListener("change", () => open(shown));

// --- what the buttons do --------------------------------------------------------------------------

async function call(path, method = "GET") {
  const answer = await fetch(path, { method, headers: { "X-Pausenbrot-Demo": "1" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

async function act(path, { doing, then }) {
  const buttons = element("steps").querySelectorAll("button");
  buttons.forEach((button) => { button.disabled = true; });
  element("said").textContent = doing;
  try {
    const before = await call("/demo/state");
    const state = await call(path, "POST");
    show(state);
    element("said").textContent = state.sent === undefined ? "" : words.sent(state.sent);
    then(state, before);
  } catch {
    element("said").textContent = words.failed;
  }
  buttons.forEach((button) => { button.disabled = false; });
}

function step(label, path, what) {
  const button = made("button", { type: "button", textContent: label });
  button.addEventListener("click", () => act(path, what));
  return button;
}

function arrived(state, before) {
  for (const { key, answers } of state.phones) {
    const known = before.phones.find((phone) => phone.key === key).answers;
    news.set(key, (news.get(key) ?? 0) + answers - known);
  }
  tabs();
}

element("steps").append(
  ...Object.entries(words.steps).map(([name, label]) => (
    step(label, `/demo/step/${name}`, { doing: words.working, then: arrived }))),
  step(words.reset, "/demo/reset", { doing: words.building, then: build }),
);

call("/demo/state").then((state) => { show(state); build(state); });

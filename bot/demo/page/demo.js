// The phones of two learners and the time machine. The page of a chat is webchat's own.

const german = (navigator.language || "de").toLowerCase().startsWith("de");
const words = german
  ? {
      lead: "Zwei erfundene Leute, zwei Handys. Alles läuft nur auf diesem Rechner.",
      machine: "Zeitmaschine",
      steps: { hour: "1 Stunde", day: "1 Tag", week: "1 Woche", monday: "Montag 6 Uhr" },
      reset: "Von vorn",
      next: " · nächste Nachricht: ",
      none: " · gerade ist nichts geplant",
      working: "Die Zeit läuft vor …",
      sent: (n) => (n === 1 ? "1 Nachricht kam an." : `${n} Nachrichten kamen an.`),
      failed: "Das ging nicht. Läuft „make demo“ noch?",
    }
  : {
      lead: "Two invented people, two phones. Everything runs on this computer alone.",
      machine: "Time machine",
      steps: { hour: "1 hour", day: "1 day", week: "1 week", monday: "Monday 6 am" },
      reset: "Start over",
      next: " · next message: ",
      none: " · nothing is planned right now",
      working: "Time moves on …",
      sent: (n) => (n === 1 ? "1 message arrived." : `${n} messages arrived.`),
      failed: "That did not work. Is “make demo” still running?",
    };

const element = (id) => document.getElementById(id);
document.documentElement.lang = german ? "de" : "en";
element("lead").textContent = words.lead;
element("machine-title").textContent = words.machine;

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

function showPhones(phones) {
  element("phones").replaceChildren(...phones.map(phone));
  element("tabs").replaceChildren(...phones.map((one, index) => tab(one, index, phones)));
  select(0);
}

function phone(one) {
  const figure = document.createElement("figure");
  figure.id = `phone-${one.key}`;
  figure.setAttribute("role", "tabpanel");
  const caption = document.createElement("figcaption");
  const name = document.createElement("strong");
  name.textContent = one.name;
  const about = document.createElement("span");
  about.textContent = ` · ${german ? one.about.de : one.about.en}`;
  caption.append(name, about);
  const frame = document.createElement("iframe");
  frame.title = one.name;
  frame.src = one.page;
  figure.append(caption, frame);
  return figure;
}

function tab(one, index) {
  const button = document.createElement("button");
  button.textContent = one.name;
  button.setAttribute("role", "tab");
  button.setAttribute("aria-controls", `phone-${one.key}`);
  button.addEventListener("click", () => select(index));
  return button;
}

const narrow = matchMedia("(max-width: 52rem)");
let selected = 0;
function select(index) {
  selected = index;
  [...element("phones").children].forEach((figure, n) => { figure.hidden = narrow.matches && n !== index; });
  [...element("tabs").children].forEach((button, n) => button.setAttribute("aria-selected", String(n === index)));
}
narrow.addEventListener("change", () => select(selected));

async function call(path, method = "GET") {
  const answer = await fetch(path, { method, headers: { "X-Pausenbrot-Demo": "1" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

async function act(path, after) {
  const buttons = element("steps").querySelectorAll("button");
  buttons.forEach((button) => { button.disabled = true; });
  element("said").textContent = words.working;
  try {
    const state = await call(path, "POST");
    show(state);
    element("said").textContent = state.sent === undefined ? "" : words.sent(state.sent);
    if (after) after(state);
  } catch {
    element("said").textContent = words.failed;
  }
  buttons.forEach((button) => { button.disabled = false; });
}

function step(label, path, after) {
  const button = document.createElement("button");
  button.textContent = label;
  button.addEventListener("click", () => act(path, after));
  return button;
}

element("steps").append(
  ...Object.entries(words.steps).map(([name, label]) => step(label, `/demo/step/${name}`)),
  step(words.reset, "/demo/reset", (state) => showPhones(state.phones)),
);

call("/demo/state").then((state) => { show(state); showPhones(state.phones); });

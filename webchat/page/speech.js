// From which side is a text read, and in which language? Telegram tells neither.

const RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const LETTER = /\p{L}/u;
const WORD = /[\p{L}\p{M}]{2,}/gu;
const SAME_EVERYWHERE = /https?:\/\/\S+|(?<![\p{L}\d])[/@#]\w+/gu; // Latin in every language
const MARKER = /^(?:[A-Z](?: {2}|: )|\d+\. |[•–✓☑☐] )/u; // what stands before each line of a list
const MARK = { rtl: "\u200f", ltr: "\u200e" }; // a letter without a shape
const ISOLATE = "\u2068"; // until the end of the line

// By most of its words, because a first word may be a name; `otherwise` if it has no letters.
export function directionOf(text, otherwise = "auto") {
  const own = text.replace(SAME_EVERYWHERE, " ");
  const found = own.match(WORD) ?? own.match(LETTER) ?? [];
  if (found.length === 0) return otherwise;
  const right = found.filter((word) => RIGHT.test(word)).length;
  return right * 2 >= found.length ? "rtl" : "ltr";
}

// A browser goes by a line's first letter: which invisible marks, at which offsets, make each line run as most of it does?
export function marksOf(text) {
  const marks = [];
  if (!RIGHT.test(text)) return marks;
  const lines = text.split("\n");
  const whole = directionOf(text);
  let at = 0;
  lines.forEach((line, index) => {
    const marker = line.match(MARKER)?.[0] ?? "";
    const wanted = marker ? directionOf(listAround(lines, index), whole) : directionOf(line, whole);
    if (line !== "" && firstSide(line) !== wanted) marks.push([at, MARK[wanted]]);
    if (marker && directionOf(line.slice(marker.length), wanted) !== wanted) {
      marks.push([at + marker.length, ISOLATE]);
    }
    at += line.length + 1;
  });
  return marks;
}

// The lines of one list run the same way, so that their letters stand below each other.
function listAround(lines, index) {
  let [from, to] = [index, index];
  while (from > 0 && MARKER.test(lines[from - 1])) from -= 1;
  while (to + 1 < lines.length && MARKER.test(lines[to + 1])) to += 1;
  return lines.slice(from, to + 1).map((line) => line.replace(MARKER, "")).join(" ");
}

function firstSide(line) {
  const first = line.match(LETTER);
  return first ? (RIGHT.test(first[0]) ? "rtl" : "ltr") : "";
}

// Words that are frequent in one of these languages and in none of the others.
const FREQUENT = {
  de: "der die das und ist nicht du ein eine mit für wie dem sind noch dein hast auf wenn oder",
  en: "the and is not you your with for what how are this it of or when",
  tr: "ve bir bu için değil ile sen var yok daha hangi nasıl",
  pl: "nie się jest jak czy dla tylko oraz w z masz twój",
  ro: "și în nu este un cu pe din mai sau care ai",
};
const BY_WORD = new Map(Object.entries(FREQUENT).flatMap(([language, words]) => words.split(" ").map((word) => [word, language])));
const ENOUGH = 2; // words that point to a language

// For the voice that reads it; "" in doubt.
export function languageOf(text) {
  if (/\p{Script=Arabic}/u.test(text) && directionOf(text) === "rtl") return "ar";
  if (/[іїєґ]/iu.test(text)) return "uk";
  const hits = new Map();
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const language = BY_WORD.get(word);
    if (language) hits.set(language, (hits.get(language) ?? 0) + 1);
  }
  const [[best, most] = ["", 0], [, second] = ["", 0]] = [...hits].sort((a, b) => b[1] - a[1]);
  return most >= ENOUGH && most > second ? best : "";
}

// Which words does the page show? In the language of the person's phone, otherwise the browser's, otherwise English.

import { FROM_THE_RIGHT, LANGUAGES } from "./languages.js";

const told = document.documentElement.dataset.language || navigator.language || "en";
const asked = told.toLowerCase().split(/[-_]/)[0];

export const language = Object.hasOwn(LANGUAGES, asked) ? asked : "en";
export const direction = FROM_THE_RIGHT.has(language) ? "rtl" : "ltr";
export const words = LANGUAGES[language];
// Digits and hours as they stand on the bot's buttons: 17:40, in every language.
const locale = `${language}-u-nu-latn-hc-h23`;

export function clockTime(date) {
  return date.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
}

export function dayName(date) {
  return date.toLocaleDateString(locale, { weekday: "long", day: "numeric", month: "long" });
}

export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "KB"] : [bytes / (1024 * 1024), "MB"];
  return `${value.toLocaleString(locale, { maximumFractionDigits: 1 })} ${unit}`;
}

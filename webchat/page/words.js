// Which labels does the page show? By the browser's language: German, otherwise English.

const GERMAN = {
  start: "Start", send: "Senden", attach: "Datei anhängen", menu: "Befehle", entry: "Nachricht",
  more: "Mehr", block: "Bot blockieren", unblock: "Blockierung aufheben", blocked: "blockiert",
  bot: "Bot", typing: "schreibt …", sending: "schickt etwas …", you: "Du", edited: "bearbeitet",
  welcome: "Was kann dieser Bot?", log: "Nachrichten", keyboard: "Antworten", down: "Zur neuesten Nachricht",
  fresh: "Neue Nachrichten", close: "Schließen", offline: "Keine Verbindung. Ich versuche es weiter.",
  gone: "Diesen Chat gibt es nicht mehr. Lade die Seite neu.", failed: "Das ging nicht. Versuch es noch einmal.",
  picture: "Bild", voice: "Sprachnachricht", sticker: "Sticker", video: "Video", audio: "Ton",
  location: "Standort", contact: "Kontakt", other: "Nachricht", download: "herunterladen",
  spoiler: "Verdeckter Text, tippen zum Zeigen", expand: "Mehr anzeigen", collapse: "Weniger anzeigen",
  quiz: "Quiz", poll: "Umfrage", closed: "beendet", vote: "Abstimmen", right: "richtig", chosen: "deine Wahl",
  votes: (n) => (n === 1 ? "1 Stimme" : `${n} Stimmen`), retract: "Stimme zurücknehmen",
  forwarded: "Weitergeleitet von", copied: "Kopiert", today: "Heute", unread: (n) => `${n} neu`, opens: "öffnet einen Link",
};

const ENGLISH = {
  start: "Start", send: "Send", attach: "Attach a file", menu: "Commands", entry: "Message",
  more: "More", block: "Block bot", unblock: "Unblock bot", blocked: "blocked",
  bot: "bot", typing: "typing …", sending: "sending something …", you: "You", edited: "edited",
  welcome: "What can this bot do?", log: "Messages", keyboard: "Answers", down: "To the newest message",
  fresh: "New messages", close: "Close", offline: "No connection. Trying again.",
  gone: "This chat is gone. Reload the page.", failed: "That did not work. Please try again.",
  picture: "Picture", voice: "Voice message", sticker: "Sticker", video: "Video", audio: "Audio",
  location: "Location", contact: "Contact", other: "Message", download: "download",
  spoiler: "Hidden text, tap to show", expand: "Show more", collapse: "Show less",
  quiz: "Quiz", poll: "Poll", closed: "closed", vote: "Vote", right: "right", chosen: "your choice",
  votes: (n) => (n === 1 ? "1 vote" : `${n} votes`), retract: "Take the vote back",
  forwarded: "Forwarded from", copied: "Copied", today: "Today", unread: (n) => `${n} new`, opens: "opens a link",
};

export const language = (navigator.language || "en").toLowerCase().startsWith("de") ? "de" : "en";
export const words = language === "de" ? GERMAN : ENGLISH;

export function clockTime(date) {
  return date.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
}

export function dayName(date) {
  return date.toLocaleDateString(language, { weekday: "long", day: "numeric", month: "long" });
}

export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "KB"] : [bytes / (1024 * 1024), "MB"];
  return `${value.toLocaleString(language, { maximumFractionDigits: 1 })} ${unit}`;
}

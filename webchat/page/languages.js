// What does the page say, in each language of the interface? A number stands where no plural is needed.

const de = {
  start: "Start", send: "Senden", attach: "Datei anhängen", menu: "Befehle", entry: "Nachricht",
  more: "Mehr", block: "Bot blockieren", unblock: "Blockierung aufheben", blocked: "blockiert",
  bot: "Bot", typing: "schreibt …", sending: "schickt etwas …", you: "Du", edited: "bearbeitet",
  welcome: "Was kann dieser Bot?", log: "Nachrichten", keyboard: "Antworten", buttons: "Auswahl", down: "Zur neuesten Nachricht", skip: "Zum Ende springen",
  fresh: "Neue Nachrichten", close: "Schließen", offline: "Keine Verbindung. Ich versuche es weiter.",
  gone: "Diesen Chat gibt es nicht mehr. Lade die Seite neu.", failed: "Das ging nicht. Versuch es noch einmal.",
  picture: "Bild", pictured: "Bild mit Text", voice: "Sprachnachricht", sticker: "Sticker", video: "Video", audio: "Ton",
  location: "Standort", contact: "Kontakt", other: "Nachricht", download: "herunterladen", note: "Hinweis",
  spoiler: "Verdeckter Text, tippen zum Zeigen", expand: "Mehr anzeigen", collapse: "Weniger anzeigen",
  quiz: "Quiz", poll: "Umfrage", closed: "beendet", vote: "Abstimmen", right: "richtig", chosen: "deine Wahl",
  votes: (n) => (n === 1 ? "1 Stimme" : `${n} Stimmen`), retract: "Stimme zurücknehmen",
  forwarded: "Weitergeleitet von", copied: "Kopiert", unread: (n) => `${n} neu`, opens: "öffnet einen Link",
};

const en = {
  start: "Start", send: "Send", attach: "Attach a file", menu: "Commands", entry: "Message",
  more: "More", block: "Block bot", unblock: "Unblock bot", blocked: "blocked",
  bot: "bot", typing: "typing …", sending: "sending something …", you: "You", edited: "edited",
  welcome: "What can this bot do?", log: "Messages", keyboard: "Answers", buttons: "Choices", down: "To the newest message", skip: "Skip to the end",
  fresh: "New messages", close: "Close", offline: "No connection. Trying again.",
  gone: "This chat is gone. Reload the page.", failed: "That did not work. Please try again.",
  picture: "Picture", pictured: "Picture with text", voice: "Voice message", sticker: "Sticker", video: "Video", audio: "Audio",
  location: "Location", contact: "Contact", other: "Message", download: "download", note: "Note",
  spoiler: "Hidden text, tap to show", expand: "Show more", collapse: "Show less",
  quiz: "Quiz", poll: "Poll", closed: "closed", vote: "Vote", right: "right", chosen: "your choice",
  votes: (n) => (n === 1 ? "1 vote" : `${n} votes`), retract: "Take the vote back",
  forwarded: "Forwarded from", copied: "Copied", unread: (n) => `${n} new`, opens: "opens a link",
};

const tr = {
  start: "Başlat", send: "Gönder", attach: "Dosya ekle", menu: "Komutlar", entry: "Mesaj",
  more: "Daha fazla", block: "Botu engelle", unblock: "Engeli kaldır", blocked: "engellendi",
  bot: "bot", typing: "yazıyor …", sending: "bir şey gönderiyor …", you: "Sen", edited: "düzenlendi",
  welcome: "Bu bot ne yapabilir?", log: "Mesajlar", keyboard: "Cevaplar", buttons: "Seçenekler", down: "En yeni mesaja", skip: "Sona geç",
  fresh: "Yeni mesajlar", close: "Kapat", offline: "Bağlantı yok. Yeniden deniyorum.",
  gone: "Bu sohbet artık yok. Sayfayı yenile.", failed: "Olmadı. Bir daha dene.",
  picture: "Resim", pictured: "Metinli resim", voice: "Sesli mesaj", sticker: "Çıkartma", video: "Video", audio: "Ses",
  location: "Konum", contact: "Kişi", other: "Mesaj", download: "indir", note: "Bilgi",
  spoiler: "Gizli metin, göstermek için dokun", expand: "Daha fazla göster", collapse: "Daha az göster",
  quiz: "Test", poll: "Anket", closed: "bitti", vote: "Oy ver", right: "doğru", chosen: "senin seçimin",
  votes: (n) => `${n} oy`, retract: "Oyu geri al",
  forwarded: "İletilen kişi:", copied: "Kopyalandı", unread: (n) => `${n} yeni`, opens: "bağlantı açar",
};

const pl = {
  start: "Start", send: "Wyślij", attach: "Dołącz plik", menu: "Polecenia", entry: "Wiadomość",
  more: "Więcej", block: "Zablokuj bota", unblock: "Odblokuj bota", blocked: "zablokowany",
  bot: "bot", typing: "pisze …", sending: "wysyła coś …", you: "Ty", edited: "zmieniono",
  welcome: "Co potrafi ten bot?", log: "Wiadomości", keyboard: "Odpowiedzi", buttons: "Wybór", down: "Do najnowszej wiadomości", skip: "Przejdź na koniec",
  fresh: "Nowe wiadomości", close: "Zamknij", offline: "Brak połączenia. Próbuję dalej.",
  gone: "Tego czatu już nie ma. Odśwież stronę.", failed: "Nie udało się. Spróbuj jeszcze raz.",
  picture: "Obraz", pictured: "Obraz z tekstem", voice: "Wiadomość głosowa", sticker: "Naklejka", video: "Wideo", audio: "Dźwięk",
  location: "Lokalizacja", contact: "Kontakt", other: "Wiadomość", download: "pobierz", note: "Informacja",
  spoiler: "Ukryty tekst, dotknij, aby pokazać", expand: "Pokaż więcej", collapse: "Pokaż mniej",
  quiz: "Quiz", poll: "Ankieta", closed: "zakończona", vote: "Głosuj", right: "pasuje", chosen: "twój wybór",
  votes: (n) => `Głosy: ${n}`, retract: "Wycofaj głos",
  forwarded: "Przekazano od:", copied: "Skopiowano", unread: (n) => `nowe: ${n}`, opens: "otwiera link",
};

const uk = {
  start: "Почати", send: "Надіслати", attach: "Додати файл", menu: "Команди", entry: "Повідомлення",
  more: "Більше", block: "Заблокувати бота", unblock: "Розблокувати бота", blocked: "заблоковано",
  bot: "бот", typing: "пише …", sending: "щось надсилає …", you: "Ти", edited: "змінено",
  welcome: "Що вміє цей бот?", log: "Повідомлення", keyboard: "Відповіді", buttons: "Вибір", down: "До найновішого повідомлення", skip: "Перейти в кінець",
  fresh: "Нові повідомлення", close: "Закрити", offline: "Немає зв’язку. Пробую далі.",
  gone: "Цього чату вже немає. Онови сторінку.", failed: "Не вийшло. Спробуй ще раз.",
  picture: "Зображення", pictured: "Зображення з текстом", voice: "Голосове повідомлення", sticker: "Наліпка", video: "Відео", audio: "Звук",
  location: "Місце", contact: "Контакт", other: "Повідомлення", download: "завантажити", note: "Примітка",
  spoiler: "Прихований текст, торкнись, щоб показати", expand: "Показати більше", collapse: "Показати менше",
  quiz: "Тест", poll: "Опитування", closed: "завершено", vote: "Голосувати", right: "підходить", chosen: "твій вибір",
  votes: (n) => `Голоси: ${n}`, retract: "Забрати голос",
  forwarded: "Переслано від:", copied: "Скопійовано", unread: (n) => `нові: ${n}`, opens: "відкриває посилання",
};

const ro = {
  start: "Start", send: "Trimite", attach: "Atașează un fișier", menu: "Comenzi", entry: "Mesaj",
  more: "Mai mult", block: "Blochează botul", unblock: "Deblochează botul", blocked: "blocat",
  bot: "bot", typing: "scrie …", sending: "trimite ceva …", you: "Tu", edited: "modificat",
  welcome: "Ce poate face acest bot?", log: "Mesaje", keyboard: "Răspunsuri", buttons: "Opțiuni", down: "La cel mai nou mesaj", skip: "Salt la sfârșit",
  fresh: "Mesaje noi", close: "Închide", offline: "Fără conexiune. Încerc în continuare.",
  gone: "Acest chat nu mai există. Reîncarcă pagina.", failed: "Nu a mers. Mai încearcă o dată.",
  picture: "Imagine", pictured: "Imagine cu text", voice: "Mesaj vocal", sticker: "Autocolant", video: "Video", audio: "Sunet",
  location: "Locație", contact: "Contact", other: "Mesaj", download: "descarcă", note: "Notă",
  spoiler: "Text ascuns, atinge pentru a-l vedea", expand: "Arată mai mult", collapse: "Arată mai puțin",
  quiz: "Test", poll: "Sondaj", closed: "încheiat", vote: "Votează", right: "corect", chosen: "alegerea ta",
  votes: (n) => `Voturi: ${n}`, retract: "Retrage votul",
  forwarded: "Redirecționat de la:", copied: "Copiat", unread: (n) => `noi: ${n}`, opens: "deschide un link",
};

const ar = {
  start: "ابدأ", send: "إرسال", attach: "إرفاق ملف", menu: "الأوامر", entry: "رسالة",
  more: "المزيد", block: "حظر البوت", unblock: "إلغاء الحظر", blocked: "محظور",
  bot: "بوت", typing: "يكتب …", sending: "يرسل شيئًا …", you: "أنت", edited: "معدّلة",
  welcome: "ماذا يستطيع هذا البوت؟", log: "الرسائل", keyboard: "الإجابات", buttons: "الخيارات", down: "إلى أحدث رسالة", skip: "الانتقال إلى النهاية",
  fresh: "رسائل جديدة", close: "إغلاق", offline: "لا يوجد اتصال. أحاول من جديد.",
  gone: "هذه المحادثة لم تعد موجودة. أعد تحميل الصفحة.", failed: "لم ينجح ذلك. حاول مرة أخرى.",
  picture: "صورة", pictured: "صورة مع نص", voice: "رسالة صوتية", sticker: "ملصق", video: "فيديو", audio: "صوت",
  location: "موقع", contact: "جهة اتصال", other: "رسالة", download: "تنزيل", note: "ملاحظة",
  spoiler: "نص مخفي، المس لإظهاره", expand: "عرض المزيد", collapse: "عرض أقل",
  quiz: "اختبار", poll: "استطلاع", closed: "منتهٍ", vote: "صوّت", right: "صحيح", chosen: "اختيارك",
  votes: (n) => `الأصوات: ${n}`, retract: "سحب الصوت",
  forwarded: "محوّلة من:", copied: "تم النسخ", unread: (n) => `جديد: ${n}`, opens: "يفتح رابطًا",
};

export const LANGUAGES = { de, en, tr, pl, uk, ro, ar };
export const FROM_THE_RIGHT = new Set(["ar"]);

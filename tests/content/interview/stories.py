"""Interviews as they could be led: the trade is known, then one message follows the other."""

from dataclasses import dataclass
from typing import Final

from content.edition import shipped_taxonomy
from content.interview.complaint import Complaint
from content.interview.conversation import Interview
from content.interview.dialogue import answer, begin, change, choose, skip, step
from content.interview.steps import StepId

TAXONOMY: Final = shipped_taxonomy()
NOTHING: Final = "(nothing)"
"""instead of a message: skips, or takes the title that is proposed"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    language: str
    trade: str
    told: str
    """messages with an empty line between; a slash is a line end within one"""

    @property
    def messages(self) -> tuple[str, ...]:
        parts = (" ".join(part.split()) for part in self.told.strip().split("\n\n"))
        return tuple(part.replace(" / ", "\n") for part in parts)


WAREHOUSE = Story(
    language="de",
    trade="lager",
    told="""
Freitag, kurz vor drei. Auf dem Lieferschein stehen 40 Kartons, an der Rampe zähle ich 36. / Der
Fahrer hält mir das Pad zum Unterschreiben hin und will los.

Unterschreiben und später anrufen. Der Fahrer ist weg, und mit der Unterschrift habe ich 40
bestätigt.

Die Annahme ganz verweigern. Dann fehlt uns am Montag auch, was richtig geliefert war.

Die Zahl vor dem Fahrer vermerken. Er hat es gesehen und zeichnet gegen, darüber streitet später
keiner.

Eine Unterschrift sagt, dass alles stimmt. Was nicht auf dem Papier steht, gilt danach als
geliefert.

Wenn jemand beim Unterschreiben drängelt

Der Fahrer nach der Unterschrift noch Hilfe braucht. Dann ist auf dem Papier schon alles geklärt.

Erst zählen, dann unterschreiben

Ich zähle zuerst und schreibe die Lücke dazu

Zähl heute eine Lieferung nach, bevor du unterschreibst.

Im Büro kommt ein neuer Drucker. Der Bote bittet um ein Kürzel auf dem Tablet. Eine Ecke vom Karton
ist eingedrückt.

Schnell das Kürzel geben. Der Bote freut sich, aber der Schaden ist danach unserer.

Das Paket vor der Tür öffnen. Du weißt dann Bescheid, nur wartet der Bote so lange nicht.

Die Delle im Tablet eintragen. Das geht in einer Minute, und der Schaden steht auf dem Beleg.

1. Zählen oder ansehen / 2. Den Unterschied aufschreiben / 3. Den Fahrer gegenzeichnen lassen / 4.
Unterschreiben

Vier Kartons fehlen, der Fahrer will los
""",
)

CARE = Story(
    language="de",
    trade="pflege",
    told="""
Übergabe um halb zwei. In der Mappe steht bei Herrn Brandt: trinkt gut. Am Bett stehen drei volle
Becher. Seine Tochter fragt mich, was er heute getrunken hat.

Der Tochter sagen: Er trinkt gut

Sie ist beruhigt. Wenn es nicht stimmt, merkt es bis abends niemand.

Gleich die Ärztin anrufen. Sie fragt nach Mengen, und die hat noch keiner.

Nachsehen und die Menge aufschreiben. Eine Menge kann die nächste Schicht vergleichen, ein Wort
nicht.

„Gut“ heißt für jeden etwas anderes. Wer nur das Wort liest, kann nicht sehen, dass es weniger wird.

ich merke es, wenn an drei Tagen dasselbe Wort in der Mappe steht

jemand an einem Tag wenig isst, aber die Menge dasteht. Das kann die nächste Schicht ja vergleichen.

Schreib, was du gesehen hast.

Dann sehe ich nach und schreibe die Menge auf

(nothing)

In der Küche einer Kita steht auf dem Zettel: Kinder haben normal gegessen. Der Koch plant damit die
nächste Woche. In den Schüsseln ist noch die Hälfte.

Den Zettel so weitergeben. Der Koch hat etwas in der Hand, er kocht aber wieder zu viel.

Einfach weniger kochen. Es bleibt weniger übrig, aber beim Lieblingsessen reicht es nicht.

Aufschreiben, was übrig bleibt. So sieht der Koch nach einer Woche, wovon zu viel da ist.

(nothing)

Trinkt gut, steht in der Mappe
""",
)

OFFICE = Story(
    language="de",
    trade="buero",
    told="""
Dienstag, neun Uhr. Im Ordner liegen zwei Preislisten, beide heißen Preise neu. Ein Kunde wartet am
Telefon auf sein Angebot. Die eine Liste ist von März, die andere hat kein Datum.

die mit dem Datum nehmen. das geht schnell, vielleicht gilt aber längst die andere.

Alle per Mail fragen. Bis alle geantwortet haben, ist der Kunde bei jemand anderem.

Zurückrufen und die Quelle fragen. Wer die Preise macht, weiß in einer Minute, welche Liste gilt.

Kopien entstehen, weil jeder etwas zum Arbeiten braucht. Nach einer Weile weiß keiner mehr, welche
die echte ist.

Zwei Dateien fast gleich heißen

Zwei Dateien gleich heißen, aber eine im Archiv liegt. Dort sucht keiner, der heute ein Angebot
schreibt.

Eine Liste, ein Ort, ein Name.

frage ich zuerst, wer die Liste pflegt

Such heute eine Datei, die es zweimal gibt, und frag, welche gilt.

In der Werkstatt hängen zwei Pläne für die neue Treppe. Auf dem einen ist das Podest breiter. Das
Holz liegt schon auf der Säge.

Nach dem oberen Plan sägen. Es geht weiter, aber falsch gesägtes Holz wird nicht länger.

Das Mittelmaß nehmen. Keiner muss fragen, nur passt die Treppe dann zu keinem Plan.

Kurz die Planerin anrufen. Ein Anruf ist billiger als eine zweite Treppe.

Erst beide nebeneinander legen, dann die Person fragen, die sie pflegt, zum Schluss die alte
weglegen

Zwei Preislisten, ein Kunde am Telefon
""",
)

ENGLISH = Story(
    language="en",
    trade="instandhaltung",
    told="""
Monday, half past six. The pump shows a red light, and the night shift has left a note: reset twice.
Production wants to start in ten minutes.

reset it a third time. The light goes out, and nobody learns why it came on.

Others often swap the sensor straight away. That costs an hour, and often the sensor was right.

Read the log before touching it. The log tells what happened before the light, and a reset wipes it.

A light is a message, not the fault. Whoever only clears the message hears it again.

I notice it when the same light comes on after a reset

a light comes on during the planned test. Then somebody has asked for it.

Read first, reset later.

read the last lines of the log

Look up where the log of your machine is kept.

In the office, the printer says paper jam, but there is no paper in it. A colleague opens and shuts
the lid for the fourth time.

Open the lid once more. It takes a second, and sometimes it helps for one page.

Call the service at once. They will come, but first they will ask what the display said.

Write down the number shown. With it, anybody can look up which roller it is about.

Look at the light / Read the log / Write it down / Reset

The red light comes back after a reset
""",
)

STORIES = {"warehouse": WAREHOUSE, "care": CARE, "office": OFFICE, "english": ENGLISH}


def led(story: Story, *, until: int | None = None) -> Interview:
    """The interview after these messages, all of them by default."""
    interview = begin(story.language, trade=story.trade)
    for message in story.messages[:until]:
        interview = went_on(interview, message)
    return interview


def went_on(interview: Interview, message: str) -> Interview:
    """After one more message; nothing skips, or takes what is proposed."""
    asked = step(interview, TAXONOMY)
    assert asked is not None
    if message != NOTHING:
        after = answer(interview, message, TAXONOMY)
    elif asked.is_optional:
        after = skipped(interview, asked.id)
    else:
        after = choose(interview, asked.id, 0, TAXONOMY)
    assert not isinstance(after, Complaint), f"{message}: {after}"
    return after


def skipped(interview: Interview, at: StepId) -> Interview:
    after = skip(interview, at)
    assert isinstance(after, Interview)
    return after


def said(interview: Interview, at: StepId, message: str) -> Interview:
    """After this message at this step, which must take it."""
    after = change(interview, at, message, TAXONOMY)
    assert isinstance(after, Interview), after
    return after

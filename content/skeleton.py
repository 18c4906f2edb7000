"""How does a new module begin? With one whole unit to write over."""

from pathlib import Path

from content.check.head import is_valid_id
from content.edition import shipped_taxonomy


class UnusableIdError(Exception):
    """A module cannot be called so; the text says why, in German."""


MODULE_TEXT = """\
---
schema: module/1
id: {id}
version: 1
language: de
title: Der Zettel an der Tür
summary: Warum eine Absprache verschwindet und wie sie alle erreicht.
area: {area}
topic: {topic}
level: basic
roles: [supported]
status: draft
coaching: "Frag heute einmal: „Wo steht das, damit es alle finden?“"
standup: "Welche Absprache ist zuletzt verloren gegangen?"
authors: []
licence: CC-BY-SA-4.0
---

# Der Zettel an der Tür

## Der Zettel ist weg, der Kunde steht da {{#zettel-weg trade=alle}}

### Problem

Gestern hing ein Zettel an der Tür: „Ware für Halle 2 nicht ausladen.“ Heute ist er weg.

Der Fahrer fragt, wohin damit. Hinter ihm warten drei andere.

### Einsicht

Ein Zettel erreicht nur die, die vorbeigehen. Fällt er ab, weiß es keiner mehr.

Was für alle gilt, braucht einen festen Platz. Dort sucht jeder zuerst.

> [!TIP]
> Ein fester Platz schlägt viele Zettel.

### Beispiel

In einer Werkstatt hängt ein Brett neben der Uhr. Was heute gilt, steht dort. Abends wischt es der Letzte ab.

### Ausprobieren

Such heute einen Zettel, der für alle gilt. Frag, wo er besser hängt.

> **Wenn** ich etwas für alle aufschreibe, **dann** hänge ich es an den festen Platz.

### Für Führungskräfte

Leg mit dem Team einen Platz fest, an dem steht, was heute gilt.
"""

QUIZ_TEXT = """\
---
schema: quiz/1
module: {id}
version: 1
language: de
---

# Quiz: Der Zettel an der Tür

## Der Zettel ist weg, der Kunde steht da {{#zettel-weg}}

### Was machst du jetzt? {{#fahrer-wartet .pre}}

- [ ] Abladen, sonst staut es sich
  > Der Hof ist frei. Vielleicht lädst du morgen alles wieder auf.
- [ ] Warten, bis der Chef kommt
  > Dann ist es sicher richtig. Vier Fahrer warten so lange mit.
- [x] Kurz anrufen, wer den Zettel schrieb
  > Das kostet eine Minute, und du weißt, was gilt.

### Wo steht die Absprache morgen? {{#platz-waehlen}}

Die Frühschicht soll Tor 3 frei halten.

- [x] Am Brett, wo alle starten
  > Ja: Dort geht jeder vorbei, bevor er anfängt.
- [ ] In einer Nachricht an drei Leute
  > Das geht schnell. Die anderen erfahren es nicht.
- [ ] Auf einem Zettel an Tor 3
  > Wer davorsteht, sieht ihn. Wer von hinten kommt, nicht.

#### Fall: Küche

Ein Gast verträgt keine Nüsse. Er kommt morgen Abend.

- [ ] Dem Koch im Gang sagen
  > Er weiß es jetzt. Morgen kocht vielleicht jemand anders.
- [x] Zur Reservierung schreiben
  > Ja: Dort schaut morgen jeder nach, der kocht.
- [ ] Selbst daran denken
  > Das geht gut, solange du morgen da bist.

### Der Platz steht fest. Reicht das? {{#reicht-das}}

Das Brett hängt. Nach zwei Wochen stehen noch alte Sachen darauf.

- [ ] Ja
  > Ein Brett hilft nur, wenn stimmt, was darauf steht.
- [x] Nein
  > Genau: Jemand muss wegwischen, was vorbei ist.

### Bring es in die richtige Reihenfolge {{#reihenfolge}}

Ihr führt ein Brett ein.

1. Einen Platz aussuchen
2. Allen sagen, wo er ist
3. Abends wegwischen, was vorbei ist

> Erst der Platz, dann die Gewohnheit.
"""


def write_skeleton(root: Path, module_id: str) -> tuple[Path, Path]:
    """The two files written.

    Raises: UnusableIdError if the id breaks the rule for ids or the module exists; OSError if the folder
    is not writable.
    """
    if not is_valid_id(module_id):
        raise UnusableIdError(
            f"Kennung „{module_id}“: nur a–z, 0–9 und Bindestrich, höchstens 32 Zeichen, wie daten-inventur."
        )
    module, quiz = root / "modules" / f"{module_id}.de.md", root / "quizzes" / f"{module_id}.de.md"
    for path in (module, quiz):
        if path.exists():
            raise UnusableIdError(f"{path} gibt es schon. Nimm eine andere Kennung.")
    for name, text in skeleton(module_id).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return module, quiz


def skeleton(module_id: str) -> dict[str, str]:
    """The two files by path below the content folder, for a valid id."""
    areas = shipped_taxonomy().areas
    area = next((area for area in areas if module_id.startswith(f"{area.id}-")), areas[0])
    values = {"id": module_id, "area": area.id, "topic": area.topics[0]}
    return {
        f"modules/{module_id}.de.md": MODULE_TEXT.format(**values),
        f"quizzes/{module_id}.de.md": QUIZ_TEXT.format(**values),
    }

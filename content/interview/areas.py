"""Which area is a case likely to belong to? By the words that it is told in.

A default for a button, no verdict: whoever tells the case sees it and can take another.
"""

import re
from typing import Final

from content.interview.conversation import Interview
from content.interview.steps import StepId
from content.taxonomy import Area, Taxonomy

WORDS: Final = {
    "grundlagen": r"passwor|mail|login|anmeld|update|virus|link|phishing|konto|account|sicherung|backup",
    "werkzeuge": r"tabelle|excel|datei|ordner|vorlage|kalender|protokoll|spreadsheet|folder|template|version",
    "mensch-maschine": r"maschine|anlage|scanner|sensor|alarm|roboter|bildschirm|machine|robot|reset",
    "daten": r"liste|zahl|zähl|bestand|system|buch|menge|nummer|datum|schein|beleg|record|number|count|stock",
    "ki": r"\bki\b|\bai\b|chatbot|chatgpt|übersetz|assistent|modell|translat",
    "agil": r"auftr|board|zettel|übergabe|schicht|priorität|eilt|dringend|urgent|handover|order\b",
    "selbst": r"vergess|termin|unterbroch|pause|lerne|aufgabe|forgot|interrupt|learn|my day",
    "fuehrung": r"leitung|chef|team|mitarbeit|rolle|vertret|boss|manager|lead",
}
"""parts of words, German and English, for the areas that the program ships"""


def likely_area(interview: Interview, taxonomy: Taxonomy) -> Area:
    """The one with most of its words; the first of the taxonomy where none is."""
    told = " ".join(said for step, said in interview.answers if step is not StepId.TRADE).casefold()
    counts = {
        area.id: len(re.findall(WORDS[area.id], told)) if area.id in WORDS else 0 for area in taxonomy.areas
    }
    # the tuple is in the order of the file, and max keeps to the first of equals
    return max(taxonomy.areas, key=lambda area: counts[area.id])


def area_of(interview: Interview, taxonomy: Taxonomy) -> Area:
    """The one she chose, as far as it still exists, or the likely one."""
    return taxonomy.area(interview.said(StepId.AREA)) or likely_area(interview, taxonomy)


def topic_of(interview: Interview, taxonomy: Taxonomy) -> str:
    """The one she chose, as far as it belongs to the area; empty only if the area has none."""
    topics, chosen = area_of(interview, taxonomy).topics, interview.said(StepId.TOPIC)
    return chosen if chosen in topics else next(iter(topics), "")

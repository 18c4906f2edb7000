"""Which words join her answers into sentences of a unit?

They only join: whatever a unit says is said in her words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    now: str
    """asks at once, behind the title of the unit"""
    here: str
    """asks about another case"""
    look: str
    """asks whether something is a sign"""
    notice: str
    yes: str
    no: str
    alike: str
    """before the reason why something is harmless, at most 24 characters"""
    is_sign: str
    early: str
    in_turn: str
    reply: str
    proposal: str
    model: str
    you_notice: str
    helps: str
    if_then: str
    watch: str
    """the task, where she named none"""
    coaching: str
    standup: str
    slugs: tuple[str, str, str, str, str]
    """of questions, behind the id of the unit: guess, case, sign, order, reply"""


PHRASES: Final[Mapping[str, Phrases]] = {
    "de": Phrases(
        now="{title} Was machst du jetzt?",
        here="Was machst du hier?",
        look="Schaust du hier genauer hin?",
        notice="Dir fällt auf, dass {clause}.",
        yes="Ja",
        no="Nein",
        alike="Das sieht nur so aus. {why}",
        is_sign="Ja. {merksatz}",
        early="Es ist ein frühes Zeichen. {merksatz}",
        in_turn="Was machst du der Reihe nach?",
        reply="Was sagst du dazu?",
        proposal="Jemand im Team will es so machen: „{option}“.",
        model="{cost} Mein Rat: {advice}.",
        you_notice="Du merkst es, wenn {clause}.",
        helps="Das hilft: {advice}.",
        if_then="> **Wenn** {clause}, **dann** {then}.",
        watch="Achte heute darauf, ob {clause}.",
        coaching="Sagt dir jemand, dass {clause}? Bedank dich zuerst. Frag dann: „Was brauchst du?“",
        standup="Wann habt ihr zuletzt gemerkt, dass {clause}?",
        slugs=("vorab", "fall", "zeichen", "folge", "antwort"),
    ),
    "en": Phrases(
        now="{title} What do you do now?",
        here="What do you do here?",
        look="Do you take a closer look here?",
        notice="You notice that {clause}.",
        yes="Yes",
        no="No",
        alike="It only looks like it. {why}",
        is_sign="Yes. {merksatz}",
        early="It is an early sign. {merksatz}",
        in_turn="What do you do, step by step?",
        reply="What do you say to that?",
        proposal="Somebody on the team wants to do this: “{option}”.",
        model="{cost} My advice: {advice}.",
        you_notice="You notice it when {clause}.",
        helps="This helps: {advice}.",
        if_then="> **If** {clause}, **then** {then}.",
        watch="Watch today whether {clause}.",
        coaching="Does somebody tell you that {clause}? Say thank you first. Then ask: “What do you need?”",
        standup="When did you last notice that {clause}?",
        slugs=("guess", "case", "sign", "order", "reply"),
    ),
}

"""An index of one library in one language, in memory: built in a tenth of a second, asked in one thousandth.

What somebody types never becomes a query's syntax: each of its words becomes terms. Nothing of it is kept.
"""

import ctypes
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from typing import Final

from tantivy import (
    Document,
    Filter,
    Index,
    Occur,
    Query,
    Schema,
    SchemaBuilder,
    TextAnalyzer,
    TextAnalyzerBuilder,
    Tokenizer,
)

from content.library import Library
from content.search.words import COMMON, fold, grams, words_of
from learning.model import Case, Module, Multiple, Question, Scenario, Single, Unit, UnitKey

STEMMERS: Final = {"de": "german", "en": "english"}
FIELDS: Final = {"title": 3.0, "keywords": 1.5, "lead": 1.0, "rest": 0.5}
"""field -> what a word in it weighs; measured on tests/content/search_queries.de.yaml, flat around these"""
GRAMS: Final = 1.0
"""what a piece of three letters weighs in a title or a keyword: they find what is misspelt or compounded"""
GRAM_SHARE: Final = 0.4
"""fewer of a word's pieces are chance"""
MISSPELT: Final = 2.0
"""what a word weighs that nearly stands there"""
ONE_SLIP, TWO_SLIPS = 5, 8
"""from how many letters on a word may differ in one place, and in two"""
KEPT: Final = 6.0
"""what it weighs that the learner has kept the unit: it decides between those that fit equally well"""
WEAKEST: Final = 0.2
"""of the best score; below is what merely shares a word"""
LONGEST_CHARACTERS: Final = 200
MOST_WORDS: Final = 12
WRITER_BYTES: Final = 15_000_000
"""the least that tantivy takes; given back when the index is built"""

_STEMMED, _PIECES = "stemmed", "pieces"
_IMAGE: Final = re.compile(r"!\[[^\]]*\]\([^)]*\)")


class UnitIndex:
    """Fulfils learning.ports.Search."""

    def __init__(self, library: Library, language: str) -> None:
        """
        Args:
            library: is read once.
            language: of the learner; where nothing is written in it, that of what they get instead.

        """
        self._language = library.written_for(language)
        self._analyzer = _analyzer(self._language)
        self._schema = _schema()
        index = Index(self._schema)
        index.register_tokenizer(_STEMMED, self._analyzer)
        index.register_tokenizer(_PIECES, TextAnalyzerBuilder(Tokenizer.whitespace()).build())
        writer = index.writer(WRITER_BYTES, 1)
        for module in library.modules(language):
            for unit in module.units:
                writer.add_document(self._document(library, module, unit))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()
        del writer
        _give_back()

    def first(
        self, words: str, *, kept: frozenset[UnitKey] = frozenset(), most: int = 5
    ) -> tuple[UnitKey, ...]:
        folded = fold(words[:LONGEST_CHARACTERS], self._language)
        common = COMMON.get(self._language, frozenset())
        typed = [word for word in words_of(folded) if word not in common][:MOST_WORDS]
        if not typed:
            return ()
        query = Query.boolean_query([(Occur.Should, part) for part in self._parts(typed)])
        if kept:
            query = Query.boolean_query([(Occur.Must, query), (Occur.Should, self._is_kept(kept))])
        hits = self._searcher.search(query, most, count=False).hits
        least = WEAKEST * max((score for score, _ in hits), default=0.0)
        found = (self._searcher.doc(address) for score, address in hits if score >= least)
        return tuple(UnitKey(str(document.get_first("key"))) for document in found)

    # --- a query --------------------------------------------------------------------------------

    def _parts(self, typed: list[str]) -> Iterator[Query]:
        for word in typed:
            for term in self._analyzer.analyze(word):
                yield Query.disjunction_max_query([*self._near(term, letters=len(word))])
            pieces = grams(word)
            yield Query.boolean_query(
                [(Occur.Should, self._term("grams", piece, GRAMS)) for piece in pieces],
                minimum_number_should_match=max(1, round(len(pieces) * GRAM_SHARE)),
            )
        for one, other in pairwise(typed):
            # a compound that was typed in two words: "schicht plan"
            for term in self._analyzer.analyze(one + other):
                yield Query.disjunction_max_query([*self._standing(term)])

    def _near(self, term: str, *, letters: int) -> Iterator[Query]:
        """Where it stands; if it stands nowhere, where something nearly the same does."""
        slips = 2 if letters >= TWO_SLIPS else 1 if letters >= ONE_SLIP else 0
        is_known = any(self._searcher.doc_freq(field, term) for field in FIELDS)
        if is_known or not slips:
            yield from self._standing(term)
            return
        for field, weight in FIELDS.items():
            nearly = Query.fuzzy_term_query(self._schema, field, term, distance=slips)
            yield Query.boost_query(nearly, weight * MISSPELT)

    def _standing(self, term: str) -> Iterator[Query]:
        return (self._term(field, term, weight) for field, weight in FIELDS.items())

    def _term(self, field: str, term: str, weight: float) -> Query:
        return Query.boost_query(Query.term_query(self._schema, field, term, "freq"), weight)

    def _is_kept(self, kept: frozenset[UnitKey]) -> Query:
        return Query.const_score_query(Query.term_set_query(self._schema, "key", sorted(kept)), KEPT)

    # --- what is searched -----------------------------------------------------------------------

    def _document(self, library: Library, module: Module, unit: Unit) -> Document:
        title = fold(unit.title, self._language)
        keywords = fold(", ".join(library.keywords(unit.key, self._language)), self._language)
        pieces = [piece for word in words_of(f"{title} {keywords}") for piece in grams(word)]
        return Document.from_dict(
            {
                "key": unit.key,
                "title": title,
                "keywords": keywords,
                "lead": self._plain(unit.problem, unit.insight, unit.example, unit.local_note),
                "rest": self._plain(*_rest(library, module, unit, self._language)),
                "grams": " ".join(pieces),
            }
        )

    def _plain(self, *texts: str) -> str:
        return fold(_IMAGE.sub(" ", "\n".join(texts)), self._language)


def _rest(library: Library, module: Module, unit: Unit, language: str) -> Iterator[str]:
    yield from (module.title, module.summary, unit.try_task)
    for term in (library.taxonomy.trade(unit.trade), library.taxonomy.area(module.area)):
        if term is not None:
            yield term.title(language)
    for question in (unit.pre, *unit.questions):
        yield from _asked(question)


def _asked(question: Question) -> Iterator[str]:
    yield question.title
    for case in question.cases:
        yield from (case.stem, case.explanation)
        yield from _answers(case)


def _answers(case: Case) -> Iterator[str]:
    match case.task:
        case Single(options=options) | Multiple(options=options):
            yield from (text for option in options for text in (option.text, option.feedback))
        case Scenario(branches=branches):
            yield from (text for branch in branches for text in (branch.text, branch.consequence))


def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name=_STEMMED, index_option="freq")
    builder.add_text_field("grams", tokenizer_name=_PIECES, index_option="freq")
    return builder.build()


def _analyzer(language: str) -> TextAnalyzer:
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(LONGEST_CHARACTERS))
    stemmer = STEMMERS.get(language)
    return (builder.filter(Filter.stemmer(stemmer)) if stemmer else builder).build()


def _give_back() -> None:
    """What building needed goes back to the system: glibc keeps some 15 MB for every index otherwise."""
    with suppress(AttributeError, OSError, TypeError):  # another C library, which has no such call
        ctypes.CDLL(None).malloc_trim(0)

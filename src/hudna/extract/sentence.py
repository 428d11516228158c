"""A sentence as the rules see it: tokens, and what the lexicon found on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hudna.extract.knowledge import Knowledge
from hudna.model.text import Document, Span
from hudna.text.fold import fold_char, fold_key
from hudna.text.lexicon import Entry, Match
from hudna.text.tokens import Token, TokenKind, tokenize
from hudna.text.words import ARTICLE, EndingWords, Reading

NOMINAL = (
    "name",
    "given",
    "office",
    "honorific",
    "group",
    "body",
    "anonymous",
    "document",
)
"""Layers of words that make up phrases."""


@dataclass(frozen=True, slots=True)
class Found:
    """A match of one layer: the tokens, the value, the clitics and cases of it."""

    first: int
    last: int
    layer: str
    value: Any
    prefix: str
    suffix: str
    case: str = ""

    @property
    def reading(self) -> Reading:
        """The clitics, as a reading."""
        return Reading("", self.prefix, self.suffix)


class Sentence:
    """Tokens of one sentence with the matches that start at each of them."""

    __slots__ = (
        "_groups",
        "by_layer",
        "document",
        "index",
        "pack",
        "span",
        "starts",
        "tokens",
    )

    def __init__(
        self, document: Document, span: Span, index: int, knowledge: Knowledge
    ) -> None:
        self.document = document
        self.span = span
        self.index = index
        self.pack = knowledge.pack
        self.tokens: Sequence[Token] = tokenize(document.text, span.start, span.end)
        self.starts: dict[int, list[Found]] = {}
        self.by_layer: dict[str, list[Found]] = {}
        self._groups = [knowledge.groups_of(token.key) for token in self.tokens]
        for finder in knowledge.finders:
            for match in finder.find(self.tokens, document.text):
                self._enter(match)

    def _enter(self, match: Match) -> None:
        entry: Entry = match.entry
        found = Found(
            match.first,
            match.last,
            entry.layer,
            entry.value,
            match.prefix,
            match.suffix,
            match.case,
        )
        self.starts.setdefault(match.first, []).append(found)
        self.by_layer.setdefault(entry.layer, []).append(found)

    def layer(self, name: str) -> list[Found]:
        """Every match of a layer, in order."""
        return self.by_layer.get(name, [])

    def cues(self) -> list[Found]:
        """The cues, without those that are part of a longer one («if» in «as if»)."""
        found = self.layer("cue")
        return [f for f in found if not any(_within(f, other) for other in found)]

    def at(self, index: int, *layers: str) -> Found | None:
        """The longest match of one of the layers that starts at a token."""
        best = None
        for found in self.starts.get(index, ()):
            if found.layer in layers and (best is None or found.last > best.last):
                best = found
        return best

    def word(self, index: int, group: str) -> bool:
        """Whether a token is one of the pack's closed words, clitics aside."""
        return 0 <= index < len(self._groups) and group in self._groups[index]

    def breaks(self, index: int) -> bool:
        """Whether a word begins a clause of its own."""
        groups = self._groups[index]
        if "breakers" in groups or "relative" in groups:
            return True
        return self.at(index, "complementizer") is not None

    def case_slots(self, case: str) -> tuple[str, ...]:
        """The slots that the cases of a word open, as prepositions do elsewhere."""
        slots = [s for each in case.split("|") for s in self.pack.cases.get(each, ())]
        return tuple(dict.fromkeys(slots))

    def slots_at(self, index: int, *, head_last: bool) -> tuple[str, ...]:
        """The slots that the ending of a phrase opens whose head is at a token.

        An ending behind an apostrophe is one whatever the word is.
        """
        words = self.pack.words
        if not self.pack.cases or not isinstance(words, EndingWords):
            return ()
        token = self.tokens[index]
        written = fold_key(self.document.text[token.start : token.end])
        _, apart, ending = written.rpartition("'")
        if apart:
            return self.case_slots(words.cases_of(ending))
        known = [
            f
            for layer in NOMINAL
            for f in self.layer(layer)
            if (f.last - 1 if head_last else f.first) == index
        ]
        longest = max((f.last - f.first for f in known), default=0)
        cases = [f.case for f in known if f.last - f.first == longest]
        return self.case_slots(cases[0]) if all(cases) and cases else ()

    def ends(self, index: int, group: str) -> bool:
        """Whether a word has one of the pack's endings, and letters before it."""
        key = self.key(index)
        endings = self.pack.grammar.get(group, frozenset())
        return any(key.endswith(e) and len(key) > len(e) + 1 for e in endings)

    def joined(self, index: int) -> bool:
        """Whether a word is written together with a conjunction before it."""
        readings = self.pack.words.readings(self.tokens[index].key)
        return any(reading.conjunction for reading in readings)

    def suffixed(self, found: Found, group: str) -> bool:
        """Whether a match carries a pronoun of a group behind it."""
        return found.suffix in self.pack.grammar.get(group, ())

    def is_word(self, index: int) -> bool:
        """Whether there is a word at this place."""
        inside = 0 <= index < len(self.tokens)
        return inside and self.tokens[index].kind is TokenKind.WORD

    def key(self, index: int) -> str:
        """The folded token at a place, or nothing outside the sentence."""
        return self.tokens[index].key if 0 <= index < len(self.tokens) else ""

    def tokens_span(self, first: int, last: int) -> Span:
        """The span of the text from one token up to another (exclusive)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def stem_span(self, first: int, last: int, prefix: str) -> Span:
        """The same without conjunction and preposition on the first token."""
        span = self.tokens_span(first, last)
        letters = prefix.removesuffix(ARTICLE)
        if not letters:
            return span
        return Span(_after(self.document.text, span.start, letters), span.end)


def _within(one: Found, other: Found) -> bool:
    """Whether one match is a smaller part of another."""
    longer = other.last - other.first > one.last - one.first
    return longer and other.first <= one.first and one.last <= other.last


def _after(text: str, start: int, prefix: str) -> int:
    """The offset behind the letters of a clitic; marks on them go with them."""
    at, letters = start, 0
    while letters < len(prefix):
        letters += len(fold_char(text[at]))  # a ligature holds several
        at += 1
    while at < len(text) and not fold_char(text[at]):
        at += 1
    return at

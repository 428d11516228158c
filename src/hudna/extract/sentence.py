"""A sentence as the rules see it: tokens, and what the lexicon found on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hudna.extract.knowledge import Knowledge
from hudna.model.text import Document, Span
from hudna.text.fold import fold_char
from hudna.text.lexicon import Entry, Match
from hudna.text.tokens import Token, TokenKind, tokenize
from hudna.text.words import ARTICLE, Reading


@dataclass(frozen=True, slots=True)
class Found:
    """A match of one layer: the tokens, the value, and the clitics on it."""

    first: int
    last: int
    layer: str
    value: Any
    prefix: str
    suffix: str

    @property
    def reading(self) -> Reading:
        """The clitics, as a reading."""
        return Reading("", self.prefix, self.suffix)


class Sentence:
    """Tokens of one sentence with the matches that start at each of them."""

    __slots__ = ("by_layer", "document", "index", "pack", "span", "starts", "tokens")

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
        words = self.pack.grammar.get(group, frozenset())
        key = self.tokens[index].key
        return key in words or (
            self.pack.words.readings(key)[-1].stem in words and len(key) > 2
        )

    def joined(self, index: int) -> bool:
        """Whether a word is written together with a conjunction before it."""
        readings = self.pack.words.readings(self.tokens[index].key)
        return any(reading.conjunction for reading in readings)

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
    at = start
    for letter in prefix:
        while at < len(text) and fold_char(text[at]) != letter:
            at += 1
        at += 1
    while at < len(text) and not fold_char(text[at]):
        at += 1
    return at

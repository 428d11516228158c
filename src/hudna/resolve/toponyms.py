"""Every name of a place in a document, with what its own phrase says of it.

A name is found by its words, and kept or dropped by the words beside it: a surname is
no town. Names of countries, actors and peoples come from a lexicon, those of other
places from the gazetteer; small towns are only proposed, for the document to believe.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from hudna.model.text import Document, Span
from hudna.model.vocabulary import EntityKind
from hudna.resolve.place_entry import PlaceEntry
from hudna.resolve.place_heads import PlaceHeads, place_heads
from hudna.resolve.place_names import (
    LONGEST,
    PlaceNames,
    look_up,
    rest_of,
    whole,
    written,
)
from hudna.resolve.place_phrases import COMMAS, Line, Phrases, Toponym
from hudna.text.lexicon import Match
from hudna.text.segment import sentences
from hudna.text.tokens import Token, TokenKind, tokenize
from hudna.text.words import ARTICLE, Reading

RARE_TOWN = 300
"""Occurrences (per hundred million) up to which a word without capitals is a town."""
NAME_PARTS = frozenset({"given"})
THING_REACH = 3
"""Capitalised words behind a place within which the thing named after it is said."""
SHORT_TOKENS = 4
"""Tokens of the longest area written in short: «W. Va.»."""
SWALLOWS = "ل"
"""The preposition behind which the article loses its first letter."""
TAG = "_"
"""What stands for a blank in hashtags."""


class Known(Protocol):
    """Finds the words of a lexicon in the tokens of a sentence."""

    def find(self, tokens: Sequence[Token], text: str, /) -> list[Match]:
        """Every match, also overlapping ones."""
        ...


@dataclass(frozen=True, slots=True)
class Toponyms:
    """The names of places of a document, and the countries of its peoples."""

    names: tuple[Toponym, ...]
    peoples: frozenset[str]


@dataclass(frozen=True, slots=True)
class Finding:
    """What finding needs of the world: names, a lexicon, heads and abbreviations."""

    names: PlaceNames
    lexicon: Known
    heads: PlaceHeads


def toponyms(document: Document, names: PlaceNames, lexicon: Known) -> Toponyms:
    """Every name of a place in a document."""
    heads = place_heads(document.lang)
    finding = Finding(names, lexicon, heads)
    found: list[Toponym] = []
    peoples: set[str] = set()
    for at, span in enumerate(sentences(document.text, document.lang)):
        tokens = [
            token
            for token in tokenize(document.text, span.start, span.end)
            if token.key != TAG
        ]
        line = Line(at, tokens)
        reading = _Reading(document.text, line, finding)
        found += reading.toponyms()
        peoples.update(line.peoples.values())
    return Toponyms(tuple(found), frozenset(peoples))


class _Reading:
    """One sentence under work."""

    def __init__(self, text: str, line: Line, finding: Finding) -> None:
        self.text = text
        self.line = line
        self.tokens = line.tokens
        self.finding = finding
        self.gazetteer = finding.names.gazetteer
        self.cased = any(token.upper for token in self.tokens)

    def toponyms(self) -> list[Toponym]:
        """The names of the sentence, in order, with what their phrases say."""
        matches = self._known()
        found: dict[int, Toponym] = {}
        at = 0
        while at < len(self.tokens):
            best = self._best(at, matches.get(at))
            if best is not None:
                found[at] = best
            elif at in matches:
                self.line.taken.update(range(at, matches[at].last))
            taken = best.last if best else matches[at].last if at in matches else 0
            at = max(at + 1, taken)
        named = [each for each in found.values() if not self._of_a_thing(each)]
        phrases = Phrases(self.line, self.finding.heads, self.finding.names.local)
        return [phrases.placed(each, named) for each in named]

    # -- names ---------------------------------------------------------------

    def _known(self) -> dict[int, Match]:
        """The longest known name at each token, of places and of all else."""
        out: dict[int, Match] = {}
        for match in self.finding.lexicon.find(self.tokens, self.text):
            if match.entry.layer in NAME_PARTS:
                self.line.parts.update(range(match.first, match.last))
            if match.entry.layer != "name":
                continue
            if match.entry.value.adjective and match.entry.value.country:
                self.line.peoples[match.last] = match.entry.value.country
            _keep_longest(out, match)
        for match in self.finding.names.find(self.tokens, self.text):
            _keep_longest(out, match)
        return out

    def _best(self, at: int, match: Match | None) -> Toponym | None:
        """The name of a place that begins at a token, if one does."""
        value = match.entry.value if match is not None else None
        is_place = value is not None and value.place and not value.adjective
        short = self._shortened(at)
        if short is not None:
            return short
        least = match.last if match is not None else at
        town = self._town(at, least)
        if town is not None:
            return town
        if match is None or not is_place:
            return None
        return self._named(match)

    def _shortened(self, at: int) -> Toponym | None:
        """An area in short behind a comma: «Louisville, Ky.»."""
        if at == 0 or self.tokens[at - 1].key not in COMMAS:
            return None
        for size in range(SHORT_TOKENS, 0, -1):
            tokens = self.tokens[at : at + size]
            name = self.finding.heads.short.get(" ".join(t.key for t in tokens))
            if size == 1 and tokens and not self._capitals(tokens[0]):
                continue
            entries = look_up(self.gazetteer, (name,)) if name else ()
            areas = tuple(e for e in entries if e.kind == "region")
            if name and areas and len(tokens) == size:
                span = Span(tokens[0].start, tokens[-1].end)
                return Toponym(
                    span=span,
                    line=self.line.at,
                    first=at,
                    last=at + size,
                    key=name,
                    entries=areas,
                )
        return None

    def _capitals(self, token: Token) -> bool:
        return self.text[token.start : token.end].isupper()

    def _named(self, match: Match) -> Toponym | None:
        named = self.finding.names.unambiguous(self.tokens, match.first, match.last)
        if match.entry.value.seat and not named:
            return None
        for reading in self._readings(match.first):
            if reading.prefix != match.prefix or reading.case != match.case:
                continue
            key = self._key(reading, match.first, match.last)
            joined = key.replace(" ", "-")
            surface = self._surface(match.first, match.last, reading)
            entries = look_up(self.gazetteer, (key, joined, *surface))
            entries = self._as_vowelled(match.first, entries)
            if entries:
                return self._toponym(reading, match.first, match.last, entries)
        return None

    def _as_vowelled(
        self, at: int, entries: tuple[PlaceEntry, ...]
    ) -> tuple[PlaceEntry, ...]:
        """The places of a name whose vowels are written: «عُمان» is no «عَمّان»."""
        token = self.tokens[at]
        for vowelled, name in self.finding.heads.vowelled.items():
            if vowelled in self.text[token.start : token.end]:
                return self.gazetteer.lookup(name)
        return entries

    def _town(self, at: int, least: int) -> Toponym | None:
        """A small town or area whose name is longer than what is known."""
        towns = self.gazetteer.towns
        token = self.tokens[at]
        if towns is None or token.kind is not TokenKind.WORD:
            return None
        little = self.finding.heads.inside | self.finding.names.local
        if token.key in little:
            return None
        if not (token.upper if self.cased else self._likely(at)):
            return None
        for reading in self._readings(at):
            longest = LONGEST if towns.begins(reading.stem) else 1
            for last in range(min(at + longest, len(self.tokens)), least, -1):
                if self.cased and not self.tokens[last - 1].upper:
                    continue
                small = towns.lookup(self._key(reading, at, last))
                if small:
                    return self._toponym(reading, at, last, (), small)
        return None

    def _likely(self, at: int) -> bool:
        """Whether a word without capitals may be a town: tagged, called or located."""
        token = self.tokens[at]
        if self.text[token.start - 1 : token.start] == "#":
            return True
        rare = self.finding.names.counts.get(token.key, 0) <= RARE_TOWN
        return rare and (
            self.finding.heads.beside(self.tokens, at, at + 1) is not None
            or self.finding.names.located(self.tokens, at)
        )

    def _readings(self, at: int) -> list[Reading]:
        return [
            r
            for r in self.finding.names.words.readings(self.tokens[at].key)
            if whole(r)
        ]

    def _key(self, reading: Reading, at: int, last: int) -> str:
        rest = rest_of(self.tokens, at, last, self.text)
        return " ".join([written(reading), *rest])

    def _surface(self, at: int, last: int, reading: Reading) -> Iterator[str]:
        if not reading.prefix:
            yield self.text[self.tokens[at].start : self.tokens[last - 1].end].lower()

    def _toponym(
        self,
        reading: Reading,
        first: int,
        last: int,
        entries: tuple[PlaceEntry, ...],
        small: tuple[PlaceEntry, ...] | None = None,
    ) -> Toponym:
        key = self._key(reading, first, last)
        towns = self.gazetteer.towns
        if small is None:
            small = towns.lookup(key) if towns is not None else ()
        start = self.tokens[first].start
        return Toponym(
            span=Span(start + self._joined(reading, first), self.tokens[last - 1].end),
            line=self.line.at,
            first=first,
            last=last,
            key=key,
            entries=entries,
            small=small,
            located=self.finding.names.located(self.tokens, first)
            or bool(reading.preposition),
        )

    def _joined(self, reading: Reading, first: int) -> int:
        """Letters written with a name that are no part of it.

        The article is part of it; where «ل» has swallowed its first letter, so is «ل».
        """
        letters = reading.prefix.removesuffix(ARTICLE)
        word = self.tokens[first].key.removeprefix(letters)
        if written(reading).startswith(ARTICLE) and not word.startswith(ARTICLE):
            letters = letters.rstrip(SWALLOWS)
        return len(letters)

    def _of_a_thing(self, each: Toponym) -> bool:
        """Whether it is part of another name: «Dublin Road», «#floods_jordan»."""
        before, after = (
            self.text[: each.span.start][-1:],
            self.text[each.span.end :][:1],
        )
        if TAG in (before, after):
            return True
        things = self.finding.heads.things
        for token in self.tokens[each.last : each.last + THING_REACH]:
            if not token.upper:
                return False
            if token.key in things:
                return True
        return False


def _keep_longest(out: dict[int, Match], match: Match) -> None:
    held = out.get(match.first)
    if held is None or _rank(match) > _rank(held):
        out[match.first] = match


def _rank(match: Match) -> tuple[int, bool, bool]:
    value = match.entry.value
    other = value.kind is not EntityKind.UNKNOWN and value.full
    return match.last - match.first, value.place or not value.full, other

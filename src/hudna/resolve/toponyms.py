"""Every name of a place in a document, with what its own phrase says of it.

A name is found by its words, and kept or dropped by the words beside it: a surname is
no town. Names of countries, actors and peoples come from a lexicon, those of other
places from the gazetteer; small towns are only proposed, for the document to believe.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from hudna.model.text import Document, Span
from hudna.model.vocabulary import EntityKind, Precision
from hudna.resolve.place_entry import PlaceEntry
from hudna.resolve.place_heads import HeadAt, PlaceHeads, place_heads
from hudna.resolve.place_names import LONGEST, PlaceNames, look_up, whole, written
from hudna.text.lexicon import Match
from hudna.text.segment import sentences
from hudna.text.tokens import Token, TokenKind, tokenize
from hudna.text.words import Reading

PARENT_REACH = 6
"""Tokens between a place and the place it lies in."""
RARE_TOWN = 300
"""Occurrences (per hundred million) up to which a word without capitals is a town."""
NAME_PARTS = frozenset({"given", "honorific"})
THING_REACH = 3
"""Capitalised words behind a place within which the thing named after it is said."""
COMMAS = frozenset({",", "،"})
TAG = "_"
"""What stands for a blank in hashtags."""


class Known(Protocol):
    """Finds the words of a lexicon in the tokens of a sentence."""

    def find(self, tokens: Sequence[Token], text: str, /) -> list[Match]:
        """Every match, also overlapping ones."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name of a place: where it stands, and what its own phrase says.

    ``entries`` are the places it may stand for, without small ones if ``small`` holds
    them; ``first`` to ``last`` are the tokens of the name in its ``line``; ``stated``
    and ``area`` the country and first-order area that the phrase gives. ``located``
    says that a preposition of place stands before it; ``name_like`` that a word beside
    it is a name too, ``personal`` that this is one of a person.
    """

    span: Span
    line: int
    first: int
    last: int
    key: str
    entries: tuple[PlaceEntry, ...]
    small: tuple[PlaceEntry, ...] = ()
    head: HeadAt | None = None
    wide: Span | None = None
    stated: str | None = None
    area: str | None = None
    located: bool = False
    name_like: bool = False
    personal: bool = False

    @property
    def is_country(self) -> bool:
        """Whether it can only be the name of a country."""
        return bool(self.entries) and all(
            entry.precision is Precision.COUNTRY for entry in self.entries
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its tokens, which of them names of other things take, and peoples."""

    at: int
    tokens: list[Token]
    taken: set[int] = field(default_factory=set)
    parts: set[int] = field(default_factory=set)
    peoples: dict[int, str] = field(default_factory=dict)
    """The country of a people, by the last token of its name."""


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
    short: Mapping[str, str] = field(default_factory=dict)


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
        return [self._placed(each, named) for each in named]

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
        least = match.last if match is not None else at
        town = self._town(at, least)
        if town is not None:
            return town
        if match is None or not is_place:
            return None
        return self._named(match)

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
            if entries:
                return self._toponym(reading, match.first, match.last, entries)
        return None

    def _town(self, at: int, least: int) -> Toponym | None:
        """A small town or area whose name is longer than what is known."""
        towns = self.gazetteer.towns
        token = self.tokens[at]
        if towns is None or token.kind is not TokenKind.WORD:
            return None
        if token.key in self._little():
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
        rest = (token.key for token in self.tokens[at + 1 : last])
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
            span=Span(start + len(reading.prefix), self.tokens[last - 1].end),
            line=self.line.at,
            first=first,
            last=last,
            key=key,
            entries=entries,
            small=small,
            located=self.finding.names.located(self.tokens, first)
            or bool(reading.preposition),
        )

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

    # -- phrases -------------------------------------------------------------

    def _placed(self, each: Toponym, named: Sequence[Toponym]) -> Toponym:
        """A name with its head and the place that its phrase puts it in."""
        head = self.finding.heads.beside(self.tokens, each.first, each.last)
        first = head.first if head is not None else each.first
        last = head.last if head is not None else each.last
        each = replace(
            each,
            head=head,
            wide=self._wide(each, head),
            name_like=self._name_like(each),
        )
        if each.is_country:
            return each
        area = self._area_behind(last, named)
        if area is not None and _lies(each, area.country, area.area):
            return replace(each, stated=area.country, area=area.area)
        country = self._country_behind(last, named) or self._country_before(
            first, named
        )
        if country is not None and _lies(each, country, None):
            return replace(each, stated=country)
        return each

    def _wide(self, each: Toponym, head: HeadAt | None) -> Span | None:
        if head is None or not head.head.wide:
            return None
        start = (
            self.tokens[head.first].start
            if head.first < each.first
            else each.span.start
        )
        return Span(start, max(each.span.end, self.tokens[head.last - 1].end))

    def _name_like(self, each: Toponym) -> bool:
        """Whether the words beside it make it look like part of another name."""
        if not self.cased:
            return False
        own = each.first in self.line.parts
        return self._proper(each.first - 1) or (own and self._proper(each.last))

    def _personal(self, each: Toponym) -> bool:
        """Whether a given name or an initial stands before it."""
        before = each.first - 1
        if not self.cased or before < 0:
            return False
        if self._key_at(before) == "." and before:
            before -= 1
            return len(self.tokens[before].key) == 1 and self._proper(before)
        return before in self.line.parts and self._proper(before)

    def _proper(self, at: int) -> bool:
        """Whether a word beside is capitalised and nothing that goes with places."""
        if not 0 <= at < len(self.tokens):
            return False
        token = self.tokens[at]
        if not token.upper or token.kind is not TokenKind.WORD:
            return False
        if at in self.line.peoples or at + 1 in self.line.peoples:
            return False
        if token.key in self.finding.heads.words or token.key in self._little():
            return False
        return at > 0 or at in self.line.parts

    def _little(self) -> frozenset[str]:
        return self.finding.heads.inside | self.finding.names.local

    def _area_behind(self, last: int, named: Sequence[Toponym]) -> PlaceEntry | None:
        """The first-order area named right behind a comma."""
        if self._key_at(last) not in COMMAS:
            return None
        for other in named:
            if other.first == last + 1:
                areas = [e for e in other.entries if e.kind == "region" and e.area]
                return areas[0] if areas else None
        return None

    def _country_behind(self, last: int, named: Sequence[Toponym]) -> str | None:
        """The country of «Sirte, in central Libya», «أجدابيا شرق ليبيا»."""
        at = last
        gap = 0
        while at < len(self.tokens) and at - last < PARENT_REACH:
            country = self._country_at(at, named)
            if country is not None:
                return country if gap or not self.cased else None
            if at + 1 in self.line.peoples and not self.cased:
                return self.line.peoples[at + 1]
            comma = self._key_at(at) in COMMAS and at == last
            if not comma and self._key_at(at) not in self.finding.heads.inside:
                return None
            at, gap = at + 1, gap + 1
        return None

    def _country_at(self, at: int, named: Sequence[Toponym]) -> str | None:
        for other in named:
            if other.first == at and other.is_country:
                return other.entries[0].country
        return None

    def _country_before(self, first: int, named: Sequence[Toponym]) -> str | None:
        """The country of «the Libyan city of Sirte», «Libya's Sirte»."""
        if not self.cased:
            return None
        at = first - 1
        while at >= 0 and first - at <= PARENT_REACH:
            if at + 1 in self.line.peoples:
                return self.line.peoples[at + 1]
            for other in named:
                if other.last == at + 1 and other.is_country:
                    owner = self._key_at(at + 1) in {"s", "'s"}
                    return other.entries[0].country if owner else None
            key = self._key_at(at)
            passed = key in self._little() or key in {"s", "'s"}
            if not passed and key not in self.finding.heads.words:
                return None
            at -= 1
        return None

    def _key_at(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""


def _keep_longest(out: dict[int, Match], match: Match) -> None:
    held = out.get(match.first)
    if held is None or _rank(match) > _rank(held):
        out[match.first] = match


def _rank(match: Match) -> tuple[int, bool, bool]:
    value = match.entry.value
    other = value.kind is not EntityKind.UNKNOWN and value.full
    return match.last - match.first, value.place or not value.full, other


def _lies(each: Toponym, country: str | None, area: str | None) -> bool:
    """Whether a place of the name lies in a country, and in an area of it."""
    return any(
        entry.country == country and area in (None, entry.area)
        for entry in (*each.entries, *each.small)
    )

"""What the words beside a name of a place say of it.

A head («the city of», «airport») says what it names, the words behind it where it
lies («Sirte, in central Libya»), and a given name before it that it is a surname.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hudna.model.text import Span
from hudna.model.vocabulary import Precision
from hudna.resolve.place_entry import PlaceEntry
from hudna.resolve.place_heads import HeadAt, PlaceHeads
from hudna.text.tokens import Token, TokenKind

PARENT_REACH = 6
"""Tokens between a place and the place it lies in."""
COMMAS = frozenset({",", "،"})


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

    @property
    def cased(self) -> bool:
        """Whether it is written in a script with capitals."""
        return any(token.upper for token in self.tokens)


class Phrases:
    """The phrases of a sentence; ``local`` are the prepositions of place."""

    def __init__(self, line: Line, heads: PlaceHeads, local: frozenset[str]) -> None:
        self.line = line
        self.tokens = line.tokens
        self.heads = heads
        self.local = local

    def placed(self, each: Toponym, named: Sequence[Toponym]) -> Toponym:
        """A name with its head and the place that its phrase puts it in."""
        head = self._head(each)
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

    def _head(self, each: Toponym) -> HeadAt | None:
        """The head beside a name; that of a country can only be one of a part."""
        find = self.heads.part if each.is_country else self.heads.beside
        head = find(self.tokens, each.first, each.last)
        apart = each.span.start > self.tokens[each.first].start
        if head is not None and head.first < each.first and apart:
            return None  # «Maabar in Dhamar»: a preposition stands between
        return head

    def _wide(self, each: Toponym, head: HeadAt | None) -> Span | None:
        """The words of a name with its head, where they are one name."""
        if head is None or not head.head.wide:
            return None
        start = each.span.start
        if head.first < each.first:
            start = self.tokens[head.first].start + head.joined
        return Span(start, max(each.span.end, self.tokens[head.last - 1].end))

    def _name_like(self, each: Toponym) -> bool:
        """Whether the words beside it make it look like part of another name."""
        if not self.line.cased:
            return False
        own = each.first in self.line.parts
        return self._proper(each.first - 1) or (own and self._proper(each.last))

    def _proper(self, at: int) -> bool:
        """Whether a word beside is capitalised and nothing that goes with places."""
        if not 0 <= at < len(self.tokens):
            return False
        token = self.tokens[at]
        if not token.upper or token.kind is not TokenKind.WORD:
            return False
        if at in self.line.peoples or at + 1 in self.line.peoples:
            return False
        if token.key in self.heads.words or token.key in self._little():
            return False
        return at > 0 or at in self.line.parts

    def _little(self) -> frozenset[str]:
        return self.heads.inside | self.local

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
                return country if gap or not self.line.cased else None
            if at + 1 in self.line.peoples and not self.line.cased:
                return self.line.peoples[at + 1]
            comma = self._key_at(at) in COMMAS and at == last
            if not comma and self._key_at(at) not in self.heads.inside:
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
        if not self.line.cased:
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
            if not passed and key not in self.heads.words:
                return None
            at -= 1
        return None

    def _key_at(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""


def _lies(each: Toponym, country: str | None, area: str | None) -> bool:
    """Whether a place of the name lies in a country, and in an area of it."""
    return any(
        entry.country == country and area in (None, entry.area)
        for entry in (*each.entries, *each.small)
    )

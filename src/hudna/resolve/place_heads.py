"""Words that say what a name of a place names: «airport», «province», «مدينة»."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from hudna.errors import DataInvalid
from hudna.model.vocabulary import Precision
from hudna.text.tokens import Token, word_key
from hudna.text.words import PREPOSITIONS

FILE = "heads.toml"
LONGEST = 3
"""Words of the longest head."""
OF = "of"


@dataclass(frozen=True, slots=True)
class Head:
    """What a word says of the name beside it.

    ``site`` marks what lies in the place named and is named after it, ``named`` what
    belongs to the name (a province is told from its city by it), ``part`` a part of
    the country named («southern»).
    """

    english: str
    precision: Precision
    site: bool = False
    named: bool = False
    part: bool = False

    @property
    def wide(self) -> bool:
        """Whether the words of the head belong to the name."""
        return self.site or self.named or self.part


@dataclass(frozen=True, slots=True)
class HeadAt:
    """A head found beside a name: the tokens that both fill.

    ``joined`` counts the letters of the conjunction and preposition written with it.
    """

    head: Head
    first: int
    last: int
    joined: int = 0


@dataclass(frozen=True, slots=True)
class PlaceHeads:
    """The heads of one language; ``behind`` says that they follow the name.

    ``inside`` are the words that may stand between a place and the one it lies in,
    ``things`` those of streets, schools and clubs that are called after places;
    ``short`` gives the areas that are written in short, by the keys of their tokens.
    ``joined`` says that conjunctions and prepositions are written with their word;
    ``parts`` are the words for a part of a country, which follow it if
    ``parts_behind`` says so. ``vowelled`` gives the places of names that only their
    vowels tell apart.
    """

    words: Mapping[str, Head]
    behind: bool
    inside: frozenset[str]
    things: frozenset[str] = frozenset()
    short: Mapping[str, str] = field(default_factory=dict)
    joined: bool = False
    parts: Mapping[str, Head] = field(default_factory=dict)
    parts_behind: bool = False
    vowelled: Mapping[str, str] = field(default_factory=dict)

    def beside(self, tokens: Sequence[Token], first: int, last: int) -> HeadAt | None:
        """The head of the name that fills some tokens, the longest one."""
        for size in range(LONGEST, 0, -1):
            if self.behind:
                head = self.words.get(_key(tokens[last : last + size], size))
                if head is not None:
                    return HeadAt(head, first, last + size)
            found = self._before(tokens, first, last, size)
            if found is not None:
                return found
        return None

    def part(self, tokens: Sequence[Token], first: int, last: int) -> HeadAt | None:
        """The part of a country that a word beside its name says."""
        for size in range(LONGEST, 0, -1):
            head = self.parts.get(_key(tokens[last : last + size], size))
            if head is not None and self.parts_behind:
                return HeadAt(head, first, last + size)
            if first < size or self.parts_behind:
                continue
            key = _key(tokens[first - size : first], size)
            for reading in (key, self._unjoined(key)):
                head = self.parts.get(reading)
                if head is not None:
                    return HeadAt(head, first - size, last, len(key) - len(reading))
        return None

    def _unjoined(self, key: str) -> str:
        """A word without the conjunction and preposition written with it."""
        bare = key.removeprefix("و") if self.joined else key
        return bare[1:] if self.joined and bare[:1] in PREPOSITIONS else bare

    def _before(
        self, tokens: Sequence[Token], first: int, last: int, size: int
    ) -> HeadAt | None:
        end = first
        if self.behind:
            if not first or tokens[first - 1].key != OF:
                return None
            end = first - 1
        start = end - size
        if start < 0:
            return None
        key = _key(tokens[start:end], size)
        bare = key.removeprefix("و") if self.joined else key
        for reading in (key, bare, self._unjoined(key)):
            head = self.words.get(reading)
            if head is not None:
                return HeadAt(head, start, last, len(key) - len(reading))
        return None


def _key(tokens: Sequence[Token], size: int) -> str:
    return " ".join(token.key for token in tokens) if len(tokens) == size else ""


@cache
def place_heads(lang: str) -> PlaceHeads:
    """The heads of a language, hudna's own; none for one that it does not know."""
    return read_heads(files("hudna").joinpath("data", "places", FILE), lang)


def read_heads(source: Traversable, lang: str) -> PlaceHeads:
    """Read the heads of a language from a file."""
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
        return PlaceHeads(
            words=dict(_words(data["head"], lang)),
            behind=lang in data["behind"],
            joined=lang in data["joined"],
            parts=dict(_parts(data["part"], lang)),
            parts_behind=lang in data["parts_behind"],
            vowelled=data["vowelled"].get(lang, {}),
            inside=frozenset(map(word_key, data["inside"].get(lang, ()))),
            things=frozenset(map(word_key, data["things"].get(lang, ()))),
            short={
                word_key(short): word_key(name)
                for short, name in data["short"].get(lang, {}).items()
            },
        )
    except (KeyError, ValueError) as fault:
        message = f"{source}: not a table of heads ({fault}). See its first lines."
        raise DataInvalid(message) from fault


def _words(
    tables: Sequence[Mapping[str, Any]], lang: str
) -> Iterator[tuple[str, Head]]:
    for table in tables:
        head = Head(
            table["english"],
            Precision(table["precision"]),
            table.get("site", False),
            table.get("named", False),
        )
        for word in table.get(lang, ()):
            yield word_key(word), head


def _parts(
    tables: Sequence[Mapping[str, Any]], lang: str
) -> Iterator[tuple[str, Head]]:
    for table in tables:
        head = Head(table["english"], Precision.PROVINCE, part=True)
        for word in table.get(lang, ()):
            yield word_key(word), head

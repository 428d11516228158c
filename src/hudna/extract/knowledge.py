"""What an engine needs of the world: a language pack and finders of known words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from hudna.languages import Pack
from hudna.text.lexicon import Match
from hudna.text.tokens import Token


class Finder(Protocol):
    """Finds known words in the tokens of a sentence: a lexicon, a gazetteer."""

    def find(self, tokens: Sequence[Token], text: str, /) -> list[Match]:
        """Every match, also overlapping ones."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """A pack, and the finders that know its words and the names of the world."""

    pack: Pack
    finders: tuple[Finder, ...]

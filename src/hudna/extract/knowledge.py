"""What an engine needs of the world: a language pack and finders of known words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from hudna.pack import Pack
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
    seen: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)
    """Words met so far with their groups: the same few are asked for all the time."""

    def groups_of(self, key: str) -> frozenset[str]:
        """The groups of closed words that a folded word is in, clitics aside."""
        groups = self.seen.get(key)
        if groups is None:
            stem = self.pack.words.readings(key)[-1].stem if len(key) > 2 else key
            groups = frozenset(
                name
                for name, words in self.pack.grammar.items()
                if key in words or stem in words
            )
            self.seen[key] = groups
        return groups

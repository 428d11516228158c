"""Noun phrases as the grammar sees them, and what a document has named so far."""

from dataclasses import dataclass, field

from hudna.model.extraction import EntityMention
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind

MARKS = frozenset('«»"“”„')
TITLE = 3
"""Words that marks of quotation enclose as a name, not as speech."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A noun phrase in a sentence.

    ``first`` and ``last`` are tokens; ``prefix`` the proclitics on the first one;
    ``adjectival`` phrases only qualify another noun; ``possessive`` ones end in a
    possessive («X's»); ``place`` says that it may locate, ``seat`` that it is the
    capital of a government. ``inner`` are the mentions inside of whom it belongs to;
    ``counterpart`` says that its office is that of another.
    """

    first: int
    last: int
    mention: EntityMention
    prefix: str = ""
    adjectival: bool = False
    possessive: bool = False
    place: bool = False
    seat: bool = False
    inner: tuple[EntityMention, ...] = ()
    counterpart: bool = False

    @property
    def locates(self) -> bool:
        """Whether it names a place and no actor, unless it takes part in something."""
        return self.place and (self.seat or self.mention.kind is EntityKind.UNKNOWN)

    @property
    def span(self) -> Span:
        """Where the phrase stands."""
        return self.mention.span


@dataclass(slots=True)
class Introduced:
    """What a document has named so far: short forms follow full ones."""

    refs: set[str]
    names: dict[str, tuple[str, ...]]
    """Last word of an unknown full name to all its words."""
    countries: frozenset[str] = frozenset()
    """The countries that the document names."""
    issuers: dict[str, EntityMention] = field(default_factory=dict)
    """Who issued the last document of each kind that the text told of."""

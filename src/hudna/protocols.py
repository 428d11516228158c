"""Every joint between the parts of hudna, on one page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from hudna.model.extraction import EntityMention, Extraction
from hudna.model.grounding import Entity
from hudna.model.text import Document
from hudna.model.vocabulary import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A name that an authority knows, as an engine meets it in a text.

    ``ref`` is the authority's key (of an actor), ``country`` ISO 3166-1 alpha-3.
    ``full`` names stand alone; others need the full name or an office nearby,
    unless they are ``distinct``. ``adjective`` marks names of a people
    (``Italian``), ``place`` names that may locate, ``seat`` the seat of a
    government that is also used for it.
    """

    ref: str | None = None
    kind: EntityKind = EntityKind.UNKNOWN
    country: str | None = None
    sectors: tuple[str, ...] = ()
    full: bool = True
    distinct: bool = False
    adjective: bool = False
    place: bool = False
    seat: bool = False


class Authority(Protocol):
    """Knows names: a curated file, a gazetteer, a service."""

    def names(self) -> Iterable[tuple[str, KnownName]]:
        """Every surface name with what it stands for."""
        ...


class Extractor(Protocol):
    """An engine: rules, a local model, a prompt."""

    name: str
    """Name and version, such as ``rules/1``: goes into every claim."""

    def extract(self, document: Document) -> Extraction:
        """Everything the engine reads out of one document."""
        ...


class ActorAuthority(Protocol):
    """Resolves mentions of actors to entities."""

    def resolve(
        self, document: Document, mentions: tuple[EntityMention, ...]
    ) -> tuple[Entity, ...]:
        """The entities of a document; every mention belongs to exactly one."""
        ...

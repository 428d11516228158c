"""The record of one document: what ``hudna read`` gives."""

from dataclasses import dataclass

from hudna.model.claim import Claim, Figure, Quote
from hudna.model.extraction import Issue
from hudna.model.grounding import Entity
from hudna.model.text import Document

SCHEMA = "hudna/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything read from one document, each field with its words."""

    document: Document
    entities: tuple[Entity, ...] = ()
    events: tuple[Claim, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    issues: tuple[Issue, ...] = ()

    def entity(self, id_: str) -> Entity:
        """The entity of a local id such as ``n1``."""
        return next(e for e in self.entities if e.id == id_)

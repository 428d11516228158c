"""Everything the words of one document stand for, ready to be put into claims."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hudna.model.claim import Attribution, Capacity
from hudna.model.extraction import EntityMention, SourceLink
from hudna.model.grounding import Entity, Place, Timex
from hudna.model.text import Document, Span

Dates = Mapping[tuple[Span, bool], Timex]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounding:
    """What mentions of one document were resolved to.

    ``entity_of`` maps the span of a mention to an entity id. ``dates`` maps a span and
    whether the event is still to come to a date, because a weekday depends on it.
    ``capacities`` gives the offices of each entity with the days they were held.
    """

    document: Document
    entities: Mapping[str, Entity]
    entity_of: Mapping[Span, str]
    mentions: Mapping[Span, EntityMention]
    dates: Dates
    places: Mapping[Span, Place]
    offices: Mapping[str, tuple[Capacity, ...]] = field(default_factory=dict)

    def ids(self, spans: tuple[Span, ...]) -> tuple[str, ...]:
        """The entities of some spans, each once, in order."""
        found = (self.entity_of.get(span) for span in spans)
        return tuple(dict.fromkeys(id_ for id_ in found if id_ is not None))

    def chain(self, links: tuple[SourceLink, ...]) -> tuple[Attribution, ...]:
        """The links of a chain with their entities, outermost first."""
        out = []
        seen: set[str] = set()
        for link in links:
            entity = self.entity_of.get(link.span)
            if entity is None or entity in seen:
                continue
            seen.add(entity)
            out.append(
                Attribution(
                    kind=link.kind,
                    entity=entity,
                    class_=link.class_,
                    cue=self.document.passage(link.cue) if link.cue else None,
                )
            )
        return tuple(out)

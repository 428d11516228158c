"""What every engine returns: spans and labels, nothing resolved yet."""

from dataclasses import dataclass

from hudna.model.text import Span
from hudna.model.vocabulary import (
    Certainty,
    EntityKind,
    EventType,
    FigureKind,
    Role,
    SourceClass,
    SourceKind,
    Status,
    TruceAct,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A fault in the data: kept, counted and shown; never raised."""

    stage: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMention:
    """Words that name or describe one actor.

    ``refs`` are candidate ids of known actors, best first. ``office`` is the role
    key of an office named in the mention (``foreign-minister``), with the ISO code
    or actor id it is an office ``of``; ``office_at`` its words. ``name_at`` is the
    personal or proper name within the mention, if it has one.
    """

    span: Span
    kind: EntityKind
    refs: tuple[str, ...] = ()
    name_at: Span | None = None
    office: str | None = None
    office_of: str | None = None
    office_at: Span | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    anonymous: SourceClass | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """The words that play a part in an event, and the cue that assigns it."""

    role: Role
    span: Span
    cue: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that decides something about an event, and what it decides."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLink:
    """One link of a chain of attribution; ``span`` is the mention of the source."""

    kind: SourceKind
    span: Span
    class_: SourceClass | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One report of a happening, with the spans of its arguments."""

    trigger: Span
    type: EventType
    mode: str | None = None
    arguments: tuple[Argument, ...] = ()
    status: Status = Status.ACTUAL
    certainty: Certainty | None = None
    cues: tuple[Cue, ...] = ()
    truce_act: TruceAct | None = None
    contexts: tuple[str, ...] = ()
    attribution: tuple[SourceLink, ...] = ()
    evidence: tuple[Span, ...] = ()
    score: float | None = None
    why: tuple[str, ...] = ()

    @property
    def future(self) -> bool:
        """Whether it is still to come, so that weekdays look forward."""
        return self.status in (Status.FUTURE, Status.HYPOTHETICAL)

    def spans(self, role: Role) -> tuple[Span, ...]:
        """The spans that play a part, in order of assignment."""
        return tuple(a.span for a in self.arguments if a.role is role)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMention:
    """Words that somebody is reported to have said; ``span`` is without marks."""

    span: Span
    direct: bool
    speaker: Span | None = None
    addressees: tuple[Span, ...] = ()
    venue: Span | None = None
    cue: Span | None = None
    attribution: tuple[SourceLink, ...] = ()
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """A number of people, a sum or a duration; ``high`` is None when open."""

    span: Span
    kind: FigureKind
    low: float | None
    high: float | None
    unit: str | None = None
    event: Span | None = None
    attribution: tuple[SourceLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that one engine reads out of one document."""

    engine: str
    mentions: tuple[EntityMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    quotes: tuple[QuoteMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    issues: tuple[Issue, ...] = ()

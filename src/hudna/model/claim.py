"""Who says that something happened or was said, where, and how surely."""

from dataclasses import dataclass, field

from hudna.model.event import Event
from hudna.model.text import Passage
from hudna.model.vocabulary import (
    Certainty,
    FigureKind,
    SourceClass,
    SourceKind,
    Status,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of the chain; the outermost source that the text names comes first."""

    kind: SourceKind
    entity: str | None
    class_: SourceClass | None = None
    cue: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """The office in which somebody acts, at the event's date.

    ``stated`` says whether the text names it; then the words are given.
    """

    office: str
    stated: bool
    at: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCue:
    """A word that decided status or certainty, and which of them."""

    kind: str
    at: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An event as this document reports it.

    ``claim`` is stable over engines and versions: decisions hang on it.
    """

    id: str
    claim: str
    event: Event = field(metadata={"flat": True})
    status: Status
    certainty: Certainty | None
    cues: tuple[StatusCue, ...] = ()
    trigger: Passage
    capacities: dict[str, Capacity] = field(default_factory=dict)
    attribution: tuple[Attribution, ...] = ()
    evidence: tuple[Passage, ...] = ()
    confidence: float | None = None
    engine: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words that a speaker is reported to have said; offsets without the marks."""

    id: str
    claim: str
    direct: bool
    at: Passage
    speaker: str | None = None
    addressees: tuple[str, ...] = ()
    venue: Passage | None = None
    cue: Passage | None = None
    attribution: tuple[Attribution, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its range and who claims it; ``event`` is an event id."""

    kind: FigureKind
    low: float | None
    high: float | None
    unit: str | None
    event: str | None
    attribution: tuple[Attribution, ...] = ()
    at: Passage

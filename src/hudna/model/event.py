"""What is said to have happened: content only, no provenance."""

from dataclasses import dataclass

from hudna.model.grounding import Place, Timex
from hudna.model.text import Passage
from hudna.model.vocabulary import EventType, TruceAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a promise, demand or acceptance hangs on, with the word that says so."""

    at: Passage
    cue: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Truce:
    """What an event does about a truce."""

    act: TruceAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A PLOVER event; actors, recipients and mediators are entity ids."""

    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    date: Timex | None = None
    deadline: Timex | None = None
    place: Place | None = None
    content: Passage | None = None
    conditions: tuple[Condition, ...] = ()
    truce: Truce | None = None

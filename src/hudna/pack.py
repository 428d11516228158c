"""A language pack: what hudna knows of one language, as types."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hudna.model.vocabulary import (
    EntityKind,
    EventType,
    FigureKind,
    SourceClass,
    Status,
    TruceAct,
)
from hudna.text.inflect import Tense, VerbForm
from hudna.text.lexicon import Entry
from hudna.text.words import CliticWords, EndingWords, PlainWords

LAYERS = (
    "triggers",
    "classes",
    "roles",
    "cues",
    "grammar",
    "dates",
    "figures",
    "contexts",
)
"""Every layer a pack can have, a file each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that report an event, and what must stand with them."""

    id: str
    type: EventType
    mode: str | None
    frame: str
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    truce: TruceAct | None = None
    status: Status | None = None
    present: Status | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerForm:
    """One form of a trigger: its voice (verb, noun, fixed, passive) and tense."""

    trigger: Trigger
    voice: str
    tense: Tense | None = None
    person: int = 3
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechForm:
    """One form of a verb or noun of speech."""

    kind: str
    voice: str
    person: int = 3
    tense: Tense | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWord:
    """An office, a group noun, a body, an anonymous source or an honorific.

    An ``owned`` form says that it belongs to the name before it.
    """

    layer: str
    english: str
    key: str | None = None
    sector: str | None = None
    kind: EntityKind = EntityKind.ROLE
    anonymous: SourceClass | None = None
    owned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWord:
    """A word that decides status, certainty or condition within its scope.

    With a ``tense`` it does so only for verb forms of that tense.
    """

    category: str
    direction: str
    scope: str
    tense: Tense | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedWord:
    """A word for what a figure counts, with the unit of sums and durations."""

    kind: FigureKind
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class VerbWord:
    """A form of a verb that only lends its subject or its voice."""

    layer: str
    form: VerbForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The knowledge of one language, ready to be entered into a lexicon."""

    code: str
    name: str
    direction: str
    version: int
    layers: tuple[str, ...]
    words: CliticWords | EndingWords | PlainWords
    verb_first: bool
    modifiers_after: bool
    entries: tuple[tuple[str, Entry], ...]
    actors: Mapping[str, tuple[str, ...]]
    places: Mapping[str, str]
    grammar: Mapping[str, frozenset[str]]
    prepositions: Mapping[str, tuple[str, ...]]
    place_heads: Mapping[str, str]
    verb_last: bool = False
    owners_after: bool = False
    drops_subject: bool = False
    cases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def cased(self) -> bool:
        """Whether the script has capitals, which tell names."""
        return self.direction == "ltr"

    @property
    def missing(self) -> tuple[str, ...]:
        """Layers this pack does not have."""
        return tuple(layer for layer in LAYERS if layer not in self.layers)

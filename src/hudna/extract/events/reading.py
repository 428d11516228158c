"""What the engine has read of one sentence, and of those before it."""

from dataclasses import dataclass, field

from hudna.extract.grammar.agreement import subordinate
from hudna.extract.grammar.clause import Clauses
from hudna.extract.grammar.predicate import Predicate
from hudna.extract.phrases.chunk import Chunk
from hudna.extract.speech.reports import (
    SILENT,
    Report,
    Voice,
    heard,
)
from hudna.model.extraction import (
    EventMention,
)
from hudna.model.text import Span


@dataclass(slots=True)
class Reading:
    """One sentence under work, and what was read from it."""

    clauses: Clauses
    triggers: list[Predicate]
    lights: list[Predicate]
    reports: list[Report]
    events: list[EventMention] = field(default_factory=list)
    predicates: dict[Span, Predicate] = field(default_factory=dict)
    resuming: set[Span] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Before:
    """Whom the sentences before were about, and who spoke last in them."""

    topic: Chunk | None = None
    voice: Voice = SILENT

    def after(self, reading: Reading) -> "Before":
        """The same after one more sentence."""
        voice = self.voice
        for report in reading.reports:
            voice = voice.after(report)
        voice = heard(reading.clauses, voice)
        return Before(_topic(reading) or self.topic, voice)


def _topic(reading: Reading) -> Chunk | None:
    """Who the sentence is about: the subject of its first verb that has one."""
    clauses = reading.clauses
    for verb in clauses.verbs:
        if clauses.verb_first and subordinate(clauses, verb):
            continue
        chunk, path = clauses.subject(verb)
        if chunk is not None and not path.startswith("inherited"):
            return chunk
    return None

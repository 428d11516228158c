"""Conditions: the words on which a promise, demand, threat or refusal hangs.

A cue of condition («if», «provided that», «بشرط») opens a clause; the clause belongs
to the political act that it stands nearest to in its sentence.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hudna.extract.events.content import QUOTE_MARKS
from hudna.extract.grammar.clause import Clauses
from hudna.extract.grammar.hanging import COMMAS, STOPS
from hudna.extract.grammar.predicate import Predicate
from hudna.extract.sentence import Found
from hudna.model.extraction import Argument, EventMention
from hudna.model.text import Span
from hudna.model.vocabulary import EventType, Role, Status
from hudna.text.tokens import TokenKind

POLITICAL = frozenset(
    {
        EventType.AGREE,
        EventType.CONCEDE,
        EventType.SUPPORT,
        EventType.REQUEST,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.RETREAT,
        EventType.AID,
        EventType.COOPERATE,
        EventType.SANCTION,
    }
)
"""Acts that may be made to depend on something."""
OPENING, CLOSING = frozenset("«“"), frozenset('»”"')
UNREAL = frozenset({Status.HYPOTHETICAL, Status.NEGATED})
LONGEST = 40
SHORTEST = 2
"""Words of a condition, its cue among them."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition by its tokens, with the cue that opens it."""

    first: int
    last: int
    cue: Found


def attach_conditions(
    clauses: Clauses,
    events: Sequence[EventMention],
    predicates: Mapping[Span, Predicate],
) -> list[EventMention]:
    """The events, each with the conditions that hang on it."""
    given: dict[Span, list[Argument]] = {}
    for condition in conditions(clauses):
        trigger = _governor(condition, events, predicates)
        if trigger is not None:
            given.setdefault(trigger, []).append(_argument(clauses, condition))
    return [
        replace(e, arguments=(*e.arguments, *given.get(e.trigger, ()))) for e in events
    ]


def unconditional(
    clauses: Clauses, events: Sequence[EventMention]
) -> list[EventMention]:
    """The events without those that are told only as a condition."""
    spans = [clauses.sentence.tokens_span(c.first, c.last) for c in conditions(clauses)]
    return [
        event
        for event in events
        if event.status not in UNREAL or not any(s.covers(event.trigger) for s in spans)
    ]


def conditions(clauses: Clauses) -> Iterator[Condition]:
    """Every stated condition of a sentence, in order and without overlap."""
    reached = 0
    for found in clauses.sentence.cues():
        if found.value.category != "condition" or found.first < reached:
            continue
        last = _end(clauses, found)
        if last - found.first >= SHORTEST:
            yield Condition(found.first, last, found)
            reached = last


def _end(clauses: Clauses, cue: Found) -> int:
    """Where the clause of a condition ends.

    A condition that opens its sentence ends at the comma before the main clause;
    one that follows the main clause runs to the end of the sentence, or to a comma
    behind which something new begins.
    """
    sentence = clauses.sentence
    end = min(len(sentence.tokens), cue.first + LONGEST)
    leading = _leads(clauses, cue)
    for at in range(cue.last, end):
        token = sentence.tokens[at]
        if token.kind is not TokenKind.PUNCTUATION:
            if leading and at > cue.last + 1 and _opens_consequence(clauses, at):
                return at
            continue
        if token.key in STOPS - QUOTE_MARKS:
            return at
        if token.key in COMMAS and (leading or _something_new(clauses, at + 1)):
            return at
        if token.key in '»”"' and not _opened(clauses, cue.first, at):
            return at
    return end


def _opened(clauses: Clauses, first: int, at: int) -> bool:
    """Whether a mark opens a quotation, or closes one opened within the condition."""
    sentence = clauses.sentence
    if sentence.key(at) == '"':
        before = [sentence.key(here) for here in range(first)].count('"')
        return before % 2 == 0
    return any(sentence.key(here) in OPENING for here in range(first, at))


def _leads(clauses: Clauses, cue: Found) -> bool:
    """Whether a condition stands before what depends on it."""
    sentence = clauses.sentence
    at = cue.first - 1
    while at >= 0 and (
        sentence.tokens[at].kind is TokenKind.PUNCTUATION
        or sentence.at(at, "complementizer") is not None
        or sentence.word(at, "breakers")
        or sentence.word(at, "conjunctions")
    ):
        if sentence.at(at, "complementizer") is not None:
            return True
        at -= 1
    return at < 0


def _opens_consequence(clauses: Clauses, at: int) -> bool:
    """A complementizer behind a leading condition begins what depends on it."""
    return clauses.sentence.at(at, "complementizer") is not None


def _something_new(clauses: Clauses, at: int) -> bool:
    return clauses.begins_anew(at) or clauses.sentence.joined(at)


def _governor(
    condition: Condition,
    events: Sequence[EventMention],
    predicates: Mapping[Span, Predicate],
) -> Span | None:
    """The act that a condition belongs to: the nearest before it, else behind it.

    An act that is only the content of another («threatened sanctions unless …») hands
    its condition up.
    """
    acts = [(predicates[e.trigger], e) for e in events if e.type in POLITICAL]
    before = [(p, e) for p, e in acts if p.last <= condition.first]
    after = [(p, e) for p, e in acts if p.first >= condition.last]
    if before:
        nearest = max(before, key=lambda pair: pair[0].last)[1]
    elif after:
        nearest = min(after, key=lambda pair: pair[0].first)[1]
    else:
        return None
    return _outermost(nearest, [e for _, e in before or after]).trigger


def _outermost(event: EventMention, acts: Sequence[EventMention]) -> EventMention:
    for other in acts:
        contents = other.spans(Role.CONTENT)
        if other is not event and any(c.covers(event.trigger) for c in contents):
            return other
    return event


def _argument(clauses: Clauses, condition: Condition) -> Argument:
    sentence = clauses.sentence
    cue = condition.cue
    return Argument(
        role=Role.CONDITION,
        span=sentence.stem_span(
            condition.first, condition.last, cue.reading.conjunction
        ),
        cue=sentence.stem_span(cue.first, cue.last, cue.reading.conjunction),
    )

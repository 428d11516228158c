"""When and where: which date and which place belong to which event.

A date or place belongs to the predicate that governs it: the nearest one before it
in its clause, else, where it opens the clause, the first one behind it. A date that
belongs to a verb of speech dates what is said only where saying it is the event.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hudna.codebook import Codebook
from hudna.extract.clause import STOPS, Clauses, Predicate
from hudna.extract.content import QUOTE_MARKS
from hudna.extract.speech import Report
from hudna.model.extraction import Argument, EventMention
from hudna.model.text import Span
from hudna.model.vocabulary import Role
from hudna.text.timex import (
    DateMention,
    Edge,
    LengthWords,
)
from hudna.text.tokens import TokenKind

DEADLINES = frozenset({Edge.UNTIL, Edge.BY, Edge.BEFORE})
LOCAL = frozenset({"in", "at", "on"})
"""Slots in which a place locates; ``to`` and ``from`` are movements."""
REACH = 18
"""Tokens between a predicate and what dates or places it."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A date or place by its tokens, and the part it plays."""

    first: int
    last: int
    role: Role
    span: Span
    cue: Span | None = None


def times_and_places(
    clauses: Clauses,
    events: Sequence[EventMention],
    predicates: Mapping[Span, Predicate],
    dates: Sequence[DateMention],
    reports: Sequence[Report] = (),
) -> list[EventMention]:
    """The events, each with its date, deadline and place where the text says them."""
    acts = {predicates[e.trigger].first: e.trigger for e in events}
    given: dict[Span, list[Argument]] = {}
    for each in [*_dates(clauses, dates), *_places(clauses)]:
        predicate = _governor(clauses, each, list(predicates.values()))
        for trigger in _dated(predicate, acts, events, reports, each):
            roles = given.setdefault(trigger, [])
            if all(a.role is not each.role for a in roles):
                roles.append(Argument(role=each.role, span=each.span, cue=each.cue))
    return [
        replace(e, arguments=(*e.arguments, *given.get(e.trigger, ()))) for e in events
    ]


def _dates(clauses: Clauses, dates: Sequence[DateMention]) -> Iterator[Circumstance]:
    sentence = clauses.sentence
    for date in dates:
        if date.expression is None or isinstance(date.expression, LengthWords):
            continue
        if not sentence.span.covers(date.span):
            continue
        inside = [
            at
            for at, token in enumerate(sentence.tokens)
            if token.start < date.span.end and date.span.start < token.end
        ]
        if inside:
            role = Role.DEADLINE if date.edge in DEADLINES else Role.DATE
            yield Circumstance(inside[0], inside[-1] + 1, role, date.span)


def _places(clauses: Clauses) -> Iterator[Circumstance]:
    for chunk in clauses.chunks:
        if not chunk.place:
            continue
        slots, cue = clauses.slot(chunk)
        if LOCAL & set(slots):
            yield Circumstance(chunk.first, chunk.last, Role.PLACE, chunk.span, cue)


def _dated(
    predicate: Predicate | None,
    acts: Mapping[int, Span],
    events: Sequence[EventMention],
    reports: Sequence[Report],
    each: Circumstance,
) -> Iterator[Span]:
    """The triggers that a governor's date or place bears on."""
    if predicate is None:
        return
    if predicate.first in acts:
        yield acts[predicate.first]
    elif each.role is Role.DATE:
        yield from _said_then(predicate, events, reports)


def _said_then(
    predicate: Predicate, events: Sequence[EventMention], reports: Sequence[Report]
) -> Iterator[Span]:
    """Verbal acts that the speaker performs by saying them: they date as the saying."""
    verbal = Codebook.load().verbal
    for report in reports:
        if report.content is None or report.token != predicate.first:
            continue
        for event in events:
            own = report.speaker and report.speaker.span in event.spans(Role.ACTOR)
            if own and event.type in verbal and report.content.covers(event.trigger):
                yield event.trigger


def _governor(
    clauses: Clauses, each: Circumstance, triggers: Sequence[Predicate]
) -> Predicate | None:
    known = {p.first: p for p in [*clauses.verbs, *triggers]}
    if _adverbial_before_verb(clauses, each, known):
        return known[each.last]
    return _to_the_left(clauses, each, known) or _to_the_right(clauses, each, known)


def _adverbial_before_verb(
    clauses: Clauses, each: Circumstance, known: Mapping[int, Predicate]
) -> bool:
    """«The president on Sunday accused …»: the verb right behind it."""
    return not clauses.verb_first and each.last in known and known[each.last].verbal


def _to_the_left(
    clauses: Clauses, each: Circumstance, known: Mapping[int, Predicate]
) -> Predicate | None:
    for at in range(each.first - 1, max(-1, each.first - REACH), -1):
        if _closes(clauses, at):
            return None
        for predicate in known.values():
            if predicate.first <= at < predicate.last:
                return predicate
    return None


def _to_the_right(
    clauses: Clauses, each: Circumstance, known: Mapping[int, Predicate]
) -> Predicate | None:
    end = min(len(clauses.sentence.tokens), each.last + REACH)
    for at in range(each.last, end):
        if at in known:
            return known[at]
        if _closes(clauses, at):
            return None
    return None


def _closes(clauses: Clauses, at: int) -> bool:
    """A mark or a complementizer over which no date or place reaches."""
    sentence = clauses.sentence
    token = sentence.tokens[at]
    if token.kind is TokenKind.PUNCTUATION:
        return token.key in STOPS - QUOTE_MARKS or token.key in '"«»“”'
    return sentence.at(at, "complementizer") is not None

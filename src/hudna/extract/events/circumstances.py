"""When and where: which date and which place belong to which event.

A date or place belongs to the predicate that governs it: the nearest one before it
in its clause, else, where it opens the clause, the first one behind it. A date that
belongs to a verb of speech dates what is said only where saying it is the event.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hudna.codebook import Codebook
from hudna.extract.events.content import QUOTE_MARKS
from hudna.extract.grammar.clause import Clauses
from hudna.extract.grammar.hanging import STOPS
from hudna.extract.grammar.predicate import Predicate
from hudna.extract.sentence import Sentence
from hudna.extract.speech.reports import Report
from hudna.model.extraction import Argument, Cue, EventMention
from hudna.model.text import Span
from hudna.model.vocabulary import EventType, Role, Status
from hudna.text.inflect import Tense
from hudna.text.timex import (
    DateMention,
    DistanceWords,
    Edge,
    LengthWords,
)
from hudna.text.tokens import TokenKind

DEADLINES = frozenset({Edge.UNTIL, Edge.BY})
BOUNDS = frozenset({Edge.BEFORE, Edge.AFTER})
"""Edges that leave open when something took place."""
LOCAL = frozenset({"in", "into", "at"})
"""Slots in which a place locates; ``to`` and ``from`` are movements."""
REACH = 32
"""Tokens between a predicate and what dates or places it."""
LENT = 5
"""Tokens between a light verb and the event noun that a date of the verb dates."""
CLOSE = 2
"""Tokens between an event noun and a date that is its own («the attack of Sunday»)."""
OWNED = 5
"""Tokens between a possessive and its noun («Monday's brief exchange of fire»)."""
POSSESSIVE = ("'s", "\u2019s")
TAKEN = frozenset({EventType.ASSAULT, EventType.COERCE})
"""Types whose object may be the place itself («they shelled the town»)."""

PARTIES = (Role.ACTOR, Role.RECIPIENT)


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A date or place by its tokens, and the part it plays."""

    first: int
    last: int
    role: Role
    span: Span
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """The events of a sentence with their predicates, and who reports what."""

    events: Sequence[EventMention]
    predicates: Mapping[Span, Predicate]
    reports: Sequence[Report]

    def event(self, trigger: Span) -> EventMention:
        """The event of a trigger."""
        return next(e for e in self.events if e.trigger == trigger)


def times_and_places(
    clauses: Clauses,
    events: Sequence[EventMention],
    predicates: Mapping[Span, Predicate],
    dates: Sequence[DateMention],
    reports: Sequence[Report] = (),
) -> list[EventMention]:
    """The events, each with its date, deadline and place where the text says them."""
    scene = Scene(events, predicates, reports)
    given: dict[Span, list[Argument]] = {}
    for each in [*_dates(clauses, dates), *_places(clauses)]:
        for trigger in _bearing(clauses, each, scene):
            roles = given.setdefault(trigger, [])
            event = scene.event(trigger)
            if any(each.span in event.spans(role) for role in PARTIES):
                continue  # «asked Iran to …»: who takes part is not where
            placed = event.spans(each.role)
            if not placed and all(a.role is not each.role for a in roles):
                roles.append(Argument(role=each.role, span=each.span, cue=each.cue))
    since = {d.span for d in dates if d.edge is Edge.SINCE}
    lasting = since | {d.span for d in dates if _lasting(d)}
    return [
        _with(
            event,
            given.get(event.trigger, ()),
            since if predicates[event.trigger].tense is Tense.PAST else lasting,
        )
        for event in events
    ]


def _lasting(date: DateMention) -> bool:
    """«For two years»: with a verb in the past the same words may mean «ago»."""
    return isinstance(date.expression, DistanceWords) and date.expression.lasting


def _with(
    event: EventMention, given: Sequence[Argument], standing: set[Span]
) -> EventMention:
    """An event with its circumstances; what holds «since» a day still goes on."""
    said = tuple(_without_day(a, given) for a in event.arguments)
    event = replace(event, arguments=(*said, *given))
    since = [a.span for a in given if a.role is Role.DATE and a.span in standing]
    if not since or event.status is not Status.ACTUAL:
        return event
    cue = Cue(kind="ongoing", span=since[0])
    return replace(event, status=Status.ONGOING, cues=(*event.cues, cue))


def _without_day(argument: Argument, given: Sequence[Argument]) -> Argument:
    """A content without the date that stands between it and its verb."""
    for date in given:
        inner = argument.span
        if argument.role is not Role.CONTENT or date.role is not Role.DATE:
            continue
        if inner.start == date.span.start and date.span.end + 1 < inner.end:
            return replace(argument, span=Span(date.span.end + 1, inner.end))
    return argument


def _dates(clauses: Clauses, dates: Sequence[DateMention]) -> Iterator[Circumstance]:
    sentence = clauses.sentence
    for date in dates:
        if date.expression is None or isinstance(date.expression, LengthWords):
            continue
        bounds = date.edge in BOUNDS and not _possessive(sentence, date.span)
        if bounds or not sentence.span.covers(date.span):
            continue
        inside = [
            at
            for at, token in enumerate(sentence.tokens)
            if token.start < date.span.end and date.span.start < token.end
        ]
        if inside:
            role = Role.DEADLINE if date.edge in DEADLINES else Role.DATE
            yield Circumstance(inside[0], inside[-1] + 1, role, date.span)


def _possessive(sentence: Sentence, date: Span) -> bool:
    """«June's meeting»: a date that belongs to the noun behind it."""
    text = sentence.document.text
    within, behind = text[date.start : date.end], text[date.end : date.end + 2]
    return within.endswith(POSSESSIVE) or behind in POSSESSIVE


def _places(clauses: Clauses) -> Iterator[Circumstance]:
    for chunk in clauses.chunks:
        if not chunk.place:
            continue
        slots, cue = clauses.slot(chunk)
        if LOCAL & set(slots) or not slots:
            yield Circumstance(chunk.first, chunk.last, Role.PLACE, chunk.span, cue)


def _bearing(clauses: Clauses, each: Circumstance, scene: Scene) -> Iterator[Span]:
    """The triggers that a date or place bears on."""
    holders = list(_of_content(each, scene))
    if holders:
        yield from holders
        return
    acts = {scene.predicates[e.trigger].first: e for e in scene.events}
    for predicate in _governors(clauses, each, list(scene.predicates.values())):
        event = acts.get(predicate.first)
        if event is None:
            yield from _said_then(predicate, scene) if each.role is Role.DATE else ()
        elif each.cue or each.role is not Role.PLACE or _taken(event, each.span):
            yield event.trigger


def _taken(event: EventMention, place: Span) -> bool:
    """Whether a place without a preposition is what an act is done to."""
    return event.type in TAKEN and place not in event.spans(Role.ACTOR)


def _of_content(each: Circumstance, scene: Scene) -> Iterator[Span]:
    """A deadline within the content of an act is that of the act."""
    if each.role is not Role.DEADLINE:
        return
    for event in scene.events:
        if any(c.covers(each.span) for c in event.spans(Role.CONTENT)):
            yield event.trigger


def _said_then(predicate: Predicate, scene: Scene) -> Iterator[Span]:
    """Verbal acts that the speaker performs by saying them: they date as the saying."""
    verbal = Codebook.load().verbal
    for report in scene.reports:
        if report.content is None or report.token != predicate.first:
            continue
        for event in scene.events:
            own = report.speaker and report.speaker.span in event.spans(Role.ACTOR)
            if own and event.type in verbal and report.content.covers(event.trigger):
                yield event.trigger


def governed(
    clauses: Clauses, dates: Sequence[DateMention], triggers: Sequence[Predicate]
) -> dict[int, Span]:
    """The predicates of a sentence, by first token, that a date bears on."""
    out: dict[int, Span] = {}
    for each in _dates(clauses, dates):
        if each.role is Role.DATE:
            for predicate in _governors(clauses, each, triggers):
                out.setdefault(predicate.first, each.span)
    return out


def _governors(
    clauses: Clauses, each: Circumstance, triggers: Sequence[Predicate]
) -> Iterator[Predicate]:
    known = {p.first: p for p in [*clauses.verbs, *triggers]}
    if _possessive(clauses.sentence, each.span):
        yield from _owned(clauses, each, known)
        return
    if _adverbial_before_verb(clauses, each, known):
        yield known[each.last]
        return
    left = _to_the_left(clauses, each, known) if not clauses.verb_last else None
    if left is None:
        right = _to_the_right(clauses, each, known)
        if right is not None and not _dateline(clauses, each):
            yield right
            yield from _lent(clauses, right, triggers)
        return
    yield left
    if not left.verbal and each.first - left.last > CLOSE:
        verb = _verb_over(clauses, left)
        if verb is not None and verb.found.layer != "speech":
            yield verb


def _lent(
    clauses: Clauses, verb: Predicate, triggers: Sequence[Predicate]
) -> Iterator[Predicate]:
    """«In June X held warm talks»: what dates a light verb dates its event noun."""
    if not verb.found.layer.startswith("light"):
        return
    for each in triggers:
        gap = range(verb.last, each.first)
        near = not each.verbal and verb.last <= each.first <= verb.last + LENT
        if near and not any(clauses.stops(at) or clauses.verb_at(at) for at in gap):
            yield each
            return


def _owned(
    clauses: Clauses, each: Circumstance, known: Mapping[int, Predicate]
) -> Iterator[Predicate]:
    """The event noun that a possessive stands before, words about it between."""
    for at in range(each.last, min(each.last + OWNED, len(clauses.sentence.tokens))):
        if at in known:
            if not known[at].verbal:
                yield known[at]
            return


def _dateline(clauses: Clauses, each: Circumstance) -> bool:
    """A bare place that opens a sentence says where it was written."""
    return each.role is Role.PLACE and each.cue is None and not clauses.verb_last


def _verb_over(clauses: Clauses, noun: Predicate) -> Predicate | None:
    """The verb whose object an event noun is: what dates it dates both."""
    for at in range(noun.first - 1, max(-1, noun.first - CLOSE - 10), -1):
        if clauses.stops(at):
            return None
        verb = clauses.verb_at(at)
        if verb is not None:
            return verb
    return None


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
            if predicate.first <= at < predicate.last and not _hyphened(
                clauses, predicate
            ):
                return predicate
    return None


def _hyphened(clauses: Clauses, predicate: Predicate) -> bool:
    """«UN-backed»: it only describes somebody."""
    start = clauses.sentence.tokens[predicate.first].start
    return clauses.sentence.document.text[max(0, start - 1) : start] == "-"


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

"""Nouns that take up what was told before: «the meeting was attended by X».

Such a telling adds its people to the event it means; claims are compared later, when
everything is resolved.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hudna.extract.grammar.clause import Clauses
from hudna.extract.grammar.predicate import Predicate
from hudna.model.extraction import Argument, EventMention
from hudna.model.text import Span
from hudna.model.vocabulary import Role, Status
from hudna.text.words import ARTICLE

PEOPLE = frozenset({Role.ACTOR, Role.RECIPIENT, Role.MEDIATOR})
ATTACHED = "noun."
"""How a path begins by which somebody belongs to an event noun itself."""


def _with(one: EventMention, other: EventMention) -> EventMention:
    """An event with the people, mode and words of another telling."""
    taken = {a.span for a in one.arguments}
    roles = {a.role for a in one.arguments} - PEOPLE
    more = tuple(
        a for a in other.arguments if a.span not in taken and a.role not in roles
    )
    evidence = (*one.evidence, *(e for e in other.evidence if e not in one.evidence))
    return replace(
        one,
        mode=one.mode or other.mode,
        arguments=(*one.arguments, *more),
        truce_act=one.truce_act or other.truce_act,
        evidence=evidence,
        why=(*one.why, *(w for w in other.why if w not in one.why)),
    )


def resumes(clauses: Clauses, predicate: Predicate, why: Sequence[str]) -> bool:
    """Whether an event noun takes up an event that was told: «the meeting».

    ``why`` are the reasons for its people, each with its path at the end.
    """
    definite = predicate.found.prefix.endswith(ARTICLE) or clauses.sentence.word(
        predicate.first - 1, "demonstratives"
    )
    own = any(each.rpartition(": ")[2].startswith(ATTACHED) for each in why)
    return predicate.voice == "noun" and definite and not own


def taken_up(
    events: Sequence[EventMention], resuming: frozenset[Span]
) -> list[EventMention]:
    """The events of a document, those that take up another joined to it."""
    out: list[EventMention] = []
    for event in events:
        at = _meant(out, event) if event.trigger in resuming else None
        if at is None:
            out.append(event)
        else:
            told = tuple(_told(out[at], event))
            out[at] = _with(out[at], replace(event, arguments=told))
    return out


def _meant(before: Sequence[EventMention], event: EventMention) -> int | None:
    for at in range(len(before) - 1, -1, -1):
        same = before[at].type is event.type and event.status is Status.ACTUAL
        if same and before[at].status is Status.ACTUAL:
            return None if _set_apart(before[at], event) else at
    return None


def _set_apart(one: EventMention, other: EventMention) -> bool:
    """Whether a noun tells another happening: by day, place or what befalls a truce."""
    if other.truce_act is not None and one.truce_act is not other.truce_act:
        return True
    return any(
        one.spans(role) and other.spans(role) and one.spans(role) != other.spans(role)
        for role in (Role.DATE, Role.PLACE)
    )


def _told(before: EventMention, event: EventMention) -> Iterator[Argument]:
    """The people of a noun, and its day where none was told before."""
    yield from _people(event)
    if not before.spans(Role.DATE):
        yield from (a for a in event.arguments if a.role is Role.DATE)


def _people(event: EventMention) -> Iterator[Argument]:
    return (a for a in event.arguments if a.role in PEOPLE)

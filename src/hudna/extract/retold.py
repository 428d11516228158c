"""One happening told by several words of a document, told apart by no other.

«Five people were killed in a shelling» tells one attack, «the meeting was attended by
X» tells more of the meeting before. Such tellings are joined where they are read;
claims are compared later, when everything is resolved.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hudna.extract.clause import Clauses, Predicate
from hudna.model.extraction import Argument, EventMention
from hudna.model.text import Span
from hudna.model.vocabulary import EventType, Role, Status
from hudna.text.words import ARTICLE

PEOPLE = frozenset({Role.ACTOR, Role.RECIPIENT, Role.MEDIATOR})
CASUALTY_REACH = 14
"""Tokens between victims and the attack that they fell to."""
ATTACHED = "noun."
"""How a path begins by which somebody belongs to an event noun itself."""


def joined_casualties(
    clauses: Clauses,
    events: Sequence[EventMention],
    predicates: Mapping[Span, Predicate],
) -> list[EventMention]:
    """The events of a sentence, victims joined to the attack that is named too."""
    if not clauses.verb_first:
        return list(events)
    out: list[EventMention] = []
    for event in events:
        at = next(
            (
                here
                for here, other in enumerate(out)
                if _one_attack(predicates, other, event)
            ),
            None,
        )
        if at is None:
            out.append(event)
        else:
            out[at] = _with(out[at], event)
    return out


def _one_attack(
    predicates: Mapping[Span, Predicate], one: EventMention, other: EventMention
) -> bool:
    """Whether one of two attacks only tells who fell to the other."""
    attacks = one.type is other.type is EventType.ASSAULT
    if not attacks or one.status is not other.status:
        return False
    first, second = predicates[one.trigger], predicates[other.trigger]
    if second.first - first.last > CASUALTY_REACH:
        return False
    passive = [p.voice == "passive" for p in (first, second)]
    nouns = any(not p.verbal for p in (first, second))
    return all(passive) or (any(passive) and nouns)


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
            out[at] = _with(out[at], replace(event, arguments=tuple(_people(event))))
    return out


def _meant(before: Sequence[EventMention], event: EventMention) -> int | None:
    for at in range(len(before) - 1, -1, -1):
        same = before[at].type is event.type and event.status is Status.ACTUAL
        if same and before[at].status is Status.ACTUAL:
            return at
    return None


def _people(event: EventMention) -> Iterator[Argument]:
    return (a for a in event.arguments if a.role in PEOPLE)

"""An attack and the harm it does are one happening: «shelling killed nine villagers».

The event of the attack takes the victims; the verb of killing or wounding beside it
reports nothing more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hudna.extract.grammar.clause import Clauses
from hudna.extract.grammar.hanging import STOPS
from hudna.extract.grammar.predicate import Predicate
from hudna.model.extraction import Argument, EventMention
from hudna.model.text import Span
from hudna.model.vocabulary import EventType, Role
from hudna.pack import TriggerForm
from hudna.text.tokens import TokenKind

HARM = "harm"
"""The frame of verbs that tell what an attack does to people."""
REACH = 16
"""Tokens between an attack and the harm that it does."""
PLACED = (Role.DATE, Role.PLACE)


def with_harm(
    clauses: Clauses,
    events: Sequence[EventMention],
    predicates: Mapping[Span, Predicate],
) -> list[EventMention]:
    """The events, harm told beside its attack taken up into the attack."""
    out = {e.trigger: e for e in events}
    for event in events:
        if not _is_harm(predicates[event.trigger]):
            continue
        attack = _attack(clauses, event, list(out.values()), predicates)
        if attack is not None:
            out[attack.trigger] = _joined(attack, event)
            del out[event.trigger]
    return list(out.values())


def _is_harm(predicate: Predicate) -> bool:
    value = predicate.found.value
    return isinstance(value, TriggerForm) and value.trigger.frame == HARM


def _attack(
    clauses: Clauses,
    harm: EventMention,
    events: Sequence[EventMention],
    predicates: Mapping[Span, Predicate],
) -> EventMention | None:
    here = predicates[harm.trigger]
    near = [
        (_distance(here, predicates[e.trigger]), e)
        for e in events
        if e.type is EventType.ASSAULT
        and not _is_harm(predicates[e.trigger])
        and e.status is harm.status
        and _same_actor(e, harm)
        and not _parted(clauses, here, predicates[e.trigger])
    ]
    within = [pair for pair in near if pair[0] <= REACH]
    return min(within, key=lambda pair: pair[0])[1] if within else None


def _distance(one: Predicate, other: Predicate) -> int:
    return max(one.first - other.last, other.first - one.last)


def _same_actor(attack: EventMention, harm: EventMention) -> bool:
    told, known = harm.spans(Role.ACTOR), attack.spans(Role.ACTOR)
    return not told or not known or set(told) <= set(known)


def _parted(clauses: Clauses, one: Predicate, other: Predicate) -> bool:
    """Whether a mark that ends a clause stands between two predicates."""
    first, last = sorted((one, other), key=lambda p: p.first)
    tokens = clauses.sentence.tokens
    return any(
        tokens[at].kind is TokenKind.PUNCTUATION and tokens[at].key in STOPS
        for at in range(first.last, last.first)
    )


def _joined(attack: EventMention, harm: EventMention) -> EventMention:
    taken = {a.span for a in attack.arguments}
    new = [a for a in harm.arguments if a.span not in taken and _wanted(attack, a)]
    return replace(
        attack,
        arguments=(*attack.arguments, *new),
        why=(*attack.why, "told with the harm it did"),
    )


def _wanted(attack: EventMention, argument: Argument) -> bool:
    if argument.role in PLACED or argument.role is Role.ACTOR:
        return not attack.spans(argument.role)
    return argument.role is Role.RECIPIENT

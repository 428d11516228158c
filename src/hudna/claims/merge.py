"""One happening told several times in a document is one claim with all its words.

Two claims are one if they agree in type, nothing they state contradicts, and they
share the people (deeds) or also the words of their content (verbal acts).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from hudna.codebook import Codebook
from hudna.model.claim import Claim
from hudna.model.event import Event
from hudna.model.grounding import Entity, Place
from hudna.model.vocabulary import EntityKind, Precision
from hudna.text.fold import fold_key

ALIKE = 0.5
"""Share of the words of two contents that must be the same."""
NEXT = 3
"""Characters between two sentences that follow each other."""
STEM = 4
"""First letters by which words are compared, so that inflected forms agree."""


Entities = Mapping[str, Entity]


def merge_claims(
    claims: Sequence[Claim], entities: Entities = MappingProxyType({})
) -> tuple[Claim, ...]:
    """The claims with further tellings folded in, numbered in text order."""
    groups: list[list[Claim]] = []
    for claim in _elaborated(claims):
        for group in groups:
            if all(same_happening(claim, other, entities) for other in group):
                group.append(claim)
                break
        else:
            groups.append([claim])
    merged = sorted(map(_merged, groups), key=lambda c: c.trigger.start)
    return tuple(replace(c, id=f"e{at}") for at, c in enumerate(merged, 1))


def _elaborated(claims: Sequence[Claim]) -> list[Claim]:
    """Join a happening told without people to the next sentence that names them.

    «On 24 November the first meeting in Benghazi. X met Y.»
    """
    out: list[Claim] = []
    for claim in claims:
        before = next((c for c in reversed(out) if _goes_on(c, claim)), None)
        if before is None:
            out.append(claim)
        else:
            out[out.index(before)] = _merged([before, claim])
    return out


def _goes_on(one: Claim, other: Claim) -> bool:
    a, b = one.event, other.event
    if _people(a) or not _people(b) or a.type in Codebook.load().verbal:
        return False
    gap = other.evidence[0].start - one.evidence[0].end
    return 0 <= gap <= NEXT and _compatible(one, other)


def _people(event: Event) -> bool:
    return bool(event.actors or event.recipients)


def same_happening(
    one: Claim, other: Claim, entities: Entities = MappingProxyType({})
) -> bool:
    """Whether two claims of one document tell the same happening."""
    a, b = one.event, other.event
    if not _compatible(one, other) or not _same_people(a, b, entities):
        return False
    if one.trigger.text == other.trigger.text and one.evidence == other.evidence:
        return True
    if a.type in Codebook.load().verbal:
        return _alike(one, other)
    return not {*a.actors, *a.recipients}.isdisjoint((*b.actors, *b.recipients))


def _compatible(one: Claim, other: Claim) -> bool:
    """Whether two claims agree in type and status, and state nothing contrary."""
    a, b = one.event, other.event
    return (
        a.type is b.type
        and one.status is other.status
        and not _contradict(a.mode, b.mode)
        and not _contradict(_day(a), _day(b))
        and not _contradict(_act(a), _act(b))
        and not _elsewhere(a.place, b.place)
    )


def _contradict(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _day(event: Event) -> str | None:
    return event.date.first if event.date else None


def _act(event: Event) -> str | None:
    return event.truce.act if event.truce else None


def _elsewhere(one: Place | None, other: Place | None) -> bool:
    """Whether two places exclude each other: a city lies in its country."""
    if one is None or other is None or one.name == other.name:
        return False
    wide = Precision.COUNTRY in (one.precision, other.precision)
    return not (wide and one.country == other.country)


def _same_people(a: Event, b: Event, entities: Entities) -> bool:
    """Whether the people of one are among those of the other, part by part."""
    pool = Codebook.load().types[a.type].pooled
    if pool:
        mine, theirs = {*a.actors, *a.recipients}, {*b.actors, *b.recipients}
        return _nested(mine, theirs, entities)
    return _nested(set(a.actors), set(b.actors), entities) and _nested(
        set(a.recipients), set(b.recipients), entities
    )


def _nested(one: set[str], other: set[str], entities: Entities) -> bool:
    return _within_people(one, other, entities) or _within_people(other, one, entities)


def _within_people(few: set[str], many: set[str], entities: Entities) -> bool:
    """Whether each of the few is among the many, a country as one of its people."""
    countries = {entities[id_].country for id_ in many if id_ in entities}
    return all(
        id_ in many
        or (
            id_ in entities
            and entities[id_].kind is EntityKind.COUNTRY
            and entities[id_].country in countries
        )
        for id_ in few
    )


def _alike(one: Claim, other: Claim) -> bool:
    if _within(one, other) or _within(other, one):
        return True
    mine, theirs = _stems(one), _stems(other)
    if not mine or not theirs:
        return False
    return len(mine & theirs) >= ALIKE * min(len(mine), len(theirs))


def _within(one: Claim, other: Claim) -> bool:
    """Whether one is the content of the other: «plans a visit», «agreed to meet»."""
    content = other.event.content
    return content is not None and content.span.covers(one.trigger.span)


def _stems(claim: Claim) -> set[str]:
    content = claim.event.content
    words = fold_key(content.text if content else "").split()
    return {word[:STEM] for word in words if len(word) > STEM - 1}


def _fullness(claim: Claim) -> int:
    event = claim.event
    return (
        2 * len(event.actors)
        + 2 * len(event.recipients)
        + sum(x is not None for x in (event.date, event.place, event.content))
        + len(event.conditions)
    )


def _merged(group: Sequence[Claim]) -> Claim:
    """The fullest telling, with what only the others state and all their words."""
    ordered = sorted(group, key=lambda c: (-_fullness(c), c.trigger.start))
    first = ordered[0]
    if len(ordered) == 1:
        return first
    event = first.event
    evidence = [passage for claim in ordered for passage in claim.evidence]
    for claim in ordered[1:]:
        event = _completed(event, claim.event)
    capacities = {k: v for c in reversed(ordered) for k, v in c.capacities.items()}
    reasons = tuple(
        f"told again at {c.trigger.start}: «{c.trigger.text}»" for c in ordered[1:]
    )
    return replace(
        first,
        event=event,
        capacities={
            k: v
            for k, v in capacities.items()
            if k in (*event.actors, *event.recipients, *event.mediators)
        },
        attribution=first.attribution,
        evidence=tuple(dict.fromkeys(evidence)),
        why=(*first.why, *reasons),
    )


def _completed(event: Event, other: Event) -> Event:
    """An event with the date, place, mode and content that only the other states."""
    return replace(
        event,
        mode=event.mode or other.mode,
        date=event.date or other.date,
        deadline=event.deadline or other.deadline,
        place=event.place or other.place,
        content=event.content or other.content,
        conditions=event.conditions or other.conditions,
        truce=event.truce or other.truce,
        mediators=event.mediators or other.mediators,
        contexts=tuple(dict.fromkeys([*event.contexts, *other.contexts])),
    )

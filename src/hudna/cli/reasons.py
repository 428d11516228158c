"""Why an event was read as it was: each field with its words and what decided it."""

from collections.abc import Iterable, Iterator
from typing import Any

from hudna.model.claim import Claim
from hudna.model.codec import encode
from hudna.model.extraction import Issue
from hudna.model.grounding import Entity, Timex
from hudna.model.record import Record
from hudna.model.text import Passage
from hudna.model.vocabulary import EntityKind
from hudna.view.naming import local_name, office_text, place_text
from hudna.view.safe import foreign, one_line

COLUMN = 13


def as_values(record: Record, claim: Claim) -> dict[str, Any]:
    """The event with the entities it names and the issues of its passages."""
    involved = [encode(record.entity(id_)) for _, id_ in _parts(claim)]
    return {
        "document": {"id": record.document.id, "published": record.document.published},
        "event": encode(claim),
        "entities": list({each["id"]: each for each in involved}.values()),
        "issues": [encode(issue) for issue in _issues(record, claim)],
    }


def as_text(record: Record, claim: Claim) -> str:
    """The same to read in a terminal."""
    return "".join(f"{line}\n" for line in _lines(record, claim))


def _lines(record: Record, claim: Claim) -> Iterator[str]:
    kind = "/".join(filter(None, (claim.event.type, claim.event.mode)))
    yield f"{claim.id}  {kind}  claim {claim.claim}  read by {claim.engine}"
    yield ""
    for passage in claim.evidence:
        yield _row("text", _words(passage))
    yield _row("trigger", _words(claim.trigger))
    for step in claim.why:
        yield _row("step", one_line(step))
    yield ""
    for role, id_ in _parts(claim):
        yield from _person(record, claim, role, id_)
    yield from _circumstances(record, claim)
    yield from _status(claim)
    for issue in _issues(record, claim):
        yield _row("left open", one_line(issue.message))


def _person(record: Record, claim: Claim, role: str, id_: str) -> Iterator[str]:
    entity = record.entity(id_)
    yield _row(role, f"{local_name(entity)} ({id_}): {_identity(entity)}")
    for passage in _near(entity.mentions, claim.evidence):
        yield _row("", f"named here {_words(passage)}")
    capacity = claim.capacities.get(id_)
    if capacity and capacity.at:
        yield _row("", f"as {foreign(capacity.office)}, stated {_words(capacity.at)}")
    elif capacity:
        held = "the office held on the event's date, not stated"
        yield _row("", f"as {foreign(capacity.office)}, {held}")


def _identity(entity: Entity) -> str:
    """How it was decided who this is."""
    if entity.ref:
        known = f"known as {entity.ref}"
        office = f", {office_text(entity.office)}" if entity.office else ""
        return f"{known}{office}"
    if entity.kind is EntityKind.COUNTRY:
        return f"country {entity.country}"
    if entity.romanized:
        return "not in the actor files; the name is transliterated by rule"
    return f"not in the actor files; a {entity.kind} as the text calls it"


def _circumstances(record: Record, claim: Claim) -> Iterator[str]:
    yield from _time_and_place(record, claim)
    event = claim.event
    if event.content:
        yield _row("content", _words(event.content))
    for condition in event.conditions:
        yield _row("condition", _words(condition.at))
        if condition.cue:
            yield _row("", f"said by {_words(condition.cue)}")
    if event.truce:
        yield _row("truce act", str(event.truce.act))
    for link in claim.attribution:
        who = local_name(record.entity(link.entity)) if link.entity else "not named"
        cue = f", said by {_words(link.cue)}" if link.cue else ""
        yield _row("source", f"{who} ({link.kind}){cue}")


def _time_and_place(record: Record, claim: Claim) -> Iterator[str]:
    event, none = claim.event, "none stated with this event"
    published = record.document.published or "unknown"
    when = f"{_when(event.date)}; published {published}" if event.date else none
    yield _row("date", when)
    if event.deadline:
        yield _row("deadline", f"{_when(event.deadline)}; published {published}")
    place = event.place
    yield _row("place", f"{place_text(place)}: {_words(place.at)}" if place else none)


def _when(timex: Timex) -> str:
    value = timex.edtf or "open"
    span = "" if timex.first == timex.last else f" ({timex.first} to {timex.last})"
    return f"{value}{span}: {_words(timex.at)}"


def _status(claim: Claim) -> Iterator[str]:
    sure = f", {claim.certainty}" if claim.certainty else ""
    yield _row("status", f"{claim.status}{sure}")
    for cue in claim.cues:
        yield _row("", f"{cue.kind} {_words(cue.at)}")
    if not claim.cues:
        yield _row("", "no word says otherwise")


def _parts(claim: Claim) -> Iterator[tuple[str, str]]:
    event = claim.event
    for role, ids in (
        ("actor", event.actors),
        ("recipient", event.recipients),
        ("mediator", event.mediators),
    ):
        yield from ((role, id_) for id_ in ids)


def _issues(record: Record, claim: Claim) -> Iterator[Issue]:
    """The issues that concern a passage of the event."""
    for issue in record.issues:
        if issue.start is not None and any(
            p.start <= issue.start < p.end for p in claim.evidence
        ):
            yield issue


def _near(
    mentions: Iterable[Passage], evidence: Iterable[Passage]
) -> Iterator[Passage]:
    spans = [passage.span for passage in evidence]
    return (m for m in mentions if any(s.covers(m.span) for s in spans))


def _words(passage: Passage) -> str:
    return f"{foreign(passage.text)} [{passage.start}:{passage.end}]"


def _row(label: str, text: str) -> str:
    return f"{label:<{COLUMN}}{text}"

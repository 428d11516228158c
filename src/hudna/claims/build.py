"""Events, quotes and figures of a record, made from mentions and their grounding."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from hudna.claims.grounding import Grounding
from hudna.codebook import Codebook
from hudna.model.claim import Attribution, Capacity, Claim, Figure, Quote, StatusCue
from hudna.model.event import Condition, Event, Truce
from hudna.model.extraction import (
    EventMention,
    Extraction,
    FigureMention,
    QuoteMention,
)
from hudna.model.grounding import Timex
from hudna.model.ids import claim_id
from hudna.model.text import Document, Passage, Span
from hudna.model.vocabulary import EventType, Role, Status, TruceAct

HOPED = frozenset({"hope", "intention", "attempt"})
"""Cues of what is aimed at; a possibility or condition announces nothing."""
STORY = 366
"""Days before its writing at which the background of a story begins."""
CapacityAt = Callable[[str, str | None], Capacity | None]
"""The office of an entity on an ISO day, if it is known."""


def build_claims(
    extraction: Extraction, grounding: Grounding, capacity_at: CapacityAt
) -> tuple[Claim, ...]:
    """One claim for every event mention, in text order."""
    events = sorted(extraction.events, key=lambda e: e.trigger)
    out = []
    for mention in events:
        claim = _claim(mention, grounding, extraction.engine)
        out.append(_with_capacities(claim, mention, grounding, capacity_at))
    return tuple(out)


def build_quotes(extraction: Extraction, grounding: Grounding) -> tuple[Quote, ...]:
    """The quotes of a document, in text order."""
    quotes = sorted(extraction.quotes, key=lambda q: q.span)
    return tuple(_quote(q, at, grounding) for at, q in enumerate(quotes, 1))


def build_figures(
    extraction: Extraction, grounding: Grounding, claims: Sequence[Claim]
) -> tuple[Figure, ...]:
    """The figures of a document, each with the event it belongs to."""
    by_trigger = {c.trigger.span: c.id for c in claims}
    for claim in claims:
        for passage in claim.evidence:
            for mention in extraction.events:
                if mention.type is claim.event.type and passage.span.covers(
                    mention.trigger
                ):
                    by_trigger.setdefault(mention.trigger, claim.id)
    return tuple(
        _figure(f, grounding, by_trigger)
        for f in sorted(extraction.figures, key=lambda f: f.span)
    )


def _claim(mention: EventMention, grounding: Grounding, engine: str) -> Claim:
    document = grounding.document
    type_, mode, status = coded(mention)
    event = _event(mention, grounding, type_, mode)
    cues = [StatusCue(kind=c.kind, at=document.passage(c.span)) for c in mention.cues]
    if status is Status.ACTUAL and event.date and _is_past(event.date, document):
        status = Status.HISTORICAL
        cues.append(StatusCue(kind="historical", at=event.date.at))
    return Claim(
        id="",
        claim=claim_id(document.id, mention.trigger, type_),
        event=event,
        status=status,
        certainty=mention.certainty,
        cues=tuple(cues),
        trigger=document.passage(mention.trigger),
        attribution=_chain(mention, grounding),
        evidence=tuple(document.passage(span) for span in mention.evidence),
        confidence=mention.score,
        engine=engine,
        why=(*mention.why, *_coding_reason(mention, type_)),
    )


def _is_past(timex: Timex, document: Document) -> bool:
    """Whether a day lies before the time of the story: more than a year back."""
    if timex.last is None or document.published is None:
        return False
    try:
        written = date.fromisoformat(document.published[:10])
        return (written - date.fromisoformat(timex.last)).days > STORY
    except ValueError:
        return False


def coded(mention: EventMention) -> tuple[EventType, str | None, Status]:
    """Type, mode and status as the codebook rules for what is announced or refused.

    A refusal is an act that was performed: its status is actual.
    """
    rule = Codebook.load().types[mention.type]
    hoped = mention.status is Status.HYPOTHETICAL and any(
        cue.kind in HOPED for cue in mention.cues
    )
    if (mention.status is Status.FUTURE or hoped) and rule.planned is not None:
        return rule.planned, None, mention.status
    refusal = any(cue.kind == "refusal" for cue in mention.cues)
    if mention.status is Status.NEGATED and refusal and rule.refused is not None:
        return EventType.REJECT, rule.refused or None, Status.ACTUAL
    return mention.type, mention.mode, mention.status


def _coding_reason(mention: EventMention, type_: EventType) -> Iterator[str]:
    if type_ is not mention.type:
        yield f"{mention.type} {mention.status} is coded {type_}"


def _event(
    mention: EventMention, grounding: Grounding, type_: EventType, mode: str | None
) -> Event:
    document = grounding.document
    contents = mention.spans(Role.CONTENT)
    actors = grounding.ids(mention.spans(Role.ACTOR))
    recipients = grounding.ids(mention.spans(Role.RECIPIENT))
    return Event(
        type=type_,
        mode=mode,
        contexts=mention.contexts,
        actors=actors,
        recipients=tuple(r for r in recipients if r not in actors),
        mediators=grounding.ids(mention.spans(Role.MEDIATOR)),
        date=_date(mention, grounding, Role.DATE),
        deadline=_date(mention, grounding, Role.DEADLINE),
        place=next(
            (
                grounding.places[span]
                for span in mention.spans(Role.PLACE)
                if span in grounding.places
            ),
            None,
        ),
        content=document.passage(contents[0]) if contents else None,
        conditions=tuple(
            Condition(
                at=document.passage(a.span),
                cue=document.passage(a.cue) if a.cue else None,
            )
            for a in mention.arguments
            if a.role is Role.CONDITION
        ),
        truce=_truce(mention, type_),
    )


def _truce(mention: EventMention, type_: EventType) -> Truce | None:
    """The truce act; what is refused to be done about a truce is its refusal."""
    act = mention.truce_act
    if act is None:
        return None
    turned = type_ is EventType.REJECT and mention.type is not EventType.REJECT
    return Truce(act=TruceAct.REFUSED if turned else act)


def _date(mention: EventMention, grounding: Grounding, role: Role) -> Timex | None:
    coming = role is Role.DEADLINE or mention.future
    for span in mention.spans(role):
        timex = grounding.dates.get((span, coming))
        if timex is not None:
            return timex
    return None


def _chain(mention: EventMention, grounding: Grounding) -> tuple[Attribution, ...]:
    """The chain without its inner end where that is the event's own verbal act."""
    chain = grounding.chain(mention.attribution)
    actors = grounding.ids(mention.spans(Role.ACTOR))
    verbal = mention.type in Codebook.load().verbal
    if chain and verbal and chain[-1].entity in actors:
        return chain[:-1]
    return chain


def _with_capacities(
    claim: Claim, mention: EventMention, grounding: Grounding, capacity_at: CapacityAt
) -> Claim:
    day = claim.event.date.first if claim.event.date else None
    spans = [
        span
        for role in (Role.ACTOR, Role.RECIPIENT, Role.MEDIATOR)
        for span in mention.spans(role)
    ]
    found: dict[str, Capacity] = {}
    for span in spans:
        entity = grounding.entity_of.get(span)
        if entity is None:
            continue
        capacity = _stated(span, grounding) or capacity_at(entity, day)
        if capacity is not None:
            found.setdefault(entity, capacity)
    return replace(claim, capacities=found)


def _stated(span: Span, grounding: Grounding) -> Capacity | None:
    """The office that the very mention names."""
    mention = grounding.mentions.get(span)
    if mention is None or mention.office_at is None or mention.name_at is None:
        return None
    at: Passage = grounding.document.passage(mention.office_at)
    return Capacity(office=at.text, stated=True, at=at)


def _quote(mention: QuoteMention, number: int, grounding: Grounding) -> Quote:
    document = grounding.document
    kind = "QUOTE" if mention.direct else "REPORT"
    speaker = grounding.entity_of.get(mention.speaker) if mention.speaker else None
    return Quote(
        id=f"q{number}",
        claim=claim_id(document.id, mention.span, kind),
        direct=mention.direct,
        at=document.passage(mention.span),
        speaker=speaker,
        addressees=tuple(a for a in grounding.ids(mention.addressees) if a != speaker),
        venue=document.passage(mention.venue) if mention.venue else None,
        cue=document.passage(mention.cue) if mention.cue else None,
        attribution=grounding.chain(mention.attribution),
        confidence=mention.score,
    )


def _figure(
    mention: FigureMention, grounding: Grounding, by_trigger: Mapping[Span, str]
) -> Figure:
    return Figure(
        kind=mention.kind,
        low=mention.low,
        high=mention.high,
        unit=mention.unit,
        event=by_trigger.get(mention.event) if mention.event else None,
        attribution=grounding.chain(mention.attribution),
        at=grounding.document.passage(mention.span),
    )

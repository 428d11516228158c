"""Each record told as a block: an event, a quote, a figure, an actor, a question."""

from collections.abc import Iterable, Iterator

from hudna.model.claim import Attribution, Claim, Figure, Quote
from hudna.model.extraction import Issue
from hudna.model.grounding import Entity, Timex
from hudna.model.text import Document, Passage
from hudna.model.vocabulary import Certainty, EntityKind, EventType, Role, Status
from hudna.view.blocks import Block, Row, Words
from hudna.view.dates import timex_text
from hudna.view.naming import (
    NOT_STATED,
    Names,
    local_name,
    office_text,
    origin_text,
    place_text,
)
from hudna.view.safe import foreign, one_line

COMMITMENTS = frozenset(
    {
        EventType.AGREE,
        EventType.CONCEDE,
        EventType.REQUEST,
        EventType.REJECT,
        EventType.THREATEN,
    }
)
"""Types by which somebody binds itself or demands; a condition does so too."""

SPELLINGS = 8
"""How many spellings of a name are listed."""


def event_block(claim: Claim, names: Names) -> Block:
    """An event: type, who to whom, and every stated circumstance."""
    event = claim.event
    return Block(
        id=claim.id,
        title="/".join(filter(None, (event.type, one_line(event.mode or "")))),
        notes=tuple(_notes(claim)),
        who=_who(claim, names),
        rows=tuple(_event_rows(claim, names)),
        quotation=_evidence(claim),
    )


def _notes(claim: Claim) -> Iterator[str]:
    if claim.status is not Status.ACTUAL:
        yield str(claim.status)
    if claim.certainty not in (None, Certainty.CERTAIN):
        yield str(claim.certainty)
    if claim.event.truce:
        yield f"truce: {claim.event.truce.act}"


def _who(claim: Claim, names: Names) -> str:
    """Actors and recipients; several actors alone did it together."""
    event = claim.event
    actors = names.several(event.actors, claim.capacities)
    if len(event.actors) > 1 and not event.recipients:
        return actors
    return f"{actors} → {names.several(event.recipients, claim.capacities)}"


def _event_rows(claim: Claim, names: Names) -> Iterator[Row]:
    event = claim.event
    if event.mediators:
        mediators = names.several(event.mediators, claim.capacities)
        yield Row(label="Through", text=mediators, role=Role.MEDIATOR)
    yield Row(label="When", text=_when(event.date), role=Role.DATE)
    place = place_text(event.place) or NOT_STATED
    yield Row(label="Where", text=place, role=Role.PLACE)
    if event.content or event.type in COMMITMENTS:
        yield _words_row("What", event.content, Role.CONTENT)
    for condition in event.conditions:
        yield _words_row("Condition", condition.at, Role.CONDITION)
    if event.deadline:
        yield Row(label="Deadline", text=_when(event.deadline), role=Role.DATE)
    if event.contexts:
        yield Row(label="Context", text=one_line(", ".join(event.contexts)))
    yield from _according_to(claim.attribution, names)
    if len(claim.evidence) > 1:
        yield Row(label="Told", text=f"in {len(claim.evidence)} passages")


def _when(timex: Timex | None) -> str:
    """A date in words; the document's own words where they do not give a date."""
    text = timex_text(timex) or NOT_STATED
    if timex is None or timex.at.text in (timex.edtf, ""):
        return text
    return f"{text} ({foreign(timex.at.text)})"


def _words_row(label: str, passage: Passage | None, role: str) -> Row:
    if passage is None:
        return Row(label=label, text=NOT_STATED, role=role)
    return Row(label=label, words=Words(text=one_line(passage.text)), role=role)


def _according_to(links: tuple[Attribution, ...], names: Names) -> Iterator[Row]:
    if links:
        yield Row(label="According to", text=names.chain(links), role="source")


def _evidence(claim: Claim) -> Words:
    """The fullest passage that holds the trigger, with the trigger's place in it."""
    trigger = claim.trigger
    around = next((p for p in claim.evidence if p.span.covers(trigger.span)), trigger)
    before = around.text[: trigger.start - around.start]
    text = one_line(around.text)
    word = one_line(trigger.text)
    start = text.find(word, max(len(one_line(before)) - 1, 0))
    return Words(text=text, start=max(start, 0), end=max(start, 0) + len(word))


def quote_block(quote: Quote, names: Names) -> Block:
    """Words that somebody said, or is reported to have said."""
    speaker = names.name(quote.speaker) if quote.speaker else NOT_STATED
    addressees = names.several(quote.addressees, {}) if quote.addressees else ""
    rows = list(_according_to(quote.attribution, names))
    if quote.venue:
        rows.insert(
            0, Row(label="Where", text=foreign(quote.venue.text), role=Role.PLACE)
        )
    return Block(
        id=quote.id,
        title="direct" if quote.direct else "reported",
        who=f"{speaker} → {addressees}" if addressees else speaker,
        rows=tuple(rows),
        quotation=Words(text=one_line(quote.at.text), marks=quote.direct),
    )


def figure_block(names: Names, figure: Figure) -> Block:
    """A number with its range and who claims it."""
    return Block(
        id="",
        title=_counted(figure),
        notes=(figure.event,) if figure.event else (),
        rows=tuple(_according_to(figure.attribution, names)),
        quotation=Words(text=one_line(figure.at.text)),
        shown=False,
    )


def _counted(figure: Figure) -> str:
    """People are counted (``3 killed``), sums and durations have a unit."""
    amount = _amount(figure.low, figure.high)
    if figure.unit is None:
        return f"{amount} {figure.kind}"
    return f"{figure.kind}: {amount} {one_line(figure.unit)}"


def _amount(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return NOT_STATED
    if low is None:
        return f"up to {high:,.15g}"
    if high is None:
        return f"{low:,.15g} or more"
    return f"{low:,.15g}" if low == high else f"{low:,.15g} to {high:,.15g}"


def entity_block(entity: Entity) -> Block:
    """An actor: office, kind, country, and how the text spells the name."""
    office = (
        (Row(label="Office", text=office_text(entity.office)),) if entity.office else ()
    )
    return Block(
        id=entity.id,
        title=local_name(entity),
        rows=(
            *office,
            Row(label="Kind", text=_kind(entity)),
            Row(label="In the text", text=_spellings(entity.mentions)),
        ),
    )


def _kind(entity: Entity) -> str:
    """What is known of an actor, and how sure its name is."""
    told = [str(entity.kind)]
    if entity.kind is not EntityKind.COUNTRY:
        told.append(origin_text(entity.country))
    told += map(one_line, entity.sectors)
    if entity.ref is None and entity.kind is not EntityKind.COUNTRY:
        told.append("not in the actor files")
    if entity.romanized:
        told.append("name romanised by rule")
    return ", ".join(told)


def _spellings(mentions: Iterable[Passage]) -> str:
    """The different spellings in text order, and how often each stands there."""
    counts: dict[str, int] = {}
    for mention in mentions:
        spelling = foreign(mention.text)
        counts[spelling] = counts.get(spelling, 0) + 1
    listed = [f"{s} ×{n}" if n > 1 else s for s, n in counts.items()]
    more = len(listed) - SPELLINGS
    shown = ", ".join(listed[:SPELLINGS])
    return f"{shown} and {more} more" if more > 0 else shown or NOT_STATED


def issue_block(document: Document, issue: Issue) -> Block:
    """A question that the text leaves open."""
    stands = issue.start is not None and issue.end is not None
    words = one_line(document.text[issue.start : issue.end]) if stands else ""
    return Block(
        id="",
        title=one_line(issue.message),
        notes=(one_line(issue.stage),),
        quotation=Words(text=words) if words else None,
        shown=False,
    )

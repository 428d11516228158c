"""What a view shows, in order: sections, their blocks, and the rows of a block.

Both views are made of these. Every string in them is harmless (see ``safe``) and on
one line; isolates stand around names and words written from right to left.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from hudna.model.claim import Attribution, Claim, Figure, Quote
from hudna.model.extraction import Issue
from hudna.model.grounding import Entity, Timex
from hudna.model.record import Record
from hudna.model.text import Document, Passage
from hudna.model.vocabulary import Certainty, EventType, Role, Status
from hudna.view.dates import timex_text
from hudna.view.naming import (
    NOT_STATED,
    Names,
    country_name,
    local_name,
    office_text,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of the document; ``start:end`` is what a shortened form must keep."""

    text: str
    start: int = 0
    end: int = 0
    marks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing told of a record: in our words, in the document's, or in both."""

    label: str
    text: str = ""
    words: Words | None = None
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One record. ``shown`` says that its id is the record's own."""

    id: str
    title: str
    notes: tuple[str, ...] = ()
    who: str = ""
    rows: tuple[Row, ...] = ()
    quotation: Words | None = None
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Records of one kind; an ``expected`` one is shown even when it is empty."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    expected: bool = False


def header(document: Document) -> tuple[Row, ...]:
    """What is known of the document itself."""
    rows = [
        Row(label="Source", text=foreign(document.source or NOT_STATED)),
        Row(label="Published", text=one_line(document.published or NOT_STATED)),
        Row(label="Language", text=one_line(document.lang)),
    ]
    if document.modified:
        rows.append(Row(label="Modified", text=one_line(document.modified)))
    if document.url:
        rows.append(Row(label="Address", text=foreign(document.url)))
    return tuple(rows)


def title(document: Document) -> str:
    """The title, else the first line that holds anything."""
    lines = (one_line(line) for line in document.text.split("\n"))
    return one_line(document.title or "") or next(filter(None, lines), NOT_STATED)


def sections(record: Record) -> tuple[Section, ...]:
    """Everything the record holds, in the order of reading."""
    names = Names(record.entities)
    groups: dict[str, list[Claim]] = {"meetings": [], "commitments": [], "other": []}
    for claim in record.events:
        groups[_group(claim)].append(claim)
    return (
        _events("meetings", "Meetings and calls", groups, names),
        Section(
            key="statements",
            title="Statements",
            blocks=tuple(_quote(quote, names) for quote in record.quotes),
            expected=True,
        ),
        _events("commitments", "Commitments and demands", groups, names),
        _events("other", "Other events", groups, names),
        Section(
            key="figures",
            title="Figures",
            blocks=tuple(_numbered("f", map(partial(_figure, names), record.figures))),
        ),
        Section(
            key="entities",
            title="Who is who",
            blocks=tuple(map(_entity, record.entities)),
        ),
        Section(
            key="issues",
            title="Open questions",
            blocks=tuple(
                _numbered("i", map(partial(_issue, record.document), record.issues))
            ),
        ),
    )


def truce_acts(record: Record) -> str:
    """The truce acts of a record with the events they stand in."""
    return ", ".join(
        f"{claim.event.truce.act} ({claim.id})"
        for claim in record.events
        if claim.event.truce
    )


def _group(claim: Claim) -> str:
    if claim.event.type is EventType.CONSULT:
        return "meetings"
    if claim.event.type in COMMITMENTS or claim.event.conditions:
        return "commitments"
    return "other"


def _events(
    key: str, heading: str, groups: dict[str, list[Claim]], names: Names
) -> Section:
    blocks = tuple(_event(claim, names) for claim in groups[key])
    return Section(key=key, title=heading, blocks=blocks, expected=True)


def _event(claim: Claim, names: Names) -> Block:
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


def _quote(quote: Quote, names: Names) -> Block:
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


def _figure(names: Names, figure: Figure) -> Block:
    unit = f" {one_line(figure.unit)}" if figure.unit else ""
    return Block(
        id="",
        title=f"{_amount(figure.low, figure.high)}{unit} {figure.kind}",
        notes=(figure.event,) if figure.event else (),
        rows=tuple(_according_to(figure.attribution, names)),
        quotation=Words(text=one_line(figure.at.text)),
        shown=False,
    )


def _amount(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return NOT_STATED
    if low is None:
        return f"up to {high:,.15g}"
    if high is None:
        return f"{low:,.15g} or more"
    return f"{low:,.15g}" if low == high else f"{low:,.15g} to {high:,.15g}"


def _entity(entity: Entity) -> Block:
    office = (
        (Row(label="Office", text=office_text(entity.office)),) if entity.office else ()
    )
    known = () if entity.ref else ("not in the actor files",)
    romanized = ("name romanised by rule",) if entity.romanized else ()
    return Block(
        id=entity.id,
        title=local_name(entity),
        notes=(*known, *romanized),
        rows=(
            *office,
            Row(label="Kind", text=_kind(entity)),
            Row(label="In the text", text=_spellings(entity.mentions)),
        ),
    )


def _kind(entity: Entity) -> str:
    sectors = ", ".join(map(one_line, entity.sectors))
    country = country_name(entity.country)
    where = "" if entity.kind == "country" else f", country {country}"
    return f"{entity.kind}{where}" + (f", {sectors}" if sectors else "")


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


def _issue(document: Document, issue: Issue) -> Block:
    stands = issue.start is not None and issue.end is not None
    words = one_line(document.text[issue.start : issue.end]) if stands else ""
    return Block(
        id="",
        title=one_line(issue.message),
        notes=(one_line(issue.stage),),
        quotation=Words(text=words) if words else None,
        shown=False,
    )


def _numbered(letter: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Ids for records that have none, for links within a view."""
    for number, block in enumerate(blocks, start=1):
        yield replace(block, id=f"{letter}{number}")

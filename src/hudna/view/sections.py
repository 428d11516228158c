"""What both views show of a record, in the order of reading."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from hudna.model.claim import Claim
from hudna.model.record import Record
from hudna.model.text import Document
from hudna.model.vocabulary import EventType
from hudna.view import tell
from hudna.view.blocks import Block, Row, Section
from hudna.view.naming import NOT_STATED, Names
from hudna.view.safe import foreign, one_line

_UNSTATED = (
    "An office in [brackets] is not named in the text: it was held on the day of the"
    " event."
)


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
            blocks=tuple(tell.quote_block(quote, names) for quote in record.quotes),
            expected=True,
        ),
        _events("commitments", "Commitments and demands", groups, names),
        _events("other", "Other events", groups, names),
        Section(
            key="figures",
            title="Figures",
            blocks=tuple(
                _numbered("f", map(partial(tell.figure_block, names), record.figures))
            ),
        ),
        Section(
            key="entities",
            title="Who is who",
            blocks=tuple(map(tell.entity_block, record.entities)),
        ),
        Section(
            key="issues",
            title="Open questions",
            blocks=tuple(
                _numbered(
                    "i", map(partial(tell.issue_block, record.document), record.issues)
                )
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


def note(record: Record) -> str:
    """What a reader must know to read the record, empty if nothing."""
    capacities = [c for claim in record.events for c in claim.capacities.values()]
    return "" if all(capacity.stated for capacity in capacities) else _UNSTATED


def _group(claim: Claim) -> str:
    if claim.event.type is EventType.CONSULT:
        return "meetings"
    if claim.event.type in tell.COMMITMENTS or claim.event.conditions:
        return "commitments"
    return "other"


def _events(
    key: str, heading: str, groups: dict[str, list[Claim]], names: Names
) -> Section:
    blocks = tuple(tell.event_block(claim, names) for claim in groups[key])
    return Section(key=key, title=heading, blocks=blocks, expected=True)


def _numbered(letter: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Ids for records that have none, as ``spans`` counts them too."""
    for number, block in enumerate(blocks, start=1):
        yield replace(block, id=f"{letter}{number}")

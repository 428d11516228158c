"""Which words of an article belong to which record, and how to mark them.

A mark is a distinct stretch of the text with every part it plays. Marks may cross:
they are opened and closed like elements of a page, split where they overlap.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from hudna.model.claim import Attribution, Claim, Figure, Quote
from hudna.model.record import Record
from hudna.model.text import Passage, Span

PARTS = (
    "trigger",
    "actor",
    "recipient",
    "mediator",
    "source",
    "date",
    "place",
    "content",
    "condition",
    "cue",
    "office",
    "figure",
    "quote",
    "issue",
    "name",
    "evidence",
)
"""The parts that words play; the first of several decides how they look."""


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """What some words are to a record."""

    record: str
    part: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text and all it stands for."""

    start: int
    end: int
    parts: tuple[Part, ...]

    @property
    def look(self) -> str:
        """The part that decides how the words look."""
        return min((part.part for part in self.parts), key=PARTS.index)


@dataclass(frozen=True, slots=True)
class Open:
    """A mark begins here; ``first`` unless it goes on after a split."""

    mark: Mark
    first: bool


@dataclass(frozen=True, slots=True)
class Close:
    """The mark opened last ends here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text between two ends of marks."""

    start: int
    end: int


def marks(record: Record) -> tuple[Mark, ...]:
    """Every marked stretch once, in text order, the longer first."""
    found: dict[Span, dict[Part, None]] = {}
    for span, part in _parts(record):
        if 0 <= span.start < span.end <= len(record.document.text):
            found.setdefault(span, {})[part] = None
    spans = sorted(found, key=lambda span: (span.start, -span.end))
    return tuple(Mark(s.start, s.end, tuple(found[s])) for s in spans)


def by_paragraph(
    all_marks: Sequence[Mark], paragraphs: Sequence[Span]
) -> tuple[list[Mark], ...]:
    """The marks that touch each paragraph; both in text order."""
    starts = [p.start for p in paragraphs]
    ends = [p.end for p in paragraphs]
    touched: tuple[list[Mark], ...] = tuple([] for _ in paragraphs)
    for mark in all_marks:
        first = bisect_right(ends, mark.start)
        for at in range(first, bisect_left(starts, mark.end)):
            touched[at].append(mark)
    return touched


def nest(within: Span, touching: Iterable[Mark]) -> Iterator[Open | Close | Piece]:
    """A paragraph with its marks as properly nested elements."""
    waiting = list(touching)[::-1]
    stack: list[Mark] = []
    at = within.start
    while at < within.end:
        yield from _ended(stack, at)
        while waiting and waiting[-1].start <= at:
            mark = waiting.pop()
            stack.append(mark)
            yield Open(mark, first=mark.start == at)
        after = min(
            [within.end, *(m.end for m in stack), *(m.start for m in waiting[-1:])]
        )
        yield Piece(at, after)
        at = after
    yield from (Close() for _ in stack)


def _ended(stack: list[Mark], at: int) -> list[Open | Close]:
    """Close what has ended, and open again what was inside it but goes on."""
    over = next((i for i, mark in enumerate(stack) if mark.end <= at), None)
    if over is None:
        return []
    inside = stack[over:]
    going_on = [mark for mark in inside if mark.end > at]
    stack[over:] = going_on
    return [Close() for _ in inside] + [Open(mark, first=False) for mark in going_on]


def _parts(record: Record) -> Iterator[tuple[Span, Part]]:
    told = {entity.id: sorted(entity.mentions) for entity in record.entities}
    for claim in record.events:
        near = _Near(claim.evidence, told)
        yield from _of(claim.id, _claim_parts(claim, near))
    for quote in record.quotes:
        near = _Near((_paragraph(record.document.text, quote.at),), told)
        yield from _of(quote.id, _quote_parts(quote, near))
    for number, figure in enumerate(record.figures, start=1):
        yield from _of(f"f{number}", _figure_parts(figure))
    for entity in record.entities:
        yield from _of(entity.id, ((m.span, "name") for m in entity.mentions))
    for number, issue in enumerate(record.issues, start=1):
        if issue.start is not None and issue.end is not None:
            yield Span(issue.start, issue.end), Part(f"i{number}", "issue")


def _of(id_: str, parts: Iterable[tuple[Span, str]]) -> Iterator[tuple[Span, Part]]:
    return ((span, Part(id_, part)) for span, part in parts)


@dataclass(frozen=True, slots=True)
class _Near:
    """The mentions of entities near an event; the record says only who they are."""

    passages: tuple[Passage, ...]
    told: dict[str, list[Passage]]

    def mentions(self, ids: Iterable[str], part: str) -> Iterator[tuple[Span, str]]:
        for id_ in ids:
            told = self.told.get(id_, [])
            for passage in self.passages:
                first = bisect_left(told, passage.start, key=attrgetter("start"))
                after = bisect_left(told, passage.end, key=attrgetter("start"))
                for mention in told[first:after]:
                    if mention.end <= passage.end:
                        yield mention.span, part

    def sources(self, links: Iterable[Attribution]) -> Iterator[tuple[Span, str]]:
        for link in links:
            if link.entity:
                yield from self.mentions((link.entity,), "source")
            if link.cue:
                yield link.cue.span, "cue"


def _claim_parts(claim: Claim, near: _Near) -> Iterator[tuple[Span, str]]:
    event = claim.event
    yield claim.trigger.span, "trigger"
    yield from near.mentions(event.actors, "actor")
    yield from near.mentions(event.recipients, "recipient")
    yield from near.mentions(event.mediators, "mediator")
    yield from near.sources(claim.attribution)
    yield from ((each.at.span, "cue") for each in claim.cues)
    yield from ((c.at.span, "office") for c in claim.capacities.values() if c.at)
    for timex in filter(None, (event.date, event.deadline)):
        yield timex.at.span, "date"
    if event.place:
        yield event.place.at.span, "place"
    if event.content:
        yield event.content.span, "content"
    for condition in event.conditions:
        yield condition.at.span, "condition"
        if condition.cue:
            yield condition.cue.span, "cue"
    yield from ((passage.span, "evidence") for passage in claim.evidence)


def _quote_parts(quote: Quote, near: _Near) -> Iterator[tuple[Span, str]]:
    yield quote.at.span, "quote"
    yield from near.mentions(filter(None, (quote.speaker,)), "source")
    yield from near.mentions(quote.addressees, "recipient")
    yield from near.sources(quote.attribution)
    if quote.cue:
        yield quote.cue.span, "cue"
    if quote.venue:
        yield quote.venue.span, "place"


def _figure_parts(figure: Figure) -> Iterator[tuple[Span, str]]:
    yield figure.at.span, "figure"
    yield from ((link.cue.span, "cue") for link in figure.attribution if link.cue)


def _paragraph(text: str, passage: Passage) -> Passage:
    start = text.rfind("\n", 0, passage.start) + 1
    end = text.find("\n", passage.end)
    end = len(text) if end < 0 else end
    return Passage(start, end, text[start:end])

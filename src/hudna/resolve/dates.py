"""From words about time to days, counted from the day of writing.

What the text leaves open stays open: a year that is not stated and cannot be counted,
a number of days that is not said, an order of digits that may be read in two ways.
"""

from collections.abc import Iterable
from datetime import date, datetime

from hudna.model.extraction import Issue
from hudna.model.grounding import Timex
from hudna.model.text import Document, Span
from hudna.model.vocabulary import Status
from hudna.resolve.calendar import Stretch, between
from hudna.resolve.counting import Outcome, count, dateline_day, since, written
from hudna.resolve.outcomes import Context, Direction, Open
from hudna.text.timex import DateMention, DayWords, Edge
from hudna.text.timex.value import with_time

__all__ = [
    "Direction",
    "direction_of",
    "publication_day",
    "resolve_date",
    "resolve_dates",
    "writing_day",
]

STAGE = "resolve.dates"
NO_SUCH_DAY = "the calendar has no such day"


def resolve_date(
    mention: DateMention,
    document: Document,
    direction: Direction | None = None,
    *,
    anchor: Timex | None = None,
    writing: date | None = None,
) -> tuple[Timex | None, tuple[Issue, ...]]:
    """The days that a mention means; None if the words give none.

    ``direction`` is that of the verb; without one the words of the sentence tell, and
    else the text is taken to report what happened. ``anchor`` is the day of the
    happening that words such as "two days later" count from. ``writing`` is the day
    the text was written, where it says so itself (see ``writing_day``); otherwise its
    day of publication. A mention with an edge (by, until, before, after) means the
    day at the edge, "since" all from it on.
    A dateline gives no date: it tells when the text was written.
    """
    context = Context(
        writing=writing or publication_day(document),
        moment=_moment(document),
        direction=direction or _implied(mention),
        anchor=_stretch(anchor),
    )
    try:
        outcome = _outcome(mention, context)
    except (ValueError, OverflowError):
        outcome = Open(None, NO_SUCH_DAY)
    return _timex(mention, document, outcome)


def resolve_dates(
    document: Document,
    mentions: Iterable[DateMention],
    asked: Iterable[tuple[Span, bool]],
) -> tuple[dict[tuple[Span, bool], Timex], tuple[Issue, ...]]:
    """The dates of events, as seen from before and from after them.

    ``asked`` are their spans with whether each looks ahead. Words such as "two days
    later" count from the nearest of them before, if that is a single day.
    """
    by_span = {each.span: each for each in mentions}
    writing = writing_day(document, by_span.values())
    out: dict[tuple[Span, bool], Timex] = {}
    issues: list[Issue] = []
    anchor: Timex | None = None
    for span, coming in sorted(set(asked)):
        if span not in by_span:
            continue
        direction = Direction.AHEAD if coming else Direction.BACK
        timex, found = resolve_date(
            by_span[span], document, direction, anchor=anchor, writing=writing
        )
        issues += found
        if timex is not None:
            out[span, coming] = timex
            anchor = timex if _single(timex) and not coming else anchor
    return out, tuple(dict.fromkeys(issues))


def _implied(mention: DateMention) -> Direction:
    """Where the words around a mention look: a term by which something must be done."""
    ahead = mention.ahead or mention.edge is Edge.BY
    return Direction.AHEAD if ahead else Direction.BACK


def _single(timex: Timex) -> bool:
    return timex.first is not None and timex.first == timex.last


def direction_of(status: Status) -> Direction:
    """Where the verb of an event looks, by the status of the event."""
    ahead = (Status.FUTURE, Status.HYPOTHETICAL)
    return Direction.AHEAD if status in ahead else Direction.BACK


def publication_day(document: Document) -> date | None:
    """The calendar day of publication, in the offset it is given in."""
    return date.fromisoformat(document.published[:10]) if document.published else None


def writing_day(document: Document, mentions: Iterable[DateMention]) -> date | None:
    """The day a text was written, as it says itself; else its day of publication.

    It says so in its dateline, or by the weekday it gives to today or yesterday: a
    text that calls today a Monday and appears on the Tuesday was written on the
    Monday. Where the mentions do not agree the day of publication stands.
    """
    published = publication_day(document)
    days = {day for each in mentions if (day := _told(each, published)) is not None}
    return days.pop() if len(days) == 1 else published


def _told(mention: DateMention, published: date | None) -> date | None:
    """The day of writing that one mention tells."""
    words = mention.expression
    if not isinstance(words, DayWords):
        return None
    if mention.dateline:
        return dateline_day(words, published)
    if published is None or words.weekday is None or words.offset is None:
        return None
    return written(words, published)


def _moment(document: Document) -> datetime | None:
    published = document.published or ""
    return datetime.fromisoformat(published) if "T" in published else None


def _stretch(anchor: Timex | None) -> Stretch | None:
    if anchor is None or anchor.first is None or anchor.last is None:
        return None
    first, last = date.fromisoformat(anchor.first), date.fromisoformat(anchor.last)
    return between(first, last)


def _outcome(mention: DateMention, context: Context) -> Outcome:
    if mention.expression is None or mention.dateline:
        return None
    outcome = count(mention.expression, context)
    if mention.edge is Edge.SINCE and isinstance(outcome, Stretch):
        return since(outcome, context.writing)
    return outcome


def _timex(
    mention: DateMention, document: Document, outcome: Outcome
) -> tuple[Timex | None, tuple[Issue, ...]]:
    at = document.passage(mention.span)
    if outcome is None:
        if mention.clock is None:
            return None, ()
        outcome = Open(None, "")
    if isinstance(outcome, Stretch):
        value = outcome.value and with_time(outcome.value, mention.part, mention.clock)
        return Timex(
            edtf=outcome.edtf,
            first=outcome.first.isoformat(),
            last=outcome.last.isoformat(),
            time=mention.clock,
            value=value,
            at=at,
        ), ()
    timex = Timex(
        edtf=outcome.edtf,
        first=outcome.first.isoformat() if outcome.first else None,
        last=None,
        time=mention.clock,
        value=mention.value,
        at=at,
    )
    issue = Issue(stage=STAGE, message=outcome.reason, start=at.start, end=at.end)
    return timex, (issue,) if outcome.reason else ()

"""Days that expressions about time mean, counted from the day of writing."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hudna.resolve import calendar
from hudna.resolve.calendar import DAY, Stretch, between, one_day
from hudna.resolve.outcomes import Context, Direction, Open
from hudna.text.timex import (
    Calendar,
    DayWords,
    DistanceWords,
    Expression,
    LengthWords,
    MonthWords,
    PeriodWords,
    RunWords,
    SpanWords,
    Unit,
    YearWords,
)

NO_DATE = "document date unknown"
NO_YEAR = "year not stated; document date unknown"
NO_COUNT = "how long before or after is not stated"
LASTING = "so long ago, or for so long until now"
ROUND_COUNT = "a round number of years, not exact"
NO_ORDER = "day and month of the digits cannot be told apart"
NO_HIJRI_YEAR = "year of the Hijri date not stated"
LONGEST_DELAY = 5
"""How many days after it was written a text may appear and still say "today"."""
LEAP_CYCLE = 8
"""Years within which every day of the year occurs, also a 29 February."""
ROUND_YEARS = 20
"""From here on tens of years are taken for a round number."""
HOURS = 24
NEAR = 3
"""Years within which a weekday may correct the year of a day that states none."""


Outcome = Stretch | Open | None


def count(words: Expression, context: Context) -> Outcome:
    """The days that words mean; None for words that mean none (a duration).

    ValueError or OverflowError: the calendar has no such day.
    """
    reader: Callable[[Any, Context], Outcome] = READERS[type(words)]
    return reader(words, context)


def since(start: Stretch, writing: date | None) -> Outcome:
    """All days from the first of a stretch up to the day of writing."""
    edtf = f"{start.edtf.partition('/')[0]}/.."
    if writing is None:
        return Open(edtf, NO_DATE, start.first)
    return Stretch(start.first, max(writing, start.first), edtf)


def written(words: DayWords, published: date) -> date:
    """The day nearest to publication on which the weekday beside "today" is right."""
    meant = published + timedelta(words.offset or 0)
    behind = (meant.isoweekday() - (words.weekday or 0)) % 7
    return published + DAY if behind > LONGEST_DELAY else published - behind * DAY


def dateline_day(words: DayWords, published: date | None) -> date | None:
    """The day in a dateline, if the text can have been written on it."""
    context = Context(
        writing=published and published + DAY,
        moment=None,
        direction=Direction.BACK,
        anchor=None,
    )
    try:
        day = _day(words, context)
    except ValueError:
        return None
    if not isinstance(day, Stretch):
        return None
    late = published is not None and (published - day.first).days > LONGEST_DELAY
    early = published is not None and day.first > published + DAY
    return None if late or early else day.first


def _day(words: DayWords, context: Context) -> Outcome:
    if words.calendar is Calendar.HIJRI:
        return _hijri(words)
    if words.day is not None:
        return _numbered_day(words, context)
    if words.offset is None and words.weekday is None:
        return Open(f"{words.year:04}-XX-XX", NO_ORDER)
    writing = context.writing
    if writing is None:
        return Open(None, NO_DATE)
    if words.offset is not None:
        return _relative_day(words, writing)
    return one_day(_weekday(words, writing, context.direction))


def _hijri(words: DayWords | MonthWords) -> Outcome:
    if words.year is None:
        return Open(None, NO_HIJRI_YEAR)
    if isinstance(words, MonthWords):
        return calendar.hijri_month(words.year, words.month)
    return calendar.hijri_day(words.year, words.month or 0, words.day or 0)


def _relative_day(words: DayWords, writing: date) -> Stretch:
    """Today, yesterday; a weekday beside it wins where the two disagree."""
    if words.year is not None:
        return one_day(writing.replace(year=words.year))
    if words.weekday is not None:
        writing = written(words, writing)
    return one_day(writing + timedelta(words.offset or 0))


def _weekday(words: DayWords, writing: date, direction: Direction) -> date:
    """The last such day or the next; a bare weekday may be the day of writing."""
    weekday = words.weekday or 0
    if words.week_shift is not None:
        return _monday(writing) + (7 * words.week_shift + weekday - 1) * DAY
    if words.shift == -1:
        return writing - (((writing.isoweekday() - weekday - 1) % 7) + 1) * DAY
    if words.shift == 1:
        return writing + (((weekday - writing.isoweekday() - 1) % 7) + 1) * DAY
    if words.shift is None and direction is Direction.BACK:
        return writing - ((writing.isoweekday() - weekday) % 7) * DAY
    return writing + ((weekday - writing.isoweekday()) % 7) * DAY


def _monday(day: date) -> date:
    return day - day.weekday() * DAY


def _numbered_day(words: DayWords, context: Context) -> Outcome:
    day, month = words.day or 0, words.month
    if words.year is not None and month is not None:
        return one_day(date(words.year, month, day))
    writing = context.writing
    if writing is None:
        said = f"{month:02}" if month is not None else "XX"
        return Open(f"XXXX-{said}-{day:02}", NO_YEAR)
    if month is None:
        year, month = calendar.months_from(writing, words.shift or 0)
        return one_day(date(year, month, day))
    if words.year_shift is not None:
        return one_day(date(writing.year + words.year_shift, month, day))
    return one_day(_nearest_day(words, writing, context.direction))


def _nearest_day(words: DayWords, writing: date, direction: Direction) -> date:
    """The nearest day of that number and month on the side that is meant.

    If the weekday is stated too, the nearest on which it is right.
    """
    ahead = words.shift == 1 or (words.shift is None and direction is Direction.AHEAD)
    if words.shift == 0:
        this = _days_of(words, (writing.year,))
        if this:
            return this[0]
    steps = [step if ahead else -step for step in range(LEAP_CYCLE + 1)]
    days = [
        day
        for day in _days_of(words, [writing.year + step for step in steps])
        if (day >= writing if ahead else day <= writing)
    ]
    right = [day for day in days[:NEAR] if day.isoweekday() == words.weekday]
    if words.weekday and words.shift is None and not right:
        # no such day on that side: the words speak of the other
        years = range(writing.year - 1, writing.year + 2)
        right = [d for d in _days_of(words, years) if d.isoweekday() == words.weekday]
    return (right or days)[0]


def _days_of(words: DayWords, years: Iterable[int]) -> list[date]:
    out = []
    for year in years:
        try:
            out.append(date(year, words.month or 0, words.day or 0))
        except ValueError:  # no 29 February in that year
            continue
    return out


def _month(words: MonthWords, context: Context) -> Outcome:
    if words.calendar is Calendar.HIJRI:
        return _hijri(words)
    if words.year is not None:
        return calendar.month(words.year, words.month, words.portion)
    writing = context.writing
    if writing is None:
        return Open(f"XXXX-{words.month:02}", NO_YEAR)
    if words.year_shift is not None:
        year = writing.year + words.year_shift
        return calendar.month(year, words.month, words.portion)
    return _nearest_month(words, writing, context.direction)


def _nearest_month(
    words: MonthWords, writing: date, direction: Direction
) -> Stretch | None:
    """The nearest such month on the side that is meant; the running one counts.

    With "last" or "next" it does not.
    """
    ahead = words.shift == 1 or (words.shift is None and direction is Direction.AHEAD)
    this = calendar.month(writing.year, writing.month)
    for step in (0, 1) if ahead else (0, -1):
        found = calendar.month(writing.year + step, words.month, words.portion)
        if words.shift == 0:
            return found
        if words.shift is not None:
            fits = found.first > this.last if ahead else found.last < this.first
        else:
            fits = found.last >= writing if ahead else found.first <= writing
        if fits:
            return found
    return None


def _year(words: YearWords, _: Context) -> Outcome:
    if words.calendar is Calendar.HIJRI:
        return calendar.hijri_year(words.year)
    return calendar.year(words.year, words.portion)


def _period(words: PeriodWords, context: Context) -> Outcome:
    writing = context.writing
    if writing is None:
        return Open(None, NO_DATE)
    match words.unit:
        case Unit.YEAR:
            return calendar.year(writing.year + words.shift, words.portion)
        case Unit.MONTH:
            year, month = calendar.months_from(writing, words.shift)
            return calendar.month(year, month, words.portion)
        case Unit.WEEKEND:
            return calendar.weekend(_weekend(words, writing, context.direction))
        case Unit.WEEK:
            return calendar.week(_monday(writing) + 7 * words.shift * DAY)
    return one_day(writing + words.shift * DAY)


def _weekend(words: PeriodWords, writing: date, direction: Direction) -> date:
    """The Monday of its week; "this weekend", said of what happened, has begun."""
    monday = _monday(writing) + 7 * words.shift * DAY
    coming = words.shift == 0 and monday + 5 * DAY > writing
    return monday - 7 * DAY if coming and direction is Direction.BACK else monday


def _distance(words: DistanceWords, context: Context) -> Outcome:
    if words.anchored or (words.ahead and context.direction is Direction.BACK):
        return _anchored(words, context.anchor)
    if context.writing is None:
        return Open(None, NO_DATE)
    if words.count is None:
        return Open(None, NO_COUNT)
    if words.whole:
        end = _end(context.writing, words)
        return between(min(context.writing, end), max(context.writing, end))
    return _far_end(words, context, context.writing)


def _far_end(words: DistanceWords, context: Context, writing: date) -> Outcome:
    if words.unit in (Unit.HOUR, Unit.MINUTE):
        return _hours(words, context)
    if words.lasting and words.unit in (Unit.MONTH, Unit.YEAR):
        return Open(None, LASTING)
    number = words.count or 0
    if words.unit is Unit.YEAR and _is_round(number):
        about = calendar.year(writing.year + number * words.sign)
        return Open(f"{about.edtf}~", ROUND_COUNT)
    return _away(one_day(writing), words)


def _is_round(number: int) -> bool:
    return number >= ROUND_YEARS and number % 10 == 0


def _anchored(words: DistanceWords, anchor: Stretch | None) -> Outcome:
    if anchor is None or words.named:
        return None
    if words.count is None:
        return Open(None, NO_COUNT)
    return _away(anchor, words)


def _away(start: Stretch, words: DistanceWords) -> Stretch:
    """So many days or weeks away, to the day; so many months or years, as a whole."""
    number = (words.count or 0) * words.sign
    match words.unit:
        case Unit.MONTH:
            return calendar.month(*calendar.months_from(start.first, number))
        case Unit.YEAR:
            return calendar.year(start.first.year + number)
    away = _days(words) * words.sign
    return between(start.first + away, start.last + away)


def _end(day: date, words: DistanceWords) -> date:
    """Where a stretch of that length ends that begins, or began, on a day."""
    number = (words.count or 0) * words.sign
    match words.unit:
        case Unit.MONTH:
            return calendar.same_day(day, number)
        case Unit.YEAR:
            return calendar.same_day(day, 12 * number)
    return day + _days(words) * words.sign


def _days(words: DistanceWords) -> timedelta:
    number = words.count or 0
    match words.unit:
        case Unit.MINUTE:
            return timedelta(days=-(-number // (24 * 60)))
        case Unit.HOUR:
            return timedelta(days=-(-number // 24))
        case Unit.WEEK | Unit.WEEKEND:
            return timedelta(weeks=number)
    return timedelta(days=number)


def _hours(words: DistanceWords, context: Context) -> Outcome:
    """So many hours ago: a day if the hour of publication is known, else one of two."""
    minutes = (words.count or 0) * (60 if words.unit is Unit.HOUR else 1)
    away = timedelta(minutes=minutes) * words.sign
    if context.moment is not None:
        return one_day((context.moment + away).date())
    writing = context.writing or date.min
    start = datetime(writing.year, writing.month, writing.day)  # noqa: DTZ001 - a day
    end = start + DAY - timedelta(minutes=1)
    return between((start + away).date(), (end + away).date())


def _run(words: RunWords, context: Context) -> Outcome:
    """Its first day and its last: one more if it starts at some hour of the first."""
    start = _day(words.start, context)
    if not isinstance(start, Stretch):
        return start
    length, first = words.length, start.first
    if length.unit is Unit.HOUR:
        hours = (words.hour or 0) + length.count - 1
        whole = -(-length.count // 24) if length.count >= HOURS else 0
        days = hours // HOURS if words.hour is not None else whole
        return between(first, first + days * DAY)
    away = DistanceWords(count=length.count, unit=length.unit, sign=1)
    whole = not words.timed or words.hour == 0
    return between(first, max(first, _end(first, away) - whole * DAY))


def _length(_: LengthWords, __: Context) -> Outcome:
    return None


def _span(words: SpanWords, context: Context) -> Outcome:
    first, last = _ends(words)
    if context.direction is Direction.AHEAD:
        start = count(first, context)
        end = count(last, _from_other_end(last, start, context))
    else:
        end = count(last, context)
        start = count(first, _from_other_end(first, end, context))
    if isinstance(start, Stretch) and isinstance(end, Stretch):
        return _joined(start, end)
    return _open_span(start, end)


def _ends(words: SpanWords) -> tuple[Expression, Expression]:
    """Both ends; a year stated at one of them, or a last or next, holds for both."""
    first, last = words.first, words.last
    if isinstance(first, DayWords | MonthWords) and isinstance(
        last, DayWords | MonthWords
    ):
        if first.year is None and last.year is not None and first.month is not None:
            earlier = last.month is not None and first.month > last.month
            first = replace(first, year=last.year - earlier)
        if first.shift is None and last.shift is not None and first.month is None:
            first = replace(first, shift=last.shift)
    return first, last


def _from_other_end(words: Expression, other: Outcome, context: Context) -> Context:
    """The context for one end of a span: a bare weekday counts from the other end."""
    match words:
        case DayWords(offset=None, shift=None, week_shift=None, year_shift=None):
            bare = True
        case MonthWords(shift=None, year_shift=None):
            bare = True
        case _:
            bare = False
    if not bare or not isinstance(other, Stretch):
        return context
    back = context.direction is Direction.BACK
    return replace(context, writing=other.last if back else other.first)


def _joined(start: Stretch, end: Stretch) -> Outcome:
    if start.first > end.last:
        return None
    if start.first == start.last and end.first == end.last:
        return between(start.first, end.last)
    edtf = f"{start.edtf.partition('/')[0]}/{end.edtf.rpartition('/')[2]}"
    return Stretch(start.first, end.last, edtf)


def _open_span(start: Outcome, end: Outcome) -> Outcome:
    reasons = [each.reason for each in (start, end) if isinstance(each, Open)]
    if not reasons:
        return None
    known = [each.edtf for each in (start, end) if each is not None and each.edtf]
    return Open("/".join(known) if len(known) == 2 else None, reasons[0])


READERS: dict[type, Callable[[Any, Context], Outcome]] = {
    DayWords: _day,
    MonthWords: _month,
    YearWords: _year,
    PeriodWords: _period,
    DistanceWords: _distance,
    LengthWords: _length,
    RunWords: _run,
    SpanWords: _span,
}

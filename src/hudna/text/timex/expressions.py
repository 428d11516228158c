"""What words about time say, before anything is counted from a publication date."""

from dataclasses import dataclass
from enum import StrEnum

from hudna.model.grounding import ClockTime
from hudna.model.text import Span


class Calendar(StrEnum):
    """The calendar a day or month is written in."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"


class Unit(StrEnum):
    """Units that time is counted in."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Portion(StrEnum):
    """A part of a month or year."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    FIRST_HALF = "first-half"
    SECOND_HALF = "second-half"


class Edge(StrEnum):
    """How a mention bounds a period, by the word before it."""

    SINCE = "since"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWords:
    """One day: by number and month, by weekday, by distance, or by several of them.

    ``weekday`` is 1 (Monday) to 7. ``offset`` counts days from the day of writing;
    with a ``year`` it is that calendar day in another year. ``shift`` is -1, 0 or 1
    for last, this or next, said of the weekday, or of the month where a day of the
    month is given; ``week_shift`` and ``year_shift`` are said of the week and year it
    lies in. A year alone: the order of day and month in the digits cannot be known.
    """

    weekday: int | None = None
    offset: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    calendar: Calendar = Calendar.GREGORIAN
    shift: int | None = None
    week_shift: int | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthWords:
    """A month by its name, or a part of it."""

    month: int
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    portion: Portion | None = None
    calendar: Calendar = Calendar.GREGORIAN


@dataclass(frozen=True, slots=True, kw_only=True)
class YearWords:
    """A year by its number, or a part of it."""

    year: int
    portion: Portion | None = None
    calendar: Calendar = Calendar.GREGORIAN


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodWords:
    """The last, this or next week, weekend, month or year, or a part of it."""

    unit: Unit
    shift: int
    portion: Portion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceWords:
    """So many units before (negative) or after a day; ``count`` None: unstated.

    ``anchored``: counted from another happening, not from the day of writing.
    ``whole``: the stretch itself is meant, not its far end. ``ahead``: counted from the
    day of writing only where the verb looks ahead, else from another happening.
    ``lasting``: the words may mean how long ago, or for how long until now. ``named``:
    what an anchored one counts from is named beside it, not told before.
    """

    count: int | None
    unit: Unit
    sign: int
    anchored: bool = False
    whole: bool = False
    ahead: bool = False
    lasting: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthWords:
    """A duration, with no place in time."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class RunWords:
    """So long from a day on («a five-day truce starting on Tuesday at 11 pm»).

    ``hour`` is the hour it starts at, ``timed`` whether any time of day is stated.
    """

    start: DayWords
    length: LengthWords
    hour: int | None = None
    timed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanWords:
    """From one day or period to another, both included."""

    first: "Expression"
    last: "Expression"


Expression = (
    DayWords
    | MonthWords
    | YearWords
    | PeriodWords
    | DistanceWords
    | LengthWords
    | RunWords
    | SpanWords
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """Words about time and what they say.

    ``span`` quotes them in the original text. ``expression`` is None where only a
    part of the day or a time of the clock is said. ``part`` is the TIMEX3 code of a
    part of the day (MO, MI, AF, EV, NI; 24 for midnight). ``value`` is the TIMEX3
    value as far as the words alone give it. ``dateline``: it stands behind the place
    at the head of the report and says when that was written. ``heading``: it opens a
    line of a chronicle and dates what the line tells. ``ahead``: words of its sentence
    speak of what is to come.
    """

    span: Span
    expression: Expression | None
    part: str | None = None
    clock: ClockTime | None = None
    edge: Edge | None = None
    value: str | None = None
    dateline: bool = False
    heading: bool = False
    ahead: bool = False

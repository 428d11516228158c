"""TIMEX3 values, as far as the words alone give them."""

from hudna.model.grounding import ClockTime
from hudna.text.timex.expressions import (
    Calendar,
    DayWords,
    Expression,
    LengthWords,
    MonthWords,
    Unit,
    YearWords,
)

LENGTHS = {
    Unit.MINUTE: "PT{}M",
    Unit.HOUR: "PT{}H",
    Unit.DAY: "P{}D",
    Unit.WEEKEND: "P{}WE",
    Unit.WEEK: "P{}W",
    Unit.MONTH: "P{}M",
    Unit.YEAR: "P{}Y",
}


def timex_value(
    expression: Expression | None, part: str | None, clock: ClockTime | None
) -> str | None:
    """The TIMEX3 value of words about time; X stands for what they leave open."""
    if isinstance(expression, LengthWords):
        return LENGTHS[expression.unit].format(expression.count)
    day = _day(expression)
    if day is None and expression is not None:
        return None
    return with_time(day or "XXXX-XX-XX", part, clock)


def with_time(day: str, part: str | None, clock: ClockTime | None) -> str:
    """A value with the time of the clock, or the part of the day, after it."""
    if clock is not None:
        return f"{day}T{clock.value}"
    return f"{day}T{part}" if part else day


def _day(expression: Expression | None) -> str | None:
    match expression:
        case (
            DayWords(calendar=Calendar.HIJRI)
            | MonthWords(calendar=Calendar.HIJRI)
            | YearWords(calendar=Calendar.HIJRI)
        ):
            return None
        case DayWords(day=int(day), month=int(month), year=year):
            return f"{_digits(year)}-{month:02}-{day:02}"
        case DayWords(weekday=int(weekday), offset=None):
            return f"XXXX-WXX-{weekday}"
        case MonthWords(month=month, year=year):
            return f"{_digits(year)}-{month:02}"
        case YearWords(year=year):
            return f"{year:04}"
    return None


def _digits(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04}"

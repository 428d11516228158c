"""Stretches of days: months, years and their parts, in EDTF and TIMEX3."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from hudna.text.timex import Portion

DAY = timedelta(days=1)
PARTS_OF_MONTH = {
    Portion.EARLY: (1, 10),
    Portion.MID: (11, 20),
    Portion.LATE: (21, 31),
    Portion.FIRST_HALF: (1, 15),
    Portion.SECOND_HALF: (16, 31),
}
PARTS_OF_YEAR = {
    # EDTF codes of the quadrimesters and half-years, their months
    Portion.EARLY: ("37", 1, 4),
    Portion.MID: ("38", 5, 8),
    Portion.LATE: ("39", 9, 12),
    Portion.FIRST_HALF: ("40", 1, 6),
    Portion.SECOND_HALF: ("41", 7, 12),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one day to another, both included, and how the standards write it."""

    first: date
    last: date
    edtf: str
    value: str | None = None


def one_day(day: date) -> Stretch:
    """A single day."""
    return Stretch(day, day, day.isoformat(), day.isoformat())


def between(first: date, last: date) -> Stretch:
    """Some days, for which there is no other name."""
    if first == last:
        return one_day(first)
    return Stretch(first, last, f"{first.isoformat()}/{last.isoformat()}")


def week(monday: date) -> Stretch:
    """The week that begins on a Monday."""
    days = between(monday, monday + 6 * DAY)
    year, number, _ = monday.isocalendar()
    return Stretch(days.first, days.last, days.edtf, f"{year:04}-W{number:02}")


def weekend(monday: date) -> Stretch:
    """Saturday and Sunday of the week that begins on a Monday."""
    days = between(monday + 5 * DAY, monday + 6 * DAY)
    return Stretch(days.first, days.last, days.edtf, f"{week(monday).value}-WE")


def month(year: int, number: int, portion: Portion | None = None) -> Stretch:
    """A month or a part of it."""
    name = f"{year:04}-{number:02}"
    end = monthrange(year, number)[1]
    if portion is None:
        return Stretch(date(year, number, 1), date(year, number, end), name, name)
    first, last = PARTS_OF_MONTH[portion]
    days = between(date(year, number, first), date(year, number, min(last, end)))
    return Stretch(days.first, days.last, days.edtf, name)


def year(number: int, portion: Portion | None = None) -> Stretch:
    """A year or a part of it: its thirds or halves."""
    name = f"{number:04}"
    if portion is None:
        return Stretch(date(number, 1, 1), date(number, 12, 31), name, name)
    code, first, last = PARTS_OF_YEAR[portion]
    end = monthrange(number, last)[1]
    return Stretch(
        date(number, first, 1), date(number, last, end), f"{name}-{code}", name
    )


def months_from(day: date, count: int) -> tuple[int, int]:
    """Year and month that lie so many months from a day's."""
    at = day.year * 12 + day.month - 1 + count
    return at // 12, at % 12 + 1


def same_day(day: date, months: int) -> date:
    """The day of that number so many months away, or the last of a shorter month."""
    year_, month_ = months_from(day, months)
    return date(year_, month_, min(day.day, monthrange(year_, month_)[1]))


def hijri_day(year_: int, month_: int, day: int) -> Stretch:
    """A day of the Hijri calendar; ValueError if the tables do not have it."""
    return one_day(_gregorian(Hijri(year_, month_, day).to_gregorian()))


def hijri_month(year_: int, month_: int) -> Stretch:
    """A month of the Hijri calendar."""
    first = Hijri(year_, month_, 1)
    last = Hijri(year_, month_, first.month_length())
    return between(_gregorian(first.to_gregorian()), _gregorian(last.to_gregorian()))


def hijri_year(year_: int) -> Stretch:
    """A year of the Hijri calendar."""
    return between(hijri_month(year_, 1).first, hijri_month(year_, 12).last)


def _gregorian(day: Gregorian) -> date:
    return date(day.year, day.month, day.day)

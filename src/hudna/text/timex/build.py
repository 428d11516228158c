"""What a matched pattern says: its slots and settings, made into an expression."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hudna.text.timex.expressions import (
    Calendar,
    DayWords,
    DistanceWords,
    Expression,
    LengthWords,
    MonthWords,
    PeriodWords,
    Portion,
    SpanWords,
    Unit,
    YearWords,
)
from hudna.text.timex.grammar import Atom, DateGrammar, Value

LEAP_YEAR = 2000
LONGEST_HIJRI_MONTH = 30
Fields = Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What some words say about time.

    ``meridiem`` (am, pm, 24) tells which of two hours is meant; without it and with
    no part of the day the hour stays open. ``heading``: the year a line begins with;
    ``anniversary``: the words announce what happened on this day in other years;
    ``bounded``: both ends of a period are stated.
    """

    expression: Expression | None = None
    part: str | None = None
    hour: int | None = None
    minute: int = 0
    meridiem: str | None = None
    zone: str | None = None
    heading: bool = False
    anniversary: bool = False
    bounded: bool = False


def say(atom: Atom, match: re.Match[str], grammar: DateGrammar) -> Said | None:
    """What a match says; None if it can be no date (a 31st of June)."""
    fields = _fields(atom, match, grammar)
    if fields is None:
        return None
    expression = BUILDERS[atom.kind](fields)
    if expression is None and atom.kind not in ("part", "clock"):
        return None
    hour, minute = _clock(fields)
    return Said(
        expression=expression,
        part=_text(fields, "part"),
        hour=hour,
        minute=minute,
        meridiem=_text(fields, "meridiem"),
        zone=_text(fields, "zone"),
        heading=atom.opens,
        anniversary=bool(fields.get("anniversary")),
    )


def _fields(
    atom: Atom, match: re.Match[str], grammar: DateGrammar
) -> dict[str, Value] | None:
    """Settings and filled slots; None if words in a slot contradict each other."""
    fields: dict[str, Value] = dict(atom.given)
    for name, groups in atom.pattern.fields.items():
        for group, table in groups:
            words = match[group]
            if not words:
                continue
            value = grammar.value(table, words)
            if value is None:
                return None
            fields[name] = value
    return fields


def _clock(fields: Fields) -> tuple[int | None, int]:
    together = _number(fields, "hour_minute")
    if together is not None:
        return divmod(together, 100)
    return _number(fields, "hour"), _number(fields, "minute") or 0


def _day(fields: Fields) -> Expression | None:
    day = DayWords(
        weekday=_number(fields, "weekday"),
        offset=_number(fields, "offset"),
        day=_number(fields, "day"),
        month=_number(fields, "month"),
        year=_number(fields, "year"),
        calendar=Calendar(_text(fields, "calendar") or "gregorian"),
        shift=_number(fields, "shift"),
        week_shift=_number(fields, "week_shift"),
        year_shift=_number(fields, "year_shift"),
    )
    return day if _exists(day) else None


def _exists(day: DayWords) -> bool:
    if day.day is None or day.month is None:
        return True
    if day.calendar is Calendar.HIJRI:
        return day.day <= LONGEST_HIJRI_MONTH
    return day.day <= monthrange(day.year or LEAP_YEAR, day.month)[1]


def _days(fields: Fields) -> Expression | None:
    """Two days; what is said once (month, year) is said of both.

    ``next`` in the fields: the second must follow the first (a list of two days).
    """
    both = {k: v for k, v in fields.items() if not k.startswith("last_")}
    last = {k.removeprefix("last_"): v for k, v in fields.items() if k[:5] == "last_"}
    one, two = _day(both), _day({**both, **last})
    if one is None or two is None:
        return None
    if fields.get("next") and not consecutive(one, two):
        return None
    return SpanWords(first=one, last=two)


def consecutive(first: Expression | None, last: Expression | None) -> bool:
    """Whether the second of two mentions begins where the first ends."""
    match first, last:
        case DayWords(day=int(a), month=b), DayWords(day=int(c), month=d):
            return a + 1 == c and (b is None or b == d)
        case (
            DayWords(weekday=int(a), day=None, offset=None),
            DayWords(weekday=int(c), day=None, offset=None),
        ):
            return a % 7 + 1 == c
        case DayWords(offset=int(a)), DayWords(offset=int(c)):
            return a + 1 == c
        case MonthWords(month=a, portion=None), MonthWords(month=c, portion=None):
            return a % 12 + 1 == c
        case YearWords(year=a, portion=None), YearWords(year=c, portion=None):
            return a + 1 == c
    return False


def _month(fields: Fields) -> Expression | None:
    return MonthWords(
        month=int(fields["month"]),
        year=_number(fields, "year"),
        shift=_number(fields, "shift"),
        year_shift=_number(fields, "year_shift"),
        portion=_portion(fields),
        calendar=Calendar(_text(fields, "calendar") or "gregorian"),
    )


def _year(fields: Fields) -> Expression | None:
    return YearWords(
        year=int(fields["year"]),
        portion=_portion(fields),
        calendar=Calendar(_text(fields, "calendar") or "gregorian"),
    )


def _years(fields: Fields) -> Expression | None:
    first, last = int(fields["year"]), int(fields["last_year"])
    if last < 100:
        last += first // 100 * 100
    if last <= first or (fields.get("next") and last > first + 1):
        return None
    return SpanWords(first=YearWords(year=first), last=YearWords(year=last))


def _period(fields: Fields) -> Expression | None:
    return PeriodWords(
        unit=Unit(str(fields["unit"])),
        shift=int(fields["shift"]),
        portion=_portion(fields),
    )


def _distance(fields: Fields) -> Expression | None:
    return DistanceWords(
        count=_number(fields, "count"),
        unit=Unit(str(fields["unit"])),
        sign=int(fields["sign"]),
        anchored=bool(fields.get("anchored")),
        whole=bool(fields.get("whole")),
        ahead=bool(fields.get("ahead")),
        lasting=bool(fields.get("lasting")),
        named=bool(fields.get("named")),
    )


def _length(fields: Fields) -> Expression | None:
    return LengthWords(count=int(fields["count"]), unit=Unit(str(fields["unit"])))


def _numeric(fields: Fields) -> Expression | None:
    """Day and month in digits; which is which is told by size or by custom."""
    one, two = int(fields["one"]), int(fields["two"])
    if max(one, two) <= 12 and one != two and fields.get("order") != "day-first":
        return DayWords(year=int(fields["year"]))
    day, month = (two, one) if two > 12 else (one, two)
    if month > 12:
        return None
    return _day({"day": day, "month": month, "year": fields["year"]})


def _nothing(_: Fields) -> Expression | None:
    return None


BUILDERS: dict[str, Callable[[Fields], Expression | None]] = {
    "day": _day,
    "days": _days,
    "month": _month,
    "year": _year,
    "years": _years,
    "period": _period,
    "distance": _distance,
    "length": _length,
    "numeric": _numeric,
    "part": _nothing,
    "clock": _nothing,
}


def _portion(fields: Fields) -> Portion | None:
    said = _text(fields, "portion")
    return Portion(said) if said else None


def _number(fields: Fields, name: str) -> int | None:
    value = fields.get(name)
    return int(value) if value is not None else None


def _text(fields: Fields, name: str) -> str | None:
    value = fields.get(name)
    return str(value) if value is not None else None

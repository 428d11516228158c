"""Joining mentions that say one day in two ways, each a part of it."""

from dataclasses import fields, replace

from hudna.text.timex.build import Said
from hudna.text.timex.expressions import Calendar, DayWords, Expression, SpanWords

KEPT = tuple(f.name for f in fields(DayWords) if f.name != "calendar")


def unite(one: Said, two: Said) -> Said | None:
    """Both as one, if they can speak of one day; else None.

    Of two times (local, and in a zone beside it) the first stands.
    """
    if one.heading or two.heading or one.anniversary or two.anniversary:
        return None
    if one.hour is not None and two.hour is not None and two.zone is None:
        return None
    if one.part and two.part and one.part != two.part:
        return None
    expression = _expression(one.expression, two.expression)
    if expression is None and (one.expression or two.expression):
        return None
    clock = one if one.hour is not None else two
    return replace(
        one,
        expression=expression,
        part=one.part or two.part,
        hour=clock.hour,
        minute=clock.minute,
        meridiem=clock.meridiem,
        zone=clock.zone,
    )


def _expression(one: Expression | None, two: Expression | None) -> Expression | None:
    if one is None or two is None:
        whole = one or two
        return whole if isinstance(whole, DayWords | SpanWords) else None
    if not isinstance(one, DayWords) or not isinstance(two, DayWords):
        return None
    if one.calendar is not two.calendar:
        return _of_two_calendars(one, two)
    if not _different_ways(one, two):
        return None
    merged = {}
    for name in KEPT:
        said = {getattr(one, name), getattr(two, name)} - {None}
        if len(said) > 1:
            return None
        merged[name] = said.pop() if said else None
    return DayWords(calendar=one.calendar, **merged)


def _of_two_calendars(one: DayWords, two: DayWords) -> DayWords | None:
    """The Gregorian one, with the weekday of either."""
    plain, other = (one, two) if one.calendar is Calendar.GREGORIAN else (two, one)
    if plain.day is None:
        # a weekday or "yesterday" with a Hijri date beside it
        return replace(other, weekday=plain.weekday, offset=plain.offset)
    return replace(plain, weekday=plain.weekday or other.weekday)


def _different_ways(one: DayWords, two: DayWords) -> bool:
    """Two weekdays or two days of the month are a list, not one day said twice."""
    return not any(
        getattr(one, name) is not None and getattr(two, name) is not None
        for name in ("weekday", "offset", "day", "year")
    )

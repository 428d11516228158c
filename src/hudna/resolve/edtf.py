"""Comparing days with the bounds of an office, which may be known in part only."""

import calendar
import re

PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?")
LAST_MONTH = 12


def holds(start: str | None, end: str | None, day: str) -> bool:
    """Whether an ISO day may lie between two EDTF dates; an absent one is open."""
    after = start is None or first_day(start) <= day
    return after and (end is None or day <= last_day(end))


def first_day(edtf: str) -> str:
    """The first ISO day of a year, month or day."""
    year, month, day = _parts(edtf)
    return f"{year:04}-{month or 1:02}-{day or 1:02}"


def last_day(edtf: str) -> str:
    """The last ISO day of a year, month or day."""
    year, month, day = _parts(edtf)
    month = month or LAST_MONTH
    return f"{year:04}-{month:02}-{day or calendar.monthrange(year, month)[1]:02}"


def _parts(edtf: str) -> tuple[int, int | None, int | None]:
    match = PARTIAL.fullmatch(edtf)
    if match is None:
        raise ValueError(f"{edtf!r} is no year, month or day (2015, 2015-03)")
    year, month, day = (int(part) if part else None for part in match.groups())
    if month is not None and not 1 <= month <= LAST_MONTH:
        raise ValueError(f"{edtf!r} has no such month")
    return year or 0, month, day

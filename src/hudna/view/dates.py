"""Dates of a record in words: EDTF for people."""

import re

from hudna.model.grounding import ClockTime, Timex

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DOUBT = {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}
_OPEN = frozenset({"", ".."})
_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?([?~%]?)")


def timex_text(timex: Timex | None) -> str | None:
    """A date in words, None when the record knows none."""
    if timex is None or timex.edtf is None:
        return None
    day = edtf_text(timex.edtf)
    return f"{day}, {_clock(timex.time)}" if timex.time else day


def edtf_text(edtf: str) -> str:
    """An EDTF date or interval in words; what has no words stays as it is."""
    if "/" not in edtf:
        return _date(edtf)
    first, _, last = edtf.partition("/")
    if last in _OPEN:
        return f"since {_date(first)}"
    if first in _OPEN:
        return f"until {_date(last)}"
    return f"{_date(first)} to {_date(last)}"


def period_text(first: str | None, last: str | None) -> str | None:
    """From when to when something held, None when neither is known."""
    if first and last:
        return edtf_text(f"{first}/{last}")
    if first or last:
        return edtf_text(f"{first or '..'}/{last or '..'}")
    return None


def _date(edtf: str) -> str:
    found = _DATE.fullmatch(edtf)
    if found is None:
        return edtf
    year, month, day, doubt = found.groups()
    return _DOUBT[doubt] + " ".join(
        filter(None, (_day(day), _month(month), _year(year)))
    )


def _day(day: str | None) -> str:
    if day is None or "X" in day:
        return ""
    return str(int(day))


def _month(month: str | None) -> str:
    if month is None or month == "XX":
        return ""
    if month.isdecimal() and 1 <= int(month) <= 12:
        return MONTHS[int(month) - 1]
    return _SEASONS.get(month, f"month {month}")


def _year(year: str) -> str:
    if year == "XXXX":
        return "(year not stated)"
    if year.endswith("X") and year[:3].isdecimal():
        return f"{year[:3]}0s"
    return year


def _clock(time: ClockTime) -> str:
    return f"{time.value} {time.zone}" if time.zone else time.value

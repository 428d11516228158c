"""Dates of publication: checked where callers state them, tidied where pages do."""

import re
from datetime import date, datetime

from hudna.errors import DateInvalid

DAY = re.compile(r"\d{4}-\d\d-\d\d")
TIME = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<clock>\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)"
    r"\s?(?P<offset>Z|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
FORMS = "a day (2020-01-12) or a time with its offset (2020-01-12T18:30:00+02:00)"


def checked(value: str, name: str) -> str:
    """A date as it was given; DateInvalid unless it is an ISO day or time with offset.

    ``name`` says in the message which input that is.
    """
    if is_stamp(value):
        return value
    raise DateInvalid(f"{name}: {value!r} is no date. Give {FORMS}.")


def is_stamp(value: str) -> bool:
    """Whether this is a day or a time with offset, and one that exists."""
    if DAY.fullmatch(value):
        return _exists(value)
    found = TIME.fullmatch(value)
    return (
        found is not None
        and value[10] == "T"
        and bool(found["offset"])
        and _is_time(value)
    )


def tidied(value: str) -> str | None:
    """The date that a page's metadata state; a time without offset is its day."""
    text = value.strip()
    found = TIME.match(text)
    if found and found["offset"]:
        offset = found["offset"].upper()
        if offset != "Z" and ":" not in offset:
            offset = f"{offset[:3]}:{offset[3:]}"
        whole = f"{found['day']}T{found['clock']}{offset}"
        if is_stamp(whole):
            return whole
    day = text[:10]
    return day if DAY.fullmatch(day) and _exists(day) else None


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _is_time(value: str) -> bool:
    try:
        datetime.fromisoformat(re.sub(r"\.\d+", "", value.upper()))
    except ValueError:
        return False
    return True

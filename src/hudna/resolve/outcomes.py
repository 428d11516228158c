"""What counting days starts from, and what it comes to where something stays open."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hudna.resolve.calendar import Stretch


class Direction(StrEnum):
    """Where the verb looks: what happened, or what is to come."""

    BACK = "back"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Open:
    """What stays open, with as much as is known and the reason."""

    edtf: str | None
    reason: str
    first: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What days are counted from.

    ``writing`` is the day of writing, ``moment`` the time of publication where it is
    known to the hour, ``anchor`` the happening that "two days later" counts from.
    """

    writing: date | None
    moment: datetime | None
    direction: Direction
    anchor: Stretch | None

"""Checking actor files as a whole: what cannot be, and what looks wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations, pairwise

from hudna.resolve.actor_entries import EntryFault, Held, KnownActor
from hudna.resolve.actor_faults import faults
from hudna.resolve.actor_files import ActorFile, Reading
from hudna.resolve.edtf import first_day, last_day
from hudna.text.fold import fold_key

SINGLE = frozenset(
    "president prime-minister foreign-minister king secretary-general".split()
)
"""Offices that one person holds at a time, and that somebody always holds."""
HANDOVER = 45
"""Days for which two holders of one office may both be on record."""
VACANT = 90
"""Days for which such an office may be without a holder before that is told."""
SINCE = "2011-01-01"
"""The first day on which an office without a holder is told."""
LANGUAGES = ("en", "ar")
"""Languages in which every actor should have a name."""
LAST = "9999-12-31"


class Level(StrEnum):
    """How bad a finding is: an error keeps a file from being used rightly."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong, in words that name the file and line."""

    level: Level
    message: str


@dataclass(frozen=True, slots=True)
class Term:
    """An office of an actor, with the days that it was certainly held."""

    actor: str
    held: Held
    first: str | None
    last: str

    @property
    def certain(self) -> bool:
        """Whether both ends are known well enough to compare them."""
        return self.first is not None and self.first <= self.last


def findings(reading: Reading, file: ActorFile) -> Iterator[Finding]:
    """Everything wrong with what was read, errors of form first, then by actor."""
    told = dict.fromkeys(map(str, reading.faults), Level.ERROR)
    for level, check in CHECKS:
        for id_, fault in check(reading.actors, file):
            if fault.near in reading.failed:
                continue  # it is told why there is no such actor
            told.setdefault(str(reading.rows[id_].invalid(fault)), level)
    for message, level in told.items():
        yield Finding(level=level, message=message)


Found = Iterator[tuple[str, EntryFault]]
Actors = Mapping[str, KnownActor]


def impossible(actors: Actors, file: ActorFile) -> Found:
    """Unknown ids, dates that cannot be, loops of memberships, shared full names."""
    for id_, actor in actors.items():
        for fault in faults(actor, file.actors, file.countries, file.by_name):
            yield id_, fault


def overlaps(actors: Actors, file: ActorFile) -> Found:
    """Two holders of one office at once, for longer than a handover takes."""
    for (role, of), terms in _offices(file).items():
        for one, other in combinations(terms, 2):
            days = _shared(one, other)
            at = other if other.actor in actors else one
            if one.actor == other.actor or days <= HANDOVER or at.actor not in actors:
                continue
            fault = EntryFault(
                f"{role} of {of}: {one.actor} and {other.actor} both held it for "
                f"{days} days from {max(_starts(one, other))}. Mend a date, or say "
                "that it was disputed.",
                at.held.title,
            )
            yield at.actor, fault


def gaps(actors: Actors, file: ActorFile) -> Found:
    """Offices without a holder between two that are known."""
    for (role, of), terms in _offices(file).items():
        ends = SINCE
        for one, other in pairwise(sorted(terms, key=lambda t: t.first or "")):
            ends = max(ends, one.last)
            first = other.first or ""
            if ends < first and other.actor in actors:
                days = _days(ends, first)
                if days > VACANT:
                    yield (
                        other.actor,
                        EntryFault(
                            f"{role} of {of}: nobody held it from {ends} to {first} "
                            f"({days} days), as far as the files tell.",
                            other.held.title,
                        ),
                    )


def nameless(actors: Actors, file: ActorFile) -> Found:  # noqa: ARG001 - one form
    """Actors without a name in a language that every one should have one in."""
    for id_, actor in actors.items():
        missing = [lang for lang in LANGUAGES if not actor.names.get(lang)]
        if missing:
            yield id_, EntryFault(f"no full name in {' or '.join(missing)}.", id_)


def claimed_twice(actors: Actors, file: ActorFile) -> Found:
    """Short forms that one actor claims for itself and another has too."""
    bearers: dict[str, dict[str, None]] = {}
    for actor in file.actors.values():
        for name in actor.short_names():
            bearers.setdefault(fold_key(name), {})[actor.id] = None
    for id_, actor in actors.items():
        for name in actor.short_names() if actor.distinct else ():
            others = [each for each in bearers[fold_key(name)] if each != id_]
            if others:
                yield (
                    id_,
                    EntryFault(
                        f"the short form «{name}» is said to be distinct, but "
                        f"{', '.join(others)} has it too.",
                        name,
                    ),
                )


CHECKS: tuple[tuple[Level, Callable[[Actors, ActorFile], Found]], ...] = (
    (Level.ERROR, impossible),
    (Level.ERROR, overlaps),
    (Level.WARNING, claimed_twice),
    (Level.WARNING, nameless),
    (Level.WARNING, gaps),
)


def _offices(file: ActorFile) -> dict[tuple[str, str], list[Term]]:
    """The terms of each office that one person holds at a time."""
    out: dict[tuple[str, str], list[Term]] = {}
    for actor in file.actors.values():
        for held in actor.offices:
            if held.role in SINGLE and held.of and not held.disputed:
                term = _term(actor.id, held)
                if term is not None:
                    out.setdefault((held.role, held.of), []).append(term)
    return out


def _term(actor: str, held: Held) -> Term | None:
    """An office with its days; partial dates are read in favour of the files."""
    try:
        first = last_day(held.from_) if held.from_ else None
        last = first_day(held.to) if held.to else LAST
        for day in (first or LAST, last):
            date.fromisoformat(day)
    except ValueError:
        return None  # told as an impossible date
    return Term(actor, held, first, last)


def _starts(*terms: Term) -> Iterable[str]:
    return [term.first or "" for term in terms]


def _shared(one: Term, other: Term) -> int:
    """Days that both certainly held."""
    if not (one.certain and other.certain):
        return 0
    start, end = max(_starts(one, other)), min(one.last, other.last)
    return _days(start, end) if start < end else 0


def _days(start: str, end: str) -> int:
    span: timedelta = date.fromisoformat(end) - date.fromisoformat(start)
    return span.days

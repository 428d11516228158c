"""An actor of the files, to read in a terminal."""

from collections.abc import Iterator, Mapping

from hudna.resolve.actor_files import ActorFile, KnownActor
from hudna.view.safe import foreign, one_line
from hudna.view.text import COLUMNS
from hudna.view.wrap import wrap

COLUMN = 13
WHEN = 26
"""Columns of a time, so that what was held stands below each other."""


def actor_text(actor: KnownActor, file: ActorFile) -> str:
    """Names, offices and memberships of an actor, and who belongs to it."""
    return "".join(f"{line}\n" for line in _lines(actor, file))


def _lines(actor: KnownActor, file: ActorFile) -> Iterator[str]:
    yield f"{foreign(actor.name)} ({one_line(actor.id)})"
    yield ""
    yield from _row("kind", actor.kind)
    yield from _row("country", _country(actor, file))
    yield from _row("sectors", ", ".join(actor.sectors))
    yield from _row("wikidata", actor.wikidata or "")
    yield from _names("names", actor.names)
    yield from _names("short", actor.short)
    if actor.short:
        yield from _row("", "believed alone" if actor.distinct else "not alone")
    for label, rows in (
        ("offices", _offices(actor)),
        ("member of", _memberships(actor, file)),
        ("members", _members(actor, file)),
    ):
        for at, (when, what) in enumerate(rows):
            yield from _row("" if at else label, f"{when:{WHEN}}{what}")
    yield from _row("source", actor.source or "")


def _row(label: str, value: str) -> Iterator[str]:
    """A labelled line, or nothing where nothing is known."""
    if value:
        first, rest = f"{label:{COLUMN}}", " " * COLUMN
        yield from wrap(value, COLUMNS, first, rest)


def _country(actor: KnownActor, file: ActorFile) -> str:
    known = file.countries.by_iso3.get(actor.country or "")
    return f"{known.name} ({known.iso3})" if known else actor.country or ""


def _names(label: str, table: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for at, (lang, names) in enumerate(table.items()):
        listed = ", ".join(map(foreign, names))
        yield from _row("" if at else label, f"{one_line(lang)}: {listed}")


def _offices(actor: KnownActor) -> Iterator[tuple[str, str]]:
    for held in sorted(actor.offices, key=lambda h: (h.from_ or "", h.to or "9")):
        doubt = ", disputed" if held.disputed else ""
        role = f"{held.role} of {held.of}" if held.of else held.role
        yield (
            _when(held.from_, held.to),
            f"{foreign(held.title)} [{one_line(role)}{doubt}]",
        )


def _memberships(actor: KnownActor, file: ActorFile) -> Iterator[tuple[str, str]]:
    for member in sorted(actor.memberships, key=lambda m: (m.from_ or "", m.to or "9")):
        body = file.actors[member.of]
        yield _when(member.from_, member.to), f"{foreign(body.name)} ({body.id})"


def _members(actor: KnownActor, file: ActorFile) -> Iterator[tuple[str, str]]:
    for other in file.actors.values():
        for member in other.memberships:
            if member.of == actor.id:
                when = _when(member.from_, member.to)
                yield when, f"{foreign(other.name)} ({other.id})"


def _when(start: str | None, end: str | None) -> str:
    if start and end:
        return f"{start} to {end}"
    if start:
        return f"since {start}"
    return f"until {end}" if end else "time not stated"

"""What makes an actor impossible: dates, owners, bodies and names that cannot be."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from hudna.resolve.actor_entries import EntryFault, KnownActor
from hudna.resolve.countries import Countries
from hudna.resolve.edtf import first_day, last_day
from hudna.resolve.names import name_key

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ITEM = re.compile(r"Q[0-9]+")
BODIES = "IGO"
"""What stands for the country of international bodies."""

Actors = Mapping[str, KnownActor]


def odd_names(actor: KnownActor) -> Iterator[EntryFault]:
    """Ids that are no keys or items, and names without a letter."""
    if not ID.fullmatch(actor.id):
        yield EntryFault(
            f"the id {actor.id!r} is no key. Use small letters a to z, digits and "
            "hyphens.",
            actor.id,
        )
    if actor.wikidata and not ITEM.fullmatch(actor.wikidata):
        yield EntryFault(
            f"wikidata {actor.wikidata!r} is no id of an item, such as Q42.",
            actor.wikidata,
        )
    for name in (*actor.full_names(), *actor.short_names()):
        if not any(map(str.isalpha, name)):
            yield EntryFault(f"«{name}» is no name: it has no letter.", name)


def unknown_ids(
    actor: KnownActor, actors: Actors, countries: Countries
) -> Iterator[EntryFault]:
    """Countries, owners of offices and bodies that nobody knows."""
    known = countries.by_iso3
    if actor.country not in (None, BODIES) and actor.country not in known:
        yield EntryFault(
            f"country {actor.country!r} is no ISO alpha-3 code.", str(actor.country)
        )
    for held in actor.offices:
        if held.of is not None and held.of not in known and held.of not in actors:
            yield EntryFault(
                f"office of {held.of!r}, which is neither an ISO alpha-3 code nor the "
                "id of an actor.",
                held.of,
            )
    for member in actor.memberships:
        if member.of not in actors:
            yield EntryFault(
                f"membership of {member.of!r}, which is no id of an actor. Add that "
                "body, or leave the membership out.",
                member.of,
            )


def wrong_dates(actor: KnownActor) -> Iterator[EntryFault]:
    """Days that no calendar has, and times that end before they begin."""
    for what, start, end in _times(actor):
        days = [_day(edtf) for edtf in (start, end) if edtf is not None]
        for edtf, day in zip((d for d in (start, end) if d), days, strict=True):
            if not day:
                yield EntryFault(f"{what}: there is no day {edtf}.", edtf)
        if start and end and all(days) and last_day(end) < first_day(start):
            yield EntryFault(f"{what} ends ({end}) before it begins ({start}).", end)


def _times(actor: KnownActor) -> Iterator[tuple[str, str | None, str | None]]:
    for held in actor.offices:
        yield f"office {held.title!r}", held.from_, held.to
    for member in actor.memberships:
        yield f"membership of {member.of!r}", member.from_, member.to


def _day(edtf: str) -> bool:
    """Whether the calendar has the first day of a date."""
    try:
        return bool(date.fromisoformat(first_day(edtf)))
    except ValueError:
        return False


def round_memberships(actor: KnownActor, actors: Actors) -> Iterator[EntryFault]:
    """A body that belongs to itself, over whatever other bodies."""
    waiting: list[tuple[str, ...]] = [(actor.id,)]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop()
        member = actors.get(way[-1])
        for body in member.memberships if member else ():
            if body.of == actor.id:
                round_ = " → ".join((*way, actor.id))
                near = actor.memberships[0].of
                yield EntryFault(f"its memberships go round: {round_}.", near)
                return
            if body.of not in seen:
                seen.add(body.of)
                waiting.append((*way, body.of))


def shared_names(
    actor: KnownActor, by_name: Mapping[str, tuple[str, ...]]
) -> Iterator[EntryFault]:
    """Full names that another actor has too."""
    told: set[str] = set()
    for name in actor.full_names():
        key = name_key(name)
        others = [id_ for id_ in by_name.get(key, ()) if id_ != actor.id]
        if others and key not in told:
            told.add(key)
            yield EntryFault(
                f"«{name}» is a full name of {', '.join(others)} too. Leave it out, "
                "or use that id to change that actor.",
                name,
            )


def faults(
    actor: KnownActor,
    actors: Actors,
    countries: Countries,
    by_name: Mapping[str, tuple[str, ...]],
) -> Iterator[EntryFault]:
    """Everything that makes an actor impossible beside all others."""
    yield from odd_names(actor)
    yield from unknown_ids(actor, actors, countries)
    yield from wrong_dates(actor)
    yield from round_memberships(actor, actors)
    yield from shared_names(actor, by_name)

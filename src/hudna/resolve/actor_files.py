"""Curated actors: who they are, how texts write them, which office they held when.

The files lie under ``data/actors``; every entry is checked when it is read. An
:class:`ActorFile` is an authority: it knows names for the lexicon of an engine, and
holders of offices for the resolution of mentions.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from os import PathLike
from pathlib import Path

from hudna.errors import DataInvalid
from hudna.model.vocabulary import EntityKind
from hudna.protocols import KnownName
from hudna.resolve.actor_entries import EntryFault, Held, KnownActor, Membership, entry
from hudna.resolve.actor_faults import faults, unknown_ids
from hudna.resolve.actor_rows import Row, read_rows
from hudna.resolve.countries import Countries, load_countries
from hudna.resolve.name_tables import NameTables, load_names
from hudna.resolve.names import name_key
from hudna.text.fold import fold_key
from hudna.text.lexicon import Entry, WordClass

__all__ = [
    "ActorFile",
    "Held",
    "KnownActor",
    "Membership",
    "Reading",
    "load_actors",
    "read_files",
    "read_folder",
    "read_more",
]


@dataclass(frozen=True, eq=False)
class ActorFile:
    """Every known actor, with the countries; an authority on both.

    Two of them are the same only if they are one: what is made of one is kept by it.
    """

    actors: Mapping[str, KnownActor]
    countries: Countries
    tables: NameTables
    _holders: dict[str, tuple[tuple[str, Held], ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @cached_property
    def by_name(self) -> Mapping[str, tuple[str, ...]]:
        """Actor ids by the compared form of each full name."""
        out: dict[str, list[str]] = {}
        for actor in self.actors.values():
            for name in actor.full_names():
                ids = out.setdefault(name_key(name), [])
                if actor.id not in ids:
                    ids.append(actor.id)
        return {key: tuple(ids) for key, ids in out.items()}

    @cached_property
    def countries_by_name(self) -> Mapping[str, tuple[str, ...]]:
        """Countries by the compared form of each name, people and seat."""
        sources = (
            self.countries.names(),
            self.countries.demonyms(),
            self.countries.metonyms(),
        )
        out: dict[str, list[str]] = {}
        for surface, iso3 in (pair for pairs in sources for pair in pairs):
            codes = out.setdefault(name_key(surface), [])
            if iso3 not in codes:
                codes.append(iso3)
        return {key: tuple(codes) for key, codes in out.items()}

    @cached_property
    def people_words(self) -> Mapping[str, frozenset[str]]:
        """Folded words of names and peoples of each country."""
        out: dict[str, set[str]] = {}
        for pairs in (self.countries.names(), self.countries.demonyms()):
            for surface, iso3 in pairs:
                out.setdefault(iso3, set()).update(name_key(surface).split())
        return {iso3: frozenset(words) for iso3, words in out.items()}

    def holders(self, role: str) -> tuple[tuple[str, Held], ...]:
        """Everybody who ever held a role, with the office, in file order."""
        if not self._holders:
            table: dict[str, list[tuple[str, Held]]] = {}
            for actor in self.actors.values():
                for held in actor.offices:
                    table.setdefault(held.role, []).append((actor.id, held))
            self._holders.update({r: tuple(rows) for r, rows in table.items()})
        return self._holders.get(role, ())

    def country_of(self, owner: str | None) -> str | None:
        """The country of a country code or an actor id."""
        if owner is None or owner in self.countries.by_iso3:
            return owner
        actor = self.actors.get(owner)
        return actor.country if actor else None

    def names(self) -> Iterable[tuple[str, KnownName]]:
        """Every surface of actors and countries, with what it stands for."""
        for actor in self.actors.values():
            yield from _actor_names(actor)
        for realm in self.tables.realms:
            yield realm, KnownName(kind=EntityKind.COUNTRY)
        for surface, name in _country_names(self.countries, self.tables.weak):
            if not name.seat or name_key(surface) not in self.by_name:
                yield surface, name

    def name_parts(self) -> Iterable[tuple[str, Entry]]:
        """Words that names of persons are made of, in the layers engines use."""
        for layer, words in self.tables.parts().items():
            for word in words:
                yield (
                    word,
                    Entry(
                        layer,
                        layer,
                        WordClass.NAME,
                        cased=layer != "particle",
                        exact=word if word in self.tables.exact else "",
                    ),
                )


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from files: the actors, the row of each, and what is wrong."""

    actors: dict[str, KnownActor]
    rows: dict[str, Row]
    faults: list[DataInvalid]
    failed: set[str] = field(default_factory=set)
    """Ids of entries that are not among the actors, for what is wrong with them."""

    def read(self, rows: Iterable[Row], own: Mapping[str, KnownActor]) -> None:
        """Add the entries of one file; they override those of the same id before."""
        seen: dict[str, Row] = {}
        for row in rows:
            try:
                actor = entry(row.table, self.actors.get(row.id) or own.get(row.id))
            except EntryFault as fault:
                self.faults.append(row.invalid(fault))
                self.failed.add(row.id)
                continue
            if row.id in seen:
                line = seen[row.id].line
                twice = EntryFault(f"the id stands on line {line} too.")
                self.faults.append(row.invalid(twice))
            seen[row.id] = row
            self.actors[row.id], self.rows[row.id] = actor, row


@cache
def _countries() -> Countries:
    return load_countries()


@cache
def _own() -> ActorFile:
    return _load(files("hudna").joinpath("data", "actors"))


def load_actors(
    folder: Traversable | None = None, *, more: Iterable[str | PathLike[str]] = ()
) -> ActorFile:
    """Read a folder of actor files, hudna's own (read once) if none is given.

    ``more`` are files of the user's: their actors are added, or change those of the
    same id. If anything is wrong with one, DataInvalid says where, and nothing of
    them is loaded. The same contents give the same object.
    """
    if folder is not None:
        return _load(folder)
    given = tuple(read_files(more))
    return _with(given) if given else _own()


def read_files(
    paths: Iterable[str | PathLike[str]],
) -> Iterator[tuple[str, bytes]]:
    """The names and contents of files."""
    for path in paths:
        yield str(path), Path(path).read_bytes()


@lru_cache(maxsize=4)
def _with(given: tuple[tuple[str, bytes], ...]) -> ActorFile:
    reading = read_more(given)
    if reading.faults:
        rest = len(reading.faults) - 1
        others = f" (and {rest} more: hudna actors check lists them)" if rest else ""
        raise DataInvalid(f"{reading.faults[0]}{others}") from reading.faults[0]
    return merged(reading)


def read_more(given: Iterable[tuple[str, bytes]]) -> Reading:
    """Read files of the user's with all that is wrong in them."""
    own = _own().actors
    reading = Reading({}, {}, [])
    for file, data in given:
        try:
            reading.read(read_rows(file, data), own)
        except DataInvalid as fault:
            reading.faults.append(fault)
    all_ = merged(reading)
    for id_, row in reading.rows.items():
        found = faults(all_.actors[id_], all_.actors, all_.countries, all_.by_name)
        told = (fault for fault in found if fault.near not in reading.failed)
        reading.faults.extend(map(row.invalid, told))
    return reading


def merged(reading: Reading) -> ActorFile:
    """The actors that ship with hudna, with those that were read."""
    actors = {**_own().actors, **reading.actors}
    return ActorFile(actors, _countries(), load_names())


def _load(folder: Traversable) -> ActorFile:
    reading = read_folder(folder)
    if reading.faults:
        raise reading.faults[0]
    return ActorFile(reading.actors, _countries(), load_names())


def read_folder(folder: Traversable) -> Reading:
    """Read the files of a folder; an id stands in one of them, once."""
    if not folder.is_dir():
        raise DataInvalid(f"{folder}: no folder of actor files.")
    reading = Reading({}, {}, [])
    paths = (path for path in folder.iterdir() if path.name.endswith(".toml"))
    for path in sorted(paths, key=lambda p: p.name):
        rows = read_rows(path.name, path.read_bytes())
        for row in rows:
            if row.id in reading.rows:
                other = reading.rows[row.id].file
                fault = EntryFault(f"the id stands in {other} too.")
                reading.faults.append(row.invalid(fault))
        reading.read(rows, {})
    countries = _countries()
    for id_, row in reading.rows.items():
        found = unknown_ids(reading.actors[id_], reading.actors, countries)
        reading.faults.extend(map(row.invalid, found))
    return reading


def _actor_names(actor: KnownActor) -> Iterator[tuple[str, KnownName]]:
    full, short = (
        KnownName(
            ref=actor.id,
            kind=actor.kind,
            country=actor.country,
            sectors=actor.sectors,
            full=whole,
            distinct=actor.distinct,
        )
        for whole in (True, False)
    )
    for name in dict.fromkeys(actor.full_names()):
        yield name, full
    for name in dict.fromkeys(actor.short_names()):
        yield name, short


def _country_names(
    countries: Countries, weak: frozenset[str]
) -> Iterator[tuple[str, KnownName]]:
    """Names of countries; ambiguous ones are no full names but believed alone."""
    ambiguous = countries.ambiguous()
    sources = (
        (countries.names(), KnownName(kind=EntityKind.COUNTRY, place=True)),
        (countries.demonyms(), KnownName(kind=EntityKind.COUNTRY, adjective=True)),
        (
            countries.metonyms(),
            KnownName(kind=EntityKind.COUNTRY, place=True, seat=True),
        ),
    )
    for surfaces, name in sources:
        for surface, iso3 in surfaces:
            key = fold_key(surface)
            if key in weak and not name.seat:
                continue
            doubtful = key in ambiguous
            yield (
                surface,
                replace(name, country=iso3, full=not doubtful, distinct=doubtful),
            )

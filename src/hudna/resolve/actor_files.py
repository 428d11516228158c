"""Curated actors: who they are, how texts write them, which office they held when.

The files lie under ``data/actors``; every entry is checked when it is read. An
:class:`ActorFile` is an authority: it knows names for the lexicon of an engine, and
holders of offices for the resolution of mentions.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from hudna.errors import DataInvalid
from hudna.model.grounding import Office
from hudna.model.vocabulary import EntityKind
from hudna.protocols import KnownName
from hudna.resolve.countries import Countries, load_countries
from hudna.resolve.edtf import holds
from hudna.resolve.name_tables import NameTables, load_names
from hudna.resolve.names import name_key
from hudna.text.fold import fold_key
from hudna.text.lexicon import Entry, WordClass

KEYS = frozenset(
    "id name kind country sectors wikidata names short distinct offices source".split()
)
OFFICE_KEYS = frozenset("role of title from to disputed".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An office that an actor held, and when; ``to`` is None while it is held.

    ``disputed`` offices were claimed by rivals: they need the name beside them.
    """

    role: str
    of: str | None
    title: str
    from_: str | None
    to: str | None
    disputed: bool = False

    def on(self, day: str) -> bool:
        """Whether it was held on an ISO day, as far as its dates tell."""
        return holds(self.from_, self.to, day)

    @property
    def office(self) -> Office:
        """The office as records print it."""
        return Office(title=self.title, from_=self.from_, to=self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """One entry of the actor files; names are by language, as they are written."""

    id: str
    name: str
    kind: EntityKind
    country: str | None
    sectors: tuple[str, ...]
    wikidata: str | None
    names: Mapping[str, tuple[str, ...]]
    short: Mapping[str, tuple[str, ...]]
    distinct: bool
    offices: tuple[Held, ...]

    def full_names(self) -> Iterator[str]:
        """Every name that stands alone."""
        yield self.name
        for names in self.names.values():
            yield from names

    def short_names(self) -> Iterator[str]:
        """Every short form."""
        for names in self.short.values():
            yield from names


@dataclass(frozen=True)
class ActorFile:
    """Every known actor, with the countries; an authority on both."""

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


@cache
def _own() -> ActorFile:
    return _load(files("hudna").joinpath("data", "actors"))


def load_actors(folder: Traversable | None = None) -> ActorFile:
    """Read a folder of actor files, hudna's own (read once) if none is given."""
    return _own() if folder is None else _load(folder)


def _load(folder: Traversable) -> ActorFile:
    actors: dict[str, KnownActor] = {}
    seen: dict[str, str] = {}
    for path in sorted(_tables(folder), key=lambda p: p.name):
        for at, table in enumerate(_rows(path), 1):
            where = f"{path.name}: actor {at} ({table.get('id', 'no id')})"
            actor = _actor(table, where)
            if actor.id in seen:
                raise DataInvalid(f"{where}: the id stands in {seen[actor.id]} too.")
            seen[actor.id] = path.name
            actors[actor.id] = actor
    file = ActorFile(actors, load_countries(), load_names())
    for actor in actors.values():
        _check_owners(actor, file, seen[actor.id])
    return file


def _tables(folder: Traversable) -> list[Traversable]:
    if not folder.is_dir():
        raise DataInvalid(f"{folder}: no folder of actor files.")
    return [path for path in folder.iterdir() if path.name.endswith(".toml")]


def _rows(path: Traversable) -> list[dict[str, Any]]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise DataInvalid(f"{path.name}: no TOML file ({fault}).") from fault
    unknown = set(data) - {"actor", "source"}
    if unknown:
        raise DataInvalid(f"{path.name}: unknown key {min(unknown)!r}.")
    rows: list[dict[str, Any]] = data.get("actor", [])
    return rows


def _actor(table: dict[str, Any], where: str) -> KnownActor:
    _check_keys(table, KEYS, where)
    for key in ("id", "name", "kind"):
        if not isinstance(table.get(key), str) or not table[key]:
            raise DataInvalid(f"{where}: {key!r} is missing. Give it as a string.")
    try:
        kind = EntityKind(table["kind"])
    except ValueError as fault:
        kinds = ", ".join(EntityKind)
        raise DataInvalid(f"{where}: kind {table['kind']!r} is none of {kinds}.") from (
            fault
        )
    return KnownActor(
        id=table["id"],
        name=table["name"],
        kind=kind,
        country=table.get("country"),
        sectors=_strings(table.get("sectors", []), f"{where}: sectors"),
        wikidata=table.get("wikidata"),
        names=_by_language(table.get("names", {}), f"{where}: names"),
        short=_by_language(table.get("short", {}), f"{where}: short"),
        distinct=bool(table.get("distinct", False)),
        offices=tuple(_held(row, where) for row in table.get("offices", [])),
    )


def _held(row: dict[str, Any], where: str) -> Held:
    _check_keys(row, OFFICE_KEYS, where)
    if not row.get("role") or not row.get("title"):
        raise DataInvalid(f"{where}: an office has no 'role' or no 'title'.")
    held = Held(
        role=row["role"],
        of=row.get("of"),
        title=row["title"],
        from_=row.get("from"),
        to=row.get("to"),
        disputed=bool(row.get("disputed", False)),
    )
    try:
        held.on("2000-01-01")
    except ValueError as fault:
        raise DataInvalid(f"{where}: office {held.title!r}: {fault}.") from fault
    return held


def _check_owners(actor: KnownActor, file: ActorFile, where: str) -> None:
    known = file.countries.by_iso3
    if actor.country not in (None, "IGO") and actor.country not in known:
        raise DataInvalid(
            f"{where}: {actor.id}: country {actor.country!r} is no ISO alpha-3 code."
        )
    for held in actor.offices:
        if held.of is not None and held.of not in known and held.of not in file.actors:
            raise DataInvalid(
                f"{where}: {actor.id}: office of {held.of!r}, which is neither an "
                "ISO alpha-3 code nor the id of an actor."
            )


def _check_keys(table: dict[str, Any], known: frozenset[str], where: str) -> None:
    unknown = set(table) - known
    if unknown:
        raise DataInvalid(
            f"{where}: unknown key {min(unknown)!r}. Known: {', '.join(sorted(known))}."
        )


def _by_language(table: Any, where: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise DataInvalid(f"{where}: give a list for each language.")
    return {lang: _strings(names, f"{where}.{lang}") for lang, names in table.items()}


def _strings(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise DataInvalid(f"{where}: give a list of strings.")
    return tuple(value)


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

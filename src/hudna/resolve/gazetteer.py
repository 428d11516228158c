"""The gazetteer: every name of a place that hudna knows, and what it may stand for.

Four sources are joined: cities and first-order areas compiled from GeoNames,
countries, and an own supplement of regions, provinces, districts and spellings. Cities
are turned into entries only when they are looked at, because a text names few of them.
Small towns stand apart: a name of theirs alone is no reason to believe in one.
"""

import gzip
import tomllib
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple, overload

from hudna.errors import DataInvalid
from hudna.model.vocabulary import Precision
from hudna.resolve.countries import Countries, Country, load_countries
from hudna.resolve.place_entry import PlaceEntry
from hudna.resolve.towns import Towns
from hudna.text.fold import fold_key

CITIES = "cities.tsv.gz"
REGIONS = "regions.tsv.gz"
TOWNS = "towns.tsv.gz"
SUPPLEMENT = "supplement.toml"
EXONYMS = "names.toml"
FRONTS = "fronts.tsv"
NOWHERE = r"\N"
"""What stands for the country of a place that lies in several or is disputed."""
STAR = "*"
SAME_DEGREES = 0.6
"""How far from its city of GeoNames a place of the same name may be put by hand."""

Keys = dict[str, tuple[int, ...]]


class Lands(NamedTuple):
    """What the codes of compiled rows stand for.

    ``iso3`` gives the alpha-3 code of an alpha-2 one; ``areas`` the name of a
    first-order area by country and code.
    """

    iso3: Mapping[str, str]
    areas: Mapping[tuple[str, str], str]


class Entries(Sequence[PlaceEntry]):
    """All entries, in a fixed order; those of cities are made when asked for."""

    __slots__ = ("_curated", "_lands", "_others", "_rows")

    def __init__(
        self,
        rows: Sequence[str],
        curated: Mapping[int, PlaceEntry],
        others: Sequence[PlaceEntry],
        lands: Lands,
    ) -> None:
        self._rows = rows
        self._curated = curated
        self._others = others
        self._lands = lands

    def __len__(self) -> int:
        return len(self._rows) + len(self._others)

    @overload
    def __getitem__(self, index: int) -> PlaceEntry: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[PlaceEntry, ...]: ...
    def __getitem__(self, index: int | slice) -> PlaceEntry | tuple[PlaceEntry, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        at = index + len(self) if index < 0 else index
        if at >= len(self._rows):
            return self._others[at - len(self._rows)]
        return self._curated.get(at) or _city(self._rows[at], self._lands)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by name; ``index`` maps a folded name to positions in ``entries``.

    ``ambiguous`` holds the folded names that are also ordinary words or names of
    persons: only a text that says it speaks of a place means one. ``towns`` are the
    small places, which no index holds.
    """

    entries: Entries
    index: Mapping[str, tuple[int, ...]]
    ambiguous: frozenset[str] = frozenset()
    towns: Towns | None = None

    def names(self) -> Iterable[tuple[str, tuple[int, ...]]]:
        """Every name, folded, with the positions of the entries it may stand for."""
        return self.index.items()

    def lookup(self, name: str) -> tuple[PlaceEntry, ...]:
        """Return the places a name may stand for, however it is spelled."""
        positions = self.index.get(fold_key(name), ())
        return tuple(self.entries[position] for position in positions)

    def with_names(self, names: Mapping[str, str]) -> "Gazetteer":
        """The same places, also under other names, each given with one it has."""
        more = {
            fold_key(name): self.index[key]
            for name, known in names.items()
            if (key := fold_key(known)) in self.index
        }
        return replace(self, index=ChainMap(more, dict(self.index))) if more else self


def load_gazetteer(
    folder: Traversable | None = None, countries: Countries | None = None
) -> Gazetteer:
    """Read the gazetteer from a folder of place data, hudna's own if none is given."""
    source = folder or files("hudna").joinpath("data", "places")
    known = countries or load_countries(source)
    iso3 = {country.iso2: country.iso3 for country in known.by_iso3.values()}
    index: Keys = {}
    rows = _read_cities(source.joinpath(CITIES), index)
    data = _read_tables(source.joinpath(SUPPLEMENT), source.joinpath(FRONTS))
    curated, others = _add_supplement(data, rows, index, Lands(iso3, {}))
    lands = Lands(iso3, {})
    if source.joinpath(REGIONS).is_file():
        lands = _add_regions(source.joinpath(REGIONS), iso3, index, (rows, others))
    for country in known.by_iso3.values():
        _add(index, _country_keys(country), len(rows) + len(others))
        others.append(_country_entry(country))
    entries = Entries(rows, _completed(curated, rows, lands), others, lands)
    ambiguous = frozenset(
        fold_key(name) for names in data["ambiguous"].values() for name in names
    )
    towns = source.joinpath(TOWNS)
    return Gazetteer(
        entries,
        index,
        ambiguous | known.ambiguous(),
        Towns(towns, iso3) if towns.is_file() else None,
    )


@cache
def exonyms(lang: str) -> dict[str, str]:
    """What a language calls places, each with a name that the gazetteer has."""
    source = files("hudna").joinpath("data", "places", EXONYMS)
    try:
        names = tomllib.loads(source.read_text(encoding="utf-8")).get(lang, {})
    except tomllib.TOMLDecodeError as fault:
        message = f"{source}: not a table of names ({fault}). See its first lines."
        raise DataInvalid(message) from fault
    return dict(names)


def _add_regions(
    source: Traversable,
    iso3: Mapping[str, str],
    index: Keys,
    entries: tuple[Sequence[str], list[PlaceEntry]],
) -> Lands:
    """Index the first-order areas behind all other entries; return their codes."""
    rows, others = entries
    areas: dict[tuple[str, str], str] = {}
    for line in gzip.decompress(source.read_bytes()).decode().splitlines():
        name, iso2, codes, lat, lon, key = line.split("\t")
        areas.update(((iso2, code), name) for code in codes.split("|"))
        if key and key not in index:
            index[key] = (len(rows) + len(others),)
            point = (float(lat), float(lon))
            others.append(_region_entry(name, iso3[iso2], point))
    return Lands(iso3, areas)


def _region_entry(name: str, country: str, point: tuple[float, float]) -> PlaceEntry:
    return PlaceEntry(
        name=name,
        geonames=None,
        country=country,
        lat=point[0],
        lon=point[1],
        precision=Precision.PROVINCE,
        population=None,
        kind="region",
        area=name,
    )


def _read_cities(source: Traversable, index: Keys) -> list[str]:
    rows = gzip.decompress(source.read_bytes()).decode().splitlines()
    get = index.get
    for at, row in enumerate(rows):
        position = (at,)
        # The keys are folded already: folding them at each start would cost seconds.
        for key in row[row.rindex("\t") + 1 :].split("|"):
            index[key] = get(key, ()) + position
    return rows


def _read_tables(source: Traversable, fronts: Traversable) -> dict[str, Any]:
    """Read what is kept by hand, with its places as pairs of a table and its entry."""
    at = source
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
        precisions, tables = data["precision"], data["place"]
        at = fronts
        tables += _front_tables(fronts) if fronts.is_file() else []
        starred = [name for table in tables for name in table.get("ambiguous", ())]
        return {
            "ambiguous": {**data["ambiguous"], STAR: starred},
            "places": [
                (table, _supplement_entry(table, precisions)) for table in tables
            ],
        }
    except (KeyError, ValueError) as fault:
        message = f"{at}: not a table of places ({fault}). See its first lines."
        raise DataInvalid(message) from fault


def _front_tables(source: Traversable) -> list[dict[str, Any]]:
    """The lines of places of conflicts, as tables of the supplement."""
    tables: list[dict[str, Any]] = []
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, kind, country, lat, lon, *names = line.split("\t")
        written = [each for group in names for each in group.split(";") if each]
        table: dict[str, Any] = {
            "name": name,
            "kind": kind,
            "lat": float(lat),
            "lon": float(lon),
            "names": {"any": [each.removeprefix(STAR) for each in written]},
            "ambiguous": [each[1:] for each in written if each.startswith(STAR)],
        }
        if country != NOWHERE:
            table["country"] = country
        tables.append(table)
    return tables


def _add_supplement(
    data: Mapping[str, Any], rows: Sequence[str], index: Keys, lands: Lands
) -> tuple[dict[int, PlaceEntry], list[PlaceEntry]]:
    """Index the supplement: what overrides a city by its position, and the rest."""
    positions = {int(row[: row.index("\t")]): at for at, row in enumerate(rows)}
    curated: dict[int, PlaceEntry] = {}
    others: list[PlaceEntry] = []
    for table, entry in data["places"]:
        names = [fold_key(name) for name in _supplement_names(table)]
        at = positions.get(entry.geonames) if entry.geonames is not None else None
        if at is None and entry.kind == "city" and "ambiguous" in table:
            at = _same_city(entry, rows, (index, names), lands)
        if at is None:
            at = len(rows) + len(others)
            others.append(entry)
        else:
            curated[at] = entry
        _add(index, names, at)
    return curated, others


def _same_city(
    entry: PlaceEntry,
    rows: Sequence[str],
    named: tuple[Keys, Sequence[str]],
    lands: Lands,
) -> int | None:
    """The city of GeoNames that a place kept by hand is, if it is one."""
    index, names = named
    for at in sorted({at for name in names for at in index.get(name, ())}):
        city = _city(rows[at], lands) if at < len(rows) else None
        if city is None or city.country != entry.country or not city.point:
            continue
        apart = zip(city.point, entry.point or (0.0, 0.0), strict=True)
        if max(abs(one - other) for one, other in apart) <= SAME_DEGREES:
            return at
    return None


def _add(index: Keys, keys: Iterable[str], position: int) -> None:
    for key in keys:
        held = index.get(key, ())
        if position not in held:
            index[key] = (*held, position)


def _supplement_names(table: Mapping[str, Any]) -> Iterator[str]:
    for names in table["names"].values():
        yield from names


def _supplement_entry(
    table: Mapping[str, Any], precisions: Mapping[str, str]
) -> PlaceEntry:
    vague = table.get("vague", False)
    precision = None if vague else precisions[table["kind"]]
    return PlaceEntry(
        name=table["name"],
        geonames=table.get("geonames"),
        country=table.get("country"),
        lat=table.get("lat"),
        lon=table.get("lon"),
        precision=Precision(precision) if precision else None,
        population=table.get("population"),
        kind=table["kind"],
        vague=vague,
        curated=True,
    )


def _completed(
    curated: Mapping[int, PlaceEntry], rows: Sequence[str], lands: Lands
) -> dict[int, PlaceEntry]:
    """Give each overriding entry what only the city's own row knows."""
    return {at: _joined(entry, _city(rows[at], lands)) for at, entry in curated.items()}


def _joined(entry: PlaceEntry, city: PlaceEntry) -> PlaceEntry:
    return PlaceEntry(
        name=entry.name,
        geonames=city.geonames,
        country=entry.country or city.country,
        lat=city.lat,
        lon=city.lon,
        precision=entry.precision,
        population=city.population,
        kind=entry.kind,
        area=city.area,
        vague=entry.vague,
        curated=True,
    )


def _city(row: str, lands: Lands) -> PlaceEntry:
    geonames, name, iso2, area, lat, lon, population, capital, _ = row.split("\t")
    return PlaceEntry(
        name=name,
        geonames=int(geonames),
        country=lands.iso3[iso2],
        lat=float(lat),
        lon=float(lon),
        precision=Precision.CITY,
        population=int(population),
        kind="capital" if capital == "1" else "city",
        area=lands.areas.get((iso2, area)),
    )


def _country_keys(country: Country) -> Iterator[str]:
    for names in country.names.values():
        yield from map(fold_key, names)


def _country_entry(country: Country) -> PlaceEntry:
    return PlaceEntry(
        name=country.name,
        geonames=country.geonames,
        country=country.iso3,
        lat=None,
        lon=None,
        precision=Precision.COUNTRY,
        population=None,
        kind="country",
        curated=True,
    )

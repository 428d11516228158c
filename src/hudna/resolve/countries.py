"""Countries: their names, demonyms, capitals and the names of their governments."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from hudna.errors import DataInvalid
from hudna.text.fold import fold_key

FILE = "countries.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inflection:
    """How the demonyms of one language are inflected.

    Every suffix is put after every word of the base form; ``article`` is what the
    second and later words take when the whole is definite.
    """

    suffixes: tuple[str, ...]
    article: str

    def forms(self, base: str) -> Iterator[str]:
        """Yield the forms of a base, without the article of the first word."""
        for suffix in self.suffixes:
            first, *rest = (word + suffix for word in base.split())
            yield " ".join([first, *rest])
            if rest:
                yield " ".join([first, *(self.article + word for word in rest)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Capital:
    """The seat of a country; ``names`` holds one name a language."""

    geonames: int | None
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country; the name tables hold surfaces by language, as they are written.

    ``demonyms`` are base forms, ``plurals`` broken plurals, ``metonyms`` names that
    act for the government, ``ambiguous`` the surfaces that are also ordinary words,
    personal names or other places.
    """

    iso2: str
    iso3: str
    geonames: int | None
    name: str
    names: Mapping[str, tuple[str, ...]]
    demonyms: Mapping[str, tuple[str, ...]]
    plurals: Mapping[str, tuple[str, ...]]
    capital: Capital | None
    metonyms: Mapping[str, tuple[str, ...]]
    ambiguous: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """All countries, by ISO 3166-1 alpha-3 code.

    The methods yield a surface and the alpha-3 code of each country it may stand for;
    a surface of two countries is yielded twice.
    """

    by_iso3: Mapping[str, Country]
    inflections: Mapping[str, Inflection] = field(default_factory=dict)

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield every name of every country."""
        for country in self.by_iso3.values():
            yield from _surfaces(country.names, country.iso3)

    def demonyms(self) -> Iterator[tuple[str, str]]:
        """Yield every demonym in every regular form and broken plural."""
        for country in self.by_iso3.values():
            for language, bases in country.demonyms.items():
                for base in bases:
                    for form in self._forms(language, base):
                        yield form, country.iso3
            yield from _surfaces(country.plurals, country.iso3)

    def metonyms(self) -> Iterator[tuple[str, str]]:
        """Yield every name that acts for a government, such as that of its capital."""
        for country in self.by_iso3.values():
            yield from _surfaces(country.metonyms, country.iso3)

    def ambiguous(self) -> frozenset[str]:
        """Return the folded surfaces that need more than themselves to be believed."""
        return frozenset(
            fold_key(form)
            for country in self.by_iso3.values()
            for language, names in country.ambiguous.items()
            for name in names
            for form in (name, *self._forms(language, name))
        )

    def _forms(self, language: str, base: str) -> Iterator[str]:
        inflection = self.inflections.get(language)
        return iter((base,)) if inflection is None else inflection.forms(base)


def load_countries(folder: Traversable | None = None) -> Countries:
    """Read the countries from a folder of place data, hudna's own if none is given."""
    source = (folder or files("hudna").joinpath("data", "places")).joinpath(FILE)
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
        countries = [_country(table) for table in data["country"]]
    except (KeyError, IndexError, tomllib.TOMLDecodeError) as fault:
        message = f"{source}: not a table of countries ({fault}). See its first lines."
        raise DataInvalid(message) from fault
    return Countries(
        by_iso3={country.iso3: country for country in countries},
        inflections={
            language: Inflection(
                suffixes=tuple(rule["suffixes"]), article=rule["article"]
            )
            for language, rule in data.get("inflection", {}).items()
        },
    )


def _country(table: Mapping[str, Any]) -> Country:
    return Country(
        iso2=table["iso2"],
        iso3=table["iso3"],
        geonames=table.get("geonames"),
        name=table["names"]["en"][0],
        names=_by_language(table["names"]),
        demonyms=_by_language(table.get("demonyms", {})),
        plurals=_by_language(table.get("plurals", {})),
        capital=_capital(table.get("capital")),
        metonyms=_by_language(table.get("metonyms", {})),
        ambiguous=_by_language(table.get("ambiguous", {})),
    )


def _capital(table: Mapping[str, Any] | None) -> Capital | None:
    if table is None:
        return None
    names = {key: value for key, value in table.items() if key != "geonames"}
    return Capital(geonames=table.get("geonames"), names=names)


def _by_language(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(names) for language, names in table.items()}


def _surfaces(
    table: Mapping[str, tuple[str, ...]], iso3: str
) -> Iterator[tuple[str, str]]:
    for names in table.values():
        for name in names:
            yield name, iso3

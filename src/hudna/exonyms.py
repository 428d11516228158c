"""Names of the world as one language writes them: ``names.toml`` of its pack.

English and Arabic names stand with the countries and actors themselves. What another
language calls them is known only to texts in it: «russo» is an Italian word, and a
family name elsewhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from hudna.model.vocabulary import EntityKind
from hudna.protocols import KnownName
from hudna.text.lexicon import Entry, WordClass

COUNTRY = KnownName(kind=EntityKind.COUNTRY, place=True)
PEOPLE = KnownName(kind=EntityKind.COUNTRY, adjective=True)
SEAT = KnownName(kind=EntityKind.COUNTRY, place=True, seat=True)


def country_names(table: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    """Names, peoples and seats of countries, by alpha-3 code."""
    for iso3, row in table.items():
        for key, known in (("names", COUNTRY), ("peoples", PEOPLE), ("seats", SEAT)):
            for surface in row.get(key, ()):
                yield surface, _entry(surface, known, iso3)


def _entry(surface: str, known: KnownName, iso3: str) -> Entry:
    words = WordClass.ADJECTIVE if known.adjective else WordClass.NAME
    cased = surface[:1].isupper()
    return Entry("name", replace(known, country=iso3), words, cased=cased)

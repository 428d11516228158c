"""Small towns and second-order areas: places in which a text must give a reason.

There are so many that every third surname is one of them. Their names stand in order
in one file, which is read when the first is asked for.
"""

import gzip
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import NamedTuple

from hudna.errors import DataInvalid
from hudna.model.vocabulary import Precision
from hudna.resolve.place_entry import PlaceEntry


class _Table(NamedTuple):
    """The lines of the places, and those of their names in order."""

    rows: list[str]
    keys: list[str]


class Towns:
    """The small places by folded name, read at the first question."""

    def __init__(self, source: Traversable, iso3: Mapping[str, str]) -> None:
        self._source = source
        self._iso3 = iso3

    @cached_property
    def _table(self) -> _Table:
        try:
            text = gzip.decompress(self._source.read_bytes()).decode()
        except OSError as fault:
            message = f"{self._source}: no table of towns ({fault}). Build it anew."
            raise DataInvalid(message) from fault
        rows, _, keys = text.partition("\n\n")
        return _Table(rows.splitlines(), keys.splitlines())

    def lookup(self, key: str) -> tuple[PlaceEntry, ...]:
        """The places of a folded name, words apart by blanks."""
        rows, keys = self._table
        at = bisect_left(keys, key + "\t")
        if at == len(keys):
            return ()
        found, _, positions = keys[at].partition("\t")
        if found != key:
            return ()
        return tuple(self._entry(rows[int(row)]) for row in positions.split())

    def begins(self, word: str) -> bool:
        """Whether a name of several words begins with a folded word."""
        keys = self._table.keys
        at = bisect_left(keys, word + " ")
        return at < len(keys) and keys[at].startswith(word + " ")

    def _entry(self, row: str) -> PlaceEntry:
        name, iso2, area, lat, lon, population, kind = row.split("\t")
        district = kind == "district"
        return PlaceEntry(
            name=name,
            geonames=None,
            country=self._iso3[iso2],
            lat=float(lat),
            lon=float(lon),
            precision=Precision.DISTRICT if district else Precision.CITY,
            population=int(population) or None,
            kind=kind,
            area=area or None,
            small=True,
        )

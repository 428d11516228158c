"""What words are resolved to: actors, days and places."""

from dataclasses import dataclass

from hudna.model.text import Passage
from hudna.model.vocabulary import EntityKind, Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post and when it was held; dates are EDTF, None when unknown."""

    title: str
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One actor of a document with every mention of it.

    ``ref`` is hudna's own key, None for actors it does not know. ``office`` is the
    one held at the document's date. ``local_name`` is the name in the document's
    script, ``romanized`` says that ``name`` was transliterated by rule.
    """

    id: str
    ref: str | None
    wikidata: str | None
    name: str
    local_name: str | None
    romanized: bool
    kind: EntityKind
    country: str | None
    sectors: tuple[str, ...]
    office: Office | None
    mentions: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTime:
    """A time of day as stated; ``zone`` is an offset or None when not stated."""

    value: str
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A date or period: TIMEX3 ``value`` inside, EDTF in the record.

    ``first`` and ``last`` are ISO days, None when they cannot be known.
    """

    edtf: str | None
    first: str | None
    last: str | None
    time: ClockTime | None = None
    value: str | None = None
    at: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOption:
    """A place that the words may also mean."""

    name: str
    geonames: int | None
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on the map; ``alternatives`` when the text leaves it open.

    ``geonames`` is the GeoNames id, ``country`` ISO 3166-1 alpha-3, latitude and
    longitude WGS 84 degrees.
    """

    name: str
    geonames: int | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision | None
    alternatives: tuple[PlaceOption, ...] = ()
    at: Passage

"""One place of the gazetteer."""

from dataclasses import dataclass

from hudna.model.vocabulary import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """One place of the gazetteer.

    ``country`` is ISO 3166-1 alpha-3, None for what lies in several or none; ``area``
    names the first-order area that it lies in or is. ``kind`` is a plain word such as
    city, capital, province, sea. ``vague`` marks regions without borders; ``curated``
    those of the hand-made supplement, which are the ones conflict news means;
    ``small`` the towns in which a text must give a reason to believe.
    """

    name: str
    geonames: int | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision | None
    population: int | None
    kind: str
    area: str | None = None
    vague: bool = False
    curated: bool = False
    small: bool = False

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, if both are known."""
        if self.lat is None or self.lon is None:
            return None
        return self.lat, self.lon

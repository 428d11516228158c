"""What the parts of a record are called in a view."""

from collections.abc import Iterable, Mapping
from functools import cache

from hudna.model.claim import Attribution, Capacity
from hudna.model.grounding import Entity, Office, Place
from hudna.model.vocabulary import Precision, SourceClass, SourceKind
from hudna.resolve.countries import load_countries
from hudna.view.dates import period_text
from hudna.view.safe import foreign, one_line

NOT_STATED = "not stated"

BODY = "IGO"
"""Stands for a country where an actor is an international body."""

_UNNAMED = {
    SourceKind.OUTLET: "an outlet",
    SourceKind.AGENCY: "a news agency",
    SourceKind.OFFICIAL: "an official",
    SourceKind.SPEAKER: "a speaker",
    SourceKind.DOCUMENT: "a document",
}


class Names:
    """Display names of the entities of a record.

    The name in the document's script follows where an entity is first named.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._seen: set[str] = set()

    def name(self, id_: str) -> str:
        """The English name, the first time with the local one."""
        entity = self._entities.get(id_)
        if entity is None:
            return one_line(id_)
        if id_ in self._seen:
            return foreign(entity.name)
        self._seen.add(id_)
        return local_name(entity)

    def several(self, ids: Iterable[str], capacities: Mapping[str, Capacity]) -> str:
        """The names of a list, each with the office it acts in."""
        named = [self.name(id_) + _capacity(capacities.get(id_)) for id_ in ids]
        return ", ".join(named) or NOT_STATED

    def chain(self, links: Iterable[Attribution]) -> str:
        """The sources of a report, the outermost first."""
        return " ← ".join(self._link(link) for link in links)

    def _link(self, link: Attribution) -> str:
        if link.kind is SourceKind.ANONYMOUS:
            hidden = _hidden(link.class_)
            return f"{self.name(link.entity)} ({hidden})" if link.entity else hidden
        return self.name(link.entity) if link.entity else _UNNAMED[link.kind]


def local_name(entity: Entity) -> str:
    """The English name followed by the name in the document's script."""
    name = foreign(entity.name)
    local = foreign(entity.local_name or "")
    return f"{name} {local}" if local and local != name else name


def office_text(office: Office) -> str:
    """An office with the time it was held, as far as known."""
    held = period_text(office.from_, office.to)
    title = foreign(office.title)
    return f"{title} ({held})" if held else title


def country_name(code: str | None) -> str:
    """The English name of a country, the code itself where there is none."""
    if code is None:
        return NOT_STATED
    return _countries().get(code, one_line(code))


def origin_text(code: str | None) -> str:
    """Which country an actor belongs to, if any."""
    return "international body" if code == BODY else f"country {country_name(code)}"


def place_text(place: Place | None) -> str | None:
    """A place with its country and the places that may be meant instead."""
    if place is None:
        return None
    text = _located(place.name, place.country)
    if place.precision not in (None, Precision.CITY, Precision.COUNTRY):
        text = f"{text} ({place.precision})"
    others = "; ".join(_located(o.name, o.country) for o in place.alternatives)
    return f"{text}; or: {others}" if others else text


def _hidden(class_: SourceClass | None) -> str:
    """What is known of a source whose name the text hides."""
    kind = "" if class_ in (None, SourceClass.OTHER) else f"{class_} "
    article = "an" if kind.startswith(("o", "i")) else "a"
    return f"{article} {kind}source, not named"


def _located(name: str, code: str | None) -> str:
    country = country_name(code) if code else ""
    shown = foreign(name)
    return f"{shown}, {country}" if country and country != shown else shown


def _capacity(capacity: Capacity | None) -> str:
    if capacity is None:
        return ""
    office = foreign(capacity.office)
    return f" ({office})" if capacity.stated else f" [{office}]"


@cache
def _countries() -> dict[str, str]:
    return {code: c.name for code, c in load_countries().by_iso3.items()}

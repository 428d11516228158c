"""Which places the names of one document mean, decided together.

A phrase may say where a place lies; else the document does: by the countries it
names, and because the places of one story lie near each other. A name means one place
throughout. A small town is believed only with such a reason.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hudna.model.grounding import Place
from hudna.model.text import Document, Span
from hudna.model.vocabulary import Precision
from hudna.resolve.place_entry import PlaceEntry
from hudna.resolve.place_heads import Head
from hudna.resolve.place_names import PlaceNames
from hudna.resolve.places import (
    KNOWN_ABROAD,
    WORLD_CITY,
    PlaceContext,
    choose,
    place,
)
from hudna.resolve.toponyms import Known, Toponym, Toponyms, toponyms

Area = tuple[str | None, str | None]

STATED = 3.0
"""What it counts for a place that the phrase itself puts it in a country."""
TOGETHER = 1.5
"""What it counts that another name of the document can only lie in the same area."""
MOST_TOGETHER = 3.0
ENOUGH = 1.2
"""From this support on a small town is believed that nothing else speaks for."""
ENOUGH_LOCATED = 0.9
"""The same behind «in» or «the town of»."""
AGAINST_KNOWN = 2.5
"""The support of a small town over a large city of its name that has none."""
AGAINST_SURNAME = 2.5
"""The same where the words beside it look like a person's."""
WEIGHT_OF_COUNTRY = 1.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What the document says of countries and areas, each name counted once."""

    countries: Mapping[str, float]
    areas: Mapping[Area, float]
    own: Mapping[str, Mapping[Area, float]]
    """What each name itself adds to areas."""

    def support(self, entry: PlaceEntry, key: str, stated: str | None) -> float:
        """How much of the document speaks for a place, other than its name."""
        area = (entry.country, entry.area)
        others = self.areas.get(area, 0.0) - self.own.get(key, {}).get(area, 0.0)
        together = min(MOST_TOGETHER, TOGETHER * others) if entry.area else 0.0
        named = min(1.0, self.countries.get(entry.country or "", 0.0))
        return together + named + STATED * (entry.country == stated is not None)


def find_places(
    document: Document, names: PlaceNames, lexicon: Known
) -> list[tuple[Span, Place]]:
    """Every mention of a place that hudna knows, in text order, with its place.

    Names of peoples are no places. A place that the text leaves open has
    ``alternatives``; ``lexicon`` finds what else is known by name.
    """
    found = toponyms(document, names, lexicon)
    scene = _scene(found)
    groups = _groups(found.names)
    out: list[tuple[Span, Place]] = []
    for each in found.names:
        group = groups[each.key]
        decision = _decided(each, group, scene)
        recorded = decision and _recorded(document, each, decision)
        if recorded:
            out.append(recorded)
    return out


def place_at(found: Sequence[tuple[Span, Place]], span: Span) -> Place | None:
    """The place whose name fills most of a span, the first of several."""
    inside = [(at, each) for at, each in found if at.overlaps(span)]
    if not inside:
        return None
    return max(inside, key=lambda pair: (_shared(pair[0], span), -pair[0].start))[1]


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _groups(names: Sequence[Toponym]) -> dict[str, list[Toponym]]:
    groups: dict[str, list[Toponym]] = defaultdict(list)
    for each in names:
        groups[each.key].append(each)
    return groups


def _scene(found: Toponyms) -> Scene:
    countries: dict[str, float] = defaultdict(float)
    areas: dict[Area, float] = defaultdict(float)
    own: dict[str, dict[Area, float]] = {}
    for country in sorted(found.peoples):
        countries[country] += WEIGHT_OF_COUNTRY
    for key, group in sorted(_groups(found.names).items()):
        own[key] = _weights(group)
        for area, weight in own[key].items():
            areas[area] += weight
        for country, weight in _country_weights(group).items():
            countries[country] += weight
    return Scene(countries, areas, own)


def _weights(group: Sequence[Toponym]) -> dict[Area, float]:
    """What a name adds to each area that it may lie in; those stated take all."""
    stated = {(each.stated, each.area) for each in group if each.area}
    if stated:
        return dict.fromkeys(sorted(stated, key=str), 1.0)
    first = group[0]
    if all(each.name_like for each in group):
        return {}
    entries = [*first.entries, *first.small]
    areas = {(e.country, e.area) for e in entries if e.area}
    world = any((e.population or 0) >= WORLD_CITY for e in first.entries)
    if not areas or (world and first.small) or first.is_country:
        return {}
    share = 1 / (len(areas) + any(not e.area for e in first.entries))
    return dict.fromkeys(sorted(areas, key=str), share)


def _country_weights(group: Sequence[Toponym]) -> dict[str, float]:
    stated = {each.stated for each in group if each.stated}
    first = group[0]
    entries = first.entries or first.small
    codes = stated or {e.country for e in entries if e.country}
    if len(codes) != 1 or (not stated and not first.entries):
        return {}
    (code,) = codes
    sure = stated or first.is_country or _well_known(first.entries)
    return {code: WEIGHT_OF_COUNTRY} if code and sure else {}


def _well_known(entries: Sequence[PlaceEntry]) -> bool:
    return any(
        e.curated
        or e.kind in ("capital", "region")
        or (e.population or 0) >= KNOWN_ABROAD
        for e in entries
    )


# -- decisions -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Decision:
    """The entries left to choose from, and what the text says around them."""

    entries: tuple[PlaceEntry, ...]
    context: PlaceContext


def _decided(each: Toponym, group: Sequence[Toponym], scene: Scene) -> Decision | None:
    stated, area = _stated(each, group)
    countries = frozenset(c for c, weight in scene.countries.items() if weight > 0)
    context = PlaceContext(stated=stated, precision=_called(each), countries=countries)
    entries = each.entries
    small = _believed(each, group, scene, stated)
    if area is not None:
        inside = [e for e in (*entries, *each.small) if e.area == area]
        if inside:
            return Decision(tuple(inside), context)
    if small is not None:
        return Decision(
            (small,), replace(context, countries=countries | {small.country or ""})
        )
    if not entries:
        return None
    if _unlikely(each, group, scene):
        return None
    return Decision(entries, context)


def _stated(each: Toponym, group: Sequence[Toponym]) -> tuple[str | None, str | None]:
    """What the phrase says, else what another phrase of the document with the name."""
    for other in (each, *group):
        if other.stated is not None:
            return other.stated, other.area
    return None, None


def _called(each: Toponym) -> Precision | None:
    if each.head is None or each.head.head.site:
        return None
    return each.head.head.precision


def _unlikely(each: Toponym, group: Sequence[Toponym], scene: Scene) -> bool:
    """Whether a name that is also one of persons has nothing that speaks for it."""
    if each.located or each.head or not (each.name_like or _of_person(group)):
        return False
    if any(e.curated or e.kind in ("capital", "region") for e in each.entries):
        return False
    return all(scene.support(e, each.key, None) < 1 for e in each.entries)


def _of_person(group: Sequence[Toponym]) -> bool:
    return any(each.personal for each in group)


def _believed(
    each: Toponym, group: Sequence[Toponym], scene: Scene, stated: str | None
) -> PlaceEntry | None:
    """The small place that the document gives reason enough to believe in."""
    ranked = sorted(
        each.small,
        key=lambda e: (
            -scene.support(e, each.key, stated),
            -(e.population or 0),
            e.name,
        ),
    )
    if not ranked:
        return None
    best = ranked[0]
    support = scene.support(best, each.key, stated)
    if each.entries:
        rival = max(scene.support(e, each.key, stated) for e in each.entries)
        enough = support >= AGAINST_KNOWN and support > rival + 1
        return best if enough else None
    called = any(other.located or other.head for other in group)
    if each.personal or (_of_person(group) and not (each.located or each.head)):
        return None
    if each.name_like and support < AGAINST_SURNAME:
        return None
    return best if support >= (ENOUGH_LOCATED if called else ENOUGH) else None


def _recorded(
    document: Document, each: Toponym, decision: Decision
) -> tuple[Span, Place] | None:
    """The place decided on with its words; a site is named after the place it is in."""
    span = each.wide or each.span
    chosen = choose(decision.entries, decision.context)
    found = place(chosen, document.passage(span))
    if found is None or each.head is None:
        return (each.span, found) if found is not None else None
    return span, headed(found, each.head.head)


def headed(found: Place, head: Head) -> Place:
    """A place as its head names it: a site in it, or the area called after it."""
    if head.site and found.precision is not Precision.SUB_CITY:
        return replace(
            found,
            name=f"{found.name} {head.english}",
            geonames=None,
            lat=None,
            lon=None,
            precision=Precision.SUB_CITY,
            alternatives=(),
        )
    if head.named and found.precision is Precision.CITY:
        return replace(found, geonames=None, precision=head.precision)
    return found

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
from hudna.resolve.place_phrases import Toponym
from hudna.resolve.places import (
    KNOWN_ABROAD,
    PlaceContext,
    choose,
    place,
)
from hudna.resolve.toponyms import Known, Toponyms, toponyms

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
AGAINST_KNOWN = 0.9
"""What must lie in its area for a small town to stand against a large namesake."""
AGAINST_CURATED = 1.4
"""The same against one that all the world knows."""
AGAINST_SURNAME = 2.5
"""The support of a small town where the words beside it look like a person's."""
SMALL_HINT = 0.34
"""What the name of a small town says of the country that it can only lie in."""
NAMED = 0.9
"""From this weight on a country is one that the document names."""
MANY_AREAS = 8
"""A name that so many areas have says nothing of any."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the document says of countries and areas, each name counted once."""

    countries: Mapping[str, float]
    areas: Mapping[Area, float]
    own: Mapping[str, Mapping[Area, float]]
    """What each name itself adds to areas."""

    def together(self, entry: PlaceEntry, key: str) -> float:
        """How many other names of the document lie in the area of a place."""
        if entry.area is None:
            return 0.0
        area = (entry.country, entry.area)
        return self.areas.get(area, 0.0) - self.own.get(key, {}).get(area, 0.0)

    def named(self, entry: PlaceEntry) -> float:
        """How much of the document speaks of the country of a place."""
        return self.countries.get(entry.country or "", 0.0)

    def support(self, entry: PlaceEntry, key: str, stated: str | None) -> float:
        """How much of the document speaks for a place, other than its name."""
        together = min(MOST_TOGETHER, TOGETHER * self.together(entry, key))
        named = min(1.0, self.named(entry))
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
        if recorded and each.head is not None and each.head.head.part:
            recorded = (recorded[0], _part(recorded[1], each.head.head, names))
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
        countries[country] += 1.0
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
    if all(each.name_like or each.personal for each in group):
        return {}
    entries = group[0].entries or group[0].small
    areas = {(e.country, e.area) for e in entries}
    if len(areas) > MANY_AREAS or any(area is None for _, area in areas):
        return {}
    sure = any(not e.small or e.kind == "district" for e in entries)
    return dict.fromkeys(sorted(areas, key=str), (1.0 if sure else 0.5) / len(areas))


def _country_weights(group: Sequence[Toponym]) -> dict[str, float]:
    """What a name says of the country that the document is about."""
    stated = {each.stated for each in group if each.stated}
    first = group[0]
    entries = first.entries or first.small
    codes = stated or {e.country for e in entries if e.country}
    if len(codes) != 1:
        return {}
    (code,) = codes
    if stated or first.is_country or _well_known(entries):
        return {code: 1.0} if code else {}
    if all(each.name_like or each.personal for each in group):
        return {}
    return {code: SMALL_HINT} if code else {}


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
    countries = frozenset(c for c, w in scene.countries.items() if w >= NAMED)
    context = PlaceContext(stated=stated, precision=_called(each), countries=countries)
    inside = [e for e in (*each.entries, *each.small) if area and e.area == area]
    if inside:
        return Decision(
            tuple(inside), replace(context, countries=countries | _codes(stated))
        )
    small = _believed(each, group, scene, stated)
    if small is not None:
        held = countries | _codes(small.country)
        return Decision((small,), replace(context, countries=held))
    if not each.entries or _unlikely(each, group, scene):
        return None
    return Decision(_state_or_country(each, scene), context)


def _codes(country: str | None) -> frozenset[str]:
    return frozenset((country,)) if country else frozenset()


def _state_or_country(each: Toponym, scene: Scene) -> tuple[PlaceEntry, ...]:
    """«Georgia»: the country, unless all else is of one that has such a state."""
    whole = [e for e in each.entries if e.precision is Precision.COUNTRY]
    parts = [e for e in each.entries if e.kind == "region"]
    if not whole or not parts or each.head is not None:
        return each.entries
    for part in parts:
        if scene.support(part, each.key, None) >= 1 and not scene.named(whole[0]):
            return (part,)
    return (whole[0],)


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
    if each.is_country or each.located or each.head:
        return False
    if each.personal:
        return True
    if not (each.name_like or _of_person(group)):
        return False
    if any(e.curated or e.kind == "region" for e in each.entries):
        return False
    return all(scene.support(e, each.key, None) < AGAINST_SURNAME for e in each.entries)


def _of_person(group: Sequence[Toponym]) -> bool:
    return any(each.personal for each in group)


def _believed(
    each: Toponym, group: Sequence[Toponym], scene: Scene, stated: str | None
) -> PlaceEntry | None:
    """The small place that the document gives reason enough to believe in."""
    if not each.small:
        return None
    best = min(
        each.small,
        key=lambda e: (
            -scene.support(e, each.key, stated),
            -(e.population or 0),
            e.name,
        ),
    )
    if each.entries:
        return best if _over_known(best, each, scene, stated) else None
    support = scene.support(best, each.key, stated)
    if each.personal or (_of_person(group) and not (each.located or each.head)):
        return None
    if each.name_like and support < AGAINST_SURNAME:
        return None
    called = any(o.located or o.head for o in group) or best.kind == "district"
    return best if support >= (ENOUGH_LOCATED if called else ENOUGH) else None


def _over_known(
    best: PlaceEntry, each: Toponym, scene: Scene, stated: str | None
) -> bool:
    """Whether a small town is meant by a name that a well-known place has too."""
    if stated is not None:
        known = any(e.country == stated for e in each.entries)
        return best.country == stated and not known
    curated = any(e.curated or e.kind == "capital" for e in each.entries)
    enough = AGAINST_CURATED if curated else AGAINST_KNOWN
    if scene.together(best, each.key) < enough:
        return False
    return all(
        e.country is not None
        and e.kind not in ("region", "country")
        and (e.country == best.country or not scene.named(e))
        and not scene.together(e, each.key)
        for e in each.entries
    )


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


def _part(found: Place, head: Head, names: PlaceNames) -> Place:
    """A part of a country, by what is known of it."""
    name = f"{head.english} {found.name}"
    known = [e for e in names.gazetteer.lookup(name) if e.country == found.country]
    lat, lon = (known[0].point if known else None) or (None, None)
    return replace(
        found,
        name=known[0].name if known else name,
        geonames=None,
        lat=lat,
        lon=lon,
        precision=head.precision,
    )


def headed(found: Place, head: Head) -> Place:
    """A place as its head names it: a site in it, or the area called after it."""
    if head.site and found.precision is Precision.CITY:
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

"""Which of the places of one name a text means, with the reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, radians

from hudna.model.grounding import Place, PlaceOption
from hudna.model.text import Passage
from hudna.model.vocabulary import Precision
from hudna.resolve.place_entry import PlaceEntry

CLEAR_FACTOR = 20
"""How many times larger a city must be than its namesakes to win by size alone.

Chosen so that London and Paris win and Tripoli (Libya, Lebanon: 6) stays open.
"""
WORLD_CITY = 500_000
"""From this size on a clear winner does not yield to a namesake in a country named."""
KNOWN_ABROAD = 200_000
"""Below this size a city is believed only if the text names its country.

Most names of small far towns that occur in news are surnames.
"""
WITHIN_KM = 150
"""How far from a province's middle a city of its name may lie and still be in it."""
SHOWN_ALTERNATIVES = 5
COARSEST_FIRST = (
    Precision.COUNTRY,
    Precision.PROVINCE,
    Precision.DISTRICT,
    Precision.CITY,
    Precision.SUB_CITY,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceContext:
    """What the text says around a name of a place.

    ``stated`` is the alpha-3 code of the country that the phrase itself gives
    ("Tripoli, Lebanon"), ``precision`` what a word before the name calls it ("the
    city of"), ``countries`` the codes of those that the document names, also by a
    demonym or by a place that can be nowhere else.
    """

    stated: str | None = None
    precision: Precision | None = None
    countries: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChoice:
    """The place meant; None with ``alternatives`` when the text leaves it open.

    None without alternatives: the name is no place of this text as far as we know.
    """

    entry: PlaceEntry | None
    alternatives: tuple[PlaceEntry, ...] = ()
    reasons: tuple[str, ...] = ()


Verdict = tuple[Sequence[PlaceEntry], str]


def choose(candidates: Iterable[PlaceEntry], context: PlaceContext) -> PlaceChoice:
    """Choose among the places of one name, or leave open what the text leaves open."""
    left: Sequence[PlaceEntry] = _in_order(candidates)
    reasons = [f"{len(left)} places of this name"] if len(left) > 1 else []
    if context.stated is not None:
        left = [entry for entry in left if entry.country == context.stated]
        said = "the phrase says" if left else "none known in"
        reasons.append(f"{said} {context.stated}")
    for rule in (_as_called, _of_the_world, _in_question, _clear, _encloses):
        if len(left) <= 1:
            break
        kept, reason = rule(left, context)
        if kept and len(kept) < len(left):
            left = kept
            reasons.append(reason)
    return _choice(left, context, reasons)


def place(choice: PlaceChoice, at: Passage) -> Place | None:
    """The record of a choice, at the words it was made for; None if nothing is known.

    An open choice keeps what its alternatives share, and the name of the likeliest.
    """
    if choice.entry is not None:
        return _settled(choice.entry, at)
    if not choice.alternatives:
        return None
    countries = {entry.country for entry in choice.alternatives}
    precisions = {entry.precision for entry in choice.alternatives}
    return Place(
        name=choice.alternatives[0].name,
        geonames=None,
        country=countries.pop() if len(countries) == 1 else None,
        lat=None,
        lon=None,
        precision=precisions.pop() if len(precisions) == 1 else None,
        alternatives=tuple(
            PlaceOption(name=entry.name, geonames=entry.geonames, country=entry.country)
            for entry in choice.alternatives
        ),
        at=at,
    )


def _settled(entry: PlaceEntry, at: Passage) -> Place:
    return Place(
        name=entry.name,
        geonames=entry.geonames,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        precision=entry.precision,
        at=at,
    )


def _in_order(candidates: Iterable[PlaceEntry]) -> list[PlaceEntry]:
    """Order by curation, size and id, so that the order of the data does not matter."""
    return sorted(
        candidates,
        key=lambda entry: (
            not entry.curated,
            -_size(entry),
            entry.geonames or 0,
            entry.name,
        ),
    )


def _as_called(left: Sequence[PlaceEntry], context: PlaceContext) -> Verdict:
    kept = [entry for entry in left if entry.precision is context.precision]
    return kept, f"the text calls it a {context.precision}"


def _of_the_world(left: Sequence[PlaceEntry], _: PlaceContext) -> Verdict:
    """Keep a large city whose namesakes are all small, whatever countries are named."""
    kept, reason = _clear(left, _)
    return [entry for entry in kept if _size(entry) >= WORLD_CITY], reason


def _in_question(left: Sequence[PlaceEntry], context: PlaceContext) -> Verdict:
    """Keep what lies in a country named and what conflict news knows by this name.

    Where the two differ (Rafah in a text that names Egypt only) both are kept.
    """
    named = [entry for entry in left if entry.country in context.countries]
    curated = [entry for entry in left if entry.curated]
    both = [entry for entry in named if entry.curated]
    codes = ", ".join(sorted({entry.country for entry in named if entry.country}))
    if both:
        return both, f"known in {codes}, which the text names"
    if named and curated:
        kept = [entry for entry in left if entry in named or entry in curated]
        return kept, f"the text names {codes}, news means another"
    if named:
        return named, f"the text names {codes}"
    return curated, "the one that news means"


def _clear(left: Sequence[PlaceEntry], _: PlaceContext) -> Verdict:
    """Keep the largest if all sizes are known and it is far larger than the next."""
    if any(entry.population is None for entry in left):
        return (), ""
    first, second, *_rest = sorted(left, key=_size, reverse=True)
    kept = (first,) if _size(first) >= CLEAR_FACTOR * max(_size(second), 1) else ()
    return kept, f"{CLEAR_FACTOR} times larger than the others"


def _encloses(left: Sequence[PlaceEntry], _: PlaceContext) -> Verdict:
    """Keep the one that holds all others: whichever is meant, it lies there."""
    ranked = [entry for entry in left if entry.precision is not None]
    if len(ranked) < len(left) or len({entry.country for entry in left}) > 1:
        return (), ""
    ranked.sort(key=_coarseness)
    first, *inner = ranked
    if _coarseness(first) == _coarseness(inner[0]):
        return (), ""
    if not all(_is_near(first, entry) for entry in inner):
        return (), ""
    return (first,), "the others lie in it"


def _choice(
    left: Sequence[PlaceEntry], context: PlaceContext, reasons: Sequence[str]
) -> PlaceChoice:
    if len(left) == 1 and not _is_credible(left[0], context):
        reason = f"a small place in {left[0].country}, which the text does not name"
        return PlaceChoice(entry=None, reasons=(*reasons, reason))
    if len(left) == 1:
        return PlaceChoice(entry=left[0], reasons=tuple(reasons))
    return PlaceChoice(
        entry=None,
        alternatives=tuple(left[:SHOWN_ALTERNATIVES]),
        reasons=(*reasons, "left open") if left else tuple(reasons),
    )


def _is_credible(entry: PlaceEntry, context: PlaceContext) -> bool:
    if entry.curated or entry.kind == "capital":
        return True
    if _size(entry) >= KNOWN_ABROAD:
        return True
    return entry.country == context.stated or entry.country in context.countries


def _coarseness(entry: PlaceEntry) -> int:
    return COARSEST_FIRST.index(entry.precision or Precision.SUB_CITY)


def _is_near(outer: PlaceEntry, inner: PlaceEntry) -> bool:
    if outer.precision is Precision.COUNTRY:
        return True
    if outer.lat is None or outer.lon is None or inner.lat is None or inner.lon is None:
        return False
    north = outer.lat - inner.lat
    east = (outer.lon - inner.lon) * cos(radians(outer.lat))
    kilometres_per_degree = 111
    return hypot(north, east) * kilometres_per_degree <= WITHIN_KM


def _size(entry: PlaceEntry) -> int:
    return entry.population or 0

"""How well places are found and put on the map, on texts whose places others marked.

    tools/place_scores.py DATA.jsonl …
    tools/place_scores.py DATA.jsonl --errors missed --limit 40

Each line of DATA has `text`, `lang` and its places: `toponyms` (as in LGL and TR-News)
or `location_mentions` (as in IDRISI-R). A mention is found if a span of ours shares at
least half of the words of both. Nationality adjectives, which some gold sets mark, are
no places and are left out on both sides. `country` is the share of what we resolve that
lies in the right country; `acc161` the share of what we put on the map that is within
161 km of gold, a country if it is that country; `of all` the same of all places that
gold locates, found or not. `open` are those left open with alternatives.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from time import perf_counter
from typing import Any

from hudna.evaluate.measures import Count
from hudna.model.grounding import Place
from hudna.model.text import Document, Span
from hudna.model.vocabulary import Precision
from hudna.pipeline import find_places, load_world
from hudna.text.fold import fold_key

NEAR_KM = 161
EARTH_KM = 6371
NATIONS = "US U.S. American Americans Palestinian Palestinians Georgian Texan"
OTHER_NAMES = {
    "palestinian territory": "PSE",
    "palestinian territories": "PSE",
    "ivory coast": "CIV",
    "democratic republic of the congo": "COD",
    "bosnia and herzegovina": "BIH",
}
COUNTRY_KINDS = frozenset({"PCLI", "PCLD", "PCLIX", "PCLS", "PCL", "Country"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A place that annotators marked: where, and where on the map if they knew."""

    span: Span
    country: str | None
    point: tuple[float, float] | None
    whole_country: bool


@dataclass(slots=True)
class Tally:
    """What is counted over a data set."""

    mentions: Count = field(default_factory=Count)
    exact: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    documents: int = 0


def main() -> int:
    """Score every data set and print a line for each."""
    options = _options()
    print(
        f"{'data':18} {'p':>5} {'r':>5} {'f1':>5} {'exact':>5} {'open':>5} "
        f"{'country':>7} {'acc161':>6} {'of all':>6} {'ms/doc':>6}"
    )
    for path in options.data:
        _print(path.stem, _score(path, Printer(options.errors, options.limit)))
    return 0


def _score(path: Path, printer: "Printer") -> Tally:
    tally = Tally()
    nations = _nations()
    for row in _rows(path):
        document = Document(id=row["id"], text=row["text"], lang=row["lang"])
        begun = perf_counter()
        found = find_places(document)
        tally.seconds += perf_counter() - begun
        _count(tally, Case(document, list(_gold(row, nations)), found), printer)
    return tally


def _count(tally: Tally, case: "Case", printer: "Printer") -> None:
    gold, found = case.gold, case.found
    pairs = _pairs(gold, [span for span, _ in found])
    hit = len(pairs)
    tally.mentions = tally.mentions.plus(Count(hit, len(found) - hit, len(gold) - hit))
    tally.documents += 1
    tally.exact += sum(gold[g].span == found[f][0] for g, f in pairs.items())
    tally.counts["all located"] += sum(each.point is not None for each in gold)
    for g, f in pairs.items():
        verdict = set(_judge(gold[g], found[f][1]))
        tally.counts.update(verdict)
        if "located" in verdict and "near" not in verdict:
            printer.tell("far", case, gold[g].span, f"{found[f][1]} ≠ {gold[g]}")
    for at, each in enumerate(gold):
        if at not in pairs:
            printer.tell("missed", case, each.span, "")
    taken = set(pairs.values())
    for at, (span, place) in enumerate(found):
        if at not in taken:
            printer.tell("extra", case, span, f"{place.name}, {place.country}")


@dataclass(frozen=True, slots=True)
class Case:
    """A document with the places that gold and we find in it."""

    document: Document
    gold: Sequence[Gold]
    found: Sequence[tuple[Span, Place]]


@dataclass(slots=True)
class Printer:
    """Prints the errors of one kind, up to a limit."""

    kind: str | None
    limit: int

    def tell(self, kind: str, case: Case, span: Span, told: str) -> None:
        """Print an error with the words around it, if it is of the kind asked for."""
        if kind != self.kind or self.limit <= 0:
            return
        self.limit -= 1
        text = case.document.text
        before, words = (
            text[max(0, span.start - 40) : span.start],
            text[span.start : span.end],
        )
        print(f"{before}⟦{words}⟧{text[span.end :][:40]} {told}".replace("\n", " "))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _nations() -> frozenset[str]:
    demonyms = load_world().actors.countries.demonyms()
    words = {fold_key(word) for word, _ in demonyms}
    names = {fold_key(name) for name, _ in load_world().actors.countries.names()}
    return frozenset((words - names) | set(map(fold_key, NATIONS.split()[2:])))


def _gold(row: Mapping[str, Any], nations: frozenset[str]) -> Iterator[Gold]:
    seen: set[Span] = set()
    for each in sorted(_marked(row), key=lambda each: (each.span.start, each.span.end)):
        words = fold_key(row["text"][each.span.start : each.span.end])
        inside = any(each.span.overlaps(other) for other in seen)
        if words not in nations and not inside and len(each.span):
            seen.add(each.span)
            yield each


def _marked(row: Mapping[str, Any]) -> Iterator[Gold]:
    for each in row.get("toponyms", ()):
        span = _where(row["text"], int(each["start"]), each["phrase"])
        yield Gold(
            span=span,
            country=_code(each.get("country") or ""),
            point=_point(each),
            whole_country=each.get("fcode") in COUNTRY_KINDS,
        )
    for each in row.get("location_mentions", ()):
        yield Gold(
            span=Span(int(each["start_offset"]), int(each["end_offset"])),
            country=_code((each.get("display_name") or "").split(",")[-1]),
            point=_point(each),
            whole_country=each.get("type") in COUNTRY_KINDS,
        )


def _where(text: str, start: int, phrase: str) -> Span:
    """Where a phrase stands: some offsets of the data are a little off."""
    if text.startswith(phrase, start):
        return Span(start, start + len(phrase))
    starts = [at for at in range(len(text)) if text.startswith(phrase, at)]
    if not starts:
        return Span(start, start)
    best = min(starts, key=lambda at: abs(at - start))
    return Span(best, best + len(phrase))


def _point(each: Mapping[str, Any]) -> tuple[float, float] | None:
    try:
        return float(each["lat"]), float(each["lon"])
    except (KeyError, TypeError, ValueError):
        return None


def _code(name: str) -> str | None:
    known = OTHER_NAMES.get(fold_key(name.strip()))
    if known or not name.strip():
        return known
    for part in name.split("/"):
        for entry in load_world().gazetteer.lookup(part.strip()):
            if entry.kind == "country":
                return entry.country
    return None


def _pairs(gold: Sequence[Gold], found: Sequence[Span]) -> dict[int, int]:
    """Each gold mention with the span of ours that shares half of both."""
    out: dict[int, int] = {}
    for at, each in enumerate(gold):
        for index, span in enumerate(found):
            shared = min(each.span.end, span.end) - max(each.span.start, span.start)
            longer = max(len(each.span), len(span))
            if 2 * shared >= longer and index not in out.values():
                out[at] = index
                break
    return out


def _judge(gold: Gold, place: Place) -> Iterator[str]:
    """What is true of our place for a gold one."""
    if gold.point is None:
        return
    yield "located"
    if place.alternatives:
        yield "open"
        return
    yield "resolved"
    if gold.country is not None:
        yield "with country"
        yield from ("country",) if place.country == gold.country else ()
    near = _near(gold, place)
    if near is not None:
        yield "on the map"
        yield from ("near",) if near else ()


def _near(gold: Gold, place: Place) -> bool | None:
    """Whether both are within 161 km; None if ours has no position."""
    if gold.point is None:
        return None
    if place.precision is Precision.COUNTRY:
        return gold.whole_country and place.country == gold.country
    if place.lat is None or place.lon is None:
        return None
    return _distance(gold.point, (place.lat, place.lon)) <= NEAR_KM


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    (lat, lon), (lat2, lon2) = (tuple(map(radians, each)) for each in (one, other))
    inner = (
        sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    )
    return 2 * EARTH_KM * asin(sqrt(inner))


def _print(name: str, tally: Tally) -> None:
    figure = tally.mentions.figure()
    counts = tally.counts
    numbers = [
        *(figure[key] or 0.0 for key in ("p", "r", "f1")),
        _share(tally.exact, tally.mentions.hit),
        _share(counts["open"], counts["located"]),
    ]
    shown = " ".join(f"{number:5.3f}" for number in numbers)
    country = _share(counts["country"], counts["with country"])
    near = _share(counts["near"], counts["on the map"])
    overall = _share(counts["near"], counts["all located"])
    pace = 1000 * tally.seconds / max(1, tally.documents)
    print(f"{name:18} {shown} {country:7.3f} {near:6.3f} {overall:6.3f} {pace:6.1f}")


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--errors", choices=["missed", "extra", "far"])
    parser.add_argument("--limit", type=int, default=40)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

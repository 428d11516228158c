"""Floors under measures: what was reached is kept, on the set it was reached on."""

import hashlib
import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hudna.errors import DataInvalid
from hudna.evaluate.measures import Figure

DECIMALS = 3
"""Floors are rounded down to this many decimals, to be read and compared by eye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The least that measures must reach on one gold set.

    ``least`` is by measure and figure, as in ``participants.f1``; ``sha256`` is that of
    the gold set on which the floors hold.
    """

    name: str
    sha256: str
    documents: int
    least: Mapping[str, float]


def check(figures: Mapping[str, Figure], floors: Floors) -> list[str]:
    """Give one line for every floor that the figures do not reach; none is good."""
    breaches = []
    for name, least in sorted(floors.least.items()):
        reached = _value(figures, name)
        if reached is None:
            breaches.append(f"{floors.name}: {name} is not measured, floor {least}")
        elif reached < least:
            breaches.append(
                f"{floors.name}: {name} is {reached:.4f}, below its floor {least}"
            )
    return breaches


def check_set(gold_dir: Path, floors: Floors) -> list[str]:
    """Give a line if the gold set is not the one on which the floors were reached."""
    count, found = len(_files(gold_dir)), digest(gold_dir)
    if found == floors.sha256:
        return []
    change = (
        f"{floors.name}: the gold set changed ({count} documents, {found[:12]}…; "
        f"its floors are for {floors.documents}, {floors.sha256[:12]}…). "
        "Measure anew and say so in the changelog."
    )
    return [change]


def digest(gold_dir: Path) -> str:
    """Give the SHA-256 of the names and contents of all gold files of a directory."""
    whole = hashlib.sha256()
    for path in _files(gold_dir):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{path.name}\0{content}\n".encode())
    return whole.hexdigest()


def raised(
    floors: Floors,
    figures: Mapping[str, Figure],
    names: Iterable[str] = (),
    *,
    may_fall: bool = False,
) -> Floors:
    """Give floors lifted to what was reached, with further names put under guard.

    A floor that is higher than what was reached stays, unless it may fall.
    """
    least = dict(floors.least)
    for name in {*least, *names}:
        reached = _value(figures, name)
        if reached is None:
            if name not in least:
                raise DataInvalid(f"{name}: not measured, so it cannot be a floor.")
            continue
        new = math.floor(reached * 10**DECIMALS) / 10**DECIMALS
        least[name] = new if may_fall else max(new, least.get(name, new))
    return replace(floors, least=least)


def read_floors(path: Path) -> dict[str, Floors]:
    """Read a floors file; gold sets by name."""
    try:
        sets = tomllib.loads(path.read_text(encoding="utf-8")).get("sets", {})
        return {
            name: Floors(
                name=name,
                sha256=str(entry["sha256"]),
                documents=int(entry["documents"]),
                least={key: float(least) for key, least in entry["floors"].items()},
            )
            for name, entry in sets.items()
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataInvalid(
            f"{path}: not a floors file ({error!r}). Each set needs sha256, documents "
            "and a table of floors."
        ) from error


def write_floors(path: Path, sets: Mapping[str, Floors]) -> None:
    """Write a floors file, in an order that keeps differences small."""
    blocks = [
        "# The least that measures must reach, by gold set. Change it with",
        "# tools/floors.py: a floor rises with what was reached and does not fall.",
    ]
    for name, floors in sorted(sets.items()):
        blocks += [
            "",
            f"[sets.{name}]",
            f'sha256 = "{floors.sha256}"',
            f"documents = {floors.documents}",
            "",
            f"[sets.{name}.floors]",
            *(f'"{key}" = {least}' for key, least in sorted(floors.least.items())),
        ]
    path.write_text("\n".join(blocks) + "\n", encoding="utf-8")


def _files(gold_dir: Path) -> list[Path]:
    return sorted(gold_dir.glob("*.json"))


def _value(figures: Mapping[str, Figure], name: str) -> float | None:
    measure, _, figure = name.rpartition(".")
    return figures.get(measure, {}).get(figure)

"""Counting right and wrong answers, and the figures that follow from the counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Figure = dict[str, float | int | None]

# Questions with one answer each; every other measure compares two sets.
SHARES = ("status", "content", "speaker", "chain")


class Count(NamedTuple):
    """How many answers hit, how many are extra and how many gold ones were missed."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    def plus(self, other: "Count") -> "Count":
        """Add two counts."""
        return Count(
            self.hit + other.hit, self.extra + other.extra, self.missed + other.missed
        )

    def figure(self) -> Figure:
        """Give precision, recall and F1; None where nothing was answered or asked."""
        precision = _ratio(self.hit, self.hit + self.extra)
        recall = _ratio(self.hit, self.hit + self.missed)
        return {
            "p": precision,
            "r": recall,
            "f1": _harmonic(precision, recall),
            **self._asdict(),
        }


class Share(NamedTuple):
    """How many of the questions asked were answered rightly."""

    right: int = 0
    asked: int = 0

    def plus(self, other: "Share") -> "Share":
        """Add two shares."""
        return Share(self.right + other.right, self.asked + other.asked)

    def figure(self) -> Figure:
        """Give the accuracy; None where nothing was asked."""
        return {"accuracy": _ratio(self.right, self.asked), **self._asdict()}


@dataclass(slots=True)
class Tally:
    """The counts of every measure that came up, by name."""

    counts: dict[str, Count] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)

    def count(self, name: str, outcome: Count) -> None:
        """Add an outcome to a measure that compares two sets."""
        self.counts[name] = self.counts.get(name, Count()).plus(outcome)

    def ask(self, name: str, *, right: bool) -> None:
        """Add one question and whether its answer was right."""
        share = self.shares.get(name, Share())
        self.shares[name] = share.plus(Share(int(right), 1))

    def figures(self) -> dict[str, Figure]:
        """Give the figures of every measure by name; the shares are always there."""
        shares = {name: self.shares.get(name, Share()) for name in SHARES}
        measures: Mapping[str, Count | Share] = {**shares, **self.counts}
        return {name: measure.figure() for name, measure in measures.items()}


def total(tallies: Iterable[Tally]) -> Tally:
    """Add up the tallies of several documents."""
    whole = Tally()
    for tally in tallies:
        for name, outcome in tally.counts.items():
            whole.count(name, outcome)
        for name, share in tally.shares.items():
            whole.shares[name] = whole.shares.get(name, Share()).plus(share)
    return whole


def one_answer(wanted: object, given: object, *, right: bool) -> Count:
    """Count a field with at most one value on either side."""
    if wanted and right:
        return Count(hit=1)
    return Count(extra=int(bool(given)), missed=int(bool(wanted)))


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _harmonic(precision: float | None, recall: float | None) -> float | None:
    if precision and recall:
        return 2 * precision * recall / (precision + recall)
    return None if precision is None and recall is None else 0.0

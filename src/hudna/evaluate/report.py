"""Evaluating a reader on a gold set, and reporting how it did."""

import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from hudna.errors import GoldInvalid
from hudna.evaluate import tables
from hudna.evaluate.gold import GoldDocument, read_gold
from hudna.evaluate.measures import Count, Figure, Share, Tally, total
from hudna.evaluate.prediction import Record, span_faults
from hudna.evaluate.scoring import score

# Gives the record of a gold document, or None where there is none.
Reader = Callable[[GoldDocument], Record | None]

Measure = TypeVar("Measure", Count, Share)

RESAMPLES = 1000
SEED = 20200112
_TAILS = (0.025, 0.975)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentScore:
    """How one document fared."""

    file: str
    lang: str
    has_record: bool
    span_faults: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Report:
    """How a reader fared on a gold set, document by document."""

    documents: tuple[DocumentScore, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """Name the languages of the set, in alphabetical order."""
        return tuple(sorted({document.lang for document in self.documents}))

    @property
    def without_record(self) -> int:
        """Count the documents that no record was given for."""
        return sum(not document.has_record for document in self.documents)

    @property
    def span_faults(self) -> int:
        """Count the spans that do not quote their words."""
        return sum(document.span_faults for document in self.documents)

    def in_language(self, lang: str) -> "Report":
        """Give the report of the documents of one language."""
        return Report(tuple(d for d in self.documents if d.lang == lang))

    def figures(self) -> dict[str, Figure]:
        """Give the figures of every measure by name."""
        return total(document.tally for document in self.documents).figures()

    def intervals(
        self, resamples: int = RESAMPLES, seed: int = SEED
    ) -> dict[str, dict[str, tuple[float, float]]]:
        """Give 95 % bootstrap intervals over documents, the same for the same seed."""
        tallies = [document.tally for document in self.documents]
        draws = random.Random(seed)  # noqa: S311  resampling is no secret
        samples = [
            draws.choices(range(len(tallies)), k=len(tallies)) for _ in range(resamples)
        ]
        counts = _series(tally.counts for tally in tallies)
        shares = _series(tally.shares for tally in tallies)
        return {
            **{name: _interval(of, Count(), samples) for name, of in counts.items()},
            **{name: _interval(of, Share(), samples) for name, of in shares.items()},
        }

    def to_json(self, *, intervals: bool = False) -> str:
        """Give all figures as one JSON object."""
        summary: dict[str, object] = {
            "documents": len(self.documents),
            "without_record": self.without_record,
            "span_faults": self.span_faults,
            **self.figures(),
        }
        if intervals:
            summary["intervals"] = self.intervals()
        return json.dumps(summary, ensure_ascii=False, indent=1)

    def render(self, *, intervals: bool = False) -> str:
        """Give the figures as tables to read in a terminal."""
        return tables.render(self, intervals=intervals)


def evaluate(gold_dir: Path, read: Reader, *, lang: str | None = None) -> Report:
    """Score what a reader makes of the gold documents, all or those in one language."""
    documents = [d for d in read_gold(gold_dir) if lang in (None, d.lang)]
    if not documents:
        message = f"{gold_dir}: no gold document is in the language {lang!r}."
        raise GoldInvalid(message)
    return Report(tuple(score_document(d, read(d)) for d in documents))


def score_document(gold: GoldDocument, record: Record | None) -> DocumentScore:
    """Score one document; no record is like a record that claims nothing."""
    claims = record or {}
    return DocumentScore(
        file=gold.file,
        lang=gold.lang,
        has_record=record is not None,
        span_faults=span_faults(claims, gold.text),
        tally=score(gold, claims),
    )


def saved_records(directory: Path) -> Reader:
    """Give a reader that takes each record from the file named like its gold file."""

    def read(gold: GoldDocument) -> Record | None:
        path = directory / gold.file
        if not path.exists():
            return None
        record: Record = json.loads(path.read_text(encoding="utf-8"))
        return record

    return read


def _series(tallies: Iterable[Mapping[str, Measure]]) -> dict[str, dict[int, Measure]]:
    """Turn measures by document into documents by measure."""
    by_name: dict[str, dict[int, Measure]] = {}
    for at, tally in enumerate(tallies):
        for name, measure in tally.items():
            by_name.setdefault(name, {})[at] = measure
    return by_name


def _interval(
    by_document: Mapping[int, Measure], zero: Measure, samples: Sequence[list[int]]
) -> dict[str, tuple[float, float]]:
    """Give the middle 95 % of every ratio of a measure over the resampled sets."""
    seen: dict[str, list[float]] = {}
    for sample in samples:
        drawn = [by_document[at] for at in sample if at in by_document]
        figure = type(zero)(*map(sum, zip(zero, *drawn, strict=True))).figure()
        for name, value in figure.items():
            if name not in zero._fields and value is not None:
                seen.setdefault(name, []).append(value)
    return {name: _middle(sorted(values)) for name, values in seen.items()}


def _middle(values: Sequence[float]) -> tuple[float, float]:
    last = len(values) - 1
    low, high = (values[round(tail * last)] for tail in _TAILS)
    return low, high

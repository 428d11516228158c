"""The figures of a report as tables to read in a terminal."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from hudna.evaluate.measures import Figure

if TYPE_CHECKING:
    from hudna.evaluate.report import Report

# Every measure with what it asks, in the order in which it is read.
MEANINGS: Mapping[str, str] = {
    "events": "reported happenings, of the right type and at the right place",
    "events_untyped": "the same, whatever the type",
    "participants": "who acts and who is acted on, over all events",
    "conditions": "stated conditions, over all events",
    "truce": "truce acts, over all events",
    "date": "first and last day, among events found",
    "place": "most specific place, among events found",
    "mode": "mode of the type, among events found",
    "status": "actual, future, negated …, among events found",
    "status_not_actual": "the same, where the event is not simply actual",
    "content": "what was agreed, demanded …, among events found",
    "attribution": "whom the report is credited to, among events found",
    "chain": "all links in their order, where there is a chain",
    "quotes_direct": "words in quotation marks",
    "quotes_indirect": "reported speech",
    "speaker": "who said it, among quotes found",
    "addressee": "to whom, among quotes found",
}
_TYPES = "type "
_NONE = "    –"


def render(report: "Report", *, intervals: bool = False) -> str:
    """Give the overall, per-language and per-type tables as one text."""
    figures = report.figures()
    bounds = report.intervals() if intervals else {}
    blocks = [_heading(report), _overall(figures, bounds)]
    if len(report.languages) > 1:
        blocks.append(_by_language(report))
    blocks.append(_by_type(figures))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _heading(report: "Report") -> str:
    spread = Counter(document.lang for document in report.documents)
    languages = ", ".join(f"{n} {lang}" for lang, n in sorted(spread.items()))
    return (
        f"{len(report.documents)} documents ({languages}), "
        f"{report.without_record} without a record, "
        f"{report.span_faults} spans that do not quote their words"
    )


def _overall(
    figures: Mapping[str, Figure],
    bounds: Mapping[str, Mapping[str, tuple[float, float]]],
) -> str:
    lines = [f"{'measure':18} {'p':>5} {'r':>5} {'f1':>5}   {'hit':>4} extra missed"]
    for name, meaning in MEANINGS.items():
        if name in figures:
            main = _cells(name, figures[name])
            lines.append(f"{main}{_bounds(bounds.get(name, {}))}   {meaning}")
    return "\n".join(lines)


def _by_language(report: "Report") -> str:
    """Give F1, or accuracy, of each measure side by side for the languages."""
    tables = {lang: report.in_language(lang).figures() for lang in report.languages}
    lines = ["f1 or accuracy     " + " ".join(f"{lang:>5}" for lang in tables)]
    for name in MEANINGS:
        cells = [_number(_main(figures.get(name, {}))) for figures in tables.values()]
        if any(cell != _NONE for cell in cells):
            lines.append(f"{name:18} {' '.join(cells)}")
    return "\n".join(lines)


def _by_type(figures: Mapping[str, Figure]) -> str:
    names = sorted(name for name in figures if name.startswith(_TYPES))
    rows = [_cells(name.removeprefix(_TYPES), figures[name]) for name in names]
    return "\n".join(["by type", *rows]) if rows else ""


def _cells(name: str, figure: Figure) -> str:
    if "asked" in figure:
        share = f"{figure['right']} of {figure['asked']}"
        accuracy = _number(figure["accuracy"])
        return f"{name:18} {'':5} {'':5} {accuracy}   {share:>16}"
    numbers = " ".join(_number(figure[key]) for key in ("p", "r", "f1"))
    counts = f"{figure['hit']:>4} {figure['extra']:>5} {figure['missed']:>6}"
    return f"{name:18} {numbers}   {counts}"


def _bounds(bounds: Mapping[str, tuple[float, float]]) -> str:
    main = bounds.get("f1") or bounds.get("accuracy")
    return f"   [{main[0]:.2f}–{main[1]:.2f}]" if main else ""


def _main(figure: Figure) -> float | None:
    return figure.get("f1", figure.get("accuracy"))


def _number(value: float | None) -> str:
    return _NONE if value is None else f"{value:5.3f}"

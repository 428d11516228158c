"""List what is wrong, one line an error, document by document.

    tools/error_report.py GOLD_DIR                      everything
    tools/error_report.py GOLD_DIR --kind missed --lang ar --limit 40
    tools/error_report.py GOLD_DIR --summary            counts by kind and type

``--records DIR`` takes saved records; ``--doc PART`` only documents whose id has it.
In a line, ⟦ ⟧ marks the trigger or the words in question; ``gold ≠ ours``.
"""

import argparse
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hudna.evaluate import GoldDocument, read_gold, saved_records
from hudna.evaluate.alignment import (
    align_events,
    align_quotes,
    mention_places,
    trigger_place,
)
from hudna.evaluate.gold import GoldEvent
from hudna.evaluate.matching import compare_spans, lies_in, occurrences, same_place
from hudna.evaluate.prediction import (
    Participant,
    PredictedEvent,
    Prediction,
    Record,
    Stranger,
    predict,
)
from hudna.model.text import Span

KINDS = {
    "missed": "a gold event, and no event of ours stands there",
    "type": "an event of ours stands there, but of another type",
    "double": "a second event of ours where the first was right",
    "spurious": "an event of ours where gold has none",
    "people": "wrong actors or recipients of an event found",
    "status": "wrong status",
    "mode": "wrong mode",
    "truce": "wrong truce act",
    "date": "wrong day",
    "place": "wrong place",
    "content": "wrong content",
    "conditions": "conditions missed or too many",
    "sources": "wrong attribution",
    "quote-missed": "a gold quote not found",
    "quote-spurious": "a quote of ours that is none",
    "speaker": "wrong speaker of a quote found",
    "addressee": "wrong addressees of a quote found",
}
AROUND = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One error: its kind, the type it concerns and a line to read."""

    kind: str
    group: str
    line: str


@dataclass(frozen=True, slots=True)
class Case:
    """A gold document with what was read from it."""

    gold: GoldDocument
    prediction: Prediction
    names: dict[str, str]

    def who(self, people: Iterable[Participant]) -> str:
        """Name participants, strangers in brackets."""
        return ", ".join(self._name(each) for each in people) or "–"

    def _name(self, each: Participant) -> str:
        if isinstance(each, Stranger):
            return f"({self.names.get(each.entity) or each.entity})"
        return self.gold.actors[each].name

    def meets(self, claim: PredictedEvent, event: GoldEvent) -> bool:
        """Tell whether an event of ours stands in a mention of a gold one."""
        places = mention_places(event, self.gold.text)
        return any(lies_in(claim.anchor, place) for place in places if claim.anchor)

    def around(self, span: Span | None) -> str:
        """Quote some words with what stands around them."""
        if span is None:
            return "no place"
        text = self.gold.text
        left = text[max(0, span.start - AROUND) : span.start]
        words = _short(text[span.start : span.end])
        return _line(f"…{left}⟦{words}⟧{text[span.end : span.end + AROUND]}…")


def main() -> int:
    """Print the faults that were asked for, and their counts."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` is no error
    options = _options()
    read = saved_records(options.records) if options.records else _fresh()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    shown = 0
    for gold in read_gold(options.gold):
        if options.lang not in (None, gold.lang) or options.doc not in gold.id:
            continue
        faults = [f for f in faults_of(gold, read(gold) or {}) if _asked(f, options)]
        for fault in faults:
            counts[fault.kind][fault.group] += 1
        room = len(faults) if options.limit is None else max(0, options.limit - shown)
        shown += _print_document(gold, [] if options.summary else faults[:room])
    _print_summary(counts)
    return 0


def faults_of(gold: GoldDocument, record: Record) -> list[Fault]:
    """Give all faults of a record, kind by kind."""
    names = {e["id"]: e.get("name") or "" for e in record.get("entities") or ()}
    case = Case(gold, predict(record, gold), names)
    order = list(KINDS)
    faults = [*_event_faults(case), *_quote_faults(case)]
    return sorted(faults, key=lambda fault: order.index(fault.kind))


def _event_faults(case: Case) -> Iterator[Fault]:
    gold, claims = case.gold, case.prediction.events
    typed = align_events(gold, case.prediction)
    untyped = align_events(gold, case.prediction, typed=False)
    mistyped = {
        at: to
        for at, to in untyped.found.items()
        if at in typed.missed and to in typed.loose
    }
    for at in typed.missed:
        event = gold.events[at]
        if at in mistyped:
            yield _mistyped(case, event, claims[mistyped[at]])
        else:
            yield _missed(case, event)
    for at in typed.loose:
        if at not in mistyped.values():
            found = [gold.events[gold_at] for gold_at in typed.found]
            yield _spurious(case, claims[at], found)
    for at, to in typed.found.items():
        yield from _detail_faults(case, gold.events[at], claims[to])


def _missed(case: Case, event: GoldEvent) -> Fault:
    people = f"{case.who(event.actors)} → {case.who(event.recipients)}"
    what = f"{_coded(event)} [{people}]"
    return _fault("missed", event.type, what, _gold_words(case, event))


def _mistyped(case: Case, event: GoldEvent, claim: PredictedEvent) -> Fault:
    what = f"{_coded(event)} ≠ {_coded(claim)}"
    words = f"{case.around(claim.anchor)} (gold: {event.trigger})"
    return _fault("type", f"{event.type}≠{claim.type}", what, words)


def _spurious(case: Case, claim: PredictedEvent, found: Iterable[GoldEvent]) -> Fault:
    what = f"{_coded(claim)} [{case.who(claim.actors)} → {case.who(claim.recipients)}]"
    again = any(
        event.type == claim.type and case.meets(claim, event) for event in found
    )
    kind = "double" if again else "spurious"
    return _fault(kind, str(claim.type), what, case.around(claim.anchor))


def _detail_faults(
    case: Case, event: GoldEvent, claim: PredictedEvent
) -> Iterator[Fault]:
    where = _gold_words(case, event)
    for kind, wanted, given in _differences(case, event, claim):
        what = f"{event.type} {wanted} ≠ {given}"
        group = f"{wanted}≠{given}" if kind in ("status", "mode") else event.type
        yield _fault(kind, group, what, where)


def _differences(
    case: Case, event: GoldEvent, claim: PredictedEvent
) -> Iterator[tuple[str, object, object]]:
    """Yield every field in which an event found differs: kind, gold value, ours."""
    yield from _people_differences(case, event, claim)
    for kind, wanted, given in (
        ("status", event.status, claim.status),
        ("mode", event.mode, claim.mode),
        ("truce", event.truce, claim.truce),
        ("date", _days(event.date), _days(claim.days)),
    ):
        if wanted != given:
            yield kind, wanted, given
    if (event.place or claim.place) and not same_place(event.place, claim.place):
        yield "place", event.place, claim.place
    if event.content and not _same_words(case, [event.content], [claim.content]):
        yield "content", _short(event.content), _quoted(case, [claim.content])
    if not _same_words(case, event.conditions, claim.conditions):
        wanted = " | ".join(map(_short, event.conditions)) or "–"
        yield "conditions", wanted, _quoted(case, claim.conditions)


def _people_differences(
    case: Case, event: GoldEvent, claim: PredictedEvent
) -> Iterator[tuple[str, str, str]]:
    pooled = event.type == "CONSULT"
    roles = (set(event.actors), set(event.recipients))
    ours = (set(claim.actors), set(claim.recipients))
    differ = roles[0] | roles[1] != ours[0] | ours[1] if pooled else roles != ours
    if differ:
        wanted = f"[{case.who(event.actors)} → {case.who(event.recipients)}]"
        given = f"[{case.who(claim.actors)} → {case.who(claim.recipients)}]"
        yield "people", wanted, given
    if set(event.attribution) != set(claim.attribution):
        yield "sources", case.who(event.attribution), case.who(claim.attribution)


def _quote_faults(case: Case) -> Iterator[Fault]:
    for direct in (True, False):
        yield from _quote_faults_of_kind(case, direct=direct)


def _quote_faults_of_kind(case: Case, *, direct: bool) -> Iterator[Fault]:
    group = "direct" if direct else "indirect"
    gold, ours = case.gold.quotes, case.prediction.quotes
    quotes = align_quotes(case.gold, case.prediction, direct=direct)
    for at in quotes.missed:
        speaker = case.who([gold[at].speaker or Stranger("nobody")])
        where = case.around(next(occurrences(case.gold.text, gold[at].text)))
        yield _fault("quote-missed", group, f"{group} by {speaker}", where)
    for at in quotes.loose:
        speaker = case.who([ours[at].speaker or Stranger("nobody")])
        what = f"{group} by {speaker}"
        yield _fault("quote-spurious", group, what, case.around(ours[at].span))
    for at, to in quotes.found.items():
        where = case.around(ours[to].span)
        wanted, given = gold[at].speaker, ours[to].speaker
        if wanted and wanted != given:
            what = f"{case.who([wanted])} ≠ {case.who([given] if given else [])}"
            yield _fault("speaker", group, what, where)
        if set(gold[at].addressees) != set(ours[to].addressees):
            addressed = case.who(gold[at].addressees), case.who(ours[to].addressees)
            yield _fault("addressee", group, " ≠ ".join(addressed), where)


def _fault(kind: str, group: str, what: str, where: str) -> Fault:
    return Fault(kind=kind, group=group, line=f"{kind:10} {what}   {where}")


def _coded(event: GoldEvent | PredictedEvent) -> str:
    return f"{event.type}/{event.mode or '–'} {event.status}"


def _gold_words(case: Case, event: GoldEvent) -> str:
    return case.around(trigger_place(event, case.gold.text))


def _same_words(
    case: Case, wanted: Sequence[str], given: Sequence[Span | None]
) -> bool:
    spans = [span for span in given if span]
    count = compare_spans(case.gold.text, wanted, spans)
    return not (count.extra or count.missed)


def _quoted(case: Case, spans: Iterable[Span | None]) -> str:
    text = case.gold.text
    words = [_short(text[span.start : span.end]) for span in spans if span]
    return " | ".join(words) or "–"


def _days(days: tuple[str | None, str | None] | None) -> str:
    first, last = days or (None, None)
    return f"{first}" if first == last else f"{first}/{last}"


def _short(words: str, most: int = 70) -> str:
    if len(words) <= most:
        return _line(words)
    return _line(f"{words[: most // 2]} … {words[-most // 2 :]}")


def _line(words: str) -> str:
    return " ".join(words.split())


def _asked(fault: Fault, options: argparse.Namespace) -> bool:
    kinds, group = options.kind, options.group
    return (not kinds or fault.kind in kinds) and (not group or group in fault.group)


def _print_document(gold: GoldDocument, faults: Sequence[Fault]) -> int:
    if faults:
        print(f"\n# {gold.id} ({gold.lang}, {gold.published})")
        print("\n".join(fault.line for fault in faults))
    return len(faults)


def _print_summary(counts: dict[str, Counter[str]]) -> None:
    print("\n# counts")
    for kind in (kind for kind in KINDS if kind in counts):
        groups = ", ".join(f"{g} {n}" for g, n in counts[kind].most_common(8))
        print(f"{kind:14} {counts[kind].total():>4}   {groups}")


def _fresh() -> Callable[[GoldDocument], Record | None]:
    # Imported late: with saved records nothing has to be read.
    from hudna.evaluate.fresh import fresh_record  # noqa: PLC0415

    return fresh_record


def _options() -> argparse.Namespace:
    kinds = "\n".join(f"  {kind:15} {meaning}" for kind, meaning in KINDS.items())
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog=f"kinds:\n{kinds}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("gold", type=Path, help="directory of gold files")
    parser.add_argument("--kind", action="append", choices=KINDS, metavar="KIND")
    parser.add_argument("--group", help="only types (or kinds of quote) with this part")
    parser.add_argument("--lang")
    parser.add_argument("--doc", default="", help="only documents whose id has this")
    parser.add_argument("--limit", type=int, help="how many lines at most")
    parser.add_argument("--records", type=Path, help="directory of saved records")
    parser.add_argument("--summary", action="store_true", help="only the counts")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

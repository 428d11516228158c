"""Spans and values of the date layer against TIMEX3 gold, and another finder's.

    tools/timex_scores.py DATA.jsonl
    tools/timex_scores.py DATA.jsonl --dateparser-python VENV/bin/python
    tools/timex_scores.py DATA.jsonl --errors DATE

Each line of DATA is a document: `id`, `lang`, `date`, `text` and `timex`, a list of
`start`, `end`, `type` and `value`. Not counted, for either finder: sets ("every year"),
references without a place in time (PRESENT_REF, PAST_REF, FUTURE_REF) and seasons; what
a finder answers on such words is not counted against it. dateparser is asked in a
process of its own: it is no dependency.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hudna.evaluate.measures import Count
from hudna.model.grounding import Timex
from hudna.model.text import Document
from hudna.resolve.dates import resolve_date, writing_day
from hudna.text.fold import fold
from hudna.text.timex import (
    DateMention,
    DistanceWords,
    Edge,
    LengthWords,
    Unit,
    date_grammar,
    find_dates,
)
from hudna.text.timex.value import LENGTHS

TYPES = ("DATE", "TIME", "DURATION")
VAGUE = ("_REF", "-SU", "-WI", "-SP", "-FA", "PX")
ASK = """
import json, sys, warnings
warnings.filterwarnings("ignore")
from datetime import datetime
from dateparser.search import search_dates
out = {}
for line in sys.stdin:
    doc = json.loads(line)
    base = datetime.fromisoformat(doc["date"])
    found = search_dates(
        doc["text"], languages=[doc["lang"]],
        settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"},
    )
    at, rows = 0, []
    for words, day in found or ():
        start = doc["text"].find(words, at)
        if start >= 0:
            at = start + len(words)
            rows.append([start, at, day.isoformat()])
    out[doc["id"]] = rows
json.dump(out, sys.stdout)
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """Words, what kind of time they say, and the TIMEX3 value."""

    start: int
    end: int
    type: str | None
    value: str | None

    def meets(self, other: "Answer") -> bool:
        """Whether they share a code point."""
        return self.start < other.end and other.start < self.end

    def same(self, other: "Answer") -> bool:
        """Whether they are of the same words."""
        return (self.start, self.end) == (other.start, other.end)


def main() -> int:
    """Print what hudna finds, and dateparser where it is given."""
    options = _options()
    documents = _documents(options.data)
    ours = {d["id"]: list(_ours(d)) for d in documents}
    _report("hudna", documents, ours)
    if options.dateparser_python:
        theirs = _dateparser(documents, options.dateparser_python)
        _report("dateparser search_dates", documents, theirs)
    if options.errors:
        _errors(documents, ours, options.errors)
    return 0


def _documents(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _ours(entry: dict[str, Any]) -> Iterator[Answer]:
    grammar = date_grammar(entry["lang"])
    if grammar is None:
        return
    document = Document(
        id=entry["id"], text=entry["text"], lang=entry["lang"], published=entry["date"]
    )
    mentions = find_dates(fold(document.text), grammar)
    writing = writing_day(document, mentions)
    anchor: Timex | None = None
    for mention in mentions:
        timex, _ = resolve_date(mention, document, anchor=anchor, writing=writing)
        kind, value = _said(mention, timex, anchor, document)
        yield Answer(mention.span.start, mention.span.end, kind, value)
        if timex is not None and timex.first and timex.first == timex.last:
            anchor = timex


def _said(
    mention: DateMention, timex: Timex | None, anchor: Timex | None, document: Document
) -> tuple[str, str | None]:
    """The type and value as TIMEX3 has them; a bare time is of the day told last."""
    words = mention.expression
    if isinstance(words, LengthWords):
        return "DURATION", mention.value
    if isinstance(words, DistanceWords) and words.whole and words.count:
        return "DURATION", LENGTHS[Unit(words.unit)].format(words.count)
    kind = "TIME" if mention.clock or mention.part else "DATE"
    if words is None and mention.value:
        day = anchor.first if anchor else (document.published or "")[:10]
        return kind, mention.value.replace("XXXX-XX-XX", day or "")
    if timex is None:
        return kind, mention.value
    if mention.edge is Edge.SINCE and timex.edtf:
        return kind, timex.edtf.partition("/")[0]  # TIMEX3 gives the day it began
    return kind, timex.value or timex.edtf


def _dateparser(
    documents: Sequence[dict[str, Any]], python: Path
) -> dict[str, list[Answer]]:
    asked = "\n".join(json.dumps(d) for d in documents)
    done = subprocess.run(
        [str(python), "-c", ASK],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
    )
    rows = json.loads(done.stdout)
    return {
        id_: [Answer(start, end, None, value) for start, end, value in found]
        for id_, found in rows.items()
    }


def _gold(entry: dict[str, Any]) -> tuple[list[Answer], list[Answer]]:
    """What is counted, and what is not."""
    counted: list[Answer] = []
    left: list[Answer] = []
    for row in entry["timex"]:
        answer = Answer(row["start"], row["end"], row["type"], row["value"])
        vague = any(mark in (row["value"] or "") for mark in VAGUE)
        (left if vague or row["type"] not in TYPES else counted).append(answer)
    return counted, left


def _report(
    name: str, documents: Sequence[dict[str, Any]], found: dict[str, list[Answer]]
) -> None:
    print(f"{name}: {len(documents)} documents")
    print(f"{'':18} {'p':>5} {'r':>5} {'f1':>5}   hit extra missed   values right")
    for kind in ("all", *TYPES):
        for label, match in (("exact", Answer.same), ("overlap", Answer.meets)):
            totals, right = Counter[str](), 0
            for entry in documents:
                gold, left = _gold(entry)
                answers = _counted(found[entry["id"]], gold, left, kind)
                wanted = [g for g in gold if kind in ("all", g.type)]
                pairs = [(g, a) for g in wanted for a in answers if match(a, g)]
                hit = len({id(g) for g, _ in pairs})
                matched = len({id(a) for _, a in pairs})
                totals.update(
                    hit=hit, extra=len(answers) - matched, missed=len(wanted) - hit
                )
                right += len({id(g) for g, a in pairs if _agrees(g, a)})
            _print(f"{kind} {label}", totals, right)


def _counted(
    answers: Sequence[Answer], gold: Sequence[Answer], left: Sequence[Answer], kind: str
) -> list[Answer]:
    """The answers on what is counted, of one type: their own, else that of gold."""
    out = []
    for answer in answers:
        if any(answer.meets(g) for g in left):
            continue
        under = [g.type for g in gold if answer.meets(g)]
        own = answer.type if answer.type and not under else (*under, "DATE")[0]
        if kind in ("all", own):
            out.append(answer)
    return out


def _agrees(gold: Answer, answer: Answer) -> bool:
    """Whether the values are the same; one that only knows days may be finer."""
    if answer.type is not None:
        return answer.value == gold.value
    said = answer.value or ""
    if gold.type == "TIME":
        return said[:16] == gold.value
    week = date.fromisoformat(said[:10]).strftime("%G-W%V")
    return bool(gold.value) and (
        said.startswith(gold.value or "-") or week == gold.value
    )


def _print(name: str, totals: Counter[str], right: int) -> None:
    count = Count(totals["hit"], totals["extra"], totals["missed"])
    figure = count.figure()
    numbers = [figure[key] for key in ("p", "r", "f1")]
    shown = " ".join("    –" if n is None else f"{n:5.3f}" for n in numbers)
    share = f"{right / count.hit:5.3f}" if count.hit else "    –"
    tail = f"{count.hit:>3} {count.extra:>5} {count.missed:>6}"
    print(f"{name:18} {shown}   {tail}   {share} ({right} of {count.hit})")


def _errors(
    documents: Sequence[dict[str, Any]], found: dict[str, list[Answer]], kind: str
) -> None:
    for entry in documents:
        gold, left = _gold(entry)
        text = entry["text"]
        answers = _counted(found[entry["id"]], gold, left, kind)
        for g in (g for g in gold if g.type == kind):
            near = [a for a in answers if a.meets(g)]
            if not any(a.same(g) and _agrees(g, a) for a in near):
                ours = [(text[a.start : a.end], a.value) for a in near]
                around = text[max(0, g.start - 40) : g.end + 40].replace("\n", " ")
                print(f"{entry['date']} «{text[g.start : g.end]}» {g.value} ≠ {ours}")
                print(f"    … {around} …")
        for a in answers:
            if not any(a.meets(g) for g in gold):
                around = text[max(0, a.start - 40) : a.end + 40].replace("\n", " ")
                print(f"extra «{text[a.start : a.end]}» {a.value}\n    … {around} …")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--dateparser-python",
        type=Path,
        help="an interpreter that has dateparser, to score it on the same documents",
    )
    parser.add_argument(
        "--errors", choices=TYPES, help="print what is wrong among one type too"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

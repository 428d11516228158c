"""Precision and recall of one event type on sentences judged by annotators.

    tools/gsr_detection.py DATA.jsonl ASSAULT

Each line of DATA has `text` and a `label`: yes, easy no, difficult no or ambiguous
(left out). A sentence is detected if any event of the type is read in it.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import hudna
from hudna.evaluate.measures import Count
from hudna.model.vocabulary import EventType

YES = "yes"
AGAINST = {
    "easy no": ("easy no",),
    "difficult no": ("difficult no",),
    "both": ("easy no", "difficult no"),
}


def main() -> int:
    """Read every sentence and print precision and recall against each kind of no."""
    options = _options()
    asked, detected = Counter[str](), Counter[str]()
    for text, label in _sentences(options.data):
        asked[label] += 1
        found = _detects(text, options.type, options.lang)
        detected[label] += found
        if options.errors and found != (label == YES):
            print(f"{'extra' if found else 'missed'} ({label}): {text}")
    print(f"{options.type}, {options.data.name}: {dict(sorted(asked.items()))}")
    print(f"{'against':14} {'p':>5} {'r':>5} {'f1':>5}   hit extra missed")
    for name, labels in AGAINST.items():
        extra = sum(detected[label] for label in labels)
        missed = asked[YES] - detected[YES]
        _print(name, Count(detected[YES], extra, missed))
    return 0


def _sentences(path: Path) -> Iterator[tuple[str, str]]:
    wanted = {YES, *AGAINST["both"]}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if entry["label"] in wanted:
                yield entry["text"], entry["label"]


def _detects(text: str, kind: str, lang: str) -> bool:
    record = hudna.read(text, lang=lang)
    return any(claim.event.type == kind for claim in record.events)


def _print(name: str, count: Count) -> None:
    figure = count.figure()
    numbers = [figure[key] for key in ("p", "r", "f1")]
    shown = " ".join("    –" if n is None else f"{n:5.3f}" for n in numbers)
    print(f"{name:14} {shown}   {count.hit:>3} {count.extra:>5} {count.missed:>6}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("type", choices=[str(kind) for kind in EventType])
    parser.add_argument("--lang", default="ar")
    parser.add_argument(
        "--errors", action="store_true", help="print the sentences judged wrongly too"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

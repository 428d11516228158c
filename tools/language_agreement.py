"""How far records of one document agree between its languages.

    tools/language_agreement.py DOCS.jsonl [--worst 10]

Each line of DOCS has `doc`, `lang` and `text`, one line a translation. What is compared
is the set of countries and of known persons in the record; printed is the mean Jaccard
coefficient between English and each other language.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import hudna
from hudna.model.record import Record
from hudna.model.vocabulary import EntityKind

ENGLISH = "en"


def main() -> int:
    """Read every document in every language and compare with English."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("--worst", type=int, default=0, help="what differs most often")
    options = parser.parse_args()
    found: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for line in options.docs.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        record = hudna.read(
            row["text"], lang=row["lang"], published=row.get("published")
        )
        found[row["lang"]][row["doc"]] = known(record)
    english = found.pop(ENGLISH)
    for lang, docs in sorted(found.items()):
        report(lang, english, docs, options.worst)
    return 0


def known(record: Record) -> frozenset[str]:
    """The countries and known persons of a record, by code and by key."""
    persons = {e.ref for e in record.entities if e.kind is EntityKind.PERSON and e.ref}
    countries = {
        e.country for e in record.entities if e.kind is EntityKind.COUNTRY and e.country
    }
    return frozenset(persons | countries)


def report(
    lang: str,
    english: dict[str, frozenset[str]],
    docs: dict[str, frozenset[str]],
    worst: int,
) -> None:
    """Print the mean of one language, and what only one of the two has."""
    both = [(english[doc], other) for doc, other in docs.items() if doc in english]
    scores = [len(a & b) / len(a | b) for a, b in both if a | b]
    missed = Counter(name for a, b in both for name in a - b)
    extra = Counter(name for a, b in both for name in b - a)
    print(f"{lang}  {sum(scores) / len(scores):.3f}   {len(scores)} documents")
    for title, names in (("missed", missed), ("extra", extra)):
        if worst:
            told = ", ".join(f"{n} {c}" for n, c in names.most_common(worst))
            print(f"    {title}: {told}")


if __name__ == "__main__":
    sys.exit(main())

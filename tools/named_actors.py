"""How many of the persons and organisations that news name often are known.

    tools/named_actors.py draw ARTICLES.jsonl > NAMES.tsv
    tools/named_actors.py count eval/named_actors.tsv

``draw`` reads every article, takes what records have as names of persons and
organisations in at least three of them, and prints a seeded sample: articles, name,
what the record calls it, its key («-»: not in the actor files) and an empty verdict.
A person fills in the verdicts: ``right``, ``wrong`` (somebody else), ``open`` (nobody
in the files) or ``none`` (no name of anybody). ``count`` prints the shares.
"""

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

import hudna
from hudna.model.grounding import Entity
from hudna.model.vocabulary import EntityKind
from hudna.text.fold import fold_key

KINDS = {
    EntityKind.PERSON,
    EntityKind.ORGANIZATION,
    EntityKind.GROUP,
    EntityKind.GOVERNMENT,
}
ARTICLES = 3
"""In how many articles a name must stand."""
DRAWN = 200
SEED = 2015
VERDICTS = ("right", "wrong", "open", "none")


def main() -> int:
    """Draw names, or count what was judged of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=("draw", "count"))
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    if options.action == "count":
        return count(options.file)
    return draw(options.file)


def draw(articles: Path) -> int:
    """Print the sample as lines of tab-separated values."""
    where: dict[str, set[int]] = defaultdict(set)
    known: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    surface: dict[str, str] = {}
    for at, line in enumerate(articles.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        day = row.get("published") or row.get("date")
        record = hudna.read(row["text"], lang=row.get("lang"), published=day)
        for entity in filter(is_named, record.entities):
            for mention in entity.mentions:
                key = fold_key(mention.text)
                where[key].add(at)
                known[key][entity.ref or "-", entity.name] += 1
                surface[key] = " ".join(mention.text.split())
    often = sorted(key for key, ats in where.items() if len(ats) >= ARTICLES)
    chosen = random.Random(SEED).sample(often, min(DRAWN, len(often)))  # noqa: S311
    for key in sorted(chosen, key=lambda k: (-len(where[k]), k)):
        ref, name = known[key].most_common(1)[0][0]
        print(len(where[key]), surface[key], name, ref, "", sep="\t")
    return 0


def is_named(entity: Entity) -> bool:
    """Whether an entity is somebody with a name, not «officials» or «the army»."""
    if entity.kind not in KINDS:
        return False
    proper = any(w[:1].isupper() for w in entity.name.replace("al-", "").split())
    return (
        entity.ref is not None
        or entity.kind is EntityKind.PERSON
        or (entity.kind is EntityKind.ORGANIZATION and proper)
    )


def count(names: Path) -> int:
    """Print how many of the names of somebody are right."""
    lines = names.read_text(encoding="utf-8").splitlines()
    verdicts = Counter(line.split("\t")[4] for line in lines if line[:1].isdigit())
    unknown = set(verdicts) - set(VERDICTS)
    if unknown:
        print(f"no verdicts: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 1
    named = sum(verdicts.values()) - verdicts["none"]
    for verdict in VERDICTS:
        print(f"{verdict:6} {verdicts[verdict]}")
    print(f"{verdicts['right'] / named:.3f} of {named} names of somebody are right")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""List the events of an article that somebody tied to a condition.

    python examples/read_article.py [ARTICLE.json]

An article is a JSON object with ``text`` and perhaps ``published``, ``source`` and
``lang``.
"""

import json
import sys
from pathlib import Path

import hudna

SAMPLE = Path(__file__).parent / "libya-moscow-talks.ar.json"


def main() -> None:
    """Print type, people and condition of each such event, with its words."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    article = json.loads(path.read_text(encoding="utf-8"))
    record = hudna.read(
        article["text"],
        published=article.get("published"),
        source=article.get("source"),
        lang=article.get("lang"),
    )
    for claim in record.events:
        for condition in claim.event.conditions:
            names = [record.entity(id_).name for id_ in claim.event.actors]
            print(f"{claim.event.type}: {', '.join(names) or 'not stated'}")
            print(f"  says  {claim.trigger.text}")
            print(f"  if    {condition.at.text}")


if __name__ == "__main__":
    main()

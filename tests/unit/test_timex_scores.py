"""The scores of the date layer: what is counted as found, missed and right."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "timex_scores.py"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """One document: a day found, a year missed, a season that is not counted."""
    text = "Ils se sont vus hier. Le bilan 2001 est sorti. En hiver, rien."
    rows = [
        ("hier", "DATE", "2002-01-23"),
        ("2001", "DATE", "2001"),
        ("hiver", "DATE", "XXXX-WI"),
    ]
    timex = [
        {
            "start": text.index(words),
            "end": text.index(words) + len(words),
            "text": words,
            "type": kind,
            "value": value,
        }
        for words, kind, value in rows
    ]
    path = tmp_path / "gold.jsonl"
    document = {"id": "d", "lang": "fr", "date": "2002-01-24"}
    path.write_text(json.dumps({**document, "text": text, "timex": timex}))
    return path


def run(*arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, str(TOOL), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_found_and_missed_spans_and_right_values(gold: Path) -> None:
    lines = run(str(gold))
    exact = next(line for line in lines if line.startswith("DATE exact"))
    assert exact.split() == [
        *("DATE", "exact", "1.000", "0.500", "0.667", "1", "0", "1"),
        *("1.000", "(1", "of", "1)"),
    ]


def test_what_is_wrong_is_printed_with_the_words_around(gold: Path) -> None:
    lines = run(str(gold), "--errors", "DATE")
    assert "2002-01-24 «2001» 2001 ≠ []" in lines
    assert any("Le bilan 2001 est sorti" in line for line in lines)

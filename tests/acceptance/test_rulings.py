"""Every ruling of the codebook has a sentence that is coded so, and is documented."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import hudna
from hudna.model.claim import Claim

ROOT = Path(__file__).resolve().parents[2]
RULINGS = tomllib.loads(
    (files("hudna") / "data" / "plover" / "rulings.toml").read_text("utf-8")
)["ruling"]


@pytest.mark.parametrize("row", RULINGS, ids=lambda row: row["id"])
def test_the_example_is_coded_by_its_ruling(row: dict[str, Any]) -> None:
    record = hudna.read(row["example"], lang=row["lang"], published="2020-01-12")
    if row.get("none"):
        assert record.events == ()
    else:
        assert any(follows(claim, row) for claim in record.events), record.events


def follows(claim: Claim, row: dict[str, Any]) -> bool:
    event = claim.event
    coded = {
        "type": event.type,
        "mode": event.mode or "",
        "status": claim.status,
        "truce": event.truce.act if event.truce else "",
        "actors": len(event.actors),
        "recipients": len(event.recipients),
    }
    return all(coded[name] == row[name] for name in coded.keys() & row.keys())


@pytest.mark.parametrize("row", RULINGS, ids=lambda row: row["id"])
def test_the_ruling_is_documented(row: dict[str, Any]) -> None:
    page = ROOT / "docs" / "reference" / "codebook.md"
    assert f"| {row['says']} | {row['example']} |" in page.read_text(encoding="utf-8")

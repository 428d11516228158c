"""What was reached on the gold sets is held."""

from pathlib import Path

import pytest

from hudna.evaluate import evaluate, gate
from hudna.evaluate.fresh import fresh_record

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT.parent / "shared" / "bench"
SETS = gate.read_floors(ROOT / "eval" / "floors.toml")


@pytest.mark.quality
@pytest.mark.parametrize("name", SETS)
def test_every_floor_holds(name: str) -> None:
    folder = BENCH / name
    if not folder.is_dir():
        pytest.skip(f"the gold set {name} is not there: {folder}")
    assert gate.check_set(folder, SETS[name]) == []

    report = evaluate(folder, fresh_record)

    assert gate.check(report.figures(), SETS[name]) == []
    assert report.span_faults == 0
    assert report.without_record == 0

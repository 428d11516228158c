"""Floors hold what was reached."""

from pathlib import Path

import pytest

from hudna.errors import DataInvalid
from hudna.evaluate.gate import (
    Floors,
    check,
    check_set,
    digest,
    raised,
    read_floors,
    write_floors,
)
from hudna.evaluate.measures import Count

FLOORS = Floors(name="dev", sha256="0" * 64, documents=1, least={"events.f1": 0.5})


def figures(hit: int, missed: int) -> dict[str, dict[str, float | int | None]]:
    return {"events": Count(hit=hit, missed=missed).figure()}


def test_figures_on_or_above_the_floor_are_no_breach() -> None:
    assert check(figures(hit=1, missed=2), FLOORS) == []


def test_a_breach_says_what_was_reached_and_what_is_asked() -> None:
    (breach,) = check(figures(hit=1, missed=9), FLOORS)
    assert breach == "dev: events.f1 is 0.1818, below its floor 0.5"


def test_a_measure_that_vanished_is_a_breach() -> None:
    assert check({}, FLOORS) == ["dev: events.f1 is not measured, floor 0.5"]


def test_a_floor_rises_and_does_not_fall() -> None:
    higher, lower = figures(hit=2, missed=1), figures(hit=1, missed=9)
    assert raised(FLOORS, higher).least == {"events.f1": 0.8}
    assert raised(FLOORS, lower).least == {"events.f1": 0.5}
    assert raised(FLOORS, lower, may_fall=True).least == {"events.f1": 0.181}


def test_a_further_figure_is_put_under_guard() -> None:
    floors = raised(FLOORS, figures(hit=2, missed=1), ["events.r"])
    assert floors.least == {"events.f1": 0.8, "events.r": 0.666}


def test_a_figure_that_does_not_exist_cannot_be_guarded() -> None:
    with pytest.raises(DataInvalid, match=r"evnts\.r"):
        raised(FLOORS, figures(hit=2, missed=1), ["evnts.r"])


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    write_floors(path, {"dev": FLOORS})
    assert read_floors(path) == {"dev": FLOORS}


def test_a_floors_file_without_a_digest_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("[sets.dev]\ndocuments = 3\n", encoding="utf-8")
    with pytest.raises(DataInvalid, match="sha256"):
        read_floors(path)


def test_a_changed_gold_set_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    floors = Floors(name="dev", sha256=digest(tmp_path), documents=1, least={})
    assert check_set(tmp_path, floors) == []
    (tmp_path / "a.json").write_text("{ }", encoding="utf-8")
    (change,) = check_set(tmp_path, floors)
    assert change.startswith("dev: the gold set changed (1 documents")

"""What hudna ships of others' work is listed, credited and unchanged."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "third_party"
FILES: list[dict[str, Any]] = tomllib.loads(
    (FOLDER / "sources.toml").read_text(encoding="utf-8")
)["file"]
COMPILED = [entry for entry in FILES if "sha256" in entry]


def name(entry: dict[str, Any]) -> str:
    return Path(entry["path"]).name


@pytest.mark.parametrize("entry", COMPILED, ids=name)
def test_a_compiled_file_is_the_one_that_is_described(entry: dict[str, Any]) -> None:
    digest = hashlib.sha256((ROOT / entry["path"]).read_bytes()).hexdigest()
    assert digest == entry["sha256"], f"rebuilt? Run {entry['built_by']}, then note it"
    assert (ROOT / entry["built_by"]).is_file()


@pytest.mark.parametrize("entry", FILES, ids=name)
def test_a_file_is_credited_where_a_reader_looks(entry: dict[str, Any]) -> None:
    assert (ROOT / entry["path"]).is_file()
    inside = entry["path"].removeprefix("src/hudna/data/")
    assert f"`{inside}`" in (FOLDER / "README.md").read_text(encoding="utf-8")
    for source in entry["sources"]:
        credit = (FOLDER / source / "README.md").read_text(encoding="utf-8")
        assert name(entry) in credit


def test_the_program_tells_the_same_licences() -> None:
    told = tomllib.loads(
        (ROOT / "src" / "hudna" / "data" / "licences.toml").read_text(encoding="utf-8")
    )["data"]
    licences = {f: row["licence"] for row in told for f in row["files"].split(", ")}
    assert licences == {
        entry["path"].removeprefix("src/hudna/data/"): entry["licence"]
        for entry in FILES
    }


def test_every_compiled_data_file_is_listed() -> None:
    """Compressed files are made by programs; what is written by hand is text."""
    shipped = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src" / "hudna" / "data").rglob("*.gz")
    }
    assert shipped == {entry["path"] for entry in COMPILED}

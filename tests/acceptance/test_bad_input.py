import json
from pathlib import Path

import pytest

from commands import Runner

ENGLISH = "Giuseppe Conte met Fayez al-Sarraj in Rome on 8 January."


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    return path


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n", "is empty"),
    "binary.txt": (b"\x00\x01\x02\x03" * 99, "is not text"),
    "picture.html": (b"\x89PNG\r\n\x1a\n\x00\x00", "is not text"),
    "report.pdf": (b"%PDF-1.7\n\xe2\xe3", "pdftotext"),
    "page.html": (b"<html><head><title>x</title></head></html>", "no main text"),
    "cut.txt": ("وصل المبعوث".encode()[:-1], "iconv"),
    "bytes.txt": (b"\xe2\x28\xa1 \xff\xf0", "iconv"),
    "array.json": (b'[{"text": "x"}]', "JSON object"),
    "broken.json": (b'{"text": "x"', "JSON"),
    "date.json": (b'{"text": "x", "published": "Friday"}', "'Friday' is no date"),
    "blank.json": (b'{"text": "  "}', "holds no text"),
    "lines.jsonl": (b"one\ntwo\n", "line 2"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_one_clear_line_and_status_two(
    run: Runner, tmp_path: Path, name: str
):
    content, what = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    ran = run("read", path)
    assert (ran.status, ran.out) == (2, "")
    assert what in ran.err
    expected = 3 if name == "lines.jsonl" else 1
    assert len(ran.lines) == expected
    assert ran.lines[0].startswith(f"hudna: {path}")


def test_some_bad_inputs_are_listed_and_the_others_read(
    run: Runner, tmp_path: Path, good: Path
):
    empty = tmp_path / "empty.txt"
    empty.touch()
    ran = run("read", empty, good, tmp_path / "none.txt", good, "--format", "jsonl")
    assert ran.status == 3
    assert len(ran.out.splitlines()) == 2
    assert "empty.txt" in ran.lines[0]
    assert "none.txt" in ran.lines[1]
    assert ran.lines[2] == "hudna: 2 of 4 inputs were not read."


def test_a_bad_line_leaves_the_others(run: Runner, tmp_path: Path):
    path = tmp_path / "wire.jsonl"
    lines = [
        json.dumps({"id": "a", "text": ENGLISH}),
        "no article",
        json.dumps({"id": "b", "text": ENGLISH, "date": "in May"}),
        json.dumps({"id": "c", "text": ENGLISH, "date": "2020-01-12"}),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    ran = run("read", path, "--format", "jsonl")
    assert ran.status == 3
    found = [json.loads(line)["document"]["id"] for line in ran.out.splitlines()]
    assert found == ["a", "c"]
    assert f"{path}, line 2" in ran.lines[0]
    assert f"{path}, line 3: 'in May' is no date" in ran.lines[1]


@pytest.mark.parametrize("date", ["yesterday", "2020-02-30", "2020-01-12T10:00"])
def test_a_date_that_is_none_ends_the_run_at_once(run: Runner, good: Path, date: str):
    ran = run("read", good, "--date", date)
    assert (ran.status, ran.out, len(ran.lines)) == (2, "", 1)
    assert "2020-01-12T18:30:00+02:00" in ran.err


def test_an_article_above_the_limit_names_the_setting(
    run: Runner, good: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HUDNA_MAX_CHARACTERS", "20")
    ran = run("read", good)
    assert ran.status == 2
    assert "HUDNA_MAX_CHARACTERS" in ran.err
    monkeypatch.setenv("HUDNA_MAX_CHARACTERS", "many")
    ran = run("read", good)
    assert (ran.status, len(ran.lines)) == (2, 1)
    assert "HUDNA_MAX_CHARACTERS is 'many'" in ran.err


def test_an_engine_that_does_not_exist_is_named(
    run: Runner, good: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HUDNA_ENGINE", "magic")
    ran = run("read", good)
    assert (ran.status, ran.lines) == (
        2,
        ["hudna: HUDNA_ENGINE is 'magic'. Use one of: rules."],
    )


def test_a_language_without_a_pack_is_no_error(run: Runner, tmp_path: Path):
    path = tmp_path / "article.txt"
    text = "„Rozejm w mieście trwa od wczoraj”, powiedział po spotkaniu Khalifa Haftar."
    path.write_text(text, encoding="utf-8")
    ran = run("read", path, "--format", "json")
    record = json.loads(ran.out)
    assert ran.status == 0
    assert record["document"]["lang"] == "pl"
    assert any("pack" in issue["message"] for issue in record["issues"])
    assert any(entity["ref"] for entity in record["entities"])


def test_half_a_surrogate_pair_is_read_and_printed_as_json(run: Runner, tmp_path: Path):
    path = tmp_path / "article.json"
    path.write_text(json.dumps({"text": f"\ud83d {ENGLISH}"}), encoding="utf-8")
    ran = run("read", path, "--format", "json", "--with-text")
    assert ran.status == 0
    assert json.loads(ran.out)["document"]["text"] == f"\ud83d {ENGLISH}"
    assert run("read", path).status == 0
    assert run("read", path, "--format", "html").status == 0

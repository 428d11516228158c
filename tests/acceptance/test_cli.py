import json
import os
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import hudna.doctor
from commands import PROGRAM, Runner, run_program
from hudna.cli import COMMANDS
from hudna.doctor import components

ARABIC = "التقى فايز السراج في روما يوم 8 يناير رئيس الوزراء الإيطالي جوزيبي كونتي."
ENGLISH = "Giuseppe Conte met Fayez al-Sarraj in Rome on 8 January."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARABIC, encoding="utf-8")
    return path


def records(text: str) -> list[dict[str, Any]]:
    """Records printed one behind the other, however they are indented."""
    found, at = [], 0
    while at < len(text):
        value, at = json.JSONDecoder().raw_decode(text, at)
        found.append(value)
        at += len(text[at:]) - len(text[at:].lstrip())
    return found


def test_read_prints_a_record_for_a_terminal(run: Runner, article: Path):
    ran = run("read", article, "--date", "2020-01-12", "--source", "Wire")
    assert (ran.status, ran.err) == (0, "")
    assert "MEETINGS" in ran.out
    assert "8 January 2020" in ran.out
    assert "Wire" in ran.out


def test_read_prints_json_true_to_the_schema(run: Runner, article: Path):
    ran = run(
        "read", article, "--format", "json", "--date", "2020-01-12", "--with-text"
    )
    (record,) = records(ran.out)
    Draft202012Validator(json.loads(run("schema").out)).validate(record)
    assert record["document"]["text"] == ARABIC
    assert record["document"]["published"] == "2020-01-12"
    assert [event["type"] for event in record["events"]] == ["CONSULT"]


def test_without_with_text_the_text_stays_out_of_the_record(run: Runner, article: Path):
    (record,) = records(run("read", article, "--format", "json").out)
    assert "text" not in record["document"]


def test_jsonl_gives_a_record_a_line_in_order_with_the_same_id(
    run: Runner, tmp_path: Path
):
    path = tmp_path / "wire.jsonl"
    articles = [
        {"id": f"w{n}", "text": text, "published": f"2020-01-1{n}"}
        for n, text in enumerate([ENGLISH, ARABIC, ENGLISH])
    ]
    path.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    ran = run("read", path, "--format", "jsonl", "--date", "2011-01-01")
    found = [json.loads(line) for line in ran.out.splitlines()]
    told = [(r["document"]["id"], r["document"]["published"]) for r in found]
    assert told == [("w0", "2020-01-10"), ("w1", "2020-01-11"), ("w2", "2020-01-12")]
    spans = found[1]["events"][0]["trigger"]
    assert ARABIC[spans["start"] : spans["end"]] == spans["text"]


def test_several_files_give_several_records(run: Runner, article: Path, tmp_path: Path):
    other = tmp_path / "other.txt"
    other.write_text(ENGLISH, encoding="utf-8")
    found = records(run("read", article, other, "--format", "json").out)
    assert [record["document"]["lang"] for record in found] == ["ar", "en"]


def test_html_is_one_page_for_one_article(run: Runner, article: Path, tmp_path: Path):
    page = tmp_path / "page.html"
    ran = run("read", article, "--format", "html", "--output", page)
    assert (ran.status, ran.out) == (0, "")
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert ARABIC[:20] in page.read_text("utf-8")
    ran = run("read", article, article, "--format", "html")
    assert ran.status == 3
    assert ran.out.count("</html>") == 1
    assert "one article" in ran.err


def test_a_run_that_reads_nothing_leaves_the_old_output_alone(
    run: Runner, tmp_path: Path
):
    output = tmp_path / "record.json"
    output.write_text("old", encoding="utf-8")
    assert run("read", tmp_path / "none.txt", "--output", output).status == 2
    assert output.read_text("utf-8") == "old"


def test_an_output_that_cannot_be_written_is_one_line(run: Runner, article: Path):
    ran = run("read", article, "--output", "/nowhere/record.json")
    assert ran.status == 2
    assert ran.lines == ["hudna: /nowhere/record.json: no such file or directory."]


def test_explain_gives_the_words_behind_every_field(run: Runner, article: Path):
    given = ("--date", "2020-01-12")
    ran = run("explain", article, "e1", *given)
    assert ran.status == 0
    for words in ("trigger ar:", "known as fayez-al-sarraj", "2020-01-08", "Rome"):
        assert words in ran.out
    told = json.loads(run("explain", article, "e1", "--format", "json", *given).out)
    by_claim = run("explain", article, told["event"]["claim"], *given)
    assert by_claim.out == ran.out
    named = {entity["id"] for entity in told["entities"]}
    assert named == {*told["event"]["actors"], *told["event"]["recipients"]}


def test_explain_says_what_events_there_are(run: Runner, article: Path):
    ran = run("explain", article, "e9")
    assert ran.status == 2
    assert len(ran.lines) == 1
    assert "no event 'e9'" in ran.err


def test_explain_asks_which_article_is_meant(run: Runner, tmp_path: Path):
    path = tmp_path / "wire.jsonl"
    lines = [json.dumps({"text": f"{n}. {ENGLISH}"}) for n in (1, 2)]
    path.write_text("\n".join(lines), encoding="utf-8")
    ran = run("explain", path, "e1")
    assert ran.status == 2
    assert "2 articles" in ran.err


def test_doctor_finds_everything(run: Runner):
    ran = run("doctor")
    assert ran.status == 0
    for what in ("Python", "trafilatura", "actors", "places", "language pack ar"):
        assert what in ran.out


def test_doctor_says_what_mends_a_missing_package(
    run: Runner, monkeypatch: pytest.MonkeyPatch
):
    real = hudna.doctor.distribution

    def without_one(name: str) -> Any:
        if name == "htmldate":
            raise PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(hudna.doctor, "distribution", without_one)
    ran = run("doctor")
    assert ran.status == 1
    assert "MISSING  package htmldate" in ran.out
    assert "pip install 'htmldate'" in ran.out
    assert run("doctor", "--licences").status == 0


def test_doctor_lists_what_others_made(run: Runner):
    out = run("doctor", "--licences").out
    for words in ("GeoNames", "CC-BY-4.0", "trafilatura", "Apache-2.0", "lxml"):
        assert words in out


def test_languages_are_listed(run: Runner):
    out = run("languages").out
    assert out.startswith("ar  Arabic")
    assert "\nen  English" in out


def test_evaluate_prints_figures_and_writes_records(run: Runner, tmp_path: Path):
    gold = tmp_path / "gold"
    gold.mkdir()
    event = {
        "id": "e1",
        "type": "CONSULT",
        "mode": None,
        "status": "actual",
        "sentence": ENGLISH,
        "trigger": "met",
        "actors": ["conte", "sarraj"],
        "recipients": [],
        "date": ["2020-01-08", "2020-01-08"],
        "place": "Rome",
        "content": None,
        "conditions": [],
        "attribution": [],
        "optional": False,
    }
    names = {"conte": "Giuseppe Conte", "sarraj": "Fayez al-Sarraj"}
    value = {
        "id": "rome",
        "lang": "en",
        "published": "2020-01-12",
        "source": None,
        "title": None,
        "text": ENGLISH,
        "actors": {k: {"name": n, "surface": [n]} for k, n in names.items()},
        "events": [event],
        "quotes": [],
    }
    (gold / "rome.json").write_text(json.dumps(value), encoding="utf-8")
    ran = run("evaluate", gold, "--json", "--records", tmp_path / "out")
    assert ran.status == 0
    assert json.loads(ran.out)["events"]["f1"] == 1.0
    record = json.loads((tmp_path / "out" / "rome.json").read_text("utf-8"))
    assert record["events"][0]["trigger"]["text"] == "met"
    assert "events" in run("evaluate", gold).out


def test_evaluate_refuses_a_folder_without_gold(run: Runner, tmp_path: Path):
    ran = run("evaluate", tmp_path)
    assert ran.status == 2
    assert len(ran.lines) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Runner, command: str):
    ran = run(command, "--help")
    assert ran.status == 0
    assert "Example" in ran.out
    assert f"hudna {command}" in ran.out


def test_the_version_and_wrong_usage(run: Runner):
    assert run("--version").out.startswith("hudna ")
    assert run("reed").status == 2
    assert run("read").status == 2


def test_standard_input_is_read_and_utf8_written_in_any_locale(tmp_path: Path):
    ran = run_program(
        "read",
        "-",
        "--format",
        "json",
        stdin=ARABIC.encode(),
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
        PYTHONIOENCODING="ascii",
    )
    assert ran.status == 0
    assert records(ran.out)[0]["entities"][0]["mentions"][0]["text"] == "فايز السراج"
    help_ = run_program("read", "--help", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert help_.status == 0
    missing = run_program("read", tmp_path / "لا شيء.txt", PYTHONIOENCODING="ascii")
    assert (missing.status, len(missing.lines)) == (2, 1)


def test_json_lines_on_standard_input_survive_a_bad_line():
    lines = [{"id": "a", "text": ENGLISH}, ["no article"], {"id": "b", "text": ENGLISH}]
    stdin = "\n".join(map(json.dumps, lines)).encode()
    ran = run_program("read", "-", "--format", "jsonl", stdin=stdin)
    assert ran.status == 3
    found = [json.loads(line)["document"]["id"] for line in ran.out.splitlines()]
    assert found == ["a", "b"]
    assert "standard input, line 2" in ran.lines[0]


def test_two_runs_give_the_same_bytes(article: Path):
    words = ("read", article, "--format", "json", "--date", "2020-01-12")
    first, second = (run_program(*words, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.out == second.out
    assert first.status == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there a pipe breaks otherwise")
def test_a_reader_that_leaves_early_hears_no_complaint(tmp_path: Path):
    path = tmp_path / "wire.jsonl"
    path.write_text((json.dumps({"text": ENGLISH}) + "\n") * 200, encoding="utf-8")
    command = [*PROGRAM, "read", str(path), "--format", "jsonl"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.read(1)
        program.stdout.close()
        assert program.stderr.read() == b""


def test_importing_hudna_loads_nothing_heavy():
    heavy = "{'trafilatura', 'lxml', 'numpy', 'click', 'hudna.pipeline'}"
    check = f"import hudna, sys; print(*{heavy} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, check=True
    )
    assert done.stdout.strip() == b""


def test_a_short_text_is_read_in_less_than_three_seconds(article: Path):
    before = os.times()
    assert run_program("read", article).status == 0
    after = os.times()
    user = after.children_user - before.children_user
    assert user + after.children_system - before.children_system < 3


def test_the_licences_agree_with_those_of_the_sources():
    root = Path(__file__).parents[2]
    listed = tomllib.loads((root / "third_party/sources.toml").read_text("utf-8"))
    told = {
        name: part.licence for part in components() for name in part.name.split(", ")
    }
    for row in listed["file"]:
        assert told[row["path"].removeprefix("src/hudna/data/")] == row["licence"]

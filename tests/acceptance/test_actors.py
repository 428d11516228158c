"""Actors of one's own, as a user meets them: options, checks and what is printed."""

import json
import re
from pathlib import Path

import pytest

from commands import Runner

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-to" / "add-actors.md").read_text(encoding="utf-8")
MINE, CHANGE = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
TEXT = "Salim Example, the commander of the Example Brigade, met Fayez al-Sarraj."


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(MINE, encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def refs(output: str) -> set[str]:
    return {entity["ref"] for entity in json.loads(output)["entities"]}


def test_read_knows_the_actors_of_a_file(run: Runner, mine: Path, article: Path):
    options = ("--format", "json", "--lang", "en", "--date", "2016-01-02")
    without = refs(run("read", article, *options).out)
    known = refs(run("read", article, *options, "--actors", mine).out)
    assert "salim-example" in known - without
    assert "fayez-al-sarraj" in known & without


def test_explain_and_evaluate_know_them_too(
    run: Runner, mine: Path, article: Path, tmp_path: Path
):
    options = ("--lang", "en", "--date", "2016-01-02", "--actors", mine)
    told = run("explain", article, "e1", *options, "--format", "json")
    assert "salim-example" in {e["ref"] for e in json.loads(told.out)["entities"]}

    gold = {"id": "g", "lang": "en", "text": TEXT, "published": "2016-01-02"}
    gold |= {"source": "Wire", "actors": {}, "events": [], "quotes": []}
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "g.json").write_text(json.dumps(gold), encoding="utf-8")
    out = tmp_path / "out"
    ran = run("evaluate", folder, "--records", out, "--actors", mine)
    assert (ran.status, ran.err) == (0, "")
    assert "salim-example" in refs((out / "g.json").read_text(encoding="utf-8"))


def test_a_broken_file_stops_the_run_with_its_line(
    run: Runner, tmp_path: Path, article: Path
):
    path = tmp_path / "broken.toml"
    path.write_text(MINE.replace("2014-07", "July 2014"), encoding="utf-8")
    ran = run("read", article, "--actors", path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"hudna: {path}, line 23: actor 2 (salim-example): ")
    assert len(ran.lines) == 1


def test_a_file_that_is_not_there_is_one_line(run: Runner, article: Path):
    ran = run("read", article, "--actors", "nowhere.toml")
    assert (ran.status, ran.err) == (
        2,
        "hudna: nowhere.toml: no such file or directory.\n",
    )


def test_check_passes_the_page_and_what_ships(run: Runner, mine: Path):
    assert run("actors", "check", mine).out == "2 actors: 0 errors, 0 warnings.\n"
    ran = run("actors", "check")
    assert (ran.status, ran.err) == (0, "")
    assert ": 0 errors, " in ran.out.splitlines()[-1]
    assert run("actors", "check", "--strict").status == 1


def test_check_lists_every_fault_and_ends_with_one(run: Runner, tmp_path: Path):
    path = tmp_path / "broken.toml"
    text = MINE.replace('"2012"', '"2012-02-30"').replace('"LBY"', '"Libya"', 1)
    path.write_text(text, encoding="utf-8")
    ran = run("actors", "check", path)
    assert ran.status == 1
    assert [line.split(":")[0] for line in ran.out.splitlines()] == [
        "error",
        "error",
        "2 actors",
    ]


def test_show_prints_an_actor_by_id_or_by_any_name(run: Runner, mine: Path):
    shown = run("actors", "show", "salim-example", "--actors", mine).out
    assert "commander of the Example Brigade" in shown
    assert "since 2014-07" in shown
    assert "Example Brigade (example-brigade)" in shown
    assert "our own desk" in shown
    for name in ("سليم المثال", "Saleem Example"):
        assert run("actors", "show", name, "--actors", mine).out == shown
    members = run("actors", "show", "Example Brigade", "--actors", mine).out
    assert "Salim Example (salim-example)" in members


def test_show_prints_all_who_bear_a_short_form(run: Runner):
    shown = run("actors", "show", "Aoun").out
    assert "(michel-aoun)" in shown
    assert "(joseph-aoun)" in shown


def test_show_offers_what_is_near(run: Runner):
    ran = run("actors", "show", "Fayed Sarraj")
    assert (ran.status, ran.out) == (2, "")
    assert "fayez-al-sarraj" in ran.err


def test_an_override_is_shown(run: Runner, tmp_path: Path):
    path = tmp_path / "change.toml"
    path.write_text(CHANGE, encoding="utf-8")
    shown = run("actors", "show", "fayez-al-sarraj", "--actors", path).out
    assert "the Tripoli premier" in shown
    assert "فايز السراج" in shown


FIXTURES = ROOT / "tests" / "data" / "wikidata"


def test_an_import_is_a_file_that_passes_the_check_and_is_read(
    run: Runner, tmp_path: Path
):
    mine = tmp_path / "mine.toml"
    ran = run("actors", "import-wikidata", FIXTURES / "dump.json", "--output", mine)
    assert (ran.status, ran.out) == (0, "")
    assert ran.lines[-1] == "hudna: 2 actors written."
    assert "hudna: Q900011 Samira Exampla: member of Q900999" in ran.err
    assert run("actors", "check", mine).status == 0
    article = tmp_path / "article.txt"
    article.write_text("التقت سميرة المثال وزير الخارجية الليبي.", encoding="utf-8")
    out = run("read", article, "--format", "json", "--actors", mine).out
    assert "samira-exampla" in refs(out)


def test_an_import_of_nothing_writes_no_file(run: Runner, tmp_path: Path):
    mine, path = tmp_path / "mine.toml", tmp_path / "empty.json"
    path.write_text('{"entities": {}}', encoding="utf-8")
    ran = run("actors", "import-wikidata", path, "--output", mine)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"hudna: {path}: no actor in it that could be used.\n"
    assert not mine.exists()


def test_list_counts_by_kind_and_country(run: Runner, mine: Path):
    before = run("actors", "list").out
    after = run("actors", "list", "--actors", mine).out
    assert int(after.split()[0]) == int(before.split()[0]) + 2
    for row in (r"(\d+)  person\n", r"(\d+)  group\n"):
        (old,), (new,) = re.findall(row, before), re.findall(row, after)
        assert int(new) == int(old) + 1
    (old,), (new,) = (re.findall(r"(\d+)  LBY   Libya\n", t) for t in (before, after))
    assert int(new) == int(old) + 2

"""What the pages tell a reader to write does what they say."""

import re
import shutil
from pathlib import Path

import pytest

import hudna
from hudna.evaluate import evaluate, read_gold
from hudna.evaluate.fresh import fresh_record
from hudna.languages import read_pack
from hudna.resolve.actor_files import load_actors

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def blocks(page: str, language: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_python_page_runs(capsys: pytest.CaptureFixture[str]) -> None:
    scope: dict[str, object] = {}
    for block in blocks("how-to/use-from-python.md", "python"):
        exec(block, scope)  # noqa: S102  it is our own page
    assert capsys.readouterr().out.startswith("CONSULT ")
    assert scope["again"] == scope["record"]


def test_the_gold_document_is_one_and_is_read_rightly(tmp_path: Path) -> None:
    block = blocks("how-to/evaluate.md", "json")[0]
    (tmp_path / "rome.json").write_text(block, encoding="utf-8")
    assert [gold.lang for gold in read_gold(tmp_path)] == ["en"]
    figures = evaluate(tmp_path, fresh_record).figures()
    assert figures["events"]["f1"] == 1.0
    assert figures["date"]["f1"] == 1.0


def test_the_trigger_of_the_how_to_makes_a_pack_that_finds_it(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    shutil.copytree(ROOT / "src" / "hudna" / "data" / "languages" / "en", folder)
    trigger = blocks("how-to/extend-a-pack.md", "toml")[1]
    with (folder / "triggers.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + trigger)
    phrases = {phrase for phrase, entry in read_pack(folder).entries}
    assert "hammered out" in phrases


def test_the_actor_of_the_reference_is_one(tmp_path: Path) -> None:
    block = blocks("reference/actor-files.md", "toml")[0]
    body = '[[actor]]\nid = "united-nations"\nname = "U.N."\nkind = "organization"\n'
    body += 'names.en = ["United Nations"]\nsource = "test"\n'
    (tmp_path / "example.toml").write_text(block + "\n" + body, encoding="utf-8")
    names = {surface for surface, _ in load_actors(tmp_path).names()}
    assert {"Layla Example", "ليلى المثال"} <= names


def test_the_table_of_the_reference_is_one(tmp_path: Path) -> None:
    path = tmp_path / "example.csv"
    path.write_text(blocks("reference/actor-files.md", "text")[0], encoding="utf-8")
    mayor = load_actors(more=[path]).actors["example-mayor"]
    assert [held.role for held in mayor.offices] == ["mayor", "envoy"]
    assert mayor.memberships[0].of == "united-nations"


def test_the_page_on_actors_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = blocks("how-to/add-actors.md", "toml")[0]
    (tmp_path / "mine.toml").write_text(mine, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(blocks("how-to/add-actors.md", "python")[0])  # noqa: S102  it is our own page
    assert capsys.readouterr().out == "salim-example\n"


def test_the_article_of_the_tutorial_gives_what_the_tutorial_says() -> None:
    article = blocks("tutorial/first-record.md", "text")[0]
    record = hudna.read(article, published="2020-01-12", lang="en")
    meeting, promise = record.events[:2]
    names = {record.entity(id_).name for id_ in meeting.event.actors}
    assert "Giuseppe Conte" in names
    assert meeting.event.date is not None
    assert meeting.event.date.first == "2020-01-11"
    assert (promise.event.type, promise.status) == ("AGREE", "future")
    condition = promise.event.conditions[0].at.text
    assert condition == "provided that the truce is respected"

    undated = hudna.read(article, lang="en").events[0].event.date
    assert undated is None or undated.first is None


DATES = re.findall(
    r"^\| (The [^|]+\.) \| `([^`]+)` \| (\S+) \| (\S+) \|$",
    (DOCS / "reference" / "record.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


@pytest.mark.parametrize(("sentence", "edtf", "first", "last"), DATES)
def test_dates_are_counted_as_the_record_page_says(
    sentence: str, edtf: str, first: str, last: str
) -> None:
    (claim,) = hudna.read(sentence, lang="en", published="2020-01-12").events
    date = claim.event.date
    assert date is not None
    assert (date.edtf, date.first, date.last) == (edtf, first, last)


def test_the_date_table_is_found() -> None:
    assert len(DATES) >= 7

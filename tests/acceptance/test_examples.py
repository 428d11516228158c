"""The sample articles are read, and the README shows what is really printed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import hudna
from hudna.cli import hudna as group

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
JSON_ARTICLES = sorted(EXAMPLES.glob("*.json"))


def read(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["read", *arguments])


@pytest.mark.parametrize("path", JSON_ARTICLES, ids=lambda p: p.name)
def test_a_json_article_gives_events_with_their_words(path: Path) -> None:
    article = json.loads(path.read_text(encoding="utf-8"))
    record = json.loads(read(str(path), "--format", "json").stdout)
    assert record["document"]["id"] == article["id"]
    assert record["document"]["published"] == article["published"]
    assert len(record["events"]) >= 5
    for event in record["events"]:
        trigger = event["trigger"]
        words = article["text"][trigger["start"] : trigger["end"]]
        assert words == trigger["text"]


def test_plain_text_is_dated_by_the_caller() -> None:
    path = str(EXAMPLES / "yemen-truce.ar.txt")
    record = json.loads(read(path, "--date", "2022-04-03", "--format", "json").stdout)
    acts = {e["truce"]["act"] for e in record["events"] if e["truce"]}
    days = {e["date"]["first"] for e in record["events"] if e["date"]}
    assert record["document"]["lang"] == "ar"
    assert "entered-into-force" in acts
    assert "2022-04-02" in days


def test_a_page_is_read_without_its_navigation() -> None:
    path = str(EXAMPLES / "sudan-jeddah.ar.html")
    document = json.loads(read(path, "--format", "json").stdout)["document"]
    assert "جدة" in document["text"]
    assert "اتصل بنا" not in document["text"]
    assert document["source"] == "Example Wire"
    assert document["published"].startswith("2023-05-12")
    assert document["modified"] != document["published"]


def test_jsonl_gives_one_record_a_line_in_order() -> None:
    path = EXAMPLES / "wire.jsonl"
    done = read(str(path), "--format", "jsonl")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    articles = [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines()]
    assert [r["document"]["id"] for r in records] == [a["id"] for a in articles]
    assert [r["document"]["lang"] for r in records] == [a["lang"] for a in articles]


def test_the_function_reads_what_the_command_reads() -> None:
    article = json.loads(JSON_ARTICLES[0].read_text(encoding="utf-8"))
    record = hudna.read(
        article["text"],
        published=article["published"],
        source=article["source"],
        lang=article["lang"],
    )
    printed = json.loads(read(str(JSON_ARTICLES[0]), "--format", "json").stdout)
    assert [e.trigger.text for e in record.events] == [
        e["trigger"]["text"] for e in printed["events"]
    ]


def test_the_script_prints_conditions() -> None:
    command = [sys.executable, str(EXAMPLES / "read_article.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "بشرط أن يلتزم" in done.stdout


def test_the_readme_shows_what_is_printed() -> None:
    command = [sys.executable, str(ROOT / "tools" / "readme_sample.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

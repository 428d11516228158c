import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from hudna.errors import InputInvalid
from hudna.ingest.articles import article
from hudna.ingest.files import items, of_stream
from hudna.model.text import RawItem
from hudna.settings import Settings

NOTHING = RawItem(name="options")
LINE = '{"id": "a%d", "text": "The envoy arrived."}\n'


def stream(content: bytes, limit: int = 5_000_000) -> list[RawItem | InputInvalid]:
    settings = Settings(max_characters=limit)
    found = of_stream(io.BytesIO(content), "standard input", settings, NOTHING)
    return [item for _, item in found]


def test_an_article_in_json_gives_all_its_fields():
    fields = {
        "id": "a1",
        "text": " وصل المبعوث.\r\n",
        "title": "وصول",
        "source": "Wire",
        "url": "https://example.org/a1",
        "published": "2020-01-12",
        "modified": "2020-01-13",
        "lang": "ar",
    }
    item = article(json.dumps(fields), "a.json")
    for name, value in fields.items():
        assert getattr(item, name) == value


def test_date_stands_for_published_and_empty_fields_for_none():
    item = article('{"text": "x", "date": "2020-01-12", "source": "", "id": 7}', "a")
    assert item.published == "2020-01-12"
    assert item.source is None
    assert item.id == "7"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("nothing", "is no JSON"),
        ('{"text": "x"', "is no JSON"),
        ("[1, 2]", "is no JSON object"),
        ('{"text": "x"}\n{"text": "y"}', "several JSON values.*jsonl"),
        ('{"id": "a1"}', "'text' is missing"),
        ('{"text": ["x"]}', "'text' is no string"),
        ('{"text": "x", "title": 5}', "'title' is 5"),
        ('{"text": "x", "id": true}', "'id' is True"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_article_says_why(line, what):
    with pytest.raises(InputInvalid, match=f"^news, line 3: .*{what}"):
        article(line, "news, line 3")


def test_a_bad_line_costs_only_itself():
    content = f"{LINE % 1}\n\nbroken\n{LINE % 2}".encode() + b'{"text": "\xff"}'
    first, broken, second, bytes_ = stream(content)
    assert isinstance(first, RawItem)
    assert isinstance(second, RawItem)
    assert (first.id, second.id) == ("a1", "a2")
    assert "line 4" in str(broken)
    assert "line 6: is not UTF-8" in str(bytes_)


def test_a_line_longer_than_an_article_costs_only_itself():
    huge = json.dumps({"text": "x" * 200_000})
    content = f"{LINE % 1}{huge}\n{LINE % 2}".encode()
    first, long, second = stream(content, limit=100)
    assert isinstance(first, RawItem)
    assert "line 2: is longer" in str(long)
    assert isinstance(second, RawItem)
    assert second.id == "a2"


class Endless(io.RawIOBase):
    """JSON lines without end, that count how many were asked for."""

    def __init__(self) -> None:
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:
        self.given += 1
        line = (LINE % self.given).encode()
        buffer[: len(line)] = line
        return len(line)


def test_json_lines_are_read_one_at_a_time():
    endless = Endless()
    lines: Iterator[tuple[str, RawItem | InputInvalid]] = of_stream(
        io.BufferedReader(endless), "pipe", Settings(), NOTHING
    )
    names = [next(lines)[0] for _ in range(3)]
    assert names == ["pipe, line 1", "pipe, line 2", "pipe, line 3"]
    assert endless.given < 1000


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (b'{\n "text": "The envoy arrived."\n}', "text"),
        (b'{"text": "The envoy arrived."}', "text"),
        (b'\xef\xbb\xbf{"text": "The envoy arrived."}\n', "text"),
        (b"broken\n" + (LINE % 1).encode(), None),
        (b"The envoy arrived.", "content"),
        (b"<html><p>The envoy arrived.", "content"),
        (b"{curly} talk", "content"),
    ],
)
def test_a_stream_tells_what_it_is(content, field):
    first = stream(content)[0]
    if field is None:
        assert isinstance(first, InputInvalid)
    else:
        assert getattr(first, field)


def test_files_are_read_in_order_and_faults_stand_in_their_place(tmp_path: Path):
    (tmp_path / "a.txt").write_text('{"text": 5}', encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(LINE % 1, encoding="utf-8")
    (tmp_path / "empty.jsonl").write_text("\n", encoding="utf-8")
    paths = ["a.txt", "none.txt", "b.jsonl", "empty.jsonl", "."]
    found = list(items([str(tmp_path / p) for p in paths], Settings(), NOTHING))
    kinds = [isinstance(item, RawItem) for _, item in found]
    assert kinds == [True, False, True, False, False]
    assert "no such file" in str(found[1][1])
    assert "is empty" in str(found[3][1])
    assert "is a folder" in str(found[4][1])
    text = found[0][1]
    assert isinstance(text, RawItem)
    assert text.content == b'{"text": 5}'  # the name says that it is text


def test_options_fill_what_an_article_does_not_state(tmp_path: Path):
    path = tmp_path / "a.json"
    path.write_text('{"text": "x", "published": "2020-01-12"}', encoding="utf-8")
    given = RawItem(name="options", published="2011-01-01", source="Wire", lang="en")
    ((_, item),) = items([str(path)], Settings(), given)
    assert isinstance(item, RawItem)
    assert (item.published, item.source, item.lang) == ("2020-01-12", "Wire", "en")


def test_a_file_too_long_for_one_article_is_not_read_whole(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 100_000)
    ((_, error),) = items([str(path)], Settings(max_characters=10), NOTHING)
    assert "HUDNA_MAX_CHARACTERS" in str(error)

"""Files and standard input to articles, one after the other."""

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TypeAlias

from hudna.errors import InputEmpty, InputInvalid, InputTooLong
from hudna.ingest.articles import article
from hudna.model.text import RawItem
from hudna.settings import Settings
from hudna.text.decode import decode

Found: TypeAlias = tuple[str, RawItem | InputInvalid]
"""The name of an input with its article, or with what is wrong with it."""

STDIN = "-"
STDIN_NAME = "standard input"
KINDS = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
MEDIA_TYPES = {"text": "text/plain", "html": "text/html"}
WIDEST = 4
"""Most bytes of a character, in any encoding that is read."""
ESCAPED = 12
"""Most bytes of a character in JSON, written as two escapes."""
ROOM = 65_536
"""Bytes for what a JSON article has beside its text, and to tell a stream's kind."""
OBJECT = re.compile(rb'\{\s*["}]')
LINES = 5
"""Lines of a stream among which one article tells that it is JSONL."""


def items(paths: Iterable[str], settings: Settings, given: RawItem) -> Iterator[Found]:
    """The articles of files and of standard input (``-``), in order.

    ``given`` holds what the caller states of all of them; what a JSON article states
    of itself goes before. JSON lines are read one at a time, so their file may be of
    any size.
    """
    for path in paths:
        try:
            yield from _of_path(path, settings, given)
        except InputInvalid as error:
            yield _name(path), error
        except OSError as error:
            yield _name(path), _unreadable(path, error)


def _name(path: str) -> str:
    return STDIN_NAME if path == STDIN else path


def _unreadable(path: str, error: OSError) -> InputInvalid:
    if Path(path).is_dir():
        return InputInvalid(f"{path}: is a folder. Give the files in it.")
    why = (error.strerror or str(error)).lower()
    return InputInvalid(f"{path}: cannot be opened ({why}). Check the path.")


def _of_path(path: str, settings: Settings, given: RawItem) -> Iterator[Found]:
    if path == STDIN:
        # the descriptor itself: the text layer of standard input has a fixed encoding
        with open(0, "rb", closefd=False) as stream:
            yield from of_stream(stream, STDIN_NAME, settings, given)
        return
    with Path(path).open("rb") as stream:
        kind = KINDS.get(Path(path).suffix.lower())
        yield from of_stream(stream, path, settings, given, kind)


def of_stream(
    stream: BinaryIO,
    name: str,
    settings: Settings,
    given: RawItem,
    kind: str | None = None,
) -> Iterator[Found]:
    """The articles of an open stream; its beginning tells its kind if none is given."""
    head = b""
    if kind is None:
        head = _head(stream)
        kind = _kind(head)
    whole = _Lines(head, stream)
    if kind == "jsonl":
        yield from _json_lines(whole, name, settings, given)
        return
    width = ESCAPED if kind == "json" else WIDEST
    content = whole.all(settings.max_characters * width + ROOM, name)
    if kind == "json":
        found = article(decode(content, name), name)
        yield name, _with(found, given)
    else:
        media_type = MEDIA_TYPES.get(kind)
        yield name, replace(given, name=name, content=content, media_type=media_type)


class _Lines:
    """A stream whose first lines were read to see what it is."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._parts = (io.BytesIO(head), stream)

    def all(self, limit: int, name: str) -> bytes:
        """Everything; InputTooLong beyond a limit of bytes."""
        content = b"".join(part.read(limit + 1) for part in self._parts)
        if len(content) > limit:
            raise InputTooLong(
                f"{name}: is longer than one article may be. Split it into articles "
                "(JSON lines), or raise HUDNA_MAX_CHARACTERS."
            )
        return content

    def lines(self, limit: int) -> Iterator[bytes | None]:
        """Line by line; None for one that is longer than the limit."""
        for part in self._parts:
            while line := part.readline(limit):
                if len(line) == limit and not line.endswith(b"\n"):
                    _skip_line(part)
                    yield None
                else:
                    yield line


def _skip_line(stream: BinaryIO) -> None:
    while rest := stream.readline(ROOM):
        if rest.endswith(b"\n"):
            return


def _head(stream: BinaryIO) -> bytes:
    """A few lines, or less if they are long."""
    head = b""
    for _ in range(LINES):
        line = stream.readline(ROOM)
        head += line
        whole = line.endswith(b"\n")
        if not whole or len(head) > ROOM or _is_article(line):
            break
    return head


def _kind(head: bytes) -> str:
    """What a stream is, as its beginning tells: ``any`` leaves it to the reader."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if any(_is_article(line) for line in start.splitlines()):
        return "jsonl"
    return "json" if OBJECT.match(start) else "any"


def _is_article(line: bytes) -> bool:
    line = line.removeprefix(b"\xef\xbb\xbf").strip()
    if not line.startswith(b"{") or not line.endswith(b"}"):
        return False
    try:
        return "text" in json.loads(line)
    except (ValueError, RecursionError):
        return False


def _json_lines(
    whole: _Lines, name: str, settings: Settings, given: RawItem
) -> Iterator[Found]:
    found = False
    limit = settings.max_characters * ESCAPED + ROOM
    for number, line in enumerate(whole.lines(limit), 1):
        if line is not None and not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        found = True
        where = f"{name}, line {number}"
        try:
            yield where, _with(_line(line, where), given)
        except InputInvalid as error:
            yield where, error
    if not found:
        raise InputEmpty(f"{name}: is empty. Give one JSON article a line.")


def _line(line: bytes | None, where: str) -> RawItem:
    if line is None:
        raise InputTooLong(
            f"{where}: is longer than one article may be. Split it into articles, "
            "or raise HUDNA_MAX_CHARACTERS."
        )
    try:
        return article(line.decode("utf-8-sig"), where)
    except UnicodeDecodeError as error:
        raise InputInvalid(
            f"{where}: is not UTF-8 (byte {error.start}). Convert the file: "
            "iconv -f ENCODING -t UTF-8 FILE."
        ) from error


def _with(item: RawItem, given: RawItem) -> RawItem:
    """An article with what the caller states where it says nothing itself."""
    return replace(
        item,
        published=item.published or given.published,
        source=item.source or given.source,
        lang=item.lang or given.lang,
    )

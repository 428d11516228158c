"""The record in a terminal: plain lines, readable also where they hold Arabic.

Words written from right to left stand on lines of their own, each in an isolate, and
nothing is drawn beside them. Colour is only added where it is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hudna.model.record import Record
from hudna.view import sections
from hudna.view.blocks import Block, Row, Section, Words
from hudna.view.safe import FSI, PDI, has_right_to_left
from hudna.view.wrap import shorten, width, wrap

COLUMNS = 80

LONG = 240
"""Columns of a passage above which it is shortened."""

INDENT = " " * 4
LABEL = 13
"""Columns of the label of a row."""

_STYLES = {"title": "1", "section": "1;4", "head": "1", "words": "36", "plain": ""}


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    style: str = "plain"


def render(record: Record, *, color: bool = False) -> str:
    """The record as text of at most 80 columns, one line feed at its end."""
    lines = [*_header(record)]
    for section in sections.sections(record):
        if section.blocks or section.expected:
            lines += [_Line(""), *_section(section)]
    note = sections.note(record)
    if note:
        lines += [_Line(""), *_plain(note)]
    return "\n".join(_paint(line, color=color) for line in lines) + "\n"


def _header(record: Record) -> Iterator[_Line]:
    yield from (
        _Line(t, "title")
        for t in wrap(_isolated(sections.title(record.document)), COLUMNS)
    )
    for row in sections.header(record.document):
        yield from _row(row, "")
    acts = sections.truce_acts(record)
    if acts:
        yield from _row(Row(label="Truce acts", text=acts), "")


def _section(section: Section) -> Iterator[_Line]:
    yield _Line(section.title.upper(), "section")
    if not section.blocks:
        yield _Line(f"{INDENT}none found")
    for at, block in enumerate(section.blocks):
        if at and section.expected:
            yield _Line("")
        yield from _block(block)


def _block(block: Block) -> Iterator[_Line]:
    notes = "".join(f" · {note}" for note in block.notes)
    name = f"{block.id:<4}" if block.shown else INDENT
    head = wrap(f"{block.title}{notes}", COLUMNS, name, INDENT)
    yield from (_Line(text, "head") for text in head)
    if block.who:
        yield from (
            _Line(t, "who") for t in wrap(block.who, COLUMNS, INDENT, INDENT * 2)
        )
    for row in block.rows:
        yield from _row(row, INDENT)
    if block.quotation:
        yield from _quotation(block.quotation, f"{INDENT}> ")


def _row(row: Row, indent: str) -> Iterator[_Line]:
    """A row on one line where it fits; words from right to left below their label."""
    label = f"{indent}{row.label:<{LABEL}}"
    under = " " * len(label)
    if row.words is None:
        yield from _plain(row.text, label, under)
    elif has_right_to_left(row.words.text):
        yield _Line(label.rstrip())
        yield from _quotation(row.words, f"{indent}  ")
    else:
        yield from _plain(_short(row.words), label, under)


def _quotation(words: Words, indent: str) -> Iterator[_Line]:
    rest = " " * width(indent)
    lines = wrap(_isolated(_short(words)), COLUMNS, indent, rest)
    yield from (_Line(line, "words") for line in lines)


def _short(words: Words) -> str:
    text = shorten(words.text, words.start, words.end, LONG)
    return f"“{text}”" if words.marks else text


def _isolated(text: str) -> str:
    return f"{FSI}{text}{PDI}" if has_right_to_left(text) else text


def _plain(text: str, first: str = "", rest: str = "") -> Iterator[_Line]:
    yield from map(_Line, wrap(text, COLUMNS, first, rest))


def _paint(line: _Line, *, color: bool) -> str:
    text = line.text.rstrip()
    code = _STYLES.get(line.style, "")
    return f"\x1b[{code}m{text}\x1b[0m" if color and code and text else text

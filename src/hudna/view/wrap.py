"""Text fitted into columns: what is wide counts two, what combines counts none."""

import unicodedata
from collections.abc import Iterator

from hudna.view.safe import FSI, PDI

ELLIPSIS = "…"

_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(map(_char_width, text))


def wrap(text: str, columns: int, first: str = "", rest: str = "") -> list[str]:
    """The lines of a text, none wider than ``columns``.

    ``first`` is put before the first line and ``rest`` before the others. An isolate
    that a line end cuts is closed there and opened again on the next line.
    """
    lines: list[str] = []
    current = ""
    for word in _words(text, columns - max(width(first), width(rest))):
        room = columns - width(rest if lines else first)
        if current and width(current) + 1 + width(word) > room:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    lines.append(current)
    closed = _balanced(lines)
    return [(rest if at else first) + line for at, line in enumerate(closed)]


def shorten(text: str, start: int, end: int, columns: int) -> str:
    """The text around ``start:end`` in at most about ``columns`` columns.

    Cut at spaces; an ellipsis stands for what was left out. The words between
    ``start`` and ``end`` are kept, however long they are.
    """
    if width(text) <= columns:
        return text
    left, right = _grow(text, start, end, columns)
    before = ELLIPSIS if left else ""
    after = ELLIPSIS if right < len(text) else ""
    return f"{before}{text[left:right].strip()}{after}"


def _grow(text: str, start: int, end: int, columns: int) -> tuple[int, int]:
    """Take in words on both sides in turn while there is room."""
    used = width(text[start:end])
    moved = True
    while moved:
        moved = False
        for step in (_word_before(text, start), _word_after(text, end)):
            low, high = min(step, start), max(step, end)
            extra = width(text[low:start]) + width(text[end:high])
            if extra and used + extra <= columns:
                used += extra
                start, end, moved = low, high, True
    return start, end


def _word_before(text: str, at: int) -> int:
    space = text.rfind(" ", 0, max(at - 1, 0))
    return space + 1 if at else 0


def _word_after(text: str, at: int) -> int:
    if at >= len(text):
        return at
    space = text.find(" ", at + 1)
    return len(text) if space < 0 else space


def _char_width(char: str) -> int:
    if unicodedata.category(char) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _words(text: str, room: int) -> Iterator[str]:
    """The words of a text, those too long for a line cut to fit."""
    for word in text.split():
        yield from _cut(word, max(room, 2))


def _cut(word: str, room: int) -> Iterator[str]:
    used, start = 0, 0
    for at, char in enumerate(word):
        wide = _char_width(char)
        if wide and used + wide > room:
            yield word[start:at]
            used, start = 0, at
        used += wide
    yield word[start:]


def _balanced(lines: list[str]) -> Iterator[str]:
    open_ = 0
    for line in lines:
        whole = FSI * open_ + line
        open_ = whole.count(FSI) - whole.count(PDI)
        yield whole + PDI * open_

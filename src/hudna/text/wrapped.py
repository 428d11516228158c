"""Plain text whose lines were cut to a width, as from a terminal or a PDF.

There a line break ends no paragraph. A view of the same length has spaces in place of
such breaks, so every offset found in it holds in the original.
"""

import re
from collections.abc import Sequence

NARROWEST, WIDEST = 40, 120
"""Widths that text is cut to, in characters; shorter lines are lists or verse."""
FULL = 0.7
"""Share of the width that a cut line fills at least: the next word did not fit."""
MOSTLY = 0.85
"""Share of the lines inside paragraphs that must be full."""
ENDING = 0.5
"""Largest share of full lines that end a sentence; more are paragraphs of one line."""
FEWEST = 4
BREAK = re.compile(r"(?<=\S)(\r\n|\n|\r)(?=[^\s])")
STOP = re.compile(r"[.!?؟…][\"'»”)\]]*$")


def unwrapped(text: str) -> str:
    """The text with spaces for the line breaks that only cut its lines to a width."""
    if not _is_wrapped(text):
        return text
    return BREAK.sub(lambda match: " " * len(match[0]), text)


def _is_wrapped(text: str) -> bool:
    blocks = [block.splitlines() for block in re.split(r"\n\s*\n", text)]
    inner = [line.rstrip() for block in blocks for line in block[:-1] if line.strip()]
    if len(inner) < FEWEST:
        return False
    width = _width(inner)
    full = [line for line in inner if len(line) >= FULL * width]
    ending = sum(STOP.search(line) is not None for line in full)
    fits = NARROWEST <= width <= WIDEST
    return fits and len(full) >= MOSTLY * len(inner) and ending <= ENDING * len(full)


def _width(lines: Sequence[str]) -> int:
    return max(map(len, lines))

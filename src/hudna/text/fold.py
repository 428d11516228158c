"""Folding: a view of a text in which spellings of one word are equal.

The text itself is never changed. A folded text remembers for each of its characters
where it stands in the original, so whatever is found in the view is quoted from the
original.

What is folded: case; Latin diacritics; Arabic hamza seats and alef forms, alef
maqsura and ya, ta marbuta and ha, tashkeel, tatweel, presentation forms and
ligatures; Arabic-Indic digits; typographic apostrophes; bidi controls and other
characters that show nothing.
"""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from hudna.model.text import Span

LETTERS = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    **dict.fromkeys("ىیېےئۍ", "ي"),
    **dict.fromkeys("ؤۆۇۋ", "و"),
    **dict.fromkeys("ةهۀہەۃ", "ه"),
    **dict.fromkeys("كکګڭ", "ك"),
    **dict.fromkeys("ڤ", "ف"),
    **dict.fromkeys("پ", "ب"),
    **dict.fromkeys("چ", "ج"),
    **dict.fromkeys("گ", "غ"),
    **dict.fromkeys("ژ", "ز"),
    **dict.fromkeys("ı", "i"),
    **dict.fromkeys("’‘ʼʻ`´ʿʾ′", "'"),
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
}
INVISIBLE = frozenset(
    "\u0640\u0621"  # tatweel; hamza on the line
    "\u200b\u200c\u200d\u2060\ufeff\u00ad"  # zero width, soft hyphen
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e"  # bidi controls
    "\u2066\u2067\u2068\u2069"
)
"""Characters that show nothing or that spellings of one word drop."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the original offset."""

    text: str
    origin: tuple[int, ...]
    length: int

    def original(self, start: int, end: int) -> Span:
        """The span of the original text that a stretch of the view stands for."""
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else self.length
            return Span(at, at)
        first = self.origin[start]
        after = self.origin[end] if end < len(self.origin) else self.length
        return Span(first, max(after, self.origin[end - 1] + 1))

    def position(self, offset: int) -> int:
        """The place in the view of an offset of the original text."""
        at = bisect_right(self.origin, offset)
        if at and self.origin[at - 1] == offset:
            while at > 1 and self.origin[at - 2] == offset:
                at -= 1
            return at - 1
        return at


def fold(text: str) -> Folded:
    """The folded view of a text, with its way back."""
    out: list[str] = []
    origin: list[int] = []
    for at, char in enumerate(text):
        for each in fold_char(char):
            out.append(each)
            origin.append(at)
    return Folded("".join(out), tuple(origin), len(text))


def fold_key(text: str) -> str:
    """The folded form of a word or name, for comparison and lookup."""
    return "".join(map(fold_char, text))


@cache
def fold_char(char: str) -> str:
    """What one character folds to: nothing, one character or several."""
    out = []
    for piece in unicodedata.normalize("NFKD", char).casefold():
        for part in unicodedata.normalize("NFKD", piece):
            if unicodedata.combining(part) or part in INVISIBLE:
                continue
            out.append(LETTERS.get(part, _digit(part)))
    return "".join(out)


def _digit(char: str) -> str:
    if not char.isdecimal():
        return char
    return str(unicodedata.decimal(char))

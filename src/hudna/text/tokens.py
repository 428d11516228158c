"""Words of a text with their places; every later step counts in them."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from hudna.text.fold import fold_key

MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u0300-\u036f"
HIDDEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
APOSTROPHES = "'\u2019\u2018\u02bc\u02bb`\u02bf\u02be"
ELIDED = (
    "c|d|j|l|m|n|s|t|v|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu"
    "|all|anch|bell|ch|com|cos|dall|dell|dov|nell|quell|quest|sull|tutt|un"
)
"""Articles, prepositions and the like that lose their vowel before another one.

Their keys keep the apostrophe: the French «s'» is no possessive ending.
"""
WORD = re.compile(
    rf"""
      (?P<possessive>(?<=\w)[{APOSTROPHES}]s\b)
    | (?P<abbreviation>(?:[A-Za-z]\.){{2,}})
    | (?P<number>\d+(?:[.,٫٬]\d+)*)
    | (?P<elided>(?i:{ELIDED})['\u2019](?:(?=[^\W\d_])(?!s\b)|\Z))
    | (?P<word>[^\W\d_](?:[^\W\d_]|[{MARKS}{HIDDEN}]|[{APOSTROPHES}](?=[^\W\d_])
        (?!s\b))*)
    | (?P<punctuation>[^\w\s])
    | (?P<other>\w)
    """,
    re.VERBOSE,
)
SEPARATORS = frozenset("-\u2010\u2011" + "ـ")
"""Marks inside compounds: they part words and mean nothing by themselves."""

TOLD_BY_ACCENT = 2
"""Letters up to which words differ by their accent alone: «à» and «a», «è» and «e»."""


class TokenKind(Enum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    PUNCTUATION = "punctuation"


KINDS = {
    "possessive": TokenKind.WORD,
    "abbreviation": TokenKind.WORD,
    "elided": TokenKind.WORD,
    "word": TokenKind.WORD,
    "number": TokenKind.NUMBER,
    "punctuation": TokenKind.PUNCTUATION,
    "other": TokenKind.WORD,
}


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark: its offsets in the text and its folded form."""

    start: int
    end: int
    key: str
    kind: TokenKind
    upper: bool
    """Begins with a capital letter (scripts without case: never)."""


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of text, in order."""
    out = []
    for match in WORD.finditer(text, start, end):
        words = match.group()
        group = match.lastgroup or "other"
        if group == "punctuation" and _joins(text, match):
            continue
        key = _key(words, group)
        if key:
            kind = KINDS[group]
            out.append(Token(match.start(), match.end(), key, kind, words[0].isupper()))
    return out


def _joins(text: str, match: re.Match[str]) -> bool:
    """Whether a hyphen stands between two letters, as in «Abd-Rabbu»."""
    if match.group() not in SEPARATORS:
        return False
    before, after = match.start() - 1, match.end()
    inside = before >= 0 and after < len(text)
    return inside and text[before].isalnum() and text[after].isalnum()


@lru_cache(maxsize=100_000)
def _key(words: str, group: str) -> str:
    folded = fold_key(words)
    if group == "elided":
        return folded
    if len(folded) <= TOLD_BY_ACCENT and folded.isascii() and folded.isalpha():
        return unicodedata.normalize("NFC", words).casefold()
    gone = "." if group == "abbreviation" else "'"
    return folded.replace(gone, "")


def word_key(words: str) -> str:
    """The keys of the tokens of a word or phrase, parted by blanks."""
    return " ".join(token.key for token in tokenize(words, 0, len(words)))

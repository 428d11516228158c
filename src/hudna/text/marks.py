"""Marks that may open or close a quotation, and what their neighbours suggest.

A mark says little by itself: the same character opens here and closes there, is an
apostrophe or an inch elsewhere. What its character and its neighbours suggest is
written down here as costs; ``hudna.text.quotes`` then reads all marks of a text
together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from unicodedata import combining

HIDDEN = frozenset(
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
BREAKS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
LINE = re.compile(rf"[^{BREAKS}]+")
"""A stretch without line break; every line break ends a paragraph."""
SEEN = re.compile(
    rf"""
      (?P<line_break>[{BREAKS}]\s*)
    | (?P<mark>&quot;|&\#34;|&[lr]aquo;|&[lr]dquo;|''|``|\(\(|\)\)
        |["“”„‟«»‹›‘’‚'{{}}＂])
    | (?P<colon>:)
    """,
    re.VERBOSE,
)
BEFORE_SPEECH = frozenset("([{<:-–—−/=•*")
AFTER_SPEECH = frozenset(".,;:!?)]}>%،؛؟۔-–—−/")
PREFIX_LENGTH = 3
"""Longest one-word prefix written together with a quoted name, as in «بالـ"»."""


class Family(Enum):
    """Marks that belong together; ``COLON`` stands for speech without opening mark."""

    STRAIGHT = "straight"
    CURLY = "curly"
    GUILLEMET = "guillemet"
    DOUBLED = "doubled"
    ANGLE = "angle"
    SINGLE = "single"
    BRACKET = "bracket"
    BRACE = "brace"
    COLON = "colon"


class Seen(Enum):
    """What a reader of marks meets in a text."""

    MARK = "mark"
    COLON = "colon"
    LINE_BREAK = "line_break"


DOUBLE = frozenset(
    {Family.STRAIGHT, Family.CURLY, Family.GUILLEMET, Family.DOUBLED, Family.COLON}
)
NATURE = {
    **dict.fromkeys(('"', "&quot;", "&#34;", "＂"), (Family.STRAIGHT, 0)),
    **dict.fromkeys(("“", "„", "‟", "&ldquo;"), (Family.CURLY, 1)),
    **dict.fromkeys(("”", "&rdquo;"), (Family.CURLY, -1)),
    **dict.fromkeys(("«", "&laquo;"), (Family.GUILLEMET, 1)),
    **dict.fromkeys(("»", "&raquo;"), (Family.GUILLEMET, -1)),
    "''": (Family.DOUBLED, 0),
    "``": (Family.DOUBLED, 1),
    "‹": (Family.ANGLE, 1),
    "›": (Family.ANGLE, -1),
    "'": (Family.SINGLE, 0),
    "‘": (Family.SINGLE, 1),
    "‚": (Family.SINGLE, 1),
    "’": (Family.SINGLE, -1),
    "((": (Family.BRACKET, 1),
    "))": (Family.BRACKET, -1),
    "{": (Family.BRACE, 1),
    "}": (Family.BRACE, -1),
}
"""The family of each mark, and whether it opens (1), closes (-1) or does both."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, a colon or a line break, with what each reading of it costs."""

    start: int
    end: int
    seen: Seen
    family: Family
    opening: float
    closing: float
    ignoring: float


def marks(text: str) -> Iterator[Mark]:
    """Everything in a text that matters to its quotations, in order."""
    for match in SEEN.finditer(text):
        kind = match.lastgroup
        if kind == "line_break":
            yield _plain(match, Seen.LINE_BREAK)
        elif kind == "colon":
            if _may_introduce(text, match):
                yield _plain(match, Seen.COLON)
        elif (mark := _weigh(text, match)) is not None:
            yield mark


def compatible(opener: Family, closer: Family) -> float | None:
    """What it costs that one mark closes what the other opened; ``None``: never."""
    if opener is closer or opener is Family.COLON:
        return 0.0 if closer in DOUBLE or opener is closer else None
    return 1.0 if opener in DOUBLE and closer in DOUBLE else None


def _plain(match: re.Match[str], seen: Seen) -> Mark:
    return Mark(match.start(), match.end(), seen, Family.COLON, 0.0, 0.0, 0.0)


def _may_introduce(text: str, match: re.Match[str]) -> bool:
    """Whether words follow the colon: not a time of day, not an address."""
    after = text[match.end() : match.end() + 2].lstrip(" \u00a0")
    return after[:1].isalpha()


def _weigh(text: str, match: re.Match[str]) -> Mark | None:
    family, bias = NATURE[match.group()]
    shape = _shape(text, match.start(), match.end())
    if family is Family.SINGLE and _is_apostrophe(text, match, shape):
        return None
    opening = _against(shape, bias, 1)
    closing = _against(shape, bias, -1)
    if family is Family.SINGLE:
        opening, closing = opening + 0.5, closing + 0.3
    ignoring = _ignoring(text, match.start(), family, shape)
    if bias > 0 and family is Family.SINGLE:
        ignoring += 0.4
    return Mark(
        match.start(), match.end(), Seen.MARK, family, opening, closing, ignoring
    )


def _against(shape: int, bias: int, role: int) -> float:
    """How much the neighbours and the character itself speak against a role."""
    by_shape = (0.0, 0.0, 0.25, 1.0, 2.0)[2 - shape * role]
    if bias != -role:
        return by_shape
    return 6.0 if by_shape >= 2.0 else 1.0 + by_shape


def _ignoring(text: str, start: int, family: Family, shape: int) -> float:
    """What it costs to hold that a mark quotes nothing."""
    before = text[start - 1 : start]
    if family is Family.SINGLE:
        if shape > 0:
            return 0.6
        if before in {"s", "S"}:
            return 0.1  # possessive plural
        return 0.6 if before.isalnum() else 1.5
    if family is Family.BRACKET:
        return 0.3
    if family is Family.BRACE:
        return 0.5
    return 0.9 if before.isdigit() else 3.0  # an inch, perhaps


def _is_apostrophe(text: str, match: re.Match[str], shape: int) -> bool:
    """Inside a word, before a year («the '90s»), or a foot."""
    before, after = text[match.start() - 1 : match.start()], _at(text, match.end())
    if before.isalnum() and match.start():
        return after.isalnum() or after in NATURE or before.isdigit()
    return shape > 0 and after.isdigit()


def _shape(text: str, start: int, end: int) -> int:
    """What the neighbours suggest: 2 opens, 1 rather opens, ... -2 closes."""
    before, after = _before(text, start), _after(text, end)
    if before == "word" and after == "word":
        return 1 if _is_prefix(text, start) else 0
    return SHAPES.get((before, after), 0)


SHAPES = {
    ("edge", "space"): 2,
    ("edge", "word"): 2,
    ("edge", "other"): 2,
    ("space", "word"): 2,
    ("space", "other"): 2,
    ("space", "stop"): -2,
    ("space", "far stop"): -1,
    ("space", "edge"): -2,
    ("colon", "space"): 1,
    ("colon", "far stop"): 1,
    ("colon", "word"): 2,
    ("colon", "other"): 2,
    ("bracket", "word"): 2,
    ("bracket", "other"): 2,
    ("bracket", "space"): 1,
    ("bracket", "stop"): -1,
    ("bracket", "edge"): -2,
    ("word", "space"): -2,
    ("word", "far stop"): -2,
    ("word", "stop"): -2,
    ("word", "edge"): -2,
    ("word", "other"): -1,
    ("stop", "space"): -2,
    ("stop", "far stop"): -2,
    ("stop", "stop"): -2,
    ("stop", "edge"): -2,
    ("stop", "other"): -1,
}


def _before(text: str, start: int) -> str:
    """What stands before a mark, other marks beside it not counted."""
    at = start - 1
    for _ in range(3):
        if at >= 0 and (text[at] in HIDDEN or text[at] in NATURE):
            at -= 1
    char = _at(text, at)
    if not char or char in "\n\r":
        return "edge"
    if char.isspace():
        return "colon" if text[max(0, at - 2) : at + 1].strip() == ":" else "space"
    if char == ":":
        return "colon"
    if char in BEFORE_SPEECH:
        return "bracket"
    return "word" if char.isalnum() or combining(char) else "stop"


def _after(text: str, end: int) -> str:
    """What stands after a mark, other marks beside it not counted."""
    at = end
    for _ in range(3):
        if at < len(text) and (text[at] in HIDDEN or text[at] in NATURE):
            at += 1
    char = _at(text, at)
    if not char or char in "\n\r":
        return "edge"
    if char.isspace():
        return "far stop" if _at(text, at + 1) in set(".،,؛") else "space"
    if text.startswith(("...", ".."), at):
        return "word"
    if char in AFTER_SPEECH:
        return "stop"
    return "word" if char.isalnum() or char == "…" else "other"


def _at(text: str, at: int) -> str:
    return text[at] if 0 <= at < len(text) else ""


def _is_prefix(text: str, start: int) -> bool:
    """Whether only a short prefix stands between the mark and a space."""
    word = text[max(0, start - PREFIX_LENGTH - 1) : start]
    cut = re.split(r"\s", word)
    letters = cut[-1].rstrip("ـ")
    whole = len(cut) > 1 or start <= PREFIX_LENGTH
    return whole and 0 < len(letters) < PREFIX_LENGTH and not letters.isascii()

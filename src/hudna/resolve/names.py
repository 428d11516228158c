"""Comparing names across spellings and scripts, with reasons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hudna.resolve.name_tables import SERVANT, load_names
from hudna.resolve.spellings import (
    ALIKE,
    ARABIC,
    Reason,
    edit_distance,
    skeleton,
    word_likeness,
)
from hudna.text.fold import fold_key

__all__ = [
    "ARABIC",
    "ARTICLE",
    "Reason",
    "Score",
    "compare",
    "count_words",
    "edit_distance",
    "name_key",
    "skeleton",
    "word_likeness",
]

ARTICLE = "ال"
GOD = ("عبد الله", "عبدالله")
GOD_ALONE = "الله"
LATIN_GOD = ("abdulla", "abdalla", "abdella")
"""The one name with «servant of» that is always one word."""
SPLIT = re.compile(r"[\s\-‐‑.ـ]+")
JOINED_ARTICLE = re.compile(r"\b(?:al|el|as|ar|ad|ash|at|an)[-‐‑]\s?")
NO_NAME = re.compile(r"[^\w\s\-‐‑.]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How alike two names are, from 0 to 1, and why."""

    value: float
    reasons: tuple[Reason, ...]

    @property
    def same(self) -> bool:
        """Whether the names may be spellings of one name."""
        return self.value >= SAME


SAME = 0.85
"""Two spellings of one name score at least this (chosen on the actor files)."""
LEAST = ALIKE
"""What a word must be worth to be one that the other name has too."""
TITLED = 3
"""Words of the longest title before a name."""
WHOLE = 3
"""Words of a name that may stand without the family name behind them."""


def name_key(name: str) -> str:
    """The form in which spellings of one name are compared: no article, no marks."""
    return _name_key(name)


@lru_cache(maxsize=50_000)
def _name_key(name: str) -> str:
    folded = NO_NAME.sub("", fold_key(name.replace("'", "").replace("’", "")))
    folded = JOINED_ARTICLE.sub("", folded)
    return " ".join(_words(folded)) or " ".join(folded.split())


def _words(folded: str) -> Iterator[str]:
    """The words of a folded name, «servant of» joined to what follows it."""
    servant = ""
    for word in SPLIT.split(folded.replace(GOD[0], GOD[1])):
        if not word or word in ("al", "el"):
            continue
        head, rest = _servant(word)
        if head and not rest:
            servant = head
            continue
        bare = rest[2:] if rest.startswith(ARTICLE) and len(rest) > 4 else rest
        yield servant + head + bare
        servant = ""
    if servant:
        yield servant


def _servant(word: str) -> tuple[str, str]:
    """«Abdulaziz» as the servant and the name, also where they are written apart."""
    if word in GOD or word.startswith(LATIN_GOD):
        return "", word
    if word == SERVANT or (word.startswith(SERVANT + ARTICLE) and len(word) > 6):
        return SERVANT, word[3:]
    for prefix in ("abdul", "abdel", "abdal"):
        if word.startswith(prefix) and len(word) - len(prefix) != 1:
            return "abd", word[len(prefix) :]
    return ("abd", "") if word == "abd" else ("", word)


def compare(a: str, b: str) -> Score:
    """How alike two names are; given names that differ keep them apart.

    Titles before the names do not count.
    """
    left, right = _compared(a), _compared(b)
    if not left or not right:
        return Score(value=0.0, reasons=())
    if left == right:
        detail = f"«{a}» and «{b}» fold to the same words"
        return Score(value=1.0, reasons=(_reason("equal", 1.0, detail),))
    if len(left) != len(right):
        return _compare_lengths(*sorted((left, right), key=len))
    reasons = tuple(word_likeness(x, y) for x, y in zip(left, right, strict=True))
    return Score(value=min(r.score for r in reasons), reasons=reasons)


def _compared(name: str) -> list[str]:
    """The words of a name that count, «…ullah» joined to what it belongs to."""
    out: list[str] = []
    for word in name_key(_untitled(name)).split():
        if out and word == GOD_ALONE:
            out[-1] += word
        else:
            out.append(word)
    return out


@lru_cache(maxsize=50_000)
def _untitled(name: str) -> str:
    """A name without titles before it, where two words of it are left."""
    honorifics = load_names().honorifics
    words = name.split()
    at = 0
    while at < len(words) - 2:
        sizes = (
            size
            for size in range(min(TITLED, len(words) - 2 - at), 0, -1)
            if _plain(words[at : at + size]) in honorifics
        )
        size = next(sizes, 0)
        if not size:
            break
        at += size
    return " ".join(words[at:])


def _plain(words: list[str]) -> str:
    return fold_key(" ".join(words)).replace(".", "")


def _compare_lengths(short: list[str], long: list[str]) -> Score:
    """A name with and without some of its words: both begin alike.

    It ends alike too, but for a family name behind a name that is whole without it.
    """
    if len(short) < 2:
        last = word_likeness(short[-1], long[-1])
        part = _reason("short", 0.5, "one is a single word")
        return Score(value=last.score * part.score, reasons=(last, part))
    joined = _joined(short, long)
    if joined:
        return _product(joined, _reason("joined", 1.0, "two words of one are joined"))
    if len(short) >= WHOLE:
        begin = tuple(map(word_likeness, short, long))
        if min(r.score for r in begin) >= LEAST:
            part = _reason("family", 0.95, "only one has the words behind")
            return _product(begin, part)
    ends = (word_likeness(short[0], long[0]), word_likeness(short[-1], long[-1]))
    part = _reason("middle", 0.95, "only one has the words between")
    if not _stands_in(short[1:-1], long[1:-1]):
        part = _reason("middle", 0.5, "the words between are not the same")
    return _product(ends, part)


def _joined(short: list[str], long: list[str]) -> tuple[Reason, ...]:
    """The words of two names if one writes two words together («Sirajuddin»)."""
    for at in range(len(long) - 1 if len(long) == len(short) + 1 else 0):
        if min(len(long[at]), len(long[at + 1])) < 2:
            continue  # an initial is no part of a word
        together = [*long[:at], long[at] + long[at + 1], *long[at + 2 :]]
        reasons = tuple(map(word_likeness, short, together))
        if min(r.score for r in reasons) >= LEAST:
            return reasons
    return ()


def _product(words: tuple[Reason, ...], part: Reason) -> Score:
    value = min(r.score for r in words) * part.score
    return Score(value=value, reasons=(*words, part))


def _stands_in(short: list[str], long: list[str]) -> bool:
    """Whether the words between stand among those of the other, in order."""
    initials = [[w for w in words if len(w) == 1] for words in (short, long)]
    if all(initials) and initials[0] != initials[1]:
        return False
    rest = iter(long)
    return all(any(word_likeness(x, y).score >= LEAST for y in rest) for x in short)


def count_words(name: str) -> int:
    """Words of a name, articles and marks aside."""
    return len(name_key(name).split())


def _reason(feature: str, score: float, detail: str) -> Reason:
    return Reason(feature=feature, score=score, detail=detail)

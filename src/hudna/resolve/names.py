"""Comparing names across spellings and scripts, with reasons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hudna.resolve.name_tables import SERVANT, load_names
from hudna.text.fold import fold_key

ARTICLE = "ال"
GOD = ("عبد الله", "عبدالله")
LATIN_GOD = ("abdulla", "abdalla", "abdella")
"""The one name with «servant of» that is always one word."""
SPLIT = re.compile(r"[\s\-‐‑.ـ]+")
JOINED_ARTICLE = re.compile(r"\b(?:al|el|as|ar|ad|ash|at|an)[-‐‑]\s?")
NO_NAME = re.compile(r"[^\w\s\-‐‑.]+")
ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One feature of a comparison, what it found, and its share of the score."""

    feature: str
    score: float
    detail: str


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
LIKE_SKELETON = 0.9
"""What equal consonants are worth across scripts, which spell vowels freely."""


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
    """How alike two names are; given names that differ keep them apart."""
    left, right = name_key(a).split(), name_key(b).split()
    if not left or not right:
        return Score(value=0.0, reasons=())
    if left == right:
        detail = f"«{a}» and «{b}» fold to the same words"
        return Score(value=1.0, reasons=(_reason("equal", 1.0, detail),))
    if len(left) != len(right):
        return _compare_lengths(left, right)
    reasons = tuple(word_likeness(x, y) for x, y in zip(left, right, strict=True))
    return Score(value=min(r.score for r in reasons), reasons=reasons)


def _compare_lengths(left: list[str], right: list[str]) -> Score:
    """A name with and without its middle words: first and last must agree."""
    if min(len(left), len(right)) < 2:
        last = word_likeness(left[-1], right[-1])
        part = _reason("short", 0.5, "one is a single word")
        return Score(value=last.score * part.score, reasons=(last, part))
    ends = (word_likeness(left[0], right[0]), word_likeness(left[-1], right[-1]))
    value = min(r.score for r in ends) * 0.95
    return Score(
        value=value,
        reasons=(*ends, _reason("middle", 0.95, "only one has the words between")),
    )


@lru_cache(maxsize=50_000)
def word_likeness(a: str, b: str) -> Reason:
    """How alike two words of names are, with the better of two measures."""
    if a == b:
        return _reason("equal", 1.0, f"«{a}»")
    longest = max(len(a), len(b))
    cross = bool(ARABIC.search(a)) != bool(ARABIC.search(b))
    if cross:
        same = skeleton(a) == skeleton(b)
        detail = f"«{a}» and «{b}» have the consonants {skeleton(a)}, {skeleton(b)}"
        return _reason("consonants", LIKE_SKELETON if same else 0.0, detail)
    distance = edit_distance(a, b)
    detail = f"«{a}» and «{b}» differ in {distance} of {longest} letters"
    near = distance <= allowed_edits(longest)
    return _reason("letters", 0.9 if near else 1 - distance / longest, detail)


def allowed_edits(length: int) -> int:
    """How many letters spellings of one name of this length may differ in."""
    if length < 4:
        return 0
    return 1 if length < 8 else 2


def edit_distance(a: str, b: str) -> int:
    """Letters to put in, take out, change or swap to turn one word into the other."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            best = min(row[-1] + 1, last[j] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]


def skeleton(word: str) -> str:
    """The consonants of a word in classes that both scripts keep apart."""
    letters = load_names().letters
    folded = fold_key(word)
    if ARABIC.search(folded):
        kept = "".join(letters["skeleton"].get(c, "") for c in folded)
        return _single(kept)
    for group, class_ in letters["digraph"].items():
        folded = folded.replace(group, class_)
    kept = "".join(letters["latin"].get(c, c if c.isupper() else "") for c in folded)
    return _single(kept)


def _single(letters: str) -> str:
    """Doubled letters once, no final h: both are a matter of taste."""
    once = re.sub(r"(.)\1+", r"\1", letters)
    return once[:-1] if len(once) > 1 and once.endswith("H") else once


def count_words(name: str) -> int:
    """Words of a name, articles and marks aside."""
    return len(name_key(name).split())


def _reason(feature: str, score: float, detail: str) -> Reason:
    return Reason(feature=feature, score=score, detail=detail)

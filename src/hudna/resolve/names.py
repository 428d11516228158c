"""Comparing names across spellings and scripts, with reasons; romanising them.

Tables of usual Latin forms stand in ``data/names``; where they know nothing, letters
are written one by one and the vowels that Arabic leaves out are put in by syllable.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from hudna.errors import DataInvalid
from hudna.text.fold import fold_key

ARTICLE = "ال"
SERVANT = "عبد"
ARTICLES = frozenset(("al", "el", "as", "ar", "ad", "ash", "at", "an"))
"""Latin forms of the article; all but the first two only before a hyphen."""
SPLIT = re.compile(r"[\s\-‐‑.ـ]+")  # noqa: RUF100
JOINED_ARTICLE = re.compile(r"\b(?:al|el|as|ar|ad|ash|at|an)[-‐‑]\s?")
NO_NAME = re.compile(r"[^\w\s\-‐‑.]+")
ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
VOWELS = frozenset("aeiou")
PARTS = ("given", "family", "particle")


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


@dataclass(frozen=True)
class NameTables:
    """Parts of names: usual Latin forms by folded word, and where they come from."""

    latin: Mapping[str, tuple[str, ...]]
    layer: Mapping[str, str]
    foreign: frozenset[str]
    weak: frozenset[str]
    letters: Mapping[str, Mapping[str, str]]
    surfaces: Mapping[str, tuple[str, ...]]
    given: Mapping[str, frozenset[str]]

    def canonical(self, word: str) -> frozenset[str]:
        """The Latin forms of a given name, folded; none for other words."""
        return self.given.get(word, frozenset())

    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """Surfaces of each layer of name parts, in every script, as written."""
        return self.surfaces


def name_key(name: str) -> str:
    """The form in which spellings of one name are compared: no article, no marks."""
    return _name_key(name)


@lru_cache(maxsize=50_000)
def _name_key(name: str) -> str:
    folded = NO_NAME.sub("", fold_key(name.replace("'", "").replace("’", "")))
    folded = JOINED_ARTICLE.sub("", folded)
    return " ".join(_words(folded)) or " ".join(folded.split())


def _words(folded: str) -> Iterator[str]:
    for word in SPLIT.split(folded):
        if not word or word in ("al", "el"):
            continue
        if word.startswith(SERVANT + ARTICLE) and len(word) > 6:
            yield SERVANT
            word = word[3:]  # noqa: PLW2901 - the rest is read like a word of its own
        yield word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word


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
    return once[:-1] if len(once) > 1 and once.endswith("h") else once


def count_words(name: str) -> int:
    """Words of a name, articles and marks aside."""
    return len(name_key(name).split())


def is_latin(name: str) -> bool:
    """Whether a name needs no romanising."""
    return all(ord(c) < 0x250 or 0x2000 <= ord(c) < 0x2070 for c in name)


def romanize(name: str) -> str:
    """A name in Latin letters: usual forms where known, else letter by letter."""
    return _romanize(name)


@lru_cache(maxsize=10_000)
def _romanize(name: str) -> str:
    tables = load_names()
    if not ARABIC.search(name):
        return _cyrillic(name, tables)
    words = name.split()
    out: list[str] = []
    foreign = _is_foreign(words, tables)
    at = 0
    while at < len(words):
        size, form = _longest(words, at, tables)
        if size:
            out.append(form)
            at += size
        else:
            out.append(_spell(words[at], tables, foreign=foreign))
            at += 1
    return _tidy(out)


def _is_foreign(words: list[str], tables: NameTables) -> bool:
    return any(fold_key(word) in tables.foreign for word in words)


def _longest(words: list[str], at: int, tables: NameTables) -> tuple[int, str]:
    """The longest stretch of words that a table knows, with its Latin form."""
    for size in (3, 2, 1):
        stretch = words[at : at + size]
        if len(stretch) < size:
            continue
        key = fold_key(" ".join(stretch))
        if key in tables.latin:
            return size, tables.latin[key][0]
    key = fold_key(words[at])
    if key.startswith(ARTICLE) and key[2:] in tables.latin:
        return 1, f"al-{tables.latin[key[2:]][0]}"
    if key.startswith(SERVANT + ARTICLE) and len(key) > 6:
        return 1, f"Abdul {_spell(key[5:], tables, foreign=False)}"
    return 0, ""


def _spell(word: str, tables: NameTables, *, foreign: bool) -> str:
    bare = "".join(c for c in word if fold_key(c) or c == "ء")
    article = bare.startswith(ARTICLE) and len(bare) > 4
    letters = bare[2:] if article else bare
    spelt = spell_letters(letters, tables, foreign=foreign).capitalize()
    return f"al-{spelt}" if article else spelt


def spell_letters(word: str, tables: NameTables, *, foreign: bool = False) -> str:
    """The letters of one word, with the short vowels that its script leaves out."""
    sounds = list(_sounds(word, tables))
    out = ""
    for at, sound in enumerate(sounds):
        out += sound
        if _needs_vowel(sounds, at, foreign=foreign):
            out += "a"
    return out


def _sounds(word: str, tables: NameTables) -> Iterator[str]:
    """Latin letters of each letter; و and ي are vowels between consonants."""
    first, inner = tables.letters["initial"], tables.letters["letter"]
    last = len(word) - 1
    for at, char in enumerate(word):
        if at == 0 and char in first:
            yield first[char]
        elif at == last and char in ("ة", "ه") and at > 1:
            yield "a" if char == "ة" else "h"
        elif char in "وي" and at:
            yield _glide(word, at)
        elif char in inner:
            yield inner[char]
        elif char.isalnum():
            yield char


def _glide(word: str, at: int) -> str:
    """Consonant before or after a long vowel, else a vowel."""
    consonant, vowel = ("w", "ou") if word[at] == "و" else ("y", "i")
    following = word[at + 1 : at + 2]
    if following in ("ا", "ى", "ة", "و", "ي") and following:
        return consonant
    if word[at - 1] in "اآ" and following:
        return consonant
    if vowel == "ou" and at == len(word) - 1:
        return "u"
    return vowel


def _needs_vowel(sounds: list[str], at: int, *, foreign: bool) -> bool:
    """Whether a short vowel must follow: no syllable begins or ends in a cluster."""
    if not sounds[at] or _vowel(sounds[at]):
        return False
    following = sounds[at + 1 : at + 3]
    if not following or not following[0] or _vowel(following[0]):
        return False
    before_is_vowel = at > 0 and (
        _vowel(sounds[at - 1]) or _needs_vowel(sounds, at - 1, foreign=foreign)
    )
    if not before_is_vowel:
        return not foreign or (at > 0 and len(following) > 1)
    if foreign:
        return False
    return len(following) == 1 or not _vowel(following[1])


def _vowel(sound: str) -> bool:
    return bool(sound) and sound[-1] in VOWELS


def _tidy(words: list[str]) -> str:
    text = " ".join(words)
    return text[:1].upper() + text[1:] if not text.startswith("al-") else text


def _cyrillic(name: str, tables: NameTables) -> str:
    """Letter by letter for scripts with vowels; what is unknown stays."""
    table = tables.letters["cyrillic"]
    return "".join(
        _like_case(c, table[c.lower()]) if c.lower() in table else c for c in name
    )


def _like_case(char: str, latin: str) -> str:
    return latin.capitalize() if char.isupper() else latin


def load_names(folder: Traversable | None = None) -> NameTables:
    """Read the tables of name parts, hudna's own (read once) if none is given."""
    return _own() if folder is None else _load(folder)


@cache
def _own() -> NameTables:
    return _load(files("hudna").joinpath("data", "names"))


def _load(folder: Traversable) -> NameTables:
    latin: dict[str, tuple[str, ...]] = {}
    layer: dict[str, str] = {}
    foreign: set[str] = set()
    surfaces: dict[str, dict[str, None]] = {part: {} for part in PARTS}
    weak: list[str] = []
    letters: dict[str, dict[str, str]] = {}
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if not path.name.endswith(".toml"):
            continue
        data = _read(path)
        weak += data.get("weak", [])
        letters.update(data.get("letters", {}))
        for part in PARTS:
            for word, forms in data.get(part, {}).items():
                key = fold_key(word)
                latin.setdefault(key, tuple(forms))
                layer.setdefault(key, part)
                surfaces[part].update(dict.fromkeys((word, *forms)))
                if data.get("foreign"):
                    foreign.add(key)
        for part in PARTS:
            more = data.get("more", {}).get(part, [])
            surfaces[part].update(dict.fromkeys(more))
    return NameTables(
        latin=latin,
        layer=layer,
        foreign=frozenset(foreign),
        weak=frozenset(map(fold_key, weak)),
        letters=letters,
        surfaces={part: tuple(words) for part, words in surfaces.items()},
        given=_canonical(latin, layer),
    )


def _canonical(
    latin: Mapping[str, tuple[str, ...]], layer: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """Every form of every given name with the Latin forms it may be read as."""
    out: dict[str, frozenset[str]] = {}
    for word, forms in latin.items():
        if layer[word] != "given":
            continue
        folded = frozenset(map(fold_key, forms))
        for form in (word, *folded):
            out[form] = out.get(form, frozenset()) | folded
    return out


def _read(path: Traversable) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise DataInvalid(f"{path.name}: no TOML file ({fault}).") from fault
    for part in PARTS:
        for word, forms in data.get(part, {}).items():
            if not isinstance(forms, list) or not all(
                isinstance(form, str) for form in forms
            ):
                raise DataInvalid(f"{path.name}: {part}: {word}: give a list of forms.")
    return data


def _reason(feature: str, score: float, detail: str) -> Reason:
    return Reason(feature=feature, score=score, detail=detail)

"""Two words of names: spellings of one, or two names that look alike.

A word is taken apart into its consonants, in classes that scripts keep apart, and the
vowels between them. Spellings of one name have the same consonants, and vowels that
one sound may be written with: «Rouhani» and «Rohani», «Hafter» and «Haftar», but not
«Jamil» and «Jamal». Where both words are known given names, the table decides.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from hudna.resolve.name_tables import NameTables, load_names
from hudna.text.fold import fold_key

ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
CYRILLIC = re.compile(r"[\u0400-\u052f]")
WORD = re.compile(f"[a-z]+|(?:{ARABIC.pattern})+|(?:{CYRILLIC.pattern})+")
"""Words that can be taken apart: of one script, and of letters only."""
ALIKE = 0.9
"""What a word in another spelling is worth, in its own script or across scripts."""
UNLIKE = 0.8
"""The most that words of two names are worth, however few letters tell them apart."""
EQUAL = frozenset(
    frozenset(pair)
    for pair in (
        *("ae", "ei", "ou"),  # vowels that one sound is written with
        *("GJ", "GK"),  # Latin g stands for ج and غ, and for ق
        *("QZ", "QD"),  # ظ is z or dh
        *("YH", "YX"),  # Cyrillic х is h or kh
    )
)
MARKS = {"ا": "a", "و": "u", "ي": "i", "ع": "E", "ه": "h"}
"""Arabic letters between consonants: long vowels, ع and a final ه."""
VOWELS = {"a": "a", "e": "e", "i": "i", "o": "o", "u": "u", "y": "i", "w": "u"}
LONG = {"aa": "a", "ee": "i", "ii": "i", "oo": "u", "uu": "u"}
SEAT = "a"
"""An alef that begins a word carries whatever vowel follows it."""
PARTICLE = 4
"""Letters of a word that is more than «bin» or «ben»."""
SHORT_U = "ou"
"""How French spelling writes a short vowel."""
SILENT = "e"
"""What may stand at the end of a word unheard."""
SWAPS = str.maketrans("ذثطغ", "دتتج")
"""Arabic letters that spellings of one name exchange."""
SILENT_H = re.compile(r"(?<=[aeiou])h(?=[bcdfgjklmnpqrstvz])")
SERVANT_H = re.compile(r"^(abd)(h)")
"""«Servant of» and a name that begins with h: no digraph."""
SOFT_C = re.compile(r"c(?=[eiy])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One feature of a comparison, what it found, and its share of the score."""

    feature: str
    score: float
    detail: str


@dataclass(frozen=True, slots=True)
class Sounds:
    """Consonants in classes, and what stands before, between and after them."""

    consonants: str
    gaps: tuple[str, ...]
    arabic: bool


@lru_cache(maxsize=50_000)
def word_likeness(a: str, b: str) -> Reason:
    """How alike two folded words of names are."""
    if a == b:
        return Reason(feature="equal", score=1.0, detail=f"«{a}»")
    cross = _script(a) != _script(b)
    alike = _alike(a, b, cross=cross)
    if cross:
        kept = skeleton(a), skeleton(b)
        detail = f"«{a}» and «{b}» have the consonants {kept[0]}, {kept[1]}"
        score = ALIKE if alike else 0.0
        return Reason(feature="consonants", score=score, detail=detail)
    longest = max(len(a), len(b))
    distance = edit_distance(a, b)
    detail = f"«{a}» and «{b}» differ in {distance} of {longest} letters"
    score = ALIKE if alike else min(UNLIKE, 1 - distance / longest)
    return Reason(feature="letters", score=score, detail=detail)


def _script(word: str) -> str:
    if ARABIC.search(word):
        return "Arabic"
    return "Cyrillic" if CYRILLIC.search(word) else "Latin"


def _alike(a: str, b: str, *, cross: bool) -> bool:
    told = _known(a, b, cross=cross)
    if told is not None:
        return told
    one, other = sounds(a), sounds(b)
    if not (one.consonants and WORD.fullmatch(a) and WORD.fullmatch(b)):
        return False
    if one.arabic and other.arabic:
        same = one.consonants == other.consonants and _letters(a) == _letters(b)
        return same and _one_vowel_more(one, other)
    if one.arabic or other.arabic:
        (arabic, word) = (one, b) if one.arabic else (other, a)
        ways = [sounds(word), sounds(SILENT_H.sub("", word))]
        return any(_across(arabic, w) for way in ways for w in (way, _open(way)))
    one, other = _open(one), _open(other)
    # a word beside a given name that differs in a vowel is another given name
    known = [bool(load_names().canonical(word)) for word in (a, b)]
    strict = known[0] != known[1] and min(len(a), len(b)) >= PARTICLE
    return _same_consonants(one, other) and _same_vowels(
        one, other, strict=strict and not cross
    )


def _known(a: str, b: str, *, cross: bool) -> bool | None:
    """What the table of given names says of two words; None if nothing."""
    tables = load_names()
    left, right = tables.canonical(a), tables.canonical(b)
    arabic = not cross and bool(ARABIC.search(a))
    if left and right and not left & right:
        return False
    if not arabic:
        return True if left and right else None
    # one Latin form may stand for two names that Arabic tells apart
    return True if left and right and {a, b} <= tables.foreign else None


def _letters(word: str) -> str:
    """The consonants of an Arabic word, those that spellings exchange as one."""
    classes = load_names().letters["skeleton"]
    return "".join(char for char in word.translate(SWAPS) if char in classes)


def _one_vowel_more(one: Sounds, other: Sounds) -> bool:
    """Whether one of two Arabic words writes one vowel that the other leaves out."""
    more = [(x, y) for x, y in zip(one.gaps, other.gaps, strict=True) if x != y]
    if len(more) != 1 or one.gaps[-1] != other.gaps[-1]:
        return not more
    longer, shorter = sorted(more[0], key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and _within(shorter, longer)


def _within(shorter: str, longer: str) -> bool:
    """Whether the letters of one stand in the other, in order."""
    rest = iter(longer)
    return all(any(_equal(x, y) for y in rest) for x in shorter)


def _equal(x: str, y: str) -> bool:
    return x == y or frozenset((x, y)) in EQUAL


def _same_consonants(one: Sounds, other: Sounds) -> bool:
    a, b = one.consonants, other.consonants
    return len(a) == len(b) and all(map(_equal, a, b))


def _same_vowels(one: Sounds, other: Sounds, *, strict: bool) -> bool:
    """Whether the vowels of words in an alphabet may be one, gap by gap.

    A ``strict`` comparison takes no vowel for another.
    """
    last = len(one.gaps) - 1
    if _first(one) != _first(other):
        return False
    return all(
        _vowels(x, y, inner=0 < at < last, strict=strict)
        for at, (x, y) in enumerate(zip(one.gaps, other.gaps, strict=True))
        if at
    )


def _first(word: Sounds) -> str:
    """The vowels that a word begins with; «Yevgeny» is «Evgeny» too."""
    vowels = _short(word.gaps[0])
    return vowels.removeprefix("i") if vowels == "ie" else vowels


def _vowels(x: str, y: str, *, inner: bool, strict: bool) -> bool:
    shorter, longer = sorted((_short(x), _short(y)), key=len)
    if strict and len(shorter) == len(longer):
        return shorter == longer
    if len(shorter) == len(longer):
        return all(map(_equal, shorter, longer))
    if not shorter:
        return inner and len(longer) == 1
    return len(longer) - len(shorter) == 1 and _within(shorter, longer)


def _short(vowels: str) -> str:
    for double, single in LONG.items():
        vowels = vowels.replace(double, single)
    return vowels


def _across(arabic: Sounds, other: Sounds) -> bool:
    """Whether an Arabic word and one in an alphabet may be one name."""
    if not _same_consonants(arabic, other):
        return False
    last = len(arabic.gaps) - 1
    pairs = zip(arabic.gaps, other.gaps, strict=True)
    return all(
        _vowels_across(long, vowels, first=at == 0, last=at == last)
        for at, (long, vowels) in enumerate(pairs)
    )


def _vowels_across(long: str, vowels: str, *, first: bool, last: bool) -> bool:
    """Whether the long vowels that Arabic writes are among those of the other."""
    if first:
        if long[:1] in (SEAT, "E") and long:
            return bool(vowels) and _written(long[1:], vowels)
        return _written(long, vowels) if long else not vowels
    if last and long and long[-1] in "ih" and vowels[-1:] in ("a", "e"):
        return _written(long[:-1], vowels)  # a final ى or ة
    bare = _short(long.replace("E", "").replace("h", ""))
    if bare:
        return _written(bare, vowels) and len(vowels) <= len(long) + 2
    if "E" in long or not vowels or (last and vowels == SILENT):
        return True
    return not last and (len(vowels) == 1 or vowels == SHORT_U)


def _written(long: str, vowels: str) -> bool:
    """Whether each long vowel stands in the other word, as it is heard there."""
    if long == "ai" and set(vowels) & {"i", "e"}:
        return True  # «Biden»
    heard = {"a": "a", "u": "uo", "i": "ie"}
    rest = iter(vowels)
    return all(any(y in heard.get(x, "aeiou") for y in rest) for x in long)


@lru_cache(maxsize=50_000)
def sounds(word: str) -> Sounds:
    """A folded word taken apart."""
    letters = load_names().letters
    arabic = bool(ARABIC.search(word))
    if arabic:
        classes, marks = letters["skeleton"], MARKS
        for group, one in letters["joined"].items():
            word = word.replace(group, one)
    else:
        word = _spelt(word, load_names())
        classes = letters["latin"]
        marks = VOWELS
    consonants, gaps = "", [""]
    for at, char in enumerate(word):
        class_ = classes.get(char, char if char.isupper() else "")
        if char in marks and not (char == "ه" and at < len(word) - 1):
            gaps[-1] += marks[char]
        elif class_ and (arabic or gaps[-1] or class_ != consonants[-1:]):
            consonants += class_
            gaps.append("")
    return Sounds(consonants, tuple(gaps), arabic)


def _open(word: Sounds) -> Sounds:
    """A word without the h after its last vowel, which is a matter of taste."""
    if word.consonants.endswith("H") and not word.gaps[-1] and len(word.gaps) > 2:
        return Sounds(word.consonants[:-1], word.gaps[:-1], word.arabic)
    return word


def _spelt(word: str, tables: NameTables) -> str:
    """A word in Latin letters, its digraphs as classes."""
    cyrillic = bool(CYRILLIC.search(word))
    if cyrillic:
        table = tables.letters["cyrillic"]
        word = "".join(table.get(char, char) for char in word).replace("dzh", "j")
    word = SOFT_C.sub("s", SERVANT_H.sub(r"\1-\2", word))
    for group, class_ in tables.letters["digraph"].items():
        word = word.replace(group, class_)
    return word.replace("X", "Y") if cyrillic else word


def skeleton(word: str) -> str:
    """The consonants of a word in classes that both scripts keep apart."""
    return sounds(fold_key(word)).consonants


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

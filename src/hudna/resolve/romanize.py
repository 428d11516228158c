"""Writing names in Latin letters.

Tables of usual Latin forms stand in ``data/names``; where they know nothing, letters
are written one by one and the vowels that a script leaves out are put in by syllable.
"""

from collections.abc import Iterator
from functools import lru_cache

from hudna.resolve.name_tables import SERVANT, NameTables, load_names
from hudna.resolve.names import ARABIC, ARTICLE
from hudna.text.fold import fold_key

VOWELS = frozenset("aeiou")


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
        apart = tables.latin.get(f"{SERVANT} {key[3:]}")
        return 1, apart[0] if apart else f"Abdul {_rest(key[5:], tables)}"
    return 0, ""


def _rest(word: str, tables: NameTables) -> str:
    return spell_letters(word, tables).capitalize()


def _spell(word: str, tables: NameTables, *, foreign: bool) -> str:
    bare = "".join(c for c in word if fold_key(c) or c == "ء")
    article = bare.startswith(ARTICLE) and len(bare) > 4
    letters = bare[2:] if article else bare
    spelt = spell_letters(letters, tables, foreign=foreign).capitalize()
    return f"al-{spelt}" if article else spelt


def spell_letters(word: str, tables: NameTables, *, foreign: bool = False) -> str:
    """The letters of one word, with the short vowels that its script leaves out."""
    start, inner, end = ("", word, "")
    if foreign:
        start, inner, end = _ends(word, tables)
    sounds = list(_sounds(inner, tables, foreign=foreign))
    out = start
    for at, sound in enumerate(sounds):
        out += sound
        if _needs_vowel(sounds, at, foreign=foreign):
            out += "a"
        elif foreign and not end and _needs_e(sounds, at):
            out += "e"
    return out + end


def _ends(word: str, tables: NameTables) -> tuple[str, str, str]:
    """A foreign word without the beginning and ending that have a form of their own."""
    start = end = ""
    for letters, latin in tables.letters["foreign_start"].items():
        if word.startswith(letters):
            start, word = latin, word[len(letters) :]
            break
    for letters, latin in tables.letters["foreign_end"].items():
        if word.endswith(letters) and len(word) > len(letters) + 1:
            return start, word[: -len(letters)], latin
    return start, word, end


def _sounds(word: str, tables: NameTables, *, foreign: bool) -> Iterator[str]:
    """Latin letters of each letter; و and ي are vowels between consonants."""
    first = tables.letters["initial"]
    inner = tables.letters["letter"]
    if foreign:
        inner = {**inner, **tables.letters["foreign"]}
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


def _needs_e(sounds: list[str], at: int) -> bool:
    """Whether a foreign word ends in a consonant and a liquid («Kobler»)."""
    if at != len(sounds) - 2 or _vowel(sounds[at]):
        return False
    return sounds[-1] in ("r", "l", "n")


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
    if not following or following == [""] or _vowel(following[0]):
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

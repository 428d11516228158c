"""Forms of a verb from the few a pack lists, by the strategy it names.

``affixes``: "past present", third person masculine singular, unvowelled; persons are
made with the prefixes and endings of the perfect and imperfect, weak final letters
included. ``suffixes``: "base", or "base past participle gerund" where they are not
regular; the first word of a phrasal verb inflects.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from hudna.text.fold import fold_key


class Tense(Enum):
    """What a verb form says about time, as far as the form alone tells."""

    PAST = "past"
    PRESENT = "present"
    BASE = "base"
    GERUND = "gerund"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One written form; ``person`` is 1 for the speaker, ``plural`` where seen."""

    text: str
    tense: Tense
    person: int = 3
    plural: bool = False


def affixes(entry: str) -> Iterator[VerbForm]:
    """Perfect and imperfect persons of "past present [object words]"."""
    past, _, present = entry.partition(" ")
    present, _, rest = present.partition(" ")
    tail = f" {rest}" if rest else ""
    past, present = fold_key(past), fold_key(present)
    for form, person, plural in _perfect(past):
        yield VerbForm(form + tail, Tense.PAST, person, plural)
    for form, person, plural in _imperfect(present):
        yield VerbForm(form + tail, Tense.PRESENT, person, plural)


def _perfect(past: str) -> Iterator[tuple[str, int, bool]]:
    yield past, 3, False
    if past.endswith(("ي", "ا")):
        base, glide = past[:-1], "و" if past.endswith("ا") and len(past) == 3 else "ي"
        yield base + "ت", 3, False
        yield base + "وا", 3, True
        yield base + glide + "ا", 3, True
        yield base + "تا", 3, True
        yield base + glide + "نا", 1, True
        yield base + glide + "ت", 1, False
        return
    for ending, person in (("ت", 3), ("وا", 3), ("ا", 3), ("تا", 3), ("نا", 1)):
        yield past + ending, person, ending != "ت"


def _imperfect(present: str) -> Iterator[tuple[str, int, bool]]:
    if not present.startswith("ي"):
        return
    stem = present[1:]
    for prefix, person in (("ي", 3), ("ت", 3), ("ن", 1), ("ا", 1)):
        yield prefix + stem, person, prefix == "ن"
    weak = stem.endswith(("ي", "و", "ا"))
    base = stem[:-1] if weak else stem
    for prefix in ("ي", "ت"):
        yield prefix + base + "ون", 3, True
        yield prefix + base + "وا", 3, True
        yield prefix + (stem if not stem.endswith("ا") else base + "ي") + "ان", 3, True
    if weak:
        for prefix in ("ي", "ت", "ن"):
            yield prefix + base, 3, prefix == "ن"  # after the jussive particle


def suffixes(entry: str) -> Iterator[VerbForm]:
    """Base, third person, past, participle and gerund of a verb."""
    words = entry.split()
    if len(words) >= 4 and words[3].endswith("ing"):
        base, past, participle, gerund, *rest = words
    else:
        base, *rest = words
        past = participle = _past(base)
        gerund = _gerund(base)
    tail = " " + " ".join(rest) if rest else ""
    yield VerbForm(base + tail, Tense.BASE)
    yield VerbForm(_third(base) + tail, Tense.PRESENT)
    yield VerbForm(past + tail, Tense.PAST)
    if participle != past:
        yield VerbForm(participle + tail, Tense.PARTICIPLE)
    yield VerbForm(gerund + tail, Tense.GERUND)


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"


def _gerund(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return base + "ing"


def plain(entry: str) -> Iterator[VerbForm]:
    """The entry as it stands, a finite form, for packs without an inflection rule."""
    yield VerbForm(entry, Tense.PAST)


INFLECTIONS: dict[str, Callable[[str], Iterator[VerbForm]]] = {
    "affixes": affixes,
    "suffixes": suffixes,
    "plain": plain,
}

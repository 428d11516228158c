"""Forms of a verb from the few a pack lists, by the strategy it names.

``affixes``: "past present", third person masculine singular, unvowelled; persons are
made with the prefixes and endings of the perfect and imperfect, weak final letters
included. ``suffixes``: "base", or "base past participle gerund" where they are not
regular; the first word of a phrasal verb inflects. ``conjugations``: the infinitive;
endings come from the pack's own table, ``conjugations.toml``, by how it ends.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from hudna.text.fold import fold_key


class Tense(Enum):
    """What a verb form says about time, as far as the form alone tells."""

    PAST = "past"
    PRESENT = "present"
    BASE = "base"
    GERUND = "gerund"
    PARTICIPLE = "participle"
    PERFECT = "perfect"
    """Participle of a verb that has no passive: with «to be» it is a past tense."""
    FUTURE = "future"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One written form; ``person`` is 1 for the speaker, ``plural`` where seen."""

    text: str
    tense: Tense
    person: int = 3
    plural: bool = False


BEFORE_PRONOUN = "و"
"""The plural ending of verbs that loses its last letter before a pronoun."""

Inflect = Callable[[str], Iterator[VerbForm]]


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
        yield base + BEFORE_PRONOUN, 3, True
        yield base + glide + "ا", 3, True
        yield base + "تا", 3, True
        yield base + glide + "نا", 1, True
        yield base + glide + "ت", 1, False
        return
    for ending, person in (("ت", 3), ("وا", 3), ("ا", 3), ("تا", 3), ("نا", 1)):
        yield past + ending, person, ending != "ت"
    yield past + BEFORE_PRONOUN, 3, True


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
        if not weak:
            yield prefix + base + BEFORE_PRONOUN, 3, True
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


TENSES = {
    "infinitive": Tense.BASE,
    "pronominal": Tense.BASE,
    "present": Tense.PRESENT,
    "first": Tense.PRESENT,
    "past": Tense.PAST,
    "future": Tense.FUTURE,
    "conditional": Tense.CONDITIONAL,
    "participle": Tense.PARTICIPLE,
    "gerund": Tense.GERUND,
}
"""Keys of a conjugation table; ``first`` holds the first person plural."""
WHOLE = "^"
"""Opens an end that is a whole infinitive: «andare» is no pattern for «mandare»."""
FINITE = frozenset({"present", "past", "future", "conditional"})
"""Rows that give singular and plural by turns, the singular first."""


@dataclass(frozen=True, slots=True)
class Conjugations:
    """Endings of verbs by how their infinitive ends; the longest such end decides.

    ``active`` are infinitives of verbs that have no passive. ``reflexive`` gives the
    auxiliaries of a verb by the pronoun before it: "se retirer", "s'est retiré".
    What the present forms of ``perfective`` verbs say lies in the future. Of several
    words the first one inflects, with ``last`` the last one.
    """

    endings: Mapping[str, Mapping[str, Sequence[str]]]
    active: frozenset[str] = frozenset()
    reflexive: Mapping[str, Sequence[str]] = field(default_factory=dict)
    perfective: frozenset[str] = frozenset()
    last: bool = False

    def __call__(self, entry: str) -> Iterator[VerbForm]:
        """Every form of "[pronoun] infinitive [words]"; of an unknown one, itself."""
        pronoun = next(filter(entry.startswith, self.reflexive), "")
        for form in self._forms(entry.removeprefix(pronoun)):
            if pronoun:
                yield from self._reflexive(pronoun, form)
            elif not self._carries(form):
                yield form

    def _forms(self, entry: str) -> Iterator[VerbForm]:
        head = ""
        word, _, rest = entry.partition(" ")
        tail = f" {rest}" if rest else ""
        if self.last:
            head, blank, word = entry.rpartition(" ")
            head, tail = head + blank, ""
        marked = WHOLE + word
        end = max(filter(marked.endswith, self.endings), key=len, default=None)
        if end is None:
            yield VerbForm(entry, Tense.BASE)
            return
        stem = head + marked.removesuffix(end).removeprefix(WHOLE)
        for name, endings in self.endings[end].items():
            tense = self._tense(word, name)
            for at, ending in enumerate(endings):
                person = 1 if name == "first" else 3
                plural = person == 1 or (name in FINITE and at % 2 == 1)
                yield VerbForm(stem + ending + tail, tense, person, plural)

    def _carries(self, form: VerbForm) -> bool:
        """Whether the pronoun stands at the end, which makes it another verb."""
        first = form.text.partition(" ")[0]
        return form.tense in (Tense.BASE, Tense.GERUND) and any(
            first.endswith(pronoun.strip()) for pronoun in self.reflexive
        )

    def _tense(self, infinitive: str, name: str) -> Tense:
        if name == "participle" and infinitive in self.active:
            return Tense.PERFECT
        if name in ("present", "first") and infinitive in self.perfective:
            return Tense.FUTURE
        return TENSES[name]

    def _reflexive(self, pronoun: str, form: VerbForm) -> Iterator[VerbForm]:
        """A form with its pronoun; some infinitives and gerunds carry it behind."""
        first = form.text.partition(" ")[0]
        if form.tense in (Tense.PARTICIPLE, Tense.PERFECT):
            for auxiliary in self.reflexive[pronoun]:
                text = f"{auxiliary} {form.text}"
                yield replace(form, text=text, tense=Tense.PERFECT)
        elif form.tense in (Tense.BASE, Tense.GERUND) and first.endswith(
            pronoun.strip()
        ):
            yield form
        elif form.person == 3:
            yield replace(form, text=pronoun + form.text)


def conjugations(table: Mapping[str, Any]) -> Inflect:
    """The strategy that a table of endings makes; each row is for some infinitives."""
    endings = {}
    for row in table["verb"]:
        for end in row["ends"]:
            rest = {name: value for name, value in row.items() if name != "ends"}
            endings[end] = {"infinitive": [end.removeprefix(WHOLE)], **rest}
    return Conjugations(
        endings,
        active=frozenset(table.get("active", ())),
        reflexive=table.get("reflexive", {}),
        perfective=frozenset(table.get("perfective", ())),
        last=table.get("head") == "last",
    )


INFLECTIONS: dict[str, Inflect] = {
    "affixes": affixes,
    "suffixes": suffixes,
    "plain": plain,
}

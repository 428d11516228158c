"""How a written word may be read: as it stands, or with clitics taken off.

A *strategy* is chosen by the language pack. ``clitics`` splits conjunctions,
prepositions, the article and pronouns that are written together with their word,
and only where the rest is commoner than the whole: «باريس» is not ب + اريس.
``possessive`` and ``apart`` have nothing to split: the tokenizer takes the possessive
ending and elided articles off. ``endings`` reads a declined word as its plain form,
by a table of endings.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from hudna.text.fold import fold_key

CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ل", "ك")
ARTICLE = "ال"
MINE = "ي"
"""The pronoun «my», which is also the ending of adjectives."""
FUTURE = "س"
PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي")
SHORTEST = 3
"""Letters that must be left of a word for a clitic to be taken off it."""
KNOWN_BONUS = 4
"""How much commoner a whole word may be than the known verb that is left of it."""
RARE = 2
"""Below this count per hundred million a whole word counts as unseen."""


def governing(prefix: str) -> str:
    """What remains of proclitics without conjunction and article: a preposition."""
    return prefix.removesuffix(ARTICLE).lstrip("".join(CONJUNCTIONS))


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: proclitics, stem, enclitic pronoun, cases of its ending.

    ``case`` holds every case that the ending may mark, parted by bars.
    """

    stem: str
    prefix: str = ""
    suffix: str = ""
    case: str = ""

    @property
    def definite(self) -> bool:
        """Whether the article is among the proclitics."""
        return self.prefix.endswith(ARTICLE)

    @property
    def conjunction(self) -> str:
        """The conjunction among the proclitics, or nothing."""
        return self.prefix[:1] if self.prefix[:1] in CONJUNCTIONS else ""

    @property
    def preposition(self) -> str:
        """The preposition among the proclitics, or nothing."""
        rest = self.prefix[len(self.conjunction) :].removesuffix(ARTICLE)
        return rest if rest in PREPOSITIONS else ""


class PlainWords:
    """Words that are written apart: one reading each."""

    def __init__(self) -> None:
        self.known: set[str] = set()

    def readings(self, key: str) -> tuple[Reading, ...]:
        """The word as it stands."""
        return (Reading(key),)


class EndingWords:
    """Words that are declined: an ending stands for the end of the plain form.

    ``endings`` gives for each ending what plain forms have in its place, and the
    cases it may mark (none where it only marks number or gender). ``known`` holds
    verb forms of the lexicon: they are read as they stand. ``apart``: names have
    their endings behind an apostrophe.
    """

    def __init__(
        self, endings: Mapping[str, Mapping[str, str]], *, apart: bool = False
    ) -> None:
        self.apart = apart
        self.endings = sorted(endings.items(), key=lambda row: (-len(row[0]), row[0]))
        self.known: set[str] = set()
        self.readings = lru_cache(maxsize=200_000)(self._readings)

    def _readings(self, key: str) -> tuple[Reading, ...]:
        out = [Reading(key)]
        for ending, plain in self.endings if key not in self.known else ():
            if not _has(key, ending):
                continue
            stem = key.removesuffix(ending)
            out += [Reading(stem + end, case=case) for end, case in plain.items()]
        return tuple(out)

    def forms(self, phrase: str) -> Iterator[str]:
        """A folded phrase in every case, its words declined together."""
        key = fold_key(phrase)
        yield key
        marked = {c: None for _, plain in self.endings for c in plain.values()}
        for case in dict.fromkeys("|".join(marked).split("|")):
            declined = [self._declined(word, case) for word in key.split()]
            yield from map(" ".join, product(*declined))

    def _declined(self, word: str, case: str) -> list[str]:
        """A word with every ending that stands for the longest end it has."""
        ends = [
            (len(end), word[: len(word) - len(end)] + ending)
            for ending, plain in self.endings
            for end, cases in plain.items()
            if case in cases.split("|") and _has(word, end)
        ]
        longest = max((length for length, _ in ends), default=0)
        return [form for length, form in ends if length == longest] or [word]

    def cases_of(self, ending: str) -> str:
        """The cases that an ending may mark, whatever stands before it."""
        rows = (plain.values() for key, plain in self.endings if key == ending)
        return "|".join(dict.fromkeys(case for row in rows for case in row if case))


def _has(word: str, end: str) -> bool:
    """Whether a word has an end, and enough letters before it."""
    return word.endswith(end) and len(word) - len(end) >= SHORTEST


def declension(
    rows: Iterable[Mapping[str, list[str]]], *, apart: bool = False
) -> EndingWords:
    """The strategy of a table: in each row ends of plain forms and what replaces them.

    ``of`` holds the ends, each case the endings in their place; ``plain`` endings mark
    no case.
    """
    table: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        for case, endings in row.items():
            for ending in endings if case != "of" else ():
                ends = table.setdefault(fold_key(ending), {})
                for end in row["of"]:
                    ends.setdefault(fold_key(end), []).append(case)
    return EndingWords(
        {
            ending: {end: _cases(cases) for end, cases in ends.items()}
            for ending, ends in table.items()
        },
        apart=apart,
    )


def _cases(cases: list[str]) -> str:
    """The cases of an ending; none if it may also be that of a plain form."""
    return "" if "plain" in cases else "|".join(dict.fromkeys(cases))


class CliticWords:
    """Words written together with clitics, judged by a table of word counts.

    ``counts`` gives occurrences per hundred million words of folded forms; ``known``
    holds verb forms of the lexicon, to be filled before words are read. News write
    some of them with a conjunction more often than without.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts
        self.known: set[str] = set()
        self.readings = lru_cache(maxsize=200_000)(self._readings)

    def count(self, key: str) -> int:
        """How common a written form is."""
        return self.counts.get(key, 0)

    def _readings(self, key: str) -> tuple[Reading, ...]:
        whole = self.count(key)
        out = [Reading(key)]
        for prefix, rest in _heads(key):
            if not self._plausible(prefix, rest, whole):
                continue
            out.append(Reading(rest, prefix))
            if not prefix.endswith(ARTICLE):  # never both article and pronoun
                out += self._tails(prefix, rest, whole)
        out += self._tails("", key, whole)
        return tuple(dict.fromkeys(out))

    def _plausible(self, prefix: str, rest: str, whole: int) -> bool:
        if prefix == ARTICLE:
            return len(rest) >= SHORTEST - 1
        if len(rest) < SHORTEST - 1:
            return False
        seen = self.count(rest)
        if prefix.endswith(ARTICLE):
            seen = max(seen, self.count(ARTICLE + rest))
        elif prefix in PREPOSITIONS + CONJUNCTIONS:
            seen = max(seen, self.count(ARTICLE + rest) // 4)
        if whole <= RARE and seen <= RARE:
            return len(rest) > SHORTEST
        if prefix in CONJUNCTIONS and rest in self.known:
            return prefix + rest not in self.known and KNOWN_BONUS * seen > whole
        return seen > whole

    def _tails(self, prefix: str, word: str, whole: int) -> list[Reading]:
        if prefix.endswith(ARTICLE):
            return []  # what has the article carries no pronoun
        out = []
        for pronoun in PRONOUNS:
            if not word.endswith(pronoun):
                continue
            base = word[: -len(pronoun)]
            if pronoun == MINE and base.startswith(ARTICLE):
                continue  # an ending of adjectives: «the international»
            if len(base) < SHORTEST - 1:
                continue
            out += [
                Reading(stem, prefix, pronoun)
                for stem in _stems(base)
                if self.count(stem) > min(whole, 400) or whole <= RARE
            ]
        return out


def _heads(key: str) -> list[tuple[str, str]]:
    """Every way to take proclitics off, with what is left."""
    out = []
    starts = [("", key)]
    if key[:1] in CONJUNCTIONS:
        starts.append((key[0], key[1:]))
    for conjunction, rest in starts:
        if conjunction:
            out.append((conjunction, rest))
        if rest[:1] == FUTURE:
            out.append((conjunction + FUTURE, rest[1:]))
        out += [(conjunction + p, r) for p, r in _nominal(rest)]
    return out


def _nominal(word: str) -> list[tuple[str, str]]:
    out = []
    if word.startswith(ARTICLE):
        out.append((ARTICLE, word[2:]))
    if word.startswith("لل"):
        out.append(("ل" + ARTICLE, word[2:]))
        out.append(("ل", ARTICLE + word[2:]))
        out.append(("ل", word[1:]))
    elif word[:1] in PREPOSITIONS:
        out.append((word[0], word[1:]))
        if word[1:].startswith(ARTICLE):
            out.append((word[:1] + ARTICLE, word[3:]))
    return out


def _stems(base: str) -> list[str]:
    """What the word was before a pronoun changed its last letter."""
    out = [base]
    if base.endswith("ت"):
        out.append(base[:-1] + "ه")  # ta marbuta opens before a pronoun
    if base.endswith(("اي", "او")):
        out.append(base[:-1])  # a final hamza takes a seat before a pronoun
    if base.endswith("ا"):
        out.append(base[:-1] + "ي")  # alef maqsura turns into alef
    return out

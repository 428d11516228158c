"""Finding the words and phrases of a lexicon in a sentence, clitics allowed."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from hudna.text.fold import fold_key
from hudna.text.tokens import Token, tokenize
from hudna.text.words import ARTICLE, Reading

INITIAL = re.compile(r"\b[^\W\d_](?=\w)")
NO_PRONOUN = frozenset("ةى")
"""Last letters of words that fold to those of pronouns but are none."""
SPOKEN_ACRONYM = 4
"""Letters from which an acronym may be written as a name: «Nato», «Isis»."""
LEAF = ""
"""The key under which a node of the tree keeps its entries."""


class WordClass(Enum):
    """Which clitics an entry may carry."""

    VERB = "verb"
    NOUN = "noun"
    NAME = "name"
    ADJECTIVE = "adjective"
    FIXED = "fixed"


PREFIXES = {
    WordClass.VERB: frozenset(("", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل")),
    WordClass.NOUN: None,
    WordClass.ADJECTIVE: None,
    WordClass.NAME: frozenset(
        ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
    ),
    WordClass.FIXED: frozenset(("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل")),
}
SUFFIXED = frozenset((WordClass.VERB, WordClass.NOUN))
"""Classes whose last word may carry a pronoun."""
DECLINED = frozenset((WordClass.NOUN, WordClass.NAME, WordClass.ADJECTIVE))
"""Classes whose words may have an ending of case."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of the lexicon: what it is, and what it stands for.

    ``layer`` names the kind of knowledge (``trigger``, ``office``, ``actor`` …),
    ``value`` is that layer's own record. ``cased`` entries are names: where the
    script has case they match capitalised words only; ``acronym`` ones only words
    in capitals throughout. ``exact`` ones match only where these very letters stand:
    folding makes «علي» and «على» one, or «rencontre» and «rencontré».
    """

    layer: str
    value: Any
    words: WordClass
    cased: bool = False
    acronym: bool = False
    exact: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found at the tokens ``first`` to ``last`` (exclusive).

    ``case`` holds the cases that it may stand in, as its endings tell.
    """

    first: int
    last: int
    entry: Entry
    prefix: str = ""
    suffix: str = ""
    case: str = ""


class Words(Protocol):
    """A strategy of reading words; ``known`` are the verb forms of the lexicon."""

    known: set[str]

    def readings(self, key: str, /) -> tuple[Reading, ...]:
        """Every admissible reading, the plain one first."""
        ...


class Lexicon:
    """A tree of phrases over folded words."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._tree: dict[str, Any] = {}

    def add(self, phrase: str, entry: Entry) -> None:
        """Enter a phrase; its words are folded and parted as a text's are."""
        node = self._tree
        tokens = tokenize(phrase, 0, len(phrase))
        if entry.words is WordClass.VERB and len(tokens) == 1:
            self.words.known.add(tokens[0].key)
        for token in tokens:
            node = node.setdefault(token.key, {})
        if node is not self._tree:
            node.setdefault(LEAF, []).append(entry)

    def extend(self, phrases: Iterable[tuple[str, Entry]]) -> None:
        """Enter many phrases."""
        for phrase, entry in phrases:
            self.add(phrase, entry)

    def find(self, tokens: Sequence[Token], text: str) -> list[Match]:
        """Every match in a sentence, also overlapping ones, by first token."""
        out: list[Match] = []
        for at, token in enumerate(tokens):
            for reading in self.words.readings(token.key):
                node = self._tree.get(reading.stem)
                if node is not None:
                    self._walk(tokens, at, reading, node, out)
        if any(token.upper for token in tokens):
            out = [m for m in out if _case_fits(m, tokens, text)]
        out = [m for m in out if not m.entry.exact or _written(m, tokens, text)]
        out = [m for m in out if not m.suffix or _pronoun(m, tokens, text)]
        out.sort(key=lambda m: (m.first, m.case != ""))  # plain forms go first
        return list(dict.fromkeys(out))

    def _walk(
        self,
        tokens: Sequence[Token],
        at: int,
        head: Reading,
        node: dict[str, Any],
        out: list[Match],
    ) -> None:
        stack = [(at + 1, head, node)]
        while stack:
            here, last, branch = stack.pop()
            for entry in branch.get(LEAF, ()):
                if _fits(entry, head, last, here - at == 1):
                    case = head.case or last.case
                    out.append(Match(at, here, entry, head.prefix, last.suffix, case))
            if here < len(tokens) and not last.suffix:
                stack += self._next(tokens[here].key, here, branch)

    def _next(
        self, key: str, here: int, branch: dict[str, Any]
    ) -> list[tuple[int, Reading, dict[str, Any]]]:
        return [
            (here + 1, reading, branch[reading.stem])
            for reading in self.words.readings(key)
            if reading.stem in branch and reading.prefix in ("", ARTICLE)
        ]


def _fits(entry: Entry, head: Reading, last: Reading, single: bool) -> bool:  # noqa: FBT001
    allowed = PREFIXES[entry.words]
    if allowed is not None and head.prefix not in allowed:
        return False
    if allowed is None and "س" in head.prefix:
        return False
    if (head.case or last.case) and entry.words not in DECLINED:
        return False
    if not last.suffix:
        return True
    return entry.words in SUFFIXED and (single or entry.words is WordClass.NOUN)


def _pronoun(match: Match, tokens: Sequence[Token], text: str) -> bool:
    """Whether what was taken off the end is a pronoun: letters fold, endings differ."""
    last = text[tokens[match.last - 1].end - 1]
    return last not in NO_PRONOUN


def _case_fits(match: Match, tokens: Sequence[Token], text: str) -> bool:
    if not match.entry.cased:
        return True
    first = tokens[match.first]
    words = text[first.start : tokens[match.last - 1].end]
    if match.entry.acronym:
        named = len(words) >= SPOKEN_ACRONYM and words.istitle()
        return named or words.upper() == words
    return first.upper or not words[:1].islower()


def _written(match: Match, tokens: Sequence[Token], text: str) -> bool:
    words = text[tokens[match.first].start : tokens[match.last - 1].end]
    return match.entry.exact in words or match.entry.exact == accented(words)


def accented(words: str) -> str:
    """Words with their accents, in lower case, one apostrophe for all.

    The first letter of a word has none: many write capitals without them.
    """
    letters = unicodedata.normalize("NFC", words).lower().replace("\u2019", "'")
    parts = " ".join(letters.split())
    return INITIAL.sub(lambda initial: fold_key(initial[0]), parts)

"""Words that can only be names: known parts of names, and what is too rare."""

from hudna.extract.phrases.chunk import Introduced
from hudna.extract.phrases.piece import Piece, is_person, is_town
from hudna.extract.sentence import Found, Sentence
from hudna.text.tokens import SEPARATORS, TokenKind
from hudna.text.words import ARTICLE

PART_LAYERS = ("given", "family", "particle", "also")
LONGEST_NAME = 5
"""Tokens of an unknown personal name."""
COMMON = 3000
"""Words commoner than this (per hundred million) are no unknown names."""
TITLED = 10
"""How much commoner a word may be that a title makes a name."""
RARE = 3
"""Words less common than this are names if several stand side by side."""
UNHEARD_NAME = 2
FEW = 20
NOUN_SHARE = 0.15
"""A noun stands with and without the article; a name has one form. Below this count,
or this share of the other form, a form does not count."""


def is_part(sentence: Sentence, at: int) -> bool:
    """Whether a word is a known given or family name."""
    return sentence.at(at, "given", "family") is not None


class Strangers:
    """Finds where the name of somebody ends whom no list has."""

    def __init__(self, sentence: Sentence, introduced: Introduced) -> None:
        self.sentence = sentence
        self.introduced = introduced
        self.after = sentence.pack.modifiers_after
        self.cased = sentence.pack.cased

    def piece(
        self, at: int, *, inside: bool = False, titled: bool = False
    ) -> Piece | None:
        """The longest known piece at a token."""
        raise NotImplementedError

    def name_run(self, at: int, *, strict: bool) -> int:
        """The end of a run of words that can only be a name."""
        cased = self.cased
        if strict and not cased and not self._may_begin(at):
            return at
        here = self._run(at, strict=strict)
        while here > at and self._is_particle(here - 1):
            here -= 1
        known = self._part(at, at, strict=strict) is not None
        if strict and not cased and not (known and here - at > 1):
            return here if self._unheard(at, here) else at
        if strict and cased and not self._strong_capitals(at, here):
            return at
        return here

    def _run(self, at: int, *, strict: bool) -> int:
        """The end of the words that go on with a name, particles at its end too."""
        cased = self.cased
        here = at
        while here < len(self.sentence.tokens) and here - at < LONGEST_NAME:
            if not self.sentence.is_word(here):
                break
            if not cased and self._begins_anew(here, strict=strict and here == at):
                break
            part = None if cased else self._part(here, at, strict=strict)
            first = here == at
            if part is None and not self._name_word(here, first=first, cased=cased):
                break
            here = part.last if part else here + 1
        return here

    def _may_begin(self, at: int) -> bool:
        """Whether a name may begin at a word that no capital marks as one."""
        known = self.sentence.at(at, "given", "family", "also") is not None
        return known or self._all_rare(at, at + 1)

    def _part(self, here: int, at: int, *, strict: bool) -> Found | None:
        """A known part of names at a token, which may be of several words.

        Parts that are everyday words count only beside another part, or where
        nothing but a name can stand.
        """
        beside = here > at or is_part(self.sentence, here + 1)
        beside = beside or self._rare_surname(here + 1)
        also = ("also",) if beside or not strict else ()
        return self.sentence.at(here, "given", "family", *also)

    def _rare_surname(self, at: int) -> bool:
        """Whether a word with the article is too rare to be an adjective."""
        count = getattr(self.sentence.pack.words, "count", None)
        if count is None or not self.sentence.is_word(at):
            return False
        key = self.sentence.key(at)
        rare = key.startswith(ARTICLE) and count(key) < FEW
        return rare and not self.sentence.starts.get(at)

    def _unheard(self, first: int, last: int) -> bool:
        """Whether words are so rare that they can only be a foreign name."""
        return last - first >= UNHEARD_NAME and self._all_rare(first, last)

    def _all_rare(self, first: int, last: int) -> bool:
        count = getattr(self.sentence.pack.words, "count", None)
        if count is None:
            return False
        words = self.sentence.pack.words
        readings = [words.readings(self.sentence.key(at)) for at in range(first, last)]
        return all(
            count(reading.stem) < RARE and not reading.definite
            for each in readings
            for reading in each
        )

    def _begins_anew(self, at: int, *, strict: bool) -> bool:
        """Whether a word begins with a conjunction, or a preposition and the article.

        «… and Uganda», «… to the general»: such a word goes on with no name; a phrase
        may begin with it.
        """
        part = self.sentence.at(at, "given", "family")
        if part is not None and (strict or not part.prefix):
            return False
        readings = self.sentence.pack.words.readings(self.sentence.tokens[at].key)
        return any(r.conjunction or (r.preposition and r.definite) for r in readings)

    def _strong_capitals(self, at: int, last: int) -> bool:
        if at > 0 and self.sentence.tokens[at - 1].kind is not TokenKind.PUNCTUATION:
            return True
        return self.sentence.at(at, "given") is not None or last - at > 1

    def _is_particle(self, at: int) -> bool:
        return self.sentence.at(at, "particle") is not None

    def _name_word(self, at: int, *, first: bool, cased: bool) -> str:
        """``part`` for a known part of names, ``word`` for a possible one."""
        sentence = self.sentence
        if not first and not is_part(sentence, at) and self._stops_name(at):
            return ""
        if cased:
            return self._cased_word(at, first=first)
        if self._is_particle(at) or is_part(sentence, at):
            return "part"
        closed = ("function", "breakers")
        if sentence.at(at, "trigger", "speech", "cue", "preposition", "class"):
            return ""
        if any(sentence.word(at, group) for group in closed):
            return ""
        return "word" if self._uncommon(at, first=first) else ""

    def _uncommon(self, at: int, *, first: bool) -> bool:
        """Whether a word without capitals is a name where it stands."""
        key = self.sentence.key(at)
        if first:
            titled, rare = self._titled(at), self._rare(key, lone=True)
            return (titled or (rare and len(key) > 2)) and not self._known(at)
        if self._is_particle(at - 1) or self._nisba_surname(at):
            return True  # «di Maio»: behind a particle any word is a name
        return self._rare(key, lone=False) and len(key) > 2

    def _titled(self, at: int) -> bool:
        """Whether a title with the article stands before a word: a name follows."""
        count = getattr(self.sentence.pack.words, "count", None)
        key = self.sentence.tokens[at].key
        title = any(
            f.last == at and self.sentence.key(f.first).startswith(ARTICLE)
            for f in self.sentence.layer("honorific")
        )
        return title and count is not None and count(key) < TITLED * COMMON

    def _nisba_surname(self, at: int) -> bool:
        """«General Fahd the Turkish»: behind a title and one given name a surname."""
        sentence = self.sentence
        if self.cased or at == 0 or not is_part(sentence, at - 1):
            return False
        origin = sentence.key(at).startswith(ARTICLE) and sentence.ends(
            at, "adjective_endings"
        )
        return origin and self._titled(at - 1)

    def _known(self, at: int) -> bool:
        """Whether a word is a piece, or a noun of the roles with a preposition."""
        piece = self.piece(at)
        plain = self.piece(at, inside=True) is not None
        return plain or (piece is not None and piece.layer != "name")

    def _rare(self, key: str, *, lone: bool) -> bool:
        """Whether a word is too rare, or too seldom with its article, for a noun."""
        count = getattr(self.sentence.pack.words, "count", None)
        if count is None or count(key) >= COMMON:
            return False
        if not lone:
            return True
        if any(
            r.preposition and count(r.stem) >= COMMON
            for r in self.sentence.pack.words.readings(key)
        ):
            return False
        bare = key.removeprefix(ARTICLE)
        forms = sorted((count(bare), count(ARTICLE + bare)))
        return bool(forms[0] < max(FEW, NOUN_SHARE * forms[1]))

    def _stops_name(self, at: int) -> bool:
        """A known piece ends a name, unless it is a surname or follows a particle."""
        piece = self.piece(at, inside=True)
        if piece is None or self._is_particle(at - 1):
            return False
        if self.after and self.cased and is_town(piece):
            return False  # a town behind a name would need its preposition
        if self._nisba_surname(at):
            return False
        surname = is_person(piece) and is_part(self.sentence, at - 1)
        return not surname or piece.last > at + 1

    def _cased_word(self, at: int, *, first: bool) -> str:
        sentence = self.sentence
        token = sentence.tokens[at]
        if not token.upper:
            inner = not first and (self._is_particle(at) or self._hyphened(at))
            return "word" if inner else ""
        if sentence.word(at, "function") or sentence.word(at, "breakers"):
            return ""
        return "part" if is_part(sentence, at) else "word"

    def _hyphened(self, at: int) -> bool:
        """«Moon Jae-in»: the second half of a given name, where nouns have no such."""
        before, token = self.sentence.tokens[at - 1 : at + 1]
        return (
            self.after
            and before.upper
            and token.start == before.end + 1
            and (self.sentence.document.text[before.end] in SEPARATORS)
        )

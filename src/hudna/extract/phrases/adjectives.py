"""Adjectives and genitives behind a noun: how far its phrase goes on."""

from hudna.extract.phrases.chunk import Chunk, Introduced
from hudna.extract.phrases.piece import Piece
from hudna.extract.phrases.pieces import UNQUALIFYING, Pieces
from hudna.extract.sentence import Found, Sentence
from hudna.text.words import ARTICLE


def _is_noun(found: Found) -> bool:
    return getattr(found.value, "voice", "verb") == "noun"


class Adjectives:
    """A sentence and its pieces; finds the words that belong to a noun before them."""

    def __init__(self, sentence: Sentence, introduced: Introduced) -> None:
        self.sentence = sentence
        self.pieces = Pieces(sentence, introduced)
        self.introduced = introduced
        self.after = sentence.pack.modifiers_after
        self.cased = sentence.pack.cased

    def chunk(self, at: int) -> Chunk | None:
        """The phrase that begins at a token, if one does."""
        raise NotImplementedError

    def _over_adjectives(self, head: Piece, last: int) -> int:
        """The end of a phrase with the adjectives that agree with its head."""
        if not self.after:
            return last
        key = self.sentence.tokens[head.first].key
        definite = ARTICLE in (head.prefix[-2:], key[:2]) or last > head.last
        definite = definite and not self.cased
        if not definite and not self.cased:
            last = self._over_genitive(head, last)
            definite = last > head.last
        here = last
        while here - last < 3 and self.sentence.is_word(here):
            second = here > head.first + 1 and self._joined_adjective(here)
            also = definite and self._also_adjective(here)
            if not (second or also or self._adjective(here, last, definite=definite)):
                break
            here += 1
        return here

    def _adjective(self, at: int, noun: int, *, definite: bool) -> bool:
        """Whether an unknown word qualifies the noun that ends before a token."""
        if self.pieces.piece(at) is not None or self._prepositional(at):
            return False
        if self._verbal(at) or self.sentence.joined(at):
            return False
        if not definite:
            return self._ends(at, "adjective_endings")
        return self.pieces.qualifier(at) and self._agrees(noun - 1, at)

    def _also_adjective(self, at: int) -> bool:
        """Whether an office with the article is an adjective behind a noun."""
        words = self.sentence.pack.grammar.get("also_adjectives", frozenset())
        readings = self.sentence.pack.words.readings(self.sentence.key(at))
        return any(r.definite and r.stem in words for r in readings)

    def _agrees(self, noun: int, at: int) -> bool:
        """Whether an adjective may be of a noun: feminine ones have their ending."""
        endings = self.sentence.pack.grammar.get("feminine_endings", frozenset())
        if not endings or not self.sentence.ends(noun, "feminine_endings"):
            return True
        return self.sentence.ends(at, "feminine_endings")

    def _joined_adjective(self, at: int) -> bool:
        """«The political and parliamentary powers»: a second adjective, with «and»."""
        sentence = self.sentence
        readings = sentence.pack.words.readings(sentence.key(at))
        if not any(r.conjunction and r.definite for r in readings):
            return False
        if self.pieces.piece(at) is not None or self._verbal(at):
            return False
        alike = sentence.key(at)[-1:] == sentence.key(at - 1)[-1:]
        return alike and self._ends(at, "adjective_endings")

    def _prepositional(self, at: int) -> bool:
        """Whether a word may carry a preposition: no adjective does."""
        readings = self.sentence.pack.words.readings(self.sentence.key(at))
        return any(reading.preposition for reading in readings)

    def _over_genitive(self, head: Piece, last: int) -> int:
        """«committee of the initiative»: behind a bare head a noun with the article."""
        if self.sentence.ends(last - 1, "unbound_endings") or last > head.last:
            return last
        here = last
        if head.layer == "body" and self._bare_noun(here):
            here += 1
        if not self.sentence.is_word(here) or self.pieces.piece(here) is not None:
            return last
        genitive = self.pieces.qualifier(here) and not self._verbal(here)
        return here + 1 if genitive and not self.sentence.joined(here) else last

    def _bare_noun(self, at: int) -> bool:
        """An unknown noun without article and clitics, as inside a name of a body."""
        sentence = self.sentence
        if not sentence.is_word(at) or sentence.starts.get(at):
            return False
        readings = sentence.pack.words.readings(sentence.key(at))
        return len(readings) == 1 and not any(
            sentence.word(at, group) for group in UNQUALIFYING
        )

    def _verbal(self, at: int) -> bool:
        layers = (
            "trigger",
            "speech",
            "light",
            "light_passive",
            "plain",
            "cue",
            "class",
        )
        if self.sentence.at(at, "preposition") is not None:
            return True
        return self.sentence.at(at, *layers) is not None

    def _ends(self, at: int, group: str) -> bool:
        """Whether a word has one of the pack's endings, and letters before it."""
        key = self.sentence.tokens[at].key
        endings = self.sentence.pack.grammar.get(group, frozenset())
        return any(key.endswith(e) and len(key) > len(e) + 3 for e in endings)

    def _nisba(self, at: int) -> bool:
        """An adjective of origin with the article, such as «the Chechen»."""
        if not self.sentence.is_word(at):
            return False
        return self.pieces.qualifier(at) and self._ends(at, "adjective_endings")

    def _attributive(self, head: Piece) -> bool:
        """«a military academy»: a body that only qualifies the noun behind it."""
        sentence, at = self.sentence, head.last
        if not sentence.word(head.first, "attributive") or not sentence.is_word(at):
            return False
        closed = ("function", "auxiliaries", "conjunctions", "breakers", "relative")
        if sentence.tokens[at].upper or any(sentence.word(at, g) for g in closed):
            return False
        layers = ("trigger", "speech", "light", "preposition", "cue", "class")
        known = [f for f in sentence.starts.get(at, ()) if f.layer in layers]
        nouns = [f for f in known if f.layer == "class" or _is_noun(f)]
        return not known or bool(nouns)

"""Pieces of noun phrases: what the lexicon knows, and words that can only be names."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.phrases.chunk import Introduced
from hudna.extract.phrases.piece import (
    UNKNOWN,
    Piece,
    is_adjective,
    is_person,
    only_locates,
)
from hudna.extract.phrases.strangers import PART_LAYERS, Strangers, is_part
from hudna.extract.sentence import Found, Sentence
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind
from hudna.protocols import KnownName
from hudna.text.inflect import Tense
from hudna.text.words import ARTICLE

UNQUALIFYING = ("function", "breakers", "relative", "determiners")
"""Closed words: none of them is an adjective."""
RANKS = ("document", "honorific", "group", "office", "body", "name", "anonymous")
"""Layers of pieces; of two on the same words the later one wins."""


def introduce(sentences: Sequence[Sentence]) -> Introduced:
    """The known names that stand in full anywhere in a document."""
    refs = {
        found.value.ref
        for sentence in sentences
        for found in sentence.layer("name")
        if found.value.ref and (found.value.full or found.value.distinct)
    }
    countries = {
        found.value.country
        for sentence in sentences
        for found in sentence.layer("name")
        if found.value.country and found.value.kind is EntityKind.COUNTRY
    }
    return Introduced(refs, {}, frozenset(countries))


def _rank(found: Found | None) -> int | None:
    """Which layer wins on the same words; None for what is no piece."""
    if found is None:
        return None
    if found.layer == "name" and only_locates(found.value):
        return 0  # «the Gulf states» are somebody before they are a place
    return RANKS.index(found.layer) if found.layer in RANKS else None


class Pieces(Strangers):
    """Finds the pieces of phrases in one sentence."""

    def piece(
        self, at: int, *, inside: bool = False, titled: bool = False
    ) -> Piece | None:
        """The longest known piece at a token; inside a phrase no clitics.

        Behind a title or a group noun («President X», «the forces of X») short forms
        of the countries that the document names are believed too.
        """
        found = [f for f in self.sentence.starts.get(at, ()) if self._counts(f)]
        if inside:
            found = [f for f in found if f.prefix in ("", ARTICLE)]
        found.sort(key=lambda f: (f.last, _rank(f) or 0), reverse=True)
        for best in found:
            piece: Piece | None = Piece(at, best.last, best.layer, best)
            if piece is not None and best.layer == "name":
                piece = self._names_at(piece, titled=titled)
            if piece is not None:
                return self._longer(piece) or self._descended(piece)
        return None

    def _descended(self, piece: Piece) -> Piece:
        """«Salman bin Abdulaziz Al Saud»: fathers and houses belong to the name."""
        last = piece.last
        while is_person(piece) and self._is_particle(last) and self._is_named(last + 1):
            last += 2
        return replace(piece, last=last) if last > piece.last else piece

    def _is_named(self, at: int) -> bool:
        """Whether a word behind a particle is a name, as its capital or use tells."""
        if self.cased:
            return self.sentence.is_word(at) and self.sentence.tokens[at].upper
        return is_part(self.sentence, at)

    def _longer(self, piece: Piece) -> Piece | None:
        """An unknown person whose first name is the short one of somebody known."""
        short = piece.last == piece.first + 1 and not any(n.full for n in piece.names)
        if self.cased or not is_person(piece) or not short:
            return None
        at = piece.last
        if self.sentence.key(piece.first).startswith(ARTICLE):
            return None
        given = self.sentence.at(piece.first, "given", "also") is not None
        if not (given and self._rare_surname(at)) and not self._unheard_from(at):
            return None
        last = self.name_run(at, strict=False)
        return self.unknown(piece.first, last) if last > at else None

    def _unheard_from(self, at: int) -> bool:
        """Whether no text has a word, nor another form of it."""
        sentence = self.sentence
        known = not sentence.is_word(at) or sentence.starts.get(at)
        return not known and self._all_rare(at, at + 1)

    def _counts(self, found: Found) -> bool:
        """Whether a match may be a piece of a phrase where it stands."""
        if _rank(found) is None:
            return False
        if self._qualifies_noun(found):
            return False
        return not self._is_preposition(found) and not self._is_verb(found)

    def _qualifies_noun(self, found: Found) -> bool:
        """«the main crises»: an office that is an adjective behind another article."""
        also = self.sentence.pack.grammar.get("also_adjectives", frozenset())
        if not also or found.last - found.first > 1:
            return False
        readings = self.sentence.pack.words.readings
        here = readings(self.sentence.key(found.first))
        before = readings(self.sentence.key(found.first - 1))
        definite = any(r.definite for r in before)
        return definite and any(r.definite and r.stem in also for r in here)

    def _is_preposition(self, found: Found) -> bool:
        """Words that are written like an office but are a preposition here."""
        return found.layer != "name" and any(
            f.layer == "preposition" and f.last == found.last
            for f in self.sentence.starts[found.first]
        )

    def _is_verb(self, found: Found) -> bool:
        """A participle that is also an office, behind its auxiliary: «ha inviato»."""
        at = found.first
        if found.layer == "name" or at == 0 or found.last != at + 1:
            return False
        sentence = self.sentence
        if sentence.word(at - 1, "determiners"):
            return False
        forms = (
            f.value for f in sentence.starts[at] if f.layer in ("trigger", "light")
        )
        return sentence.word(at - 1, "auxiliaries") and any(
            getattr(getattr(value, "form", value), "tense", None) is Tense.PARTICIPLE
            for value in forms
        )

    def _names_at(self, best: Piece, *, titled: bool) -> Piece | None:
        names = [
            f.value
            for f in self.sentence.starts[best.first]
            if f.layer == "name" and f.last == best.last
        ]
        known = [n for n in names if self._stands(n)]
        if titled and not known:
            known = [n for n in names if n.country in self.introduced.countries]
        if not known:
            return None
        known.sort(key=lambda n: (n.ref not in self.introduced.refs, not n.distinct))
        return replace(best, names=tuple(dict.fromkeys(known)))

    def _stands(self, name: KnownName) -> bool:
        return name.full or name.distinct or name.ref in self.introduced.refs

    def next(self, at: int, *, skip: int = 0) -> Piece | None:
        """The next piece after a token, over at most ``skip`` unknown words."""
        for here in range(at, min(at + skip + 1, len(self.sentence.tokens))):
            if not self.sentence.is_word(here):
                return None
            piece = self.piece(here, inside=True)
            if piece is not None:
                return piece
            if not self.qualifier(here):
                return None
        return None

    def may_belong(self, last: int, following: Piece) -> bool:
        """Whether a phrase that ends at a token can go on with a piece.

        Where modifiers follow their noun, nothing but an adjective or a noun that
        agrees stands behind an article or a proper name: what follows «the
        government» is another phrase.
        """
        if not self.after or is_adjective(following):
            return True
        if self.cased:
            lone = following.last - following.first == 1
            return following.first == last and (lone or not is_person(following))
        if not (following.first > last or self._is_definite(last - 1)):
            return True
        return self._agrees(last - 1, following)

    def _is_definite(self, at: int) -> bool:
        key = self.sentence.tokens[at].key
        if any(r.definite for r in self.sentence.pack.words.readings(key)):
            return True
        ending = [
            f
            for here in range(max(0, at - 3), at + 1)
            for f in self.sentence.starts.get(here, ())
            if f.last == at + 1
        ]
        if any(f.layer in RANKS and f.layer != "name" for f in ending):
            return False
        return any(f.layer == "name" and not f.value.adjective for f in ending)

    def _agrees(self, at: int, following: Piece) -> bool:
        """«the rebels the Houthis»: a side that has the ending of its group noun."""
        if following.layer != "name" or not following.prefix.endswith(ARTICLE):
            return False
        endings = self.sentence.pack.grammar.get("people_endings", frozenset())
        one, other = self.sentence.key(at), self.sentence.key(following.last - 1)
        return any(one.endswith(e) and other.endswith(e) for e in endings)

    def qualifier(self, at: int) -> bool:
        """An unknown word that may stand inside a phrase: an adjective."""
        sentence = self.sentence
        if sentence.at(at, "trigger", "speech", "preposition", "cue"):
            return False
        if any(sentence.word(at, group) for group in UNQUALIFYING):
            return False
        if sentence.ends(at, "declined_endings"):
            return False
        token = sentence.tokens[at]
        if not self.cased:
            readings = sentence.pack.words.readings(token.key)
            return any(r.prefix == ARTICLE for r in readings)
        return not token.upper or sentence.word(at, "qualifying")

    def remember(self, name: Piece | None) -> None:
        """Note a name, so that short forms of it are known from here on."""
        if name is None:
            return
        self.introduced.refs.update(n.ref for n in name.names if n.ref)
        if name.layer == UNKNOWN:
            keys = tuple(
                self.sentence.tokens[i].key for i in range(name.first, name.last)
            )
            if len(keys) > 1 and len(keys[-1]) > 2:
                self.introduced.names.setdefault(keys[-1], keys)

    def unknown(self, first: int, last: int) -> Piece:
        """An unknown name, with the clitics on its first word."""
        parts = (
            f for f in self.sentence.starts.get(first, ()) if f.layer in PART_LAYERS
        )
        return Piece(first, last, UNKNOWN, next(parts, None))

    def span(self, piece: Piece) -> Span:
        """Where a piece stands, without conjunction and preposition."""
        return self.sentence.stem_span(piece.first, piece.last, piece.prefix)

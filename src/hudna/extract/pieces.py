"""Pieces of noun phrases: what the lexicon knows, and words that can only be names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hudna.extract.chunk import Introduced
from hudna.extract.sentence import Found, Sentence
from hudna.languages import RoleWord
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind
from hudna.protocols import KnownName
from hudna.text.inflect import Tense
from hudna.text.tokens import SEPARATORS, TokenKind
from hudna.text.words import ARTICLE

UNKNOWN = "unknown"
"""The layer of names that the lexicon does not have."""
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
UNQUALIFYING = ("function", "breakers", "relative", "determiners")
"""Closed words: none of them is an adjective."""
ABROAD = "IGO"
"""The country of international bodies."""
ARMED = frozenset({"REB", "MIL", "UAF", "OPP", "PTY"})
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


@dataclass(frozen=True, slots=True)
class Piece:
    """A match, or an unknown name, inside a phrase."""

    first: int
    last: int
    layer: str
    found: Found | None = None
    names: tuple[KnownName, ...] = ()

    @property
    def role(self) -> RoleWord | None:
        """The role word that was found, if it is one."""
        named = self.layer in ("name", UNKNOWN)
        return self.found.value if self.found and not named else None

    @property
    def prefix(self) -> str:
        """The clitics on the first word."""
        return self.found.prefix if self.found else ""


class Pieces:
    """Finds the pieces of phrases in one sentence."""

    def __init__(self, sentence: Sentence, introduced: Introduced) -> None:
        self.sentence = sentence
        self.introduced = introduced
        self.after = sentence.pack.modifiers_after
        self.cased = sentence.pack.cased

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
                return self._longer(piece) or piece
        return None

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
        """Whether a word is one that no text has, and no form of one that texts have."""
        sentence = self.sentence
        known = not sentence.is_word(at) or sentence.starts.get(at)
        return not known and self._all_rare(at, at + 1)

    def _counts(self, found: Found) -> bool:
        """Whether a match may be a piece of a phrase where it stands."""
        if _rank(found) is None:
            return False
        return not self._is_preposition(found) and not self._is_verb(found)

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
            return any(r.prefix == "ال" for r in readings)
        return not token.upper or token.key in ("led", "backed")

    def name_run(self, at: int, *, strict: bool) -> int:
        """The end of a run of words that can only be a name."""
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
        while here > at and self._is_particle(here - 1):
            here -= 1
        known = self._part(at, at, strict=strict) is not None
        if strict and not cased and not (known and here - at > 1):
            return here if self._unheard(at, here) else at
        if strict and cased and not self._strong_capitals(at, here):
            return at
        return here

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
        token = sentence.tokens[at]
        if not first and not is_part(sentence, at) and self._stops_name(at):
            return ""
        if cased:
            return self._cased_word(at, first=first)
        if self._is_particle(at):
            return "word"
        if is_part(sentence, at):
            return "part"
        if sentence.at(at, "trigger", "speech", "cue", "preposition", "class"):
            return ""
        if sentence.word(at, "function") or sentence.word(at, "breakers"):
            return ""
        if not first and self._is_particle(at - 1):
            return "word"  # «di Maio»: behind a particle any word is a name
        if first and self._titled(at) and not self._known(at):
            return "word"
        if not first and self._nisba_surname(at):
            return "word"
        rare = self._rare(token.key, lone=first)
        known = first and self._known(at)
        return "word" if rare and not known and len(token.key) > 2 else ""

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
        if self.after and self.cased and _is_town(piece):
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


def is_part(sentence: Sentence, at: int) -> bool:
    """Whether a word is a known given or family name."""
    return sentence.at(at, "given", "family") is not None


def _rank(found: Found | None) -> int | None:
    """Which layer wins on the same words; None for what is no piece."""
    if found is None:
        return None
    if found.layer == "name" and _only_locates(found.value):
        return 0  # «the Gulf states» are somebody before they are a place
    return RANKS.index(found.layer) if found.layer in RANKS else None


def _only_locates(name: KnownName) -> bool:
    """Whether a name is that of a place and of nothing else."""
    return name.place and name.kind is EntityKind.UNKNOWN


def is_adjective(piece: Piece) -> bool:
    """Whether a piece is the adjective of a people, such as «Italian»."""
    return bool(piece.names) and piece.names[0].adjective


def _is_town(piece: Piece) -> bool:
    """Whether a piece is the name of a place and of nothing else."""
    return bool(piece.names) and all(map(_only_locates, piece.names))


def is_person(piece: Piece) -> bool:
    """Whether a piece is the name of a person."""
    if piece.layer == UNKNOWN:
        return True
    return bool(piece.names) and piece.names[0].kind is EntityKind.PERSON


def refs_of(piece: Piece | None) -> tuple[str, ...]:
    """The actors that a name may stand for, best first."""
    if piece is None:
        return ()
    return tuple(dict.fromkeys(n.ref for n in piece.names if n.ref))


def owner_of(owners: tuple[Piece, ...]) -> tuple[str | None, str | None]:
    """Country and actor that an office, body or group belongs to.

    Beside a country an international body says nothing of where somebody is.
    """
    country = of = None
    for piece in owners:
        for name in piece.names[:1]:
            country = name.country if country in (None, ABROAD) else country
            if name.kind not in (EntityKind.COUNTRY, EntityKind.UNKNOWN):
                of = of or name.ref
    return country, of or country


def refs_of_armed(word: RoleWord, owners: tuple[Piece, ...]) -> tuple[str, ...]:
    """«Houthi rebels» are the Houthis: a group noun that repeats its side."""
    if word.layer != "group" or word.sector not in ARMED:
        return ()
    for piece in owners:
        for name in piece.names[:1]:
            if name.kind in (EntityKind.GROUP, EntityKind.ORGANIZATION) and name.ref:
                return (name.ref,)
    return ()

"""Noun phrases that name or describe actors and places.

A phrase is put together from pieces that the lexicon knows (offices, bodies, group
nouns, names, peoples, countries) in the order the pack declares, and from unknown
words that stand where only a name can stand. Nothing is resolved here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hudna.extract.sentence import Found, Sentence
from hudna.languages import RoleWord
from hudna.model.extraction import EntityMention
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind, SourceClass
from hudna.protocols import KnownName
from hudna.text.tokens import TokenKind
from hudna.text.words import ARTICLE, CONJUNCTIONS

NAME_LAYERS = ("name",)
ROLE_LAYERS = ("anonymous", "office", "body", "group", "honorific", "document")
PART_LAYERS = ("given", "family", "particle")
COMPLEMENTS = {
    "office": frozenset({"of", "to", "for"}),
    "honorific": frozenset({"of", "to", "for"}),
    "body": frozenset({"of", "to", "for"}),
}
"""Slots of the phrases that say what an office or body is of."""
ABROAD = frozenset({"ambassador", "consul", "envoy", "delegate", "embassy", "mission"})
"""Heads whose phrase may say where they are posted."""
LONGEST_NAME = 5
"""Tokens of an unknown personal name."""
COMMON = 3000
"""Words commoner than this (per hundred million) are no unknown names."""
ARMED = frozenset({"REB", "MIL", "UAF", "OPP", "PTY"})
ADJECTIVE_ENDINGS = ("ي", "يه", "يا", "يين", "يون", "يات")
"""Endings of adjectives of origin, with case and number."""
COMMAS = frozenset(",،")
PERSONAL = frozenset({"office", "honorific"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A noun phrase in a sentence.

    ``first`` and ``last`` are tokens; ``prefix`` the proclitics on the first one;
    ``adjectival`` phrases only qualify another noun; ``owner`` is the phrase this
    one's head belongs to («X's envoy»); ``place`` says that it may locate.
    """

    first: int
    last: int
    mention: EntityMention
    prefix: str = ""
    adjectival: bool = False
    possessive: bool = False
    place: bool = False
    people: bool = True

    @property
    def span(self) -> Span:
        """Where the phrase stands."""
        return self.mention.span


@dataclass(slots=True)
class Introduced:
    """What a document has named so far: short forms follow full ones."""

    refs: set[str]
    names: dict[str, tuple[str, ...]]
    """Last word of an unknown full name to all its words."""


def find_chunks(sentence: Sentence, introduced: Introduced) -> list[Chunk]:
    """The noun phrases of a sentence, in order and without overlap."""
    builder = _Builder(sentence, introduced)
    out: list[Chunk] = []
    at = 0
    while at < len(sentence.tokens):
        chunk = builder.chunk(at)
        if chunk is None:
            at += 1
        else:
            out.append(chunk)
            at = max(chunk.last, at + 1)
    return _with_appositions(sentence, out)


APPOSITION = 8
"""Tokens of an office that may stand between its head and the name of its holder."""


def _with_appositions(sentence: Sentence, chunks: Sequence[Chunk]) -> list[Chunk]:
    """Join an office to the person named right behind it, over its complement.

    «The head of the regional centre, X», «مدير المركز الإقليمي فلان».
    """
    out: list[Chunk] = []
    for chunk in chunks:
        while out and _holds_office(sentence, out, chunk):
            chunk = _joined(out, chunk)  # noqa: PLW2901 - it grows by its office
        out.append(chunk)
    return out


def _holds_office(sentence: Sentence, before: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether the nearest office before a person is theirs: nothing else between."""
    if chunk.mention.kind is not EntityKind.PERSON or chunk.mention.office is not None:
        return False
    if chunk.prefix:
        return False
    head = _office_before(before)
    if head is None or chunk.first - head.last > APPOSITION:
        return False
    commas = 0
    for at in range(head.last, chunk.first):
        token = sentence.tokens[at]
        if token.kind is TokenKind.PUNCTUATION:
            commas += 1
            if token.key not in COMMAS or at != chunk.first - 1:
                return False
        elif _breaks_phrase(sentence, at):
            return False
    return bool(commas) or sentence.pack.modifiers_after


def _breaks_phrase(sentence: Sentence, at: int) -> bool:
    layers = ("trigger", "speech", "light", "light_passive", "complementizer", "cue")
    return (
        sentence.at(at, *layers) is not None
        or sentence.word(at, "breakers")
        or sentence.word(at, "relative")
        or sentence.word(at, "pronouns_subject")
    )


def _office_before(chunks: Sequence[Chunk]) -> Chunk | None:
    """The last office without a name, if only what it is of stands behind it."""
    for chunk in reversed(chunks):
        mention = chunk.mention
        if mention.kind is EntityKind.PERSON:
            return None
        if mention.kind is EntityKind.ROLE and mention.office is not None:
            return chunk
    return None


def _joined(out: list[Chunk], chunk: Chunk) -> Chunk:
    """The person with the office taken off the list, and what stood between."""
    while (head := out.pop()).mention.kind is not EntityKind.ROLE:
        pass
    office = head.mention
    mention = replace(
        chunk.mention,
        office=office.office,
        office_of=office.office_of,
        office_at=office.office_at,
        country=chunk.mention.country or office.country,
        sectors=chunk.mention.sectors or office.sectors,
    )
    return replace(chunk, first=head.first, prefix=head.prefix, mention=mention)


def introduce(sentences: Sequence[Sentence]) -> Introduced:
    """The known names that stand in full anywhere in a document."""
    refs = {
        found.value.ref
        for sentence in sentences
        for found in sentence.layer("name")
        if found.value.ref and (found.value.full or found.value.distinct)
    }
    return Introduced(refs, {})


@dataclass(frozen=True, slots=True)
class _Piece:
    """A match, or an unknown name, inside a phrase."""

    first: int
    last: int
    layer: str
    found: Found | None = None
    names: tuple[KnownName, ...] = ()

    @property
    def role(self) -> RoleWord | None:
        return self.found.value if self.found and self.layer != "name" else None

    @property
    def prefix(self) -> str:
        return self.found.prefix if self.found else ""


class _Builder:
    def __init__(self, sentence: Sentence, introduced: Introduced) -> None:
        self.sentence = sentence
        self.introduced = introduced
        self.after = sentence.pack.modifiers_after

    def chunk(self, at: int) -> Chunk | None:
        """The phrase that begins at a token, if one does."""
        if not self.sentence.is_word(at):
            return None
        piece = self.piece(at)
        if piece is None:
            return self._short_name(at) or self._unknown_name(at, strict=True)
        if piece.layer == "name" and not self.after:
            head = self._head_after(piece)
            if head is not None:
                return self._described(piece, head)
        if piece.layer in PERSONAL:
            return self._person(piece, ())
        if piece.layer in ("group", "body", "anonymous", "document"):
            return self._collective(piece, ())
        if piece.layer == "name":
            return self._named(piece)
        return self._unknown_name(at, strict=True)

    # -- pieces --------------------------------------------------------------

    def piece(self, at: int, *, inside: bool = False) -> _Piece | None:
        """The longest known piece at a token; inside a phrase no clitics."""
        best: _Piece | None = None
        for found in self.sentence.starts.get(at, ()):
            if inside and found.prefix not in ("", "ال"):
                continue
            rank = _rank(found)
            if rank is None or self._is_preposition(found):
                continue
            if best is None or (found.last, rank) > (best.last, _rank(best.found) or 0):
                best = _Piece(at, found.last, found.layer, found)
        if best is None or best.layer != "name":
            return best
        return self._names_at(best)

    def _is_preposition(self, found: Found) -> bool:
        """Words that are written like an office but are a preposition here."""
        return found.layer != "name" and any(
            f.layer == "preposition" and f.last == found.last
            for f in self.sentence.starts[found.first]
        )

    def _names_at(self, best: _Piece) -> _Piece | None:
        names = [
            f.value
            for f in self.sentence.starts[best.first]
            if f.layer == "name" and f.last == best.last
        ]
        known = [n for n in names if self._stands(n)]
        if not known:
            return None
        known.sort(key=lambda n: (n.ref not in self.introduced.refs, not n.distinct))
        return replace(best, names=tuple(dict.fromkeys(known)))

    def _stands(self, name: KnownName) -> bool:
        return name.full or name.distinct or name.ref in self.introduced.refs

    def _next(self, at: int, *, skip: int = 0) -> _Piece | None:
        """The next piece after a token, over at most ``skip`` unknown words."""
        for here in range(at, min(at + skip + 1, len(self.sentence.tokens))):
            if not self.sentence.is_word(here):
                return None
            piece = self.piece(here, inside=True)
            if piece is not None:
                return piece
            if not self._qualifier(here):
                return None
        return None

    def _qualifier(self, at: int) -> bool:
        """An unknown word that may stand inside a phrase: an adjective."""
        sentence = self.sentence
        if sentence.at(at, "trigger", "speech", "preposition", "cue"):
            return False
        if sentence.word(at, "function") or sentence.word(at, "breakers"):
            return False
        token = sentence.tokens[at]
        if self.after:
            readings = sentence.pack.words.readings(token.key)
            return any(r.prefix == "ال" for r in readings)
        return not token.upper or token.key in ("led", "backed")

    # -- phrases that begin with their head ----------------------------------

    def _person(self, piece: _Piece, owners: Sequence[_Piece]) -> Chunk | None:
        """Offices and titles with what they are of, then the name they belong to."""
        office = piece if piece.layer == "office" else None
        last = piece.last
        found = list(owners)
        name: _Piece | None = None
        while (following := self._next(last, skip=2 if self.after else 0)) is not None:
            if following.layer == "office":
                office = office or following
            elif self._is_owner(following, office):
                found.append(following)
            elif following.layer != "honorific":
                name = following if _is_person(following) else None
                last = name.last if name else last
                break
            last = following.last
        if name is None:
            last = self._complements(piece, last, found)
            name = self._name_after(last)
            last = name.last if name else last
        if office is None and name is None:
            return None
        return self._office_chunk(piece, last, office, tuple(found), name)

    def _is_owner(self, piece: _Piece, office: _Piece | None) -> bool:
        if office is None:
            return False
        if piece.layer in ("body", "group"):
            return True
        return piece.layer == "name" and not _is_person(piece)

    def _complements(self, head: _Piece, last: int, owners: list[_Piece]) -> int:
        """The end of «of X», «to X» after an office or body; X joins the owners."""
        slots = COMPLEMENTS.get(head.layer, frozenset({"of"}))
        if head.role and (head.role.key or head.role.english) in ABROAD:
            slots |= {"in", "at"}
        while last < len(self.sentence.tokens):
            target = self._complement(last, slots)
            if target is None or not self._locates(target):
                break
            owners.append(target)
            last = target.last
        return last

    def _complement(self, at: int, slots: frozenset[str]) -> _Piece | None:
        """What a preposition at a token, written apart or together, governs."""
        sentence = self.sentence
        found = sentence.at(at, "preposition")
        if found is not None:
            if not slots & set(self._slots(found.value)):
                return None
            start = found.last
            while sentence.is_word(start) and sentence.word(start, "determiners"):
                start += 1
            return self._next(start, skip=1)
        if not self.after or not sentence.is_word(at):
            return None
        piece = self.piece(at)
        if piece is None or piece.found is None:
            return None
        letter = piece.found.reading.preposition
        return piece if letter and slots & set(self._slots(letter)) else None

    def _locates(self, piece: _Piece) -> bool:
        return piece.layer in ("body", "group") or (
            piece.layer == "name" and not _is_person(piece)
        )

    def _slots(self, preposition: str) -> tuple[str, ...]:
        return self.sentence.pack.prepositions.get(preposition, ())

    def _name_after(self, at: int) -> _Piece | None:
        """The personal name that must follow an office or a title."""
        here = self._behind_adjectives(at)
        piece = self.piece(here, inside=True) if self.sentence.is_word(here) else None
        if piece is not None and _is_person(piece):
            return piece
        last = self._name_run(here, strict=False)
        return _Piece(here, last, "unknown") if last > here else None

    def _behind_adjectives(self, at: int) -> int:
        """Over unknown adjectives with the article, if a name follows them."""
        here = at
        while self.after and here - at < 2 and self._nisba(here):
            here += 1
        if here == at:
            return at
        follows = self.sentence.is_word(here) and (
            self._name_run(here, strict=False) > here
            or ((piece := self.piece(here, inside=True)) and _is_person(piece))
        )
        return here if follows else at

    def _nisba(self, at: int) -> bool:
        """An adjective of origin with the article, such as «the Chechen»."""
        if not self.sentence.is_word(at):
            return False
        key = self.sentence.tokens[at].key
        return self._qualifier(at) and key.endswith(("ي", "يه")) and len(key) > 4

    def _office_chunk(
        self,
        piece: _Piece,
        last: int,
        office: _Piece | None,
        owners: tuple[_Piece, ...],
        name: _Piece | None,
    ) -> Chunk:
        country, of = _owner(owners)
        word = office.role if office else None
        name_at = self._span(name) if name else None
        mention = EntityMention(
            span=name_at or self.sentence.stem_span(piece.first, last, piece.prefix),
            kind=EntityKind.PERSON if name else EntityKind.ROLE,
            refs=_refs(name),
            name_at=name_at,
            office=word.key if word else None,
            office_of=of,
            office_at=self._office_span(office, owners) if office else None,
            country=country,
            sectors=(word.sector,) if word and word.sector else (),
        )
        self._remember(name)
        return self._finish(piece, last, mention)

    def _office_span(self, office: _Piece, owners: tuple[_Piece, ...]) -> Span:
        pieces = [office, *owners]
        first = min(pieces, key=lambda p: p.first)
        last = max(p.last for p in pieces)
        return self.sentence.stem_span(first.first, last, first.prefix)

    def _collective(self, head: _Piece, owners: tuple[_Piece, ...]) -> Chunk | None:
        """Bodies and groups with the country, place or side they belong to."""
        last = head.last
        found = list(owners)
        while (following := self._next(last, skip=1)) is not None:
            if not self._locates(following) and not _is_person(following):
                break
            if not self.after and following.layer != "group":
                break  # «government Washington» is no phrase
            found.append(following)
            last = following.last
            if _is_person(following):
                break
        last = self._over_adjectives(head, last)
        last = self._complements(head, last, found)
        mention = self._collective_mention(head, last, tuple(found))
        return self._finish(self._first(head, found), last, mention)

    def _over_adjectives(self, head: _Piece, last: int) -> int:
        """The end of a phrase with the adjectives that agree with its head."""
        if not self.after:
            return last
        key = self.sentence.tokens[head.first].key
        definite = ARTICLE in (head.prefix[-2:], key[:2]) or last > head.last
        here = last
        while here - last < 3 and self.sentence.is_word(here):
            nisba = self.sentence.tokens[here].key.endswith(ADJECTIVE_ENDINGS)
            known = self.piece(here) is not None
            if known or not (self._qualifier(here) if definite else nisba):
                break
            if self._verbal(here) or self.sentence.joined(here):
                break
            here += 1
        return here

    def _verbal(self, at: int) -> bool:
        layers = ("trigger", "speech", "light", "light_passive", "preposition", "cue")
        return self.sentence.at(at, *layers) is not None

    def _first(self, head: _Piece, owners: list[_Piece]) -> _Piece:
        return min([head, *owners], key=lambda p: p.first)

    def _collective_mention(
        self, head: _Piece, last: int, owners: tuple[_Piece, ...]
    ) -> EntityMention:
        country, of = _owner(owners)
        word = head.role
        assert word is not None  # noqa: S101 - collective pieces are role words
        first = self._first(head, list(owners))
        refs = _refs_of_armed(word, owners)
        anonymous = word.anonymous
        if head.layer == "document":
            anonymous = None
        kind = word.kind
        if anonymous is not None:
            kind = EntityKind.GROUP
        elif head.layer == "document":
            kind = EntityKind.UNKNOWN
        return EntityMention(
            span=self.sentence.stem_span(first.first, last, first.prefix),
            kind=kind,
            refs=refs,
            office=f"{head.layer}:{word.english}",
            office_of=of,
            country=country,
            sectors=(word.sector,) if word.sector else (),
            anonymous=anonymous,
        )

    # -- phrases that begin with a name --------------------------------------

    def _head_after(self, piece: _Piece) -> _Piece | None:
        """The office, body or group that a name before it qualifies."""
        if _is_person(piece):
            return None
        last = piece.last
        if self._possessive(last):
            last += 1
        head = self._next(last, skip=2)
        if head is None or head.layer not in ("office", "body", "group", "anonymous"):
            return None
        return head

    def _possessive(self, at: int) -> bool:
        """Whether a possessive ending stands at a token: «Iran's», «the Houthis'»."""
        key = self.sentence.key(at)
        if key != "'":
            return key == "s"
        before, mark = self.sentence.tokens[at - 1 : at + 1]
        return before.end == mark.start and before.key.endswith("s")

    def _described(self, piece: _Piece, head: _Piece) -> Chunk | None:
        if head.layer == "office":
            chunk = self._person(head, (piece,))
        else:
            chunk = self._collective(head, (piece,))
        if chunk is None:
            return None
        mention = chunk.mention
        if mention.name_at is None:
            first = self.sentence.tokens[piece.first].start
            mention = replace(mention, span=Span(first, mention.span.end))
        return replace(chunk, first=piece.first, mention=mention, prefix=piece.prefix)

    def _named(self, piece: _Piece) -> Chunk | None:
        name = piece.names[0]
        if name.adjective and not self._is_people(piece):
            if (person := self._elliptic(piece)) is not None:
                return person
            return self._finish(
                piece, piece.last, self._mention(piece), adjectival=True
            )
        chunk = self._finish(piece, piece.last, self._mention(piece))
        if _is_person(piece):
            return self._apposition(chunk)
        return chunk

    def _elliptic(self, piece: _Piece) -> Chunk | None:
        """«… and the Pakistani Nawaz Sharif»: an adjective before a person's name."""
        if not self.after or not piece.prefix.startswith(CONJUNCTIONS):
            return None
        at = piece.last
        known = self.piece(at, inside=True) if self.sentence.is_word(at) else None
        if known is None or not _is_person(known):
            last = self._name_run(at, strict=True)
            known = _Piece(at, last, "unknown") if last > at else None
        if known is None:
            return None
        self._remember(known)
        mention = EntityMention(
            span=self._span(known),
            kind=EntityKind.PERSON,
            refs=_refs(known),
            name_at=self._span(known),
            country=piece.names[0].country,
        )
        return self._finish(piece, known.last, mention)

    def _is_people(self, piece: _Piece) -> bool:
        """Whether a people's name stands as a noun («the Americans»)."""
        words = self.sentence.tokens_span(piece.first, piece.last)
        key = self.sentence.tokens[piece.last - 1].key
        if self.after:
            return key.endswith(("ون", "ين")) and len(words) > 3
        return key.endswith("s") and key != "s"

    def _mention(self, piece: _Piece) -> EntityMention:
        name = piece.names[0]
        span = self.sentence.stem_span(piece.first, piece.last, piece.prefix)
        kind = EntityKind.COUNTRY if name.adjective or name.seat else name.kind
        return EntityMention(
            span=span,
            kind=kind,
            refs=_refs(piece),
            name_at=span,
            country=name.country,
            sectors=name.sectors,
        )

    def _apposition(self, chunk: Chunk) -> Chunk:
        """An office that follows a name, directly or after a comma."""
        sentence = self.sentence
        last = chunk.last
        comma = sentence.key(last) in (",", "،")
        at = last + 1 if comma else last
        if comma and sentence.key(at) in ("the", "a", "an"):
            at += 1
        if not sentence.is_word(at) or (not comma and not self.after):
            return chunk
        piece = self.piece(at, inside=True)
        if piece is None or piece.layer != "office":
            return chunk
        described = self._person(piece, ())
        if described is None or described.mention.name_at is not None:
            return chunk
        extra = described.mention
        mention = replace(
            chunk.mention,
            office=extra.office,
            office_of=extra.office_of,
            office_at=extra.office_at,
        )
        return replace(chunk, last=described.last, mention=mention)

    # -- unknown names --------------------------------------------------------

    def _unknown_name(self, at: int, *, strict: bool) -> Chunk | None:
        last = self._name_run(at, strict=strict)
        if last <= at or (strict and last - at < 2):
            return None
        piece = _Piece(at, last, "unknown")
        span = self._span(piece)
        prefix = self._prefix(at)
        given = self.sentence.at(at, "given") is not None
        kind = EntityKind.PERSON if given else EntityKind.UNKNOWN
        mention = EntityMention(
            span=self.sentence.stem_span(at, last, prefix), kind=kind, name_at=span
        )
        self._remember(piece)
        chunk = Chunk(first=at, last=last, mention=mention, prefix=prefix)
        return self._apposition(chunk)

    def _name_run(self, at: int, *, strict: bool) -> int:
        """The end of a run of words that can only be a name."""
        cased = not self.after
        here = at
        parts = 0
        while here < len(self.sentence.tokens) and here - at < LONGEST_NAME:
            if not self.sentence.is_word(here):
                break
            if here > at and self.after and self.sentence.joined(here):
                break
            kind = self._name_word(here, first=here == at, cased=cased)
            if not kind:
                break
            parts += kind == "part"
            here += 1
        while here > at and self._is_particle(here - 1):
            here -= 1
        if strict and not cased and not (_part(self.sentence, at) and here - at > 1):
            return at
        if strict and cased and not self._strong_capitals(at, here):
            return at
        return here

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
        if (
            not first
            and self.piece(at, inside=True) is not None
            and not _part(sentence, at)
        ):
            return ""
        if cased:
            return self._cased_word(at, first=first)
        if self._is_particle(at):
            return "word"
        if _part(sentence, at):
            return "part"
        if sentence.at(at, "trigger", "speech", "cue", "preposition", "class"):
            return ""
        if sentence.word(at, "function") or sentence.word(at, "breakers"):
            return ""
        counts = getattr(sentence.pack.words, "count", None)
        rare = counts is not None and counts(token.key) < COMMON
        return "word" if rare and len(token.key) > 2 else ""

    def _cased_word(self, at: int, *, first: bool) -> str:
        sentence = self.sentence
        token = sentence.tokens[at]
        if not token.upper:
            inner = not first and self._is_particle(at)
            return "word" if inner else ""
        if sentence.word(at, "function") or sentence.word(at, "breakers"):
            return ""
        return "part" if _part(sentence, at) else "word"

    def _short_name(self, at: int) -> Chunk | None:
        """The last word of a full name that the document gave before."""
        sentence = self.sentence
        token = sentence.tokens[at]
        if not self.after and not token.upper:
            return None
        for reading in sentence.pack.words.readings(token.key):
            if reading.suffix or reading.definite:
                continue
            if reading.stem in self.introduced.names:
                span = sentence.stem_span(at, at + 1, reading.prefix)
                mention = EntityMention(span=span, kind=EntityKind.PERSON, name_at=span)
                return Chunk(
                    first=at, last=at + 1, mention=mention, prefix=reading.prefix
                )
        return None

    def _remember(self, name: _Piece | None) -> None:
        if name is None:
            return
        self.introduced.refs.update(n.ref for n in name.names if n.ref)
        if name.layer == "unknown":
            keys = tuple(
                self.sentence.tokens[i].key for i in range(name.first, name.last)
            )
            if len(keys) > 1 and len(keys[-1]) > 2:
                self.introduced.names.setdefault(keys[-1], keys)

    # -- finishing ------------------------------------------------------------

    def _span(self, piece: _Piece) -> Span:
        return self.sentence.stem_span(piece.first, piece.last, piece.prefix)

    def _prefix(self, at: int) -> str:
        for found in self.sentence.starts.get(at, ()):
            if found.layer in PART_LAYERS:
                return found.prefix
        return ""

    def _finish(
        self,
        first: _Piece,
        last: int,
        mention: EntityMention,
        *,
        adjectival: bool = False,
    ) -> Chunk:
        possessive = self._possessive(last)
        names = first.names
        return Chunk(
            first=first.first,
            last=last,
            mention=mention,
            prefix=first.prefix,
            adjectival=adjectival,
            possessive=possessive,
            place=bool(names) and names[0].place and first.last == last,
            people=not names
            or not names[0].place
            or names[0].kind != EntityKind.UNKNOWN,
        )


def _part(sentence: Sentence, at: int) -> bool:
    return sentence.at(at, "given", "family") is not None


def _rank(found: Found | None) -> int | None:
    """Which layer wins on the same words; None for what is no piece."""
    if found is None:
        return None
    order = ("document", "honorific", "group", "office", "body", "name", "anonymous")
    return order.index(found.layer) if found.layer in order else None


def _is_person(piece: _Piece) -> bool:
    return bool(piece.names) and piece.names[0].kind is EntityKind.PERSON


def _refs(piece: _Piece | None) -> tuple[str, ...]:
    if piece is None:
        return ()
    return tuple(dict.fromkeys(n.ref for n in piece.names if n.ref))


def _owner(owners: tuple[_Piece, ...]) -> tuple[str | None, str | None]:
    """Country and actor that an office, body or group belongs to."""
    country = of = None
    for piece in owners:
        for name in piece.names[:1]:
            country = country or name.country
            if name.kind not in (EntityKind.COUNTRY, EntityKind.UNKNOWN):
                of = of or name.ref
    return country, of or country


def _refs_of_armed(word: RoleWord, owners: tuple[_Piece, ...]) -> tuple[str, ...]:
    """«Houthi rebels» are the Houthis: a group noun that repeats its side."""
    if word.layer != "group" or word.sector not in ARMED:
        return ()
    for piece in owners:
        for name in piece.names[:1]:
            if name.kind in (EntityKind.GROUP, EntityKind.ORGANIZATION) and name.ref:
                return (name.ref,)
    return ()


def is_anonymous(mention: EntityMention) -> SourceClass | None:
    """The class of a source whose name the text hides."""
    return mention.anonymous

"""Phrases that begin with a name, and names that no list has."""

from dataclasses import replace

from hudna.extract.phrases.bodies import Bodies
from hudna.extract.phrases.chunk import Chunk
from hudna.extract.phrases.counterparts import COUNTERPART
from hudna.extract.phrases.piece import Piece, is_person, refs_of
from hudna.model.extraction import EntityMention
from hudna.model.vocabulary import EntityKind
from hudna.text.words import ARTICLE


class Named(Bodies):
    """Builds the phrases of names."""

    def _named(self, piece: Piece) -> Chunk | None:
        name = piece.names[0]
        if name.adjective and not self._is_people(piece):
            if (person := self._elliptic(piece)) is not None:
                return person
            return self._finish(
                piece, piece.last, self._mention(piece), adjectival=True
            )
        chunk = self._finish(piece, piece.last, self._mention(piece))
        if is_person(piece):
            return self._apposition(chunk)
        return chunk

    def _elliptic(self, piece: Piece) -> Chunk | None:
        """«The Pakistani Nawaz Sharif»: an adjective before a person's name."""
        if not self.after or self.cased or not piece.prefix.endswith(ARTICLE):
            return None
        at = piece.last
        known = (
            self.pieces.piece(at, inside=True) if self.sentence.is_word(at) else None
        )
        if known is None or not is_person(known):
            last = self.pieces.name_run(at, strict=True)
            known = self.pieces.unknown(at, last) if last > at else None
        if known is None:
            return None
        self.pieces.remember(known)
        mention = EntityMention(
            span=self.pieces.span(known),
            kind=EntityKind.PERSON,
            refs=refs_of(known),
            name_at=self.pieces.span(known),
            country=piece.names[0].country,
        )
        return self._apposition(self._finish(piece, known.last, mention))

    def _is_people(self, piece: Piece) -> bool:
        """Whether a people's name stands as a noun («the Americans»)."""
        if self.after and self.cased:
            return self._begins_phrase(piece.first)
        return self._ends(piece.last - 1, "people_endings")

    def _begins_phrase(self, at: int) -> bool:
        """Whether a word that may follow a noun stands where a noun must."""
        sentence = self.sentence
        if at == 0 or not sentence.is_word(at - 1) or sentence.tokens[at].upper:
            return True
        governed = any(p.last == at for p in sentence.layer("preposition"))
        return governed or sentence.word(at - 1, "determiners")

    def _mention(self, piece: Piece) -> EntityMention:
        name = piece.names[0]
        span = self.sentence.stem_span(piece.first, piece.last, piece.prefix)
        people = name.adjective and name.ref is None
        kind = EntityKind.COUNTRY if people or name.seat else name.kind
        return EntityMention(
            span=span,
            kind=kind,
            refs=refs_of(piece),
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
        if comma and sentence.is_word(at) and sentence.word(at, "determiners"):
            at += 1
        if not sentence.is_word(at) or (not comma and self.cased):
            return chunk
        piece = self.pieces.piece(at, inside=True)
        if piece is not None and not comma and self._describes(piece):
            described = self._collective(piece, ())
            return replace(chunk, last=described.last) if described else chunk
        if piece is None or piece.layer != "office":
            return chunk
        described = self._person(piece, ())
        if described is None or described.mention.name_at is not None:
            return chunk
        if described.mention.office == COUNTERPART:
            return chunk
        extra = described.mention
        mention = replace(
            chunk.mention,
            office=extra.office,
            office_of=extra.office_of,
            office_at=extra.office_at,
        )
        return replace(chunk, last=described.last, mention=mention)

    def _describes(self, piece: Piece) -> bool:
        """«X, the official in …»: a noun for one with the article behind a name."""
        definite = self.sentence.key(piece.first).startswith(ARTICLE)
        one = not self._ends(piece.last - 1, "people_endings")
        return piece.layer == "group" and definite and one and self._one_person(piece)

    def _one_person(self, piece: Piece) -> bool:
        return self.sentence.word(piece.first, "singular_groups")

    def _unknown_name(self, at: int, *, strict: bool) -> Chunk | None:
        last = self.pieces.name_run(at, strict=strict)
        lone = strict and last - at < 2
        if last <= at or (lone and not self._told_of(at) and not self._tells(at)):
            return None
        piece = self.pieces.unknown(at, last)
        given = self.sentence.at(at, "given") is not None
        kind = EntityKind.PERSON if given else EntityKind.UNKNOWN
        return self._stranger(piece, kind)

    def _stranger(self, piece: Piece, kind: EntityKind) -> Chunk:
        """The phrase of a name that no list has."""
        span = self.pieces.span(piece)
        mention = EntityMention(span=span, kind=kind, name_at=span)
        self.pieces.remember(piece)
        chunk = Chunk(
            first=piece.first, last=piece.last, mention=mention, prefix=piece.prefix
        )
        return self._apposition(chunk)

    def _tells(self, at: int) -> bool:
        """«…», said Maria: a given name alone beside a verb of speech."""
        if not self.cased or self.sentence.at(at, "given") is None:
            return False
        behind = self.sentence.at(at + 1, "speech")
        return behind is not None or any(
            found.last == at for found in self.sentence.layer("speech")
        )

    def _told_of(self, at: int) -> bool:
        """«…», a déclaré X: behind some verbs of speech nobody but a speaker stands."""
        found = [f for f in self.sentence.layer("speech") if f.last == at]
        return self.cased and any(f.value.kind == "declare" for f in found)

    def _short_name(self, at: int) -> Chunk | None:
        """The last word of a full name that the document gave before."""
        sentence = self.sentence
        token = sentence.tokens[at]
        if self.cased and not token.upper:
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

"""Noun phrases that name or describe actors and places.

A phrase is put together from pieces that the lexicon knows (offices, bodies, group
nouns, names, peoples, countries) in the order the pack declares, and from unknown
words that stand where only a name can stand. Nothing is resolved here.
"""

from dataclasses import replace

from hudna.extract.phrases.apposition import join_offices
from hudna.extract.phrases.chunk import Chunk, Introduced
from hudna.extract.phrases.counterparts import same_offices
from hudna.extract.phrases.named import Named
from hudna.extract.phrases.piece import UNKNOWN, Piece, is_adjective, is_person
from hudna.extract.phrases.reach import reaching
from hudna.extract.sentence import Sentence
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind

PERSONAL = frozenset({"office", "honorific"})


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
    return reaching(sentence, same_offices(join_offices(sentence, out)))


class _Builder(Named):
    def chunk(self, at: int) -> Chunk | None:
        """The phrase that begins at a token, if one does."""
        if not self.sentence.is_word(at):
            return None
        piece = self.pieces.piece(at)
        if piece is None:
            return self._short_name(at) or self._unknown_name(at, strict=True)
        if piece.layer in PERSONAL:
            return self._person(piece, ())
        if piece.layer == "name":
            head = self._head_after(piece)
            return self._described(piece, head) if head else self._named(piece)
        if piece.layer == UNKNOWN:
            return self._stranger(piece, EntityKind.PERSON)
        return self._titled(at, piece) or self._collective(piece, ())

    def _titled(self, at: int, piece: Piece) -> Chunk | None:
        """A group noun that is also a rank, before a person: «Major General X»."""
        for found in self.sentence.starts.get(at, ()):
            if found.layer == "honorific" and found.last == piece.last:
                rank = Piece(at, found.last, found.layer, found)
                chunk = self._person(rank, ())
                if chunk is not None and chunk.mention.name_at is not None:
                    return chunk
        return None

    def _head_after(self, piece: Piece) -> Piece | None:
        """The office, body or group that a name before it qualifies."""
        before = not self.sentence.pack.owners_after or is_adjective(piece)
        if self.after or not before:
            return None
        if is_person(piece) and not self.sentence.pack.verb_last:
            return None
        last = piece.last
        if self._possessive(last):
            last += 1
        head = self.pieces.next(last, skip=2)
        if head is None or head.layer not in ("office", "body", "group", "anonymous"):
            return None
        return head if self._may_own(piece, head) else None

    def _may_own(self, piece: Piece, head: Piece) -> bool:
        """Where heads stand last, their ending tells that they belong to a name."""
        if not self.sentence.pack.verb_last or is_adjective(piece):
            return True
        slots = self.sentence.slots_at(piece.last - 1, head_last=True)
        if (slots and "of" not in slots) or (
            is_person(piece) and head.layer == "office"
        ):
            return False
        role = head.role
        marks = self.sentence.pack.grammar.get("owned_plurals", frozenset())
        plural = any(mark in self.sentence.key(head.last - 1) for mark in marks)
        return (role is not None and role.owned) or (head.layer == "group" and plural)

    def _described(self, piece: Piece, head: Piece) -> Chunk | None:
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

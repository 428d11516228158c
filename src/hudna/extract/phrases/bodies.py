"""Phrases of bodies, groups and documents, with whose they are."""

from dataclasses import replace

from hudna.extract.phrases.chunk import MARKS, TITLE, Chunk
from hudna.extract.phrases.officers import Officers
from hudna.extract.phrases.piece import (
    Piece,
    is_person,
    owner_of,
    refs_of,
    refs_of_armed,
)
from hudna.model.extraction import EntityMention
from hudna.model.vocabulary import EntityKind
from hudna.text.words import ARTICLE

ISSUED = frozenset({"of", "by", "from"})
"""Slots of the phrases that say who issued a document."""


class Bodies(Officers):
    """Builds the phrases of bodies, groups and documents."""

    def _collective(self, head: Piece, owners: tuple[Piece, ...]) -> Chunk | None:
        """Bodies and groups with the country, place or side they belong to."""
        if head.layer == "document" and not owners:
            issued = self._issued(head)
            if issued is not None:
                return issued
        found = list(owners)
        head, last = self._over_owners(head, found)
        last = self._over_adjectives(head, last)
        last = self._complements(head, last, found)
        mention = self._collective_mention(head, last, tuple(found))
        named = self._marked_name(last)
        if named is not None:
            at = self.pieces.span(named)
            refs = refs_of(named) or mention.refs
            mention = replace(mention, span=at, name_at=at, refs=refs)
            last = named.last + 1
        first = self._first(head, found)
        alone = last - first.first == 1 and self._attributive(head)
        return self._finish(first, last, mention, adjectival=alone)

    def _over_owners(self, head: Piece, found: list[Piece]) -> tuple[Piece, int]:
        """The head and the end of a phrase with the owners right behind its head."""
        last = head.last
        while (following := self._next_owner(last)) is not None:
            if head.last == last and self._membership(head, following):
                last = following.last
                continue
            if not self._owns(last, following):
                break
            found.append(following)
            head, last = self._in_charge(head, following.last)
            if is_person(following):
                break
        return head, last

    def _owns(self, last: int, following: Piece) -> bool:
        """Whether a piece behind a body or group is whose it is."""
        if self.sentence.pack.verb_last:
            return False  # where verbs stand last, heads do too
        if not self._locates(following) and not is_person(following):
            return False
        if not self.pieces.may_belong(last, following):
            return False
        # «government Washington» is no phrase
        return self.after or following.layer == "group" or self._is_genitive(following)

    def _issued(self, head: Piece) -> Chunk | None:
        """«A statement by the ministry»: a document with who issued it."""
        last = self._over_adjectives(head, head.last)
        start = last
        found = self.sentence.at(last, "preposition")
        if found is not None:
            if ISSUED.isdisjoint(self._slots(found.value)):
                return self._issued_before(head)
            start = found.last
            if self.sentence.is_word(start) and self.sentence.word(
                start, "determiners"
            ):
                start += 1
        issuer = self.chunk(start) if start < len(self.sentence.tokens) else None
        if issuer is None or not self._issues(issuer, apart=found is not None):
            return self._issued_before(head) if last == head.last else None
        mention = self._collective_mention(head, issuer.last, ())
        mention = replace(
            mention,
            office_of=next(iter(issuer.mention.refs), None) or issuer.mention.office_of,
            country=issuer.mention.country,
        )
        self.introduced.issuers[mention.office or ""] = issuer.mention
        chunk = self._finish(head, issuer.last, mention)
        return replace(chunk, inner=(issuer.mention, *issuer.inner))

    def _issued_before(self, head: Piece) -> Chunk | None:
        """«The statement»: with who issued it, where the text has said so."""
        mention = self._collective_mention(head, head.last, ())
        issuer = self.introduced.issuers.get(mention.office or "")
        before = head.first - 1
        definite = self.sentence.key(head.first).startswith(ARTICLE)
        if self.cased:
            definite = before >= 0 and self.sentence.word(before, "articles")
        if issuer is None or not definite:
            return None
        return replace(self._finish(head, head.last, mention), inner=(issuer,))

    def _issues(self, issuer: Chunk, *, apart: bool) -> bool:
        """Whether a phrase behind a document can be who issued it."""
        mention = issuer.mention
        if issuer.adjectival or issuer.locates or mention.kind is EntityKind.UNKNOWN:
            return False
        letters = issuer.prefix.removesuffix(ARTICLE)
        if apart or not letters:
            return apart or not self.cased
        return not ISSUED.isdisjoint(self._slots(letters))

    def _marks_before(self, at: int) -> int:
        """How many quotation marks stand before a token; odd: it closes one."""
        return sum(self.sentence.key(here) in MARKS for here in range(at))

    def _marked_name(self, at: int) -> Piece | None:
        """The name in quotation marks behind a body: «the newspaper "X"»."""
        sentence = self.sentence
        if sentence.key(at) not in MARKS or self._marks_before(at) % 2:
            return None
        first = at + 1
        for last in range(first + 1, min(first + TITLE + 1, len(sentence.tokens))):
            if sentence.key(last) in MARKS:
                known = self.pieces.piece(first) if sentence.is_word(first) else None
                if known is not None and known.layer == "name" and known.last == last:
                    return known
                return self.pieces.unknown(first, last)
        return None

    def _collective_mention(
        self, head: Piece, last: int, owners: tuple[Piece, ...]
    ) -> EntityMention:
        country, of = owner_of(owners)
        word = head.role
        assert word is not None  # noqa: S101 - collective pieces are role words
        first = self._first(head, list(owners))
        refs = refs_of_armed(word, owners)
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

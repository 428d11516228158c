"""Phrases of offices and titles, with the name that may follow them."""

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.extract.phrases.chunk import Chunk
from hudna.extract.phrases.owners import ABROAD, COMPLEMENTS, Owners
from hudna.extract.phrases.piece import (
    UNKNOWN,
    Piece,
    is_adjective,
    is_person,
    owner_of,
    refs_of,
)
from hudna.model.extraction import EntityMention
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind
from hudna.text.words import ARTICLE

SERVANTS = ABROAD | {"adviser", "spokesperson", "deputy-envoy"}
"""Offices that are of a person as often as of a state."""


@dataclass(slots=True)
class Title:
    """A phrase of an office or honorific in the making: head, end, owners, name."""

    head: Piece
    last: int
    office: Piece | None
    owners: list[Piece]
    name: Piece | None = None

    def named(self, name: Piece | None) -> None:
        """Take a name, if it is one, as what the phrase ends with."""
        if name is not None:
            self.name, self.last = name, name.last


class Officers(Owners):
    """Builds the phrases of offices and titles."""

    def _person(self, piece: Piece, owners: Sequence[Piece]) -> Chunk | None:
        """Offices and titles with what they are of, then the name they belong to."""
        office = piece if piece.layer == "office" else None
        title = Title(piece, piece.last, office, list(owners))
        skip = 0 if self.cased else 2
        while (following := self.pieces.next(title.last, skip=skip)) is not None:
            if not self._take(title, following):
                break
            if title.office is not None:
                title.office, title.last = self._in_charge(title.office, title.last)
        if title.name is None:
            self._take_behind(title)
        if title.office is None and title.name is None:
            return None
        if title.name is None and self.sentence.word(piece.first, "plural_heads"):
            title.last = self._over_adjectives(piece, title.last)
        return self._office_chunk(title)

    def _take(self, title: Title, following: Piece) -> bool:
        """Add a piece to a title; whether others may follow it."""
        if self.sentence.pack.verb_last and not is_person(following):
            return False
        if following.layer == "office":
            if title.office is not None:
                if self._elsewhere(title.office, following):
                    return False
                title.owners += self._named_within(following)
            title.office = title.office or following
        elif self._isowner_of(following, title.office):
            return self._take_owner(title, following)
        elif self._serves(title, following):
            title.owners.append(following)
        elif following.layer != "honorific":
            title.named(following if is_person(following) else None)
            return False
        title.last = following.last
        return True

    def _serves(self, title: Title, following: Piece) -> bool:
        """«The adviser of X»: a person right behind a title of somebody's people."""
        role = title.office.role if title.office else None
        if self.cased or role is None or role.key not in SERVANTS or title.owners:
            return False
        bare = not self.sentence.key(title.last - 1).startswith(ARTICLE)
        return bare and is_person(following) and following.first == title.head.last

    def _take_owner(self, title: Title, following: Piece) -> bool:
        if not self.pieces.may_belong(title.last, following):
            return False
        title.named(self._given_like(title.last, following))
        if title.name is not None:
            return False
        title.owners.append(following)
        title.last = following.last
        return True

    def _take_behind(self, title: Title) -> None:
        """Add what prepositions say that a title is of, and the name behind that."""
        last = self._behind_quality(title.head, title.last)
        last = self._complements(title.head, last, title.owners)
        title.last = self._more_owners(title.head, last, title.owners)
        name = self._name_after(title.last)
        if name is not None and self._is_side(title.head, name):
            title.last, name = name.last, None
        if name is None and self.after:
            name = self._name_abroad(title.last, title.owners)
        title.named(name)

    def _behind_quality(self, head: Piece, last: int) -> int:
        """«The UN special envoy to …»: over an adjective before where one is sent."""
        if self.cased or head.role is None or head.role.key not in ABROAD:
            return last
        if not self._nisba_or_quality(last):
            return last
        slots = COMPLEMENTS["office"] | {"in", "at"}
        return last + 1 if self._complement(last + 1, slots) is not None else last

    def _nisba_or_quality(self, at: int) -> bool:
        return self.sentence.is_word(at) and self.pieces.qualifier(at)

    def _is_side(self, office: Piece, name: Piece) -> bool:
        """«Houthi leaders»: an unknown adjective with the ending of a plural office."""
        plural = self.sentence.word(office.first, "plural_heads")
        if self._quality(office, name):
            return True
        return (
            plural
            and name.layer == UNKNOWN
            and all(
                self._ends(at, "people_endings") for at in range(name.first, name.last)
            )
        )

    def _quality(self, office: Piece, name: Piece) -> bool:
        """«Two European experts»: an adjective behind an office without article."""
        lone = name.last == name.first + 1 and name.layer == UNKNOWN
        bare = not self.sentence.key(name.first - 1).startswith(ARTICLE)
        adjective = self._ends(name.first, "dual_adjective_endings")
        return lone and bare and adjective and name.first == office.last

    def _given_like(self, last: int, following: Piece) -> Piece | None:
        """A name that begins like a people («President Georgi X»): without article.

        An adjective has the article of its noun.
        """
        definite = self.sentence.key(last - 1).startswith(ARTICLE)
        if self.cased or not definite or not is_adjective(following):
            return None
        if self.sentence.key(following.first).startswith(ARTICLE):
            return None
        end = self.pieces.name_run(following.last, strict=False)
        return self.pieces.unknown(following.first, end) if end > last + 1 else None

    def _in_charge(self, head: Piece, last: int) -> tuple[Piece, int]:
        """«ministre russe des Affaires étrangères»: the charge behind the adjective."""
        charge, word = self.sentence.at(last, "portfolio"), head.role
        if charge is None or word is None:
            return head, last
        if (word.key or word.english) not in ("minister", "ministry"):
            return head, last
        return Piece(head.first, charge.last, head.layer, charge), charge.last

    def _isowner_of(self, piece: Piece, office: Piece | None) -> bool:
        if office is None:
            return False
        if piece.layer in ("body", "group"):
            return True
        return piece.layer == "name" and not is_person(piece)

    def _name_abroad(self, at: int, owners: list[Piece]) -> Piece | None:
        """«the speaker of parliament in X, Y»: the name behind where an office is."""
        target = self._complement(at, frozenset({"in"}))
        if target is None or target.layer != "name" or is_person(target):
            return None
        name = self._name_after(target.last)
        if name is not None:
            owners.append(target)
        return name

    def _name_after(self, at: int) -> Piece | None:
        """The personal name that must follow an office or a title."""
        here = self._behind_adjectives(at)
        piece = (
            self.pieces.piece(here, inside=True, titled=True)
            if self.sentence.is_word(here)
            else None
        )
        if piece is not None and is_person(piece):
            return piece
        if piece is not None and piece.names and not piece.names[0].place:
            return None
        if piece is not None and self.sentence.pack.verb_last:
            return None  # the object follows the subject: «… Bakanı Etiyopya'yı»
        last = self.pieces.name_run(here, strict=False)
        return self.pieces.unknown(here, last) if last > here else None

    def _behind_adjectives(self, at: int) -> int:
        """Over unknown adjectives with the article, if a name follows them."""
        here = at
        while self.after and here - at < 2 and self._nisba(here):
            here += 1
        if here == at:
            return at
        follows = self.sentence.is_word(here) and (
            self.pieces.name_run(here, strict=False) > here
            or ((piece := self.pieces.piece(here, inside=True)) and is_person(piece))
        )
        return here if follows else at

    def _office_chunk(self, title: Title) -> Chunk:
        office, name, head = title.office, title.name, title.head
        owners = tuple(title.owners)
        named = self._named_within(office) if office else ()
        country, of = owner_of((*named, *owners))
        word = office.role if office else None
        name_at = self.pieces.span(name) if name else None
        whole = self.sentence.stem_span(head.first, title.last, head.prefix)
        mention = EntityMention(
            span=name_at or whole,
            kind=EntityKind.PERSON if name else EntityKind.ROLE,
            refs=refs_of(name),
            name_at=name_at,
            office=word.key if word else None,
            office_of=of,
            office_at=self._office_span(office, owners) if office else None,
            country=country,
            sectors=(word.sector,) if word and word.sector else (),
        )
        self.pieces.remember(name)
        return self._finish(head, title.last, mention)

    def _office_span(self, office: Piece, owners: tuple[Piece, ...]) -> Span:
        pieces = [office, *owners]
        first = min(pieces, key=lambda p: p.first)
        last = max(p.last for p in pieces)
        return self.sentence.stem_span(first.first, last, first.prefix)

    def _finish(
        self,
        first: Piece,
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
            seat=bool(names) and names[0].seat,
        )

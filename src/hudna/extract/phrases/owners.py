"""What an office, a body or a group is of: complements, genitives, sides."""

from dataclasses import replace

from hudna.extract.phrases.adjectives import Adjectives
from hudna.extract.phrases.piece import ARMED, Piece, is_adjective, is_person, owner_of
from hudna.model.vocabulary import EntityKind
from hudna.text.words import ARTICLE, CONJUNCTIONS

COMPLEMENTS = {
    "office": frozenset({"of", "to", "for"}),
    "honorific": frozenset({"of", "to", "for"}),
    "body": frozenset({"of", "to", "for"}),
}
"""Slots of the phrases that say what an office or body is of."""
ABROAD = frozenset({"ambassador", "consul", "envoy", "delegate", "embassy", "mission"})
"""Heads whose phrase may say where they are posted."""
SENDER = "secretary-general"
"""The office that sends envoys of its own."""


def _is_body(piece: Piece) -> bool:
    """Whether a piece is the name of an organization or a government."""
    kinds = (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT, EntityKind.GROUP)
    return bool(piece.names) and piece.names[0].kind in kinds


class Owners(Adjectives):
    """Finds what a noun is of."""

    def _complements(self, head: Piece, last: int, owners: list[Piece]) -> int:
        """The end of «of X», «to X» after an office or body; X joins the owners."""
        slots = COMPLEMENTS.get(head.layer, frozenset({"of"}))
        if head.role and (head.role.key or head.role.english) in ABROAD:
            slots |= {"in", "at"}
        elif head.layer == "office" and any(is_adjective(o) for o in owners):
            return last  # the Italian prime minister is of nothing else
        while last < len(self.sentence.tokens):
            target = self._complement(last, slots)
            if target is not None and self._sends(head, target):
                owners += self._named_within(target)
                last = self._complements(target, target.last, owners)
                continue
            if target is None or not self._locates(target):
                break
            last = self._whole(target, owners)
        within = self._within(head, last)
        if within is not None:
            return self._whole(within, owners)
        return self._over_side(head, last, owners)

    def _sends(self, head: Piece, target: Piece) -> bool:
        """«The envoy of the secretary-general of …»: who is sent by whom."""
        abroad = head.role is not None and head.role.key in ABROAD
        sender = target.role.key if target.role else None
        return abroad and target.layer == "office" and sender == SENDER

    def _within(self, head: Piece, last: int) -> Piece | None:
        """«Officials at the ministry», «a committee in the Senate»: whose they are.

        Where somebody is a place, which is no body, the verb says it too.
        """
        if head.layer not in ("office", "group", "body", "anonymous"):
            return None
        if head.role is not None and head.role.sector in ARMED:
            return None
        target = self._complement(last, frozenset({"in", "at"}))
        if target is None or not (target.layer == "body" or _is_body(target)):
            return None
        return target

    def _over_side(self, head: Piece, last: int, owners: list[Piece]) -> int:
        """«fighters from X»: the end of the side that a group belongs to."""
        if self.cased or not self._has_side(head):
            return last
        side = self._complement(last, frozenset({"from"}))
        if side is None or not self._locates(side):
            return last
        if any(name.place for name in side.names) and not self._origin(head, side):
            return last
        return self._whole(side, owners)

    def _origin(self, head: Piece, side: Piece) -> bool:
        """«Officials from X»: where some people are from, unless they may leave it."""
        armed = head.role is not None and head.role.sector in ARMED
        definite = self.sentence.key(head.first).startswith(ARTICLE)
        country = all(name.kind is EntityKind.COUNTRY for name in side.names)
        return country and not armed and not definite

    def _whole(self, owner: Piece, owners: list[Piece]) -> int:
        """The end of an owner with the owners that it has: «of the Libyan army»."""
        owners.append(owner)
        last = owner.last
        while not self.cased and (following := self.pieces.next(last)) is not None:
            if not self._locates(following):
                break
            if not self.pieces.may_belong(last, following):
                break
            owners.append(following)
            last = following.last
        return last

    def _has_side(self, head: Piece) -> bool:
        """Groups, offices that several hold, and counterparts."""
        plural = self.sentence.word(head.first, "plural_heads")
        return head.layer == "group" or (head.layer == "office" and plural)

    def _complement(self, at: int, slots: frozenset[str]) -> Piece | None:
        """What a preposition at a token, written apart or together, governs."""
        sentence = self.sentence
        found = sentence.at(at, "preposition")
        if found is not None:
            opened = set(self._slots(found.value))
            if not slots & opened or "at" in opened - slots:
                return None  # «à» behind a minister says where he is
            start = found.last
            while sentence.is_word(start) and (
                sentence.word(start, "determiners")
                or sentence.key(start) in sentence.pack.place_heads
            ):
                start += 1
            return self.pieces.next(start, skip=1)
        if self.cased or not sentence.is_word(at):
            return None
        piece = self.pieces.piece(at)
        if piece is None or piece.found is None:
            return None
        letter = piece.found.reading.preposition
        return piece if letter and slots & set(self._slots(letter)) else None

    def _locates(self, piece: Piece) -> bool:
        return piece.layer in ("body", "group") or (
            piece.layer == "name" and not is_person(piece)
        )

    def _slots(self, preposition: str) -> tuple[str, ...]:
        return self.sentence.pack.prepositions.get(preposition, ())

    def _more_owners(self, head: Piece, last: int, owners: list[Piece]) -> int:
        """«the ministers of X and Y»: the end of what several offices are of."""
        if not owners or not self.sentence.word(head.first, "plural_heads"):
            return last
        while self.sentence.is_word(last):
            piece = self.pieces.piece(last)
            joined = piece is not None and piece.prefix.startswith(CONJUNCTIONS)
            if piece is None or not joined or not self._names_country(piece):
                break
            owners.append(piece)
            last = piece.last
        return last

    def _names_country(self, piece: Piece) -> bool:
        return (
            piece.layer == "name"
            and piece.names[0].country is not None
            and (not is_person(piece))
        )

    def _named_within(self, office: Piece) -> tuple[Piece, ...]:
        """Whose an office is that the lexicon has with its owner: «UN envoy»."""
        within = (
            Piece(f.first, f.last, f.layer, f, (f.value,))
            for at in range(office.first, office.last)
            for f in self.sentence.starts.get(at, ())
            if f.layer == "name" and f.last <= office.last
        )
        return tuple(p for p in within if not is_person(p) and not p.names[0].place)

    def _elsewhere(self, office: Piece, other: Piece) -> bool:
        """Whether two offices name two countries: «emir of Qatar», «German …»."""
        one, two = (owner_of(self._named_within(o))[0] for o in (office, other))
        return one is not None and two is not None and one != two

    def _next_owner(self, last: int) -> Piece | None:
        """What may stand behind a body or group: also a short name or a town."""
        sentence = self.sentence
        if not self.after or self.cased:
            return self.pieces.next(last, skip=1)
        start = last
        while sentence.is_word(start) and sentence.key(start) in (
            sentence.pack.place_heads
        ):
            start += 1
        known = self.pieces.next(start, skip=1 if start == last else 0)
        if known is not None and start > last:
            return replace(known, first=last)
        if known is not None or not sentence.is_word(start):
            return known
        short = self.pieces.piece(start, inside=True, titled=True)
        return short if short is not None and is_person(short) else None

    def _is_genitive(self, piece: Piece) -> bool:
        """Whether a piece belongs to the noun before it, as its ending tells."""
        if not self.sentence.pack.owners_after or piece.found is None:
            return False
        return "of" in self.sentence.case_slots(piece.found.case) or self._undeclined(
            piece
        )

    def _undeclined(self, piece: Piece) -> bool:
        """Whether a name has no endings: «США», «МИД», «Reuters»."""
        token = self.sentence.tokens[piece.last - 1]
        words = self.sentence.document.text[token.start : token.end]
        foreign = words.isascii() and not self.sentence.key(piece.first - 1).isascii()
        capitals = words.isupper() and len(words) > 1
        return piece.layer == "name" and (capitals or foreign)

    def _membership(self, head: Piece, following: Piece) -> bool:
        """«The union of the lawyers»: offices that several hold, as a body's name."""
        if self.cased or head.layer != "body" or following.layer != "office":
            return False
        key = self.sentence.key(following.first)
        bare = not self.sentence.key(head.first).startswith(ARTICLE)
        return (
            bare
            and following.first == head.last
            and key.startswith(ARTICLE)
            and self._ends(following.first, "people_endings")
        )

    def _first(self, head: Piece, owners: list[Piece]) -> Piece:
        return min([head, *owners], key=lambda p: p.first)

    def _possessive(self, at: int) -> bool:
        """Whether a possessive ending stands at a token: «Iran's», «the Houthis'»."""
        key = self.sentence.key(at)
        if key != "'":
            return self.sentence.word(at, "possessive_marks")
        before, mark = self.sentence.tokens[at - 1 : at + 1]
        return before.end == mark.start and before.key.endswith("s")

"""Noun phrases that name or describe actors and places.

A phrase is put together from pieces that the lexicon knows (offices, bodies, group
nouns, names, peoples, countries) in the order the pack declares, and from unknown
words that stand where only a name can stand. Nothing is resolved here.
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.apposition import join_offices
from hudna.extract.chunk import MARKS, TITLE, Chunk, Introduced
from hudna.extract.counterparts import COUNTERPART, same_offices
from hudna.extract.pieces import (
    ARMED,
    UNKNOWN,
    UNQUALIFYING,
    Piece,
    Pieces,
    is_adjective,
    is_person,
    owner_of,
    refs_of,
    refs_of_armed,
)
from hudna.extract.reach import reaching
from hudna.extract.sentence import Found, Sentence
from hudna.model.extraction import EntityMention
from hudna.model.text import Span
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
UNBOUND = ("ون", "ين", "ان", "ا", "اً")
"""Endings of nouns that stand by themselves: no other belongs to them."""
ISSUED = frozenset({"of", "by", "from"})
"""Slots of the phrases that say who issued a document."""
PERSONAL = frozenset({"office", "honorific"})


def _is_body(piece: Piece) -> bool:
    """Whether a piece is the name of an organization or a government."""
    kinds = (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT, EntityKind.GROUP)
    return bool(piece.names) and piece.names[0].kind in kinds


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


def _is_noun(found: Found) -> bool:
    return getattr(found.value, "voice", "verb") == "noun"


class _Builder:
    def __init__(self, sentence: Sentence, introduced: Introduced) -> None:
        self.sentence = sentence
        self.pieces = Pieces(sentence, introduced)
        self.introduced = introduced
        self.after = sentence.pack.modifiers_after
        self.cased = sentence.pack.cased

    def chunk(self, at: int) -> Chunk | None:
        """The phrase that begins at a token, if one does."""
        if not self.sentence.is_word(at):
            return None
        piece = self.pieces.piece(at)
        if piece is None:
            return self._short_name(at) or self._unknown_name(at, strict=True)
        before = not self.sentence.pack.owners_after or is_adjective(piece)
        if piece.layer == "name" and not self.after and before:
            head = self._head_after(piece)
            if head is not None:
                return self._described(piece, head)
        if piece.layer in PERSONAL:
            return self._person(piece, ())
        if piece.layer in ("group", "body", "anonymous", "document"):
            return self._titled(at, piece) or self._collective(piece, ())
        if piece.layer == "name":
            return self._named(piece)
        if piece.layer == UNKNOWN:
            return self._stranger(piece, EntityKind.PERSON)
        return self._unknown_name(at, strict=True)

    def _titled(self, at: int, piece: Piece) -> Chunk | None:
        """A group noun that is also a rank, before a person: «Major General X»."""
        for found in self.sentence.starts.get(at, ()):
            if found.layer == "honorific" and found.last == piece.last:
                rank = Piece(at, found.last, found.layer, found)
                chunk = self._person(rank, ())
                if chunk is not None and chunk.mention.name_at is not None:
                    return chunk
        return None

    # -- phrases that begin with their head ----------------------------------

    def _person(self, piece: Piece, owners: Sequence[Piece]) -> Chunk | None:
        """Offices and titles with what they are of, then the name they belong to."""
        office = piece if piece.layer == "office" else None
        last = piece.last
        found = list(owners)
        name: Piece | None = None
        while (
            following := self.pieces.next(last, skip=0 if self.cased else 2)
        ) is not None:
            if self.sentence.pack.verb_last and not is_person(following):
                break
            if following.layer == "office":
                if office and self._elsewhere(office, following):
                    break
                found += self._named_within(following) if office else ()
                office = office or following
            elif self._isowner_of(following, office):
                if not self.pieces.may_belong(last, following):
                    break
                name = self._given_like(last, following)
                if name is not None:
                    last = name.last
                    break
                found.append(following)
            elif following.layer != "honorific":
                name = following if is_person(following) else None
                last = name.last if name else last
                break
            last = following.last
            if office is not None:
                office, last = self._in_charge(office, last)
        if name is None:
            last = self._complements(piece, self._behind_quality(piece, last), found)
            last = self._more_owners(piece, last, found)
            name = self._name_after(last)
            if name is not None and self._is_side(piece, name):
                last, name = name.last, None
            if name is None and self.after:
                name = self._name_abroad(last, found)
            last = name.last if name else last
        if office is None and name is None:
            return None
        if name is None and self.sentence.word(piece.first, "plural_heads"):
            last = self._over_adjectives(piece, last)
        return self._office_chunk(piece, last, office, tuple(found), name)

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
        return (
            plural
            and name.layer == UNKNOWN
            and all(
                self._ends(at, "people_endings") for at in range(name.first, name.last)
            )
        )

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
        if any(name.place for name in side.names):
            return last
        return self._whole(side, owners)

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

    def _nisba(self, at: int) -> bool:
        """An adjective of origin with the article, such as «the Chechen»."""
        if not self.sentence.is_word(at):
            return False
        return self.pieces.qualifier(at) and self._ends(at, "adjective_endings")

    def _ends(self, at: int, group: str) -> bool:
        """Whether a word has one of the pack's endings, and letters before it."""
        key = self.sentence.tokens[at].key
        endings = self.sentence.pack.grammar.get(group, frozenset())
        return any(key.endswith(e) and len(key) > len(e) + 3 for e in endings)

    def _office_chunk(
        self,
        piece: Piece,
        last: int,
        office: Piece | None,
        owners: tuple[Piece, ...],
        name: Piece | None,
    ) -> Chunk:
        named = self._named_within(office) if office else ()
        country, of = owner_of((*named, *owners))
        word = office.role if office else None
        name_at = self.pieces.span(name) if name else None
        mention = EntityMention(
            span=name_at or self.sentence.stem_span(piece.first, last, piece.prefix),
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
        return self._finish(piece, last, mention)

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
        """Whether two offices name two countries: «the emir of Qatar», «the German …»."""
        one, two = (owner_of(self._named_within(o))[0] for o in (office, other))
        return one is not None and two is not None and one != two

    def _office_span(self, office: Piece, owners: tuple[Piece, ...]) -> Span:
        pieces = [office, *owners]
        first = min(pieces, key=lambda p: p.first)
        last = max(p.last for p in pieces)
        return self.sentence.stem_span(first.first, last, first.prefix)

    def _collective(self, head: Piece, owners: tuple[Piece, ...]) -> Chunk | None:
        """Bodies and groups with the country, place or side they belong to."""
        last = head.last
        found = list(owners)
        if head.layer == "document" and not owners:
            issued = self._issued(head)
            if issued is not None:
                return issued
        while (following := self._next_owner(last)) is not None:
            if head.last == last and self._membership(head, following):
                last = following.last
                continue
            if not self._locates(following) and not is_person(following):
                break
            if not self.pieces.may_belong(last, following):
                break
            if self.sentence.pack.verb_last:
                break  # where verbs stand last, heads do too
            if not self.after and following.layer != "group":
                if not self._is_genitive(following):
                    break  # «government Washington» is no phrase
            found.append(following)
            head, last = self._in_charge(head, following.last)
            if is_person(following):
                break
        last = self._over_adjectives(head, last)
        last = self._complements(head, last, found)
        mention = self._collective_mention(head, last, tuple(found))
        named = self._marked_name(last)
        if named is not None:
            mention = replace(
                mention,
                span=self.pieces.span(named),
                name_at=self.pieces.span(named),
                refs=refs_of(named) or mention.refs,
            )
            last = named.last + 1
        first = self._first(head, found)
        alone = last - first.first == 1 and self._attributive(head)
        return self._finish(first, last, mention, adjectival=alone)

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
            if here > head.first + 1 and self._joined_adjective(here):
                here += 1
                continue
            nisba = self._ends(here, "adjective_endings")
            known = self.pieces.piece(here) is not None or self._prepositional(here)
            if known or not (self.pieces.qualifier(here) if definite else nisba):
                break
            if self._verbal(here) or self.sentence.joined(here):
                break
            if definite and not self._agrees(last - 1, here):
                break
            here += 1
        return here

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
        if sentence.starts.get(at):
            return False
        alike = sentence.key(at)[-1:] == sentence.key(at - 1)[-1:]
        return alike and self._ends(at, "adjective_endings")

    def _prepositional(self, at: int) -> bool:
        """Whether a word may carry a preposition: no adjective does."""
        readings = self.sentence.pack.words.readings(self.sentence.key(at))
        return any(reading.preposition for reading in readings)

    def _over_genitive(self, head: Piece, last: int) -> int:
        """«committee of the initiative»: behind a bare head a noun with the article."""
        word = self.sentence.document.text[: self.sentence.tokens[last - 1].end]
        if word.endswith(UNBOUND) or last > head.last:
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

    def _first(self, head: Piece, owners: list[Piece]) -> Piece:
        return min([head, *owners], key=lambda p: p.first)

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

    # -- phrases that begin with a name --------------------------------------

    def _head_after(self, piece: Piece) -> Piece | None:
        """The office, body or group that a name before it qualifies."""
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
        if (slots and "of" not in slots) or (is_person(piece) and head.layer == "office"):
            return False
        role = head.role
        marks = self.sentence.pack.grammar.get("owned_plurals", frozenset())
        plural = any(mark in self.sentence.key(head.last - 1) for mark in marks)
        return (role is not None and role.owned) or (head.layer == "group" and plural)

    def _possessive(self, at: int) -> bool:
        """Whether a possessive ending stands at a token: «Iran's», «the Houthis'»."""
        key = self.sentence.key(at)
        if key != "'":
            return key == "s"
        before, mark = self.sentence.tokens[at - 1 : at + 1]
        return before.end == mark.start and before.key.endswith("s")

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

    # -- unknown names

    def _unknown_name(self, at: int, *, strict: bool) -> Chunk | None:
        last = self.pieces.name_run(at, strict=strict)
        if last <= at or (strict and last - at < 2 and not self._told_of(at)):
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

    # -- finishing

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

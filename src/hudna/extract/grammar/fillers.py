"""What stands behind a verb or event noun and belongs to it."""

from collections.abc import Sequence

from hudna.extract.grammar import verb_last
from hudna.extract.grammar.constructs import held_slot
from hudna.extract.grammar.hanging import COMMAS, REACH, Hanging
from hudna.extract.grammar.predicate import Filler, Predicate
from hudna.extract.grammar.subject_first import SubjectFinder
from hudna.extract.grammar.voice import is_passive
from hudna.extract.phrases.chunk import Chunk
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind
from hudna.pack import TriggerForm
from hudna.text.tokens import TokenKind

HEADS = frozenset({EntityKind.PERSON, EntityKind.ROLE, EntityKind.GROUP})
"""What «of X» right behind it belongs to."""
OWNED_FRAMES = frozenset({"act", "harm", "seize", "give", "protest", "favour"})
"""Frames of verbs that are done to whom their object belongs to."""
DEED_FRAMES = frozenset({"act", "harm", "seize"})
"""Frames of verbs that are done to whom the pronoun before their object means."""
NOUN_REACH = 18


class Fillers(Hanging):
    """The phrases that a predicate governs."""

    _finder: SubjectFinder

    def right(self, predicate: Predicate) -> list[Filler]:
        """Phrases to the right, with the slot that each stands in.

        Where verbs stand last, they are those to the left.
        """
        if self.verb_last:
            return self._left(predicate)
        reach = REACH if predicate.verbal else NOUN_REACH
        end = self.clause_end(predicate.last, reach)
        out: list[Filler] = self._pronoun(predicate)
        previous: Filler | None = None
        for chunk in self.chunks:
            if not predicate.last <= chunk.first < end:
                continue
            if previous is not None and self.coordinated(previous.chunk, chunk):
                filler = Filler(previous.slot, chunk, previous.cue)
            else:
                filler = self._right_filler(predicate, chunk)
            out.append(filler)
            previous = filler
        return out

    def _pronoun(self, predicate: Predicate) -> list[Filler]:
        """«met X and urged him», «bombed his house»: whom a pronoun stands for."""
        at = predicate.last
        sentence = self.sentence
        if self.verb_first or not sentence.is_word(at):
            return []
        slot = "object"
        if _done_to_owner(predicate):
            found = sentence.at(at, "preposition")
            slots = self.prepositions(found) if found is not None else ()
            hostile = found is not None and not {"on", "against"}.isdisjoint(slots)
            if found is not None and hostile:
                slot, at = "|".join(slots), found.last
            if sentence.word(at, "possessives"):
                return self._pronoun_filler(slot, at, predicate)
        if not predicate.verbal or not sentence.word(predicate.last, "pronouns_object"):
            return []
        return self._pronoun_filler("object", predicate.last, predicate)

    def _pronoun_filler(self, slot: str, at: int, predicate: Predicate) -> list[Filler]:
        chunk = self._finder.meant_by_object(at, predicate)
        cue = self.sentence.tokens_span(at, at + 1)
        return [Filler(slot, chunk, cue)] if chunk is not None else []

    def meant(self, at: int, predicate: Predicate) -> tuple[Chunk | None, str]:
        """Whom a pronoun at a token stands for."""
        return self._finder.meant(self.sentence.key(at), predicate)

    def _left(self, predicate: Predicate) -> list[Filler]:
        out: list[Filler] = []
        for chunk in reversed(verb_last.governed(self, predicate)):
            after = out[-1] if out else None
            if after and self.bare(chunk) and self.coordinated(chunk, after.chunk):
                out.append(Filler(after.slot, chunk, after.cue))
                continue
            slots, cue = self.slot(chunk)
            bare = "object" if predicate.verbal else "loose"
            bare = "owner" if chunk.adjectival else bare
            out.append(Filler("|".join(slots) or bare, chunk, cue))
        return out[::-1]

    def _right_filler(self, predicate: Predicate, chunk: Chunk) -> Filler:
        slots, cue = self.slot(chunk)
        if predicate.verbal and self._behind_infinitive(predicate, chunk, cue):
            return Filler("loose", chunk, cue)
        if cue is not None and self._within(predicate, cue):
            return Filler("|".join([*slots, "object"]), chunk, cue)
        if slots and self._hangs(chunk, cue):
            return Filler("owner", chunk, cue)
        if "of" in slots and self._of_the_object(predicate, chunk):
            return Filler("of|object", chunk, cue)
        if slots:
            return Filler("|".join(self._meant(predicate, slots)), chunk, cue)
        held = held_slot(self, predicate, chunk) if self.verb_first else None
        if held is not None:
            return Filler(held[0], chunk, held[1])
        return Filler(self._bare_slot(predicate, chunk), chunk)

    def _meant(self, predicate: Predicate, slots: Sequence[str]) -> Sequence[str]:
        """«dalla Siria»: a word for «by» and «from» means «by» behind a passive."""
        if {"by", "from"} <= set(slots) and not is_passive(self, predicate):
            return [slot for slot in slots if slot != "by"]
        return slots

    def _bare_slot(self, predicate: Predicate, chunk: Chunk) -> str:
        if not predicate.verbal:
            near = chunk.first - predicate.last <= (1 if self.verb_first else 0)
            return "of" if near else "loose"
        if chunk.adjectival or self._owns_next(chunk) or self._modifies(chunk):
            return "owner"
        return "loose" if self._set_off(predicate, chunk) else "object"

    def _modifies(self, chunk: Chunk) -> bool:
        """«boycotted the Riyadh summit»: a seat before the noun that it places."""
        sentence, at = self.sentence, chunk.last
        if self.verb_first or not chunk.seat or not sentence.is_word(at):
            return False
        if sentence.pack.cases:
            return False  # an ending would tell
        closed = ("function", "auxiliaries", "conjunctions", "breakers", "infinitive")
        noun = not any(sentence.word(at, group) for group in closed)
        lower = not sentence.tokens[at].upper and not self._adverbial(at)
        return noun and lower and self.verb_at(at) is None

    def _within(self, predicate: Predicate, cue: Span) -> bool:
        """Whether a preposition belongs to the verb itself («fire at»)."""
        last = self.sentence.tokens[predicate.last - 1]
        return predicate.verbal and not self.verb_first and cue.start <= last.start

    def _owns_next(self, chunk: Chunk) -> bool:
        """«met Russia's Putin»: a possessor right before another phrase."""
        return chunk.possessive and any(
            c.first - chunk.last in (0, 1) for c in self.chunks
        )

    def _hangs(self, chunk: Chunk, cue: Span | None) -> bool:
        """«President X of Y», «an aide to Z»: what belongs to the phrase before."""
        tokens = self.sentence.tokens
        return (
            not self.verb_first
            and cue is not None
            and self.slot(chunk)[0][:1] in (("of",), ("to",))
            and any(
                tokens[c.last - 1].end <= cue.start <= tokens[c.last - 1].end + 1
                and c.mention.kind in HEADS
                for c in self.chunks
                if c.last <= chunk.first
            )
        )

    def _behind_infinitive(
        self, predicate: Predicate, chunk: Chunk, cue: Span | None
    ) -> bool:
        """«urged X to protect Y»: Y belongs to a verb that nobody knows."""
        if self.verb_first:
            return False
        sentence = self.sentence
        if sentence.word(predicate.last - 1, "infinitive"):
            return chunk.first > predicate.last  # «committed to reduce its forces»
        for at in range(predicate.last, chunk.first - 1):
            token = sentence.tokens[at]
            own = cue is not None and cue.start == token.start
            if own or not sentence.word(at, "infinitive"):
                continue
            behind = sentence.tokens[at + 1]
            noun = sentence.word(at + 1, "determiners") or behind.upper
            if behind.kind is not TokenKind.WORD or noun:
                continue
            named = any(c.first == at + 1 for c in self.chunks)
            if self._infinitive(at + 1) and not named:
                return True
        return False

    def _infinitive(self, at: int) -> bool:
        """Whether a word behind its marker has the ending, where there are such."""
        if self.sentence.word(at, "reflexives"):
            return True
        endings = self.sentence.pack.grammar.get("infinitive_endings", frozenset())
        return not endings or self.sentence.key(at).endswith(tuple(endings))

    def _of_the_object(self, predicate: Predicate, chunk: Chunk) -> bool:
        """«struck positions of X»: whom an object belongs to that names nobody."""
        if self.verb_first or not predicate.verbal or not _deed(predicate):
            return False
        between = range(predicate.last, chunk.first)
        others = (c for c in self.chunks if predicate.last <= c.first < chunk.first)
        return (
            len(between) <= 5
            and not any(others)
            and not any(
                "of" not in self.prepositions(found)
                for at in between
                if (found := self.sentence.at(at, "preposition")) is not None
            )
        )

    def _set_off(self, predicate: Predicate, chunk: Chunk) -> bool:
        """Behind a comma no object follows where subjects come first."""
        return not self.verb_first and any(
            self.sentence.key(at) in COMMAS for at in range(predicate.last, chunk.first)
        )


def _deed(predicate: Predicate) -> bool:
    """Whether a verb is done to somebody, not said to somebody."""
    value = predicate.found.value
    return isinstance(value, TriggerForm) and value.trigger.frame in OWNED_FRAMES


def _done_to_owner(predicate: Predicate) -> bool:
    """Whether what is done to a thing is done to its owner: «bombed his house»."""
    value = predicate.found.value
    return isinstance(value, TriggerForm) and value.trigger.frame in DEED_FRAMES

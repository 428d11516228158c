"""A shallow grammar of the clause: which phrase fills which slot of a trigger.

No phrase takes part because it stands nearby. It needs a path: it is the subject or
object of the verb within its clause, it hangs on a preposition, or it belongs to the
noun; and the words that make the path are kept as the cue.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hudna.extract.grammar import declined, verb_last
from hudna.extract.grammar.agreement import main_verbs, possessors
from hudna.extract.grammar.constructs import (
    gathered,
    one_object,
    with_themes,
)
from hudna.extract.grammar.predicate import Filler, Predicate
from hudna.extract.grammar.subjects import (
    AFTER_VERB,
    INHERITED,
    SENTENCE_BEFORE,
    Subjects,
)
from hudna.extract.grammar.verb_first import (
    done_to,
    of_another,
)
from hudna.extract.grammar.voice import is_passive
from hudna.extract.phrases.chunk import Chunk
from hudna.pack import TriggerForm


class Clauses(Subjects):
    """The phrases and predicates of one sentence, and the paths between them."""

    def owners(self, predicate: Predicate) -> list[Filler]:
        """Phrases that an event noun belongs to: «X's visit», «US strikes»."""
        out = []
        for chunk in self.chunks:
            before = chunk.last <= predicate.first and self._adjoins(chunk, predicate)
            after = chunk.adjectival and 0 <= chunk.first - predicate.last <= 1
            after = after and not (
                self.verb_first and of_another(self, predicate, chunk)
            )
            if not declined.owns(self, chunk, predicate):
                continue
            if after if self.sentence.pack.modifiers_after else before:
                out.append(Filler("possessor", chunk))
        return out

    def _adjoins(self, chunk: Chunk, predicate: Predicate) -> bool:
        gap = [
            at
            for at in range(chunk.last, predicate.first)
            if not self.sentence.word(at, "possessive_marks")
        ]
        if len(gap) > 2 or any(self.stops(at, commas=True) for at in gap):
            return False
        if any(self._parts(at) for at in gap):
            return False
        return chunk.possessive or not gap or chunk.adjectival

    def _parts(self, at: int) -> bool:
        """A word that no owner reaches over to its noun."""
        sentence = self.sentence
        found = sentence.at(at, "name", "trigger", "speech", "preposition", "light")
        return (
            (found is not None and found.layer != "trigger")
            or self.verb_at(at) is not None
            or any(
                sentence.word(at, group)
                for group in ("determiners", "auxiliaries", "conjunctions")
            )
        )

    def light_subject(
        self, predicate: Predicate, lights: Sequence[Predicate]
    ) -> list[Filler]:
        """The subject that a light verb lends to its event noun."""
        if self.verb_last:
            return self._light_behind(predicate, lights)
        for light in reversed(lights):
            if not 0 < predicate.first - light.last + 1 <= 10 + 1:
                continue
            between = range(light.last, predicate.first)
            if any(self.stops(at) for at in between):
                continue
            if not self.verb_first and any(map(self._bars, between)):
                continue
            if light.voice == "passive":
                return []
            chunk, path = self.subject(light)
            if self.verb_first and path in (INHERITED, SENTENCE_BEFORE):
                return []
            cue = self.sentence.tokens_span(light.first, light.last)
            return [
                Filler("subject", c, cue)
                for c in self.subjects_list(chunk)
                if c.first >= light.last or c.last <= light.first
            ]
        return []

    def adverbial_subject(self, predicate: Predicate) -> list[Filler]:
        """«X said during talks with Y»: who does something at a meeting is there."""
        at = predicate.first - 1
        while at >= 0 and self.sentence.word(at, "determiners"):
            at -= 1
        if self.verb_first or at < 0 or not self._adverbial(at):
            return []
        called = _calls(predicate)
        if not called and not self._together(predicate):
            return []
        for verb in reversed(self.verbs):
            if verb.last <= at:
                chunk = self._subjects.get(verb.first)
                cue = self.sentence.tokens_span(at, at + 1)
                out = [Filler("subject", c, cue) for c in self.subjects_list(chunk)]
                told = self.right(verb) if called else []
                return out + [f for f in told if f.slot == "object"]
        return []

    def participle_subject(self, predicate: Predicate) -> list[Filler]:
        """«… calling on both sides to stop», «… for talks»: whose act it is.

        A participle, a set phrase and a noun of purpose have the subject of the verb
        before them, or, in a sentence without verb, the phrase that opens it.
        """
        if not self.verb_first or not self._shares_subject(predicate):
            return []
        for verb in main_verbs(self, predicate):
            if verb.last <= predicate.first:
                chunk = self._subjects.get(verb.first)
                if chunk is None:
                    return []
                cue = self.sentence.tokens_span(verb.first, verb.last)
                return [Filler("subject", c, cue) for c in self.subjects_list(chunk)]
        before = [c for c in self.chunks if c.last <= predicate.first and self.bare(c)]
        people = [c for c in before if not c.locates or c.seat]
        return [
            Filler("subject", c) for c in self.subjects_list(next(iter(people), None))
        ]

    def _shares_subject(self, predicate: Predicate) -> bool:
        if any(
            p.last == predicate.first for p in self.sentence.layer("complementizer")
        ):
            return False  # «said that an air strike …»
        letter = predicate.found.reading.preposition
        purpose = "for" in self.sentence.pack.prepositions.get(letter, ())
        return predicate.voice == "fixed" or (predicate.voice == "noun" and purpose)

    def _together(self, predicate: Predicate) -> bool:
        """Whether an event noun is followed by «with X»."""
        return any("with" in f.slot.split("|") for f in self.right(predicate))

    def _light_behind(
        self, predicate: Predicate, lights: Sequence[Predicate]
    ) -> list[Filler]:
        """«görüşme yaptı»: where verbs stand last, the light verb follows its noun."""
        for light in lights:
            if 0 <= light.first - predicate.last <= verb_last.LIGHT:
                cue = self.sentence.tokens_span(light.first, light.last)
                chunk, _ = self.subject(light)
                return [Filler("subject", c, cue) for c in self.subjects_list(chunk)]
        return []

    def _bars(self, at: int) -> bool:
        """Between a light verb and its noun stands no other verb or preposition."""
        found = self.sentence.at(at, "preposition")
        other = found is not None and "of" not in self.prepositions(found)
        return other or self.verb_at(at) is not None


def _calls(predicate: Predicate) -> bool:
    """Whether a noun is a call, in which whoever speaks is heard by whom he tells."""
    value = predicate.found.value
    return isinstance(value, TriggerForm) and value.trigger.frame == "call"


def fill(
    clauses: Clauses, predicate: Predicate, lights: Sequence[Predicate]
) -> Iterator[Filler]:
    """Every phrase with its slot, as the voice of the predicate puts them."""
    if not predicate.verbal:
        yield from _fill_noun(clauses, predicate, lights)
        return
    passive = is_passive(clauses, predicate)
    chunk, path = clauses.subject(predicate)
    subjects = clauses.subjects_list(chunk)
    slot = "object" if passive else "subject"
    for each in subjects:
        yield Filler(f"{slot}:{path}", each)
    opening = map(clauses.oblique, declined.topic(clauses, predicate, path))
    found = [*opening, *clauses.right(predicate)]
    if clauses.verb_first and path == AFTER_VERB:
        whom = clauses.subjects_list(done_to(clauses, predicate))
        found.extend(Filler("object", each) for each in whom)
    fillers = [f for f in found if f.chunk not in subjects]
    for filler in one_object(fillers) if clauses.verb_first else fillers:
        yield replace(filler, slot="loose") if _agentless(filler, passive) else filler


def _agentless(filler: Filler, passive: bool) -> bool:  # noqa: FBT001
    return passive and filler.slot == "object"


def _fill_noun(
    clauses: Clauses, predicate: Predicate, lights: Sequence[Predicate]
) -> Iterator[Filler]:
    owners = clauses.owners(predicate)
    subjects = owners or clauses.light_subject(predicate, lights)
    subjects = subjects or clauses.adverbial_subject(predicate)
    subjects = subjects or clauses.participle_subject(predicate)
    taken = {f.chunk.first for f in subjects}
    for filler in subjects:
        yield replace(filler, slot=f"noun.{filler.slot}") if owners else filler
    fillers = clauses.right(predicate)
    if clauses.verb_first:
        if not subjects:
            for chunk in possessors(clauses, predicate):
                taken.add(chunk.first)
                yield Filler("noun.possessor", chunk)
        for chunk in gathered(clauses, predicate):
            taken.add(chunk.first)
            yield Filler("noun.with", chunk)
        fillers = with_themes(fillers, owned=bool(taken))
    for filler in fillers:
        if filler.chunk.first not in taken:
            theme = filler.slot == "of" and subjects and not clauses.verb_first
            theme = theme or filler.slot == "object"
            yield replace(filler, slot="object" if theme else f"noun.{filler.slot}")

"""Whose verb it is: the subject that stands, follows, is joined or goes on."""

from collections.abc import Sequence

from hudna.extract.grammar import declined, verb_last
from hudna.extract.grammar.agreement import agree, may_follow
from hudna.extract.grammar.fillers import Fillers
from hudna.extract.grammar.hanging import COMMAS
from hudna.extract.grammar.predicate import Predicate
from hudna.extract.grammar.subject_first import DASHES, UNNAMED, SubjectFinder
from hudna.extract.grammar.verb_first import (
    ANTECEDENT,
    done_to,
    pronoun_before,
    resumes,
)
from hudna.extract.grammar.voice import is_passive
from hudna.extract.phrases.chunk import Chunk
from hudna.extract.sentence import Sentence
from hudna.text.inflect import Tense
from hudna.text.words import CONJUNCTIONS

SUBJECT_REACH = 22
TURNING = frozenset({"declare"})
"""Kinds of verbs of speech before a phrase of any sort: it can but be their subject."""
TOLD = "tell"
"""The kind of verbs of speech that have the hearer behind them."""
INHERITED = "inherited"
AFTER_VERB = "subject after verb"
SENTENCE_BEFORE = "subject of the sentence before"
"""Paths of subjects that a verb has not of its own."""


class Subjects(Fillers):
    """The subjects of the verbs of one sentence."""

    def __init__(
        self,
        sentence: Sentence,
        chunks: Sequence[Chunk],
        verbs: Sequence[Predicate],
        topic: Chunk | None = None,
    ) -> None:
        super().__init__(sentence, chunks, verbs, topic)
        self._finder = SubjectFinder(self)

    def subject(self, predicate: Predicate) -> tuple[Chunk | None, str]:
        """The subject of a verb, and by which path it was found."""
        chunk, path = self._subject(predicate) if predicate.person != 1 else (None, "")
        if chunk is not None or predicate.first not in self._subjects:
            self._subjects[predicate.first] = chunk
        return chunk, path

    def _subject(self, predicate: Predicate) -> tuple[Chunk | None, str]:
        if self.verb_last:
            return verb_last.subject(self, predicate)
        if not self.verb_first:
            return self._subject_before(predicate)
        if pronoun_before(self, predicate):
            return self.inherited(predicate)
        left = self._left_subject(predicate)
        if left is not None and left[1] != INHERITED:
            return left
        following = None if predicate.plural else self._following(predicate)
        if following is not None:
            return following, AFTER_VERB
        return left or self.inherited(predicate)

    def _left_subject(self, predicate: Predicate) -> tuple[Chunk, str] | None:
        """The subject before a verb, where not that before it is its object."""
        left = self.subject_before(predicate)
        related = left is not None and left[1] == ANTECEDENT
        if done_to(self, predicate) is not None or (
            related and resumes(self, predicate)
        ):
            behind = self._following(predicate)
            left = (behind, AFTER_VERB) if behind is not None else left
        if left is not None and left[1] == ANTECEDENT and predicate.found.suffix:
            return None  # what the relative goes back to is the verb's object
        return left

    def _subject_before(self, predicate: Predicate) -> tuple[Chunk | None, str]:
        inverted = self._inverted(predicate)
        if inverted is not None and self._turned(predicate):
            return inverted
        found = self._finder.find(predicate)
        if found is not None and found[1] == UNNAMED:
            theme = declined.theme_first(self, predicate)
            found = (theme and declined.behind(self, predicate)) or found
        if found is not None and (found[0] is not None or found[1] == UNNAMED):
            return found
        return (
            inverted
            or self._dangling(predicate)
            or declined.behind(self, predicate)
            or self.inherited(predicate)
        )

    def _dangling(self, predicate: Predicate) -> tuple[Chunk, str] | None:
        """«Backed by X, the army …»: the subject of what follows the comma."""
        participle = predicate.tense in (Tense.PAST, Tense.PARTICIPLE, Tense.GERUND)
        if predicate.first > 0 or not participle:
            return None
        for at in range(predicate.last, len(self.sentence.tokens)):
            if self.sentence.key(at) in COMMAS:
                return next(
                    (
                        (c, "subject behind the participle")
                        for c in self.chunks
                        if c.first > at and self.bare(c) and not c.possessive
                    ),
                    None,
                )
        return None

    def _following(self, predicate: Predicate) -> Chunk | None:
        for filler in self.right(predicate):
            if filler.slot != "object":
                if filler.slot not in ("in", "owner"):
                    break
                continue
            if filler.chunk.first - predicate.last > 6:
                continue
            return filler.chunk if may_follow(self, predicate, filler.chunk) else None
        return None

    def _inverted(self, predicate: Predicate) -> tuple[Chunk | None, str] | None:
        """«… , said the minister»: only verbs of speech turn round."""
        kind = self._speech_kind(predicate)
        if kind is None:
            return None
        if self.sentence.pack.cases:
            return declined.behind(self, predicate)
        at = predicate.last
        if kind == "state" and not self._behind_mark(predicate):
            return None
        if kind in TURNING:
            while self.sentence.is_word(at) and self.sentence.word(at, "determiners"):
                at += 1
        for chunk in self.chunks:
            if chunk.first == at and self.bare(chunk):
                return chunk, "subject after verb"
        return None

    def _speech_kind(self, predicate: Predicate) -> str | None:
        """The kind of a verb of speech, also of one that reports an event."""
        if predicate.found.layer == "speech":
            return str(predicate.found.value.kind)
        told = self.sentence.at(predicate.first, "speech")
        if told is None or told.last != predicate.last:
            return None
        turned = told.value.kind in TURNING and self._behind_mark(predicate)
        return str(told.value.kind) if turned else None

    def _turned(self, predicate: Predicate) -> bool:
        """Whether a verb of speech stands where it must have its subject behind it."""
        kind = self._speech_kind(predicate)
        if kind in TURNING:
            return self._behind_mark(predicate)
        return kind != TOLD and not self.sentence.is_word(predicate.first - 1)

    def _behind_mark(self, predicate: Predicate) -> bool:
        """Whether a verb and its auxiliaries follow a comma or a quotation."""
        at = predicate.first - 1
        while at >= 0 and self.sentence.word(at, "auxiliaries"):
            at -= 1
        return at >= 0 and not self.sentence.is_word(at)

    def subject_before(self, predicate: Predicate) -> tuple[Chunk, str] | None:
        """The nearest bare phrase to the left in the same clause."""
        sentence = self.sentence
        if self.verb_first and predicate.found.prefix.startswith(CONJUNCTIONS):
            return None
        by_last = {c.last - 1: c for c in self.chunks}
        lowest = max(0, predicate.first - SUBJECT_REACH)
        at = predicate.first - 1
        while at >= lowest:
            chunk = by_last.get(at)
            if chunk is not None:
                if self._may_be_subject(chunk, predicate):
                    return self.first_of_list(chunk), "subject before verb"
                at = chunk.first - 1
                continue
            if sentence.word(at, "relative"):
                return self._antecedent(at, by_last)
            verb = self.verb_ending(at)
            if verb is not None or self._left_stop(at):
                return self.from_governor(verb) if verb is not None else None
            dash = sentence.key(at) in DASHES
            at = self._opening_dash(at) if dash else at - 1
        return None

    def _opening_dash(self, at: int) -> int:
        """The token before a parenthesis in dashes; −1 behind a lone one («Aden -»)."""
        for here in range(at - 1, -1, -1):
            if self.sentence.key(here) in DASHES:
                return here - 1
        return -1

    def _left_stop(self, at: int) -> bool:
        commas = self.verb_first
        return self.stops(at, commas=commas)

    def _may_be_subject(self, chunk: Chunk, predicate: Predicate) -> bool:
        if not self.bare(chunk) or chunk.possessive:
            return False
        if self.verb_first and self._owned(chunk):
            return False
        return chunk.last <= predicate.first

    def _owned(self, chunk: Chunk) -> bool:
        """A phrase right behind a noun belongs to it («talks of X»)."""
        at = chunk.first - 1
        if at < 0 or chunk.prefix or not self.sentence.is_word(at):
            return False
        sentence = self.sentence
        if sentence.word(at, "function") or self.verb_at(at) is not None:
            return False
        if self.stops(at):
            return False
        if sentence.word(at, "determiners") or sentence.at(at, "number") is not None:
            return False
        if any(c.last == chunk.first for c in self.chunks):
            return False
        return sentence.at(at, "cue", "complementizer", "speech") is None

    def first_of_list(self, chunk: Chunk) -> Chunk:
        """The first of the phrases that are coordinated with one."""
        if self.opens_clause(chunk):
            return chunk
        for before in self.chunks:
            if before.last <= chunk.first and self.coordinated(before, chunk):
                return self.first_of_list(before) if self.bare(before) else chunk
        return chunk

    def _antecedent(
        self, at: int, by_last: dict[int, Chunk]
    ) -> tuple[Chunk, str] | None:
        here = at - 1
        if here >= 0 and self.sentence.key(here) in COMMAS:
            here -= 1
        for back in range(here, max(here - 3, -1), -1):
            if back in by_last:
                return by_last[back], ANTECEDENT
        return None

    def opens_clause(self, chunk: Chunk) -> bool:
        """«…, and X urged»: a comma before «and», and no list of three or more."""
        sentence, at = self.sentence, chunk.first - 1
        while at > 1 and sentence.word(at, "determiners"):
            at -= 1
        if self.verb_first or at < 1 or not sentence.word(at, "conjunctions"):
            return False
        if sentence.key(at - 1) not in COMMAS:
            return False
        before = next((c for c in self.chunks if c.last == at - 1), None)
        listed = before is not None and any(
            c.last == before.first - 1 and sentence.key(c.last) in COMMAS
            for c in self.chunks
        )
        return not listed

    def from_governor(self, verb: Predicate) -> tuple[Chunk, str] | None:
        """An infinitive or second verb shares the subject of the verb before."""
        chunk = self._subjects.get(verb.first)
        return (chunk, INHERITED) if chunk is not None else None

    def inherited(self, predicate: Predicate) -> tuple[Chunk | None, str]:
        """Without a phrase of its own a verb keeps the subject before it."""
        earlier = [
            v
            for v in self.verbs
            if v.first < predicate.first and self._subjects.get(v.first) is not None
        ]
        if self.verb_first and predicate.verbal:
            earlier = [v for v in earlier if agree(self, v, predicate)] or earlier
        before = [(v.tense, self._subjects[v.first]) for v in earlier]
        if before:
            alike = [chunk for tense, chunk in before if tense is predicate.tense]
            joined = self.sentence.word(predicate.first - 1, "conjunctions")
            chosen = alike[-1] if alike and joined and predicate.first else None
            return chosen or before[-1][1], INHERITED
        if self.topic is not None and self._points_back(predicate):
            return self.topic, SENTENCE_BEFORE
        if self._joined(predicate):
            return self._opening(predicate), INHERITED
        return None, ""

    def _joined(self, predicate: Predicate) -> bool:
        """Whether a verb goes on with the subject of one that may be unknown."""
        at = predicate.first - 1
        if at < 0:
            return False
        if self.verb_first:  # «left without signing»: an infinitive behind its particle
            return self.sentence.at(at, "complementizer") is not None
        gerund = predicate.tense is Tense.GERUND and (
            self.sentence.key(at) in COMMAS
            or any(p.last == at + 1 for p in self.sentence.layer("preposition"))
        )
        infinitive = self.sentence.word(at, "infinitive")
        return gerund or infinitive or self.sentence.word(at, "conjunctions")

    def _opening(self, predicate: Predicate) -> Chunk | None:
        """The phrase that opens a clause whose first verb is not known."""
        start = predicate.first - 1
        while start > 0 and not self.stops(start - 1):
            start -= 1
        for chunk in self.chunks:
            if start <= chunk.first < predicate.first and self.bare(chunk):
                return chunk if not chunk.possessive else None
        return None

    def _points_back(self, predicate: Predicate) -> bool:
        """A pronoun, or a verb that carries its subject, with nobody named here."""
        if self.verb_first:
            return predicate.person == 3 and predicate.first <= 3
        at = predicate.first - 1
        while at >= 0 and self.sentence.word(at, "auxiliaries"):
            at -= 1
        if at < 0 and self.sentence.pack.drops_subject:
            return not self._speaks_alone(predicate)
        return at >= 0 and self.sentence.word(at, "pronouns_subject")

    def _speaks_alone(self, predicate: Predicate) -> bool:
        """«È stato firmato …», «Firmare …»: what opens a sentence without subject."""
        if self.sentence.word(predicate.first, "reflexives"):
            return False
        open_ended = predicate.tense in (Tense.BASE, Tense.PERFECT, Tense.GERUND)
        return open_ended or predicate.person != 3 or is_passive(self, predicate)

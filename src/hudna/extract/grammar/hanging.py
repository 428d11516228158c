"""Where clauses end, and the prepositions that phrases hang on."""

from collections.abc import Iterator, Sequence

from hudna.extract.grammar import declined
from hudna.extract.grammar.constructs import (
    between,
    capital,
    is_number,
)
from hudna.extract.grammar.predicate import Filler, Predicate
from hudna.extract.grammar.verb_first import OPENING_QUOTES
from hudna.extract.phrases.chunk import MARKS, TITLE, Chunk
from hudna.extract.sentence import Found, Sentence
from hudna.model.text import Span
from hudna.text.tokens import TokenKind
from hudna.text.words import CONJUNCTIONS, governing

STOPS = frozenset('.!?؟;؛:…«»"“”„‹›()[]')
LISTED = 4
"""Tokens between two phrases of a list."""
COMMAS = frozenset(",،")
BRACKETS = frozenset("()")
REACH = 26
"""Tokens that a verb governs to its right; calibrated on the development articles."""
SOURCE = "according"
"""The slot of whom something is known from, which no frame gives a part."""


class Hanging:
    """The phrases and predicates of one sentence, and what each hangs on."""

    def __init__(
        self,
        sentence: Sentence,
        chunks: Sequence[Chunk],
        verbs: Sequence[Predicate],
        topic: Chunk | None = None,
    ) -> None:
        self.sentence = sentence
        self.chunks = tuple(chunks)
        self.verbs = tuple(sorted(verbs, key=lambda v: v.first))
        self.verb_first = sentence.pack.verb_first
        self.verb_last = sentence.pack.verb_last
        self.topic = topic
        self._subjects: dict[int, Chunk | None] = {}
        self._slots = {c.first: self._slot(c) for c in self.chunks}
        self._titles = frozenset(_title_marks(sentence))

    def subject_of(self, verb: Predicate) -> Chunk | None:
        """The subject that was found for a verb, if it was looked for."""
        return self._subjects.get(verb.first)

    def slot(self, chunk: Chunk) -> tuple[tuple[str, ...], Span | None]:
        """The slots that the preposition before a phrase opens; none: bare."""
        return self._slots.get(chunk.first, ((), None))

    def _slot(self, chunk: Chunk) -> tuple[tuple[str, ...], Span | None]:
        sentence, table = self.sentence, self.sentence.pack.prepositions
        letter = governing(chunk.prefix)
        if letter in table:
            start = sentence.tokens[chunk.first].start
            return table[letter], Span(start, start + 1)
        at = chunk.first - 1
        while at >= 0 and (
            (sentence.word(at, "determiners") and not self._governs(at))
            or self._qualifies(at, chunk)
            or is_number(sentence, at)
            or sentence.word(at, "creeds")
        ):
            at -= 1
        at = self._over_quantities(self._over_approximation(at, chunk))
        if self.verb_first and at >= 0 and sentence.key(at) in OPENING_QUOTES:
            at -= 1
        for found in (*sentence.layer("according"), *sentence.layer("preposition")):
            behind = self.verb_last and found.first == chunk.last
            if behind or (not self.verb_last and found.last == at + 1):
                span = sentence.tokens_span(found.first, found.last)
                source = found.layer == "according"
                return (SOURCE,) if source else table.get(found.value, ()), span
        if self.verb_first:
            return capital(self, chunk) or between(self, chunk)
        return declined.case_slots(self, chunk)

    def _over_approximation(self, at: int, chunk: Chunk) -> int:
        """From before a number to before «at least», «more than», «over»."""
        sentence = self.sentence
        number = at + 1 < len(sentence.tokens) and is_number(sentence, at + 1)
        if self.verb_first or not number or at + 1 > chunk.first:
            return at
        for words in (2, 1):
            first = at - words + 1
            if first >= 0 and sentence.word(first, "approximations"):
                return first - 1
            if words == 2 and sentence.word(at, "approximations"):
                return at - 1 - (sentence.at(at - 1, "preposition") is not None)
        return at

    def _over_quantities(self, at: int) -> int:
        """From «of» to before «thousands of», «a group of», which count and no more."""
        sentence = self.sentence
        while declined.counts(sentence, at):
            at -= 1
        while self._quantity_of(at - 1):
            at -= 2
            while at >= 0 and (
                sentence.word(at, "determiners")
                or sentence.tokens[at].kind is TokenKind.NUMBER
                or self._quantity_of(at)
            ):
                at -= 1
        return at

    def _quantity_of(self, at: int) -> bool:
        """«hundreds of»: a quantity before the word that leads to what is counted."""
        parted = self.sentence.word(at + 1, "partitive")
        return at >= 0 and parted and self.sentence.word(at, "quantities")

    def _governs(self, at: int) -> bool:
        """A preposition that is written like an article: «des» behind a noun."""
        sentence = self.sentence
        if all(p.last != at + 1 for p in sentence.layer("preposition")):
            return False
        before = at - 1
        return (
            sentence.is_word(before)
            and not sentence.word(before, "function")
            and not (before and sentence.word(before - 1, "auxiliaries"))
            and self.verb_ending(before) is None
        )

    def _qualifies(self, at: int, chunk: Chunk) -> bool:
        """A lower-case word between determiner and name: «the rival Houthis»."""
        near = chunk.first - at <= 2 and not self.verb_first
        token = self.sentence.tokens[at]
        return (
            near
            and token.kind is TokenKind.WORD
            and not token.upper
            and not self.sentence.starts.get(at)
            and not self.sentence.word(at, "function")
        )

    def bare(self, chunk: Chunk) -> bool:
        """Whether no preposition governs a phrase and it qualifies no other."""
        return not self.slot(chunk)[0] and not chunk.adjectival

    def stops(self, at: int, *, commas: bool = False) -> bool:
        """Whether a clause ends at a token."""
        sentence = self.sentence
        token = sentence.tokens[at]
        if token.kind is TokenKind.PUNCTUATION:
            if at in self._titles:
                return False
            return token.key in STOPS or (commas and token.key in COMMAS)
        return sentence.breaks(at)

    def verb_at(self, at: int) -> Predicate | None:
        """The verb that begins at a token."""
        for verb in self.verbs:
            if verb.first == at and verb.verbal:
                return verb
        return None

    def begins_anew(self, at: int) -> bool:
        """Whether something new begins behind a comma: words of speech, a verb."""
        sentence = self.sentence
        if at >= len(sentence.tokens):
            return True
        return (
            sentence.at(at, "speech", "according") is not None
            or sentence.word(at, "breakers")
            or sentence.word(at, "relative")
            or self.verb_at(at) is not None
        )

    def clause_end(self, at: int, reach: int = REACH) -> int:
        """The token at which what a predicate governs ends."""
        end = min(len(self.sentence.tokens), at + reach)
        for here in range(at, end):
            if self.stops(here) or self.verb_at(here) is not None:
                return here
        return end

    def oblique(self, chunk: Chunk) -> Filler:
        """A phrase in the slots that its preposition or ending opens."""
        slots, cue = self.slot(chunk)
        return Filler("|".join(slots), chunk, cue)

    def coordinated(self, one: Chunk, other: Chunk) -> bool:
        """Whether nothing but «and» and commas stands between two phrases."""
        sentence = self.sentence
        joined = other.prefix.startswith(CONJUNCTIONS)
        if joined and governing(other.prefix):
            joined = governing(other.prefix) in one.prefix
        for at in range(one.last, other.first):
            key = sentence.key(at)
            if sentence.word(at, "conjunctions"):
                joined = True
            elif key in COMMAS:
                joined = joined or self._enumerates(one, other)
            elif sentence.word(at, "among_them"):
                joined = True
            elif not (
                sentence.word(at, "determiners")
                or sentence.word(at, "possessive_marks")
                or is_number(sentence, at)
                or (joined and self._qualifies(at, other))
            ):
                return False
        return joined and other.first - one.last <= LISTED

    def _enumerates(self, one: Chunk, other: Chunk) -> bool:
        """Whether a comma joins two phrases: where «and» closes the list."""
        if self.verb_first:
            return other.first - one.last == 1
        opens = one.first == 0 and other.first == one.last + 1 and not self.verb_last
        if opens and self.verb_at(other.last) is not None:
            return True  # «X, Y sign accord»: a headline
        later = [c for c in self.chunks if c.first >= other.last]
        if self.verb_last and later and not self.bare(later[0]):
            return False  # the comma sets the subject off
        return bool(later) and self.coordinated(other, later[0])

    def verb_ending(self, at: int) -> Predicate | None:
        """The verb whose last token this is."""
        for verb in self.verbs:
            if verb.last == at + 1 and verb.verbal:
                return verb
        return None

    def subjects_list(self, chunk: Chunk | None) -> list[Chunk]:
        """A subject and the phrases coordinated with it."""
        if chunk is None:
            return []
        out = [chunk]
        if chunk not in self.chunks:
            return out
        for other in self.chunks:
            if other.first >= out[-1].last and self.coordinated(out[-1], other):
                out.append(other)
        return out

    def _adverbial(self, at: int) -> bool:
        """«during», «at», «after»: a word before the time of something else."""
        slots = {
            slot
            for p in self.sentence.layer("preposition")
            if p.last == at + 1
            for slot in self.prepositions(p)
        }
        return bool({"other", "in", "at"} & slots) or self.sentence.word(at, "breakers")

    def prepositions(self, found: Found) -> tuple[str, ...]:
        """The slots that a preposition opens."""
        return self.sentence.pack.prepositions.get(found.value, ())


def _title_marks(sentence: Sentence) -> Iterator[int]:
    """Marks around a name or term, such as «Asharq Al-Awsat»: no clause ends there."""
    opened: int | None = None
    for at, token in enumerate(sentence.tokens):
        if token.key not in MARKS | BRACKETS:
            continue
        if opened is not None and at - opened <= TITLE + 1:
            yield from (opened, at)
            opened = None
        else:
            opened = at

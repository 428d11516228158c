"""The subject of a verb where subjects stand before their verbs.

To the left of a verb and its auxiliaries stands its subject: a phrase, a pronoun, or
a noun that names nobody («its jets», «the house») and then acts for whom it belongs
to. What stands between, such as «on Sunday» or «, which backs the rebels,», is
stepped over.
"""

from typing import TYPE_CHECKING

from hudna.extract.phrases.chunk import Chunk
from hudna.model.vocabulary import EntityKind
from hudna.text.inflect import Tense
from hudna.text.tokens import TokenKind

if TYPE_CHECKING:
    from hudna.extract.grammar.predicate import Predicate
    from hudna.extract.grammar.subjects import Subjects

Subject = tuple[Chunk | None, str]

REACH = 34
"""Tokens from a verb back to its subject, with what is stepped over."""
PARENTHESIS = 24
"""Tokens of a parenthesis between two commas."""
COMMA = ","
DASHES = frozenset("-–—")
PERSONS = frozenset({EntityKind.PERSON, EntityKind.ROLE, EntityKind.UNKNOWN})
NAMED = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.GROUP})
UNNAMED = "noun that names nobody"


class SubjectFinder:
    """Walks from a verb to the left until it meets a subject."""

    def __init__(self, clauses: "Subjects") -> None:
        self.clauses = clauses
        self.sentence = clauses.sentence
        self.by_last = {c.last - 1: c for c in clauses.chunks}

    def find(self, predicate: "Predicate") -> Subject | None:
        """The subject with its path; None where the verb has none of its own."""
        at = self._over_auxiliaries(predicate.first - 1)
        controlled = self._controlled(at)
        if controlled is not None:
            return controlled, "subject of the infinitive"
        if at < 0 or self._shares(at, predicate):
            return None
        if self.sentence.word(at, "pronouns_subject"):
            return self.meant(self.sentence.key(at), predicate)
        named = self._name_between_commas(at)
        if named is not None:
            return named, "apposition before verb"
        return self._walk(self._over_parenthesis(at), predicate)

    def _name_between_commas(self, at: int) -> Chunk | None:
        """«The president, X, has …»: a personal name that is the whole parenthesis."""
        chunk = self.by_last.get(at - 1)
        if self.sentence.key(at) != COMMA or chunk is None:
            return None
        named = chunk.mention.kind in NAMED and chunk.mention.name_at is not None
        before = chunk.first - 1
        while before > 0 and self.sentence.word(before, "determiners"):
            before -= 1
        return chunk if named and self.sentence.key(before) == COMMA else None

    def _over_auxiliaries(self, at: int) -> int:
        while at >= 0 and at not in self.by_last:
            if self._periphrastic(at):
                at -= 2
            elif self.sentence.word(at, "auxiliaries") or self._adverb(at):
                at -= 1
            else:
                break
        return at

    def _periphrastic(self, at: int) -> bool:
        """«are to», «is due to»: an infinitive that has the subject of its helper."""
        sentence = self.sentence
        if at < 2 or not sentence.word(at, "infinitive"):
            return False
        helper = at - 2 if sentence.word(at - 1, "helpers") else at - 1
        return sentence.word(helper, "auxiliaries_passive")

    def _adverb(self, at: int) -> bool:
        token = self.sentence.tokens[at]
        ends = self.sentence.ends(at, "adverb_endings")
        return ends and len(token.key) > 4 and not token.upper

    def _controlled(self, at: int) -> Chunk | None:
        """«prompting X to recall», «X to visit Y»: the phrase before the infinitive."""
        if at < 1 or not self.sentence.word(at, "infinitive"):
            return None
        chunk = self.by_last.get(at - 1)
        fits = chunk is not None and self._may_be_subject(chunk)
        return self.clauses.first_of_list(chunk) if fits and chunk else None

    def _shares(self, at: int, predicate: "Predicate") -> bool:
        """A second verb, an infinitive or a participle keeps the subject before it."""
        sentence = self.sentence
        if sentence.word(at, "conjunctions") or sentence.word(at, "infinitive"):
            return True
        governed = any(p.last == at + 1 for p in sentence.layer("preposition"))
        gerund = predicate.tense is Tense.GERUND
        return gerund and (governed or sentence.key(at) == COMMA)

    def _over_parenthesis(self, at: int) -> int:
        """From the mark that closes a parenthesis to before the one that opens it."""
        key = self.sentence.key(at)
        if key != COMMA and key not in DASHES:
            return at
        for here in range(at - 1, max(-1, at - PARENTHESIS), -1):
            mark = self.sentence.key(here)
            if mark == key or (mark in DASHES and key in DASHES):
                around = [c for c in self.clauses.chunks if c.first < here < c.last]
                return around[0].last - 1 if around else here - 1
        return at - 1

    def _walk(self, at: int, predicate: "Predicate") -> Subject | None:
        lowest = max(0, predicate.first - REACH)
        while at >= lowest:
            chunk = self.by_last.get(at)
            if chunk is not None:
                if self._may_be_subject(chunk) or self._absolute(chunk, predicate):
                    return self.clauses.first_of_list(chunk), "subject before verb"
                at = self._before_chunk(chunk)
            elif self._closes(at):
                return self._at_boundary(at)
            elif self._content_word(at):
                found, at = self._noun_phrase(at, predicate)
                if found is not None:
                    return found
            else:
                at -= 1
        return None

    def _closes(self, at: int) -> bool:
        return self.clauses.stops(at) or self.clauses.verb_ending(at) is not None

    def _at_boundary(self, at: int) -> Subject | None:
        """What the clause that ends at a token lends to the verb."""
        if self.sentence.word(at, "relative"):
            return self._antecedent(at)
        verb = self.clauses.verb_ending(at)
        return self.clauses.from_governor(verb) if verb is not None else None

    def _may_be_subject(self, chunk: Chunk) -> bool:
        head = chunk
        if not self.clauses.opens_clause(chunk):
            head = self._head_of_list(chunk)
        return self.clauses.bare(head) and not chunk.possessive

    def _head_of_list(self, chunk: Chunk) -> Chunk:
        """«between X and Y»: the preposition before X governs Y too."""
        for before in self.clauses.chunks:
            if before.last <= chunk.first and self.clauses.coordinated(before, chunk):
                return self._head_of_list(before)
        return chunk

    def _absolute(self, chunk: Chunk, predicate: "Predicate") -> bool:
        """«… with delegates calling for»: the phrase right before a participle."""
        gerund = predicate.tense is Tense.GERUND and chunk.last == predicate.first
        return gerund and "with" in self.clauses.slot(chunk)[0]

    def _before_chunk(self, chunk: Chunk) -> int:
        """The token before a phrase and the preposition that governs it."""
        at = chunk.first - 1
        while at >= 0 and self.sentence.word(at, "determiners"):
            at -= 1
        for found in self.sentence.layer("preposition"):
            if found.last == at + 1 and self.clauses.slot(chunk)[0]:
                return found.first - 1
        return chunk.first - 1

    def _content_word(self, at: int) -> bool:
        """A word of no closed class: the head of a phrase that names nobody."""
        sentence = self.sentence
        token = sentence.tokens[at]
        return (
            token.kind is TokenKind.WORD
            and not sentence.word(at, "function")
            and not sentence.word(at, "auxiliaries")
            and not sentence.word(at, "temporal")
            and not self._adverb(at)
            and not sentence.word(at, "possessive_marks")
            and all(p.last != at + 1 for p in sentence.layer("preposition"))
        )

    def _noun_phrase(
        self, at: int, predicate: "Predicate"
    ) -> tuple[Subject | None, int]:
        """What a noun makes the subject, else where to walk on.

        Behind a preposition it is no subject; otherwise whom it belongs to is.
        """
        here = at
        after = self.sentence.pack.modifiers_after
        while here >= 0:
            if self.sentence.word(here, "possessives") and not self._governed(here):
                return self.meant(self.sentence.key(here), predicate), here
            chunk = self.by_last.get(here)
            if chunk is not None:
                return self._of_chunk(chunk, here)
            if after and self.clauses.verb_ending(here) is not None:
                return None, here  # «qui ont attaqué la base ont fui»
            if any(p.last == here + 1 for p in self.sentence.layer("preposition")):
                return None, here - 1
            if not self._inside(here):
                return (None, UNNAMED), here
            here -= 1
        return (None, UNNAMED), here

    def _of_chunk(self, chunk: Chunk, here: int) -> tuple[Subject | None, int]:
        """What a phrase before a noun makes the subject."""
        if chunk.adjectival or chunk.possessive:
            if self.clauses.slot(chunk)[0]:
                return None, self._before_chunk(chunk)
            return (chunk, "owner of the subject"), here
        if self.sentence.pack.modifiers_after:
            return None, here  # «the European parliament»: the rest describes it
        return self._headed(chunk), here

    def _headed(self, chunk: Chunk) -> Subject:
        """The phrase before a noun, where owners follow what is theirs."""
        if self.sentence.pack.owners_after and self._may_be_subject(chunk):
            return self.clauses.first_of_list(chunk), "subject before verb"
        return None, UNNAMED

    def _governed(self, at: int) -> bool:
        return any(p.last == at for p in self.sentence.layer("preposition"))

    def _inside(self, at: int) -> bool:
        sentence = self.sentence
        inner = any(sentence.word(at, g) for g in ("determiners", "possessive_marks"))
        number = sentence.tokens[at].kind is TokenKind.NUMBER
        return inner or number or self._content_word(at)

    def _antecedent(self, at: int) -> Subject | None:
        here = at - 1
        if here >= 0 and self.sentence.key(here) == COMMA:
            here -= 1
        for back in range(here, max(here - 3, -1), -1):
            chunk = self.by_last.get(back)
            if chunk is not None and self._located(chunk):
                return None, UNNAMED  # «an attack in X which killed …»
            if chunk is not None:
                return chunk, "antecedent of relative"
        thing = self.sentence.word(at, "relatives_thing")
        return (None, UNNAMED) if thing else None  # «the plan, which calls for»

    def _located(self, chunk: Chunk) -> bool:
        """Whether a phrase is where something is, without a comma behind it."""
        here = chunk.place and self.sentence.key(chunk.last) != COMMA
        return here and bool({"in", "at"} & set(self.clauses.slot(chunk)[0]))

    def meant(self, pronoun: str, predicate: "Predicate") -> Subject:
        """Whom a pronoun stands for: the last subject that it agrees with."""
        before = [
            chunk
            for verb in self.clauses.verbs
            if verb.first < predicate.first
            and (chunk := self.clauses.subject_of(verb)) is not None
        ]
        topic = [self.clauses.topic] if self.clauses.topic is not None else []
        for chunk in [*reversed(before), *topic]:
            if self._agrees(pronoun, chunk):
                return chunk, "pronoun"
        return None, "pronoun"

    def meant_by_object(self, at: int, predicate: "Predicate") -> Chunk | None:
        """Whom an object pronoun stands for: the last phrase besides the subject."""
        own = self.clauses.subject_of(predicate)
        before = [c for c in self.clauses.chunks if c.last <= predicate.first]
        topic = [self.clauses.topic] if self.clauses.topic is not None else []
        for chunk in [*reversed(before), *topic]:
            if chunk is own or chunk.adjectival or chunk.possessive:
                continue
            if self._agrees(self.sentence.key(at), chunk):
                return chunk
        return None

    def _agrees(self, pronoun: str, chunk: Chunk) -> bool:
        person = chunk.mention.kind in PERSONS
        words = self.sentence.pack.grammar
        if pronoun in words.get("pronouns_singular", ()):
            return not self._several(chunk)
        if pronoun in words.get("pronouns_person", ()):
            return person
        if pronoun in words.get("pronouns_thing", ()):
            return chunk.mention.kind is not EntityKind.PERSON
        return chunk.mention.kind is not EntityKind.PERSON or self._several(chunk)

    def _several(self, chunk: Chunk) -> bool:
        return len(self.clauses.subjects_list(chunk)) > 1

"""What holds where words are declined: endings tell what prepositions tell elsewhere.

The ending of a phrase opens the slot it stands in. Since it tells the subject, the
subject may as well follow its verb, behind what the clause is about.
"""

from typing import TYPE_CHECKING

from hudna.extract.grammar.verb_last import owned
from hudna.extract.phrases.chunk import Chunk
from hudna.extract.sentence import Sentence
from hudna.model.text import Span
from hudna.pack import TriggerForm
from hudna.text.inflect import Tense
from hudna.text.tokens import TokenKind

if TYPE_CHECKING:
    from hudna.extract.grammar.hanging import Hanging
    from hudna.extract.grammar.predicate import Predicate
    from hudna.extract.grammar.subjects import Subjects

BEHIND = "subject after verb"
REACH = 6
"""Tokens between a verb and the subject behind it."""
NO_SUBJECT = ("conjunctions", "pronouns_first")
"""Words before a verb that has no subject behind it."""


def case_slots(clauses: "Hanging", chunk: Chunk) -> tuple[tuple[str, ...], Span | None]:
    """The slots that the ending of a phrase opens: that of its head."""
    sentence = clauses.sentence
    before = chunk.first - 1
    oblique = before >= 0 and sentence.word(before, "oblique_numbers")
    if not clauses.verb_last and not oblique and counts(sentence, before):
        return (), None  # a number governs the genitive
    at = chunk.last - 1 if clauses.verb_last else chunk.first
    slots = sentence.slots_at(at, head_last=clauses.verb_last)
    return slots, sentence.tokens_span(at, at + 1) if slots else None


def counts(sentence: Sentence, at: int) -> bool:
    """Whether a number, or a word such as «thousands», stands at a token."""
    if at < 0 or not sentence.pack.cases:
        return False
    number = sentence.at(at, "number", "scale") is not None
    digits = sentence.tokens[at].kind is TokenKind.NUMBER
    return number or digits or sentence.word(at, "quantities")


def behind(
    clauses: "Subjects", predicate: "Predicate"
) -> tuple[Chunk | None, str] | None:
    """The subject behind a verb: a pronoun, or the first bare phrase."""
    sentence, at = clauses.sentence, predicate.last
    if not sentence.pack.cases or predicate.tense is Tense.BASE:
        return None
    before = predicate.first - 1
    if before >= 0 and any(sentence.word(before, group) for group in NO_SUBJECT):
        return None
    if sentence.is_word(at) and sentence.word(at, "pronouns_subject"):
        return clauses.meant(at, predicate)
    for filler in clauses.right(predicate):
        if filler.slot == "object" and filler.chunk.first - at <= REACH:
            return filler.chunk, BEHIND
    return None


def theme_first(clauses: "Subjects", predicate: "Predicate") -> bool:
    """An event noun, or the object, before a verb with its subject behind."""
    sentence, value = clauses.sentence, predicate.found.value
    classes = value.trigger.object if isinstance(value, TriggerForm) else ()
    nouns = [f for f in sentence.layer("trigger") if f.value.voice == "noun"]
    nouns += [f for f in sentence.layer("class") if f.value in classes]
    return any(f.last == predicate.first for f in nouns)


def topic(clauses: "Subjects", predicate: "Predicate", path: str) -> list[Chunk]:
    """Where a subject follows its verb: the oblique phrase that opens the clause."""
    if path != BEHIND or not clauses.sentence.pack.cases:
        return []
    for chunk in clauses.chunks:
        gap = range(chunk.last, predicate.first)
        oblique = chunk.last <= predicate.first and clauses.slot(chunk)[0]
        if oblique and not any(clauses.stops(at, commas=True) for at in gap):
            return [chunk]
    return []


def owns(clauses: "Subjects", chunk: Chunk, predicate: "Predicate") -> bool:
    """Whether the case of a phrase lets a noun belong to it."""
    if not clauses.sentence.pack.cases:
        return True
    slots = clauses.slot(chunk)[0]
    marked = clauses.verb_last and owned(clauses, predicate.last - 1)
    return "of" in slots or (marked and not slots) or chunk.adjectival

"""Which words make the type of a trigger: what it governs, and who does it.

A trigger may ask for a word of a class as its object or subject. Some classes are no
lists of words: people, officials, a named person who is called, an infinitive.
"""

from collections.abc import Sequence

from hudna.extract.grammar.clause import Clauses
from hudna.extract.grammar.hanging import COMMAS
from hudna.extract.grammar.predicate import Predicate
from hudna.extract.grammar.verb_first import antecedent_words, aside, in_subject
from hudna.extract.grammar.voice import is_passive
from hudna.extract.phrases.chunk import Chunk
from hudna.extract.sentence import Found
from hudna.model.vocabulary import EntityKind
from hudna.pack import Trigger

OBJECT_REACH = 9
"""Tokens within which the head of what a trigger governs must stand."""
TRUCE_REACH = 13
"""The same where the word is a truce, of which little else is said."""
RELATIVE = 14
"""Tokens of a relative clause between a subject and its second verb."""
PEOPLE = "people"
"""The class of what names or describes persons."""
OFFICIALS = "officials"
"""The class of subjects that are known or hold an office."""
TERRITORY = "territory"
"""The class of what is taken and held; a town that is named is one of it."""
CALLED = "called"
"""The class of named persons to whom somebody calls."""
INFINITIVE = "infinitive"
"""The class of «to do»: an act that is asked for."""
PRIVATE = frozenset({"CVL", "JRN", "MED", "BUS"})
PERSONS = frozenset({EntityKind.PERSON, EntityKind.ROLE, EntityKind.GROUP})


def subject_fits(clauses: Clauses, predicate: Predicate) -> bool:
    """Whether who acts is of one of the classes that a trigger asks for."""
    classes = predicate.found.value.trigger.subject
    if OFFICIALS not in classes:
        return _subject_word(clauses, predicate, classes)
    chunk, _ = clauses.subject(predicate)
    if chunk is None:
        return False
    mention = chunk.mention
    if mention.refs:
        return True
    return mention.office is not None and not PRIVATE & set(mention.sectors)


def _subject_word(
    clauses: Clauses, predicate: Predicate, classes: Sequence[str]
) -> bool:
    """A word of a class before a verb, also over «which was brokered by X and»."""
    if _before(clauses, predicate, classes) is not None:
        return True
    sentence = clauses.sentence
    if _meant_by_pronoun(clauses, predicate):
        return any(f.last < predicate.first for f in _wanted(clauses, classes))
    for found in reversed(_wanted(clauses, classes)):
        at = found.last + (sentence.key(found.last) in COMMAS)
        if at < predicate.first and sentence.word(at, "relative"):
            gap = range(at + 1, predicate.first)
            if len(gap) <= RELATIVE and not any(clauses.stops(at) for at in gap):
                return True
    return False


def _meant_by_pronoun(clauses: Clauses, predicate: Predicate) -> bool:
    """«a truce …, a day after it took effect»: the subject is a pronoun for a thing."""
    sentence, at = clauses.sentence, predicate.first - 1
    while at >= 0 and sentence.word(at, "auxiliaries"):
        at -= 1
    return at >= 0 and sentence.word(at, "pronouns_thing")


def object_of(
    clauses: Clauses, predicate: Predicate, classes: Sequence[str]
) -> Found | None:
    """The word of a class that a trigger governs, or that its passive has before it."""
    if clauses.verb_last:
        return _before(clauses, predicate, classes)
    wanted = _wanted(clauses, classes)
    end = clauses.clause_end(predicate.last, OBJECT_REACH + 6)
    for found in wanted:
        if found.first < predicate.last or found.first > end:
            continue  # the word at the end may be the verb that ends the clause
        known = sum(
            c.last - c.first - 1
            for c in clauses.chunks
            if predicate.last <= c.first < found.first
        )
        reach = TRUCE_REACH if found.value == "truce" else OBJECT_REACH
        near = found.first - predicate.last - known <= reach
        if near and not (clauses.verb_first and in_subject(clauses, predicate, found)):
            return found
    trigger: Trigger = predicate.found.value.trigger
    passive = predicate.verbal and is_passive(clauses, predicate)
    free = bool(clauses.sentence.pack.cases)
    if passive or predicate.voice == "noun" or trigger.subject or free:
        return _before(clauses, predicate, classes)
    if clauses.verb_first and predicate.verbal:
        words = antecedent_words(clauses, predicate)
        meant = next((f for f in wanted if f.first in words), None)
        if meant is None and predicate.found.suffix:
            return _before(clauses, predicate, classes)  # its pronoun goes back
        return meant
    return None


def _wanted(clauses: Clauses, classes: Sequence[str]) -> list[Found]:
    """The words of some classes; persons and groups make up the class of people."""
    wanted = [
        f
        for f in clauses.sentence.layer("class")
        if f.value in classes and not (clauses.verb_first and aside(clauses, f.first))
    ]
    if PEOPLE in classes:
        wanted += [
            Found(c.first, c.last, "class", PEOPLE, "", "")
            for c in clauses.chunks
            if c.mention.kind in PERSONS and clauses.bare(c)
        ]
    if TERRITORY in classes:
        wanted += [
            Found(c.first, c.last, "class", TERRITORY, "", "")
            for c in clauses.chunks
            if c.place and (c.seat or c.mention.kind is EntityKind.UNKNOWN)
        ]
    if CALLED in classes:
        wanted += [
            Found(c.first, c.last, "class", CALLED, "", "")
            for c in clauses.chunks
            if _called(clauses, c)
        ]
    if INFINITIVE in classes:
        wanted += [
            Found(at, at + 1, "class", INFINITIVE, "", "")
            for at in range(len(clauses.sentence.tokens) - 1)
            if _opens_infinitive(clauses, at)
        ]
    return sorted(wanted, key=lambda f: f.first)


def _called(clauses: Clauses, chunk: Chunk) -> bool:
    """«called X on Sunday», not «called X a liar»: a named person and nothing more."""
    sentence, at = clauses.sentence, chunk.last
    if chunk.mention.kind is not EntityKind.PERSON or chunk.possessive:
        return False
    if not sentence.is_word(at):
        return at >= len(sentence.tokens) or sentence.key(at) in COMMAS | {"."}
    closed = ("function", "temporal", "infinitive", "conjunctions", "breakers")
    ends = any(sentence.word(at, group) for group in closed)
    return ends and not sentence.word(at, "determiners")


def _opens_infinitive(clauses: Clauses, at: int) -> bool:
    sentence = clauses.sentence
    return (
        sentence.word(at, "infinitive")
        and sentence.is_word(at + 1)
        and not sentence.word(at + 1, "determiners")
        and not sentence.tokens[at + 1].upper
        and not any(c.first == at + 1 for c in clauses.chunks)
    )


def _before(
    clauses: Clauses, predicate: Predicate, classes: Sequence[str]
) -> Found | None:
    """The nearest word of a class before a trigger in its clause."""
    for found in reversed(_wanted(clauses, classes)):
        gap = range(found.last, predicate.first)
        if found.last > predicate.first:
            continue
        if len(gap) <= OBJECT_REACH and not any(clauses.stops(at) for at in gap):
            return found
    return None

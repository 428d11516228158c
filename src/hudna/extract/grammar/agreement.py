"""Number and gender: which verb, noun or pronoun goes with which phrase."""

from typing import TYPE_CHECKING

from hudna.extract.grammar.constructs import VOWELS
from hudna.extract.phrases.chunk import Chunk
from hudna.model.vocabulary import EntityKind
from hudna.text.inflect import Tense
from hudna.text.tokens import TokenKind
from hudna.text.words import CONJUNCTIONS

if TYPE_CHECKING:
    from hudna.extract.grammar.predicate import Predicate
    from hudna.extract.grammar.subjects import Subjects

FEMININE = "ة"
"""The letter that most feminine nouns end in, which folding makes another."""
PARTIES = "group:parties"
ASKING = "ask"


def is_accusative(clauses: "Subjects", chunk: Chunk) -> bool:
    """Whether a phrase has an ending of objects, and no number calls for it."""
    sentence = clauses.sentence
    if sentence.tokens[chunk.first - 1].kind is TokenKind.NUMBER:
        return False
    if sentence.at(chunk.first - 1, "number") is not None:
        return False
    token = sentence.tokens[chunk.first]
    written = sentence.document.text[token.start : token.end].rstrip(VOWELS)
    endings = tuple(sentence.pack.grammar.get("object_endings", ()))
    group = (chunk.mention.office or "").startswith("group:")
    named = chunk.mention.kind is EntityKind.GROUP and not group
    subject = tuple(sentence.pack.grammar.get("subject_endings", ()))
    if written.endswith(subject):
        return False
    common = group and chunk.mention.name_at is None
    people = sentence.pack.grammar.get("people_endings", frozenset())
    plural = named and written.endswith(tuple(people.intersection(endings)))
    return (common and written.endswith(endings)) or plural


def is_counterpart(clauses: "Subjects", chunk: Chunk) -> bool:
    """«his counterpart X»: the pronoun means the subject, so the phrase is none."""
    sentence = clauses.sentence
    before = chunk.first - 1
    return any(
        sentence.is_word(at) and sentence.word(at, "counterparts")
        for at in (before, chunk.first)
    )


def may_follow(clauses: "Subjects", predicate: "Predicate", chunk: Chunk) -> bool:
    """Whether a phrase behind a verb can be its subject, as their endings tell."""
    if chunk.prefix.startswith(CONJUNCTIONS):
        return False
    if is_counterpart(clauses, chunk) or is_accusative(clauses, chunk):
        return False
    trigger = getattr(predicate.found.value, "trigger", None)
    if chunk.mention.office == PARTIES and trigger and trigger.frame == ASKING:
        return False  # they are asked: «urged the parties to stop»
    return not _disagrees(clauses, predicate, chunk)


def _disagrees(clauses: "Subjects", predicate: "Predicate", chunk: Chunk) -> bool:
    """A masculine verb with a feminine head, or a feminine one with an office."""
    if chunk.first != predicate.last:
        return False  # apart from their subject verbs may stay masculine
    sentence = clauses.sentence
    feminine = _is_feminine(clauses, predicate)
    token = sentence.tokens[chunk.first]
    written = sentence.document.text[token.start : token.end].rstrip(VOWELS)
    mention = chunk.mention
    if feminine:
        office = mention.kind is EntityKind.ROLE and mention.office is not None
        singular = sentence.word(chunk.first, "masculine_offices")
        return office and singular
    country = mention.kind is EntityKind.COUNTRY and mention.name_at is not None
    masculine = sentence.word(chunk.first, "masculine_countries")
    if sentence.word(chunk.first, "plural_heads"):
        return False
    return written.endswith(FEMININE) or (country and not masculine)


def agree(clauses: "Subjects", one: "Predicate", other: "Predicate") -> bool:
    """Whether two verbs can have one subject, as their forms tell."""
    if one.plural or other.plural:
        return one.plural == other.plural
    return _is_feminine(clauses, one) == _is_feminine(clauses, other)


def _is_feminine(clauses: "Subjects", predicate: "Predicate") -> bool:
    marks = tuple(clauses.sentence.pack.grammar.get("feminine_verbs", ()))
    key = clauses.sentence.key(predicate.first)[len(predicate.found.prefix) :]
    if predicate.tense is Tense.PRESENT:
        return key.startswith(marks)
    return key.removesuffix(predicate.found.suffix).endswith(marks)


def main_verbs(clauses: "Subjects", predicate: "Predicate") -> list["Predicate"]:
    """The verbs that a participle may share the subject of, the likeliest first.

    «X said that Y had fled, urging Z to stop»: it is X who urges.
    """
    before = [v for v in clauses.verbs if v.last <= predicate.first]
    before.reverse()
    if predicate.voice != "fixed":
        return before
    alike = [v for v in before if _may_share(clauses, v, predicate)] or before
    main = [v for v in alike if not subordinate(clauses, v)] or alike
    return [*main, *(v for v in before if v not in main)]


def _may_share(clauses: "Subjects", verb: "Predicate", participle: "Predicate") -> bool:
    """Whether a participle has the gender of a verb, as far as endings tell."""
    sentence, at = clauses.sentence, participle.first
    feminine = sentence.ends(at, "feminine_endings")
    if verb.plural or not (feminine or sentence.ends(at, "indefinite_endings")):
        return True
    return _is_feminine(clauses, verb) == feminine


def subordinate(clauses: "Subjects", verb: "Predicate") -> bool:
    """Whether a verb stands in a relative clause or in what somebody says."""
    sentence = clauses.sentence
    for at in range(verb.first - 1, -1, -1):
        if sentence.word(at, "relative") or sentence.at(at, "complementizer"):
            return True
        if clauses.stops(at) or clauses.verb_at(at) is not None:
            return False
    return False


def possessors(clauses: "Subjects", predicate: "Predicate") -> list[Chunk]:
    """Whom the pronoun at the end of an event noun means: who acted before."""
    behind = clauses.sentence.suffixed(predicate.found, "pronouns_behind")
    if not behind or predicate.voice != "noun":
        return []
    chunk, _ = clauses.inherited(predicate)
    if chunk is not None and not _may_mean(clauses, predicate, chunk):
        chunk = _meant_before(clauses, predicate)
    told = chunk is not None and (chunk.mention.office or "").startswith("document:")
    return [] if told else clauses.subjects_list(chunk)


def _may_mean(clauses: "Subjects", predicate: "Predicate", chunk: Chunk) -> bool:
    """Whether number and gender let the pronoun of a noun mean a phrase."""
    sentence, at = clauses.sentence, chunk.first
    one = sentence.suffixed(predicate.found, "pronouns_of_one")
    if not one or chunk.mention.kind is EntityKind.PERSON:
        return True
    if chunk.mention.kind is EntityKind.GROUP and sentence.ends(at, "people_endings"):
        return False
    masculine = sentence.suffixed(predicate.found, "pronouns_of_a_man")
    return not masculine or not sentence.ends(at, "feminine_endings")


def _meant_before(clauses: "Subjects", predicate: "Predicate") -> Chunk | None:
    """The subject of the nearest verb before that the pronoun of a noun can mean."""
    for verb in reversed([v for v in clauses.verbs if v.last <= predicate.first]):
        chunk = clauses.subject_of(verb)
        if chunk is not None and _may_mean(clauses, predicate, chunk):
            return chunk
    return None

"""The voice of verbs: whether a participle is passive."""

from typing import TYPE_CHECKING

from hudna.extract.grammar.constructs import is_number
from hudna.extract.sentence import Sentence
from hudna.pack import TriggerForm
from hudna.text.inflect import Tense

if TYPE_CHECKING:
    from hudna.extract.grammar.hanging import Hanging
    from hudna.extract.grammar.predicate import Predicate

ENDS = frozenset('.!?؟;؛:…«»"“”„‹›()[],،')
"""Marks behind which no object of the verb before follows."""
VICTIM_FRAMES = frozenset({"harm", "seize"})
"""Frames of verbs that are hardly ever without an object while they are active."""


def is_passive(clauses: "Hanging", predicate: "Predicate") -> bool:
    """Whether a participle stands with an auxiliary or an agent."""
    if predicate.voice == "passive":
        return True
    if predicate.tense not in (Tense.PAST, Tense.PARTICIPLE) or clauses.verb_first:
        return False
    sentence = clauses.sentence
    at = predicate.first - 1
    while at >= 0 and (sentence.word(at, "auxiliaries") or _adverb(sentence, at)):
        if sentence.word(at, "auxiliaries_passive"):
            return not _reflexive(sentence, at - 1)
        at -= 1
    if _joined_to_passive(clauses, predicate, at):
        return True
    if at != predicate.first - 1:
        return False
    return _agent_follows(sentence, predicate.last) or _lacks_victim(clauses, predicate)


def _joined_to_passive(clauses: "Hanging", predicate: "Predicate", at: int) -> bool:
    """«was arrested and deported»: the auxiliary of the verb before serves it too."""
    if at < 0 or not clauses.sentence.word(at, "conjunctions"):
        return False
    if any(c.first == predicate.last for c in clauses.chunks):
        return False
    before = clauses.verb_ending(at - 1)
    return before is not None and is_passive(clauses, before)


def _approximates(sentence: Sentence, at: int) -> bool:
    """«at least», «over»: words that stand before a number."""
    behind = min(at + 1, len(sentence.tokens) - 1)
    return any(sentence.word(here, "approximations") for here in (at, behind))


def _lacks_victim(clauses: "Hanging", predicate: "Predicate") -> bool:
    """«Three killed in attack», «the men arrested on Monday»: no object follows."""
    value = predicate.found.value
    if not isinstance(value, TriggerForm) or value.trigger.frame not in VICTIM_FRAMES:
        return False
    sentence, at = clauses.sentence, predicate.last
    if at >= len(sentence.tokens) or not sentence.is_word(at):
        return at >= len(sentence.tokens) or sentence.key(at) in ENDS
    near = range(at, min(at + 3, len(sentence.tokens)))
    if any(c.first in near[:1] for c in clauses.chunks):
        return False
    if any(is_number(sentence, here) for here in near) and _approximates(sentence, at):
        return False  # «killed at least 30»
    own = sentence.at(predicate.last - 1, "preposition") is not None
    found = sentence.at(at, "preposition")
    return not own and (
        found is not None
        or any(sentence.word(at, g) for g in ("conjunctions", "breakers", "temporal"))
    )


def _reflexive(sentence: Sentence, at: int) -> bool:
    """«s'est rendu», «si è recato»: a verb that acts on its subject is active."""
    return at >= 0 and sentence.word(at, "reflexives")


def _agent_follows(sentence: Sentence, at: int) -> bool:
    """Whether the preposition of an agent stands at a token."""
    found = sentence.at(at, "preposition")
    slots = sentence.pack.prepositions.get(found.value, ()) if found else ()
    return "by" in slots


def _adverb(sentence: Sentence, at: int) -> bool:
    return sentence.ends(at, "adverb_endings") and not sentence.tokens[at].upper

"""Status and certainty of an event, from cues and their scope.

A cue is a word with a category, a direction and a scope (as in ConText). What
decides is kept: every status that is not ``actual`` names the words it rests on.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hudna.extract.grammar.clause import Clauses
from hudna.extract.grammar.predicate import Predicate
from hudna.extract.sentence import Found
from hudna.model.extraction import Cue
from hudna.model.vocabulary import STATUS_ORDER, Certainty, Status
from hudna.pack import CueWord
from hudna.text.inflect import Tense
from hudna.text.words import FUTURE

STATUSES = {
    "negation": Status.NEGATED,
    "refusal": Status.NEGATED,
    "denial": Status.NEGATED,
    "hypothetical": Status.HYPOTHETICAL,
    "condition": Status.HYPOTHETICAL,
    "possible": Status.HYPOTHETICAL,
    "hope": Status.HYPOTHETICAL,
    "attempt": Status.HYPOTHETICAL,
    "future": Status.FUTURE,
    "intention": Status.FUTURE,
    "historical": Status.HISTORICAL,
    "ongoing": Status.ONGOING,
}
CERTAINTIES = {"possible": Certainty.POSSIBLE, "probable": Certainty.PROBABLE}
TENSES = {Tense.FUTURE: "future", Tense.CONDITIONAL: "possible"}
"""What the form of a verb says by itself, where verbs have such forms."""
WORD_REACH = 3
"""Tokens between a cue of word scope and what it bears on."""
CLAUSE_REACH = 9


@dataclass(frozen=True, slots=True)
class Factuality:
    """Status and certainty as the source holds them, and the words that decided."""

    status: Status
    certainty: Certainty | None
    cues: tuple[Cue, ...]


def factuality(
    clauses: Clauses, predicate: Predicate, default: Status | None
) -> Factuality:
    """What the cues around a predicate say; the first of the order wins."""
    found = [c for c in _cues(clauses, predicate) if c.kind in STATUSES]
    certain = [c for c in _cues(clauses, predicate) if c.kind in CERTAINTIES]
    statuses = {STATUSES[c.kind] for c in found}
    if default is not None:
        statuses.add(default)
    status = next((s for s in STATUS_ORDER if s in statuses), Status.ACTUAL)
    deciding = tuple(c for c in found if STATUSES[c.kind] is status)
    certainty = CERTAINTIES[certain[0].kind] if certain else None
    return Factuality(status, certainty, tuple(dict.fromkeys([*deciding, *certain])))


def _cues(clauses: Clauses, predicate: Predicate) -> Iterator[Cue]:
    sentence = clauses.sentence
    if predicate.found.prefix.endswith(FUTURE):
        yield Cue(
            kind="future",
            span=sentence.tokens_span(predicate.first, predicate.first + 1),
        )
    kind = TENSES.get(predicate.tense) if predicate.tense else None
    if kind is not None:
        yield Cue(kind=kind, span=sentence.tokens_span(predicate.first, predicate.last))
    for found in sentence.cues():
        cue: CueWord = found.value
        if _reaches(clauses, predicate, found, cue):
            yield Cue(
                kind=cue.category, span=sentence.tokens_span(found.first, found.last)
            )


def _reaches(
    clauses: Clauses, predicate: Predicate, found: Found, cue: CueWord
) -> bool:
    if cue.tense is not None and predicate.tense is not cue.tense:
        return False
    if _in_a_name(clauses, found):
        return False  # «May» the prime minister
    if cue.category == "denial" and _new_verb(clauses, predicate):
        return False  # «denied that and accused X»
    before = found.last <= predicate.first
    after = found.first >= predicate.last
    if not (before if cue.direction == "forward" else after):
        return False
    gap = (
        range(found.last, predicate.first)
        if before
        else range(predicate.last, found.first)
    )
    if cue.scope == "sentence":
        return True
    if cue.scope == "word":
        return len(gap) <= WORD_REACH and not _broken(clauses, gap)
    return len(gap) <= CLAUSE_REACH and not _broken(clauses, gap)


def _new_verb(clauses: Clauses, predicate: Predicate) -> bool:
    """Whether a verb is joined to the one that denies, not under it."""
    joined = predicate.first and clauses.sentence.word(
        predicate.first - 1, "conjunctions"
    )
    return bool(joined) and not clauses.verb_first and predicate.tense is Tense.PAST


def _in_a_name(clauses: Clauses, found: Found) -> bool:
    at = clauses.sentence.tokens[found.first].start
    around = [c for c in clauses.chunks if c.first <= found.first < c.last]
    names = [c.mention.name_at for c in around]
    return any(name is not None and name.start <= at < name.end for name in names)


def _broken(clauses: Clauses, gap: range) -> bool:
    """Whether a clause ends or another verb stands between cue and predicate."""
    return any(
        _another_verb(clauses, at) or clauses.stops(at, commas=True)
        for at in gap
        if clauses.sentence.at(at, "complementizer") is None
    )


def _another_verb(clauses: Clauses, at: int) -> bool:
    """A verb that bears the cue itself; a light one lends it to its noun."""
    verb = clauses.verb_at(at)
    light = verb is not None and verb.found.layer.startswith("light")
    return verb is not None and not (light and not clauses.verb_first)

"""What was promised, demanded, accepted or threatened: the words of the content.

The content of a verbal act is the clause that its complementizer opens, else what
the predicate governs behind the people it is addressed to.
"""

from collections.abc import Sequence

from hudna.extract.grammar import verb_last
from hudna.extract.grammar.clause import Clauses
from hudna.extract.grammar.hanging import COMMAS, STOPS
from hudna.extract.grammar.predicate import Predicate
from hudna.model.extraction import Argument
from hudna.model.text import Span
from hudna.model.vocabulary import Role
from hudna.text.tokens import TokenKind

LIST = 5
"""Tokens behind a comma within which «and» shows a list."""
LONGEST = 45
"""Tokens of a content; longer stretches hold a second statement."""
PEOPLE = frozenset({Role.ACTOR, Role.RECIPIENT, Role.MEDIATOR})


def content_of(
    clauses: Clauses, predicate: Predicate, arguments: Sequence[Argument]
) -> Span | None:
    """The span that says what the act is about; None where nothing follows it."""
    people = [a.span for a in arguments if a.role in PEOPLE]
    if clauses.verb_last:
        return verb_last.governed_words(clauses, predicate, people)
    start = _start(clauses, predicate, people)
    if start is None:
        return None
    end = _end(clauses, start)
    return clauses.sentence.tokens_span(start, end) if end > start else None


def _start(
    clauses: Clauses, predicate: Predicate, people: Sequence[Span]
) -> int | None:
    """The token behind the predicate and the people next to it."""
    if predicate.voice == "verb" and predicate.tense is None and not clauses.verb_first:
        return predicate.first  # «will abide by the outcome»: the whole phrase
    at = predicate.last
    sentence = clauses.sentence
    while at < len(sentence.tokens):
        behind = _behind_person(clauses, at, people)
        if behind is None:
            break
        at = behind
    if at >= len(sentence.tokens) or _ends(clauses, at):
        return None
    return at


def _behind_person(clauses: Clauses, at: int, people: Sequence[Span]) -> int | None:
    """The token behind a person (or its preposition) that begins at a token."""
    sentence = clauses.sentence
    found = sentence.at(at, "preposition")
    here = found.last if found is not None else at
    while here < len(sentence.tokens) and sentence.word(here, "determiners"):
        here += 1
    for chunk in clauses.chunks:
        if chunk.first == here and chunk.span in people:
            return None if chunk.possessive else chunk.last
    return None


def _ends(clauses: Clauses, at: int) -> bool:
    token = clauses.sentence.tokens[at]
    return token.kind is TokenKind.PUNCTUATION and token.key in STOPS | COMMAS


def _end(clauses: Clauses, start: int) -> int:
    """Where the content stops: at a full stop or where somebody else speaks."""
    sentence = clauses.sentence
    end = min(len(sentence.tokens), start + LONGEST)
    for at in range(start, end):
        token = sentence.tokens[at]
        if token.kind is not TokenKind.PUNCTUATION:
            if at > start + 1 and _subordinate(clauses, at):
                return at
            continue
        if token.key in STOPS - {":"} - QUOTE_MARKS:
            return at
        if token.key in COMMAS and _new_statement(clauses, at + 1):
            return at
        if token.key in COMMAS and not clauses.verb_first and not _goes_on(clauses, at):
            return at
    while end > start and sentence.tokens[end - 1].kind is TokenKind.PUNCTUATION:
        end -= 1
    return end


QUOTE_MARKS = frozenset('«»"“”„‹›()[]')


def _new_statement(clauses: Clauses, at: int) -> bool:
    """Whether a comma is followed by another statement of the reporter."""
    return clauses.begins_anew(at) or _speaks(clauses, at)


def _subordinate(clauses: Clauses, at: int) -> bool:
    """«…, who toppled», «until they»: a clause that the content does not need."""
    sentence = clauses.sentence
    relative = sentence.word(at, "relative")
    relative = relative and sentence.at(at, "complementizer") is None
    return not clauses.verb_first and (relative or sentence.word(at, "breakers"))


def _goes_on(clauses: Clauses, at: int) -> bool:
    """Whether a comma only parts the members of a list."""
    sentence = clauses.sentence
    return any(
        sentence.word(here, "conjunctions")
        for here in range(at + 1, min(len(sentence.tokens), at + LIST))
    )


def _speaks(clauses: Clauses, at: int) -> bool:
    """«…, officials said»: whoever follows the comma reports."""
    sentence = clauses.sentence
    while at < len(sentence.tokens) and sentence.word(at, "determiners"):
        at += 1
    for chunk in clauses.chunks:
        if chunk.first == at:
            verb = clauses.verb_at(chunk.last)
            return verb is not None and verb.found.layer == "speech"
    return False

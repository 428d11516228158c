"""What a cue of speech reports: the clause that it opens, or that it follows."""

from hudna.extract.events.content import QUOTE_MARKS
from hudna.extract.grammar import verb_last
from hudna.extract.grammar.clause import Clauses
from hudna.extract.grammar.hanging import COMMAS, STOPS
from hudna.extract.grammar.predicate import Predicate
from hudna.extract.grammar.subjects import TURNING
from hudna.extract.phrases.chunk import Chunk
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind
from hudna.text.inflect import Tense
from hudna.text.tokens import TokenKind

REACH = 24
"""Tokens between a cue of speech and the complementizer of what it reports."""
CLAUSE = 14
"""Tokens within which a clause without complementizer must show its verb."""
ADJUNCT = 8
"""Tokens that may follow «X said» at the end of its sentence («on Tuesday»)."""
TOLD = frozenset({"ask", "tell"})
SOMEBODY = frozenset({EntityKind.PERSON, EntityKind.ROLE, EntityKind.GROUP})
FINITE = (Tense.PAST, Tense.PRESENT)


def content_behind(clauses: Clauses, predicate: Predicate) -> Span | None:
    """The reported clause behind a verb or participle of speech."""
    if clauses.verb_last:
        return None
    start = _complementizer(clauses, predicate)
    if start is None and bare(predicate):
        start = _bare_clause(clauses, predicate)
    return up_to_next_cue(clauses, start) if start is not None else None


def content_before(
    clauses: Clauses, predicate: Predicate, speaker: Chunk | None
) -> Span | None:
    """«The road is closed, the governor said»: the clause before the comma."""
    sentence = clauses.sentence
    if clauses.verb_last:
        return verb_last.content(clauses, predicate, speaker)
    turned = predicate.found.value.kind in TURNING
    turned = turned and speaker is not None and speaker.first >= predicate.last
    if clauses.verb_first or speaker is None or not (bare(predicate) or turned):
        return None
    first = min(speaker.first, predicate.first)
    at = first - 1
    while at >= 0 and (
        sentence.word(at, "determiners")
        or (turned and sentence.word(at, "auxiliaries"))
    ):
        at -= 1
    if at < 2 or sentence.key(at) not in COMMAS:
        return None
    behind = max(speaker.last, predicate.last)
    if len(sentence.tokens) - behind > ADJUNCT:
        return None
    return _trimmed(clauses, 0, at)


def bare(predicate: Predicate) -> bool:
    """Whether a clause may follow a verb without a complementizer."""
    return predicate.found.value.kind in ("say", "tell")


def _complementizer(clauses: Clauses, predicate: Predicate) -> int | None:
    """The token behind the complementizer that opens the reported clause."""
    sentence = clauses.sentence
    end = min(len(sentence.tokens), predicate.last + REACH)
    for at in range(predicate.last, end):
        found = sentence.at(at, "complementizer")
        if found is not None and not _relative(clauses, predicate, at):
            return found.last
        token = sentence.tokens[at]
        if token.kind is TokenKind.PUNCTUATION and _stops(clauses, predicate, at):
            return None
        if at > predicate.last and _another_cue(clauses, at):
            return None
        if _conditional(clauses, at):
            return None
    return None


def _relative(clauses: Clauses, predicate: Predicate, at: int) -> bool:
    """«confirmed by an analyst that …»: what is also a relative, behind somebody."""
    sentence = clauses.sentence
    told = predicate.found.value.kind in TOLD
    if told or at == predicate.last or not sentence.word(at, "relative"):
        return False
    chunk = next((c for c in clauses.chunks if c.last == at), None)
    if chunk is None or chunk.mention.kind not in SOMEBODY:
        return False
    slots = clauses.slot(chunk)[0]
    return not slots or "by" in slots


def _conditional(clauses: Clauses, at: int) -> bool:
    """Whether a condition begins: «declared a truce on condition that …»."""
    found = clauses.sentence.at(at, "cue")
    return found is not None and found.value.category == "condition"


def _stops(clauses: Clauses, predicate: Predicate, at: int) -> bool:
    """Whether a mark ends the search; a comma does right behind the cue.

    Unless a comma is what every complementizer has before it («, что»).
    """
    sentence = clauses.sentence
    key = sentence.tokens[at].key
    opens = sentence.pack.cases and sentence.at(at + 1, "complementizer") is not None
    closes = key in COMMAS and at == predicate.last and not opens
    return key in STOPS - QUOTE_MARKS or closes


def _another_cue(clauses: Clauses, at: int) -> bool:
    verb = clauses.verb_at(at)
    return verb is not None and (verb.found.layer == "speech" or not clauses.verb_first)


def _bare_clause(clauses: Clauses, predicate: Predicate) -> int | None:
    """«X said Y would …», «X told reporters on Monday Y would …»."""
    if clauses.verb_first or predicate.tense is Tense.GERUND:
        return None
    start = _behind_speaker(clauses, predicate, _over_adjuncts(clauses, predicate))
    sentence = clauses.sentence
    if not sentence.is_word(start) or sentence.at(start, "preposition") is not None:
        return None
    return start if _shows_verb(clauses, start) else None


def _behind_speaker(clauses: Clauses, predicate: Predicate, start: int) -> int:
    """«As said X, …»: where subjects may follow their verb, from behind the comma."""
    chunk = clauses.subject_of(predicate)
    if not clauses.sentence.pack.cases or chunk is None or chunk.first < start:
        return start
    comma = clauses.sentence.key(chunk.last) in COMMAS
    return chunk.last + 1 if comma else start


def _over_adjuncts(clauses: Clauses, predicate: Predicate) -> int:
    """The token behind the addressee and the day of saying."""
    sentence = clauses.sentence
    at = predicate.last
    if predicate.found.value.kind == "tell":
        at = next((c.last for c in clauses.chunks if c.first - at in (0, 1)), at + 1)
    while sentence.is_word(at):
        day = at + 1 if sentence.at(at, "preposition") is not None else at
        if not (sentence.is_word(day) and sentence.word(day, "days")):
            break
        at = day + 1
    return at


def _shows_verb(clauses: Clauses, start: int) -> bool:
    sentence = clauses.sentence
    for at in range(start, min(len(sentence.tokens), start + CLAUSE)):
        if sentence.tokens[at].kind is TokenKind.PUNCTUATION:
            if sentence.key(at) in STOPS - QUOTE_MARKS:
                return False
            continue
        if sentence.word(at, "auxiliaries"):
            return True
        verb = clauses.verb_at(at)
        if verb is not None and verb.tense in FINITE:
            return True
    return False


def up_to_next_cue(clauses: Clauses, start: int) -> Span | None:
    """From a token to where the reporting of this speaker ends."""
    sentence = clauses.sentence
    end = len(sentence.tokens)
    for at in range(start + 4, end):
        found = sentence.at(at, "speech")
        if found is not None and _new_report(clauses, at):
            end = at
            break
    return _trimmed(clauses, start, end)


def _new_report(clauses: Clauses, at: int) -> bool:
    """Whether a cue of speech goes on with the report instead of standing in it."""
    sentence = clauses.sentence
    found = sentence.at(at, "speech")
    if found is None:
        return False
    before = sentence.key(at - 1)
    if found.value.voice == "fixed":
        return True
    if clauses.verb_first:
        return found.reading.conjunction != "" and clauses.verb_at(at) is not None
    return before in COMMAS and _is_gerund(clauses, at)


def _is_gerund(clauses: Clauses, at: int) -> bool:
    verb = clauses.verb_at(at)
    return verb is not None and verb.tense is Tense.GERUND


def _trimmed(clauses: Clauses, start: int, end: int) -> Span | None:
    """The words of a stretch of tokens without the marks at its ends."""
    sentence = clauses.sentence
    while end > start and sentence.tokens[end - 1].kind is TokenKind.PUNCTUATION:
        if sentence.key(end - 1) in CLOSING:
            break
        end -= 1
    return sentence.tokens_span(start, end) if end > start else None


CLOSING = frozenset('»"”')

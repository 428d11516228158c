"""What holds where verbs stand last.

Everything that a verb governs stands before it, the subject first; a clause that is
reported is a noun with an ending, embedded before the verb of saying.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hudna.extract.phrases.chunk import MARKS, TITLE, Chunk
from hudna.model.text import Span
from hudna.text.inflect import Tense
from hudna.text.tokens import TokenKind

if TYPE_CHECKING:
    from hudna.extract.grammar.hanging import Hanging
    from hudna.extract.grammar.predicate import Predicate
    from hudna.extract.grammar.subjects import Subjects

REACH = 40
"""Tokens from a verb back to its subject, quotations not counted."""
NOUN_REACH = 4
"""Tokens from an event noun back to what it governs."""
LIGHT = 3
"""Tokens between an event noun and the light verb behind it."""
ENDS = frozenset(".!?;:…")
COMMA = ","
FINITE = frozenset({Tense.PAST, Tense.PRESENT, Tense.FUTURE})


def phrases(clauses: "Hanging", predicate: "Predicate") -> list[Chunk]:
    """The phrases of a predicate's clause that stand before it, in order."""
    inside = set(_clause(clauses, predicate))
    return [c for c in clauses.chunks if c.first in inside and c.last - 1 in inside]


def governed(clauses: "Hanging", predicate: "Predicate") -> list[Chunk]:
    """The same without what belongs to a relative clause or stands before its own."""
    found = phrases(clauses, predicate)
    own = clauses.subject_of(predicate)
    if not predicate.verbal:
        return found
    if own is not None and not is_finite(clauses, predicate):
        return [c for c in found if c.first >= own.first]
    inner = {v.first for v in clauses.verbs if relative(clauses, v)}
    return [c for c in found if c.last not in inner or clauses.bare(c)]


def relative(clauses: "Hanging", verb: "Predicate") -> bool:
    """Whether a verb makes a relative clause, behind which its subject stands."""
    return clauses.sentence.ends(verb.last - 1, "relative_endings")


def _clause(clauses: "Hanging", predicate: "Predicate") -> Iterator[int]:
    """The tokens of the clause to the left of its predicate, the nearest first."""
    quoted = _quoted(clauses, predicate.first)
    at = predicate.first - 1
    left = REACH if predicate.verbal or _lent(clauses, predicate) else NOUN_REACH
    short = -1
    while at >= 0 and left > 0:
        token = clauses.sentence.tokens[at]
        if token.key in MARKS:
            if quoted:
                return
            opening = _opening(clauses, at)
            if at != short and at - opening > TITLE + 1:
                at = opening
            elif at != short:
                short = opening
            at -= 1
            continue
        if _ends(clauses, at):
            return
        if _finite(clauses, at):
            return
        yield at
        at -= 1
        left -= 1


def _lent(clauses: "Hanging", predicate: "Predicate") -> bool:
    """Whether a light verb follows an event noun, with all that both govern."""
    gaps = (f.first - predicate.last for f in clauses.sentence.layer("light"))
    return any(0 <= gap <= LIGHT for gap in gaps)


def _ends(clauses: "Hanging", at: int) -> bool:
    """A mark or word that ends a clause; the colon in «13:00» does not."""
    sentence = clauses.sentence
    if sentence.tokens[at].key in ENDS:
        follows = sentence.tokens[at + 1 : at + 2]
        return not (follows and follows[0].kind is TokenKind.NUMBER)
    return sentence.word(at, "breakers")


def _quoted(clauses: "Hanging", at: int) -> bool:
    """Whether a token stands inside marks of quotation."""
    return sum(t.key in MARKS for t in clauses.sentence.tokens[:at]) % 2 == 1


def _opening(clauses: "Hanging", closing: int) -> int:
    """The mark that opens what a mark closes."""
    for at in range(closing - 1, -1, -1):
        if clauses.sentence.tokens[at].key in MARKS:
            return at
    return 0


def _finite(clauses: "Hanging", at: int) -> bool:
    """Whether a clause of its own ends at a token: a verb that no noun is made of."""
    verb = clauses.verb_ending(at)
    if verb is not None:
        return is_finite(clauses, verb)
    if at + 1 >= len(clauses.sentence.tokens):
        return False
    closed = clauses.sentence.key(at + 1) == COMMA or clauses.sentence.word(
        at + 1, "conjunctions"
    )
    return closed and clauses.sentence.ends(at, "finite_endings")


def is_finite(clauses: "Hanging", verb: "Predicate") -> bool:
    """Whether a verb closes a clause instead of standing in it as a noun."""
    if clauses.sentence.ends(verb.last - 1, "reported_endings"):
        return False
    return verb.voice == "passive" or verb.tense in FINITE


def subject(clauses: "Subjects", predicate: "Predicate") -> tuple[Chunk | None, str]:
    """The first bare phrase of the clause; of an embedded verb whom it belongs to.

    A comma sets the subject off. A verb without one has that of the finite clause
    before, never that of an embedded one.
    """
    if relative(clauses, predicate):
        head = next((c for c in clauses.chunks if c.first == predicate.last), None)
        if head is not None:
            return head, "head of the relative clause"
    found = phrases(clauses, predicate)
    if not is_finite(clauses, predicate) and predicate.tense is not Tense.GERUND:
        owners = [c for c in found if "of" in clauses.slot(c)[0]]
        if owners:
            return clauses.first_of_list(owners[-1]), "owner of the embedded clause"
    chunk = _first(clauses, found)
    if chunk is not None and not _undecided(clauses, chunk):
        return clauses.first_of_list(chunk), "subject before verb"
    kept = _kept(clauses, predicate)
    if kept[0] is None and chunk is not None:
        return clauses.first_of_list(chunk), "subject before verb"
    return kept


def _first(clauses: "Subjects", found: list[Chunk]) -> Chunk | None:
    """The first bare phrase, before others one that a comma sets off."""
    bare = [c for c in found if clauses.bare(c) and (c.seat or not c.locates)]
    set_off = [c for c in bare if clauses.sentence.key(c.last) == COMMA]
    return next(iter([*set_off, *bare]), None)


def _undecided(clauses: "Subjects", chunk: Chunk) -> bool:
    """Whether the ending of a phrase may as well be that of an object."""
    alone = clauses.sentence.key(chunk.last) != COMMA
    return alone and clauses.sentence.ends(chunk.last - 1, "owned_plurals")


def _kept(clauses: "Subjects", predicate: "Predicate") -> tuple[Chunk | None, str]:
    """The subject of the clause before, else of the sentence before.

    Who undergoes something is told anew in each sentence.
    """
    for verb in reversed(clauses.verbs):
        own = clauses.subject_of(verb) if is_finite(clauses, verb) else None
        if verb.first < predicate.first and own is not None:
            return own, "inherited"
    start = min(_clause(clauses, predicate), default=predicate.first)
    earlier = [c for c in clauses.chunks if c.last < start]
    if not _quoted(clauses, predicate.first) and (own := _first(clauses, earlier)):
        return own, "inherited"
    topic = clauses.topic if predicate.person == 3 else None
    if topic is None or predicate.voice == "passive":
        return None, ""
    return topic, "subject of the sentence before"


def owned(clauses: "Subjects", at: int) -> bool:
    """Whether a noun has the ending of what belongs to something."""
    return clauses.sentence.ends(at, "owned_endings")


def content(
    clauses: "Subjects", predicate: "Predicate", speaker: Chunk | None
) -> Span | None:
    """The embedded clause before a verb of saying."""
    sentence = clauses.sentence
    at = predicate.first - 1
    while at > 0 and sentence.tokens[at].kind is TokenKind.PUNCTUATION:
        at -= 1
    if at < 0 or not sentence.ends(at, "reported_endings"):
        return None
    inside = sorted(_clause(clauses, predicate))
    start = inside[0] if inside else predicate.first
    if speaker is not None and start <= speaker.first < predicate.first:
        start = speaker.last
    start = _behind_occasion(clauses, start, predicate.first)
    while sentence.tokens[start].kind is TokenKind.PUNCTUATION:
        start += 1
    return (
        sentence.tokens_span(start, predicate.first)
        if start < predicate.first
        else None
    )


def _behind_occasion(clauses: "Subjects", start: int, end: int) -> int:
    """«in a statement to reporters, …»: from behind the occasion of speaking."""
    sentence = clauses.sentence
    for found in reversed(sentence.layer("speech")):
        comma = start <= found.first and sentence.key(found.last) == COMMA
        if found.value.voice == "noun" and comma and found.last < end:
            return found.last + 1
    return start


def governed_words(
    clauses: "Subjects", predicate: "Predicate", people: Sequence[Span]
) -> Span | None:
    """What an act is about: the words between its people and its verb."""
    found = [c for c in phrases(clauses, predicate) if c.span in people]
    if not found:
        return None
    start = found[-1].last
    while clauses.sentence.tokens[start].kind is TokenKind.PUNCTUATION:
        start += 1
    if start >= predicate.first:
        return None
    return clauses.sentence.tokens_span(start, predicate.first)

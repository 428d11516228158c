"""Nouns that stand before their owner: what hangs on them, and on whom."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hudna.extract.phrases.chunk import Chunk
from hudna.extract.sentence import Sentence
from hudna.model.text import Span
from hudna.model.vocabulary import EventType
from hudna.text.tokens import TokenKind
from hudna.text.words import ARTICLE, CONJUNCTIONS

if TYPE_CHECKING:
    from hudna.extract.grammar.hanging import Hanging
    from hudna.extract.grammar.predicate import Filler, Predicate

VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
THEME = "theme"
CLOSED = (
    "function",
    "breakers",
    "relative",
    "determiners",
    "conjunctions",
    "auxiliaries",
    "counterparts",
)
"""Closed words: none of them is a noun to which a phrase belongs."""
UNOWNING = frozenset(
    {
        "complementizer",
        "speech",
        "number",
        "light",
        "light_passive",
        "according",
        "particle",
    }
)
GATHERING_REACH = 5
"""Tokens from a meeting to the verb that gathers, and between those it gathers."""
ADVERBIAL = frozenset({"in", "time"})
"""Slots of phrases that may stand between an event noun and its object."""
LIST_REACH = 6
"""Tokens from «between» to the second of two phrases."""


def is_number(sentence: Sentence, at: int) -> bool:
    """Whether a token counts what follows it."""
    number = sentence.tokens[at].kind is TokenKind.NUMBER
    return number or sentence.at(at, "number") is not None


def between(clauses: "Hanging", chunk: Chunk) -> tuple[tuple[str, ...], Span | None]:
    """«between the youth and X»: the slot of X where no phrase stands before «and»."""
    sentence = clauses.sentence
    if not chunk.prefix.startswith(CONJUNCTIONS):
        return (), None
    for at in range(chunk.first - 1, max(-1, chunk.first - 1 - LIST_REACH), -1):
        if not sentence.is_word(at) or clauses.stops(at):
            break
        found = sentence.at(at, "preposition")
        if found is not None:
            slots = clauses.prepositions(found)
            cue = sentence.tokens_span(found.first, found.last)
            return (slots, cue) if "between" in slots else ((), None)
    return (), None


def capital(
    clauses: "Hanging", chunk: Chunk
) -> tuple[tuple[str, ...], Span | None] | None:
    """«in the Ethiopian capital Addis Ababa»: a name has the slot of its noun."""
    if not chunk.place or chunk.prefix:
        return None
    sentence = clauses.sentence
    at = chunk.first - 1
    while at >= 0 and any(c.adjectival and c.first == at for c in clauses.chunks):
        at -= 1
    if at < 0 or not sentence.word(at, "place_heads"):
        return None
    governed = _governed(clauses, at)
    if governed is None:
        return None
    slot, cue = governed
    return (tuple(slot.split("|")) if slot != THEME else ("of",)), cue


def owning_noun(clauses: "Hanging", chunk: Chunk) -> int | None:
    """The noun right before a phrase that belongs to it: «positions of X»."""
    at = chunk.first - 1
    sentence = clauses.sentence
    if chunk.prefix not in ("", ARTICLE) or not sentence.is_word(at):
        return None
    if any(c.last == chunk.first for c in clauses.chunks):
        return None
    if any(sentence.word(at, group) for group in CLOSED):
        return None
    return None if _no_construct(clauses, at) else at


def _no_construct(clauses: "Hanging", at: int) -> bool:
    """Whether a word cannot be a noun to which another belongs."""
    sentence = clauses.sentence
    if any(f.layer in UNOWNING for f in sentence.starts.get(at, ())):
        return True
    if any(f.last == at + 1 for f in sentence.layer("preposition")):
        return True
    if clauses.verb_at(at) is not None or clauses.verb_ending(at) is not None:
        return True
    token = sentence.tokens[at]
    definite = any(
        r.definite for r in sentence.pack.words.readings(token.key)
    ) or token.key.startswith(ARTICLE)
    return definite or sentence.ends(at, "indefinite_endings")


def held_slot(
    clauses: "Hanging", predicate: "Predicate", chunk: Chunk
) -> tuple[str, Span | None] | None:
    """The slot of a phrase that hangs on another noun behind a predicate."""
    if chunk.prefix.startswith(CONJUNCTIONS):
        return "loose", None  # it goes on with a noun that is no phrase
    noun = owning_noun(clauses, chunk)
    if noun is None or noun < predicate.last:
        return None
    slot, cue = _owned_slot(clauses, noun)
    verbal = predicate.verbal or predicate.voice == "fixed"
    return (slot, cue) if verbal or slot != THEME else None


def _owned_slot(clauses: "Hanging", noun: int) -> tuple[str, Span | None]:
    """The slot of the noun that a phrase belongs to; ``theme`` where it is bare."""
    sentence = clauses.sentence
    for at in range(noun, max(-1, noun - 3), -1):
        if not sentence.is_word(at):
            break
        governed = _governed(clauses, at)
        if governed is not None:
            return governed
        if at != noun and _no_construct(clauses, at):
            break
        if sentence.word(at, "representatives"):
            return "object", None
    return THEME, None


def _governed(clauses: "Hanging", at: int) -> tuple[str, Span] | None:
    """The slots of the preposition on a noun, or right before it."""
    sentence = clauses.sentence
    token = sentence.tokens[at]
    for reading in sentence.pack.words.readings(token.key):
        slots = sentence.pack.prepositions.get(reading.preposition)
        if slots:
            cue = Span(token.start, token.start + 1)
            return _by_way_of(slots), cue
    for found in sentence.layer("preposition"):
        if found.last == at:
            cue = sentence.tokens_span(found.first, found.last)
            return _by_way_of(clauses.prepositions(found)), cue
    return None


def _by_way_of(slots: Sequence[str]) -> str:
    """The slot of an owner: whom an object or an aim concerns is its theme."""
    indirect = not slots or {"object", "to"} & set(slots)
    return THEME if indirect else "|".join(slots)


def one_object(fillers: Sequence["Filler"]) -> list["Filler"]:
    """A preposition may mark the object, but not where a bare one stands."""
    bare = any(f.slot == "object" for f in fillers)
    return [
        replace(f, slot=f.slot.removeprefix("object|")) if bare else f for f in fillers
    ]


def gathered(clauses: "Hanging", predicate: "Predicate") -> list[Chunk]:
    """«a meeting that gathered X and Y»: who stands behind the verb of gathering."""
    if predicate.found.value.trigger.type is not EventType.CONSULT:
        return []
    sentence = clauses.sentence
    end = min(len(sentence.tokens), predicate.last + GATHERING_REACH)
    verb = next(
        (at for at in range(predicate.last, end) if sentence.word(at, "gathering")),
        None,
    )
    if verb is None:
        return []
    out: list[Chunk] = []
    for chunk in clauses.chunks:
        if chunk.first <= verb:
            continue
        between = range(out[-1].last if out else verb + 1, chunk.first)
        if len(between) > GATHERING_REACH or any(map(clauses.stops, between)):
            break
        with_ = {"with", "object"} & set(clauses.slot(chunk)[0])
        if with_ or clauses.bare(chunk):
            out.append(chunk)
        elif not {"in", "time"} & set(clauses.slot(chunk)[0]):
            break
    return out


def with_themes(fillers: Sequence["Filler"], *, owned: bool) -> list["Filler"]:
    """Phrases behind an event noun: behind whom it belongs to stands its object."""
    out: list[Filler] = []
    for filler in fillers:
        before = out[-1] if out else None
        alone = all(set(f.slot.split("|")) & ADVERBIAL for f in out)
        first = owned and alone and filler.slot in ("of", "loose")
        second = (
            before is not None
            and before.slot == "of"
            and filler.slot == "loose"
            and filler.chunk.first - before.chunk.last <= 1
        )
        out.append(replace(filler, slot="object") if first or second else filler)
    return out

"""What holds where verbs stand before their subjects.

The verb carries marks of number and of its object: a plural verb has its subject
before it, a pronoun at its end is an object that was named before. Written without
vowels, many forms are active or passive; the phrases around them decide.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hudna.extract.grammar.agreement import is_accusative, may_follow
from hudna.extract.phrases.chunk import Chunk
from hudna.extract.sentence import Found, Sentence
from hudna.text.inflect import Tense
from hudna.text.words import ARTICLE

if TYPE_CHECKING:
    from hudna.extract.grammar.predicate import Predicate
    from hudna.extract.grammar.subjects import Subjects

ANTECEDENT = "antecedent of relative"
"""The particle that makes a present verb one of purpose."""
OPENING_QUOTES = frozenset({'"', "“", "«", "„", "‘", "'"})
ASIDE = frozenset({"time", "until", "because", "despite", "under", "led", "without"})
"""Slots of prepositions behind which stands no object."""
BEFORE = frozenset({"subject before verb", ANTECEDENT})
MOVING = frozenset({"move", "leave", "protest"})
"""Frames of which the subject may be the word that a trigger asks for."""
DOER_REACH = 7
"""Tokens to the relative behind an object, and from it to whoever acts in it."""
ANTECEDENT_REACH = 9
"""Tokens between a relative and the head of its antecedent."""


def takes_prefix(sentence: Sentence, found: Found) -> bool:
    """Whether a form with a preposition on it can be a verb: «to go», never «went»."""
    letter = found.reading.preposition
    if not letter or "for" not in sentence.pack.prepositions.get(letter, ()):
        return True
    return getattr(found.value, "tense", None) is Tense.PRESENT


def one_voice(clauses: "Subjects", met: Sequence["Predicate"]) -> list["Predicate"]:
    """Of forms that may be active or passive the reading that the phrases allow."""
    voices: dict[tuple[int, int], set[str]] = {}
    for each in met:
        voices.setdefault((each.first, each.last), set()).add(each.voice)
    out = []
    for each in met:
        rivals = {"verb", "passive"} <= voices[each.first, each.last]
        if rivals and each.voice in ("verb", "passive"):
            wanted = "verb" if _has_object(clauses, each) else "passive"
            if each.voice != wanted:
                continue
        out.append(each)
    return out


def _has_object(clauses: "Subjects", predicate: "Predicate") -> bool:
    """Whether a subject and an object stand with a verb, or an object alone."""
    if predicate.found.suffix:
        return True
    behind = _groups(clauses, predicate)
    opened = clauses.sentence.at(predicate.first - 1, "complementizer") is not None
    if opened and not behind and _governs_class(clauses, predicate):
        return True
    if behind and _governs_class(clauses, predicate):
        return True
    subject = clauses.subject_before(predicate)
    if predicate.plural or (subject is not None and subject[1] in BEFORE):
        return bool(behind)
    if len(behind) != 1:
        return len(behind) > 1
    return is_accusative(clauses, behind[0])


def _governs_class(clauses: "Subjects", predicate: "Predicate") -> bool:
    """Whether the object that a trigger asks for stands behind another phrase."""
    classes = predicate.found.value.trigger.object
    end = clauses.clause_end(predicate.last)
    return any(
        f.value in classes and predicate.last < f.first < end
        for f in clauses.sentence.layer("class")
        if not any(c.first <= f.first < c.last for c in clauses.chunks)
    )


def _groups(clauses: "Subjects", predicate: "Predicate") -> list[Chunk]:
    """The bare phrases behind a verb, lists counted once."""
    out: list[Chunk] = []
    last: Chunk | None = None
    for filler in clauses.right(predicate):
        if filler.slot != "object":
            last = None if filler.slot != "owner" else last
            continue
        if last is None or not clauses.coordinated(last, filler.chunk):
            out.append(filler.chunk)
        last = filler.chunk
    return out


def partner(clauses: "Subjects", predicate: "Predicate") -> Chunk | None:
    """Who meets the only one that a verb of meeting names: who acted before."""
    if not predicate.verbal or predicate.person != 3:
        return None
    if any(_several(clauses, f.chunk) for f in clauses.right(predicate)):
        return None
    return clauses.inherited(predicate)[0]


def _several(clauses: "Subjects", chunk: Chunk) -> bool:
    """Those who meet each other: «the leaders of both countries met»."""
    if not clauses.bare(chunk):
        return False
    office = chunk.mention.office or ""
    plural = clauses.sentence.word(chunk.first, "plural_heads")
    return plural or office.startswith("group:")


def doer(clauses: "Subjects", predicate: "Predicate") -> Chunk | None:
    """Who does what a verb takes as its object, in the relative clause behind it."""
    relative = _relative_behind(clauses, predicate)
    if relative is None:
        return None
    behind = range(relative + 1, relative + 1 + DOER_REACH)
    for chunk in clauses.chunks:
        if chunk.first not in behind:
            continue
        if any(clauses.stops(at) for at in range(relative + 1, chunk.first)):
            return None
        if not chunk.adjectival and clauses.bare(chunk):
            return chunk
    return None


def described(clauses: "Subjects", predicate: "Predicate") -> Chunk | None:
    """Whose the object is, as its adjective tells: «rejected the Iranian meddling»."""
    end = clauses.clause_end(predicate.last)
    for chunk in clauses.chunks:
        if not chunk.adjectival or not predicate.last < chunk.first < end:
            continue
        noun = chunk.first - 1
        taken = any(c.first <= noun < c.last for c in clauses.chunks)
        if not taken and noun >= predicate.last and not aside(clauses, noun):
            return chunk
    return None


def _relative_behind(clauses: "Subjects", predicate: "Predicate") -> int | None:
    sentence = clauses.sentence
    end = min(len(sentence.tokens), predicate.last + DOER_REACH + 1)
    for at in range(predicate.last, end):
        if sentence.word(at, "relative"):
            return at
        if clauses.stops(at):
            return None
    return None


def visitor(clauses: "Subjects", predicate: "Predicate") -> Chunk | None:
    """«X arrived on a visit»: whose visit it is, where the noun names nobody."""
    if predicate.verbal:
        return None
    for found in clauses.sentence.layer("preposition"):
        slots = set(clauses.prepositions(found))
        if found.last == predicate.first and slots & {"in", "time"}:
            return clauses.inherited(predicate)[0]
    return None


def aside(clauses: "Subjects", at: int) -> bool:
    """Whether a noun only says when or why: «during his meeting»."""
    for found in clauses.sentence.layer("preposition"):
        if found.last == at:
            return bool(ASIDE & set(clauses.prepositions(found)))
    return False


def in_subject(clauses: "Subjects", predicate: "Predicate", found: Found) -> bool:
    """Whether a word is part of the subject right behind its verb, not an object.

    Verbs of moving have no other object than those who move.
    """
    moves = predicate.found.value.trigger.frame in MOVING
    if not predicate.verbal or predicate.plural or moves:
        return False
    before = clauses.subject_before(predicate)
    if before is not None and before[1] in BEFORE:
        return False
    for chunk in clauses.chunks:
        if chunk.first == predicate.last and chunk.first <= found.first < chunk.last:
            return clauses.bare(chunk) and may_follow(clauses, predicate, chunk)
    return False


def antecedent_words(clauses: "Subjects", predicate: "Predicate") -> range:
    """The tokens before the relative that opens a predicate's clause."""
    sentence = clauses.sentence
    at = predicate.first - 1
    while at >= 0 and _auxiliary(clauses, at):
        at -= 1
    if at < 0 or not sentence.word(at, "relative"):
        return range(0)
    return range(max(0, at - ANTECEDENT_REACH - 1), at)


def _auxiliary(clauses: "Subjects", at: int) -> bool:
    sentence = clauses.sentence
    light = sentence.at(at, "light_passive")
    return sentence.word(at, "auxiliaries") or light is not None


def done_to(clauses: "Subjects", predicate: "Predicate") -> Chunk | None:
    """«hostages whom gunmen hold»: whom the pronoun on a verb stands for."""
    behind = clauses.sentence.suffixed(predicate.found, "pronouns_behind")
    if not behind or not predicate.verbal:
        return None
    at = predicate.first - 1
    while at >= 0 and _auxiliary(clauses, at):
        at -= 1
    relative = at >= 0 and clauses.sentence.word(at, "relative")
    last = at if relative else at + 1
    return next((c for c in clauses.chunks if c.last == last), None)


def resumes(clauses: "Subjects", predicate: "Predicate") -> bool:
    """«the accord that all parties signed it»: a preposition with a pronoun follows."""
    sentence = clauses.sentence
    return predicate.last < len(sentence.tokens) and sentence.word(
        predicate.last, "resumptives"
    )


def of_another(clauses: "Subjects", predicate: "Predicate", chunk: Chunk) -> bool:
    """«condemned the American sanctions»: the adjective goes with its noun."""
    if chunk.first - predicate.last != 1:
        return False
    sentence = clauses.sentence
    noun = sentence.key(chunk.first - 1).startswith(ARTICLE)
    return noun and not sentence.key(predicate.last - 1).startswith(ARTICLE)


def pronoun_before(clauses: "Subjects", predicate: "Predicate") -> bool:
    """Whether a pronoun on the complementizer is the subject: «that-she will hold»."""
    sentence = clauses.sentence
    at = predicate.first - 1
    while at >= 0 and (sentence.word(at, "auxiliaries") or _is_cue(clauses, at)):
        at -= 1
    return at >= 0 and sentence.word(at, "complementizers_with_pronoun")


def _is_cue(clauses: "Subjects", at: int) -> bool:
    cue = clauses.sentence.at(at, "cue")
    return cue is not None and cue.last == at + 1

"""What holds where verbs stand before their subjects.

The verb carries marks of number and of its object: a plural verb has its subject
before it, a pronoun at its end is an object that was named before. Written without
vowels, many forms are active or passive; the phrases around them decide.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hudna.extract.chunk import Chunk
from hudna.extract.sentence import Found, Sentence
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind, EventType
from hudna.text.inflect import Tense
from hudna.text.tokens import TokenKind
from hudna.text.words import ARTICLE, CONJUNCTIONS

if TYPE_CHECKING:
    from hudna.extract.clause import Clauses, Filler, Predicate

VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
ANTECEDENT = "antecedent of relative"
PURPOSE = "ل"
"""The particle that makes a present verb one of purpose."""
THIRD_PERSON = frozenset({"ه", "ها", "هم", "هن", "هما"})
"""Pronouns that go back to somebody who was named."""
HIS = "ه"
ONE = frozenset({HIS, "ها"})
SEVERAL = ("ون", "ين")
FEMININE = ("ة", "ه")
"""Endings of nouns that are not persons: of several people, of the feminine."""
OPENING_QUOTES = frozenset({'"', "“", "«", "„", "‘", "'"})
PARTIES = "group:parties"
ASKING = "ask"
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
ASIDE = frozenset({"time", "until", "because", "despite", "under", "led", "without"})
"""Slots of prepositions behind which stands no object."""
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
BEFORE = frozenset({"subject before verb", ANTECEDENT})
MOVING = frozenset({"move", "leave", "protest"})
"""Frames of which the subject may be the word that a trigger asks for."""
GATHERING_REACH = 5
"""Tokens from a meeting to the verb that gathers, and between those it gathers."""
ADVERBIAL = frozenset({"in", "time"})
"""Slots of phrases that may stand between an event noun and its object."""
DOER_REACH = 7
"""Tokens to the relative behind an object, and from it to whoever acts in it."""
LIST_REACH = 6
"""Tokens from «between» to the second of two phrases."""
ANTECEDENT_REACH = 9
"""Tokens between a relative and the head of its antecedent."""


def takes_prefix(found: Found) -> bool:
    """Whether a form with a preposition on it can be a verb: «to go», never «went»."""
    if not found.prefix.endswith(PURPOSE):
        return True
    return getattr(found.value, "tense", None) is Tense.PRESENT


def one_voice(clauses: "Clauses", met: Sequence["Predicate"]) -> list["Predicate"]:
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


def _has_object(clauses: "Clauses", predicate: "Predicate") -> bool:
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
    return _accusative(clauses, behind[0])


def _governs_class(clauses: "Clauses", predicate: "Predicate") -> bool:
    """Whether the object that a trigger asks for stands behind another phrase."""
    classes = predicate.found.value.trigger.object
    end = clauses.clause_end(predicate.last)
    return any(
        f.value in classes and predicate.last < f.first < end
        for f in clauses.sentence.layer("class")
        if not any(c.first <= f.first < c.last for c in clauses.chunks)
    )


def _groups(clauses: "Clauses", predicate: "Predicate") -> list[Chunk]:
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


def _accusative(clauses: "Clauses", chunk: Chunk) -> bool:
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


def is_number(sentence: Sentence, at: int) -> bool:
    """Whether a token counts what follows it."""
    number = sentence.tokens[at].kind is TokenKind.NUMBER
    return number or sentence.at(at, "number") is not None


def between(clauses: "Clauses", chunk: Chunk) -> tuple[tuple[str, ...], Span | None]:
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
    clauses: "Clauses", chunk: Chunk
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


def partner(clauses: "Clauses", predicate: "Predicate") -> Chunk | None:
    """Who meets the only one that a verb of meeting names: who acted before."""
    if not predicate.verbal or predicate.person != 3:
        return None
    if any(_several(clauses, f.chunk) for f in clauses.right(predicate)):
        return None
    return clauses.inherited(predicate)[0]


def _several(clauses: "Clauses", chunk: Chunk) -> bool:
    """Those who meet each other: «the leaders of both countries met»."""
    if not clauses.bare(chunk):
        return False
    office = chunk.mention.office or ""
    plural = clauses.sentence.word(chunk.first, "plural_heads")
    return plural or office.startswith("group:")


def doer(clauses: "Clauses", predicate: "Predicate") -> Chunk | None:
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


def described(clauses: "Clauses", predicate: "Predicate") -> Chunk | None:
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


def _relative_behind(clauses: "Clauses", predicate: "Predicate") -> int | None:
    sentence = clauses.sentence
    end = min(len(sentence.tokens), predicate.last + DOER_REACH + 1)
    for at in range(predicate.last, end):
        if sentence.word(at, "relative"):
            return at
        if clauses.stops(at):
            return None
    return None


def visitor(clauses: "Clauses", predicate: "Predicate") -> Chunk | None:
    """«X arrived on a visit»: whose visit it is, where the noun names nobody."""
    if predicate.verbal:
        return None
    for found in clauses.sentence.layer("preposition"):
        slots = set(clauses.prepositions(found))
        if found.last == predicate.first and slots & {"in", "time"}:
            return clauses.inherited(predicate)[0]
    return None


def aside(clauses: "Clauses", at: int) -> bool:
    """Whether a noun only says when or why: «during his meeting»."""
    for found in clauses.sentence.layer("preposition"):
        if found.last == at:
            return bool(ASIDE & set(clauses.prepositions(found)))
    return False


def in_subject(clauses: "Clauses", predicate: "Predicate", found: Found) -> bool:
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


def antecedent_words(clauses: "Clauses", predicate: "Predicate") -> range:
    """The tokens before the relative that opens a predicate's clause."""
    sentence = clauses.sentence
    at = predicate.first - 1
    while at >= 0 and _auxiliary(clauses, at):
        at -= 1
    if at < 0 or not sentence.word(at, "relative"):
        return range(0)
    return range(max(0, at - ANTECEDENT_REACH - 1), at)


def _auxiliary(clauses: "Clauses", at: int) -> bool:
    sentence = clauses.sentence
    light = sentence.at(at, "light_passive")
    return sentence.word(at, "auxiliaries") or light is not None


def owning_noun(clauses: "Clauses", chunk: Chunk) -> int | None:
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


def _no_construct(clauses: "Clauses", at: int) -> bool:
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
    written = sentence.document.text[token.start : token.end].rstrip(VOWELS)
    return definite or written.endswith("ا")


def held_slot(
    clauses: "Clauses", predicate: "Predicate", chunk: Chunk
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


def _owned_slot(clauses: "Clauses", noun: int) -> tuple[str, Span | None]:
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


def _governed(clauses: "Clauses", at: int) -> tuple[str, Span] | None:
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


def done_to(clauses: "Clauses", predicate: "Predicate") -> Chunk | None:
    """«hostages whom gunmen hold»: whom the pronoun on a verb stands for."""
    if not predicate.verbal or predicate.found.suffix not in THIRD_PERSON:
        return None
    at = predicate.first - 1
    while at >= 0 and _auxiliary(clauses, at):
        at -= 1
    relative = at >= 0 and clauses.sentence.word(at, "relative")
    last = at if relative else at + 1
    return next((c for c in clauses.chunks if c.last == last), None)


def resumes(clauses: "Clauses", predicate: "Predicate") -> bool:
    """«the accord that all parties signed it»: a preposition with a pronoun follows."""
    sentence = clauses.sentence
    return predicate.last < len(sentence.tokens) and sentence.word(
        predicate.last, "resumptives"
    )


def of_another(clauses: "Clauses", predicate: "Predicate", chunk: Chunk) -> bool:
    """«condemned the American sanctions»: the adjective goes with the noun before it."""
    if chunk.first - predicate.last != 1:
        return False
    sentence = clauses.sentence
    noun = sentence.key(chunk.first - 1).startswith(ARTICLE)
    return noun and not sentence.key(predicate.last - 1).startswith(ARTICLE)


def pronoun_before(clauses: "Clauses", predicate: "Predicate") -> bool:
    """Whether a pronoun on the complementizer is the subject: «that-she will hold»."""
    sentence = clauses.sentence
    at = predicate.first - 1
    while at >= 0 and (sentence.word(at, "auxiliaries") or _is_cue(clauses, at)):
        at -= 1
    return at >= 0 and sentence.word(at, "complementizers_with_pronoun")


def _is_cue(clauses: "Clauses", at: int) -> bool:
    cue = clauses.sentence.at(at, "cue")
    return cue is not None and cue.last == at + 1


def is_counterpart(clauses: "Clauses", chunk: Chunk) -> bool:
    """«his counterpart X»: the pronoun means the subject, so the phrase is none."""
    sentence = clauses.sentence
    before = chunk.first - 1
    return any(
        sentence.is_word(at) and sentence.word(at, "counterparts")
        for at in (before, chunk.first)
    )


def may_follow(clauses: "Clauses", predicate: "Predicate", chunk: Chunk) -> bool:
    """Whether a phrase behind a verb can be its subject, as their endings tell."""
    if chunk.prefix.startswith(CONJUNCTIONS):
        return False
    if is_counterpart(clauses, chunk) or _accusative(clauses, chunk):
        return False
    trigger = getattr(predicate.found.value, "trigger", None)
    if chunk.mention.office == PARTIES and trigger and trigger.frame == ASKING:
        return False  # they are asked: «urged the parties to stop»
    return not _disagrees(clauses, predicate, chunk)


def _disagrees(clauses: "Clauses", predicate: "Predicate", chunk: Chunk) -> bool:
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
    return written.endswith("ة") or (country and not masculine)


def agree(clauses: "Clauses", one: "Predicate", other: "Predicate") -> bool:
    """Whether two verbs can have one subject, as their forms tell."""
    if one.plural or other.plural:
        return one.plural == other.plural
    return _is_feminine(clauses, one) == _is_feminine(clauses, other)


def _is_feminine(clauses: "Clauses", predicate: "Predicate") -> bool:
    key = clauses.sentence.key(predicate.first)[len(predicate.found.prefix) :]
    if predicate.tense is Tense.PRESENT:
        return key.startswith("ت")
    return key.removesuffix(predicate.found.suffix).endswith("ت")


def main_verbs(clauses: "Clauses", predicate: "Predicate") -> list["Predicate"]:
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


def _may_share(clauses: "Clauses", verb: "Predicate", participle: "Predicate") -> bool:
    """Whether a participle has the gender of a verb, as far as endings tell."""
    key = clauses.sentence.key(participle.first)
    if not key.endswith(("ا", "ة")) or verb.plural:
        return True
    return _is_feminine(clauses, verb) == key.endswith("ة")


def subordinate(clauses: "Clauses", verb: "Predicate") -> bool:
    """Whether a verb stands in a relative clause or in what somebody says."""
    sentence = clauses.sentence
    for at in range(verb.first - 1, -1, -1):
        if sentence.word(at, "relative") or sentence.at(at, "complementizer"):
            return True
        if clauses.stops(at) or clauses.verb_at(at) is not None:
            return False
    return False


def possessors(clauses: "Clauses", predicate: "Predicate") -> list[Chunk]:
    """Whom the pronoun at the end of an event noun means: who acted before."""
    if predicate.found.suffix not in THIRD_PERSON or predicate.voice != "noun":
        return []
    chunk, _ = clauses.inherited(predicate)
    if chunk is not None and not _may_mean(clauses, predicate, chunk):
        chunk = _meant_before(clauses, predicate)
    told = chunk is not None and (chunk.mention.office or "").startswith("document:")
    return [] if told else clauses.subjects_list(chunk)


def _may_mean(clauses: "Clauses", predicate: "Predicate", chunk: Chunk) -> bool:
    """Whether number and gender let the pronoun of a noun mean a phrase."""
    if predicate.found.suffix not in ONE or chunk.mention.kind is EntityKind.PERSON:
        return True
    key = clauses.sentence.key(chunk.first)
    if chunk.mention.kind is EntityKind.GROUP and key.endswith(SEVERAL):
        return False
    return predicate.found.suffix != HIS or not key.endswith(FEMININE)


def _meant_before(clauses: "Clauses", predicate: "Predicate") -> Chunk | None:
    """The subject of the nearest verb before that the pronoun of a noun can mean."""
    for verb in reversed([v for v in clauses.verbs if v.last <= predicate.first]):
        chunk = clauses.subject_of(verb)
        if chunk is not None and _may_mean(clauses, predicate, chunk):
            return chunk
    return None


def one_object(fillers: Sequence["Filler"]) -> list["Filler"]:
    """A preposition may mark the object, but not where a bare one stands."""
    bare = any(f.slot == "object" for f in fillers)
    return [
        replace(f, slot=f.slot.removeprefix("object|")) if bare else f for f in fillers
    ]


def gathered(clauses: "Clauses", predicate: "Predicate") -> list[Chunk]:
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

"""Which words of a sentence report an event: triggers with their conditions met."""

from collections.abc import Iterator, Sequence

from hudna.extract.events.objects import object_of, subject_fits
from hudna.extract.grammar.clause import Clauses
from hudna.extract.grammar.hanging import COMMAS
from hudna.extract.grammar.predicate import Predicate, predicate
from hudna.extract.grammar.verb_first import one_voice, takes_prefix
from hudna.extract.phrases.chunk import Chunk
from hudna.extract.sentence import Found, Sentence
from hudna.model.vocabulary import EntityKind, EventType
from hudna.pack import SpeechForm, Trigger, TriggerForm
from hudna.text.inflect import Tense
from hudna.text.tokens import TokenKind
from hudna.text.words import ARTICLE, CONJUNCTIONS

VERBAL = frozenset({"verb", "passive"})
NOUN_SHARE = 0.1
"""Share of forms with the article from which a verb form may be a noun too."""
NOUN_FORMS = (Tense.BASE, Tense.PRESENT)
NAMED = frozenset({EntityKind.PERSON, EntityKind.ROLE})
PARTICIPLES = (Tense.PAST, Tense.PARTICIPLE)


def predicates(sentence: Sentence, chunks: Sequence[Chunk]) -> list[Predicate]:
    """Triggers, verbs of speech and light verbs, overlaps settled by length."""
    closed = [c for c in chunks if not _open(c)]
    found = [
        f
        for layer in ("trigger", "speech", "light", "light_passive", "plain")
        for f in sentence.layer(layer)
        if not any(_overlap(c, f) and not within(c, f, sentence) for c in closed)
        and not _idle(sentence, f)
        and voice_fits(sentence, f, chunks)
    ]
    return [predicate(f) for f in [*found, *_refusals(sentence)]]


REFUSAL = Trigger(
    id="conditional-refusal", type=EventType.REJECT, mode=None, frame="state"
)
"""«They will not leave unless …»: a refusal, whatever the verb."""


def _refusals(sentence: Sentence) -> Iterator[Found]:
    """Refusals in a sentence that states a condition."""
    cues = sentence.cues()
    if not any(f.value.category == "condition" for f in cues):
        return
    for cue in cues:
        verb = cue.last
        if cue.value.category != "refusal" or not sentence.is_word(verb):
            continue
        if not sentence.word(verb, "function"):
            form = TriggerForm(trigger=REFUSAL, voice="verb", tense=Tense.PRESENT)
            yield Found(cue.first, verb + 1, "trigger", form, cue.prefix, "")


def _overlap(chunk: Chunk, found: Found) -> bool:
    return chunk.first < found.last and found.first < chunk.last


def within(chunk: Chunk, found: Found, sentence: Sentence) -> bool:
    """«the military» in «military exercises»: a phrase inside a longer event noun."""
    return (
        not sentence.pack.verb_first
        and found.first <= chunk.first
        and chunk.last <= found.last
        and (_voice(found) == "noun" or chunk.last < found.last)
        and found.last - found.first > chunk.last - chunk.first
    )


def _idle(sentence: Sentence, found: Found) -> bool:
    """Whether the words are part of a phrase that reports nothing («met targets»)."""
    return found.layer == "trigger" and any(
        i.first <= found.first and found.last <= i.last for i in sentence.layer("idle")
    )


def _open(chunk: Chunk) -> bool:
    """Document words may be triggers too («statement», «agreement»)."""
    return (chunk.mention.office or "").startswith("document:")


def voice_fits(sentence: Sentence, found: Found, chunks: Sequence[Chunk]) -> bool:
    """Whether a form can be the verb, or the noun, that the entry takes it for."""
    voice = getattr(found.value, "voice", "verb")
    if (
        sentence.pack.verb_first
        and voice in VERBAL
        and not takes_prefix(sentence, found)
    ):
        return False
    if voice in ("fixed", "passive"):
        return True
    if sentence.pack.verb_last and _lexical_noun(sentence, found):
        return False
    rivals = {
        _voice(f)
        for f in sentence.starts.get(found.first, ())
        if f.layer in ("trigger", "speech", "class")
        and (f.last == found.last or _shorter(sentence, f, found))
        and not (f.layer == "class" and sentence.pack.verb_first)
    }
    if sentence.pack.verb_first:
        ambiguous = {"verb", "noun"} <= rivals or _like_noun(sentence, found)
        return _fits_verb_first(sentence, found, chunks, ambiguous=ambiguous)
    return _fits_subject_first(sentence, found, voice, rivals, chunks)


def _voice(found: Found) -> str:
    """As what an entry stands in the lexicon; words of a class are nouns."""
    return "noun" if found.layer == "class" else getattr(found.value, "voice", "verb")


def _shorter(sentence: Sentence, rival: Found, found: Found) -> bool:
    """«talks» in «talks with»: the noun inside what may be a phrasal verb."""
    return not sentence.pack.verb_first and rival.last < found.last


def _like_noun(sentence: Sentence, found: Found) -> bool:
    """Whether a verb form is also seen with the article, as the noun of its act."""
    count = getattr(sentence.pack.words, "count", None)
    if count is None or getattr(found.value, "tense", None) is not Tense.PAST:
        return False
    if found.last - found.first > 1 or found.suffix:
        return False
    key = sentence.key(found.first)[len(found.prefix) :]
    return bool(count(ARTICLE + key) > NOUN_SHARE * count(key))


def _fits_verb_first(
    sentence: Sentence, found: Found, chunks: Sequence[Chunk], *, ambiguous: bool
) -> bool:
    voice = _voice(found)
    governed = any(f.last == found.first for f in sentence.layer("preposition"))
    if voice == "verb" and governed:
        return False
    if not ambiguous:
        return True
    if getattr(found.value, "person", 3) == 1 and found.suffix:
        return False  # «his call» rather than «I called him»
    at = found.first - 1
    opens = (
        at < 0
        or not sentence.is_word(at)
        or found.prefix.startswith(CONJUNCTIONS)
        or sentence.at(at, "cue", "complementizer") is not None
        or sentence.word(at, "relative")
        or sentence.word(at, "breakers")
        or (
            voice == "verb"
            and not found.suffix
            and _after_subject(sentence, at, chunks)
        )
    )
    return opens == (voice == "verb") and not (voice == "verb" and governed)


def _after_subject(sentence: Sentence, at: int, chunks: Sequence[Chunk]) -> bool:
    """Whether a phrase, or an adverb, ends right before a form."""
    adverb = sentence.word(at, "function") and sentence.at(at, "preposition") is None
    before = at - 1 if adverb else at
    phrase = next((c for c in chunks if c.last == before + 1), None)
    if phrase is None:
        return adverb
    # «The ministry stressed the refusal …»: the phrase is the subject of its verb.
    return not any(f.last == phrase.first for f in sentence.layer("speech"))


def _fits_subject_first(
    sentence: Sentence,
    found: Found,
    voice: str,
    rivals: set[str],
    chunks: Sequence[Chunk],
) -> bool:
    at = found.first - 1
    nominal = at >= 0 and (
        sentence.word(at, "determiners")
        or sentence.word(at, "possessive_marks")
        or any(c.last == found.first and c.adjectival for c in chunks)
    )
    if voice == "verb" and getattr(found.value, "tense", Tense.PAST) is None:
        return not nominal  # a finite phrase
    tense = _tense(sentence, found)
    if voice == "noun":
        if tense is Tense.GERUND:
            return nominal or not _governs(sentence, found, chunks)
        verbal = "verb" in rivals and _verbal_context(sentence, at, chunks, tense)
        return nominal or not verbal
    if found.layer == "light" and sentence.word(found.first, "auxiliaries"):
        return _governs(sentence, found, chunks)  # «had talks», not «had met»
    if nominal or _attributive(sentence, found, tense, chunks):
        return False
    if tense in NOUN_FORMS and "noun" in rivals:
        return _verbal_context(sentence, at, chunks, tense)
    if tense is Tense.GERUND and "noun" in rivals:
        return _governs(sentence, found, chunks)
    return tense is not Tense.BASE or _base_context(sentence, at, chunks)


def _governs(sentence: Sentence, found: Found, chunks: Sequence[Chunk]) -> bool:
    """Whether a form in -ing is a verb: behind its auxiliary, or with an object."""
    if found.first and sentence.word(found.first - 1, "auxiliaries_passive"):
        return True
    at = found.last
    if at >= len(sentence.tokens) or any(
        p.last == at and p.first >= found.first for p in sentence.layer("preposition")
    ):
        return False
    if sentence.word(at, "approximations"):
        return True
    at += sentence.word(min(at + 1, len(sentence.tokens) - 1), "approximations")
    if sentence.word(at, "approximations"):
        return True
    number = sentence.tokens[at].kind is TokenKind.NUMBER
    counts = sentence.word(at, "determiners") or sentence.word(at, "quantities")
    adjective = sentence.is_word(at) and not sentence.word(at, "function")
    starts = {c.first for c in chunks}
    return number or counts or at in starts or (adjective and at + 1 in starts)


def _lexical_noun(sentence: Sentence, found: Found) -> bool:
    """Verb last: a noun made of a verb that has a meaning of its own: «anlaşması»."""
    embedded = getattr(found.value, "tense", None) is Tense.PARTICIPLE
    return embedded and any(
        f.layer == "trigger" and f.value.voice == "noun" and f.last == found.last
        for f in sentence.starts.get(found.first, ())
    )


def _attributive(
    sentence: Sentence, found: Found, tense: Tense | None, chunks: Sequence[Chunk]
) -> bool:
    """«evacuated wounded residents»: a participle before the noun it qualifies."""
    if sentence.pack.cases:
        return False  # forms of the past are no participles
    at = found.first - 1
    if tense not in PARTICIPLES:
        return False
    governed = any(p.last == found.first for p in sentence.layer("preposition"))
    counted = at >= 0 and sentence.tokens[at].kind is TokenKind.NUMBER
    led = _led_by_verb(sentence, at, chunks)
    if (governed or counted or led) and _before_noun(sentence, found.last):
        return True  # «of occupied territories», «20 wounded men»
    if not any(c.first == found.last for c in chunks):
        return False
    if at < 0 or governed:
        return True
    first = not any(sentence.key(here) in COMMAS for here in range(at))
    if first and sentence.key(at) in COMMAS:  # «…, exiled President X»
        return any(c.first == found.last and c.mention.kind in NAMED for c in chunks)
    return _led_by_verb(sentence, at, chunks)


def _led_by_verb(sentence: Sentence, at: int, chunks: Sequence[Chunk]) -> bool:
    """Whether the word before is a verb and no auxiliary."""
    if at < 0 or sentence.word(at, "auxiliaries"):
        return False
    if any(c.first <= at < c.last for c in chunks):
        return False
    verb = sentence.at(at, "trigger", "speech", "light")
    return verb is not None and getattr(verb.value, "voice", "verb") == "verb"


def _before_noun(sentence: Sentence, at: int) -> bool:
    """Whether an unknown word of no closed class stands at a token."""
    if not sentence.is_word(at) or sentence.at(at, "preposition") is not None:
        return False
    closed = ("function", "determiners", "auxiliaries", "conjunctions", "temporal")
    return not any(sentence.word(at, group) for group in closed)


def _tense(sentence: Sentence, found: Found) -> Tense | None:
    """The tense of a form, or of the verb that has the same form as a noun."""
    forms = [
        f.value.tense
        for f in [found, *sentence.starts.get(found.first, ())]
        if isinstance(f.value, (TriggerForm, SpeechForm)) and f.value.tense
    ]
    return forms[0] if forms else None


def _base_context(sentence: Sentence, at: int, chunks: Sequence[Chunk]) -> bool:
    """Whether a bare verb form can be a verb: an infinitive, or after a plural."""
    if _verbal_context(sentence, at, chunks, Tense.BASE):
        return True
    if at < 0 or not sentence.is_word(at):
        return False
    if sentence.word(at, "conjunctions"):
        return True
    ends = sentence.ends(at, "people_endings") or sentence.ends(at, "adverb_endings")
    plural = ends and len(sentence.key(at)) > 2
    return plural and not sentence.word(at, "determiners")


def _verbal_context(
    sentence: Sentence, at: int, chunks: Sequence[Chunk], tense: Tense | None
) -> bool:
    named = {c.last for c in chunks}
    while at > 0 and sentence.ends(at, "adverb_endings") and at + 1 not in named:
        at -= 1  # «to partially lift»
    if at < 0:
        return False
    groups = ("auxiliaries", "pronouns_subject", "pronouns_first")
    if any(sentence.word(at, group) for group in groups):
        return True
    if sentence.word(at, "infinitive") or sentence.word(at, "relative"):
        return True
    subject = next((c for c in chunks if c.last == at + 1), None)
    if subject is None or subject.adjectival:
        return False
    plural = subject.mention.kind is EntityKind.GROUP or _listed(sentence, subject)
    return tense is not Tense.BASE or plural


def _listed(sentence: Sentence, chunk: Chunk) -> bool:
    """«X and Y», «demands that X leave»: a subject of bare verb forms."""
    at = chunk.first - 1
    return at >= 0 and (
        sentence.word(at, "conjunctions")
        or (at > 0 and sentence.at(at, "complementizer") is not None)
    )


def settle(clauses: Clauses, found: Sequence[Predicate]) -> list[Predicate]:
    """The triggers whose conditions are met, one for overlapping words."""
    met = [p for p in found if p.found.layer == "trigger" and _met(clauses, p)]
    if clauses.verb_first:
        met = one_voice(clauses, met)
    met.sort(key=lambda p: (-_strength(p), p.first, _gap(clauses, p)))
    out: list[Predicate] = []
    for each in met:
        if not any(each.first < o.last and o.first < each.last for o in out):
            out.append(each)
    if clauses.verb_first:
        out = [p for p in out if not _told_by_verb(clauses, p, out)]
    return sorted(out, key=lambda p: p.first)


def _told_by_verb(
    clauses: Clauses, noun: Predicate, settled: Sequence[Predicate]
) -> bool:
    """Whether a noun is the object that decides what its verb reports."""
    if noun.voice != "noun":
        return False
    for verb in settled:
        classes = verb.found.value.trigger.object
        if verb.verbal and classes and verb.last <= noun.first:
            word = object_of(clauses, verb, classes)
            if word and word.first < noun.last and noun.first < word.last:
                return True
    return False


def _gap(clauses: Clauses, predicate: Predicate) -> int:
    """How far the object stands that decides: of two readings the nearer one wins."""
    classes = predicate.found.value.trigger.object
    word = object_of(clauses, predicate, classes) if classes else None
    return abs(word.first - predicate.last) if word else 0


def _strength(predicate: Predicate) -> int:
    form: TriggerForm = predicate.found.value
    if form.trigger is REFUSAL:
        return 0  # a verb that reports something by itself goes first
    length = predicate.last - predicate.first
    return (
        8 * length
        + 4 * bool(form.trigger.object)
        - 2 * form.trigger.weak
        + bool(form.trigger.truce)
        + 6 * (form.trigger.frame == OBLIGE)  # «must withdraw from»
    )


OBLIGE = "oblige"
"""The frame of what somebody must do, which goes before the deed itself."""
PEACEFUL = ("sport", "trade")
"""Classes of words beside which a truce is a figure of speech."""


def _met(clauses: Clauses, predicate: Predicate) -> bool:
    form: TriggerForm = predicate.found.value
    trigger = form.trigger
    without = (*trigger.without, *(PEACEFUL if trigger.truce else ()))
    if any(f.value in without for f in clauses.sentence.layer("class")):
        return False
    if trigger.subject and not subject_fits(clauses, predicate):
        return False
    if not trigger.object:
        return True
    return object_of(clauses, predicate, trigger.object) is not None

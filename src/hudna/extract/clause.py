"""A shallow grammar of the clause: which phrase fills which slot of a trigger.

No phrase takes part because it stands nearby. It needs a path: it is the subject or
object of the verb within its clause, it hangs on a preposition, or it belongs to the
noun; and the words that make the path are kept as the cue.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hudna.extract import declined, verb_last
from hudna.extract.chunk import MARKS, TITLE, Chunk
from hudna.extract.sentence import Found, Sentence
from hudna.extract.subject_first import DASHES, UNNAMED, SubjectFinder
from hudna.extract.verb_first import (
    ANTECEDENT,
    OPENING_QUOTES,
    agree,
    between,
    capital,
    done_to,
    gathered,
    held_slot,
    is_number,
    main_verbs,
    may_follow,
    of_another,
    one_object,
    possessors,
    pronoun_before,
    resumes,
    with_themes,
)
from hudna.extract.voice import is_passive
from hudna.languages import SpeechForm, TriggerForm, VerbWord
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind
from hudna.text.inflect import Tense
from hudna.text.tokens import TokenKind

STOPS = frozenset('.!?؟;؛:…«»"“”„‹›()[]')
LISTED = 4
"""Tokens between two phrases of a list."""
HEADS = frozenset({EntityKind.PERSON, EntityKind.ROLE, EntityKind.GROUP})
"""What «of X» right behind it belongs to."""
OWNED_FRAMES = frozenset({"act", "harm", "seize", "give", "protest", "favour"})
"""Frames of verbs that are done to whom their object belongs to."""
DEED_FRAMES = frozenset({"act", "harm", "seize"})
"""Frames of verbs that are done to whom the pronoun before their object means."""
COMMAS = frozenset(",،")
BRACKETS = frozenset("()")
REACH = 26
"""Tokens that a verb governs to its right; calibrated on the development articles."""
NOUN_REACH = 18
SUBJECT_REACH = 22
TURNING = frozenset({"declare"})
"""Kinds of verbs of speech before a phrase of any sort: it can but be their subject."""
SOURCE = "according"
"""The slot of whom something is known from, which no frame gives a part."""
TOLD = "tell"
"""The kind of verbs of speech that have the hearer behind them."""
INHERITED = "inherited"
AFTER_VERB = "subject after verb"
SENTENCE_BEFORE = "subject of the sentence before"
"""Paths of subjects that a verb has not of its own."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A phrase in a slot, and the word that put it there."""

    slot: str
    chunk: Chunk
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or event noun at its tokens: a trigger, a verb of speech, a light verb."""

    first: int
    last: int
    voice: str
    found: Found
    tense: Tense | None = None
    person: int = 3
    plural: bool = False

    @property
    def verbal(self) -> bool:
        """Whether it opens a clause of its own."""
        return self.voice in ("verb", "passive")


def predicate(found: Found) -> Predicate:
    """The predicate that a match of the lexicon makes."""
    value = found.value
    if isinstance(value, TriggerForm):
        return Predicate(
            found.first,
            found.last,
            value.voice,
            found,
            value.tense,
            value.person,
            value.plural,
        )
    if isinstance(value, SpeechForm):
        return Predicate(
            found.first, found.last, value.voice, found, value.tense, value.person
        )
    if isinstance(value, VerbWord):
        form = value.form
        voice = "passive" if value.layer == "light_passive" else "verb"
        return Predicate(
            found.first, found.last, voice, found, form.tense, form.person, form.plural
        )
    message = f"no predicate: {found.layer}"
    raise TypeError(message)


class Clauses:
    """The phrases and predicates of one sentence, and the paths between them."""

    def __init__(
        self,
        sentence: Sentence,
        chunks: Sequence[Chunk],
        verbs: Sequence[Predicate],
        topic: Chunk | None = None,
    ) -> None:
        self.sentence = sentence
        self.chunks = tuple(chunks)
        self.verbs = tuple(sorted(verbs, key=lambda v: v.first))
        self.verb_first = sentence.pack.verb_first
        self.verb_last = sentence.pack.verb_last
        self.topic = topic
        self._subjects: dict[int, Chunk | None] = {}
        self._slots = {c.first: self._slot(c) for c in self.chunks}
        self._finder = SubjectFinder(self)
        self._titles = frozenset(_title_marks(sentence))

    # -- slots ---------------------------------------------------------------

    def slot(self, chunk: Chunk) -> tuple[tuple[str, ...], Span | None]:
        """The slots that the preposition before a phrase opens; none: bare."""
        return self._slots.get(chunk.first, ((), None))

    def _slot(self, chunk: Chunk) -> tuple[tuple[str, ...], Span | None]:
        sentence, table = self.sentence, self.sentence.pack.prepositions
        letter = chunk.prefix.removesuffix("ال").lstrip("وف")
        if letter in table:
            start = sentence.tokens[chunk.first].start
            return table[letter], Span(start, start + 1)
        at = chunk.first - 1
        while at >= 0 and (
            (sentence.word(at, "determiners") and not self._governs(at))
            or self._qualifies(at, chunk)
            or is_number(sentence, at)
            or sentence.word(at, "creeds")
        ):
            at -= 1
        at = self._over_quantities(self._over_approximation(at, chunk))
        if self.verb_first and at >= 0 and sentence.key(at) in OPENING_QUOTES:
            at -= 1
        for found in (*sentence.layer("according"), *sentence.layer("preposition")):
            behind = self.verb_last and found.first == chunk.last
            if behind or (not self.verb_last and found.last == at + 1):
                span = sentence.tokens_span(found.first, found.last)
                source = found.layer == "according"
                return (SOURCE,) if source else table.get(found.value, ()), span
        if self.verb_first:
            return capital(self, chunk) or between(self, chunk)
        return declined.case_slots(self, chunk)

    def _over_approximation(self, at: int, chunk: Chunk) -> int:
        """From before a number to before «at least», «more than», «over»."""
        sentence = self.sentence
        number = at + 1 < len(sentence.tokens) and is_number(sentence, at + 1)
        if self.verb_first or not number or at + 1 > chunk.first:
            return at
        for words in (2, 1):
            first = at - words + 1
            if first >= 0 and sentence.word(first, "approximations"):
                return first - 1
            if words == 2 and sentence.word(at, "approximations"):
                return at - 1 - (sentence.at(at - 1, "preposition") is not None)
        return at

    def _over_quantities(self, at: int) -> int:
        """From «of» to before «thousands of», «a group of», which count and no more."""
        sentence = self.sentence
        while declined.counts(sentence, at):
            at -= 1
        while (
            at > 0 and sentence.key(at) == "of" and sentence.word(at - 1, "quantities")
        ):
            at -= 2
            while at >= 0 and (
                sentence.word(at, "determiners")
                or sentence.tokens[at].kind is TokenKind.NUMBER
                or (sentence.word(at, "quantities") and sentence.key(at + 1) == "of")
            ):
                at -= 1
        return at

    def _governs(self, at: int) -> bool:
        """A preposition that is written like an article: «des» behind a noun."""
        sentence = self.sentence
        if all(p.last != at + 1 for p in sentence.layer("preposition")):
            return False
        before = at - 1
        return (
            sentence.is_word(before)
            and not sentence.word(before, "function")
            and not (before and sentence.word(before - 1, "auxiliaries"))
            and self.verb_ending(before) is None
        )

    def _qualifies(self, at: int, chunk: Chunk) -> bool:
        """A lower-case word between determiner and name: «the rival Houthis»."""
        near = chunk.first - at <= 2 and not self.verb_first
        token = self.sentence.tokens[at]
        return (
            near
            and token.kind is TokenKind.WORD
            and not token.upper
            and not self.sentence.starts.get(at)
            and not self.sentence.word(at, "function")
        )

    def bare(self, chunk: Chunk) -> bool:
        """Whether no preposition governs a phrase and it qualifies no other."""
        return not self.slot(chunk)[0] and not chunk.adjectival

    # -- boundaries ----------------------------------------------------------

    def stops(self, at: int, *, commas: bool = False) -> bool:
        """Whether a clause ends at a token."""
        sentence = self.sentence
        token = sentence.tokens[at]
        if token.kind is TokenKind.PUNCTUATION:
            if at in self._titles:
                return False
            return token.key in STOPS or (commas and token.key in COMMAS)
        return sentence.breaks(at)

    def verb_at(self, at: int) -> Predicate | None:
        """The verb that begins at a token."""
        for verb in self.verbs:
            if verb.first == at and verb.verbal:
                return verb
        return None

    def clause_end(self, at: int, reach: int = REACH) -> int:
        """The token at which what a predicate governs ends."""
        end = min(len(self.sentence.tokens), at + reach)
        for here in range(at, end):
            if self.stops(here) or self.verb_at(here) is not None:
                return here
        return end

    # -- paths ---------------------------------------------------------------

    def right(self, predicate: Predicate) -> list[Filler]:
        """Phrases to the right, with the slot that each stands in.

        Where verbs stand last, they are those to the left.
        """
        if self.verb_last:
            return self._left(predicate)
        reach = REACH if predicate.verbal else NOUN_REACH
        end = self.clause_end(predicate.last, reach)
        out: list[Filler] = self._pronoun(predicate)
        previous: Filler | None = None
        for chunk in self.chunks:
            if not predicate.last <= chunk.first < end:
                continue
            if previous is not None and self.coordinated(previous.chunk, chunk):
                filler = Filler(previous.slot, chunk, previous.cue)
            else:
                filler = self._right_filler(predicate, chunk)
            out.append(filler)
            previous = filler
        return out

    def _pronoun(self, predicate: Predicate) -> list[Filler]:
        """«met X and urged him», «bombed his house»: whom a pronoun stands for."""
        at = predicate.last
        sentence = self.sentence
        if self.verb_first or not sentence.is_word(at):
            return []
        slot = "object"
        if _done_to_owner(predicate):
            found = sentence.at(at, "preposition")
            slots = self.prepositions(found) if found is not None else ()
            hostile = found is not None and not {"on", "against"}.isdisjoint(slots)
            if found is not None and hostile:
                slot, at = "|".join(slots), found.last
            if sentence.word(at, "possessives"):
                return self._pronoun_filler(slot, at, predicate)
        if not predicate.verbal or not sentence.word(predicate.last, "pronouns_object"):
            return []
        return self._pronoun_filler("object", predicate.last, predicate)

    def _pronoun_filler(self, slot: str, at: int, predicate: Predicate) -> list[Filler]:
        chunk = self._finder.meant_by_object(at, predicate)
        cue = self.sentence.tokens_span(at, at + 1)
        return [Filler(slot, chunk, cue)] if chunk is not None else []

    def oblique(self, chunk: Chunk) -> Filler:
        """A phrase in the slots that its preposition or ending opens."""
        slots, cue = self.slot(chunk)
        return Filler("|".join(slots), chunk, cue)

    def meant(self, at: int, predicate: Predicate) -> tuple[Chunk | None, str]:
        """Whom a pronoun at a token stands for."""
        return self._finder.meant(self.sentence.key(at), predicate)

    def _left(self, predicate: Predicate) -> list[Filler]:
        out: list[Filler] = []
        for chunk in reversed(verb_last.governed(self, predicate)):
            after = out[-1] if out else None
            if after and self.bare(chunk) and self.coordinated(chunk, after.chunk):
                out.append(Filler(after.slot, chunk, after.cue))
                continue
            slots, cue = self.slot(chunk)
            bare = "object" if predicate.verbal else "loose"
            bare = "owner" if chunk.adjectival else bare
            out.append(Filler("|".join(slots) or bare, chunk, cue))
        return out[::-1]

    def _right_filler(self, predicate: Predicate, chunk: Chunk) -> Filler:
        slots, cue = self.slot(chunk)
        if predicate.verbal and self._behind_infinitive(predicate, chunk, cue):
            return Filler("loose", chunk, cue)
        if cue is not None and self._within(predicate, cue):
            return Filler("|".join([*slots, "object"]), chunk, cue)
        if slots and self._hangs(chunk, cue):
            return Filler("owner", chunk, cue)
        if "of" in slots and self._of_the_object(predicate, chunk):
            return Filler("of|object", chunk, cue)
        if slots:
            return Filler("|".join(self._meant(predicate, slots)), chunk, cue)
        held = held_slot(self, predicate, chunk) if self.verb_first else None
        if held is not None:
            return Filler(held[0], chunk, held[1])
        return Filler(self._bare_slot(predicate, chunk), chunk)

    def _meant(self, predicate: Predicate, slots: Sequence[str]) -> Sequence[str]:
        """«dalla Siria»: a word for «by» and «from» means «by» behind a passive."""
        if {"by", "from"} <= set(slots) and not is_passive(self, predicate):
            return [slot for slot in slots if slot != "by"]
        return slots

    def _bare_slot(self, predicate: Predicate, chunk: Chunk) -> str:
        if not predicate.verbal:
            near = chunk.first - predicate.last <= (1 if self.verb_first else 0)
            return "of" if near else "loose"
        if chunk.adjectival or self._owns_next(chunk) or self._modifies(chunk):
            return "owner"
        return "loose" if self._set_off(predicate, chunk) else "object"

    def _modifies(self, chunk: Chunk) -> bool:
        """«boycotted the Riyadh summit»: a seat before the noun that it places."""
        sentence, at = self.sentence, chunk.last
        if self.verb_first or not chunk.seat or not sentence.is_word(at):
            return False
        if sentence.pack.cases:
            return False  # an ending would tell
        closed = ("function", "auxiliaries", "conjunctions", "breakers", "infinitive")
        noun = not any(sentence.word(at, group) for group in closed)
        lower = not sentence.tokens[at].upper and not self._adverbial(at)
        return noun and lower and self.verb_at(at) is None

    def _within(self, predicate: Predicate, cue: Span) -> bool:
        """Whether a preposition belongs to the verb itself («fire at»)."""
        last = self.sentence.tokens[predicate.last - 1]
        return predicate.verbal and not self.verb_first and cue.start <= last.start

    def _owns_next(self, chunk: Chunk) -> bool:
        """«met Russia's Putin»: a possessor right before another phrase."""
        return chunk.possessive and any(
            c.first - chunk.last in (0, 1) for c in self.chunks
        )

    def _hangs(self, chunk: Chunk, cue: Span | None) -> bool:
        """«President X of Y», «an aide to Z»: what belongs to the phrase before."""
        tokens = self.sentence.tokens
        return (
            not self.verb_first
            and cue is not None
            and self.slot(chunk)[0][:1] in (("of",), ("to",))
            and any(
                tokens[c.last - 1].end <= cue.start <= tokens[c.last - 1].end + 1
                and c.mention.kind in HEADS
                for c in self.chunks
                if c.last <= chunk.first
            )
        )

    def _behind_infinitive(
        self, predicate: Predicate, chunk: Chunk, cue: Span | None
    ) -> bool:
        """«urged X to protect Y»: Y belongs to a verb that nobody knows."""
        if self.verb_first:
            return False
        sentence = self.sentence
        if sentence.word(predicate.last - 1, "infinitive"):
            return chunk.first > predicate.last  # «committed to reduce its forces»
        for at in range(predicate.last, chunk.first - 1):
            token = sentence.tokens[at]
            own = cue is not None and cue.start == token.start
            if own or not sentence.word(at, "infinitive"):
                continue
            behind = sentence.tokens[at + 1]
            noun = sentence.word(at + 1, "determiners") or behind.upper
            if behind.kind is not TokenKind.WORD or noun:
                continue
            named = any(c.first == at + 1 for c in self.chunks)
            if self._infinitive(at + 1) and not named:
                return True
        return False

    def _infinitive(self, at: int) -> bool:
        """Whether a word behind its marker has the ending, where there are such."""
        if self.sentence.word(at, "reflexives"):
            return True
        endings = self.sentence.pack.grammar.get("infinitive_endings", frozenset())
        return not endings or self.sentence.key(at).endswith(tuple(endings))

    def _of_the_object(self, predicate: Predicate, chunk: Chunk) -> bool:
        """«struck positions of X»: whom an object belongs to that names nobody."""
        if self.verb_first or not predicate.verbal or not _deed(predicate):
            return False
        between = range(predicate.last, chunk.first)
        others = (c for c in self.chunks if predicate.last <= c.first < chunk.first)
        return (
            len(between) <= 5
            and not any(others)
            and not any(
                "of" not in self.prepositions(found)
                for at in between
                if (found := self.sentence.at(at, "preposition")) is not None
            )
        )

    def _set_off(self, predicate: Predicate, chunk: Chunk) -> bool:
        """Behind a comma no object follows where subjects come first."""
        return not self.verb_first and any(
            self.sentence.key(at) in COMMAS for at in range(predicate.last, chunk.first)
        )

    def coordinated(self, one: Chunk, other: Chunk) -> bool:
        """Whether nothing but «and» and commas stands between two phrases."""
        sentence = self.sentence
        joined = other.prefix.startswith(("و", "ف"))
        if joined and other.prefix.lstrip("وف").removesuffix("ال"):
            joined = other.prefix.lstrip("وف").removesuffix("ال") in one.prefix
        for at in range(one.last, other.first):
            key = sentence.key(at)
            if sentence.word(at, "conjunctions"):
                joined = True
            elif key in COMMAS:
                joined = joined or self._enumerates(one, other)
            elif sentence.word(at, "among_them"):
                joined = True
            elif not (
                sentence.word(at, "determiners")
                or key == "s"
                or is_number(sentence, at)
                or (joined and self._qualifies(at, other))
            ):
                return False
        return joined and other.first - one.last <= LISTED

    def _enumerates(self, one: Chunk, other: Chunk) -> bool:
        """Whether a comma joins two phrases: where «and» closes the list."""
        if self.verb_first:
            return other.first - one.last == 1
        opens = one.first == 0 and other.first == one.last + 1 and not self.verb_last
        if opens and self.verb_at(other.last) is not None:
            return True  # «X, Y sign accord»: a headline
        later = [c for c in self.chunks if c.first >= other.last]
        if self.verb_last and later and not self.bare(later[0]):
            return False  # the comma sets the subject off
        return bool(later) and self.coordinated(other, later[0])

    def subject(self, predicate: Predicate) -> tuple[Chunk | None, str]:
        """The subject of a verb, and by which path it was found."""
        chunk, path = self._subject(predicate) if predicate.person != 1 else (None, "")
        if chunk is not None or predicate.first not in self._subjects:
            self._subjects[predicate.first] = chunk
        return chunk, path

    def _subject(self, predicate: Predicate) -> tuple[Chunk | None, str]:
        if self.verb_last:
            return verb_last.subject(self, predicate)
        if not self.verb_first:
            return self._subject_before(predicate)
        if pronoun_before(self, predicate):
            return self.inherited(predicate)
        left = self.subject_before(predicate)
        if done_to(self, predicate) is not None:
            behind = self._following(predicate)
            left = (behind, AFTER_VERB) if behind is not None else left
        if left is not None and left[1] == ANTECEDENT and resumes(self, predicate):
            behind = self._following(predicate)
            left = (behind, AFTER_VERB) if behind is not None else left
        if left is not None and left[1] == ANTECEDENT and predicate.found.suffix:
            left = None  # what the relative goes back to is the verb's object
        if left is not None and left[1] != INHERITED:
            return left
        following = None if predicate.plural else self._following(predicate)
        if following is not None:
            return following, AFTER_VERB
        return left or self.inherited(predicate)

    def _subject_before(self, predicate: Predicate) -> tuple[Chunk | None, str]:
        inverted = self._inverted(predicate)
        if inverted is not None and self._turned(predicate):
            return inverted
        found = self._finder.find(predicate)
        if found is not None and found[1] == UNNAMED:
            theme = declined.theme_first(self, predicate)
            found = (theme and declined.behind(self, predicate)) or found
        if found is not None and (found[0] is not None or found[1] == UNNAMED):
            return found
        return (
            inverted
            or self._dangling(predicate)
            or declined.behind(self, predicate)
            or self.inherited(predicate)
        )

    def _dangling(self, predicate: Predicate) -> tuple[Chunk, str] | None:
        """«Backed by X, the army …»: the subject of what follows the comma."""
        participle = predicate.tense in (Tense.PAST, Tense.PARTICIPLE, Tense.GERUND)
        if predicate.first > 0 or not participle:
            return None
        for at in range(predicate.last, len(self.sentence.tokens)):
            if self.sentence.key(at) in COMMAS:
                return next(
                    (
                        (c, "subject behind the participle")
                        for c in self.chunks
                        if c.first > at and self.bare(c) and not c.possessive
                    ),
                    None,
                )
        return None

    def subject_of(self, verb: Predicate) -> Chunk | None:
        """The subject that was found for a verb, if it was looked for."""
        return self._subjects.get(verb.first)

    def _following(self, predicate: Predicate) -> Chunk | None:
        for filler in self.right(predicate):
            if filler.slot != "object":
                if filler.slot not in ("in", "owner"):
                    break
                continue
            if filler.chunk.first - predicate.last > 6:
                continue
            return filler.chunk if may_follow(self, predicate, filler.chunk) else None
        return None

    def _inverted(self, predicate: Predicate) -> tuple[Chunk | None, str] | None:
        """«… , said the minister»: only verbs of speech turn round."""
        kind = self._speech_kind(predicate)
        if kind is None:
            return None
        if self.sentence.pack.cases:
            return declined.behind(self, predicate)
        at = predicate.last
        if kind == "state" and not self._behind_mark(predicate):
            return None
        if kind in TURNING:
            while self.sentence.is_word(at) and self.sentence.word(at, "determiners"):
                at += 1
        for chunk in self.chunks:
            if chunk.first == at and self.bare(chunk):
                return chunk, "subject after verb"
        return None

    def _speech_kind(self, predicate: Predicate) -> str | None:
        """The kind of a verb of speech, also of one that reports an event."""
        if predicate.found.layer == "speech":
            return str(predicate.found.value.kind)
        told = self.sentence.at(predicate.first, "speech")
        if told is None or told.last != predicate.last:
            return None
        turned = told.value.kind in TURNING and self._behind_mark(predicate)
        return str(told.value.kind) if turned else None

    def _turned(self, predicate: Predicate) -> bool:
        """Whether a verb of speech stands where it must have its subject behind it."""
        kind = self._speech_kind(predicate)
        if kind in TURNING:
            return self._behind_mark(predicate)
        return kind != TOLD and not self.sentence.is_word(predicate.first - 1)

    def _behind_mark(self, predicate: Predicate) -> bool:
        """Whether a verb and its auxiliaries follow a comma or a quotation."""
        at = predicate.first - 1
        while at >= 0 and self.sentence.word(at, "auxiliaries"):
            at -= 1
        return at >= 0 and not self.sentence.is_word(at)

    def subject_before(self, predicate: Predicate) -> tuple[Chunk, str] | None:
        """The nearest bare phrase to the left in the same clause."""
        sentence = self.sentence
        if self.verb_first and predicate.found.prefix[:1] in ("و", "ف"):
            return None
        by_last = {c.last - 1: c for c in self.chunks}
        lowest = max(0, predicate.first - SUBJECT_REACH)
        at = predicate.first - 1
        while at >= lowest:
            chunk = by_last.get(at)
            if chunk is not None:
                if self._may_be_subject(chunk, predicate):
                    return self.first_of_list(chunk), "subject before verb"
                at = chunk.first - 1
                continue
            if sentence.word(at, "relative"):
                return self._antecedent(at, by_last)
            if self._left_stop(at):
                return None
            if sentence.key(at) in DASHES:
                at = self._opening_dash(at)
                continue
            verb = self.verb_ending(at)
            if verb is not None:
                return self.from_governor(verb)
            at -= 1
        return None

    def _opening_dash(self, at: int) -> int:
        """The token before a parenthesis in dashes; −1 behind a lone one («Aden - …»)."""
        for here in range(at - 1, -1, -1):
            if self.sentence.key(here) in DASHES:
                return here - 1
        return -1

    def _left_stop(self, at: int) -> bool:
        commas = self.verb_first
        return self.stops(at, commas=commas)

    def _may_be_subject(self, chunk: Chunk, predicate: Predicate) -> bool:
        if not self.bare(chunk) or chunk.possessive:
            return False
        if self.verb_first and self._owned(chunk):
            return False
        return chunk.last <= predicate.first

    def _owned(self, chunk: Chunk) -> bool:
        """A phrase right behind a noun belongs to it («talks of X»)."""
        at = chunk.first - 1
        if at < 0 or chunk.prefix or not self.sentence.is_word(at):
            return False
        sentence = self.sentence
        if sentence.word(at, "function") or self.verb_at(at) is not None:
            return False
        if self.stops(at):
            return False
        if sentence.word(at, "determiners") or sentence.at(at, "number") is not None:
            return False
        if any(c.last == chunk.first for c in self.chunks):
            return False
        return sentence.at(at, "cue", "complementizer", "speech") is None

    def first_of_list(self, chunk: Chunk) -> Chunk:
        """The first of the phrases that are coordinated with one."""
        if self.opens_clause(chunk):
            return chunk
        for before in self.chunks:
            if before.last <= chunk.first and self.coordinated(before, chunk):
                return self.first_of_list(before) if self.bare(before) else chunk
        return chunk

    def _antecedent(
        self, at: int, by_last: dict[int, Chunk]
    ) -> tuple[Chunk, str] | None:
        here = at - 1
        if here >= 0 and self.sentence.key(here) in COMMAS:
            here -= 1
        for back in range(here, max(here - 3, -1), -1):
            if back in by_last:
                return by_last[back], ANTECEDENT
        return None

    def opens_clause(self, chunk: Chunk) -> bool:
        """«…, and X urged»: a comma before «and», and no list of three or more."""
        sentence, at = self.sentence, chunk.first - 1
        while at > 1 and sentence.word(at, "determiners"):
            at -= 1
        if self.verb_first or at < 1 or not sentence.word(at, "conjunctions"):
            return False
        if sentence.key(at - 1) not in COMMAS:
            return False
        before = next((c for c in self.chunks if c.last == at - 1), None)
        listed = before is not None and any(
            c.last == before.first - 1 and sentence.key(c.last) in COMMAS
            for c in self.chunks
        )
        return not listed

    def verb_ending(self, at: int) -> Predicate | None:
        """The verb whose last token this is."""
        for verb in self.verbs:
            if verb.last == at + 1 and verb.verbal:
                return verb
        return None

    def from_governor(self, verb: Predicate) -> tuple[Chunk, str] | None:
        """An infinitive or second verb shares the subject of the verb before."""
        chunk = self._subjects.get(verb.first)
        return (chunk, INHERITED) if chunk is not None else None

    def inherited(self, predicate: Predicate) -> tuple[Chunk | None, str]:
        """Without a phrase of its own a verb keeps the subject before it."""
        earlier = [
            v
            for v in self.verbs
            if v.first < predicate.first and self._subjects.get(v.first) is not None
        ]
        if self.verb_first and predicate.verbal:
            earlier = [v for v in earlier if agree(self, v, predicate)] or earlier
        before = [(v.tense, self._subjects[v.first]) for v in earlier]
        if before:
            alike = [chunk for tense, chunk in before if tense is predicate.tense]
            joined = self.sentence.word(predicate.first - 1, "conjunctions")
            chosen = alike[-1] if alike and joined and predicate.first else None
            return chosen or before[-1][1], INHERITED
        if self.topic is not None and self._points_back(predicate):
            return self.topic, SENTENCE_BEFORE
        if self._joined(predicate):
            return self._opening(predicate), INHERITED
        return None, ""

    def _joined(self, predicate: Predicate) -> bool:
        """Whether a verb goes on with the subject of one that may be unknown."""
        at = predicate.first - 1
        if at < 0:
            return False
        if self.verb_first:  # «left without signing»: an infinitive behind its particle
            return self.sentence.at(at, "complementizer") is not None
        gerund = predicate.tense is Tense.GERUND and (
            self.sentence.key(at) in COMMAS
            or any(p.last == at + 1 for p in self.sentence.layer("preposition"))
        )
        infinitive = self.sentence.word(at, "infinitive")
        return gerund or infinitive or self.sentence.word(at, "conjunctions")

    def _opening(self, predicate: Predicate) -> Chunk | None:
        """The phrase that opens a clause whose first verb is not known."""
        start = predicate.first - 1
        while start > 0 and not self.stops(start - 1):
            start -= 1
        for chunk in self.chunks:
            if start <= chunk.first < predicate.first and self.bare(chunk):
                return chunk if not chunk.possessive else None
        return None

    def _points_back(self, predicate: Predicate) -> bool:
        """A pronoun, or a verb that carries its subject, with nobody named here."""
        if self.verb_first:
            return predicate.person == 3 and predicate.first <= 3
        at = predicate.first - 1
        while at >= 0 and self.sentence.word(at, "auxiliaries"):
            at -= 1
        if at < 0 and self.sentence.pack.drops_subject:
            return not self._speaks_alone(predicate)
        return at >= 0 and self.sentence.word(at, "pronouns_subject")

    def _speaks_alone(self, predicate: Predicate) -> bool:
        """«È stato firmato …», «Firmare …»: what opens a sentence without subject."""
        if self.sentence.word(predicate.first, "reflexives"):
            return False
        open_ended = predicate.tense in (Tense.BASE, Tense.PERFECT, Tense.GERUND)
        return open_ended or predicate.person != 3 or is_passive(self, predicate)

    def subjects_list(self, chunk: Chunk | None) -> list[Chunk]:
        """A subject and the phrases coordinated with it."""
        if chunk is None:
            return []
        out = [chunk]
        if chunk not in self.chunks:
            return out
        for other in self.chunks:
            if other.first >= out[-1].last and self.coordinated(out[-1], other):
                out.append(other)
        return out

    # -- nouns ---------------------------------------------------------------

    def owners(self, predicate: Predicate) -> list[Filler]:
        """Phrases that an event noun belongs to: «X's visit», «US strikes»."""
        out = []
        for chunk in self.chunks:
            before = chunk.last <= predicate.first and self._adjoins(chunk, predicate)
            after = chunk.adjectival and 0 <= chunk.first - predicate.last <= 1
            after = after and not (
                self.verb_first and of_another(self, predicate, chunk)
            )
            if not declined.owns(self, chunk, predicate):
                continue
            if after if self.sentence.pack.modifiers_after else before:
                out.append(Filler("possessor", chunk))
        return out

    def _adjoins(self, chunk: Chunk, predicate: Predicate) -> bool:
        gap = [
            at
            for at in range(chunk.last, predicate.first)
            if self.sentence.key(at) != "s"
        ]
        if len(gap) > 2 or any(self.stops(at, commas=True) for at in gap):
            return False
        if any(self._parts(at) for at in gap):
            return False
        return chunk.possessive or not gap or chunk.adjectival

    def _parts(self, at: int) -> bool:
        """A word that no owner reaches over to its noun."""
        sentence = self.sentence
        found = sentence.at(at, "name", "trigger", "speech", "preposition", "light")
        return (
            (found is not None and found.layer != "trigger")
            or self.verb_at(at) is not None
            or any(
                sentence.word(at, group)
                for group in ("determiners", "auxiliaries", "conjunctions")
            )
        )

    def light_subject(
        self, predicate: Predicate, lights: Sequence[Predicate]
    ) -> list[Filler]:
        """The subject that a light verb lends to its event noun."""
        if self.verb_last:
            return self._light_behind(predicate, lights)
        for light in reversed(lights):
            if not 0 < predicate.first - light.last + 1 <= 10 + 1:
                continue
            between = range(light.last, predicate.first)
            if any(self.stops(at) for at in between):
                continue
            if not self.verb_first and any(map(self._bars, between)):
                continue
            if light.voice == "passive":
                return []
            chunk, path = self.subject(light)
            if self.verb_first and path in (INHERITED, SENTENCE_BEFORE):
                return []
            cue = self.sentence.tokens_span(light.first, light.last)
            return [
                Filler("subject", c, cue)
                for c in self.subjects_list(chunk)
                if c.first >= light.last or c.last <= light.first
            ]
        return []

    def adverbial_subject(self, predicate: Predicate) -> list[Filler]:
        """«X said during talks with Y»: who does something at a meeting is there."""
        at = predicate.first - 1
        while at >= 0 and self.sentence.word(at, "determiners"):
            at -= 1
        if self.verb_first or at < 0 or not self._adverbial(at):
            return []
        called = _calls(predicate)
        if not called and not self._together(predicate):
            return []
        for verb in reversed(self.verbs):
            if verb.last <= at:
                chunk = self._subjects.get(verb.first)
                cue = self.sentence.tokens_span(at, at + 1)
                out = [Filler("subject", c, cue) for c in self.subjects_list(chunk)]
                told = self.right(verb) if called else []
                return out + [f for f in told if f.slot == "object"]
        return []

    def _adverbial(self, at: int) -> bool:
        """«during», «at», «after»: a word before the time of something else."""
        slots = {
            slot
            for p in self.sentence.layer("preposition")
            if p.last == at + 1
            for slot in self.prepositions(p)
        }
        return bool({"other", "in", "at"} & slots) or self.sentence.word(at, "breakers")

    def participle_subject(self, predicate: Predicate) -> list[Filler]:
        """«… calling on both sides to stop», «… for talks»: whose act it is.

        A participle, a set phrase and a noun of purpose have the subject of the verb
        before them, or, in a sentence without verb, the phrase that opens it.
        """
        if not self.verb_first or not self._shares_subject(predicate):
            return []
        for verb in main_verbs(self, predicate):
            if verb.last <= predicate.first:
                chunk = self._subjects.get(verb.first)
                if chunk is None:
                    return []
                cue = self.sentence.tokens_span(verb.first, verb.last)
                return [Filler("subject", c, cue) for c in self.subjects_list(chunk)]
        before = [c for c in self.chunks if c.last <= predicate.first and self.bare(c)]
        people = [c for c in before if not c.locates or c.seat]
        return [
            Filler("subject", c) for c in self.subjects_list(next(iter(people), None))
        ]

    def _shares_subject(self, predicate: Predicate) -> bool:
        if any(p.last == predicate.first for p in self.sentence.layer("complementizer")):
            return False  # «said that an air strike …»
        letter = predicate.found.reading.preposition
        purpose = "for" in self.sentence.pack.prepositions.get(letter, ())
        return predicate.voice == "fixed" or (predicate.voice == "noun" and purpose)

    def _together(self, predicate: Predicate) -> bool:
        """Whether an event noun is followed by «with X»."""
        return any("with" in f.slot.split("|") for f in self.right(predicate))

    def _light_behind(
        self, predicate: Predicate, lights: Sequence[Predicate]
    ) -> list[Filler]:
        """«görüşme yaptı»: where verbs stand last, the light verb follows its noun."""
        for light in lights:
            if 0 <= light.first - predicate.last <= verb_last.LIGHT:
                cue = self.sentence.tokens_span(light.first, light.last)
                chunk, _ = self.subject(light)
                return [Filler("subject", c, cue) for c in self.subjects_list(chunk)]
        return []

    def _bars(self, at: int) -> bool:
        """Between a light verb and its noun stands no other verb or preposition."""
        found = self.sentence.at(at, "preposition")
        other = found is not None and "of" not in self.prepositions(found)
        return other or self.verb_at(at) is not None

    def prepositions(self, found: Found) -> tuple[str, ...]:
        """The slots that a preposition opens."""
        return self.sentence.pack.prepositions.get(found.value, ())


def _title_marks(sentence: Sentence) -> Iterator[int]:
    """Marks around a name or term, such as «Asharq Al-Awsat»: no clause ends there."""
    opened: int | None = None
    for at, token in enumerate(sentence.tokens):
        if token.key not in MARKS | BRACKETS:
            continue
        if opened is not None and at - opened <= TITLE + 1:
            yield from (opened, at)
            opened = None
        else:
            opened = at


def _calls(predicate: Predicate) -> bool:
    """Whether a noun is a call, in which whoever speaks is heard by whom he tells."""
    value = predicate.found.value
    return isinstance(value, TriggerForm) and value.trigger.frame == "call"


def _deed(predicate: Predicate) -> bool:
    """Whether a verb is done to somebody, not said to somebody."""
    value = predicate.found.value
    return isinstance(value, TriggerForm) and value.trigger.frame in OWNED_FRAMES


def _done_to_owner(predicate: Predicate) -> bool:
    """Whether what is done to a thing is done to its owner: «bombed his house»."""
    value = predicate.found.value
    return isinstance(value, TriggerForm) and value.trigger.frame in DEED_FRAMES


def fill(
    clauses: Clauses, predicate: Predicate, lights: Sequence[Predicate]
) -> Iterator[Filler]:
    """Every phrase with its slot, as the voice of the predicate puts them."""
    if not predicate.verbal:
        yield from _fill_noun(clauses, predicate, lights)
        return
    passive = is_passive(clauses, predicate)
    chunk, path = clauses.subject(predicate)
    subjects = clauses.subjects_list(chunk)
    slot = "object" if passive else "subject"
    for each in subjects:
        yield Filler(f"{slot}:{path}", each)
    opening = map(clauses.oblique, declined.topic(clauses, predicate, path))
    found = [*opening, *clauses.right(predicate)]
    if clauses.verb_first and path == AFTER_VERB:
        whom = clauses.subjects_list(done_to(clauses, predicate))
        found.extend(Filler("object", each) for each in whom)
    fillers = [f for f in found if f.chunk not in subjects]
    for filler in one_object(fillers) if clauses.verb_first else fillers:
        yield replace(filler, slot="loose") if _agentless(filler, passive) else filler


def _agentless(filler: Filler, passive: bool) -> bool:  # noqa: FBT001
    return passive and filler.slot == "object"


def _fill_noun(
    clauses: Clauses, predicate: Predicate, lights: Sequence[Predicate]
) -> Iterator[Filler]:
    owners = clauses.owners(predicate)
    subjects = owners or clauses.light_subject(predicate, lights)
    subjects = subjects or clauses.adverbial_subject(predicate)
    subjects = subjects or clauses.participle_subject(predicate)
    taken = {f.chunk.first for f in subjects}
    for filler in subjects:
        yield replace(filler, slot=f"noun.{filler.slot}") if owners else filler
    fillers = clauses.right(predicate)
    if clauses.verb_first:
        if not subjects:
            for chunk in possessors(clauses, predicate):
                taken.add(chunk.first)
                yield Filler("noun.possessor", chunk)
        for chunk in gathered(clauses, predicate):
            taken.add(chunk.first)
            yield Filler("noun.with", chunk)
        fillers = with_themes(fillers, owned=bool(taken))
    for filler in fillers:
        if filler.chunk.first not in taken:
            theme = filler.slot == "of" and subjects and not clauses.verb_first
            theme = theme or filler.slot == "object"
            yield replace(filler, slot="object" if theme else f"noun.{filler.slot}")

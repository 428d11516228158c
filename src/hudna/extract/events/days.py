"""Days that a text states once and means of more than one event.

A date stands on one verb; what is said in the same breath happened on the same day:
the participle that shares its subject, the meeting during which something was said,
what goes on meanwhile, and what the same person says in the sentences around it. In a
chronicle the year at the head of a line dates all that the line tells.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from hudna.codebook import Codebook
from hudna.extract.events.circumstances import governed
from hudna.extract.events.scene_words import in_marks, marks, words_of
from hudna.extract.grammar.clause import Clauses
from hudna.extract.grammar.predicate import Predicate
from hudna.extract.phrases.chunk import Chunk
from hudna.extract.speech.reports import Report
from hudna.extract.speech.voices import PAPER, same
from hudna.model.extraction import Argument, EntityMention, EventMention
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind, EventType, Role, Status
from hudna.text.fold import fold_key
from hudna.text.inflect import Tense
from hudna.text.timex import DateMention, DayWords, RunWords
from hudna.text.words import ARTICLE

FOLLOWING = 4
"""Sentences over which what somebody says is still the same statement."""
AHEAD = 2
"""Sentences within which an opening may leave its day to a later one."""
OPENING = 3
"""Sentences at the head of a text that tell what the rest tells at length."""
BACK = 6
"""Tokens before a verb among which an auxiliary puts it further back."""
NEAR = 3
"""Tokens between a noun and the verb that says when it was held."""
OPENS = 6
"""Tokens within which a sentence says who is speaking."""
WITHIN = 20
"""Tokens between a verb and what was said or done by it."""
SPEAKING = frozenset({"speech", "light"})
UNBOUND = (Tense.GERUND, Tense.PARTICIPLE)


class Reading(Protocol):
    """A sentence with what was read from it."""

    clauses: Clauses
    events: list[EventMention]
    predicates: dict[Span, Predicate]
    reports: list[Report]


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's dated act: who, on which day, in which sentence, and if they met."""

    who: EntityMention
    day: Span
    sentence: int
    meeting: bool = False


@dataclass(slots=True)
class Days:
    """The dates of a document and the predicates of each sentence that bear them."""

    dates: Mapping[Span, DateMention]
    borne: list[dict[int, Span]]
    people: Mapping[Span, EntityMention]

    def settled(self, day: Span) -> bool:
        """Whether a day is the same wherever the verb looks: yesterday, last Monday."""
        words = self.dates[day].expression
        return isinstance(words, DayWords) and any(
            each is not None for each in (words.offset, words.shift, words.year)
        )

    def single(self, day: Span) -> bool:
        """Whether a mention is of one day, without an edge."""
        date = self.dates[day]
        return isinstance(date.expression, DayWords) and date.edge is None


def carry_days(readings: Sequence[Reading], dates: Sequence[DateMention]) -> None:
    """Give the day that is stated beside them to events that state none."""
    days = Days(
        {d.span: d for d in dates},
        [governed(r.clauses, dates, list(r.predicates.values())) for r in readings],
        {c.span: c.mention for r in readings for c in r.clauses.chunks},
    )
    _chronicle(readings, dates)
    said: list[Said] = []
    for at, reading in enumerate(readings):
        _share(reading, days.borne[at], days)
        _carry_on(reading, days, at, said)
        said += _said(reading, days, at)
    for at, reading in enumerate(readings[:OPENING]):
        _told_below(reading, days, at, said)
        _share(reading, days.borne[at], days)


def _undated(reading: Reading) -> list[EventMention]:
    return [e for e in reading.events if not e.spans(Role.DATE)]


def _date(reading: Reading, event: EventMention, day: Span, why: str) -> None:
    words = reading.clauses.sentence.document.quote(day)
    dated = replace(
        event,
        arguments=(*event.arguments, Argument(role=Role.DATE, span=day)),
        why=(*event.why, f"date «{words}»: {why}"),
    )
    reading.events[reading.events.index(event)] = dated


def _chronicle(readings: Sequence[Reading], dates: Iterable[DateMention]) -> None:
    """The year, or day of a year, that opens a line dates all that the line tells."""
    for date in dates:
        if not date.heading:
            continue
        told = any(date.span in e.spans(Role.DATE) for r in readings for e in r.events)
        for reading in readings:
            text = reading.clauses.sentence.document.text
            end = text.find("\n", date.span.end)
            line = Span(date.span.end, end if end >= 0 else len(text))
            for event in _undated(reading):
                verb = reading.predicates[event.trigger].verbal
                if line.covers(event.trigger) and (verb or not told):
                    _date(reading, event, date.span, "at the head of its line")
                    told = True  # a noun behind it may be its cause


def _share(reading: Reading, borne: dict[int, Span], days: Days) -> None:
    """Date what shares the day of another predicate of its sentence."""
    for event in _undated(reading):
        predicate = reading.predicates[event.trigger]
        found = None
        if event.status in (Status.ACTUAL, Status.ONGOING):
            found = _beside(reading, event, borne, days)
        if found is not None:
            _date(reading, event, *found)
            borne.setdefault(predicate.first, found[0])


def _beside(
    reading: Reading, event: EventMention, borne: Mapping[int, Span], days: Days
) -> tuple[Span, str] | None:
    """The day of the verb that an event goes with, and how it goes with it."""
    clauses, predicate = reading.clauses, reading.predicates[event.trigger]
    verbs = [v for v in clauses.verbs if v.last <= predicate.first]
    verb = verbs[-1] if verbs else None
    dated = verb if verb is not None and verb.first in borne else None
    run = _run(reading, event, days)
    if run is not None:
        return run, "from when and how long it is to hold"
    held = _held(clauses, predicate, borne)
    if held is not None:
        return borne[held], "when it was held"
    if not predicate.verbal or predicate.tense in UNBOUND:
        why = _goes_with(clauses, predicate, dated, event) if dated else ""
        return (borne[dated.first], why) if dated and why else None
    noun = _during(clauses, predicate, borne)
    if noun is not None:
        return borne[noun], "the meeting at which it was done"
    other = _meanwhile(clauses, predicate, borne)
    if other is not None:
        return borne[other], "meanwhile"
    joined = dated is not None and _joined(clauses, dated, predicate)
    if dated is not None and joined and days.single(borne[dated.first]):
        return borne[dated.first], "what the same did then"
    return None


def _goes_with(
    clauses: Clauses, predicate: Predicate, verb: Predicate, event: EventMention
) -> str:
    """How a noun or participle goes with the verb before it; nothing if it does not."""
    if predicate.voice == "fixed" or predicate.tense in UNBOUND:
        return "with its verb" if _verbal(event) else ""
    sentence, between = clauses.sentence, range(verb.last, predicate.first)
    if len(between) > WITHIN or any(sentence.word(at, "relative") for at in between):
        return ""
    if marks(clauses, predicate.first, "during"):
        return "during it"
    definite = predicate.found.prefix.endswith(ARTICLE)
    meeting = event.type is EventType.CONSULT and verb.found.layer == "speech"
    if meeting and not definite and marks(clauses, predicate.first, "at"):
        return "at it"
    apart = any(
        clauses.stops(at, commas=True) or sentence.key(at) in words_of(clauses, "apart")
        for at in between
    )
    lent = verb.found.layer == "speech" or not definite
    if _verbal(event) and not apart and lent and verb.found.layer in SPEAKING:
        return "what was said then"
    return ""


def _verbal(event: EventMention) -> bool:
    return event.type in Codebook.load().verbal


def _run(reading: Reading, event: EventMention, days: Days) -> Span | None:
    """The days that a truce is declared for, where its sentence tells them."""
    if event.truce_act is None:
        return None
    for day, date in days.dates.items():
        here = reading.clauses.sentence.span.covers(day)
        behind = here and event.trigger.end <= day.start
        if behind and isinstance(date.expression, RunWords):
            return day
    return None


def _held(
    clauses: Clauses, predicate: Predicate, borne: Mapping[int, Span]
) -> int | None:
    """«The talks, which were held on Tuesday»: the verb that lends itself to a noun."""
    if predicate.verbal:
        return None
    for verb in clauses.verbs:
        between = range(predicate.last, verb.first)
        near = len(between) <= NEAR and verb.found.layer.startswith("light")
        which = any(clauses.sentence.word(at, "relative") for at in between)
        if verb.first in borne and near and which:
            return verb.first
    return None


def _during(
    clauses: Clauses, predicate: Predicate, borne: Mapping[int, Span]
) -> int | None:
    """The dated meeting during which something was said or done."""
    for at in range(predicate.last, predicate.last + WITHIN):
        if at >= len(clauses.sentence.tokens) or clauses.verb_at(at) is not None:
            return None
        if at in borne and marks(clauses, at, "during"):
            return at
    return None


def _meanwhile(
    clauses: Clauses, predicate: Predicate, borne: Mapping[int, Span]
) -> int | None:
    """«… as tribesmen advanced»: a second clause that tells the same moment."""
    sentence, words = clauses.sentence, words_of(clauses, "while")
    before = [token for token in borne if token < predicate.first]
    if predicate.tense is not Tense.PAST or not before:
        return None
    between = range(max(before) + 1, predicate.first)
    told = any(sentence.key(at) in words for at in between)
    return max(before) if told and len(between) <= WITHIN else None


def _joined(clauses: Clauses, verb: Predicate, predicate: Predicate) -> bool:
    """«… arrived yesterday and met …»: a second verb of the same subject."""
    sentence = clauses.sentence
    at = predicate.first
    linked = sentence.joined(at) or (at and sentence.word(at - 1, "conjunctions"))
    if not linked or verb.tense is not Tense.PAST or predicate.tense is not Tense.PAST:
        return False
    subject = clauses.subject_of(predicate)
    return subject is None or subject.last <= at


def _said(reading: Reading, days: Days, at: int) -> Iterator[Said]:
    """Who said or did what on a day that the sentence tells."""
    borne = {t: day for t, day in days.borne[at].items() if days.single(day)}
    for report in reading.reports:
        if report.token in borne and report.speaker is not None:
            for chunk in _apposed(reading.clauses, report.speaker):
                yield Said(chunk.mention, borne[report.token], at)
    for event in reading.events:
        told = _verbal(event) or event.type is EventType.CONSULT
        first = reading.predicates[event.trigger].first
        if _put_back(reading, first) or event.status is not Status.ACTUAL:
            continue
        if told and first in borne:
            for who in _people(reading, event, days):
                yield Said(who, borne[first], at, event.type is EventType.CONSULT)
    yield from _speaking(reading, days, at)


def _apposed(clauses: Clauses, chunk: Chunk) -> Iterator[Chunk]:
    """An office and the name right behind it, or behind a title."""
    yield chunk
    for other in clauses.chunks:
        near = 0 <= other.first - chunk.last <= 1 and clauses.bare(other)
        if near and chunk.mention.office and other.mention.kind is EntityKind.PERSON:
            yield other


def _speaking(reading: Reading, days: Days, at: int) -> Iterator[Said]:
    """«X was speaking on Saturday»: the person whom the sentence opens with."""
    sentence = reading.clauses.sentence
    words = words_of(reading.clauses, "speaking")
    opening = range(min(OPENS, len(sentence.tokens)))
    cues = [token for token in opening if sentence.key(token) in words]
    day = next((d for d in days.dates if sentence.span.covers(d)), None)
    who = _named(reading, days, cues[0]) if cues else None
    if who is not None and day is not None and days.single(day):
        yield Said(who, day, at)


def _named(reading: Reading, days: Days, cue: int) -> EntityMention | None:
    """The person named before or behind a word, perhaps by part of a name only."""
    clauses = reading.clauses
    for chunk in clauses.chunks:
        if chunk.last <= cue or chunk.first == cue + 1:
            return chunk.mention
    sentence = clauses.sentence
    names = {sentence.key(token) for token in range(OPENS)} - {""}
    for span in sorted(days.people, reverse=True):
        words = fold_key(sentence.document.quote(span)).split()
        person = days.people[span].kind is EntityKind.PERSON
        if person and span.end <= sentence.span.start and names & set(words[-3:]):
            return days.people[span]
    return None


def _people(reading: Reading, event: EventMention, days: Days) -> list[EntityMention]:
    """Who did it, or said the word that tells it."""
    first = reading.predicates[event.trigger].first
    own = [r.speaker.mention for r in reading.reports if r.speaker and r.token == first]
    spans = event.spans(Role.ACTOR)
    return [*own, *(days.people[s] for s in spans if s in days.people)]


def _carry_on(reading: Reading, days: Days, at: int, said: Sequence[Said]) -> None:
    """Give the day of what somebody said before to what they go on to say."""
    before = [s for s in said if 0 < at - s.sentence <= FOLLOWING]
    borne, stated = days.borne[at], dict(days.borne[at])
    for report in reading.reports:
        found = _by(before, [report.speaker.mention] if report.speaker else [])
        if found is not None and _free(reading, report.token, stated):
            borne.setdefault(report.token, found.day)
    for event in _undated(reading):
        who = _people(reading, event, days)
        found = _by(before, who) or _by_both(reading, before, who)
        first = reading.predicates[event.trigger].first
        if found is None or not _own(reading, event, who):
            continue
        if event.future and not days.settled(found.day):
            continue
        if _free(reading, first, stated):
            _date(reading, event, found.day, "of what the same person said before")
            borne.setdefault(first, found.day)
    _share(reading, borne, days)


def _told_below(reading: Reading, days: Days, at: int, said: Sequence[Said]) -> None:
    """An opening leaves the day to the sentence that tells it at length."""
    behind = [s for s in reversed(said) if 0 < s.sentence - at <= AHEAD]
    borne, stated = days.borne[at], dict(days.borne[at])
    for event in _undated(reading):
        who = _people(reading, event, days)
        found = _by(behind, who)
        first = reading.predicates[event.trigger].first
        if event.status is not Status.ACTUAL:
            continue
        if found and _own(reading, event, who) and _free(reading, first, stated):
            _date(reading, event, found.day, "of what the same person says below")
            borne.setdefault(first, found.day)


def _by(said: Sequence[Said], who: Sequence[EntityMention]) -> Said | None:
    """The last dated act of one of some people."""
    found = [s for s in said if any(same(s.who, each) for each in who)]
    return found[-1] if found else None


def _by_both(
    reading: Reading, said: Sequence[Said], who: Sequence[EntityMention]
) -> Said | None:
    """«Both sides agreed …»: those whose meeting was told just before."""
    document = reading.clauses.sentence.document
    words = words_of(reading.clauses, "both")
    told = [set(fold_key(document.quote(each.span)).split()) for each in who]
    met = [s for s in said if s.meeting]
    return met[-1] if met and any(words & each for each in told) else None


def _own(reading: Reading, event: EventMention, who: Sequence[EntityMention]) -> bool:
    """Whether it is an act of speech of theirs, not one that others report."""
    if not _verbal(event) or not _performed(reading, event):
        return False
    covering = [
        r.speaker
        for r in reading.reports
        if r.content is not None and r.speaker and r.content.covers(event.trigger)
    ]
    if _told_of(reading, event, said=bool(covering)):
        return False
    papers = [c for c in covering if (c.mention.office or "").startswith(PAPER)]
    if covering and not papers:
        return any(same(covering[-1].mention, each) for each in who)
    predicate = reading.predicates[event.trigger]
    standing = reading.clauses.verb_first and predicate.tense is Tense.PRESENT
    return not standing


def _told_of(reading: Reading, event: EventMention, *, said: bool) -> bool:
    """Whether words tell of an act: in the past within speech, or in a relative."""
    clauses, predicate = reading.clauses, reading.predicates[event.trigger]
    sentence, first = clauses.sentence, predicate.first
    if not predicate.verbal:
        return predicate.voice == "noun" and not _lent(clauses, predicate)
    relative = first > 0 and sentence.word(first - 1, "relative")
    quoted = said or in_marks(sentence.document.text, sentence.span, event.trigger)
    return relative or (quoted and predicate.tense is Tense.PAST)


def _lent(clauses: Clauses, noun: Predicate) -> bool:
    """«… expressed support»: an indefinite noun behind a verb of speech."""
    before = [v for v in clauses.verbs if v.last <= noun.first]
    definite = noun.found.prefix.endswith(ARTICLE)
    return bool(before) and before[-1].found.layer in SPEAKING and not definite


def _performed(reading: Reading, event: EventMention) -> bool:
    """Whether the words were said, be it of what is still to come («he promised»)."""
    if event.status is Status.ACTUAL:
        return True
    predicate = reading.predicates[event.trigger]
    past = predicate.verbal and predicate.tense is Tense.PAST
    return past and event.status is Status.FUTURE


def _free(reading: Reading, first: int, borne: Mapping[int, Span]) -> bool:
    """Whether no day stands before a predicate, and nothing puts it further back."""
    if first < 0 or any(token <= first for token in borne):
        return False
    return not _put_back(reading, first)


def _put_back(reading: Reading, first: int) -> bool:
    """Whether an auxiliary or adverb puts a verb before the time of the story."""
    sentence = reading.clauses.sentence
    earlier = words_of(reading.clauses, "earlier")
    near = {0, *range(max(0, first - BACK), first)}
    return any(sentence.key(at) in earlier for at in near)

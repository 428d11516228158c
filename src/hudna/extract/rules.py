"""Engine: triggers and arguments by the rules of a language pack."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hudna.codebook import Codebook
from hudna.extract.events.circumstances import times_and_places
from hudna.extract.events.conditions import attach_conditions, unconditional
from hudna.extract.events.content import content_of
from hudna.extract.events.days import carry_days
from hudna.extract.events.factuality import factuality
from hudna.extract.events.figures import figures
from hudna.extract.events.harm import with_harm
from hudna.extract.events.nested import independent
from hudna.extract.events.objects import object_of
from hudna.extract.events.reading import Before, Reading
from hudna.extract.events.retold import resumes, taken_up
from hudna.extract.events.roles import (
    is_destination,
    may_act,
    only_there,
    path_of,
    role_of,
)
from hudna.extract.events.triggers import predicates, settle, within
from hudna.extract.grammar.clause import Clauses, fill
from hudna.extract.grammar.predicate import Predicate
from hudna.extract.grammar.verb_first import described, doer, partner, visitor
from hudna.extract.knowledge import Knowledge
from hudna.extract.phrases.chunk import Chunk, Introduced
from hudna.extract.phrases.mentions import find_chunks
from hudna.extract.phrases.pieces import introduce
from hudna.extract.sentence import Sentence
from hudna.extract.speech.quotation import Speech, direct_quotes, indirect_quotes
from hudna.extract.speech.reports import (
    reports,
)
from hudna.extract.speech.sources import (
    PEOPLE,
    first_person,
    is_told,
    speaker_of,
    with_report,
)
from hudna.model.extraction import (
    Argument,
    EntityMention,
    EventMention,
    Extraction,
    Issue,
    QuoteMention,
)
from hudna.model.text import Document, Span
from hudna.model.vocabulary import EntityKind, EventType, Role
from hudna.pack import TriggerForm
from hudna.text.inflect import Tense
from hudna.text.segment import sentences
from hudna.text.timex import DateMention
from hudna.text.wrapped import unwrapped

PARTIES = frozenset({Role.ACTOR, Role.RECIPIENT, Role.MEDIATOR})


class RuleEngine:
    """Reads events, quotes and figures with a pack's triggers and grammar."""

    name = "rules/1"

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._codebook = Codebook.load()

    def extract(
        self, document: Document, dates: Sequence[DateMention] = ()
    ) -> Extraction:
        """Everything the rules read out of one document."""
        readings = self._read(document)
        reports = [report for reading in readings for report in reading.reports]
        speech = Speech(document, reports, [r.clauses for r in readings])
        quotes = direct_quotes(speech)
        dates = _unmasked(dates, readings)
        for reading in readings:
            self._events(reading, dates, quotes)
        carry_days(readings, dates)
        indirect = indirect_quotes(speech, quotes)
        resuming = frozenset(span for r in readings for span in r.resuming)
        voices = {c.span: c for r in readings for c in r.clauses.chunks}
        events = [e for r in readings for e in with_report(r, quotes, voices)]
        events = taken_up(events, resuming)
        taking_part = _taking_part(events, [*quotes, *indirect])
        mentions = _mentions(readings, taking_part)
        return Extraction(
            engine=self.name,
            mentions=mentions,
            events=tuple(events),
            quotes=tuple(sorted([*quotes, *indirect], key=lambda q: q.span)),
            figures=tuple(
                f for r in readings for f in figures(r.clauses, r.events, r.reports)
            ),
            issues=self._issues(document),
        )

    def _issues(self, document: Document) -> tuple[Issue, ...]:
        missing = self._knowledge.pack.missing
        if not missing:
            return ()
        text = (
            f"the language pack for {document.lang!r} has no "
            f"{', '.join(missing)}: what they find is missing here"
        )
        return (Issue(stage="extract.rules", message=text),)

    def _read(self, document: Document) -> list[Reading]:
        parts = [
            Sentence(document, span, at, self._knowledge)
            for at, span in enumerate(
                sentences(unwrapped(document.text), document.lang)
            )
        ]
        introduced = introduce(parts)
        out: list[Reading] = []
        before = Before()
        for sentence in parts:
            reading = self._sentence(sentence, introduced, before)
            before = before.after(reading)
            out.append(reading)
        return out

    def _sentence(
        self, sentence: Sentence, introduced: Introduced, before: Before
    ) -> Reading:
        topic = before.topic
        chunks = find_chunks(sentence, introduced)
        found = predicates(sentence, chunks)
        draft = Clauses(sentence, chunks, [p for p in found if p.verbal], topic)
        triggers = settle(draft, found)
        chunks = [
            c for c in chunks if not any(within(c, t.found, sentence) for t in triggers)
        ]
        verbs = [
            p
            for p in [*triggers, *found]
            if p.verbal and (_kept(p, triggers) or _joined_verb(sentence, p, triggers))
        ]
        clauses = Clauses(sentence, chunks, verbs, topic)
        for verb in clauses.verbs:
            clauses.subject(verb)
        speech = {p.first: p for p in found if p.found.layer == "speech"}
        lights = [p for p in found if p.found.layer.startswith("light")]
        found_reports = reports(clauses, list(speech.values()), before.voice)
        return Reading(clauses, triggers, lights, found_reports)

    def _events(
        self,
        reading: Reading,
        dates: Sequence[DateMention],
        quotes: Sequence[QuoteMention],
    ) -> None:
        for trigger in reading.triggers:
            event = self._event(reading, trigger, quotes)
            reading.events.append(event)
            reading.predicates[event.trigger] = trigger
        placed = times_and_places(
            reading.clauses,
            reading.events,
            reading.predicates,
            dates,
            reading.reports,
        )
        placed = with_harm(reading.clauses, placed, reading.predicates)
        plain = [_without_papers(reading.clauses, e) for e in placed]
        whole = independent(reading.clauses, plain, reading.predicates)
        reading.events = [e for e in whole if is_told(e, reading.predicates)]
        reading.events = unconditional(
            reading.clauses,
            attach_conditions(reading.clauses, reading.events, reading.predicates),
        )

    def _event(
        self, reading: Reading, predicate: Predicate, quotes: Sequence[QuoteMention]
    ) -> EventMention:
        clauses = reading.clauses
        sentence = clauses.sentence
        form: TriggerForm = predicate.found.value
        trigger = form.trigger
        arguments, why = self._arguments(reading, predicate)
        span = sentence.stem_span(
            predicate.first, predicate.last, predicate.found.prefix
        )
        if not any(a.role is Role.ACTOR for a in arguments):
            arguments += first_person(reading, predicate, span, quotes)
        arguments += speaker_of(
            self._codebook.frames[trigger.frame], reading, span, quotes
        )
        if resumes(clauses, predicate, why):
            reading.resuming.add(span)
        lasting = trigger.present if predicate.tense is Tense.PRESENT else None
        facts = factuality(clauses, predicate, trigger.status or lasting)
        truce = object_of(clauses, predicate, ("truce",)) if trigger.truce else None
        named = "truce" in trigger.subject or _names_truce(sentence, predicate)
        rule = self._codebook.types[trigger.type]
        content = content_of(clauses, predicate, arguments) if rule.content else None
        if content is not None:
            arguments.append(Argument(role=Role.CONTENT, span=content))
        code = sentence.pack.code
        return EventMention(
            trigger=span,
            type=trigger.type,
            mode=trigger.mode,
            arguments=tuple(arguments),
            status=facts.status,
            certainty=facts.certainty,
            cues=facts.cues,
            truce_act=trigger.truce if truce is not None or named else None,
            contexts=_contexts(sentence),
            evidence=(sentence.span,),
            why=(f"trigger {code}:{trigger.type}.{trigger.id}", *why),
        )

    def _arguments(
        self, reading: Reading, predicate: Predicate
    ) -> tuple[list[Argument], list[str]]:
        frame = self._codebook.frames[predicate.found.value.trigger.frame]
        taken: dict[Span, Argument] = {}
        roles: dict[Role, Argument] = {}
        why: list[str] = []
        for filler in fill(reading.clauses, predicate, reading.lights):
            if is_destination(frame, filler) and Role.PLACE not in roles:
                place = Argument(role=Role.PLACE, span=filler.chunk.span)
                roles[Role.PLACE] = replace(place, cue=filler.cue)
            role = PEOPLE.get(role_of(frame, filler) or "")
            span = filler.chunk.span
            there = only_there(filler, predicate.found.value.trigger)
            if role is None or there or span in taken:
                continue
            if not may_act(filler.chunk, filler.slot):
                continue
            taken[span] = Argument(role=role, span=span, cue=filler.cue)
            words = reading.clauses.sentence.document.quote(span)
            why.append(f"{role} «{words}»: {path_of(filler, reading.clauses)}")
        if reading.clauses.verb_first:
            for chunk in _unnamed(reading.clauses, predicate, frame, taken):
                taken[chunk.span] = Argument(role=Role.ACTOR, span=chunk.span)
            whose = _merited(reading.clauses, predicate, frame, taken)
            if whose is not None:
                taken[whose.span] = Argument(role=Role.RECIPIENT, span=whose.span)
        return [*taken.values(), *roles.values()], why


def _merited(
    clauses: Clauses,
    predicate: Predicate,
    frame: Mapping[str, str],
    taken: Mapping[Span, Argument],
) -> Chunk | None:
    """Whose doing is praised or blamed: «praised the efforts that the envoy makes»."""
    if frame.get("content") != "object" or any(
        a.role is Role.RECIPIENT for a in taken.values()
    ):
        return None
    chunk = doer(clauses, predicate) or described(clauses, predicate)
    return chunk if chunk is not None and chunk.span not in taken else None


def _unnamed(
    clauses: Clauses,
    predicate: Predicate,
    frame: Mapping[str, str],
    taken: Mapping[Span, Argument],
) -> list[Chunk]:
    """Who takes part although the clause does not name them: «… on a visit»."""
    actors = [a for a in taken.values() if a.role is Role.ACTOR]
    mutual = frame.get("subject") == frame.get("object") == "actor"
    chunk = None
    if mutual and len(actors) == 1 and predicate.verbal:
        chunk = partner(clauses, predicate)
    elif predicate.found.value.trigger.type is EventType.CONSULT and (
        not actors or (mutual and len(actors) == 1)
    ):
        chunk = visitor(clauses, predicate)
    return [c for c in clauses.subjects_list(chunk) if c.span not in taken]


def _without_papers(clauses: Clauses, event: EventMention) -> EventMention:
    """A statement or resolution reports what its authors do; it is no party to it."""
    papers = {
        c.span
        for c in clauses.chunks
        if (c.mention.office or "").startswith("document:")
    }
    kept = tuple(
        a for a in event.arguments if a.role not in PARTIES or a.span not in papers
    )
    return replace(event, arguments=kept)


def _contexts(sentence: Sentence) -> tuple[str, ...]:
    """The contexts that words of the sentence speak of."""
    return tuple(dict.fromkeys(f.value for f in sentence.layer("context")))


def _joined_verb(
    sentence: Sentence, predicate: Predicate, triggers: Sequence[Predicate]
) -> bool:
    """«… and cut the road»: a verb that reports nothing is still a second verb."""
    past = predicate.tense is Tense.PAST and predicate.found.layer == "trigger"
    joined = predicate.first and sentence.word(predicate.first - 1, "conjunctions")
    taken = any(predicate.first < t.last and t.first < predicate.last for t in triggers)
    return past and bool(joined) and not taken and not sentence.pack.verb_first


def _kept(predicate: Predicate, triggers: Sequence[Predicate]) -> bool:
    """A verb that shares words with another trigger gives way to it."""
    if predicate in triggers:
        return True
    if predicate.found.layer == "trigger":
        return False
    return not any(
        predicate.first < t.last and t.first < predicate.last and t.voice == "verb"
        for t in triggers
    )


def _names_truce(sentence: Sentence, predicate: Predicate) -> bool:
    return any(
        f.value == "truce" and f.first < predicate.last and predicate.first < f.last
        for f in sentence.layer("class")
    )


def _unmasked(
    dates: Sequence[DateMention], readings: Sequence[Reading]
) -> list[DateMention]:
    """The dates that are not part of somebody's name."""
    people = [
        c.mention.name_at
        for r in readings
        for c in r.clauses.chunks
        if c.mention.kind is EntityKind.PERSON and c.mention.name_at is not None
    ]
    return [d for d in dates if not any(d.span.overlaps(name) for name in people)]


def _taking_part(
    events: Sequence[EventMention], quotes: Sequence[QuoteMention]
) -> frozenset[Span]:
    """The spans of everybody who does, undergoes, says or hears something."""
    spans = [a.span for e in events for a in e.arguments if a.role in PARTIES]
    spans += [link.span for event in events for link in event.attribution]
    spans += [link.span for quote in quotes for link in quote.attribution]
    for quote in quotes:
        spans += [s for s in (quote.speaker, *quote.addressees) if s is not None]
    return frozenset(spans)


def _mentions(
    readings: Sequence[Reading], taking_part: frozenset[Span]
) -> tuple[EntityMention, ...]:
    """The actors named; a place or a capital is one only where it takes part."""
    return tuple(
        mention
        for r in readings
        for c in r.clauses.chunks
        if c.span in taking_part or not (c.adjectival or c.locates)
        for mention in (c.mention, *c.inner)
    )

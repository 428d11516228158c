"""Engine: triggers and arguments by the rules of a language pack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from hudna.codebook import Codebook
from hudna.extract.chunk import Chunk, Introduced
from hudna.extract.circumstances import times_and_places
from hudna.extract.days import carry_days
from hudna.extract.clause import Clauses, Filler, Predicate, fill
from hudna.extract.conditions import attach_conditions, unconditional
from hudna.extract.content import content_of
from hudna.extract.factuality import factuality
from hudna.extract.figures import figures
from hudna.extract.harm import with_harm
from hudna.extract.knowledge import Knowledge
from hudna.extract.mentions import find_chunks
from hudna.extract.nested import independent
from hudna.extract.objects import object_of
from hudna.extract.pieces import introduce
from hudna.extract.quotation import Speech, direct_quotes, indirect_quotes
from hudna.extract.retold import resumes, taken_up
from hudna.extract.sentence import Sentence
from hudna.extract.speech import (
    SILENT,
    Report,
    Voice,
    announcing,
    covering,
    heard,
    link,
    reports,
)
from hudna.extract.triggers import predicates, settle, within
from hudna.extract.verb_first import (
    described,
    doer,
    partner,
    subordinate,
    visitor,
)
from hudna.languages import Trigger, TriggerForm
from hudna.model.extraction import (
    Argument,
    EntityMention,
    EventMention,
    Extraction,
    Issue,
    QuoteMention,
    SourceLink,
)
from hudna.model.text import Document, Span
from hudna.model.vocabulary import EntityKind, EventType, Role
from hudna.text.inflect import Tense
from hudna.text.segment import sentences
from hudna.text.timex import DateMention
from hudna.text.wrapped import unwrapped

PARTIES = frozenset({Role.ACTOR, Role.RECIPIENT, Role.MEDIATOR})
OWNER = "owner of the subject"
ADDRESSED = frozenset({"ask", "call", "give", "promise", "threaten"})
"""Frames of acts that are done towards somebody, be it a capital."""
PEOPLE = {"actor": Role.ACTOR, "recipient": Role.RECIPIENT, "mediator": Role.MEDIATOR}


@dataclass(slots=True)
class Reading:
    """One sentence under work, and what was read from it."""

    clauses: Clauses
    triggers: list[Predicate]
    lights: list[Predicate]
    reports: list[Report]
    events: list[EventMention] = field(default_factory=list)
    predicates: dict[Span, Predicate] = field(default_factory=dict)
    resuming: set[Span] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Before:
    """Whom the sentences before were about, and who spoke last in them."""

    topic: Chunk | None = None
    voice: Voice = SILENT

    def after(self, reading: Reading) -> "Before":
        """The same after one more sentence."""
        voice = self.voice
        for report in reading.reports:
            voice = voice.after(report)
        voice = heard(reading.clauses, voice)
        return Before(_topic(reading) or self.topic, voice)


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
        events = [e for r in readings for e in _reported(r, quotes, voices)]
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
        reading.events = [e for e in whole if _told(e, reading.predicates)]
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
            arguments += _first_person(reading, predicate, span, quotes)
        arguments += _speaker(
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
            if _destination(frame, filler) and Role.PLACE not in roles:
                place = Argument(role=Role.PLACE, span=filler.chunk.span)
                roles[Role.PLACE] = replace(place, cue=filler.cue)
            role = PEOPLE.get(_role(frame, filler) or "")
            if role is None or not _may_act(filler.chunk, filler.slot):
                continue
            if _only_there(filler, predicate.found.value.trigger):
                continue
            span = filler.chunk.span
            if span in taken:
                continue
            taken[span] = Argument(role=role, span=span, cue=filler.cue)
            words = reading.clauses.sentence.document.quote(span)
            why.append(f"{role} «{words}»: {_path(filler, reading.clauses)}")
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


def _speaker(
    frame: Mapping[str, str],
    reading: Reading,
    span: Span,
    quotes: Sequence[QuoteMention],
) -> list[Argument]:
    """Who acts by saying it: «Y must withdraw, X said» is a demand of X."""
    role = PEOPLE.get(frame.get("speaker", ""))
    if role is None:
        return []
    for quote in quotes:
        if quote.direct and quote.span.covers(span) and quote.speaker is not None:
            return [Argument(role=role, span=quote.speaker, cue=quote.cue)]
    for report in reversed(reading.reports):
        if report.content is None or report.speaker is None:
            continue
        if report.content.covers(span) or span.covers(
            Span(report.content.start, report.content.start)
        ):
            return [Argument(role=role, span=report.speaker.span, cue=report.cue)]
    return []


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


def _told(event: EventMention, predicates: Mapping[Span, Predicate]) -> bool:
    """Whether enough is told: a weak trigger needs people, or a day and a place."""
    if not predicates[event.trigger].found.value.trigger.weak:
        return True
    people = any(event.spans(role) for role in PEOPLE.values())
    return people or all(event.spans(role) for role in (Role.DATE, Role.PLACE))


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


def _role(frame: Mapping[str, str], filler: Filler) -> str | None:
    """The part a frame gives to the first slot of a filler that it knows."""
    slot, _, path = filler.slot.partition(":")
    if slot == "object" and path and "passive.object" in frame:
        return frame["passive.object"]
    noun = slot.startswith("noun.")
    for name in slot.removeprefix("noun.").split("|"):
        if noun and filler.chunk.place and f"noun.{name}.place" in frame:
            return frame[f"noun.{name}.place"]
        if noun and f"noun.{name}.city" in frame and _is_city(filler.chunk):
            return frame[f"noun.{name}.city"]
        if noun and f"noun.{name}" in frame:
            return frame[f"noun.{name}"]
        if noun and name == "possessor":
            return frame.get("noun.of", frame.get("subject"))
        if name in frame and not (noun and name in ("subject", "object", "of")):
            return frame[name]
        if noun and name == "subject":
            return frame.get("subject")
    return None


def _is_city(chunk: Chunk) -> bool:
    capital = chunk.mention.kind is not EntityKind.COUNTRY or chunk.seat
    return chunk.place and capital


def _destination(frame: Mapping[str, str], filler: Filler) -> bool:
    """Whether a frame takes a phrase as the place it is about («travelled to X»)."""
    if not filler.chunk.place:
        return False
    slot = filler.slot.partition(":")[0].removeprefix("noun.")
    wanted = frame.get("place", "").split("|")
    return any(name in wanted for name in slot.split("|"))


def _only_there(filler: Filler, trigger: Trigger) -> bool:
    """«tué à Kaboul»: a capital behind a word for «to» that means «at» as well."""
    at = "at" in filler.slot.removeprefix("noun.").split("|")
    return at and filler.chunk.seat and trigger.frame not in ADDRESSED


def _may_act(chunk: Chunk, slot: str) -> bool:
    """Places act only as seats of governments, peoples only as nouns or owners."""
    if chunk.adjectival and "possessor" not in slot and OWNER not in slot:
        return False
    if chunk.mention.kind is EntityKind.UNKNOWN and chunk.place:
        return False
    if chunk.adjectival and not (chunk.mention.refs or chunk.mention.country):
        return False  # «military» alone is nobody
    if chunk.seat and slot == "noun.possessor" and not chunk.possessive:
        return False  # «the Riyadh summit» is where it is
    seat_only = chunk.place and chunk.mention.kind is EntityKind.COUNTRY
    if seat_only and chunk.mention.name_at is not None:
        return "in" not in slot.partition(":")[0].removeprefix("noun.").split("|")
    return True


def _path(filler: Filler, clauses: Clauses) -> str:
    slot, _, path = filler.slot.partition(":")
    if path:
        return path
    if filler.cue is None:
        return slot
    return f"{slot} «{clauses.sentence.document.quote(filler.cue)}»"


def _first_person(
    reading: Reading,
    predicate: Predicate,
    span: Span,
    quotes: Sequence[QuoteMention],
) -> list[Argument]:
    """«We welcome …» in a quotation: who speaks, acts."""
    sentence = reading.clauses.sentence
    at = predicate.first - 1
    while at >= 0 and sentence.word(at, "auxiliaries"):
        at -= 1
    first = predicate.person == 1 or (at >= 0 and sentence.word(at, "pronouns_first"))
    if not first:
        return []
    for quote in quotes:
        if quote.span.covers(span) and quote.speaker is not None:
            return [Argument(role=Role.ACTOR, span=quote.speaker, cue=quote.cue)]
    for report in reversed(reading.reports):
        content, voice = report.content, report.speaker
        if content is not None and voice is not None and content.covers(span):
            return [Argument(role=Role.ACTOR, span=voice.span, cue=report.cue)]
    return []


def _names_truce(sentence: Sentence, predicate: Predicate) -> bool:
    return any(
        f.value == "truce" and f.first < predicate.last and predicate.first < f.last
        for f in sentence.layer("class")
    )


def _reported(
    reading: Reading, quotes: Sequence[QuoteMention], voices: Mapping[Span, Chunk]
) -> list[EventMention]:
    """The events of a sentence with the chain of sources that reports each."""
    out = []
    for event in reading.events:
        chain = covering(reading.reports, event.trigger)
        predicate = reading.predicates.get(event.trigger)
        if not chain and predicate is not None:
            chain = announcing(reading.clauses, reading.reports, predicate)
        for quote in quotes:
            if quote.direct and quote.span.covers(event.trigger):
                said = _sources(quote, voices)
                known = {each.span for each in chain}
                chain += tuple(each for each in said if each.span not in known)
        out.append(replace(event, attribution=chain))
    return out


def _sources(
    quote: QuoteMention, voices: Mapping[Span, Chunk]
) -> tuple[SourceLink, ...]:
    """The chain of a quotation with its speaker at the inner end."""
    speaker = voices.get(quote.speaker) if quote.speaker else None
    if speaker is None:
        return quote.attribution
    return (*quote.attribution, link(speaker.mention, quote.cue))


def _topic(reading: Reading) -> Chunk | None:
    """Who the sentence is about: the subject of its first verb that has one."""
    clauses = reading.clauses
    for verb in clauses.verbs:
        if clauses.verb_first and subordinate(clauses, verb):
            continue
        chunk, path = clauses.subject(verb)
        if chunk is not None and not path.startswith("inherited"):
            return chunk
    return None


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

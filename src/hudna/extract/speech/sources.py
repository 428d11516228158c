"""Through whom an event is known, and who is meant by «we»."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hudna.extract.events.reading import Reading
from hudna.extract.grammar.predicate import Predicate
from hudna.extract.phrases.chunk import Chunk
from hudna.extract.speech.reports import (
    announcing,
    covering,
    link,
)
from hudna.model.extraction import (
    Argument,
    EventMention,
    QuoteMention,
    SourceLink,
)
from hudna.model.text import Span
from hudna.model.vocabulary import Role

PEOPLE = {"actor": Role.ACTOR, "recipient": Role.RECIPIENT, "mediator": Role.MEDIATOR}


def speaker_of(
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


def is_told(event: EventMention, predicates: Mapping[Span, Predicate]) -> bool:
    """Whether enough is told: a weak trigger needs people, or a day and a place."""
    if not predicates[event.trigger].found.value.trigger.weak:
        return True
    people = any(event.spans(role) for role in PEOPLE.values())
    return people or all(event.spans(role) for role in (Role.DATE, Role.PLACE))


def first_person(
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


def with_report(
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

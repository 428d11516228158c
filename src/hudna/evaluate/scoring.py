"""Scoring one record against its gold document."""

from hudna.evaluate.alignment import EventAlignment, align_events, align_quotes
from hudna.evaluate.gold import GoldDocument, GoldEvent, GoldQuote
from hudna.evaluate.matching import compare_sets, compare_spans, same_place
from hudna.evaluate.measures import Count, Tally, one_answer
from hudna.evaluate.prediction import (
    PredictedEvent,
    PredictedQuote,
    Prediction,
    Record,
    predict,
)

# Who hosts and who visits is often a matter of taste: one pool of participants.
POOLED_TYPE = "CONSULT"


def score(gold: GoldDocument, record: Record) -> Tally:
    """Count what a record has right, too much and missed, measure by measure."""
    prediction, tally = predict(record, gold), Tally()
    typed = align_events(gold, prediction)
    _score_detection(gold, prediction, typed, tally)
    for at, event in enumerate(gold.events):
        if at in typed.found:
            _score_found(event, prediction.events[typed.found[at]], gold.text, tally)
    for at in typed.missed:
        _score_missed(gold.events[at], tally)
    for at in typed.loose:
        _score_loose(prediction.events[at], tally)
    for direct, name in ((True, "quotes_direct"), (False, "quotes_indirect")):
        _score_quotes(gold, prediction, tally, (direct, name))
    return tally


def _score_detection(
    gold: GoldDocument, prediction: Prediction, typed: EventAlignment, tally: Tally
) -> None:
    """Count the events themselves: by type or not, per language, per type."""
    outcome = _outcome(typed)
    tally.count("events", outcome)
    tally.count(f"events[{gold.lang}]", outcome)
    untyped = align_events(gold, prediction, typed=False)
    tally.count("events_untyped", _outcome(untyped))
    for at in typed.found:
        tally.count(f"type {gold.events[at].type}", Count(hit=1))
    for at in typed.missed:
        tally.count(f"type {gold.events[at].type}", Count(missed=1))
    for at in typed.loose:
        tally.count(f"type {prediction.events[at].type}", Count(extra=1))


def _outcome(events: EventAlignment) -> Count:
    return Count(len(events.found), len(events.loose), len(events.missed))


def _score_found(
    event: GoldEvent, claim: PredictedEvent, text: str, tally: Tally
) -> None:
    """Count everything that is asked about an event that was found."""
    tally.count("participants", compare_participants(event, claim))
    tally.count("conditions", compare_spans(text, event.conditions, claim.conditions))
    _score_sources(event, claim, tally)
    _score_nature(event, claim, tally)
    _score_circumstances(event, claim, tally)
    if event.content:
        spans = [claim.content] if claim.content else []
        tally.ask(
            "content", right=bool(compare_spans(text, [event.content], spans).hit)
        )


def compare_participants(event: GoldEvent, claim: PredictedEvent) -> Count:
    """Count the participants of an event, each in its role where roles are clear."""
    if event.type == POOLED_TYPE:
        return compare_sets(
            (*event.actors, *event.recipients), (*claim.actors, *claim.recipients)
        )
    actors = compare_sets(event.actors, claim.actors)
    return actors.plus(compare_sets(event.recipients, claim.recipients))


def _score_sources(event: GoldEvent, claim: PredictedEvent, tally: Tally) -> None:
    tally.count("attribution", compare_sets(event.attribution, claim.attribution))
    if event.chain:
        tally.ask("chain", right=claim.attribution == event.chain)


def _score_nature(event: GoldEvent, claim: PredictedEvent, tally: Tally) -> None:
    """Count mode, status and truce act."""
    tally.count(
        "mode", one_answer(event.mode, claim.mode, right=claim.mode == event.mode)
    )
    same_status = claim.status == event.status
    tally.ask("status", right=same_status)
    wanted, given = event.status != "actual", claim.status != "actual"
    tally.count("status_not_actual", one_answer(wanted, given, right=same_status))
    if event.truce_asked:
        same_truce = claim.truce == event.truce
        tally.count("truce", one_answer(event.truce, claim.truce, right=same_truce))


def _score_circumstances(event: GoldEvent, claim: PredictedEvent, tally: Tally) -> None:
    """Count date and place, where either side has one."""
    first = claim.days[0]
    if event.date or first:
        same_days = claim.days == event.date
        tally.count("date", one_answer(event.date, first, right=same_days))
    if event.place or claim.place:
        same = same_place(claim.place, event.place)
        tally.count("place", one_answer(event.place, claim.place, right=same))


def _score_missed(event: GoldEvent, tally: Tally) -> None:
    """Count what a missed event takes with it."""
    people = len(event.actors) + len(event.recipients)
    tally.count("participants", Count(missed=people))
    tally.count("conditions", Count(missed=len(event.conditions)))
    tally.count("truce", Count(missed=int(bool(event.truce))))


def _score_loose(claim: PredictedEvent, tally: Tally) -> None:
    """Count what an event that is none brings along."""
    people = len(claim.actors) + len(claim.recipients)
    tally.count("participants", Count(extra=people))
    tally.count("conditions", Count(extra=len(claim.conditions)))
    tally.count("truce", Count(extra=int(bool(claim.truce))))


def _score_quotes(
    gold: GoldDocument, prediction: Prediction, tally: Tally, kind: tuple[bool, str]
) -> None:
    direct, name = kind
    quotes = align_quotes(gold, prediction, direct=direct)
    tally.count(name, Count(len(quotes.found), len(quotes.loose), len(quotes.missed)))
    for at, found in quotes.found.items():
        _score_voices(gold.quotes[at], prediction.quotes[found], tally)


def _score_voices(quote: GoldQuote, claim: PredictedQuote, tally: Tally) -> None:
    if quote.speaker:
        tally.ask("speaker", right=claim.speaker == quote.speaker)
    tally.count("addressee", compare_sets(quote.addressees, claim.addressees))

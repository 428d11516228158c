"""Which predicted event or quote is which gold one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hudna.evaluate.gold import GoldDocument, GoldEvent
from hudna.evaluate.matching import (
    compare_sets,
    lies_in,
    match_quotes,
    occurrences,
    shared,
)
from hudna.evaluate.prediction import PredictedEvent, Prediction
from hudna.model.text import Span

# What makes one pairing better than another where several are possible. The weights
# are the rules of the benchmark: people first, then the words, then the fuller mention.
SAME_WORDS = 0.5
LATER_MENTION = 0.1
OPTIONAL = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class EventAlignment:
    """Gold and predicted events, one to one, by index.

    `found` leads from gold events that count to predictions, `loose` are predictions
    that stand for nothing, `missed` the gold events that count and were not found.
    """

    found: dict[int, int]
    loose: tuple[int, ...]
    missed: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteAlignment:
    """Gold quotes to predicted ones of the same kind, by index."""

    found: dict[int, int]
    loose: tuple[int, ...]
    missed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Pairing:
    """A predicted event that stands where a gold one does, and how well it fits."""

    predicted: int
    gold: int
    same_type: bool
    value: float


def align_events(
    gold: GoldDocument, prediction: Prediction, *, typed: bool = True
) -> EventAlignment:
    """Pair the events of a document, best pairs first.

    Typed, only events of an accepted type are paired, and a second prediction of the
    right type at an optional event is excused like the first.
    """
    pairings = list(_pairings(gold, prediction))
    chosen = _choose(p for p in pairings if p.same_type or not typed)
    taken = set(chosen.values())
    loose = [at for at in range(len(prediction.events)) if at not in taken]
    if typed:
        loose = _excuse_second(loose, pairings, gold)
    counts = [at for at, event in enumerate(gold.events) if not event.optional]
    return EventAlignment(
        found={at: chosen[at] for at in counts if at in chosen},
        loose=tuple(loose),
        missed=tuple(at for at in counts if at not in chosen),
    )


def align_quotes(
    gold: GoldDocument, prediction: Prediction, *, direct: bool
) -> QuoteAlignment:
    """Pair the direct or the reported quotes of a document."""
    wanted = [at for at, q in enumerate(gold.quotes) if q.direct is direct]
    given = [at for at, q in enumerate(prediction.quotes) if q.direct is direct]
    matched = match_quotes(
        [list(occurrences(gold.text, gold.quotes[at].text)) for at in wanted],
        [prediction.quotes[at].span for at in given],
    )
    found = {wanted[at]: given[to] for at, to in matched.items()}
    used = set(found.values())
    return QuoteAlignment(
        found=found,
        loose=tuple(at for at in given if at not in used),
        missed=tuple(at for at in wanted if at not in found),
    )


def _pairings(gold: GoldDocument, prediction: Prediction) -> Iterable[_Pairing]:
    mentions = [mention_places(event, gold.text) for event in gold.events]
    for predicted, claim in enumerate(prediction.events):
        for at, event in enumerate(gold.events):
            mention = _mention(claim.anchor, mentions[at])
            if claim.anchor is None or mention is None:
                continue
            value = _people(claim, event)
            words = trigger_place(event, gold.text)
            value += SAME_WORDS * bool(shared(claim.anchor, words))
            value -= LATER_MENTION * mention
            value -= OPTIONAL * event.optional
            same_type = claim.type == event.type or claim.type in event.alternatives
            yield _Pairing(predicted, at, same_type, value)


def mention_places(event: GoldEvent, text: str) -> list[Span]:
    """Give the spans of an event's sentence and of its further mentions."""
    also = (place for words in event.also for place in occurrences(text, words))
    return [next(occurrences(text, event.sentence)), *also]


def trigger_place(event: GoldEvent, text: str) -> Span:
    """Give the span of an event's trigger, the first that touches its sentence."""
    sentence = next(occurrences(text, event.sentence))
    triggers = occurrences(text, event.trigger)
    return next((at for at in triggers if shared(at, sentence)), Span(0, 0))


def _mention(anchor: Span | None, places: Sequence[Span]) -> int | None:
    """Say in which mention of an event a prediction stands."""
    if anchor is None:
        return None
    return next((n for n, place in enumerate(places) if lies_in(anchor, place)), None)


def _people(claim: PredictedEvent, event: GoldEvent) -> float:
    """Give the likeness of the participants, whatever their role, from 0 to 1."""
    count = compare_sets(
        (*event.actors, *event.recipients), (*claim.actors, *claim.recipients)
    )
    if not count.hit:
        return 0.0
    return 2 * count.hit / (2 * count.hit + count.extra + count.missed)


def _choose(pairings: Iterable[_Pairing]) -> dict[int, int]:
    """Take the best pairings greedily; gold index to predicted index."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for pair in sorted(
        pairings, key=lambda p: (not p.same_type, -p.value, p.predicted, p.gold)
    ):
        if pair.predicted not in taken and pair.gold not in chosen:
            chosen[pair.gold] = pair.predicted
            taken.add(pair.predicted)
    return chosen


def _excuse_second(
    loose: list[int], pairings: Iterable[_Pairing], gold: GoldDocument
) -> list[int]:
    """Drop one more prediction for each optional event that it fits by type."""
    left, generous = list(loose), set[int]()
    for pair in pairings:
        excusable = pair.same_type and gold.events[pair.gold].optional
        if excusable and pair.predicted in left and pair.gold not in generous:
            generous.add(pair.gold)
            left.remove(pair.predicted)
    return left

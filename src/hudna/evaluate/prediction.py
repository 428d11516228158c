"""What a record claims, in the terms in which gold documents speak."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hudna.evaluate.gold import GoldDocument
from hudna.evaluate.matching import (
    SAME_NAME,
    fold_name,
    length,
    occurrences,
    shared,
)
from hudna.model.text import Span

# A record as `hudna read --format json` prints it.
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stranger:
    """An entity that is none of the gold actors; equal only to itself."""

    entity: str


# A gold actor's key, or an entity that is none of them.
Participant = str | Stranger


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedEvent:
    """An event of a record with its participants as gold actors."""

    type: str | None
    mode: str | None
    status: str | None
    anchor: Span | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    attribution: tuple[Participant, ...]
    days: tuple[str | None, str | None]
    place: str | None
    content: Span | None
    conditions: tuple[Span, ...]
    truce: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedQuote:
    """A quote of a record with its speaker and addressees as gold actors."""

    span: Span
    direct: bool
    speaker: Participant | None
    addressees: tuple[Participant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """Everything a record claims that gold documents have a say on."""

    events: tuple[PredictedEvent, ...]
    quotes: tuple[PredictedQuote, ...]


def predict(record: Record, gold: GoldDocument) -> Prediction:
    """Read a record in terms of a gold document."""
    who = _Cast(record, gold)
    return Prediction(
        events=tuple(_event(event, who) for event in record.get("events") or ()),
        quotes=tuple(_quote(quote, who) for quote in record.get("quotes") or ()),
    )


def gold_actor(entity: Record, gold: GoldDocument) -> str | None:
    """Give the key of the one gold actor an entity stands for, or None.

    An equal name decides. Otherwise each mention votes for the actors whose strings it
    fits best, and the winner needs half of all mentions: an entity that mixes several
    actors stands for none.
    """
    name = fold_name(entity.get("name"))
    for key, actor in gold.actors.items():
        if fold_name(actor.name) == name:
            return key
    mentions = {_span(mention) for mention in entity.get("mentions") or ()}
    votes = Counter(key for at in mentions for key in _named_at(at, gold))
    if not votes:
        return None
    key, share = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return key if 2 * share >= len(mentions) else None


def span_faults(record: Record, text: str) -> int:
    """Count the spans of a record, at any depth, that do not quote their words."""
    return sum(
        _faults(value, text) for name, value in record.items() if name != "document"
    )


class _Cast:
    """The entities of a record, as the gold actors they stand for."""

    def __init__(self, record: Record, gold: GoldDocument) -> None:
        self._roles: dict[str, Participant] = {
            entity["id"]: gold_actor(entity, gold) or Stranger(entity["id"])
            for entity in record.get("entities") or ()
        }

    def __call__(
        self, entities: Iterable[str | None] | None
    ) -> tuple[Participant, ...]:
        return tuple(
            self._roles.get(entity, Stranger(entity))
            for entity in entities or ()
            if entity is not None
        )


def _event(event: Record, who: _Cast) -> PredictedEvent:
    date, content = event.get("date") or {}, event.get("content")
    return PredictedEvent(
        type=event.get("type"),
        mode=event.get("mode"),
        status=event.get("status"),
        anchor=_anchor(event),
        actors=who(event.get("actors")),
        recipients=who(event.get("recipients")),
        attribution=who(_sources(event)),
        days=(date.get("first"), date.get("last")),
        place=(event.get("place") or {}).get("name"),
        content=_span(content) if content else None,
        conditions=tuple(_span(span) for span in event.get("conditions") or ()),
        truce=(event.get("truce") or {}).get("act"),
    )


def _quote(quote: Record, who: _Cast) -> PredictedQuote:
    speaker = who([quote.get("speaker")])
    return PredictedQuote(
        span=_span(quote),
        direct=bool(quote.get("direct")),
        speaker=speaker[0] if speaker else None,
        addressees=who(quote.get("addressees")),
    )


def _anchor(event: Record) -> Span | None:
    """Where the event stands: its trigger, or the fullest mention if it has none."""
    span = event.get("trigger") or next(iter(event.get("evidence") or ()), None)
    return _span(span) if span and "start" in span and "end" in span else None


def _sources(event: Record) -> list[str | None]:
    """Give the entities of an attribution chain; a bare list of ids is one too."""
    links = event.get("attribution") or ()
    return [link if isinstance(link, str) else link.get("entity") for link in links]


def _span(span: Record) -> Span:
    return Span(span["start"], span["end"])


def _named_at(at: Span, gold: GoldDocument) -> set[str]:
    """Give the actors whose strings fit a mention best, if they fit well enough."""
    fits = {
        key: max(
            (
                shared(at, place) / max(length(at), length(place))
                for surface in actor.surface
                for place in occurrences(gold.text, surface)
            ),
            default=0.0,
        )
        for key, actor in gold.actors.items()
    }
    best = max(fits.values(), default=0.0)
    return {key for key, fit in fits.items() if fit == best and best >= SAME_NAME}


def _faults(value: object, text: str) -> int:
    if isinstance(value, dict):
        inner = sum(_faults(part, text) for part in value.values())
        return inner + int(_misquotes(value, text))
    if isinstance(value, list | tuple):
        return sum(_faults(part, text) for part in value)
    return 0


def _misquotes(value: Mapping[str, Any], text: str) -> bool:
    is_span = {"start", "end", "text"} <= value.keys() and value["start"] is not None
    return is_span and text[value["start"] : value["end"]] != value["text"]

"""Gold documents: what careful readers found in a text, read and checked."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hudna.errors import GoldInvalid
from hudna.evaluate.fields import Fields
from hudna.model.vocabulary import EventType, Status, TruceAct


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldActor:
    """An actor of the document and every string of the text that names it."""

    key: str
    name: str
    surface: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """One reported happening as the annotators read it."""

    id: str
    type: str
    alternatives: tuple[str, ...]
    mode: str | None
    status: str
    sentence: str
    trigger: str
    also: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    date: tuple[str, str] | None
    place: str | None
    content: str | None
    conditions: tuple[str, ...]
    attribution: tuple[str, ...]
    chain: tuple[str, ...]
    truce: str | None
    # False where the annotators were not asked, which is not the same as "no truce"
    truce_asked: bool
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuote:
    """A direct or reported statement, without quotation marks."""

    text: str
    direct: bool
    speaker: str | None
    addressees: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A text with everything that should be found in it."""

    file: str
    id: str
    lang: str
    published: str | None
    source: str | None
    title: str | None
    text: str
    actors: Mapping[str, GoldActor]
    events: tuple[GoldEvent, ...]
    quotes: tuple[GoldQuote, ...]


def read_gold(directory: Path) -> Iterator[GoldDocument]:
    """Yield the gold documents of a directory in the order of their file names."""
    paths = sorted(directory.glob("*.json"))
    if not paths:
        message = f"{directory}: no gold documents. Give a directory of *.json files."
        raise GoldInvalid(message)
    yield from map(load_gold, paths)


def load_gold(path: Path) -> GoldDocument:
    """Read one gold file; anything malformed raises GoldInvalid with file and field."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"{path.name}: cannot be read as UTF-8 JSON ({error})."
        raise GoldInvalid(message) from error
    return parse_gold(value, path.name)


def parse_gold(value: object, file: str) -> GoldDocument:
    """Turn a decoded gold file into a document; its strings stand in its text."""
    fields = Fields(value, file, "")
    text = fields.string("text")
    actors = {key: _actor(key, at, text) for key, at in fields.named("actors")}
    return GoldDocument(
        file=file,
        id=fields.string("id"),
        lang=fields.string("lang"),
        published=fields.maybe("published"),
        source=fields.maybe("source"),
        title=fields.maybe("title"),
        text=text,
        actors=actors,
        events=tuple(_event(at, text, actors) for at in fields.items("events")),
        quotes=tuple(_quote(at, text, actors) for at in fields.items("quotes")),
    )


def _actor(key: str, fields: Fields, text: str) -> GoldActor:
    surface = fields.strings_in("surface", text)
    if not surface:
        raise fields.fault("surface", "names no string of the text")
    return GoldActor(key=key, name=fields.string("name"), surface=surface)


def _event(fields: Fields, text: str, actors: Mapping[str, GoldActor]) -> GoldEvent:
    sentence = fields.string_in("sentence", text, "the text")
    chain = tuple(link.key("entity", actors) for link in fields.items("chain", ()))
    return GoldEvent(
        id=fields.string("id"),
        type=fields.word("type", EventType),
        alternatives=fields.words("alternatives", EventType),
        mode=fields.maybe("mode"),
        status=fields.word("status", Status),
        sentence=sentence,
        trigger=fields.string_in("trigger", sentence, "its sentence"),
        also=fields.strings_in("also", text, ()),
        actors=fields.keys("actors", actors),
        recipients=fields.keys("recipients", actors),
        date=_days(fields),
        place=fields.maybe("place"),
        content=fields.maybe_in("content", text),
        conditions=fields.strings_in("conditions", text),
        attribution=fields.keys("attribution", actors),
        chain=chain,
        truce=fields.word("truce", TruceAct) if fields.maybe("truce") else None,
        truce_asked=fields.has("truce"),
        optional=fields.flag("optional"),
    )


def _quote(fields: Fields, text: str, actors: Mapping[str, GoldActor]) -> GoldQuote:
    return GoldQuote(
        text=fields.string_in("text", text, "the text"),
        direct=fields.flag("direct"),
        speaker=fields.key("speaker", actors) if fields.maybe("speaker") else None,
        addressees=fields.keys("addressees", actors, ()),
    )


def _days(fields: Fields) -> tuple[str, str] | None:
    days = fields.strings("date", ())
    if not days:
        return None
    try:
        first, last = map(dt.date.fromisoformat, days)
    except ValueError as error:
        raise fields.fault("date", "is not a pair of ISO days") from error
    if first > last:
        raise fields.fault("date", "runs backwards")
    return days[0], days[1]

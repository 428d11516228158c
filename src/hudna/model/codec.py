"""Records to JSON and back, under the field names of the output contract.

One rule set serves writing, reading and the schema: a field named ``at`` and a
field marked ``flat`` are spread into their parent; a trailing underscore of a name
(``from_``) is dropped; enums are their values; tuples are lists.
"""

import json
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from hudna.model.ids import text_sha256
from hudna.model.record import SCHEMA, Record
from hudna.model.text import Document

OUTSIDE = frozenset({"text", "extracted"})
"""Fields of Document that the record prints in its own way."""


def to_dict(record: Record, *, with_text: bool = False) -> dict[str, Any]:
    """The record as plain JSON values; ``with_text`` adds the document's text."""
    body = encode(record)
    del body["document"]
    document = _document(record.document, with_text=with_text)
    return {"schema": SCHEMA, "document": document, **body}


def to_json(record: Record, *, with_text: bool = False, indent: int | None = 1) -> str:
    """The record as JSON text, the same bytes for the same record."""
    return json.dumps(
        to_dict(record, with_text=with_text), ensure_ascii=False, indent=indent
    )


def from_dict(value: Mapping[str, Any], text: str | None = None) -> Record:
    """The record that ``to_dict`` wrote; ``text`` when the record carries none."""
    stored = value["document"].get("text")
    document = {
        **value["document"],
        "text": stored if text is None else text,
        "extracted": stored is not None,
    }
    return typing.cast("Record", decode(Record, {**value, "document": document}))


def encode(value: Any) -> Any:
    """A record or a part of it as plain JSON values."""
    if isinstance(value, StrEnum):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _spread(value)
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    return value


def decode(kind: Any, value: Any) -> Any:
    """A value of the given type from plain JSON values."""
    if isinstance(kind, types.UnionType):
        return _decode_union(kind, value)
    origin = typing.get_origin(kind)
    if origin is tuple:
        item = typing.get_args(kind)[0]
        return tuple(decode(item, each) for each in value)
    if origin is dict:
        item = typing.get_args(kind)[1]
        return {key: decode(item, each) for key, each in value.items()}
    if is_dataclass(kind) and isinstance(kind, type):
        return _gather(kind, value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    return value


def members(kind: type) -> Iterator[tuple[Field[Any], Any]]:
    """The fields of a record type with their resolved types, in printing order."""
    hints = _hints(kind)
    for member in fields(kind):
        yield member, hints[member.name]


def is_flat(member: Field[Any]) -> bool:
    """Whether a field is spread into its parent."""
    return member.name == "at" or bool(member.metadata.get("flat"))


def json_name(member: Field[Any]) -> str:
    """The name a field has in JSON."""
    return member.name.rstrip("_")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _document(document: Document, *, with_text: bool) -> dict[str, Any]:
    printed = {k: v for k, v in encode(document).items() if k not in OUTSIDE}
    printed["text_sha256"] = text_sha256(document.text)
    printed["length"] = len(document.text)
    if with_text or document.extracted:
        printed["text"] = document.text
    return printed


def _spread(value: Any) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for member in fields(value):
        inner = encode(getattr(value, member.name))
        if not is_flat(member):
            out[json_name(member)] = inner
        elif inner is not None:
            out.update(inner)
    return out


def _gather(kind: type, value: Mapping[str, Any]) -> Any:
    given: dict[str, Any] = {}
    for member, hint in members(kind):
        name = json_name(member)
        if is_flat(member):
            given[member.name] = _decode_flat(hint, value)
        elif name in value:
            given[member.name] = decode(hint, value[name])
    return kind(**given)


def _decode_flat(hint: Any, value: Mapping[str, Any]) -> Any:
    optional = isinstance(hint, types.UnionType)
    if optional and "start" not in value:
        return None
    kind = typing.get_args(hint)[0] if optional else hint
    return decode(kind, value)


def _decode_union(kind: types.UnionType, value: Any) -> Any:
    if value is None:
        return None
    options = [k for k in typing.get_args(kind) if k is not type(None)]
    return decode(options[0], value)

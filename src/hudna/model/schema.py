"""The JSON Schema of a record, derived from the record types."""

import types
import typing
from dataclasses import MISSING, Field, is_dataclass
from enum import StrEnum
from typing import Any

from hudna.model.codec import OUTSIDE, is_flat, json_name, members
from hudna.model.record import SCHEMA, Record
from hudna.model.text import Document

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def record_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of what ``hudna read --format json`` prints."""
    body = _object(Record)
    body["properties"] = {
        "schema": {"const": SCHEMA},
        **body["properties"],
        "document": _document(),
    }
    body["required"] = ["schema", *body["required"]]
    return {"$schema": DIALECT, "title": "hudna record", **body}


def _document() -> dict[str, Any]:
    body = _object(Document)
    for name in OUTSIDE:
        body["properties"].pop(name)
    body["properties"] |= {
        "text_sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "length": {"type": "integer", "minimum": 0},
        "text": {"type": "string"},
    }
    body["required"] = ["id", "lang", "text_sha256", "length"]
    return body


def _object(kind: type) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required: list[str] = []
    for member, hint in members(kind):
        if is_flat(member):
            inner = _object(_bare(hint))
            properties |= inner["properties"]
            required += inner["required"] if _bare(hint) is hint else []
        else:
            properties[json_name(member)] = _type(hint)
            required += [json_name(member)] if _is_required(member) else []
    return {"type": "object", "properties": properties, "required": required}


def _is_required(member: Field[Any]) -> bool:
    return member.default is MISSING and member.default_factory is MISSING


def _bare(hint: Any) -> Any:
    return typing.get_args(hint)[0] if isinstance(hint, types.UnionType) else hint


def _type(hint: Any) -> dict[str, Any]:
    if isinstance(hint, types.UnionType):
        options = [k for k in typing.get_args(hint) if k is not type(None)]
        return {"anyOf": [*map(_type, options), {"type": "null"}]}
    origin = typing.get_origin(hint)
    if origin is tuple:
        return {"type": "array", "items": _type(typing.get_args(hint)[0])}
    if origin is dict:
        value = _type(typing.get_args(hint)[1])
        return {"type": "object", "additionalProperties": value}
    if is_dataclass(hint) and isinstance(hint, type):
        return _object(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [str(item) for item in hint]}
    return {"type": PLAIN[hint]}

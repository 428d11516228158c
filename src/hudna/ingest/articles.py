"""Articles as JSON objects: checked field by field."""

import json
from typing import Any

from hudna.errors import InputInvalid
from hudna.model.text import RawItem

EXAMPLE = '{"id": "1", "text": "..."}'


def article(line: str, name: str) -> RawItem:
    """The article in a JSON object; InputInvalid says what is wrong with it.

    Its ``text`` is taken exactly as it stands. ``name`` says in messages which input
    that is.
    """
    try:
        value = json.loads(line)
    except ValueError as error:
        if getattr(error, "msg", "") == "Extra data":
            what = (
                "holds several JSON values. Give one article a line in a .jsonl file."
            )
            raise InputInvalid(f"{name}: {what}") from error
        raise InputInvalid(f"{name}: is no JSON ({error}). Mend it.") from error
    except RecursionError as error:
        raise InputInvalid(f"{name}: is nested too deeply for an article.") from error
    if not isinstance(value, dict):
        raise InputInvalid(
            f"{name}: is no JSON object. Give one article an object, as {EXAMPLE}."
        )
    return RawItem(
        name=name,
        text=_text(value, name),
        id=_id(value, name),
        published=_published(value, name),
        title=_string(value, "title", name),
        source=_string(value, "source", name),
        url=_string(value, "url", name),
        lang=_string(value, "lang", name),
        modified=_string(value, "modified", name),
        retrieved=_string(value, "retrieved", name),
    )


def _text(value: dict[str, Any], name: str) -> str:
    text = value.get("text")
    if not isinstance(text, str):
        what = "is no string" if "text" in value else "is missing"
        raise InputInvalid(f"{name}: 'text' {what}. Give the article as {EXAMPLE}.")
    return text


def _published(value: dict[str, Any], name: str) -> str | None:
    published = _string(value, "published", name)
    return published or _string(value, "date", name)


def _id(value: dict[str, Any], name: str) -> str | None:
    """The id as a string: whole numbers are common and mean the same."""
    given = value.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    return _string(value, "id", name)


def _string(value: dict[str, Any], key: str, name: str) -> str | None:
    """A field that may be absent; an empty one says as little."""
    given = value.get(key)
    if given is None or given == "":
        return None
    if not isinstance(given, str):
        raise InputInvalid(f"{name}: '{key}' is {given!r:.40}. Give a string.")
    return given

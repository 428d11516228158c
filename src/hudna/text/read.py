"""One input becomes one document: decoded, its article found, its language told."""

import re
from dataclasses import replace

from hudna.errors import InputEmpty, InputInvalid, InputTooLong
from hudna.model.ids import document_id
from hudna.model.text import Document, RawItem
from hudna.settings import Settings
from hudna.text.decode import decode
from hudna.text.language import UNTOLD, identify
from hudna.text.page import looks_like_page, read_page
from hudna.text.stamp import checked

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
PAGE_TYPES = ("text/html", "application/xhtml")
MARKUP = 4
"""How much longer than its article the source of a page may be."""


def read_item(item: RawItem, settings: Settings) -> Document:
    """The document in an item; InputInvalid says what is wrong with it.

    The text is exactly what was given, decoded only; for a page it is the main text.
    What the item states wins over what a page says and over what is found out.
    """
    _check(item)
    if item.text is None:
        return _read_bytes(item, settings)
    return _document(item, item.text, settings)


def _check(item: RawItem) -> None:
    for value in (item.published, item.modified, item.retrieved):
        if value is not None:
            checked(value, item.name)
    if item.lang is not None and not LANGUAGE.fullmatch(item.lang):
        raise InputInvalid(
            f"{item.name}: {item.lang!r} is no language code. Give one such as ar."
        )


def _read_bytes(item: RawItem, settings: Settings) -> Document:
    text = decode(item.content or b"", item.name, item.media_type)
    if not _is_page(item, text):
        return _document(item, text, settings)
    _limit(item.name, len(text), settings.max_characters * MARKUP, settings)
    page = read_page(text, item.name)
    told = replace(
        item,
        title=item.title or page.title,
        source=item.source or page.source,
        url=item.url or page.url,
        published=item.published or page.published,
        modified=item.modified or page.modified,
    )
    found = _document(told, page.text, settings)
    if found.lang == UNTOLD and page.lang and LANGUAGE.fullmatch(page.lang):
        found = replace(found, lang=page.lang)
    return replace(found, extracted=True)


def _is_page(item: RawItem, text: str) -> bool:
    kind = (item.media_type or "").lower()
    if kind.startswith(PAGE_TYPES):
        return True
    return looks_like_page(text, whole=kind.startswith("text/plain"))


def _document(item: RawItem, text: str, settings: Settings) -> Document:
    if not text.strip():
        raise InputEmpty(f"{item.name}: holds no text. Give the text of an article.")
    _limit(item.name, len(text), settings.max_characters, settings)
    given = item.id
    return Document(
        id=given or document_id(item.source, item.url, item.published, text),
        text=text,
        lang=item.lang or identify(text),
        title=item.title,
        source=item.source,
        url=item.url,
        published=item.published,
        modified=item.modified,
        retrieved=item.retrieved,
    )


def _limit(name: str, length: int, limit: int, settings: Settings) -> None:
    if length > limit:
        raise InputTooLong(
            f"{name}: is {length:,} characters long; at most "
            f"{settings.max_characters:,} are read. Split it into articles, "
            "or raise HUDNA_MAX_CHARACTERS."
        )

"""The record as one page: the article on one side, what was read out of it beside it.

The page needs nothing else: style and script stand in it, and its content security
policy allows these two, by their hashes, and nothing that is loaded.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from hudna.model.record import Record
from hudna.model.text import Span
from hudna.view import sections, spans
from hudna.view.blocks import Block, Row, Section, Words
from hudna.view.safe import FSI, PDI, harmless
from hudna.view.spans import Close, Mark, Open
from hudna.view.text import LONG
from hudna.view.wrap import shorten

LABELS = {"name": "named actor", "quote": "quotation", "issue": "open question"}
"""Parts whose label in the legend is not their own name."""

_ANCHORS = frozenset({"trigger", "quote", "figure", "issue", "name"})
"""Parts to which the link of a record leads."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def render(record: Record) -> str:
    """One self-contained page, the same bytes for the same record."""
    style, script = _resource("page.css"), _resource("page.js")
    document = record.document
    marks = spans.marks(record)
    shown = [s for s in sections.sections(record) if s.blocks or s.expected]
    linked = {part.record for mark in marks for part in mark.parts}
    lang = _lang(document.lang)
    return Template(_resource("page.html")).substitute(
        style=style,
        script=script,
        style_hash=_digest(style),
        script_hash=_digest(script),
        title=escape(sections.title(document)),
        lang=lang,
        facts=_facts(record),
        legend="".join(_legend(marks)),
        article="".join(_article(document.text, marks)),
        chips="".join(map(_chip, filter(_has_blocks, shown))),
        sections="".join(_section(section, linked, lang) for section in shown),
        note=sections.note(record),
    )


@cache
def _resource(name: str) -> str:
    return (files("hudna") / "view" / name).read_text("utf-8")


def _digest(text: str) -> str:
    """The hash by which the policy allows a style or script."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _lang(code: str) -> str:
    """The attribute that names the language, none where it is not known."""
    known = _LANGUAGE.fullmatch(code) and code != "und"
    return f' lang="{code}"' if known else ' lang=""'


def _bidi(text: str) -> str:
    """A harmless line as HTML; its isolates become elements."""
    return escape(text).replace(FSI, "<bdi>").replace(PDI, "</bdi>")


def _facts(record: Record) -> str:
    rows = list(sections.header(record.document))
    acts = sections.truce_acts(record)
    if acts:
        rows.append(Row(label="Truce acts", text=acts))
    return "".join(_row(row, "") for row in rows)


def _legend(marks: Iterable[Mark]) -> Iterator[str]:
    used = {part.part for mark in marks for part in mark.parts}
    for part in spans.PARTS:
        if part in used:
            label = LABELS.get(part, part)
            yield f'<li><mark class="r-{part}">{label}</mark></li>'


def _article(text: str, marks: tuple[Mark, ...]) -> Iterator[str]:
    """The article, a paragraph for each line that holds anything."""
    paragraphs = [
        Span(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)
    ]
    anchors = _anchors(marks)
    touching = spans.by_paragraph(marks, paragraphs)
    for paragraph, touched in zip(paragraphs, touching, strict=True):
        if text[paragraph.start : paragraph.end].strip():
            yield '<p dir="auto">'
            yield from _paragraph(text, paragraph, touched, anchors)
            yield "</p>\n"


def _paragraph(
    text: str, paragraph: Span, touched: list[Mark], anchors: dict[Mark, list[str]]
) -> Iterator[str]:
    for step in spans.nest(paragraph, touched):
        if isinstance(step, Open):
            yield from _open(step, anchors.get(step.mark, []))
        elif isinstance(step, Close):
            yield "</mark>"
        else:
            yield escape(harmless(text[step.start : step.end]))


def _anchors(marks: tuple[Mark, ...]) -> dict[Mark, list[str]]:
    """For each mark the records whose link leads to it: the first of their words."""
    found: dict[str, Mark] = {}
    for wanted in (_ANCHORS, frozenset(spans.PARTS)):
        for mark in marks:
            for part in mark.parts:
                if part.part in wanted:
                    found.setdefault(part.record, mark)
    leading: dict[Mark, list[str]] = {}
    for record, mark in found.items():
        leading.setdefault(mark, []).append(record)
    return leading


def _open(step: Open, anchored: list[str]) -> Iterator[str]:
    parts: dict[str, str] = {}
    for part in sorted(step.mark.parts, key=lambda part: spans.PARTS.index(part.part)):
        parts.setdefault(part.record, part.part)
    if step.first:
        yield from (f'<i id="w-{escape(id_)}"></i>' for id_ in anchored)
    yield (
        f'<mark class="r-{step.mark.look}" data-of="{escape(" ".join(parts))}"'
        f' data-as="{" ".join(parts.values())}"'
    )
    if step.first and step.mark.look != "evidence":
        heads = " ".join(f"h-{id_}" for id_ in parts)
        yield f' tabindex="0" aria-describedby="{escape(heads)}"'
    yield ">"


def _has_blocks(section: Section) -> bool:
    return bool(section.blocks)


def _chip(section: Section) -> str:
    return (
        f'<button type="button" aria-pressed="true" data-filter="{section.key}">'
        f"{section.title} <b>{len(section.blocks)}</b></button>"
    )


def _section(section: Section, linked: set[str], lang: str) -> str:
    cards = "".join(_card(block, linked, lang) for block in section.blocks)
    cards = cards or '<p class="none">none found</p>'
    return (
        f'<section data-group="{section.key}" aria-labelledby="g-{section.key}">'
        f'<h2 id="g-{section.key}">{section.title}</h2>\n'
        f"{cards}</section>\n"
    )


def _card(block: Block, linked: set[str], lang: str) -> str:
    id_ = escape(block.id)
    name = f"<b>{id_}</b> " if block.shown else ""
    head = f"{name}{_bidi(block.title)}"
    if block.id in linked:
        head = f'<a href="#w-{id_}">{head}</a>'
    notes = "".join(f" <em>{_bidi(note)}</em>" for note in block.notes)
    who = f'<p class="who">{_bidi(block.who)}</p>' if block.who else ""
    rows = "".join(_row(row, lang) for row in block.rows)
    quoted = _quotation(block.quotation, lang) if block.quotation else ""
    return (
        f'<article id="r-{id_}" data-record="{id_}"><h3 id="h-{id_}">{head}{notes}</h3>'
        f"{who}{f'<dl>{rows}</dl>' if rows else ''}{quoted}</article>\n"
    )


def _row(row: Row, lang: str) -> str:
    role = f' class="r-{row.role}"' if row.role else ""
    value = _bidi(row.text)
    if row.words:
        value = f'<span dir="auto"{lang}>{escape(_short(row.words))}</span>'
    return f"<div><dt{role}>{row.label}</dt><dd>{value}</dd></div>"


def _quotation(words: Words, lang: str) -> str:
    return f'<blockquote dir="auto"{lang}>{escape(_short(words))}</blockquote>'


def _short(words: Words) -> str:
    text = shorten(words.text, words.start, words.end, LONG)
    return f"“{text}”" if words.marks else text

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import hudna
from hudna.errors import InputInvalid
from hudna.model.codec import from_dict, to_dict, to_json
from hudna.model.schema import record_schema
from hudna.model.text import Document, RawItem
from hudna.settings import Settings
from hudna.text.read import read_item

SCHEMA = Draft202012Validator(record_schema())
WORDS = """
قال الرئيس التقى رئيس الوزراء الإيطالي جوزيبي كونتي فايز السراج وفد حفتر في روما
طرابلس يوم 8 يناير أمس بشرط أن الهدنة وقف إطلاق النار لم ولن قد إن أعلن ومقتل ٣ جنود
President Conte met Sarraj and said that the truce will hold if they leave Tripoli
on Monday killed 12 soldiers not denied promised Rome January
« » " “ ” : . ، , ! ؟ ( ) - \u200f \u0640 \u064e 😀 𐤀 \0 ﻻ ٢٠٢٠ 2020
""".split()
TEXTS = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", "", "\n", "\r\n"])),
        min_size=1,
        max_size=40,
    ).map(lambda parts: "".join(word + gap for word, gap in parts)),
).filter(lambda text: text.strip())


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, lang=st.sampled_from(["ar", "en", "pl", None]))
@example(text="وزراء ﻻفي", lang="ar")
def test_every_span_quotes_its_words_in_any_text(text, lang):
    record = hudna.read(text, lang=lang, published="2020-01-12")
    value = to_dict(record, with_text=True)
    assert value["document"]["text"] == text
    for span in spans(value):
        assert text[span["start"] : span["end"]] == span["text"]
    SCHEMA.validate(value)
    assert from_dict(json.loads(to_json(record)), text).events == record.events


MARKUP = """
<html> <head> <title> </title> <p> </p> <div </div> <br> <table> <td> <!-- --> <script>
<script type="application/ld+json"> </script> {"@type":"NewsArticle","headline": [ ] " '
= > < & &amp; &#0; &#x110000; <svg> <math> <template> <![CDATA[ ]]> </html> <meta
property="article:published_time" content="2020-01-12T10:00:00Z" itemprop=date> <nav>
class="x" قال الرئيس 😀 \0 \ud800 2020-01-12
""".split()


def read(content: bytes, media_type: str | None = None) -> Document | None:
    item = RawItem(name="input", content=content, media_type=media_type, lang="ar")
    try:
        return read_item(item, Settings(max_characters=1000))
    except InputInvalid as error:
        assert str(error).startswith("input: ")  # noqa: PT017 - either is right
        return None


@given(content=st.binary(max_size=300))
@example(content=b"\xff\xfe\x00\xd8")
@example(content=b"\x00\x00\xfe\xff\x00\x11\x00\x00")
def test_any_bytes_are_a_document_or_one_clear_error(content):
    document = read(content)
    assert document is None or document.text.strip()


@given(text=st.text(min_size=1, max_size=200), mark=st.sampled_from(["", "\ufeff"]))
def test_what_was_written_as_utf8_is_read_as_it_was(text, mark):
    document = read((mark + text).encode(), "text/plain")
    if document is not None and not document.extracted:
        assert document.text == text.removeprefix("" if mark else "\ufeff")


@settings(max_examples=60, deadline=None)
@given(
    parts=st.lists(
        st.tuples(st.sampled_from(MARKUP), st.sampled_from(["", " ", "\n"])),
        max_size=60,
    )
)
def test_any_markup_is_a_document_or_one_clear_error(parts):
    page = "".join(part + gap for part, gap in parts)
    document = read(page.encode("utf-8", "replace"), "text/html")
    assert document is None or document.text.strip()

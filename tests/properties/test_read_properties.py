import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import hudna
from hudna.model.codec import from_dict, to_dict, to_json
from hudna.model.schema import record_schema

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
def test_every_span_quotes_its_words_in_any_text(text, lang):
    record = hudna.read(text, lang=lang, published="2020-01-12")
    value = to_dict(record, with_text=True)
    assert value["document"]["text"] == text
    for span in spans(value):
        assert text[span["start"] : span["end"]] == span["text"]
    SCHEMA.validate(value)
    assert from_dict(json.loads(to_json(record)), text).events == record.events

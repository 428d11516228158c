"""Whatever the text: words about time are found where they stand, and never crash."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.model.text import Document, Span
from hudna.resolve.dates import Direction, resolve_date, writing_day
from hudna.text.fold import fold, fold_key
from hudna.text.timex import date_grammar, find_dates

CODES = ("ar", "en")
PIECES = {
    "ar": "يوم الأحد الاثنين أمس أول من بعد غد قبل منذ ثلاثة أيام يومين شهر عام العام "
    "الماضي المقبل الجاري مطلع منتصف أواخر يناير كانون الثاني مايو رمضان 1441 هـ 12 31 "
    "2020 ٢٠١٩ الساعة الخامسة مساء بتوقيت غرينتش و - / ( ) ، ليل حتى بين إلى 30 9999",
    "en": "on Sunday Monday yesterday the day before after last next this week month "
    "year early mid- late in March May Feb. 2020 12 31 29 1441 Ramadan at 5 pm GMT and "
    "to from between until since - / ( ) , two three days ago later : 24 9999",
}


def _texts(code: str) -> st.SearchStrategy[str]:
    words = st.sampled_from(PIECES[code].split())
    blanks = st.sampled_from((" ", "", "\n", "\u200f ", "\u0640", "\u064b "))
    dense = st.lists(st.tuples(words, blanks), max_size=14).map(
        lambda rows: "".join(word + blank for word, blank in rows)
    )
    return st.one_of(dense, st.text(), st.tuples(dense, st.text()).map("".join))


DAYS = st.one_of(st.none(), st.dates().map(lambda day: day.isoformat()))


@pytest.mark.parametrize("code", CODES)
@settings(deadline=None)  # the first text waits for the grammar
@given(data=st.data())
def test_mentions_quote_their_words_in_order(code: str, data: st.DataObject) -> None:
    text = data.draw(_texts(code))
    grammar = date_grammar(code)
    assert grammar is not None
    view = fold(text)
    reached = 0
    for mention in find_dates(view, grammar):
        span = mention.span
        assert reached <= span.start < span.end <= len(text)
        assert fold_key(text[span.start : span.end]).strip()
        reached = span.end


@pytest.mark.parametrize("code", CODES)
@settings(deadline=None)  # the first text waits for the grammar
@given(data=st.data())
def test_days_come_in_order_or_stay_open(code: str, data: st.DataObject) -> None:
    text, published = data.draw(_texts(code)), data.draw(DAYS)
    grammar = date_grammar(code)
    assert grammar is not None
    document = Document(id="d", text=text, lang=code, published=published)
    mentions = find_dates(fold(text), grammar)
    writing = writing_day(document, mentions)
    for mention in mentions:
        for direction in Direction:
            timex, issues = resolve_date(mention, document, direction, writing=writing)
            if timex is None:
                assert issues == ()
                continue
            assert timex.at.text == text[mention.span.start : mention.span.end]
            if timex.first is not None and timex.last is not None:
                assert timex.first <= timex.last


@pytest.mark.parametrize("code", CODES)
@settings(deadline=None)  # the first text waits for the grammar
@given(data=st.data())
def test_masked_words_are_no_dates(code: str, data: st.DataObject) -> None:
    text = data.draw(_texts(code))
    start = data.draw(st.integers(0, len(text)))
    mask = Span(start, data.draw(st.integers(start, len(text))))
    grammar = date_grammar(code)
    assert grammar is not None
    found = find_dates(fold(text), grammar, (mask,))
    assert not any(mention.span.overlaps(mask) for mention in found)

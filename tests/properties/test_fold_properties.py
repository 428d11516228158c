"""Whatever the text: folding keeps its place, and a found word quotes itself."""

from hypothesis import given
from hypothesis import strategies as st

from hudna.text.fold import fold, fold_key

TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("أإآىةؤئءًٌٍَُِّْـﷺﻻ١٢٣\u200f\u202e\u2067ßİŉ’'"),
    )
)


@given(TEXTS)
def test_the_view_maps_back_in_order(text: str) -> None:
    view = fold(text)
    assert len(view.origin) == len(view.text)
    assert list(view.origin) == sorted(view.origin)
    assert view.text == fold_key(text)


@given(TEXTS, st.data())
def test_what_is_found_in_the_view_folds_from_its_own_words(
    text: str, data: st.DataObject
) -> None:
    view = fold(text)
    if not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    span = view.original(start, end)
    assert 0 <= span.start < span.end <= len(text)
    assert view.text[start:end] in fold_key(text[span.start : span.end])


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold_key(text)
    assert fold_key(once) == once

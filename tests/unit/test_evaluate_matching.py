"""When names, spans and quotes count as the same."""

import pytest

from hudna.evaluate.matching import (
    compare_spans,
    fold_name,
    lies_in,
    match_quotes,
    occurrences,
    same_place,
)
from hudna.evaluate.measures import Count, one_answer
from hudna.model.text import Span

TEXT = "The envoy said: we will stay if the guns fall silent. He left at noon."


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_a_string_is_found_everywhere_even_where_it_overlaps_itself() -> None:
    assert list(occurrences("ananas", "ana")) == [Span(0, 3), Span(2, 5)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sana'a", "sanaa"),  # an apostrophe, and a doubled letter is as good as one
        ("Al-Hudaydah", "Hudaydah"),
        ("At-Tawahi", "Tawahi"),
        ("Ta\u02bfizz", "Taiz"),
        ("The Hague", "Hague"),
        ("Méré", "Mere"),
    ],
)
def test_spellings_of_one_place_are_the_same(one: str, other: str) -> None:
    assert same_place(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tripoli", "Tripolitania"), ("Aden", None), ("Alma", "Ma")],
)
def test_other_places_are_not_the_same(one: str, other: str | None) -> None:
    assert not same_place(one, other)


def test_names_are_compared_without_case_accents_and_hyphens() -> None:
    assert fold_name(" Émile  LAHOUD-Khoury ") == "emile lahoud khoury"


def test_a_trigger_lies_in_a_sentence_if_half_of_it_does() -> None:
    sentence = Span(10, 20)
    assert lies_in(Span(8, 12), sentence)
    assert not lies_in(Span(7, 12), sentence)
    assert not lies_in(Span(12, 12), sentence)


def test_a_span_is_right_if_it_shares_half_of_both() -> None:
    condition = "if the guns fall silent"
    assert compare_spans(TEXT, [condition], [span("the guns fall")]) == Count(1, 0, 0)
    assert compare_spans(TEXT, [condition], [span("guns")]) == Count(0, 1, 1)


def test_one_span_is_not_two_conditions() -> None:
    wanted = ["if the guns fall silent", "the guns fall silent"]
    count = compare_spans(TEXT, wanted, [span("if the guns fall silent")])
    assert count == Count(hit=1, extra=0, missed=1)


def test_an_interrupted_quote_may_be_read_as_a_whole() -> None:
    text = "«We are ready» he said «and we will wait»"
    parts = [[span("We are ready", text)], [span("and we will wait", text)]]
    whole = span("We are ready» he said «and we will wait", text)
    assert match_quotes(parts, [whole]) == {0: 0, 1: 0}


def test_a_span_of_the_whole_paragraph_is_no_quote() -> None:
    quote = [[span("we will stay")]]
    assert match_quotes(quote, [Span(0, len(TEXT))]) == {}


def test_each_quote_is_matched_with_the_one_most_like_it() -> None:
    quote = [[span("we will stay if the guns fall silent")]]
    close = span("we will stay if the guns")
    exact = span("we will stay if the guns fall silent")
    assert match_quotes(quote, [close, exact]) == {0: 1}


@pytest.mark.parametrize(
    ("wanted", "given", "count"),
    [
        ("visit", "visit", Count(hit=1)),
        ("visit", "phone", Count(extra=1, missed=1)),
        ("visit", None, Count(missed=1)),
        (None, "phone", Count(extra=1)),
        (None, None, Count()),
    ],
)
def test_a_wrong_answer_is_both_extra_and_missed(
    wanted: str | None, given: str | None, count: Count
) -> None:
    assert one_answer(wanted, given, right=wanted == given) == count


def test_ratios_are_unknown_where_nothing_was_asked() -> None:
    assert Count().figure()["f1"] is None
    assert Count(missed=2).figure() == {
        "p": None,
        "r": 0.0,
        "f1": 0.0,
        "hit": 0,
        "extra": 0,
        "missed": 2,
    }

"""Date grammars: how patterns read, and what is said about a broken one."""

from pathlib import Path

import pytest

from hudna.errors import PackInvalid
from hudna.text.fold import fold
from hudna.text.timex import (
    DayWords,
    Edge,
    RunWords,
    date_grammar,
    find_dates,
    load_date_grammar,
)
from hudna.text.timex.patterns import Slot, compile_pattern

SLOTS = {"n": Slot(r"\d+", frozenset("0")), "m": Slot("(?:may)", frozenset(("may",)))}

SMALLEST = """
same = []
listed = ["and"]
join = []
edge = {}
[tables]
month.5 = ["may"]
ordinal.1 = ["first"]
number.2 = ["two"]
hour_word.1 = ["one"]
[context]
[[atom]]
kind = "month"
pattern = "month of {month}"
"""


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{n} of? {m}", "3 of may"),
        ("{n} of? {m}", "3 may"),
        ("{m} ,? {n}?", "may, 3"),
        ("{m} ,? {n}?", "may"),
        ("({m} | early) {n}", "early 3"),
        ("{n} ~ / ~ {n:other}", "3/4"),
        ("{n} ~ / ~ {n:other}", "3 / 4"),
    ],
)
def test_a_pattern_takes(pattern: str, text: str) -> None:
    assert compile_pattern(pattern, SLOTS).regex.fullmatch(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("{n} {m}", "3may"), ("{m} ,? {n}?", "may,"), ("{n} of {m}", "3 may")],
)
def test_a_pattern_does_not_take(pattern: str, text: str) -> None:
    assert not compile_pattern(pattern, SLOTS).regex.fullmatch(text)


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("({m}", "not closed"),
        ("{year}", "no table 'year'"),
        ("{m}? of?", "match nothing"),
        ("{m} )", "cannot be read"),
        ("(~ {m})", "before a '~'"),
    ],
)
def test_a_broken_pattern_is_named(pattern: str, complaint: str) -> None:
    with pytest.raises(PackInvalid, match=complaint):
        compile_pattern(pattern, SLOTS)


def test_a_small_grammar_is_enough(tmp_path: Path) -> None:
    (tmp_path / "dates.toml").write_text(SMALLEST, encoding="utf-8")
    found = find_dates(fold("the month of May"), load_date_grammar(tmp_path))
    assert [mention.value for mention in found] == ["XXXX-05"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('kind = "month"', 'kind = "moon"', "no kind 'moon'"),
        ('listed = ["and"]', "", "'listed' is missing"),
        ("[context]", "[context", "dates.toml"),
    ],
)
def test_a_broken_file_is_named(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    path = tmp_path / "dates.toml"
    path.write_text(SMALLEST.replace(old, new), encoding="utf-8")
    with pytest.raises(PackInvalid, match=r"dates\.toml") as caught:
        load_date_grammar(tmp_path)
    assert complaint in str(caught.value)


def test_a_language_without_date_words_has_no_grammar() -> None:
    assert date_grammar("und") is None


def test_a_word_behind_a_mention_may_bound_a_period() -> None:
    grammar = date_grammar("tr")
    assert grammar is not None
    (until,) = find_dates(fold("1 Mart'a kadar bekleyecekler."), grammar)
    assert until.edge is Edge.UNTIL


def test_years_set_off_behind_a_name_are_an_age() -> None:
    grammar = date_grammar("fr")
    assert grammar is not None
    assert find_dates(fold("Paul Durand, 52 ans, a été blessé."), grammar) == ()
    assert len(find_dates(fold("Pendant 52 ans, rien n'a changé."), grammar)) == 1


def test_a_length_is_tied_to_its_first_day_by_the_words_between() -> None:
    grammar = date_grammar("en")
    assert grammar is not None
    _, tied = find_dates(fold("a five-day truce starting on Tuesday"), grammar)
    _, loose = find_dates(fold("a five-day truce ended on Tuesday"), grammar)
    assert isinstance(tied.expression, RunWords)
    assert isinstance(loose.expression, DayWords)

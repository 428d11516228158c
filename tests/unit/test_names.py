"""Spellings of one name, names of two men, and names in Latin letters."""

from dataclasses import dataclass

import pytest

from hudna.resolve.name_index import NameIndex
from hudna.resolve.name_tables import load_names
from hudna.resolve.names import compare, edit_distance, name_key
from hudna.resolve.persons import same_name
from hudna.resolve.romanize import romanize


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("علي البكري", "Ali al-Bakri"),
        ("محمد بن سلمان", "Mohammed bin Salman"),
        ("أبو بكر البغدادي", "Abu Bakar al-Baghdadi"),
        ("عبد الله الثني", "Abdullah al-Thani"),
        ("عبدالله صالح", "Abdullah Saleh"),
        ("عبدالمنعم رياض", "Abdel Moneim Riyad"),
        ("هُدى القحطاني", "Huda al-Qahtani"),
        ("جون برينان", "John Brinan"),  # no vowels put in where the name is foreign
        ("لويجي دي مايو", "Luigi Di Maio"),
        ("سيرغي ريابكوف", "Sergei Ryabkov"),
        ("مارتن كوبلر", "Martin Koubler"),
        ("محمود", "Mahmoud"),
        ("Сергей Лавров", "Sergey Lavrov"),
        ("Jean Dupont", "Jean Dupont"),
    ],
)
def test_names_are_written_as_news_writes_them(name: str, latin: str) -> None:
    assert romanize(name) == latin


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("حفتر", "حفتار"),
        ("أحمد القذافي", "احمد قذافي"),
        ("علي البكري", "علي محمد البكري"),
        ("عبد الفتاح السيسي", "عبدالفتاح السيسى"),
        ("Abdel Fattah el-Sisi", "Abdul Fattah al-Sisi"),
        ("Hasan Rouhani", "Hassan Rohani"),
        ("Khalifa Haftar", "خليفة حفتر"),
        ("Sergei Lavrov", "سيرغي لافروف"),
        ("Abdulaziz Saud", "عبد العزيز سعود"),
        ("Sergey Lavrov", "Сергей Лавров"),
        ("Сергей Лавров", "سيرغي لافروف"),
        ("General Khalifa Haftar", "خليفة حفتر"),
        ("Sirajuddin Haqqani", "سراج الدين حقاني"),
        ("الشيخ محمد بن زايد", "Mohammed bin Zayed Al Nahyan"),
    ],
)
def test_spellings_of_one_name_are_the_same(a: str, b: str) -> None:
    score = compare(a, b)
    assert score.same, score.reasons
    assert compare(b, a).value == score.value


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("علي البكري", "محمد البكري"),
        ("سمير جعجع", "أمير جعجع"),  # one letter, but two given names
        ("John Smith", "Joan Smith"),
        ("حسن نصار", "حسين نصار"),
        ("علي حسن", "علي حسين"),
        ("محمد صلاح", "محمد صالح"),
        ("Khalifa Haftar", "سيرغي لافروف"),
        ("عبد الملك الحداد", "عبد الخالق الحداد"),
        ("Ali", "Ala"),  # too short for a slip
        ("Mahmoud Abbas", "محمد عباس"),  # a long vowel that only one has
        ("Сергей Иванов", "Андрей Иванов"),
        ("George W. Bush", "George H. W. Bush"),
        ("Mohammed Ahmed Salem Ali", "Mohammed Hassan Ali"),
        ("王 毅", "李 强"),  # a script that is not known is not compared
        ("Brigade 5", "Brigade 6"),
    ],
)
def test_names_of_two_persons_are_not_the_same(a: str, b: str) -> None:
    assert same_name(a, b) is None


def test_a_score_says_why() -> None:
    (given, last) = compare("خليفة حفتر", "خليفة حفتار").reasons
    assert (given.feature, given.score) == ("equal", 1.0)
    assert last.detail == "«حفتر» and «حفتار» differ in 1 of 5 letters"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("al-Bakri", "bakri"),
        ("El Sisi", "sisi"),
        ("Abd-Rabbu Mansour", "abdrabbu mansour"),
        ("عبد العزيز", "عبدعزيز"),
        ("O’Brien", "obrien"),
        ("الله", "الله"),
    ],
)
def test_names_are_compared_without_article_and_marks(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("kitten", "sitting", 3)],
)
def test_edits_are_counted_with_swaps(a: str, b: str, distance: int) -> None:
    assert edit_distance(a, b) == distance


def test_everyday_words_do_not_show_a_name_by_themselves() -> None:
    given = set(load_names().parts()["given"])
    assert {"وليد", "سيرغي", "Vladimir", "Abdelaziz"} <= given
    assert not {"أمل", "نور", "سلام", "باسم", "بيان", "Islam", "Sanaa"} & given


@dataclass(frozen=True)
class Bearer:
    key: str


def test_bearers_are_found_by_either_end_of_the_name_and_by_its_first_letter() -> None:
    index: NameIndex[Bearer] = NameIndex()
    one, other = Bearer("one"), Bearer("other")
    index.add("Ali al-Bakri", one)
    index.add("Salem Haddad", other)
    assert list(index.sharing("Ali Mansour")) == [one]
    assert list(index.sharing("Omar Haddad")) == [other]
    assert list(index.last("bakri")) == [one]
    assert list(index.first("salem")) == [other]
    assert list(index.alike("hadad")) == [other]
    assert not list(index.sharing("Omar Mansour"))

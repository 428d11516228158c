"""Whatever the name: comparing is even-handed, romanising leaves no other script."""

from hypothesis import given
from hypothesis import strategies as st

from hudna.resolve.names import compare, edit_distance, name_key
from hudna.resolve.romanize import romanize

ARABIC_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىةؤئء"
WORDS = st.text(alphabet=ARABIC_LETTERS, min_size=1, max_size=9)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
ANY = st.one_of(NAMES, st.text(max_size=30))


@given(ANY, ANY)
def test_comparing_is_symmetric_and_bounded(a: str, b: str) -> None:
    score = compare(a, b)
    assert 0 <= score.value <= 1
    assert score.value == compare(b, a).value


@given(ANY)
def test_a_name_is_itself(name: str) -> None:
    expected = 1.0 if name_key(name) else 0.0
    assert compare(name, name).value == expected


@given(NAMES)
def test_romanised_names_are_latin_and_keep_their_words(name: str) -> None:
    latin = romanize(name)
    assert not any(letter in ARABIC_LETTERS for letter in latin)
    assert latin == romanize(name)


@given(st.text(max_size=12), st.text(max_size=12))
def test_edits_are_bounded_by_the_longer_word(a: str, b: str) -> None:
    distance = edit_distance(a, b)
    assert abs(len(a) - len(b)) <= distance <= max(len(a), len(b))
    assert (distance == 0) == (a == b)

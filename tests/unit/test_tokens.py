"""Tokens: what one word is, and where accents or apostrophes tell words apart."""

import pytest

from hudna.text.tokens import tokenize, word_key


def keys(text: str) -> list[str]:
    return [token.key for token in tokenize(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'accord", ["l'", "accord"]),
        ("l’ONU", ["l'", "onu"]),
        ("Qu'il", ["qu'", "il"]),
        ("d’Ankara", ["d'", "ankara"]),
        ("dell'inviato", ["dell'", "inviato"]),
        ("jusqu'à", ["jusqu'", "à"]),
        ("aujourd'hui", ["aujourdhui"]),
    ],
)
def test_elided_words_are_words_of_their_own(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sana'a", ["sanaa"]),
        ("don't", ["dont"]),
        ("the UN's envoy", ["the", "un", "s", "envoy"]),
        ("O'Brien", ["obrien"]),
    ],
)
def test_other_apostrophes_part_nothing(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_short_words_differ_by_their_accent_alone() -> None:
    assert keys("à a où ou è e") == ["à", "a", "où", "ou", "è", "e"]
    assert keys("ÉTAT état") == ["etat", "etat"]


def test_a_decomposed_accent_is_the_same_accent() -> None:
    assert keys("a\u0300") == keys("\u00e0")


def test_the_key_of_a_phrase_is_that_of_its_words() -> None:
    assert word_key("À l'exception d'") == "à l' exception d'"

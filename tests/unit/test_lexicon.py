"""Phrases of a lexicon found in a sentence."""

import pytest

from hudna.text.lexicon import Entry, Lexicon, WordClass, accented
from hudna.text.tokens import tokenize
from hudna.text.words import PlainWords


def found(phrase: str, text: str) -> bool:
    lexicon = Lexicon(PlainWords())
    entry = Entry("trigger", "x", WordClass.VERB, exact=accented(phrase))
    lexicon.add(phrase, entry)
    return bool(lexicon.find(tokenize(text, 0, len(text)), text))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("rencontré", "Il a rencontré le roi"),
        ("écarté", "Ecarté du pouvoir"),
        ("attaccò", "Attacco\u0300 il porto"),
        ("porte d'", "La porte d’Orient"),
        ("s'est rendu", "Il s’est\u00a0rendu à Rome"),
    ],
)
def test_an_accented_phrase_is_found_as_it_may_be_written(
    phrase: str, text: str
) -> None:
    assert found(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("rencontré", "La rencontre du roi"),
        ("rencontre", "Il a rencontré le roi"),
        ("attaccò", "Un attacco al porto"),
    ],
)
def test_accents_tell_words_apart(phrase: str, text: str) -> None:
    assert not found(phrase, text)

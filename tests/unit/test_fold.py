"""Folding makes spellings of one word equal and never loses the way back."""

import pytest

from hudna.text.fold import fold, fold_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أنقرة", "انقره"),  # hamza seat, ta marbuta
        ("مصطفى", "مصطفي"),  # alef maqsura
        ("هُدْنَة", "هدنة"),  # tashkeel
        ("هـــدنة", "هدنة"),  # tatweel
        ("ﻻﺟﺊ", "لاجئ"),  # presentation forms
        ("١٥", "15"),  # Arabic-Indic digits
        ("۱۵", "15"),  # Persian digits
        ("اللواء", "اللوا"),  # hamza on the line
        ("Erdoğan", "Erdogan"),
        ("Sana’a", "Sana'a"),
        ("\u202bغسان\u202c", "غسان"),  # bidi controls
    ],
)
def test_spellings_of_one_word_are_equal(one: str, other: str) -> None:
    assert fold_key(one) == fold_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("حسن", "حسين"), ("وقف", "واقف"), ("تونس", "تونسي"), ("15", "51")],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold_key(one) != fold_key(other)


def test_a_match_in_the_view_is_quoted_from_the_original() -> None:
    """Marks inside the word belong to it; nothing of the next word does."""
    text = "أعلن اللِّواء حفتر هُدنة"
    view = fold(text)
    at = view.text.index("اللوا")
    span = view.original(at, at + len("اللوا"))
    assert text[span.start : span.end] == "اللِّواء"

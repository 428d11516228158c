"""Direct quotes with their speakers, wherever the cue stands."""

import pytest

import hudna


def spoken(text: str, lang: str) -> list[tuple[str | None, str]]:
    record = hudna.read(text, lang=lang, published="2020-01-12")
    return [
        (record.entity(q.speaker).name if q.speaker else None, q.at.text)
        for q in record.quotes
        if q.direct
    ]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ('Angela Merkel said: "We need a lasting truce in Libya."', "en"),
        ('"We need a lasting truce in Libya," said Angela Merkel.', "en"),
        ('"We need a lasting truce in Libya," Angela Merkel said.', "en"),
        ('Angela Merkel: "We need a lasting truce in Libya"', "en"),
        ("قالت أنجيلا ميركل: «نحتاج إلى هدنة دائمة في ليبيا».", "ar"),
        ("قالت أنجيلا ميركل إن «هناك حاجة إلى هدنة دائمة في ليبيا».", "ar"),
        ('المستشارة أنجيلا ميركل"نحتاج إلى هدنة دائمة في ليبيا".', "ar"),
        ('"نحتاج إلى هدنة دائمة في ليبيا" هكذا قالت أنجيلا ميركل.', "ar"),
    ],
)
def test_the_speaker_is_found_before_and_behind(text: str, lang: str) -> None:
    ((speaker, words),) = spoken(text, lang)
    assert speaker == "Angela Merkel"
    assert not set(words) & set('"«»')


def test_who_goes_on_speaking_is_the_same() -> None:
    text = (
        "قال فلاديمير بوتين: «نريد وقف القتال في سرت».\n"
        "وأضاف: «على جميع الأطراف أن تلتزم بذلك»."
    )
    assert [name for name, _ in spoken(text, "ar")] == ["Vladimir Putin"] * 2


def test_words_of_nobody_known_are_kept_without_speaker() -> None:
    text = '"Nobody will take our homes away from us," read a banner at the gate.'
    assert [name for name, _ in spoken(text, "en")] == [None]


def test_the_name_of_a_thing_in_marks_is_no_quote() -> None:
    assert spoken('They met in the "Grand Hotel" of Tunis.', "en") == []


def test_whom_somebody_talks_to_is_the_addressee() -> None:
    text = 'Angela Merkel told Reuters: "We need a lasting truce in Libya."'
    record = hudna.read(text, lang="en")
    (quote,) = record.quotes
    assert [record.entity(a).name for a in quote.addressees] == ["Reuters"]

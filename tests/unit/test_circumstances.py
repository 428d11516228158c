"""Days and places go to the event they belong to, and to no other."""

import pytest

import hudna
from hudna.model.claim import Claim


def claims(text: str, lang: str = "en") -> dict[str, Claim]:
    record = hudna.read(text, lang=lang, published="2022-04-06")  # a Wednesday
    return {c.trigger.text: c for c in record.events}


@pytest.mark.parametrize(
    ("text", "lang", "trigger", "edtf"),
    [
        ("Lavrov met Sergei Shoigu on Monday.", "en", "met", "2022-04-04"),
        ("On Monday Sergei Lavrov met Shoigu.", "en", "met", "2022-04-04"),
        (
            "Sergei Lavrov on Monday accused Kyiv of lying.",
            "en",
            "accused",
            "2022-04-04",
        ),
        (
            "التقى سيرغي لافروف أمس وزير الدفاع سيرغي شويغو.",
            "ar",
            "التقى",
            "2022-04-05",
        ),
        ("في 3 أبريل قصف الجيش المدينة.", "ar", "قصف", "2022-04-03"),
    ],
)
def test_a_day_goes_to_its_verb(text: str, lang: str, trigger: str, edtf: str) -> None:
    date = claims(text, lang)[trigger].event.date
    assert date is not None
    assert date.edtf == edtf


def test_the_day_of_saying_dates_no_reported_deed() -> None:
    text = "The governor said on Monday that rebels had attacked the town."
    assert claims(text)["attacked"].event.date is None


def test_publication_and_dateline_date_and_place_nothing() -> None:
    text = "GENEVA (Example Wire) - Rebels attacked the town."
    (claim,) = claims(text).values()
    assert claim.event.date is None
    assert claim.event.place is None


@pytest.mark.parametrize(
    ("text", "lang", "trigger", "name"),
    [
        ("Rebels attacked a convoy in Sirte.", "en", "attacked", "Sirte"),
        ("Angela Merkel travelled to Moscow.", "en", "travelled to", "Moscow"),
        ("هاجم مسلحون قافلة في سرت.", "ar", "هاجم", "Sirte"),
        ("قصف الجيش مدينة سرت.", "ar", "قصف", "Sirte"),
    ],
)
def test_a_place_goes_to_its_event(
    text: str, lang: str, trigger: str, name: str
) -> None:
    place = claims(text, lang)[trigger].event.place
    assert place is not None
    assert place.name == name


def test_a_deadline_is_no_date_of_the_demand() -> None:
    text = "Antonio Guterres urged both sides to stop the fighting by 10 April."
    event = claims(text)["urged"].event
    assert event.date is None
    assert event.deadline is not None
    assert event.deadline.edtf == "2022-04-10"


def test_what_holds_since_a_day_is_ongoing() -> None:
    text = "The coalition has been bombing the capital since 26 March."
    (claim,) = claims(text).values()
    assert claim.status == "ongoing"
    assert claim.event.date is not None
    assert claim.event.date.last == "2022-04-06"

"""What is only announced or refused is coded as the codebook rules."""

import pytest

import hudna
from hudna.model.vocabulary import EventType, Status

COMING = "سيلتقي لافروف وزير الخارجية التركي الأسبوع المقبل."


@pytest.mark.parametrize(
    ("text", "lang", "type_", "status"),
    [
        (
            "Sergei Lavrov will meet Mevlut Cavusoglu next week.",
            "en",
            EventType.AGREE,
            Status.FUTURE,
        ),
        (
            "سيلتقي لافروف وزير الخارجية التركي الأسبوع المقبل.",
            "ar",
            EventType.AGREE,
            Status.FUTURE,
        ),
        (
            "Sergei Lavrov met Mevlut Cavusoglu.",
            "en",
            EventType.CONSULT,
            Status.ACTUAL,
        ),
        (
            "لن يلتقي لافروف وزير الخارجية التركي.",
            "ar",
            EventType.REJECT,
            Status.ACTUAL,
        ),
    ],
)
def test_a_meeting_is_coded_by_its_status(
    text: str, lang: str, type_: EventType, status: Status
) -> None:
    (claim,) = hudna.read(text, lang=lang, published="2022-04-05").events
    assert (claim.event.type, claim.status) == (type_, status)


def test_why_names_the_ruling() -> None:
    (claim,) = hudna.read(COMING, lang="ar").events
    assert "CONSULT future is coded AGREE" in claim.why


def test_every_status_that_is_not_actual_names_its_cue() -> None:
    (claim,) = hudna.read(COMING, lang="ar").events
    assert "المقبل" in claim.cues[0].at.text or claim.cues[0].at.text == "سيلتقي"

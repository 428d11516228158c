"""One happening told several times is one claim; different happenings stay apart."""

import hudna
from hudna.model.claim import Claim
from hudna.model.vocabulary import EventType


def claims(text: str, type_: EventType, lang: str = "en") -> list[Claim]:
    record = hudna.read(text, lang=lang, published="2022-04-05")
    return [c for c in record.events if c.event.type is type_]


def test_a_headline_and_its_story_are_one_meeting_with_two_pieces_of_evidence() -> None:
    text = (
        "Lavrov meets Cavusoglu in Antalya\n\n"
        "Sergei Lavrov met Mevlut Cavusoglu in Antalya on Monday."
    )
    (meeting,) = claims(text, EventType.CONSULT)
    assert len(meeting.evidence) == 2
    assert meeting.evidence[0].text.endswith("on Monday.")
    assert meeting.event.date is not None


def test_meetings_on_two_days_are_two() -> None:
    text = (
        "Sergei Lavrov met Mevlut Cavusoglu on 10 March 2022. "
        "Sergei Lavrov met Mevlut Cavusoglu on 16 March 2022."
    )
    assert len(claims(text, EventType.CONSULT)) == 2


def test_two_demands_of_one_speaker_are_two() -> None:
    text = (
        "Antonio Guterres urged Russia to open the ports. "
        "Antonio Guterres urged Russia to free the captured sailors."
    )
    assert len(claims(text, EventType.REQUEST)) == 2


def test_a_bare_dated_sentence_is_told_on_by_the_next_one() -> None:
    """«On 24 November the first meeting in Benghazi.» names nobody by itself."""
    text = "في 3 نوفمبر 2021 الاجتماع الأول في جنيف. التقى بوتين أردوغان."
    (meeting,) = claims(text, EventType.CONSULT, "ar")
    assert meeting.event.date is not None
    assert meeting.event.date.edtf == "2021-11-03"
    assert len(meeting.event.actors) + len(meeting.event.recipients) == 2


def test_why_says_where_it_was_told_again() -> None:
    text = (
        "Lavrov meets Cavusoglu in Antalya\n\n"
        "Sergei Lavrov met Mevlut Cavusoglu in Antalya on Monday."
    )
    (meeting,) = claims(text, EventType.CONSULT)
    assert any(reason.startswith("told again") for reason in meeting.why)


def test_an_offer_without_a_maker_is_not_the_promise_of_the_next_sentence() -> None:
    text = (
        "The truce proposed by the Quad was signed. "
        "A spokesman told Reuters that the army would free 200 prisoners."
    )
    (promise,) = [
        c for c in claims(text, EventType.CONCEDE) if "free" in c.trigger.text
    ]
    assert promise.event.truce is None
    assert len(promise.evidence) == 1

"""A day that is stated once dates all that shares it, and nothing else."""

import pytest

import hudna
from hudna.extract.speech.voices import same
from hudna.model.claim import Claim
from hudna.model.extraction import EntityMention
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind


def mention(kind: EntityKind, **more: str | tuple[str, ...]) -> EntityMention:
    return EntityMention(span=Span(0, 1), kind=kind, **more)  # type: ignore[arg-type]


def claims(text: str, lang: str = "en") -> dict[str, Claim]:
    record = hudna.read(text, lang=lang, published="2022-04-06")  # a Wednesday
    return {c.trigger.text: c for c in record.events}


def day(text: str, trigger: str, lang: str = "en") -> str | None:
    date = claims(text, lang)[trigger].event.date
    return date.edtf if date else None


@pytest.mark.parametrize(
    ("text", "lang", "trigger", "edtf"),
    [
        (  # the participle goes with its verb
            "التقى سيرغي لافروف أمس سيرغي شويغو، داعيا إلى وقف القتال.",
            "ar",
            "داعيا إلى",
            "2022-04-05",
        ),
        (  # what is said during a meeting is said on its day
            "دعا سيرغي لافروف خلال لقائه أمس سيرغي شويغو إلى وقف القتال.",
            "ar",
            "دعا",
            "2022-04-05",
        ),
        (  # a second verb of the same subject
            "وصل سيرغي لافروف أمس إلى موسكو، والتقى سيرغي شويغو.",
            "ar",
            "التقى",
            "2022-04-05",
        ),
        (  # the verb that tells when a meeting was held, told of before
            (
                "عقد وزير الخارجية الروسي سيرغي لافروف ووزير الخارجية الإيطالي لويجي "
                "دي مايو مؤتمرا صحافيا عقب المباحثات التي جرت بينهما أمس في روما."
            ),
            "ar",
            "عقد",
            "2022-04-05",
        ),
        (  # meanwhile
            "Rebels attacked the town on Monday as soldiers shelled the port.",
            "en",
            "shelled",
            "2022-04-04",
        ),
        (  # a possessive dates its noun
            "Lavrov praised Monday's meeting between Merkel and Macron.",
            "en",
            "meeting",
            "2022-04-04",
        ),
    ],
)
def test_what_shares_a_sentence_shares_its_day(
    text: str, lang: str, trigger: str, edtf: str
) -> None:
    assert day(text, trigger, lang) == edtf


def test_the_same_person_goes_on_speaking_on_the_same_day() -> None:
    text = (
        "Sergei Lavrov accused Kyiv of lying on Monday. "
        "He urged Turkey to close the straits."
    )
    claim = claims(text)["urged"]
    assert claim.event.date is not None
    assert claim.event.date.edtf == "2022-04-04"
    assert claim.event.date.at.text == "Monday"
    assert "date «Monday»: of what the same person said before" in claim.why


@pytest.mark.parametrize(
    ("when", "edtf"), [("yesterday", "2022-04-05"), ("Monday", None)]
)
def test_a_promise_is_dated_only_by_words_that_mean_one_day_whatever_comes(
    when: str, edtf: str | None
) -> None:
    text = f"Sergei Lavrov accused Kyiv of lying {when}. He promised to send aid."
    claim = claims(text)["promised"]
    assert claim.status == "future"
    assert (claim.event.date and claim.event.date.edtf) == edtf


def test_both_sides_are_those_who_met() -> None:
    text = "التقى سيرغي لافروف أمس سيرغي شويغو. وأشاد الجانبان بالاتفاق."
    assert day(text, "أشاد", "ar") == "2022-04-05"


def test_an_opening_leaves_the_day_to_the_sentence_below() -> None:
    text = (
        "Sergei Lavrov urged Turkey to close the straits.\n"
        "Lavrov was speaking on Monday in Moscow."
    )
    assert day(text, "urged") == "2022-04-04"


@pytest.mark.parametrize(
    "text",
    [
        # another person
        (
            "Sergei Lavrov accused Kyiv of lying on Monday. "
            "Angela Merkel urged Turkey to close the straits."
        ),
        # further back
        (
            "Sergei Lavrov accused Kyiv of lying on Monday. "
            "He had urged Turkey to close the straits."
        ),
    ],
)
def test_others_and_what_lies_further_back_do_not_inherit_it(text: str) -> None:
    assert day(text, "urged") is None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        # an act that speech tells of in the past
        (
            ("اتهم سيرغي لافروف كييف أمس بالكذب. وقال لافروف إن موسكو دعمت الاتفاق."),
            "دعمت",
        ),
        # in a relative clause
        (
            (
                "اتهم سيرغي لافروف كييف أمس بالكذب. "
                "وأشار لافروف إلى الاتفاق الذي انتقده."
            ),
            "انتقد",
        ),
    ],
)
def test_what_speech_tells_of_is_not_done_by_saying_it(text: str, trigger: str) -> None:
    dates = [
        c.event.date for t, c in claims(text, "ar").items() if t.startswith(trigger)
    ]
    assert dates == [None]


def test_a_body_and_the_state_it_is_in_are_two_voices() -> None:
    ministry = mention(EntityKind.ORGANIZATION, office="body:ministry", office_of="SYR")
    observatory = mention(
        EntityKind.ORGANIZATION, office="body:observatory", office_of="SYR"
    )
    syria = mention(EntityKind.COUNTRY, country="SYR")
    assert same(ministry, syria)
    assert not same(observatory, syria)


def test_an_office_and_its_state_are_one_voice_two_holders_are_not() -> None:
    minister = mention(
        EntityKind.PERSON, office="foreign-minister", office_of="ITA", refs=("di-maio",)
    )
    president = mention(
        EntityKind.PERSON, office="president", office_of="ITA", refs=("mattarella",)
    )
    assert same(minister, mention(EntityKind.COUNTRY, country="ITA"))
    assert same(minister, mention(EntityKind.PERSON, refs=("di-maio",)))
    assert not same(minister, president)


def test_a_day_of_its_own_wins() -> None:
    text = (
        "Sergei Lavrov accused Kyiv of lying on Monday. "
        "On Tuesday he urged Turkey to close the straits."
    )
    assert day(text, "urged") == "2022-04-05"


def test_the_day_of_a_deed_dates_no_other_deed() -> None:
    text = "Rebels attacked the town on Monday. The army shelled the port."
    assert day(text, "shelled") is None


def test_who_only_describes_somebody_bears_no_date() -> None:
    text = "Rebels toppled Russia-backed President Yanukovych in February."
    assert all(
        c.event.date is None for t, c in claims(text).items() if t.endswith("backed")
    )


def test_a_chronicle_dates_each_line_by_the_year_at_its_head() -> None:
    text = (
        "This day in history\n"
        "1940 - Second World War: Italian planes bomb the port of Haifa.\n"
        "1975 - Turkey signs an accord with Greece.\n"
    )
    found = claims(text)
    assert {t: c.event.date and c.event.date.edtf for t, c in found.items()} == {
        "bomb": "1940-04-06",
        "signs": "1975-04-06",
    }


def test_a_truce_is_dated_by_when_and_how_long_it_is_to_hold() -> None:
    text = (
        "أعلن التحالف العربي هدنة إنسانية في اليمن لمدة خمسة أيام تبدأ الاثنين "
        "عند الساعة 23:59 بتوقيت اليمن."
    )
    date = claims(text, "ar")["أعلن"].event.date
    assert date is not None
    assert (date.first, date.last) == ("2022-04-04", "2022-04-09")
    assert date.time is not None
    assert (date.time.value, date.time.zone) == ("23:59", "+03:00")


def test_two_days_later_counts_from_the_date_before() -> None:
    text = "Rebels attacked the town on 28 March. Two days later the army shelled it."
    assert day(text, "shelled") == "2022-03-30"

"""The record in a terminal: readable beside Arabic, and nothing in it acts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import (
    make_claim,
    make_document,
    make_entity,
    make_event,
    make_record,
    passage,
)
from hudna.model.claim import Attribution, Capacity, Claim
from hudna.model.event import Event
from hudna.model.grounding import ClockTime, PlaceOption, Timex
from hudna.model.record import Record
from hudna.model.text import Passage
from hudna.model.vocabulary import (
    EventType,
    FigureKind,
    SourceClass,
    SourceKind,
    Status,
)
from hudna.view.dates import edtf_text
from hudna.view.safe import FSI, PDI, harmless
from hudna.view.text import COLUMNS, render
from hudna.view.wrap import shorten, width, wrap


def event_record(event: Event, **claim: object) -> Record:
    return replace(make_record(), events=(replace(make_claim(event), **claim),))


def line_with(text: str, words: str) -> str:
    return next(line for line in text.splitlines() if words in line)


def test_an_event_is_shown_with_all_that_is_known_of_it() -> None:
    shown = render(make_record()).splitlines()
    at = shown.index("e1  CONCEDE · truce: agreed")
    assert shown[at : at + 10] == [
        "e1  CONCEDE · truce: agreed",
        f"    Khalifa Haftar {FSI}حفتر{PDI} (commander) → not stated",
        f"    When         11 January 2020 ({FSI}أمس{PDI})",
        "    Where        Sirte, Libya",
        "    What",
        f"      {FSI}هدنة{PDI}",
        "    Condition",
        f"      {FSI}بشرط الانسحاب{PDI}",
        "    According to n2",
        f"    > {FSI}حفتر قبل هدنة في سرت أمس{PDI}",
    ]


def test_what_is_unknown_is_said_to_be_not_stated() -> None:
    """No day, place, content, source: none is guessed."""
    bare = event_record(Event(type=EventType.REQUEST), capacities={}, attribution=())
    shown = render(bare)
    assert "    not stated → not stated" in shown
    for label in ("When", "Where", "What"):
        assert line_with(shown, f"    {label} ").split(maxsplit=1)[1] == "not stated"
    assert line_with(shown, "Source").endswith("not stated")


@pytest.mark.parametrize(
    ("type_", "conditions", "heading"),
    [
        (EventType.CONSULT, (), "MEETINGS AND CALLS"),
        (EventType.THREATEN, (), "COMMITMENTS AND DEMANDS"),
        (EventType.ASSAULT, (), "OTHER EVENTS"),
        (EventType.SUPPORT, make_event().conditions, "COMMITMENTS AND DEMANDS"),
    ],
)
def test_events_stand_in_their_group(
    type_: EventType, conditions: tuple[object, ...], heading: str
) -> None:
    """A condition makes a commitment of what would else be none."""
    event = replace(make_event(), type=type_, conditions=conditions)
    shown = render(event_record(event)).splitlines()
    at = next(i for i, line in enumerate(shown) if line.startswith("e1 "))
    assert next(li for li in reversed(shown[:at]) if li.isupper()) == heading


def test_several_actors_without_a_recipient_act_together() -> None:
    entities = (make_entity(), make_entity("n2", "Fayez al-Sarraj"))
    event = Event(type=EventType.CONSULT, actors=("n1", "n2"))
    record = replace(event_record(event, capacities={}), entities=entities)
    who = line_with(render(record), "Fayez al-Sarraj")
    assert "Khalifa Haftar" in who
    assert "→" not in who


def test_the_local_name_is_given_once_before_who_is_who() -> None:
    claims = (make_claim(), replace(make_claim(), id="e2"))
    shown = render(replace(make_record(), events=claims))
    assert shown[: shown.index("WHO IS WHO")].count(f"Haftar {FSI}حفتر{PDI}") == 1


def test_a_status_that_is_not_actual_is_written_out() -> None:
    record = event_record(make_event(), status=Status.HYPOTHETICAL)
    assert "CONCEDE · hypothetical" in render(record)
    assert "actual" not in render(make_record())


def test_the_chain_of_sources_leads_from_the_outermost_inwards() -> None:
    outlet = make_entity("n3", "Kurier")
    chain = (
        Attribution(kind=SourceKind.OUTLET, entity="n3"),
        Attribution(
            kind=SourceKind.ANONYMOUS, entity=None, class_=SourceClass.DIPLOMATIC
        ),
    )
    record = event_record(make_event(), attribution=chain)
    record = replace(
        record, entities=(*record.entities, replace(outlet, local_name=None))
    )
    shown = line_with(render(record), "According to")
    assert shown.endswith("Kurier ← a diplomatic source, not named")


def test_an_office_that_the_text_does_not_name_stands_in_brackets() -> None:
    unstated = {"n1": Capacity(office="commander", stated=False)}
    shown = render(event_record(make_event(), capacities=unstated))
    assert "[commander] → not stated" in shown
    assert "An office in [brackets] is not named in the text" in shown


def test_a_place_left_open_names_what_else_it_may_be() -> None:
    place = make_event().place
    assert place is not None
    other = PlaceOption(name="Tripoli", geonames=None, country="LBN")
    open_ = replace(place, name="Tripoli", alternatives=(other,))
    shown = render(event_record(replace(make_event(), place=open_)))
    assert "Tripoli, Libya; or: Tripoli, Lebanon" in shown


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2020-01-08", "8 January 2020"),
        ("2020-01", "January 2020"),
        ("2020", "2020"),
        ("XXXX-01-08", "8 January (year not stated)"),
        ("2020-XX-XX", "2020"),
        ("201X", "2010s"),
        ("2019-22", "summer 2019"),
        ("2019~", "about 2019"),
        ("2019-04-15?", "perhaps 15 April 2019"),
        ("2019-04/..", "since April 2019"),
        ("../2019-04", "until April 2019"),
        ("2019-04-01/2019-04-10", "1 April 2019 to 10 April 2019"),
        ("[2019,2020]", "[2019,2020]"),
    ],
)
def test_dates_are_written_in_words(edtf: str, words: str) -> None:
    assert edtf_text(edtf) == words


def test_a_time_of_day_keeps_its_zone() -> None:
    timex = Timex(
        edtf="2020-01-12",
        first=None,
        last=None,
        time=ClockTime(value="23:59", zone="+03:00"),
        at=passage("أمس"),
    )
    shown = render(event_record(replace(make_event(), date=timex)))
    assert "12 January 2020, 23:59 +03:00" in shown


def test_figures_say_their_range_and_event() -> None:
    figure = make_record().figures[0]
    open_ = replace(figure, low=43.0, high=None)
    range_ = replace(figure, low=1200.0, high=1500.5, event=None)
    sum_ = replace(range_, kind=FigureKind.SUM, unit="USD", high=1200.0)
    shown = render(replace(make_record(), figures=(open_, range_, sum_)))
    assert "    43 or more killed · e1\n" in shown
    assert "    1,200 to 1,500.5 killed\n" in shown
    assert "    sum: 1,200 USD\n" in shown


def test_an_actor_nobody_knows_is_marked_as_such() -> None:
    """The name was spelled by rule and nothing else is claimed."""
    unknown = replace(
        make_entity(), ref=None, romanized=True, country=None, sectors=(), office=None
    )
    shown = render(replace(make_record(), entities=(unknown,)))
    assert (
        "Kind person, country not stated, not in the actor files, name romanised by rule"
        in " ".join(shown.split())
    )


def long_claim(text: str, trigger: str) -> Claim:
    whole = Passage(0, len(text), text)
    event = Event(type=EventType.ASSAULT)
    return replace(
        make_claim(event),
        trigger=passage(trigger, text),
        evidence=(whole,),
        cues=(),
        capacities={},
    )


def test_a_long_sentence_is_cut_around_its_trigger() -> None:
    text = "before " * 60 + "the shelling stopped " + "after " * 60
    record = Record(
        document=make_document(text, "en"), events=(long_claim(text, "shelling"),)
    )
    shown = render(record)
    said = shown[shown.index("> ") :]
    assert "before the shelling stopped after" in " ".join(said.split())
    assert said.startswith("> …before ")
    assert width(said) < 400


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_line_is_wider_than_the_terminal(lang: str) -> None:
    text = {"ar": "هُدْنَة طويلة جدا " * 40, "en": "a very long truce " * 40}[lang]
    record = Record(
        document=make_document(text, lang),
        events=(long_claim(text, {"ar": "طويلة", "en": "truce"}[lang]),),
    )
    assert max(map(width, render(record).splitlines())) <= COLUMNS


def test_isolates_are_closed_on_the_line_they_are_opened_on() -> None:
    text = "قال الناطق إن القوات تنسحب " * 20
    record = Record(document=make_document(text), events=(long_claim(text, "تنسحب"),))
    lines = render(record).splitlines()
    assert sum(FSI in line for line in lines) > 4
    assert all(line.count(FSI) == line.count(PDI) for line in lines)


def test_words_are_measured_as_a_terminal_shows_them() -> None:
    assert width("هُدْنَة") == 4  # vowel signs take no column of their own
    assert width("停戦") == 4  # each takes two
    assert width(f"{FSI}x{PDI}") == 1
    assert wrap("停戦停戦", 5) == ["停戦", "停戦"]


def test_shortening_keeps_the_focus_however_long_it_is() -> None:
    assert shorten("one two three four", 4, 13, 5) == "…two three…"
    assert shorten("one two three four", 4, 7, 80) == "one two three four"
    assert shorten("one two three four", 14, 18, 10) == "…three four"


HOSTILE = "\x1b]0;owned\x07\x1b[2J \u202eevil\u202c \u2066x \x9b31m\r\x00 \U000e0041"


def test_a_hostile_article_sends_the_terminal_nothing() -> None:
    """Escape sequences and overrides are seen by name, wherever they stand."""
    text = f"{HOSTILE} shelled"
    record = Record(
        document=replace(
            make_document(text, "en"), title=HOSTILE, source=HOSTILE, url=HOSTILE
        ),
        entities=(replace(make_entity(name=HOSTILE), local_name=HOSTILE),),
        events=(
            replace(
                long_claim(text, "shelled"),
                event=Event(type=EventType.ASSAULT, actors=("n1",), mode=HOSTILE),
            ),
        ),
    )
    shown = render(record)
    assert not any(ord(char) < 32 and char != "\n" for char in shown)
    assert not any(char in shown for char in "\x7f\x9b\u202e\u202c\u2066\U000e0041")
    assert "‹ESC›]0;owned‹U+0007›" in shown
    assert "‹RLO›evil‹PDF›" in shown


@given(st.text(st.characters(), max_size=60))
def test_any_text_becomes_harmless_and_can_be_written(text: str) -> None:
    shown = harmless(text)
    shown.encode("utf-8")
    assert not any(char < " " and char != "\n" for char in shown)


@given(st.text(max_size=120), st.integers(8, 40))
def test_wrapping_loses_no_word(text: str, columns: int) -> None:
    text = harmless(text)
    lines = wrap(text, columns, "  ", "    ")
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns for line in lines)


def test_colour_is_only_there_when_asked_for() -> None:
    plain = render(make_record())
    coloured = render(make_record(), color=True)
    assert "\x1b" not in plain
    assert "\x1b[1me1  CONCEDE" in coloured
    assert coloured.replace("\x1b[0m", "").count("\x1b[") > 5


def test_an_empty_record_says_that_nothing_was_found() -> None:
    shown = render(Record(document=make_document("")))
    assert shown.count("none found") == 4
    assert shown.startswith("not stated\n")

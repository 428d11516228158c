"""Words that are declined: endings are read off, and say what a phrase is."""

import pytest

import hudna
from hudna.model.claim import Claim
from hudna.model.record import Record
from hudna.text.lexicon import Entry, Lexicon, Match, WordClass
from hudna.text.tokens import tokenize
from hudna.text.words import Reading, declension

TABLE: list[dict[str, list[str]]] = [
    {"of": [""], "genitive": ["а"], "accusative": ["а"], "dative": ["у"]},
    {"of": ["ый"], "plain": ["ые"], "genitive": ["ого"]},
    {"of": ["а"], "genitive": ["ы"], "dative": ["е"], "plain": ["ы"]},
]


def find(phrase: str, text: str, words: WordClass = WordClass.NOUN) -> list[Match]:
    lexicon = Lexicon(declension(TABLE))
    lexicon.add(phrase, Entry("office", phrase, words))
    return lexicon.find(tokenize(text, 0, len(text)), text)


def test_a_word_is_read_as_it_stands_first() -> None:
    readings = declension(TABLE).readings("министра")
    assert readings[0] == Reading("министра")
    assert Reading("министр", case="genitive|accusative") in readings


def test_three_letters_are_left() -> None:
    assert declension(TABLE).readings("дома")[1:] == (
        Reading("дом", case="genitive|accusative"),
    )
    assert declension(TABLE).readings("яма") == (Reading("яма"),)


def test_an_ending_of_a_plain_form_tells_no_case() -> None:
    cases = {r.stem: r.case for r in declension(TABLE).readings("стороны")}
    assert cases["сторона"] == ""


def test_a_form_of_a_verb_is_read_as_it_stands() -> None:
    words = declension(TABLE)
    words.known.add("сказала")
    assert words.readings("сказала") == (Reading("сказала"),)


def test_every_word_of_a_phrase_may_be_declined() -> None:
    (match,) = find("главный министр", "главного министра")
    assert match.case == "genitive"


def test_words_inside_a_phrase_stay_as_they_are_entered() -> None:
    (match,) = find("министр обороны", "министру обороны")
    assert match.case == "dative"


@pytest.mark.parametrize("words", [WordClass.VERB, WordClass.FIXED])
def test_verbs_and_fixed_words_are_not_declined(words: WordClass) -> None:
    assert find("удар", "удара", words) == []


# -- in a text -------------------------------------------------------------------


def read(text: str, lang: str = "ru") -> Record:
    return hudna.read(text, lang=lang, published="2020-01-12")


def one(text: str, lang: str = "ru") -> tuple[Record, Claim]:
    record = read(text, lang)
    (claim,) = record.events
    return record, claim


def named(record: Record, ids: tuple[str, ...]) -> list[str]:
    return [record.entity(id_).name for id_ in ids]


def test_a_declined_name_is_its_bearer() -> None:
    record = read("Владимир Путин поблагодарил Сергея Лаврова.")
    assert {e.ref for e in record.entities} >= {"vladimir-putin", "sergey-lavrov"}


def test_the_subject_may_follow_its_verb() -> None:
    record, claim = one("Турцию осудила Сирия.")
    assert named(record, claim.event.actors) == ["Syria"]


def test_what_opens_the_clause_takes_part_though_the_subject_follows() -> None:
    _, claim = one("С президентом Ирана встретился Сергей Лавров.")
    assert len(claim.event.actors) == 2


def test_an_instrumental_is_the_agent_of_a_passive() -> None:
    record, claim = one("Журналист был арестован полицией.")
    assert named(record, claim.event.actors) == ["police"]


def test_a_number_governs_the_genitive() -> None:
    _, claim = one("Сорок студентов протестовали в столице.")
    assert claim.event.actors


def test_an_owner_stands_behind_its_noun() -> None:
    record, claim = one("Армия Израиля обстреляла пригород.")
    (actor,) = (record.entity(id_) for id_ in claim.event.actors)
    assert actor.country == "ISR"


def test_the_future_of_a_perfective_verb() -> None:
    _, claim = one("Полиция арестует журналиста.")
    assert claim.status == "future"


def test_the_speaker_follows_the_verb_of_saying() -> None:
    record = read("«Переговоры начнутся завтра утром», — заявил вчера Сергей Лавров.")
    (quote,) = record.quotes
    assert quote.speaker is not None
    assert record.entity(quote.speaker).ref == "sergey-lavrov"


def test_a_comma_stands_before_what_is_reported() -> None:
    record = read("Сергей Лавров заявил, что дорога в город открыта.")
    (quote,) = record.quotes
    assert quote.at.text == "дорога в город открыта"


def test_a_phrase_is_declined_word_by_word() -> None:
    forms = set(declension(TABLE).forms("Новый порт"))
    assert {"новыи порт", "нового порта"} <= forms  # й is folded
    assert "новыи порта" not in forms


def test_a_declined_place_is_found_under_its_plain_name() -> None:
    _, claim = one("Сергей Лавров и Майк Помпео встретились в Женеве.")
    assert claim.event.place is not None
    assert claim.event.place.name == "Geneva"


def test_what_dates_a_light_verb_dates_its_event_noun() -> None:
    _, claim = one("В среду Сергей Лавров провел долгие переговоры с Майком Помпео.")
    assert claim.event.date is not None
    assert claim.event.date.edtf == "2020-01-08"


def test_a_cue_may_stand_between_dashes_inside_the_marks() -> None:
    text = "«Дорога, — подчеркнул Сергей Лавров, — открыта для всех жителей»."
    (quote,) = read(text).quotes
    assert quote.direct
    assert quote.speaker is not None
    assert read(text).entity(quote.speaker).ref == "sergey-lavrov"


def test_as_somebody_said_opens_what_follows_the_comma() -> None:
    (quote,) = read("Как заявил Сергей Лавров, Лондон не предоставил помощь.").quotes
    assert quote.at.text == "Лондон не предоставил помощь"

"""Where verbs stand last: objects, subjects and reported clauses before them."""

import pytest

import hudna
from hudna.model.claim import Claim
from hudna.model.record import Record


def read(text: str) -> Record:
    return hudna.read(text, lang="tr", published="2020-01-12")


def one(text: str) -> tuple[Record, Claim]:
    record = read(text)
    (claim,) = record.events
    return record, claim


def names(record: Record, ids: tuple[str, ...]) -> list[str]:
    return [record.entity(id_).name for id_ in ids]


def speaker(record: Record) -> str | None:
    (quote,) = record.quotes
    return record.entity(quote.speaker).ref if quote.speaker else None


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Türkiye Suriye'yi kınadı.", ["Turkey"], ["Syria"]),
        ("Suriye'yi Türkiye kınadı.", ["Turkey"], ["Syria"]),
        ("Türkiye ve Katar, Suriye'yi kınadı.", ["Turkey", "Qatar"], ["Syria"]),
        ("Türkiye, Suriye ve İran'ı kınadı.", ["Turkey"], ["Syria", "Iran"]),
        ("Rusya'nın Ankara Büyükelçisi Suriye'yi kınadı.", None, ["Syria"]),
    ],
)
def test_endings_tell_who_did_what_to_whom(
    text: str, actors: list[str] | None, recipients: list[str]
) -> None:
    record, claim = one(text)
    if actors is not None:
        assert names(record, claim.event.actors) == actors
    assert names(record, claim.event.recipients) == recipients


def test_a_postposition_stands_behind_its_phrase() -> None:
    record, claim = one("Gazeteci polis tarafından gözaltına alındı.")
    assert names(record, claim.event.actors) == ["polis"]


def test_the_light_verb_follows_its_noun() -> None:
    record, claim = one("Rusya, Türkiye ile müzakere yürüttü.")
    assert names(record, claim.event.actors) == ["Russia", "Turkey"]


def test_a_head_without_the_ending_of_the_owned_is_another_phrase() -> None:
    record, claim = one("Ekvador gazeteciye sığınma verdi.")
    assert names(record, claim.event.actors) == ["Ecuador"]


def test_an_embedded_verb_has_its_own_subject() -> None:
    text = "Sergey Lavrov, Suriye'nin ateşkesi ihlal ettiğini söyledi."
    record, claim = one(text)
    assert names(record, claim.event.actors) == ["Syria"]
    (source,) = claim.attribution
    assert source.entity is not None
    assert record.entity(source.entity).ref == "sergey-lavrov"


def test_what_is_reported_stands_before_the_verb_of_saying() -> None:
    record = read("Sergey Lavrov, yolun açık olduğunu söyledi.")
    (quote,) = record.quotes
    assert quote.at.text == "yolun açık olduğunu"
    assert speaker(record) == "sergey-lavrov"


def test_the_speaker_stands_before_the_quotation() -> None:
    record = read('Sergey Lavrov, "Görüşmeler yarın sabah başlayacak" dedi.')
    assert speaker(record) == "sergey-lavrov"


def test_a_subject_left_out_is_that_of_the_sentence_before() -> None:
    record = read('Sergey Lavrov İran\'ı kınadı. "Yollar bugün yine açık" dedi.')
    assert speaker(record) == "sergey-lavrov"


def test_what_is_refused_is_no_event_of_its_own() -> None:
    _, claim = one("İran müzakereleri reddetti.")
    assert (claim.event.type, claim.event.mode) == ("REJECT", "meet")


def test_a_place_has_its_ending_behind_an_apostrophe() -> None:
    _, claim = one("Rusya ve Türkiye İdlib'de görüştü.")
    assert claim.event.place is not None
    assert claim.event.place.name == "Idlib"


def test_without_an_apostrophe_a_name_is_whole() -> None:
    record = read("Panama Devlet Başkanı Juan Carlos Varela istifa etti.")
    assert [e.name for e in record.entities] == ["Juan Carlos Varela"]


def test_the_head_of_a_relative_clause_does_what_it_tells() -> None:
    record = read("Suriye'yi kınayan İran görüşmeleri reddetti.")
    condemned = next(c for c in record.events if c.event.type == "ACCUSE")
    assert names(record, condemned.event.actors) == ["Iran"]


def test_what_an_act_is_about_stands_between_its_people_and_the_verb() -> None:
    _, claim = one("Antonio Guterres, taraflara acil yardım çağrısında bulundu.")
    assert claim.event.content is not None
    assert claim.event.content.text == "acil yardım"


def test_a_noun_with_a_meaning_of_its_own_is_no_embedded_verb() -> None:
    _, claim = one("Sudan ve Mısır barış anlaşması imzaladı.")
    assert claim.event.type == "SUPPORT"

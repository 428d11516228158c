"""What other languages call countries, peoples, actors and places."""

import pytest

import hudna
from hudna.exonyms import country_names
from hudna.languages import load_pack
from hudna.pipeline import load_world
from hudna.resolve.gazetteer import load_gazetteer


def test_names_peoples_and_seats_are_told_apart() -> None:
    table = {"RUS": {"names": ["Russia"], "peoples": ["russo"], "seats": ["Mosca"]}}
    found = dict(country_names(table))
    assert found["Russia"].value.place
    assert not found["Russia"].value.seat
    assert found["russo"].value.adjective
    assert not found["russo"].cased
    assert found["Mosca"].value.seat
    assert found["Mosca"].cased
    assert {entry.value.country for entry in found.values()} == {"RUS"}


def test_a_place_is_found_under_the_name_a_language_gives_it() -> None:
    places = load_gazetteer()
    local = places.with_names({"Ginevra": "Geneva", "Nessunluogo": "Nowhere at all"})
    assert local.lookup("Ginevra") == places.lookup("Geneva")
    assert places.lookup("Ginevra") == ()
    assert local.lookup("Nessunluogo") == ()


@pytest.mark.parametrize(
    ("lang", "text", "actor", "place"),
    [
        (
            "fr",
            "Vladimir Poutine a rencontré le roi à Genève.",
            "vladimir-putin",
            "Geneva",
        ),
        (
            "it",
            "Vladimir Putin ha incontrato il re a Londra.",
            "vladimir-putin",
            "London",
        ),
    ],
)
def test_a_text_is_grounded_in_its_own_names(
    lang: str, text: str, actor: str, place: str
) -> None:
    record = hudna.read(text, lang=lang, published="2020-01-12")
    (claim,) = record.events
    assert actor in {record.entity(id_).ref for id_ in claim.event.actors}
    assert claim.event.place is not None
    assert claim.event.place.name == place


def test_a_name_of_one_language_is_none_in_another() -> None:
    record = hudna.read("The russo word met the damasco word.", lang="en")
    assert not [e for e in record.entities if e.country in ("RUS", "SYR")]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        (
            "fr",
            "« La route est fermée depuis lundi », a déclaré le ministre.",
            "le ministre",
        ),
        ("fr", "Le maire, lui, a dit que la route était fermée.", "Le maire"),
        ("it", "«La strada è chiusa da lunedì», ha detto il ministro.", "il ministro"),
        ("it", "Secondo il sindaco, la strada è chiusa da lunedì.", "il sindaco"),
    ],
)
def test_words_have_their_speaker(lang: str, text: str, speaker: str) -> None:
    record = hudna.read(text, lang=lang)
    (quote,) = record.quotes
    assert quote.speaker is not None
    mentions = [m.text for m in record.entity(quote.speaker).mentions]
    assert speaker in mentions


def test_every_actor_that_a_pack_names_is_known() -> None:
    known = load_world().actors.actors
    for lang in ("fr", "it"):
        assert sorted(load_pack(lang).actors.keys() - known.keys()) == []

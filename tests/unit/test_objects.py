"""What a trigger may ask of its object."""

import pytest

import hudna


@pytest.mark.parametrize(
    ("text", "lang", "town"),
    [
        ("Government troops captured Sirte.", "en", "Sirte"),
        ("Syrian troops recaptured Palmyra from the rebels.", "en", "Palmyra"),
        ("Войска Хафтара заняли Сирт.", "ru", "Sirte"),
    ],
)
def test_a_town_that_is_named_is_territory(text: str, lang: str, town: str) -> None:
    (claim,) = hudna.read(text, lang=lang).events
    assert claim.event.type == "ASSAULT"
    assert claim.event.place is not None
    assert claim.event.place.name == town

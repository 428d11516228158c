"""Places: which names are places, and which place each means in its text."""

import math
from pathlib import Path

import pytest

import hudna
from hudna.errors import DataInvalid
from hudna.model.grounding import Place
from hudna.model.text import Document
from hudna.model.vocabulary import EntityKind, Precision
from hudna.pipeline import find_places
from hudna.resolve.gazetteer import Gazetteer, exonyms, load_gazetteer
from hudna.resolve.place_heads import read_heads
from hudna.resolve.towns import Towns


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def places(text: str, lang: str = "en") -> dict[str, Place]:
    found = find_places(Document(id="d", text=text, lang=lang))
    return {text[span.start : span.end]: place for span, place in found}


# -- which of several places -------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "text", "name", "country"),
    [
        ("ar", "قالت الصحة الليبية إن الجرحى نقلوا إلى طرابلس.", "طرابلس", "LBY"),
        ("ar", "انتشر الجيش اللبناني في طرابلس ليلا.", "طرابلس", "LBN"),
        ("ar", "نقل الجرحى إلى طرابلس ومنها إلى مصراتة.", "طرابلس", "LBY"),
        ("en", "The Lebanese army deployed in Tripoli overnight.", "Tripoli", "LBN"),
        ("en", "The convoy left Misrata and reached Tripoli.", "Tripoli", "LBY"),
        ("en", "Shops closed in Tripoli, Lebanon, on Friday.", "Tripoli", "LBN"),
        ("en", "He moved from Paris, Texas, to the coast.", "Paris", "USA"),
        ("en", "She flew to Paris after the talks.", "Paris", "FRA"),
        ("en", "Villagers in Georgia said Russian troops had left.", "Georgia", "GEO"),
        ("fr", "L'armée libanaise s'est déployée à Tripoli.", "Tripoli", "LBN"),
        ("it", "I feriti libici sono arrivati a Tripoli.", "Tripoli", "LBY"),
    ],
)
def test_the_text_tells_which_of_two_places_is_meant(
    lang: str, text: str, name: str, country: str
) -> None:
    place = places(text, lang)[name]
    assert place.country == country
    assert place.alternatives == ()


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("ar", "قال مسؤول في طرابلس إن الوضع هادئ.", "طرابلس"),
        ("en", "An official in Tripoli said that calm had returned.", "Tripoli"),
    ],
)
def test_what_the_text_leaves_open_stays_open(lang: str, text: str, name: str) -> None:
    place = places(text, lang)[name]
    assert {option.country for option in place.alternatives} == {"LBY", "LBN"}
    assert place.lat is None
    assert place.country is None


def test_a_name_means_one_place_throughout_a_document() -> None:
    text = "Tripoli woke to rain. Later, in Tripoli, Lebanon, the schools were shut."
    found = find_places(Document(id="d", text=text, lang="en"))
    assert [p.country for _, p in found if p.name == "Tripoli"] == ["LBN", "LBN"]


def test_a_state_beside_its_town_is_no_country() -> None:
    found = places("Deputies in Macon, Georgia, and in Atlanta found the lorry.")
    assert found["Macon"].country == "USA"
    assert found["Georgia"].precision is Precision.PROVINCE


def test_vowels_tell_names_apart() -> None:
    found = places("زار الوزير عُمان ثم عاد إلى عمّان.", "ar")
    assert found["عُمان"].country == "OMN"
    assert found["عمّان"].country == "JOR"


def test_a_town_takes_its_state_from_the_code_behind_it() -> None:
    found = places("He spoke in Manchester, N.H., and in Birmingham, AL, last week.")
    assert {found["Manchester"].country, found["Birmingham"].country} == {"USA"}
    assert found["N.H."].name == "New Hampshire"


# -- what is a place at all --------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Mayor Jackson and Sharon Hamilton thanked Rep. Clay Douglas."),
        ("en", "The Russian and Turkish envoys met."),
        ("en", "He teaches at Columbia University and lives on Dublin Road."),
        ("ar", "جرفت سيول الأمطار سيارات في الحي."),
        ("ar", "#سيول_الأردن"),
        ("ar", "جودة عالية ولعنة طويلة."),
        ("ru", "На заседании городской думы выступил мэр."),
    ],
)
def test_surnames_peoples_streets_and_words_are_no_places(lang: str, text: str) -> None:
    assert places(text, lang) == {}


def test_a_small_town_needs_a_reason() -> None:
    assert places("Halberd won again, said the coach.") == {}
    assert "Adams" not in places("Adams said that it rained.")
    found = places("The farm lies in Adams, Wisconsin.")
    assert found["Adams"].country == "USA"


# -- nested places, areas and sites ------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "text", "name", "country"),
    [
        ("en", "Troops left Sirte, in central Libya.", "Sirte", "LBY"),
        ("en", "Troops left the Syrian town of Tripoli.", "Tripoli", None),
        ("en", "Troops left the Lebanese city of Tripoli.", "Tripoli", "LBN"),
        ("ar", "انسحبت القوات من بلدة أجدابيا شرق ليبيا.", "أجدابيا", "LBY"),
        ("ar", "انسحبت القوات من مدينة طرابلس اللبنانية.", "طرابلس", "LBN"),
    ],
)
def test_a_phrase_may_say_where_its_place_lies(
    lang: str, text: str, name: str, country: str | None
) -> None:
    assert places(text, lang)[name].country == country


@pytest.mark.parametrize(
    ("lang", "text", "words", "name"),
    [
        ("ar", "هبطت الطائرة في مطار عدن.", "مطار عدن", "Aden International Airport"),
        ("ar", "أغلق الجنود معبر رفح.", "معبر رفح", "Rafah crossing"),
        ("ar", "وصلت سفينة إلى ميناء طبرق.", "ميناء طبرق", "Tobruk port"),
        ("ar", "احترق جزء من ميناء طبرق ومطار سبها.", "مطار سبها", "Sabha airport"),
        ("en", "Rockets fell near Erbil airport.", "Erbil airport", "Erbil airport"),
        ("en", "Jets left Al Anad air base.", "Al Anad air base", "Al Anad"),
        ("fr", "Un obus a touché l'aéroport de Sebha.", "aéroport de Sebha", None),
        ("tr", "Erbil havalimanında patlama oldu.", "Erbil havalimanında", None),
    ],
)
def test_a_site_is_named_after_the_place_it_lies_in(
    lang: str, text: str, words: str, name: str | None
) -> None:
    place = places(text, lang)[words]
    assert place.precision is Precision.SUB_CITY
    assert name is None or place.name == name


def test_a_composed_site_has_no_position_that_nobody_gave() -> None:
    place = places("Rockets fell near Erbil airport.")["Erbil airport"]
    assert (place.lat, place.lon, place.geonames) == (None, None, None)
    assert place.country == "IRQ"


@pytest.mark.parametrize(
    ("lang", "text", "words", "country"),
    [
        ("ar", "قتل اثنان في ريف إدلب.", "ريف إدلب", "SYR"),
        ("ar", "تجدد القتال في جنوب كردفان.", "جنوب كردفان", "SDN"),
        ("en", "Clashes resumed in Kunduz province.", "Kunduz province", "AFG"),
        ("en", "Shelling went on along the Donbas front.", "Donbas", "UKR"),
        ("en", "Rebels took villages in North Kivu.", "North Kivu", "COD"),
        ("fr", "Des civils ont fui le Darfour-Nord.", "Darfour-Nord", "SDN"),
    ],
)
def test_areas_and_front_lines_are_provinces(
    lang: str, text: str, words: str, country: str
) -> None:
    place = places(text, lang)[words]
    assert place.country == country
    assert place.precision is Precision.PROVINCE


@pytest.mark.parametrize(
    ("lang", "text", "words", "name"),
    [
        ("en", "Herders fled southern Libya.", "southern Libya", "southern Libya"),
        ("en", "He fled northern Chad.", "northern Chad", "northern Chad"),
        ("ar", "فر الرعاة إلى شمال تشاد.", "شمال تشاد", "northern Chad"),
        ("ar", "وقعت الغارة بشمال سوريا.", "شمال سوريا", "northern Syria"),
        ("fr", "Ils ont fui le nord du Mali.", "nord du Mali", "northern Mali"),
        ("it", "Scontri nel sud della Libia.", "sud della Libia", "southern Libya"),
        ("ru", "Бои идут на севере Сирии.", "севере Сирии", "northern Syria"),
        ("tr", "Libya'nın güneyinde.", "Libya'nın güneyinde", "southern Libya"),
    ],
)
def test_a_part_of_a_country_is_named_in_english(
    lang: str, text: str, words: str, name: str
) -> None:
    place = places(text, lang)[words]
    assert place.name == name
    assert place.precision is Precision.PROVINCE


def test_a_country_with_a_direction_in_its_name_is_whole() -> None:
    found = places("وصل الوفد إلى جنوب السودان.", "ar")
    assert found["جنوب السودان"].country == "SSD"
    assert found["جنوب السودان"].precision is Precision.COUNTRY


# -- names of other languages ------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("ar", "سافر من القاهرة إلى بغداد.", {"Cairo", "Baghdad"}),
        ("ar", "وقع انفجار بالقاهرة.", {"Cairo"}),
        ("fr", "Il est allé du Caire à Londres.", {"Cairo", "London"}),
        ("fr", "L'aide est entrée dans la bande de Gaza.", {"Gaza Strip"}),
        ("it", "È andato da Mosca a Bengasi.", {"Moscow", "Benghazi"}),
        ("ru", "Он приехал из Бахмута в Каир.", {"Bakhmut", "Cairo"}),
        ("ru", "Бои идут в секторе Газа.", {"Gaza Strip"}),
        ("tr", "Halep'ten Kahire'ye gitti.", {"Aleppo", "Cairo"}),
        ("tr", "Gazze Şeridi'ne yardım ulaştı.", {"Gaza Strip"}),
    ],
)
def test_a_place_is_known_by_what_each_language_calls_it(
    lang: str, text: str, names: set[str]
) -> None:
    assert {place.name for place in places(text, lang).values()} == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وصل إلى العراق.", "العراق"),
        ("وصل دعم للعراق.", "للعراق"),
        ("وقع بالقاهرة.", "القاهرة"),
        ("سافر لبغداد.", "بغداد"),
    ],
)
def test_the_words_of_a_place_are_those_of_its_name(text: str, words: str) -> None:
    assert list(places(text, "ar")) == [words]


@pytest.mark.parametrize("lang", ["fr", "it", "ru", "tr"])
def test_every_name_of_a_language_stands_for_a_known_place(
    lang: str, gazetteer: Gazetteer
) -> None:
    names = exonyms(lang)
    assert names
    assert [known for known in names.values() if not gazetteer.lookup(known)] == []


# -- in a record -------------------------------------------------------------------


def test_a_capital_that_acts_is_a_government_and_one_that_locates_a_place() -> None:
    record = hudna.read("Moscow condemned the attack in Moscow.", lang="en")
    actors = {id_ for claim in record.events for id_ in claim.event.actors}
    kinds = {record.entity(id_).kind for id_ in actors}
    assert kinds <= {EntityKind.GOVERNMENT, EntityKind.COUNTRY}
    assert kinds


def test_the_place_of_a_dateline_is_none_of_the_event() -> None:
    text = "CAIRO (Agency) - Gunmen killed three soldiers on Monday."
    (claim,) = hudna.read(text, lang="en", published="2020-01-12").events
    assert claim.event.place is None


def test_the_place_of_an_event_is_settled_by_the_whole_text() -> None:
    text = "Gunmen killed two men in Tripoli. The Lebanese army closed the road."
    claim = hudna.read(text, lang="en", published="2020-01-12").events[0]
    assert claim.event.place is not None
    assert claim.event.place.country == "LBN"


# -- data --------------------------------------------------------------------------


def test_positions_are_on_the_map(gazetteer: Gazetteer) -> None:
    points = [entry.point for entry in gazetteer.entries if entry.point is not None]
    assert len(points) > 30_000
    assert all(math.fabs(lat) <= 90 and math.fabs(lon) <= 180 for lat, lon in points)


def test_a_town_is_looked_up_by_its_whole_name(gazetteer: Gazetteer) -> None:
    towns = gazetteer.towns
    assert towns is not None
    assert {entry.area for entry in towns.lookup("rapides parish")} == {"Louisiana"}
    assert towns.lookup("rapides") != towns.lookup("rapides parish")
    assert towns.lookup("zzzz no such town") == ()
    assert towns.begins("rapides")
    assert not towns.begins("zzzz")


def test_a_table_of_heads_with_a_fault_is_named(tmp_path: Path) -> None:
    path = tmp_path / "heads.toml"
    path.write_text("[[head]]\nenglish = 'airport'\n", encoding="utf-8")
    with pytest.raises(DataInvalid, match="not a table of heads"):
        read_heads(path, "en")


def test_a_missing_table_of_towns_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataInvalid, match="no table of towns"):
        Towns(tmp_path / "none.gz", {}).lookup("paris")

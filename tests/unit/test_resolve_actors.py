"""Which mentions are one actor, who that is, and what is left open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hudna.errors import DataInvalid
from hudna.model.extraction import EntityMention
from hudna.model.text import Document, Span
from hudna.model.vocabulary import EntityKind, SourceClass
from hudna.resolve.actor_files import ActorFile, load_actors
from hudna.resolve.actors import Resolved, capacity_of, resolve

ACTORS = """
[[actor]]
id = "mario-rossi"
name = "Mario Rossi"
kind = "person"
country = "ITA"
sectors = ["GOV"]
names.en = ["Mario Rossi"]
names.ar = ["ماريو روسي"]
short.en = ["Rossi"]
short.ar = ["روسي"]
distinct = true
offices = [
  { role = "prime-minister", of = "ITA", title = "prime minister of Italy", \
from = "2018-06-01", to = "2021-02" },
  { role = "chairman", of = "red-party", title = "chairman of the Red Party", \
from = "2017" },
]

[[actor]]
id = "anna-rossi"
name = "Anna Rossi"
kind = "person"
country = "CHE"
names.en = ["Anna Rossi"]
short.en = ["Rossi"]
offices = [
  { role = "foreign-minister", of = "CHE", title = "Swiss foreign minister", \
from = "2019" },
]

[[actor]]
id = "omar-saadi"
name = "Omar al-Saadi"
kind = "person"
country = "LBY"
sectors = ["MIL"]
names.en = ["Omar al-Saadi"]
names.ar = ["عمر السعدي"]
short.ar = ["السعدي"]
distinct = true
offices = [
  { role = "commander", of = "eastern-army", title = "commander", \
from = "2015-03" },
]

[[actor]]
id = "eastern-army"
name = "Eastern Army"
kind = "organization"
country = "LBY"
sectors = ["MIL"]
names.ar = ["جيش الشرق"]

[[actor]]
id = "hill-brigades"
name = "Hill Brigades"
kind = "group"
country = "YEM"
sectors = ["REB"]
names.en = ["Hill Brigades"]
names.ar = ["كتائب التل"]

[[actor]]
id = "unity-government"
name = "Government of Unity"
kind = "government"
country = "LBY"
names.en = ["Government of Unity"]

[[actor]]
id = "salem-hadid"
name = "Salem Hadid"
kind = "person"
country = "LBY"
names.en = ["Salem Hadid"]
names.ar = ["سالم حديد"]
short.ar = ["حديد"]
offices = [
  { role = "prime-minister", of = "LBY", disputed = true, from = "2019", \
title = "prime minister of the Government of Unity" },
]

[[actor]]
id = "world-league"
name = "World League"
kind = "organization"
country = "IGO"
names.en = ["World League"]

[[actor]]
id = "jan-novak"
name = "Jan Novak"
kind = "person"
country = "CZE"
names.en = ["Jan Novak"]
offices = [
  { role = "envoy", of = "world-league", title = "League envoy to Yemen", \
from = "2018" },
]

[[actor]]
id = "eva-berg"
name = "Eva Berg"
kind = "person"
country = "SWE"
names.en = ["Eva Berg"]
offices = [
  { role = "envoy", of = "world-league", title = "League envoy to Libya", \
from = "2018" },
]

[[actor]]
id = "coast-press"
name = "Coast Press"
kind = "organization"
sectors = ["MED", "agency"]
names.en = ["Coast Press"]

[[actor]]
id = "red-party"
name = "Red Party"
kind = "organization"
country = "ITA"
sectors = ["PTY"]
names.en = ["Red Party"]
"""


@pytest.fixture(scope="module")
def actors(tmp_path_factory: pytest.TempPathFactory) -> ActorFile:
    folder = tmp_path_factory.mktemp("actors")
    (folder / "some.toml").write_text(ACTORS, encoding="utf-8")
    return load_actors(folder)


class Story:
    """A document whose mentions are made from words in brackets, in order."""

    def __init__(self, text: str, *fields: dict[str, object], day: str | None) -> None:
        spans = list(_bracketed(text))
        plain = text.replace("[", "").replace("]", "")
        self.document = Document(id="d", text=plain, lang="und", published=day)
        self.mentions = tuple(
            _mention(plain, span, each)
            for span, each in zip(spans, fields, strict=True)
        )

    def read(self, actors: ActorFile) -> Resolved:
        return resolve(self.document, self.mentions, actors)

    def ids(self, actors: ActorFile) -> list[str]:
        resolved = self.read(actors)
        return [resolved.ids[m.span] for m in self.mentions]


def _bracketed(text: str) -> Iterator[Span]:
    taken = 0
    at = 0
    while (start := text.find("[", at)) >= 0:
        end = text.index("]", start)
        yield Span(start - taken, end - taken - 1)
        taken += 2
        at = end


def _mention(text: str, span: Span, fields: dict[str, object]) -> EntityMention:
    values = dict(fields)
    name = values.pop("name", None)
    if isinstance(name, str):
        start = text.index(name, span.start, span.end)
        values["name_at"] = Span(start, start + len(name))
    values.setdefault("kind", EntityKind.PERSON)
    return EntityMention(span=span, **values)  # type: ignore[arg-type]


ROSSI = {"refs": ("mario-rossi", "anna-rossi"), "name": "Rossi"}


def test_two_bearers_of_a_surname_are_told_apart_by_the_full_name(
    actors: ActorFile,
) -> None:
    story = Story(
        "[Anna Rossi] spoke in Bern. Later [Rossi] left.",
        {"refs": ("anna-rossi",), "name": "Anna Rossi"},
        ROSSI,
        day="2020-01-12",
    )
    assert story.ids(actors) == ["n1", "n1"]
    reasons = story.read(actors).resolutions[0].reasons
    assert any("the full name stands in the document" in r for r in reasons)


def test_two_bearers_of_a_surname_are_told_apart_by_the_office(
    actors: ActorFile,
) -> None:
    story = Story(
        "[Prime Minister Rossi] arrived.",
        {**ROSSI, "office": "prime-minister"},
        day="2020-01-12",
    )
    (entity,) = story.read(actors).entities
    assert entity.ref == "mario-rossi"


def test_two_bearers_of_a_surname_stay_open_when_nothing_decides(
    actors: ActorFile,
) -> None:
    story = Story("[Rossi] arrived.", ROSSI, day="2020-01-12")
    resolved = story.read(actors)
    assert resolved.entities[0].ref is None
    assert resolved.resolutions[0].alternatives == ("mario-rossi", "anna-rossi")


ITALIAN = {"kind": EntityKind.ROLE, "office": "prime-minister", "office_of": "ITA"}


@pytest.mark.parametrize(
    ("day", "ref", "name"),
    [
        ("2020-01-12", "mario-rossi", "Mario Rossi"),
        ("2021-02-20", "mario-rossi", "Mario Rossi"),  # known to the month only
        ("2022-01-12", None, "Italian prime minister"),
        (None, None, "Italian prime minister"),
    ],
)
def test_an_office_is_its_holder_on_the_day_of_the_document(
    actors: ActorFile, day: str | None, ref: str | None, name: str
) -> None:
    story = Story("قال [رئيس الوزراء الإيطالي] اليوم", ITALIAN, day=day)
    (entity,) = story.read(actors).entities
    assert (entity.ref, entity.name) == (ref, name)


def test_whom_the_text_gives_the_office_goes_before_the_file(actors: ActorFile) -> None:
    story = Story(
        "[Prime Minister Carla Bianchi] left. [The Italian prime minister] won.",
        {**ITALIAN, "kind": EntityKind.PERSON, "name": "Carla Bianchi"},
        ITALIAN,
        day="2020-01-12",
    )
    resolved = story.read(actors)
    assert [e.name for e in resolved.entities] == ["Carla Bianchi"]
    assert resolved.entities[0].office is not None
    assert resolved.entities[0].office.title == "Italian prime minister"


def test_a_former_holder_is_not_the_holder(actors: ActorFile) -> None:
    story = Story("قال [رئيس الوزراء الإيطالي السابق] اليوم", ITALIAN, day="2020-01-12")
    (entity,) = story.read(actors).entities
    assert (entity.ref, entity.name) == (None, "former Italian prime minister")


def test_a_bare_title_is_the_nearest_who_bears_it(actors: ActorFile) -> None:
    story = Story(
        "التقى [عمر السعدي] [وزير الخارجية كارلو بيانكي] وغادر [الجنرال] و[الوزير]",
        {"refs": ("omar-saadi",), "name": "عمر السعدي"},
        {"office": "foreign-minister", "office_of": "ITA", "name": "كارلو بيانكي"},
        {"kind": EntityKind.ROLE, "office": "general"},
        {"kind": EntityKind.ROLE, "office": "minister"},
        day="2020-01-12",
    )
    assert story.ids(actors) == ["n1", "n2", "n1", "n2"]


def test_a_title_that_introduces_somebody_stays_apart(actors: ActorFile) -> None:
    story = Story(
        "[Omar al-Saadi] met a [general] and the [general] agreed.",
        {"refs": ("omar-saadi",), "name": "Omar al-Saadi"},
        {"kind": EntityKind.ROLE, "office": "general"},
        {"kind": EntityKind.ROLE, "office": "general"},
        day="2020-01-12",
    )
    ids = story.ids(actors)
    assert ids[0] != ids[1]


def test_spellings_of_one_known_name_are_one_man(actors: ActorFile) -> None:
    story = Story(
        "وصل [عمر السعدي] ثم قال [عمر السعيدي] وغادر [السعيدي]",
        {"refs": ("omar-saadi",), "name": "عمر السعدي"},
        {"name": "عمر السعيدي"},
        {"name": "السعيدي"},
        day="2020-01-12",
    )
    assert story.ids(actors) == ["n1", "n1", "n1"]
    reasons = story.read(actors).resolutions[0].reasons
    assert any("differ in 1 of" in r for r in reasons)


def test_a_surname_that_is_another_known_name_is_no_spelling(
    actors: ActorFile,
) -> None:
    story = Story(
        "[Nabil Saleh] met [Salah] there.",
        {"name": "Nabil Saleh"},
        {"name": "Salah"},
        day=None,
    )
    assert story.ids(actors) == ["n1", "n2"]


def test_different_given_names_are_never_merged(actors: ActorFile) -> None:
    story = Story(
        "قال [علي البكري] وقال [محمد البكري] ثم قال [البكري]",
        {"name": "علي البكري"},
        {"name": "محمد البكري"},
        {"name": "البكري"},
        day="2020-01-12",
    )
    assert len(set(story.ids(actors))) == 3


def test_short_forms_follow_the_full_name(actors: ActorFile) -> None:
    story = Story(
        "قال [علي البكري] إن [البكري] سيعود مع [بكري]",
        {"name": "علي البكري"},
        {"name": "البكري"},
        {"name": "بكري"},
        day="2020-01-12",
    )
    resolved = story.read(actors)
    (entity,) = resolved.entities
    assert (entity.name, entity.local_name, entity.romanized) == (
        "Ali al-Bakri",
        "علي البكري",
        True,
    )


def test_an_unknown_namesake_named_before_keeps_the_surname(actors: ActorFile) -> None:
    story = Story(
        "[Luca Rossi] owns a shop. [Rossi] sells bread.",
        {"name": "Luca Rossi"},
        ROSSI,
        day="2020-01-12",
    )
    assert story.ids(actors) == ["n1", "n1"]


def test_countries_gather_names_peoples_and_seats(actors: ActorFile) -> None:
    country = {"kind": EntityKind.COUNTRY, "country": "RUS"}
    story = Story(
        "[Russia] warned. [Moscow] denied. [the Russians] left.",
        {**country, "name": "Russia"},
        {**country, "name": "Moscow"},
        {**country, "name": "Russians"},
        day=None,
    )
    (entity,) = story.read(actors).entities
    assert (entity.name, entity.kind) == ("Russia", EntityKind.COUNTRY)


def test_collectives_are_one_for_each_head_and_owner(actors: ActorFile) -> None:
    army = {"kind": EntityKind.ORGANIZATION, "office": "body:army"}
    story = Story(
        "قال [الجيش اليمني] و[الجيش الليبي] ثم [الجيش]",
        {**army, "country": "YEM", "office_of": "YEM"},
        {**army, "country": "LBY", "office_of": "LBY"},
        army,
        day=None,
    )
    resolved = story.read(actors)
    assert [e.name for e in resolved.entities] == ["Yemeni army", "Libyan army"]
    assert story.ids(actors) == ["n1", "n2", "n2"]


def test_a_newspaper_unknown_keeps_its_name(actors: ActorFile) -> None:
    paper = {"kind": EntityKind.ORGANIZATION, "office": "body:newspaper"}
    story = Story("قالت [صحيفة البلاد] إن", paper, day=None)
    (entity,) = story.read(actors).entities
    assert (entity.name, entity.romanized) == ("al-Balad newspaper", True)
    assert entity.local_name == "صحيفة البلاد"


def test_an_agency_with_its_noun_is_the_agency(actors: ActorFile) -> None:
    agency = {"kind": EntityKind.ORGANIZATION, "office": "body:agency"}
    story = Story(
        "the [Coast Press news agency] said",
        {**agency, "office_of": "coast-press"},
        day=None,
    )
    assert story.read(actors).entities[0].ref == "coast-press"


def test_groups_of_two_towns_stay_apart(actors: ActorFile) -> None:
    group = {"kind": EntityKind.GROUP, "office": "group:residents", "country": "LBY"}
    story = Story("[سكان سرت] و[سكان درنة]", group, group, day=None)
    assert len(set(story.ids(actors))) == 2


def test_the_rebels_are_the_armed_group_of_the_document(actors: ActorFile) -> None:
    story = Story(
        "[Hill Brigades] fired. [The rebels] fled.",
        {"kind": EntityKind.GROUP, "refs": ("hill-brigades",), "name": "Hill Brigades"},
        {"kind": EntityKind.GROUP, "office": "group:rebels", "sectors": ("REB",)},
        day=None,
    )
    assert story.ids(actors) == ["n1", "n1"]


LEAGUE = {"kind": EntityKind.ROLE, "office": "envoy", "office_of": "world-league"}


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("the [League envoy] to Libya left", "eva-berg"),
        ("the [League envoy] for Yemen left", "jan-novak"),
        ("the [League envoy] left", None),
        ("غادر [مبعوث العصبة] إلى اليمن", "jan-novak"),
    ],
)
def test_an_envoy_is_that_to_the_country_named(
    actors: ActorFile, text: str, ref: str | None
) -> None:
    (entity,) = Story(text, LEAGUE, day="2020-01-12").read(actors).entities
    assert entity.ref == ref


LIBYAN = {"kind": EntityKind.ROLE, "office": "prime-minister", "office_of": "LBY"}


def test_a_disputed_office_needs_its_holder_named(actors: ActorFile) -> None:
    alone = Story("قال [رئيس الوزراء الليبي] اليوم", LIBYAN, day="2020-01-12")
    resolved = alone.read(actors)
    assert resolved.entities[0].ref is None
    assert resolved.resolutions[0].alternatives == ("salem-hadid",)
    named = Story(
        "وصل [سالم حديد] وقال [رئيس الوزراء الليبي] اليوم",
        {"refs": ("salem-hadid",), "name": "سالم حديد"},
        LIBYAN,
        day="2020-01-12",
    )
    assert named.ids(actors) == ["n1", "n1"]


def test_a_government_called_after_its_head_is_the_one_he_heads(
    actors: ActorFile,
) -> None:
    story = Story(
        "رفضت [حكومة حديد] العرض",
        {
            "kind": EntityKind.GOVERNMENT,
            "office": "body:government",
            "office_of": "salem-hadid",
            "country": "LBY",
        },
        day="2020-01-12",
    )
    assert story.read(actors).entities[0].ref == "unity-government"


def test_titles_of_several_name_none_of_them(actors: ActorFile) -> None:
    story = Story(
        "التقى [وزير الخارجية كارلو بيانكي] مع [وزراء خارجية] الخليج",
        {"office": "foreign-minister", "office_of": "ITA", "name": "كارلو بيانكي"},
        {"kind": EntityKind.ROLE, "office": "foreign-minister"},
        day="2020-01-12",
    )
    resolved = story.read(actors)
    assert [e.kind for e in resolved.entities] == [EntityKind.PERSON, EntityKind.GROUP]


@pytest.mark.parametrize("words", ["رئيس مجلس الوزراء", "رئيس الوزراء"])
def test_one_who_heads_several_is_one(actors: ActorFile, words: str) -> None:
    office = {"kind": EntityKind.ROLE, "office": "prime-minister", "country": "ITA"}
    story = Story(f"وصل [{words}] أمس", office, day="2020-01-12")
    assert story.read(actors).entities[0].ref == "mario-rossi"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Republic of North Macedonia", "MKD"),
        ("دولة قطر", "QAT"),
        ("الجمهورية العربية السورية", "SYR"),
    ],
)
def test_a_form_of_state_with_the_country_is_the_country(
    actors: ActorFile, words: str, code: str
) -> None:
    body = {"kind": EntityKind.GOVERNMENT, "office": "body:government"}
    story = Story(f"«[{words}]»", {**body, "country": code}, day=None)
    (entity,) = story.read(actors).entities
    assert (entity.kind, entity.country) == (EntityKind.COUNTRY, code)


def test_a_name_of_two_countries_is_the_one_the_text_also_names(
    actors: ActorFile,
) -> None:
    country = {"kind": EntityKind.COUNTRY, "country": "OMN"}
    story = Story(
        "أكد [الأردن] موقفه وقالت [عمان] إنها ترحب",
        {"kind": EntityKind.COUNTRY, "country": "JOR", "name": "الأردن"},
        {**country, "name": "عمان"},
        day=None,
    )
    assert story.ids(actors) == ["n1", "n1"]
    alone = Story("قالت [عمان] إنها ترحب", {**country, "name": "عمان"}, day=None)
    assert alone.read(actors).entities[0].country == "OMN"


def test_a_minister_of_something_else_is_another(actors: ActorFile) -> None:
    minister = {"kind": EntityKind.ROLE, "office": "minister"}
    story = Story(
        "وصل [وزير النفط كارلو بيانكي] ثم تحدث [الوزير الضيف] و[وزير الدولة]",
        {"office": "oil-minister", "office_of": "ITA", "name": "كارلو بيانكي"},
        minister,
        minister,
        day=None,
    )
    assert story.ids(actors) == ["n1", "n1", "n2"]


def test_the_kingdom_is_the_one_that_the_text_names(actors: ActorFile) -> None:
    realm = {"kind": EntityKind.COUNTRY, "name": "المملكة"}
    morocco = {"kind": EntityKind.COUNTRY, "country": "MAR", "name": "المغرب"}
    story = Story("أعلن [المغرب] أن [المملكة] ترحب", morocco, realm, day=None)
    assert story.ids(actors) == ["n1", "n1"]
    (open_,) = Story("ترحب [المملكة]", realm, day=None).read(actors).entities
    assert (open_.ref, open_.country) == (None, None)


def test_the_article_swallowed_by_a_preposition_comes_back(actors: ActorFile) -> None:
    story = Story("سلم الرسالة لل[بكري]", {"name": "بكري"}, day=None)
    assert story.read(actors).entities[0].local_name == "بكري"
    story = Story("سلم الرسالة ل[لبكري]", {"name": "لبكري"}, day=None)
    assert story.read(actors).entities[0].local_name == "البكري"


def test_a_father_s_name_is_no_short_form(actors: ActorFile) -> None:
    story = Story(
        "[Fahd bin Jaber] met [Jaber] and [bin Jaber] left.",
        {"name": "Fahd bin Jaber"},
        {"name": "Jaber"},
        {"name": "bin Jaber"},
        day=None,
    )
    assert story.ids(actors) == ["n1", "n2", "n1"]


def test_hidden_sources_are_entities_without_ref(actors: ActorFile) -> None:
    hidden = {
        "kind": EntityKind.GROUP,
        "office": "anonymous:diplomatic sources",
        "anonymous": SourceClass.DIPLOMATIC,
    }
    story = Story("قالت [مصادر دبلوماسية]", hidden, day=None)
    (entity,) = story.read(actors).entities
    assert (entity.name, entity.ref) == ("diplomatic sources", None)


def test_the_source_is_the_one_before_and_another_is_not(actors: ActorFile) -> None:
    hidden = {
        "kind": EntityKind.GROUP,
        "office": "anonymous:military source",
        "anonymous": SourceClass.MILITARY,
    }
    story = Story(
        "قال [مصدر عسكري] وأضاف [المصدر] ثم نفى [مصدر عسكري] آخر",
        hidden,
        hidden,
        hidden,
        day=None,
    )
    assert story.ids(actors) == ["n1", "n1", "n2"]


def test_the_office_follows_the_date(actors: ActorFile) -> None:
    story = Story(
        "[Mario Rossi] spoke.",
        {"refs": ("mario-rossi",), "name": "Mario Rossi"},
        day="2022-01-12",
    )
    (entity,) = story.read(actors).entities
    assert entity.office is not None
    assert entity.office.title == "chairman of the Red Party"
    before = capacity_of(entity, "2019-05-05", actors)
    assert before is not None
    assert before.title == "prime minister of Italy"
    assert capacity_of(entity, "2001-01-01", actors) is None


PERSON = '[[actor]]\nid = "a"\nname = "A"\nkind = "person"\n'


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('[[actor]]\nname = "A"\nkind = "person"', "actor 1 (no id): 'id' is missing"),
        ('[[actor]]\nid = "a"\nname = "A"\nkind = "man"', "kind 'man' is none of"),
        ('[[actor]]\nid = "a"\nname = "A"\nkind = "person"\nage = 3', "key 'age'"),
        (
            '[[actor]]\nid = "a"\nname = "A"\nkind = "person"\ncountry = "Libya"',
            "country 'Libya' is no ISO alpha-3 code",
        ),
        (
            PERSON + 'offices = [{ role = "envoy", of = "nowhere", title = "x" }]',
            "office of 'nowhere'",
        ),
        (
            PERSON + 'offices = [{ role = "envoy", title = "x", from = "spring" }]',
            "'spring' is no year, month or day",
        ),
        ("[[actor", "no TOML file"),
    ],
)
def test_a_faulty_entry_is_named_with_its_file(
    tmp_path: Path, entry: str, message: str
) -> None:
    (tmp_path / "faulty.toml").write_text(entry, encoding="utf-8")
    with pytest.raises(DataInvalid) as caught:
        load_actors(tmp_path)
    assert "faulty.toml" in str(caught.value)
    assert message in str(caught.value)


def test_an_id_stands_once(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(PERSON, encoding="utf-8")
    (tmp_path / "two.toml").write_text(PERSON, encoding="utf-8")
    with pytest.raises(DataInvalid, match=r"two\.toml.*stands in one\.toml too"):
        load_actors(tmp_path)

"""Forms of verbs from a table of endings."""

import pytest

from hudna.text.inflect import Tense, VerbForm, conjugations

TABLE = [
    {"ends": ["are"], "pronominal": ["arsi", "arlo"], "participle": ["ato"]},
    {"ends": ["er"], "present": ["e", "ent"], "participle": ["é", "ée"]},
    {"ends": ["cer"], "present": ["ce", "cent"], "past": ["çait", "çaient"]},
    {"ends": ["tenir"], "present": ["tient", "tiennent"]},
    {"ends": ["^aller"], "present": ["va", "vont"]},
    {"ends": ["ver"], "first": ["vons"], "participle": ["vé"]},
]
inflect = conjugations(
    {
        "verb": TABLE,
        "active": ["arriver"],
        "reflexive": {"se ": ["s'est", "se sont"], "si ": ["si è"]},
    }
)


def test_endings_follow_the_infinitive() -> None:
    assert list(inflect("accuser")) == [
        VerbForm("accuser", Tense.BASE),
        VerbForm("accuse", Tense.PRESENT),
        VerbForm("accusent", Tense.PRESENT, plural=True),
        VerbForm("accusé", Tense.PARTICIPLE),
        VerbForm("accusée", Tense.PARTICIPLE),
    ]


@pytest.mark.parametrize(
    ("entry", "form"),
    [("annoncer", "annonçait"), ("soutenir", "soutient"), ("tenir", "tient")],
)
def test_the_longest_end_decides(entry: str, form: str) -> None:
    assert form in [each.text for each in inflect(entry)]


def test_an_end_may_be_a_whole_infinitive() -> None:
    assert [each.text for each in inflect("aller")] == ["aller", "va", "vont"]
    assert "installé" in [each.text for each in inflect("installer")]


def test_only_the_first_word_of_a_phrase_inflects() -> None:
    assert "accusent à tort" in [each.text for each in inflect("accuser à tort")]


def test_a_verb_without_passive_has_a_perfect() -> None:
    tenses = {each.text: each.tense for each in inflect("arriver")}
    assert tenses["arrivé"] is Tense.PERFECT


def test_the_first_person_speaks_of_the_speaker() -> None:
    first = next(each for each in inflect("arriver") if each.text == "arrivons")
    assert (first.person, first.plural) == (1, True)


def test_a_word_that_no_row_knows_stands_as_it_is() -> None:
    assert list(inflect("dire la vérité")) == [VerbForm("dire la vérité", Tense.BASE)]


def test_a_reflexive_verb_has_its_pronoun_and_auxiliary() -> None:
    forms = {each.text: each.tense for each in inflect("se cacher")}
    assert forms["se cacher"] is Tense.BASE
    assert forms["se cachent"] is Tense.PRESENT
    assert forms["s'est caché"] is Tense.PERFECT
    assert "cache" not in forms


def test_a_reflexive_infinitive_may_carry_its_pronoun() -> None:
    forms = [each.text for each in inflect("si ritirare")]
    assert forms == ["si ritirare", "ritirarsi", "si ritirarlo", "si è ritirato"]


def test_present_forms_of_a_perfective_verb_say_what_will_be() -> None:
    table = {
        "verb": [{"ends": ["ить"], "present": ["ит", "ят"], "past": ["ил", "или"]}],
        "perfective": ["сообщить"],
    }
    tenses = {f.text: f.tense for f in conjugations(table)("сообщить")}
    assert tenses["сообщит"] is Tense.FUTURE
    assert tenses["сообщил"] is Tense.PAST


def test_of_a_phrase_the_last_word_may_inflect() -> None:
    table = {"head": "last", "verb": [{"ends": ["mek"], "past": ["di", "diler"]}]}
    assert "bir araya geldi" in [
        f.text for f in conjugations(table)("bir araya gelmek")
    ]


def test_a_verb_with_its_pronoun_is_another_verb() -> None:
    assert [each.text for each in inflect("ritirare")] == [
        "ritirare",
        "ritirarlo",
        "ritirato",
    ]

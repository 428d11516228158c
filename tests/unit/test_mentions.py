"""Which words make an actor, how far they reach, and whose they are."""

import pytest

from hudna.extract.knowledge import Knowledge
from hudna.extract.mentions import find_chunks
from hudna.extract.pieces import introduce
from hudna.extract.sentence import Sentence
from hudna.model.extraction import EntityMention
from hudna.model.record import Record
from hudna.model.text import Document, Span
from hudna.pipeline import load_knowledge, read_document


def mentions(text: str, lang: str = "en") -> dict[str, EntityMention]:
    """The phrases of a sentence by their words."""
    document = Document(id="t", text=text, lang=lang, published="2016-03-02")
    knowledge: Knowledge = load_knowledge(lang)
    sentence = Sentence(document, Span(0, len(text)), 0, knowledge)
    chunks = find_chunks(sentence, introduce([sentence]))
    return {document.quote(c.span): c.mention for c in chunks}


def read(text: str, lang: str = "en") -> Record:
    return read_document(Document(id="t", text=text, lang=lang, published="2016-03-02"))


def names(record: Record) -> dict[str, str]:
    """The English name of the entity that each mention belongs to."""
    return {m.text: e.name for e in record.entities for m in e.mentions}


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("The king met two hostages.", "en", ["The king", "two hostages"]),
        ("They freed dozens of prisoners.", "en", ["dozens of prisoners"]),
        ("It blamed senior US diplomats.", "en", ["senior US diplomats"]),
        ("The army killed three tired guards.", "en", ["The army"]),
        ("قتل أربعة مدنيين", "ar", ["أربعة مدنيين"]),
        ("أصيب 22 من المقاتلين", "ar", ["22 من المقاتلين"]),
        ("وبعض الفصائل رفضت العرض", "ar", ["بعض الفصائل"]),
        ("طالب عدد من المسؤولين بالتحقيق", "ar", ["عدد من المسؤولين"]),
        ("فر عشرات الآلاف من السوريين", "ar", ["عشرات الآلاف من السوريين"]),
    ],
)
def test_what_counts_a_noun_belongs_to_its_phrase(text, lang, words):
    assert list(mentions(text, lang)) == words


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("In 2015 officials left.", "en", "officials"),
        ("وصل عام 2015 المسؤولون", "ar", "المسؤولون"),
        ("عاد من تركيا مسؤولون", "ar", "مسؤولون"),
    ],
)
def test_a_year_or_a_preposition_before_a_noun_counts_nothing(text, lang, words):
    assert words in mentions(text, lang)


def test_some_of_a_people_are_no_country():
    found = names(read("Dozens of Syrians fled. The Syrians want peace with Iran."))
    assert found["Dozens of Syrians"] != "Syria"


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("Troops loyal to Iran attacked Aden.", "en", "Troops loyal to Iran"),
        (
            "Forces allied with former President Ali Abdullah Saleh withdrew.",
            "en",
            "Forces allied with former President Ali Abdullah Saleh",
        ),
        ("Supporters of Mohamed Morsi rallied.", "en", "Supporters of Mohamed Morsi"),
        ("انسحبت القوات التابعة للحكومة", "ar", "القوات التابعة للحكومة"),
        ("هاجمت قوات موالية لإيران البلدة", "ar", "قوات موالية لإيران"),
    ],
)
def test_whose_a_group_is_belongs_to_its_phrase(text, lang, words):
    assert words in mentions(text, lang)


def test_a_group_is_not_the_one_it_is_loyal_to():
    found = names(read("Forces loyal to Ali Abdullah Saleh attacked the city."))
    group = "Forces loyal to Ali Abdullah Saleh"
    assert found["Ali Abdullah Saleh"] == "Ali Abdullah Saleh"
    assert found[group] != "Ali Abdullah Saleh"


def test_what_a_verb_says_of_a_group_is_another_phrase():
    assert "The forces" in mentions("The forces are loyal to Iran.")

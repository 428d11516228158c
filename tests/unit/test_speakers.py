"""Who says it, to whom: what stands around a verb of speech is not mistaken for it."""

import hudna
from hudna.model.claim import Quote
from hudna.model.record import Record


def names(record: Record, ids: tuple[str, ...]) -> list[str]:
    return [e.name for e in record.entities if e.id in ids]


def only(text: str) -> tuple[Record, Quote]:
    record = hudna.read(text, lang="en", published="2026-05-03")
    (quote,) = record.quotes
    return record, quote


def test_who_is_told_behind_a_comma_is_not_the_speaker() -> None:
    record, quote = only(
        "A spokesman for the group, who asked not to be named, told Reuters that it "
        "would free 200 prisoners."
    )
    assert quote.speaker is not None
    assert names(record, (quote.speaker,)) == ["spokesperson"]
    assert names(record, quote.addressees) == ["Reuters"]


def test_a_source_is_not_an_addressee() -> None:
    record, quote = only(
        '"We will not negotiate," Abdel Fattah al-Burhan told troops in Omdurman, '
        "according to the state news agency SUNA."
    )
    assert names(record, quote.addressees) == ["troops"]
    assert len(quote.attribution) == 1

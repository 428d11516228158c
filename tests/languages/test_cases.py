"""Every language pack's own cases: sentences that must, and must not, give something.

A pack keeps them in ``cases.toml``::

    [[case]]
    text = "التقى السراج بكونتي في روما."
    published = "2020-01-12"          # optional
    expect = [
      { type = "CONSULT", trigger = "التقى", actors = ["السراج", "بكونتي"] },
    ]

    [[case]]
    text = "يقتلون الوقت في المقاهي."
    none = true                       # no event at all

    [[case]]
    text = "التقى السراج المدرب قبل هجوم الفريق الأخير."
    not = ["ASSAULT"]                 # no event of these types, others may be

``expect`` is complete: each item is one event, and there are no others (with
``more = true`` there may be). An item is matched by ``type`` and ``trigger`` (words
that overlap the trigger). What else it names must hold: ``mode`` ("" for none),
``status``, ``truce`` ("" for none), ``certainty``, and ``actors``, ``recipients``,
``mediators`` (words of the text, one for each participant in any order: a mention of
the participant must lie in the words or hold them; ``[]`` for nobody).
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

import hudna
from hudna.languages import languages, load_pack
from hudna.model.claim import Claim
from hudna.model.record import Record
from hudna.pack import TriggerForm

ITEM = frozenset(
    "type mode trigger status truce certainty actors recipients mediators".split()
)
CASE = frozenset("text published expect more none not".split())


@dataclass(frozen=True)
class Case:
    """One sentence of a pack, with what must be read in it."""

    lang: str
    at: int
    row: dict[str, Any]

    @property
    def id(self) -> str:
        """Language, number and the first words."""
        return f"{self.lang}-{self.at}-{self.row['text'][:40]}"

    def read(self) -> Record:
        """The record of the sentence."""
        return _read(self.lang, self.row["text"], self.row.get("published"))


@cache
def _read(lang: str, text: str, published: str | None) -> Record:
    return hudna.read(text, lang=lang, published=published)


def _cases() -> Iterator[Case]:
    for lang in languages():
        path = files("hudna") / "data" / "languages" / lang / "cases.toml"
        if path.is_file():
            rows = tomllib.loads(path.read_text("utf-8"))["case"]
            yield from (Case(lang, at, row) for at, row in enumerate(rows, 1))


CASES = list(_cases())


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.id)
def test_case_is_read_as_it_says(case: Case) -> None:
    record = case.read()
    unmet = list(record.events)
    for item in case.row.get("expect", ()):
        claim = _match(item, unmet, case.row["text"])
        assert claim is not None, f"no {item} in {_shown(unmet)}"
        unmet.remove(claim)
        for key in item.keys() - {"type", "trigger"}:
            assert _holds(record, claim, key, item[key]), (
                f"{key}: {_value(record, claim, key)} where {item[key]!r} is expected"
            )
    if case.row.get("none") or ("expect" in case.row and "more" not in case.row):
        assert not unmet, f"unexpected: {_shown(unmet)}"
    barred = [c for c in unmet if c.event.type in case.row.get("not", ())]
    assert not barred, f"unexpected: {_shown(barred)}"


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.id)
def test_case_is_well_formed(case: Case) -> None:
    row = case.row
    assert row.keys() <= CASE
    assert row.keys() & {"expect", "none", "not"}
    for item in row.get("expect", ()):
        assert item.keys() <= ITEM
        assert item["trigger"] in row["text"]
        for key in ("actors", "recipients", "mediators"):
            assert all(words in row["text"] for words in item.get(key, ()))


@pytest.mark.parametrize("lang", languages())
def test_every_type_and_mode_of_a_pack_has_a_case(lang: str) -> None:
    shown = {
        (item["type"], item.get("mode") or None)
        for case in CASES
        if case.lang == lang
        for item in case.row.get("expect", ())
    }
    coded = {
        (str(entry.value.trigger.type), entry.value.trigger.mode)
        for _, entry in load_pack(lang).entries
        if isinstance(entry.value, TriggerForm)
    }
    assert not sorted(f"{type_} {mode}" for type_, mode in coded - shown)


def _match(item: dict[str, Any], claims: list[Claim], text: str) -> Claim | None:
    words = item["trigger"]
    for claim in claims:
        at = text.find(words)
        while at >= 0:
            overlap = at < claim.trigger.end and claim.trigger.start < at + len(words)
            if overlap and claim.event.type == item["type"]:
                return claim
            at = text.find(words, at + 1)
    return None


def _value(record: Record, claim: Claim, key: str) -> Any:
    if key in ("actors", "recipients", "mediators"):
        ids = getattr(claim.event, key)
        return [[m.text for m in record.entity(id_).mentions] for id_ in ids]
    if key == "truce":
        return str(claim.event.truce.act) if claim.event.truce else ""
    holder = claim.event if key == "mode" else claim
    return str(getattr(holder, key) or "")


def _holds(record: Record, claim: Claim, key: str, wanted: Any) -> bool:
    value = _value(record, claim, key)
    if not isinstance(wanted, list):
        return bool(value == wanted)
    return len(value) == len(wanted) and all(
        any(_named(words, mentions) for mentions in value) for words in wanted
    )


def _named(words: str, mentions: list[str]) -> bool:
    return any(words in mention or mention in words for mention in mentions)


def _shown(claims: list[Claim]) -> list[str]:
    return [f"{c.event.type} {c.event.mode or ''} «{c.trigger.text}»" for c in claims]

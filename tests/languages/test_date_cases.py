"""The sentences of every language's date cases give the days they must."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from hudna.model.extraction import Issue
from hudna.model.grounding import Timex
from hudna.model.text import Document, Passage
from hudna.resolve.dates import Direction, resolve_date, writing_day
from hudna.text.fold import fold
from hudna.text.timex import DateMention, date_grammar, find_dates

LEAST = 120
LANGUAGES = files("hudna") / "data" / "languages"


def _cases() -> list[Any]:
    out = []
    for folder in sorted(LANGUAGES.iterdir(), key=lambda f: f.name):
        path = folder / "cases" / "dates.toml"
        if path.is_file():
            raw = tomllib.loads(path.read_text(encoding="utf-8"))
            for at, case in enumerate(raw["case"]):
                published = case.get("published", raw["published"]) or None
                row = (folder.name, published, case)
                out.append(pytest.param(*row, id=f"{folder.name}-{at}"))
    return out


def _resolved(
    document: Document, case: dict[str, Any]
) -> list[tuple[DateMention, Timex, tuple[Issue, ...]]]:
    grammar = date_grammar(document.lang)
    assert grammar is not None
    mentions = find_dates(fold(document.text), grammar)
    out = []
    for mention in mentions:
        timex, issues = resolve_date(
            mention,
            document,
            Direction(case["direction"]) if "direction" in case else None,
            anchor=_anchor(case.get("anchor")),
            writing=writing_day(document, mentions),
        )
        if timex is not None and (timex.edtf or issues):
            out.append((mention, timex, issues))
    return out


def _anchor(day: str | None) -> Timex | None:
    if day is None:
        return None
    return Timex(edtf=day, first=day, last=day, at=Passage(0, 0, ""))


def _expected(row: dict[str, Any]) -> dict[str, Any]:
    edtf = row.get("edtf")
    day = edtf if edtf and len(edtf) == len("2020-01-12") and "X" not in edtf else None
    return {
        "words": row["words"],
        "edtf": edtf,
        "first": row.get("first", day),
        "last": row.get("last", day),
        "edge": row.get("edge") or None,
        "time": row.get("time"),
        "zone": row.get("zone"),
        "issue": row.get("issue", False),
    }


@pytest.mark.parametrize(("lang", "published", "case"), _cases())
def test_a_sentence_names_these_days(
    lang: str, published: str | None, case: dict[str, Any]
) -> None:
    document = Document(id="d", text=case["text"], lang=lang, published=published)
    found = [
        {
            "words": document.quote(mention.span),
            "edtf": timex.edtf,
            "first": timex.first,
            "last": timex.last,
            "edge": mention.edge and mention.edge.value,
            "time": timex.time and timex.time.value,
            "zone": timex.time and timex.time.zone,
            "issue": bool(issues),
        }
        for mention, timex, issues in _resolved(document, case)
    ]
    assert found == [_expected(row) for row in case["dates"]]


@pytest.mark.parametrize("code", ["ar", "en", "fr", "it", "ru", "tr"])
def test_every_language_has_cases_for_and_against(code: str) -> None:
    cases = [param.values[2] for param in _cases() if param.values[0] == code]
    against = [case for case in cases if not case["dates"]]
    assert len(cases) >= LEAST
    assert len(against) >= LEAST // 4

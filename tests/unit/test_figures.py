"""Figures as ranges, with what they count and who claims them."""

import pytest

import hudna
from hudna.model.vocabulary import FigureKind


@pytest.mark.parametrize(
    ("text", "lang", "kind", "low", "high"),
    [
        ("At least 43 people were killed.", "en", FigureKind.KILLED, 43, None),
        ("Up to 12 people were wounded.", "en", FigureKind.WOUNDED, None, 12),
        ("The raid left 3 dead.", "en", FigureKind.KILLED, 3, 3),
        ("Police arrested 1,200 people: 1,200 detained.", "en", None, 1200, 1200),
        ("سقط 43 قتيلا على الأقل.", "ar", FigureKind.KILLED, 43, None),
        ("سقط ٤٣ قتيلا.", "ar", FigureKind.KILLED, 43, 43),
        ("أصيب أكثر من عشرين جريحا.", "ar", FigureKind.WOUNDED, 20, None),
        ("هدنة لمدة 72 ساعة.", "ar", FigureKind.DURATION, 72, 72),
        ("a grant of 3 million dollars", "en", FigureKind.SUM, 3_000_000, 3_000_000),
    ],
)
def test_a_figure_has_its_range(
    text: str, lang: str, kind: FigureKind | None, low: float, high: float
) -> None:
    figures = hudna.read(text, lang=lang).figures
    found = [(f.kind, f.low, f.high) for f in figures]
    wanted = (kind or FigureKind.ARRESTED, low, high)
    assert wanted in found, found


@pytest.mark.parametrize(
    ("text", "lang"),
    [("عام 2011", "ar"), ("يوم 8 يناير", "ar"), ("on day 8 of May 2011", "en")],
)
def test_a_date_is_no_figure(text: str, lang: str) -> None:
    assert hudna.read(text, lang=lang).figures == ()


def test_a_figure_knows_its_claimant_and_its_event() -> None:
    text = "The health ministry said that 12 people were killed in an air strike."
    record = hudna.read(text, lang="en")
    (figure,) = [f for f in record.figures if f.kind is FigureKind.KILLED]
    assert figure.event in {e.id for e in record.events}
    assert [a.kind for a in figure.attribution] == ["official"]

"""Lines cut to a width are one paragraph; lines that end by themselves are not."""

import textwrap

import hudna
from hudna.text.wrapped import unwrapped

STORY = (
    "The United Nations envoy to Yemen met the foreign minister of Oman in Muscat on "
    "Monday and asked both sides to extend the truce, which ends next week. He promised "
    "to send observers to the port if the coalition lets ships with fuel enter it. The "
    "government has so far refused to open the airport of the capital to such flights."
)


def test_a_cut_text_keeps_its_length_and_loses_its_breaks() -> None:
    cut = textwrap.fill(STORY, 60)
    view = unwrapped(cut)
    assert len(view) == len(cut)
    assert "\n" in cut
    assert "\n" not in view


def test_a_blank_line_still_parts_paragraphs() -> None:
    cut = textwrap.fill(STORY, 60) + "\n\n" + textwrap.fill(STORY, 60)
    assert unwrapped(cut).count("\n\n") == 1


def test_headlines_and_paragraphs_of_one_line_stay() -> None:
    text = "A headline\nA paragraph that ends here.\nAnother one of some length.\nLast."
    assert unwrapped(text) == text


def test_long_lines_are_paragraphs() -> None:
    assert unwrapped("\n".join([STORY] * 6)) == "\n".join([STORY] * 6)


def test_a_condition_over_a_line_break_is_read_whole() -> None:
    record = hudna.read(textwrap.fill(STORY, 60), lang="en", published="2022-05-25")
    conditions = [c.at.text for e in record.events for c in e.event.conditions]
    assert [" ".join(text.split()) for text in conditions] == [
        "if the coalition lets ships with fuel enter it"
    ]

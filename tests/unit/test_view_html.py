"""The page: the article whole, its words marked, and nothing foreign in it."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import (
    TEXT,
    make_claim,
    make_document,
    make_entity,
    make_event,
    make_record,
    passage,
)
from hudna.model.extraction import Issue
from hudna.model.record import Record
from hudna.model.text import Span
from hudna.view.html import render
from hudna.view.spans import (
    Close,
    Mark,
    Open,
    Part,
    Piece,
    by_paragraph,
    marks,
    nest,
)

VOID = frozenset({"meta", "link", "img", "br"})


class Reader(HTMLParser):
    """Reads a page strictly: every element is closed in the order it was opened."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.marked: dict[str, str] = {}
        self.tags: list[str] = []
        self.policy = ""
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""
        if tag not in VOID:
            self.open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not any(given.get("class") == "words" for _, given in self.open):
            return
        self.words += data
        holders = {
            record: None
            for tag, given in self.open
            if tag == "mark"
            for record in (given["data-of"] or "").split()
        }
        for record in holders:
            self.marked[record] = self.marked.get(record, "") + data


def crossing() -> Record:
    """Two events whose passages overlap, neither within the other."""
    first = replace(make_claim(), evidence=(passage("حفتر قبل هدنة في سرت"),))
    second = replace(
        make_claim(replace(make_event(), actors=(), date=None, conditions=())),
        id="e2",
        trigger=passage("سرت"),
        cues=(),
        capacities={},
        attribution=(),
        evidence=(passage("هدنة في سرت أمس بشرط"),),
    )
    return replace(make_record(), events=(first, second))


def test_the_article_stands_on_the_page_word_for_word() -> None:
    assert Reader(render(make_record())).words.strip() == TEXT


def test_overlapping_passages_are_each_marked_whole() -> None:
    marked = Reader(render(crossing())).marked
    assert marked["e2"] == "هدنة في سرت أمس بشرط"
    assert marked["n1"] == "حفتر"
    assert "حفتر قبل هدنة في سرت" in marked["e1"]


def test_a_passage_over_two_paragraphs_is_marked_in_both() -> None:
    text = "They agreed\n\nto stop."
    claim = replace(
        make_claim(replace(make_event(), actors=(), date=None, place=None)),
        event=replace(make_event(), date=None, place=None, conditions=(), content=None),
        trigger=passage("agreed", text),
        cues=(),
        capacities={},
        attribution=(),
        evidence=(passage("agreed\n\nto stop", text),),
    )
    page = render(Record(document=make_document(text, "en"), events=(claim,)))
    assert Reader(page).marked["e1"] == "agreedto stop"
    assert page.count('<p dir="auto">') == 2


def test_the_policy_allows_the_style_and_script_of_the_page_and_nothing_else() -> None:
    page = render(make_record())
    policy = Reader(page).policy
    for tag in ("style", "script"):
        body = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(body) == 1
        digest = base64.b64encode(hashlib.sha256(body[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_the_page_asks_for_nothing() -> None:
    page = render(make_record())
    assert re.findall(r"https?:|//[a-z]|@import|url\(|\bsrc=", page) == []
    assert re.findall(r"\son[a-z]+=", page) == []
    assert re.findall(r'href="(?!#)', page) == []


HOSTILE = "</mark></p><script>alert(1)</script><img src=x onerror=alert(1)>\"' &amp; "


def test_markup_stays_words_wherever_it_stands() -> None:
    text = HOSTILE + TEXT
    at = passage(HOSTILE.strip(), text)
    claim = replace(
        make_claim(replace(make_event(), mode=HOSTILE, content=at, date=None)),
        trigger=at,
        evidence=(at,),
    )
    document = replace(
        make_document(text, 'en" onload="alert(1)'),
        title=HOSTILE,
        source=HOSTILE,
        url="javascript:alert(1)",
    )
    record = replace(
        make_record(),
        document=document,
        entities=(
            replace(make_entity(name=HOSTILE), local_name=HOSTILE, mentions=(at,)),
        ),
        events=(claim,),
        quotes=(),
        figures=(),
        issues=(Issue(stage=HOSTILE, message=HOSTILE, start=0, end=5),),
    )
    page = Reader(render(record))
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert page.words.strip() == text
    assert "onload" not in page.policy


def test_what_cannot_be_seen_is_shown_by_name() -> None:
    text = "safe \u202eevil\u202c \x1b[2J \x00"
    page = render(Record(document=make_document(text, "en")))
    assert Reader(page).words.strip() == "safe ‹RLO›evil‹PDF› ‹ESC›[2J ‹U+0000›"
    assert not set(page) & set("\u202e\u202c\x1b\x00")


@pytest.mark.parametrize(
    ("code", "attribute"),
    [("ar", 'lang="ar"'), ("zh-Hant", 'lang="zh-Hant"'), ("und", 'lang=""')],
)
def test_the_article_says_its_language(code: str, attribute: str) -> None:
    page = render(Record(document=make_document(TEXT, code)))
    assert f'<div class="words" {attribute}>' in page


def test_every_record_has_a_link_that_leads_to_words() -> None:
    page = render(crossing())
    links = re.findall(r'href="#(w-[^"]+)"', page)
    assert links == ["w-q1", "w-e1", "w-e2", "w-f1", "w-n1"]
    assert all(page.count(f'id="{link}"') == 1 for link in links)


def test_no_id_stands_twice_on_the_page() -> None:
    ids = re.findall(r'\sid="([^"]+)"', render(crossing()))
    assert len(ids) == len(set(ids))


def test_marked_words_are_described_by_the_head_of_their_record() -> None:
    page = render(make_record())
    for ids in re.findall(r'aria-describedby="([^"]+)"', page):
        assert all(f'<h3 id="{id_}">' in page for id_ in ids.split())


def test_the_legend_names_the_parts_that_occur_and_no_other() -> None:
    legend = re.search(r'class="legend".*?</ul>', render(make_record()), re.DOTALL)
    assert legend
    named = re.findall(r'<mark class="r-([a-z]+)">', legend[0])
    assert named == [
        "trigger",
        "actor",
        "date",
        "place",
        "content",
        "condition",
        "cue",
        "office",
        "figure",
        "quote",
        "name",
        "evidence",
    ]


def test_the_same_record_gives_the_same_bytes() -> None:
    assert render(crossing()) == render(crossing())


def test_actors_are_marked_where_the_event_is_told_only() -> None:
    """A record says who acts, not by which word: elsewhere a name is but a name."""
    text = "Haftar spoke. Later Haftar agreed."
    twice = (passage("Haftar", text), passage("Haftar agreed", text))
    entity = replace(
        make_entity(), mentions=(twice[0], replace(twice[1], end=26, text="Haftar"))
    )
    claim = replace(
        make_claim(
            replace(make_event(), date=None, place=None, conditions=(), content=None)
        ),
        trigger=passage("agreed", text),
        cues=(),
        capacities={},
        attribution=(),
        evidence=(passage("Later Haftar agreed.", text),),
    )
    record = Record(
        document=make_document(text, "en"), entities=(entity,), events=(claim,)
    )
    looks = {mark.start: mark.look for mark in marks(record)}
    assert looks[0] == "name"
    assert looks[20] == "actor"


SPANS = st.lists(st.tuples(st.integers(0, 29), st.integers(1, 12)), max_size=12)


@given(SPANS, st.sets(st.integers(1, 29), max_size=3))
def test_any_marks_nest_and_cover_what_they_should(
    spans: list[tuple[int, int]], cuts: set[int]
) -> None:
    """Whatever overlaps: each mark covers its own text, all of it, once opened first."""
    length = 42
    distinct = sorted({(s, s + n) for s, n in spans}, key=lambda s: (s[0], -s[1]))
    all_marks = [Mark(s, e, (Part("e1", "name"),)) for s, e in distinct]
    ends = [0, *sorted(cuts), length]
    paragraphs = [Span(a, b) for a, b in pairwise(ends)]
    covered: dict[Mark, list[int]] = {mark: [] for mark in all_marks}
    firsts: list[Mark] = []
    told: list[int] = []
    for paragraph, touching in zip(
        paragraphs, by_paragraph(all_marks, paragraphs), strict=True
    ):
        stack: list[Mark] = []
        for step in nest(paragraph, touching):
            match step:
                case Open(mark, first):
                    stack.append(mark)
                    firsts += [mark] * first
                case Close():
                    stack.pop()
                case Piece(start, end):
                    told += range(start, end)
                    for mark in stack:
                        covered[mark] += range(start, end)
        assert not stack
    assert told == list(range(length))
    assert all(covered[mark] == list(range(mark.start, mark.end)) for mark in all_marks)
    assert sorted(firsts, key=lambda m: (m.start, -m.end)) == all_marks

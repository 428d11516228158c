"""A small article, its gold reading, and records that get parts of it right."""

import json
from pathlib import Path
from typing import Any

import pytest

from hudna.errors import GoldInvalid
from hudna.evaluate import Report, evaluate, saved_records
from hudna.evaluate.gold import GoldDocument, parse_gold
from hudna.evaluate.prediction import gold_actor, span_faults
from hudna.evaluate.report import score_document
from hudna.evaluate.scoring import score

TEXT = (
    "Minister Salma Idris met the rebel envoy Omar Dagash in Port Sudan on Monday. "
    'She told him: "We will lift the siege if your men leave the harbour." '
    "Rebels shelled the airport. Both sides hoped to talk again."
)


def make_event(**changed: Any) -> dict[str, Any]:
    event = {
        "id": "e1",
        "type": "CONSULT",
        "mode": "visit",
        "status": "actual",
        "sentence": TEXT[:77],
        "trigger": "met",
        "actors": ["idris"],
        "recipients": ["dagash"],
        "date": ["2023-07-03", "2023-07-03"],
        "place": "Port Sudan",
        "content": None,
        "conditions": [],
        "attribution": [],
        "truce": None,
        "optional": False,
    }
    return {**event, **changed}


def make_gold(**changed: Any) -> dict[str, Any]:
    promise = make_event(
        id="e2",
        type="CONCEDE",
        mode=None,
        status="future",
        sentence=TEXT[78:147],
        trigger="will lift the siege",
        date=None,
        place=None,
        content="lift the siege",
        conditions=["if your men leave the harbour"],
    )
    talks = make_event(
        id="e3",
        type="CONSULT",
        status="hypothetical",
        sentence="Both sides hoped to talk again.",
        trigger="talk",
        optional=True,
    )
    gold = {
        "id": "port",
        "lang": "en",
        "published": "2023-07-04",
        "source": None,
        "title": None,
        "text": TEXT,
        "actors": {
            "idris": {"name": "Salma Idris", "surface": ["Salma Idris", "Minister"]},
            "dagash": {"name": "Omar Dagash", "surface": ["Omar Dagash"]},
        },
        "events": [make_event(), promise, talks],
        "quotes": [
            {
                "speaker": "idris",
                "addressees": ["dagash"],
                "direct": True,
                "text": "We will lift the siege if your men leave the harbour.",
            }
        ],
    }
    return {**gold, **changed}


def document(**changed: Any) -> GoldDocument:
    return parse_gold(make_gold(**changed), "port.json")


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def entity(id_: str, name: str | None, *mentions: str) -> dict[str, Any]:
    return {"id": id_, "name": name, "mentions": [span(each) for each in mentions]}


ENTITIES = [
    entity("n1", "Salma Idris", "Salma Idris"),
    entity("n2", "Omar Dagash", "Omar Dagash"),
    entity("n3", "Rebels", "Rebels"),
]


def claim(trigger: str, type_: str, **changed: Any) -> dict[str, Any]:
    event: dict[str, Any] = {
        "type": type_,
        "mode": None,
        "status": "actual",
        "trigger": span(trigger),
        "actors": [],
        "recipients": [],
    }
    return {**event, **changed}


def record(*events: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"entities": ENTITIES, "events": list(events), **more}


def test_a_meeting_asks_who_met_not_who_was_host() -> None:
    met = claim("met", "CONSULT", actors=["n2", "n1"])
    tally = score(document(events=[make_event()]), record(met))
    assert tally.counts["participants"] == (2, 0, 0)


def test_elsewhere_roles_count() -> None:
    gold = document(events=[make_event(type="ACCUSE")])
    swapped = claim("met", "ACCUSE", actors=["n2"], recipients=["n1"])
    assert score(gold, record(swapped)).counts["participants"] == (0, 2, 2)


def test_an_event_of_another_type_is_found_only_untyped() -> None:
    tally = score(document(events=[make_event()]), record(claim("met", "ASSAULT")))
    assert tally.counts["events"] == (0, 1, 1)
    assert tally.counts["events_untyped"] == (1, 0, 0)
    assert tally.counts["type CONSULT"] == (0, 0, 1)
    assert tally.counts["type ASSAULT"] == (0, 1, 0)


def test_an_accepted_alternative_is_right() -> None:
    gold = document(events=[make_event(alternatives=["COOPERATE"])])
    tally = score(gold, record(claim("met", "COOPERATE")))
    assert tally.counts["events"] == (1, 0, 0)


def test_optional_events_are_neither_rewarded_nor_punished() -> None:
    """Not even if they are reported twice, or not at all."""
    gold = document()
    none = score(gold, record()).counts["events"]
    twice = score(gold, record(claim("talk", "CONSULT"), claim("hoped", "CONSULT")))
    thrice = score(gold, record(*[claim("talk", "CONSULT")] * 3))
    assert none == (0, 0, 2)
    assert twice.counts["events"] == (0, 0, 2)
    assert thrice.counts["events"] == (0, 1, 2)


def test_the_claim_with_the_right_people_is_the_one_that_counts() -> None:
    poor = claim("met", "CONSULT", actors=["n3"])
    good = claim("met", "CONSULT", actors=["n1"], recipients=["n2"])
    tally = score(document(events=[make_event()]), record(poor, good))
    assert tally.counts["events"] == (1, 1, 0)
    assert tally.counts["participants"] == (2, 1, 0)


def test_a_later_mention_is_a_place_of_the_event_too() -> None:
    gold = document(events=[make_event(also=["Both sides hoped to talk again."])])
    tally = score(gold, record(claim("talk", "CONSULT")))
    assert tally.counts["events"] == (1, 0, 0)


def test_conditions_content_and_status_of_a_promise() -> None:
    promise = claim(
        "will lift the siege",
        "CONCEDE",
        status="future",
        content=span("lift the siege"),
        conditions=[span("if your men leave")],
    )
    tally = score(document(), record(promise))
    assert tally.counts["conditions"] == (1, 0, 0)
    assert tally.shares["content"] == (1, 1)
    assert tally.counts["status_not_actual"] == (1, 0, 0)


def test_a_date_where_the_text_gives_none_is_an_error() -> None:
    gold = document(events=[make_event(date=None)])
    dated = claim("met", "CONSULT", date={"first": "2023-07-03", "last": "2023-07-03"})
    assert score(gold, record(dated)).counts["date"] == (0, 1, 0)
    assert "date" not in score(gold, record(claim("met", "CONSULT"))).counts


def test_a_chain_must_be_in_order() -> None:
    links = [{"entity": "idris"}, {"entity": "dagash"}]
    event = make_event(attribution=["idris", "dagash"], chain=links)
    gold = document(events=[event])
    right = [{"kind": "agency", "entity": "n1"}, {"kind": "official", "entity": "n2"}]
    forth = claim("met", "CONSULT", attribution=right)
    back = claim("met", "CONSULT", attribution=right[::-1])
    assert score(gold, record(forth)).shares["chain"] == (1, 1)
    assert score(gold, record(back)).shares["chain"] == (0, 1)
    assert score(gold, record(back)).counts["attribution"] == (2, 0, 0)


def test_the_speaker_is_asked_of_quotes_that_were_found() -> None:
    quote = {
        **span("We will lift the siege if your men leave the harbour"),
        "direct": True,
        "speaker": "n2",
        "addressees": ["n2"],
    }
    tally = score(document(), record(quotes=[quote]))
    assert tally.counts["quotes_direct"] == (1, 0, 0)
    assert tally.shares["speaker"] == (0, 1)
    assert tally.counts["addressee"] == (1, 0, 0)


def test_an_entity_is_known_by_most_of_its_mentions() -> None:
    assert gold_actor(entity("n1", "S. I.", "Salma Idris"), document()) == "idris"


def test_an_entity_that_mixes_several_actors_is_none() -> None:
    mixed = entity("n1", "They", "Salma Idris", "Rebels", "Both sides")
    assert gold_actor(mixed, document()) is None


def test_spans_that_misquote_are_counted_at_any_depth() -> None:
    wrong = {**span("met"), "text": "left"}
    spoilt = record(claim("met", "CONSULT", conditions=[{**span("in"), "cue": wrong}]))
    assert span_faults(spoilt, TEXT) == 1
    assert span_faults({"document": {"title": wrong}}, TEXT) == 0


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"lang": None}, "lang"),
        ({"events": {}}, "events"),
        ({"events": [make_event(sentence="They wept.")]}, "events[0].sentence"),
        ({"events": [make_event(trigger="shelled")]}, "events[0].trigger"),
        ({"events": [make_event(type="CHAT")]}, "events[0].type"),
        ({"events": [make_event(status="maybe")]}, "events[0].status"),
        ({"events": [make_event(actors=["nobody"])]}, "events[0].actors[0]"),
        ({"events": [make_event(optional="no")]}, "events[0].optional"),
        (
            {"events": [make_event(date=["2023-07-03", "2023-07-02"])]},
            "events[0].date",
        ),
        ({"events": [make_event(date=["Monday"])]}, "events[0].date"),
        ({"quotes": [{"text": "Not said", "direct": True}]}, "quotes[0].text"),
        ({"actors": {"x": {"name": "X", "surface": []}}}, "actors.x.surface"),
    ],
)
def test_malformed_gold_is_refused_by_file_and_field(
    change: dict[str, Any], field: str
) -> None:
    with pytest.raises(GoldInvalid) as refusal:
        document(**change)
    assert str(refusal.value).startswith(f"port.json: {field} ")


def test_a_directory_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldInvalid, match="no gold documents"):
        evaluate(tmp_path, lambda _: None)


def test_what_was_not_read_counts_as_missed(tmp_path: Path) -> None:
    (tmp_path / "port.json").write_text(json.dumps(make_gold()), encoding="utf-8")
    report = evaluate(tmp_path, saved_records(tmp_path / "nowhere"))
    assert report.without_record == 1
    assert report.figures()["events"]["missed"] == 2


def two_documents() -> Report:
    good = record(claim("met", "CONSULT", actors=["n1"], recipients=["n2"]))
    return Report(
        (
            score_document(document(), good),
            score_document(document(lang="ar"), None),
        )
    )


def test_the_tables_name_languages_types_and_measures() -> None:
    shown = two_documents().render()
    assert "2 documents (1 ar, 1 en), 1 without a record" in shown
    assert "participants" in shown
    assert "CONCEDE" in shown


def test_intervals_are_repeatable_and_hold_the_figure() -> None:
    report = two_documents()
    bounds = report.intervals(resamples=50)
    low, high = bounds["events"]["r"]
    assert bounds == report.intervals(resamples=50)
    assert low <= (report.figures()["events"]["r"] or 0) <= high
    assert low < high

"""Records for tests: everything has a default but what the test is about."""

from hudna.model.claim import Attribution, Capacity, Claim, Figure, Quote, StatusCue
from hudna.model.event import Condition, Event, Truce
from hudna.model.extraction import Issue
from hudna.model.grounding import Entity, Office, Place, Timex
from hudna.model.record import Record
from hudna.model.text import Document, Passage
from hudna.model.vocabulary import (
    Certainty,
    EntityKind,
    EventType,
    FigureKind,
    Precision,
    SourceKind,
    Status,
    TruceAct,
)

TEXT = "قال بيان إن حفتر قبل هدنة في سرت أمس بشرط الانسحاب ، ومقتل 3 جنود."


def make_document(text: str = TEXT, lang: str = "ar") -> Document:
    return Document(id="d1", text=text, lang=lang, published="2020-01-12")


def passage(words: str, text: str = TEXT) -> Passage:
    start = text.index(words)
    return Passage(start, start + len(words), words)


def make_entity(id_: str = "n1", name: str = "Khalifa Haftar") -> Entity:
    return Entity(
        id=id_,
        ref="khalifa-haftar",
        wikidata=None,
        name=name,
        local_name="حفتر",
        romanized=False,
        kind=EntityKind.PERSON,
        country="LBY",
        sectors=("MIL",),
        office=Office(title="commander", from_="2015-03"),
        mentions=(passage("حفتر"),),
    )


def make_event() -> Event:
    return Event(
        type=EventType.CONCEDE,
        actors=("n1",),
        date=Timex(
            edtf="2020-01-11",
            first="2020-01-11",
            last="2020-01-11",
            value="2020-01-11",
            at=passage("أمس"),
        ),
        place=Place(
            name="Sirte",
            geonames=None,
            country="LBY",
            lat=31.2,
            lon=16.6,
            precision=Precision.CITY,
            at=passage("سرت"),
        ),
        content=passage("هدنة"),
        conditions=(Condition(at=passage("بشرط الانسحاب"), cue=passage("بشرط")),),
        truce=Truce(act=TruceAct.AGREED),
    )


def make_claim(event: Event | None = None) -> Claim:
    return Claim(
        id="e1",
        claim="0" * 16,
        event=event or make_event(),
        status=Status.ACTUAL,
        certainty=Certainty.CERTAIN,
        cues=(StatusCue(kind="condition", at=passage("بشرط")),),
        trigger=passage("قبل"),
        capacities={
            "n1": Capacity(office="commander", stated=True, at=passage("حفتر")),
            "n2": Capacity(office="envoy", stated=False),
        },
        attribution=(
            Attribution(kind=SourceKind.DOCUMENT, entity="n2", cue=passage("قال بيان")),
        ),
        evidence=(passage("حفتر قبل هدنة في سرت أمس"),),
        confidence=0.5,
        engine="rules/1",
        why=("trigger",),
    )


def make_record() -> Record:
    quote = Quote(
        id="q1", claim="1" * 16, direct=False, at=passage("حفتر قبل هدنة"), speaker="n2"
    )
    figure = Figure(
        kind=FigureKind.KILLED,
        low=3,
        high=3,
        unit=None,
        event="e1",
        at=passage("3 جنود"),
    )
    return Record(
        document=make_document(),
        entities=(make_entity(),),
        events=(make_claim(),),
        quotes=(quote,),
        figures=(figure,),
        issues=(Issue(stage="resolve.dates", message="year not stated"),),
    )

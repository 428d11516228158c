"""Whatever the mentions: each belongs to one entity, and every entity quotes its words."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from hudna.model.extraction import EntityMention
from hudna.model.text import Document, Span
from hudna.model.vocabulary import EntityKind, SourceClass
from hudna.resolve.actor_files import load_actors
from hudna.resolve.actors import resolve

WORDS = (
    "علي البكري لبكري محمد حفتر الجنرال وزير الخارجية الليبي للحكومة المملكة بن "
    "مصدر آخر Ali Bakri the Minister of Libya rebels a general - ، . «"
).split()
OFFICES = (None, "general", "foreign-minister", "envoy", "group:rebels", "body:army")


@st.composite
def stories(draw: st.DrawFn) -> tuple[Document, tuple[EntityMention, ...]]:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20))
    text = " ".join(words)
    document = Document(
        id="d",
        text=text,
        lang="und",
        published=draw(st.sampled_from((None, "2020-01-12", "soon"))),
    )
    cut = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(cut, cut).map(sorted), max_size=8))
    return document, tuple(
        draw(mentions(Span(start, end))) for start, end in spans if start < end
    )


@st.composite
def mentions(draw: st.DrawFn, span: Span) -> EntityMention:
    return EntityMention(
        span=span,
        kind=draw(st.sampled_from(list(EntityKind))),
        refs=draw(st.sampled_from(((), ("khalifa-haftar",), ("nobody", "houthi")))),
        name_at=draw(st.sampled_from((None, span, Span(span.start, span.end + 2)))),
        office=draw(st.sampled_from(OFFICES)),
        office_of=draw(st.sampled_from((None, "LBY", "united-nations", "XXX"))),
        country=draw(st.sampled_from((None, "LBY", "IGO", "YEM"))),
        anonymous=draw(st.sampled_from((None, SourceClass.MILITARY))),
    )


@settings(deadline=None)  # the first story waits for the actors
@given(stories())
@example(
    (
        Document(id="d", text="a علي", lang="und"),
        (EntityMention(span=Span(1, 2), kind=EntityKind.PERSON),),
    )
)
def test_every_mention_belongs_to_one_entity(
    story: tuple[Document, tuple[EntityMention, ...]],
) -> None:
    document, given_mentions = story
    actors = load_actors()
    resolved = resolve(document, given_mentions, actors)
    spans = [m.span for e in resolved.entities for m in e.mentions]
    assert sorted(spans) == sorted({m.span for m in given_mentions})
    assert set(resolved.ids) == set(spans)
    for at, entity in enumerate(resolved.entities, 1):
        assert entity.id == f"n{at}"
        assert entity.name
        assert all(m.text == document.text[m.start : m.end] for m in entity.mentions)
        assert all(resolved.ids[m.span] == entity.id for m in entity.mentions)
    firsts = [e.mentions[0].span for e in resolved.entities]
    assert firsts == sorted(firsts)


@settings(deadline=None)  # the first story waits for the actors
@given(stories())
def test_the_same_document_gives_the_same_entities(
    story: tuple[Document, tuple[EntityMention, ...]],
) -> None:
    assert resolve(*story) == resolve(*story)

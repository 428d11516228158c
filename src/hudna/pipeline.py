"""The order of the stages: one document in, one record out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from hudna.claims import (
    CapacityAt,
    Grounding,
    build_claims,
    build_figures,
    build_quotes,
    merge_claims,
)
from hudna.extract.knowledge import Finder, Knowledge
from hudna.extract.rules import RuleEngine
from hudna.languages import pack_for
from hudna.model.claim import Capacity
from hudna.model.extraction import Extraction
from hudna.model.grounding import Place
from hudna.model.record import Record
from hudna.model.text import Document, Span
from hudna.model.vocabulary import EntityKind, Role
from hudna.pack import Pack
from hudna.protocols import KnownName
from hudna.resolve.actor_files import ActorFile, load_actors
from hudna.resolve.actors import Resolved, capacity_of, resolve
from hudna.resolve.dates import resolve_dates
from hudna.resolve.gazetteer import Gazetteer, exonyms, load_gazetteer
from hudna.resolve.place_names import PlaceNames, first_words, place_of
from hudna.resolve.place_scene import find_places as places_in
from hudna.resolve.place_scene import place_at
from hudna.resolve.places import PlaceContext
from hudna.text.fold import fold
from hudna.text.lexicon import Entry, Lexicon, WordClass
from hudna.text.timex import DateMention, date_grammar, find_dates
from hudna.text.words import EndingWords

ACRONYM = 5
"""Longest name in capitals that is one only in capitals."""


class World(NamedTuple):
    """The knowledge of the world that every document shares."""

    actors: ActorFile
    gazetteer: Gazetteer
    first_words: dict[str, int]


def read_document(document: Document, actors: ActorFile | None = None) -> Record:
    """Everything hudna reads out of one document, with its own actors or others."""
    world = load_world(actors)
    knowledge = load_knowledge(document.lang, actors)
    dates = _find_dates(document)
    extraction = RuleEngine(knowledge).extract(document, dates)
    resolved = resolve(document, extraction.mentions, world.actors, world.gazetteer)
    timexes, date_issues = resolve_dates(document, dates, _asked(extraction))
    grounding = Grounding(
        document=document,
        entities={e.id: e for e in resolved.entities},
        entity_of=resolved.ids,
        mentions={m.span: m for m in extraction.mentions},
        dates=timexes,
        places=dict(_places(document, extraction, knowledge.pack)),
    )
    claims = merge_claims(
        build_claims(extraction, grounding, _capacities(resolved, world.actors)),
        grounding.entities,
    )
    return Record(
        document=document,
        entities=resolved.entities,
        events=claims,
        quotes=build_quotes(extraction, grounding),
        figures=build_figures(extraction, grounding, claims),
        issues=(*extraction.issues, *date_issues),
    )


def load_world(actors: ActorFile | None = None) -> World:
    """The places that ship with hudna, and its actors if no others are given."""
    gazetteer, firsts = _places_of_world()
    return World(actors or load_actors(), gazetteer, firsts)


@cache
def _places_of_world() -> tuple[Gazetteer, dict[str, int]]:
    gazetteer = load_gazetteer()
    return gazetteer, first_words(gazetteer)


def load_knowledge(lang: str, actors: ActorFile | None = None) -> Knowledge:
    """The words of a language and the names of the world, ready to be found."""
    return _knowledge(lang, actors or load_actors())


@lru_cache(maxsize=12)  # a file of actors for each language, and that before it
def _knowledge(lang: str, actors: ActorFile) -> Knowledge:
    pack = pack_for(lang)
    world = load_world(actors)
    lexicon = Lexicon(pack.words)
    lexicon.extend(pack.entries)
    lexicon.extend(_names(world.actors))
    lexicon.extend(_local_names(world.actors, pack))
    lexicon.extend(world.actors.name_parts())
    local = load_places(lang)
    known = local is world.gazetteer
    places = PlaceNames(
        gazetteer=local,
        words=pack.words,
        counts=getattr(pack.words, "counts", {}),
        heads=pack.place_heads,
        firsts=world.first_words if known else first_words(local),
        local=frozenset(w for w, s in pack.prepositions.items() if "in" in s),
    )
    return Knowledge(pack=pack, finders=(lexicon, places))


@cache
def load_places(lang: str) -> Gazetteer:
    """The places of the world, also under what a language calls them."""
    pack, world = pack_for(lang), load_world()
    countries = world.actors.countries.by_iso3
    names = {
        phrase: countries[entry.value.country].name
        for phrase, entry in pack.entries
        if entry.layer == "name" and entry.value.place and not entry.value.seat
    }
    names.update(exonyms(lang))
    names.update(pack.places)
    words = pack.words
    if isinstance(words, EndingWords) and not words.apart:
        names = {form: names[name] for name in names for form in words.forms(name)}
    return world.gazetteer.with_names(names)


def _local_names(actors: ActorFile, pack: Pack) -> Iterator[tuple[str, Entry]]:
    """What the language of a pack calls the actors that it names."""
    for id_, names in pack.actors.items():
        known = actors.actors.get(id_)
        if known is None:
            continue
        name = KnownName(
            ref=id_, kind=known.kind, country=known.country, sectors=known.sectors
        )
        for surface in names:
            acronym = surface.isupper() and len(surface) <= ACRONYM
            cased = surface.lower() != surface
            yield surface, _entry(name, cased=cased, acronym=acronym)
            *first, last = surface.split()  # a family name follows the full one
            if first and known.kind is EntityKind.PERSON:
                yield last, _entry(replace(name, full=False), cased=True, acronym=False)


def _names(actors: ActorFile) -> Iterator[tuple[str, Entry]]:
    for surface, known in actors.names():
        cased = surface.lower() != surface
        acronym = surface.isupper() and len(surface) <= ACRONYM
        yield surface, _entry(known, cased=cased, acronym=acronym)


def _entry(known: KnownName, *, cased: bool, acronym: bool) -> Entry:
    words = WordClass.ADJECTIVE if known.adjective else WordClass.NAME
    return Entry("name", known, words, cased=cased, acronym=acronym)


def _capacities(resolved: Resolved, actors: ActorFile) -> CapacityAt:
    """Who held which office on a day; nothing where the day is not known."""
    by_id = {e.id: e for e in resolved.entities}

    def capacity_at(entity: str, day: str | None) -> Capacity | None:
        office = capacity_of(by_id[entity], day, actors) if day else None
        return Capacity(office=office.title, stated=False) if office else None

    return capacity_at


def _find_dates(document: Document) -> tuple[DateMention, ...]:
    grammar = date_grammar(document.lang)
    return find_dates(fold(document.text), grammar) if grammar is not None else ()


def _asked(extraction: Extraction) -> Iterator[tuple[Span, bool]]:
    """The dates of events, and whether each looks forward."""
    for event in extraction.events:
        for span in event.spans(Role.DATE):
            yield span, event.future
        for span in event.spans(Role.DEADLINE):
            yield span, True


def find_places(document: Document) -> list[tuple[Span, Place]]:
    """Every mention of a place in a document, in text order, with its place."""
    return places_in(document, *_finders(document.lang))


def _finders(lang: str) -> tuple[PlaceNames, Finder]:
    lexicon, *others = load_knowledge(lang).finders
    (names,) = (each for each in others if isinstance(each, PlaceNames))
    return names, lexicon


def _places(
    document: Document, extraction: Extraction, pack: Pack
) -> Iterator[tuple[Span, Place]]:
    """The place of every event that has one, by all that the document names."""
    spans = {s for e in extraction.events for s in e.spans(Role.PLACE)}
    named = find_places(document) if spans else []
    gazetteer = load_places(pack.code)
    countries = frozenset(m.country for m in extraction.mentions if m.country)
    context = PlaceContext(countries=countries)
    heads: Mapping[str, str] = pack.place_heads
    for span in sorted(spans):
        found = place_at(named, span)
        if found is None:
            found = place_of(gazetteer, document, span, heads, context)
        if found is not None:
            yield span, found

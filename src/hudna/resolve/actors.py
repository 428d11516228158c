"""From mentions to actors: every mention of a document belongs to one entity.

The steps run in the order of their evidence: known names, then unknown ones, then
countries, hidden sources, bodies and groups, and last the titles that only make sense
beside the others. Each keeps its reason, which ``hudna explain`` prints.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hudna.model.extraction import EntityMention
from hudna.model.grounding import Entity, Office
from hudna.model.text import Document, Span
from hudna.model.vocabulary import EntityKind
from hudna.resolve.actor_files import ActorFile, Held, load_actors
from hudna.resolve.collectives import collectives, countries, hidden_sources
from hudna.resolve.gazetteer import Gazetteer
from hudna.resolve.offices import composed, office_mentions
from hudna.resolve.persons import known_names, unknown_names
from hudna.resolve.romanize import is_latin, romanize
from hudna.resolve.scene import (
    Draft,
    Scene,
    best_written,
    day_of,
)
from hudna.resolve.titles import Titles, load_titles

STEPS = (
    known_names,
    unknown_names,
    countries,
    hidden_sources,
    collectives,
    office_mentions,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Why the mentions of an entity are one actor, and who else it may be."""

    entity_id: str
    ref: str | None
    reasons: tuple[str, ...]
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The entities of a document, which mention belongs to which, and why."""

    entities: tuple[Entity, ...]
    ids: Mapping[Span, str]
    resolutions: tuple[Resolution, ...]

    def entity(self, span: Span) -> Entity | None:
        """The entity that a mention belongs to."""
        id_ = self.ids.get(span)
        return next((e for e in self.entities if e.id == id_), None)


def resolve(
    document: Document,
    mentions: Iterable[EntityMention],
    actors: ActorFile | None = None,
    gazetteer: Gazetteer | None = None,
) -> Resolved:
    """Tell the actors of a document apart; ids follow the order of the text.

    The gazetteer only gives places among the mentions their English names.
    """
    scene = Scene(
        document=document,
        day=day_of(document),
        actors=actors or load_actors(),
        titles=load_titles(),
        mentions=_in_order(mentions),
        gazetteer=gazetteer,
    )
    for step in STEPS:
        step(scene)
    for mention in list(scene.open()):
        _as_written(scene, mention)
    return _resolved(scene)


def capacity_of(
    entity: Entity, day: str, actors: ActorFile | None = None
) -> Office | None:
    """The office that a known actor held on an ISO day, the highest of several."""
    known = (actors or load_actors()).actors.get(entity.ref or "")
    if known is None:
        return None
    held = [each for each in known.offices if each.on(day)]
    best = _highest(held, load_titles())
    return best.office if best else None


def _in_order(mentions: Iterable[EntityMention]) -> tuple[EntityMention, ...]:
    """By place, each span once: the first said of it stays."""
    by_span: dict[Span, EntityMention] = {}
    for mention in mentions:
        by_span.setdefault(mention.span, mention)
    return tuple(by_span[span] for span in sorted(by_span))


def _as_written(scene: Scene, mention: EntityMention) -> None:
    """What no step took: one entity for each phrase."""
    words = scene.document.quote(mention.span)
    draft = Draft(
        key=("phrase", words),
        kind=mention.kind,
        country=mention.country,
        sectors=mention.sectors,
    )
    draft.written[words] = None
    scene.assign(mention, scene.draft(draft), f"named «{words}» and nothing more")


def _resolved(scene: Scene) -> Resolved:
    drafts = [d for d in scene.drafts.values() if d.mentions]
    drafts.sort(key=lambda d: min(m.span for m in d.mentions))
    entities, ids, resolutions = [], {}, []
    for at, draft in enumerate(drafts, 1):
        id_ = f"n{at}"
        ids.update(dict.fromkeys((m.span for m in draft.mentions), id_))
        entities.append(_entity(scene, draft, id_))
        resolutions.append(
            Resolution(
                entity_id=id_,
                ref=draft.ref,
                reasons=tuple(draft.reasons),
                alternatives=draft.alternatives,
            )
        )
    return Resolved(entities=tuple(entities), ids=ids, resolutions=tuple(resolutions))


def _entity(scene: Scene, draft: Draft, id_: str) -> Entity:
    known = scene.actor(draft)
    name, romanized = _name(scene, draft)
    name = name.strip() or str(draft.kind)  # its words hold no letter to name it by
    mentions = sorted(m.span for m in draft.mentions)
    return Entity(
        id=id_,
        ref=draft.ref,
        wikidata=known.wikidata if known else None,
        name=name,
        local_name=_local_name(scene, draft),
        romanized=romanized,
        kind=draft.kind,
        country=draft.country or _stated_country(scene, draft),
        sectors=draft.sectors,
        office=_office(scene, draft),
        mentions=tuple(map(scene.document.passage, mentions)),
    )


def _name(scene: Scene, draft: Draft) -> tuple[str, bool]:
    """The English name, and whether letters were turned to make it."""
    if draft.name:
        return draft.name, draft.romanized
    name = _as_named(scene, draft)
    if is_latin(name):
        return name, False
    place = _place_name(scene, draft, name)
    if place is not None:
        return place, False
    latin = romanize(name)
    return (latin, True) if latin else (name, False)


def _as_named(scene: Scene, draft: Draft) -> str:
    """The fullest of its names in the text, else the words of its first mention."""
    return best_written(draft.written) or scene.phrase(draft.mentions[0])


def _local_name(scene: Scene, draft: Draft) -> str | None:
    """The name in the script of the text, where that is not Latin."""
    name = _as_named(scene, draft)
    return None if is_latin(name) else " ".join(name.split())


def _place_name(scene: Scene, draft: Draft, name: str) -> str | None:
    """The English name of a place, where the name is one of a place that news names."""
    if scene.gazetteer is None or draft.kind is not EntityKind.UNKNOWN:
        return None
    entries = scene.gazetteer.lookup(name)
    curated = [entry for entry in entries if entry.curated]
    largest = sorted(curated or entries, key=lambda entry: -(entry.population or 0))
    return largest[0].name if largest else None


def _stated_country(scene: Scene, draft: Draft) -> str | None:
    """The country of the office that the text gives an unknown person."""
    for stated in draft.stated:
        country = scene.actors.country_of(stated.of)
        if country is not None:
            return country
    return None


def _office(scene: Scene, draft: Draft) -> Office | None:
    """The office on the document's day: from the file, else as the text says."""
    if not draft.person:
        return None
    known = scene.actor(draft)
    held = [h for h in known.offices if _current(scene, draft, h)] if known else []
    best = _highest(held, scene.titles)
    if best is not None:
        return best.office
    return _stated_office(scene, draft) if known is None else None


def _current(scene: Scene, draft: Draft, held: Held) -> bool:
    if scene.day is not None:
        return held.on(scene.day)
    return any(
        s.role == held.role and not s.former and scene.same_owner(s.of, held.of, s.role)
        for s in draft.stated
    )


def _highest(held: Iterable[Held], titles: Titles) -> Held | None:
    ranked = sorted(enumerate(held), key=lambda h: (titles.rank(h[1].role), -h[0]))
    return ranked[0][1] if ranked else None


def _stated_office(scene: Scene, draft: Draft) -> Office | None:
    for stated in draft.stated:
        if not stated.former:
            title = scene.titles.english(stated.role)
            return Office(title=composed(scene, title, stated.of))
    return None

"""Bodies, groups, countries and hidden sources: one entity for each that differs."""

from collections.abc import Iterator

from hudna.model.extraction import EntityMention
from hudna.model.vocabulary import EntityKind
from hudna.resolve.names import name_key
from hudna.resolve.offices import composed
from hudna.resolve.scene import Draft, Scene, owner
from hudna.text.fold import fold_key

ARMED = frozenset(("REB", "UAF"))
"""Sectors whose bare group nouns («the rebels») mean the document's own."""
UNTOLD = frozenset(("group", "officials", "people", "source", "sources"))
"""Head nouns too general to stand for a body named before."""


def countries(scene: Scene) -> None:
    """One entity for each country: its name, its people, its capital when it acts."""
    for mention in list(scene.open()):
        if mention.kind is not EntityKind.COUNTRY or mention.country is None:
            continue
        if mention.office is not None:
            continue
        known = scene.actors.countries.by_iso3.get(mention.country)
        draft = Draft(
            key=("country", mention.country),
            kind=EntityKind.COUNTRY,
            ref=mention.country if known else None,
            name=known.name if known else scene.words(mention),
            country=mention.country,
        )
        words = scene.words(mention)
        scene.assign(mention, scene.draft(draft), f"«{words}» names the country")


def hidden_sources(scene: Scene) -> None:
    """Sources whose names the text hides: one entity for each phrase."""
    for mention in list(scene.open()):
        if mention.anonymous is None:
            continue
        phrase = fold_key(scene.document.quote(mention.span))
        head = (mention.office or "").partition(":")[2]
        draft = Draft(
            key=("hidden", phrase),
            kind=mention.kind,
            name=composed(scene, head, owner(mention)) if head else "",
            country=mention.country,
            sectors=mention.sectors,
        )
        scene.assign(mention, scene.draft(draft), "a source that the text hides")


def collectives(scene: Scene) -> None:
    """Bodies and groups: those with an owner first, the bare ones may follow them."""
    rest = [m for m in scene.open() if m.office and ":" in m.office]
    for mention in rest:
        if owner(mention) is not None:
            _owned(scene, mention)
    for mention in rest:
        if mention.span not in scene.at:
            _bare(scene, mention)


def _owned(scene: Scene, mention: EntityMention) -> None:
    head, of = _head(mention), owner(mention)
    name = composed(scene, head, of)
    ids = scene.actors.by_name.get(name_key(scene.document.quote(mention.span)), ())
    ids = ids or scene.actors.by_name.get(name_key(name), ())
    if len(ids) == 1:
        scene.assign(mention, scene.known(ids[0]), f"«{name}» is a known actor")
        return
    qualifier = " ".join(qualifiers(scene, mention))
    draft = Draft(
        key=("collective", mention.office or "", of or "", qualifier),
        kind=mention.kind,
        name=name,
        country=mention.country or scene.actors.country_of(of),
        sectors=mention.sectors,
    )
    scene.assign(mention, scene.draft(draft), f"named by head and owner: {name}")


def _head(mention: EntityMention) -> str:
    return (mention.office or "").partition(":")[2]


def qualifiers(scene: Scene, mention: EntityMention) -> Iterator[str]:
    """Words of a phrase, sorted, that are neither its head's nor its owner's.

    They keep «residents of one town» apart from those of another.
    """
    words = set(name_key(scene.document.quote(mention.span)).split())
    owner_words: frozenset[str] = frozenset()
    if mention.country:
        owner_words = scene.actors.people_words.get(mention.country, frozenset())
    actor = scene.actors.actors.get(mention.office_of or "")
    if actor is not None:
        names = " ".join((*actor.full_names(), *actor.short_names()))
        owner_words |= frozenset(name_key(names).split())
    head = frozenset(name_key(_head(mention)).split())
    yield from sorted(words - owner_words - head - scene.titles.idle)


def _bare(scene: Scene, mention: EntityMention) -> None:
    """«The army», «the rebels»: one of its kind mentioned before, or the only one."""
    draft = _mentioned(scene, mention) or _only_armed(scene, mention)
    if draft is not None:
        reason = f"the {_head(mention)} mentioned here is «{draft.name}»"
        scene.assign(mention, draft, reason)
        return
    qualifier = " ".join(qualifiers(scene, mention)) if mention.kind in PLAIN else ""
    new = Draft(
        key=("collective", mention.office or "", "", qualifier),
        kind=mention.kind,
        name=_head(mention),
        sectors=mention.sectors,
    )
    scene.assign(
        mention, scene.draft(new), f"{_head(mention)} that the text leaves open"
    )


PLAIN = frozenset((EntityKind.GROUP,))


def _mentioned(scene: Scene, mention: EntityMention) -> Draft | None:
    """The nearest entity before, else the only one, with the same head noun."""
    head = _head(mention)
    if not head or head in UNTOLD:
        return None
    for draft in scene.preceding(mention):
        if _has_head(draft, head):
            return draft
    every = [d for d in scene.drafts.values() if d.mentions and _has_head(d, head)]
    return every[0] if len(every) == 1 else None


def _has_head(draft: Draft, head: str) -> bool:
    if draft.person or draft.kind in (EntityKind.ROLE, EntityKind.COUNTRY):
        return False
    if draft.key[0] == "hidden":
        return False
    words = name_key(draft.name).split()
    return head in draft.heads or set(name_key(head).split()) <= set(words)


def _only_armed(scene: Scene, mention: EntityMention) -> Draft | None:
    """The one armed group a document knows, for a group noun of that sector."""
    sectors = ARMED.intersection(mention.sectors)
    groups = [
        d
        for d in scene.drafts.values()
        if d.ref
        and d.mentions
        and not d.person
        and d.kind in (EntityKind.GROUP, EntityKind.ORGANIZATION)
        and sectors.intersection(d.sectors)
    ]
    return groups[0] if len(groups) == 1 else None

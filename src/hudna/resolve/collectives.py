"""Bodies, groups, countries and hidden sources: one entity for each that differs."""

from collections.abc import Iterator

from hudna.model.extraction import EntityMention
from hudna.model.vocabulary import EntityKind
from hudna.resolve.names import name_key
from hudna.resolve.offices import composed, indefinite
from hudna.resolve.romanize import is_latin
from hudna.resolve.scene import Draft, Scene, owner
from hudna.text.fold import fold_key

ARMED = frozenset(("REB", "UAF"))
"""Sectors whose bare group nouns («the rebels») mean the document's own."""


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
    draft = Draft(
        key=("collective", mention.office or "", of or "", _qualifier(scene, mention)),
        kind=mention.kind,
        name=name,
        country=mention.country or scene.actors.country_of(of),
        sectors=mention.sectors,
    )
    _assign(scene, mention, draft, f"named by head and owner: {name}")


def _assign(scene: Scene, mention: EntityMention, draft: Draft, reason: str) -> None:
    kept = scene.draft(draft)
    scene.assign(mention, kept, reason)
    nouns = frozenset(_nouns(scene, mention))
    if nouns not in kept.nouns:
        kept.nouns.append(nouns)


def _head(mention: EntityMention) -> str:
    """The head noun in English."""
    return (mention.office or "").partition(":")[2]


def _nouns(scene: Scene, mention: EntityMention) -> Iterator[str]:
    """Words of a phrase without the owner's and without endings, in order."""
    for word in _own_words(scene, mention):
        if word not in scene.titles.idle:
            yield scene.titles.stem(word)


def _own_words(scene: Scene, mention: EntityMention) -> Iterator[str]:
    """The words of a phrase that are not its owner's."""
    owners: frozenset[str] = frozenset()
    if mention.country:
        owners = scene.actors.people_words.get(mention.country, frozenset())
    actor = scene.actors.actors.get(mention.office_of or "")
    if actor is not None:
        names = " ".join((*actor.full_names(), *actor.short_names()))
        owners |= frozenset(name_key(names).split())
    for word in name_key(scene.document.quote(mention.span)).split():
        if word not in owners:
            yield word


def _qualifier(scene: Scene, mention: EntityMention) -> str:
    """What keeps two phrases of one head and owner apart.

    All nouns for groups («residents of one town», «of another»), the place for bodies.
    """
    if mention.kind is EntityKind.GROUP:
        return " ".join(sorted(set(_nouns(scene, mention))))
    words = list(_own_words(scene, mention))
    for at, word in enumerate(words):
        if word in scene.titles.within:
            return " ".join(words[at + 1 :])
    return ""


def _bare(scene: Scene, mention: EntityMention) -> None:
    """«The army», «the rebels»: one of its kind mentioned before, or the only one."""
    if not indefinite(scene, mention):
        draft = _mentioned(scene, mention) or _only_armed(scene, mention)
        if draft is not None:
            reason = f"the {_head(mention)} mentioned here is «{draft.name}»"
            _assign(scene, mention, draft, reason)
            return
    words = " ".join(scene.document.quote(mention.span).split())
    draft = Draft(
        key=("collective", mention.office or "", "", _qualifier(scene, mention)),
        kind=mention.kind,
        name=words if is_latin(words) else _head(mention),
        sectors=mention.sectors,
    )
    _assign(scene, mention, draft, f"{_head(mention)}: whose is left open")


def _mentioned(scene: Scene, mention: EntityMention) -> Draft | None:
    """The nearest entity before that the words may name, else the only one."""
    nouns = frozenset(_nouns(scene, mention))
    for draft in scene.preceding(mention):
        if _may_be(draft, mention, nouns):
            return draft
    every = [
        d for d in scene.drafts.values() if d.mentions and _may_be(d, mention, nouns)
    ]
    return every[0] if len(every) == 1 else None


def _may_be(draft: Draft, mention: EntityMention, nouns: frozenset[str]) -> bool:
    """Whether a bare phrase may name a draft: groups by noun, bodies by head."""
    if draft.person or draft.kind in (EntityKind.ROLE, EntityKind.COUNTRY):
        return False
    if mention.kind is EntityKind.GROUP:
        return draft.kind is EntityKind.GROUP and any(nouns <= n for n in draft.nouns)
    if draft.kind is EntityKind.GROUP:
        return False
    head = _head(mention)
    words = set(name_key(draft.name).split())
    return head in draft.heads or (
        draft.ref is not None and set(name_key(head).split()) <= words
    )


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

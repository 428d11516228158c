"""Bodies, groups, countries and hidden sources: one entity for each that differs."""

from collections.abc import Iterator

from hudna.model.extraction import EntityMention
from hudna.model.vocabulary import EntityKind
from hudna.resolve.names import name_key
from hudna.resolve.offices import composed, indefinite
from hudna.resolve.romanize import is_latin, romanize
from hudna.resolve.scene import Draft, Scene, owner
from hudna.text.fold import fold_key

ARMED = frozenset(("REB", "UAF"))
"""Sectors whose bare group nouns («the rebels») mean the document's own."""
UNITS = frozenset(("force", "group", "forces", "groups"))
"""Words beside «rebel» that add nothing to it."""
MEDIA = "MED"
"""The sector of newspapers, channels and agencies."""
RULERS = frozenset(("prime-minister", "president", "king", "emir", "chancellor"))


def countries(scene: Scene) -> None:
    """One entity for each country: its name, its people, its capital when it acts."""
    for mention in list(scene.open()):
        if mention.country is None:
            _realm(scene, mention)
            continue
        if not _is_country(mention) and not _is_realm(scene, mention):
            continue
        iso3, reason = _country(scene, mention, mention.country)
        scene.assign(mention, _country_draft(scene, iso3), reason)


def _country_draft(scene: Scene, iso3: str) -> Draft:
    known = scene.actors.countries.by_iso3.get(iso3)
    return scene.draft(
        Draft(
            key=("country", iso3),
            kind=EntityKind.COUNTRY,
            ref=iso3 if known else None,
            name=known.name if known else iso3,
            country=iso3,
        )
    )


def _realm(scene: Scene, mention: EntityMention) -> None:
    """«The Kingdom»: of those it may be, the only one the text names, or the nearest.

    Without either it stays open.
    """
    if mention.kind is not EntityKind.COUNTRY or mention.name_at is None:
        return
    words = scene.words(mention)
    options = scene.actors.tables.realms.get(words, ())
    named = [code for code in options if code in scene.countries]
    before = (d.country for d in scene.preceding(mention) if d.country in named)
    code = named[0] if len(named) == 1 else next(before, None)
    if code is not None:
        reason = f"«{words}» is the one that the text names"
        scene.assign(mention, _country_draft(scene, code), reason)


def _is_country(mention: EntityMention) -> bool:
    return mention.kind is EntityKind.COUNTRY and mention.office is None


def _is_realm(scene: Scene, mention: EntityMention) -> bool:
    """«The Republic of …», «مملكة …»: a country by its form of state."""
    if mention.refs or not (mention.office or "").startswith("body:"):
        return False
    realms = scene.titles.realms
    own = frozenset(_own_words(scene, mention)) - scene.titles.idle
    every = name_key(scene.quote(mention.span)).split()
    return own <= realms and not realms.isdisjoint(every)


def _country(scene: Scene, mention: EntityMention, iso3: str) -> tuple[str, str]:
    """The country of a name; of several, the one that the document names otherwise."""
    words = scene.words(mention)
    options = scene.actors.countries_by_name.get(name_key(words), ())
    if len(options) > 1:
        named = [code for code in options if scene.countries.get(code, set()) - {words}]
        if len(named) == 1:
            return named[0], f"«{words}» names the country, which the text also names"
    return iso3, f"«{words}» names the country"


def hidden_sources(scene: Scene) -> None:
    """Sources whose names the text hides: one entity for each phrase."""
    for mention in list(scene.open()):
        if mention.anonymous is None:
            continue
        phrase = fold_key(scene.quote(mention.span))
        before = _source_before(scene, mention, phrase)
        if before is not None:
            scene.assign(mention, before, f"«{phrase}» is the source named before")
            continue
        head = (mention.office or "").partition(":")[2]
        draft = Draft(
            key=("hidden", phrase, _apart(scene, mention)),
            kind=mention.kind,
            name=_source_name(scene, mention, head),
            country=mention.country,
            sectors=mention.sectors,
        )
        scene.assign(mention, scene.draft(draft), "a source that the text hides")


def _source_name(scene: Scene, mention: EntityMention, head: str) -> str:
    """The English name of a hidden source; another one than before is called so."""
    name = composed(scene, head, owner(mention)) if head else ""
    return f"another {name}" if name and scene.introduces(mention) else name


def _apart(scene: Scene, mention: EntityMention) -> str:
    """A key of its own for what the text says is another one."""
    return str(mention.span.start) if scene.introduces(mention) else ""


def _source_before(scene: Scene, mention: EntityMention, phrase: str) -> Draft | None:
    """«The source»: the nearest hidden one before."""
    if len(phrase.split()) > 1 or indefinite(scene, mention):
        return None
    hidden = (d for d in scene.preceding(mention) if d.key[0] == "hidden")
    return next(hidden, None)


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
    head, of = _head(mention), _owner(scene, mention)
    name = _group_name(scene, mention) or composed(scene, head, of)
    ids = scene.actors.by_name.get(name_key(scene.phrase(mention)), ())
    if not ids and not _counted(scene, mention):
        ids = scene.actors.by_name.get(name_key(name), ())
    ids = ids or _led_government(scene, mention) or _outlet(scene, mention)
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


def _counted(scene: Scene, mention: EntityMention) -> bool:
    """«Four Ukrainian soldiers»: some of a body, and not the body."""
    words = fold_key(scene.quote(mention.span)).split()
    return any(w.isdigit() or w in scene.titles.numbers for w in words[:2])


def _owner(scene: Scene, mention: EntityMention) -> str | None:
    """The owner of a body; the government of its head is that of the country."""
    of = owner(mention)
    actor = scene.actors.actors.get(of or "")
    if _head(mention) != "government" or actor is None or not actor.offices:
        return of
    rules = any(
        held.of == actor.country
        and held.role in RULERS
        and not held.disputed
        and (scene.day is None or held.on(scene.day))
        for held in actor.offices
    )
    return actor.country if rules else of


def _led_government(scene: Scene, mention: EntityMention) -> tuple[str, ...]:
    """The government whose name stands in the title of the one it is called after."""
    actor = scene.actors.actors.get(mention.office_of or "")
    if actor is None or _head(mention) != "government":
        return ()
    titles = [
        held.title
        for held in actor.offices
        if held.role in RULERS and (not scene.day or held.on(scene.day))
    ]
    return tuple(
        other.id
        for other in scene.actors.actors.values()
        if other.kind is EntityKind.GOVERNMENT
        and any(other.name in title for title in titles)
    )


def _outlet(scene: Scene, mention: EntityMention) -> tuple[str, ...]:
    """«The Reuters news agency» is Reuters: a head that says what its owner is."""
    actor = scene.actors.actors.get(mention.office_of or "")
    if actor is None or MEDIA not in actor.sectors:
        return ()
    return (actor.id,) if _head(mention) in (*scene.titles.titled, "agency") else ()


def _group_name(scene: Scene, mention: EntityMention) -> str | None:
    """The words themselves where they are Latin: they say more than a gloss."""
    words = scene.phrase(mention)
    return words if mention.kind is EntityKind.GROUP and is_latin(words) else None


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
    for word in name_key(scene.quote(mention.span)).split():
        if word not in owners:
            yield word


def _qualifier(scene: Scene, mention: EntityMention) -> str:
    """What keeps two phrases of one head and owner apart.

    All nouns for groups («residents of one town», «of another»), the place for bodies.
    """
    if mention.kind is EntityKind.GROUP or _head(mention) in scene.titles.loose:
        words = [w for w in _own_words(scene, mention) if w not in scene.titles.idle]
        return " ".join(sorted("/".join(scene.titles.noun(word)) for word in words))
    words = list(_own_words(scene, mention))
    for at, word in enumerate(words):
        if word in scene.titles.within:
            return " ".join(words[at + 1 :])
    return ""


def _bare(scene: Scene, mention: EntityMention) -> None:
    """«The army», «the rebels»: one of its kind mentioned before."""
    if not indefinite(scene, mention) and not scene.introduces(mention):
        draft = _mentioned(scene, mention) or _only_armed(scene, mention)
        if draft is not None:
            reason = f"the {_head(mention)} mentioned here is «{draft.name}»"
            _assign(scene, mention, draft, reason)
            return
    name, romanized = _bare_name(scene, mention)
    nouns = sorted(set(_nouns(scene, mention)))
    alone = mention.kind is not EntityKind.GROUP and len(nouns) < 2
    qualifier = "" if alone else _qualifier(scene, mention) or " ".join(nouns)
    draft = Draft(
        key=(
            "collective",
            mention.office or "",
            "",
            qualifier,
            _apart(scene, mention),
        ),
        kind=mention.kind,
        name=name,
        romanized=romanized,
        sectors=mention.sectors,
    )
    _assign(scene, mention, draft, f"{_head(mention)}: whose is left open")


def _bare_name(scene: Scene, mention: EntityMention) -> tuple[str, bool]:
    """The words themselves if Latin, else the English head with a name behind it."""
    words = scene.phrase(mention).split()
    if is_latin(" ".join(words)):
        return " ".join(words), False
    head = _head(mention)
    if head not in scene.titles.titled or len(words) < 2:
        return head, False
    return f"{romanize(' '.join(words[1:]))} {head}", True


def _mentioned(scene: Scene, mention: EntityMention) -> Draft | None:
    """The nearest entity before that the words may name."""
    nouns = frozenset(_nouns(scene, mention))
    if _head(mention) in scene.titles.general and len(nouns) < 2:
        return None
    loose = _head(mention) in scene.titles.loose or _head(mention) == "government"
    test = _may_loosely_be if loose else _may_be
    found = (d for d in scene.preceding(mention) if test(scene, d, mention, nouns))
    return next(found, None)


def _may_be(
    scene: Scene, draft: Draft, mention: EntityMention, nouns: frozenset[str]
) -> bool:
    """Whether a bare phrase may name a draft: groups by noun, bodies by head."""
    if draft.person or draft.kind in (EntityKind.ROLE, EntityKind.COUNTRY):
        return False
    if mention.kind is EntityKind.GROUP:
        return draft.kind is EntityKind.GROUP and any(nouns <= n for n in draft.nouns)
    if draft.kind is EntityKind.GROUP:
        return False
    head = _head(mention)
    words = set(name_key(draft.name).split())
    return scene.head(mention) in draft.heads or (
        draft.ref is not None and set(name_key(head).split()) <= words
    )


def _may_loosely_be(
    scene: Scene, draft: Draft, mention: EntityMention, nouns: frozenset[str]
) -> bool:
    """The same for heads that tell little: further words must be the draft's too."""
    if not _may_be(scene, draft, mention, nouns):
        return False
    return len(nouns) < 2 or any(nouns <= n for n in draft.nouns)


def _only_armed(scene: Scene, mention: EntityMention) -> Draft | None:
    """The one armed group a document knows, for a group noun of that sector."""
    nouns = frozenset(_nouns(scene, mention)) - UNITS
    if not nouns or not nouns <= scene.titles.rebels:
        return None
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

"""Mentions that name an office and nobody: whose it is on the document's day."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile

from hudna.model.extraction import EntityMention
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind
from hudna.resolve.actor_files import Held
from hudna.resolve.names import ARTICLE, name_key
from hudna.resolve.scene import WINDOW, Draft, Scene, Stated, demonym
from hudna.text.fold import fold_key

NISBA = ("ي", "يه")
"""Endings of adjectives of belonging: «a Bahraini deputy» is not «Bahrain's deputy»."""
CHAIN = 4
"""Words of a title of which the last one's article makes the whole particular."""
COUNTERPART = "counterpart"
"""The role of somebody who holds the same office as another elsewhere."""
OWNED = frozenset(("of", "for", "from", "in"))
"""English words behind which it is said what a title is of."""
NEARBY = 3
"""Words behind an office in which the country it is posted to may stand."""


def office_mentions(scene: Scene) -> None:
    """Give every office without a name to its holder, or to an entity of its own.

    Offices that say what they are of come first: they help with the bare titles.
    """
    for mention in list(scene.open()):
        if is_office(mention) and scene.owner(mention) is not None:
            _of_something(scene, same_office(scene, mention))
    for mention in list(scene.open()):
        if is_office(mention):
            _bare(scene, mention)


def same_office(scene: Scene, mention: EntityMention) -> EntityMention:
    """«His Russian counterpart»: an office that the nearest person before holds."""
    if mention.office != COUNTERPART:
        return mention
    for draft in scene.preceding(mention):
        held = [*_roles(scene, draft)] if draft.person else []
        if held:
            role = min(held, key=scene.titles.rank)
            return replace(mention, office=role, office_of=mention.country)
    return mention


def _roles(scene: Scene, draft: Draft) -> Iterator[str]:
    """The offices that the text gives somebody, or that the actor file does."""
    yield from (s.role for s in draft.stated if not s.former)
    yield from (held.role for held in _offices(scene, draft, False))  # noqa: FBT003


def is_office(mention: EntityMention) -> bool:
    """Whether a mention is an office, and no body or group."""
    return mention.office is not None and ":" not in mention.office


def _of_something(scene: Scene, mention: EntityMention) -> None:
    """«The Italian prime minister»: who is called that here, else who holds it."""
    role, of = mention.office or "", scene.owner(mention)
    former = scene.former(mention)
    if several(scene, mention):
        _holders(scene, mention)
        return
    if particular(scene, mention):
        office = Stated(role, of, former)
        people = [d for d in scene.holders.get(role, {}).values() if d.person]
        named = [d for d in people if _stated(scene, d, office)]
        named = named or [d for d in people if _half_stated(scene, d, office)]
        if len(named) > 1 and role in scene.titles.posted:
            named = _last_named(scene, mention, named)
        if len(named) == 1:
            reason = f"the text gives {_title(scene, role, of)} to «{_named(named[0])}»"
            scene.assign(mention, named[0], reason)
            return
        if _holder(scene, mention, former):
            return
    _role_of_its_own(scene, mention)


def _last_named(
    scene: Scene, mention: EntityMention, named: list[Draft]
) -> list[Draft]:
    """Of several envoys the last one named, unless the words say to where."""
    if _countries_nearby(scene, mention):
        return named
    before = (d for d in scene.preceding(mention) if d in named)
    return [d for d in [next(before, None)] if d is not None] or named


def _stated(scene: Scene, draft: Draft, office: Stated) -> bool:
    """Whether the text gives somebody just this office."""
    return any(
        (s.role, s.former) == (office.role, office.former)
        and scene.same_owner(s.of, office.of, s.role)
        for s in draft.stated
    )


def _half_stated(scene: Scene, draft: Draft, office: Stated) -> bool:
    """Whether it gives somebody the title without saying of what."""
    country = scene.actors.country_of(office.of)
    return draft.country in (None, country) and any(
        (s.role, s.former, s.of) == (office.role, office.former, None)
        for s in draft.stated
    )


def _named(draft: Draft) -> str:
    return next(iter(draft.written), draft.name)


def _holder(scene: Scene, mention: EntityMention, former: bool) -> bool:  # noqa: FBT001
    """Assign to the holder by the actor file; False when that is not certain."""
    if scene.day is None or former:
        return False
    rows = _rows(scene, mention)
    refs = list(dict.fromkeys(ref for ref, _ in rows))
    if len(refs) > 1 or any(held.disputed for _, held in rows):
        refs = [ref for ref in refs if ("known", ref) in scene.drafts]
    if len(refs) != 1:
        return False
    held = next(held for ref, held in rows if ref == refs[0])
    scene.assign(mention, scene.known(refs[0]), _held_reason(held, scene.day))
    return True


def _rows(scene: Scene, mention: EntityMention) -> list[tuple[str, Held]]:
    """Who holds the office on the day, by the actor file.

    Offices with a holder for each country («envoy to Yemen») need the country named.
    """
    role, of = mention.office or "", scene.owner(mention)
    rows = [
        (ref, held)
        for ref, held in scene.actors.holders(role)
        if held.on(scene.day or "") and scene.same_owner(held.of, of, role)
    ]
    if role in scene.titles.unique:
        return [row for row in rows if row[1].of == of] or rows
    if role not in scene.titles.posted:
        return []
    names = _countries_nearby(scene, mention)
    return [row for row in rows if any(name in row[1].title for name in names)]


def _countries_nearby(scene: Scene, mention: EntityMention) -> list[str]:
    """English names of the countries in an office's words or just behind them."""
    end = mention.span.end
    behind = scene.document.text[end : end + 60].split()[:NEARBY]
    words = name_key(" ".join((scene.quote(mention.span), *behind))).split()
    pairs = [f"{a} {b}" for a, b in pairwise(words)]
    codes = {
        code: None
        for word in (*pairs, *words)
        for code in scene.actors.countries_by_name.get(word, ())
    }
    if mention.country and mention.country in scene.actors.countries.by_iso3:
        codes.setdefault(mention.country)
    return [scene.actors.countries.by_iso3[code].name for code in codes]


def _held_reason(held: Held, day: str) -> str:
    since = f" since {held.from_}" if held.from_ else ""
    until = f" until {held.to}" if held.to else ""
    return f"{held.title}{since}{until}, so on {day}"


def indefinite(scene: Scene, mention: EntityMention) -> bool:
    """Whether the words introduce somebody new («a general», «جنرال»)."""
    before = fold_key(scene.before(mention))
    words = fold_key(scene.quote(mention.span)).split()
    first = words[0] if words else ""
    if before in scene.titles.definite or first in scene.titles.definite:
        return False
    if before in scene.titles.indefinite or first in scene.titles.indefinite:
        return True
    if not words or first[:1].isascii():
        return False
    chain = takewhile(lambda word: word not in scene.titles.idle, words[:CHAIN])
    return not any(word.startswith(ARTICLE) for word in chain) and not (
        len(words) > 1
        and scene.owner(mention) is not None
        and not words[1].endswith(NISBA)
    )


def particular(scene: Scene, mention: EntityMention) -> bool:
    """Whether the words mean one certain holder.

    Where a script has no capitals, a title without article is the first half of a
    phrase whose rest is not understood («head of …»).
    """
    if not indefinite(scene, mention):
        return True
    latin = scene.quote(mention.span)[:1].isascii()
    return latin and mention.office in scene.titles.unique


def _of_a_kind(scene: Scene, mention: EntityMention) -> bool:
    """«The minister of state»: a title with words that make it another's.

    An adjective that agrees with its noun («المبعوث الخاص») makes no other title.
    """
    words = fold_key(scene.quote(mention.span)).split()
    own = [word for word in words if word not in scene.titles.idle]
    if len(own) < 2:
        return False
    if own[0].isascii():
        return mention.office in scene.titles.generic
    return mention.office not in scene.titles.unique and not own[0].startswith(ARTICLE)


def several(scene: Scene, mention: EntityMention) -> bool:
    """Whether a title is in the plural and names a group of holders."""
    words = fold_key(_title_words(scene, mention)).split()
    first = words[0] if words else ""
    if first.isascii():
        head = takewhile(lambda word: word not in OWNED, words)
        return any(word in scene.titles.plural for word in (*head, *words[-1:]))
    if first in scene.titles.plural:
        return True
    stem, number = scene.titles.noun(name_key(first))
    return number == "many" and len(stem) > 3


def _title_words(scene: Scene, mention: EntityMention) -> str:
    """The words of an office without what counts it before («some of the …»)."""
    at, whole = mention.office_at, mention.span
    if at is None or not whole.start < at.start < whole.end:
        return scene.quote(whole)
    return scene.quote(Span(at.start, whole.end))


def _holders(scene: Scene, mention: EntityMention) -> None:
    """«The foreign ministers of the Gulf»: a group, never one of them."""
    role, of = mention.office or "", scene.owner(mention)
    draft = Draft(
        key=("holders", fold_key(scene.quote(mention.span))),
        kind=EntityKind.GROUP,
        name=f"{_title(scene, role, of)}s",
        country=scene.actors.country_of(of),
        sectors=mention.sectors,
    )
    scene.assign(mention, scene.draft(draft), "a title of several holders")


def _bare(scene: Scene, mention: EntityMention) -> None:
    """«The minister»: the nearest one mentioned before, else the only one."""
    role = mention.office or ""
    if several(scene, mention):
        _holders(scene, mention)
        return
    if particular(scene, mention) and not _of_a_kind(scene, mention):
        former = scene.former(mention)
        for draft in scene.preceding(mention):
            if fits(scene, draft, role, former=former):
                title = scene.titles.english(role)
                reason = f"the nearest {title} mentioned before «the {title}»"
                scene.assign(mention, draft, reason)
                return
        only = _only(scene, role, former=former)
        if len(only) == 1:
            reason = f"the only {scene.titles.english(role)} of the document"
            scene.assign(mention, only[0], reason)
            return
    _role_of_its_own(scene, mention)


def _only(scene: Scene, role: str, *, former: bool) -> list[Draft]:
    """Everybody of a short document who may bear a title that one bears at a time."""
    if role not in scene.titles.unique or len(scene.drafts) > WINDOW:
        return []
    return [d for d in scene.people() if fits(scene, d, role, former=former)]


def fits(scene: Scene, draft: Draft, title: str, *, former: bool) -> bool:
    """Whether a bare title may mean somebody: by the text, else by the actor file."""
    covering = scene.titles.covering
    if draft.kind is EntityKind.ROLE:
        return any(covering(title, s.role) and s.former == former for s in draft.stated)
    if not draft.person:
        return False
    if any(covering(title, s.role) and s.former == former for s in draft.stated):
        return True
    if scene.titles.sectors.get(title, frozenset()).intersection(draft.sectors):
        return True
    return any(covering(title, held.role) for held in _offices(scene, draft, former))


def _offices(scene: Scene, draft: Draft, former: bool) -> Iterator[Held]:  # noqa: FBT001
    """The offices held on the document's day; those held before for former ones."""
    actor = scene.actor(draft)
    for held in actor.offices if actor else ():
        if scene.day is None or held.on(scene.day) != former:
            yield held


def _role_of_its_own(scene: Scene, mention: EntityMention) -> None:
    """An entity for the office itself; phrases that introduce somebody stay apart."""
    role, of = mention.office or "", scene.owner(mention)
    former = scene.former(mention)
    words = fold_key(scene.quote(mention.span))
    new = _of_a_kind(scene, mention) or not particular(scene, mention)
    key = ("role", role, of or "", "former" if former else "", words if new else "")
    name = ("former " if former else "") + _title(scene, role, of)
    draft = scene.draft(
        Draft(
            key=key,
            kind=EntityKind.ROLE,
            name=name,
            country=scene.actors.country_of(of),
            sectors=mention.sectors,
        )
    )
    rivals = _rivals(scene, mention) if not former else ()
    draft.alternatives = draft.alternatives or rivals
    reason = "several claim to be" if rivals else "nobody is known to be"
    scene.assign(mention, draft, f"{reason} «{name}» here")


def _rivals(scene: Scene, mention: EntityMention) -> tuple[str, ...]:
    """Those whom the actor file gives the office on the day, where it cannot decide."""
    if scene.day is None or scene.owner(mention) is None:
        return ()
    return tuple(dict.fromkeys(ref for ref, _ in _rows(scene, mention)))


def _title(scene: Scene, role: str, of: str | None) -> str:
    """The English name of an office with what it is of."""
    return composed(scene, scene.titles.english(role), of)


def composed(scene: Scene, head: str, of: str | None) -> str:
    """An English name for a head noun and its owner («Yemeni army»)."""
    if of is None:
        return head
    actor = scene.actors.actors.get(of)
    if actor is not None and actor.kind is EntityKind.PERSON:
        return f"{head} of {actor.name}"
    if actor is not None:
        return f"{actor.name} {head}"
    country = scene.actors.countries.by_iso3.get(of)
    if head in scene.titles.formal and country:
        return scene.titles.formal[head].format(country=with_article(country.name))
    adjective = demonym(scene.actors, scene.titles, of)
    if adjective:
        return f"{adjective} {head}"
    return f"{head} of {with_article(country.name)}" if country else head


def with_article(country: str) -> str:
    """The name of a country as it stands after «of»."""
    plural = country.startswith("United ") or country.endswith(("Islands", "States"))
    return f"the {country}" if plural else country

"""Mentions with a name: known actors, unknown persons, and their spellings."""

from collections.abc import Callable, Iterator, Sequence

from hudna.model.extraction import EntityMention
from hudna.model.vocabulary import EntityKind
from hudna.resolve.name_tables import load_names
from hudna.resolve.names import (
    Score,
    compare,
    count_words,
    name_key,
    word_likeness,
)
from hudna.resolve.offices import same_office
from hudna.resolve.scene import Draft, Scene

LIKE_SPELLING = 0.9
SHORTEST_VARIANT = 4
"""Letters a surname needs before a spelling of it is believed."""


def known_names(scene: Scene) -> None:
    """Give every mention with candidates to one of them, or leave it open."""
    standing = full_names(scene)
    strangers = _strangers(scene)
    for mention in scene.mentions:
        candidates = [r for r in mention.refs if r in scene.actors.actors]
        if not candidates:
            continue
        if not standing.intersection(candidates) and _namesake_before(
            scene, mention, candidates, strangers
        ):
            continue
        left, reason = _narrow(scene, mention, candidates, standing)
        if len(left) == 1:
            scene.assign(mention, scene.known(left[0]), reason)
        else:
            _leave_open(scene, mention, left)


def full_names(scene: Scene) -> frozenset[str]:
    """The known actors whose full name stands in the document."""
    out: set[str] = set()
    for mention in scene.mentions:
        ids = scene.actors.by_name.get(name_key(scene.words(mention)), ())
        out.update(ref for ref in mention.refs if ref in ids)
    return frozenset(out)


def _narrow(
    scene: Scene,
    mention: EntityMention,
    candidates: list[str],
    standing: frozenset[str],
) -> tuple[list[str], str]:
    """The candidates that the best evidence leaves, and the evidence."""
    if len(candidates) == 1:
        return candidates, f"«{scene.words(mention)}» is a name of one known actor"
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("the full name stands in the document", lambda r: r in standing),
        ("the office named with it", lambda r: holds_office(scene, r, mention)),
        ("the country named with it", lambda r: _of_country(scene, r, mention)),
        ("the country the document speaks of", lambda r: _of_document(scene, r)),
    )
    left = candidates
    for reason, test in tests:
        kept = [ref for ref in left if test(ref)]
        if len(kept) == 1:
            return kept, f"«{scene.words(mention)}» has several bearers: {reason}"
        left = kept or left
    return left, ""


def holds_office(scene: Scene, ref: str, mention: EntityMention) -> bool:
    """Whether an actor holds the office a mention names, or ever did without date."""
    if mention.office is None:
        return False
    of = scene.owner(mention)
    return any(
        scene.titles.covering(mention.office, held.role)
        and (of is None or scene.same_owner(held.of, of, held.role))
        and (scene.day is None or held.on(scene.day))
        for held in scene.actors.actors[ref].offices
    )


def _of_country(scene: Scene, ref: str, mention: EntityMention) -> bool:
    country = mention.country or scene.actors.country_of(mention.office_of)
    return country is not None and scene.actors.actors[ref].country == country


def _of_document(scene: Scene, ref: str) -> bool:
    country = scene.actors.actors[ref].country
    return country in scene.countries


def _leave_open(scene: Scene, mention: EntityMention, left: Sequence[str]) -> None:
    words = scene.words(mention)
    draft = scene.draft(
        Draft(key=("name", name_key(words)), kind=mention.kind, country=mention.country)
    )
    draft.alternatives = tuple(left)
    scene.assign(mention, draft, f"«{words}» has several bearers: nothing decides")


def _strangers(scene: Scene) -> dict[str, int]:
    """Surnames of unknown persons that the text names in full, and where first."""
    out: dict[str, int] = {}
    for mention in scene.mentions:
        if not mention.refs and mention.kind is EntityKind.PERSON:
            words = name_key(scene.words(mention)).split()
            if len(words) > 1:
                out.setdefault(words[-1], mention.span.start)
    return out


def _namesake_before(
    scene: Scene,
    mention: EntityMention,
    candidates: list[str],
    strangers: dict[str, int],
) -> bool:
    """Whether the text introduced an unknown person of the same surname before."""
    words = name_key(scene.words(mention)).split()
    if len(words) != 1 or any(holds_office(scene, r, mention) for r in candidates):
        return False
    return strangers.get(words[0], mention.span.start) < mention.span.start


def unknown_names(scene: Scene) -> None:
    """Gather names that no file knows: full ones first, then their short forms."""
    named = [m for m in scene.open() if _is_name(m)]
    for mention in named:
        if not _is_short(scene.words(mention)):
            _full_name(scene, mention)
    for mention in named:
        if mention.span not in scene.at:
            _short_name(scene, mention)


def _is_name(mention: EntityMention) -> bool:
    return mention.name_at is not None and mention.kind is not EntityKind.COUNTRY


def _is_short(words: str) -> bool:
    """One word, or a particle and one («Di Maio», «bin Salman»)."""
    parts = name_key(words).split()
    return len(parts) < 2 or (len(parts) == 2 and parts[0] in load_names().particles)


def _full_name(scene: Scene, mention: EntityMention) -> None:
    words = scene.words(mention)
    if ("name", name_key(words)) in scene.drafts:
        scene.assign(mention, _new(scene, mention), f"named «{words}»")
        return
    draft, reason = _listed(scene, words) or _variant(scene, mention) or (None, "")
    scene.assign(mention, draft or _new(scene, mention), reason or f"named «{words}»")


def _listed(scene: Scene, words: str) -> tuple[Draft, str] | None:
    ids = scene.actors.by_name.get(name_key(words), ())
    if len(ids) != 1:
        return None
    return scene.known(ids[0]), f"«{words}» is a name of one known actor"


def _variant(scene: Scene, mention: EntityMention) -> tuple[Draft, str] | None:
    """Somebody of this document, or the holder of the office, spelt differently."""
    words = scene.words(mention)
    for draft in scene.names.sharing(words):
        for name in scene.names_of(draft):
            if count_words(name) > 1 and (score := same_name(words, name)):
                return draft, f"«{words}» is «{name}»: {_details(score)}"
    for ref in _holders_named(scene, mention):
        for name in scene.actors.actors[ref].full_names():
            if score := same_name(words, name):
                detail = f"«{words}» is «{name}», who holds the office"
                return scene.known(ref), f"{detail}: {_details(score)}"
    return None


def _holders_named(scene: Scene, mention: EntityMention) -> Iterator[str]:
    if mention.office is None or scene.owner(mention) is None:
        return
    mention = same_office(scene, mention)
    assert mention.office is not None  # noqa: S101 - another's at the least
    for ref, _ in scene.actors.holders(mention.office):
        if holds_office(scene, ref, mention):
            yield ref


def same_name(a: str, b: str) -> Score | None:
    """The comparison of two full names if they may be one; else None.

    One word may be spelt differently, and never from one known given name into another.
    """
    score = compare(a, b)
    if not score.same:
        return None
    inexact = [r for r in score.reasons if r.feature in ("letters", "consonants")]
    if len(inexact) > 1 and inexact[0].feature == "letters":
        return None
    left, right = name_key(a).split(), name_key(b).split()
    if len(left) != len(right):
        left, right = [left[0], left[-1]], [right[0], right[-1]]
    if any(_two_names(x, y) for x, y in zip(left, right, strict=True)):
        return None
    return score


def _two_names(a: str, b: str) -> bool:
    """Whether two words are known given names, and not the same one."""
    tables = load_names()
    left, right = tables.canonical(a), tables.canonical(b)
    return bool(left and right and not left & right)


def _details(score: Score) -> str:
    return "; ".join(r.detail for r in score.reasons if r.feature != "equal")


def _new(scene: Scene, mention: EntityMention) -> Draft:
    words = scene.words(mention)
    draft = scene.draft(
        Draft(key=("name", name_key(words)), kind=mention.kind, country=mention.country)
    )
    if mention.kind is EntityKind.PERSON:
        draft.kind = EntityKind.PERSON
    draft.sectors = draft.sectors or mention.sectors
    draft.country = draft.country or mention.country
    return draft


def _short_name(scene: Scene, mention: EntityMention) -> None:
    """A single word: the last of a full name, spelt alike or nearly so."""
    words = scene.words(mention)
    bearers = _bearers(scene, mention)
    if len(bearers) == 1:
        draft, detail = bearers[0]
        scene.assign(mention, draft, f"«{words}» is short for {detail}")
        return
    listed = _listed(scene, words)
    draft, reason = listed or (_new(scene, mention), f"named «{words}»")
    if len(bearers) > 1:
        names = ", ".join(detail for _, detail in bearers)
        draft.alternatives = tuple(d.ref for d, _ in bearers if d.ref)
        reason = f"«{words}» may be short for {names}: nothing decides"
    scene.assign(mention, draft, reason)


def _bearers(scene: Scene, mention: EntityMention) -> list[tuple[Draft, str]]:
    """Whom a single word may name: the best tests that anybody passes."""
    word = name_key(scene.words(mention))
    before = name_key(scene.before(mention))
    if before in load_names().particles and before not in word.split():
        word = f"{before} {word}"  # «bin X», of which the phrase holds only «X»
    if mention.kind is EntityKind.UNKNOWN and mention.country:
        return []  # a place
    parts = word.split() or [""]
    for place, near, drafts in (
        (-1, False, scene.names.last(parts[-1])),
        (0, False, scene.names.first(parts[0])),
        (-1, True, scene.names.alike(parts[-1])),
    ):
        found = [
            (draft, f"«{name}»")
            for draft in drafts
            if (name := _bears(scene, draft, word, (place, near)))
        ]
        if len(found) > 1:
            found = _of_office(scene, mention, found) or found
        if found:
            return found
    return []


def _bears(scene: Scene, draft: Draft, word: str, test: tuple[int, bool]) -> str | None:
    """The full name of a draft that has a short one in a place, exactly or nearly."""
    place, near = test
    for name in scene.names_of(draft):
        if _is_short(name):
            continue
        part = _part(name_key(name).split(), place, len(word.split()))
        if part == word:
            return name
        if near and min(len(word), len(part)) >= SHORTEST_VARIANT:
            likeness = word_likeness(word, part)
            alike = likeness.score >= LIKE_SPELLING and not _two_names(word, part)
            if likeness.feature == "letters" and alike:
                return name
    return None


def _part(parts: list[str], place: int, count: int) -> str:
    """The first or last words of a name; a father's name is no short form."""
    if place == 0:
        return " ".join(parts[:count])
    if count == 1 and parts[-2] in load_names().fathers:
        return ""
    return " ".join(parts[-count:])


def _of_office(
    scene: Scene, mention: EntityMention, found: list[tuple[Draft, str]]
) -> list[tuple[Draft, str]]:
    """Those of the same office as the mention says."""
    if mention.office is None:
        return []
    return [
        (draft, detail)
        for draft, detail in found
        if any(s.role == mention.office for s in draft.stated)
        or (draft.ref and holds_office(scene, draft.ref, mention))
    ]

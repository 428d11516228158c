"""The actor files as data: names that tell actors apart, offices that add up."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pytest

from hudna.model.vocabulary import EntityKind
from hudna.resolve.actor_files import Held, KnownActor, load_actors
from hudna.resolve.edtf import first_day, last_day
from hudna.resolve.names import name_key
from hudna.text.fold import fold_key

FEWEST = 250
OLDEST, NEWEST = "1900-01-01", "2027-12-31"
HANDOVER = 45
"""Days for which two holders of one office may both be on record."""
SINGLE = frozenset(
    "president prime-minister foreign-minister king secretary-general".split()
)
ROLES = frozenset(
    """
    president vice-president prime-minister deputy-prime-minister chancellor king queen
    emir sultan crown-prince deputy-crown-prince supreme-leader
    foreign-minister deputy-foreign-minister defence-minister interior-minister
    oil-minister finance-minister justice-minister information-minister
    health-minister energy-minister minister
    secretary-general deputy-secretary-general secretary envoy deputy-envoy ambassador
    consul spokesperson speaker-of-parliament lawmaker head-of-council
    chief-of-staff commander deputy-commander general officer
    leader deputy-leader founder chairman director adviser national-security-adviser
    deputy-national-security-adviser governor mayor judge prosecutor
    pope patriarch mufti cleric high-representative commissioner coordinator delegate
    analyst activist journalist lawyer doctor resident
    """.split()
)
SECTORS = frozenset(
    """
    COP GOV JUD LEG MIL PRM PTY REB SPY OPP IGO NGO MED AGR BUS CRM CVL EDU ELI JRN LAB
    REF PRE REL SOC agency
    """.split()
)

Term = tuple[KnownActor, Held]


@pytest.fixture(scope="module")
def actors() -> tuple[KnownActor, ...]:
    return tuple(load_actors().actors.values())


@pytest.fixture(scope="module")
def terms(actors: tuple[KnownActor, ...]) -> tuple[Term, ...]:
    return tuple((actor, held) for actor in actors for held in actor.offices)


def test_enough_actors_are_known(actors: tuple[KnownActor, ...]) -> None:
    assert len(actors) >= FEWEST


def test_kinds_and_sectors_are_those_of_the_codebook(
    actors: tuple[KnownActor, ...],
) -> None:
    assert {actor.kind for actor in actors} == {
        EntityKind.PERSON,
        EntityKind.GOVERNMENT,
        EntityKind.ORGANIZATION,
        EntityKind.GROUP,
    }
    assert {code for actor in actors for code in actor.sectors} <= SECTORS


def test_ids_are_made_of_plain_letters(actors: tuple[KnownActor, ...]) -> None:
    odd = [a.id for a in actors if not a.id.replace("-", "").isalnum()]
    odd += [a.id for a in actors if not a.id.isascii() or a.id != a.id.lower()]
    assert odd == []


def test_everybody_has_names_in_both_languages(actors: tuple[KnownActor, ...]) -> None:
    lacking = [a.id for a in actors if not (a.names.get("en") and a.names.get("ar"))]
    assert lacking == []


def test_names_are_written_in_the_script_of_their_language(
    actors: tuple[KnownActor, ...],
) -> None:
    wrong = [
        (actor.id, name)
        for actor in actors
        for table in (actor.names, actor.short)
        for language, names in table.items()
        for name in names
        if _arabic(name) is not (language == "ar")
    ]
    assert wrong == []


def test_a_full_name_belongs_to_one_actor(actors: tuple[KnownActor, ...]) -> None:
    owners: dict[str, set[str]] = {}
    for actor in actors:
        for name in actor.full_names():
            owners.setdefault(name_key(name), set()).add(actor.id)
    shared = {name: sorted(ids) for name, ids in owners.items() if len(ids) > 1}
    assert shared == {}


def test_a_distinct_short_name_belongs_to_one_actor(
    actors: tuple[KnownActor, ...],
) -> None:
    owners: dict[str, set[str]] = {}
    for actor in actors:
        for name in actor.short_names():
            owners.setdefault(fold_key(name), set()).add(actor.id)
    claimed = {fold_key(n) for a in actors if a.distinct for n in a.short_names()}
    shared = {n: sorted(owners[n]) for n in sorted(claimed) if len(owners[n]) > 1}
    assert shared == {}


def test_a_list_says_each_name_once(actors: tuple[KnownActor, ...]) -> None:
    twice = [
        (actor.id, name)
        for actor in actors
        for table in (actor.names, actor.short)
        for names in table.values()
        for name in names
        if [_plain(n) for n in names].count(_plain(name)) > 1
    ]
    assert twice == []


def test_roles_are_keys_of_the_packs(terms: tuple[Term, ...]) -> None:
    unknown = [(a.id, held.role) for a, held in terms if held.role not in ROLES]
    assert unknown == []


def test_terms_of_office_begin_before_they_end(terms: tuple[Term, ...]) -> None:
    wrong = [
        (actor.id, held.title)
        for actor, held in terms
        if not OLDEST <= _start(held) <= _end(held)
        or (held.to is not None and not held.to <= NEWEST)
        or not _real(held)
    ]
    assert wrong == []


def test_an_office_has_one_holder_at_a_time(terms: tuple[Term, ...]) -> None:
    held_together = [
        f"{held.role} of {held.of}: {actor.id} and {other.id}"
        for (actor, held), (other, its) in combinations(_singles(terms), 2)
        if (held.role, held.of) == (its.role, its.of)
        and actor.id != other.id
        and _shared_days(held, its) > HANDOVER
    ]
    assert held_together == []


def _arabic(name: str) -> bool:
    return any("\u0600" <= char <= "\u06ff" for char in name)


def _plain(name: str) -> str:
    return " ".join(fold_key(name).replace("-", " ").split())


def _singles(terms: tuple[Term, ...]) -> Iterator[Term]:
    for actor, held in terms:
        if held.role in SINGLE and held.of and not held.disputed:
            yield actor, held


def _start(held: Held) -> str:
    return first_day(held.from_) if held.from_ else OLDEST


def _end(held: Held) -> str:
    return last_day(held.to) if held.to else NEWEST


def _real(held: Held) -> bool:
    """Whether both bounds are days of the calendar."""
    days = (_start(held), _end(held))
    return all(date.fromisoformat(day) for day in days)


def _shared_days(one: Held, other: Held) -> int:
    """Days that both certainly held: partial dates are read in their favour."""
    starts = [last_day(h.from_) for h in (one, other) if h.from_]
    ends = [first_day(h.to) if h.to else NEWEST for h in (one, other)]
    if not starts:
        return 0
    span = date.fromisoformat(min(ends)) - date.fromisoformat(max(starts))
    return span.days

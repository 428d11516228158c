"""Entries of actor files: what they may say, and the actors that they make."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hudna.model.grounding import Office
from hudna.model.vocabulary import EntityKind
from hudna.resolve.edtf import first_day, holds

KEYS = frozenset(
    """
    id name kind country sectors wikidata names short distinct offices memberships
    source
    """.split()
)
OFFICE_KEYS = frozenset("role of title from to disputed".split())
MEMBERSHIP_KEYS = frozenset("of from to".split())
REQUIRED = ("name", "kind")
KINDS = {
    kind.value: kind
    for kind in EntityKind
    if kind not in (EntityKind.ROLE, EntityKind.UNKNOWN)
}


class EntryFault(Exception):
    """What is wrong with an entry; ``near`` are words that stand on the line of it."""

    def __init__(self, message: str, near: str = "") -> None:
        super().__init__(message)
        self.near = near


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An office that an actor held, and when; ``to`` is None while it is held.

    ``disputed`` offices were claimed by rivals: they need the name beside them.
    """

    role: str
    of: str | None
    title: str
    from_: str | None
    to: str | None
    disputed: bool = False

    def on(self, day: str) -> bool:
        """Whether it was held on an ISO day, as far as its dates tell."""
        return holds(self.from_, self.to, day)

    @property
    def office(self) -> Office:
        """The office as records print it."""
        return Office(title=self.title, from_=self.from_, to=self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A body that an actor belongs to, by its id, and when."""

    of: str
    from_: str | None
    to: str | None

    def on(self, day: str) -> bool:
        """Whether the actor belonged to it on an ISO day, as far as its dates tell."""
        return holds(self.from_, self.to, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """One entry of the actor files; names are by language, as they are written."""

    id: str
    name: str
    kind: EntityKind
    country: str | None
    sectors: tuple[str, ...]
    wikidata: str | None
    names: Mapping[str, tuple[str, ...]]
    short: Mapping[str, tuple[str, ...]]
    distinct: bool
    offices: tuple[Held, ...]
    memberships: tuple[Membership, ...] = ()
    source: str | None = None

    def full_names(self) -> Iterator[str]:
        """Every name that stands alone."""
        yield self.name
        for names in self.names.values():
            yield from names

    def short_names(self) -> Iterator[str]:
        """Every short form."""
        for names in self.short.values():
            yield from names


def entry(table: Mapping[str, Any], base: KnownActor | None = None) -> KnownActor:
    """The actor that a table describes; what it leaves out is as in ``base``.

    Names and short forms are taken over by language, everything else by key.
    Raises EntryFault.
    """
    _check_keys(table, KEYS)
    id_ = _text(table, "id")
    if id_ is None:
        raise EntryFault("'id' is missing. Give it as a string.")
    return replace(base or _blank(table, id_), **_fields(table, base))


def _blank(table: Mapping[str, Any], id_: str) -> KnownActor:
    """A new actor, of whom only the id is known."""
    for key in REQUIRED:
        if _text(table, key) is None:
            raise EntryFault(f"{key!r} is missing. Give it as a string.", id_)
    return KnownActor(
        id=id_,
        name="",
        kind=EntityKind.UNKNOWN,
        country=None,
        sectors=(),
        wikidata=None,
        names={},
        short={},
        distinct=False,
        offices=(),
    )


def _fields(table: Mapping[str, Any], base: KnownActor | None) -> dict[str, Any]:
    """What a table says, by field; an empty string says that there is none."""
    out: dict[str, Any] = {
        key: value for key in ("name", "source") if (value := _text(table, key))
    }
    out |= {key: read(table) for key, read in READERS.items() if key in table}
    old = {"names": base.names, "short": base.short} if base else {}
    for key in ("names", "short"):
        if key in table:
            said = {**old.get(key, {}), **_by_language(table[key], key)}
            out[key] = {lang: names for lang, names in said.items() if names}
    return out


def _kind(table: Mapping[str, Any]) -> EntityKind:
    kind = _text(table, "kind") or ""
    if kind not in KINDS:
        raise EntryFault(f"kind {kind!r} is none of {', '.join(KINDS)}.", kind)
    return KINDS[kind]


def _held(row: dict[str, Any]) -> Held:
    _check_keys(row, OFFICE_KEYS)
    role, title = _text(row, "role"), _text(row, "title")
    if role is None or title is None:
        raise EntryFault("an office has no 'role' or no 'title'.", role or title or "")
    start, end = _bounds(row, f"office {title!r}")
    return Held(
        role=role,
        of=_text(row, "of"),
        title=title,
        from_=start,
        to=end,
        disputed=_flag(row, "disputed"),
    )


def _membership(row: dict[str, Any]) -> Membership:
    _check_keys(row, MEMBERSHIP_KEYS)
    of = _text(row, "of")
    if of is None:
        raise EntryFault("a membership has no 'of': give the id of the body.")
    start, end = _bounds(row, f"membership of {of!r}")
    return Membership(of=of, from_=start, to=end)


def _bounds(row: dict[str, Any], what: str) -> tuple[str | None, str | None]:
    """From and to of a row, as years, months or days."""
    bounds = _text(row, "from"), _text(row, "to")
    for edtf in bounds:
        try:
            if edtf is not None:
                first_day(edtf)
        except ValueError as fault:
            raise EntryFault(f"{what}: {fault}.", str(edtf)) from fault
    return bounds


def _text(table: Mapping[str, Any], key: str) -> str | None:
    """A string of a table; an empty one is none."""
    value = table.get(key, "")
    if not isinstance(value, str):
        raise EntryFault(f"{key!r} is {value}. Give it as a string, in quotes.", key)
    return value.strip() or None


def _flag(table: Mapping[str, Any], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise EntryFault(f"{key!r} is {value!r}. Give true or false.", key)
    return value


def _tables(table: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    rows = table[key]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise EntryFault(f"{key!r}: give a list of tables, [{{ of = … }}].", key)
    return rows


def _check_keys(table: Mapping[str, Any], known: frozenset[str]) -> None:
    unknown = table.keys() - known
    if unknown:
        key = min(unknown)
        raise EntryFault(
            f"unknown key {key!r}. Known: {', '.join(sorted(known))}.", key
        )


def _by_language(table: Any, key: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise EntryFault(f"{key}: give a list for each language.", key)
    return {lang: _strings(names, f"{key}.{lang}") for lang, names in table.items()}


def _strings(value: Any, what: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise EntryFault(f"{what}: give a list of strings.", what)
    return tuple(value)


READERS: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "kind": _kind,
    "country": lambda table: _text(table, "country"),
    "wikidata": lambda table: _text(table, "wikidata"),
    "sectors": lambda table: _strings(table["sectors"], "sectors"),
    "distinct": lambda table: _flag(table, "distinct"),
    "offices": lambda table: tuple(map(_held, _tables(table, "offices"))),
    "memberships": lambda table: tuple(map(_membership, _tables(table, "memberships"))),
}
"""How each field that stands for itself is read."""

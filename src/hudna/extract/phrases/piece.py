"""A piece of a noun phrase, and what it says of whose the phrase is."""

from dataclasses import dataclass

from hudna.extract.sentence import Found
from hudna.model.vocabulary import EntityKind
from hudna.pack import RoleWord
from hudna.protocols import KnownName

UNKNOWN = "unknown"
"""The layer of names that the lexicon does not have."""
ABROAD = "IGO"
"""The country of international bodies."""
ARMED = frozenset({"REB", "MIL", "UAF", "OPP", "PTY"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A match, or an unknown name, inside a phrase."""

    first: int
    last: int
    layer: str
    found: Found | None = None
    names: tuple[KnownName, ...] = ()

    @property
    def role(self) -> RoleWord | None:
        """The role word that was found, if it is one."""
        named = self.layer in ("name", UNKNOWN)
        return self.found.value if self.found and not named else None

    @property
    def prefix(self) -> str:
        """The clitics on the first word."""
        return self.found.prefix if self.found else ""


def is_adjective(piece: Piece) -> bool:
    """Whether a piece is the adjective of a people, such as «Italian»."""
    return bool(piece.names) and piece.names[0].adjective


def only_locates(name: KnownName) -> bool:
    """Whether a name is that of a place and of nothing else."""
    return name.place and name.kind is EntityKind.UNKNOWN


def is_town(piece: Piece) -> bool:
    """Whether a piece is the name of a place and of nothing else."""
    return bool(piece.names) and all(map(only_locates, piece.names))


def is_person(piece: Piece) -> bool:
    """Whether a piece is the name of a person."""
    if piece.layer == UNKNOWN:
        return True
    return bool(piece.names) and piece.names[0].kind is EntityKind.PERSON


def refs_of(piece: Piece | None) -> tuple[str, ...]:
    """The actors that a name may stand for, best first."""
    if piece is None:
        return ()
    return tuple(dict.fromkeys(n.ref for n in piece.names if n.ref))


def owner_of(owners: tuple[Piece, ...]) -> tuple[str | None, str | None]:
    """Country and actor that an office, body or group belongs to.

    Beside a country an international body says nothing of where somebody is.
    """
    country = of = None
    for piece in owners:
        for name in piece.names[:1]:
            country = name.country if country in (None, ABROAD) else country
            if name.kind not in (EntityKind.COUNTRY, EntityKind.UNKNOWN):
                of = of or name.ref
    return country, of or country


def refs_of_armed(word: RoleWord, owners: tuple[Piece, ...]) -> tuple[str, ...]:
    """«Houthi rebels» are the Houthis: a group noun that repeats its side."""
    if word.layer != "group" or word.sector not in ARMED:
        return ()
    for piece in owners:
        for name in piece.names[:1]:
            if name.kind in (EntityKind.GROUP, EntityKind.ORGANIZATION) and name.ref:
                return (name.ref,)
    return ()

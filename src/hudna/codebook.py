"""PLOVER types, modes and rulings, and the grammatical frames of events, as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from hudna.errors import DataInvalid
from hudna.model.vocabulary import EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRule:
    """What the codebook says of one event type.

    ``score`` is PLOVER's scale, ``quad`` its quad class. ``planned`` is the type
    under which the same thing is coded while it is only announced. ``refused`` is the
    mode of REJECT under which a refusal of it is coded ("" for none). ``contents``:
    the mode by the type of what is asked for, refused or threatened. ``pooled``: who
    is actor and who recipient is often not told.
    """

    quad: int
    score: float
    modes: Mapping[str, float]
    planned: EventType | None = None
    refused: str | None = None
    contents: Mapping[EventType, str] = field(default_factory=dict)
    pooled: bool = False
    content: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The types, frames and contexts, as ``data/plover`` gives them.

    A frame maps the grammatical slot of a phrase (``subject``, ``object``, or that
    of its preposition) to the part it plays; noun slots are written ``noun.of``.
    """

    version: str
    types: Mapping[EventType, TypeRule]
    frames: Mapping[str, Mapping[str, str]]
    contexts: frozenset[str]

    @property
    def verbal(self) -> frozenset[EventType]:
        """Types that are done by saying something."""
        return frozenset(t for t, rule in self.types.items() if rule.content)

    @staticmethod
    @cache
    def load() -> "Codebook":
        """The codebook that ships with hudna."""
        folder = files("hudna") / "data" / "plover"
        types = tomllib.loads((folder / "types.toml").read_text("utf-8"))
        frames = tomllib.loads((folder / "frames.toml").read_text("utf-8"))
        contexts = tomllib.loads((folder / "contexts.toml").read_text("utf-8"))
        missing = sorted(set(EventType) - {EventType(t) for t in types["type"]})
        if missing:
            raise DataInvalid(f"plover/types.toml: no entry for {missing[0]}.")
        return Codebook(
            version=types["version"],
            types={
                EventType(name): TypeRule(
                    quad=row["quad"],
                    score=row["score"],
                    modes=row.get("modes", {}),
                    planned=EventType(row["planned"]) if "planned" in row else None,
                    refused=row.get("refused"),
                    contents={
                        EventType(inner): mode
                        for inner, mode in row.get("contents", {}).items()
                    },
                    pooled=row.get("pooled", False),
                    content=row.get("content", False),
                )
                for name, row in types["type"].items()
            },
            frames=frames["frame"],
            contexts=frozenset(contexts["contexts"]),
        )

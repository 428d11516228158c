"""Bare titles: which offices they may mean, and what says that one is past."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from hudna.errors import DataInvalid
from hudna.text.fold import fold_key
from hudna.text.tokens import tokenize

FILE = "titles.toml"
WORDS = (
    "former",
    "definite",
    "indefinite",
    "articles",
    "numbers",
    "idle",
    "within",
    "plural",
    "realms",
    "rebels",
    "others",
)
"""Lists of the table that hold words of texts; they are folded."""


@dataclass(frozen=True)
class Titles:
    """Rules on titles, from the table ``titles.toml``."""

    order: tuple[str, ...]
    unique: frozenset[str]
    former: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    articles: frozenset[str]
    numbers: frozenset[str]
    idle: frozenset[str]
    within: frozenset[str]
    endings: Mapping[str, str]
    plural: frozenset[str]
    loose: frozenset[str]
    general: frozenset[str]
    state: frozenset[str]
    posted: frozenset[str]
    generic: frozenset[str]
    titled: frozenset[str]
    realms: frozenset[str]
    rebels: frozenset[str]
    others: frozenset[str]
    formal: Mapping[str, str]
    covers: Mapping[str, frozenset[str]]
    sectors: Mapping[str, frozenset[str]]
    adjective: Mapping[str, str]

    def covering(self, title: str, role: str) -> bool:
        """Whether a title may mean the holder of a role."""
        return title == role or role in self.covers.get(title, ())

    def says_former(self, words: str) -> bool:
        """Whether one of the words says that an office is no longer held."""
        return any(t.key in self.former for t in tokenize(words, 0, len(words)))

    def stem(self, word: str) -> str:
        """A noun without the ending of its number, roughly."""
        return self.noun(word)[0]

    def noun(self, word: str) -> tuple[str, str]:
        """A noun and its number: one, two or many (only as far as endings show)."""
        for ending, number in self.endings.items():
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word[: -len(ending)], number
        return word, "one"

    def rank(self, role: str) -> int:
        """How high an office is: the lower the number, the higher."""
        return self.order.index(role) if role in self.order else len(self.order)

    def english(self, role: str) -> str:
        """A role key as words."""
        return role.replace("-", " ")


def load_titles(folder: Traversable | None = None) -> Titles:
    """Read the rules on titles, hudna's own (read once) if no folder is given."""
    return _own() if folder is None else _load(folder)


@cache
def _own() -> Titles:
    return _load(files("hudna").joinpath("data", "names"))


def _load(folder: Traversable) -> Titles:
    path = folder.joinpath(FILE)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        words = {key: frozenset(map(fold_key, data[key])) for key in WORDS}
        return Titles(
            order=tuple(data["order"]),
            unique=frozenset(data["unique"]),
            covers={key: frozenset(roles) for key, roles in data["covers"].items()},
            sectors={key: frozenset(codes) for key, codes in data["sectors"].items()},
            adjective=dict(data["adjective"]),
            formal=dict(data["formal"]),
            endings=dict(data["endings"]),
            loose=frozenset(data["loose"]),
            general=frozenset(data["general"]),
            state=frozenset(data["state"]),
            posted=frozenset(data["posted"]),
            generic=frozenset(data["generic"]),
            titled=frozenset(data["titled"]),
            **words,
        )
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as fault:
        raise DataInvalid(f"{path.name}: no table of titles ({fault}).") from fault

"""Tables of what names are made of: ``data/names``, read once and checked."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from hudna.errors import DataInvalid
from hudna.text.fold import fold_key

SERVANT = "عبد"
PARTS = ("given", "family", "particle", "also")
TABLES = {
    "given": ("given", "given"),
    "family": ("family", "family"),
    "particle": ("particle", "particle"),
    "words": ("given", "also"),
    "family_words": ("family", "also"),
}
"""Tables of a file: what their words are, and the layer that engines see them in."""


@dataclass(frozen=True)
class NameTables:
    """Parts of names: usual Latin forms by folded word, and where they come from."""

    latin: Mapping[str, tuple[str, ...]]
    layer: Mapping[str, str]
    foreign: frozenset[str]
    weak: frozenset[str]
    particles: frozenset[str]
    fathers: frozenset[str]
    realms: Mapping[str, tuple[str, ...]]
    exact: frozenset[str]
    letters: Mapping[str, Mapping[str, str]]
    surfaces: Mapping[str, tuple[str, ...]]
    given: Mapping[str, frozenset[str]]
    honorifics: frozenset[str]

    def canonical(self, word: str) -> frozenset[str]:
        """The Latin forms of a given name, folded; none for other words."""
        return self.given.get(word, frozenset())

    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """Surfaces of each layer of name parts, in every script, as written."""
        return self.surfaces


def load_names(folder: Traversable | None = None) -> NameTables:
    """Read the tables of name parts, hudna's own (read once) if none is given."""
    return _own() if folder is None else _load(folder)


@cache
def _own() -> NameTables:
    return _load(files("hudna").joinpath("data", "names"))


def _load(folder: Traversable) -> NameTables:
    latin: dict[str, tuple[str, ...]] = {}
    layer: dict[str, str] = {}
    foreign: set[str] = set()
    surfaces: dict[str, dict[str, None]] = {part: {} for part in PARTS}
    data = _tables(folder)
    never = frozenset(word for table in data for word in table.get("never", ()))
    for table in data:
        for (part, shown_in), word, forms in _parts(table):
            key = fold_key(word)
            if table.get("foreign") and key not in latin:
                foreign.add(key)
            latin.setdefault(key, forms)
            layer.setdefault(key, part)
            surfaces[shown_in].update(dict.fromkeys(_spacings(word)))
            surfaces[part].update((w, None) for w in forms if w not in never)
        for part, words in table.get("more", {}).items():
            surfaces[part].update(dict.fromkeys(words))
    return NameTables(
        latin=latin,
        layer=layer,
        foreign=frozenset(foreign),
        weak=_folded(data, "weak"),
        exact=frozenset(w for table in data for w in table.get("exact", ())),
        particles=frozenset(fold_key(w.rstrip("-")) for w in surfaces["particle"]),
        fathers=_folded(data, "fathers"),
        realms={
            realm: tuple(codes)
            for table in data
            for realm, codes in table.get("kingdoms", {}).items()
        },
        letters={k: v for table in data for k, v in table.get("letters", {}).items()},
        surfaces={part: tuple(words) for part, words in surfaces.items()},
        given=_canonical(latin, layer, surfaces["given"]),
        honorifics=_folded(data, "honorifics"),
    )


def _spacings(word: str) -> tuple[str, ...]:
    """«Servant of» is written apart from what follows it, or together."""
    joined = SERVANT + word.removeprefix(f"{SERVANT} ")
    return (word, joined) if word.startswith(f"{SERVANT} ") else (word,)


def _folded(data: list[dict[str, Any]], key: str) -> frozenset[str]:
    return frozenset(fold_key(word) for table in data for word in table.get(key, ()))


def _tables(folder: Traversable) -> list[dict[str, Any]]:
    """The files of a folder; names at home in the script go before borrowed ones."""
    paths = [p for p in folder.iterdir() if p.name.endswith(".toml")]
    data = [_read(path) for path in sorted(paths, key=lambda p: p.name)]
    return sorted(data, key=lambda table: bool(table.get("foreign")))


def _parts(
    table: dict[str, Any],
) -> Iterator[tuple[tuple[str, str], str, tuple[str, ...]]]:
    """What a word is and the layer it is seen in, the word, and its Latin forms."""
    for key, layers in TABLES.items():
        for word, forms in table.get(key, {}).items():
            yield layers, word, tuple(forms)


def _canonical(
    latin: Mapping[str, tuple[str, ...]],
    layer: Mapping[str, str],
    surfaces: Iterable[str],
) -> dict[str, frozenset[str]]:
    """Every form of every given name with the Latin forms it may be read as."""
    out: dict[str, frozenset[str]] = {}
    for word, forms in latin.items():
        if layer[word] != "given":
            continue
        folded = frozenset(map(fold_key, forms))
        for form in (word, *folded):
            out[form] = out.get(form, frozenset()) | folded
    for surface in surfaces:
        key = fold_key(surface)
        out.setdefault(key, frozenset((key,)))
    return out


def _read(path: Traversable) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise DataInvalid(f"{path.name}: no TOML file ({fault}).") from fault
    for part in TABLES:
        for word, forms in data.get(part, {}).items():
            if not isinstance(forms, list) or not all(
                isinstance(form, str) for form in forms
            ):
                raise DataInvalid(f"{path.name}: {part}: {word}: give a list of forms.")
    return data

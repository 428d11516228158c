"""What an installation needs, what it has, and what mends it."""

import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.resources import files

from hudna.codebook import Codebook
from hudna.errors import HudnaError
from hudna.languages import languages, load_pack
from hudna.resolve.actor_files import load_actors
from hudna.resolve.gazetteer import load_gazetteer
from hudna.text.language import candidates

OLDEST = (3, 11)
REINSTALL = "pip install --force-reinstall hudna"
NAME = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at; ``mend`` says what to do where it is not well."""

    what: str
    state: str
    mend: str | None = None

    @property
    def well(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.mend is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """Something of others that hudna uses or ships, and its licence."""

    name: str
    version: str
    licence: str
    origin: str


def examine() -> Iterator[Finding]:
    """Everything an installation needs, in order: Python, packages, data, packs."""
    yield _python()
    for name in requirements():
        yield _package(name)
    for what, count in COUNTS.items():
        yield _counted(what, count)
    yield from _packs()


def requirements() -> tuple[str, ...]:
    """The packages that hudna itself asks for, without those of its extras."""
    asked = distribution("hudna").requires or []
    needed = (line for line in asked if "extra ==" not in line)
    return tuple(sorted(_name(line) for line in needed))


def components() -> Iterator[Component]:
    """Every package of an installation, those that others ask for too, and the data."""
    for name, found in sorted(_all_required("hudna").items()):
        yield Component(
            name=name,
            version=found.version,
            licence=_licence(found),
            origin=f"https://pypi.org/project/{name}/",
        )
    listed = tomllib.loads(_data("licences.toml"))["data"]
    for row in listed:
        yield Component(
            name=row["files"], version="", licence=row["licence"], origin=row["source"]
        )


def _name(requirement: str) -> str:
    found = NAME.match(requirement)
    return found.group() if found else requirement


def _data(name: str) -> str:
    return (files("hudna") / "data" / name).read_text("utf-8")


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    oldest = ".".join(map(str, OLDEST))
    mend = None if sys.version_info >= OLDEST else f"install Python {oldest} or newer"
    return Finding(what="Python", state=version, mend=mend)


def _package(name: str) -> Finding:
    try:
        return Finding(what=f"package {name}", state=distribution(name).version)
    except PackageNotFoundError:
        return Finding(
            what=f"package {name}", state="missing", mend=f"pip install '{name}'"
        )


def _counted(what: str, count: Callable[[], str]) -> Finding:
    try:
        return Finding(what=what, state=count())
    except (HudnaError, OSError, ValueError, KeyError) as error:
        state = f"cannot be read ({error})"
        return Finding(what=what, state=state, mend=REINSTALL)


def _packs() -> Iterator[Finding]:
    codes = languages()
    if not codes:
        yield Finding(what="language packs", state="none", mend=REINSTALL)
    for code in codes:
        yield _counted(f"language pack {code}", lambda code=code: _pack(code))  # type: ignore[misc]


def _pack(code: str) -> str:
    pack = load_pack(code)
    lacks = f"; not yet: {', '.join(pack.missing)}" if pack.missing else ""
    return f"{pack.name}, {len(pack.entries)} words; {', '.join(pack.layers)}{lacks}"


def _codebook() -> str:
    codebook = Codebook.load()
    return f"PLOVER {codebook.version}, {len(codebook.types)} types"


COUNTS: dict[str, Callable[[], str]] = {
    "codebook": _codebook,
    "actors": lambda: f"{len(load_actors().actors)} known actors",
    "places": lambda: f"{len(load_gazetteer().entries)} places",
    "languages told apart": lambda: str(len(candidates())),
}


def _all_required(root: str) -> dict[str, Distribution]:
    """The packages that one needs, and those that they need, if they are there."""
    found: dict[str, Distribution] = {}
    waiting = [distribution(root)]
    while waiting:
        for line in waiting.pop().requires or []:
            name = _name(line).lower().replace("_", "-")
            if ";" not in line and name not in found:
                try:
                    found[name] = distribution(name)
                except PackageNotFoundError:
                    continue  # examine() reports what is missing
                waiting.append(found[name])
    return found


def _licence(found: Distribution) -> str:
    """What a package says of its licence, in few words."""
    told = found.metadata
    if "License-Expression" in told:
        return told["License-Expression"]
    prefix = "License :: "
    kinds = [
        line.rsplit(" :: ", 1)[-1]
        for line in told.get_all("Classifier") or []
        if line.startswith(prefix)
    ]
    whole = told.get_all("License") or ["not stated"]
    return ", ".join(kinds) or whole[0].strip().splitlines()[0]

"""Reading one TOML file of a pack, each fault named by file and line."""

import tomllib
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Any

from hudna.errors import PackInvalid


class Table:
    """One TOML file with messages that name file and entry."""

    def __init__(self, folder: Traversable, name: str, there: bool = True) -> None:  # noqa: FBT001, FBT002
        self.path = f"{folder.name}/{name}.toml"
        self.value: dict[str, Any] = {}
        if there:
            try:
                self.value = tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
            except (OSError, tomllib.TOMLDecodeError) as error:
                raise PackInvalid(f"{self.path}: {error}. Mend the file.") from error

    def text(self, key: str) -> str:
        """A string that must be there."""
        value = self.value.get(key)
        if not isinstance(value, str):
            raise PackInvalid(f"{self.path}: '{key}' must be a string.")
        return value

    def strings(self, key: str) -> list[str]:
        """A list of strings that must be there."""
        value = self.value.get(key)
        if not isinstance(value, list):
            raise PackInvalid(f"{self.path}: '{key}' must be a list of strings.")
        return [str(item) for item in value]

    def choice(self, key: str, options: Any) -> str:
        """A string that must be one of the options."""
        value = self.text(key)
        if value not in options:
            names = ", ".join(sorted(options))
            raise PackInvalid(
                f"{self.path}: '{key}' is {value!r}. Use one of: {names}."
            )
        return value

    def rows(self, name: str, allowed: frozenset[str]) -> Iterator[dict[str, Any]]:
        """The tables of a name, none with a key that is not allowed."""
        for at, row in enumerate(self.value.get(name, ()), 1):
            unknown = sorted(row.keys() - allowed)
            if unknown:
                raise PackInvalid(
                    f"{self.path}: {name} {at} has unknown key {unknown[0]!r}. "
                    f"Known: {', '.join(sorted(allowed))}."
                )
            yield row

    def fault(self, where: str, what: str) -> PackInvalid:
        """The error that names this file and the place in it."""
        return PackInvalid(f"{self.path}: {where}: {what}")

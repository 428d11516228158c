"""Finding the bearers of a name, or of one spelt nearly alike, in few steps."""

from collections.abc import Hashable, Iterator
from typing import Generic, Protocol, TypeVar

from hudna.resolve.names import name_key


class Keyed(Protocol):
    """Something with a key of its own."""

    @property
    def key(self) -> Hashable:
        """What tells it from others."""
        ...


T = TypeVar("T", bound=Keyed)


class NameIndex(Generic[T]):
    """Names by their first and last words; a spelling differs in one of them at most.

    A slip in the first letter of a word is not believed, so that near spellings are
    looked for among the words that begin alike.
    """

    def __init__(self) -> None:
        self._first: dict[str, dict[Hashable, T]] = {}
        self._last: dict[str, dict[Hashable, T]] = {}
        self._alike: dict[str, dict[Hashable, T]] = {}

    def add(self, name: str, bearer: T) -> None:
        """Enter a name of somebody."""
        words = name_key(name).split()
        if not words:
            return
        for table, word in (
            (self._first, words[0]),
            (self._last, words[-1]),
            (self._alike, words[-1][0]),
        ):
            table.setdefault(word, {})[bearer.key] = bearer

    def sharing(self, name: str) -> Iterator[T]:
        """Who has the first or the last word of a name, in the order of entry."""
        words = name_key(name).split()
        if words:
            found = {**self._first.get(words[0], {}), **self._last.get(words[-1], {})}
            yield from found.values()

    def first(self, word: str) -> Iterator[T]:
        """Whose name begins with a word."""
        yield from list(self._first.get(word, {}).values())

    def last(self, word: str) -> Iterator[T]:
        """Whose name ends in a word."""
        yield from list(self._last.get(word, {}).values())

    def alike(self, word: str) -> Iterator[T]:
        """Whose last word begins with the same letter."""
        yield from list(self._alike.get(word[:1], {}).values())

"""Where results and messages go."""

import sys
import time
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

EVERY = 0.5
"""Seconds between two lines of progress."""


def say(message: str) -> None:
    """One line for a person, on standard error."""
    _to_person(f"hudna: {message}\n")


def _to_person(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


class Output:
    """Results as UTF-8, whatever the locale: to standard output or to a file.

    A file is only opened when there is something to write, so that a failed run
    leaves the old one alone.
    """

    def __init__(self, path: str | None = None) -> None:
        self._path = path
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()

    def write(self, text: str) -> None:
        """Write some text; half a surrogate pair becomes its JSON escape."""
        data = text.encode("utf-8", "backslashreplace")
        stream = self._stream()
        stream.write(data)
        if self._file is None:
            stream.flush()

    def _stream(self) -> BinaryIO:
        if self._path is None:
            return sys.stdout.buffer
        if self._file is None:
            self._file = Path(self._path).open("wb")  # noqa: SIM115 - __exit__ does
        return self._file


class Progress:
    """How many articles were read, on standard error if that is a terminal."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._last = time.monotonic()
        self._count = 0
        self._written = False

    def step(self) -> None:
        """One more article."""
        self._count += 1
        if self._shown and time.monotonic() - self._last > EVERY:
            self._last = time.monotonic()
            self._written = True
            _to_person(f"\r{self._count} articles")

    def clear(self) -> None:
        """Take the line of progress away."""
        if self._written:
            _to_person("\r\033[K")
            self._written = False

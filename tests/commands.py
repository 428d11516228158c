"""Running hudna's commands in tests, in this process or as a user would."""

import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from hudna.cli import main

PROGRAM = (sys.executable, "-c", "from hudna.cli import main; main()")


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.err.splitlines()


class Runner:
    """Runs commands in this process, where nothing can reach the network."""

    def __init__(
        self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[bytes]
    ) -> None:
        self._patch, self._capture = patch, capture

    def __call__(self, *words: object) -> Ran:
        self._patch.setattr(sys, "argv", ["hudna", *map(str, words)])
        with pytest.raises(SystemExit) as caught:
            main()
        out, err = self._capture.readouterr()
        status = caught.value.code
        assert isinstance(status, int)
        return Ran(status, out.decode("utf-8"), err.decode("utf-8"))


def run_program(*words: object, stdin: bytes = b"", **environment: str) -> Ran:
    """Run the program in a process of its own."""
    done = subprocess.run(
        [*PROGRAM, *map(str, words)],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode())

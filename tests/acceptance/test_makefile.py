"""The two commands set up once; after that nothing has to be fetched."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def steps(venv: Path, target: str) -> str:
    """Give what make would run, without running it."""
    command = ["make", "--dry-run", target, f"VENV={venv}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """A folder that looks as if everything had been installed into it."""
    for stamp in (".installed", ".installed-dev"):
        (tmp_path / stamp).touch()
    return tmp_path


@pytest.mark.parametrize("target", ["demo", "check"])
def test_a_first_run_installs(target: str, tmp_path: Path) -> None:
    assert "pip install" in steps(tmp_path, target)


@pytest.mark.parametrize("target", ["demo", "check"])
def test_a_second_run_installs_nothing(target: str, venv: Path) -> None:
    assert "pip" not in steps(venv, target)


def test_changed_dependencies_are_installed_again(venv: Path) -> None:
    changed = (ROOT / "pyproject.toml").stat().st_mtime - 60
    os.utime(venv / ".installed", (changed, changed))
    assert "pip install" in steps(venv, "demo")


def test_check_runs_every_tool(venv: Path) -> None:
    run = steps(venv, "check")
    for tool in (
        "ruff check",
        "ruff format",
        "mypy",
        "lint-imports",
        "pytest",
        "-n -W",
    ):
        assert tool in run

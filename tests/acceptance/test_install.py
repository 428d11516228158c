"""The wheel holds all it needs, is small enough, and runs away from the sources."""

import json
import re
import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 250_000_000
ARTICLE = "التقى وزير الخارجية الإيطالي نظيره التركي في روما أمس.\n"


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def closure(name: str, seen: set[str]) -> Iterator[Distribution]:
    """Give a package and all that a default install of it brings."""
    if canonical(name) in seen:
        return
    seen.add(canonical(name))
    found = distribution(name)
    yield found
    for line in found.requires or ():
        needed = Requirement(line)
        if needed.marker is None or needed.marker.evaluate({"extra": ""}):
            yield from closure(needed.name, seen)


def libraries() -> list[Distribution]:
    """Give what a default install brings beside hudna itself."""
    return list(closure("hudna", set()))[1:]


def installed_files(package: Distribution) -> Iterator[Path]:
    for listed in package.files or ():
        path = Path(str(listed.locate()))
        if path.is_file():
            yield path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(ROOT)], check=True, capture_output=True
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Site-packages of an environment with the wheel and its libraries, no more.

    The libraries are linked in from this environment, so that no network is needed.
    """
    home = tmp_path_factory.mktemp("empty")
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    command = [sys.executable, "-m", "pip", "--python", str(python), "install"]
    subprocess.run(
        [*command, "--quiet", "--no-index", "--no-deps", str(wheel)], check=True
    )
    folder = next(home.glob("lib/python*/site-packages"))
    for package in libraries():
        base = Path(str(package.locate_file("")))
        for top in {path.parts[0] for path in package.files or ()}:
            if top not in ("..", "__pycache__") and not (folder / top).exists():
                (folder / top).symlink_to(base / top)
    return folder


def run(site: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = site.parents[2] / "bin" / "hudna"
    return subprocess.run(
        [str(command), *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


def test_the_wheel_reads_an_article_from_any_folder(site: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    done = run(
        site,
        *("read", "article.txt", "--date", "2020-01-12", "--format", "json"),
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert [event["type"] for event in record["events"]] == ["CONSULT"]
    assert record["events"][0]["date"]["first"] == "2020-01-11"


def test_the_wheel_finds_its_parts(site: Path, tmp_path: Path) -> None:
    done = run(site, "doctor", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_wheel_ships_every_data_file(site: Path) -> None:
    def data(folder: Path) -> set[str]:
        return {
            path.relative_to(folder).as_posix()
            for path in folder.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }

    assert data(site / "hudna") == data(ROOT / "src" / "hudna")


def test_the_default_install_is_small(site: Path) -> None:
    own = sum(path.stat().st_size for path in (site / "hudna").rglob("*.*"))
    others = sum(
        path.stat().st_size for each in libraries() for path in installed_files(each)
    )
    assert 50_000_000 < own + others < LIMIT  # below that, something was not counted


@pytest.mark.parametrize("package", libraries(), ids=lambda each: each.name)
def test_no_library_is_copyleft(package: Distribution) -> None:
    terms = package.metadata.get("License-Expression") or package.metadata["License"]
    assert "GPL" not in terms or " OR " in terms, terms

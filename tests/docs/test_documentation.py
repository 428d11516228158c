"""What a user can meet is documented, and what is documented exists."""

import dataclasses
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from hudna import errors
from hudna.cli import hudna as group
from hudna.codebook import Codebook
from hudna.languages import CUE_KEYS, ROLE_KEYS, TRIGGER_KEYS, WORDS
from hudna.model.schema import record_schema
from hudna.model.vocabulary import EventType, TruceAct
from hudna.pack import LAYERS
from hudna.settings import PREFIX, Settings
from hudna.text.inflect import INFLECTIONS

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("docs", "examples", "eval", "third_party")
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *(path for name in FOLDERS for path in sorted((ROOT / name).rglob("*.md"))),
]
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


def page(name: str) -> str:
    return (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")


def commands(
    within: click.Group, before: str = ""
) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(within)
    for name in within.list_commands(context):
        found = within.get_command(context, name)
        assert found is not None
        yield before + name, found
        if isinstance(found, click.Group):
            yield from commands(found, f"{before}{name} ")


COMMANDS = dict(commands(group))
NAMES = list(COMMANDS)


def command(name: str) -> click.Command:
    return COMMANDS[name]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_and_option_is_documented(name: str) -> None:
    text = page("cli.md")
    assert f"## hudna {name}\n" in text
    section = text.split(f"## hudna {name}\n")[1].split("\n## ")[0]
    for parameter in command(name).params:
        if isinstance(parameter, click.Argument):
            assert (parameter.name or "").upper() in section
        else:
            assert any(f"`{o}" in section for o in parameter.opts), parameter.opts


def test_no_option_is_documented_that_does_not_exist() -> None:
    real = {o for name in NAMES for p in command(name).params for o in p.opts}
    told = set(re.findall(r"`(--[a-z-]+)", page("cli.md")))
    assert told <= real | {"--help", "--version"}


@pytest.mark.parametrize("name", [each for each in vars(errors) if each[0].isupper()])
def test_every_error_is_documented_with_its_parent(name: str) -> None:
    parent = getattr(errors, name).__base__.__name__
    assert f"| `{name}` | `{parent}` |" in page("errors.md")


@pytest.mark.parametrize("field", dataclasses.fields(Settings), ids=lambda f: f.name)
def test_every_setting_is_documented_with_its_default(field: Any) -> None:
    rows = [row for row in page("settings.md").splitlines() if f"`{field.name}`" in row]
    assert f"`{PREFIX}{field.name.upper()}`" in rows[0]
    assert str(field.default) in rows[0]


@pytest.mark.parametrize("name", EventType)
def test_every_type_is_documented_with_its_scores(name: EventType) -> None:
    rule = Codebook.load().types[name]
    section = page("codebook.md").split(f"### {name}\n")[1].split("\n### ")[0]
    assert f"Quad {rule.quad}, score {signed(rule.score)}." in section
    for mode, score in rule.modes.items():
        assert f"| `{mode}` | {signed(score)} |" in section


def signed(score: float) -> str:
    """Write a score as the page does, with a minus sign that is one."""
    return f"{score:g}".replace("-", "−")


def test_every_field_of_a_record_is_documented() -> None:
    text = page("record.md")
    missing = [name for name in fields(record_schema()) if f"`{name}`" not in text]
    assert missing == []


def fields(schema: dict[str, Any]) -> Iterator[str]:
    for name, value in schema.get("properties", {}).items():
        yield name
        yield from fields(value)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from fields(schema[key])
    for option in schema.get("anyOf", ()):
        yield from fields(option)


@pytest.mark.parametrize("act", TruceAct)
def test_every_truce_act_is_documented(act: TruceAct) -> None:
    assert f"`{act}`" in page("record.md")


def test_every_layer_and_key_of_a_pack_is_documented() -> None:
    text = page("language-packs.md")
    keys = {*LAYERS, *TRIGGER_KEYS, *ROLE_KEYS, *CUE_KEYS}
    known = {*keys, *WORDS, *INFLECTIONS, *Codebook.load().frames}
    assert sorted(name for name in known if f"`{name}`" not in text) == []


def test_every_context_is_one_that_a_pack_may_use() -> None:
    text = page("codebook.md")
    assert [c for c in sorted(Codebook.load().contexts) if f"`{c}`" not in text] == []


def test_the_citation_names_the_version_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {project['project']['version']}\n" in citation


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def test_the_layout_names_what_is_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    package = ROOT / "src" / "hudna"
    modules = {p.stem for p in package.glob("*.py") if not p.stem.startswith("__")}
    folders = {p.parent.name for p in package.glob("*/__init__.py")}
    assert sorted(n for n in modules | folders if f"`{n}`" not in text) == []
    told = re.findall(r"(\w+)\.py\b", text)
    assert [m for m in told if not (package / f"{m}.py").exists()] == []

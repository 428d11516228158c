"""Checks on actor files: those that ship pass, and each kind of fault is told."""

from importlib.resources import files
from pathlib import Path

import pytest

from hudna.resolve.actor_checks import Finding, Level, findings
from hudna.resolve.actor_files import (
    load_actors,
    merged,
    read_files,
    read_folder,
    read_more,
)


def test_the_files_that_ship_have_no_errors() -> None:
    reading = read_folder(files("hudna").joinpath("data", "actors"))
    found = findings(reading, load_actors())
    assert [f.message for f in found if f.level is Level.ERROR] == []


def check(folder: Path, text: str) -> list[Finding]:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    reading = read_more(read_files([path]))
    return list(findings(reading, merged(reading)))


def king(id_: str, dates: str, more: str = "") -> str:
    """A ruler of an example country."""
    name = f"{id_.title()} Example"
    office = f'{{ role = "king", of = "ABW", title = "king of Aruba", {dates} }}'
    return f"""[[actor]]
id = "{id_}"
name = "{name}"
kind = "person"
names.en = ["{name}"]
names.ar = ["مثال {id_}"]
offices = [{office}]
{more}
"""


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ('from = "2012", to = "2014-06-30"', 'from = "2014-07-01"', []),
        ('from = "2012", to = "2014-06-30"', 'from = "2014-06-01"', []),  # a handover
        ('from = "2012", to = "2014"', 'from = "2013-12"', []),  # perhaps none
        (
            'from = "2012-01-01", to = "2015-01-01"',
            'from = "2014-01-01"',
            [Level.ERROR],
        ),
        (
            'from = "2012-01-01", to = "2014-01-01"',
            'from = "2015-01-01"',
            [Level.WARNING],
        ),
        ('from = "1980", to = "1990"', 'from = "2010-12-01"', []),  # long ago
        ('from = "2012"', 'from = "2013", disputed = true', []),
    ],
)
def test_two_holders_of_one_office(
    tmp_path: Path, first: str, second: str, told: list[Level]
) -> None:
    found = check(tmp_path, king("anna", first) + king("berta", second))
    assert [f.level for f in found] == told
    for each in found:
        assert "king of ABW" in each.message
        assert "line 15" in each.message
        assert "(berta)" in each.message


def test_a_holder_beside_one_that_ships_is_told(tmp_path: Path) -> None:
    rival = king("anna", 'from = "2017-01-20", to = "2021-01-20"').replace("ABW", "USA")
    (found,) = check(tmp_path, rival.replace("king", "president"))
    assert found.level is Level.ERROR
    assert "donald-trump and anna both held it" in found.message


def test_a_name_missing_in_a_language_is_a_warning(tmp_path: Path) -> None:
    text = king("anna", 'from = "2012"').replace("names.ar", "short.ar")
    (found,) = check(tmp_path, text)
    assert found.level is Level.WARNING
    assert "no full name in ar" in found.message


def test_a_distinct_short_form_of_two_is_a_warning(tmp_path: Path) -> None:
    text = king("anna", 'from = "2012"', 'short.en = ["Haftar"]\ndistinct = true')
    (found,) = check(tmp_path, text)
    assert found.level is Level.WARNING
    assert "«Haftar» is said to be distinct, but khalifa-haftar" in found.message


def test_an_entry_that_fails_is_not_missed_by_others(tmp_path: Path) -> None:
    body = '[[actor]]\nid = "body"\nname = "A Body"\nkind = "club"\n'
    text = king("anna", 'from = "2012"', 'memberships = [{ of = "body" }]')
    (found,) = check(tmp_path, text + body)
    assert "kind 'club' is none of" in found.message


def test_every_fault_is_told_once(tmp_path: Path) -> None:
    text = king("anna", 'from = "2012-02-31"', 'country = "Aruba"')
    text += king("berta", 'from = "soon"')
    messages = [f.message for f in check(tmp_path, text) if f.level is Level.ERROR]
    assert len(messages) == len(set(messages)) == 3

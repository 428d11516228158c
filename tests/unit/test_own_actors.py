"""Files of the user's: what they add and change, and what is said of broken ones."""

from pathlib import Path

import pytest

from hudna.errors import DataInvalid
from hudna.model.vocabulary import EntityKind
from hudna.pipeline import load_knowledge
from hudna.resolve.actor_files import ActorFile, load_actors

BRIGADE = """[[actor]]
id = "example-brigade"
name = "Example Brigade"
kind = "group"
country = "LBY"
names.en = ["Example Brigade"]
"""
TABLE = """id,name,kind,country,sectors,names.en,names.ar,distinct,role,of,title,from,member_of,member_to
omar-example,Omar Example,person,LBY,GOV|MIL,Omar Example|Umar Example,عمر المثال,no,mayor,LBY,mayor of Exampletown,2014-05,united-nations,2012
omar-example,,,,,,,,envoy,united-nations,"U.N. envoy, for Exampleland",2020,,
"""


def load(folder: Path, *texts: str | bytes, ending: str = "toml") -> ActorFile:
    paths = []
    for at, text in enumerate(texts, 1):
        path = folder / f"mine{at}.{ending}"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        paths.append(path)
    return load_actors(more=paths)


def test_a_file_adds_actors_and_leaves_what_ships(tmp_path: Path) -> None:
    file = load(tmp_path, BRIGADE)
    assert file.actors["example-brigade"].kind is EntityKind.GROUP
    assert len(file.actors) == len(load_actors().actors) + 1
    assert "example-brigade" not in load_actors().actors


def test_the_same_contents_give_the_same_object(tmp_path: Path) -> None:
    file = load(tmp_path, BRIGADE)
    assert load(tmp_path, BRIGADE) is file
    assert load(tmp_path, BRIGADE.replace("LBY", "TUN")) is not file


def test_what_is_made_of_actors_is_made_once(tmp_path: Path) -> None:
    assert load_actors(more=()) is load_actors()
    known = load_knowledge("en", load(tmp_path, BRIGADE))
    assert load_knowledge("en", load(tmp_path, BRIGADE)) is known
    assert load_knowledge("en") is load_knowledge("en", load_actors()) is not known


def test_an_entry_overrides_field_by_field_and_names_by_language(
    tmp_path: Path,
) -> None:
    before = load_actors().actors["fayez-al-sarraj"]
    changes = '[[actor]]\nid = "fayez-al-sarraj"\nsectors = ["PTY"]\n'
    changes += 'names.en = ["Fayez Sarraj"]\nshort.ar = []\ncountry = ""\n'
    after = load(tmp_path, changes).actors["fayez-al-sarraj"]
    assert after.sectors == ("PTY",)
    assert after.names["en"] == ("Fayez Sarraj",)
    assert after.names["ar"] == before.names["ar"]
    assert "ar" not in after.short
    assert after.short["en"] == before.short["en"]
    assert after.country is None
    assert (after.name, after.offices) == (before.name, before.offices)


def test_a_later_file_goes_before_an_earlier_one(tmp_path: Path) -> None:
    change = '[[actor]]\nid = "example-brigade"\ncountry = "TUN"\n'
    brigade = load(tmp_path, BRIGADE, change).actors["example-brigade"]
    assert (brigade.name, brigade.country) == ("Example Brigade", "TUN")


def test_a_table_says_the_same_as_a_toml_file(tmp_path: Path) -> None:
    actor = load(tmp_path, TABLE, ending="csv").actors["omar-example"]
    assert actor.names == {
        "en": ("Omar Example", "Umar Example"),
        "ar": ("عمر المثال",),
    }
    assert actor.sectors == ("GOV", "MIL")
    assert [(h.role, h.of, h.from_) for h in actor.offices] == [
        ("mayor", "LBY", "2014-05"),
        ("envoy", "united-nations", "2020"),
    ]
    assert actor.offices[1].title == "U.N. envoy, for Exampleland"
    assert [(m.of, m.to) for m in actor.memberships] == [("united-nations", "2012")]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_table_is_parted_as_its_header_is(tmp_path: Path, mark: str) -> None:
    text = "\ufeffid,name,kind,names.en\nx-body,X Body,group,X Body|The X\n"
    data = text.replace(",", mark).replace("\n", "\r\n").encode()
    actor = load(tmp_path, data, ending="csv").actors["x-body"]
    assert actor.names["en"] == ("X Body", "The X")


def person(lines: str) -> str:
    return f'[[actor]]\nid = "a"\nname = "Some One"\nkind = "person"\n{lines}\n'


BAD_TOML = {
    "date": (
        person('offices = [\n  { role = "mayor", title = "x", from = "2015-13" },\n]'),
        ("line 6", "'2015-13' has no such month"),
    ),
    "day": (
        person('offices = [{ role = "mayor", title = "x", to = "2015-02-30" }]'),
        ("line 5", "there is no day 2015-02-30"),
    ),
    "order": (
        person('memberships = [{ of = "hamas", from = "2015", to = "2011-01" }]'),
        ("line 5", "ends (2011-01) before it begins (2015)"),
    ),
    "unquoted": (
        person('offices = [{ role = "mayor", title = "x", from = 2015-02-03 }]'),
        ("line 5", "'from' is 2015-02-03. Give it as a string, in quotes"),
    ),
    "name": (
        person('names.en = ["Fayez Sarraj"]'),
        ("line 5", "«Fayez Sarraj» is a full name of fayez-al-sarraj too"),
    ),
    "key": (person('nmaes.en = ["Some One"]'), ("line 5", "unknown key 'nmaes'")),
    "owner": (
        person('offices = [{ role = "envoy", of = "nobody", title = "x" }]'),
        ("line 5", "office of 'nobody'"),
    ),
    "body": (
        person('memberships = [{ of = "nobody" }]'),
        ("line 5", "membership of 'nobody', which is no id of an actor"),
    ),
    "twice": (person("") + person(""), ("line 6", "the id stands on line 1 too")),
    "loop": (
        person('memberships = [{ of = "b" }]')
        + '[[actor]]\nid = "b"\nname = "B Body"\nkind = "group"\n'
        + 'memberships = [{ of = "a" }]',
        ("line 5", "its memberships go round: a → b → a"),
    ),
    "id": (
        person("").replace('"a"', '"LBY"'),
        ("line 2", "the id 'LBY' is no key"),
    ),
    "wikidata": (person('wikidata = "42"'), ("line 5", "'42' is no id of an item")),
    "no letter": (person('short.en = ["5"]'), ("line 5", "«5» is no name")),
    "kind": (
        person("").replace('"person"', '"role"'),
        ("line 4", "kind 'role' is none of person, country, government"),
    ),
    "spaced": (
        BRIGADE.replace("[[actor]]", "[[ actor ]]") + person('country = "Libya"'),
        ("line 11", "country 'Libya'"),
    ),
    "syntax": ('[[actor]]\nid = "a\n', ("line 2", "no TOML file")),
    "missing": ('[[actor]]\nid = "new-one"\n', ("line 2", "'name' is missing")),
    "encoding": (
        person("").encode() + "# عمر".encode("cp1256"),
        ("line 6", "not UTF-8"),
    ),
}


@pytest.mark.parametrize("name", BAD_TOML)
def test_a_fault_is_named_by_file_and_line(tmp_path: Path, name: str) -> None:
    text, expected = BAD_TOML[name]
    with pytest.raises(DataInvalid) as caught:
        load(tmp_path, text)
    message = str(caught.value)
    assert message.startswith(str(tmp_path / "mine1.toml"))
    for part in expected:
        assert part in message


HEAD = "id,name,kind,names.en,distinct,role,title,from\n"
BAD_TABLES = {
    "cells": (HEAD + "a,A,person\n", ("line 2", "3 cells under 8 columns")),
    "quote": (HEAD + 'a,"A,person,,,,,\n', ("line 2", "broken row")),
    "column": ("id,name,nmaes\n", ("line 1", "unknown column 'nmaes'")),
    "header": ("name,kind\n", ("line 1", "no column 'id'")),
    "repeated": ("id,name,name\n", ("line 1", "two columns 'name'")),
    "flag": (HEAD + "a,A,person,A A,maybe,,,\n", ("line 2", "'distinct' is 'maybe'")),
    "differs": (
        HEAD + "a,A,person,A A,,,,\na,B,,,,,,\n",
        ("line 3", "'name' is not as in the first row"),
    ),
    "date": (
        HEAD + "a,A,person,A A,,mayor,x,2012\na,,,,,mayor,y,soon\n",
        ("line 3", "'soon' is no year, month or day"),
    ),
    "no id": (HEAD + ",A,person,A A,,,,\n", ("line 2", "'id' is missing")),
    "encoding": (
        HEAD.encode() + "a,عمر,person,,,,,\n".encode("cp1256"),
        ("line 2", "not UTF-8"),
    ),
}


@pytest.mark.parametrize("name", BAD_TABLES)
def test_a_fault_of_a_table_is_named_by_line(tmp_path: Path, name: str) -> None:
    text, expected = BAD_TABLES[name]
    with pytest.raises(DataInvalid) as caught:
        load(tmp_path, text, ending="csv")
    message = str(caught.value)
    assert message.startswith(str(tmp_path / "mine1.csv"))
    for part in expected:
        assert part in message


def test_nothing_of_a_file_with_a_fault_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(DataInvalid, match="and 1 more"):
        load(tmp_path, BRIGADE, person("age = 3") + '[[actor]]\nid = "b"\n')
    assert "example-brigade" not in load_actors().actors


@pytest.mark.parametrize("ending", ["toml", "csv"])
def test_a_file_may_hold_no_actor_yet(tmp_path: Path, ending: str) -> None:
    text = "id,name\n" if ending == "csv" else 'source = "none yet"\n'
    assert load(tmp_path, text, ending=ending).actors == load_actors().actors


def test_entries_may_be_written_as_one_list(tmp_path: Path) -> None:
    text = 'actor = [{ id = "x-body", name = "X Body", kind = "group" }]\n'
    assert "x-body" in load(tmp_path, text).actors


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataInvalid, match=r"as a \.toml or a \.csv file"):
        load(tmp_path, "{}", ending="json")

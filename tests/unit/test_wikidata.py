"""Actors out of Wikidata: query results, entities and dumps, made up by hand."""

import bz2
import gzip
import json
from pathlib import Path

import pytest

from hudna.errors import DataInvalid
from hudna.resolve.actor_files import ActorFile, load_actors
from hudna.resolve.wikidata import Imported, import_items, known_items, role_in
from hudna.resolve.wikidata_json import gather

FOLDER = Path(__file__).resolve().parents[1] / "data" / "wikidata"


def imported(*names: str, kind: str | None = None) -> Imported:
    paths = [str(FOLDER / name) for name in names]
    return import_items(gather(paths), load_actors(), kind)


def loaded(found: Imported, folder: Path) -> ActorFile:
    path = folder / "mine.toml"
    path.write_text(found.toml(), encoding="utf-8")
    return load_actors(more=[path])


def reasons(found: Imported) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for each in found.skipped:
        out.setdefault(each.item, []).append(each.why)
    return out


def test_results_of_a_query_become_actors(tmp_path: Path) -> None:
    file = loaded(imported("query.json"), tmp_path)
    idris = file.actors["idris-exampli"]
    assert (idris.name, idris.kind, idris.country) == ("Idris Exampli", "person", "LBY")
    assert idris.wikidata == "Q900001"
    assert idris.names == {
        "en": ("Idris Exampli", "Idriss Exampli"),
        "ar": ("إدريس المثالي",),
        "ru": ("Идрис Экзампли",),
    }
    assert idris.short == {"en": ("Exampli",)}  # one word does not stand alone
    (office,) = idris.offices
    assert (office.role, office.of) == ("minister", "LBY")
    assert (office.from_, office.to) == ("2014", "2015-06-30")
    assert [(m.of, m.from_) for m in idris.memberships] == [
        ("example-salvation-front", "2011-03-17")
    ]
    assert file.actors["example-salvation-front"].sectors == ("PTY",)
    assert idris.source == "Wikidata (CC0)"


def test_what_cannot_be_used_is_told() -> None:
    why = reasons(imported("query.json"))
    assert why["Q900002"] == ["no full English name"]
    assert why["Q900003"] == ["known already as fayez-al-sarraj"]
    assert why["Q900004"] == ["of kind Q79007, which is none of actors"]
    assert why["Q900005"] == ["kind not told"]
    assert why["Q900001"] == [
        (
            "position Q900102 «ambassador of Libya to Exampleland» is more than the "
            "office «ambassador»"
        ),
        (
            "position Q900103 «President of the Example Senate» is more than the office "
            "«president»"
        ),
    ]


def test_a_kind_that_no_column_tells_may_be_given() -> None:
    found = imported("query.json", kind="organization")
    assert found.tables["example-watch"]["kind"] == "organization"
    assert "Q900004" in reasons(found)  # its kind is told, and no actor's


def test_a_dump_explains_its_own_positions_parties_and_countries(
    tmp_path: Path,
) -> None:
    found = imported("dump.json")
    file = loaded(found, tmp_path)
    samira = file.actors["samira-exampla"]
    assert samira.country == "TUN"
    assert samira.short == {"en": ("Exampla",), "ar": ("المثال",)}
    assert [(h.role, h.of, h.from_, h.to) for h in samira.offices] == [
        ("foreign-minister", "TUV", "2012-02", "2013-05-04"),
        ("foreign-minister", "TUV", "2015", None),
    ]
    assert [(m.of, m.from_) for m in samira.memberships] == [("example-rally", "2009")]
    rally = file.actors["example-rally"]  # named in «many languages», in a new land
    assert (rally.name, rally.country) == ("Example Rally", "TUN")
    assert reasons(found) == {
        "Q900011": [
            "position Q900113 without a name: add its item to the files",
            "member of Q900999, which is no known actor",
            (
                "office 'Minister of Foreign Affairs and Trade' ends (2018-01-02) before "
                "it begins (2019-01-02)"
            ),
        ]
    }


def test_an_entity_alone_is_an_actor_without_what_it_refers_to() -> None:
    found = imported("Q900011.json")
    table = found.tables["samira-exampla"]
    assert (table["country"], table["offices"]) == ("TUN", [])
    told = reasons(found)["Q900011"]
    assert "position Q900111 without a name: add its item to the files" in told


def test_several_files_are_read_as_one() -> None:
    assert imported("Q900011.json", "dump.json").tables.keys() == {
        "samira-exampla",
        "example-rally",
    }


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress], ids=["gzip", "bzip2"])
def test_a_dump_may_be_compressed(tmp_path: Path, pack) -> None:
    path = tmp_path / "dump"
    path.write_bytes(pack((FOLDER / "dump.json").read_bytes()))
    found = import_items(gather([str(path)]), load_actors())
    assert found.toml() == imported("dump.json").toml()


BROKEN = {
    "empty": (b"", "no JSON"),
    "text": (b"Q1", "no JSON"),
    "other": (b'{"a": 1}', "neither results of the Wikidata Query Service"),
    "column": (
        b'{"head": {"vars": ["person"]}, "results": {"bindings": []}}',
        "no column 'item'",
    ),
    "form": (
        b'{"head": {"vars": ["item"]}, "results": {"bindings": [{"item": {}}]}}',
        "not in the form that Wikidata gives",
    ),
    "claims": (
        b'{"entities": {"Q1": {"id": "Q1", "claims": {"P31": [3]}}}}',
        "not in the form that Wikidata gives",
    ),
    "line": (b'[\n{"type": "item", "id": "Q1"},\n{"type"\n]', "line 3: no JSON"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named(tmp_path: Path, name: str) -> None:
    data, message = BROKEN[name]
    path = tmp_path / "broken.json"
    path.write_bytes(data)
    with pytest.raises(DataInvalid) as caught:
        gather([str(path)])
    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Prime Minister of Libya", ("prime-minister", "", "Libya")),
        ("President of the United States", ("president", "", "United States")),
        (
            "United States Secretary of Defense",
            ("defence-minister", "United States", ""),
        ),
        ("Deputy Prime Minister of Iraq", ("deputy-prime-minister", "", "Iraq")),
        ("member of the city choir", None),
    ],
)
def test_a_title_is_an_office_and_whose_it_is(
    label: str, found: tuple[str, str, str] | None
) -> None:
    assert role_in(label) == found


def test_names_with_marks_survive_and_an_entity_may_be_one_line(tmp_path: Path) -> None:
    quoted = json.loads((FOLDER / "Q900011.json").read_text(encoding="utf-8"))
    label = quoted["entities"]["Q900011"]["labels"]["en"]
    label["value"] = 'Samira "Sam" Exam\\pla \x7f'
    path = tmp_path / "quoted.json"
    path.write_text(json.dumps(quoted), encoding="utf-8")
    found = import_items(gather([str(path)]), load_actors())
    (actor,) = (
        a for a in loaded(found, tmp_path).actors.values() if a.wikidata == "Q900011"
    )
    assert actor.name == 'Samira "Sam" Exam\\pla \x7f'


def test_every_country_of_the_table_is_one() -> None:
    codes = set(known_items()["country"].values())
    assert codes <= load_actors().countries.by_iso3.keys()
    assert len(codes) > 190


def test_lines_without_brackets_are_a_dump_too(tmp_path: Path) -> None:
    lines = (FOLDER / "dump.json").read_text(encoding="utf-8").splitlines()[1:-1]
    path = tmp_path / "lines.jsonl"
    path.write_text("\n".join(each.rstrip(",") for each in lines), encoding="utf-8")
    found = import_items(gather([str(path)]), load_actors())
    assert found.toml() == imported("dump.json").toml()

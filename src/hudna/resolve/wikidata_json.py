"""The JSON that Wikidata gives: query results, entities and dumps, read into items."""

import bz2
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

from hudna.errors import DataInvalid

LIST = "|"
"""What parts names in one cell of a query result (GROUP_CONCAT)."""
COLUMNS = (
    """
    item itemLabel itemAltLabel name altLabel kind country countryCode
    position positionLabel positionOf positionOfLabel start end startPrecision
    endPrecision memberOf memberOfLabel memberStart memberEnd
    """
).split()
DAY, MONTH, YEAR = 11, 10, 9
"""Precisions of a time, as Wikidata numbers them."""
LENGTHS = {DAY: 10, MONTH: 7, YEAR: 4}

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A position or membership: an item, whose it is, and when (EDTF)."""

    item: str
    of: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(slots=True)
class Item:
    """What a file tells of one item; names by language, the label first."""

    id: str
    names: dict[str, list[str]] = field(default_factory=dict)
    kinds: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    positions: list[Tie] = field(default_factory=list)
    bodies: list[Tie] = field(default_factory=list)

    def name(self, lang: str, text: str) -> None:
        """Enter a name, once."""
        known = self.names.setdefault(lang, [])
        text = " ".join(text.split())
        if text and text != self.id and text not in known:
            known.append(text)


@dataclass(slots=True)
class Gathered:
    """All that the files tell: items, and codes of countries and labels of others."""

    items: dict[str, Item] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)

    def item(self, id_: str) -> Item:
        """The item of an id, a new one the first time."""
        return self.items.setdefault(id_, Item(id_))


def gather(paths: Iterable[str]) -> Gathered:
    """Read files of any of the three forms; DataInvalid if one is none of them."""
    out = Gathered()
    for path in paths:
        try:
            _read(path, out)
        except (KeyError, TypeError, AttributeError, ValueError) as fault:
            raise DataInvalid(
                f"{path}: not in the form that Wikidata gives ({fault!r}). Fetch it "
                "again, as JSON."
            ) from fault
    return out


def _read(path: str, out: Gathered) -> None:
    with _opened(path) as stream:
        first = stream.readline()
        if _is_line(first):
            _dump(path, first, stream, out)
            return
        data = _json(path, 0, first + stream.read())
    if isinstance(data, dict) and "bindings" in data.get("results", ()):
        _results(path, data, out)
    elif isinstance(data, dict) and isinstance(data.get("entities"), dict):
        for entity in data["entities"].values():
            _entity(entity, out)
    elif isinstance(data, list) and all(isinstance(each, dict) for each in data):
        for entity in data:
            _entity(entity, out)
    else:
        raise DataInvalid(
            f"{path}: neither results of the Wikidata Query Service (JSON) nor "
            "entities (Special:EntityData) nor a dump."
        )


def _opened(path: str) -> BinaryIO:
    """A file to read, also where it is compressed as dumps are."""
    with Path(path).open("rb") as file:
        start = file.read(3)
    if start.startswith(b"\x1f\x8b"):
        return cast("BinaryIO", gzip.open(path, "rb"))
    return cast(
        "BinaryIO", bz2.open(path) if start == b"BZh" else Path(path).open("rb")
    )


def _is_line(first: bytes) -> bool:
    """Whether the first line is that of a dump, with one entity a line."""
    line = first.strip().rstrip(b",")
    if line == b"[":
        return True
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except ValueError:
        return False
    return isinstance(value, dict) and "id" in value


def _dump(path: str, first: bytes, rest: Iterable[bytes], out: Gathered) -> None:
    for number, raw in enumerate((first, *rest) if first else rest, 1):
        line = raw.strip().rstrip(b",")
        if line not in (b"[", b"]", b""):
            _entity(_json(path, number, line), out)


def _json(path: str, line: int, data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError) as fault:
        where = f"{path}, line {line}" if line else path
        raise DataInvalid(f"{where}: no JSON ({fault}). Fetch it again.") from fault


# -- query results ------------------------------------------------------------------


def _results(path: str, data: Json, out: Gathered) -> None:
    columns = data.get("head", {}).get("vars", [])
    if "item" not in columns:
        raise DataInvalid(
            f"{path}: no column 'item' in the results. Name the columns of the query: "
            f"{', '.join(COLUMNS)}, name_LANG, altLabel_LANG."
        )
    for row in data["results"]["bindings"]:
        if "item" in row:
            _result(row, out.item(_id(row["item"])), out)


def _result(row: Json, item: Item, out: Gathered) -> None:
    for column, cell in row.items():
        for lang, name in _names(column, cell):
            item.name(lang, name)
    for column, values in (("kind", item.kinds), ("country", item.countries)):
        if column in row:
            _once(values, _id(row[column]))
    if "countryCode" in row:
        _once(item.countries, row["countryCode"]["value"])
    _result_ties(row, item, out)


def _result_ties(row: Json, item: Item, out: Gathered) -> None:
    for key in ("position", "positionOf", "memberOf"):
        if key in row and f"{key}Label" in row:
            out.labels[_id(row[key])] = row[f"{key}Label"]["value"]
    if "position" in row:
        of = _id(row["positionOf"]) if "positionOf" in row else None
        _once(item.positions, _tie(row, "position", of, ("start", "end")))
    if "memberOf" in row:
        times = ("memberStart", "memberEnd")
        _once(item.bodies, _tie(row, "memberOf", None, times))


def _names(column: str, cell: Json) -> Iterator[tuple[str, str]]:
    """Names in a cell by language: of the cell, else of the column, else English."""
    key, _, lang = column.partition("_")
    lang = lang or cell.get("xml:lang", "en")
    if key == "itemAltLabel":  # the label service joins them so
        parts = cell["value"].split(", ")
    elif key in ("itemLabel", "name", "altLabel"):
        parts = cell["value"].split(LIST)
    else:
        return
    for part in parts:
        yield lang, part


def _tie(row: Json, key: str, of: str | None, times: tuple[str, str]) -> Tie:
    start, end = (_result_time(row, time) for time in times)
    return Tie(item=_id(row[key]), of=of, start=start, end=end)


def _result_time(row: Json, key: str) -> str | None:
    """A time of a row; without its precision, a first of January is but a year."""
    if row.get(key, {}).get("type") not in ("literal", "typed-literal"):
        return None  # unknown, but some day
    value = row[key]["value"]
    told = row.get(f"{key}Precision")
    if told:
        return _edtf(value, int(told["value"]))
    return _edtf(value, YEAR if value[4:10] == "-01-01" else DAY)


def _id(cell: Json) -> str:
    return str(cell["value"]).rsplit("/", 1)[-1]


def _once(values: list[Any], value: Any) -> None:
    if value not in values:
        values.append(value)


# -- entities -----------------------------------------------------------------------


def _entity(entity: Json, out: Gathered) -> None:
    """An entity of a dump: an actor, or what others refer to."""
    if entity.get("type", "item") != "item" or "id" not in entity:
        return
    item = out.item(entity["id"])
    for lang, label in _mapping(entity, "labels"):
        item.name(lang, label["value"])
    for lang, aliases in _mapping(entity, "aliases"):
        for alias in aliases:
            item.name(lang, alias["value"])
    claims = dict(_mapping(entity, "claims"))
    item.kinds.extend(v for v, _ in _values(claims, "P31"))
    item.countries.extend(v for v, _ in _values(claims, "P27"))
    if not item.countries:
        item.countries.extend(v for v, _ in _values(claims, "P17"))
    for value, claim in _values(claims, "P39"):
        item.positions.append(_claim_tie(value, claim))
    for key in ("P102", "P463"):
        item.bodies.extend(_claim_tie(v, claim) for v, claim in _values(claims, key))
    _reference(item, claims, out)


def _reference(item: Item, claims: Json, out: Gathered) -> None:
    """What items say that other items refer to: labels, codes, jurisdictions."""
    english = item.names.get("en") or item.names.get("mul")
    if english:
        out.labels[item.id] = english[0]
    for code in _strings(claims, "P298"):
        out.codes[item.id] = code
    for key in ("P1001", "P2389"):
        for owner, _ in _values(claims, key):
            out.owners.setdefault(item.id, owner)


def _mapping(entity: Json, key: str) -> Iterable[tuple[str, Any]]:
    """A table of an entity; where it is empty, the JSON has a list."""
    table = entity.get(key) or {}
    return table.items() if isinstance(table, dict) else ()


def _values(claims: Json, key: str) -> Iterator[tuple[str, Json]]:
    """The items that statements name, but for those that were withdrawn."""
    for claim in claims.get(key, ()):
        value = _value(claim.get("mainsnak", {}))
        if claim.get("rank") != "deprecated" and isinstance(value, dict):
            id_ = value.get("id")
            if id_:
                yield id_, claim


def _strings(claims: Json, key: str) -> Iterator[str]:
    for claim in claims.get(key, ()):
        value = _value(claim.get("mainsnak", {}))
        if claim.get("rank") != "deprecated" and isinstance(value, str):
            yield value


def _value(snak: Json) -> Any:
    """What a snak says; None for «unknown» and «no value»."""
    if snak.get("snaktype") != "value":
        return None
    return snak.get("datavalue", {}).get("value")


def _claim_tie(value: str, claim: Json) -> Tie:
    qualifiers = claim.get("qualifiers", {})
    of = next(
        (_owner(s) for k in ("P1001", "P642") for s in qualifiers.get(k, ())), None
    )
    return Tie(
        item=value,
        of=of,
        start=_claim_time(qualifiers, "P580"),
        end=_claim_time(qualifiers, "P582"),
    )


def _owner(snak: Json) -> str | None:
    value = _value(snak)
    return value.get("id") if isinstance(value, dict) else None


def _claim_time(qualifiers: Json, key: str) -> str | None:
    for snak in qualifiers.get(key, ()):
        value = _value(snak)
        if isinstance(value, dict):
            return _edtf(value["time"], value.get("precision", YEAR))
    return None


def _edtf(time: str, precision: int) -> str | None:
    """A time as far as it is known; centuries and years before ours are not."""
    if time.startswith("-") or precision not in LENGTHS:
        return None
    return time.removeprefix("+")[: LENGTHS[precision]]

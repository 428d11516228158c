"""Actor files as rows: TOML and CSV, each entry with the line where it stands."""

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from hudna.errors import DataInvalid
from hudna.resolve.actor_entries import KEYS, EntryFault

HEADER = "[[actor]]"
LIST = "|"
"""What parts the members of a list in one cell of a CSV file."""
PLAIN = frozenset("id name kind country wikidata source".split())
OFFICE = {key: key for key in "role of title from to disputed".split()}
MEMBER = {"member_of": "of", "member_from": "from", "member_to": "to"}
TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry of a file: its table, and the lines that it takes."""

    file: str
    at: int
    line: int
    table: Mapping[str, Any]
    lines: Sequence[str]

    @property
    def id(self) -> str:
        """The id of the entry, empty if it has none."""
        return str(self.table.get("id", ""))

    def invalid(self, fault: EntryFault) -> DataInvalid:
        """A fault of the entry with its file and line."""
        line = self.line
        if fault.near:
            hits = (n for n, text in enumerate(self.lines) if fault.near in text)
            line += next(hits, 0)
        who = self.id or "no id"
        return DataInvalid(
            f"{self.file}, line {line}: actor {self.at} ({who}): {fault}"
        )


def read_rows(file: str, data: bytes) -> tuple[Row, ...]:
    """The entries of a file, by the ending of its name; DataInvalid if it is broken."""
    ending = PurePath(file).suffix.lower()
    if ending not in (".toml", ".csv"):
        raise DataInvalid(f"{file}: give actors as a .toml or a .csv file.")
    text = _decoded(file, data)
    rows = _toml(file, text) if ending == ".toml" else _csv(file, text)
    return tuple(rows)


def _decoded(file: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise DataInvalid(
            f"{file}, line {line}: not UTF-8. Save the file as UTF-8, or convert it: "
            "iconv -f WINDOWS-1256 -t UTF-8 (or whatever it is written in)."
        ) from fault


def _toml(file: str, text: str) -> Iterator[Row]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise DataInvalid(f"{file}: no TOML file ({fault}).") from fault
    unknown = data.keys() - {"actor", "source"}
    if unknown:
        raise DataInvalid(
            f"{file}: unknown key {min(unknown)!r}. A file has 'source' and tables "
            f"{HEADER}."
        )
    tables = data.get("actor", [])
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise DataInvalid(f"{file}: give each actor as a table {HEADER}.")
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines) if _is_header(line)]
    if len(starts) != len(tables):  # written in another way, as one list
        starts = [0] * len(tables)
    ends = [*starts[1:], len(lines)][: len(starts)]
    for at, (table, start, end) in enumerate(zip(tables, starts, ends, strict=True), 1):
        if "source" in data:
            table.setdefault("source", data["source"])
        block = lines[start : end if end > start else None]
        yield Row(file=file, at=at, line=start + 1, table=table, lines=block)


def _is_header(line: str) -> bool:
    return "[[" in line[:20] and line.replace(" ", "").startswith(HEADER)


def _csv(file: str, text: str) -> Iterator[Row]:
    """The rows of a table; those with one id, one below the other, are one entry."""
    cells = _cells(file, text)
    _, header = next(cells, (0, []))
    columns = [name.strip() for name in header]
    _check_columns(file, columns)
    tables: dict[str, dict[str, Any]] = {}
    first: dict[str, int] = {}
    for line, values in cells:
        if not any(value.strip() for value in values):
            continue
        if len(values) != len(columns):
            raise DataInvalid(
                f"{file}, line {line}: {len(values)} cells under {len(columns)} "
                "columns. Is a name with a comma not in quotes?"
            )
        given = {
            c: v.strip() for c, v in zip(columns, values, strict=True) if v.strip()
        }
        id_ = given.get("id", f"\0{line}")
        first.setdefault(id_, line)
        try:
            _add(tables.setdefault(id_, {}), given)
        except EntryFault as fault:
            raise DataInvalid(f"{file}, line {line}: {fault}") from fault
    lines = text.split("\n")
    for at, (id_, table) in enumerate(tables.items(), 1):
        block = lines[first[id_] - 1 :]
        yield Row(file=file, at=at, line=first[id_], table=table, lines=block)


def _cells(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row with its first line; parted by the mark of the header."""
    head = text.split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text), delimiter=mark, strict=True)
    line = 1
    try:
        for values in reader:
            yield line, values
            line = reader.line_num + 1
    except csv.Error as fault:
        raise DataInvalid(
            f"{file}, line {line}: a broken row ({fault}). Is a quote left open?"
        ) from fault


def _check_columns(file: str, columns: Sequence[str]) -> None:
    for at, name in enumerate(columns):
        part, dot, lang = name.partition(".")
        by_language = part in ("names", "short") and dot and lang
        if not by_language and name not in COLUMNS:
            raise DataInvalid(
                f"{file}, line 1: unknown column {name!r}. Known: "
                f"{', '.join(sorted(COLUMNS))}, names.LANG, short.LANG."
            )
        if name in columns[:at]:
            raise DataInvalid(f"{file}, line 1: two columns {name!r}. Keep one.")
    if "id" not in columns:
        raise DataInvalid(f"{file}, line 1: no column 'id'. Name the columns first.")


COLUMNS = (
    (KEYS - {"names", "short", "offices", "memberships"})
    | OFFICE.keys()
    | (MEMBER.keys())
)


def _add(table: dict[str, Any], given: Mapping[str, str]) -> None:
    """Put what one row says into the table of its entry."""
    office = {OFFICE[c]: _value(c, v) for c, v in given.items() if c in OFFICE}
    member = {MEMBER[c]: v for c, v in given.items() if c in MEMBER}
    if office:
        table.setdefault("offices", []).append(office)
    if member:
        table.setdefault("memberships", []).append(member)
    for column, cell in given.items():
        if column not in OFFICE and column not in MEMBER:
            _put(table, column, _value(column, cell))


def _put(table: dict[str, Any], column: str, value: Any) -> None:
    key, _, lang = column.partition(".")
    place = table.setdefault(key, {}) if lang else table
    if place.setdefault(lang or key, value) != value:
        raise EntryFault(f"{column!r} is not as in the first row with this id.")


def _value(column: str, cell: str) -> Any:
    """A cell as the value that a TOML file would have."""
    if column in ("distinct", "disputed"):
        if cell.lower() not in TRUTH:
            raise EntryFault(f"{column!r} is {cell!r}. Give true or false.")
        return TRUTH[cell.lower()]
    if column == "sectors" or "." in column:
        return [part.strip() for part in cell.split(LIST) if part.strip()]
    return cell

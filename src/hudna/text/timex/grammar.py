"""The date grammar of a language: read from its ``dates.toml`` and compiled once."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from hudna.errors import PackInvalid
from hudna.text.fold import fold_key
from hudna.text.timex.expressions import Edge
from hudna.text.timex.patterns import (
    DIGIT,
    GAP,
    Compiled,
    Slot,
    alternatives,
    compile_pattern,
    first_word,
)

FILE = "dates.toml"
KINDS = frozenset(
    "none day days month year years period distance length part clock numeric".split()
)
"""What an atom can say; ``none`` takes its words away from every other."""

REACH = 40
"""How far before a mention the words that decide about it are looked for."""

Value = int | str


LINE_OPENS = re.compile(r"(?:^|\n)[^\S\n]*\(?\Z")
DASH_FOLLOWS = re.compile(r"\)?[^\S\n]*[-\u2013\u2014:]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One pattern with what it says and the words that must or must not be near.

    ``opens``: it must begin a line and a dash or colon must follow.
    """

    kind: str
    pattern: Compiled
    given: Mapping[str, Value]
    opens: bool
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    unless_after: re.Pattern[str] | None
    unless_before: re.Pattern[str] | None

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether the words around a match let it stand."""
        before = text[max(0, start - REACH) : start]
        if self.opens and not (
            LINE_OPENS.search(before) and DASH_FOLLOWS.match(text, end)
        ):
            return False
        if self.after and not self.after.search(before):
            return False
        if self.unless_after and self.unless_after.search(before):
            return False
        if self.before and not self.before.match(text, end):
            return False
        return not (self.unless_before and self.unless_before.match(text, end))


@dataclass(frozen=True, slots=True)
class Join:
    """What makes a period of two mentions: a word before the first, one between."""

    after: re.Pattern[str] | None
    between: re.Pattern[str]

    def links(self, before: str, between: str) -> bool:
        """Whether the words before and between two mentions join them."""
        if not self.between.fullmatch(between):
            return False
        return self.after is None or self.after.search(before) is not None


@dataclass(frozen=True, slots=True)
class Run:
    """What ties a length of time to the day it starts on, on either side of it."""

    starts: re.Pattern[str] | None
    lasts: re.Pattern[str] | None
    going_on: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateGrammar:
    """What a language's words about time are, ready for scanning.

    ``starts`` leads from a first word, clitics included, to the patterns that may
    begin there, each with the length of the clitic. ``tables`` give what a word of
    a slot means. ``clitics`` may be written together with a number. ``same`` is what
    may part two ways to say one day, ``listed`` what parts two days of a list.
    ``scene`` are words that tell whether a clause shares the day of the one before it,
    ``edges_after`` bound a period from behind it, ``run`` stand between a length of
    time and its first day, ``ahead`` speak of what is to come.
    """

    starts: Mapping[str, tuple[tuple[int, Atom], ...]]
    tables: Mapping[str, Mapping[str, Value]]
    clitics: frozenset[str]
    same: re.Pattern[str]
    joins: tuple[Join, ...]
    listed: re.Pattern[str]
    edges: tuple[tuple[Edge, re.Pattern[str]], ...]
    edges_after: tuple[tuple[Edge, re.Pattern[str]], ...]
    scene: Mapping[str, frozenset[str]]
    run: Run
    ahead: re.Pattern[str] | None

    def value(self, table: str, words: str) -> Value | None:
        """What the words in a slot mean; None where two names do not mean the same."""
        digits = re.match(r"\d+", words)
        if digits:
            return int(digits[0])
        names = self.tables.get(table, {})
        whole = plain(words)
        key = whole
        while key and key not in names:
            key = key[:-1].rstrip()
        second = whole[len(key) :].strip()
        if not key or (second and names.get(second) != names[key]):
            return None
        return names[key]


def load_date_grammar(directory: Traversable | Path) -> DateGrammar:
    """The date grammar in a language's folder; PackInvalid says what is wrong."""
    file = directory / FILE
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        return _grammar(raw)
    except tomllib.TOMLDecodeError as exc:
        raise PackInvalid(f"{file}: {exc}") from exc
    except KeyError as exc:
        raise PackInvalid(f"{file}: {exc} is missing.") from exc
    except PackInvalid as exc:
        raise PackInvalid(f"{file}: {exc}") from exc


@cache
def date_grammar(code: str) -> DateGrammar | None:
    """The date grammar of an installed language, read once; None if it has none."""
    folder = files("hudna") / "data" / "languages" / code
    return load_date_grammar(folder) if (folder / FILE).is_file() else None


def plain(words: str) -> str:
    """Folded words with one blank between them, whatever parted them."""
    return re.sub(r"[\s\-\u2010-\u2013/()]+", " ", words).strip()


def _grammar(raw: Mapping[str, Any]) -> DateGrammar:
    tables = {name: _table(rows) for name, rows in raw["tables"].items()}
    tables |= {"count": tables["number"], "hour": tables["hour_word"]}
    clitics = _folded(raw, "clitics")
    slots = _slots(raw, tables)
    atoms = [_atom(row, raw, slots) for row in raw["atom"]]
    return DateGrammar(
        starts=_starts(atoms, clitics),
        tables=tables,
        clitics=frozenset(clitics + _folded(raw, "number_clitics")),
        same=re.compile(_between(raw["same"])),
        joins=tuple(_join(row, clitics) for row in raw["join"]),
        listed=re.compile(_linked(raw["listed"])),
        edges=tuple(
            (edge, _before(raw["edge"][edge.value], clitics))
            for edge in Edge
            if raw["edge"].get(edge.value)
        ),
        edges_after=tuple(
            (edge, _behind(raw["edge_after"][edge.value]))
            for edge in Edge
            if raw.get("edge_after", {}).get(edge.value)
        ),
        scene={
            group: frozenset(map(fold_key, words))
            for group, words in raw.get("scene", {}).items()
        },
        run=_run(raw.get("run", {}), clitics),
        ahead=_ahead(raw.get("ahead", {})),
    )


def _behind(words: list[str]) -> re.Pattern[str]:
    """Any of the words behind a mention and the ending that an apostrophe sets off."""
    folded = [fold_key(word) for word in words]
    return re.compile(rf"(?:['\u2019]?\w{{0,4}})?{GAP}{alternatives(folded)}(?!\w)")


def _run(raw: Mapping[str, list[str]], clitics: tuple[str, ...]) -> Run:
    return Run(
        _before(raw["start"], clitics) if "start" in raw else None,
        _before(raw["last"], clitics) if "last" in raw else None,
        _before(raw["going_on"], clitics) if "going_on" in raw else None,
    )


def _ahead(raw: Mapping[str, list[str]]) -> re.Pattern[str] | None:
    """Words, and endings of words, that speak of what is to come."""
    words = [fold_key(word) for word in raw.get("words", ())]
    endings = [re.escape(fold_key(ending)) for ending in raw.get("endings", ())]
    either = [alternatives(words)] if words else []
    either += [rf"\w+(?:{'|'.join(endings)})"] if endings else []
    return re.compile(rf"\b(?:{'|'.join(either)})\b") if either else None


def _folded(raw: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(fold_key(word) for word in raw.get(name, ()))


def _table(rows: Mapping[str, list[str]]) -> dict[str, Value]:
    return {
        plain(fold_key(word)): int(key) if key.lstrip("-").isdecimal() else key
        for key, words in rows.items()
        for word in words
    }


def _join(row: Mapping[str, list[str]], clitics: tuple[str, ...]) -> Join:
    after = _before(row["after"], clitics) if "after" in row else None
    return Join(after, re.compile(_linked(row["between"])))


def _slots(
    raw: Mapping[str, Any], tables: Mapping[str, Mapping[str, Value]]
) -> dict[str, Slot]:
    """Slots of every table, and those that also or only take digits."""
    slots = {name: _worded(list(table)) for name, table in tables.items()}
    slots["month"] = _doubled(slots["month"])
    plain_end = r"(?![\d%٪]|[.,:]\d)"
    day = rf"(?:3[01]|[12]\d|0?[1-9]){plain_end}" + _suffix(raw, "day_suffix")
    year_suffix = _suffix(raw, "year_suffix")
    count = r"\d{1,4}" + plain_end
    slots["day"] = _numbered(day)
    slots["year"] = _numbered(r"(?:1[5-9]|20)\d\d" + plain_end + year_suffix)
    slots["new_year"] = _numbered(r"(?:19|20)\d\d" + plain_end + year_suffix)
    slots["short_year"] = _numbered(r"\d\d(?:\d\d)?" + plain_end)
    slots["hijri_year"] = _numbered(
        r"1[34]\d\d" + plain_end + _suffix(raw, "hijri_suffix")
    )
    slots["count"] = _numbered(count, slots["number"])
    slots["hour"] = _numbered(r"(?:2[0-4]|1\d|0?\d)(?!\d)", slots["hour_word"])
    slots["full_hour"] = _numbered(r"(?:1[3-9]|2[0-4]|0\d)(?!\d)")
    slots["hour_minute"] = _numbered(r"(?:[01]\d|2[0-4])[0-5]\d(?!\d)")
    slots["minute"] = _numbered(r"[0-5]\d(?!\d)")
    slots["one_or_two"] = _numbered(r"(?:3[01]|[12]\d|0?[1-9])(?!\d)")
    return slots


def _worded(words: list[str]) -> Slot:
    return Slot(alternatives(words), frozenset(map(first_word, words)))


def _doubled(slot: Slot) -> Slot:
    """A name that may be followed by a second one for the same."""
    more = rf"(?:[^\S\n]*[-/(\u2013]?[^\S\n]*{slot.regex}(?:[^\S\n]*\))?)?"
    return Slot(slot.regex + more, slot.firsts)


def _numbered(digits: str, words: Slot | None = None) -> Slot:
    if words is None:
        return Slot(digits, frozenset((DIGIT,)))
    return Slot(f"(?:{digits}|{words.regex})", words.firsts | {DIGIT})


def _suffix(raw: Mapping[str, Any], name: str) -> str:
    words = list(_folded(raw, name))
    return rf"(?:[^\S\n]?{alternatives(words)}(?!\w))?" if words else ""


def _atom(
    row: Mapping[str, Any], raw: Mapping[str, Any], slots: Mapping[str, Slot]
) -> Atom:
    if row["kind"] not in KINDS:
        raise PackInvalid(f"atom {row['pattern']!r}: no kind {row['kind']!r}.")
    clitics = _folded(raw, "clitics")

    def near(name: str) -> list[str]:
        return [word for key in row.get(name, ()) for word in raw["context"][key]]

    def follows(name: str) -> re.Pattern[str] | None:
        options = _options(near(name), slots)
        return re.compile(rf"{GAP}{options}(?!\w)") if options else None

    after, unless = near("after"), near("unless_after")
    return Atom(
        kind=row["kind"],
        pattern=compile_pattern(row["pattern"], slots),
        given=row.get("set", {}),
        opens=row.get("opens", False),
        after=_before(after, clitics) if after else None,
        unless_after=_before(unless, clitics) if unless else None,
        before=follows("before"),
        unless_before=follows("unless_before"),
    )


def _options(words: list[str], slots: Mapping[str, Slot]) -> str:
    """Words or slots (``{year}``) as alternatives; nothing if there are none."""
    named = [slots[word[1:-1]].regex for word in words if word.startswith("{")]
    plain_words = [fold_key(word) for word in words if not word.startswith("{")]
    either = [*named, alternatives(plain_words)] if plain_words else named
    return f"(?:{'|'.join(either)})" if either else ""


def _before(words: list[str], clitics: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, at the end of what stands before a mention."""
    head = f"(?:{'|'.join(clitics)})?" if clitics else ""
    folded = [fold_key(word) for word in words]
    return re.compile(rf"(?<!\w){head}(?P<words>{alternatives(folded)}){GAP}\Z")


def _between(words: list[str]) -> str:
    """What may part two mentions of one day: blanks, a comma, a bracket, words."""
    folded = [fold_key(word) for word in words]
    return rf"{GLUE_MARKS}(?:{alternatives(folded)}(?!\w){GLUE_MARKS})?"


GLUE_MARKS = r"[^\S\n]*\n?[^\S\n]*[)،,]?[^\S\n]*[-\u2013(/]?[^\S\n]*"


def _linked(words: list[str]) -> str:
    folded = [fold_key(word) for word in words]
    return rf"[^\S\n]*(?:{'|'.join(map(re.escape, folded))})[^\S\n]*"


def _starts(
    atoms: list[Atom], clitics: tuple[str, ...]
) -> dict[str, tuple[tuple[int, Atom], ...]]:
    starts: dict[str, list[tuple[int, Atom]]] = {}
    for atom in atoms:
        for skip, word in _entries(atom, clitics):
            starts.setdefault(word, []).append((skip, atom))
    return {word: tuple(rows) for word, rows in starts.items()}


def _entries(atom: Atom, clitics: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for word in sorted(atom.pattern.firsts):
        yield 0, word
        if word != DIGIT:
            for clitic in clitics:
                yield len(clitic), clitic + word

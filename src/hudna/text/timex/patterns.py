"""The small pattern language of date grammars, compiled to regular expressions.

A pattern is a row of words and slots, parted by blanks::

    ({weekday} ,?)? {day} of? {month} ,? {year}?

``{slot}`` takes a word of the table of that name or a number; ``{slot:field}`` keeps
it under another name. ``?`` makes the element before it optional, ``( | )`` groups
and chooses, ``~`` glues (a blank is allowed, not needed), ``,`` is a comma; a comma
goes with the element behind it, or closes a group.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from hudna.errors import PackInvalid
from hudna.text.fold import fold_key

GAP = r"(?:[^\S\n]+|[^\S\n]*[-\u2010-\u2013\n][^\S\n]*)"
GLUE = r"[^\S\n]*"
COMMA = r"[^\S\n]*[,،]"
PIECE = re.compile(r"\{(\w+)(?::(\w+))?\}|([()|?~,])|([^\s(){}|?~,]+)")
DIGIT = "0"
"""Stands in sets of first words for any number in digits."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What fills a slot: its regular expression and the words it can begin with."""

    regex: str
    firsts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern as regular expression, its fields and its possible first words."""

    expression: str
    fields: Mapping[str, tuple[tuple[str, str], ...]]
    firsts: frozenset[str]

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression; made when first needed, many never are."""
        return _compiled(self.expression)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@dataclass(slots=True)
class _Part:
    regex: str
    firsts: frozenset[str]
    optional: bool = False
    mark: str = ""


@dataclass(slots=True)
class _Reader:
    pieces: list[tuple[str, ...]]
    slots: Mapping[str, Slot]
    source: str
    at: int = 0
    fields: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def choice(self) -> _Part:
        """Read sequences parted by bars, up to a closing bracket or the end."""
        options = [self.sequence()]
        while self.mark("|"):
            options.append(self.sequence())
        firsts = frozenset[str]().union(*(option.firsts for option in options))
        return _Part(f"(?:{'|'.join(o.regex for o in options)})", firsts)

    def sequence(self) -> _Part:
        """Read elements up to a bar, a closing bracket or the end."""
        parts: list[_Part] = []
        while self.at < len(self.pieces) and self.pieces[self.at][2] not in ("|", ")"):
            parts.append(self.element())
        return _joined(parts, self.source)

    def element(self) -> _Part:
        """Read one word, slot, group or mark, with the question mark after it."""
        slot, name, mark, word = self.pieces[self.at]
        self.at += 1
        if mark == "(":
            part = self.choice()
            if not self.mark(")"):
                raise PackInvalid(f"pattern {self.source!r}: a bracket is not closed.")
        elif mark in ("~", ","):
            part = _Part(COMMA if mark == "," else "", frozenset(), mark=mark)
        elif slot:
            part = self.slot(slot, name or slot)
        else:
            part = _word(word)
        part.optional = self.mark("?")
        return part

    def mark(self, wanted: str) -> bool:
        """Step over a mark if it comes next."""
        if self.at < len(self.pieces) and self.pieces[self.at][2] == wanted:
            self.at += 1
            return True
        return False

    def slot(self, table: str, name: str) -> _Part:
        """Read a slot into a group of its own."""
        if table not in self.slots:
            raise PackInvalid(f"pattern {self.source!r}: no table {table!r}.")
        groups = self.fields.setdefault(name, [])
        group = f"{name}_{len(groups)}"
        groups.append((group, table))
        slot = self.slots[table]
        return _Part(f"(?P<{group}>{slot.regex})", slot.firsts)


def compile_pattern(source: str, slots: Mapping[str, Slot]) -> Compiled:
    """The regular expression of a pattern; PackInvalid says what is wrong with it."""
    pieces = [m.groups("") for m in PIECE.finditer(source)]
    reader = _Reader(pieces, slots, source)
    whole = reader.choice()
    if reader.at < len(reader.pieces) or not whole.firsts:
        raise PackInvalid(f"pattern {source!r} cannot be read to its end.")
    fields = {name: tuple(groups) for name, groups in reader.fields.items()}
    return Compiled(whole.regex + r"(?!\w)", fields, whole.firsts)


def alternatives(words: list[str]) -> str:
    """A regular expression for any of some folded words or phrases, longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    options = "|".join(GAP.join(map(re.escape, word.split())) for word in ordered)
    return f"(?:{options})"


def first_word(phrase: str) -> str:
    """The first run of letters of a folded phrase, or the sign for a number."""
    found = re.match(r"[^\W\d_]+", phrase)
    return found[0] if found else DIGIT


def _word(word: str) -> _Part:
    folded = fold_key(word)
    return _Part(re.escape(folded), frozenset((first_word(folded),)))


def _joined(parts: list[_Part], source: str) -> _Part:
    """Join elements; the gap, or comma, goes with an optional one beside it."""
    regex, firsts, leading, gap, comma = "", frozenset[str](), True, GAP, ""
    for part in parts:
        if part.mark == "~" and leading:
            raise PackInvalid(f"pattern {source!r}: nothing stands before a '~'.")
        if part.mark == "~":
            gap = GLUE
        elif part.mark == ",":
            comma = f"(?:{part.regex})?" if part.optional else part.regex
        elif leading:
            firsts |= part.firsts
            regex += f"(?:{part.regex}{GAP})?" if part.optional else part.regex
            leading, gap, comma = part.optional, GAP, ""
        else:
            piece = comma + gap + part.regex
            regex += f"(?:{piece})?" if part.optional else piece
            gap, comma = GAP, ""
    if leading:
        raise PackInvalid(f"pattern {source!r} may match nothing.")
    return _Part(regex + comma, firsts)

"""Finding the words about time in a folded text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hudna.model.grounding import ClockTime
from hudna.text.fold import Folded
from hudna.text.timex.build import Said, say
from hudna.text.timex.expressions import (
    DateMention,
    DayWords,
    Edge,
    SpanWords,
)
from hudna.text.timex.grammar import REACH, Atom, DateGrammar
from hudna.text.timex.patterns import DIGIT
from hudna.text.timex.unite import consecutive, unite
from hudna.text.timex.value import timex_value

WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    said: Said


def find_dates(folded: Folded, grammar: DateGrammar) -> tuple[DateMention, ...]:
    """Every mention of a date, period, duration or time of day, in text order."""
    text = folded.text
    found = _joined(list(_atoms(text, grammar)), text, grammar)
    return tuple(_mention(each, folded, grammar) for each in found)


def _atoms(text: str, grammar: DateGrammar) -> Iterator[_Found]:
    """The longest pattern at each first word, left to right, none overlapping."""
    reached = 0
    for word in WORD.finditer(text):
        start = word.start()
        if start < reached:
            continue
        key = DIGIT if text[start].isdigit() else word[0]
        rows = grammar.starts.get(key)
        if rows is None or (key == DIGIT and not _number_begins(text, start, grammar)):
            continue
        best = _longest(rows, text, start)
        if best is None:
            continue
        atom, match = best
        reached = match.end()
        said = say(atom, match, grammar)
        if said is not None:
            yield _Found(match.start(), match.end(), said)


def _longest(
    rows: tuple[tuple[int, Atom], ...], text: str, start: int
) -> tuple[Atom, re.Match[str]] | None:
    best: tuple[Atom, re.Match[str]] | None = None
    for skip, atom in rows:
        match = atom.pattern.regex.match(text, start + skip)
        if match is None or not atom.fits(text, match.start(), match.end()):
            continue
        if best is None or match.end() > best[1].end():
            best = atom, match
    return best


def _number_begins(text: str, start: int, grammar: DateGrammar) -> bool:
    """Whether digits are a number of their own, not the tail of a code or amount."""
    before = text[max(0, start - 3) : start]
    if not before:
        return True
    if before[-1] in ".,:/" and before[-2:-1].isdigit():
        return False
    letters = re.search(r"\w+$", before)
    return letters is None or letters[0] in grammar.clitics


def _joined(found: list[_Found], text: str, grammar: DateGrammar) -> list[_Found]:
    """Unite what says one day in two ways, then the two ends of a period."""
    out: list[_Found] = []
    for each in found:
        whole = out and _united(out[-1], each, text, grammar)
        if whole:
            out[-1] = whole
        else:
            out.append(each)
    spans: list[_Found] = []
    for each in out:
        period = spans and _period(spans[-1], each, text, grammar)
        if period:
            spans[-1] = period
        else:
            spans.append(each)
    return spans


def _united(
    one: _Found, two: _Found, text: str, grammar: DateGrammar
) -> _Found | None:
    between = text[one.end : two.start]
    if len(between) > REACH or not grammar.same.fullmatch(between):
        return None
    said = unite(one.said, two.said)
    if said is None:
        return None
    closes = "(" in between and text[two.end : two.end + 1] == ")"
    return _Found(one.start, two.end + closes, said)


def _period(
    one: _Found, two: _Found, text: str, grammar: DateGrammar
) -> _Found | None:
    between = text[one.end : two.start]
    first, last = one.said.expression, two.said.expression
    if len(between) > REACH or first is None or last is None:
        return None
    opened = grammar.opener.search(text[max(0, one.start - REACH) : one.start])
    linked = grammar.until.fullmatch(between) and opened
    if not linked and grammar.pair.fullmatch(between):
        linked = opened if grammar.pair_needs(text, one.start) else None
        if consecutive(first, last):
            return _Found(one.start, two.end, Said(SpanWords(first=first, last=last)))
    if not linked:
        return None
    return _Found(one.start, two.end, Said(SpanWords(first=first, last=last)))

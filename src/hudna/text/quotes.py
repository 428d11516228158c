"""Quoted stretches of a text, whatever marks they wear and however broken.

All marks are read together: of the ways to pair them, the one is taken that goes
least against what each mark and its neighbours suggest (``hudna.text.marks``). So one
stray or missing mark costs its own quotation and no other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from hudna.model.text import Span
from hudna.text.marks import HIDDEN, Family, Mark, Seen, compatible, marks

UNCLOSED = 2.5
"""What an opening mark costs that nothing closes."""
UNCLOSED_BY_CUSTOM = 0.3
"""The same where the next paragraph opens again: the custom of long quotations."""
CARRIED = 1.0
"""What it costs that a quotation runs over the end of a paragraph."""
NESTED, NESTED_ALIKE = 1.0, 1.5
IMPLIED = 1.5
"""What it costs that speech begins at a colon, with no mark."""
NEVER = 100.0
BEAM = 8
"""Readings kept at each mark; twenty marks in disorder need five."""
DEEPEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quoted stretch of a text.

    ``inner`` holds the words, without the marks and without the comma, full stop or
    space at their end; ``outer`` holds the marks as well. ``closed`` is false where
    no mark closes it: it then ends with its paragraph. A mark in a later paragraph
    closes it too, and it then spans both. ``continues`` says that it opens its
    paragraph and that the paragraph before ended in a quotation left open. ``depth``
    is 0 unless it stands within another one.
    """

    inner: Span
    outer: Span
    closed: bool
    continues: bool
    depth: int
    word_count: int


class Reading(Enum):
    """What a mark may be taken to do."""

    IGNORE = "ignore"
    OPEN = "open"
    CLOSE = "close"
    CLOSE_OUTER = "close the outer one, with it the inner one left open"
    OPEN_AFRESH = "open, and end the one left open"
    CARRY = "run on into the next paragraph"


Stack: TypeAlias = tuple[Family, ...]
Step: TypeAlias = tuple[Reading, float, Stack]
Trail: TypeAlias = dict[Stack, tuple[Stack, Reading]]


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quoted stretches of a text, outer before inner, in text order."""
    seen = list(marks(text))
    reader = _Reader(text)
    for mark, reading in zip(seen, _best_readings(seen), strict=True):
        reader.take(mark, reading)
    reader.leave(len(text), from_depth=0)
    found = reader.found
    found.sort(key=lambda each: (each.outer.start, -each.outer.end, each.depth))
    return tuple(found)


def _best_readings(seen: Sequence[Mark]) -> list[Reading]:
    """The cheapest reading of all marks together, one reading for each."""
    costs: dict[Stack, float] = {(): 0.0}
    trails: list[Trail] = []
    for at, mark in enumerate(seen):
        following = seen[at + 1] if at + 1 < len(seen) else None
        costs, trail = _advance(costs, mark, following)
        trails.append(trail)
    stack = min(costs, key=lambda each: costs[each] + _cost_of_leaving(each))
    readings = []
    for trail in reversed(trails):
        stack, reading = trail[stack]
        readings.append(reading)
    return readings[::-1]


def _advance(
    costs: dict[Stack, float], mark: Mark, following: Mark | None
) -> tuple[dict[Stack, float], Trail]:
    """The cheapest ways to stand after one more mark."""
    best: dict[Stack, float] = {}
    trail: Trail = {}
    # deepest first: of two colons at one cost the earlier one begins the speech
    for stack in sorted(costs, key=len, reverse=True):
        so_far = costs[stack]
        for reading, cost, after in _steps(stack, mark, following):
            total = so_far + cost
            if after not in best or total < best[after]:
                best[after] = total
                trail[after] = (stack, reading)
    if len(best) > BEAM:
        kept = sorted(best, key=best.__getitem__)[:BEAM]
        best = {stack: best[stack] for stack in kept}
    return best, trail


def _steps(stack: Stack, mark: Mark, following: Mark | None) -> Iterator[Step]:
    if mark.seen is Seen.LINE_BREAK:
        yield from _steps_over_break(stack, mark, following)
        return
    yield Reading.IGNORE, mark.ignoring, stack
    if mark.seen is Seen.COLON:
        if not stack:
            yield Reading.OPEN, IMPLIED, (Family.COLON,)
        return
    yield from _steps_closing(stack, mark)
    if len(stack) < DEEPEST:
        cost = mark.opening + _cost_of_depth(stack, mark.family)
        yield Reading.OPEN, cost, (*stack, mark.family)
    if stack and stack[-1] in {mark.family, Family.COLON}:
        cost = mark.opening + _cost_of_leaving(stack[-1:])
        yield Reading.OPEN_AFRESH, cost, (*stack[:-1], mark.family)


def _steps_closing(stack: Stack, mark: Mark) -> Iterator[Step]:
    if not stack:
        return
    mixing = compatible(stack[-1], mark.family)
    if mixing is not None:
        yield Reading.CLOSE, mark.closing + mixing, stack[:-1]
    if len(stack) < DEEPEST:
        return
    mixing = compatible(stack[-2], mark.family)
    if mixing is not None:
        cost = mark.closing + mixing + _cost_of_leaving(stack[-1:])
        yield Reading.CLOSE_OUTER, cost, stack[:-2]


def _steps_over_break(
    stack: Stack, mark: Mark, following: Mark | None
) -> Iterator[Step]:
    if not stack:
        yield Reading.IGNORE, 0.0, stack
        return
    opens_again = following is not None and following.start == mark.end
    cost = _cost_of_leaving(stack)
    if opens_again and following and following.family is stack[0]:
        cost += UNCLOSED_BY_CUSTOM - UNCLOSED
    yield Reading.IGNORE, cost, ()
    yield Reading.CARRY, CARRIED, stack


def _cost_of_depth(stack: Stack, family: Family) -> float:
    if not stack:
        return 0.0
    return NESTED_ALIKE if family in stack else NESTED


def _cost_of_leaving(stack: Stack) -> float:
    """What it costs that nothing closes these."""
    return sum(NEVER if family in MUST_CLOSE else UNCLOSED for family in stack)


@dataclass(frozen=True, slots=True)
class _Open:
    """A quotation whose end is not yet known."""

    outer: int
    inner: int
    continues: bool


@dataclass(slots=True)
class _Reader:
    """Follows the readings of the marks and notes what they quote."""

    text: str
    found: list[Quotation] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    paragraph: int = 0
    left_open: bool = False
    """Whether the paragraph before ended within a quotation."""

    def take(self, mark: Mark, reading: Reading) -> None:
        """Go over one mark."""
        if mark.seen is Seen.LINE_BREAK:
            self._cross(mark, carry=reading is Reading.CARRY)
        elif reading in {Reading.CLOSE, Reading.CLOSE_OUTER}:
            self.leave(
                mark.start, from_depth=len(self.stack) - CLOSES[reading], closer=mark
            )
        elif reading is not Reading.IGNORE:
            if reading is Reading.OPEN_AFRESH:
                self.leave(mark.start, from_depth=len(self.stack) - 1)
            self._open(mark)

    def leave(self, end: int, *, from_depth: int, closer: Mark | None = None) -> None:
        """End the quotations from a depth on; a closer closes the outermost."""
        while len(self.stack) > from_depth:
            opened = self.stack.pop()
            closes = closer if len(self.stack) == from_depth else None
            self._note(opened, end, closes)

    def _open(self, mark: Mark) -> None:
        first = not self.text[self.paragraph : mark.start].strip(IGNORED)
        implied = mark.seen is Seen.COLON
        self.stack.append(
            _Open(
                mark.end if implied else mark.start, mark.end, first and self.left_open
            )
        )

    def _cross(self, mark: Mark, *, carry: bool) -> None:
        self.paragraph = mark.end
        self.left_open = bool(self.stack) and not carry
        if not carry:
            self.leave(mark.start, from_depth=0)

    def _note(self, opened: _Open, end: int, closer: Mark | None) -> None:
        inner = _trimmed(self.text, opened.inner, end)
        if not inner:
            return
        outer_end = closer.end if closer else inner.end
        at_mark = opened.outer < opened.inner
        self.found.append(
            Quotation(
                inner=inner,
                outer=Span(opened.outer if at_mark else inner.start, outer_end),
                closed=closer is not None,
                continues=opened.continues,
                depth=len(self.stack),
                word_count=_count_words(self.text[inner.start : inner.end]),
            )
        )


MUST_CLOSE = frozenset({Family.SINGLE, Family.ANGLE, Family.BRACKET, Family.COLON})
"""Marks that are too often something else to be believed alone."""
CLOSES = {Reading.CLOSE: 1, Reading.CLOSE_OUTER: 2}
IGNORED = "".join(sorted(HIDDEN)) + " \t\u00a0\u202f"
TRAILING = frozenset(",;:،؛")
ABBREVIATION = re.compile(r"\b(?:[^\W\d_]\.){2,}$")


def _trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without space around it and without the stop at its end."""
    while start < end and _shows_nothing(text[start]):
        start += 1
    while start < end and _shows_nothing(text[end - 1]):
        end -= 1
    stop = end
    while start < stop and (text[stop - 1] in TRAILING or _is_stop(text, start, stop)):
        stop -= 1
        while start < stop and _shows_nothing(text[stop - 1]):
            stop -= 1
    return Span(start, stop)


def _shows_nothing(char: str) -> bool:
    return char.isspace() or char in HIDDEN


def _is_stop(text: str, start: int, end: int) -> bool:
    """Whether a full stop ends it: not an ellipsis, not an abbreviation."""
    if text[end - 1] not in {".", "۔"} or text[max(start, end - 2)] == ".":
        return False
    return ABBREVIATION.search(text[max(start, end - 12) : end]) is None


def _count_words(words: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in words.split())

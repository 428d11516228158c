"""Numbers that news report: killed, wounded, displaced, sums, durations.

A figure is a number (or a word for one) with what it counts beside it; words such as
«at least» open its range, a range of two numbers closes it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hudna.extract.grammar.clause import Clauses
from hudna.extract.sentence import Found, Sentence
from hudna.extract.speech.reports import Report, covering
from hudna.model.extraction import EventMention, FigureMention
from hudna.model.text import Span
from hudna.model.vocabulary import FigureKind
from hudna.pack import CountedWord
from hudna.text.tokens import TokenKind

NEAR = 3
"""Tokens between a number and the word that says what it counts."""
BOUND_REACH = 2
MEASURES = frozenset({FigureKind.SUM, FigureKind.DURATION})
"""Kinds that measure instead of counting people."""
RANGE_MARKS = frozenset("-–")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number at its tokens; ``high`` differs where a range is given."""

    first: int
    last: int
    low: float
    high: float


def figures(
    clauses: Clauses, events: Sequence[EventMention], reports: Sequence[Report] = ()
) -> Iterator[FigureMention]:
    """The figures of a sentence, each with the event it belongs to and its claimant."""
    sentence = clauses.sentence
    reached = 0
    for counted in sentence.layer("counted"):
        number = _number_near(sentence, counted, reached)
        if number is None:
            continue
        word: CountedWord = counted.value
        first, low, high = _bounded(sentence, number)
        last = max(number.last, counted.last)
        span = sentence.tokens_span(min(first, counted.first), last)
        reached = last
        yield FigureMention(
            span=span,
            kind=word.kind,
            low=low,
            high=high,
            unit=word.unit,
            event=_event(span, events, word.kind),
            attribution=covering(reports, span),
        )


def _number_near(sentence: Sentence, counted: Found, reached: int) -> _Number | None:
    """The number before the counted word, else right behind it."""
    before = [
        n
        for n in _numbers(sentence)
        if n.first >= reached
        and 0 <= counted.first - n.last <= NEAR
        and not _parted(sentence, n.last, counted.first)
    ]
    if before:
        return before[-1]
    if counted.value.kind in MEASURES:
        return None  # «day 8», «the year 2011» are dates
    for number in _numbers(sentence):
        if 0 <= number.first - counted.last <= NEAR and not _parted(
            sentence, counted.last, number.first
        ):
            return number
    return None


def _parted(sentence: Sentence, first: int, last: int) -> bool:
    return any(
        sentence.tokens[at].kind is TokenKind.PUNCTUATION
        or sentence.at(at, "counted") is not None
        for at in range(first, last)
    )


def _numbers(sentence: Sentence) -> Iterator[_Number]:
    at = 0
    while at < len(sentence.tokens):
        number = _number(sentence, at)
        if number is None:
            at += 1
            continue
        yield number
        at = number.last


def _number(sentence: Sentence, at: int) -> _Number | None:
    value, last = _value(sentence, at)
    if value is None:
        return None
    if sentence.key(last) in RANGE_MARKS:
        upper, end = _value(sentence, last + 1)
        if upper is not None and upper > value:
            return _Number(at, end, value, upper)
    return _Number(at, last, value, value)


def _value(sentence: Sentence, at: int) -> tuple[float | None, int]:
    """The number at a token, scaled by the word behind it, and where it ends."""
    if at >= len(sentence.tokens):
        return None, at
    token = sentence.tokens[at]
    value: float | None = None
    last = at + 1
    if token.kind is TokenKind.NUMBER:
        value = _digits(token.key)
    else:
        found = sentence.at(at, "number")
        if found is not None:
            value, last = float(found.value), found.last
    if value is None:
        return None, at
    scale = sentence.at(last, "scale") if last < len(sentence.tokens) else None
    if scale is not None:
        value, last = value * float(scale.value), scale.last
    return value, last


def _digits(key: str) -> float | None:
    plain = key.replace("٬", ",").replace("٫", ".")
    groups = plain.split(",")
    if len(groups) > 1 and all(len(g) == 3 for g in groups[1:]):
        plain = "".join(groups)
    groups = plain.split(".")
    if len(groups) > 2 or (len(groups) == 2 and len(groups[1]) == 3):
        plain = "".join(groups)
    try:
        return float(plain)
    except ValueError:
        return None


def _bounded(
    sentence: Sentence, number: _Number
) -> tuple[int, float | None, float | None]:
    """The range that words before the number make of it, and where it begins."""
    for found in sentence.layer("bound"):
        if (
            0 <= number.first - found.last <= BOUND_REACH
            or 0 <= (found.first - number.last) <= BOUND_REACH
        ):
            first = min(found.first, number.first)
            if found.value == "least":
                return first, number.low, None
            if found.value == "most":
                return first, None, number.high
            return first, number.low, number.high
    return number.first, number.low, number.high


def _event(span: Span, events: Sequence[EventMention], kind: FigureKind) -> Span | None:
    """The nearest event of the sentence that such a figure can belong to."""
    if not events or kind in MEASURES:
        return None
    nearest = min(events, key=lambda e: abs(e.trigger.start - span.start))
    return nearest.trigger

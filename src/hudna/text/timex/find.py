"""Finding the words about time in a folded text."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from hudna.model.grounding import ClockTime
from hudna.model.text import Span
from hudna.text.fold import Folded
from hudna.text.timex.build import Said, consecutive, say
from hudna.text.timex.expressions import (
    DateMention,
    DayWords,
    DistanceWords,
    Edge,
    Expression,
    LengthWords,
    MonthWords,
    RunWords,
    SpanWords,
    Unit,
    YearWords,
)
from hudna.text.timex.grammar import REACH, Atom, DateGrammar
from hudna.text.timex.patterns import DIGIT
from hudna.text.timex.unite import unite
from hudna.text.timex.value import timex_value

WORD = re.compile(r"[^\W\d_]+|\d+")
AFTER_NOON = frozenset(("AF", "EV", "NI"))
NOON = 12
HEAD = 300
"""How far into a text its dateline may stand."""
PLACE = 40
"""How long the place before the day in a dateline may be."""
AGENCY = re.compile(
    r"[^\S\n]*[,،]?[^\S\n]*"
    r"(?:\([^()\n]{2,40}\)[^\S\n]*[-\u2013\u2014:]|/[^/\n]{2,30}/)"
)
SENTENCE_ENDS = (". ", "! ", "? ", "؟", "\n")
PARTING = re.compile(r"[.!?؟;؛:\n]")
DASH = re.compile(r"[^\S\n]*[-\u2013\u2014]")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    said: Said


def find_dates(
    folded: Folded, grammar: DateGrammar, masked: Sequence[Span] = ()
) -> tuple[DateMention, ...]:
    """Every mention of a date, period, duration or time of day, in text order.

    Words that overlap a masked span (the name of a person who is called May) are none.
    """
    text = folded.text
    found = _joined(_headed(list(_atoms(text, grammar)), text), text, grammar)
    found = _running(found, text, grammar)
    mentions = (_mention(each, folded, grammar) for each in found)
    hidden = _Mask(masked)
    return tuple(m for m in mentions if m is not None and not hidden.touches(m.span))


class _Mask:
    """Spans that may overlap each other, asked for often."""

    def __init__(self, spans: Sequence[Span]) -> None:
        ordered = sorted(spans)
        self.starts = [span.start for span in ordered]
        self.ends = list(accumulate((span.end for span in ordered), max))

    def touches(self, span: Span) -> bool:
        """Whether any of them shares a code point with the span."""
        at = bisect_left(self.starts, span.end)
        return at > 0 and self.ends[at - 1] > span.start


def _atoms(text: str, grammar: DateGrammar) -> Iterator[_Found]:
    """The longest pattern at each first word, left to right, none overlapping."""
    reached = 0
    for word in WORD.finditer(text):
        start = word.start()
        if start < reached:
            continue
        key = DIGIT if word[0].isdigit() else word[0]
        rows = grammar.starts.get(key)
        if rows is None or (key == DIGIT and not _number_begins(text, start, grammar)):
            continue
        for atom, match in _matches(rows, text, start):
            said = None if atom.kind == "none" else say(atom, match, grammar)
            if said is not None:
                yield _Found(match.start(), match.end(), said)
            if said is not None or atom.kind == "none":
                reached = match.end()
                break


def _matches(
    rows: tuple[tuple[int, Atom], ...], text: str, start: int
) -> list[tuple[Atom, re.Match[str]]]:
    """Every pattern that fits here, the longest first."""
    out = []
    for skip, atom in rows:
        match = atom.pattern.regex.match(text, start + skip)
        if match is not None and atom.fits(text, match.start(), match.end()):
            out.append((atom, match))
    return sorted(out, key=lambda row: -row[1].end())


def _number_begins(text: str, start: int, grammar: DateGrammar) -> bool:
    """Whether digits are a number of their own, not the tail of a code or amount."""
    before = text[max(0, start - 3) : start]
    if before[-1:] in tuple(".,:/") and before[-2:-1].isdigit():
        return False
    letters = re.search(r"\w+\Z", before)
    return letters is None or letters[0] in grammar.clitics


def _headed(found: list[_Found], text: str) -> list[_Found]:
    """Give the year that a line begins with to the days that the line names.

    Distances count from what the line tells, not from the day of writing.
    Under "this day in history" the year itself means this day of that year.
    """
    anniversary = any(each.said.anniversary for each in found)
    out: list[_Found] = []
    head: _Found | None = None
    for each in found:
        if head is not None and "\n" in text[head.end : each.start]:
            head = None
        said = _in_year(each.said, head.said if head else None)
        if each.said.heading:
            head = each
            said = _this_day(each.said) if anniversary else each.said
        out.append(replace(each, said=said))
    return out


def _in_year(said: Said, head: Said | None) -> Said:
    words = said.expression
    if head is None or not isinstance(head.expression, YearWords):
        return said
    if isinstance(words, DistanceWords):
        return replace(said, expression=replace(words, anchored=True))
    if isinstance(words, DayWords | MonthWords) and words.month and not words.year:
        return replace(said, expression=replace(words, year=head.expression.year))
    return said


def _this_day(head: Said) -> Said:
    words = head.expression
    if not isinstance(words, YearWords):
        return head
    return replace(head, expression=DayWords(offset=0, year=words.year))


def _joined(found: list[_Found], text: str, grammar: DateGrammar) -> list[_Found]:
    """Unite what says one day in two ways, then the two ends of a period."""
    days: list[_Found] = []
    for each in found:
        whole = _united(days[-1], each, text, grammar) if days else None
        if whole:
            days[-1] = whole
        else:
            days.append(each)
    spans: list[_Found] = []
    for each in days:
        period = _period(spans[-1], each, text, grammar) if spans else None
        if period:
            spans[-1] = period
        else:
            spans.append(each)
    return spans


def _united(one: _Found, two: _Found, text: str, grammar: DateGrammar) -> _Found | None:
    between = text[one.end : two.start]
    if len(between) > REACH or not grammar.same.fullmatch(between):
        return None
    if ")" in between and "(" not in text[one.start : two.start]:
        return None
    bracketed = "(" in between and text[two.end : two.end + 1] == ")"
    said = unite(one.said, two.said)
    if said is None and bracketed and _corrects(one.said, two.said):
        said = two.said  # "today (yesterday)": an editor corrects the speaker
    if said is None:
        return None
    return _Found(one.start, two.end + bracketed, said)


def _corrects(one: Said, two: Said) -> bool:
    first, second = one.expression, two.expression
    return (
        isinstance(first, DayWords)
        and isinstance(second, DayWords)
        and first.offset == 0
        and second.offset is not None
    )


def _period(one: _Found, two: _Found, text: str, grammar: DateGrammar) -> _Found | None:
    first, last = one.said.expression, two.said.expression
    between = text[one.end : two.start]
    if len(between) > REACH or not _may_bound(first) or not _may_bound(last):
        return None
    before = text[max(0, one.start - REACH) : one.start]
    linked = any(join.links(before, between) for join in grammar.joins)
    listed = grammar.listed.fullmatch(between) and consecutive(first, last)
    if first is None or last is None or not (linked or listed):
        return None
    return _Found(
        one.start,
        two.end,
        Said(expression=SpanWords(first=first, last=last), bounded=True),
    )


def _running(found: list[_Found], text: str, grammar: DateGrammar) -> list[_Found]:
    """Give the day on which something starts the length that it is said to last."""
    out = list(found)
    for at, (one, two) in enumerate(pairwise(found)):
        between = text[one.end : two.start]
        if len(between) > REACH or PARTING.search(between):
            continue
        before = text[max(0, one.start - REACH) : one.start]
        if _is_length(one) and _stands(grammar.run.starts, between):
            out[at + 1] = _run(two, one)
        elif _is_length(two) and (
            _stands(grammar.run.going_on, between)
            or (
                _stands(grammar.run.starts, before)
                and _stands(grammar.run.lasts, between)
            )
        ):
            out[at] = _run(one, two)
    return out


def _stands(words: re.Pattern[str] | None, text: str) -> bool:
    return words is not None and words.search(text) is not None


def _is_length(found: _Found) -> bool:
    words = found.said.expression
    return isinstance(words, LengthWords) and words.unit is not Unit.MINUTE


def _run(day: _Found, length: _Found) -> _Found:
    said, words = day.said, length.said.expression
    if not isinstance(said.expression, DayWords) or not isinstance(words, LengthWords):
        return day
    clock = _clock(said)
    run = RunWords(
        start=said.expression,
        length=words,
        hour=int(clock.value[:2]) if clock else None,
        timed=clock is not None or said.part is not None,
    )
    return replace(day, said=replace(said, expression=run, bounded=True))


def _may_bound(expression: Expression | None) -> bool:
    return expression is not None and not isinstance(
        expression, LengthWords | RunWords | SpanWords
    )


def _mention(found: _Found, folded: Folded, grammar: DateGrammar) -> DateMention | None:
    said = found.said
    clock = _clock(said)
    nothing = said.expression is None and said.part is None and clock is None
    if nothing or _is_age(folded.text, found):
        return None
    return DateMention(
        span=folded.original(found.start, found.end),
        expression=said.expression,
        part=said.part,
        clock=clock,
        edge=None if said.bounded else _edge(folded.text, found, grammar),
        value=timex_value(said.expression, said.part, clock),
        dateline=_is_dateline(folded.text, found),
        heading=said.heading,
        ahead=_ahead(folded.text, found, grammar),
    )


def _is_age(text: str, found: _Found) -> bool:
    """«X, 45 years, …»: years set off by commas behind a name."""
    words = found.said.expression
    if not isinstance(words, LengthWords) or words.unit is not Unit.YEAR:
        return False
    before = text[max(0, found.start - 3) : found.start].rstrip()
    behind = text[found.end : found.end + 3].lstrip()
    return before.endswith((",", "،")) and behind.startswith((",", "،"))


def _ahead(text: str, found: _Found, grammar: DateGrammar) -> bool:
    """Whether the sentence around a mention speaks of what is to come."""
    if grammar.ahead is None:
        return False
    start = max(text.rfind(mark, 0, found.start) for mark in SENTENCE_ENDS)
    ends = [text.find(mark, found.end) for mark in SENTENCE_ENDS]
    end = min((at for at in ends if at >= 0), default=len(text))
    return grammar.ahead.search(text, max(0, start), end) is not None


def _is_dateline(text: str, found: _Found) -> bool:
    """Whether a day by number stands between a place and an agency or a dash."""
    words = found.said.expression
    if not isinstance(words, DayWords) or words.day is None or found.start > HEAD:
        return False
    place = text[text.rfind("\n", 0, found.start) + 1 : found.start].strip()
    if not 1 < len(place) <= PLACE:
        return False
    if AGENCY.match(text, found.end):
        return True
    parted = place[-1] in ",،-\u2013\u2014"
    return parted and DASH.match(text, found.end) is not None


def _clock(said: Said) -> ClockTime | None:
    """The time of the clock, if it is known which half of the day is meant."""
    hour, half = said.hour, said.meridiem
    if hour is None or hour > 24 or (hour == 24 and said.minute):
        return None
    if half is None and hour <= NOON and said.part:
        half = "pm" if said.part in AFTER_NOON else "am"
    if half is None and 0 < hour <= NOON:
        return None
    if half == "pm" and hour < NOON:
        hour += NOON
    if half == "am" and hour == NOON:
        hour = 0
    return ClockTime(value=f"{hour:02}:{said.minute:02}", zone=said.zone)


def _edge(text: str, found: _Found, grammar: DateGrammar) -> Edge | None:
    before = text[max(0, found.start - REACH) : found.start]
    for edge, words in grammar.edges:
        if words.search(before):
            return edge
    for edge, words in grammar.edges_after:
        if words.match(text, found.end):
            return edge
    return None

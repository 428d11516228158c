"""Sentences of a text, as spans of the text as given.

``sentencex`` proposes places to cut. Here the proposals are weighed against what it
does not know: quotations and who said them, titles and initials, missing spaces. What
a language writes with a full stop is data: ``segment.toml`` in its folder.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from sentencex import get_sentence_boundaries

from hudna.errors import DataInvalid
from hudna.model.text import Span
from hudna.text.marks import HIDDEN, LINE
from hudna.text.quotes import Quotation, quotations

LONGEST = 3000
"""Longest sentence; what runs on beyond it is cut at a comma or a space."""
QUOTED_WORDS = 4
"""Words a part of a quotation has at least, if the quotation is cut there."""

MARK = re.compile(
    r"""&(?:quot|[lr]aquo|[lr]dquo|\#34);|''|``|["“”„‟«»‹›＂]
      |(?<!\w)['‘’‚]|['‘’](?!\w)""",
    re.VERBOSE,
)
HALF_PAIR = re.compile("[\ud800-\udfff]")
SPACE = re.compile(r"\s")
LAST_WORD = re.compile(r"([^\s\0()\[\]{}،؛,;:]{1,24})\.[\s\0]*\Z")
FIRST_WORD = re.compile(r"[\s\0()\[\]*•–—-]*(\w+)")
INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
STOP = re.compile(r"\w\.\s+(?=\w)")
COMMA = re.compile(r"[،,؛;]\s")
WORD = re.compile(r"\w+")
LANGUAGE = re.compile(r"[a-z]{2,3}")
BLANK = "\0"
UNTOLD = "en"
"""Rules of the segmenter for texts whose language cannot be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stops:
    """Words that a language writes with a full stop, folded to lower case.

    ``titles`` never end a sentence; ``counted`` do not before a number; ``short``
    end one only if a word of ``starters`` follows. ``prefixes`` may be written
    together with any of them.
    """

    titles: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()

    def holds(self, word: str, words: frozenset[str]) -> bool:
        """Whether a word is one of these, a prefix aside."""
        return word in words or any(
            word.removeprefix(prefix) in words
            for prefix in self.prefixes
            if word.startswith(prefix)
        )


def sentences(text: str, lang: str) -> tuple[Span, ...]:
    """The sentences of a text: ordered, disjoint, without space at their ends.

    Every line break ends a sentence, so a heading is one. Everything that is seen
    belongs to a sentence. A quotation stays with the words that introduce it, and, if
    it is one sentence long, with those that follow it and say whose it is.
    """
    primary = lang.lower().partition("-")[0]
    stops = _stops(primary)
    code = primary if LANGUAGE.fullmatch(primary) and primary != "und" else UNTOLD
    quoted = _Quoted([q for q in quotations(text) if q.depth == 0])
    masked = MARK.sub(lambda mark: BLANK * len(mark.group()), text)
    masked = HALF_PAIR.sub("\ufffd", masked)  # sentencex takes whole characters only
    out: list[Span] = []
    for line in LINE.finditer(text):
        if not line.group().isspace():
            reader = _Line(masked, Span(*line.span()), quoted, stops)
            for span in reader.sentences(code):
                out += _bounded(text, span.start, span.end)
    return tuple(out)


@cache
def _stops(code: str) -> Stops:
    """What the folder of a language says, nothing if it has none."""
    path = files("hudna") / "data" / "languages" / code / "segment.toml"
    if not LANGUAGE.fullmatch(code) or not path.is_file():
        return Stops()
    value = tomllib.loads(path.read_text("utf-8"))
    prefixes = tuple(value.pop("prefixes", ()))
    words = {
        name: frozenset(word.lower() for word in listed)
        for name, listed in value.items()
    }
    try:
        return Stops(prefixes=prefixes, **words)
    except TypeError as error:
        known = "titles, counted, short, starters, prefixes"
        raise DataInvalid(f"{code}/segment.toml: use only {known}.") from error


class _Quoted:
    """The outermost quotations of a text, found by place."""

    def __init__(self, found: Sequence[Quotation]) -> None:
        self._found = found
        self._starts = [quotation.outer.start for quotation in found]

    def before(self, at: int) -> Quotation | None:
        """The last quotation that opens before a place."""
        index = bisect_right(self._starts, at - 1)
        return self._found[index - 1] if index else None

    def opening(self, start: int, end: int) -> Quotation | None:
        """The first quotation that opens within a stretch."""
        index = bisect_right(self._starts, start - 1)
        found = index < len(self._found) and self._starts[index] < end
        return self._found[index] if found else None


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place proposed for a cut: the sentence before ends at ``end``."""

    stop: int
    """Where the words before end, their full stop included."""
    end: int
    next: int
    """Where the words after begin, marks before them not counted."""


class _Line:
    """One line and what decides about its cuts.

    ``masked`` is the whole text with its quotation marks blanked out, so that they
    sway no cut; offsets are the same.
    """

    def __init__(self, masked: str, line: Span, quoted: _Quoted, stops: Stops) -> None:
        self.masked, self.line, self.quoted, self.stops = masked, line, quoted, stops

    def sentences(self, code: str) -> Iterator[Span]:
        """The sentences of the line, space at their ends included."""
        start = before = self.line.start
        lettered = False
        for cut in self._proposed(code):
            lettered = lettered or _has_letter(self.masked, before, cut.end)
            before = cut.end
            if lettered and self._ends(start, cut):
                yield Span(start, cut.end)
                start, lettered = cut.end, False
        yield Span(start, self.line.end)

    def _proposed(self, code: str) -> Iterator[_Cut]:
        words = self.masked[self.line.start : self.line.end].replace(BLANK, " ")
        last = len(words)
        while last and not words[last - 1].isalnum():
            last -= 1
        found = {b["start_index"] for b in get_sentence_boundaries(code, words)[1:]}
        found.update(
            match.end() for match in STOP.finditer(words) if self._overlooked(match)
        )
        for at in sorted(found):
            if 0 < at < last:
                yield self._cut(self.line.start + at)

    def _overlooked(self, match: re.Match[str]) -> bool:
        """Whether a short form ends a sentence there: a starter in capitals follows."""
        at = self.line.start + match.end()
        if not self.masked[at].isupper():
            return False
        word = LAST_WORD.search(self.masked, max(self.line.start, at - 32), at)
        follows = FIRST_WORD.match(self.masked, at)
        return (
            word is not None
            and follows is not None
            and self.stops.holds(word[1].lower(), self.stops.short)
            and follows[1].lower() in self.stops.starters
        )

    def _cut(self, at: int) -> _Cut:
        """A cut with the marks around it given to the side they belong to."""
        stop = at
        while stop > self.line.start and _is_gap(self.masked[stop - 1]):
            stop -= 1
        opens = self.quoted.opening(stop, at)
        closes = self.quoted.before(at)
        if closes is not None and stop < closes.outer.end <= at:
            end = closes.outer.end
        elif opens is not None:
            end = opens.outer.start
        else:
            space = SPACE.search(self.masked, stop, at)
            end = space.start() if space else at
        return _Cut(stop, end, at)

    def _ends(self, start: int, cut: _Cut) -> bool:
        """Whether a sentence that began at ``start`` ends at a proposed cut."""
        if self.masked[cut.next].islower() or self._is_short(cut):
            return False
        quotation = self.quoted.before(cut.end)
        if quotation is None or cut.end > quotation.outer.end or not quotation.closed:
            return True
        if cut.end < quotation.outer.end:
            return self._parts(quotation, start, cut)
        return self._leaves(quotation, start, cut)

    def _is_short(self, cut: _Cut) -> bool:
        """Whether the full stop belongs to a short form that does not end here."""
        begin = max(self.line.start, cut.stop - 32)
        found = LAST_WORD.search(self.masked, begin, cut.stop)
        if found is None:
            return False
        word = found[1].lower()
        after = FIRST_WORD.match(self.masked, cut.end)
        follows = after[1] if after else ""
        if self.stops.holds(word, self.stops.titles):
            return True
        if self.stops.holds(word, self.stops.counted):
            return follows[:1].isdigit()
        if self.stops.holds(word, self.stops.short) or INITIALS.fullmatch(word):
            return follows.lower() not in self.stops.starters
        return False

    def _parts(self, quotation: Quotation, start: int, cut: _Cut) -> bool:
        """Whether both parts of a quotation are long enough to stand alone."""
        first = max(start, quotation.inner.start)
        return _has_words(self.masked, first, cut.end) and _has_words(
            self.masked, cut.end, quotation.inner.end
        )

    def _leaves(self, quotation: Quotation, start: int, cut: _Cut) -> bool:
        """Whether what follows a quotation is no longer about who said it.

        A quotation that words of its sentence introduce needs no others. Where none
        do, a capital letter behind a full stop begins something new.
        """
        opens = quotation.outer.start
        before = self.masked[max(self.line.start, opens - 3) : opens].rstrip()
        if before.endswith(":") or _has_letter(self.masked, start, opens):
            return True
        return self.masked[cut.stop - 1] == "." and self.masked[cut.next].isupper()


def _is_gap(char: str) -> bool:
    return char == BLANK or char.isspace()


def _has_letter(text: str, start: int, end: int) -> bool:
    return any(map(str.isalpha, text[start:end]))


def _has_words(text: str, start: int, end: int) -> bool:
    found = WORD.finditer(text, start, max(start, end))
    return len(list(islice(found, QUOTED_WORDS))) == QUOTED_WORDS


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence without space at its ends, in pieces if it is endless."""
    while end - start > LONGEST:
        at = _breathing_space(text, start, start + LONGEST)
        yield from _trimmed(text, start, at)
        start = at
    yield from _trimmed(text, start, end)


def _breathing_space(text: str, start: int, end: int) -> int:
    """The last comma before an end, else the last space, else the end itself."""
    commas = [m.end() for m in COMMA.finditer(text, start, end)]
    if commas:
        return commas[-1]
    spaces = [at for at in range(start + 1, end) if text[at].isspace()]
    return spaces[-1] if spaces else end


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and _shows_nothing(text[start]):
        start += 1
    while start < end and _shows_nothing(text[end - 1]):
        end -= 1
    if start < end:
        yield Span(start, end)


def _shows_nothing(char: str) -> bool:
    return char.isspace() or char in HIDDEN

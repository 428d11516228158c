"""Quotations with their speakers: who said these words, to whom.

Words in quotation marks look for the cue of speech that goes with them: one that
leads into them, one that follows them, a name right before them, or, where a
quotation goes on, the speaker of the one before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hudna.extract.grammar.clause import Clauses
from hudna.extract.phrases.chunk import Chunk
from hudna.extract.speech.reports import Report, can_speak
from hudna.model.extraction import QuoteMention, SourceLink
from hudna.model.text import Document, Span
from hudna.model.vocabulary import EntityKind
from hudna.text.quotes import Quotation, quotations
from hudna.text.wrapped import unwrapped

FEWEST_WORDS = 3
"""Words of a direct quotation; shorter ones are terms and titles."""
UNATTRIBUTED_WORDS = 6
"""Words from which a quotation without a known speaker is kept all the same."""
LEAD, TAIL = 160, 140
"""Characters between a cue and the quotation it leads into, or that it follows."""
ALONE = 3
"""Tokens before a name that still lead into a quotation by themselves."""
STOP = re.compile(r"[.!?؟…](?=\s|$)|[\n\r]")
INSERTED = re.compile(r"[,.!?…]\s*[—–-]\s*\Z")
WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Voice:
    """A way to attribute a quotation, and what speaks against it."""

    cost: float
    speaker: Chunk | None
    cue: Span | None = None
    addressees: tuple[Chunk, ...] = ()
    links: tuple[SourceLink, ...] = ()


@dataclass(slots=True)
class Speech:
    """The reports and phrases of a document, in text order."""

    document: Document
    reports: Sequence[Report]
    clauses: Sequence[Clauses]
    text: str = field(init=False)
    marked: tuple[Quotation, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.text = unwrapped(self.document.text)
        self.marked = tuple(
            q
            for q in quotations(self.text)
            if q.depth == 0 and q.word_count >= FEWEST_WORDS
        )

    def between(self, start: int, end: int) -> str:
        """The text from one offset to another."""
        return self.text[start:end]

    def chunks(self) -> Iterator[Chunk]:
        """Every phrase of the document."""
        for clauses in self.clauses:
            yield from clauses.chunks


def direct_quotes(speech: Speech) -> list[QuoteMention]:
    """The quotations of a document with the speaker of each, where one is told."""
    out: list[QuoteMention] = []
    last: Voice | None = None
    before: Quotation | None = None
    for quotation in speech.marked:
        voice = _voice(speech, quotation, before, last)
        if voice is not None:
            out.append(_mention(quotation, voice))
            last, before = voice, quotation
        elif quotation.word_count >= UNATTRIBUTED_WORDS:
            out.append(QuoteMention(span=quotation.inner, direct=True))
    return out


def indirect_quotes(
    speech: Speech, direct: Sequence[QuoteMention]
) -> list[QuoteMention]:
    """What is reported without quotation marks, one for each clause of a report."""
    out: dict[Span, QuoteMention] = {}
    for report in speech.reports:
        content = report.content
        if content is None or report.speaker is None or content in out:
            continue
        inside = [q for q in direct if _shared(content, q.span)]
        if any(q.cue and content.covers(q.cue) for q in inside):
            continue  # «"…", X said, according to Y»: it tells of X's words
        if 2 * sum(_shared(content, q.span) for q in inside) <= len(content):
            out[content] = QuoteMention(
                span=content,
                direct=False,
                speaker=report.speaker.span,
                addressees=tuple(c.span for c in report.addressees),
                cue=report.cue,
                attribution=_outer(report.links, report.speaker),
            )
    return list(out.values())


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _mention(quotation: Quotation, voice: Voice) -> QuoteMention:
    speaker = voice.speaker
    return QuoteMention(
        span=quotation.inner,
        direct=True,
        speaker=speaker.span if speaker else None,
        addressees=tuple(c.span for c in voice.addressees),
        cue=voice.cue,
        attribution=_outer(voice.links, speaker),
    )


def _outer(
    links: Sequence[SourceLink], speaker: Chunk | None
) -> tuple[SourceLink, ...]:
    """The chain without the speaker at its inner end."""
    return tuple(each for each in links if speaker is None or each.span != speaker.span)


def _voice(
    speech: Speech,
    quotation: Quotation,
    before: Quotation | None,
    last: Voice | None,
) -> Voice | None:
    """The cheapest way to attribute a quotation."""
    ways = [
        *_leading(speech, quotation),
        *_following(speech, quotation),
        *_inside(speech, quotation),
        *_named(speech, quotation),
        *_covered(speech, quotation),
        *_continued(speech, quotation, before, last),
    ]
    return min(ways, key=lambda voice: voice.cost, default=None)


def _leading(speech: Speech, quotation: Quotation) -> Iterator[Voice]:
    """A cue before the quotation: «X said: "…"»."""
    start = quotation.outer.start
    for report in speech.reports:
        if report.cue.end > start or start - report.cue.end > LEAD:
            continue
        between = speech.between(report.cue.end, start)
        if STOP.search(between) or _quotes_between(speech, report.cue.end, start):
            continue
        colon = between.rstrip(" \t\u00a0\"'“«").endswith(":")
        cost = 0.2 + len(WORDS.findall(between)) * 0.06 - 0.6 * colon
        yield _of_report(speech, report, cost)


def _following(speech: Speech, quotation: Quotation) -> Iterator[Voice]:
    """A cue behind the quotation: «"…", said X», «"…", X said»."""
    end = quotation.outer.end
    for report in speech.reports:
        if report.cue.start < end or report.cue.start - end > TAIL:
            continue
        between = speech.between(end, report.cue.start)
        if STOP.search(between) or _quotes_between(speech, end, report.cue.start):
            continue
        words = len(WORDS.findall(between))
        speaker = report.speaker
        if speaker is not None and end <= speaker.span.start < report.cue.start:
            words -= len(WORDS.findall(speech.document.quote(speaker.span)))
        if words <= 6:
            yield _of_report(speech, report, 0.1 + 0.15 * max(words, 0))


def _inside(speech: Speech, quotation: Quotation) -> Iterator[Voice]:
    """A cue between dashes inside the marks: «The road, — said X, — is open»."""
    for report in speech.reports:
        start = report.cue.start
        if quotation.inner.covers(report.cue):
            before = speech.between(max(quotation.inner.start, start - LEAD), start)
            if INSERTED.search(before):
                yield _of_report(speech, report, 0.0)


def _of_report(speech: Speech, report: Report, cost: float) -> Voice:
    unknown = 2.0 if report.speaker is None else 0.0
    outer = [link for r in _around(speech, report.cue) for link in r.links]
    links = (*outer, *report.links)
    return Voice(
        cost + unknown,
        report.speaker,
        report.cue,
        report.addressees,
        tuple({link.span: link for link in links}.values()),
    )


def _around(speech: Speech, cue: Span) -> list[Report]:
    """The reports in whose content a cue stands: «X said, according to Y»."""
    return [r for r in speech.reports if r.content and r.content.covers(cue)]


def _quotes_between(speech: Speech, start: int, end: int) -> bool:
    return any(
        start <= q.outer.start and q.outer.end <= end and q.word_count >= FEWEST_WORDS
        for q in speech.marked
    )


def _named(speech: Speech, quotation: Quotation) -> Iterator[Voice]:
    """A name before the marks, at most a colon between: «X: "…"».

    Where more than a name stands before the colon, whom the sentence is about speaks.
    """
    start = quotation.outer.start
    for clauses in speech.clauses:
        if not clauses.sentence.span.start <= start <= clauses.sentence.span.end:
            continue
        subject = _subject_before(clauses, start)
        for chunk in clauses.chunks:
            gap = speech.between(chunk.span.end, start)
            if chunk.span.end > start or not _speaks(chunk):
                continue
            colon = ":" in gap or _begins_with_colon(speech, start)
            if len(gap) <= 3 and not gap.strip(" \t\u00a0:،,-–—"):
                alone = chunk.first <= ALONE or chunk is subject
                yield Voice((0.5 if colon else 1.2) + 1.2 * (not alone), chunk)
            elif chunk is subject and colon and not STOP.search(gap):
                yield Voice(1.3, chunk)


def _subject_before(clauses: Clauses, start: int) -> Chunk | None:
    """Whom a sentence is about, as far as it goes before a quotation."""
    bare = [c for c in clauses.chunks if c.span.end <= start and clauses.bare(c)]
    return next((c for c in bare if _speaks(c)), None)


def _begins_with_colon(speech: Speech, start: int) -> bool:
    return speech.between(start, start + 1) == ":"


def _speaks(chunk: Chunk) -> bool:
    kinds = (EntityKind.PERSON, EntityKind.ROLE, EntityKind.GROUP)
    return chunk.mention.kind in kinds and can_speak(chunk.mention)


def _covered(speech: Speech, quotation: Quotation) -> Iterator[Voice]:
    """A quotation within a reported clause is in the voice of its source."""
    for report in speech.reports:
        if report.content is None or report.speaker is None:
            continue
        if report.content.covers(quotation.inner):
            yield _of_report(speech, report, 1.5)


def _continued(
    speech: Speech,
    quotation: Quotation,
    before: Quotation | None,
    last: Voice | None,
) -> Iterator[Voice]:
    """A quotation that goes on after its attribution, or opens the next paragraph."""
    if before is None or last is None or last.speaker is None:
        return
    between = speech.between(before.outer.end, quotation.outer.start)
    breaks = between.count("\n")
    opens = not _line_before(speech, quotation.outer.start).strip(" \t\u00a0-–—")
    follows = re.search(r"[.!?؟]\s*$", between) is not None or not between.strip()
    if quotation.continues:
        yield Voice(0.3, last.speaker, last.cue, last.addressees, last.links)
    elif breaks == 0 and follows and len(between) < LEAD:
        yield Voice(1.6, last.speaker, last.cue, last.addressees, last.links)
    elif opens and _paragraphs(between) <= 1 and len(between) < 2 * LEAD:
        yield Voice(2.2, last.speaker, last.cue, last.addressees, last.links)


def _paragraphs(between: str) -> int:
    """Paragraphs that lie between two quotations, blank lines not counted."""
    return len([line for line in re.split(r"[\n\r]+", between)[1:-1] if line.strip()])


def _line_before(speech: Speech, start: int) -> str:
    text = speech.text
    return text[text.rfind("\n", 0, start) + 1 : start]

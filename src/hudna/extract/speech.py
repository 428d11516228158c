"""Who says what: speech cues with their speakers, addressees and contents.

A report is a cue (verb or noun of speech, «according to») with its source. What it
covers is reported: a clause behind a complementizer, or words in quotation marks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.extract.clause import (
    COMMAS,
    INHERITED,
    SENTENCE_BEFORE,
    Clauses,
    Predicate,
)
from hudna.extract.mentions import Chunk
from hudna.languages import SpeechForm
from hudna.model.extraction import EntityMention, SourceLink
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind, SourceClass, SourceKind
from hudna.text.tokens import TokenKind

MEDIA = "MED"
ADDRESSED = frozenset({"to", "object"})
CLASSES = {
    "GOV": SourceClass.OFFICIAL,
    "COP": SourceClass.OFFICIAL,
    "MIL": SourceClass.MILITARY,
}
"""The class of a group without a name, by the sector of its noun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One cue of speech with its source and what it covers.

    ``content`` is the reported clause (None where only a quotation can follow);
    ``links`` is the chain of sources, outermost first; ``token`` the first token of
    the cue in its sentence.
    """

    cue: Span
    sentence: int
    speaker: Chunk | None
    addressees: tuple[Chunk, ...] = ()
    content: Span | None = None
    links: tuple[SourceLink, ...] = ()
    venue: Span | None = None
    clause: bool = False
    token: int = -1


def reports(
    clauses: Clauses, speech: Sequence[Predicate], voice: Chunk | None = None
) -> list[Report]:
    """The reports of a sentence, in order; ``voice`` is who spoke last before it."""
    out: list[Report] = []
    for predicate in sorted(speech, key=lambda p: p.first):
        report = _verb_report(clauses, predicate, voice)
        if report is not None:
            out.append(report)
            voice = report.speaker or voice
    out += _according(clauses)
    return sorted(out, key=lambda r: r.cue.start)


def _speaker(
    clauses: Clauses, predicate: Predicate, voice: Chunk | None
) -> Chunk | None:
    """The subject; a verb without one of its own goes on with who spoke last."""
    chunk, path = clauses.subject(predicate)
    if voice is not None and path in ("", INHERITED, SENTENCE_BEFORE):
        return voice
    return chunk


def _verb_report(
    clauses: Clauses, predicate: Predicate, voice: Chunk | None
) -> Report | None:
    sentence = clauses.sentence
    value = predicate.found.value
    if not isinstance(value, SpeechForm) or not predicate.verbal:
        return None
    speaker = _speaker(clauses, predicate, voice)
    fillers = clauses.right(predicate)
    through = [
        f for f in fillers if f.slot in ("from", "about") and f.chunk is not speaker
    ]
    addressees = tuple(
        f.chunk
        for f in fillers
        if f.chunk is not speaker
        and set(f.slot.split("|")) & ADDRESSED
        and not f.chunk.place
    )
    cue = sentence.stem_span(predicate.first, predicate.last, predicate.found.prefix)
    start = _content_start(clauses, predicate)
    sources = [speaker] if speaker is not None else []
    if speaker is not None and _is_medium(speaker.mention):
        sources += [f.chunk for f in through if can_speak(f.chunk.mention)]
    outlets = [c for c in addressees if _is_medium(c.mention)]
    links = tuple(link(c.mention, cue) for c in [*outlets, *sources])
    return Report(
        cue=cue,
        sentence=sentence.index,
        speaker=sources[-1] if sources else None,
        addressees=addressees,
        content=_content(clauses, start) if start is not None else None,
        links=links,
        clause=start is not None,
        token=predicate.first,
    )


def _content_start(clauses: Clauses, predicate: Predicate) -> int | None:
    """The token behind the complementizer that opens the reported clause."""
    sentence = clauses.sentence
    end = min(len(sentence.tokens), predicate.last + 24)
    for at in range(predicate.last, end):
        found = sentence.at(at, "complementizer")
        if found is not None:
            return found.last
        token = sentence.tokens[at]
        if token.kind is TokenKind.PUNCTUATION and token.key not in COMMAS:
            return None
        if at > predicate.last and clauses.verb_at(at) is not None:
            return _bare_content(clauses, predicate)
    return _bare_content(clauses, predicate)


def _bare_content(clauses: Clauses, predicate: Predicate) -> int | None:
    """«X said Y would …»: a clause without complementizer, where packs allow it."""
    if clauses.verb_first or predicate.found.value.kind != "say":
        return None
    at = predicate.last
    sentence = clauses.sentence
    if at >= len(sentence.tokens) or sentence.tokens[at].kind is not TokenKind.WORD:
        return None
    return at


def _content(clauses: Clauses, start: int) -> Span | None:
    """From a token to where the reporting of this speaker ends."""
    sentence = clauses.sentence
    end = len(sentence.tokens)
    for verb in clauses.verbs:
        joined = verb.found.prefix[:1] in ("و", "ف")
        new = verb.found.layer == "speech" and verb.first > start + 3 and joined
        if new:
            end = min(end, verb.first)
    while end > start and sentence.tokens[end - 1].kind is TokenKind.PUNCTUATION:
        if sentence.key(end - 1) in '»"”':
            break
        end -= 1
    return sentence.tokens_span(start, end) if end > start else None


def _according(clauses: Clauses) -> list[Report]:
    """«According to X», «بحسب X»: the rest of the sentence is X's."""
    sentence = clauses.sentence
    out = []
    for found in sentence.layer("according"):
        chunk = next(
            (c for c in clauses.chunks if 0 <= c.first - found.last <= 2), None
        )
        if chunk is None or not can_speak(chunk.mention):
            continue
        cue = sentence.tokens_span(found.first, found.last)
        chain = [chunk]
        for other in clauses.chunks:
            about = set(clauses.slot(other)[0]) & {"from", "about"}
            if other.first >= chunk.last and other.first - chunk.last <= 3 and about:
                chain.append(other)
        content = _rest(clauses, found.first, chain[-1].last)
        out.append(
            Report(
                cue=cue,
                sentence=sentence.index,
                speaker=chain[-1],
                content=content,
                links=tuple(link(c.mention, cue) for c in chain),
                token=found.first,
            )
        )
    return out


def _rest(clauses: Clauses, first: int, last: int) -> Span | None:
    """The sentence without the attribution: before it, else behind it."""
    sentence = clauses.sentence
    if first > 3:
        end = first
        while end > 0 and sentence.tokens[end - 1].kind is TokenKind.PUNCTUATION:
            end -= 1
        return sentence.tokens_span(0, end) if end else None
    start = last
    while start < len(sentence.tokens) and not sentence.is_word(start):
        start += 1
    end = len(sentence.tokens)
    while end > start and sentence.tokens[end - 1].kind is TokenKind.PUNCTUATION:
        end -= 1
    return sentence.tokens_span(start, end) if end > start else None


def _is_medium(mention: EntityMention) -> bool:
    return MEDIA in mention.sectors


def can_speak(mention: EntityMention) -> bool:
    """Whether what a phrase names can be a source of words."""
    return mention.kind is not EntityKind.COUNTRY or not mention.anonymous


def link(mention: EntityMention, cue: Span | None) -> SourceLink:
    """The link of a chain that a source makes, by what the mention is."""
    head = mention.office or ""
    if mention.anonymous is not None:
        kind = SourceKind.ANONYMOUS
    elif _is_medium(mention):
        agency = "agency" in mention.sectors or "agency" in head
        kind = SourceKind.AGENCY if agency else SourceKind.OUTLET
    elif head.startswith("document:"):
        kind = SourceKind.DOCUMENT
    elif mention.kind in (EntityKind.GOVERNMENT, EntityKind.ORGANIZATION):
        kind = SourceKind.OFFICIAL
    elif mention.kind is EntityKind.GROUP:
        kind = SourceKind.ANONYMOUS
    else:
        kind = SourceKind.SPEAKER
    class_ = mention.anonymous
    if kind is SourceKind.ANONYMOUS and class_ is None:
        class_ = CLASSES.get(mention.sectors[0] if mention.sectors else "")
    return SourceLink(kind=kind, span=mention.span, class_=class_, cue=cue)


def covering(found: Sequence[Report], span: Span) -> tuple[SourceLink, ...]:
    """The chain of every report whose content covers a span, outermost first."""
    chain: list[SourceLink] = []
    for report in found:
        if report.content is not None and report.content.covers(span):
            chain += [each for each in report.links if each not in chain]
    return tuple(chain)

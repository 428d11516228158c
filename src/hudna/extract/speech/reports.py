"""Who says what: speech cues with their speakers, addressees and contents.

A report is a cue (verb or noun of speech, «according to») with its source. What it
covers is reported: a clause behind a complementizer, or words in quotation marks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hudna.extract.grammar.agreement import main_verbs
from hudna.extract.grammar.clause import Clauses
from hudna.extract.grammar.hanging import COMMAS
from hudna.extract.grammar.predicate import Filler, Predicate
from hudna.extract.grammar.subjects import INHERITED, SENTENCE_BEFORE
from hudna.extract.phrases.chunk import Chunk
from hudna.extract.sentence import Found, Sentence
from hudna.extract.speech.reported import content_before, content_behind
from hudna.model.extraction import EntityMention, SourceLink
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind, SourceClass, SourceKind
from hudna.pack import SpeechForm
from hudna.text.inflect import Tense
from hudna.text.tokens import TokenKind

MEDIA = "MED"
TELLING = frozenset({"tell", "ask"})
"""Kinds of verbs of speech whose object is the one who is spoken to."""
AUDIENCE = frozenset({"to", "audience"})
STATEMENT = 15
"""Tokens behind a verb of speech in which the statement stands that it is from."""
INTERVIEW = 3
"""Tokens between a noun of speech and whom the speech is with."""
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
    token: int = -1
    document: str | None = None
    """The kind of document that the speaker says it in, if in one."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who spoke last, and to whom; whose statement the text told of last."""

    speaker: Chunk | None = None
    addressees: tuple[Chunk, ...] = ()
    issuer: Chunk | None = None
    document: str | None = None
    sentence: int = -1

    def after(self, report: Report) -> "Voice":
        """The same after one more report; nobody known leaves it as it is."""
        if report.speaker is None:
            return self
        told = replace(
            self,
            speaker=report.speaker,
            addressees=report.addressees,
            sentence=report.sentence,
        )
        if report.document is None:
            return told
        return replace(told, issuer=report.speaker, document=report.document)


SILENT = Voice()


def heard(clauses: Clauses, voice: Voice) -> Voice:
    """The voice after a sentence that tells who issued a document."""
    for chunk in clauses.chunks:
        if not _is_document(chunk) or chunk.inner:
            continue
        before = [v for v in clauses.verbs if v.last <= chunk.first]
        issuing = before and clauses.sentence.word(before[-1].first, "issuing")
        if not issuing or chunk.first - before[-1].last > STATEMENT:
            continue
        subject = clauses.subject(before[-1])[0]
        if subject is not None and subject is not chunk:
            voice = replace(voice, issuer=subject, document=chunk.mention.office)
    return voice


def reports(
    clauses: Clauses, speech: Sequence[Predicate], voice: Voice = SILENT
) -> list[Report]:
    """The reports of a sentence, in order; ``voice`` is who spoke last before it."""
    out: list[Report] = []
    for predicate in sorted(speech, key=lambda p: p.first):
        report = _verb_report(clauses, predicate, voice)
        if report is not None:
            out.append(report)
            voice = voice.after(report)
    out += _according(clauses)
    return sorted(out, key=lambda r: r.cue.start)


def _speaker(clauses: Clauses, predicate: Predicate, voice: Voice) -> Chunk | None:
    """Who speaks: where a document does, whoever issued it."""
    chunk = _subject(clauses, predicate, voice)
    return _issuer(chunk, voice) if chunk is not None else None


def _issuer(chunk: Chunk, voice: Voice) -> Chunk:
    """Who issued a document: as it says itself, else as the text said before."""
    if not _is_document(chunk):
        return chunk
    said = voice.issuer if voice.document == chunk.mention.office else None
    if not chunk.inner:
        return said if said is not None else chunk
    issuer = chunk.inner[0]
    if said is not None and issuer.span.start < said.span.start < chunk.span.start:
        return said
    return replace(chunk, mention=issuer, inner=())


def _is_document(chunk: Chunk) -> bool:
    return (chunk.mention.office or "").startswith("document:")


def _subject(clauses: Clauses, predicate: Predicate, voice: Voice) -> Chunk | None:
    """The subject; a cue without one of its own goes on with who spoke last."""
    if not predicate.verbal:
        shared = next(iter(main_verbs(clauses, predicate)), None)
        chunk = clauses.subject(shared)[0] if shared is not None else None
        return chunk or voice.speaker
    chunk, path = clauses.subject(predicate)
    if path == INHERITED and chunk and predicate.tense is Tense.GERUND:
        return chunk  # «…, saying that»: who did what stands before it
    if path == INHERITED and chunk and voice.sentence != clauses.sentence.index:
        return chunk  # «X accused Y of … and said»
    if voice.speaker is not None and path in ("", INHERITED, SENTENCE_BEFORE):
        return voice.speaker
    return chunk


def _verb_report(clauses: Clauses, predicate: Predicate, voice: Voice) -> Report | None:
    sentence = clauses.sentence
    value = predicate.found.value
    if not isinstance(value, SpeechForm) or value.voice == "noun":
        return None
    speaker = _speaker(clauses, predicate, voice)
    fillers = [f for f in clauses.right(predicate) if f.chunk is not speaker]
    cue = sentence.stem_span(predicate.first, predicate.last, predicate.found.prefix)
    addressees = tuple(f.chunk for f in fillers if _addressed(clauses, f, value))
    if not addressees and speaker is not None and _same(speaker, voice.speaker):
        addressees = voice.addressees
    sources = [speaker] if speaker is not None else []
    if speaker is not None and _is_medium(speaker.mention):
        sources += [
            f.chunk
            for f in fillers
            if f.slot in ("from", "about") and can_speak(f.chunk.mention)
        ]
    outlets = [c for c in addressees if _is_outlet(c.mention)]
    behind = content_behind(clauses, predicate)
    return Report(
        cue=cue,
        sentence=sentence.index,
        speaker=sources[-1] if sources else None,
        addressees=addressees,
        content=behind or content_before(clauses, predicate, speaker),
        links=tuple(link(c.mention, cue) for c in [*outlets, *sources]),
        token=predicate.first,
        document=_document(clauses, predicate),
    )


def _document(clauses: Clauses, predicate: Predicate) -> str | None:
    """The kind of document that words are from: «said in a statement»."""
    subject = clauses.subject(predicate)[0] if predicate.verbal else None
    if subject is not None and _is_document(subject):
        return subject.mention.office
    near = (
        c.mention.office
        for c in clauses.chunks
        if _is_document(c) and 0 <= c.first - predicate.last <= STATEMENT
    )
    return next(near, None)


def _addressed(clauses: Clauses, filler: Filler, value: SpeechForm) -> bool:
    """Whether a phrase is spoken to.

    Only some verbs take it as their object; «with X» needs a noun of speech before it
    («in an interview with X»).
    """
    if filler.chunk.place:
        return False
    slots = set(filler.slot.split("|"))
    if "object" in slots:
        return value.kind in TELLING
    if slots & AUDIENCE:
        return True
    return "with" in slots and _interview(clauses, filler.chunk)


def _interview(clauses: Clauses, chunk: Chunk) -> bool:
    return any(
        0 <= chunk.first - f.last <= INTERVIEW and f.value.voice == "noun"
        for f in clauses.sentence.layer("speech")
    )


def _same(one: Chunk, other: Chunk | None) -> bool:
    """Whether two phrases plainly are one speaker: the same phrase or known actor."""
    if other is None:
        return False
    shared = set(one.mention.refs) & set(other.mention.refs)
    return one is other or bool(shared)


def _counts(sentence: Sentence, found: Found) -> bool:
    """«il secondo vertice», «secondo cui»: a word that also means something else."""
    before = found.first > 0 and sentence.word(found.first - 1, "determiners")
    after = sentence.is_word(found.last) and sentence.word(found.last, "relative")
    return before or after


def _according(clauses: Clauses) -> list[Report]:
    """«According to X», «بحسب X»: the rest of the sentence is X's."""
    sentence = clauses.sentence
    out: list[Report] = []
    behind = 0
    for found in sentence.layer("according"):
        if _counts(sentence, found):
            continue
        chunk = next((c for c in clauses.chunks if _told_by(clauses, found, c)), None)
        if chunk is None or not can_speak(chunk.mention):
            continue
        cue = sentence.tokens_span(found.first, found.last)
        chunk = _issuer(chunk, SILENT)
        chain = [chunk]
        for other in clauses.chunks:
            about = set(clauses.slot(other)[0]) & {"from", "about"}
            if other.first >= chunk.last and other.first - chunk.last <= 3 and about:
                chain.append(other)
        first, last = min(found.first, chunk.first), max(found.last, chain[-1].last)
        links = tuple(link(c.mention, cue) for c in chain)
        if out and 0 <= first - behind <= 1:  # «according to X, citing Y»
            opened = out.pop()
            first, cue, links = opened.token, opened.cue, (*opened.links, *links)
        behind = last
        content = _rest(clauses, first, last)
        out.append(
            Report(
                cue=cue,
                sentence=sentence.index,
                speaker=chain[-1],
                content=content,
                links=links,
                token=first,
            )
        )
    return out


def _told_by(clauses: Clauses, found: Found, chunk: Chunk) -> bool:
    """Whether a phrase follows «according to», or stands before it («X'e göre»)."""
    gap = chunk.first - found.last
    return chunk.last == found.first if clauses.verb_last else 0 <= gap <= 2


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


def _is_outlet(mention: EntityMention) -> bool:
    """Whether what somebody talks to publishes it: an outlet, not its journalists."""
    return _is_medium(mention) and mention.kind is EntityKind.ORGANIZATION


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


def announcing(
    clauses: Clauses, found: Sequence[Report], noun: Predicate
) -> tuple[SourceLink, ...]:
    """The chain of a cue whose object an event noun is: «announced the arrival of …».

    Nothing but the speaker, marks and small words stand between them.
    """
    if noun.voice != "noun":
        return ()
    for report in found:
        if report.content is not None or not 0 <= report.token < noun.first:
            continue
        between = range(report.token + 1, noun.first)
        if all(_lets_through(clauses, report, at) for at in between):
            return report.links
    return ()


def _lets_through(clauses: Clauses, report: Report, at: int) -> bool:
    speaker = report.speaker
    if speaker is not None and speaker.first <= at < speaker.last:
        return True
    sentence = clauses.sentence
    if not sentence.is_word(at):
        return sentence.key(at) in COMMAS
    return sentence.word(at, "determiners") or sentence.word(at, "function")

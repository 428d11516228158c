"""Offices that stand apart from the name of their holder.

«The head of the regional centre, X», «مدير المركز الإقليمي فلان».
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.phrases.chunk import Chunk
from hudna.extract.sentence import Sentence
from hudna.model.vocabulary import EntityKind
from hudna.text.tokens import TokenKind
from hudna.text.words import CONJUNCTIONS

COMMAS = frozenset(",،")
APPOSITION = 8
"""Tokens of an office that may stand between its head and the name of its holder."""


def join_offices(sentence: Sentence, chunks: Sequence[Chunk]) -> list[Chunk]:
    """The phrases, each office joined to the person named behind its complement."""
    out: list[Chunk] = []
    for chunk in chunks:
        while out and _holds_office(sentence, out, chunk):
            chunk = _joined(out, chunk)  # noqa: PLW2901 - it grows by its office
            while out and _holds_too(out[-1], chunk):
                out.pop()  # «the deputy premier and foreign minister X»
        out.append(chunk)
    return out


def _holds_office(sentence: Sentence, before: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether the nearest office before a person is theirs: nothing else between."""
    if chunk.mention.kind is not EntityKind.PERSON or chunk.mention.office is not None:
        return False
    if chunk.prefix:
        return False
    head = _office_before(before)
    if head is None or chunk.first - head.last > APPOSITION:
        return False
    commas = 0
    for at in range(head.last, chunk.first):
        token = sentence.tokens[at]
        if token.kind is TokenKind.PUNCTUATION:
            commas += 1
            if token.key not in COMMAS or at != chunk.first - 1:
                return False
        elif _breaks_phrase(sentence, at):
            return False
    return bool(commas) or sentence.pack.modifiers_after


def _holds_too(before: Chunk, chunk: Chunk) -> bool:
    """Whether an office stands right before a person's other office and «and»."""
    office = before.mention.office
    return (
        before.mention.kind is EntityKind.ROLE
        and office is not None
        and before.last == chunk.first
        and chunk.prefix.startswith(CONJUNCTIONS)
    )


def _breaks_phrase(sentence: Sentence, at: int) -> bool:
    layers = (
        "trigger",
        "speech",
        "light",
        "light_passive",
        "plain",
        "complementizer",
        "cue",
    )
    return (
        sentence.at(at, *layers) is not None
        or sentence.word(at, "breakers")
        or sentence.word(at, "relative")
        or sentence.word(at, "pronouns_subject")
    )


def _office_before(chunks: Sequence[Chunk]) -> Chunk | None:
    """The last office without a name, if only what it is of stands behind it."""
    for chunk in reversed(chunks):
        mention = chunk.mention
        if mention.kind is EntityKind.PERSON:
            return None
        if mention.kind is EntityKind.ROLE and mention.office is not None:
            return chunk
    return None


def _joined(out: list[Chunk], chunk: Chunk) -> Chunk:
    """The person with the office taken off the list, and what stood between."""
    while (head := out.pop()).mention.kind is not EntityKind.ROLE:
        pass
    office = head.mention
    mention = replace(
        chunk.mention,
        office=office.office,
        office_of=office.office_of,
        office_at=office.office_at,
        country=chunk.mention.country or office.country,
        sectors=chunk.mention.sectors or office.sectors,
    )
    return replace(chunk, first=head.first, prefix=head.prefix, mention=mention)

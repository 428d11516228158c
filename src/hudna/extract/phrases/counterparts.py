"""«His Russian counterpart»: an office by another's who stands before it."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.phrases.chunk import Chunk
from hudna.model.extraction import EntityMention
from hudna.model.vocabulary import EntityKind
from hudna.text.words import CONJUNCTIONS

COUNTERPART = "counterpart"
"""The role key of a word that means the office of another."""


def same_offices(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The phrases, each counterpart with the office it is a counterpart in."""
    out: list[Chunk] = []
    for chunk in chunks:
        if out and _goes_on(out[-1], chunk):
            out.append(_another(out[-1], chunk))
        else:
            out.append(_same_office(out, chunk))
    return out


def _same_office(before: Sequence[Chunk], chunk: Chunk) -> Chunk:
    """A counterpart with the nearest office before it, if the sentence has one."""
    if chunk.mention.office != COUNTERPART:
        return chunk
    chunk = replace(chunk, counterpart=True)
    for other in reversed(before):
        office = other.mention.office
        if office is not None and ":" not in office and office != COUNTERPART:
            return replace(chunk, mention=replace(chunk.mention, office=office))
    return chunk


def _goes_on(before: Chunk, chunk: Chunk) -> bool:
    """«His counterparts the American and the Russian»: the second of them."""
    return (
        before.counterpart
        and before.mention.kind is EntityKind.ROLE
        and before.mention.country is not None
        and chunk.adjectival
        and chunk.first == before.last
        and chunk.prefix.startswith(CONJUNCTIONS)
    )


def _another(before: Chunk, chunk: Chunk) -> Chunk:
    mention = EntityMention(
        span=chunk.mention.span,
        kind=EntityKind.ROLE,
        office=before.mention.office,
        office_of=chunk.mention.country,
        office_at=chunk.mention.span,
        country=chunk.mention.country,
        sectors=before.mention.sectors,
    )
    return replace(chunk, mention=mention, adjectival=False, counterpart=True)

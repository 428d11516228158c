"""How far phrases reach: what counts them before, whose they are behind.

«Two hostages», «the king», «forces loyal to X» are one phrase each. The tokens of a
phrase decide its grammar and stay as they are; only its words in the text grow to the
left.
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.phrases.chunk import Chunk
from hudna.extract.sentence import Sentence
from hudna.model.extraction import EntityMention
from hudna.model.text import Span
from hudna.model.vocabulary import EntityKind
from hudna.text.tokens import SEPARATORS, TokenKind
from hudna.text.words import ARTICLE

COUNTED = ("group:", "body:")
LONGEST = 5
"""Tokens that may stand before the head of a phrase and belong to it."""
ADJECTIVES = 2
"""Unknown adjectives between a determiner and its noun, at most."""
SIDES = frozenset({"group:supporters", "group:opposition", "group:opponents"})
"""Groups that are for or against something."""
HOLDERS = "group:officials"
"""Groups of those who hold an office, each of his own country."""
THING = 3
"""Words of the thing that a side is for or against, with its article."""
YEARS = range(1900, 2100)
PEOPLE = "group:people"
"""What a people's name is that is counted: «dozens of Syrians»."""
BELONGING = frozenset({"to", "of", "for", "with", "by", "from", "object"})
"""Slots that may follow a word of allegiance: «loyal to», «allied with», «led by»."""


def reaching(sentence: Sentence, chunks: Sequence[Chunk]) -> list[Chunk]:
    """The phrases of a sentence with all the words that belong to them."""
    out: list[Chunk] = []
    for chunk in chunks:
        if out and _says_side(sentence, out[-1], chunk):
            out[-1] = _longer(sentence, out[-1], chunk)
        elif out and _belongs(sentence, out[-1], chunk):
            out[-1] = _owned(sentence, out[-1], chunk)
        elif out and _also_of(sentence, out[-1], chunk):
            out[-1] = _longer(sentence, out[-1], chunk)
        else:
            out.append(chunk)
    before = 0
    for at, chunk in enumerate(out):
        starts = [c.first for c in out[at + 1 : at + 2]] or [len(sentence.tokens)]
        out[at] = _counted(sentence, _of_thing(sentence, chunk, starts[0]), before)
        before = out[at].last
    return out


# -- to the left


def _counted(sentence: Sentence, chunk: Chunk, before: int) -> Chunk:
    """A phrase with the article, the number and the adjectives before its head."""
    mention = chunk.mention
    people = _is_people(sentence, chunk)
    if mention.name_at is not None and not people:
        return chunk
    if chunk.prefix.removesuffix(ARTICLE):
        return chunk
    first = _first(sentence, chunk.first, max(before, chunk.first - LONGEST))
    if first == chunk.first:
        return chunk
    if people:
        if not _quantified(sentence, first, chunk.first):
            return chunk
        mention = _members(mention)
    prefix = _clitics(sentence, first)
    start = sentence.stem_span(first, chunk.first, prefix).start
    span = Span(start, mention.span.end)
    return replace(chunk, mention=replace(mention, span=span))


def _first(sentence: Sentence, head: int, before: int) -> int:
    """The first token of what counts or determines a head."""
    first, loose = head, 0
    for at in range(head - 1, before - 1, -1):
        if _within_word(sentence, at):
            break
        if _determines(sentence, at, head):
            first, loose = at, 0
        elif _joins(sentence, at):
            continue
        elif sentence.pack.cased and loose < ADJECTIVES and _adjective(sentence, at):
            loose += 1
        else:
            break
    return first


def _within_word(sentence: Sentence, at: int) -> bool:
    """Whether a hyphen ties a token to the next: «cessez-le-feu»."""
    one, other = sentence.tokens[at : at + 2]
    between = sentence.document.text[one.end : other.start]
    return len(between) == 1 and between in SEPARATORS


def _determines(sentence: Sentence, at: int, head: int) -> bool:
    """An article, a number or a word of quantity; «22 of» and «two» alike."""
    if sentence.tokens[at].kind is TokenKind.NUMBER:
        return _is_number(sentence, at, head)
    if not sentence.is_word(at):
        return False
    if _is(sentence, at, "quantities") and _joins(sentence, at + 1):
        return True
    if sentence.at(at, "preposition") is not None:
        return False  # «des», which is written like an article
    return _is(sentence, at, "determiners") or _is(sentence, at, "qualities")


def _is(sentence: Sentence, at: int, group: str) -> bool:
    """Whether a word is of a group; clitics before it may be, a pronoun behind not."""
    words = sentence.pack.grammar.get(group, frozenset())
    readings = sentence.pack.words.readings(sentence.key(at))
    return any(r.stem in words and not r.suffix for r in readings)


def _is_number(sentence: Sentence, at: int, head: int) -> bool:
    """Whether digits count the noun behind them, and are no year or day."""
    digits = sentence.key(at)
    if digits.isdigit() and int(digits) in YEARS:
        return False
    if sentence.pack.cased or at + 1 != head:
        return sentence.pack.cased or _joins(sentence, at + 1)
    return not sentence.key(head).startswith(ARTICLE)


def _joins(sentence: Sentence, at: int) -> bool:
    """«Of» between a number and what it counts."""
    return sentence.is_word(at) and sentence.word(at, "partitive")


def _adjective(sentence: Sentence, at: int) -> bool:
    """An unknown word in small letters, which a determiner must precede."""
    if not sentence.is_word(at) or sentence.tokens[at].upper:
        return False
    closed = (
        "function",
        "auxiliaries",
        "conjunctions",
        "breakers",
        "relative",
        "temporal",
    )
    if any(sentence.word(at, group) for group in closed):
        return False
    known = ("trigger", "speech", "light", "plain", "preposition", "cue", "name")
    return sentence.at(at, *known) is None


def _clitics(sentence: Sentence, at: int) -> str:
    """Conjunction and preposition written together with a word of quantity."""
    if sentence.tokens[at].kind is TokenKind.NUMBER:
        return ""
    groups = ("determiners", "quantities", "qualities")
    words = [sentence.pack.grammar.get(group, frozenset()) for group in groups]
    for reading in sentence.pack.words.readings(sentence.key(at)):
        if any(reading.stem in group for group in words):
            return reading.prefix
    return ""


def _quantified(sentence: Sentence, first: int, head: int) -> bool:
    """Whether one of the words is a number or a quantity."""
    return any(
        sentence.tokens[at].kind is TokenKind.NUMBER
        or _is(sentence, at, "numerals")
        or _is(sentence, at, "quantities")
        for at in range(first, head)
    )


def _is_people(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is the name of a people and no more."""
    mention = chunk.mention
    if mention.kind is not EntityKind.COUNTRY or mention.office or chunk.adjectival:
        return False
    return any(
        found.layer == "name" and found.last == chunk.last and found.value.adjective
        for found in sentence.starts.get(chunk.first, ())
    )


def _members(mention: EntityMention) -> EntityMention:
    """Some of a people: a group, not the country."""
    return replace(
        mention,
        kind=EntityKind.GROUP,
        name_at=None,
        refs=(),
        office=PEOPLE,
        office_of=mention.country,
    )


# -- to the right


def _says_side(sentence: Sentence, head: Chunk, chunk: Chunk) -> bool:
    """«Diplomats, those loyal …»: a noun of allegiance that only qualifies another."""
    group = (head.mention.office or "").startswith("group:")
    if not group and not _is_people(sentence, head):
        return False
    lone = chunk.last == chunk.first + 1 and chunk.first == head.last
    return lone and not chunk.prefix.rstrip(ARTICLE) and _allied(sentence, chunk.first)


def _of_thing(sentence: Sentence, chunk: Chunk, end: int) -> Chunk:
    """«Supporters of the new name»: a group with a thing that it is for or against."""
    group = (chunk.mention.office or "") in SIDES
    if not group or not sentence.pack.cased or chunk.last >= end:
        return chunk
    at = chunk.last
    if sentence.key(at) not in sentence.pack.grammar.get("partitive", ()):
        return chunk
    start = last = at + 1
    while last < min(end, start + THING) and _thing(sentence, last):
        last += 1
    if last == start or sentence.word(last - 1, "determiners"):
        return chunk
    span = Span(chunk.mention.span.start, sentence.tokens[last - 1].end)
    return replace(chunk, last=last, mention=replace(chunk.mention, span=span))


def _thing(sentence: Sentence, at: int) -> bool:
    """Whether a word may name a thing: in small letters, and no verb."""
    if not sentence.is_word(at) or sentence.tokens[at].upper:
        return False
    if sentence.word(at, "determiners"):
        return True
    if sentence.word(at, "function") or sentence.word(at, "auxiliaries"):
        return False
    verbal = sentence.at(at, "trigger", "speech", "light", "plain")
    return verbal is None or getattr(verbal.value, "voice", "verb") == "noun"


def _also_of(sentence: Sentence, head: Chunk, other: Chunk) -> bool:
    """«The leaders of India and Pakistan»: the second country of a group of holders."""
    mention = other.mention
    country = mention.kind is EntityKind.COUNTRY and mention.office is None
    if not country or other.adjectival or head.mention.country is None:
        return False
    if not sentence.pack.cased or head.mention.office != HOLDERS:
        return False
    joined = other.first == head.last + 1 and sentence.word(head.last, "conjunctions")
    return joined and any(
        found.layer == "preposition" and found.last < head.last
        for at in range(head.first, head.last - 1)
        for found in sentence.starts.get(at, ())
    )


def _longer(sentence: Sentence, head: Chunk, chunk: Chunk) -> Chunk:
    """A phrase with the word of allegiance behind it."""
    mention = head.mention
    if mention.office is None:
        mention = _members(mention)
    span = Span(mention.span.start, sentence.tokens[chunk.last - 1].end)
    return replace(head, last=chunk.last, mention=replace(mention, span=span))


def _belongs(sentence: Sentence, head: Chunk, owner: Chunk) -> bool:
    """Whether a phrase says whose a group is: «forces loyal to X»."""
    if not (head.mention.office or "").startswith(COUNTED) or head.mention.refs:
        return False
    if not owner.mention.refs and owner.mention.kind is EntityKind.UNKNOWN:
        return False
    if owner.adjectival or owner.locates or _says_owner(head):
        return False
    at = head.last
    if _genitive(sentence, head, owner):
        return True
    if _allied(sentence, at - 1) and at - 1 > head.first:
        pass
    elif _allied(sentence, at):
        at += 1
    elif not (sentence.pack.cased and _of_person(sentence, at, owner)):
        return False
    return _governs(sentence, at, owner)


def _genitive(sentence: Sentence, head: Chunk, owner: Chunk) -> bool:
    """«The administration of President X» where nothing stands between them."""
    if sentence.pack.cased or not sentence.pack.modifiers_after:
        return False
    if owner.mention.kind is not EntityKind.PERSON or owner.prefix:
        return False
    lone = head.last == head.first + 1 and owner.first == head.last
    return lone and not sentence.key(head.first).startswith(ARTICLE)


def _says_owner(head: Chunk) -> bool:
    """Whether a phrase already says whose it is: another owner is another phrase."""
    of = head.mention.office_of
    return of is not None and of != head.mention.country


def _allied(sentence: Sentence, at: int) -> bool:
    return sentence.is_word(at) and _is(sentence, at, "allegiance")


def _of_person(sentence: Sentence, at: int, owner: Chunk) -> bool:
    """«Supporters of X»: only a person's name follows a group with «of»."""
    found = sentence.at(at, "preposition")
    if found is None or owner.mention.kind is not EntityKind.PERSON:
        return False
    return "of" in sentence.pack.prepositions.get(found.value, ())


def _governs(sentence: Sentence, at: int, owner: Chunk) -> bool:
    """Whether a preposition at a token, or a clitic, governs a phrase."""
    found = sentence.at(at, "preposition")
    if found is None or found.last > owner.first:
        letters = [letter for letter in owner.prefix if letter != "ا"]
        slots = sentence.pack.prepositions.get(letters[0], ()) if letters else ()
        return at == owner.first and not BELONGING.isdisjoint(slots)
    if BELONGING.isdisjoint(sentence.pack.prepositions.get(found.value, ())):
        return False
    return all(
        _determines(sentence, here, owner.first) or _adjective(sentence, here)
        for here in range(found.last, owner.first)
    )


def _owned(sentence: Sentence, head: Chunk, owner: Chunk) -> Chunk:
    """A group with the words that say whose it is."""
    mention, other = head.mention, owner.mention
    end = sentence.tokens[owner.last - 1].end
    of = next(iter(other.refs), None) or other.office_of or other.country
    against = any(
        _is(sentence, at, "hostility") for at in range(head.first, owner.first)
    )
    of = mention.office_of if against else of
    whole = replace(
        mention,
        span=Span(mention.span.start, end),
        office_of=of,
        country=mention.country or (None if against else other.country),
    )
    return replace(
        head, last=owner.last, mention=whole, inner=(*head.inner, other, *owner.inner)
    )

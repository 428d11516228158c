"""Names of places as an engine meets them in a sentence, clitics allowed.

The gazetteer is large and a text names few of its places, so its names are looked up
word by word instead of being entered into the lexicon at each start.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hudna.model.grounding import Place
from hudna.model.text import Document, Span
from hudna.model.vocabulary import EntityKind, Precision
from hudna.protocols import KnownName
from hudna.resolve.gazetteer import Gazetteer
from hudna.resolve.place_entry import PlaceEntry
from hudna.resolve.places import PlaceContext, choose, place
from hudna.text.fold import fold_key
from hudna.text.lexicon import Entry, Match, WordClass, Words
from hudna.text.tokens import Token
from hudna.text.words import ARTICLE, CONJUNCTIONS, PREPOSITIONS, Reading

LONGEST = 4
"""Words of the longest name of a place that is looked for."""
COMMON = 1500
"""A word commoner than this (per hundred million) is no small far town."""
LARGE = 300_000
"""Inhabitants from which a city is known by a common word."""
THEN = CONJUNCTIONS[1]
"""The conjunction that few names of places have and many words begin with."""
IN = PREPOSITIONS[0]
"""The preposition of place that is written with its word."""
REMEMBERED = 100_000
"""Words whose readings are kept, so that a long run does not grow without end."""
ENDING = 4
"""Letters of the longest ending of case behind an apostrophe."""
PLACE = KnownName(kind=EntityKind.UNKNOWN, place=True)


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Finds names of the gazetteer in the tokens of a sentence.

    ``counts`` tells how common a word is; ``heads`` are the folded words that say a
    place follows («city», «مدينة»), with how closely each places it; ``firsts`` the
    first words of names; ``local`` the prepositions of place.
    """

    gazetteer: Gazetteer
    words: Words
    counts: Mapping[str, int]
    heads: Mapping[str, str]
    firsts: Mapping[str, int]
    local: frozenset[str] = frozenset()
    _seen: dict[str, tuple[tuple[Reading, int], ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def find(self, tokens: Sequence[Token], text: str) -> list[Match]:
        """Every name of a place, the longest at each token."""
        cased = any(token.upper for token in tokens)
        out = []
        for at, token in enumerate(tokens):
            match = self._longest(tokens, at, text)
            if match is None:
                continue
            small = cased and text[token.start : token.start + 1].islower()
            if not small or any(each.upper for each in tokens[at : match.last]):
                out.append(match)
        return out

    def located(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a preposition of place stands before a name without article."""
        before = tokens[at - 1].key if at else ""
        return before in self.local and not tokens[at].key.startswith(ARTICLE)

    def unambiguous(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Whether a name is none that is also a word, or stands where a place does."""
        key = " ".join(token.key for token in tokens[first:last])
        if key not in self.gazetteer.ambiguous:
            return True
        called = first > 0 and tokens[first - 1].key in self.heads
        return called or self.located(tokens, first)

    def _longest(self, tokens: Sequence[Token], at: int, text: str) -> Match | None:
        readings = self._begun(tokens[at].key)
        if not readings:
            return None
        if getattr(self.words, "apart", False):
            surface = fold_key(text[tokens[at].start : tokens[at].end])
            cases = "'" in surface  # «Varela» is not Varel's dative
            readings = tuple(r for r in readings if cases or not r[0].case)
        longest = max((length for _, length in readings), default=0)
        for last in range(min(at + longest, len(tokens)), at, -1):
            for reading, length in readings:
                if last - at > length:
                    continue
                entries = self._entries(tokens, at, last, reading, text)
                if entries and self._credible(entries, tokens, (at, last), reading):
                    entry = Entry("name", PLACE, WordClass.NAME)
                    return Match(at, last, entry, reading.prefix, case=reading.case)
        return None

    def _begun(self, key: str) -> tuple[tuple[Reading, int], ...]:
        """The readings of a word that begin names, with the words of the longest."""
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) > REMEMBERED:
                self._seen.clear()
            found = self._seen[key] = tuple(
                (reading, length)
                for reading in self.words.readings(key)
                if (length := self.firsts.get(written(reading), 0)) and whole(reading)
            )
        return found

    def _entries(
        self, tokens: Sequence[Token], at: int, last: int, reading: Reading, text: str
    ) -> tuple[PlaceEntry, ...]:
        rest = rest_of(tokens, at, last, text)
        keys = [joint.join([written(reading), *rest]) for joint in (" ", "-")]
        if not reading.prefix:
            keys.append(fold_key(text[tokens[at].start : tokens[last - 1].end]))
        return look_up(self.gazetteer, keys)

    def _credible(
        self,
        entries: Sequence[PlaceEntry],
        tokens: Sequence[Token],
        stretch: tuple[int, int],
        reading: Reading,
    ) -> bool:
        at, last = stretch
        if all(entry.precision is Precision.COUNTRY for entry in entries):
            return False  # names of countries stand in the lexicon
        word = written(reading)
        key = " ".join([word, *(token.key for token in tokens[at + 1 : last])])
        called = at > 0 and tokens[at - 1].key in self.heads
        ambiguous = self.gazetteer.ambiguous
        if not ambiguous.isdisjoint((key, word, tokens[at].key)):
            inside = reading.preposition == IN and not word.startswith(ARTICLE)
            return called or inside or self.located(tokens, at)
        if called or any(e.curated or e.kind == "capital" for e in entries):
            return True
        if reading.conjunction == THEN:
            return False
        common = last - at == 1 and self.counts.get(tokens[at].key, 0) > COMMON
        return not common or any((e.population or 0) >= LARGE for e in entries)


def first_words(gazetteer: Gazetteer) -> dict[str, int]:
    """How many words the longest name has that begins with a word."""
    firsts: dict[str, int] = {}
    for name in gazetteer.index:
        words = name.replace("-", " ").replace("'", "").split()
        if words and len(words) > firsts.get(words[0], 0):
            firsts[words[0]] = min(len(words), LONGEST)
    return firsts


def rest_of(tokens: Sequence[Token], at: int, last: int, text: str) -> list[str]:
    """The words of a name behind its first one, without an ending set apart.

    «Gazze Şeridi'ne» is the name «Gazze Şeridi» with a case.
    """
    rest = [token.key for token in tokens[at + 1 : last]]
    if rest:
        end = fold_key(text[tokens[last - 1].start : tokens[last - 1].end])
        name, apart, ending = end.rpartition("'")
        if apart and 0 < len(ending) <= ENDING and len(name) > ENDING:
            rest[-1] = name
    return rest


def written(reading: Reading) -> str:
    """The word of a reading with its article, as names have it."""
    return ARTICLE + reading.stem if reading.definite else reading.stem


def look_up(gazetteer: Gazetteer, keys: Sequence[str]) -> tuple[PlaceEntry, ...]:
    """The places of the first of some folded keys that is a name."""
    for key in keys:
        positions = gazetteer.index.get(key)
        if positions:
            return tuple(gazetteer.entries[position] for position in positions)
    return ()


def keys_of(words: str) -> Iterator[str]:
    """The folded keys under which a name written so may stand."""
    key = fold_key(words).strip()
    yield key
    yield " ".join(key.replace("-", " ").replace("'", "").split())
    name, apart, ending = key.rpartition("'")
    if apart and len(ending) <= ENDING:
        yield name
    if key.startswith(ARTICLE):
        yield key.removeprefix(ARTICLE)
    else:
        yield ARTICLE + key


def whole(reading: Reading) -> bool:
    """Whether a reading takes off nothing but conjunction and preposition."""
    letters = reading.prefix.lstrip("وف").removesuffix(ARTICLE)
    return not reading.suffix and (not letters or letters in PREPOSITIONS)


def place_of(
    gazetteer: Gazetteer,
    document: Document,
    span: Span,
    heads: Mapping[str, str],
    context: PlaceContext,
) -> Place | None:
    """The place that the words of a span name, by what the document says around."""
    candidates = look_up(gazetteer, tuple(keys_of(document.quote(span))))
    before = fold_key(document.text[max(0, span.start - 30) : span.start]).split()
    called = heads.get(before[-1]) if before else None
    if called is not None:
        context = replace(context, precision=Precision(called))
    return place(choose(candidates, context), document.passage(span))

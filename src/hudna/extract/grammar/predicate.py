"""A verb or event noun where it stands, and the phrases that fill its slots."""

from dataclasses import dataclass

from hudna.extract.phrases.chunk import Chunk
from hudna.extract.sentence import Found
from hudna.model.text import Span
from hudna.pack import SpeechForm, TriggerForm, VerbWord
from hudna.text.inflect import Tense


@dataclass(frozen=True, slots=True)
class Filler:
    """A phrase in a slot, and the word that put it there."""

    slot: str
    chunk: Chunk
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or event noun at its tokens: a trigger, a verb of speech, a light verb."""

    first: int
    last: int
    voice: str
    found: Found
    tense: Tense | None = None
    person: int = 3
    plural: bool = False

    @property
    def verbal(self) -> bool:
        """Whether it opens a clause of its own."""
        return self.voice in ("verb", "passive")


def predicate(found: Found) -> Predicate:
    """The predicate that a match of the lexicon makes."""
    value = found.value
    if isinstance(value, TriggerForm):
        return Predicate(
            found.first,
            found.last,
            value.voice,
            found,
            value.tense,
            value.person,
            value.plural,
        )
    if isinstance(value, SpeechForm):
        return Predicate(
            found.first, found.last, value.voice, found, value.tense, value.person
        )
    if isinstance(value, VerbWord):
        form = value.form
        voice = "passive" if value.layer == "light_passive" else "verb"
        return Predicate(
            found.first, found.last, voice, found, form.tense, form.person, form.plural
        )
    message = f"no predicate: {found.layer}"
    raise TypeError(message)

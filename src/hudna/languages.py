"""Language packs: read once, checked, and entered into a lexicon.

A pack is a folder of TOML files under ``data/languages``. It may be partial: its
``language.toml`` declares the layers it has. Code asks for phenomena (a verb form, a
cue of negation), never for a language.
"""

import gzip
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from hudna.codebook import Codebook
from hudna.exonyms import country_names
from hudna.model.vocabulary import (
    EntityKind,
    EventType,
    FigureKind,
    SourceClass,
    Status,
    TruceAct,
)
from hudna.pack import (
    CountedWord,
    CueWord,
    Pack,
    RoleWord,
    SpeechForm,
    Trigger,
    TriggerForm,
    VerbWord,
)
from hudna.pack_table import Table
from hudna.protocols import KnownName
from hudna.text.fold import fold_key
from hudna.text.inflect import INFLECTIONS, Inflect, Tense, conjugations
from hudna.text.lexicon import Entry, WordClass, accented
from hudna.text.tokens import word_key
from hudna.text.words import CliticWords, EndingWords, PlainWords, declension

WORDS = ("clitics", "endings", "possessive", "apart")
"""How the words of a pack are read: see ``hudna.text.words``."""
Phrases = Iterator[tuple[str, Entry]]
TRIGGER_KEYS = frozenset(
    "id type mode frame verbs finite nouns forms passive object subject without truce "
    "status present weak example".split()
)
IDLE_KEYS = frozenset({"words", "example"})
ROLE_KEYS = frozenset("role english sector words owned kind class".split())
ROLE_LAYERS = ("office", "honorific", "group", "body", "anonymous", "portfolio")
CUE_KEYS = frozenset("category direction scope tense words example".split())
SPEECH_KEYS = frozenset("kind verbs nouns forms words english example".split())
COUNTED_KEYS = frozenset("kind unit words".split())


def languages() -> tuple[str, ...]:
    """Codes of the packs that are installed."""
    return _installed()


@cache
def _installed() -> tuple[str, ...]:
    folder = files("hudna") / "data" / "languages"
    return tuple(
        sorted(f.name for f in folder.iterdir() if (f / "language.toml").is_file())
    )


def pack_for(lang: str) -> Pack:
    """The pack of a BCP 47 tag, or one without any layer where there is none."""
    code = lang.split("-", maxsplit=1)[0].lower()
    return load_pack(code) if code in languages() else bare_pack(code)


@cache
def bare_pack(code: str) -> Pack:
    """A pack without a layer: words as they stand, nothing known about them."""
    return Pack(
        code=code,
        name=code,
        direction="ltr",
        version=0,
        layers=(),
        words=PlainWords(),
        verb_first=False,
        modifiers_after=False,
        entries=(),
        actors={},
        places={},
        grammar={},
        prepositions={},
        place_heads={},
    )


@cache
def load_pack(code: str) -> Pack:
    """The pack of a language; PackInvalid names file and entry when it is broken."""
    return read_pack(files("hudna") / "data" / "languages" / code)


def read_pack(folder: Traversable) -> Pack:
    """The pack in a folder."""
    head = Table(folder, "language")
    layers = tuple(head.strings("layers"))
    inflect = _inflection(head, folder)
    grammar = Table(folder, "grammar", "grammar" in layers)
    return Pack(
        code=head.text("code"),
        name=head.text("name"),
        direction=head.choice("direction", ("rtl", "ltr")),
        version=head.value["version"],
        layers=layers,
        words=_words(folder, head.choice("words", WORDS)),
        verb_first=head.value.get("order") == "verb-first",
        verb_last=head.value.get("order") == "verb-last",
        modifiers_after=head.value.get("modifiers") == "after",
        owners_after=head.value.get("modifiers") == "around",
        drops_subject=head.value.get("subjects") == "dropped",
        entries=tuple(
            _accented(_entries(folder, layers, inflect, grammar))
            if head.value.get("accents") == "told"
            else _entries(folder, layers, inflect, grammar)
        ),
        actors=_actor_names(folder, layers),
        places=dict(Table(folder, "names", "names" in layers).value.get("place", {})),
        grammar={
            name: frozenset(map(word_key, words))
            for name, words in grammar.value.get("words", {}).items()
        },
        prepositions={
            word_key(word): tuple(slots)
            for word, slots in grammar.value.get("prepositions", {}).items()
        },
        place_heads={
            fold_key(word): precision
            for precision, words in grammar.value.get("places", {}).items()
            for word in words
        },
        cases={
            case: tuple(slots) for case, slots in grammar.value.get("cases", {}).items()
        },
    )


def _words(
    folder: Traversable, strategy: str
) -> CliticWords | EndingWords | PlainWords:
    if strategy == "endings":
        table = Table(folder, strategy).value
        return declension(table["ending"], apart=table.get("names") == "apart")
    if strategy != "clitics":
        return PlainWords()
    raw = gzip.decompress((folder / "counts.tsv.gz").read_bytes()).decode("utf-8")
    counts = {}
    for line in raw.splitlines():
        word, _, count = line.partition("\t")
        counts[word] = int(count)
    return CliticWords(counts)


def _inflection(head: Table, folder: Traversable) -> Inflect:
    name = head.choice("inflection", (*INFLECTIONS, "conjugations"))
    if name != "conjugations":
        return INFLECTIONS[name]
    table = Table(folder, name)
    return conjugations(table.value)


def _accented(phrases: Phrases) -> Phrases:
    """The phrases of a language in which accents tell words apart."""
    for phrase, entry in phrases:
        yield phrase, entry if entry.cased else replace(entry, exact=accented(phrase))


def _actor_names(
    folder: Traversable, layers: tuple[str, ...]
) -> Mapping[str, tuple[str, ...]]:
    table = Table(folder, "names", "names" in layers)
    return {id_: tuple(names) for id_, names in table.value.get("actor", {}).items()}


def _entries(
    folder: Traversable, layers: tuple[str, ...], inflect: Inflect, grammar: Table
) -> Phrases:
    readers: dict[str, Callable[[Table], Phrases]] = {
        "triggers": lambda table: _triggers(table, inflect),
        "classes": _classes,
        "roles": _roles,
        "cues": lambda table: _cues(table, inflect),
        "figures": _figures,
        "contexts": _contexts,
        "names": _names,
    }
    for layer, reader in readers.items():
        if layer in layers:
            yield from reader(Table(folder, layer))
    yield from _grammar(grammar, inflect)


def _names(table: Table) -> Phrases:
    """Countries, and the given names of a script that the name tables do not have."""
    yield from country_names(table.value.get("country", {}))
    for word, ref in table.value.get("adjective", {}).items():
        name = KnownName(
            ref=ref, kind=EntityKind.ORGANIZATION, country="IGO", adjective=True
        )
        yield word, Entry("name", name, WordClass.ADJECTIVE)
    for word in table.value.get("given", ()):
        yield word, Entry("given", "given", WordClass.NAME, cased=True)
    for word in table.value.get("particles", ()):
        yield word, Entry("particle", "particle", WordClass.FIXED)


def _grammar(table: Table, inflect: Inflect) -> Phrases:
    words = table.value.get("words", {})
    for name in ("light", "light_passive", "plain"):
        for verb in words.get(name, ()):
            for form in inflect(verb):
                value = VerbWord(name, form)
                yield form.text, Entry(name, value, WordClass.VERB)
    for word in table.value.get("prepositions", {}):
        yield word, Entry("preposition", word_key(word), WordClass.FIXED)


def _triggers(table: Table, inflect: Inflect) -> Phrases:
    codebook = Codebook.load()
    seen: set[str] = set()
    for row in table.rows("trigger", TRIGGER_KEYS):
        trigger = _trigger(table, row, codebook)
        if trigger.id in seen:
            raise table.fault(trigger.id, "stands twice. Give each trigger its own id.")
        seen.add(trigger.id)
        yield from _trigger_forms(row, trigger, inflect)
    for row in table.rows("idle", IDLE_KEYS):
        for phrase in row["words"]:
            yield phrase, Entry("idle", phrase, WordClass.FIXED)


def _trigger(table: Table, row: dict[str, Any], codebook: Codebook) -> Trigger:
    where = f"trigger {row.get('id')!r}"
    try:
        trigger = Trigger(
            id=row["id"],
            type=EventType(row["type"]),
            mode=row.get("mode"),
            frame=row["frame"],
            object=tuple(row.get("object", ())),
            subject=tuple(row.get("subject", ())),
            without=tuple(row.get("without", ())),
            truce=TruceAct(row["truce"]) if "truce" in row else None,
            status=Status(row["status"]) if "status" in row else None,
            present=Status(row["present"]) if "present" in row else None,
            weak=row.get("weak", False),
        )
    except (KeyError, ValueError) as error:
        raise table.fault(where, f"{error}. See the pack reference.") from error
    if trigger.frame not in codebook.frames:
        raise table.fault(where, f"unknown frame {trigger.frame!r}.")
    if trigger.mode and trigger.mode not in codebook.types[trigger.type].modes:
        raise table.fault(where, f"{trigger.type} has no mode {trigger.mode!r}.")
    return trigger


def _trigger_forms(row: dict[str, Any], trigger: Trigger, inflect: Inflect) -> Phrases:
    for verb in row.get("verbs", ()):
        for form in inflect(verb):
            value = TriggerForm(
                trigger=trigger,
                voice="verb",
                tense=form.tense,
                person=form.person,
                plural=form.plural,
            )
            yield form.text, Entry("trigger", value, WordClass.VERB)
    for key, voice, words in (
        ("finite", "verb", WordClass.VERB),
        ("nouns", "noun", WordClass.NOUN),
        ("forms", "fixed", WordClass.NOUN),
        ("passive", "passive", WordClass.VERB),
    ):
        for phrase in row.get(key, ()):
            value = TriggerForm(trigger=trigger, voice=voice)
            yield phrase, Entry("trigger", value, words)


def _classes(table: Table) -> Phrases:
    for name, row in table.value.items():
        for word in row["words"]:
            yield word, Entry("class", name, WordClass.NOUN)


def _roles(table: Table) -> Phrases:
    kinds = {"group": EntityKind.GROUP, "body": EntityKind.ORGANIZATION}
    for layer in ROLE_LAYERS:
        for at, row in enumerate(table.rows(layer, ROLE_KEYS), 1):
            try:
                value = RoleWord(
                    layer=layer,
                    english=row.get("english", ""),
                    key=row.get("role"),
                    sector=row.get("sector"),
                    kind=EntityKind(row["kind"])
                    if "kind" in row
                    else kinds.get(layer, EntityKind.ROLE),
                    anonymous=SourceClass(row["class"]) if "class" in row else None,
                )
            except ValueError as error:
                raise table.fault(f"{layer} {at}", f"{error}.") from error
            for word in row["words"]:
                yield word, Entry(layer, value, WordClass.NOUN)
            for word in row.get("owned", ()):
                owned = replace(value, owned=True)
                yield word, Entry(layer, owned, WordClass.NOUN)


def _cues(table: Table, inflect: Inflect) -> Phrases:
    yield from _cue_words(table)
    for row in table.rows("speech", SPEECH_KEYS):
        yield from _speech(row, inflect)
    for layer in ("according", "complementizer"):
        for row in table.rows(layer, SPEECH_KEYS):
            for word in row["words"]:
                yield word, Entry(layer, word, WordClass.FIXED)
    for row in table.rows("document", SPEECH_KEYS):
        value = RoleWord(layer="document", english=row.get("english", ""))
        for word in row["words"]:
            yield word, Entry("document", value, WordClass.NOUN)


def _cue_words(table: Table) -> Phrases:
    for row in table.rows("cue", CUE_KEYS):
        cue = CueWord(
            category=row["category"],
            direction=row.get("direction", "forward"),
            scope=row.get("scope", "clause"),
            tense=Tense(row["tense"]) if "tense" in row else None,
        )
        for word in row["words"]:
            yield word, Entry("cue", cue, WordClass.FIXED)


def _contexts(table: Table) -> Phrases:
    contexts = Codebook.load().contexts
    for name, words in table.value.items():
        if name not in contexts:
            raise table.fault(name, "no context of the codebook. See contexts.toml.")
        for word in words:
            yield word, Entry("context", name, WordClass.NOUN)


def _figures(table: Table) -> Phrases:
    """Counted words, number words, scales and the words that open a range."""
    for at, row in enumerate(table.rows("counted", COUNTED_KEYS), 1):
        try:
            value = CountedWord(kind=FigureKind(row["kind"]), unit=row.get("unit"))
        except (KeyError, ValueError) as error:
            raise table.fault(f"counted {at}", f"{error}.") from error
        for word in row["words"]:
            yield word, Entry("counted", value, WordClass.NOUN)
    for layer in ("number", "scale", "bound"):
        for key, words in table.value.get(layer, {}).items():
            for word in words:
                yield word, Entry(layer, key, WordClass.NOUN)


def _speech(row: dict[str, Any], inflect: Inflect) -> Phrases:
    kind = row.get("kind", "say")
    for verb in row.get("verbs", ()):
        for form in inflect(verb):
            value = SpeechForm(
                kind=kind, voice="verb", person=form.person, tense=form.tense
            )
            yield form.text, Entry("speech", value, WordClass.VERB)
    for key in ("nouns", "forms"):
        for word in row.get(key, ()):
            value = SpeechForm(kind=kind, voice="noun" if key == "nouns" else "fixed")
            yield word, Entry("speech", value, WordClass.NOUN)

"""Which role the frame of a trigger gives to a phrase in one of its slots."""

from collections.abc import Mapping

from hudna.extract.grammar.clause import Clauses
from hudna.extract.grammar.predicate import Filler
from hudna.extract.phrases.chunk import Chunk
from hudna.model.vocabulary import EntityKind
from hudna.pack import Trigger

OWNER = "owner of the subject"
ADDRESSED = frozenset({"ask", "call", "give", "promise", "threaten"})
"""Frames of acts that are done towards somebody, be it a capital."""


def role_of(frame: Mapping[str, str], filler: Filler) -> str | None:
    """The part a frame gives to the first slot of a filler that it knows."""
    slot, _, path = filler.slot.partition(":")
    if slot == "object" and path and "passive.object" in frame:
        return frame["passive.object"]
    names = slot.removeprefix("noun.").split("|")
    if slot.startswith("noun."):
        found = (_role_at_noun(frame, filler.chunk, name) for name in names)
    else:
        found = (frame.get(name) for name in names)
    return next((role for role in found if role is not None), None)


def _role_at_noun(frame: Mapping[str, str], chunk: Chunk, name: str) -> str | None:
    """The same at an event noun, where places, cities and owners are told apart."""
    if chunk.place and f"noun.{name}.place" in frame:
        return frame[f"noun.{name}.place"]
    if f"noun.{name}.city" in frame and _is_city(chunk):
        return frame[f"noun.{name}.city"]
    if f"noun.{name}" in frame:
        return frame[f"noun.{name}"]
    if name == "possessor":
        return frame.get("noun.of", frame.get("subject"))
    if name in ("object", "of"):
        return None
    return frame.get(name)


def _is_city(chunk: Chunk) -> bool:
    capital = chunk.mention.kind is not EntityKind.COUNTRY or chunk.seat
    return chunk.place and capital


def is_destination(frame: Mapping[str, str], filler: Filler) -> bool:
    """Whether a frame takes a phrase as the place it is about («travelled to X»)."""
    if not filler.chunk.place:
        return False
    slot = filler.slot.partition(":")[0].removeprefix("noun.")
    wanted = frame.get("place", "").split("|")
    return any(name in wanted for name in slot.split("|"))


def only_there(filler: Filler, trigger: Trigger) -> bool:
    """«tué à Kaboul»: a capital behind a word for «to» that means «at» as well."""
    at = "at" in filler.slot.removeprefix("noun.").split("|")
    return at and filler.chunk.seat and trigger.frame not in ADDRESSED


def may_act(chunk: Chunk, slot: str) -> bool:
    """Places act only as seats of governments, peoples only as nouns or owners."""
    if chunk.adjectival and "possessor" not in slot and OWNER not in slot:
        return False
    if chunk.mention.kind is EntityKind.UNKNOWN and chunk.place:
        return False
    if chunk.adjectival and not (chunk.mention.refs or chunk.mention.country):
        return False  # «military» alone is nobody
    if chunk.seat and slot == "noun.possessor" and not chunk.possessive:
        return False  # «the Riyadh summit» is where it is
    seat_only = chunk.place and chunk.mention.kind is EntityKind.COUNTRY
    if seat_only and chunk.mention.name_at is not None:
        return "in" not in slot.partition(":")[0].removeprefix("noun.").split("|")
    return True


def path_of(filler: Filler, clauses: Clauses) -> str:
    """The path from a trigger to a phrase, in words for ``why``."""
    slot, _, path = filler.slot.partition(":")
    if path:
        return path
    if filler.cue is None:
        return slot
    return f"{slot} «{clauses.sentence.document.quote(filler.cue)}»"

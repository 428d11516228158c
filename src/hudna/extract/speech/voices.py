"""Whether two mentions are of one voice: a person, or who speaks for a body."""

from hudna.model.extraction import EntityMention
from hudna.model.vocabulary import EntityKind

MINISTRIES = ("ministry", "government", "presidency")
PAPER = "document:"
"""How the offices of statements and resolutions begin."""
SPOKESPERSON = "spokesperson"


def same(one: EntityMention, other: EntityMention) -> bool:
    """Whether two mentions are of one voice: a person, or who speaks for a body."""
    mine, theirs = _names(one), _names(other)
    return bool(mine & theirs) or bool(
        (mine & _speaks_for(other)) | (theirs & _speaks_for(one))
    )


def _names(mention: EntityMention) -> set[str]:
    names = {mention.refs[0]} if mention.refs else set[str]()
    if mention.office and mention.office_of:
        names.add(f"{mention.office} {mention.office_of}")
    if mention.kind is EntityKind.COUNTRY and mention.country:
        names.add(mention.country)
    if mention.office_of and (mention.office or "").startswith("body:"):
        names.add(f"{SPOKESPERSON} {mention.office_of}")
    return names


def _speaks_for(mention: EntityMention) -> set[str]:
    """The state or body in whose name somebody speaks."""
    office = mention.office or ""
    whose = mention.office_of
    state = whose is not None and whose.isupper()
    named = not office.startswith(("group:", PAPER, *(("body:",) if state else ())))
    official = office.endswith(MINISTRIES)
    return {whose} if whose and office and (named or official) else set()

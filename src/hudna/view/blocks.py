"""What a view shows: sections, their blocks, and the rows of a block.

Every string in them is harmless (see ``safe``) and on one line; isolates stand around
names and words written from right to left.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of the document; ``start:end`` is what a shortened form must keep."""

    text: str
    start: int = 0
    end: int = 0
    marks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing told of a record: in our words, in the document's, or in both."""

    label: str
    text: str = ""
    words: Words | None = None
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One record. ``shown`` says that its id is the record's own."""

    id: str
    title: str
    notes: tuple[str, ...] = ()
    who: str = ""
    rows: tuple[Row, ...] = ()
    quotation: Words | None = None
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Records of one kind; an ``expected`` one is shown even when it is empty."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    expected: bool = False

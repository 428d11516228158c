"""Texts and the words in them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a text, in code points of the text as given."""

    start: int
    end: int

    def __len__(self) -> int:
        """Number of code points."""
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether both share at least one code point."""
        return self.start < other.end and other.start < self.end

    def to(self, other: "Span") -> "Span":
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A span together with the words it quotes: ``text == document[start:end]``."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawItem:
    """What ingest yields: one article before it is read.

    ``content`` holds undecoded bytes, ``text`` an article already decoded (a JSON
    field); exactly one of them is given. ``name`` says in messages where the item
    came from. ``given`` marks what the caller states; it wins over the page.
    """

    name: str
    content: bytes | None = None
    text: str | None = None
    media_type: str | None = None
    id: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article. ``text`` is never altered; ``published`` stays as given.

    ``lang`` is BCP 47 (``und`` when it cannot be told). Dates are ISO 8601 days or
    times with offset, ``None`` when unknown, never "now". ``extracted`` says that
    ``text`` is the main text taken out of a page, which the record must carry.
    """

    id: str
    text: str
    lang: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    extracted: bool = False

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]

    def passage(self, span: Span) -> Passage:
        """A span with its words."""
        return Passage(span.start, span.end, self.quote(span))

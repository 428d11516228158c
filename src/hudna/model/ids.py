"""Ids as digests of content: the same input gives the same id everywhere."""

import hashlib

from hudna.model.text import Span

DIGITS = 16


def document_id(
    source: str | None, url: str | None, published: str | None, text: str
) -> str:
    """First 16 hex digits of sha256(source, url, published, text joined by NUL)."""
    return _digest(source or "", url or "", published or "", text)


def claim_id(document: str, span: Span, type_: str) -> str:
    """First 16 hex digits of sha256(document id, start, end, type joined by NUL)."""
    return _digest(document, str(span.start), str(span.end), type_)


def text_sha256(text: str) -> str:
    """Digest of the text's UTF-8 bytes; lone surrogates are kept apart."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _digest(*parts: str) -> str:
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:DIGITS]

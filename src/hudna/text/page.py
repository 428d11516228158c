"""The article in a web page: main text, title, outlet, address and dates.

Dates are read from what a page says of itself (JSON-LD, meta elements), never from
its words or its address: what was published last may be a neighbour's headline.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hudna.errors import InputEmpty, InputInvalid
from hudna.text.stamp import tidied

START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
PART = re.compile(
    r"\s*<(?:body|meta|title|article|main|section|div|p|h1)\b[^<>]*>", re.IGNORECASE
)
CLOSING = re.compile(
    r"</(?:title|article|main|section|div|p|h1|body)\s*>", re.IGNORECASE
)
SCRIPT = re.compile(r"<(script|style)\b[^>]*>", re.IGNORECASE)
END = {
    "script": re.compile(r"</script[^>]*>", re.IGNORECASE),
    "style": re.compile(r"</style[^>]*>", re.IGNORECASE),
}
LINKED_DATA = "application/ld+json"
# the last ">" may be missing: else every "<" would search to the end of the page
TAG = re.compile(r"""<[a-z](?:=\s*+"[^"]*+"|=\s*+'[^']*+'|[^>])*+>?""", re.IGNORECASE)
TAG_NAME = re.compile(r"<[a-zA-Z][\w:-]*")
LONG_TAG = 1000
SPACES = 200
"""A tag with more parts than an honest page has: parsing them is quadratic."""

PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
)
MODIFIED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
)
ABOUT_CHANGE = re.compile(r"modif|updat|revis", re.IGNORECASE)
ABOUT_DATE = re.compile(r"date|time|publi|issued|created", re.IGNORECASE)
ARTICLE_TYPES = ("Article", "BlogPosting", "Report", "LiveBlogPosting")


FURNITURE = ".//nav | .//aside | .//footer[not(ancestor::article)]"
"""Parts of a page that are no part of any article, by their own account."""
SHORT = 500
"""A page with less text than this has nothing around its article."""
UNSEEN = frozenset({"head", "script", "style", "noscript", "template", "select"})
INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em font i ins kbd label mark q s samp small "
    "span strong sub sup time u var wbr".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says: the main text and what the page tells of itself."""

    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    lang: str | None = None


def looks_like_page(text: str, *, whole: bool = False) -> bool:
    """Whether a text is HTML; ``whole`` asks for the start of a complete page."""
    head = text[:2000].removeprefix("\ufeff")
    if START.match(head):
        return True
    return not whole and bool(PART.match(head) and CLOSING.search(text[:20_000]))


def read_page(source: str, name: str) -> Page:
    """The article of a page; InputEmpty where no main text is found.

    ``name`` says in the message which input that is.
    """
    tree = _parse(source, name)
    about = _About(tree)
    for part in tree.xpath(FURNITURE):
        # dropping it would copy all the text behind it, each time
        part.clear(keep_tail=True)
        part.tag = "br"
    text = _blocks(tree)
    page = Page(
        text=text if len(text) <= SHORT else _main_text(tree, name),
        title=about.title(),
        source=about.outlet(),
        url=about.address(),
        published=about.date(PUBLISHED, "datePublished", change=False),
        modified=about.date(MODIFIED, "dateModified", change=True),
        lang=(tree.get("lang") or "").strip() or None,
    )
    if not page.text.strip():
        raise InputEmpty(
            f"{name}: no main text found in the page. "
            "Save the article's text in a .txt file and give that."
        )
    return page


def _parse(source: str, name: str) -> Any:
    from lxml import etree, html  # noqa: PLC0415 - only pages need it

    plain = TAG.sub(_slim, _without_scripts(source))
    plain = re.sub(r"\A\s*<\?xml[^>]*>", "", plain).replace("\0", "")
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(plain or "<p></p>", parser=parser)
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise InputInvalid(
            f"{name}: the page cannot be parsed ({error}). Save its text instead."
        ) from error


def _without_scripts(source: str) -> str:
    """The page without scripts and styles, linked data excepted."""
    kept, at = [], 0
    while opening := SCRIPT.search(source, at):
        closing = END[opening[1].lower()].search(source, opening.end())
        if closing is None:
            break
        end = closing.end()
        linked = LINKED_DATA in opening.group().lower()
        kept.append(source[at : end if linked else opening.start()])
        at = end
    return "".join([*kept, source[at:]])


def _slim(tag: re.Match[str]) -> str:
    """A tag, without its attributes if they are past all measure."""
    words = tag.group()
    if len(words) < LONG_TAG or len(words.split()) < SPACES:
        return words
    name = TAG_NAME.match(words)
    return f"{name.group()}>" if name else ""


def _main_text(tree: Any, name: str) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415 - a second to import

    try:
        found = bare_extraction(tree, include_comments=False, include_tables=True)
    except Exception as error:  # a page may break the extractor in any way
        raise InputInvalid(
            f"{name}: the page cannot be read ({type(error).__name__}). "
            "Save its text instead."
        ) from error
    return "" if found is None else str(getattr(found, "text", "") or "")


def _blocks(tree: Any) -> str:
    """The text of a page, each block on a line; it breaks off beyond SHORT."""
    from lxml import etree  # noqa: PLC0415 - only pages need it

    parts: list[str] = []
    hidden = size = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        begins, tag = event == "start", element.tag
        if tag in UNSEEN:
            hidden += 1 if begins else -1
        edge = "" if tag in INLINE else "\n"
        words = (element.text if begins else element.tail) or ""
        parts += [edge, "" if hidden else words.replace("\n", " ")]
        size += len(parts[-1].strip())
        if size > SHORT:
            break
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(filter(None, lines))


class _About:
    """What the head of a page and its linked data tell."""

    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.metas: dict[str, str] = {}
        for meta in tree.iterfind(".//meta"):
            key = meta.get("property") or meta.get("name") or meta.get("itemprop")
            if key and meta.get("content"):
                self.metas.setdefault(key.strip().lower(), meta.get("content").strip())
        self.linked = list(_linked(tree))

    def title(self) -> str | None:
        """The headline, not the name of the window."""
        told = (
            self._linked_text("headline"),
            self.metas.get("og:title"),
            self._words(".//h1"),
            self._words(".//title"),
        )
        return next(filter(None, told), None)

    def outlet(self) -> str | None:
        """Who published the page, as it says itself."""
        for item in self.linked:
            publisher = item.get("publisher")
            told = publisher.get("name") if isinstance(publisher, dict) else publisher
            if isinstance(told, str) and told.strip():
                return told.strip()
        return self.metas.get("og:site_name") or None

    def address(self) -> str | None:
        """The page's own address."""
        for link in self.tree.iterfind(".//link"):
            if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
                return str(link.get("href")).strip() or None
        return self.metas.get("og:url") or None

    def date(self, names: tuple[str, ...], key: str, *, change: bool) -> str | None:
        """The date under one of these names, in linked data first."""
        told = [self._linked_text(key), *map(self.metas.get, names)]
        for value in filter(None, told):
            stamp = tidied(value)
            if stamp:
                return stamp
        return self._date_in_head(change=change)

    def _date_in_head(self, *, change: bool) -> str | None:
        """What htmldate makes of the other meta elements that speak of dates."""
        parts = {
            key: value
            for key, value in self.metas.items()
            if ABOUT_DATE.search(key) and bool(ABOUT_CHANGE.search(key)) is change
        }
        if not parts:
            return None
        from htmldate import find_date  # noqa: PLC0415 - only pages need it
        from lxml import html  # noqa: PLC0415

        head = html.Element("html")
        for key, value in parts.items():
            html.etree.SubElement(head, "meta", name=key, content=value)
        found = find_date(head, extensive_search=False, original_date=not change)
        return str(found) if found else None

    def _linked_text(self, key: str) -> str | None:
        for item in self.linked:
            value = item.get(key)
            if isinstance(value, str) and value.strip():
                return value.strip()
        return None

    def _words(self, path: str) -> str | None:
        found = self.tree.findall(path)
        words = " ".join(found[0].text_content().split()) if len(found) == 1 else ""
        return words or None


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles in a page's linked data."""
    for script in tree.iterfind(".//script"):
        if LINKED_DATA in (script.get("type") or "").lower():
            try:
                value = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            yield from filter(_is_article, _items(value))


def _items(value: Any) -> Iterator[dict[str, Any]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (each for each in graph if isinstance(each, dict))


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).endswith(ARTICLE_TYPES) for kind in named)

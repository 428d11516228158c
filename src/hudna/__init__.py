"""hudna reads news about a conflict into a record with evidence for every field."""

from collections.abc import Iterable
from os import PathLike

from hudna.errors import HudnaError
from hudna.model.record import Record
from hudna.model.text import Document, RawItem

__all__ = ["Document", "HudnaError", "Record", "read"]


def read(  # noqa: PLR0913 - everything but the text may be left out
    text: str,
    *,
    published: str | None = None,
    source: str | None = None,
    lang: str | None = None,
    title: str | None = None,
    url: str | None = None,
    id: str | None = None,  # noqa: A002 - the name of the field in the record
    actors: str | PathLike[str] | Iterable[str | PathLike[str]] = (),
) -> Record:
    """The record of one article, from its text and what is known of it.

    ``published`` is an ISO day or time with offset, ``lang`` a BCP 47 code; without
    it the language is found out. Offsets in the record count code points of ``text``.
    ``actors`` are files of actors to know besides those that ship; a broken one raises
    DataInvalid. Raises InputInvalid (InputEmpty, InputTooLong, DateInvalid) if there is
    no article in what was given.
    """
    # importing hudna must cost nothing to those who only want its types
    from hudna.pipeline import read_document  # noqa: PLC0415
    from hudna.resolve.actor_files import load_actors  # noqa: PLC0415
    from hudna.settings import Settings  # noqa: PLC0415
    from hudna.text.read import read_item  # noqa: PLC0415

    item = RawItem(
        name="the text",
        text=text,
        published=published,
        source=source,
        lang=lang,
        title=title,
        url=url,
        id=id,
    )
    more = (actors,) if isinstance(actors, str | PathLike) else actors
    return read_document(read_item(item, Settings()), load_actors(more=more))

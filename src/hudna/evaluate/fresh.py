"""Reading gold documents anew, as a user would."""

from collections.abc import Iterable

import hudna
from hudna.evaluate.gold import GoldDocument
from hudna.evaluate.prediction import Record
from hudna.model.codec import to_dict


def fresh_record(gold: GoldDocument, actors: Iterable[str] = ()) -> Record:
    """Give the record of a gold document's text, read with what its outlet tells.

    ``actors`` are files of actors to know besides those that ship.
    """
    record = hudna.read(
        gold.text,
        published=gold.published,
        source=gold.source,
        lang=gold.lang,
        actors=actors,
    )
    return to_dict(record)

"""Reading gold documents anew, as a user would."""

import hudna
from hudna.evaluate.gold import GoldDocument
from hudna.evaluate.prediction import Record
from hudna.model.codec import to_dict


def fresh_record(gold: GoldDocument) -> Record:
    """Give the record of a gold document's text, read with what its outlet tells."""
    record = hudna.read(
        gold.text, published=gold.published, source=gold.source, lang=gold.lang
    )
    return to_dict(record)

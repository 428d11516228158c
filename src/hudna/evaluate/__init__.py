"""Measuring a reader against gold documents, and holding what it reached."""

from hudna.evaluate.gold import GoldDocument, load_gold, read_gold
from hudna.evaluate.report import Report, evaluate, saved_records

__all__ = [
    "GoldDocument",
    "Report",
    "evaluate",
    "load_gold",
    "read_gold",
    "saved_records",
]

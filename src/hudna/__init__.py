"""hudna reads news about a conflict into a record with evidence for every field."""

from hudna.errors import HudnaError
from hudna.model.record import Record
from hudna.model.text import Document

__all__ = ["Document", "HudnaError", "Record"]

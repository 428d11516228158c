"""What can go wrong with the program or its setup, in one tree.

::

    HudnaError
    ├── DataInvalid        a data file, ours or the user's, breaks its form
    │   ├── PackInvalid    a language pack
    │   └── GoldInvalid    a gold document of an evaluation
    ├── InputInvalid       an input that cannot be read as an article
    │   ├── InputEmpty     nothing in it, or no text found in the page
    │   ├── InputBinary    not text at all
    │   ├── InputTooLong   above the limit of one article
    │   └── DateInvalid    a date that is none
    └── UnknownName        an engine, format, language or event that does not exist

Faults *of a text* (a year that is not stated, a place that stays open) are no
errors: they are :class:`hudna.model.extraction.Issue` values inside the record.
Every message says what is wrong and what to do next.
"""


class HudnaError(Exception):
    """Anything hudna raises on purpose; the message is meant for a person."""


class DataInvalid(HudnaError):
    """A data file breaks its form."""


class PackInvalid(DataInvalid):
    """A language pack breaks its form."""


class GoldInvalid(DataInvalid):
    """A gold document breaks its form."""


class InputInvalid(HudnaError):
    """An input cannot be read as an article."""


class InputEmpty(InputInvalid):
    """An input holds no text."""


class InputBinary(InputInvalid):
    """An input is not text."""


class InputTooLong(InputInvalid):
    """An article is longer than the setting allows."""


class DateInvalid(InputInvalid):
    """A date given by the caller is none."""


class UnknownName(HudnaError):
    """A name that stands for nothing hudna has."""

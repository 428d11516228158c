"""The language a text is written in, or that it cannot be told."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

UNTOLD = "und"
LETTERS = 12
"""Fewest letters of which a language can be told."""
SURE, AHEAD = 0.15, 1.8
"""How probable a language must be, and how much more than the next one."""
SAMPLE = 2000
LETTER = re.compile(r"[^\W\d_]")
ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")


def identify(text: str) -> str:
    """The code of a text's language (ISO 639-1), ``und`` if too little speaks for one.

    Long texts are judged by their beginning, middle and end.
    """
    sample = ADDRESS.sub(" ", _sample(text))
    if len(LETTER.findall(sample)) < LETTERS:
        return UNTOLD
    (first, sure), (_, next_sure) = _identifier().rank(sample)[:2]
    return str(first) if sure >= SURE and sure >= AHEAD * next_sure else UNTOLD


def candidates() -> tuple[str, ...]:
    """The languages that a text may be found to be in."""
    path = files("hudna") / "data" / "languages" / "identify.toml"
    return tuple(tomllib.loads(path.read_text("utf-8"))["languages"])


def _sample(text: str) -> str:
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]))


@cache
def _identifier() -> Any:
    # half a second and 100 MB: only for texts whose language nobody states
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(candidates())
    return identifier

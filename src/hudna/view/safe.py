"""Foreign text made harmless to show.

An article may hold escape sequences, bidirectional overrides or characters that
cannot be seen. They are shown by name (``‹ESC›``, ``‹RLO›``) and have no effect.
"""

import unicodedata

FSI = "\u2068"
"""First strong isolate: opens a stretch whose direction is its own."""

PDI = "\u2069"
"""Pop directional isolate: ends it."""

_NAMES = {
    0x1B: "ESC",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
}

_UNSEEN = (
    range(0x20),
    range(0x7F, 0xA0),
    range(0xD800, 0xE000),  # a surrogate cannot even be encoded
    range(0xFFF9, 0xFFFC),
    range(0xE0000, 0xE0080),  # tags spell ASCII that nobody sees
    tuple(_NAMES),
)

_SPACES = (0x09, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)

_TABLE: dict[int, str] = {
    **{
        code: f"‹{_NAMES.get(code, f'U+{code:04X}')}›"
        for row in _UNSEEN
        for code in row
    },
    **dict.fromkeys(_SPACES, " "),
    0x0A: "\n",
}

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def harmless(text: str) -> str:
    """The text with everything that could act on its reader shown by name.

    Line feeds stay; other line ends and tabs become spaces.
    """
    return text.translate(_TABLE)


def one_line(text: str) -> str:
    """The same on one line, each run of white space one space."""
    return " ".join(harmless(text).split())


def has_right_to_left(text: str) -> bool:
    """Whether any character is written from right to left."""
    return any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)


def foreign(text: str) -> str:
    """One line of foreign text that does not disturb the line it is put in."""
    line = one_line(text)
    return f"{FSI}{line}{PDI}" if has_right_to_left(line) else line

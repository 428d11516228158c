"""The tree of errors is as its module draws it."""

import re

from hudna import errors


def drawn() -> dict[str, int]:
    """Give each name of the drawing with its depth."""
    lines = (errors.__doc__ or "").splitlines()
    found = {}
    for line in lines:
        match = re.match(r"    ([│├└─ ]*)([A-Z]\w+)", line)
        if match:
            found[match[2]] = len(match[1]) // 4
    return found


def test_the_drawing_shows_every_error_at_its_depth() -> None:
    classes = {name: c for name, c in vars(errors).items() if isinstance(c, type)}
    depths = {name: len(c.__mro__) - 4 for name, c in classes.items()}
    assert drawn() == depths

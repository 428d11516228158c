"""When a stretch of text, a name or a set of participants counts as the same."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from hudna.evaluate.measures import Count
from hudna.model.text import Span

# The thresholds are the rules of the benchmark; they were set, not fitted.
SAME_NAME = 0.6  # of the longer of a mention and a gold surface string
SAME_SPAN = 0.5  # of both spans together
WHOLE_QUOTE = 0.8  # of a gold quote

_APOSTROPHES = re.compile("['`\u2018\u2019\u02bb\u02bf]")
_ARTICLE = re.compile("^(al|ad|an|ar|as|at|az|el|the) ")
_DOUBLED = re.compile(r"(.)\1")


def occurrences(text: str, needle: str) -> Iterator[Span]:
    """Yield every place where a string stands in the text, overlapping ones too."""
    at = text.find(needle)
    while at >= 0:
        yield Span(at, at + len(needle))
        at = text.find(needle, at + 1)


def length(span: Span) -> int:
    """Give the number of code points of a span; a record's may run backwards."""
    return span.end - span.start


def shared(one: Span, other: Span) -> int:
    """Give the number of code points that two spans have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def likeness(one: Span, other: Span) -> float:
    """Give the share of two spans together that both cover, from 0 to 1."""
    return 2 * shared(one, other) / (length(one) + length(other))


def lies_in(span: Span, place: Span) -> bool:
    """Tell whether at least half of a span lies in a place."""
    return 2 * shared(span, place) >= length(span) > 0


def fold_name(name: str | None) -> str:
    """Give a name without case, accents, hyphens and spare spaces."""
    decomposed = unicodedata.normalize("NFKD", name or "").casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(bare.replace("-", " ").split())


def same_place(one: str | None, other: str | None) -> bool:
    """Tell whether two romanised place names are one, give or take the article."""
    return _bare_place(one) == _bare_place(other)


def compare_sets(wanted: Iterable[object], given: Iterable[object]) -> Count:
    """Count the members of two sets that are in both, or in one only."""
    gold, found = set(wanted), set(given)
    both = len(gold & found)
    return Count(both, len(found) - both, len(gold) - both)


def compare_spans(text: str, wanted: Iterable[str], given: Iterable[Span]) -> Count:
    """Count gold strings against spans, one to one, each with the span most like it."""
    left, hits, missed = list(given), 0, 0
    for needle in wanted:
        value, choice = max(
            (
                (likeness(place, span), span)
                for place in occurrences(text, needle)
                for span in left
            ),
            default=(0.0, Span(0, 0)),
        )
        if value >= SAME_SPAN:
            hits += 1
            left.remove(choice)
        else:
            missed += 1
    return Count(hits, len(left), missed)


def match_quotes(
    wanted: Sequence[Sequence[Span]], given: Sequence[Span]
) -> dict[int, int]:
    """Give for each gold quote that was found the index of the quote that holds it.

    A gold quote comes with all its places in the text. A quote that was found may hold
    several gold ones, as when an interrupted one was read as a whole, if they fill half
    of it.
    """
    filled = [sum(_best_shared(at, places) for places in wanted) for at in given]
    fits = sorted(
        (-fit, gold, found)
        for gold, places in enumerate(wanted)
        for found, at in enumerate(given)
        if 2 * filled[found] >= length(at)
        and (fit := _quote_fit(at, places)) is not None
    )
    matched: dict[int, int] = {}
    for _, gold, found in fits:
        matched.setdefault(gold, found)
    return matched


def _quote_fit(at: Span, places: Sequence[Span]) -> float | None:
    common, size = _best_shared(at, places), length(places[0])
    covers = common >= WHOLE_QUOTE * size
    if covers or 2 * common >= max(length(at), size):
        return common / (length(at) + size)
    return None


def _best_shared(at: Span, places: Sequence[Span]) -> int:
    return max(shared(at, place) for place in places)


def _bare_place(name: str | None) -> str:
    without_marks = _APOSTROPHES.sub("", fold_name(name))
    return _DOUBLED.sub(r"\1", _ARTICLE.sub("", without_marks))

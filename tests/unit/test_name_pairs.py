"""Hard pairs of names: what compare() calls the same is the same."""

from pathlib import Path

import pytest

from hudna.resolve.names import compare

FILE = Path(__file__).resolve().parents[2] / "eval" / "name_pairs.tsv"
PRECISION, RECALL = 0.99, 0.93
FEWEST = 300

Pair = tuple[str, str, bool]


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert {verdict for _, _, verdict, _ in rows} == {"same", "different"}
    return [(one, other, verdict == "same") for one, other, verdict, _ in rows]


def test_names_called_the_same_are_the_same(pairs: list[Pair]) -> None:
    called = [compare(one, other).same for one, other, _ in pairs]
    meant = [same for _, _, same in pairs]
    right = sum(c and m for c, m in zip(called, meant, strict=True))
    precision, recall = right / sum(called), right / sum(meant)
    print(  # noqa: T201  the figures are the point of the set
        f"{len(pairs)} pairs: precision {precision:.3f}, recall {recall:.3f}"
    )
    assert precision >= PRECISION
    assert recall >= RECALL


def test_the_pairs_are_many_and_each_stands_once(pairs: list[Pair]) -> None:
    assert len(pairs) >= FEWEST
    assert len({frozenset(pair[:2]) for pair in pairs}) == len(pairs)
    assert min(sum(same for *_, same in pairs), sum(not s for *_, s in pairs)) >= 120


def test_comparing_the_pairs_is_even_handed(pairs: list[Pair]) -> None:
    uneven = [
        p for p in pairs if compare(p[0], p[1]).value != compare(p[1], p[0]).value
    ]
    assert uneven == []

"""Compile the Arabic word counts from the package ``wordfreq``.

Run once by a maintainer, from the repository root, with the ``data`` extra installed::

    python tools/build_wordcounts.py

The output is deterministic: the same ``wordfreq`` and the same folding give the same
bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import wordfreq

from hudna.text.fold import fold_key

WORDS = 80_000
PER = 100_000_000
DEFAULT_OUTPUT = Path("src/hudna/data/languages/ar/counts.tsv.gz")
ARABIC_WORD = re.compile("[\u0621-\u063a\u0641-\u064a\u0671]+")


def main() -> None:
    """Write the count table and say how large it is and what its digest is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT)
    arguments = parser.parse_args()
    frequencies = wordfreq.get_frequency_dict("ar", wordlist="best")
    payload = compress(lines(merge(frequencies), WORDS))
    arguments.output.write_bytes(payload)
    digest = hashlib.sha256(payload).hexdigest()
    sys.stdout.write(f"{arguments.output}: {len(payload)} bytes, sha256 {digest}\n")


def merge(frequencies: Mapping[str, float]) -> Counter[str]:
    """Sum the frequencies of all forms that fold to one key, per 100 million words."""
    shares: dict[str, float] = {}
    # Sorted, because the sum of floats depends on their order.
    for word in sorted(frequencies):
        key = fold_key(word)
        if ARABIC_WORD.fullmatch(key):
            shares[key] = shares.get(key, 0.0) + frequencies[word]
    return Counter({key: round(share * PER) for key, share in shares.items()})


def lines(counts: Counter[str], limit: int) -> Iterable[str]:
    """Yield ``word<TAB>count``, the commonest first, ties in code point order."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return (f"{word}\t{count}\n" for word, count in ranked[:limit])


def compress(text: Iterable[str]) -> bytes:
    """Return a gzip stream without time stamp or file name."""
    return gzip.compress("".join(text).encode(), compresslevel=9, mtime=0)


if __name__ == "__main__":
    main()

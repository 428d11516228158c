"""Put the sample record of the README anew, from what hudna really prints.

python tools/readme_sample.py            write it
python tools/readme_sample.py --check    status 1 if it is out of date
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
COMMAND = ["-m", "hudna", "read", "examples/libya-moscow-talks.ar.json"]
BEGIN, END = "<!-- sample: begin -->\n", "<!-- sample: end -->\n"
SHOWN = (
    ("MEETINGS AND CALLS", "يوم 8 يناير"),
    ("COMMITMENTS AND DEMANDS", "بشرط أن يلتزم"),
)
"""Section and words of the blocks that are shown; the rest is left out."""


def main() -> int:
    """Write the README or compare with it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    old = README.read_text(encoding="utf-8")
    before, rest = old.split(BEGIN)
    after = rest.split(END)[1]
    new = f"{before}{BEGIN}```text\n{sample(printed())}```\n{END}{after}"
    if check and new != old:
        print("README.md shows another record. Run: make readme")
        return 1
    if not check:
        README.write_text(new, encoding="utf-8")
    return 0


def printed() -> str:
    """Give the record of the sample article as the command prints it."""
    run = subprocess.run(
        [sys.executable, *COMMAND], cwd=ROOT, capture_output=True, check=True
    )
    return run.stdout.decode("utf-8")


def sample(record: str) -> str:
    """Give the head of a record and the blocks that are shown, with … for the rest."""
    head, *sections = re.split(r"\n\n(?=[A-Z ]+\n)", record)
    lines = [head, "…"]
    for title, words in SHOWN:
        body = next(s for s in sections if s.startswith(f"{title}\n"))
        blocks = body.removeprefix(f"{title}\n").split("\n\n")
        at = next(i for i, block in enumerate(blocks) if words in block)
        lines += [title, *(["…"] if at else []), blocks[at].rstrip("\n"), "…"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())

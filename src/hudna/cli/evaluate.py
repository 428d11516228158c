"""hudna evaluate: how well gold documents are read."""

import json
from pathlib import Path

import click

from hudna.cli.inputs import actors_option
from hudna.cli.output import Output, Progress
from hudna.evaluate import GoldDocument, evaluate
from hudna.evaluate.fresh import fresh_record
from hudna.evaluate.prediction import Record

EPILOG = """\b
Examples:
  hudna evaluate gold/
  hudna evaluate gold/ --lang ar --intervals
  hudna evaluate gold/ --records out/ --json
"""


@click.command(epilog=EPILOG)
@click.argument(
    "gold_dir",
    type=click.Path(file_okay=False, path_type=Path),
)
@click.option("--lang", metavar="CODE", help="Only the documents in this language.")
@click.option(
    "--records",
    metavar="OUT",
    type=click.Path(file_okay=False, path_type=Path),
    help="Also write the record of each gold file into this folder, under its name.",
)
@actors_option
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--intervals", is_flag=True, help="Add 95 % intervals over documents.")
def command(  # noqa: PLR0913 - one parameter an option
    gold_dir: Path,
    lang: str | None,
    records: Path | None,
    *,
    actors: tuple[str, ...],
    as_json: bool,
    intervals: bool,
) -> None:
    """Read the documents of GOLD_DIR and print how well that went.

    GOLD_DIR holds annotated documents, one JSON file each.
    """
    progress = Progress()
    if records:
        records.mkdir(parents=True, exist_ok=True)

    def read(gold: GoldDocument) -> Record:
        record = fresh_record(gold, actors)
        if records:
            _save(record, records / gold.file)
        progress.step()
        return record

    report = evaluate(gold_dir, read, lang=lang)
    progress.clear()
    printed = report.to_json if as_json else report.render
    with Output() as out:
        out.write(printed(intervals=intervals).rstrip("\n") + "\n")


def _save(record: Record, path: Path) -> None:
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    path.write_bytes(text.encode("utf-8", "backslashreplace"))

"""hudna read: articles to records."""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial

import click

from hudna.cli.inputs import (
    Outcome,
    actors_option,
    article_options,
    given_item,
    records,
)
from hudna.cli.output import Output, Progress, say
from hudna.errors import InputInvalid
from hudna.model.codec import to_json
from hudna.model.record import Record
from hudna.view import html, text
from hudna.view.text import COLUMNS

ALL_FAILED, SOME_FAILED = 2, 3

EPILOG = """\b
Examples:
  hudna read article.txt --date 2020-01-12
  hudna read page.html --format html --output record.html
  hudna read articles.jsonl --format jsonl --output records.jsonl
  pdftotext article.pdf - | hudna read - --lang ar --format json

\b
Exit status: 0 all was read, 2 nothing could be read, 3 some inputs failed.
"""


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE|-...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "html"]),
    default="text",
    show_default=True,
    help="text: for a terminal. json: one indented record an article. jsonl: one "
    "record a line. html: one self-contained page, for one article.",
)
@article_options
@actors_option
@click.option(
    "--with-text", is_flag=True, help="Print the article's text in the record too."
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Write to this file instead of standard output.",
)
def command(
    files: tuple[str, ...],
    form: str,
    with_text: bool,  # noqa: FBT001 - click passes it by name
    output: str | None,
    actors: tuple[str, ...],
    **given: str | None,
) -> None:
    """Read articles into records.

    FILE is plain text, an HTML page, a JSON article or JSON lines with one article
    each; - is standard input. An article in JSON has "text", and may have "id",
    "title", "published", "source", "url" and "lang", which go before the options.
    Options go before what a page says of itself.
    """
    outcomes = records(files, given_item(**given), actors)
    if form == "html":
        outcomes = _one_page(outcomes)
    colour = output is None and _may_colour()
    render = _writer(form, with_text=with_text, colour=colour)
    with Output(output) as out:
        status = _write(outcomes, render, out)
    sys.exit(status)


def _writer(form: str, *, with_text: bool, colour: bool) -> Callable[[Record], str]:
    """What prints a record in a format, its last line ended."""
    if form == "html":
        return html.render
    if form == "text":
        return partial(text.render, color=colour)
    indent = 1 if form == "json" else None
    return lambda record: to_json(record, with_text=with_text, indent=indent) + "\n"


def _may_colour() -> bool:
    """Whether a person looks on who has not asked for plain text (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _one_page(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """The same, but only one record: a page shows one article."""
    shown = False
    for name, outcome in outcomes:
        if shown and isinstance(outcome, Record):
            message = (
                f"{name}: a page shows one article. Use --format jsonl for several."
            )
            yield name, InputInvalid(message)
        else:
            shown = shown or isinstance(outcome, Record)
            yield name, outcome


def _write(
    outcomes: Iterator[Outcome], render: Callable[[Record], str], out: Output
) -> int:
    """Print every record as it comes, list what failed, and give the exit status."""
    failed: list[InputInvalid] = []
    read = 0
    progress = Progress()
    for _, outcome in outcomes:
        if isinstance(outcome, InputInvalid):
            failed.append(outcome)
        else:
            if read and isinstance(render, partial):  # one text below the other
                out.write(f"\n{'=' * COLUMNS}\n\n")
            out.write(render(outcome))
            read += 1
        progress.step()
    progress.clear()
    return _status(read, failed)


def _status(read: int, failed: list[InputInvalid]) -> int:
    for error in failed:
        say(str(error))
    if not failed:
        return 0
    if read + len(failed) > 1:
        say(f"{len(failed)} of {read + len(failed)} inputs were not read.")
    return SOME_FAILED if read else ALL_FAILED

"""hudna explain: why an event was read as it was."""

import json
from collections.abc import Iterator

import click

from hudna.cli.inputs import (
    Outcome,
    actors_option,
    article_options,
    given_item,
    records,
)
from hudna.cli.output import Output
from hudna.cli.reasons import as_text, as_values
from hudna.errors import InputInvalid, UnknownName
from hudna.model.claim import Claim
from hudna.model.record import Record

EPILOG = """\b
Examples:
  hudna explain article.txt e3 --date 2020-01-12
  hudna explain articles.jsonl 9f86d081884c7d65 --format json
"""


@click.command(epilog=EPILOG)
@click.argument("file", metavar="FILE|-")
@click.argument("event")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print.",
)
@article_options
@actors_option
def command(
    file: str, event: str, form: str, actors: tuple[str, ...], **given: str | None
) -> None:
    """Say why an EVENT of a FILE was read as it was.

    EVENT is the id of the event in the record, such as e3, or its claim. In a file
    with several articles the claim tells which is meant. Give the same --date,
    --source, --lang and --actors as when it was read.
    """
    record, claim = _find(records([file], given_item(**given), actors), file, event)
    with Output() as out:
        if form == "json":
            values = as_values(record, claim)
            out.write(json.dumps(values, ensure_ascii=False, indent=1) + "\n")
        else:
            out.write(as_text(record, claim))


def _find(outcomes: Iterator[Outcome], file: str, event: str) -> tuple[Record, Claim]:
    """The event and its record; UnknownName if there is none, or more than one."""
    found: list[tuple[Record, Claim]] = []
    known: list[str] = []
    for _, outcome in outcomes:
        if isinstance(outcome, InputInvalid):
            raise outcome
        known += [claim.id for claim in outcome.events]
        found += [(outcome, c) for c in outcome.events if event in (c.id, c.claim)]
    if len(found) > 1:
        raise UnknownName(
            f"{file}: {event} stands in {len(found)} articles. Give the claim instead."
        )
    if not found:
        there = f"It has {known[0]} to {known[-1]}" if known else "It has none"
        raise UnknownName(
            f"{file}: no event {event!r}. {there}; hudna read prints them."
        )
    return found[0]

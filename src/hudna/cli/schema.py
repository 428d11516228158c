"""hudna schema: the form of a record."""

import json

import click

from hudna.cli.output import Output
from hudna.model.schema import record_schema


@click.command(epilog="Example:  hudna schema > record.schema.json")
def command() -> None:
    """Print the JSON Schema of a record."""
    with Output() as out:
        out.write(json.dumps(record_schema(), ensure_ascii=False, indent=1) + "\n")

"""The commands: each reads its arguments, calls the library and prints."""

import gc
import importlib
import logging
import os
import sys

import click

from hudna.cli.output import say
from hudna.errors import HudnaError

COMMANDS = {
    "read": "hudna.cli.read",
    "explain": "hudna.cli.explain",
    "schema": "hudna.cli.schema",
    "languages": "hudna.cli.languages",
    "actors": "hudna.cli.actors",
    "evaluate": "hudna.cli.evaluate",
    "doctor": "hudna.cli.doctor",
}
"""Where each command is defined; only the one that is called is imported."""

FAILED = 2
OBJECTS = 100_000
"""New objects between two searches for cycles: the packs are large and make none."""
PIPE_CLOSED = 141
"""What a shell shows of a program that writes to a reader that has gone."""


class Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands, in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """A command by name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    epilog="Start with:  hudna read article.txt --date 2020-01-12",
)
@click.version_option(package_name="hudna", message="hudna %(version)s")
def hudna() -> None:
    """Read news about a conflict into a record with evidence for every field.

    Everything happens on this machine; nothing is fetched or sent.
    """


def main() -> None:
    """Run a command; every fault that is foreseen ends it with one line."""
    gc.set_threshold(OBJECTS)
    # libraries log what a caller can do nothing about
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        status = hudna(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        say("interrupted.")
        status = 130
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except BrokenPipeError:
        # whoever read the output has seen enough; Python must not try to flush
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = PIPE_CLOSED
    except HudnaError as error:
        say(str(error))
        status = FAILED
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        say(f"{where}{(error.strerror or str(error)).lower()}.")
        status = FAILED
    sys.exit(status if isinstance(status, int) else 0)

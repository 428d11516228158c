"""What the commands that read articles have in common."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import click

from hudna.errors import HudnaError, InputInvalid, UnknownName
from hudna.extract import ENGINES
from hudna.ingest.files import items
from hudna.model.record import Record
from hudna.model.text import RawItem
from hudna.pipeline import read_document
from hudna.resolve.actor_files import ActorFile, load_actors
from hudna.settings import Settings, from_environment
from hudna.text.read import read_item
from hudna.text.stamp import checked

Command: TypeAlias = Callable[..., Any]
Outcome: TypeAlias = tuple[str, Record | InputInvalid]


def article_options(command: Command) -> Command:
    """The options that state what an article does not say of itself."""
    for option in (
        click.option(
            "--lang",
            metavar="CODE",
            help="Language of the text, such as ar or en. Else it is found out.",
        ),
        click.option(
            "--source",
            metavar="NAME",
            help="Outlet that published the text.",
        ),
        click.option(
            "--date",
            metavar="DATE",
            help="When it was published: 2020-01-12, or a time with its offset, "
            "2020-01-12T18:30:00+02:00.",
        ),
    ):
        command = option(command)
    return command


def actors_option(command: Command) -> Command:
    """The option that adds files of actors to those that ship."""
    option = click.option(
        "--actors",
        metavar="FILE",
        multiple=True,
        type=click.Path(dir_okay=False),
        help="Know the actors of this TOML or CSV file too; may be given again.",
    )
    return option(command)


def given_item(date: str | None, source: str | None, lang: str | None) -> RawItem:
    """What the caller states; DateInvalid if the date is none."""
    if date is not None:
        checked(date, "--date")
    return RawItem(name="options", published=date, source=source, lang=lang)


def records(
    paths: Sequence[str], given: RawItem, actors: Sequence[str] = ()
) -> Iterator[Outcome]:
    """The record of each article in the files, or what is wrong with it, in order."""
    settings = from_environment(os.environ)
    if settings.engine not in ENGINES:
        raise UnknownName(
            f"HUDNA_ENGINE is {settings.engine!r}. Use one of: {', '.join(ENGINES)}."
        )
    known = load_actors(more=actors)
    for name, found in items(paths, settings, given):
        if isinstance(found, InputInvalid):
            yield name, found
        else:
            yield name, _read(found, settings, known)


def _read(
    item: RawItem, settings: Settings, actors: ActorFile
) -> Record | InputInvalid:
    try:
        return read_document(read_item(item, settings), actors)
    except InputInvalid as error:
        return error
    except HudnaError:
        raise  # a fault of the installation: no article could be read
    except Exception as error:  # noqa: BLE001 - one article must not end a long run
        fault = f"{type(error).__name__}: {error}".splitlines()[0]
        return InputInvalid(
            f"{item.name}: hudna itself failed on it ({fault:.200}). "
            "Please report it, with the article if you can."
        )

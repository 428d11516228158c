"""hudna actors: the known actors, those of the user's, and checks on both."""

import sys
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files

import click

from hudna.cli.inputs import actors_option
from hudna.cli.output import Output, say
from hudna.errors import DataInvalid, UnknownName
from hudna.resolve.actor_checks import Level, findings
from hudna.resolve.actor_files import (
    ActorFile,
    KnownActor,
    Reading,
    load_actors,
    merged,
    read_files,
    read_folder,
    read_more,
)
from hudna.resolve.names import compare, name_key
from hudna.resolve.wikidata import import_items
from hudna.resolve.wikidata_json import gather
from hudna.view.actors import actor_text
from hudna.view.safe import foreign

TOLD = 40
"""How many parts that were not imported are told one by one."""
NEAR = 5
"""How many names are offered where one is not known."""


@click.group(name="actors", epilog="Example:  hudna actors show fayez-al-sarraj")
def command() -> None:
    """Show, check and import the actors that hudna knows."""


@command.command(
    epilog="\b\nExamples:\n  hudna actors check\n  hudna actors check mine.toml"
)
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--strict", is_flag=True, help="End with status 1 on warnings too.")
def check(files: tuple[str, ...], strict: bool) -> None:  # noqa: FBT001 - click's way
    """Say what is wrong with actor files, those that ship with hudna if none is given.

    Each FILE is checked together with the actors that ship, as --actors loads it.
    Errors: entries that break the form, unknown owners, impossible dates, loops of
    memberships, shared full names, two holders of one office. Warnings: offices
    without a holder, missing names, short forms claimed twice. Ends with status 1
    if there are errors, else 0.
    """
    reading, file = _more(files) if files else _own()
    found = list(findings(reading, file))
    counts = Counter(each.level for each in found)
    errors, warnings = counts[Level.ERROR], counts[Level.WARNING]
    with Output() as out:
        for each in found:
            out.write(f"{each.level}: {each.message}\n")
        total = f"{len(reading.actors)} actors: "
        out.write(f"{total}{_count(errors, 'error')}, {_count(warnings, 'warning')}.\n")
    sys.exit(1 if errors or (strict and warnings) else 0)


@command.command(
    epilog="\b\nExamples:\n  hudna actors show fayez-al-sarraj\n"
    "  hudna actors show 'فايز السراج'"
)
@click.argument("actor", metavar="ID|NAME")
@actors_option
def show(actor: str, actors: tuple[str, ...]) -> None:
    """Print an ACTOR with its names, and its offices and memberships over time.

    ID is the key in the files, NAME any full name or short form of the actor; all
    who bear a NAME are printed.
    """
    file = load_actors(more=actors)
    found = _find(actor, file)
    with Output() as out:
        out.write("\n".join(actor_text(each, file) for each in found))


@command.command(name="list", epilog="Example:  hudna actors list")
@actors_option
def list_(actors: tuple[str, ...]) -> None:
    """Count the known actors by kind and by country."""
    file = load_actors(more=actors)
    known = file.actors.values()
    with Output() as out:
        out.write(f"{len(known)} actors\n\n")
        for kind, count in _counted(each.kind.value for each in known):
            out.write(f"{count:6}  {kind}\n")
        out.write("\n")
        for country, count in _counted(each.country or "none" for each in known):
            place = file.countries.by_iso3.get(country)
            out.write(f"{count:6}  {country:4}  {place.name if place else ''}".rstrip())
            out.write("\n")


@command.command(
    name="import-wikidata",
    epilog="\b\nExamples:\n"
    "  hudna actors import-wikidata query.json --output mine.toml\n"
    "  hudna actors import-wikidata Q1.json positions.json --output mine.toml",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Write to this file instead of standard output.",
)
@click.option(
    "--kind",
    type=click.Choice(["person", "government", "organization", "group"]),
    help="What the items are of which the files tell no kind.",
)
def import_wikidata(
    files: tuple[str, ...], output: str | None, kind: str | None
) -> None:
    """Make an actor file out of what Wikidata gives.

    Each FILE holds results of the Wikidata Query Service as JSON, entities as
    Special:EntityData gives them, or a dump with one entity a line, also compressed.
    What cannot be used is listed on standard error. Nothing is fetched.
    """
    found = import_items(gather(files), load_actors(), kind)
    for each in found.skipped[:TOLD]:
        who = f"{each.item} {each.name}".strip()
        say(f"{foreign(who)}: {foreign(each.why)}.")
    if len(found.skipped) > TOLD:
        say(f"and {len(found.skipped) - TOLD} more that were not taken over.")
    if not found.tables:
        raise DataInvalid(f"{', '.join(files)}: no actor in it that could be used.")
    with Output(output) as out:
        out.write(found.toml())
    say(f"{_count(len(found.tables), 'actor')} written.")


def _own() -> tuple[Reading, ActorFile]:
    reading = read_folder(files("hudna").joinpath("data", "actors"))
    return reading, merged(Reading({}, {}, []))


def _more(paths: Iterable[str]) -> tuple[Reading, ActorFile]:
    reading = read_more(read_files(paths))
    return reading, merged(reading)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    """How often each value stands, the most frequent first."""
    return sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))


def _find(name: str, file: ActorFile) -> list[KnownActor]:
    """Who has an id, else a full name, else a short form."""
    key = name_key(name)
    if name in file.actors:
        return [file.actors[name]]
    ids = file.by_name.get(key, ())
    if ids:
        return [file.actors[id_] for id_ in ids]
    found = [
        actor
        for actor in file.actors.values()
        if any(name_key(short) == key for short in actor.short_names())
    ]
    if not found:
        raise UnknownName(f"no actor {name!r}. {_near(name, file)}")
    return found


def _near(name: str, file: ActorFile) -> str:
    """What was perhaps meant."""
    ranked = sorted(
        (
            (-max(compare(name, full).value for full in actor.full_names()), id_)
            for id_, actor in file.actors.items()
        )
    )
    near = [id_ for score, id_ in ranked[:NEAR] if score <= -0.5]
    return f"Near it: {', '.join(near)}." if near else "hudna actors list counts them."

"""hudna doctor: whether everything is there."""

import sys
from collections.abc import Iterator

import click

from hudna.cli.output import Output
from hudna.doctor import components, examine


@click.command(epilog="Example:  hudna doctor --licences")
@click.option(
    "--licences", is_flag=True, help="List what others made that hudna uses or ships."
)
def command(licences: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Check the installation and say what mends it.

    Ends with status 0 if all is well and 1 if something is missing.
    """
    with Output() as out:
        if licences:
            out.write("".join(_licences()))
            return
        well = True
        for finding in examine():
            mark = "ok     " if finding.well else "MISSING"
            out.write(f"{mark}  {finding.what}: {finding.state}\n")
            if finding.mend:
                well = False
                out.write(f"         mend it: {finding.mend}\n")
        out.write("All is well.\n" if well else "Something is missing.\n")
    sys.exit(0 if well else 1)


def _licences() -> Iterator[str]:
    yield "hudna itself: Apache-2.0\n"
    for part in components():
        name = f"{part.name} {part.version}".strip()
        yield f"{name}: {part.licence} ({part.origin})\n"

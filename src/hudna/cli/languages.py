"""hudna languages: the packs that are there."""

import click

from hudna.cli.output import Output
from hudna.languages import languages, load_pack


@click.command(epilog="Example:  hudna languages")
def command() -> None:
    """List the language packs and what each of them lacks.

    Texts in other languages are read too: for names and quotations.
    """
    with Output() as out:
        for code in languages():
            pack = load_pack(code)
            lacks = f", without {', '.join(pack.missing)}" if pack.missing else ""
            out.write(f"{code}  {pack.name}: {', '.join(pack.layers)}{lacks}\n")

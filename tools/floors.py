"""Check or raise the floors of a gold set.

    tools/floors.py check dev ../gold/dev
    tools/floors.py raise dev ../gold/dev --guard truce.f1
    tools/floors.py raise dev ../gold/dev --may-fall      say why in the changelog
    tools/floors.py raise dev ../gold/dev --new-set       the gold set itself changed

``--records DIR`` takes saved records instead of reading every document anew.
"""

import argparse
import sys
from pathlib import Path

from hudna.errors import HudnaError, UnknownName
from hudna.evaluate import evaluate, gate, saved_records
from hudna.evaluate.fresh import fresh_record
from hudna.evaluate.measures import Figure

FLOORS = Path(__file__).resolve().parents[1] / "eval" / "floors.toml"


def main() -> int:
    """Check or raise; exit status 1 if a floor is broken or the set changed."""
    options = _options()
    try:
        breaches = _check(options) if options.action == "check" else _raise(options)
    except HudnaError as error:
        breaches = [str(error)]
    print("\n".join(breaches) or f"{options.set}: all floors hold")
    return int(bool(breaches))


def _check(options: argparse.Namespace) -> list[str]:
    sets = gate.read_floors(options.floors)
    if options.set not in sets:
        raise UnknownName(f"{options.set}: no such set, only {', '.join(sets)}.")
    floors = sets[options.set]
    changes = gate.check_set(options.gold, floors)
    return [*changes, *gate.check(_figures(options), floors)]


def _raise(options: argparse.Namespace) -> list[str]:
    sets = gate.read_floors(options.floors)
    known = sets.get(options.set)
    if known and not options.new_set:
        changes = gate.check_set(options.gold, known)
        if changes:
            return [*changes, "If that is meant, add --new-set."]
    floors = gate.Floors(
        name=options.set,
        sha256=gate.digest(options.gold),
        documents=len(list(options.gold.glob("*.json"))),
        least=known.least if known else {},
    )
    figures = _figures(options)
    sets[options.set] = gate.raised(
        floors, figures, options.guard, may_fall=options.may_fall
    )
    gate.write_floors(options.floors, sets)
    return gate.check(figures, sets[options.set])


def _figures(options: argparse.Namespace) -> dict[str, Figure]:
    reader = saved_records(options.records) if options.records else fresh_record
    return evaluate(options.gold, reader).figures()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("action", choices=("check", "raise"))
    parser.add_argument("set", help="name of the set in the floors file")
    parser.add_argument("gold", type=Path, help="directory of gold files")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--records", type=Path, help="directory of saved records")
    parser.add_argument(
        "--guard", action="append", default=[], help="a further figure, such as date.p"
    )
    parser.add_argument("--may-fall", action="store_true", help="lower floors too")
    parser.add_argument("--new-set", action="store_true", help="the gold set changed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

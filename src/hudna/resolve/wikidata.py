"""Actors out of Wikidata: items that hudna can use become entries of an actor file."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from hudna.languages import load_pack
from hudna.resolve.actor_entries import EntryFault, KnownActor, entry
from hudna.resolve.actor_faults import faults
from hudna.resolve.actor_files import ActorFile
from hudna.resolve.names import name_key
from hudna.resolve.wikidata_json import Gathered, Item, Tie
from hudna.text.fold import fold_key

LANGUAGES = ("en", "ar", "fr", "it", "ru", "tr")
"""Languages whose names are taken over."""
EVERY = "mul"
"""Wikidata's code for a name that is the same in many languages."""
LINKS = re.compile(r"^(?:of|for|to|in|on|at|by|the|'s|,|-)\s+|\s+(?:of|for|to|in|the)$")
SOURCE = "Wikidata (CC0)"

Table: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An item, or a part of one, that was not taken over, and why."""

    item: str
    name: str
    why: str


@dataclass(slots=True)
class Imported:
    """Entries by id, and what was left out."""

    tables: dict[str, Table] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)

    def skip(self, item: Item, why: str) -> None:
        """Note what was left out of an item, once."""
        names = next(iter(item.names.values()), None) or [""]
        left = Skipped(item=item.id, name=names[0], why=why)
        if left not in self.skipped:
            self.skipped.append(left)

    def toml(self) -> str:
        """The entries as an actor file."""
        body = "\n".join(_written(table) for table in self.tables.values())
        return f"source = {_string(SOURCE)}\n\n{body}"


def import_items(
    gathered: Gathered, file: ActorFile, kind: str | None = None
) -> Imported:
    """The actors among items; ``kind`` is that of items of which no kind is told."""
    out = Imported(ids={a.wikidata: a.id for a in file.actors.values() if a.wikidata})
    taken = {key: ids[0] for key, ids in file.by_name.items()}
    referred = _referred(gathered)
    for item in gathered.items.values():
        table = _actor(item, gathered, kind)
        why = table if isinstance(table, str) else _name_it(table, item, taken, file)
        if isinstance(table, str) or why:
            if item.id not in referred:
                out.skip(item, why or "")
        else:
            out.tables[table["id"]] = table
            out.ids[item.id] = table["id"]
    for table in out.tables.values():
        item = gathered.items[table["wikidata"]]
        _tie(table, item, gathered, (file, out))
    _drop_impossible(out, file)
    return out


def _referred(gathered: Gathered) -> frozenset[str]:
    """Items that are there for what others say: positions, countries, owners."""
    out = {*gathered.codes, *gathered.owners, *gathered.owners.values()}
    for item in gathered.items.values():
        out.update(item.countries, item.kinds)
        out.update(t.item for t in (*item.positions, *item.bodies))
        out.update(t.of for t in item.positions if t.of)
    return frozenset(out)


def _actor(item: Item, gathered: Gathered, kind: str | None) -> Table | str:
    """The kind, country and names of an item, or why it is no actor."""
    known = [known_items()["kind"][k] for k in item.kinds if k in known_items()["kind"]]
    if not known and (item.kinds or kind is None):
        told = ", ".join(gathered.labels.get(k, k) for k in item.kinds)
        return f"of kind {told}, which is none of actors" if told else "kind not told"
    table: Table = {"id": "", "name": "", "kind": known[0]["kind"] if known else kind}
    countries = {c for c in (_country(c, gathered) for c in item.countries) if c}
    if len(countries) == 1:
        table["country"] = countries.pop()
    sectors = [sector for each in known for sector in each["sectors"]]
    table["sectors"] = list(dict.fromkeys(sectors))
    table["wikidata"] = item.id
    person = table["kind"] == "person"
    names, short = {}, {}
    for lang in LANGUAGES:
        given = item.names.get(lang) or (
            item.names.get(EVERY, []) if lang == "en" else []
        )
        stands = [
            n for at, n in enumerate(given) if _stands_alone(n, at, person=person)
        ]
        names[lang], short[lang] = stands, [n for n in given if n not in stands]
    if not names["en"]:
        return "no full English name"
    table["name"] = names["en"][0]
    table["names"] = {lang: each for lang, each in names.items() if each}
    table["short"] = {lang: each for lang, each in short.items() if each}
    return table


def _stands_alone(name: str, at: int, *, person: bool) -> bool:
    """Whether a name is a full one: several words, or a body's label or acronym."""
    words = [word for word in name_key(name).split() if word != "the"]
    several = len(words) > 1
    return several or (not person and (at == 0 or name.isupper()))


def _name_it(
    table: Table, item: Item, taken: dict[str, str], file: ActorFile
) -> str | None:
    """Give an entry its id and leave names out that others have; why if it cannot."""
    own = next((a.id for a in file.actors.values() if a.wikidata == item.id), None)
    owner = own or taken.get(name_key(table["name"]))
    if owner is not None:
        return f"known already as {owner}"
    for lang, names in table["names"].items():
        table["names"][lang] = [n for n in names if name_key(n) not in taken]
    slug = "-".join(re.findall(r"[a-z0-9]+", fold_key(table["name"]).replace("'", "")))
    if not slug or slug in file.actors or slug in taken.values():
        slug = f"{slug}-{item.id.lower()}".lstrip("-")
    table["id"] = slug
    for names in table["names"].values():
        taken.update((name_key(n), slug) for n in names)
    return None


def _tie(
    table: Table, item: Item, gathered: Gathered, known: tuple[ActorFile, Imported]
) -> None:
    """Put the offices and memberships of an item into its entry."""
    file, out = known
    offices: list[Table] = []
    members: list[Table] = []
    for tie in item.positions:
        office = _office(tie, gathered, file, out)
        if isinstance(office, str):
            out.skip(item, office)
        elif office not in offices:
            offices.append(office)
            sector = roles()[office["role"]][1]
            if sector and sector not in table["sectors"]:
                table["sectors"].append(sector)
    for tie in item.bodies:
        body = _body(tie.item, gathered, file, out)
        if body is None or body == table["id"]:
            name = gathered.labels.get(tie.item, "")
            why = f"member of {tie.item} {name}".rstrip() + ", which is no known actor"
            out.skip(item, why)
        else:
            members.append({"of": body, **_times(tie)})
    table |= {"offices": offices, "memberships": members}


def _office(
    tie: Tie, gathered: Gathered, file: ActorFile, out: Imported
) -> Table | str:
    """A position as an office of hudna, or why it is none."""
    label = gathered.labels.get(tie.item)
    if label is None or label == tie.item:
        return f"position {tie.item} without a name: add its item to the files"
    found = role_in(label)
    if found is None:
        return f"position {tie.item} «{label}» is no office that hudna knows"
    role, before, after = found
    item = tie.of or gathered.owners.get(tie.item)
    told = _owner(item, gathered, file, out) if item else None
    ends = (_named_owner(before, file), _named_owner(after, file))
    wide = role.endswith("minister")  # «… of foreign affairs and trade»
    if (before and not ends[0]) or (after and not ends[1] and not wide):
        return f"position {tie.item} «{label}» is more than the office «{role}»"
    of = ends[1] or ends[0] or told
    if of is None:
        return f"position {tie.item} «{label}»: not told of which country or body"
    return {"role": role, "of": of, "title": label, **_times(tie)}


def role_in(label: str) -> tuple[str, str, str] | None:
    """The office that a title names, and its words before and after that."""
    words = label.split()
    for size in range(len(words), 0, -1):
        for at in range(len(words) - size + 1):
            key = fold_key(" ".join(words[at : at + size]))
            if key in role_words():
                before, after = " ".join(words[:at]), " ".join(words[at + size :])
                return role_words()[key], _bare(before), _bare(after)
    return None


def _bare(words: str) -> str:
    """Words without those that tie them to others."""
    before = ""
    while before != words:
        before, words = words, LINKS.sub("", f"{words} ".lstrip()).strip()
    return words


def _owner(id_: str, gathered: Gathered, file: ActorFile, out: Imported) -> str | None:
    return _country(id_, gathered) or _body(id_, gathered, file, out)


def _named_owner(name: str, file: ActorFile) -> str | None:
    """The country, its people or the body that words name, if there is but one."""
    key = name_key(name)
    for table in (file.countries_by_name, file.by_name):
        found = table.get(key, ())
        if len(found) == 1:
            return found[0]
    return None


def _body(id_: str, gathered: Gathered, file: ActorFile, out: Imported) -> str | None:
    """The actor that an item is: by its id, else by its English name."""
    if id_ in out.ids:
        return out.ids[id_]
    found = file.by_name.get(name_key(gathered.labels.get(id_, "")), ())
    return found[0] if len(found) == 1 else None


def _country(id_: str, gathered: Gathered) -> str | None:
    """The alpha-3 code of a country's item, or of the code itself."""
    if id_.isalpha() and id_.isupper() and len(id_) == 3:
        return id_
    code: str | None = gathered.codes.get(id_) or known_items()["country"].get(id_)
    return code


def _times(tie: Tie) -> Table:
    return {k: v for k, v in (("from", tie.start), ("to", tie.end)) if v}


def _drop_impossible(out: Imported, file: ActorFile) -> None:
    """Leave out what no actor file may say, until nothing is left of it."""
    while True:
        made = {id_: entry(table) for id_, table in out.tables.items()}
        actors = {**file.actors, **made}
        new = ActorFile(actors, file.countries, file.tables)
        wrong = {
            id_: fault
            for id_, actor in made.items()
            for fault in faults(actor, actors, file.countries, new.by_name)
        }
        if not wrong:
            return
        for id_, fault in wrong.items():
            _mend(out, id_, made[id_], fault)


def _mend(out: Imported, id_: str, actor: KnownActor, fault: EntryFault) -> None:
    """Drop the part of an entry that is at fault, or all of it."""
    table = out.tables[id_]
    why = str(fault).rstrip(".")
    out.skipped.append(Skipped(item=table["wikidata"], name=actor.name, why=why))
    for key in ("offices", "memberships"):
        kept = [row for row in table[key] if fault.near not in row.values()]
        if fault.near and len(kept) < len(table[key]):
            table[key] = kept
            return
    del out.tables[id_]


@cache
def known_items() -> Mapping[str, Mapping[str, Any]]:
    """Items of countries and kinds, as ``data/wikidata.toml`` has them."""
    path = files("hudna").joinpath("data", "wikidata.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def roles() -> Mapping[str, tuple[str, str | None]]:
    """Each role with its English words and its sector."""
    out: dict[str, tuple[str, str | None]] = {}
    for _, found in load_pack("en").entries:
        if found.layer == "office":
            out.setdefault(found.value.key, (found.value.english, found.value.sector))
    return out


@cache
def role_words() -> Mapping[str, str]:
    """Roles by the folded English words that name them."""
    return {
        fold_key(words): found.value.key
        for words, found in load_pack("en").entries
        if found.layer == "office"
    }


# -- writing ------------------------------------------------------------------------


def _written(table: Table) -> str:
    return "[[actor]]\n" + "".join(f"{line}\n" for line in _lines(table))


def _lines(table: Table) -> Iterator[str]:
    for key, value in table.items():
        if value:
            yield from WRITERS.get(key, _plain)(key, value)


def _plain(key: str, value: Any) -> Iterator[str]:
    yield f"{key} = {_list(value) if isinstance(value, list) else _string(value)}"


def _by_language(key: str, table: Mapping[str, list[str]]) -> Iterator[str]:
    for lang, names in table.items():
        if names:
            yield f"{key}.{lang} = {_list(names)}"


def _rows(key: str, rows: list[Table]) -> Iterator[str]:
    yield f"{key} = ["
    for row in rows:
        yield f"  {{ {', '.join(f'{k} = {_string(v)}' for k, v in row.items())} }},"
    yield "]"


def _list(values: list[str]) -> str:
    return f"[{', '.join(map(_string, values))}]"


def _string(value: str) -> str:
    """A basic string of TOML: what JSON writes, and DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


WRITERS: dict[str, Callable[[str, Any], Iterator[str]]] = {
    "names": _by_language,
    "short": _by_language,
    "offices": _rows,
    "memberships": _rows,
}

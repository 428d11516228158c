"""The actors of one document while they are being told apart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hudna.model.extraction import EntityMention
from hudna.model.text import Document, Span
from hudna.model.vocabulary import EntityKind
from hudna.resolve.actor_files import ActorFile, KnownActor
from hudna.resolve.gazetteer import Gazetteer
from hudna.resolve.name_index import NameIndex
from hudna.resolve.names import name_key
from hudna.resolve.titles import Titles
from hudna.text.fold import fold_key

Key = tuple[str, ...]
WINDOW = 300
"""Mentions that lie between a bare title and whom it may mean, at most."""


@dataclass(frozen=True, slots=True)
class Stated:
    """An office that the text gives somebody."""

    role: str
    of: str | None
    former: bool


@dataclass(slots=True)
class Draft:
    """One actor in the making: its mentions, and why they are one."""

    key: Key
    kind: EntityKind
    ref: str | None = None
    name: str = ""
    romanized: bool = False
    country: str | None = None
    sectors: tuple[str, ...] = ()
    mentions: list[EntityMention] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    alternatives: tuple[str, ...] = ()
    stated: list[Stated] = field(default_factory=list)
    written: dict[str, None] = field(default_factory=dict)
    """Names as the text writes them, each once."""
    heads: list[str] = field(default_factory=list)
    """English head nouns of collective phrases that named it."""
    nouns: list[frozenset[str]] = field(default_factory=list)
    """The words of those phrases, without the owner's and without endings."""

    @property
    def person(self) -> bool:
        """Whether it is somebody, known or not."""
        return self.kind is EntityKind.PERSON


@dataclass(slots=True)
class Scene:
    """A document, its mentions in text order, and the drafts made of them so far."""

    document: Document
    day: str | None
    actors: ActorFile
    titles: Titles
    mentions: Sequence[EntityMention]
    gazetteer: Gazetteer | None = None
    drafts: dict[Key, Draft] = field(default_factory=dict)
    at: dict[Span, Draft] = field(default_factory=dict)
    names: NameIndex[Draft] = field(default_factory=NameIndex)
    holders: dict[str, dict[Key, Draft]] = field(default_factory=dict)
    """Who is given a role by the text."""
    order: dict[Span, int] = field(default_factory=dict)
    countries: dict[str, set[str]] = field(default_factory=dict)
    """The words by which the text names each country."""

    def __post_init__(self) -> None:
        for at, mention in enumerate(self.mentions):
            self.order[mention.span] = at
            if mention.country is not None:
                self.countries.setdefault(mention.country, set()).add(
                    self.words(mention)
                )

    def words(self, mention: EntityMention) -> str:
        """The name in a mention, or the whole of it."""
        return self.quote(_name_span(mention))

    def quote(self, span: Span) -> str:
        """The words of a span, with the article that «لل» swallowed."""
        words = self.document.quote(span)
        before = self.document.text[max(0, span.start - 1) : span.start]
        return f"ا{words}" if before == "ل" and words.startswith("ل") else words

    def phrase(self, mention: EntityMention) -> str:
        """The words of a mention on one line, without the article before them."""
        words = self.quote(mention.span).split()
        while len(words) > 1 and fold_key(words[0]) in self.titles.articles:
            words = words[1:]
        return " ".join(words)

    def known(self, ref: str) -> Draft:
        """The draft of a known actor."""
        if ("known", ref) in self.drafts:
            return self.drafts["known", ref]
        actor = self.actors.actors[ref]
        draft = Draft(
            key=("known", ref),
            kind=actor.kind,
            ref=ref,
            name=actor.name,
            country=actor.country,
            sectors=actor.sectors,
        )
        if draft.person:
            for name in actor.full_names():
                self.names.add(name, draft)
        return self.draft(draft)

    def draft(self, new: Draft) -> Draft:
        """The draft of a key: the one there is, else the new one."""
        return self.drafts.setdefault(new.key, new)

    def assign(self, mention: EntityMention, draft: Draft, reason: str) -> None:
        """Make a mention one of a draft's, and keep why."""
        self.at[mention.span] = draft
        draft.mentions.append(mention)
        if reason and reason not in draft.reasons:
            draft.reasons.append(reason)
        if mention.name_at is not None:
            self._write(self.words(mention), draft)
        office = mention.office
        if office and ":" in office:
            draft.heads.append(self.head(mention))
        elif office:
            self._state(mention, draft, office)

    def _write(self, name: str, draft: Draft) -> None:
        if name not in draft.written:
            draft.written[name] = None
            if draft.person or draft.ref is None:
                self.names.add(name, draft)

    def head(self, mention: EntityMention) -> str:
        """The English head noun of a collective, marked where it is in the plural."""
        words = name_key(self.quote(mention.span)).split()
        many = any(self.titles.noun(word)[1] == "many" for word in words[:1])
        return (mention.office or "").partition(":")[2] + ("+" if many else "")

    def introduces(self, mention: EntityMention) -> bool:
        """Whether the words say that it is another one («another source»)."""
        end = mention.span.end
        after = self.document.text[end : end + 12].split()[:1]
        beside = (fold_key(word) for word in (self.before(mention), *after))
        return not self.titles.others.isdisjoint(beside)

    def _state(self, mention: EntityMention, draft: Draft, role: str) -> None:
        stated = Stated(role, self.owner(mention), self.former(mention))
        if stated not in draft.stated:
            draft.stated.append(stated)
            self.holders.setdefault(role, {})[draft.key] = draft

    def owner(self, mention: EntityMention) -> str | None:
        """What an office belongs to; those of a state belong to the country named."""
        if mention.office in self.titles.state and mention.country:
            of = mention.office_of
            if self.actors.country_of(of) != mention.country:
                return mention.country
        return owner(mention)

    def former(self, mention: EntityMention) -> bool:
        """Whether the words say that the office is no longer held."""
        words = self.quote(mention.span)
        before = self.before(mention)
        return self.titles.says_former(words) or self.titles.says_former(before)

    def before(self, mention: EntityMention) -> str:
        """The word before a mention, or nothing."""
        start = mention.span.start
        words = self.document.text[max(0, start - 24) : start].split()
        touching = self.document.text[max(0, start - 1) : start].isspace()
        return words[-1] if words and touching else ""

    def open(self) -> Iterator[EntityMention]:
        """The mentions that belong to nobody yet, in text order."""
        for mention in self.mentions:
            if mention.span not in self.at:
                yield mention

    def people(self) -> Iterator[Draft]:
        """The persons found so far."""
        return (d for d in list(self.drafts.values()) if d.person and d.mentions)

    def preceding(self, mention: EntityMention) -> Iterator[Draft]:
        """Drafts mentioned before, the nearest first, as far as a reader looks back."""
        here = self.order[mention.span]
        for at in range(here - 1, max(-1, here - 1 - WINDOW), -1):
            draft = self.at.get(self.mentions[at].span)
            if draft is not None:
                yield draft

    def names_of(self, draft: Draft) -> tuple[str, ...]:
        """Every name of a draft that may be compared: written and known ones."""
        actor = self.actor(draft)
        known = tuple(actor.full_names()) if actor else ()
        return tuple(dict.fromkeys((*draft.written, *known)))

    def actor(self, draft: Draft) -> KnownActor | None:
        """The known actor behind a draft."""
        return self.actors.actors.get(draft.ref) if draft.ref else None

    def same_owner(self, a: str | None, b: str | None, role: str) -> bool:
        """Whether an office of the one is that of the other.

        A country and its government have one prime minister, but each ministry has a
        spokesman of its own.
        """
        if a is None or b is None or a == b or role not in self.titles.state:
            return a == b
        return self._country_like(a, b) or self._country_like(b, a)

    def _country_like(self, code: str, ref: str) -> bool:
        """A country and its government are one owner."""
        actor = self.actors.actors.get(ref)
        if code not in self.actors.countries.by_iso3 or actor is None:
            return False
        return actor.country == code and actor.kind in (
            EntityKind.GOVERNMENT,
            EntityKind.COUNTRY,
        )


def _name_span(mention: EntityMention) -> Span:
    """The name in a mention, never more than the mention has of it."""
    name, whole = mention.name_at, mention.span
    if name is None or not name.overlaps(whole):
        return whole
    return Span(max(name.start, whole.start), min(name.end, whole.end))


def owner(mention: EntityMention) -> str | None:
    """What an office or a body belongs to: an actor, else a country."""
    return mention.office_of or mention.country


def day_of(document: Document) -> str | None:
    """The ISO day a document was published, None when unknown or no date."""
    given = (document.published or "")[:10]
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        return None


def best_written(written: Iterable[str]) -> str:
    """The fullest of the names a text uses; of equals the first."""
    return max(written, key=lambda name: len(name.split()), default="")


def demonym(actors: ActorFile, titles: Titles, iso3: str) -> str | None:
    """The English adjective of a country, None where there is none."""
    if iso3 in titles.adjective:
        return titles.adjective[iso3]
    country = actors.countries.by_iso3.get(iso3)
    forms: Mapping[str, tuple[str, ...]] = country.demonyms if country else {}
    return forms.get("en", (None,))[0]

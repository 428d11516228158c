"""What is only asked for, promised, refused or threatened is no happening of its own.

«X urged Y to release Z» reports one act. The verb or noun inside it decides the mode
of the act, gives it the recipients that it lacks, and is then no event.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hudna.codebook import Codebook
from hudna.extract.events.objects import object_of
from hudna.extract.grammar.clause import Clauses
from hudna.extract.grammar.hanging import COMMAS
from hudna.extract.grammar.predicate import Predicate
from hudna.extract.grammar.verb_last import relative
from hudna.extract.grammar.voice import is_passive
from hudna.model.extraction import Argument, EventMention
from hudna.model.text import Span
from hudna.model.vocabulary import EventType, Role, Status, TruceAct
from hudna.pack import TriggerForm
from hudna.text.inflect import Tense

OUTER = frozenset(
    {
        EventType.REQUEST,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.AGREE,
        EventType.CONCEDE,
    }
)
"""Acts whose content has not happened."""
NOUN_REACH = 6
"""Tokens between an act and the noun that it is about."""
VERB_REACH = 16
BREACHES = {
    EventType.ACCUSE: TruceAct.VIOLATION_ALLEGED,
    EventType.REJECT: TruceAct.VIOLATION_DENIED,
}
MUTUAL = frozenset({"access", "ceasefire"})
"""Modes of RETREAT to which sides agree; the others are one side's concession."""
CONTENT_SLOTS = frozenset({"object", "to", "for", "on", "about", "from", "of"})
"""Slots of prepositions behind which an act has its content."""
CIRCUMSTANCES = frozenset({Role.DATE, Role.PLACE})


@dataclass(frozen=True, slots=True)
class _Act:
    event: EventMention
    predicate: Predicate


def independent(
    clauses: Clauses,
    events: Sequence[EventMention],
    predicates: Mapping[Span, Predicate],
) -> list[EventMention]:
    """The events that are no mere content of another, which takes them up."""
    acts = {e.trigger: _Act(e, predicates[e.trigger]) for e in events}
    gone: set[Span] = set()
    for trigger in sorted(acts, reverse=True):  # the innermost first
        inner = acts[trigger]
        outer = _outer(clauses, acts, inner)
        if outer is not None:
            acts[outer.event.trigger] = _taking_up(outer, inner)
            gone.add(inner.event.trigger)
    return [act.event for trigger, act in acts.items() if trigger not in gone]


def _outer(clauses: Clauses, acts: Mapping[Span, _Act], inner: _Act) -> _Act | None:
    """The nearest act before an event whose content the event is.

    Where verbs stand last, it stands behind.
    """
    if clauses.verb_last:
        behind = (act for act in acts.values() if _embeds(clauses, act, inner))
        return next(behind, None)
    for outer in reversed(list(acts.values())):
        if outer.predicate.last <= inner.predicate.first and _holds(
            clauses, outer, inner
        ):
            return outer
    return None


def _holds(clauses: Clauses, outer: _Act, inner: _Act) -> bool:
    if _is_object(clauses, outer, inner):
        return True
    accuses = outer.event.type is EventType.ACCUSE and outer.event.mode == "allege"
    if outer.event.type not in OUTER and not accuses and not _marches(outer, inner):
        return False
    gap = range(outer.predicate.last, inner.predicate.first)
    if clauses.verb_first:
        return not accuses and _governed(clauses, inner.predicate, gap)
    if inner.predicate.verbal:
        return _verb_inside(clauses, inner.predicate, gap)
    if len(gap) <= VERB_REACH and _to_do(clauses, inner.predicate, gap):
        return True
    if outer.event.type is EventType.REQUEST and _complemented(clauses, gap.start):
        return len(gap) <= VERB_REACH  # «demanded that X impose sanctions»
    breach = accuses and inner.event.truce_act is TruceAct.VIOLATED
    near = len(gap) <= (VERB_REACH if breach else NOUN_REACH)
    short = near and (not accuses or breach or _done(clauses, gap))
    return short and not any(_parted(clauses, at) for at in gap)


def _verb_inside(clauses: Clauses, inner: Predicate, gap: range) -> bool:
    """Whether a verb only says what is asked for, promised or refused."""
    if len(gap) > VERB_REACH or is_passive(clauses, inner):
        return False
    whole = not any(_parted(clauses, at) for at in gap)
    if inner.tense is Tense.GERUND:
        return whole and len(gap) <= NOUN_REACH
    if inner.tense is Tense.BASE:
        infinitive = _infinitive(clauses, inner.first)
        if infinitive or _complemented(clauses, gap.start):
            return whole or not infinitive  # «demanded that X release Y»
    return inner.tense in (Tense.BASE, None) and _modal(clauses, inner, gap)


def _infinitive(clauses: Clauses, first: int) -> bool:
    """Whether the marker of an infinitive stands before: «to partially lift»."""
    sentence, at = clauses.sentence, first - 1
    while at > 0 and sentence.ends(at, "adverb_endings"):
        at -= 1
    return at >= 0 and sentence.word(at, "infinitive")


def _embeds(clauses: Clauses, outer: _Act, inner: _Act) -> bool:
    """Verb last: an object, or an embedded verb, right before an act of words."""
    gap = range(inner.predicate.last, outer.predicate.first)
    if inner.predicate.last > outer.predicate.first:
        return False
    if _is_object(clauses, outer, inner):
        return True
    near = len(gap) <= NOUN_REACH and not any(_parted(clauses, at) for at in gap)
    embedded = inner.predicate.tense not in (Tense.PAST, Tense.PRESENT)
    embedded = embedded and not relative(clauses, inner.predicate)
    return outer.event.type in OUTER and near and embedded


def _done(clauses: Clauses, gap: range) -> bool:
    """«… of carrying out the attack»: a light verb in -ing between act and noun."""
    verbs = [verb for at in gap if (verb := clauses.verb_at(at)) is not None]
    return bool(verbs) and all(verb.tense is Tense.GERUND for verb in verbs)


def _to_do(clauses: Clauses, noun: Predicate, gap: range) -> bool:
    """«agreed … to open talks»: a noun whose verb is the infinitive that is agreed."""
    verbs = [at for at in gap if clauses.verb_at(at) is not None]
    if not verbs or noun.first - verbs[-1] > NOUN_REACH // 2:
        return False
    at = verbs[-1]
    verb = clauses.verb_at(at)
    infinitive = _infinitive(clauses, at)
    bare = verb is not None and verb.tense is Tense.BASE and infinitive
    return bare and not any(_parted(clauses, here) for here in gap)


def _is_object(clauses: Clauses, outer: _Act, inner: _Act) -> bool:
    """The noun that makes the type of its verb: «signed a truce agreement»."""
    value = outer.predicate.found.value
    if inner.predicate.verbal or not isinstance(value, TriggerForm):
        return False
    found = object_of(clauses, outer.predicate, value.trigger.object)
    here = inner.predicate
    return found is not None and found.first < here.last and here.first <= found.last


def _marches(outer: _Act, inner: _Act) -> bool:
    """«They protested to demand …»: what a protest asks for."""
    protest = outer.event.type is EventType.PROTEST
    return protest and inner.event.type is EventType.REQUEST


def _governed(clauses: Clauses, inner: Predicate, gap: range) -> bool:
    """Verb first: an event noun that is the object, or «that they leave»."""
    bare = [at for at in gap if not any(c.first <= at < c.last for c in clauses.chunks)]
    if not inner.verbal:
        near = len(bare) <= NOUN_REACH and not _circumstantial(clauses, inner.first)
        return near and not any(_parted(clauses, at) for at in bare)
    if inner.tense is not Tense.PRESENT or len(bare) > VERB_REACH:
        return False
    opened = clauses.sentence.at(inner.first - 1, "complementizer") is not None
    return opened and not any(_parted(clauses, at) for at in bare[:-1])


def _circumstantial(clauses: Clauses, at: int) -> bool:
    """Whether a noun only says when, where or why: «during his visit»."""
    for found in clauses.sentence.layer("preposition"):
        if found.last == at:
            return not CONTENT_SLOTS & set(clauses.prepositions(found))
    return False


def _modal(clauses: Clauses, inner: Predicate, gap: range) -> bool:
    """«… that X would …»: a clause that is still to come true."""
    sentence = clauses.sentence
    at = inner.first if inner.tense is None else inner.first - 1
    while at >= gap.start and sentence.word(at, "auxiliaries"):
        if sentence.word(at, "modals"):
            return not any(
                _breaks(clauses, here) for here in range(gap.start, at)
            ) or _complemented(clauses, gap.start)
        at -= 1
    return False


def _breaks(clauses: Clauses, at: int) -> bool:
    sentence = clauses.sentence
    stop = clauses.stops(at) and sentence.at(at, "complementizer") is None
    verb = clauses.verb_at(at)
    finite = verb is not None and verb.tense in (Tense.PAST, Tense.PRESENT)
    return stop or finite or sentence.key(at) in COMMAS


def _complemented(clauses: Clauses, at: int) -> bool:
    """«… that, if X, Y would»: the clause goes on behind its own commas."""
    return clauses.sentence.at(at, "complementizer") is not None


def _parted(clauses: Clauses, at: int) -> bool:
    """Whether a clause ends, or another finite verb stands, at a token."""
    verb = clauses.verb_at(at)
    finite = verb is not None and verb.tense in (Tense.PAST, Tense.PRESENT)
    return finite or clauses.stops(at) or clauses.sentence.key(at) in COMMAS


def _taking_up(outer: _Act, inner: _Act) -> _Act:
    event = outer.event
    arguments = [*event.arguments, *_lacking(outer.event, inner.event)]
    event = replace(
        event,
        mode=event.mode or _mode(event.type, inner.event.type),
        arguments=tuple(arguments),
        truce_act=_truce_act(event, inner.event),
        why=(*event.why, f"its content is {inner.event.type}"),
    )
    rule = Codebook.load().types[inner.event.type]
    yields = EventType.CONCEDE in (inner.event.type, rule.planned)
    mutual = inner.event.mode in MUTUAL
    if event.type is EventType.AGREE and yields and not mutual:
        extended = inner.event.truce_act is TruceAct.EXTENDED
        status = event.status if extended else Status.FUTURE
        event = replace(event, type=EventType.CONCEDE, status=status)
    return _Act(event, outer.predicate)


def _mode(outer: EventType, inner: EventType) -> str | None:
    return Codebook.load().types[outer].contents.get(inner)


def _truce_act(outer: EventMention, inner: EventMention) -> TruceAct | None:
    if inner.truce_act is TruceAct.VIOLATED:
        return BREACHES.get(outer.type, outer.truce_act)
    if outer.type in (EventType.AGREE, EventType.CONCEDE):
        return outer.truce_act or inner.truce_act
    return outer.truce_act


def _lacking(outer: EventMention, inner: EventMention) -> Iterator[Argument]:
    """The recipients, deadline, date and place that only the content states."""
    taken = {a.span for a in outer.arguments}
    if not outer.spans(Role.RECIPIENT):
        for argument in inner.arguments:
            if argument.span not in taken and _addressed(outer, inner, argument):
                yield replace(argument, role=Role.RECIPIENT)
    roles = {Role.DEADLINE}
    if outer.type is not EventType.REQUEST:
        roles |= CIRCUMSTANCES
    for argument in inner.arguments:
        if argument.role in roles and not outer.spans(argument.role):
            yield argument


def _addressed(outer: EventMention, inner: EventMention, argument: Argument) -> bool:
    """Who is to do what is asked; whom it concerns where it is promised."""
    if outer.type is EventType.REQUEST:
        return argument.role is Role.ACTOR
    if inner.type is EventType.REQUEST:
        return False
    partner = argument.role is Role.ACTOR and argument.cue is not None
    return partner or argument.role is Role.RECIPIENT

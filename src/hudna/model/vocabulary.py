"""The closed vocabularies of the record, each with the standard it comes from."""

from enum import StrEnum


class EventType(StrEnum):
    """The sixteen event types of PLOVER 2.0."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """What is reported, as its source holds it (PLOVER's auxiliary modes)."""

    ACTUAL = "actual"
    ONGOING = "ongoing"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    HISTORICAL = "historical"


STATUS_ORDER = (
    Status.NEGATED,
    Status.HYPOTHETICAL,
    Status.FUTURE,
    Status.HISTORICAL,
    Status.ONGOING,
    Status.ACTUAL,
)
"""If several apply, the first of these is the status."""


class Certainty(StrEnum):
    """How surely the source holds it (FactBank)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class TruceAct(StrEnum):
    """What is done about a truce; states of a truce are derived from acts."""

    CALLED_FOR = "called-for"
    OFFERED = "offered"
    DEMANDED = "demanded"
    REFUSED = "refused"
    BROKERED = "brokered"
    AGREED = "agreed"
    SIGNED = "signed"
    DECLARED = "declared"
    ENTERED_INTO_FORCE = "entered-into-force"
    OBSERVED = "observed"
    EXTENDED = "extended"
    VIOLATED = "violated"
    VIOLATION_ALLEGED = "violation-alleged"
    VIOLATION_DENIED = "violation-denied"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    COLLAPSED = "collapsed"


class EntityKind(StrEnum):
    """What an actor is; ``role`` is an office or role noun that names nobody."""

    PERSON = "person"
    COUNTRY = "country"
    GOVERNMENT = "government"
    ORGANIZATION = "organization"
    GROUP = "group"
    ROLE = "role"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """The part an argument plays in its event."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    MEDIATOR = "mediator"
    PLACE = "place"
    DATE = "date"
    DEADLINE = "deadline"
    CONTENT = "content"
    CONDITION = "condition"


class SourceKind(StrEnum):
    """Who a link of an attribution chain is (PARC/PolNeAR: the source)."""

    OUTLET = "outlet"
    AGENCY = "agency"
    OFFICIAL = "official"
    SPEAKER = "speaker"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"


class SourceClass(StrEnum):
    """What the text tells of a source whose name it hides."""

    OFFICIAL = "official"
    DIPLOMATIC = "diplomatic"
    MILITARY = "military"
    INFORMED = "informed"
    MEDICAL = "medical"
    WITNESS = "witness"
    OTHER = "other"


class FigureKind(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    RELEASED = "released"
    SUM = "sum"
    DURATION = "duration"


class Precision(StrEnum):
    """How closely a place is known (PLOVER's resolution)."""

    SUB_CITY = "sub-city"
    CITY = "city"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"

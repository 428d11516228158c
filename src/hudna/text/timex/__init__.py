"""Words about time: found in a text, and read into what they say."""

from hudna.text.timex.expressions import (
    Calendar,
    DateMention,
    DayWords,
    DistanceWords,
    Edge,
    Expression,
    LengthWords,
    MonthWords,
    PeriodWords,
    Portion,
    RunWords,
    SpanWords,
    Unit,
    YearWords,
)
from hudna.text.timex.find import find_dates
from hudna.text.timex.grammar import DateGrammar, date_grammar, load_date_grammar

__all__ = [
    "Calendar",
    "DateGrammar",
    "DateMention",
    "DayWords",
    "DistanceWords",
    "Edge",
    "Expression",
    "LengthWords",
    "MonthWords",
    "PeriodWords",
    "Portion",
    "RunWords",
    "SpanWords",
    "Unit",
    "YearWords",
    "date_grammar",
    "find_dates",
    "load_date_grammar",
]

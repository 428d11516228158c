"""How days are counted, rule by rule; the words themselves are tested per language."""

import pytest

from hudna.model.grounding import ClockTime, Timex
from hudna.model.text import Document, Passage, Span
from hudna.model.vocabulary import Status
from hudna.resolve.dates import (
    Direction,
    direction_of,
    resolve_date,
    resolve_dates,
    writing_day,
)
from hudna.text.timex import (
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

SUNDAY = "2020-01-12"


def mention(
    expression: Expression | None, edge: Edge | None = None, **more: ClockTime | str
) -> DateMention:
    return DateMention(span=Span(0, 4), expression=expression, edge=edge, **more)


def resolve(
    expression: Expression | None,
    direction: Direction | None = None,
    published: str | None = SUNDAY,
    **more: Edge,
) -> Timex | None:
    document = Document(id="d", text="when", lang="und", published=published)
    return resolve_date(mention(expression, **more), document, direction)[0]


def days(timex: Timex | None) -> tuple[str | None, str | None]:
    assert timex is not None
    return timex.first, timex.last


@pytest.mark.parametrize(
    ("direction", "day"),
    [
        (Direction.BACK, "2020-01-12"),
        (Direction.AHEAD, "2020-01-12"),
        (None, "2020-01-12"),
    ],
)
def test_a_bare_weekday_may_be_the_day_of_publication(
    direction: Direction | None, day: str
) -> None:
    timex = resolve(DayWords(weekday=7), direction)
    assert days(timex) == (day, day)


@pytest.mark.parametrize(
    ("weekday", "direction", "day"),
    [
        (6, Direction.BACK, "2020-01-11"),
        (1, Direction.BACK, "2020-01-06"),
        (1, Direction.AHEAD, "2020-01-13"),
        (6, Direction.AHEAD, "2020-01-18"),
        (6, None, "2020-01-11"),
    ],
)
def test_a_bare_weekday_looks_where_the_verb_looks(
    weekday: int, direction: Direction | None, day: str
) -> None:
    assert days(resolve(DayWords(weekday=weekday), direction)) == (day, day)


@pytest.mark.parametrize(
    ("shift", "day"), [(-1, "2020-01-05"), (0, "2020-01-12"), (1, "2020-01-19")]
)
def test_last_and_next_exclude_the_day_of_publication(shift: int, day: str) -> None:
    assert days(resolve(DayWords(weekday=7, shift=shift))) == (day, day)


def test_what_is_announced_or_possible_lies_ahead() -> None:
    ahead = [s for s in Status if direction_of(s) is Direction.AHEAD]
    assert ahead == [Status.FUTURE, Status.HYPOTHETICAL]


def test_the_weekday_beside_today_tells_the_day_of_writing() -> None:
    document = Document(id="d", text="when", lang="und", published="2020-01-14")
    monday = mention(DayWords(offset=0, weekday=1))
    written = writing_day(document, (monday, mention(DayWords(offset=-1))))
    assert written is not None
    assert written.isoformat() == "2020-01-13"
    timex, _ = resolve_date(
        mention(DayWords(offset=-1)), document, Direction.BACK, writing=written
    )
    assert days(timex) == ("2020-01-12", "2020-01-12")


def test_a_text_may_be_written_where_it_is_already_the_next_day() -> None:
    document = Document(id="d", text="when", lang="und", published="2020-01-12")
    written = writing_day(document, (mention(DayWords(offset=0, weekday=1)),))
    assert str(written) == "2020-01-13"


def test_a_dateline_tells_the_day_of_writing_and_gives_no_date() -> None:
    document = Document(id="d", text="when", lang="und", published=SUNDAY)
    line = DateMention(
        span=Span(0, 4), expression=DayWords(day=10, month=1), dateline=True
    )
    assert str(writing_day(document, (line,))) == "2020-01-10"
    assert resolve_date(line, document) == (None, ())


def test_a_dateline_of_long_ago_belongs_to_another_report() -> None:
    document = Document(id="d", text="when", lang="und", published=SUNDAY)
    line = DateMention(
        span=Span(0, 4), expression=DayWords(day=10, month=11), dateline=True
    )
    assert str(writing_day(document, (line,))) == SUNDAY


def test_mentions_that_disagree_leave_the_day_of_publication() -> None:
    document = Document(id="d", text="when", lang="und", published=SUNDAY)
    both = (
        mention(DayWords(offset=0, weekday=5)),
        mention(DayWords(offset=0, weekday=6)),
    )
    assert str(writing_day(document, both)) == SUNDAY


@pytest.mark.parametrize(
    ("direction", "day"),
    [(Direction.BACK, "2019-04-15"), (Direction.AHEAD, "2020-04-15")],
)
def test_a_day_without_year_is_the_nearest_on_its_side(
    direction: Direction, day: str
) -> None:
    assert days(resolve(DayWords(day=15, month=4), direction)) == (day, day)


def test_the_weekday_picks_the_year_of_a_day_that_states_none() -> None:
    timex = resolve(DayWords(day=15, month=4, weekday=7))  # a Sunday in 2018
    assert days(timex) == ("2018-04-15", "2018-04-15")


def test_without_publication_date_the_year_stays_open() -> None:
    document = Document(id="d", text="when", lang="und")
    timex, issues = resolve_date(mention(DayWords(day=8, month=1)), document)
    assert timex is not None
    assert (timex.edtf, timex.first, timex.last) == ("XXXX-01-08", None, None)
    assert [(i.stage, i.start, i.end) for i in issues] == [("resolve.dates", 0, 4)]
    assert "year not stated" in issues[0].message


@pytest.mark.parametrize(
    "words",
    [
        DayWords(offset=-1),
        DayWords(weekday=3),
        PeriodWords(unit=Unit.WEEK, shift=-1),
        DistanceWords(count=2, unit=Unit.DAY, sign=-1),
    ],
)
def test_relative_words_stay_open_without_publication_date(words: Expression) -> None:
    document = Document(id="d", text="when", lang="und")
    timex, issues = resolve_date(mention(words), document)
    assert timex is not None
    assert (timex.edtf, timex.first, timex.last) == (None, None, None)
    assert len(issues) == 1


def test_relative_words_count_in_the_offset_of_the_publication_date() -> None:
    timex = resolve(DayWords(offset=-1), published="2020-01-12T00:10:00+02:00")
    assert days(timex) == ("2020-01-11", "2020-01-11")


@pytest.mark.parametrize(
    ("portion", "expected"),
    [
        (Portion.EARLY, ("2020-02-01", "2020-02-10")),
        (Portion.MID, ("2020-02-11", "2020-02-20")),
        (Portion.LATE, ("2020-02-21", "2020-02-29")),
        (None, ("2020-02-01", "2020-02-29")),
    ],
)
def test_the_thirds_of_a_month(
    portion: Portion | None, expected: tuple[str, str]
) -> None:
    words = MonthWords(month=2, year=2020, portion=portion)
    assert days(resolve(words, published=None)) == expected


@pytest.mark.parametrize(
    ("month", "shift", "direction", "first"),
    [
        (1, None, Direction.BACK, "2020-01-01"),
        (1, -1, Direction.BACK, "2019-01-01"),
        (1, 1, Direction.BACK, "2021-01-01"),
        (2, None, Direction.BACK, "2019-02-01"),
        (2, None, Direction.AHEAD, "2020-02-01"),
    ],
)
def test_a_month_without_year_is_the_nearest_the_running_one_included(
    month: int, shift: int | None, direction: Direction, first: str
) -> None:
    timex = resolve(MonthWords(month=month, shift=shift), direction)
    assert days(timex)[0] == first


def test_a_part_of_the_running_month_that_is_yet_to_come_did_not_happen() -> None:
    words = MonthWords(month=1, portion=Portion.LATE)
    assert days(resolve(words, Direction.BACK))[0] == "2019-01-21"


@pytest.mark.parametrize(
    ("words", "edtf", "expected"),
    [
        (
            PeriodWords(unit=Unit.WEEK, shift=-1),
            "2019-12-30/2020-01-05",
            ("2019-12-30", "2020-01-05"),
        ),
        (
            PeriodWords(unit=Unit.WEEKEND, shift=-1),
            "2020-01-04/2020-01-05",
            ("2020-01-04", "2020-01-05"),
        ),
        (
            PeriodWords(unit=Unit.MONTH, shift=-1),
            "2019-12",
            ("2019-12-01", "2019-12-31"),
        ),
        (
            PeriodWords(unit=Unit.YEAR, shift=1),
            "2021",
            ("2021-01-01", "2021-12-31"),
        ),
        (
            YearWords(year=2014, portion=Portion.EARLY),
            "2014-37",
            ("2014-01-01", "2014-04-30"),
        ),
    ],
)
def test_periods_have_a_first_and_a_last_day(
    words: Expression, edtf: str, expected: tuple[str, str]
) -> None:
    timex = resolve(words)
    assert timex is not None
    assert timex.edtf == edtf
    assert days(timex) == expected


def test_since_runs_from_the_first_day_to_publication() -> None:
    timex = resolve(MonthWords(month=3), edge=Edge.SINCE)
    assert timex is not None
    assert timex.edtf == "2019-03/.."
    assert days(timex) == ("2019-03-01", SUNDAY)


def test_since_a_stated_year_has_a_first_day_even_without_publication_date() -> None:
    timex = resolve(YearWords(year=2011), published=None, edge=Edge.SINCE)
    assert timex is not None
    assert timex.edtf == "2011/.."
    assert days(timex) == ("2011-01-01", None)


@pytest.mark.parametrize("edge", [Edge.BY, Edge.UNTIL, Edge.BEFORE, Edge.AFTER])
def test_other_edges_give_the_day_at_the_edge(edge: Edge) -> None:
    timex = resolve(DayWords(day=10, month=6), Direction.AHEAD, edge=edge)
    assert days(timex) == ("2020-06-10", "2020-06-10")


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (2, Unit.DAY, ("2020-01-10", "2020-01-10")),
        (1, Unit.WEEK, ("2020-01-05", "2020-01-05")),
        (2, Unit.MONTH, ("2019-11-01", "2019-11-30")),
        (9, Unit.YEAR, ("2011-01-01", "2011-12-31")),
        (5, Unit.HOUR, ("2020-01-11", "2020-01-12")),
    ],
)
def test_distances_are_as_exact_as_their_unit(
    count: int, unit: Unit, expected: tuple[str, str]
) -> None:
    words = DistanceWords(count=count, unit=unit, sign=-1)
    assert days(resolve(words)) == expected


def test_hours_give_one_day_where_the_hour_of_publication_is_known() -> None:
    words = DistanceWords(count=5, unit=Unit.HOUR, sign=-1)
    timex = resolve(words, published="2020-01-12T02:00:00+02:00")
    assert days(timex) == ("2020-01-11", "2020-01-11")


def test_a_number_of_days_that_is_not_said_is_not_guessed() -> None:
    document = Document(id="d", text="when", lang="und", published=SUNDAY)
    words = DistanceWords(count=None, unit=Unit.DAY, sign=-1)
    timex, issues = resolve_date(mention(words), document)
    assert timex is not None
    assert timex.first is None
    assert len(issues) == 1


def test_a_round_number_of_years_is_no_exact_one() -> None:
    fifty = resolve(DistanceWords(count=50, unit=Unit.YEAR, sign=-1))
    assert fifty is not None
    assert (fifty.edtf, fifty.first) == ("1970~", None)
    nine = resolve(DistanceWords(count=9, unit=Unit.YEAR, sign=-1))
    assert nine is not None
    assert nine.edtf == "2011"


def test_words_for_so_long_ago_or_so_long_stay_open_beyond_weeks() -> None:
    years = DistanceWords(count=3, unit=Unit.YEAR, sign=-1, lasting=True)
    timex = resolve(years)
    assert timex is not None
    assert timex.first is None
    two = DistanceWords(count=2, unit=Unit.DAY, sign=-1, lasting=True)
    assert days(resolve(two)) == ("2020-01-10", "2020-01-10")


def test_two_days_later_needs_to_know_later_than_what() -> None:
    document = Document(id="d", text="when", lang="und", published=SUNDAY)
    later = mention(DistanceWords(count=2, unit=Unit.DAY, sign=1, anchored=True))
    assert resolve_date(later, document) == (None, ())
    anchor = Timex(
        edtf="2019-12-30",
        first="2019-12-30",
        last="2019-12-30",
        at=Passage(0, 0, ""),
    )
    timex, _ = resolve_date(later, document, anchor=anchor)
    assert days(timex) == ("2020-01-01", "2020-01-01")


def test_in_two_days_counts_from_now_only_where_the_verb_looks_ahead() -> None:
    words = DistanceWords(count=2, unit=Unit.DAY, sign=1, ahead=True)
    assert days(resolve(words, Direction.AHEAD)) == ("2020-01-14", "2020-01-14")
    assert resolve(words, Direction.BACK) is None


FIVE_DAYS = LengthWords(count=5, unit=Unit.DAY)


@pytest.mark.parametrize(
    ("run", "last"),
    [
        # five whole days, and five days that begin within the first
        (RunWords(start=DayWords(weekday=2), length=FIVE_DAYS), "2020-01-11"),
        (
            RunWords(start=DayWords(weekday=2), length=FIVE_DAYS, hour=23, timed=True),
            "2020-01-12",
        ),
        # midnight: the day itself is whole
        (
            RunWords(start=DayWords(weekday=2), length=FIVE_DAYS, hour=0, timed=True),
            "2020-01-11",
        ),
        # hours count into days
        (
            RunWords(
                start=DayWords(weekday=2),
                length=LengthWords(count=48, unit=Unit.HOUR),
                hour=8,
                timed=True,
            ),
            "2020-01-09",
        ),
        (
            RunWords(
                start=DayWords(weekday=2),
                length=LengthWords(count=72, unit=Unit.HOUR),
            ),
            "2020-01-10",
        ),
        (
            RunWords(
                start=DayWords(weekday=2),
                length=LengthWords(count=2, unit=Unit.WEEK),
            ),
            "2020-01-20",
        ),
    ],
)
def test_so_long_from_a_day_on(run: RunWords, last: str) -> None:
    assert days(resolve(run, Direction.BACK)) == ("2020-01-07", last)


def test_so_long_from_an_unknown_day_on_stays_open() -> None:
    run = RunWords(start=DayWords(weekday=2), length=FIVE_DAYS)
    assert days(resolve(run, published=None)) == (None, None)


@pytest.mark.parametrize(
    ("published", "direction", "first"),
    [
        ("2020-01-12", Direction.BACK, "2020-01-11"),  # a Sunday: it has begun
        ("2020-01-14", Direction.BACK, "2020-01-11"),
        ("2020-01-14", Direction.AHEAD, "2020-01-18"),
    ],
)
def test_this_weekend_has_begun_if_it_is_told(
    published: str, direction: Direction, first: str
) -> None:
    timex = resolve(PeriodWords(unit=Unit.WEEKEND, shift=0), direction, published)
    assert days(timex)[0] == first


def test_a_weekday_that_fits_on_the_other_side_only_decides_against_the_verb() -> None:
    words = DayWords(day=18, month=1, weekday=6)  # a Saturday to come
    assert days(resolve(words, Direction.BACK)) == ("2020-01-18", "2020-01-18")


def test_what_is_counted_from_something_named_needs_more_than_an_anchor() -> None:
    words = DistanceWords(count=2, unit=Unit.DAY, sign=1, anchored=True, named=True)
    document = Document(id="d", text="when", lang="und", published=SUNDAY)
    anchor = Timex(
        edtf="2019-12-30", first="2019-12-30", last="2019-12-30", at=Passage(0, 0, "")
    )
    assert resolve_date(mention(words), document, anchor=anchor) == (None, ())


def test_later_counts_from_the_last_single_day_before() -> None:
    document = Document(id="d", text="a b c", lang="und", published=SUNDAY)
    later = DistanceWords(count=2, unit=Unit.DAY, sign=1, anchored=True)
    mentions = [
        DateMention(span=Span(0, 1), expression=DayWords(day=28, month=12)),
        DateMention(span=Span(2, 3), expression=MonthWords(month=11)),
        DateMention(span=Span(4, 5), expression=later),
    ]
    asked = [(m.span, False) for m in reversed(mentions)]
    found, issues = resolve_dates(document, mentions, asked)
    assert found[Span(4, 5), False].edtf == "2019-12-30"
    assert issues == ()


def test_words_of_the_sentence_tell_where_no_verb_is_known() -> None:
    words = DateMention(span=Span(0, 4), expression=DayWords(weekday=3), ahead=True)
    document = Document(id="d", text="when", lang="und", published=SUNDAY)
    coming, _ = resolve_date(words, document)
    told, _ = resolve_date(words, document, Direction.BACK)
    assert days(coming)[0] == "2020-01-15"
    assert days(told)[0] == "2020-01-08"


def test_a_duration_is_no_date() -> None:
    assert resolve(LengthWords(count=72, unit=Unit.HOUR)) is None


def test_a_time_of_the_clock_without_a_day_is_no_day() -> None:
    document = Document(id="d", text="when", lang="und", published=SUNDAY)
    clock = mention(None, clock=ClockTime(value="17:30", zone="+00:00"))
    timex, issues = resolve_date(clock, document)
    assert timex is not None
    assert (timex.edtf, timex.first, timex.time) == (None, None, clock.clock)
    assert issues == ()


def test_a_span_takes_the_year_that_its_end_states() -> None:
    words = SpanWords(
        first=DayWords(day=28, month=12), last=DayWords(day=3, month=1, year=2019)
    )
    timex = resolve(words, published=None)
    assert days(timex) == ("2018-12-28", "2019-01-03")


def test_a_span_of_weekdays_lies_on_one_side() -> None:
    words = SpanWords(first=DayWords(weekday=5), last=DayWords(weekday=2))
    assert days(resolve(words, Direction.BACK)) == ("2020-01-03", "2020-01-07")
    assert days(resolve(words, Direction.AHEAD)) == ("2020-01-17", "2020-01-21")


def test_hijri_days_need_a_year() -> None:
    hijri = DayWords(day=17, month=5, year=1441, calendar=Calendar.HIJRI)
    assert days(resolve(hijri, published=None)) == (SUNDAY, SUNDAY)
    open_ = resolve(DayWords(day=27, month=9, calendar=Calendar.HIJRI))
    assert open_ is not None
    assert open_.first is None


def test_digits_that_may_be_read_in_two_ways_stay_open() -> None:
    timex = resolve(DayWords(year=2019))
    assert timex is not None
    assert (timex.edtf, timex.first) == ("2019-XX-XX", None)


def test_a_day_the_calendar_does_not_have_is_an_issue() -> None:
    document = Document(id="d", text="when", lang="und", published=SUNDAY)
    words = DistanceWords(count=9999, unit=Unit.YEAR, sign=-1)
    timex, issues = resolve_date(mention(words), document)
    assert timex is not None
    assert timex.first is None
    assert "no such day" in issues[0].message


def test_the_value_is_timex3_with_the_part_of_the_day() -> None:
    document = Document(id="d", text="when", lang="und", published=SUNDAY)
    timex, _ = resolve_date(mention(DayWords(offset=-1), part="EV"), document)
    assert timex is not None
    assert timex.value == "2020-01-11TEV"

"""What is asked of a project, from pictures of its history."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from excelkasse.portfolio.queries.ask import raised
from excelkasse.portfolio.queries.course import Course
from excelkasse.portfolio.queries.overloaded import OVERLOADS
from excelkasse.portfolio.records.history import HistoryLine, ItemLine
from excelkasse.portfolio.records.rows import MilestoneLine, ProjectLine
from excelkasse.schema.choices import Light, ProjectModel
from excelkasse.schema.settings import LIMITS, QUERIES, Settings
from excelkasse.texts import LANGUAGES, texts

AS_OF = date(2026, 10, 30)
NUMBER = "P-2026-01"
_ASKED = "portfolio.queries.asked."


def rows_of(made: type[Any], picture: str) -> Sequence[Any]:
    """Give the records that a picture shows: fields above, a blank cell is a blank field."""
    told = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in picture.strip().splitlines()
    ]
    return [
        made.model_validate(
            {key: text or None for key, text in zip(told[0], row, strict=True)} | {"number": NUMBER}
        )
        for row in told[2:]
    ]


def course(picture: str, milestones: str = "", log: str = "", **now: Any) -> Course:  # noqa: ANN401
    """Give the course of a project from a picture of its history; `now` is its own line."""
    rows = rows_of(HistoryLine, picture)
    late = rows_of(MilestoneLine, milestones) if milestones else ()
    items = rows_of(ItemLine, log) if log else ()
    return Course(AS_OF, ProjectLine.model_construct(number=NUMBER, **now), rows, late, items)


def codes(told: Course) -> Sequence[tuple[str, str]]:
    """Give what is asked: code and item."""
    return [(one.code, one.item) for one in raised(told)]


def test_a_digit_too_many_is_asked_about() -> None:
    """The cost expected has become ten times as large, and so far from the grant."""
    told = course("""
        | as_of      | grant | spent | forecast |
        |------------|-------|-------|----------|
        | 2026-09-30 | 8400  | 2780  | 8450     |
        | 2026-10-30 | 8400  | 3120  | 84500    |
    """)
    (one,) = raised(told)

    assert ("figure_jumped", "forecast") == (one.code, one.item)
    assert (8450, 84500, "30-09-2026") == (
        one.values["before"],
        one.values["now"],
        one.values["was_on"],
    )


def test_kroner_for_thousands_are_asked_about_the_first_time() -> None:
    """There is nothing to compare with but the grant."""
    told = course("""
        | as_of      | grant | spent | forecast |
        |------------|-------|-------|----------|
        | 2026-10-30 | 8400  | 100   | 8400000  |
    """)

    assert [("figures_apart", "forecast")] == codes(told)


def test_hours_expected_are_held_against_the_budget() -> None:
    """Spent and left together are ten times what was budgeted."""
    told = course("""
        | as_of      | hours_budget | hours_spent | hours_remaining |
        |------------|--------------|-------------|-----------------|
        | 2026-10-30 | 900          | 400         | 9000            |
    """)

    assert [("figures_apart", "hours_expected")] == codes(told)


@pytest.mark.parametrize(
    ("was", "now"),
    [("20", "300"), ("840", "8300"), ("0", "4000"), ("", "4000"), ("4000", "4100")],
)
def test_money_that_begins_to_be_spent_is_no_jump(was: str, now: str) -> None:
    """From almost nothing to ten times as much is how a project begins; under ten times too."""
    told = course(f"""
        | as_of      | grant | spent | forecast |
        |------------|-------|-------|----------|
        | 2026-09-30 | 8400  | {was} | 8400     |
        | 2026-10-30 | 8400  | {now} | 8500     |
    """)

    assert [] == codes(told)


def test_hours_left_may_fall_but_not_rise_ten_times() -> None:
    """At the end of a project they fall to almost nothing."""
    fallen = course("""
        | as_of      | hours_budget | hours_remaining |
        |------------|--------------|-----------------|
        | 2026-09-30 | 900          | 400             |
        | 2026-10-30 | 900          | 10              |
    """)
    risen = course("""
        | as_of      | hours_budget | hours_remaining |
        |------------|--------------|-----------------|
        | 2026-09-30 | 900          | 40              |
        | 2026-10-30 | 900          | 400             |
    """)

    assert [] == codes(fallen)
    assert [("figure_jumped", "hours_remaining")] == codes(risen)


def test_a_jump_is_asked_about_until_it_is_mended() -> None:
    """The next month too, with the same figures; not once the figure has come back."""
    months = """
        | as_of      | grant | forecast |
        |------------|-------|----------|
        | 2026-08-31 | 8400  | 8450     |
        | 2026-09-30 | 8400  | 84500    |
        | 2026-10-30 | 8400  | {now}    |
    """
    standing = list(raised(course(months.format(now=84900))))

    assert [(8450, 84500)] == [one.about for one in standing if one.code == "figure_jumped"]
    assert [] == codes(course(months.format(now=8490)))


MILESTONES = """
    | item | milestone     | forecast   | actual     | status      |
    |------|---------------|------------|------------|-------------|
    | M1   | Udbud         | 2026-09-01 | 2026-09-03 | reached     |
    | M2   | Kontrakt      | 2026-10-15 |            | late        |
    | M3   | Første etape  | 2026-10-01 |            | not_reached |
    | M4   | Opgivet       | 2026-08-01 |            | dropped     |
    | M5   | Ibrugtagning  | 2027-05-01 |            | not_reached |
"""


@pytest.mark.parametrize(
    ("overall", "time", "asked"),
    [
        ("green", "green", True),
        ("yellow", "green", True),
        ("green", "yellow", True),
        ("yellow", "yellow", False),
        ("red", "red", False),
    ],
)
def test_green_with_overdue_milestones_is_asked_about(
    overall: str, time: str, *, asked: bool
) -> None:
    """Where the whole is green or the time is; what is reached or dropped is not overdue."""
    (line,) = rows_of(ProjectLine, f"|overall|time|\n|-|-|\n|{overall}|{time}|")
    told = course(
        f"""
        | as_of      | overall   | time   |
        |------------|-----------|--------|
        | 2026-10-30 | {overall} | {time} |
        """,
        MILESTONES,
        overall=line.overall,
        time=line.time,
    )

    assert ([("green_overdue", "")] if asked else []) == codes(told)


def test_the_oldest_overdue_milestone_is_named_first() -> None:
    """With the day it was expected."""
    told = course("|as_of|\n|-|\n|2026-10-30|", MILESTONES, overall=Light.GREEN)
    (one,) = raised(told)

    assert ("Første etape (01-10-2026)", "Kontrakt (15-10-2026)") == one.values["milestones"]
    assert 2 == one.values["count"]


STILL = """
    | as_of      | spent | forecast | hours_spent | hours_remaining |
    |------------|-------|----------|-------------|-----------------|
    | 2026-08-31 | 400   | 1900     | 300         | 600             |
    | 2026-09-30 | 700   | 1900     | 380         | {middle}        |
    | 2026-10-30 | {now} | {later}  | {hours}     | {left}          |
"""


@pytest.mark.parametrize(
    ("now", "later", "asked"),
    [("900", "1900", True), ("400", "1900", False), ("900", "1905", False), ("900", "", False)],
)
def test_a_forecast_that_never_moves_is_asked_about(now: str, later: str, *, asked: bool) -> None:
    """Three dates with the same cost expected, while money is spent."""
    told = course(STILL.format(now=now, later=later, hours=300, left=600, middle=600))

    assert ([("money_stuck", "forecast")] if asked else []) == codes(told)


@pytest.mark.parametrize(
    ("hours", "middle", "left", "asked"),
    [
        ("420", "600", "600", True),
        ("420", "610", "640", True),
        ("420", "520", "480", False),
        ("420", "520", "600", False),
        ("300", "600", "600", False),
        ("420", "", "600", False),
        ("420", "600", "", False),
    ],
)
def test_hours_left_that_do_not_fall_are_asked_about(
    hours: str, middle: str, left: str, *, asked: bool
) -> None:
    """Three dates without becoming fewer, while hours are spent."""
    told = course(STILL.format(now=400, later=1900, hours=hours, left=left, middle=middle))

    assert ([("remaining_stuck", "hours_remaining")] if asked else []) == codes(told)


def test_two_dates_are_too_few_to_say_that_something_stands_still() -> None:
    """Unless the workplace has said so, for a model of project too."""
    told = course("""
        | as_of      | spent | forecast |
        |------------|-------|----------|
        | 2026-09-30 | 700   | 1900     |
        | 2026-10-30 | 900   | 1900     |
    """)
    sooner = Settings({**LIMITS}, {ProjectModel.LIGHT: {"query_forecast_dates": 2}})
    light = ProjectLine.model_construct(number=NUMBER, model=ProjectModel.LIGHT)

    assert [] == codes(told)
    assert [("money_stuck", "forecast")] == codes(Course(AS_OF, light, told.rows, settings=sooner))


END = """
    | as_of      | end_forecast |
    |------------|--------------|
    | 2026-08-31 | 2027-06-30   |
    | 2026-09-30 | {middle}     |
    | 2026-10-30 | 2027-06-30   |
"""
LOG = """
    | as_of      | kind      | item | text     | due        | state   |
    |------------|-----------|------|----------|------------|---------|
    | 2026-07-31 | milestone | M1   | Udbud    | 2026-09-15 | ahead   |
    | 2026-07-31 | milestone | M2   | Kontrakt | 2026-11-01 | ahead   |
    | 2026-07-31 | risk      | R1   | Jord     | 2026-11-01 | open    |
    | 2026-09-30 | milestone | M1   | Udbud    | 2026-09-28 | reached |
    | 2026-09-30 | risk      | R1   | Jord     | 2026-12-01 | open    |
    | 2026-10-30 | milestone | M2   | Kontrakt | {due}      | {state} |
"""


@pytest.mark.parametrize(
    ("middle", "due", "state", "asked"),
    [
        ("2027-06-30", "2027-02-01", "ahead", True),
        ("2027-06-30", "2026-11-15", "ahead", True),
        ("2027-06-30", "2026-11-14", "ahead", False),
        ("2027-06-30", "2026-11-01", "ahead", False),
        ("2027-06-30", "2026-10-01", "ahead", False),
        ("2027-06-30", "2027-02-01", "gone", False),
        ("2027-08-31", "2027-02-01", "ahead", False),
        ("", "2027-02-01", "ahead", False),
    ],
)
def test_an_end_that_never_moves_is_asked_about(
    middle: str, due: str, state: str, *, asked: bool
) -> None:
    """Three dates with the same end, while a milestone ahead slips; not one that is reached."""
    told = course(END.format(middle=middle), log=LOG.format(due=due, state=state))

    assert ([("end_stuck", "end_forecast")] if asked else []) == codes(told)


def test_the_milestone_that_slipped_is_named_from_and_to() -> None:
    """As it was at the first of the dates, and as it is."""
    log = LOG.format(due="2027-02-01", state="ahead")
    (one,) = raised(course(END.format(middle="2027-06-30"), log=log))

    assert ("Kontrakt (01-11-2026 → 01-02-2027)",) == one.values["milestones"]


AGAIN = """
    | as_of      | text_print | delivered  | file_print |
    |------------|------------|------------|------------|
    | 2026-08-31 | aaa        | 2026-08-28 | f08        |
    | 2026-09-30 | {text}     | 2026-09-29 | f09        |
    | 2026-10-30 | {last}     | 2026-10-28 | {file}     |
"""


@pytest.mark.parametrize(
    ("text", "last", "file", "asked"),
    [
        ("aaa", "aaa", "f10", ["text_again"]),
        ("bbb", "aaa", "f10", []),
        ("aaa", "aaa", "f09", ["file_again"]),
        ("bbb", "ccc", "f10", []),
        ("", "", "f10", []),
        ("aaa", "aaa", "", ["text_again"]),
        ("aaa", "bbb", "f08", []),
    ],
)
def test_a_text_or_a_file_again_is_asked_about(
    text: str, last: str, file: str, asked: Sequence[str]
) -> None:
    """Three dates with the same text, or the file of the date before; only one of them is asked."""
    told = course(AGAIN.format(text=text, last=last, file=file))

    assert asked == [code for code, _ in codes(told)]


@pytest.mark.parametrize(
    ("said", "overall", "asked"),
    [
        (date(2026, 9, 30), Light.GREEN, True),
        (date(2026, 9, 24), Light.YELLOW, True),
        (date(2026, 10, 1), Light.GREEN, False),
        (date(2026, 9, 1), Light.MISSING, False),
        (None, Light.GREEN, False),
    ],
)
def test_the_status_of_the_period_before_is_asked_about(
    said: date | None, overall: Light, *, asked: bool
) -> None:
    """Not one that is so old that it counts as missing."""
    told = course(
        "|as_of|file_print|\n|-|-|\n|2026-09-30|f09|\n|2026-10-30|f10|",
        status_date=said,
        overall=overall,
    )

    assert ([("status_behind", "")] if asked else []) == codes(told)
    assert [] == codes(course("|as_of|\n|-|\n|2026-10-30|", status_date=said, overall=overall))


def test_every_rule_has_words_and_every_word_a_rule() -> None:
    """In both languages, for all that these rules can ask."""
    rules = {"figure_jumped", "figures_apart", "green_overdue", "end_stuck", "money_stuck"}
    rules |= {"remaining_stuck", "file_again", "text_again", "status_behind", *OVERLOADS}
    for language in LANGUAGES:
        asked = [key.split(".") for key in texts(language) if key.startswith(_ASKED)]

        assert rules == {one[3] for one in asked}
        assert {"what", "figures"} == {one[4] for one in asked}


@pytest.mark.parametrize("off", [0, 1])
def test_a_limit_of_nothing_asks_nothing(off: float) -> None:
    """So a workplace can do without a rule."""
    rows = rows_of(
        HistoryLine,
        """
        | as_of      | grant | spent | forecast | hours_spent | hours_remaining | text_print |
        |------------|-------|-------|----------|-------------|-----------------|------------|
        | 2026-08-31 | 840   | 400   | 8400     | 300         | 600             | aaa        |
        | 2026-09-30 | 840   | 700   | 8400     | 380         | 600             | aaa        |
        | 2026-10-30 | 8400  | 900   | 8400     | 420         | 600             | aaa        |
        """,
    )
    line = ProjectLine.model_construct(number=NUMBER)
    without = Settings({**LIMITS, **dict.fromkeys(QUERIES, off)})

    assert ["figure_jumped", "money_stuck", "remaining_stuck", "text_again"] == [
        one.code for one in raised(Course(AS_OF, line, rows))
    ]
    assert [] == list(raised(Course(AS_OF, line, rows, settings=without)))

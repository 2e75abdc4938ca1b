"""What moved between two reporting dates, and how milestones slip: held against the raw sample."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from excelkasse.address import Cell
from excelkasse.portfolio.compare.dates import Memory, shifts_between
from excelkasse.portfolio.compare.projects import State, project_shifts
from excelkasse.portfolio.records.history import HistoryLine, ItemKind, ItemLine, ItemState
from excelkasse.portfolio.records.shifts import Effect, ShiftEvent, ShiftKind
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.sheets.changed import shift_lines
from excelkasse.portfolio.shift import Shift
from excelkasse.portfolio.steering.handed import from_history
from excelkasse.portfolio.steering.history import key_of
from excelkasse.portfolio.tables import CHANGES, SLIPS
from excelkasse.portfolio.whole import Portfolio
from excelkasse.portfolio.workbook import empty_portfolio, portfolio_workbook
from excelkasse.sample import history, history_items
from excelkasse.schema.choices import JudgedLight, Light
from excelkasse.texts import LANGUAGES, texts
from tests.portfolio.nordbaek import AS_OF, BEFORE, handed_on, nordbaek, projects, typed

JULY, AUGUST = date(2026, 7, 31), date(2026, 8, 31)
NUMBER = "P-2026-99"


@pytest.fixture(scope="module")
def portfolio() -> Portfolio:
    """Give the sample with its four reporting dates."""
    return roll_up(nordbaek(), AS_OF, handed_on())


def line(**values: Any) -> HistoryLine:  # noqa: ANN401
    """Give a project as it stood."""
    return HistoryLine.model_validate({"as_of": BEFORE, "number": NUMBER, **values})


def item(kind: ItemKind, state: ItemState, **values: Any) -> ItemLine:  # noqa: ANN401
    """Give a thing of the project as it stood."""
    told = {"as_of": BEFORE, "number": NUMBER, "kind": kind, "item": "1", "text": "x"}
    return ItemLine.model_validate({**told, "state": state, **values})


def moved(was: ItemLine | None, now: ItemLine | None) -> list[Shift]:
    """Give what moved when one thing became another."""
    before, after = ({key_of(one): one} if one else {} for one in (was, now))
    return list(project_shifts(State(line(), before), State(line(), after)))


def milestones_typed(number: str) -> Mapping[str, date]:
    """Give the dates of the milestones ahead, as people typed them in the project workbook."""
    rows = typed(number).get("milestone_plan.milestones", ())
    return {row["number"]: row["forecast"] for row in rows if not row.get("actual")}


def last_told(number: str, day: date) -> Mapping[str, date]:
    """Give the dates of the milestones at a date, as the sample's history has them."""
    rows: list[Any] = [row for row in history_items() if row["kind"] == "milestone"]
    mine = [row for row in rows if row["number"] == number and row["as_of"] <= day]
    return {row["item"]: row["due"] for row in sorted(mine, key=lambda row: row["as_of"])}


def test_every_date_that_moved_is_told(portfolio: Portfolio) -> None:
    """And no other: each milestone ahead, held against last month's, with its days."""
    expected = {
        (number, item, (day - last_told(number, BEFORE)[item]).days)
        for number in projects()
        for item, day in milestones_typed(number).items()
        if day != last_told(number, BEFORE)[item]
    }
    found = {
        (one.number, one.item, one.days)
        for one in portfolio.shifts
        if one.kind is ShiftKind.DATE and one.item.startswith("M") and one.event is ShiftEvent.LATER
    }

    assert 10 < len(expected)
    assert expected == found


def test_money_hours_ends_and_lights_are_told(portfolio: Portfolio) -> None:
    """Held against the rows of last month, field by field."""
    was: dict[str, Any] = {str(row["number"]): row for row in history() if row["as_of"] == BEFORE}
    now: Any = {row.record.number: row.record for row in portfolio.lines("projects")}  # type: ignore[attr-defined]
    expected = set()
    for number, row in was.items():
        expected |= {
            (number, key, getattr(now[number], key))
            for key in ("overall", "time", "money", "risks", "end_forecast", "forecast", "grant")
            if getattr(now[number], key) != row[key]
        }
    found = {
        (one.number, key, one.now)
        for one in portfolio.shifts
        for key in ("overall", "time", "money", "risks", "end_forecast", "forecast", "grant")
        if one.what == f"portfolio.history.{key}.label"
    }

    assert 8 < len(expected)
    assert expected == found


def test_what_matters_most_comes_first(portfolio: Portfolio) -> None:
    """Projects that became red, then the one that became green; worse before better."""
    first = portfolio.shifts[:4]

    assert [Light.RED, Light.RED, Light.RED, Light.GREEN] == [one.now for one in first]
    assert [one.weight for one in portfolio.shifts] == sorted(
        (one.weight for one in portfolio.shifts), reverse=True
    )


def test_between_any_two_dates(portfolio: Portfolio) -> None:
    """From July to October Bassin 2 slipped 112 days, which is the sum of three slips."""
    memory = _memory(portfolio)
    days = [
        next(
            one.days or 0
            for one in shifts_between(memory, first, last)
            if (one.number, one.item) == ("P-2025-04", "M06")
        )
        for first, last in ((JULY, AUGUST), (AUGUST, BEFORE), (BEFORE, AS_OF), (JULY, AS_OF))
    ]

    assert [21, 42, 49, 112] == days


def _memory(portfolio: Portfolio) -> Memory:
    history: Any = [one.record for one in portfolio.lines("history")]
    items: Any = [one.record for one in portfolio.lines("history_items")]
    return Memory(history, items)


def test_the_same_date_twice_shows_nothing(portfolio: Portfolio) -> None:
    """Nothing moves in no time."""
    assert () == shifts_between(_memory(portfolio), AS_OF, AS_OF)


def test_a_project_that_left_is_told_but_one_in_quarantine_is_not(portfolio: Portfolio) -> None:
    """Its file is there; only nobody can read it."""
    memory = _memory(portfolio)
    history = [row for row in memory.history if (row.number, row.as_of) != ("P-2026-01", AS_OF)]
    left = replace(memory, history=history)
    told = shifts_between(left, BEFORE, AS_OF)
    known = shifts_between(left, BEFORE, AS_OF, known=frozenset({"p-2026-01"}))

    assert [(ShiftKind.PROJECT, ShiftEvent.GONE)] == [
        (one.kind, one.event) for one in told if one.number == "P-2026-01"
    ]
    assert [] == [one for one in known if one.number == "P-2026-01"]


def test_a_portfolio_from_before_the_log_tells_of_no_items() -> None:
    """They are not all new because nobody wrote them down."""
    portfolio = roll_up(nordbaek(), AS_OF, from_history(history(), BEFORE))
    kinds = {one.kind for one in portfolio.shifts}

    assert ShiftKind.LIGHT in kinds
    assert not {ShiftKind.RISK, ShiftKind.DECISION} & kinds


M, R, D = ItemKind
EARLY, LATE = date(2026, 12, 1), date(2026, 12, 11)


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (
            item(M, ItemState.AHEAD, due=EARLY),
            item(M, ItemState.AHEAD, due=LATE),
            (ShiftEvent.LATER, Effect.WORSE, 10),
        ),
        (
            item(M, ItemState.AHEAD, due=LATE),
            item(M, ItemState.AHEAD, due=EARLY),
            (ShiftEvent.EARLIER, Effect.BETTER, -10),
        ),
        (
            item(M, ItemState.AHEAD, due=EARLY),
            item(M, ItemState.REACHED, due=LATE),
            (ShiftEvent.REACHED, Effect.BETTER, 10),
        ),
        (
            item(M, ItemState.AHEAD, baseline=EARLY, due=LATE),
            item(M, ItemState.AHEAD, baseline=LATE, due=LATE),
            (ShiftEvent.REPLANNED, Effect.WORSE, 10),
        ),
        (
            item(M, ItemState.AHEAD, due=EARLY),
            None,
            (ShiftEvent.GONE, Effect.NEITHER, None),
        ),
        (None, item(R, ItemState.OPEN, exposure=9), (ShiftEvent.NEW, Effect.WORSE, None)),
        (
            item(R, ItemState.OPEN, exposure=9),
            item(R, ItemState.OPEN, exposure=12),
            (ShiftEvent.RAISED, Effect.WORSE, None),
        ),
        (
            item(R, ItemState.OPEN, exposure=9),
            item(R, ItemState.IN_HAND, exposure=4),
            (ShiftEvent.LOWERED, Effect.BETTER, None),
        ),
        (
            item(R, ItemState.OPEN, exposure=9),
            item(R, ItemState.IN_HAND, exposure=9),
            (ShiftEvent.CHANGED, Effect.NEITHER, None),
        ),
        (
            item(R, ItemState.OPEN, exposure=9),
            item(R, ItemState.CLOSED, exposure=9),
            (ShiftEvent.CLOSED, Effect.BETTER, None),
        ),
        (
            item(R, ItemState.OPEN, exposure=9),
            item(R, ItemState.OCCURRED, exposure=9),
            (ShiftEvent.OCCURRED, Effect.WORSE, None),
        ),
        (None, item(D, ItemState.WAITING), (ShiftEvent.ASKED, Effect.NEITHER, None)),
        (None, item(D, ItemState.DECIDED), (ShiftEvent.DECIDED, Effect.NEITHER, None)),
        (
            item(D, ItemState.WAITING, due=EARLY),
            item(D, ItemState.DECIDED, due=LATE),
            (ShiftEvent.DECIDED, Effect.NEITHER, 10),
        ),
    ],
)
def test_what_happens_to_one_thing(
    was: ItemLine | None, now: ItemLine | None, expected: tuple[ShiftEvent, Effect, int | None]
) -> None:
    """Each move has one row: what happened, whether it is good, and how many days."""
    assert [expected] == [(one.event, one.effect, one.days) for one in moved(was, now)]


def test_another_question_is_not_the_one_before() -> None:
    """P1 of this report may be another question than P1 of the last."""
    was = item(D, ItemState.WAITING, text="Skal vi bygge?")
    found = moved(was, item(D, ItemState.WAITING, text="Skal vi rive ned?"))

    assert {
        (ShiftEvent.GONE, "Skal vi bygge?"),
        (ShiftEvent.ASKED, "Skal vi rive ned?"),
    } == {(one.event, one.what) for one in found}


def test_what_was_over_before_is_not_missed() -> None:
    """A closed risk or a decision taken that is tidied away is no news."""
    assert [] == moved(item(R, ItemState.CLOSED, exposure=4), None)
    assert [] == moved(item(D, ItemState.DECIDED), None)


def test_a_light_without_a_colour_is_told_and_a_dimension_nobody_judged_is_not() -> None:
    """A status that is missing is a change; a dimension that is first judged is none."""
    was = State(line(overall=Light.GREEN, time=None))
    now = State(line(overall=Light.MISSING, time=JudgedLight.RED))

    assert [("overall", Light.MISSING)] == [
        (str(one.what).split(".")[2], one.now) for one in project_shifts(was, now)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_has_a_row_for_each(portfolio: Portfolio, language: str) -> None:
    """In words, in the order of how much it matters, and says between which dates."""
    words = texts(language)
    name = words[f"portfolio.sheets.{CHANGES}.name"]
    sheet = next(one for one in portfolio_workbook(portfolio, words).sheets if one.name == name)
    rows = sheet.tables[0].rows
    told = [cell.content for cell in sheet.cells]

    assert len(portfolio.shifts) == len(rows)
    assert [one.number for one in portfolio.shifts] == [row[1] for row in rows]
    assert (
        words.say(f"portfolio.sheets.{CHANGES}.between", first="30-09-2026", last="30-10-2026")
        in told
    )
    assert {"P-2025-04"} == {
        str(row.record.number)  # type: ignore[attr-defined]
        for row in shift_lines(portfolio.shifts, words)
        if "1.700" in str(row.record.what)  # type: ignore[attr-defined]
    }


def test_slips_are_held_against_the_history(portfolio: Portfolio) -> None:
    """Each milestone ahead that has moved since July, with how far; the furthest first."""
    expected = {}
    for number in projects():
        july = last_told(number, JULY)
        for key, day in milestones_typed(number).items():
            if key in july and day != july[key]:
                expected[number, key] = (day - july[key]).days
    found = {(one.number, one.item): one.days for one in portfolio.slips.rows}
    days = [one.days for one in portfolio.slips.rows]

    assert 15 < len(expected)
    assert expected == found
    assert sorted(days, reverse=True) == days


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slip_chart_shows_what_its_words_say(portfolio: Portfolio, language: str) -> None:
    """Each line is a row of the table below; the words name it with its two dates and its days."""
    words = texts(language)
    name = words[f"portfolio.sheets.{SLIPS}.name"]
    sheet = next(one for one in portfolio_workbook(portfolio, words).sheets if one.name == name)
    chart = sheet.charts[0]
    cells = {cell.cell: cell.content for cell in sheet.cells}

    header = chart.series[0].categories.first.row

    assert 4 <= len(chart.series) <= 6
    assert (header, header) == sheet.printing.repeat_rows
    for series in chart.series:
        first, last = series.values.first, series.values.last
        days: list[Any] = [
            cells[Cell(first.row, column)] for column in range(first.column, last.column + 1)
        ]
        name_cell = series.named_by or first

        assert series.name == cells[name_cell]
        assert f"{series.name}: " in chart.alt
        assert f"{days[-1]:%d-%m-%Y}" in chart.alt
        assert (days[-1] - days[0]).days == cells[Cell(last.row, last.column + 1)]


def test_milestones_that_move_together_are_drawn_once(portfolio: Portfolio) -> None:
    """Their lines would lie on each other; the table has both."""
    words = texts("da")
    sheet = next(
        one for one in portfolio_workbook(portfolio, words).sheets if one.name == "Milepælsskred"
    )
    drawn = [series.name for series in sheet.charts[0].series]

    assert [True, False] == [
        any(name.startswith(f"P-2025-04 {one}") for name in drawn) for one in ("M07", "M08")
    ]
    assert {"M07", "M08"} <= {one.item for one in portfolio.slips.rows}


def test_without_a_slip_there_is_no_chart() -> None:
    """The empty portfolio and the first report say so in words."""
    words = texts("da")
    for plan in (empty_portfolio(words), portfolio_workbook(roll_up(nordbaek(), AS_OF), words)):
        sheet = next(one for one in plan.sheets if one.name == "Milepælsskred")

        assert [] == list(sheet.charts)
        assert words["portfolio.slips.nothing"] in [cell.content for cell in sheet.cells]

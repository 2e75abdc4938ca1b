"""Kalender: what is in it, in which order, and how it stands at the reporting date."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from excelkasse.layout.shown import shown
from excelkasse.plan import SheetPlan
from excelkasse.portfolio.collect import deliver
from excelkasse.portfolio.records.calendar import EventKind, EventState
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.tables import CALENDAR
from excelkasse.portfolio.workbook import empty_portfolio, portfolio_workbook
from excelkasse.schema.choices import Forum, ProjectModel, ProjectStatus
from excelkasse.schema.organisation_model import Gate, GateOutcome
from excelkasse.schema.profile import Profile
from excelkasse.texts import LANGUAGES, texts
from tests.portfolio.nordbaek import AS_OF, Parts, Told, delivered, facts, nordbaek, told, typed

NUMBER = "P-2026-08"


def nordbaeks() -> list[Any]:
    """Give every row of the sample's calendar."""
    return [line.record for line in roll_up(nordbaek(), AS_OF).lines(CALENDAR)]


def rows(parts: Parts) -> list[Any]:
    """Give the rows of one project."""
    return [line.record for line in delivered(NUMBER, parts).lines[CALENDAR]]


def empty() -> Parts:
    """Give a project that has nothing to decide."""
    parts = typed(NUMBER)
    for path in ("gate_register.gates", "status_report.problems", "milestone_plan.milestones"):
        parts[path] = []
    return parts


def gate(**said: Any) -> Any:  # noqa: ANN401  (a row of any values)
    """Give the only row of a project that has one gate."""
    parts = empty()
    parts["gate_register.gates"] = [{"gate": Gate.B3, **said}]
    (row,) = rows(parts)
    return row


def _asked(number: str) -> Iterator[tuple[str, str, date]]:
    """Give what people typed that waits to be decided or reached, with its day."""
    parts = typed(number)
    for row in parts.get("gate_register.gates", ()):
        if not row.get("actual"):
            yield number, row["gate"].upper(), row["planned"]
    for row in parts.get("status_report.problems", ()):
        if not row.get("decision"):
            yield number, row["number"], row["due"]


def _political(number: str) -> Iterator[tuple[str, str, date]]:
    for row in typed(number).get("milestone_plan.milestones", ()):
        if row.get("political") and not row.get("actual") and not row.get("dropped"):
            yield number, row["number"], row["forecast"]


def test_it_holds_what_the_projects_have_typed() -> None:
    """Every gate that is not passed, every open problem, every political milestone ahead."""
    numbers = [one.number for one in nordbaek()]
    expected = [row for one in numbers for row in (*_asked(one), *_political(one))]
    found = [(row.number, row.item, row.day) for row in nordbaeks()]

    assert sorted(expected) == sorted(found)
    assert 30 < len(found)


def test_it_is_in_the_order_of_the_dates() -> None:
    """With the ISO week and the month of each, and the deadline two weeks before."""
    found = nordbaeks()
    days = [row.day for row in found]

    assert sorted(days) == days
    assert days == [
        date.fromisocalendar(row.day.isocalendar().year, row.week, row.day.isoweekday())
        for row in found
    ]
    assert {row.day.replace(day=1) for row in found} == {row.month for row in found}
    assert {timedelta(days=14)} == {row.day - row.agenda_due for row in found}


def test_the_councils_question_is_there() -> None:
    """The decision that Klimatilpasning waits for, as the municipality knows it."""
    (row,) = (one for one in nordbaeks() if one.number == "P-2025-04" and one.item == "P1")

    assert (date(2026, 12, 15), 51, date(2026, 12, 1)) == (row.day, row.week, row.agenda_due)
    assert (EventKind.DECISION, EventState.AHEAD) == (row.kind, row.state)
    assert "Byråd" == shown(row.forum, texts("da"))


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-1, EventState.LATE),
        (0, EventState.DEADLINE_PASSED),
        (13, EventState.DEADLINE_PASSED),
        (14, EventState.AHEAD),
    ],
)
def test_a_gate_is_late_after_its_day(days: int, state: EventState) -> None:
    """Before that, only the deadline of the agenda can have passed."""
    assert state is gate(planned=AS_OF + timedelta(days=days)).state


def test_a_milestone_is_late_on_its_day() -> None:
    """As the project's own sheet has it; one that is reached or dropped is not there."""
    parts = empty()
    milestone = {"number": "M1", "milestone": "Vedtaget", "political": True, "baseline": AS_OF}
    parts["milestone_plan.milestones"] = [
        {**milestone, "forecast": AS_OF},
        {**milestone, "number": "M2", "actual": AS_OF},
        {**milestone, "number": "M3", "dropped": True},
        {**milestone, "number": "M4", "political": False},
        {**milestone, "number": "M5", "forecast": AS_OF + timedelta(days=1)},
    ]
    found = rows(parts)

    assert [("M1", EventState.LATE), ("M5", EventState.DEADLINE_PASSED)] == [
        (row.item, row.state) for row in found
    ]
    assert {typed(NUMBER)["master_data.project"][0]["committee"]} == {row.forum for row in found}


def test_a_gate_that_is_passed_is_not_there() -> None:
    """Nor one that has an outcome without its date."""
    for said in ({"actual": AS_OF}, {"outcome": GateOutcome.APPROVED}):
        parts = empty()
        parts["gate_register.gates"] = [{"gate": Gate.B3, "planned": AS_OF, **said}]

        assert [] == rows(parts)


def test_who_decides_is_told_or_as_the_model_has_it() -> None:
    """What is written goes before the project model; a committee goes by its own name."""
    words = texts("da")
    parts = empty()
    problem = {"problem": "Hvad nu?", "due": AS_OF}
    parts["status_report.problems"] = [
        {**problem, "number": "P1", "forum": Forum.COMMITTEE},
        {**problem, "number": "P2", "forum": Forum.COUNCIL},
        {**problem, "number": "P3"},
    ]

    assert "Byrådet" == gate(planned=AS_OF, decided_by="Byrådet").forum
    assert "Projektejer eller styregruppe" == shown(gate(planned=AS_OF).forum, words)
    assert ["Klima- og Miljøudvalget", "Byråd", None] == [
        shown(row.forum, words) for row in rows(parts)
    ]


def test_what_has_no_date_is_last_and_says_so() -> None:
    """A question nobody has set a date for is still asked."""
    parts = empty()
    parts["status_report.problems"] = [{"number": "P1", "problem": "Hvad nu?"}]
    whole = roll_up([delivered(NUMBER, parts), delivered("P-2026-01")], AS_OF)
    last: Any = whole.lines(CALENDAR)[-1].record

    assert (NUMBER, "P1", None, None) == (last.number, last.item, last.day, last.agenda_due)
    assert EventState.NO_DATE is last.state


def test_a_workplace_sets_its_own_deadline() -> None:
    """In days before the meeting, and differently by model where it wants."""
    said = told(typed(NUMBER))
    for profile, days in (
        (Profile(limits={"agenda_days": 21}), 21),
        (Profile(by_model={ProjectModel.FULL: {"agenda_days": 7}}), 7),
    ):
        own = Told(said.records, said.places, versions=said.versions, profile=profile)
        lines = deliver(facts("a.xlsx"), own, AS_OF).lines[CALENDAR]
        found: list[Any] = [line.record for line in lines]

        assert {timedelta(days=days)} == {row.day - row.agenda_due for row in found}


def test_projects_that_are_over_have_nothing_to_decide() -> None:
    """A closed project leaves the calendar; a proposal waits for its gate."""
    parts = typed(NUMBER)
    parts["master_data.project"][0]["project_status"] = ProjectStatus.CLOSED
    closed = roll_up([delivered(NUMBER, parts)], AS_OF)

    assert () == closed.lines(CALENDAR)
    assert {"F-2026-14", "F-2026-15"} <= {row.number for row in nordbaeks()}


def _sheet(name: str) -> SheetPlan:
    plan = portfolio_workbook(roll_up(nordbaek(), AS_OF), texts("da"))
    return next(one for one in plan.sheets if one.name == name)


def test_months_stand_out() -> None:
    """A line where a month begins, its name in bold there, wherever the rows are sorted to."""
    sheet = _sheet("Kalender")
    rules = {rule.style: rule for rule in sheet.rules}

    assert "NOT($B8=$B7)" == rules["month_begins"].formula
    assert "$B8=$B7" == rules["month_again"].formula
    assert rules["month_begins"].area.first == rules["month_first"].area.first
    assert rules["month_begins"].area.last.row == 7 + len(sheet.tables[0].rows)


def test_a_row_leads_to_where_it_was_read() -> None:
    """The number of a milestone to its row in the project workbook."""
    (line,) = (
        one
        for one in roll_up(nordbaek(), AS_OF).lines(CALENDAR)
        if one.record.number == "P-2026-03" and one.record.item == "M04"  # type: ignore[attr-defined]
    )

    assert "milestone_plan.milestones" == line.places["item"].sheet
    assert line.places["item"].cell is not None
    assert line.places["day"].sheet == line.places["item"].sheet


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_when_the_agenda_closes(language: str) -> None:
    """With the number of days that the workplace has chosen, in the empty template too."""
    plan = empty_portfolio(texts(language), Profile(language="en", limits={"agenda_days": 10}))
    said = [str(cell.content) for sheet in plan.sheets for cell in sheet.cells]

    assert any(" 10 " in one and one.startswith(("Frist", "The deadline")) for one in said)

"""Hours against capacity: what people can give, what projects ask, and where it is too much."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from excelkasse.address import Cell
from excelkasse.plan import Formula
from excelkasse.portfolio.delivery import Delivery, Line
from excelkasse.portfolio.records.capacity import MONTHS, AllocationLine, PersonLine
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.sheets.cures import cure_of
from excelkasse.portfolio.sheets.drawing import drawing
from excelkasse.portfolio.steering.capacity import WITHOUT, loads_of, overloads, span_of
from excelkasse.portfolio.steering.carry import NOTHING, Carried, carried
from excelkasse.portfolio.steering.people import staff_of
from excelkasse.portfolio.tables import ALLOCATIONS, PEOPLE, PORTFOLIO, path_of
from excelkasse.portfolio.whole import Portfolio
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.reading import read
from excelkasse.schema.settings import STANDARD
from excelkasse.spreadsheet.read_file import FileSource, workbook_from
from excelkasse.spreadsheet.write_file import FileTarget, workbook_bytes
from excelkasse.texts import texts
from tests.office import converted, same, values
from tests.portfolio.nordbaek import AS_OF, delivered, handed_on, nordbaek, typed

WORDS = texts("da")
CHANGES: Sequence[tuple[str, int, str, float | None]] = [
    (PEOPLE, 0, "share", 0.1),
    (PEOPLE, 1, "norm", 1000),
    (PEOPLE, 2, "absence_11", 200),
    (PEOPLE, 4, "share", 0),
    (ALLOCATIONS, 0, "month_12", 300),
    (ALLOCATIONS, 3, "month_11", None),
]
"""What somebody types: table, row, field, value."""


def records(portfolio: Portfolio, table: str) -> list[Any]:
    """Give the rows of a table."""
    return [line.record for line in portfolio.lines(table)]


def person(initials: str, **facts: Any) -> PersonLine:  # noqa: ANN401
    """Give a person."""
    return PersonLine.model_construct(None, initials=initials, **facts)


def asked(
    initials: str, number: str = "P-2026-01", year: int = 2026, **hours: float
) -> AllocationLine:
    """Give what a project asks of a person, by month: `month_10=40`."""
    return AllocationLine.model_construct(
        None, number=number, initials=initials, year=year, **dict[str, Any](hours)
    )


def loads(people: Sequence[PersonLine], lines: Sequence[AllocationLine]) -> Sequence[float | None]:
    """Give the load of the first person in each month of the span."""
    return loads_of(people, lines, span_of(AS_OF, STANDARD), STANDARD)[0].loads


def test_the_span_begins_with_the_month_of_the_reporting_date() -> None:
    """18 months; October 2026 has 22 workdays of 7.4 hours, December 20 without the holidays."""
    months = span_of(AS_OF, STANDARD)
    hours = {month.first: round(month.hours, 1) for month in months}

    assert (18, date(2026, 10, 1), date(2028, 3, 1)) == (
        len(months),
        months[0].first,
        months[-1].first,
    )
    assert (162.8, 148.0) == (hours[date(2026, 10, 1)], hours[date(2026, 12, 1)])


def test_capacity_is_working_hours_times_share_less_absence() -> None:
    """A post of 1,443 of 1,924 hours, 40 % for projects, 10 hours away in October."""
    one = person("ABN", norm=1442.97, share=0.4, absence_10=10.0)
    [found] = loads_of([one], [], span_of(AS_OF, STANDARD), STANDARD)

    assert (0.3, 38.84) == (round(found.post, 4), round(found.capacity[0], 2))
    assert all(hours >= 0 for hours in found.capacity)


def test_a_load_is_what_is_asked_of_what_there_is() -> None:
    """Two projects together; none in a month nobody asks for; beyond all without capacity."""
    lines = [asked("ABN", month_10=40.7), asked("abn", "P-2026-02", month_10=40.7)]
    half, none = person("ABN", share=0.5), person("ABN", share=0.0)

    assert [1.0, None] == list(loads([half], lines))[:2]
    assert WITHOUT == loads([none], lines)[0]


def _lines(delivery: Delivery) -> list[Any]:
    return [line.record for line in delivery.lines[ALLOCATIONS]]


def test_hours_left_without_a_month_are_laid_out_until_the_end() -> None:
    """Evenly over the working hours, and what a project has put in months itself stays there."""
    parts = typed("P-2026-05")
    line = {"initials": "XYZ", "role": "Tester", "unit": "Byg", "year": 2026, "budget": 100.0}
    parts["hour_budget.lines"] = [
        {**line, "month_09": 20.0, "spent": 20.0, "remaining": 60.0},
        {**line, "initials": "ÆØÅ", "month_09": 20.0, "month_12": 30.0, "remaining": 60.0},
    ]
    parts["master_data.project"][0]["end_forecast"] = date(2027, 1, 15)
    rows: dict[tuple[str, int], Any] = {
        (row.initials, row.year): row for row in _lines(delivered("P-2026-05", parts))
    }
    told: Any = rows["XYZ", 2026]
    laid_out = [told.month_10, told.month_11, told.month_12, rows["XYZ", 2027].month_01]

    assert (20.0, None) == (told.month_09, told.month_08)
    assert 60 == pytest.approx(sum(laid_out))
    assert 60 == pytest.approx(told.spread + rows["XYZ", 2027].spread)
    assert (30.0, None, None) == (
        rows["ÆØÅ", 2026].month_12,
        rows["ÆØÅ", 2026].month_11,
        rows["ÆØÅ", 2026].spread,
    )


def test_every_hour_of_the_sample_is_where_its_project_put_it() -> None:
    """Month by month the rows of the portfolio are those of the hour budgets."""
    expected: dict[tuple[str, str, int], float] = {}
    for delivery in nordbaek():
        for line in typed(delivery.number).get("hour_budget.lines", []):
            for key in MONTHS:
                if line.get(key) is not None:
                    slot = (delivery.number, line["initials"], line["year"])
                    expected[slot] = expected.get(slot, 0.0) + line[key]
    found = {
        (row.number, row.initials, row.year): sum(getattr(row, key) or 0.0 for key in MONTHS)
        - (row.spread or 0.0)
        for row in records(roll_up(nordbaek(), AS_OF), ALLOCATIONS)
    }

    assert {slot: hours for slot, hours in expected.items() if hours} == {
        slot: pytest.approx(hours) for slot, hours in found.items() if hours > 1e-6
    }


def test_overloads_follow_one_another_and_are_the_largest_first() -> None:
    """Months beside each other are one; who asks most is named first."""
    full = span_of(AS_OF, STANDARD)
    lines = [
        asked("ABN", "P-2026-01", month_10=200.0, month_11=160.0),
        asked("ABN", "P-2026-02", month_10=20.0, month_12=500.0),
        asked("KJO", "P-2026-01", year=2027, month_03=170.0),
    ]
    people = loads_of([person("ABN", unit="Byg"), person("KJO")], lines, full, STANDARD)
    found = overloads(people, full, 1.0)

    assert [
        ("ABN", date(2026, 10, 1), date(2026, 12, 1)),
        ("KJO", date(2027, 3, 1), date(2027, 3, 1)),
    ] == [(one.initials, one.first, one.last) for one in found]
    assert ("P-2026-02", 520.0) == found[0].projects[0]
    assert 220 + 160 + 500 - 162.8 - 155.4 - 148 == pytest.approx(found[0].hours)


def test_the_cure_is_the_decision_that_waits() -> None:
    """Of a project that waits for hours from Byg; else so many hours must be moved."""
    portfolio = roll_up(nordbaek(), AS_OF, handed_on())
    drawn, months = drawing(portfolio, WORDS, ""), span_of(AS_OF, STANDARD)
    people = loads_of(records(portfolio, PEOPLE), records(portfolio, ALLOCATIONS), months, STANDARD)
    said = {one.initials: cure_of(one, drawn) for one in overloads(people, months, 1.0)}

    assert said["KJO"].startswith("Beslutning venter i P-2026-05: Frigives 230 timer fra Byg")
    assert said["LFK"].startswith("Flyt 28 timer fra P-2026-03")


def test_people_are_those_projects_ask_and_those_there_are_facts_of() -> None:
    """Somebody nobody asks stays while something is typed; unit and role follow the projects."""
    before = [
        person("ABN", unit="Vej", share=0.3),
        person("GL", unit="Arkiv"),
        person("NY", norm=900.0),
    ]
    line = AllocationLine.model_construct(None, initials="abn", unit="Byg", role="Leder")
    found = staff_of([line, asked("ÅÆ")], before)

    assert [("abn", "Byg", 0.3), ("NY", None, None), ("ÅÆ", None, None)] == [
        (one.initials, one.unit, one.share) for one in found
    ]


def _handed(portfolio: Portfolio) -> Carried:
    data = workbook_bytes(portfolio_workbook(portfolio, WORDS))
    return carried(read(workbook_from(data), (PORTFOLIO,), today=AS_OF))


def test_what_is_typed_survives_ten_refreshes() -> None:
    """Projects leave, come back and are renamed meanwhile; every typed fact is as it was."""
    deliveries = {one.number: one for one in nordbaek()}
    before = handed_on()
    facts = {one.initials: (one.share, one.norm, one.absence_07) for one in before.staff}
    everybody: Sequence[Delivery] = list(deliveries.values())
    for turn in range(10):
        some = [one for at, one in enumerate(everybody) if (at + turn) % 3]
        before = _handed(roll_up(some, AS_OF, before))
    people = records(roll_up(everybody, AS_OF, before), PEOPLE)

    assert facts == {
        one.initials: (one.share, one.norm, one.absence_07)
        for one in people
        if one.share is not None
    }


def test_a_portfolio_without_hours_says_so() -> None:
    """The empty template, and projects without an hour budget, have the sheet all the same."""
    for plan in (
        portfolio_workbook(Portfolio(), WORDS),
        portfolio_workbook(roll_up([], AS_OF, NOTHING), WORDS),
    ):
        [sheet] = [one for one in plan.sheets if one.name == "Kapacitet"]

        assert "Ingen data endnu" in [one.content for one in sheet.cells]


def _grid(portfolio: Portfolio) -> Sequence[tuple[int, int, object]]:
    """Give what every formula below the overloads gives, by row and column, from the first."""
    plan = portfolio_workbook(portfolio, WORDS)
    [sheet] = [one for one in plan.sheets if one.name == "Kapacitet"]
    found = [
        (one.cell.row, one.cell.column, one.content.result)
        for one in sheet.cells
        if isinstance(one.content, Formula) and one.cell.row > sheet.charts[0].at.row
    ]
    return sorted(found, key=lambda one: one[:2])


@pytest.mark.office
def test_what_somebody_tries_is_recomputed_at_once(tmp_path: Path) -> None:
    """Shares, norms and absence typed, hours moved: LibreOffice finds what Python does."""
    portfolio = roll_up(nordbaek(), AS_OF, handed_on())
    file = tmp_path / "Portefølje.xlsx"
    FileTarget(file).write(portfolio_workbook(portfolio, WORDS))
    places = read(FileSource(file).read(), (PORTFOLIO,), today=AS_OF).places
    tables = {
        PEOPLE: list(portfolio.lines(PEOPLE)),
        ALLOCATIONS: list(portfolio.lines(ALLOCATIONS)),
    }
    book = load_workbook(file)
    for table, row, key, value in CHANGES:
        place = places[path_of(table), row, key]
        book[place.sheet][str(place.cell)].value = value
        changed = tables[table][row].record.model_copy(update={key: value})
        tables[table][row] = Line(changed)
    book.save(file)
    told = values(converted([file], tmp_path / "office")[0])
    before = [(row, column) for row, column, _ in _grid(portfolio)]
    after = _grid(replace(portfolio, tables={**portfolio.tables, **tables}))

    assert len(before) == len(after)
    assert [] == [
        (str(Cell(*at)), result, told.get(f"Kapacitet!{Cell(*at)}"))
        for at, (_, _, result) in zip(before, after, strict=True)
        if not same(result, told.get(f"Kapacitet!{Cell(*at)}"))
    ]

"""The schedule: dates by the Danish calendar, bars beside them, and reading that passes them by."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from excelkasse.address import Cell
from excelkasse.layout.place import GanttPlace, Places, places
from excelkasse.plan import CellPlan, Formula, SheetPlan, WorkbookPlan
from excelkasse.reading import Reading, read
from excelkasse.schema.calculate import Row
from excelkasse.schema.choices import ProjectModel
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.template import Content, project_workbook
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import MODELS, master_data, schedule, status_report
from excelkasse.tools.schedule import ActivityStatus as Status
from tests.office import converted, formulas, same, values
from tests.reading.edits import (
    Edit,
    column_deleted,
    columns_inserted,
    on_sheet,
    row_deleted,
    rows_inserted,
    typed_in,
    uncached,
    values_only,
)
from tests.sheets import workbook_of
from tests.spreadsheet.audit import audit

TODAY = date(2026, 10, 30)
TOOLS = (master_data.TOOL, schedule.TOOL, status_report.TOOL)
PATH = "schedule.activities"


def _row(number: str, activity: str, start: date, duration: int | None, status: Status) -> Row:
    return {
        "number": number,
        "activity": activity,
        "start": start,
        "duration": duration,
        "status": status,
    }


ROWS: Sequence[Row] = (
    _row("A01", "Indhent tilbud på jordarbejde", date(2026, 9, 7), 20, Status.FINISHED),
    {
        **_row("A02", "Kontrakt er underskrevet", date(2026, 10, 5), None, Status.FINISHED),
        "milestone": True,
    },
    {
        **_row("A03", "Udgrav bassin 1", date(2026, 10, 19), 30, Status.UNDER_WAY),
        "predecessor": "A01",
        "hours": 120,
    },
    _row("A04", "Omlæg ledninger", date(2026, 12, 14), 25, Status.NOT_STARTED),
    _row("A05", "Sprængning af sten", date(2026, 12, 7), 5, Status.DROPPED),
    _row("A06", "Begynder en lørdag og går over påske", date(2027, 3, 20), 10, Status.NOT_STARTED),
    {
        **_row("A07", "Anlægget er overdraget", date(2027, 5, 28), None, Status.NOT_STARTED),
        "milestone": True,
        "owner": "MKL",
    },
)
FILLED: Mapping[str, Sequence[Row]] = {
    PATH: ROWS,
    "status_report.head": ({"status_date": TODAY},),
    "master_data.project": ({"number": "P-2026-99", "name": "Bassiner ved Bækken"},),
}


def _plan(language: str = "da", rows: Mapping[str, Sequence[Row]] = FILLED) -> WorkbookPlan:
    return project_workbook(TOOLS, texts(language), Content(rows, TODAY), title="Prøve")


def _sheet(language: str = "da", rows: Mapping[str, Sequence[Row]] = FILLED) -> SheetPlan:
    name = texts(language)["schedule.sheets.schedule.name"]
    return next(sheet for sheet in _plan(language, rows).sheets if sheet.name == name)


def _places() -> Places:
    return places(TOOLS, texts("da"), {path: len(rows) for path, rows in FILLED.items()})


def _weeks() -> GanttPlace:
    found = _places().parts["schedule.gantt"]
    assert isinstance(found, GanttPlace)
    return found


def _told(sheet: SheetPlan, row: int) -> list[object]:
    cells: dict[Cell, CellPlan] = {each.cell: each for each in sheet.cells}
    contents = [cells[Cell(row, column)].content for column in _weeks().columns]
    return [content.result if isinstance(content, Formula) else content for content in contents]


@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_agrees_with_a_filled_schedule(language: str, tmp_path: Path) -> None:
    """Every date, share, week, month and milestone is the same when recalculated."""
    file = tmp_path / "schedule.xlsx"
    FileTarget(file).write(_plan(language))
    (fresh,) = converted([file], tmp_path / "office")
    stored, recalculated = values(file), values(fresh)

    assert {} == {
        cell: (stored.get(cell), recalculated.get(cell))
        for cell in formulas(file)
        if not same(stored.get(cell), recalculated.get(cell))
    }
    assert () == tuple(audit(file))


def test_an_activity_ends_by_the_calendar() -> None:
    """Weekends, Christmas and Easter are left out; a milestone ends where it starts."""
    reading = _read()
    ends = [getattr(record, "end") for record in reading.records[PATH]]  # noqa: B009

    assert [
        date(2026, 10, 2),
        date(2026, 10, 5),
        date(2026, 11, 27),
        date(2027, 1, 21),
        date(2026, 12, 11),
        date(2027, 4, 7),
        date(2027, 5, 28),
    ] == ends


def test_time_elapsed_is_counted_in_workdays() -> None:
    """By 30 October ten of thirty workdays have passed; what is over is 1, what is to come 0."""
    shares = [getattr(record, "elapsed") for record in _read().records[PATH]]  # noqa: B009

    assert [1, 1, 10 / 30, 0, 0, 0, 0] == shares


def test_the_weeks_begin_with_the_earliest_start() -> None:
    """78 Mondays from 7 September 2026, with week numbers and a month in its first week."""
    sheet, place = _sheet(), _weeks()
    mondays = _told(sheet, place.register.marker_row)

    assert (78, date(2026, 9, 7), date(2028, 2, 28)) == (len(mondays), mondays[0], mondays[-1])
    assert [37, 38, 39, 40, 41] == _told(sheet, place.register.header_row)[:5]
    assert ["sep\n2026", None, None, None, "okt\n2026"] == _told(sheet, place.register.title_row)[
        :5
    ]


def test_weeks_off_have_a_letter() -> None:
    """Autumn, Christmas, New Year and winter are marked, so that shade is never alone."""
    sheet, place = _sheet(), _weeks()
    told = zip(
        _told(sheet, place.register.header_row), _told(sheet, place.days_off_row), strict=True
    )
    marked = [(week, letter) for week, letter in told if letter][:7]

    assert [(42, "f"), (52, "h"), (53, "h"), (7, "f"), (12, "h"), (13, "h"), (18, "h")] == marked


def test_a_milestone_stands_in_its_week() -> None:
    """◆ is in week 41, beside the second row, and nowhere else in that row."""
    place = _weeks()
    row = _told(_sheet(), place.register.first_row + 1)

    assert [4] == [number for number, sign in enumerate(row) if sign]


def test_an_empty_schedule_asks_the_clock_in_the_sheet_only() -> None:
    """The formula begins with the current week; no result is stored, so a template never ages."""
    sheet, place = _sheet(rows={}), _weeks()
    first = next(
        each.content
        for each in sheet.cells
        if each.cell == Cell(place.register.marker_row, place.columns[0])
    )

    assert isinstance(first, Formula)
    assert "TODAY()" in first.text
    assert {None} == set(_told(sheet, place.register.header_row))


def test_panes_freeze_after_the_activity() -> None:
    """The weeks scroll past the columns that say what a row is."""
    assert Cell(9, 5) == _sheet().freeze


def test_models_have_the_schedule() -> None:
    """Full and Medium plan in weeks."""
    assert [True, True] == [
        schedule.TOOL in MODELS[model] for model in (ProjectModel.FULL, ProjectModel.MEDIUM)
    ]


def _read(edit: Edit = lambda grid: grid) -> Reading:
    workbook = on_sheet(workbook_of(_plan()), "Tidsplan", edit)
    return read(workbook, TOOLS, today=TODAY)


def _not_read(reading: Reading) -> list[str]:
    told = [
        str(one.values["cells"])
        for one in reading.findings
        if one.code == "not_read" and one.place.sheet == "Tidsplan"
    ]
    return [cells for cells in told if cells != _HEADING]


_HEADING = "B2"
"""The project's line above every register: pasted as a value it is named on every sheet."""

_GANTT_COLUMN = 20
_EDITS: Mapping[str, Edit] = {
    "untouched": lambda grid: grid,
    "row inserted in the register": rows_inserted(11),
    "row inserted above": rows_inserted(3),
    "column inserted in the register": columns_inserted(4),
    "column inserted before the weeks": columns_inserted(16),
    "column inserted in the weeks": columns_inserted(_GANTT_COLUMN),
    "week deleted": column_deleted(_GANTT_COLUMN),
    "markers deleted": column_deleted(1),
    "hidden row deleted": row_deleted(7),
    "results lost": uncached,
    "pasted as values": values_only,
}


@pytest.mark.parametrize("edit", _EDITS.values(), ids=_EDITS)
def test_reading_passes_the_weeks_by(edit: Edit) -> None:
    """Whatever is moved, the activities are the same and no week is named as not read."""
    reading = _read(edit)

    assert _read().records[PATH] == reading.records[PATH]
    assert [] == _not_read(reading)


def test_what_a_person_writes_in_the_weeks_is_named() -> None:
    """A remark above the bars or on one of them is not read, and so it is said."""
    assert ["X6"] == _not_read(_read(typed_in(Cell(6, 24), "Vi holder ferie her")))
    assert ["X10"] == _not_read(_read(typed_in(Cell(10, 24), "Pause")))
    assert ["X10"] == _not_read(_read(typed_in(Cell(10, 24), 5)))

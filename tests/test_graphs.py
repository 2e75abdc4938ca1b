"""Native charts of project workbooks: a list by formula, a chart of it, the same in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from excelkasse.address import Area, Cell
from excelkasse.layout.place import GraphPlace, Places, places
from excelkasse.plan import Chart, Formula, Plain, SheetPlan, WorkbookPlan
from excelkasse.reading import Reading, read
from excelkasse.schema.calculate import Row
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.template import Content, project_workbook
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import benefit_register, master_data, stakeholder_register
from tests.office import converted, formulas, same, values
from tests.reading.edits import Edit, on_sheet, typed_in, uncached, values_only
from tests.sheets import workbook_of
from tests.spreadsheet.audit import audit

TODAY = date(2026, 10, 30)
TOOLS = (master_data.TOOL, stakeholder_register.TOOL, benefit_register.TOOL)
PEOPLE, BENEFITS = "stakeholder_register.stakeholders", "benefit_register.benefits"
MAP, COURSE = "stakeholder_register.map", "benefit_register.chart"
MAP_SHEET, COURSE_SHEET = "Interessentkort", "Gevinstdiagram"


def _person(number: str, name: str, affected: int | None, influence: int | None) -> Row:
    return {"number": number, "stakeholder": name, "affected": affected, "influence": influence}


def _benefit(number: str, baseline: float | None, target: float, *measured: float | None) -> Row:
    made = {f"measured_{place}": value for place, value in enumerate(measured, start=1)}
    said = {"number": number, "benefit": f"Gevinst {number}", "baseline": baseline}
    return {**said, "target": target, **made}


FILLED: Mapping[str, Sequence[Row]] = {
    PEOPLE: (
        _person("I01", "Skole", 4, 2),
        _person("I02", "Forsyning", 5, 5),
        _person("I03", "Uden tal", None, None),
        _person("I04", "Presse", 1, 3),
        *(_person(f"I{number:02}", f"Nabo {number}", 3, 3) for number in range(5, 10)),
    ),
    BENEFITS: (
        _benefit("G1", 10, 2, 8, 6, 2),
        _benefit("G2", None, 50, 10, None, 49),
        _benefit("G3", 4, 8),
    ),
}
EMPTY: Mapping[str, Sequence[Row]] = {}


def _plan(rows: Mapping[str, Sequence[Row]], language: str = "da") -> WorkbookPlan:
    return project_workbook(TOOLS, texts(language), Content(rows, TODAY), title="Prøve")


def _places(rows: Mapping[str, Sequence[Row]]) -> Places:
    return places(TOOLS, texts("da"), {path: len(found) for path, found in rows.items()})


def _place(path: str, rows: Mapping[str, Sequence[Row]] = FILLED) -> GraphPlace:
    found = _places(rows).parts[path]
    assert isinstance(found, GraphPlace)
    return found


def _sheet(name: str, rows: Mapping[str, Sequence[Row]] = FILLED) -> SheetPlan:
    return next(sheet for sheet in _plan(rows).sheets if sheet.name == name)


def _chart(name: str, rows: Mapping[str, Sequence[Row]] = FILLED) -> Chart:
    (chart,) = _sheet(name, rows).charts
    return chart


def _told(sheet: SheetPlan, area: Area) -> list[Plain]:
    """Give what the cells of an area show, row by row."""
    shown = {each.cell: each.content for each in sheet.cells}
    contents = [
        shown[Cell(row, column)]
        for row in range(area.first.row, area.last.row + 1)
        for column in range(area.first.column, area.last.column + 1)
    ]
    return [each.result for each in contents if isinstance(each, Formula)]


_Point = tuple[float, float]


def _point(across: Plain, up: Plain) -> _Point:
    assert isinstance(across, int | float)
    assert isinstance(up, int | float)
    return round(across, 9), round(up, 9)


def _points(
    name: str, drawn: str, rows: Mapping[str, Sequence[Row]] = FILLED
) -> dict[str, list[_Point]]:
    """Give the points of every series that has a name in its cell, by that name."""
    sheet = _sheet(name, rows)
    found: dict[str, list[_Point]] = {}
    for series in sheet.charts[0].series:
        if series.named_by and series.drawn == drawn:
            (label,) = _told(sheet, Area(series.named_by, series.named_by))
            across, up = _told(sheet, series.categories), _told(sheet, series.values)
            if label:
                found[str(label)] = [_point(*pair) for pair in zip(across, up, strict=True)]
    return found


def test_the_list_holds_the_rows_of_the_table_by_their_rank() -> None:
    """Those with both scores are listed, the weightiest first; the others are left out."""
    sheet, place = _sheet(MAP_SHEET), _place(MAP)
    first = Area(Cell(place.first_row, 2), Cell(place.first_row + 8, 2))

    assert ["I02", "I05", "I06", "I07", "I08", "I09", "I01", "I04", None] == _told(sheet, first)


@pytest.mark.parametrize("rows", [EMPTY, FILLED], ids=["empty", "filled"])
@pytest.mark.parametrize(
    ("name", "path", "register", "drawn"),
    [(MAP_SHEET, MAP, PEOPLE, "dot"), (COURSE_SHEET, COURSE, BENEFITS, "line")],
)
def test_every_row_that_the_table_has_room_for_has_its_series(
    name: str, path: str, register: str, drawn: str, rows: Mapping[str, Sequence[Row]]
) -> None:
    """The list is longer than the table, and each of its rows is a series named by its cell."""
    table, place = _places(rows).register(register), _place(path, rows)
    named = [one.named_by for one in _chart(name, rows).series if one.drawn == drawn]
    list_rows = range(place.first_row, place.first_row + place.room)

    assert table is not None
    assert table.room < place.room
    assert [Cell(row, 2) for row in list_rows] == named


def test_points_on_one_spot_stand_apart_and_stay_in_their_field() -> None:
    """Five with the scores 3 and 3 are five points, all of them above and right of the cross."""
    points = _points(MAP_SHEET, "dot")
    shared = [points[f"I{number:02}"] for number in range(5, 10)]

    assert [
        [(2.64, 3.11)],
        [(3, 3.11)],
        [(3.36, 3.11)],
        [(2.64, 2.89)],
        [(3, 2.89)],
    ] == shared
    assert [(5, 5)] == points["I02"]


def test_even_twenty_on_one_spot_stay_within_their_field() -> None:
    """However many share the scores 3 and 3, no point crosses into another field."""
    crowd = tuple(_person(f"I{number:02}", "Nabo", 3, 3) for number in range(20))
    points = _points(MAP_SHEET, "dot", {PEOPLE: crowd})

    assert 20 == len(points)
    assert all(2.5 < x < 3.5 and 2.5 < y < 3.5 for ((x, y),) in points.values())


@pytest.mark.parametrize("name", [MAP_SHEET, COURSE_SHEET])
def test_a_blank_row_is_drawn_beyond_the_axes(name: str) -> None:
    """Of an empty template no point and no line lies on the chart, and no cell shows an error."""
    sheet = _sheet(name, EMPTY)
    (chart,) = sheet.charts
    named = [series for series in chart.series if series.named_by]
    across = {x for series in named for x in _told(sheet, series.categories)}

    assert chart.across is not None
    assert chart.across.low == 0
    assert {-1} == across


def test_a_line_ends_with_the_last_measurement() -> None:
    """A measurement that is not made repeats the one before; what is not measured has no line."""
    points = _points(COURSE_SHEET, "line")

    assert [(0, 0), (1, 0.25), (2, 0.5), (3, 1), (3, 1)] == points["G1"]
    assert [(0, 0), (1, 0.2), (1, 0.2), (3, 0.98), (3, 0.98)] == points["G2"]
    assert [(-1, 0)] * 5 == points["G3"]


def test_the_axis_of_an_empty_course_reaches_from_start_to_goal() -> None:
    """Two lines that are always there keep 0 and 100 percent on the chart."""
    sheet = _sheet(COURSE_SHEET, EMPTY)
    lines = [_told(sheet, one.values) for one in sheet.charts[0].series if one.drawn == "dashed"]

    assert [[1, 1], [0, 0]] == lines


def test_names_of_lines_that_end_together_stand_side_by_side() -> None:
    """G1 and G2 end within 5 percent of each other, so the second name stands further right."""
    points = _points(COURSE_SHEET, "name")

    assert [[(3.06, 1)], [(3.36, 0.98)], [(-1, 0)]] == list(points.values())


@pytest.mark.parametrize("name", [MAP_SHEET, COURSE_SHEET])
def test_a_chart_covers_no_cell(name: str) -> None:
    """It stands to the right of all that is written, and all of it prints on one page."""
    sheet = _sheet(name)
    seen = {each.cell.column for each in sheet.cells if each.cell.row >= sheet.charts[0].at.row}

    assert max(seen) < sheet.charts[0].at.column
    assert sheet.printing.one_page
    assert sheet.printing.area is None


def test_a_map_is_told_in_words_field_by_field() -> None:
    """Who stands in which field, and how many, is what the map says to those who cannot see it."""
    told = _chart(MAP_SHEET).alt

    assert "I alt 8." in told
    assert "Ressourcepersoner – inddrag tæt (6): I02 Forsyning; I05 Nabo 5;" in told
    assert "Gidsler – informér og vær tydelig (1): I01 Skole." in told


def test_a_course_is_told_in_words_line_by_line() -> None:
    """Each benefit is told with its shares, or that it is not measured yet."""
    told = _chart(COURSE_SHEET).alt

    assert "G1 Gevinst G1: 25,0 %, 50,0 %, 100,0 %. G2 Gevinst G2: 20,0 %, 98,0 %." in told
    assert told.endswith("G3 Gevinst G3: ikke målt endnu.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [MAP, COURSE])
def test_an_empty_chart_says_that_it_is_empty(path: str, language: str) -> None:
    """The words of an empty chart say what will be in it and where it comes from."""
    alts = {chart.alt for sheet in _plan(EMPTY, language).sheets for chart in sheet.charts}

    assert texts(language)[f"{path}.alt_empty"] in alts


@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_agrees_with_every_list(language: str, tmp_path: Path) -> None:
    """Every place of every point is the same when recalculated, and the file keeps the rules."""
    file = tmp_path / "graphs.xlsx"
    FileTarget(file).write(_plan(FILLED, language))
    (fresh,) = converted([file], tmp_path / "office")
    stored, recalculated = values(file), values(fresh)

    assert {} == {
        cell: (stored.get(cell), recalculated.get(cell))
        for cell in formulas(file)
        if not same(stored.get(cell), recalculated.get(cell))
    }
    assert [] == audit(file)


def test_a_row_typed_later_is_on_the_map(tmp_path: Path) -> None:
    """What somebody types in the last row of an empty template is listed and has its point."""
    file, typed = tmp_path / "empty.xlsx", tmp_path / "typed.xlsx"
    FileTarget(file).write(_plan(EMPTY))
    table, place = _places(EMPTY).register(PEOPLE), _place(MAP, EMPTY)
    assert table is not None
    book = load_workbook(file)
    for key, value in _person("I99", "Menighedsråd", 2, 4).items():
        cell = Cell(table.header_row + table.room, table.columns[key])
        book[table.sheet][str(cell)] = value
    book.save(typed)
    (fresh,) = converted([typed], tmp_path / "office")
    shown = values(fresh)
    dots = [one for one in _chart(MAP_SHEET, EMPTY).series if one.drawn == "dot"]
    across, up = (f"{MAP_SHEET}!{area.first}" for area in (dots[0].categories, dots[0].values))

    assert "I99" == shown[f"{MAP_SHEET}!{Cell(place.first_row, 2)}"]
    assert (2, 4) == (shown[across], shown[up])


@pytest.mark.parametrize("edit", [lambda grid: grid, uncached, values_only])
@pytest.mark.parametrize("name", [MAP_SHEET, COURSE_SHEET])
def test_nothing_of_a_chart_is_reported(name: str, edit: Edit) -> None:
    """The list and its hidden columns are ours, without results and as pasted values too."""
    assert [] == _not_read(name, edit)


@pytest.mark.parametrize("name", [MAP_SHEET, COURSE_SHEET])
def test_what_somebody_writes_beside_a_chart_is_named(name: str) -> None:
    """A note to the right of the chart and one typed over the list are not read, but told."""
    first = _place(MAP if name == MAP_SHEET else COURSE).first_row

    assert ["Z9"] == _not_read(name, typed_in(Cell(9, 26), "Husk MED"))
    assert [f"C{first}"] == _not_read(name, typed_in(Cell(first, 3), "Rettet i hånden"))


def _not_read(name: str, edit: Edit) -> list[str]:
    reading: Reading = read(on_sheet(workbook_of(_plan(FILLED)), name, edit), TOOLS, today=TODAY)
    return [
        str(one.values["cells"])
        for one in reading.findings
        if one.code == "not_read" and one.place.sheet == name
    ]

"""A workbook is read whole: what was typed comes back, and what cannot be read is named."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excelkasse.address import Cell
from excelkasse.grid import Grid, Value, Workbook
from excelkasse.reading import Reading, read
from excelkasse.schema.calculate import Row
from excelkasse.schema.tool import Register, Tool
from excelkasse.template import Content, project_workbook
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import SHELF, risk_register
from tests.reading.edits import drawn, on_every_sheet, on_sheet, typed_in, uncached, values_only
from tests.reading.rows import rows_of
from tests.reading.samples import (
    PARTS,
    TODAY,
    but_notes,
    clean,
    empty,
    filled,
    form,
    grid_named,
    named,
    reading_of,
    register,
    said,
    sheet_of,
    told,
    typed,
)
from tests.sheets import Draft, sheet, workbook_of

FEW = settings(max_examples=6, derandomize=True)
TOOL_OF = {path: tool for tool in SHELF for path in tool.parts}
LISTS = texts("da")["template.lists.name"]
README = texts("da")["template.readme.name"]


def read_back(path: str, rows: Sequence[Row], language: str) -> Sequence[object]:
    """Write rows into the template of a tool, read it, and return what was typed."""
    content = Content({path: rows}, TODAY)
    plan = project_workbook([TOOL_OF[path]], texts(language), content, title="Prøve")
    return typed(reading_of(workbook_of(plan)), path)


def filled_in(path: str) -> bool:
    """Whether people type anything in a part."""
    return any(not field.computed for field in PARTS[path].fields.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [path for path in PARTS if filled_in(path)])
@FEW
@given(data=st.data())
def test_what_is_typed_is_what_is_read(data: st.DataObject, path: str, language: str) -> None:
    """Any rows of any part, written to a sheet and read again, are the same rows."""
    part = PARTS[path]
    most = min(part.room, 4) if isinstance(part, Register) else 1
    came_with = part.prefilled if isinstance(part, Register) else frozenset()
    row = rows_of(part).filter(lambda row: bool(row.keys() - came_with))
    rows = data.draw(st.lists(row, min_size=1, max_size=most))

    assert rows == read_back(path, rows, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", SHELF, ids=lambda tool: tool.key)
def test_an_empty_template_has_no_findings(tool: Tool, language: str) -> None:
    """We do not scold a blank sheet, and what it comes with is no row of it."""
    reading = reading_of(empty([tool], language))

    assert [] == told(reading.findings)
    assert {} == {path: rows for path, rows in reading.records.items() if rows}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_empty_shelf_has_no_findings(language: str) -> None:
    """Nor a blank workbook with every tool, whatever happened to its formulas."""
    workbook = empty(SHELF, language)
    pasted = reading_of(on_every_sheet(workbook, values_only))

    assert [] == told(reading_of(workbook).findings)
    assert [] == told(reading_of(on_every_sheet(workbook, uncached)).findings)
    assert [] == told(but_notes(pasted.findings))
    assert {} == {path: rows for path, rows in pasted.records.items() if rows}


def blank_cells(workbook: Workbook) -> Sequence[tuple[str, Cell]]:
    """Give every blank cell of every sheet, and some around; not of the lists or a front title."""
    return [
        (grid.name, Cell(row, column))
        for grid in workbook.grids
        if grid.name != LISTS
        for row in range(2 if grid.name == README else 1, grid.last.row + 4)
        for column in range(1, grid.last.column + 4)
        if grid.at(Cell(row, column)) is None and Cell(row, column) not in grid.formulas
    ]


def read_cells(name: str, reading: Reading) -> set[Cell | None]:
    """Return the cells of a sheet whose typed value is in a record."""
    return {
        place.cell
        for (path, row, key), place in reading.places.items()
        if place.sheet == name
        and not PARTS[path].fields[key].computed
        and getattr(reading.records[path][row], key) is not None
    }


@settings(FEW, max_examples=100)
@given(
    at=st.sampled_from(blank_cells(filled())),
    value=st.sampled_from(
        ["Husk at spørge", "Ja", 17.0, 0.0, False, "Grøn", "~ca. 5", "#2", "a.b c"]
    ),
)
def test_nothing_a_person_writes_is_lost(at: tuple[str, Cell], value: Value) -> None:
    """What is typed in any blank cell of any sheet is read from it, or a finding names it."""
    name, cell = at

    reading = reading_of(on_sheet(filled(), name, typed_in(cell, value)))

    assert cell in named(name, reading.findings) | read_cells(name, reading)


@settings(FEW, max_examples=60)
@given(at=st.sampled_from(blank_cells(filled())))
def test_no_error_a_person_makes_is_lost(at: tuple[str, Cell]) -> None:
    """An error value in any blank cell of any sheet is named by a finding."""
    name, cell = at

    reading = reading_of(
        on_sheet(filled(), name, drawn(lambda draft: draft.put_error(cell, "#N/A")))
    )

    assert cell in named(name, reading.findings)


def test_a_formula_of_ones_own_is_named() -> None:
    """A formula beside a table is not read, in the heading or below, with a result or without."""
    name = sheet_of("risk_register.risks")
    column = max(register("risk_register.risks").columns.values()) + 2
    cells = [Cell(2, 5), Cell(3, column), Cell(12, column)]

    def calculate(draft: Draft) -> None:
        draft.put_uncached(cells[0])
        for cell in cells[1:]:
            draft.put(cell, 5.0)
            draft.formulas.add(cell)

    reading = reading_of(on_sheet(filled(), name, drawn(calculate)))

    assert set(cells) == named(name, reading.findings) - named(name, clean().findings)


def test_a_formula_that_says_what_our_help_says_is_named() -> None:
    """Help stands beside the fields as text, so a formula there is somebody's own."""
    place = form("master_data.project")
    name, cell = place.sheet, Cell(place.rows["name"], place.value + 1)

    def calculate(draft: Draft) -> None:
        draft.formulas.add(cell)

    reading = reading_of(on_sheet(filled(), name, drawn(calculate)))

    assert isinstance(grid_named(filled(), name).at(cell), str)
    assert {cell} == named(name, reading.findings) - named(name, clean().findings)


def test_cells_outside_the_fields_are_named_as_areas() -> None:
    """A column of one's own is told as the area it fills, and a lone cell by itself."""
    place = register("risk_register.risks")
    column = max(place.columns.values()) + 2
    workbook = on_sheet(filled(), place.sheet, typed_in(Cell(2, column + 3), "Bemærk"))
    for row in range(place.header_row, place.header_row + 5):
        workbook = on_sheet(workbook, place.sheet, typed_in(Cell(row, column), "Egen"))

    (finding,) = [one for one in reading_of(workbook).findings if one.code == "not_read"]

    first, last = Cell(place.header_row, column), Cell(place.header_row + 4, column)
    assert f"{Cell(2, column + 3)}, {first}:{last}" == finding.values["cells"]


def test_a_sheet_of_ones_own_is_named() -> None:
    """A sheet that belongs to no tool is not read, and a note says so."""
    own = sheet("Noter", "|   | B |\n|---|---|\n| 3 | Husk kaffe |")

    reading = reading_of(filled()._replace(grids=[*filled().grids, own]))

    assert clean().records == reading.records
    assert ["Noter!B3 sheet_own"] == told(
        one for one in reading.findings if one not in clean().findings
    )


CONTACTS = """
|   | A             | B       |
|---|---------------|---------|
| 1 | Projektejer   | Mette   |
| 2 | Projektleder  | Anders  |
| 3 | Navn          | Telefon |
"""


def test_a_few_of_our_words_do_not_make_a_sheet_ours() -> None:
    """A list of contacts with two of our labels on it is a sheet of one's own."""
    reading = reading_of(Workbook([sheet("Kontakter", CONTACTS)]))

    assert ["Kontakter!A1 sheet_own"] == told(reading.findings)
    assert {} == reading.records


LESSONS = """
|   | A          | B        | C             | D      |
|---|------------|----------|---------------|--------|
| 1 | Dato       | Projekt  | Fase          | Emne   |
| 2 | 2026-05-01 | Cykelsti | Gennemførelse | Asfalt |
"""


def test_a_table_like_one_of_ours_is_not_taken_for_it() -> None:
    """Three columns of the lesson log without what a lesson must have are a sheet of one's own."""
    reading = reading_of(Workbook([sheet("Egne noter", LESSONS)]))

    assert ["Egne noter!A1 sheet_own"] == told(reading.findings)
    assert {} == reading.records


RISKS = """
|   | A                          | B     | C      | D             | E          | F     |
|---|----------------------------|-------|--------|---------------|------------|-------|
| 1 | excelkasse:risk_register:1 |       |        |               |            |       |
| 2 | #risks                     |       |        |               |            |       |
| 3 |                            | Nr.   | Risiko | Sandsynlighed | Konsekvens | Status |
| 4 |                            | R01   | Regn   | 2             | 3          | Åben  |
| 5 |                            |       |        |               |            |       |
| 6 |                            | R02   | Frost  | 1             | 4          | Lukket |
| 7 |                            | I alt |        | 3             | 5          |       |
| 8 |                            |       |        | =3            | =7         |       |
| 9 |                            | R03   | Storm  | 1             | 1          | Åben  |
"""


def read_risks(grid: Grid) -> Sequence[tuple[object, ...]]:
    """Read a sheet of risks: number and exposure of each."""
    risks = read(Workbook([grid]), [risk_register.TOOL], today=TODAY).records["risk_register.risks"]
    return [(risk.number, risk.exposure) for risk in risks]  # type: ignore[attr-defined]


def test_blank_rows_and_totals_are_no_rows() -> None:
    """A blank row ends nothing, a total is not counted, and rows below a total are read."""
    assert [("R01", 6), ("R02", 4), ("R03", 1)] == read_risks(sheet("Risici", RISKS))


def test_a_total_is_told() -> None:
    """A row with a word for a total, or with nothing but formulas, is named by a note."""
    reading = reading_of(Workbook([sheet("Risici", RISKS)]))

    totals = [one for one in reading.findings if one.code == "total_row"]
    assert ["Risici!B7 total_row", "Risici!D8 total_row"] == told(totals)
    assert [] == told(but_notes(reading.findings))


@pytest.mark.parametrize(
    "word", ["I alt", "i alt:", "IALT", "Total", "Totalt", "Sum", "Subtotal", "I alt 2026"]
)
def test_a_total_may_be_called_many_things(word: str) -> None:
    """People write it in many ways."""
    grid = typed_in(Cell(7, 2), word)(sheet("Risici", RISKS))

    assert 3 == len(read_risks(grid))


def test_a_risk_that_begins_as_a_total_does_is_a_risk() -> None:
    """Only a row with no other word in it can be a total."""
    grid = typed_in(Cell(7, 3), "Total nedlukning")(sheet("Risici", RISKS))

    assert [("R01", 6), ("R02", 4), ("I alt", 15), ("R03", 1)] == read_risks(grid)


def test_a_total_row_never_becomes_a_row_by_its_text_alone() -> None:
    """`Total nedlukning` as the only text of a row is a risk that lacks its number."""
    grid = typed_in(Cell(7, 2), None)(sheet("Risici", RISKS))
    grid = typed_in(Cell(7, 3), "Total nedlukning")(grid)

    assert 4 == len(read_risks(grid))


def test_rows_pasted_far_below_a_table_are_rows() -> None:
    """A register has no end that a person can see, so a row below it is read."""
    place = register("risk_register.risks")
    row = place.first_row + place.room + 20
    workbook = on_sheet(filled(), place.sheet, typed_in(Cell(row, place.columns["number"]), "R99"))

    numbers = [risk["number"] for risk in typed(reading_of(workbook), "risk_register.risks")]

    assert "R99" == numbers[-1]


@pytest.mark.parametrize("copy", ["Risici (2)", "Risici_2", "Kopi af Risici", "Ny fane"])
@pytest.mark.parametrize("first", [True, False], ids=["in front", "behind"])
def test_a_copied_sheet_is_named_and_never_merged(copy: str, *, first: bool) -> None:
    """The copy is an error, wherever Excel put it, and the original is what is read."""
    path = "risk_register.risks"
    place = register(path)
    original = grid_named(filled(), place.sheet)
    changed = typed_in(Cell(place.first_row, place.columns["risk"]), "Ændret i kopien")(original)
    twin = replace(changed, name=copy)
    grids = [twin, *filled().grids] if first else [*filled().grids, twin]

    reading = reading_of(Workbook(grids))

    assert clean().records == reading.records
    (finding,) = [one for one in reading.findings if one.code == "sheet_twice"]
    assert (copy, place.sheet) == (finding.place.sheet, finding.values["first"])


@pytest.mark.parametrize(
    ("expected", "tag"),
    [
        ("sheet_newer", "excelkasse:risk_register:99"),
        ("sheet_of_unknown_tool", "excelkasse:crystal_ball:1"),
    ],
)
def test_a_sheet_from_another_edition_is_a_note(expected: str, tag: str) -> None:
    """A newer layout is read as well as can be, and a tool we do not know is passed over."""
    reading = reading_of(Workbook([typed_in(Cell(1, 1), tag)(sheet("Risici", RISKS))]))

    assert f"Risici!A1 {expected}" in told(reading.findings)
    assert [] == told(but_notes(reading.findings))


def test_tools_that_were_not_asked_for_are_told() -> None:
    """Whoever reads can tell a portfolio workbook from a project's."""
    grid = typed_in(Cell(1, 1), "excelkasse:portfolio/projects:1")(sheet("Projekter", RISKS))

    assert frozenset({"portfolio"}) == reading_of(Workbook([grid])).other_tools


def test_a_column_that_is_gone_is_told() -> None:
    """A required field whose column was deleted is an error, an optional one a note."""
    grid = typed_in(Cell(3, 6), None)(sheet("Risici", RISKS))

    findings = [one for one in reading_of(Workbook([grid])).findings if one.code == "field_gone"]

    label = "risk_register.risks.status.label"
    assert [label] == [one.values["label"] for one in but_notes(findings)]
    assert "risk_register.risks.cause.label" in {one.values["label"] for one in findings}


def test_a_heading_that_is_there_twice_is_an_error() -> None:
    """Of two columns with one heading the first is read, and the other is named."""
    grid = typed_in(Cell(3, 8), "Status")(sheet("Risici", RISKS))

    reading = reading_of(Workbook([grid]))

    assert ["Risici!H3 column_twice"] == told(but_notes(reading.findings))


def test_every_place_leads_to_the_cell_it_was_read_from() -> None:
    """What stands in the cell a place names is what the record says."""
    spots = [("master_data.project", 0, "number"), ("risk_register.risks", 1, "risk")]
    for path, row, key in spots:
        place = clean().places[path, row, key]
        assert place.cell is not None
        typed_value = grid_named(filled(), place.sheet).at(place.cell)

        assert typed_value == getattr(clean().records[path][row], key)


def test_a_record_holds_a_whole_row() -> None:
    """It is no other than one whose values were told one by one."""
    for records in clean().records.values():
        for record in records:
            made = type(record).model_construct(None, **dict(record))

            assert made == record
            assert made.model_dump() == record.model_dump()
            assert made.model_dump(exclude_unset=True) == record.model_dump(exclude_unset=True)


def test_a_place_that_is_not_there_is_none() -> None:
    """A row that nobody filled has no place."""
    assert clean().places.get(("risk_register.risks", 999, "risk")) is None
    assert len(list(clean().places)) == len(clean().places)


def test_findings_come_in_the_order_of_sheets_and_cells() -> None:
    """A person can walk through them from the first sheet to the last."""
    workbook = filled()
    for path, key in (("status_report.head", "period"), ("master_data.project", "start")):
        place = clean().places[path, 0, key]
        assert place.cell is not None
        workbook = on_sheet(workbook, place.sheet, typed_in(place.cell, "snart"))

    sheets = [grid.name for grid in workbook.grids]
    order = [
        (sheets.index(one.place.sheet), one.place.cell) for one in reading_of(workbook).findings
    ]

    assert sorted(order) == order


def test_a_workbook_from_an_old_mac_is_read_by_its_own_epoch() -> None:
    """A date that lost its format is counted from 1904 where the workbook says so."""
    cell = Cell(form("master_data.project").rows["start"], 3)
    workbook = on_sheet(filled(), sheet_of("master_data.project"), typed_in(cell, 44925.0))

    (project,) = typed(reading_of(workbook._replace(epoch_1904=True)), "master_data.project")

    assert "2026-12-31" == str(project["start"])


def test_a_sheet_with_lines_is_begun_though_its_form_is_blank() -> None:
    """Sums are read though nobody filled the form they stand in, and what it lacks is told."""
    lines = [{"kind": "other", "nature": "operating", "spent": 5.0, "remaining": 2.0}]
    record = PARTS["budget.lines"].record
    rows = [record.model_validate(line).model_dump(exclude_unset=True) for line in lines]
    content = Content({"budget.lines": rows}, TODAY)
    plan = project_workbook([TOOL_OF["budget.lines"]], texts("da"), content, title="Prøve")

    reading = reading_of(workbook_of(plan))

    totals = reading.form("budget.totals")
    assert totals is not None
    assert 7.0 == totals.model_dump()["forecast"]
    assert ["missing"] == [code for code, _, _ in said(but_notes(reading.findings))]


def test_what_stands_on_some_sheets_is_what_stands_there() -> None:
    """The values of some sheets are those of all whose place is on them, in the same order."""
    places = clean().places
    sheets = {sheet_of("risk_register.risks"), sheet_of("master_data.project")}
    wanted = [(spot, place) for spot, place in places.items() if place.sheet in sheets]

    assert wanted == list(places.on(sheets))

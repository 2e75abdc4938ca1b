"""Every spoiled cell is named, in its own place, and no other cell is blamed for it."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Value, Workbook
from excelkasse.schema.explain import upstream
from excelkasse.schema.kinds import Kind
from excelkasse.schema.tool import Part
from excelkasse.tools import SHELF
from tests.reading.edits import drawn, on_sheet, typed_in
from tests.reading.samples import (
    PARTS,
    but_notes,
    clean,
    empty,
    filled,
    form,
    reading_of,
    register,
    sheet_of,
    told,
)
from tests.sheets import Draft, sheet

MANY = settings(max_examples=100, derandomize=True)
TYPED = [
    (path, row, key)
    for path, row, key in clean().places
    if not PARTS[path].fields[key].computed and getattr(clean().records[path][row], key) is not None
]
NOT_NUMBERS = ("ca. 2 mio.", "12.34", "1,234.50", "se bilag", "-", True, 1e12, date(2026, 5, 1))
NOT_OF_A_KIND: dict[str, tuple[Value, ...]] = {
    "choice": ("Lilla", "Måske", 99.0),
    "date": ("31-02-2026", "1. maj", "snart", "2026", 5.0, datetime(1905, 7, 18)),  # noqa: DTZ001
    "month": ("maj", "13-2026", "31-02-2026", 5.0),
    "whole": (*NOT_NUMBERS, 2.5, "3 mærkbar"),
    "score": (*NOT_NUMBERS, 2.5, 0.0, 6.0, -1.0),
    "money": (*NOT_NUMBERS, "40 timer"),
    "hours": (*NOT_NUMBERS, "40 kr."),
    "percent": ("12", "ca. 12 %", 5000.0, True),
    "yes_no": ("måske", "ja/nej", 2.0),
    "email": ("mette", "mette@", "a b@c.dk"),
    "project_number": ("P26-3", "2026-03"),
}


def wrong_values(kind: Kind) -> Iterator[Value]:
    """Give what a field of a kind cannot take."""
    yield from NOT_OF_A_KIND.get(kind.name, ())
    if "max_length" in kind.limits:
        yield "x" * (int(kind.limits["max_length"]) + 1)


def new_findings(workbook: Workbook) -> list[Finding]:
    """Read a spoiled workbook, and return what is said of it that was not said before."""
    before = {(one.place, one.code) for one in clean().findings}
    return [one for one in reading_of(workbook).findings if (one.place, one.code) not in before]


def put_downstream_errors(draft: Draft, sheet: str, spoiled: tuple[str, str]) -> None:
    """Let every formula that needs a spoiled field show an error, as a recalculation may."""
    for (path, _, key), place in clean().places.items():
        computed = PARTS[path].fields[key].computed
        if computed and place.sheet == sheet and spoiled in upstream((path, key), PARTS):
            assert place.cell is not None
            draft.put_error(place.cell, "#VALUE!")


def put_errors(draft: Draft, cells: Iterable[Cell]) -> None:
    """Let some cells show an error."""
    for cell in cells:
        draft.put_error(cell, "#REF!")


def spoiled_everywhere(at: tuple[str, int, str], value: Value) -> Workbook:
    """Return the workbook with a wrong value, and with errors wherever they may follow."""
    path, _, key = at
    place = clean().places[at]
    assert place.cell is not None
    workbook = on_sheet(filled(), place.sheet, typed_in(place.cell, value))
    for grid in filled().grids:
        workbook = on_sheet(
            workbook,
            grid.name,
            drawn(lambda draft: put_downstream_errors(draft, draft.name, (path, key))),
        )
    return workbook


@MANY
@given(data=st.data())
def test_one_wrong_value_is_one_error_in_its_cell(data: st.DataObject) -> None:
    """Whatever cannot be a value of the field is named where it stands, once, and nothing else."""
    at = data.draw(st.sampled_from([one for one in TYPED if any(wrong_values(_kind(one)))]))
    value = data.draw(st.sampled_from(list(wrong_values(_kind(at)))))
    place = clean().places[at]
    assert place.cell is not None

    new = new_findings(on_sheet(filled(), place.sheet, typed_in(place.cell, value)))

    assert [(place, Severity.ERROR)] == [(one.place, one.severity) for one in new]


@MANY
@given(at=st.sampled_from(TYPED))
def test_one_error_value_is_one_error_in_its_cell(at: tuple[str, int, str]) -> None:
    """`#REF!` in any field is named where it stands, once, and nothing else."""
    place = clean().places[at]
    assert place.cell is not None
    cell = place.cell

    new = new_findings(
        on_sheet(filled(), place.sheet, drawn(lambda draft: draft.put_error(cell, "#REF!")))
    )

    assert [(place, "error_value", "#REF!")] == [(one.place, one.code, one.got) for one in new]


@MANY
@given(at=st.sampled_from(TYPED))
def test_one_formula_without_a_result_is_one_error_in_its_cell(at: tuple[str, int, str]) -> None:
    """A person's own formula whose result was never stored is named, once, and nothing else."""
    place = clean().places[at]
    assert place.cell is not None
    cell = place.cell

    new = new_findings(
        on_sheet(filled(), place.sheet, drawn(lambda draft: draft.put_uncached(cell)))
    )

    assert [(place, "formula_uncached")] == [(one.place, one.code) for one in new]


@settings(MANY, max_examples=40)
@given(data=st.data())
def test_errors_that_follow_from_a_wrong_value_are_silent(data: st.DataObject) -> None:
    """Where every formula downstream shows `#VALUE!`, only the cell that caused it is named."""
    at = data.draw(st.sampled_from([one for one in TYPED if any(wrong_values(_kind(one)))]))
    value = data.draw(st.sampled_from(list(wrong_values(_kind(at)))))

    new = new_findings(spoiled_everywhere(at, value))

    assert [clean().places[at]] == [one.place for one in new]


def _kind(at: tuple[str, int, str]) -> Kind:
    path, _, key = at
    return PARTS[path].fields[key].kind


@pytest.mark.parametrize(
    ("expected", "path", "key", "value"),
    [
        ("date_impossible 31-02-2026", "master_data.project", "start", "31-02-2026"),
        ("date_without_year 1. maj", "risk_register.risks", "due", "1. maj"),
        ("date_out_of_range 18-07-1905", "risk_register.risks", "due", date(1905, 7, 18)),
        ("number_unreadable ca. 2 mio.", "budget.lines", "spent", "ca. 2 mio."),
        ("number_out_of_range 6", "risk_register.risks", "impact", 6.0),
        ("number_not_whole 2,5", "risk_register.risks", "impact", 2.5),
        ("percent_unreadable 12", "mandate.mandate", "tolerance_money", "12"),
        ("number_out_of_range 2000 %", "mandate.mandate", "tolerance_money", 20.0),
        ("choice_unknown Måske", "risk_register.risks", "status", "Måske"),
        ("yes_no_unreadable 14:30", "master_data.project", "personal_data", "14:30"),
        ("month_unreadable maj", "status_report.head", "period", "maj"),
        ("text_wrong_form P-26-3", "master_data.project", "number", "P-26-3"),
        ("text_wrong_form mette", "organisation.roles", "email", "mette"),
        ("text_too_long R0000000000000", "risk_register.risks", "number", "R0000000000000"),
    ],
)
def test_a_wrong_value_is_told_as_it_was_typed(
    expected: str, path: str, key: str, value: Value
) -> None:
    """The finding has the code of what is wrong, and what stood in the cell."""
    place = clean().places[path, 0, key]
    assert place.cell is not None

    (new,) = new_findings(on_sheet(filled(), place.sheet, typed_in(place.cell, value)))

    assert expected == f"{new.code} {new.got}"


def test_a_formula_of_ours_that_shows_an_error_of_its_own_is_named_once() -> None:
    """A broken formula is named in its cell, and what is computed from it is not."""
    place = clean().places["risk_register.risks", 0, "exposure"]
    light = clean().places["risk_register.risks", 0, "light"]
    assert place.cell is not None
    assert light.cell is not None
    broken = [place.cell, light.cell]

    new = new_findings(
        on_sheet(
            filled(),
            place.sheet,
            drawn(lambda draft: put_errors(draft, broken)),
        )
    )

    assert [(place, "error_value")] == [(one.place, one.code) for one in new]


def test_a_formula_of_ours_that_shows_an_error_in_a_blank_row_says_nothing() -> None:
    """A row that nobody has filled counts for nothing, whatever its formulas show."""
    place = register("risk_register.risks")
    cell = Cell(place.first_row + place.room - 1, place.columns["exposure"])

    def broken(draft: Draft) -> None:
        draft.put_error(cell, "#REF!")
        draft.formulas.add(cell)

    assert [] == new_findings(on_sheet(filled(), place.sheet, drawn(broken)))


def test_a_value_typed_over_a_formula_is_asked_about() -> None:
    """A number that is not what the formula gives is a query, and the formula counts."""
    place = clean().places["risk_register.risks", 0, "exposure"]
    assert place.cell is not None

    workbook = on_sheet(filled(), place.sheet, typed_in(place.cell, 99.0))

    assert clean().records == reading_of(workbook).records
    new = new_findings(workbook)
    assert [(place, "formula_overwritten", Severity.QUERY)] == [
        (one.place, one.code, one.severity) for one in new
    ]


def test_a_value_typed_over_a_formula_that_gives_the_same_is_no_finding() -> None:
    """What is right is right, however it came there."""
    spot = ("risk_register.risks", 0, "exposure")
    place, exposure = clean().places[spot], getattr(clean().records[spot[0]][0], "exposure")  # noqa: B009
    assert place.cell is not None

    assert [] == new_findings(on_sheet(filled(), place.sheet, typed_in(place.cell, exposure)))


def test_a_total_typed_in_an_otherwise_blank_form_is_not_lost() -> None:
    """A sum typed over its formula, where no lines are filled, is asked about."""
    sheet = sheet_of("budget.totals")
    cell = Cell(form("budget.totals").rows["grant"], 3)

    reading = reading_of(on_sheet(empty(SHELF), sheet, typed_in(cell, 5000.0)))

    assert f"{sheet}!{cell} formula_overwritten" in told(reading.findings)


@pytest.mark.parametrize("path", ["gate_register.gates", "organisation.roles"])
def test_a_spoiled_cell_of_a_template_is_all_there_is_to_say(path: str) -> None:
    """A prefilled word that was spoiled does not make its row begun."""
    key = next(iter(PARTS[path].fields))
    cell = Cell(*_first_cell(path, PARTS[path], key))

    reading = reading_of(on_sheet(empty(SHELF), sheet_of(path), typed_in(cell, "Lilla")))

    assert [f"{sheet_of(path)}!{cell} choice_unknown"] == told(reading.findings)


def test_a_spoiled_dimension_of_a_template_is_all_there_is_to_say() -> None:
    """A prefilled word of a fixed register, spoiled, does not make the report begun."""
    path = "status_report.dimensions"
    cell = Cell(*_first_cell(path, PARTS[path], "dimension"))

    reading = reading_of(on_sheet(empty(SHELF), sheet_of(path), typed_in(cell, "Lilla")))

    assert [f"{sheet_of(path)}!{cell} choice_unknown"] == told(reading.findings)


def _first_cell(path: str, part: Part, key: str) -> tuple[int, int]:
    place = register(path)
    assert key in part.fields
    return place.first_row, place.columns[key]


def test_a_row_with_nothing_but_a_spoiled_cell_is_all_there_is_to_say() -> None:
    """A remark typed below a table is named, and nothing is missed in its row."""
    place = register("risk_register.risks")
    cell = Cell(place.first_row + place.room + 2, place.columns["number"])

    new = new_findings(
        on_sheet(filled(), place.sheet, typed_in(cell, "Gennemgået på mødet i marts"))
    )

    assert [(Place(place.sheet, cell), "text_too_long")] == [(one.place, one.code) for one in new]


STATUS = """
|   | A                          | B         | C          | D             |
|---|----------------------------|-----------|------------|-------------|
| 1 | excelkasse:status_report:1 |           |            |             |
| 2 | #dimensions                |           |            |             |
| 3 |                            | Dimension | Forklaring | Din vurdering |
| 4 |                            | Lilla     |            | Gul         |
| 5 |                            | Tid       |            | Gul         |
"""


def test_a_rule_that_speaks_of_an_unreadable_cell_is_silent() -> None:
    """We do not ask to explain the light of a dimension that could not be read."""
    reading = reading_of(Workbook([sheet("Status", STATUS)]))

    assert ["Status!B4 choice_unknown", "Status!C5 light_unexplained"] == told(
        one for one in but_notes(reading.findings) if one.place.cell
    )

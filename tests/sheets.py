"""Sheets as pictures and as values: a Markdown table is a `Grid`, and so is a planned sheet.

A picture looks as a sheet does: letters above, row numbers to the left, so that the address of a
finding can be read off it.

    |   | A                          | B   | C      |
    |---|----------------------------|-----|--------|
    | 1 | excelkasse:risk_register:1 |     |        |
    | 2 | #risks                     |     |        |
    | 3 |                            | Nr. | Risiko |
    | 4 |                            | R01 | Regn   |

`5` and `0.5` are numbers, `2026-05-01` is a date, `#REF!` an error value; `=5` is a formula with
its result and `=` one without; `'5` is text, as Excel has it; anything else is text.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from excelkasse.address import Cell, cell_from
from excelkasse.grid import Grid, Value, Workbook
from excelkasse.plan import CellPlan, Content, Formula, Link, SheetPlan, WorkbookPlan

_NUMBER = re.compile(r"-?\d+(\.\d+)?\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?\Z")
ERRORS = frozenset({"#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"})


@dataclass
class Draft:
    """A sheet that is being made or edited, cell by cell; `grid` makes the value of it."""

    name: str
    values: dict[Cell, Value] = field(default_factory=dict)
    errors: dict[Cell, str] = field(default_factory=dict)
    uncached: set[Cell] = field(default_factory=set)
    formulas: set[Cell] = field(default_factory=set)
    hidden: bool = False

    @classmethod
    def of(cls, grid: Grid) -> Self:
        """Begin with what a grid holds."""
        values: dict[Cell, Value] = {
            cell: value for cell, value in grid.filled() if value is not None
        }
        errors, uncached, formulas = dict(grid.errors), set(grid.uncached), set(grid.formulas)
        return cls(grid.name, values, errors, uncached, formulas, grid.hidden)

    def put(self, cell: Cell, value: Value) -> None:
        """Type a value, as Excel stores it: a whole number is a float, empty text is blank."""
        self.clear(cell)
        number = isinstance(value, int) and not isinstance(value, bool)
        kept = float(value) if number and value is not None else value  # type: ignore[arg-type]
        if kept is not None and kept != "":
            self.values[cell] = kept

    def clear(self, cell: Cell) -> None:
        """Empty a cell."""
        self.values.pop(cell, None)
        self.errors.pop(cell, None)
        self.uncached.discard(cell)
        self.formulas.discard(cell)

    def put_error(self, cell: Cell, error: str) -> None:
        """Let a cell show an error value."""
        self.clear(cell)
        self.errors[cell] = error

    def put_uncached(self, cell: Cell) -> None:
        """Let a cell hold a formula whose result was never stored."""
        self.clear(cell)
        self.uncached.add(cell)
        self.formulas.add(cell)

    def moved(self, where: Callable[[Cell], Cell | None]) -> Self:
        """Return the sheet with every cell where `where` says; None takes it away."""
        return replace(
            self,
            values={at: value for cell, value in self.values.items() if (at := where(cell))},
            errors={at: error for cell, error in self.errors.items() if (at := where(cell))},
            uncached={at for cell in self.uncached if (at := where(cell))},
            formulas={at for cell in self.formulas if (at := where(cell))},
        )

    @property
    def grid(self) -> Grid:
        """The sheet as a value; like a fast reader, it begins at the first cell with a value."""
        cells = self.values
        first = Cell(
            min((c.row for c in cells), default=1), min((c.column for c in cells), default=1)
        )
        last = Cell(
            max((c.row for c in cells), default=0), max((c.column for c in cells), default=0)
        )
        rows = [
            [cells.get(Cell(row, column)) for column in range(first.column, last.column + 1)]
            for row in range(first.row, last.row + 1)
        ]
        return Grid(
            self.name,
            rows,
            first,
            dict(self.errors),
            frozenset(self.uncached),
            frozenset(self.formulas),
            self.hidden,
        )


def sheet(name: str, picture: str) -> Grid:
    """Return the sheet that a picture shows."""
    draft = Draft(name)
    header, *rows = _lines(picture)
    for number, *texts in rows:
        for letter, text in zip(header[1:], texts, strict=True):
            _draw(draft, cell_from(f"{letter}{number}"), text)
    return draft.grid


def workbook(*grids: Grid) -> Workbook:
    """Return a workbook of some sheets."""
    return Workbook(grids)


def workbook_of(plan: WorkbookPlan) -> Workbook:
    """Return a planned workbook as it is read again, without a file in between."""
    return Workbook(tuple(_grid_of(planned) for planned in plan.sheets))


def _lines(picture: str) -> Iterator[Sequence[str]]:
    for line in picture.strip().splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not set("".join(cells)) <= set("-: ") or not any(cells):
            yield cells


def _draw(draft: Draft, cell: Cell, text: str) -> None:
    if text in ERRORS:
        draft.put_error(cell, text)
    elif text == "=":
        draft.put_uncached(cell)
    elif text.startswith("="):
        draft.put(cell, _value(text[1:]))
        draft.formulas.add(cell)
    else:
        draft.put(cell, _value(text))


def _value(text: str) -> Value:
    if _NUMBER.match(text):
        return float(text)
    if _DAY.match(text):
        return date.fromisoformat(text)
    return text.removeprefix("'")


def _grid_of(planned: SheetPlan) -> Grid:
    draft = Draft(planned.name, hidden=planned.hidden)
    for each in _planned(planned):
        _write(draft, each.cell, each.content)
    return draft.grid


def _planned(planned: SheetPlan) -> Iterator[CellPlan]:
    yield from planned.cells
    for table in planned.tables:
        for across, column in enumerate(table.columns):
            yield CellPlan(Cell(table.first.row, table.first.column + across), column.header)
        for down, row in enumerate(table.rows, start=1):
            for across, content in enumerate(row):
                cell = Cell(table.first.row + down, table.first.column + across)
                yield CellPlan(cell, content)


def _write(draft: Draft, cell: Cell, content: Content) -> None:
    if isinstance(content, Formula):
        draft.put(cell, content.result)
        draft.formulas.add(cell)
    else:
        draft.put(cell, content.value if isinstance(content, Link) else content)

"""What moved, as a workbook of its own: one sheet with values, to be mailed or printed."""

from collections.abc import Sequence

from excelkasse.address import Cell
from excelkasse.layout.register import width_of
from excelkasse.layout.shown import shown
from excelkasse.plan import CellPlan, ColumnPlan, Print, SheetPlan, TablePlan, WorkbookPlan
from excelkasse.portfolio.sheets.changed import shift_lines
from excelkasse.portfolio.shift import Shift
from excelkasse.portfolio.tables import CHANGES, fields_of, path_of
from excelkasse.texts import Texts

_LEFT, _HEADER = 2, 5
_NAME = "changes"


def diff_workbook(shifts: Sequence[Shift], between: str, words: Texts) -> WorkbookPlan:
    """Plan the workbook; `between` says what is held against what."""
    title = words[f"portfolio.sheets.{CHANGES}.title"]
    return WorkbookPlan(
        title=title,
        subject=between,
        author=words["template.author"],
        language=words["words.language"],
        sheets=(_sheet(shifts, between, words),),
    )


def _sheet(shifts: Sequence[Shift], between: str, words: Texts) -> SheetPlan:
    fields = tuple(fields_of(CHANGES).values())
    nothing = [] if shifts else [CellPlan(Cell(_HEADER, _LEFT), words["changes.nothing"], "text")]
    return SheetPlan(
        name=words[f"portfolio.sheets.{CHANGES}.name"],
        cells=[
            CellPlan(Cell(1, _LEFT), words[f"portfolio.sheets.{CHANGES}.title"], "title"),
            CellPlan(Cell(2, _LEFT), between, "help_line"),
            CellPlan(Cell(3, _LEFT), words["changes.order"], "help_line"),
            *nothing,
        ],
        tables=[_table(shifts, words)] if shifts else [],
        widths={1: 2.0} | {_LEFT + at: width_of(field) for at, field in enumerate(fields)},
        heights={1: 30.0, 2: 16.0, 3: 16.0},
        freeze=Cell(_HEADER + 1, 1) if shifts else None,
        printing=Print(repeat_rows=(_HEADER, _HEADER), footer_right=words["template.footer.page"]),
        tab="output",
    )


def _table(shifts: Sequence[Shift], words: Texts) -> TablePlan:
    fields = fields_of(CHANGES)
    return TablePlan(
        _NAME,
        Cell(_HEADER, _LEFT),
        [
            ColumnPlan(words[f"{path_of(CHANGES)}.{key}.label"], field.kind.style, key=key)
            for key, field in fields.items()
        ],
        [
            tuple(shown(getattr(line.record, key), words) for key in fields)
            for line in shift_lines(shifts, words)
        ],
        description=words[f"{path_of(CHANGES)}.title"],
    )

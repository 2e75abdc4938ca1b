"""Above *Ændret siden sidst*: between which two dates its table tells what moved."""

from excelkasse.address import Cell
from excelkasse.layout.block import Block
from excelkasse.layout.place import LABEL
from excelkasse.plan import CellPlan
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.tables import CHANGES
from excelkasse.schema.anchors import OURS


def between_dates(drawn: Drawing) -> Block:
    """Say between which dates the table tells what moved."""
    first, last = drawn.portfolio.since, drawn.portfolio.as_of
    text = drawn.say(f"sheets.{CHANGES}.first_time")
    if first and last:
        days = {"first": f"{first:%d-%m-%Y}", "last": f"{last:%d-%m-%Y}"}
        text = drawn.say(f"sheets.{CHANGES}.between", **days)
    row = drawn.places[CHANGES].header_row - 2
    return Block(
        cells=(
            CellPlan(Cell(row, 1), OURS, "marker"),
            CellPlan(Cell(row, LABEL), text, "help_line"),
        )
    )

"""Above *Ændret siden sidst*: between which two dates its table tells what moved."""

from excelkasse.address import Cell
from excelkasse.layout.block import Block
from excelkasse.layout.place import LABEL
from excelkasse.plan import CellPlan
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.tables import CHANGES


def between_dates(drawn: Drawing) -> Block:
    """Say between which dates the table tells what moved."""
    first, last = drawn.portfolio.since, drawn.portfolio.as_of
    text = drawn.say(f"sheets.{CHANGES}.first_time")
    if first and last:
        days = {"first": f"{first:%d-%m-%Y}", "last": f"{last:%d-%m-%Y}"}
        text = drawn.say(f"sheets.{CHANGES}.between", **days)
    return Block(cells=(CellPlan(Cell(4, LABEL + 2), text, "help_line"),))

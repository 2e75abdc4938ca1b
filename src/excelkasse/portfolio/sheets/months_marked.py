"""Kalender by month: a line above the first row of each, and its name in bold only there.

Both follow the rows as they stand, also when somebody has sorted or filtered the table.
"""

from excelkasse.address import Area, Cell, letters
from excelkasse.layout.block import Block
from excelkasse.layout.place import LABEL
from excelkasse.plan import CellPlan, Rule
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.tables import CALENDAR
from excelkasse.schema.anchors import OURS


def months_marked(drawn: Drawing) -> Block:
    """Return the formats of the table, and the line above it that says when the agenda closes."""
    place = drawn.places[CALENDAR]
    month, row = letters(place.columns["month"]), place.first_row
    first, last = place.column("month"), max(place.columns.values())
    whole = Area(first.first, Cell(first.last.row, last))
    same = f"${month}{row}=${month}{row - 1}"
    days = drawn.settings.limit("agenda_days")
    told = drawn.say("calendar.deadline", days=days)
    return Block(
        cells=(
            CellPlan(Cell(place.header_row - 2, 1), OURS, "marker"),
            CellPlan(Cell(place.header_row - 2, LABEL), told, "help_line"),
        ),
        rules=(
            Rule(whole, f"NOT({same})", "month_begins"),
            Rule(first, f"NOT({same})", "month_first"),
            Rule(first, same, "month_again"),
        ),
    )

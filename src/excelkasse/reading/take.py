"""One sheet read: the lines of each part, what was seen of it, and what there is to say."""

from excelkasse.address import Cell
from excelkasse.finding import Finding
from excelkasse.reading.cells import Line, Page, read_form
from excelkasse.reading.forms import FormSpot, locate_form
from excelkasse.reading.read_cells import Seen
from excelkasse.reading.registers import RegisterSpot, locate_registers
from excelkasse.reading.rows import begun, read_rows
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.tool import Form, Register


class Taken:
    """A part as read: where from, and its lines."""

    def __init__(self, page: Page, lines: list[Line]) -> None:
        """Hold what was read."""
        self.page, self.lines = page, lines

    @property
    def begun(self) -> bool:
        """Whether somebody has typed anything in it."""
        return any(begun(self.page, line) for line in self.lines)


class SheetTaken:
    """A sheet as read: its parts by `tool.part`, what was seen of it, and findings."""

    def __init__(self) -> None:
        """Nothing has been read yet."""
        self.parts: dict[str, Taken] = {}
        self.seen = Seen()
        self.findings: list[Finding] = []

    def settle(self) -> None:
        """Gather what the lines have to say, and leave out a sheet that nobody has begun."""
        begun_by_somebody = any(each.begun for each in self.parts.values())
        for each in self.parts.values():
            self.findings += [one for line in each.lines for one in line.findings]
            each.lines = [line for line in each.lines if line.cells and begun_by_somebody]


def take(sheet: Tagged, *, epoch_1904: bool) -> SheetTaken:
    """Read every part of a sheet; where nobody has begun, none of it counts."""
    taken = SheetTaken()
    stop = sheet.grid.last.row + 1
    for part, spot in locate_registers(sheet):
        page = Page(sheet.grid, part, sheet.path(part), epoch_1904)
        _take_register(taken, page, part, spot)
        stop = min(stop, spot.top or stop)
    for form in sheet.sheet.parts:
        if isinstance(form, Form):
            page = Page(sheet.grid, form, sheet.path(form), epoch_1904)
            _take_form(taken, page, sheet, locate_form(sheet, form, stop - 1))
    taken.settle()
    return taken


def _take_form(taken: SheetTaken, page: Page, sheet: Tagged, spot: FormSpot) -> None:
    taken.findings += spot.findings
    rows = set(spot.rows.values())
    if rows:
        marked = rows & sheet.marked
        columns = frozenset((spot.labels, spot.values))
        taken.seen.forms.append((marked, columns | {sheet.marks.column}))
        taken.seen.forms.append((rows - marked, columns))
        taken.seen.begins.add(Cell(min(rows), spot.labels))
    lines = [read_form(page, spot.values, spot.rows)] if rows else []
    taken.parts[page.path] = Taken(page, lines)


def _take_register(taken: SheetTaken, page: Page, part: Register, spot: RegisterSpot) -> None:
    taken.findings += spot.findings
    for row, columns in spot.above:
        taken.seen.heads[row] = taken.seen.heads.get(row, frozenset()).union(columns)
    taken.seen.bodies.append((spot.body, frozenset(spot.columns.values())))
    if spot.columns:
        taken.seen.begins.add(Cell(spot.top, min(spot.columns.values())))
    taken.parts[page.path] = Taken(page, list(read_rows(page, part, spot)))

"""Who is asked for too much: for how long, by which projects, and what would cure it."""

from collections.abc import Sequence

from excelkasse.address import Cell
from excelkasse.plan import Link
from excelkasse.portfolio.sheets.cures import cure_of, period
from excelkasse.portfolio.sheets.links import internal
from excelkasse.portfolio.sheets.loads import COMPETENCE, FIRST, NAME, POST, UNIT
from excelkasse.portfolio.sheets.month_grid import HEADER, MonthGrid
from excelkasse.portfolio.steering.capacity import SPAN, Overload, Person, overloads
from excelkasse.portfolio.tables import PEOPLE
from excelkasse.schema.settings import LOADS

_TALL = 32.0
_HALF = SPAN // 2
_MOST = 20
"""So many overloads are listed; the rest is seen in the loads."""


def overload_rows(page: MonthGrid, people: Sequence[Person]) -> int:
    """Put the overloads, the largest first, and return the row where the sheet goes on."""
    found = overloads(people, page.months, page.drawn.settings.limit(LOADS[1]))
    day = page.drawn.portfolio.as_of
    if day is None:
        page.title("over.title")
    else:
        page.title("over.title_of", day=f"{day:%d-%m-%Y}")
    if found:
        _head(page)
    else:
        page.put(page.row, NAME, page.say("over.nothing"), "help_line")
        page.row += 1
    for one in found[:_MOST]:
        _row(page, one)
    if len(found) > _MOST:
        page.put(page.row, NAME, page.say("over.more", count=len(found) - _MOST), "help_line")
        page.row += 1
    return page.row + 1


def _head(page: MonthGrid) -> None:
    for column, key in ((NAME, "who"), (UNIT, "unit"), (COMPETENCE, "period"), (POST, "hours")):
        page.put(page.row, column, page.say(f"over.{key}"), "header")
    page.put(page.row, FIRST, page.say("over.projects"), "header_inset", _HALF)
    page.put(page.row, FIRST + _HALF, page.say("over.cure"), "header_inset", _HALF + 1)
    page.kept.add(page.row)
    page.next(HEADER)


def _row(page: MonthGrid, one: Overload) -> None:
    drawn = page.drawn
    asked = ", ".join(
        page.say("over.project", number=number, hours=drawn.words.number(round(hours)))
        for number, hours in one.projects
    )
    page.put(page.row, NAME, _person(page, one.initials), "line_link")
    page.put(page.row, UNIT, one.unit or drawn.say("unnamed"), "line_text")
    page.put(page.row, COMPETENCE, period(one, drawn), "line_text")
    page.put(page.row, POST, one.hours, "grid_hours")
    page.put(page.row, FIRST, asked, "line_note", _HALF)
    page.put(page.row, FIRST + _HALF, cure_of(one, drawn), "line_note", _HALF + 1)
    page.next(_TALL)


def _person(page: MonthGrid, initials: str) -> Link:
    """Return the way to the person's row on Ressourcer."""
    place = page.drawn.places[PEOPLE]
    rows = [getattr(line.record, "initials", "") for line in page.drawn.tables[PEOPLE]]
    cell = Cell(place.first_row + rows.index(initials), place.columns["initials"])
    return Link(internal(place.sheet, cell), initials)

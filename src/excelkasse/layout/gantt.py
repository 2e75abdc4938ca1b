"""A Gantt on a sheet: a narrow column a week, its heading by formula, its bars by format.

Only milestones are written in the cells. They speak of the table's row they stand beside, so that a
row inserted in the table alone does not shift them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from excelkasse.address import Area, Cell, letters
from excelkasse.layout.block import Block, Kit
from excelkasse.layout.place import GanttPlace
from excelkasse.layout.spoken import HOLIDAYS, Speaker, cell_speaker, speak
from excelkasse.plan import CellPlan, Formula, Plain, Rule
from excelkasse.schema.calculate import known
from excelkasse.schema.calendar import iso_week, monday_of, sheet_calendar
from excelkasse.schema.formula import ReportDate
from excelkasse.schema.tool import Gantt

MILESTONE = "◆"
_WEEK = timedelta(days=7)
_WORKDAYS = 5
_WIDTH, _GAP = 3.6, 1.5
_TITLE_POINTS, _DAYS_OFF_POINTS = 30.0, 15.0
_STATUS = "status_report.head"


@dataclass(frozen=True, slots=True)
class _Drawing:
    """All that is needed to draw: what, where, with which words."""

    part: Gantt
    path: str
    place: GanttPlace
    kit: Kit

    def word(self, key: str) -> str:
        """Return a word of the Gantt's own."""
        return self.kit.words[f"{self.path}.{key}"]

    def speaker(self) -> Speaker:
        """Speak as the register does."""
        return Speaker(self.kit.places, self.kit.words, self.kit.settings, self.part.register)

    def monday(self, column: int) -> str:
        """Return the cell with the Monday of a week, as any row of the week's column says it."""
        return f"{letters(column)}${self.place.register.marker_row}"


def gantt_block(part: Gantt, path: str, place: GanttPlace, kit: Kit) -> Block:
    """Lay out the weeks to the right of a register."""
    drawing = _Drawing(part, path, place, kit)
    return Block(
        cells=(*_heading(drawing), *_milestones(drawing)),
        rules=tuple(_rules(drawing)),
        widths={place.columns[0] - 1: _GAP, **dict.fromkeys(place.columns, _WIDTH)},
        heights={place.register.title_row: _TITLE_POINTS, place.days_off_row: _DAYS_OFF_POINTS},
    )


def _heading(drawing: _Drawing) -> Iterator[CellPlan]:
    register, columns = drawing.place.register, drawing.place.columns
    yield CellPlan(
        Cell(drawing.place.days_off_row - 1, columns[0]), drawing.word("help"), "help_line"
    )
    begins = _begins(drawing)
    for number, column in enumerate(columns):
        monday = begins + number * _WEEK if begins else None
        rows = (
            (drawing.place.days_off_row, _days_off(drawing, column, monday), "gantt_days_off"),
            (register.title_row, _month(drawing, column, monday), "gantt_month"),
            (register.marker_row, _monday(drawing, column, monday), "date"),
            (register.header_row, _week(drawing, column, monday), "gantt_week"),
        )
        for row, formula, style in rows:
            yield CellPlan(Cell(row, column), formula, style)


def _begins(drawing: _Drawing) -> date | None:
    """Return the first Monday; None where the clock decides, which no plan asks."""
    scene, path = drawing.kit.scene, drawing.part.register
    starts = [known(scene, path, row, drawing.part.start) for row in scene.rows(path)]
    days = [day for day in starts if isinstance(day, date)]
    if not days and scene.rows(_STATUS):
        told = known(scene, _STATUS, 0, "status_date")
        days = [told] if isinstance(told, date) else []
    return monday_of(min(days)) if days else None


def _monday(drawing: _Drawing, column: int, monday: date | None) -> Formula:
    if column > drawing.place.columns[0]:
        return Formula(f"{drawing.monday(column - 1)}+7", monday)
    speaker = drawing.speaker()
    starts = speaker.column(drawing.part.start)
    today = speak(ReportDate(), speaker)
    day = f"IF(COUNT({starts})=0,{today},MIN({starts}))"
    return Formula(f"{day}-WEEKDAY({day},2)+1", monday)


def _week(drawing: _Drawing, column: int, monday: date | None) -> Formula:
    number = iso_week(monday) if monday else None
    return Formula(f"_xlfn.ISOWEEKNUM({drawing.monday(column)})", number)


def _month(drawing: _Drawing, column: int, monday: date | None) -> Formula:
    """Name the month in its first week, the year below it."""
    here, before = drawing.monday(column), drawing.monday(column - 1)
    names = drawing.kit.words.entries(f"{drawing.path}.months")
    listed = ",".join(f'"{name}"' for name in names)
    text = f"CHOOSE(MONTH({here}),{listed})&CHAR(10)&YEAR({here})"
    first = column == drawing.place.columns[0]
    new = monday is not None and (first or monday.month != (monday - _WEEK).month)
    told = f"{names[monday.month - 1]}\n{monday.year}" if monday and new else None
    return Formula(text if first else f'IF(MONTH({here})=MONTH({before}),"",{text})', told)


def _days_off(drawing: _Drawing, column: int, monday: date | None) -> Formula:
    """Say with a letter which weeks have a holiday or no school, so that shade is never alone."""
    here, words = drawing.monday(column), (drawing.word("holiday"), drawing.word("school"))
    number = f"{letters(column)}${drawing.place.register.header_row}"
    weeks = drawing.kit.settings.school_weeks
    school = f"OR({','.join(f'{number}={week}' for week in weeks)})"
    test = f"NETWORKDAYS({here},{here}+4,{HOLIDAYS})<{_WORKDAYS}"
    told: Plain = None
    if monday is not None:
        calendar = sheet_calendar(drawing.kit.settings)
        whole = calendar.workdays(monday, monday + timedelta(days=4)) == _WORKDAYS
        told = words[0] if not whole else words[1] if iso_week(monday) in weeks else None
    return Formula(f'IF({test},"{words[0]}",IF({school},"{words[1]}",""))', told)


def _milestones(drawing: _Drawing) -> Iterator[CellPlan]:
    scene, path, begins = drawing.kit.scene, drawing.part.register, _begins(drawing)
    day_here = drawing.speaker().ref(drawing.part.mark)
    filled = len(scene.rows(path))
    for row in range(drawing.place.register.room):
        day = known(scene, path, row, drawing.part.mark) if row < filled else None
        reached = (day - begins).days // 7 if begins and isinstance(day, date) else None
        for number, column in enumerate(drawing.place.columns):
            here = drawing.monday(column)
            # Outside the table, as after a deletion, there is no row to speak of: an error, so "".
            text = f'IFERROR(IF(INT(({day_here}-{here})/7)=0,"{MILESTONE}",""),"")'
            cell = Cell(drawing.place.register.first_row + row, column)
            told = MILESTONE if number == reached else ""
            yield CellPlan(cell, Formula(text, told), "gantt_cell")


def _rules(drawing: _Drawing) -> Iterator[Rule]:
    """Give the bars and shades; of two that are true the earlier wins."""
    place, part = drawing.place, drawing.part
    area = place.body
    speaker = cell_speaker(drawing.speaker(), area.first)
    here, start, end, mark = (
        drawing.monday(place.columns[0]),
        *(speaker.ref(key) for key in (part.start, part.end, part.mark)),
    )
    bar = f'{start}<>"",{end}<>"",{start}<{here}+7,{end}>={here}'
    finished, dropped = speak(part.finished, speaker), speak(part.dropped, speaker)
    yield Rule(area, f'AND({mark}<>"",{mark}<{here}+7,{mark}>={here})', "gantt_milestone")
    yield Rule(area, f"AND({bar},{finished})", "gantt_finished")
    yield Rule(area, f"AND({bar},NOT({dropped}))", "gantt_planned")
    for kind in ("holiday", "school"):
        said = f"{letters(place.columns[0])}${place.days_off_row}"
        yield Rule(area, f'{said}="{drawing.word(kind)}"', f"gantt_{kind}")
    today = speak(ReportDate(), speaker)
    now = f"AND({today}>={here},{today}<{here}+7)"
    # An area of its own, because of rules that share one LibreOffice applies only the first.
    yield Rule(Area(area.first, Cell(area.last.row + 1, area.last.column)), now, "gantt_today")
    row = place.register.header_row
    head = Area(Cell(row, place.columns[0]), Cell(row, place.columns[-1]))
    yield Rule(head, now, "gantt_this_week")

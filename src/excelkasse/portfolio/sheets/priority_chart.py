"""The chart of Prioritering: value upwards, effort across, each project by its name.

The points stand in hidden rows and are looked up in the table, so that a score, a weight or a row
that comes or goes moves them at once. On which side of its point each name stands is chosen when
the sheet is made.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import Any

from excelkasse.address import Cell
from excelkasse.layout.block import Block
from excelkasse.layout.listing import fixed, only
from excelkasse.plan import Axis, CellPlan, Chart, Formula, Plain, Series
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.records.priorities import NOWHERE, PriorityField
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.sheets.name_places import Frame, Spot, places_for
from excelkasse.portfolio.tables import PRIORITIES, WEIGHING
from excelkasse.schema.anchors import OURS

_AT = "hours"
"""The chart stands from this column of the table on, right of the form and its help."""

_TOP, _LEFT = 6, 5
"""Its first row; the first column of its points, right of labels and values."""

_SPARE, _STEP = 15, 40
"""So many points are free at least, and room comes in steps of so many."""

_POINT: Mapping[str, str] = {"name": '""', "across": str(NOWHERE), "up": str(NOWHERE)}
_NO_POINT: Mapping[str, Plain] = {"name": "", "across": NOWHERE, "up": NOWHERE}
"""What a point is made of, in this order, and what stands there without one."""

_MOST_POINTS, _MOST_TOLD = 200, 12
"""Excel draws no more than 255 series (specifications and limits); words tell of a few of each."""

_WIDTH, _HEIGHT = 900, 452
_PLOT = (0.065, 0.1, 0.92, 0.765)
"""What the points are drawn on, from the left and the top and in size, as shares of the chart."""

_MOST_ACROSS, _LEAST_UP, _MOST_UP = 6.0, 1.0, 5.5
_MIDDLE_ACROSS, _MIDDLE_UP = 2.5, 2.98
"""A value of 3 is high and stands above the line; an effort of 3 right of it."""

_CORNERS: Mapping[PriorityField, tuple[float, float]] = {
    PriorityField.QUICK_WIN: (0.05, 5.35),
    PriorityField.BIG_LIFT: (2.55, 5.35),
    PriorityField.FILLER: (0.05, 1.12),
    PriorityField.CONSIDER_STOP: (2.55, 1.12),
}


def chart_block(drawn: Drawing) -> Block:
    """Lay out the chart, and in hidden rows its points and where the names of the fields stand.

    It is there before the first project, so that a refresh of an open workbook only adds points.
    """
    lines = drawn.tables[PRIORITIES][:_MOST_POINTS]
    row = max(drawn.forms[WEIGHING].rows.values()) + 1
    hidden = range(row, row + 1 + len(_POINT))
    return Block(
        cells=(
            *(CellPlan(Cell(each, 1), OURS, "marker") for each in hidden),
            *_corner_cells(row),
            *_point_cells(lines, row + 1, drawn),
        ),
        charts=(_chart(lines, row, drawn),),
        hidden_rows=frozenset(hidden),
    )


def _corner_cells(row: int) -> Iterator[CellPlan]:
    for number, point in enumerate(_CORNERS.values()):
        for cell, place in zip(_corner(row, number), point, strict=True):
            yield fixed(cell, place)


def _corner(row: int, number: int) -> tuple[Cell, Cell]:
    """Return the cells that hold where the name of a field stands: across and up."""
    return Cell(row, _LEFT + 2 * number), Cell(row, _LEFT + 2 * number + 1)


def _room(lines: Sequence[Line]) -> int:
    """Return how many points there is room for: some more than there are, for rows that come."""
    return min(_STEP * ceil((len(lines) + _SPARE) / _STEP), _MOST_POINTS)


def _point_cells(lines: Sequence[Line], top: int, drawn: Drawing) -> Iterator[CellPlan]:
    """Give name, across and up of every row of the table, in the order that it has now."""
    place = drawn.places[PRIORITIES]
    for number in range(_room(lines)):
        for down, (key, nothing) in enumerate(_POINT.items()):
            column = f"{place.table}[{place.labels[key]}]"
            found = f"INDEX({column},{number + 1})"
            there = f'IF({found}="",{nothing},{found})'
            text = f"IF(ROWS({column})<{number + 1},{nothing},{there})"
            value = getattr(lines[number].record, key) if number < len(lines) else None
            result = _NO_POINT[key] if value is None else value
            yield CellPlan(Cell(top + down, _LEFT + number), Formula(text, result))


def _chart(lines: Sequence[Line], row: int, drawn: Drawing) -> Chart:
    place = drawn.places[PRIORITIES]
    return Chart(
        at=Cell(_TOP, place.columns[_AT]),
        kind="scatter",
        title=drawn.say("priorities.chart.title"),
        series=[*_fields(row, drawn), *_dots(lines, row + 1, drawn)],
        alt=_alt(lines, drawn),
        width=_WIDTH,
        height=_HEIGHT,
        value_title=drawn.say("priorities.chart.up"),
        name_title=drawn.say("priorities.chart.across"),
        legend=False,
        across=Axis(0.0, _MOST_ACROSS, cross=_MIDDLE_ACROSS, step=1, numbers='[<1]"";[>5]"";0'),
        plot=_PLOT,
        up=Axis(_LEAST_UP, _MOST_UP, cross=_MIDDLE_UP, step=1),
    )


def _fields(row: int, drawn: Drawing) -> Iterator[Series]:
    for number, field in enumerate(_CORNERS):
        across, up = _corner(row, number)
        name, sheet = drawn.words[field.word_key], drawn.places[PRIORITIES].sheet
        yield Series(name, sheet, only(across), only(up), "grey", drawn="name")


def _dots(lines: Sequence[Line], top: int, drawn: Drawing) -> Iterator[Series]:
    sheet, room = drawn.places[PRIORITIES].sheet, _room(lines)
    frame = Frame(_right(_MOST_ACROSS), _down(_LEAST_UP), _right(_MIDDLE_ACROSS), _down(_MIDDLE_UP))
    spots = [_spot(line.record) for line in lines] + [None] * (room - len(lines))
    for number, side in enumerate(places_for(spots, frame)):
        name, across, up = (Cell(top + down, _LEFT + number) for down in range(len(_POINT)))
        yield Series("", sheet, only(across), only(up), "dark", name, beside=side)


def _spot(record: Any) -> Spot | None:  # noqa: ANN401  (a line of the prioritisation)
    """Return where a point is in the chart, in pixels, and its name; None if it is not drawn."""
    if record.up is None or record.up == NOWHERE:
        return None
    return Spot(_right(record.across), _down(record.up), record.name or "")


def _right(across: float) -> float:
    """Return how far to the right a point is, in pixels of what is drawn on."""
    return across / _MOST_ACROSS * _WIDTH * _PLOT[2]


def _down(up: float) -> float:
    return (_MOST_UP - up) / (_MOST_UP - _LEAST_UP) * _HEIGHT * _PLOT[3]


def _alt(lines: Sequence[Line], drawn: Drawing) -> str:
    """Say which projects each field holds, with value and effort, and which are not drawn."""
    if not lines:
        return drawn.say("priorities.chart.alt_empty")
    records: list[Any] = [line.record for line in lines]
    told = [
        _field([one for one in records if one.field is field], drawn, field.word_key)
        for field in PriorityField
    ]
    without = [one.name or one.number for one in records if one.field is None]
    if without:
        told.append(drawn.say("priorities.chart.without", names=_few(without, drawn)))
    count = len(records) - len(without)
    return drawn.say("priorities.chart.alt", count=count, rows=" ".join(filter(None, told)))


def _few(told: Sequence[str], drawn: Drawing) -> str:
    """Return some of what there is to tell, and how many more there are."""
    some = "; ".join(told[:_MOST_TOLD])
    more = len(told) - _MOST_TOLD
    return drawn.say("priorities.chart.more", some=some, count=more) if more > 0 else some


def _field(records: Sequence[Any], drawn: Drawing, name: str) -> str:
    if not records:
        return ""
    rows = [
        drawn.say(
            "priorities.chart.row",
            name=one.name or one.number,
            value=drawn.words.number(one.weighted, digits=2),
            effort=one.effort,
        )
        for one in records
    ]
    told = _few(rows, drawn)
    return drawn.say("priorities.chart.field", field=drawn.words[name], rows=told)

"""A chart on a sheet, over the columns of a register, with words for those who cannot see it."""

from collections.abc import Iterator

from excelkasse.address import Area, Cell
from excelkasse.layout.block import Block, Desk
from excelkasse.layout.place import LABEL, GraphPlace, RegisterPlace
from excelkasse.layout.shown import spoken_value
from excelkasse.plan import Bounds, CellPlan, Chart, Series
from excelkasse.schema.calculate import known
from excelkasse.schema.graph import Graph, Map

_WIDTH, _HEIGHT = 940, 500
_MOST_NAMED = 12


def graph_block(part: Graph, path: str, place: GraphPlace, desk: Desk) -> Block:
    """Lay out a chart; in a workbook without its register there is none."""
    register = desk.places.register(part.register)
    if register is None:
        return Block()
    chart = Chart(
        Cell(place.top + 1, LABEL),
        part.kind,
        desk.words[f"{path}.title"],
        tuple(_series(part, path, register, desk)),
        _alt(part, path, desk),
        width=_WIDTH,
        height=_HEIGHT,
        value_format="0 %" if part.share else "0",
        value_title=desk.words[f"{path}.up"],
        name_title=desk.words[f"{path}.across"],
        legend=not part.across,
        bounds=_bounds(part.map),
    )
    caption = CellPlan(Cell(place.top, LABEL), desk.words[f"{path}.caption"], "help_line")
    return Block(cells=(caption,), charts=(chart,))


def _bounds(told: Map | None) -> Bounds | None:
    return None if told is None else Bounds(told.across, told.up, told.cross)


def _series(part: Graph, path: str, register: RegisterPlace, desk: Desk) -> Iterator[Series]:
    if part.across:
        yield from _points(part, register)
        return
    for column in part.values:
        name = desk.words[f"{path}.series.{column}"]
        values = register.column(column)
        yield Series(name, register.sheet, register.column(part.label), values)


def _points(part: Graph, register: RegisterPlace) -> Iterator[Series]:
    """Give each row a series of its own, which is the way to have its name at its point."""
    for down in range(register.room):
        name, across, up = (
            Cell(register.first_row + down, register.columns[key])
            for key in (part.label, part.across, *part.values)
        )
        here = Area(across, across), Area(up, up)
        yield Series("", register.sheet, *here, colour="dark", named_by=name)


def _alt(part: Graph, path: str, desk: Desk) -> str:
    """Say what the chart shows: each row with its values, as many as can be listened to."""
    told = [row for row in desk.scene.rows(part.register) if _name(part, row, desk)]
    if not told:
        return desk.words[f"{path}.alt_empty"]
    said = "; ".join(_row(part, row, desk) for row in told[:_MOST_NAMED])
    return desk.words.say(f"{path}.alt", count=len(told), rows=said)


def _name(part: Graph, row: int, desk: Desk) -> object:
    return known(desk.scene, part.register, row, part.label)


def _row(part: Graph, row: int, desk: Desk) -> str:
    fields = desk.scene.parts[part.register].fields
    columns = (part.across, *part.values) if part.across else part.values
    values = (
        spoken_value(value, desk.words, fields[column].kind)
        for column in columns
        for value in [known(desk.scene, part.register, row, column)]
        if value is not None
    )
    return f"{_name(part, row, desk)}: {', '.join(values) or desk.words['words.nothing']}"

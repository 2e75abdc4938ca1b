"""What becomes of each block of a document: rows of tiles, and charts beside their numbers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import singledispatch
from typing import Literal

from excelkasse.address import Area, Cell
from excelkasse.pack.document import Chart, Facts, Paragraph, Shown, Table
from excelkasse.pack.sheet.bands import COLUMNS, Band, Tile, filled
from excelkasse.pack.sheet.grids import headings, table_bands, tile_of, tiles_of
from excelkasse.pack.sheet.large import large
from excelkasse.plan import Chart as ChartPlan
from excelkasse.plan import Series

_LABEL = 5
_FACTS: Sequence[tuple[int, float]] = ((8, 18), (16, 70))
"""How many columns a fact takes with its label, by the letters of its value; else all of them."""

_NUMBERS, _POINTS_HIGH, _PIXELS = 10, 150.0, 4 / 3
_ROW, _HEADER_ROW = 18.0, 28.0
_CHART_WIDTH = 555
_KINDS: Mapping[
    tuple[str, bool], Literal["bar", "column", "line", "stacked_bar", "stacked_column"]
] = {
    ("bar", False): "bar",
    ("column", False): "column",
    ("line", False): "line",
    ("line", True): "line",
    ("bar", True): "stacked_bar",
    ("column", True): "stacked_column",
}
"""Lights are parts of a whole, so they stand on each other."""


@singledispatch
def bands_of(block: object, columns: int) -> Iterator[Band]:  # noqa: ARG001  (of all the others)
    """Give the rows of a block on a sheet of so many columns.

    Raises:
        TypeError: a block that nobody has drawn.
    """
    message = f"no way to draw {type(block).__name__}"
    raise TypeError(message)


@bands_of.register
def _(block: Paragraph, columns: int) -> Iterator[Band]:
    yield from filled((tile_of(1, columns, block.said),))


@bands_of.register
def _(block: Facts, columns: int) -> Iterator[Band]:
    """Short facts stand three in a row; a longer one, and each on an upright sheet, has it all."""
    if block.tiles:
        yield from large(block, columns)
        return
    row: list[Tile] = []
    for label, said in block.rows:
        span = columns if columns < COLUMNS else _span(said)
        used = sum(tile.span for tile in row)
        if used + span > columns:
            yield from filled(row, keep=True)
            row, used = [], 0
        row.append(Tile(1 + used, _LABEL, label, "page_label", label))
        row.append(tile_of(1 + used + _LABEL, span - _LABEL, said))
    if row:
        yield from filled(row)


def _span(said: Shown) -> int:
    return next((span for span, most in _FACTS if len(said.text) <= most), COLUMNS)


@bands_of.register
def _(block: Table, columns: int) -> Iterator[Band]:
    yield from table_bands(block, columns)


@bands_of.register
def _(block: Chart, columns: int) -> Iterator[Band]:  # noqa: ARG001  (a chart has its own width)
    """The numbers stand to the left, and the chart that shows them to the right."""
    widths = _of_numbers(len(block.series))
    count = len(block.categories)
    told = [_row(block, at) for at in range(count)]
    rows = [headings(("", *(one.name for one in block.series)), widths, told[0])]
    rows += [tiles_of(row, widths) for row in told]
    used = _HEADER_ROW + count * _ROW
    empty = max(0, round((_POINTS_HIGH - used) / _ROW))
    height = round((used + empty * _ROW - 4) * _PIXELS)
    for at, tiles in enumerate(rows):
        drawn = _drawn(block, widths, height) if at == 0 else None
        last = at == count and not empty
        yield Band(tuple(tiles), _HEADER_ROW if at == 0 else _ROW, keep=not last, chart=drawn)
    for at in range(empty):
        yield Band((), _ROW, keep=at + 1 < empty)


def _of_numbers(series: int) -> Sequence[int]:
    width = 3 if series == 1 else 2
    return (max(2, _NUMBERS - series * width), *([width] * series))


def _row(block: Chart, at: int) -> Sequence[Shown]:
    name = block.categories[at]
    return (
        Shown(name, name, "text"),
        *(Shown("–", one.numbers[at], "money") for one in block.series),
    )


def _drawn(block: Chart, widths: Sequence[int], height: int) -> Callable[[int, str], ChartPlan]:
    """Return what draws the chart once its row and its sheet are known."""
    first = [1 + sum(widths[:place]) for place in range(len(widths))]

    def draw(row: int, sheet: str) -> ChartPlan:
        last = row + len(block.categories)

        def column(place: int) -> Area:
            return Area(Cell(row + 1, first[place]), Cell(last, first[place]))

        return ChartPlan(
            at=Cell(row, 2 + sum(widths)),
            kind=_KINDS[block.kind, bool(_lights(block))],
            title=f"{block.title} ({block.unit})" if block.unit else block.title,
            series=tuple(
                Series(one.name, sheet, column(0), column(place), _lights(block).get(place, ""))
                for place, one in enumerate(block.series, start=1)
            ),
            alt=block.alternative,
            width=_CHART_WIDTH,
            height=height,
            legend=len(block.series) > 1,
        )

    return draw


def _lights(block: Chart) -> Mapping[int, str]:
    return {
        place: one.light.value
        for place, one in enumerate(block.series, start=1)
        if one.light is not None
    }

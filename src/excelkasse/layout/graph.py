"""A chart on a sheet of its own: its list to the left, and words for those who cannot see it."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from excelkasse.address import Cell
from excelkasse.layout.block import Block, Kit, height_of, lines_needed
from excelkasse.layout.course import course_axes, course_drawn
from excelkasse.layout.listing import Drawn, Listing
from excelkasse.layout.place import LABEL, GraphPlace
from excelkasse.layout.shown import shown, spoken_value
from excelkasse.layout.spots import spots_axis, spots_drawn
from excelkasse.plan import Axis, CellPlan, Chart
from excelkasse.schema.calculate import Row
from excelkasse.schema.graph import Course, Graph, Spots

_WIDTH, _HEIGHT = 700, 620
_GAP, _ROW_POINTS, _HEADER_POINTS = 2.0, 18.0, 34.0


def graph_block(part: Graph, path: str, place: GraphPlace, kit: Kit) -> Block:
    """Lay out a list and the chart of it, with hidden columns between them."""
    listing = Listing.of(part, path, place, kit)
    drawn = _drawn(listing)
    gap = listing.hidden + drawn.columns
    caption = CellPlan(Cell(place.top, LABEL), listing.word("caption"), "help_line")
    return Block(
        cells=(caption, *listing.cells(), *drawn.cells),
        charts=(_chart(listing, drawn, Cell(place.header_row, gap + 1)),),
        widths={**_widths(listing), gap: _GAP},
        heights={place.header_row: _HEADER_POINTS, **dict(_heights(listing))},
        hidden_columns=frozenset(range(listing.hidden, gap)),
    )


def _drawn(listing: Listing) -> Drawn:
    drawn = listing.part.drawn
    if isinstance(drawn, Spots):
        return spots_drawn(drawn, listing)
    if isinstance(drawn, Course):
        return course_drawn(drawn, listing)
    assert_never(drawn)


def _chart(listing: Listing, drawn: Drawn, at: Cell) -> Chart:
    across, up = _axes(listing)
    return Chart(
        at,
        "scatter",
        listing.word("title"),
        drawn.series,
        _alt(listing),
        width=_WIDTH,
        height=_HEIGHT,
        value_title=listing.word("up"),
        name_title=listing.word("across"),
        legend=False,
        across=across,
        up=up,
    )


def _axes(listing: Listing) -> tuple[Axis, Axis]:
    drawn = listing.part.drawn
    if isinstance(drawn, Spots):
        return spots_axis(drawn), spots_axis(drawn)
    return course_axes(drawn, listing)


def _widths(listing: Listing) -> Mapping[int, float]:
    return {listing.columns[key]: width for key, width in listing.part.listed}


def _heights(listing: Listing) -> Iterator[tuple[int, float]]:
    for down, row in enumerate(listing.rows):
        lines = max(
            lines_needed(shown(row[key], listing.kit.words), width)
            for key, width in listing.part.listed
        )
        yield listing.place.first_row + down, max(_ROW_POINTS, height_of(lines) + 2)


def _alt(listing: Listing) -> str:
    """Say what the chart shows: on a map the rows of each field, else the shares of each row."""
    if not listing.filled:
        return listing.word("alt_empty")
    drawn = listing.part.drawn
    told = _fields(drawn, listing) if isinstance(drawn, Spots) else _courses(drawn, listing)
    words, count = listing.kit.words, len(listing.filled)
    return words.say(f"{listing.path}.alt", count=count, rows=" ".join(told))


def _fields(drawn: Spots, listing: Listing) -> Iterator[str]:
    for field in drawn.fields:
        rows = [row for row in listing.filled if row[drawn.kind] is field]
        if rows:
            name, told = (
                listing.word(f"fields.{field.value}"),
                "; ".join(_name_of(row, listing) for row in rows),
            )
            said = {"field": name, "count": len(rows), "rows": told}
            yield listing.kit.words.say(f"{listing.path}.alt_field", **said)


def _courses(drawn: Course, listing: Listing) -> Iterator[str]:
    words, kind = listing.kit.words, listing.kit.scene.parts[listing.part.register].fields
    for row in listing.filled:
        made = [(key, row[key]) for key in drawn.shares if row[key] is not None]
        told = ", ".join(spoken_value(value, words, kind[key].kind) for key, value in made)
        name = _name_of(row, listing)
        yield words.say(f"{listing.path}.alt_row", name=name, shares=told or listing.word("none"))


def _name_of(row: Row, listing: Listing) -> str:
    """Return what a row is called: what stands at its point, and its name in full."""
    keys = (listing.part.name, listing.part.title)
    return " ".join(spoken_value(row[key], listing.kit.words).rstrip(".") for key in keys)

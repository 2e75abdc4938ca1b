"""A line for each row of a list: how far it has come at each measurement, its name at the end.

What is not measured yet has no line. A measurement that is not made stands where the one before
stands, so that the line just ends; a hole in a line would need #N/A in a cell.
"""

from collections.abc import Iterator, Sequence

from excelkasse.address import Area
from excelkasse.layout.listing import BEYOND_THE_AXES, Drawn, Listing, fixed, only
from excelkasse.plan import Axis, CellPlan, Formula, Series
from excelkasse.schema.graph import Course

_NEAR = 0.05
"""Lines that end nearer to each other than this share of the goal have their names side by side."""

_NAME_GAP, _NAME_WIDTH, _RIGHT = 0.06, 0.3, 0.9
_OVER_THE_GOAL = 1.045
_COLOURS = ("dark", "blue", "green", "red", "grey")
_PLACE, _GOAL_ACROSS, _GOAL_UP, _MORE = range(4)
"""The hidden columns after those of the points: the place of a name, and the goal."""


def course_axes(drawn: Course, listing: Listing) -> tuple[Axis, Axis]:
    """Return the axes: the measurements by number, and the share of the goal."""
    start, step = listing.word("start"), listing.word("step")
    numbers = f'[=0]"{start}";[>{len(drawn.shares)}]"";"{step} "0'
    across = Axis(0, len(drawn.shares) + _RIGHT, step=1, numbers=numbers)
    return across, Axis(numbers="0 %")


def course_drawn(drawn: Course, listing: Listing) -> Drawn:
    """Place the points of each row's line and its name, and the dashed line of the goal."""
    steps = len(drawn.shares) + 1
    rows = range(listing.place.room)
    points = [_points(drawn, listing, down) for down in rows]
    return Drawn(
        (
            *(cell for down in rows for cell in _row(drawn, listing, down, points[down])),
            *_names(steps, listing, [each[-1] for each in points]),
            *_goal_points(steps, listing),
        ),
        2 * steps + _MORE,
        (*_goal(steps, listing), *_lines(steps, listing)),
    )


def _points(drawn: Course, listing: Listing, down: int) -> Sequence[tuple[float, float]]:
    """Return the points of a row's line as they are now: across, and up."""
    row = listing.rows[down]
    begun = any(isinstance(row[key], int | float) for key in drawn.shares)
    points = [(0.0 if begun else float(BEYOND_THE_AXES), 0.0)]
    for number, key in enumerate(drawn.shares, start=1):
        share = row[key]
        points.append((number, share) if isinstance(share, int | float) else points[-1])
    return points


def _row(
    drawn: Course, listing: Listing, down: int, points: Sequence[tuple[float, float]]
) -> Iterator[CellPlan]:
    steps = len(drawn.shares) + 1
    for number, said in enumerate(_formulas(drawn, listing, down)):
        for axis, text in enumerate(said):
            cell = listing.beside(down, axis * steps + number)
            yield CellPlan(cell, Formula(text, points[number][axis]))


def _formulas(drawn: Course, listing: Listing, down: int) -> Iterator[tuple[str, str]]:
    """Give what the hidden columns say of each point of a row's line: across, and up."""
    steps = len(drawn.shares) + 1
    shares = [str(listing.cell(down, key)) for key in drawn.shares]
    yield f"IF(COUNT({','.join(shares)})=0,{BEYOND_THE_AXES},0)", "0"
    for before, key in enumerate(drawn.shares):
        share = listing.cell(down, key)
        across, up = (listing.beside(down, column) for column in (before, steps + before))
        made = f"COUNT({share})=1"
        yield f"IF({made},{before + 1},{across})", f"IF({made},{share},{up})"


def _names(steps: int, listing: Listing, ends: Sequence[tuple[float, float]]) -> Iterator[CellPlan]:
    """Place the name of each row at the end of its line, beside those that end there too."""
    for down, (across, up) in enumerate(ends):
        near = sum(other == across and abs(height - up) < _NEAR for other, height in ends[:down])
        end = listing.beside(down, steps - 1)
        said = f"{end}+{_NAME_GAP}+{_NAME_WIDTH}*({_near(steps, listing, down)}-1)"
        place = across + _NAME_GAP + _NAME_WIDTH * near if across >= 0 else BEYOND_THE_AXES
        formula = Formula(f"IF({end}<0,{BEYOND_THE_AXES},{said})", place)
        yield CellPlan(listing.beside(down, 2 * steps + _PLACE), formula)


def _near(steps: int, listing: Listing, down: int) -> str:
    """Count the rows of the list, as far as a row, whose lines end where that of the row does."""
    ends, heights = (
        listing.area(listing.hidden + column, down).absolute
        for column in (steps - 1, 2 * steps - 1)
    )
    end, height = (listing.beside(down, column) for column in (steps - 1, 2 * steps - 1))
    return f"SUMPRODUCT(({ends}={end})*(ABS({heights}-{height})<{_NEAR}))"


def _lines(steps: int, listing: Listing) -> Iterator[Series]:
    sheet = listing.place.sheet
    for down in range(listing.place.room):
        name = listing.cell(down, listing.part.name)
        across = Area(listing.beside(down, 0), listing.beside(down, steps - 1))
        up = Area(listing.beside(down, steps), listing.beside(down, 2 * steps - 1))
        colour = _COLOURS[down % len(_COLOURS)]
        yield Series("", sheet, across, up, colour, name, "line")
    for down in range(listing.place.room):
        name = listing.cell(down, listing.part.name)
        place, height = (
            listing.beside(down, column) for column in (2 * steps + _PLACE, 2 * steps - 1)
        )
        yield Series("", sheet, only(place), only(height), "grey", name, "name")


def _goal_points(steps: int, listing: Listing) -> Iterator[CellPlan]:
    """Place both ends of the lines of the goal and of the start, and the goal's name above it."""
    right = steps - 1 + _RIGHT
    points = ((0, 1), (right, 1), (0, 0), (right, 0), (_NAME_GAP, _OVER_THE_GOAL))
    for down, point in enumerate(points):
        for column, place in zip((_GOAL_ACROSS, _GOAL_UP), point, strict=True):
            yield fixed(listing.beside(down, 2 * steps + column), place)


def _goal(steps: int, listing: Listing) -> Iterator[Series]:
    """Draw what every line is held against; the axis of an empty chart reaches over it, too."""
    sheet = listing.place.sheet
    for word, first, last in (("goal", 0, 1), ("start", 2, 3)):
        yield Series(
            listing.word(word), sheet, *_area(steps, listing, first, last), "grey", drawn="dashed"
        )
    yield Series(listing.word("goal"), sheet, *_area(steps, listing, 4, 4), "grey", drawn="name")


def _area(steps: int, listing: Listing, first: int, last: int) -> tuple[Area, Area]:
    """Return where some points of the goal are: across, and up."""
    across, up = (
        Area(listing.beside(first, column), listing.beside(last, column))
        for column in (2 * steps + _GOAL_ACROSS, 2 * steps + _GOAL_UP)
    )
    return across, up

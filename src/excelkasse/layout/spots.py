"""A map by two scores: points, moved apart where they share a spot, and four fields by name."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from excelkasse.layout.listing import BEYOND_THE_AXES, Drawn, Listing, fixed, only
from excelkasse.plan import Axis, CellPlan, Formula, Series
from excelkasse.schema.graph import Spots

_EARLIER, _TOGETHER, _ACROSS, _UP, _FIELD_ACROSS, _FIELD_UP, _COLUMNS = range(7)
"""The hidden columns: how many share a spot, above a row and in all; points; names of fields."""

_WIDE, _HIGH = 3, 5
_APART, _BELOW = 0.36, 0.22
"""Up to five rows of three share a spot; all stand within half a score of it, so in its field."""

_FROM, _TO = 0.0, 6.0
_INSIDE, _EDGE = 0.25, 0.08
_SCORES = '[<1]"";[>5]"";0'


def spots_axis(drawn: Spots) -> Axis:
    """Return either axis: crossed between the highest low score and the lowest high one."""
    return Axis(_FROM, _TO, cross=_middle(drawn), step=1, numbers=_SCORES)


def _middle(drawn: Spots) -> float:
    return drawn.high - 0.5


def spots_drawn(drawn: Spots, listing: Listing) -> Drawn:
    """Place a point for each row of the list, and the name of each field in its corner."""
    cells = (*_points(drawn, listing), *_corners(drawn, listing))
    return Drawn(cells, _COLUMNS, (*_fields(drawn, listing), *_dots(listing)))


@dataclass(frozen=True, slots=True)
class _Spot:
    """The scores of a row, and how many share them: those above it, and all."""

    across: float
    up: float
    earlier: int
    together: int

    @property
    def at(self) -> tuple[float, float]:
        """Where the point of the row stands; all that share its spot stand around it."""
        wide = min(self.together, _WIDE)
        high = min((self.together + _WIDE - 1) // _WIDE, _HIGH)
        column, row = self.earlier % _WIDE, min(self.earlier // _WIDE, _HIGH - 1)
        return (
            self.across + _APART * (column - (wide - 1) / 2),
            self.up + _BELOW * ((high - 1) / 2 - row),
        )

    @property
    def results(self) -> tuple[float, ...]:
        """What the hidden columns of the row hold."""
        return self.earlier, self.together, *self.at


_NO_SPOT = (0, 0, BEYOND_THE_AXES, BEYOND_THE_AXES)


def _results(drawn: Spots, listing: Listing) -> Iterator[tuple[float, ...]]:
    pairs = [(row[drawn.across], row[drawn.up]) for row in listing.rows]
    together, earlier = Counter(pairs), Counter[object]()
    for pair in pairs:
        across, up = pair
        if isinstance(across, int | float) and isinstance(up, int | float):
            yield _Spot(across, up, earlier[pair], together[pair]).results
        else:
            yield _NO_SPOT
        earlier[pair] += 1


def _points(drawn: Spots, listing: Listing) -> Iterator[CellPlan]:
    for down, results in enumerate(_results(drawn, listing)):
        across, up = (listing.cell(down, key) for key in (drawn.across, drawn.up))
        for column, text in enumerate(_formulas(drawn, listing, down)):
            beyond = _NO_SPOT[column]
            said = Formula(f"IF(COUNT({across},{up})=2,{text},{beyond})", results[column])
            yield CellPlan(listing.beside(down, column), said)


def _formulas(drawn: Spots, listing: Listing, down: int) -> Iterator[str]:
    """Give what the hidden columns of a row say where both scores are there."""
    across, up = (listing.cell(down, key) for key in (drawn.across, drawn.up))
    earlier, together = (listing.beside(down, column) for column in (_EARLIER, _TOGETHER))
    wide = f"MIN({together},{_WIDE})"
    high = f"MIN(INT(({together}+{_WIDE - 1})/{_WIDE}),{_HIGH})"
    column, row = f"MOD({earlier},{_WIDE})", f"MIN(INT({earlier}/{_WIDE}),{_HIGH - 1})"
    yield f"{_count(drawn, listing, down, down)}-1"
    yield _count(drawn, listing, down)
    yield f"{across}+{_APART}*({column}-({wide}-1)/2)"
    yield f"{up}+{_BELOW}*(({high}-1)/2-{row})"


def _count(drawn: Spots, listing: Listing, down: int, last: int | None = None) -> str:
    """Count the rows of the list, as far as a row or all, that stand on the spot of a row."""
    criteria = (
        f"{listing.area(listing.columns[key], last).absolute},{listing.cell(down, key)}"
        for key in (drawn.across, drawn.up)
    )
    return f"COUNTIFS({','.join(criteria)})"


def _corners(drawn: Spots, listing: Listing) -> Iterator[CellPlan]:
    """Place the names of the fields, in the order that they are declared."""
    top, bottom = _TO - _INSIDE, _FROM + _INSIDE
    left, right = _FROM + _EDGE, _middle(drawn) + _EDGE
    for down, point in enumerate(((right, top), (left, top), (right, bottom), (left, bottom))):
        for column, place in zip((_FIELD_ACROSS, _FIELD_UP), point, strict=True):
            yield fixed(listing.beside(down, column), place)


def _fields(drawn: Spots, listing: Listing) -> Iterator[Series]:
    for down, each in enumerate(drawn.fields):
        across, up = (listing.beside(down, column) for column in (_FIELD_ACROSS, _FIELD_UP))
        name = listing.word(f"fields.{each.value}")
        yield Series(name, listing.place.sheet, only(across), only(up), "grey", drawn="name")


def _dots(listing: Listing) -> Iterator[Series]:
    for down in range(listing.place.room):
        across, up = (listing.beside(down, column) for column in (_ACROSS, _UP))
        name = listing.cell(down, listing.part.name)
        yield Series("", listing.place.sheet, only(across), only(up), "dark", name, "dot")

"""The hidden sheet that says how a workbook was tailored, so that it is read by its own profile."""

from excelkasse.address import Cell
from excelkasse.plan import CellPlan, SheetPlan
from excelkasse.schema.anchors import TAILORING, Tag
from excelkasse.schema.profile import Profile
from excelkasse.texts import Texts

_LETTERS = 30_000
"""Excel holds 32,767 in a cell."""


def tailoring_sheet(profile: Profile, words: Texts) -> SheetPlan:
    """Plan the sheet: a line that says what it is, then the profile, in as many cells as needed."""
    text = profile.as_text
    pieces = [text[at : at + _LETTERS] for at in range(0, len(text), _LETTERS)]
    return SheetPlan(
        name=words["template.tailoring.name"],
        cells=[
            CellPlan(Cell(1, 1), str(Tag(TAILORING, TAILORING, 1)), "marker"),
            CellPlan(Cell(1, 2), words["template.tailoring.about"]),
            *(CellPlan(Cell(row, 2), piece) for row, piece in enumerate(pieces, start=2)),
        ],
        widths={1: 2.0, 2: 90.0},
        hidden_columns=frozenset({1}),
        protected=True,
        hidden=True,
    )

"""The hidden markers that say what a sheet, a row and a column are, whatever is moved or renamed.

A sheet's tag is `excelkasse:<sheet>:<version>`, where `<sheet>` is `tool` or `tool/sheet`. In the
tag's column each form row is marked `part.field`, and the hidden row above a register's header is
marked `#part`, with the key of each column above it.
"""

import re
from typing import NamedTuple

from excelkasse.address import Cell
from excelkasse.grid import Grid
from excelkasse.overriding import override

_ROWS_SEARCHED = 200
_TAG = re.compile(r"excelkasse:([a-z0-9_]+)(?:/([a-z0-9_]+))?:(\d+)\s*\Z")
_LOOKS = re.compile(r"looks:[0-9a-f]{16}\Z")
PREFIX = "excelkasse:"
README, LISTS, TAILORING, GUIDE = "readme", "lists", "tailoring", "guide"
CONTROL = "control"
"""The sheet on which a check of the open workbook shows what it found."""
UNREAD = frozenset({README, LISTS, TAILORING, GUIDE, CONTROL})
"""What sheets of ours are tagged as that hold nothing a person fills in."""
PROFILE = "profile"
"""What the first sheet of Tilpasning is tagged as."""
NO_PROJECTS = frozenset({"portfolio", "lessons", PROFILE, GUIDE})
"""What the sheets of our own workbooks that are no projects are tagged as."""
REGISTER = "#"
HEADING = "~"
OURS = "%"
"""Marks a row that holds nothing a person writes, such as our own sums."""
VALUES = "@value"
"""Stands in a hidden row above the column that a form's values are written in."""


class Tag(NamedTuple):
    """What a tagged sheet is: tool, sheet of the tool, version of the layout."""

    tool: str
    sheet: str
    version: int

    @override
    def __str__(self) -> str:
        """Write the tag as it stands in the sheet."""
        sheet = self.tool if self.sheet == self.tool else f"{self.tool}/{self.sheet}"
        return f"{PREFIX}{sheet}:{self.version}"


def tag_from(text: str) -> Tag | None:
    """Read a tag; None if the text is none."""
    match = _TAG.match(text)
    return Tag(match[1], match[2] or match[1], int(match[3])) if match else None


def is_of_sheet(text: str) -> bool:
    """Whether a text is what a whole sheet carries: its tag, or the letters of how it looks."""
    return tag_from(text) is not None or _LOOKS.match(text) is not None


def form_marker(part: str, field: str) -> str:
    """Return the marker of a form row."""
    return f"{part}.{field}"


def heading_marker(part: str) -> str:
    """Return the marker of the row that holds a register's title; it ends what stands above."""
    return f"{HEADING}{part}"


def register_marker(part: str) -> str:
    """Return the marker of the hidden row above a register's header."""
    return f"{REGISTER}{part}"


def tag_of(grid: Grid) -> tuple[Cell, Tag] | None:
    """Find the tag of a sheet, wherever it stands."""
    for down, row in enumerate(grid.rows[:_ROWS_SEARCHED]):
        for across, value in enumerate(row):
            if isinstance(value, str) and value.startswith(PREFIX):
                tag = tag_from(value)
                if tag is not None:
                    return Cell(grid.origin.row + down, grid.origin.column + across), tag
    return None

"""Text written into a cell of the open workbook stays text, in Excel too, by a stand-in for it."""

import re
from typing import Any

import pytest

from excelkasse.spreadsheet.live.native import put_value
from excelkasse.spreadsheet.safe_text import safe_text
from tests.typed.payloads import FORMULAS, IDS, NUMBERS, PAYLOADS, TEXTS

TAKEN = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20{]|[\d.,:/%E \-]+|SAND|#[A-Z/0]+[!?]?")
"""What Excel does not take for text when it is typed or set as a value."""


class Excel:
    """A cell that takes a value as Excel does: as if somebody typed it.

    `Range.Value` of Excel's own documentation: text that begins with an apostrophe is the text
    behind it, and what looks like a formula, a number, a day or an error becomes one.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self.held: object = None
        self.is_text = False

    @property
    def value(self) -> object:
        """What stands in the cell."""
        return self.held

    @value.setter
    def value(self, typed: object) -> None:
        said = typed if isinstance(typed, str) else ""
        self.is_text = said.startswith("'") or (bool(said) and not TAKEN.match(said))
        self.held = said[1:] if said.startswith("'") else typed


def put(value: Any) -> Excel:  # noqa: ANN401
    """Write into such a cell as a refresh does."""
    cell: Any = Excel()
    put_value(cell, value)
    return cell  # type: ignore[no-any-return]


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_a_text_is_that_text(text: str) -> None:
    """Neither a formula nor a number, a day or a truth value, and without an apostrophe of ours."""
    cell = put(text)

    assert (True, safe_text(text)) == (cell.is_text, cell.held)


@pytest.mark.parametrize("name", [*FORMULAS, *NUMBERS])
def test_the_stand_in_would_take_most_of_them(name: str) -> None:
    """So that the test above says something."""
    cell = Excel()
    cell.value = PAYLOADS[name]

    assert cell.is_text == (name in {"semicolons", "quotes", "apostrophe"})


def test_what_is_no_text_is_written_as_it_is() -> None:
    """Numbers, truth values and nothing."""
    assert [5, True, None] == [put(value).held for value in (5, True, None)]

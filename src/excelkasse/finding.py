"""What a person is told about a workbook: a `Finding` is data, its words are in `texts`."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol

from excelkasse.address import Cell
from excelkasse.overriding import override

Sayable = str | float | tuple[str, ...]
"""A value that the words of a finding need; several are spoken with commas between."""


class Severity(StrEnum):
    """How much a finding matters.

    An error must be mended. A query must be mended or explained. A note is for information.
    """

    ERROR = "error"
    QUERY = "query"
    NOTE = "note"


class Place(NamedTuple):
    """Where in a workbook: a sheet as it is named now, and a cell of it, if one is meant."""

    sheet: str = ""
    cell: Cell | None = None

    @override
    def __str__(self) -> str:
        """Say the place as Excel does: `Risici!E14`."""
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


class Finding(NamedTuple):
    """One thing to tell a person: what (a code), where, and the values its words need.

    `values` may hold a number, a text, or a `Word` that is spoken in the reader's own language
    when the finding is. `got` is what stood in the cell.
    """

    code: str
    severity: Severity
    place: Place = Place()
    got: str = ""
    values: Mapping[str, Sayable] = {}


class Screen(Protocol):
    """Something findings can be shown on: a terminal, a sheet, JSON."""

    def show(self, file: str, findings: Sequence[Finding]) -> None:
        """Show every finding of one file."""
        ...

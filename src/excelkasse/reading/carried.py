"""The profile that a workbook carries on a hidden sheet: how it was tailored when it was made."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid
from excelkasse.reading.tagged import Claim
from excelkasse.schema.anchors import TAILORING
from excelkasse.schema.profile import PLAIN, Profile

_LONGEST = 500_000
_BEGIN = "{"


class Carried(NamedTuple):
    """The profile of a workbook, the plain one where it carries none, and what is wrong with it."""

    profile: Profile = PLAIN
    findings: Sequence[Finding] = ()


def carried_profile(claims: Sequence[Claim]) -> Carried:
    """Find the profile among the sheets of a workbook; one that cannot be read is a finding."""
    for claim in claims:
        if claim.tag.tool == TAILORING:
            return _read(claim.grid, claim.cell)
    return Carried()


def _read(grid: Grid, tag: Cell) -> Carried:
    from pydantic_core import ValidationError  # noqa: PLC0415  (slow to load, and seldom needed)

    text = "".join(_pieces(grid, tag))
    try:
        if len(text) <= _LONGEST:
            return Carried(_profile(text))
    except ValidationError:
        pass
    return Carried(
        findings=(Finding("tailoring_unreadable", Severity.ERROR, Place(grid.name, tag)),)
    )


@lru_cache(maxsize=16)
def _profile(text: str) -> Profile:
    """Read a profile once: a thousand workbooks may carry the same."""
    return Profile.from_text(text)


def _pieces(grid: Grid, tag: Cell) -> Iterator[str]:
    """Give the cells that hold the profile, one below the other, beside the column of the tag."""
    begun = False
    for row in range(tag.row, grid.last.row + 1):
        value = grid.at(Cell(row, tag.column + 1))
        begun = begun or (isinstance(value, str) and value.startswith(_BEGIN))
        if begun and isinstance(value, str):
            yield value

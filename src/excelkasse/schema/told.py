"""What a workbook says, as the pipelines that build on a reading need it."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

from excelkasse.finding import Finding, Place
from excelkasse.schema.profile import Profile
from excelkasse.schema.tool import Record

ValueSpot = tuple[str, int, str]
"""A value of a workbook: `tool.part`, row (a form has row 0), field."""


class Places(Mapping[ValueSpot, Place]):
    """The place of every value."""

    def on(self, sheets: AbstractSet[str]) -> Iterator[tuple[ValueSpot, Place]]:
        """Give the values that stand on some sheets, each with its place."""
        return ((spot, place) for spot, place in self.items() if place.sheet in sheets)


class Told(Protocol):
    """What a workbook says, as `reading` gives it: records by part, places, findings, versions."""

    @property
    def records(self) -> Mapping[str, Sequence[Record]]:
        """The records of each part that is in the workbook."""

    @property
    def places(self) -> Places:
        """Where each value stands."""

    @property
    def findings(self) -> Sequence[Finding]:
        """What there is to tell of the workbook."""

    @property
    def versions(self) -> Mapping[str, int]:
        """The version of each tool's layout."""

    @property
    def profile(self) -> Profile:
        """The profile that the workbook was made with."""

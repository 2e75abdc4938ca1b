"""Tilpasning as it was read: its rows, with the place of each value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from excelkasse.finding import Place
from excelkasse.schema.told import Told


@dataclass(frozen=True, slots=True)
class Book:
    """The rows of Tilpasning."""

    told: Told

    def rows(self, part: str) -> Iterator[tuple[int, Any]]:
        """Give the rows of a part with their numbers."""
        yield from enumerate(self.told.records.get(part, ()))

    def form(self, part: str) -> Any:  # noqa: ANN401  (the record of any form)
        """Return the record of a form; None if nobody has begun it."""
        return next((record for _, record in self.rows(part)), None)

    def place(self, part: str, row: int, key: str) -> Place:
        """Return where a value stands."""
        return self.told.places.get((part, row, key), Place())


def entries_in(text: str | None) -> tuple[str, ...]:
    """Return the entries of a list that somebody wrote in one cell, with | or new lines between."""
    lines = (text or "").replace("\n", "|").split("|")
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))

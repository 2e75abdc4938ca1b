"""What may be typed in an area, and how it looks when something is true of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from excelkasse.address import Area


@dataclass(frozen=True, slots=True)
class Validation:
    """What Excel lets a person type in an area, the hint it shows and how it refuses.

    `kind` list: `choices` or `source` (a formula that gives a range).
    `kind` whole, decimal, date, length: between `low` and `high`; custom: `source` is the formula.
    `stop` False lets the person insist.
    """

    area: Area
    kind: Literal["list", "whole", "decimal", "date", "length", "custom", "any"]
    choices: Sequence[str] = ()
    source: str = ""
    low: float | date | None = None
    high: float | date | None = None
    hint_title: str = ""
    hint: str = ""
    stop_title: str = ""
    stop_text: str = ""
    stop: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """A conditional format: where `formula` (seen from the area's first cell) is true, `style`."""

    area: Area
    formula: str
    style: str

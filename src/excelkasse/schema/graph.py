"""A native chart on a tool's sheet: which columns of a register it shows, and how."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Map:
    """The field that a map of points lies in: from and to on both axes, and where they cross."""

    across: tuple[float, float]
    up: tuple[float, float]
    cross: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Graph:
    """A chart over the whole room of a register, so that rows added later appear in it.

    `label` is the column that names a row; `values` are a series each. On a map there is one, and
    `across` is the column of the other axis; a point beyond the map is not drawn.
    """

    key: str
    register: str
    kind: Literal["scatter", "column"]
    label: str
    values: tuple[str, ...]
    across: str = ""
    map: Map | None = None
    share: bool = False

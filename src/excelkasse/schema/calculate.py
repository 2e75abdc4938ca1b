"""What the formulas give: the same results as the sheet, computed from what was read.

A value that could not be read is *unknown*, not blank: everything that needs it is unknown too, so
that no rule speaks about it and no sum pretends to be whole.

A formula is compiled once to nested functions and then asked for row after row. What becomes of
each kind is in `operators.py`, and in `aggregates.py` for what looks across the rows of a register.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import singledispatch

from excelkasse.schema import formula as f
from excelkasse.schema.choices import Choice, ProjectModel
from excelkasse.schema.report_date import STATUS_DATES
from excelkasse.schema.settings import STANDARD, Settings
from excelkasse.schema.tool import Part

Answer = float | str | bool | date | Choice | None
Row = Mapping[str, Answer]


class Unknown(Exception):  # noqa: N818  (it is a state, not an error)
    """The formula needs a cell that could not be read."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What people typed: rows by part (a form is one row), and which cells could not be read.

    `unreadable` holds `(part, row, field)`.
    """

    rows: Mapping[str, Sequence[Row]]
    unreadable: AbstractSet[tuple[str, int, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a formula is computed: the part and row it stands in, and all it can look at."""

    parts: Mapping[str, Part]
    inputs: Inputs
    today: date
    settings: Settings = STANDARD
    part: str = ""
    row: int = 0
    memo: dict[tuple[str, int, str], Answer] = field(default_factory=dict)
    unknown: set[tuple[str, int, str]] = field(default_factory=set)
    ranks: dict[tuple[str, str, tuple[f.Where, ...]], dict[int, int]] = field(default_factory=dict)
    equals: dict[tuple[str, str], dict[float | str, list[int]]] = field(default_factory=dict)
    ascending: dict[tuple[str, str], list[tuple[float, int]]] = field(default_factory=dict)
    stands: dict[tuple[str, int], "Scene"] = field(default_factory=dict)

    def at(self, part: str, row: int = 0) -> "Scene":
        """Stand in another row."""
        there = self.stands.get((part, row))
        if there is None:
            # Spelled out: `dataclasses.replace` takes four times as long, and every row needs this.
            there = self.stands[part, row] = Scene(
                self.parts,
                self.inputs,
                self.today,
                self.settings,
                part,
                row,
                self.memo,
                self.unknown,
                self.ranks,
                self.equals,
                self.ascending,
                self.stands,
            )
        return there

    def rows(self, part: str) -> range:
        """Give the rows of a part by number; a tool that is not in the workbook has none."""
        return range(len(self.inputs.rows.get(part, ())))

    def field(self, part: str, row: int, key: str) -> Answer:
        """Return the value of a field, computed if a formula fills it.

        Raises:
            Unknown: it could not be read, or needs something that could not.
        """
        formula = self.parts[part].fields[key].spec.formula
        if formula is None:
            value = self.inputs.rows[part][row].get(key)
            if value is None and (part, row, key) in self.inputs.unreadable:
                raise Unknown
            return value
        spot = (part, row, key)
        if spot in self.memo:
            return self.memo[spot]
        if spot in self.unknown or spot in self.inputs.unreadable:
            raise Unknown
        return self._found(spot, formula)

    def _found(self, spot: tuple[str, int, str], formula: f.Expr) -> Answer:
        part, row, _ = spot
        try:
            found = self.memo[spot] = compiled(formula)(self.at(part, row))
        except Unknown:
            self.unknown.add(spot)
            raise
        return found

    def report_date(self) -> date:
        """Return the status date of the workbook, or today where it has none."""
        for part, key in STATUS_DATES:
            if self.inputs.rows.get(part):
                told = self.field(part, 0, key)
                return told if isinstance(told, date) else self.today
        return self.today

    def model(self) -> ProjectModel | None:
        """Return the project model, which some limits depend on."""
        if not self.rows("master_data.project"):
            return None
        told = self.field("master_data.project", 0, "model")
        return told if isinstance(told, ProjectModel) else None


def calculated(scene: Scene, part: str) -> Iterator[Row]:
    """Give every row of a part with its formulas computed; what is unknown is None."""
    for row in scene.rows(part):
        yield {key: known(scene, part, row, key) for key in scene.parts[part].fields}


def known(scene: Scene, part: str, row: int, key: str) -> Answer:
    """Return the value of a field, or None where it is unknown."""
    try:
        return scene.field(part, row, key)
    except Unknown:
        return None


Ask = Callable[[Scene], Answer]
"""A formula as a function of where it stands; it raises `Unknown` as `Scene.field` does."""

_MOST = 20_000
_COMPILED: dict[int, tuple[f.Expr, Ask]] = {}


def compute(formula: f.Expr, scene: Scene) -> Answer:
    """Compute a formula where `scene` stands.

    Raises:
        Unknown: it needs a cell that could not be read.
    """
    return compiled(formula)(scene)


def compiled(formula: f.Expr) -> Ask:
    """Return a formula as a function; the same formula is compiled once.

    Known by identity, because its hash would be worked out from all its parts at every look; kept
    with the formula, so that no other comes to stand at its address.
    """
    known_as = _COMPILED.get(id(formula))
    if known_as is None:
        if len(_COMPILED) >= _MOST:
            _COMPILED.clear()
        known_as = _COMPILED[id(formula)] = (formula, asking(formula))
    return known_as[1]


@singledispatch
def asking(formula: f.Expr) -> Ask:
    """Make a formula a function; each kind of formula has its own rule."""
    message = f"no rule for {type(formula).__name__}"
    raise TypeError(message)

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
from typing import Any, NamedTuple

from excelkasse.schema import formula as f
from excelkasse.schema.choices import Choice, ProjectModel
from excelkasse.schema.once import once
from excelkasse.schema.report_date import STATUS_DATES
from excelkasse.schema.settings import STANDARD, Settings
from excelkasse.schema.tool import Part

Answer = float | str | bool | date | Choice | None
Row = Mapping[str, Answer]
Ask = Callable[["Scene"], Answer]
"""A formula as a function of where it stands; it raises `Unknown` as `Scene.field` does."""


class Unknown(Exception):  # noqa: N818  (it is a state, not an error)
    """The formula needs a cell that could not be read."""


class Inputs(NamedTuple):
    """What people typed: rows by part (a form is one row), and which cells could not be read.

    `unreadable` holds `(part, row, field)`.
    """

    rows: Mapping[str, Sequence[Row]]
    unreadable: AbstractSet[tuple[str, int, str]] = frozenset()


class Later(NamedTuple):
    """Stands for a value until somebody asks for it: what a formula gives, or one unknown."""

    ask: Ask


class Found:
    """What has been found out already, for every row of a workbook: its lines, and look-ups."""

    def __init__(self) -> None:
        """Nothing has been found out yet."""
        self.report_date: date | None = None
        self.limits: dict[str, float] = {}
        self.lines: dict[str, Sequence[Scene]] = {}
        self.ranks: dict[tuple[str, Ask], dict[int, int]] = {}
        self.equals: dict[tuple[str, str], dict[float | str, list[int]]] = {}
        self.ascending: dict[tuple[str, str], list[tuple[float, int]]] = {}
        self.sums: dict[tuple[str, str, str], list[float | None]] = {}


@dataclass(slots=True, eq=False)
class Scene:
    """Where a formula is computed: the part and row it stands in, and all it can look at.

    `values` are those of the row, in the order in which its fields are declared.
    """

    parts: Mapping[str, Part]
    inputs: Inputs
    today: date
    settings: Settings = STANDARD
    part: str = ""
    row: int = 0
    values: dict[str, Answer | Later] = field(default_factory=dict)
    found: Found = field(default_factory=Found)

    def at(self, part: str, row: int = 0) -> "Scene":
        """Stand in another row; one that is not there has no values."""
        lines = self.lines(part)
        return lines[row] if row < len(lines) else self._standing(part, row, {})

    def rows(self, part: str) -> range:
        """Give the rows of a part by number; a tool that is not in the workbook has none."""
        return range(len(self.inputs.rows.get(part, ())))

    def lines(self, part: str) -> Sequence["Scene"]:
        """Give the rows of a part, each as where a formula in it stands."""
        lines = self.found.lines.get(part)
        if lines is None:
            lines = self.found.lines[part] = list(self._lines(part))
            for path, row, key in self.inputs.unreadable:
                if path == part and _open(lines[row].values[key]):
                    lines[row].values[key] = _LOST
        return lines

    def _lines(self, part: str) -> Iterator["Scene"]:
        rows = self.inputs.rows.get(part, ())
        unfilled, later = _unfilled(self.parts[part]) if rows else ({}, {})
        for number, row in enumerate(rows):
            values = {**unfilled, **row, **later}
            if len(values) > len(unfilled):
                values = {key: values[key] for key in unfilled}
            yield self._standing(part, number, values)

    def _standing(self, part: str, row: int, values: dict[str, Answer | Later]) -> "Scene":
        return Scene(
            self.parts, self.inputs, self.today, self.settings, part, row, values, self.found
        )

    def forget(self) -> None:
        """Let go of the rows: each knows all the others, so that none would go by itself."""
        self.found.lines.clear()

    def field(self, part: str, row: int, key: str) -> Answer:
        """Return the value of a field of any row, computed if a formula fills it.

        Raises:
            Unknown: it could not be read, or needs something that could not.
        """
        return self.at(part, row).value(key)

    def value(self, key: str) -> Answer:
        """Return the value of a field of this row, as `field` does."""
        value = self.values[key]
        return self.compute(key, value) if isinstance(value, Later) else value

    def compute(self, key: str, later: Later) -> Answer:
        """Find out the value of a field that nobody has asked for before.

        Raises:
            Unknown: it could not be read, or needs something that could not.
        """
        try:
            found = self.values[key] = later.ask(self)
        except Unknown:
            self.values[key] = _LOST
            raise
        return found

    def report_date(self) -> date:
        """Return the status date of the workbook, or today where it has none."""
        if self.found.report_date is None:
            self.found.report_date = self._report_date()
        return self.found.report_date

    def _report_date(self) -> date:
        for part, key in STATUS_DATES:
            if self.inputs.rows.get(part):
                told = self.field(part, 0, key)
                return told if isinstance(told, date) else self.today
        return self.today

    def limit(self, name: str) -> float:
        """Return a limit from the settings, as it is for the project model."""
        found = self.found.limits.get(name)
        if found is None:
            found = self.found.limits[name] = self.settings.limit(name, self.model())
        return found

    def model(self) -> ProjectModel | None:
        """Return the project model, which some limits depend on."""
        if not self.rows("master_data.project"):
            return None
        told = self.field("master_data.project", 0, "model")
        return told if isinstance(told, ProjectModel) else None


def calculated(scene: Scene, part: str) -> Iterator[Row]:
    """Give every row of a part with its formulas computed; what is unknown is None."""
    lines = scene.lines(part)
    unfilled, later = _unfilled(scene.parts[part]) if lines else ({}, {})
    open_ones = unfilled if scene.inputs.unreadable else later
    for line in lines:
        row: dict[str, Any] = {**line.values}
        for key in open_ones:
            value = row[key]
            if isinstance(value, Later):
                row[key] = _known(line, key, value)
        yield row


def known(scene: Scene, part: str, row: int, key: str) -> Answer:
    """Return the value of a field, or None where it is unknown."""
    line = scene.at(part, row)
    value = line.values[key]
    return _known(line, key, value) if isinstance(value, Later) else value


def _known(line: Scene, key: str, later: Later) -> Answer:
    try:
        return line.compute(key, later)
    except Unknown:
        return None


def compute(formula: f.Expr, scene: Scene) -> Answer:
    """Compute a formula where `scene` stands.

    Raises:
        Unknown: it needs a cell that could not be read.
    """
    return compiled(formula)(scene)


@once
def compiled(formula: f.Expr) -> Ask:
    """Return a formula as a function; the same formula is compiled once."""
    return asking(formula)


@singledispatch
def asking(formula: f.Expr) -> Ask:
    """Make a formula a function; each kind of formula has its own rule."""
    message = f"no rule for {type(formula).__name__}"
    raise TypeError(message)


@once
def _unfilled(part: Part) -> tuple[Mapping[str, Answer | Later], Mapping[str, Later]]:
    """Give the values of a row where nothing is typed, and those of them that formulas fill."""
    formulas = {key: field.spec.formula for key, field in part.fields.items()}
    later = {key: Later(compiled(formula)) for key, formula in formulas.items() if formula}
    return {key: later.get(key) for key in formulas}, later


def _open(value: Answer | Later) -> bool:
    return value is None or isinstance(value, Later)


def _lost(_: Scene) -> Answer:
    raise Unknown


_LOST = Later(_lost)

"""What the formulas give: the same results as the sheet, computed from what was read.

A value that could not be read is *unknown*, not blank: everything that needs it is unknown too, so
that no rule speaks about it and no sum pretends to be whole. What looks across the rows of a
register is in `aggregates.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import singledispatch

from excelkasse.schema import formula as f
from excelkasse.schema.calendar import iso_week, sheet_calendar
from excelkasse.schema.choices import Choice, ProjectModel
from excelkasse.schema.report_date import STATUS_DATES
from excelkasse.schema.settings import STANDARD, Settings
from excelkasse.schema.tool import Form, Part

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

    def at(self, part: str, row: int = 0) -> "Scene":
        """Stand in another row."""
        # Spelled out: `dataclasses.replace` takes four times as long, and every row needs this.
        return Scene(
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
        )

    def rows(self, part: str) -> range:
        """Give the rows of a part by number; a tool that is not in the workbook has none."""
        return range(len(self.inputs.rows.get(part, ())))

    def field(self, part: str, row: int, key: str) -> Answer:
        """Return the value of a field, computed if a formula fills it.

        Raises:
            Unknown: it could not be read, or needs something that could not.
        """
        spot = (part, row, key)
        if spot in self.memo:
            return self.memo[spot]
        if spot in self.unknown or spot in self.inputs.unreadable:
            raise Unknown
        try:
            found = self.memo[spot] = self._found(part, row, key)
        except Unknown:
            self.unknown.add(spot)
            raise
        return found

    def _found(self, part: str, row: int, key: str) -> Answer:
        declared = self.parts[part].fields[key].spec.formula
        if declared is None:
            return self.inputs.rows[part][row].get(key)
        return compute(declared, self.at(part, row))

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


@singledispatch
def compute(formula: f.Expr, scene: Scene) -> Answer:
    """Compute a formula where `scene` stands.

    Raises:
        Unknown: it needs a cell that could not be read.
    """
    message = f"no rule for {type(formula).__name__} at {scene.part}"
    raise TypeError(message)


@compute.register
def _(formula: f.Const, _scene: Scene) -> Answer:
    return formula.value


@compute.register
def _(formula: f.Ref, scene: Scene) -> Answer:
    part, key = split(formula.path, scene)
    if part == scene.part:
        return scene.field(part, scene.row, key)
    if not scene.rows(part):
        return None
    if not isinstance(scene.parts[part], Form):
        message = f"{formula.path} is no form: say which row"
        raise TypeError(message)
    return scene.field(part, 0, key)


@compute.register
def _(formula: f.Limit, scene: Scene) -> Answer:
    return scene.settings.limit(formula.name, scene.model())


@compute.register
def _(_formula: f.ReportDate, scene: Scene) -> Answer:
    return scene.report_date()


@compute.register
def _(formula: f.Arithmetic, scene: Scene) -> Answer:
    left, right = compute(formula.left, scene), compute(formula.right, scene)
    if isinstance(left, date) and isinstance(right, date):
        return (left - right).days
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return None
    return _arithmetic(formula.operator, left, right)


def _arithmetic(operator: str, left: float, right: float) -> float | None:
    if operator == "/":
        return left / right if right else None
    return {"+": left + right, "-": left - right, "*": left * right}[operator]


@compute.register
def _(formula: f.Round, scene: Scene) -> Answer:
    number = compute(formula.inner, scene)
    if not isinstance(number, int | float):
        return None
    # From the digits as they are shown, as a spreadsheet rounds; `round` would round half to even.
    rounded = Decimal(f"{number:.15g}").quantize(Decimal(1).scaleb(-formula.digits), ROUND_HALF_UP)
    return float(rounded)


@compute.register
def _(formula: f.Compare, scene: Scene) -> Answer:
    left, right = compute(formula.left, scene), compute(formula.right, scene)
    if left is None or right is None:
        return False
    sign = order(left, right)
    return {
        "=": sign == 0,
        "<>": sign != 0,
        "<": sign < 0,
        "<=": sign <= 0,
        ">": sign > 0,
        ">=": sign >= 0,
    }[formula.operator]


def order(left: Answer, right: Answer) -> int:
    """Return -1, 0 or 1 as a formula compares two values; values of two kinds are never equal."""
    one, other = comparable(left), comparable(right)
    if type(one) is not type(other):
        return 1
    return (one > other) - (one < other)  # type: ignore[operator]


def comparable(value: Answer) -> float | str:
    """Return what a value is compared by: a date by its day, a text without regard to case."""
    if value is None:
        return ""
    if isinstance(value, date):
        return float(value.toordinal())
    return value.strip().casefold() if isinstance(value, str) else float(value)


@compute.register
def _(formula: f.Logic, scene: Scene) -> Answer:
    left = compute(formula.left, scene)
    if formula.operator == "AND":
        return bool(left) and bool(compute(formula.right, scene))
    return bool(left) or bool(compute(formula.right, scene))


@compute.register
def _(formula: f.Not, scene: Scene) -> Answer:
    return not compute(formula.inner, scene)


@compute.register
def _(formula: f.Blank, scene: Scene) -> Answer:
    return compute(formula.inner, scene) is None


@compute.register
def _(formula: f.If, scene: Scene) -> Answer:
    branch = formula.then if compute(formula.condition, scene) else formula.otherwise
    return None if branch is None else compute(branch, scene)


@compute.register
def _(formula: f.Total, scene: Scene) -> Answer:
    found = [compute(part, scene) for part in formula.parts]
    numbers = [value for value in found if isinstance(value, int | float)]
    return sum(numbers) if numbers else None


@compute.register
def _(formula: f.IsoWeek, scene: Scene) -> Answer:
    day = compute(formula.day, scene)
    return iso_week(day) if isinstance(day, date) else None


@compute.register
def _(formula: f.Workday, scene: Scene) -> Answer:
    start, days = compute(formula.start, scene), compute(formula.days, scene)
    if not isinstance(start, date) or not isinstance(days, int | float):
        return None
    return sheet_calendar(scene.settings).last_day(start, int(days))


@compute.register
def _(formula: f.Workdays, scene: Scene) -> Answer:
    first, last = compute(formula.first, scene), compute(formula.last, scene)
    if not isinstance(first, date) or not isinstance(last, date):
        return None
    return sheet_calendar(scene.settings).workdays(first, last)


@compute.register
def _(formula: f.Points, scene: Scene) -> Answer:
    told = compute(formula.choice, scene)
    return list(formula.among).index(told) if isinstance(told, formula.among) else None


def split(path: str, scene: Scene) -> tuple[str, str]:
    """Return part and field of a path; a bare field belongs to the part the scene stands in."""
    part, _, key = path.rpartition(".")
    return (part, key) if part else (scene.part, key)

"""What becomes of each kind of formula that looks at one row: fields, sums of fields, comparisons.

The rules are registered with `calculate.asking` when the package `schema` is imported.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from operator import eq, ge, gt, le, lt, ne

from excelkasse.schema import formula as f
from excelkasse.schema.calculate import Answer, Ask, Later, Scene, asking
from excelkasse.schema.calendar import iso_week, sheet_calendar
from excelkasse.schema.choices import Choice
from excelkasse.schema.tool import Form

_HOLDS: Mapping[f.Comparison, Callable[[int, int], bool]] = {
    "=": eq,
    "<>": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}


@asking.register
def _(formula: f.Const) -> Ask:
    value = formula.value
    return lambda _: value


@asking.register
def _(formula: f.Ref) -> Ask:
    path, _, key = formula.path.rpartition(".")

    def own(scene: Scene) -> Answer:
        value = scene.values[key]
        return scene.compute(key, value) if value.__class__ is Later else value  # type: ignore[return-value]

    def ask(scene: Scene) -> Answer:
        if path == scene.part:
            return scene.value(key)
        lines = scene.lines(path)
        if lines and not isinstance(scene.parts[path], Form):
            message = f"{formula.path} is no form: say which row"
            raise TypeError(message)
        return lines[0].value(key) if lines else None

    return ask if path else own


@asking.register
def _(formula: f.Limit) -> Ask:
    return lambda scene: scene.limit(formula.name)


@asking.register
def _(_formula: f.ReportDate) -> Ask:
    return lambda scene: scene.report_date()


@asking.register
def _(formula: f.Arithmetic) -> Ask:
    one, other, work = asking(formula.left), asking(formula.right), _WORK[formula.operator]

    def ask(scene: Scene) -> Answer:
        left, right = one(scene), other(scene)
        if isinstance(left, date) and isinstance(right, date):
            return (left - right).days
        if not isinstance(left, int | float) or not isinstance(right, int | float):
            return None
        return work(left, right)

    return ask


_WORK: Mapping[str, Callable[[float, float], float | None]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right if right else None,
}


@asking.register
def _(formula: f.Round) -> Ask:
    inner, step = asking(formula.inner), Decimal(1).scaleb(-formula.digits)

    def ask(scene: Scene) -> Answer:
        number = inner(scene)
        if not isinstance(number, int | float):
            return None
        # From the digits as they are shown, as a spreadsheet rounds; `round` rounds half to even.
        return float(Decimal(f"{number:.15g}").quantize(step, ROUND_HALF_UP))

    return ask


@asking.register
def _(formula: f.Compare) -> Ask:
    one, other, holds = asking(formula.left), asking(formula.right), _HOLDS[formula.operator]
    if isinstance(formula.right, f.Const):
        return _with_fixed(one, formula.right.value, holds)

    def ask(scene: Scene) -> Answer:
        left, right = one(scene), other(scene)
        return left is not None and right is not None and holds(order(left, right), 0)

    return ask


def _with_fixed(one: Ask, fixed: float | str, holds: Callable[[int, int], bool]) -> Ask:
    """Compare with a fixed value; where that is a choice, each answer is known before."""
    wanted = comparable(fixed)
    among = type(fixed) if isinstance(fixed, Choice) else ()
    known: dict[Answer, bool] = {
        None: False,
        **{member: holds(_order(comparable(member), wanted), 0) for member in among},
    }

    def ask(scene: Scene) -> Answer:
        left = one(scene)
        found = known.get(left)
        return holds(_order(comparable(left), wanted), 0) if found is None else found

    return ask


def order(left: Answer, right: Answer) -> int:
    """Return -1, 0 or 1 as a formula compares two values; values of two kinds are never equal."""
    if left.__class__ is right.__class__ and left.__class__ in _AS_THEY_ARE:
        return (left > right) - (left < right)  # type: ignore[operator]
    return _order(comparable(left), comparable(right))


_AS_THEY_ARE = frozenset({float, date})


def _order(one: float | str, other: float | str) -> int:
    if one.__class__ is not other.__class__:
        return 1
    return (one > other) - (one < other)  # type: ignore[operator]


def comparable(value: Answer) -> float | str:
    """Return what a value is compared by: a date by its day, a text without regard to case."""
    if isinstance(value, float):
        return value
    if isinstance(value, str):
        return value.strip().casefold()
    if value is None:
        return ""
    return float(value.toordinal() if isinstance(value, date) else value)


@asking.register
def _(formula: f.Logic) -> Ask:
    one, other = asking(formula.left), asking(formula.right)
    if formula.operator == "AND":
        return lambda scene: bool(one(scene)) and bool(other(scene))
    return lambda scene: bool(one(scene)) or bool(other(scene))


@asking.register
def _(formula: f.Not) -> Ask:
    if isinstance(formula.inner, f.Blank):
        told = asking(formula.inner.inner)
        return lambda scene: told(scene) is not None
    inner = asking(formula.inner)
    return lambda scene: not inner(scene)


@asking.register
def _(formula: f.Blank) -> Ask:
    inner = asking(formula.inner)
    return lambda scene: inner(scene) is None


@asking.register
def _(formula: f.If) -> Ask:
    condition, then = asking(formula.condition), asking(formula.then)
    otherwise = asking(formula.otherwise) if formula.otherwise else _blank
    return lambda scene: then(scene) if condition(scene) else otherwise(scene)


def _blank(_: Scene) -> Answer:
    return None


@asking.register
def _(formula: f.Total) -> Ask:
    parts = [asking(part) for part in formula.parts]

    def ask(scene: Scene) -> Answer:
        found = [part(scene) for part in parts]
        numbers = [value for value in found if isinstance(value, int | float)]
        return sum(numbers) if numbers else None

    return ask


@asking.register
def _(formula: f.IsoWeek) -> Ask:
    inner = asking(formula.day)

    def ask(scene: Scene) -> Answer:
        day = inner(scene)
        return iso_week(day) if isinstance(day, date) else None

    return ask


@asking.register
def _(formula: f.Workday) -> Ask:
    begin, takes = asking(formula.start), asking(formula.days)

    def ask(scene: Scene) -> Answer:
        start, days = begin(scene), takes(scene)
        if not isinstance(start, date) or not isinstance(days, int | float):
            return None
        return sheet_calendar(scene.settings).last_day(start, int(days))

    return ask


@asking.register
def _(formula: f.Workdays) -> Ask:
    begin, end = asking(formula.first), asking(formula.last)

    def ask(scene: Scene) -> Answer:
        first, last = begin(scene), end(scene)
        if not isinstance(first, date) or not isinstance(last, date):
            return None
        return sheet_calendar(scene.settings).workdays(first, last)

    return ask


@asking.register
def _(formula: f.Points) -> Ask:
    inner, among = asking(formula.choice), formula.among
    places = {member: place for place, member in enumerate(among)}

    def ask(scene: Scene) -> Answer:
        told = inner(scene)
        return places[told] if isinstance(told, among) else None

    return ask

"""Formulas as values: declared once, spoken as Excel in the sheet and computed in Python.

`calculate.py` computes them; `layout/spoken.py` writes them as Excel does. A formula is blank when
something it needs is blank, so a blank row stays blank.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Literal

from excelkasse.schema.choices import Choice

Comparison = Literal["=", "<>", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Expr:
    """What every formula is made of; the operators build larger ones."""

    def __add__(self, other: "Expr") -> "Expr":
        """Add two numbers."""
        return Arithmetic("+", self, other)

    def __sub__(self, other: "Expr") -> "Expr":
        """Subtract; two dates give days."""
        return Arithmetic("-", self, other)

    def __mul__(self, other: "Expr") -> "Expr":
        """Multiply two numbers."""
        return Arithmetic("*", self, other)

    def __truediv__(self, other: "Expr") -> "Expr":
        """Divide; blank when the divisor is 0."""
        return Arithmetic("/", self, other)

    def __lt__(self, other: "Expr") -> "Expr":
        """Compare two numbers or dates."""
        return Compare("<", self, other)

    def __le__(self, other: "Expr") -> "Expr":
        """Compare two numbers or dates."""
        return Compare("<=", self, other)

    def __gt__(self, other: "Expr") -> "Expr":
        """Compare two numbers or dates."""
        return Compare(">", self, other)

    def __ge__(self, other: "Expr") -> "Expr":
        """Compare two numbers or dates."""
        return Compare(">=", self, other)

    def __and__(self, other: "Expr") -> "Expr":
        """Hold when both hold."""
        return Logic("AND", self, other)

    def __or__(self, other: "Expr") -> "Expr":
        """Hold when one holds."""
        return Logic("OR", self, other)

    def __invert__(self) -> "Expr":
        """Hold when it does not."""
        return Not(self)


@dataclass(frozen=True, slots=True)
class Ref(Expr):
    """A field: of the same row or form (`"due"`), or of another form (`"master_data.start"`)."""

    path: str


@dataclass(frozen=True, slots=True)
class Const(Expr):
    """A fixed value: a number, a text, or a member of a choice."""

    value: float | str | bool | Choice


@dataclass(frozen=True, slots=True)
class Limit(Expr):
    """A limit from the settings, by name; it may differ for the light model."""

    name: str


@dataclass(frozen=True, slots=True)
class ReportDate(Expr):
    """The date the workbook speaks of: its status date, or today where it has none."""


@dataclass(frozen=True, slots=True)
class Arithmetic(Expr):
    """Two operands and `+ - * /`; blank when one is blank."""

    operator: Literal["+", "-", "*", "/"]
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Round(Expr):
    """A number rounded to some decimals, half of the last away from zero; blank when it is."""

    inner: Expr
    digits: int


@dataclass(frozen=True, slots=True)
class Compare(Expr):
    """A comparison; false when one side is blank. Text is compared without regard to case."""

    operator: Comparison
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Logic(Expr):
    """Both or either."""

    operator: Literal["AND", "OR"]
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Not(Expr):
    """The opposite."""

    inner: Expr


@dataclass(frozen=True, slots=True)
class Blank(Expr):
    """Whether a field, or what a formula gives, is blank."""

    inner: Expr


@dataclass(frozen=True, slots=True)
class If(Expr):
    """One value or another; `otherwise` None is blank."""

    condition: Expr
    then: Expr
    otherwise: Expr | None = None


@dataclass(frozen=True, slots=True)
class Total(Expr):
    """The sum of fields of the same row or form; blank only when all are."""

    parts: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class IsoWeek(Expr):
    """The ISO week number of a date: weeks begin on Monday, week 1 holds the first Thursday."""

    day: Ref


@dataclass(frozen=True, slots=True)
class Workday(Expr):
    """The last day of what begins on `start` and takes `days` workdays.

    Of what takes none, `start` itself. Days off are those that the workbook lists.
    """

    start: Expr
    days: Expr


@dataclass(frozen=True, slots=True)
class Workdays(Expr):
    """How many workdays there are from `first` to `last`, both included; days off as listed."""

    first: Expr
    last: Expr


@dataclass(frozen=True, slots=True)
class Points(Expr):
    """The place of a choice in its list, counted from 0."""

    choice: Ref
    among: type[Choice]


@dataclass(frozen=True, slots=True)
class Where:
    """A condition on the rows of a register: this column equals that value.

    Or it `differs` from it, or holds a number that goes `up_to` it.
    """

    column: str
    value: Expr
    differs: bool = False
    up_to: bool = False

    @property
    def sign(self) -> Comparison:
        """The comparison that a row must meet."""
        if self.up_to:
            return "<="
        return "<>" if self.differs else "="


@dataclass(frozen=True, slots=True)
class Sum(Expr):
    """The sum of a register's column over the rows that meet every condition; blank when none."""

    column: str
    where: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True)
class Count(Expr):
    """How many rows of a register meet every condition."""

    register: str
    where: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class Lookup(Expr):
    """The value of `column` in the first row whose `by` equals `value`; blank without one."""

    column: str
    by: str
    value: Expr


@dataclass(frozen=True, slots=True)
class Rank(Expr):
    """The place of this row by a column among the rows that meet every condition, from 1.

    Equal values keep their order in the sheet. Blank when this row's value is blank or it does not
    meet the conditions.
    """

    by: str
    where: tuple[Where, ...] = ()
    largest_first: bool = False


@dataclass(frozen=True, slots=True)
class Worst(Expr):
    """The worst light in a register's column; blank when it holds none."""

    column: str


def inside(formula: Expr) -> Iterator[Expr]:
    """Give a formula and every formula it is made of."""
    yield formula
    for each in fields(formula):
        inner = getattr(formula, each.name)
        if isinstance(inner, Expr):
            yield from inside(inner)

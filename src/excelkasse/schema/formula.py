"""Formulas as values: declared once, spoken as Excel in the sheet and computed in Python.

`calculate.py` computes them; `layout/spoken.py` writes them as Excel does. A formula is blank when
something it needs is blank, so a blank row stays blank.
"""

from collections.abc import Iterator
from typing import Literal

from excelkasse.schema.choices import Choice
from excelkasse.schema.declaration import Declaration

Comparison = Literal["=", "<>", "<", "<=", ">", ">="]


class Expr(Declaration):
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


class Ref(Expr):
    """A field: of the same row or form (`"due"`), or of another form (`"master_data.start"`)."""

    path: str


class Const(Expr):
    """A fixed value: a number, a text, or a member of a choice."""

    value: float | str | bool | Choice


class Limit(Expr):
    """A limit from the settings, by name; it may differ for the light model."""

    name: str


class ReportDate(Expr):
    """The date the workbook speaks of: its status date, or today where it has none."""


class Arithmetic(Expr):
    """Two operands and `+ - * /`; blank when one is blank."""

    operator: Literal["+", "-", "*", "/"]
    left: Expr
    right: Expr


class Round(Expr):
    """A number rounded to some decimals, half of the last away from zero; blank when it is."""

    inner: Expr
    digits: int


class Compare(Expr):
    """A comparison; false when one side is blank. Text is compared without regard to case."""

    operator: Comparison
    left: Expr
    right: Expr


class Logic(Expr):
    """Both or either."""

    operator: Literal["AND", "OR"]
    left: Expr
    right: Expr


class Not(Expr):
    """The opposite."""

    inner: Expr


class Blank(Expr):
    """Whether a field, or what a formula gives, is blank."""

    inner: Expr


class If(Expr):
    """One value or another; `otherwise` None is blank."""

    condition: Expr
    then: Expr
    otherwise: Expr | None = None


class Total(Expr):
    """The sum of fields of the same row or form; blank only when all are."""

    parts: tuple[Ref, ...]


class IsoWeek(Expr):
    """The ISO week number of a date: weeks begin on Monday, week 1 holds the first Thursday."""

    day: Ref


class Workday(Expr):
    """The last day of what begins on `start` and takes `days` workdays.

    Of what takes none, `start` itself. Days off are those that the workbook lists.
    """

    start: Expr
    days: Expr


class Workdays(Expr):
    """How many workdays there are from `first` to `last`, both included; days off as listed."""

    first: Expr
    last: Expr


class Points(Expr):
    """The place of a choice in its list, counted from 0."""

    choice: Ref
    among: type[Choice]


class Where(Declaration):
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


class Sum(Expr):
    """The sum of a register's column over the rows that meet every condition; blank when none."""

    column: str
    where: tuple[Where, ...] = ()


class Count(Expr):
    """How many rows of a register meet every condition."""

    register: str
    where: tuple[Where, ...]


class Lookup(Expr):
    """The value of `column` in the first row whose `by` equals `value`; blank without one."""

    column: str
    by: str
    value: Expr


class Rank(Expr):
    """The place of this row by a column among the rows that meet every condition, from 1.

    Equal values keep their order in the sheet. Blank when this row's value is blank or it does not
    meet the conditions.
    """

    by: str
    where: tuple[Where, ...] = ()
    largest_first: bool = False


class Worst(Expr):
    """The worst light in a register's column; blank when it holds none."""

    column: str


def inside(formula: Expr) -> Iterator[Expr]:
    """Give a formula and every formula it is made of."""
    yield formula
    for name in formula.told:
        inner = getattr(formula, name)
        if isinstance(inner, Expr):
            yield from inside(inner)

"""T14 Projektøkonomi: money by kind of cost, the grants behind it, and each year apart, in t.kr.

Expenses are positive and income negative, as in municipal accounts.
"""

from datetime import date

from excelkasse.finding import Severity
from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice
from excelkasse.schema.formula import (
    Blank,
    Compare,
    Const,
    Count,
    Expr,
    If,
    Ref,
    Sum,
    Total,
    Where,
)
from excelkasse.schema.kinds import choice, own_list
from excelkasse.schema.tool import (
    Form,
    Models,
    Record,
    Register,
    Rule,
    Sheet,
    Tool,
    Use,
    computed,
    optional,
    required,
)


class CostKind(Choice):
    """What the money is spent on."""

    CONSULTANT = "consultant"
    CONTRACT = "contract"
    LICENCE = "licence"
    EQUIPMENT = "equipment"
    LAND = "land"
    SALARY = "salary"
    OTHER = "other"
    CONTINGENCY = "contingency"
    INCOME = "income"


class CostNature(Choice):
    """Operating or capital money."""

    OPERATING = "operating"
    CAPITAL = "capital"


class GrantType(Choice):
    """What a committee or the council has decided about money."""

    CAPITAL_GRANT = "capital_grant"
    RELEASE = "release"
    SUPPLEMENT = "supplement"
    REALLOCATION = "reallocation"
    BUDGET_MOVED = "budget_moved"


_LINES = "budget.lines"
_GRANTS = "budget.grants"
_YEARS = "budget.years"
YEARS = 4
"""The budget year and the three estimate years after it."""


def _granted(kind: GrantType) -> Sum:
    return Sum(f"{_GRANTS}.amount", (Where("type", Const(kind)),))


class BudgetLine(Record):
    """One kind of cost, in t.kr."""

    kind: CostKind | None = required(choice(CostKind))
    account: str | None = optional(kinds.LINE, width=24)
    nature: CostNature | None = required(choice(CostNature, width=13))
    grant_year_0: float | None = optional(kinds.MONEY)
    grant_year_1: float | None = optional(kinds.MONEY)
    grant_year_2: float | None = optional(kinds.MONEY)
    grant_year_3: float | None = optional(kinds.MONEY)
    grant: float | None = computed(
        kinds.MONEY,
        Total(tuple(Ref(f"grant_year_{year}") for year in range(YEARS))),
    )
    committed: float | None = optional(kinds.MONEY)
    spent: float | None = optional(kinds.MONEY)
    remaining: float | None = optional(kinds.MONEY)
    forecast: float | None = computed(kinds.MONEY, Total((Ref("spent"), Ref("remaining"))))
    deviation: float | None = computed(kinds.MONEY, Ref("forecast") - Ref("grant"))
    deviation_share: float | None = computed(kinds.PERCENT, Ref("deviation") / Ref("grant"))
    remark: str | None = optional(kinds.PARAGRAPH, width=32)


class Grant(Record):
    """One decision about money, in t.kr."""

    day: date | None = required(kinds.DAY)
    committee: str | None = optional(own_list("committees"))
    case_number: str | None = optional(kinds.LINE)
    type: GrantType | None = required(choice(GrantType, width=26))
    amount: float | None = required(kinds.MONEY)
    year: int | None = optional(kinds.YEAR)


class BudgetTotals(Record):
    """The money of the whole project, in t.kr."""

    budget_year: int | None = required(kinds.YEAR, section="totals")
    grant: float | None = computed(kinds.MONEY, Sum(f"{_LINES}.grant"))
    committed: float | None = computed(kinds.MONEY, Sum(f"{_LINES}.committed"))
    spent: float | None = computed(kinds.MONEY, Sum(f"{_LINES}.spent"))
    remaining: float | None = computed(kinds.MONEY, Sum(f"{_LINES}.remaining"))
    forecast: float | None = computed(kinds.MONEY, Total((Ref("spent"), Ref("remaining"))))
    deviation: float | None = computed(kinds.MONEY, Ref("forecast") - Ref("grant"))
    deviation_share: float | None = computed(kinds.PERCENT, Ref("deviation") / Ref("grant"))
    capital_grants: float | None = computed(
        kinds.MONEY, _granted(GrantType.CAPITAL_GRANT), section="grants"
    )
    supplements: float | None = computed(kinds.MONEY, _granted(GrantType.SUPPLEMENT))
    reallocations: float | None = computed(kinds.MONEY, _granted(GrantType.REALLOCATION))
    granted: float | None = computed(
        kinds.MONEY,
        Total((Ref("capital_grants"), Ref("supplements"), Ref("reallocations"))),
    )
    released: float | None = computed(kinds.MONEY, _granted(GrantType.RELEASE))
    uncovered: float | None = computed(kinds.MONEY, Ref("forecast") - Ref("granted"))
    explanation: str | None = optional(kinds.PARAGRAPH)


def _budget_of_year() -> Expr:
    """Return what the lines have in the year and of the nature of this row."""
    found: Expr | None = None
    for ahead in reversed(range(YEARS)):
        budget = Sum(f"{_LINES}.grant_year_{ahead}", (Where("nature", Ref("nature")),))
        year = Ref("budget.totals.budget_year") + Const(ahead)
        found = If(Compare("=", Ref("year"), year), budget, found)
    if found is None:
        message = "a budget has at least one year"
        raise ValueError(message)
    return found


class BudgetYear(Record):
    """What is spent and expected in one year, of operating or of capital money, in t.kr."""

    year: int | None = required(kinds.YEAR)
    nature: CostNature | None = required(choice(CostNature, width=20))
    budget: float | None = computed(kinds.MONEY, _budget_of_year(), width=17)
    spent: float | None = optional(kinds.MONEY)
    forecast: float | None = optional(kinds.MONEY)
    deviation: float | None = computed(kinds.MONEY, Ref("forecast") - Ref("budget"))
    transfer: float | None = optional(kinds.MONEY, width=18)
    remark: str | None = optional(kinds.PARAGRAPH, width=40)


def _in_no_year(field: str) -> Expr:
    """Return what the whole project has and its years have not; blank without years."""
    years = Sum(f"{_YEARS}.{field}")
    return If(~Blank(years), Ref(f"budget.totals.{field}") - years)


class YearCheck(Record):
    """What of the whole project's money is in no year, in t.kr."""

    spent_left: float | None = computed(kinds.MONEY, _in_no_year("spent"), section="years_check")
    forecast_left: float | None = computed(kinds.MONEY, _in_no_year("forecast"))


def _left(field: str) -> Rule:
    """Ask about money that is in no year; half a thousand is rounding."""
    far = (Ref(field) > Const(0.5)) | (Ref(field) < Const(-0.5))
    return Rule("years_do_not_add_up", field, far, Severity.QUERY)


_SAME_YEAR = Count(_YEARS, (Where("year", Ref("year")), Where("nature", Ref("nature"))))

TOOL = Tool(
    "budget",
    "T14",
    sheets=(
        Sheet(
            "budget",
            (
                Form(
                    "totals",
                    BudgetTotals,
                    rules=(
                        Rule(
                            "grants_do_not_cover",
                            "uncovered",
                            (Ref("uncovered") > Const(0)) & Blank(Ref("explanation")),
                            Severity.QUERY,
                            tell={"forecast": Ref("forecast"), "granted": Ref("granted")},
                        ),
                    ),
                ),
                Register(
                    "lines",
                    BudgetLine,
                    rules=(
                        Rule(
                            "remaining_missing",
                            "remaining",
                            ~Blank(Ref("spent")) & Blank(Ref("remaining")),
                        ),
                        Rule(
                            "income_positive",
                            "kind",
                            Compare("=", Ref("kind"), Const(CostKind.INCOME))
                            & ((Ref("forecast") > Const(0)) | (Ref("grant") > Const(0))),
                            Severity.QUERY,
                        ),
                    ),
                    room=15,
                ),
            ),
        ),
        Sheet("grants", (Register("grants", Grant, room=15),)),
        Sheet(
            "years",
            (
                Form(
                    "year_check",
                    YearCheck,
                    rules=(_left("spent_left"), _left("forecast_left")),
                ),
                Register(
                    "years",
                    BudgetYear,
                    rules=(
                        Rule(
                            "year_twice",
                            "year",
                            ~Blank(Ref("year")) & (Const(1) < _SAME_YEAR),
                        ),
                    ),
                    room=8,
                ),
            ),
        ),
    ),
    phases="1-4",
    order=160,
    models=Models(light=Use.LEFT_OUT, medium=Use.OPTIONAL, full=Use.REQUIRED),
)

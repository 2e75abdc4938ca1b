"""The rows of the table behind Økonomi pr. udvalg: the money of a project in one year, in t.kr."""

from excelkasse.portfolio.records.kinds import AMOUNT, LINE
from excelkasse.schema.choices import Choice
from excelkasse.schema.formula import Blank, Compare, Const, Ref
from excelkasse.schema.kinds import PROJECT_NUMBER, Kind, choice
from excelkasse.schema.tool import Record, optional, required
from excelkasse.tools.budget import CostNature


class GrantState(Choice):
    """Whether capital money has both what the budget and what the council must give."""

    BOTH = "both"
    PARTLY = "partly"
    NO_GRANT = "no_grant"
    NO_BUDGET = "no_budget"
    NEITHER = "neither"


_WIDE = 12.5


class YearLine(Record):
    """The money of one project in one year, operating or capital.

    Without a year it is what the project has not put in a year; `missing` names the figures that
    ought to be there and are not.
    """

    number: str | None = required(PROJECT_NUMBER, width=13)
    name: str | None = optional(LINE, width=30)
    committee: str | None = optional(LINE, width=28)
    department: str | None = optional(LINE, width=22)
    nature: CostNature | None = optional(choice(CostNature, width=11))
    year: int | None = optional(Kind("whole", 9, "year"))
    budget: float | None = optional(AMOUNT, width=16)
    granted: float | None = optional(AMOUNT, width=_WIDE)
    released: float | None = optional(AMOUNT, width=_WIDE)
    spent: float | None = optional(AMOUNT, width=_WIDE)
    forecast: float | None = optional(AMOUNT, width=_WIDE)
    deviation: float | None = optional(AMOUNT, width=_WIDE)
    transfer: float | None = optional(AMOUNT, width=_WIDE)
    grants: GrantState | None = optional(
        choice(GrantState, width=25),
        overdue=~Blank(Ref("grants")) & Compare("<>", Ref("grants"), Const(GrantState.BOTH)),
    )
    missing: str | None = optional(Kind("paragraph", 24, "paragraph"))

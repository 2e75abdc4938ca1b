"""The rows of *Levering*: what each project has delivered for the reporting date."""

from datetime import date

from excelkasse.portfolio.records.kinds import DAY, LINE
from excelkasse.schema.choices import Choice
from excelkasse.schema.formula import Compare, Const, Ref
from excelkasse.schema.kinds import PROJECT_NUMBER, choice
from excelkasse.schema.tool import Record, optional, required


class DeliveryState(Choice):
    """What became of a delivery; a proposal and a closed project owe none."""

    MISSING = "missing"
    SAME_FILE = "same_file"
    LATE = "late"
    DELIVERED = "delivered"
    NOT_DUE = "not_due"


class DeliveryLine(Record):
    """What one project has delivered.

    `delivered` is the day its file was saved; `before` is the date of the status before.
    """

    state: DeliveryState | None = optional(
        choice(DeliveryState, width=20),
        overdue=Compare("=", Ref("state"), Const(DeliveryState.MISSING)),
    )
    number: str | None = required(PROJECT_NUMBER, width=13)
    name: str | None = optional(LINE, width=34)
    department: str | None = optional(LINE, width=26)
    manager: str | None = optional(LINE, width=14)
    email: str | None = optional(LINE, width=30)
    before: date | None = optional(DAY, width=14)
    status_date: date | None = optional(DAY)
    delivered: date | None = optional(DAY)
    deadline: date | None = optional(DAY)

"""What the portfolio remembers of its reporting dates: each project, and what stood in its lists.

*Historik* has a row for each project and date. *Historik, poster* is a log: a milestone, a risk or
a decision has a row at the dates where it is new or differs from the row before, and one when it is
in the workbook no longer. How it stood at any date follows from the last row till then.
"""

from datetime import date

from excelkasse.portfolio.records.kinds import (
    AMOUNT,
    COLOUR,
    DAY,
    HOURS,
    LINE,
    SCORE,
    STATE,
    TEXT,
)
from excelkasse.schema.choices import Choice, JudgedLight, Light, Phase
from excelkasse.schema.kinds import PROJECT_NUMBER, Kind, choice
from excelkasse.schema.tool import Record, optional, required

_PRINT = Kind("line", 15)
_ITEM = Kind("line", 9)


class ItemKind(Choice):
    """What a row of the log is about."""

    MILESTONE = "milestone"
    RISK = "risk"
    DECISION = "decision"


class ItemState(Choice):
    """How it stood: a milestone, a risk, a decision; or that it is in the workbook no longer."""

    AHEAD = "ahead"
    REACHED = "reached"
    DROPPED = "dropped"
    OPEN = "open"
    IN_HAND = "in_hand"
    CLOSED = "closed"
    OCCURRED = "occurred"
    WAITING = "waiting"
    DECIDED = "decided"
    GONE = "gone"


class HistoryLine(Record):
    """One project as it stood at one reporting date.

    `text_print` is the same as long as the texts of its status are, `file_print` as long as its
    file is; `delivered` is the day the file was saved.
    """

    as_of: date | None = required(DAY, width=16)
    number: str | None = required(PROJECT_NUMBER, width=13)
    name: str | None = optional(LINE, width=34)
    phase: Phase | None = optional(choice(Phase, width=24))
    overall: Light | None = optional(STATE)
    time: JudgedLight | None = optional(COLOUR)
    money: JudgedLight | None = optional(COLOUR)
    quality: JudgedLight | None = optional(COLOUR)
    resources: JudgedLight | None = optional(COLOUR)
    stakeholders: JudgedLight | None = optional(COLOUR, width=13)
    risks: JudgedLight | None = optional(COLOUR)
    benefits: JudgedLight | None = optional(COLOUR)
    grant: float | None = optional(AMOUNT)
    spent: float | None = optional(AMOUNT)
    forecast: float | None = optional(AMOUNT)
    hours_budget: float | None = optional(HOURS)
    hours_spent: float | None = optional(HOURS)
    hours_remaining: float | None = optional(HOURS)
    end_forecast: date | None = optional(DAY)
    top_exposure: int | None = optional(SCORE)
    status_date: date | None = optional(DAY)
    text_print: str | None = optional(_PRINT)
    delivered: date | None = optional(DAY)
    file_print: str | None = optional(_PRINT)


class ItemLine(Record):
    """A milestone, a risk or a decision of one project, from a reporting date on.

    `due` is the date a milestone is expected or was reached, what a risk's response is due, or when
    a decision is asked for or was taken. `item` is the number in the workbook.
    """

    as_of: date | None = required(DAY, width=16)
    number: str | None = required(PROJECT_NUMBER, width=13)
    kind: ItemKind | None = required(choice(ItemKind, width=14))
    item: str | None = optional(_ITEM)
    text: str | None = optional(TEXT, width=60)
    baseline: date | None = optional(DAY)
    due: date | None = optional(DAY)
    state: ItemState | None = optional(choice(ItemState, width=20))
    exposure: int | None = optional(SCORE)

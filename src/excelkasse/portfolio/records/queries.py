"""Spørgsmål: a row for each query, what it is about, and what the portfolio office answers."""

from datetime import date

from excelkasse.portfolio.records.kinds import DAY, LINE, TEXT
from excelkasse.schema.choices import Choice
from excelkasse.schema.kinds import PROJECT_NUMBER, choice
from excelkasse.schema.tool import Record, optional, required


class QueryState(Choice):
    """Whether somebody has said why a figure is as it is."""

    OPEN = "open"
    EXPLAINED = "explained"


class QueryLine(Record):
    """One query to one project.

    The hidden columns at the end tell it from every other, and whether its figures have moved:
    `fingerprint` is the same as long as they have not. `earlier` holds what was said of figures
    that have moved since, each on its line after its date, the newest first.
    """

    number: str | None = required(PROJECT_NUMBER, width=13)
    name: str | None = optional(LINE, width=26)
    state: QueryState | None = optional(choice(QueryState, width=13))
    query: str | None = optional(TEXT, width=42)
    figures: str | None = optional(TEXT, width=34)
    asked_on: date | None = optional(DAY, width=13)
    explanation: str | None = optional(TEXT, width=42, kept=True)
    explained_on: date | None = optional(DAY, width=13)
    earlier: str | None = optional(TEXT, width=34)
    code: str | None = optional(LINE, helper=True)
    item: str | None = optional(LINE, helper=True)
    fingerprint: str | None = optional(LINE, helper=True)

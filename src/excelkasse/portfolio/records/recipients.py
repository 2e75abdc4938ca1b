"""Modtagere: who gets the portfolio's report, typed by the portfolio office.

Addresses at work only. The sheet goes along in no pack; what a letter shows is its To and Cc lines.
"""

from excelkasse.portfolio.records.kinds import LINE, TEXT
from excelkasse.schema.choices import Choice
from excelkasse.schema.kinds import EMAIL, choice
from excelkasse.schema.tool import Record, optional


class ReportTo(Choice):
    """Who gets a report: the management, or a committee."""

    MANAGEMENT = "management"
    COMMITTEE = "committee"


class MailLine(Choice):
    """Where somebody stands in a letter."""

    TO = "to"
    COPY = "copy"


class RecipientLine(Record):
    """One recipient. `committee` is blank for every committee, and for the management."""

    audience: ReportTo | None = optional(choice(ReportTo, width=14), kept=True)
    committee: str | None = optional(LINE, kept=True, width=32)
    name: str | None = optional(LINE, kept=True, width=32)
    email: str | None = optional(EMAIL, kept=True, width=36)
    line: MailLine | None = optional(choice(MailLine, width=10), kept=True)
    remark: str | None = optional(TEXT, kept=True, width=30)

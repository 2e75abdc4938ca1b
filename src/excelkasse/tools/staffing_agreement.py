"""T01b Bemandingsaftale: the hours that line managers have agreed to lend the project."""

from datetime import date

from excelkasse.finding import Severity
from excelkasse.schema import kinds
from excelkasse.schema.formula import Blank, Compare, Const, If, Ref, ReportDate
from excelkasse.schema.tool import (
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

_APPROVED = Compare("=", Ref("approved"), Const(value=True))
_MONTHS_AT_MOST = (Ref("end") - Ref("start")) / Const(30) + Const(1)


class Agreement(Record):
    """What one line manager has agreed about one person."""

    employee: str | None = required(kinds.PERSON, width=22)
    line_manager: str | None = required(kinds.PERSON, width=22)
    project: str | None = computed(
        kinds.LINE, If(~Blank(Ref("employee")), Ref("master_data.project.name")), width=28
    )
    hours: float | None = required(kinds.HOURS)
    hours_per_month: float | None = optional(kinds.HOURS)
    start: date | None = required(kinds.DAY)
    end: date | None = required(kinds.DAY)
    tasks: str | None = optional(kinds.PARAGRAPH, width=36)
    consequence: str | None = optional(kinds.PARAGRAPH, width=36)
    approved: bool | None = optional(kinds.YES_NO, width=14)
    approved_on: date | None = optional(kinds.DAY)


TOOL = Tool(
    "staffing_agreement",
    "T01b",
    sheets=(
        Sheet(
            "staffing_agreement",
            (
                Register(
                    "agreements",
                    Agreement,
                    rules=(
                        Rule(
                            "end_before_start",
                            "end",
                            Ref("end") < Ref("start"),
                            tell={"start": Ref("start")},
                        ),
                        Rule(
                            "hours_beyond_period",
                            "hours",
                            (Ref("hours") > Ref("hours_per_month") * _MONTHS_AT_MOST)
                            & (Ref("start") <= Ref("end")),
                            Severity.QUERY,
                            tell={"per_month": Ref("hours_per_month")},
                        ),
                        Rule("missing", "approved_on", _APPROVED & Blank(Ref("approved_on"))),
                        Rule(
                            "agreement_not_approved",
                            "approved",
                            (Ref("start") <= ReportDate()) & ~_APPROVED,
                            Severity.QUERY,
                            tell={"start": Ref("start")},
                        ),
                    ),
                    room=12,
                ),
            ),
        ),
    ),
    phases="1-2",
    order=60,
    models=Models(light=Use.LEFT_OUT, medium=Use.OPTIONAL, full=Use.REQUIRED),
)

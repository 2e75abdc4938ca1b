"""The gates B0-B5: when they are due, what was decided, and on which terms."""

from collections.abc import Sequence
from datetime import date
from functools import reduce

from excelkasse.finding import Severity
from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice
from excelkasse.schema.formula import (
    Blank,
    Compare,
    Const,
    Expr,
    Logic,
    Rank,
    Ref,
    ReportDate,
    Where,
)
from excelkasse.schema.kinds import choice
from excelkasse.schema.organisation_model import ALLOWED, Gate, GateOutcome
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
    told_apart,
)


class PhaseStatus(Choice):
    """Where the phase that ends at the gate stands."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    FOR_DECISION = "for_decision"
    CLOSED = "closed"
    PAUSED = "paused"
    STOPPED = "stopped"


def _one_of(field: str, values: Sequence[Choice]) -> Expr:
    tests: list[Expr] = [Compare("=", Ref(field), Const(value)) for value in values]
    return reduce(lambda left, right: Logic("OR", left, right), tests)


_FITS = reduce(
    lambda left, right: Logic("OR", left, right),
    [_one_of("gate", (gate,)) & _one_of("outcome", outcomes) for gate, outcomes in ALLOWED.items()],
)


class GateLine(Record):
    """One gate of the project."""

    gate: Gate | None = required(choice(Gate, width=30))
    planned: date | None = required(
        kinds.DAY, overdue=(Ref("planned") < ReportDate()) & Blank(Ref("actual"))
    )
    actual: date | None = optional(kinds.DAY)
    outcome: GateOutcome | None = optional(choice(GateOutcome, width=22))
    terms: str | None = optional(kinds.PARAGRAPH)
    decided_by: str | None = optional(kinds.LINE)
    document_number: str | None = optional(kinds.LINE)
    status_attached: bool | None = optional(kinds.YES_NO, width=14)
    phase_status: PhaseStatus | None = optional(choice(PhaseStatus, width=16))
    rank_next: int | None = computed(
        kinds.COUNT, Rank("planned", (Where("actual", Const("")),)), helper=True
    )


TOOL = Tool(
    "gate_register",
    "G",
    sheets=(
        Sheet(
            "gate_register",
            (
                Register(
                    "gates",
                    GateLine,
                    rules=(
                        told_apart("gate_register.gates", "gate"),
                        Rule("missing", "actual", ~Blank(Ref("outcome")) & Blank(Ref("actual"))),
                        Rule("missing", "outcome", Blank(Ref("outcome")) & ~Blank(Ref("actual"))),
                        Rule(
                            "outcome_not_at_gate",
                            "outcome",
                            ~Blank(Ref("outcome")) & ~Blank(Ref("gate")) & ~_FITS,
                            tell={"gate": Ref("gate")},
                        ),
                        Rule(
                            "gate_passed",
                            "planned",
                            (Ref("planned") < ReportDate())
                            & Blank(Ref("actual"))
                            & Blank(Ref("outcome")),
                            Severity.QUERY,
                            tell={"date": ReportDate()},
                        ),
                        Rule(
                            "terms_missing",
                            "terms",
                            _one_of("outcome", (GateOutcome.APPROVED_WITH_TERMS,))
                            & Blank(Ref("terms")),
                        ),
                    ),
                    room=8,
                    starters=tuple({"gate": gate} for gate in Gate),
                ),
            ),
        ),
    ),
    phases="0-5",
    order=170,
    models=Models(light=Use.LEFT_OUT, medium=Use.REQUIRED, full=Use.REQUIRED),
)

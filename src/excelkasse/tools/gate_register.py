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


class Gate(Choice):
    """The six decision points."""

    B0 = "b0"
    B1 = "b1"
    B2 = "b2"
    B3 = "b3"
    B4 = "b4"
    B5 = "b5"


class GateOutcome(Choice):
    """What can be decided at a gate."""

    START = "start"
    POSTPONE = "postpone"
    REJECT = "reject"
    APPROVED = "approved"
    BACK = "back"
    REJECTED = "rejected"
    APPROVED_WITH_TERMS = "approved_with_terms"
    STOP = "stop"
    EXTENDED = "extended"
    CLOSED = "closed"
    OUTSTANDING = "outstanding"
    EFFECT_REACHED = "effect_reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"
    CONTINUED = "continued"


class PhaseStatus(Choice):
    """Where the phase that ends at the gate stands."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    FOR_DECISION = "for_decision"
    CLOSED = "closed"
    PAUSED = "paused"
    STOPPED = "stopped"


ALLOWED = {
    Gate.B0: (GateOutcome.START, GateOutcome.POSTPONE, GateOutcome.REJECT),
    Gate.B1: (GateOutcome.APPROVED, GateOutcome.BACK, GateOutcome.REJECTED),
    Gate.B2: (GateOutcome.APPROVED, GateOutcome.APPROVED_WITH_TERMS, GateOutcome.STOP),
    Gate.B3: (GateOutcome.APPROVED, GateOutcome.EXTENDED, GateOutcome.STOP),
    Gate.B4: (GateOutcome.CLOSED, GateOutcome.OUTSTANDING),
    Gate.B5: (
        GateOutcome.EFFECT_REACHED,
        GateOutcome.PARTLY,
        GateOutcome.NOT_REACHED,
        GateOutcome.CONTINUED,
    ),
}


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

"""How projects are organised: roles, who does what with each product, phases and their gates.

Rebuilt from the municipal project toolbox of 2009; the phases follow the order of the chapters of
its sixth edition, 2016. The numbering of the gates is ours, after Danish municipal practice.
"""

from collections.abc import Mapping, Sequence

from excelkasse.schema.choices import Choice, Phase


class Role(Choice):
    """The roles of the organisation model."""

    COMMISSIONER = "commissioner"
    OWNER = "owner"
    MANAGER = "manager"
    MEMBER = "member"
    CHAIR = "chair"
    STEERING_GROUP = "steering_group"
    REFERENCE_GROUP = "reference_group"
    RESOURCE_PERSON = "resource_person"
    LINE_MANAGER = "line_manager"
    JOINT_COMMITTEE = "joint_committee"
    PORTFOLIO_OWNER = "portfolio_owner"
    COORDINATOR = "coordinator"


MANDATORY = (Role.OWNER, Role.MANAGER, Role.MEMBER)
"""The roles that every project must fill; the manager may be the only member."""


class Product(Choice):
    """What a project makes on its way."""

    PROPOSAL = "proposal"
    MANDATE = "mandate"
    PLAN = "plan"
    STAFFING = "staffing"
    STATUS = "status"
    CHANGE = "change"
    HANDOVER = "handover"
    EVALUATION = "evaluation"


class Duty(Choice):
    """What a role does with a product."""

    ACCOUNTABLE = "accountable"
    DOES = "does"
    APPROVES = "approves"
    CONSULTED = "consulted"
    INFORMED = "informed"
    DOES_ACCOUNTABLE = "does_accountable"
    CONSULTED_IF_AFFECTED = "consulted_if_affected"
    NONE = "none"


RESPONSIBLE = (
    Role.OWNER,
    Role.MANAGER,
    Role.MEMBER,
    Role.STEERING_GROUP,
    Role.LINE_MANAGER,
    Role.REFERENCE_GROUP,
    Role.JOINT_COMMITTEE,
    Role.COORDINATOR,
)
"""The roles of the matrix of responsibility, from the left."""

_A, _D, _G, _C, _I, _DA, _CA, _N = Duty
MATRIX: Mapping[Product, Sequence[Duty]] = {
    Product.PROPOSAL: (_G, _D, _C, _N, _C, _N, _N, _I),
    Product.MANDATE: (_G, _DA, _C, _G, _C, _C, _CA, _I),
    Product.PLAN: (_G, _A, _D, _G, _C, _I, _N, _I),
    Product.STAFFING: (_C, _D, _I, _N, _G, _N, _N, _I),
    Product.STATUS: (_G, _DA, _C, _G, _I, _N, _N, _I),
    Product.CHANGE: (_G, _D, _N, _G, _C, _I, _N, _I),
    Product.HANDOVER: (_G, _A, _D, _G, _G, _C, _CA, _I),
    Product.EVALUATION: (_A, _D, _C, _G, _C, _C, _I, _I),
}
"""The matrix of responsibility: what each of those roles does with each product."""


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
"""What can be decided at each gate."""

GATE_OF: Mapping[Phase, Gate] = dict(zip(Phase, Gate, strict=True))
"""The gate at the end of each phase."""

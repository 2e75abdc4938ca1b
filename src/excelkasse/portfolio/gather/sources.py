"""Where the portfolio takes each value of a project: the first of these parts that is there.

A small project has its own status and plan; every other one the tools of their own. Every value is
taken where a person typed it or the sheet computed it, not from a repetition of it, so that a link
leads to the source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Source = tuple[str, str]
"""A part and a field of it."""

Sources = Mapping[str, Sequence[Source]]

MASTER = "master_data.project"
HEADS = ("status_report.head", "light_plan.status")
DIMENSIONS = ("status_report.dimensions", "light_plan.dimensions")
MONEY_PARTS = ("budget.totals", "light_plan.status")
HOUR_PARTS = ("hour_budget.totals", "light_plan.status")
GATES = "gate_register.gates"
LOG = "log.entries"
ROLES = "organisation.roles"


def _of(part: str, *fields: str) -> dict[str, Sequence[Source]]:
    return {field: ((part, field),) for field in fields}


def _either(parts: Sequence[str], *fields: str) -> dict[str, Sequence[Source]]:
    """Give fields that go by the same name in each of some parts."""
    return {field: tuple((part, field) for part in parts) for field in fields}


_MONEY, _HOURS, _LIGHT = "budget.totals", "hour_budget.totals", "light_plan.status"

NAMED: Sources = _of(MASTER, "number", "name")
UNIT: Sources = _of(MASTER, "department")
PROJECT: Sources = {
    **NAMED,
    **UNIT,
    **_of(MASTER, "phase", "end_baseline", "end_forecast", "deviation_days", "owner", "manager"),
    **_of(MASTER, "committee", "project_type", "model", "project_status", "start", "case_number"),
    **_either(HEADS, "overall", "trend", "status_date"),
    "previous": tuple((part, "previous_overall") for part in HEADS),
    "grant": ((_MONEY, "grant"), ("light_plan.plan", "money")),
    **_either(MONEY_PARTS, "spent", "forecast"),
    "money_share": ((_MONEY, "deviation_share"), (_LIGHT, "money_share")),
    "hours_budget": ((_HOURS, "budget"), ("light_plan.plan", "hours_agreed")),
    "hours_spent": ((_HOURS, "spent"), (_LIGHT, "hours_spent")),
    "hours_remaining": ((_HOURS, "remaining"), (_LIGHT, "hours_remaining")),
}
BOUND: Source = (MASTER, "bound")
PROPOSED_HOURS: Source = ("proposal.proposal", "hours")
MONEY: Sources = {
    **NAMED,
    **UNIT,
    **_of(MASTER, "committee"),
    "grant": PROJECT["grant"],
    **_either(MONEY_PARTS, "spent", "forecast"),
    **_of(_MONEY, "committed", "remaining", "deviation", "granted", "released"),
    "deviation_share": PROJECT["money_share"],
}
HOURS: Sources = {
    **NAMED,
    **UNIT,
    "budget": PROJECT["hours_budget"],
    "spent": PROJECT["hours_spent"],
    "remaining": PROJECT["hours_remaining"],
    "forecast": ((_HOURS, "forecast"), (_LIGHT, "hours_forecast")),
    "deviation": ((_HOURS, "deviation"),),
    "deviation_share": ((_HOURS, "deviation_share"), (_LIGHT, "hours_share")),
}


@dataclass(frozen=True, slots=True)
class Rows:
    """A part whose rows become rows of the portfolio.

    `item` is the field that tells its rows apart, if it has one; `fields` says which of its fields
    gives each field of the portfolio.
    """

    part: str
    item: str
    fields: Mapping[str, str]


def _same(*fields: str) -> Mapping[str, str]:
    return {field: field for field in fields}


MILESTONE_ROWS = (
    Rows(
        "milestone_plan.milestones",
        "number",
        {
            **_same("milestone", "owner", "baseline", "forecast", "actual", "deviation_days"),
            **_same("status", "political", "rank_reached", "rank_next"),
        },
    ),
    Rows(
        "light_plan.activities",
        "number",
        {
            **_same("owner", "rank_reached", "rank_next"),
            "milestone": "activity",
            "forecast": "due",
            "actual": "finished_on",
            "status": "milestone_status",
        },
    ),
)
RISK_ROWS = (
    Rows(
        "risk_register.risks",
        "number",
        {
            **_same("risk", "probability", "impact", "exposure", "light", "trend", "risk_owner"),
            **_same("action_owner", "due", "status", "rank"),
            "response": "prevention",
        },
    ),
    Rows(
        "light_plan.risks",
        "",
        _same("risk", "probability", "impact", "exposure", "light", "response", "rank"),
    ),
)
PROBLEM_ROWS = (
    Rows(
        "status_report.problems",
        "number",
        {
            **_same("option_a", "option_b", "recommendation", "forum", "due", "decision"),
            "question": "problem",
        },
    ),
    Rows(
        "light_plan.status",
        "",
        {"question": "decision_need", "forum": "decided_by", "due": "decision_due"},
    ),
)

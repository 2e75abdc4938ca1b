"""The shelf: every tool, in the order its sheets are shown."""

from excelkasse.schema.tool import Tool
from excelkasse.tools import (
    budget,
    gate_register,
    hour_budget,
    mandate,
    master_data,
    milestone_plan,
    organisation,
    proposal,
    risk_register,
    stakeholder_register,
    status_report,
)

SHELF: tuple[Tool, ...] = (
    master_data.TOOL,
    proposal.TOOL,
    organisation.TOOL,
    mandate.TOOL,
    milestone_plan.TOOL,
    stakeholder_register.TOOL,
    risk_register.TOOL,
    hour_budget.TOOL,
    budget.TOOL,
    gate_register.TOOL,
    status_report.TOOL,
)

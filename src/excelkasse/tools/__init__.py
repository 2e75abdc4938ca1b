"""The shelf: every tool, in the order its sheets are shown, and which tools each model has.

The models follow how much of the toolbox a project needs: the small one is planned on one sheet.
"""

from collections.abc import Mapping

from excelkasse.schema.choices import ProjectModel
from excelkasse.schema.tool import Tool
from excelkasse.tools import (
    benefit_register,
    budget,
    communication_plan,
    evaluation,
    gate_register,
    goal_hierarchy,
    ground_rules,
    hour_budget,
    implementation_checklist,
    lesson_log,
    light_checklist,
    light_plan,
    log,
    mandate,
    master_data,
    milestone_plan,
    organisation,
    proposal,
    risk_register,
    schedule,
    staffing_agreement,
    stakeholder_register,
    status_report,
)

SHELF: tuple[Tool, ...] = (
    master_data.TOOL,
    light_plan.TOOL,
    light_checklist.TOOL,
    proposal.TOOL,
    organisation.TOOL,
    staffing_agreement.TOOL,
    ground_rules.TOOL,
    mandate.TOOL,
    goal_hierarchy.TOOL,
    milestone_plan.TOOL,
    stakeholder_register.TOOL,
    communication_plan.TOOL,
    schedule.TOOL,
    risk_register.TOOL,
    hour_budget.TOOL,
    budget.TOOL,
    gate_register.TOOL,
    status_report.TOOL,
    log.TOOL,
    implementation_checklist.TOOL,
    evaluation.TOOL,
    benefit_register.TOOL,
    lesson_log.TOOL,
)
_LIGHT_ONLY = (light_plan.TOOL, light_checklist.TOOL)
_FULL_ONLY = (goal_hierarchy.TOOL, benefit_register.TOOL)

MODELS: Mapping[ProjectModel, tuple[Tool, ...]] = {
    ProjectModel.FULL: tuple(tool for tool in SHELF if tool not in _LIGHT_ONLY),
    ProjectModel.MEDIUM: tuple(tool for tool in SHELF if tool not in (*_LIGHT_ONLY, *_FULL_ONLY)),
}
"""The tools of a project workbook by model."""

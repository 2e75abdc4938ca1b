"""P01 Projektporteføljeoversigt as a tool: a sheet for each table, so that it can be read back.

Order of the sheets in the workbook is `workbook.py`'s; two of them, Overblik and Tidslinje, hold no
table. `aside` stands below the sources, and only when there is something to lay aside.
"""

from collections.abc import Mapping

from excelkasse.portfolio.records import (
    AsideLine,
    ControlLine,
    DecisionLine,
    HistoryLine,
    HourLine,
    MilestoneLine,
    MoneyLine,
    ProjectLine,
    RiskLine,
    SourceLine,
)
from excelkasse.schema.profile import Profile
from excelkasse.schema.tailor import tailored
from excelkasse.schema.tool import Field, Matrix, Register, Sheet, Tool
from excelkasse.tools.risk_register import OPEN

KEY = "portfolio"
OVERVIEW, TIMELINE = "overview", "timeline"
PROJECTS, MILESTONES, RISKS = "projects", "milestones", "risks"
MONEY, HOURS, DECISIONS, HISTORY = "money", "hours", "decisions", "history"
CONTROL, SOURCES, ASIDE = "control", "sources", "aside"

KNOWN_BY: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((PROJECTS, MONEY, HOURS), ("number",)),
    **dict.fromkeys((MILESTONES, RISKS, DECISIONS), ("number", "item")),
    HISTORY: ("as_of", "number"),
    CONTROL: ("file", "sheet", "cell"),
    SOURCES: ("file",),
    ASIDE: ("field", "number", "item"),
}
"""The fields that tell the rows of a table apart, the same in every language."""

PEOPLE_ADD = frozenset({PROJECTS, MILESTONES, RISKS, MONEY, HOURS, DECISIONS})
"""The tables in which people may write rows of their own, for what no workbook tells."""

_MATRIX = Matrix("matrix", f"{KEY}.{RISKS}", "probability", "impact", where=OPEN)

PORTFOLIO = Tool(
    KEY,
    "P01",
    sheets=(
        Sheet(PROJECTS, (Register(PROJECTS, ProjectLine),)),
        Sheet(MILESTONES, (Register(MILESTONES, MilestoneLine),)),
        Sheet(RISKS, (Register(RISKS, RiskLine), _MATRIX)),
        Sheet(MONEY, (Register(MONEY, MoneyLine),)),
        Sheet(HOURS, (Register(HOURS, HourLine),)),
        Sheet(DECISIONS, (Register(DECISIONS, DecisionLine),)),
        Sheet(HISTORY, (Register(HISTORY, HistoryLine),)),
        Sheet(CONTROL, (Register(CONTROL, ControlLine),)),
        Sheet(SOURCES, (Register(SOURCES, SourceLine), Register(ASIDE, AsideLine))),
    ),
)


def path_of(table: str) -> str:
    """Return the key of a table among the records of a reading, and of its words."""
    return f"{KEY}.{table}"


def fields_of(table: str, tool: Tool = PORTFOLIO) -> Mapping[str, Field]:
    """Give the fields of a table, in the order of its columns."""
    return tool.parts[path_of(table)].fields


def tailored_portfolio(profile: Profile) -> Tool:
    """Return the portfolio with the columns of its profile."""
    return tailored((PORTFOLIO,), profile)[0]


def kept_fields(table: str) -> tuple[str, ...]:
    """Return the fields of a table that people type in."""
    return tuple(key for key, field in fields_of(table).items() if field.spec.kept)

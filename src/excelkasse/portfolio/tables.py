"""P01 Projektporteføljeoversigt as a tool: a sheet for each table, so that it can be read back.

P02 Prioritering is one of its sheets, with a form of what people can try above its table. Order of
the sheets in the workbook is `workbook.py`'s; three of them, Overblik, Tidslinje and Økonomi pr.
udvalg, hold no table. `aside` stands below the sources, and only when there is something to lay
aside.
"""

from collections.abc import Mapping

from excelkasse.finding import Severity
from excelkasse.portfolio.records.calendar import CalendarLine
from excelkasse.portfolio.records.capacity import AllocationLine, PersonLine
from excelkasse.portfolio.records.delivered import DeliveryLine
from excelkasse.portfolio.records.explanations import ExplanationLine
from excelkasse.portfolio.records.history import HistoryLine, ItemLine
from excelkasse.portfolio.records.priorities import (
    HALF_SCORED,
    IS_BOUND,
    IS_PAUSED,
    IS_STOPPED,
    PriorityLine,
    Weighing,
)
from excelkasse.portfolio.records.queries import QueryLine
from excelkasse.portfolio.records.recipients import RecipientLine
from excelkasse.portfolio.records.rows import (
    AsideLine,
    ControlLine,
    DecisionLine,
    HourLine,
    MilestoneLine,
    MoneyLine,
    ProjectLine,
    RiskLine,
    SourceLine,
)
from excelkasse.portfolio.records.shifts import ShiftLine
from excelkasse.portfolio.records.years import YearLine
from excelkasse.schema.formula import Blank, Compare, Const, Ref
from excelkasse.schema.profile import Profile
from excelkasse.schema.tailor import tailored
from excelkasse.schema.tool import Field, Form, Matrix, Register, Rule, Sheet, Tool
from excelkasse.tools.risk_register import OPEN

KEY = "portfolio"
OVERVIEW, TIMELINE = "overview", "timeline"
PROJECTS, MILESTONES, RISKS = "projects", "milestones", "risks"
MONEY, HOURS, DECISIONS, HISTORY = "money", "hours", "decisions", "history"
HISTORY_ITEMS, CHANGES, SLIPS = "history_items", "changes", "slips"
DELIVERIES = "deliveries"
COMMITTEES, YEARS, CALENDAR = "committees", "years", "calendar"
CONTROL, SOURCES, ASIDE = "control", "sources", "aside"
PRIORITIES, WEIGHING = "priorities", "weighing"
CAPACITY, PEOPLE, ALLOCATIONS = "capacity", "people", "allocations"
QUERIES = "queries"
EXPLANATIONS = "explanations"
RECIPIENTS = "recipients"

KNOWN_BY: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((PROJECTS, PRIORITIES, MONEY, HOURS, DELIVERIES), ("number",)),
    **dict.fromkeys((MILESTONES, RISKS, DECISIONS), ("number", "item")),
    EXPLANATIONS: ("number", "dimension"),
    YEARS: ("number", "nature", "year"),
    CALENDAR: ("number", "kind", "item"),
    PEOPLE: ("initials",),
    ALLOCATIONS: ("number", "initials", "year"),
    QUERIES: ("number", "code", "item"),
    RECIPIENTS: ("audience", "committee", "name"),
    HISTORY: ("as_of", "number"),
    HISTORY_ITEMS: ("as_of", "number", "kind", "item"),
    CHANGES: ("number", "kind", "item", "what", "event"),
    CONTROL: ("file", "sheet", "cell"),
    SOURCES: ("file",),
    ASIDE: ("field", "number", "item"),
}
"""The fields that tell the rows of a table apart, the same in every language."""

PEOPLE_ADD = frozenset({PROJECTS, MILESTONES, RISKS, MONEY, HOURS, DECISIONS})
"""The tables in which people may write rows of their own, for what no workbook tells."""

_MATRIX = Matrix("matrix", f"{KEY}.{RISKS}", "probability", "impact", where=OPEN)
_WEIGHING = Form(
    WEIGHING,
    Weighing,
    rules=(
        Rule(
            "weights_wrong_total",
            "total",
            Compare("<>", Ref("total"), Const(100)),
            Severity.QUERY,
            tell={"total": Ref("total")},
        ),
    ),
)
_PRIORITIES = Register(
    PRIORITIES,
    PriorityLine,
    rules=(
        Rule("score_incomplete", "value", HALF_SCORED, Severity.QUERY),
        Rule("bound_stopped", "advice", IS_BOUND & IS_STOPPED, Severity.QUERY),
        Rule("restart_missing", "restart", IS_PAUSED & Blank(Ref("restart")), Severity.QUERY),
    ),
)

PORTFOLIO = Tool(
    KEY,
    "P01",
    sheets=(
        Sheet(PROJECTS, (Register(PROJECTS, ProjectLine),)),
        Sheet(PRIORITIES, (_WEIGHING, _PRIORITIES)),
        Sheet(EXPLANATIONS, (Register(EXPLANATIONS, ExplanationLine),)),
        Sheet(MILESTONES, (Register(MILESTONES, MilestoneLine),)),
        Sheet(RISKS, (Register(RISKS, RiskLine), _MATRIX)),
        Sheet(MONEY, (Register(MONEY, MoneyLine),)),
        Sheet(YEARS, (Register(YEARS, YearLine),)),
        Sheet(HOURS, (Register(HOURS, HourLine),)),
        Sheet(PEOPLE, (Register(PEOPLE, PersonLine),)),
        Sheet(ALLOCATIONS, (Register(ALLOCATIONS, AllocationLine),)),
        Sheet(DECISIONS, (Register(DECISIONS, DecisionLine),)),
        Sheet(CALENDAR, (Register(CALENDAR, CalendarLine),)),
        Sheet(CHANGES, (Register(CHANGES, ShiftLine),)),
        Sheet(QUERIES, (Register(QUERIES, QueryLine),)),
        Sheet(RECIPIENTS, (Register(RECIPIENTS, RecipientLine),)),
        Sheet(DELIVERIES, (Register(DELIVERIES, DeliveryLine),)),
        Sheet(HISTORY, (Register(HISTORY, HistoryLine),)),
        Sheet(HISTORY_ITEMS, (Register(HISTORY_ITEMS, ItemLine),)),
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

"""The portfolio workbook: its sheets in order, its names, and what its properties say."""

from collections.abc import Callable, Iterator, Mapping

from excelkasse.address import quoted
from excelkasse.layout.block import Block
from excelkasse.layout.tailoring import tailoring_sheet
from excelkasse.plan import SheetPlan, WorkbookPlan
from excelkasse.portfolio.own import portfolio_profile
from excelkasse.portfolio.sheets.between import between_dates
from excelkasse.portfolio.sheets.capacity import capacity_sheet
from excelkasse.portfolio.sheets.committees import committee_sheet
from excelkasse.portfolio.sheets.drawing import AS_OF_CELL, AS_OF_NAME, Drawing, drawing
from excelkasse.portfolio.sheets.months_marked import months_marked
from excelkasse.portfolio.sheets.overview import overview_sheet
from excelkasse.portfolio.sheets.priority_block import priority_block
from excelkasse.portfolio.sheets.readme import readme_sheet
from excelkasse.portfolio.sheets.risk_matrix import risk_matrix
from excelkasse.portfolio.sheets.slip_page import slip_sheet
from excelkasse.portfolio.sheets.table_sheet import table_sheet
from excelkasse.portfolio.sheets.timeline import timeline_sheet
from excelkasse.portfolio.steering.weighing import given, weighed
from excelkasse.portfolio.tables import (
    ALLOCATIONS,
    CALENDAR,
    CAPACITY,
    CHANGES,
    COMMITTEES,
    CONTROL,
    DECISIONS,
    DELIVERIES,
    EXPLANATIONS,
    HISTORY,
    HISTORY_ITEMS,
    HOURS,
    MILESTONES,
    MONEY,
    OVERVIEW,
    PEOPLE,
    PRIORITIES,
    PROJECTS,
    QUERIES,
    RECIPIENTS,
    RISKS,
    SLIPS,
    SOURCES,
    TIMELINE,
    YEARS,
    tailored_portfolio,
)
from excelkasse.portfolio.whole import Portfolio
from excelkasse.schema.looks import with_looks
from excelkasse.schema.profile import PLAIN, Profile
from excelkasse.texts import Texts

_ORDER = (
    *(OVERVIEW, PROJECTS, PRIORITIES, TIMELINE, EXPLANATIONS, MILESTONES, RISKS, MONEY),
    *(COMMITTEES, YEARS, HOURS, CAPACITY, PEOPLE, ALLOCATIONS, DECISIONS, CALENDAR),
    *(CHANGES, SLIPS, QUERIES, RECIPIENTS, DELIVERIES, HISTORY, HISTORY_ITEMS, CONTROL, SOURCES),
)

_ABOVE: Mapping[str, Callable[[Drawing], Block]] = {
    RISKS: risk_matrix,
    PRIORITIES: priority_block,
    CALENDAR: months_marked,
    CHANGES: between_dates,
}
"""What stands above a table, or marks its rows."""

_PAGES: Mapping[str, Callable[[Drawing], SheetPlan]] = {
    TIMELINE: timeline_sheet,
    COMMITTEES: committee_sheet,
    CAPACITY: capacity_sheet,
    SLIPS: slip_sheet,
}
"""The sheets that hold no table."""


def portfolio_workbook(
    portfolio: Portfolio, words: Texts, *, base: str | None = ""
) -> WorkbookPlan:
    """Plan the workbook of a portfolio.

    `base` is the way from the portfolio's folder to the projects', empty or ending in `/`; None
    where there is no way and nothing is to lead there.
    """
    drawn = drawing(portfolio, words, base)
    profile = portfolio.profile
    overview = f"{quoted(drawn.sheet(OVERVIEW))}!{AS_OF_CELL.absolute}"
    plan = WorkbookPlan(
        title=drawn.say("title"),
        subject=drawn.say("subject"),
        author=words["template.author"],
        language=words["words.language"],
        accent=profile.accent,
        sheets=(
            *_sheets(drawn),
            *([] if profile == PLAIN else [tailoring_sheet(profile, words)]),
        ),
        names={AS_OF_NAME: overview},
    )
    return with_looks(plan)


def empty_portfolio(words: Texts, profile: Profile = PLAIN) -> WorkbookPlan:
    """Plan the workbook of a portfolio without a project: the template, as a workplace has it."""
    own = PLAIN if profile == PLAIN else portfolio_profile(profile, (), PLAIN)
    frame = weighed((), given(own), tailored_portfolio(own), own).weighing
    return portfolio_workbook(Portfolio(profile=own, weighing=frame), words)


def _sheets(drawn: Drawing) -> Iterator[SheetPlan]:
    for key in _ORDER:
        if key == OVERVIEW:
            yield overview_sheet(drawn)
            yield readme_sheet(drawn, _ORDER)
        elif key in _PAGES:
            yield _PAGES[key](drawn)
        else:
            above = _ABOVE.get(key)
            yield table_sheet(key, drawn, above(drawn) if above else None)

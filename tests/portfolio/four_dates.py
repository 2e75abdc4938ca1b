"""Nordbæk at four reporting dates: workbooks as they were, rolled up one after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from excelkasse.actions.gather import read_project
from excelkasse.layout.place import parts_of
from excelkasse.pack.contents.project import project_in
from excelkasse.pack.contents.report import portfolio_report
from excelkasse.pack.contents.status import status_report
from excelkasse.pack.document import Document
from excelkasse.portfolio.delivery import Delivery
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.steering.carry import NOTHING, Carried, carried
from excelkasse.portfolio.steering.handed import with_people, with_priorities
from excelkasse.portfolio.tables import PORTFOLIO
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.reading import read
from excelkasse.sample import SampleProject, people, priorities, sample_projects
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.template import Content, project_workbook
from excelkasse.texts import texts
from excelkasse.tools import SHELF

WORDS = texts("da")
DATES = (date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 30))
FROM_THE_FIRST = ("P-2025-04", "P-2026-05", "P-2026-08")
"""The projects that are there at every date; the others are new at the last."""

Fields = dict[str, Any]


@dataclass(frozen=True)
class Edition:
    """One reporting date: its projects' folder, its portfolio workbook, and what is sent."""

    day: date
    projects: Path
    portfolio: Path
    report: Document
    status: Mapping[str, Document]


def editions(folder: Path) -> Sequence[Edition]:
    """Write, read and roll up each date in a folder of its own, with what the last handed on."""
    typed = priorities()
    before = with_priorities(NOTHING, typed.rows, {"capacity": typed.capacity})
    before = with_people(before, people())
    made: list[Edition] = []
    for back, day in zip((3, 2, 1, 0), DATES, strict=True):
        here = folder / f"{day}"
        _write(here / "projekter", day, back)
        made.append(_rolled_up(here, day, before))
        before = carried(read(FileSource(made[-1].portfolio).read(), (PORTFOLIO,), today=day))
    return made


def _rolled_up(here: Path, day: date, before: Carried) -> Edition:
    projects, portfolio = here / "projekter", here / "Portefølje.xlsx"
    found = [read_project(day, projects, file) for file in sorted(projects.glob("*.xlsx"))]
    deliveries = [one for one, _ in found if isinstance(one, Delivery)]
    whole = roll_up(deliveries, day, before)
    FileTarget(portfolio).write(portfolio_workbook(whole, WORDS, base="projekter/"))
    report = portfolio_report(whole, WORDS, frozenset())
    told = (
        project_in(one.facts, reading, day)
        for one, reading in found
        if isinstance(one, Delivery) and reading and one.number.startswith("P")
    )
    status = {one.number: status_report(one, WORDS, frozenset()) for one in told if one}
    return Edition(day, projects, portfolio, report, status)


def _write(folder: Path, day: date, back: int) -> None:
    folder.mkdir(parents=True)
    for sample in sample_projects(parts_of(SHELF)):
        if not back or sample.file.startswith(FROM_THE_FIRST):
            tools = [tool for tool in SHELF if tool.key in sample.tools]
            content = Content(_as_it_was(sample, day, back), day)
            plan = project_workbook(tools, WORDS, content, title=sample.file)
            FileTarget(folder / sample.file).write(plan)


def _as_it_was(sample: SampleProject, day: date, back: int) -> Mapping[str, Sequence[Fields]]:
    changes = {
        "master_data.project": partial(_sooner, keys=("end_forecast",), days=14 * back),
        "status_report.head": partial(_reported, day=day),
        "light_plan.status": partial(_reported, day=day),
        "budget.lines": partial(_less, share=0.07 * back),
        "budget.years": partial(_less, share=0.07 * back),
        "hour_budget.lines": partial(_less, share=0.11 * back),
        "milestone_plan.milestones": partial(_not_yet, day=day, back=back),
        "gate_register.gates": partial(_undecided, day=day),
        "risk_register.risks": partial(_milder, back=back),
    }
    return {
        path: [changes.get(path, dict)(dict(row)) for row in rows]
        for path, rows in sample.parts.items()
    }


def _sooner(row: Fields, keys: Sequence[str], days: int) -> Fields:
    moved = {key: row[key] - timedelta(days=days) for key in keys if row.get(key)}
    return {**row, **moved}


def _reported(row: Fields, day: date) -> Fields:
    return {**row, "status_date": day, "period": day.replace(day=1)}


def _less(row: Fields, share: float) -> Fields:
    spent = row.get("spent")
    return row if spent is None else {**row, "spent": round(spent * (1 - share))}


def _not_yet(row: Fields, day: date, back: int) -> Fields:
    if row.get("actual") and row["actual"] <= day:
        return row
    return _sooner({**row, "actual": None}, ("forecast",), 7 * back)


def _undecided(row: Fields, day: date) -> Fields:
    if row.get("actual") and row["actual"] > day:
        return {**row, "actual": None, "outcome": None}
    return row


def _milder(row: Fields, back: int) -> Fields:
    probability = row.get("probability")
    return row if not probability else {**row, "probability": max(1, probability - back // 2)}

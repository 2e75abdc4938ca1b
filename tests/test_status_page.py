"""The page an owner reads: it fills itself from the other sheets, and fits one A4."""

import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from excelkasse.actions.demo import sample_workbook
from excelkasse.finding import Severity
from excelkasse.layout.place import parts_of
from excelkasse.plan import CellPlan, Formula, SheetPlan, WorkbookPlan
from excelkasse.reading import Reading
from excelkasse.sample import sample_projects
from excelkasse.schema.choices import ProjectModel
from excelkasse.schema.tool import Tool
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.template import Content, project_workbook
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import MODELS, SHELF, log, master_data, risk_register, status_report
from tests.office import converted
from tests.reading.edits import on_sheet, typed_in, values_only
from tests.reading.samples import reading_of
from tests.sheets import workbook_of

PAGE = "Statusrapport"


def _sample(number: str) -> WorkbookPlan:
    found = {one.file.split()[0]: one for one in sample_projects(parts_of(SHELF))}
    return sample_workbook(found[number], texts("da"))


def _page(plan: WorkbookPlan, name: str = PAGE) -> SheetPlan:
    return next(sheet for sheet in plan.sheets if sheet.name == name)


def _shown(cells: Sequence[CellPlan]) -> list[object]:
    results = [
        each.content.result if isinstance(each.content, Formula) else each.content for each in cells
    ]
    return [one for one in results if one not in (None, "")]


def test_it_says_what_the_other_sheets_say() -> None:
    """Milestones, money, hours, the largest risk, the change and the question of P-2025-04."""
    shown = _shown(_page(_sample("P-2025-04")).cells)

    assert "■ Rød" in shown
    assert {"Bassin 1 er udgravet", "Ledningerne er omlagt", date(2026, 12, 11)} <= set(shown)
    assert {14_200.0, 9_900.0, 6_000.0, 15_900.0} <= set(shown)
    assert {1_600.0, 1_380.0, 420.0, 1_800.0} <= set(shown)
    assert 16 in shown
    assert "Beplantning og stier flyttes til foråret 2027, når bassin 2 er færdigt." in shown
    assert "Skal byrådet have en tillægsbevilling på 1.700 t.kr. på mødet 15-12-2026?" in shown


def test_only_changes_since_the_last_report_are_shown() -> None:
    """The change of 10 September was in the report of 30 September."""
    shown = _shown(_page(_sample("P-2025-04")).cells)

    assert date(2026, 10, 22) in shown
    assert date(2026, 9, 10) not in shown


@pytest.mark.parametrize("left_out", [log.TOOL, risk_register.TOOL], ids=lambda tool: tool.key)
def test_a_tool_that_is_left_out_leaves_blanks(left_out: Tool) -> None:
    """The page stands without the log or the risks; no formula points at what is not there."""
    tools = [tool for tool in MODELS[ProjectModel.FULL] if tool is not left_out]
    page = _page(project_workbook(tools, texts("da"), Content(), title="Prøve"))
    formulas = [each.content.text for each in page.cells if isinstance(each.content, Formula)]

    assert [] == [text for text in formulas if f"{left_out.key}_" in text]


def test_what_is_typed_over_it_is_named() -> None:
    """A number typed on the page is no part of any report, and is said to be unread."""
    plan = _sample("P-2025-04")
    row = next(
        each.cell
        for each in _page(plan).cells
        if isinstance(each.content, Formula) and each.content.result == 15_900.0
    )
    reading = reading_of(on_sheet(workbook_of(plan), PAGE, typed_in(row, 14_000.0)))

    assert [f"{PAGE}!{row}"] == _named(reading)


def test_pasted_as_values_it_is_still_ours() -> None:
    """A page whose formulas became values is read as nothing, and nothing is said of it."""
    plan = _sample("P-2025-04")

    assert [] == _named(reading_of(on_sheet(workbook_of(plan), PAGE, values_only)))


def _named(reading: Reading) -> list[str]:
    return [
        str(one.place)
        for one in reading.findings
        if one.place.sheet == PAGE and one.severity is Severity.NOTE
    ]


@pytest.mark.office
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_one_page(language: str, tmp_path: Path) -> None:
    """Printed alone, the page is one sheet of A4."""
    words = texts(language)
    tools = (master_data.TOOL, status_report.TOOL)
    whole = project_workbook(tools, words, Content(), title="Prøve")
    page = _page(whole, words["status_report.sheets.status_page.name"])
    others = [each for each in whole.sheets if each is not page]
    alone = tmp_path / "page.xlsx"
    plan = WorkbookPlan(
        "Prøve", [page, *(replace(each, hidden=True) for each in others)], names=whole.names
    )
    FileTarget(alone).write(plan)
    (pdf,) = converted([alone], tmp_path / "office", "pdf")
    told = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True)  # noqa: S603, S607

    assert "Pages:           1\n" in told.stdout

"""Projektmodel: the organisation model on one page of a project workbook, which marks its phase."""

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from excelkasse.address import Cell
from excelkasse.plan import CellPlan, Formula, Plain, SheetPlan, WorkbookPlan
from excelkasse.reading import read
from excelkasse.schema.calculate import Row
from excelkasse.schema.choices import Phase, ProjectModel
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.template import Content, project_workbook
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import MODELS, master_data, organisation_model
from tests.office import converted
from tests.reading.edits import on_sheet, typed_in, values_only
from tests.reading.samples import TODAY
from tests.sheets import workbook_of

NAME = "Projektmodel"
TOOLS = (organisation_model.TOOL, master_data.TOOL)


def _plan(phase: Phase | None, language: str = "da") -> WorkbookPlan:
    rows: Mapping[str, Sequence[Row]] = {"master_data.project": [{"phase": phase}]} if phase else {}
    return project_workbook(TOOLS, texts(language), Content(rows, TODAY), title="Prøve")


def _page(plan: WorkbookPlan) -> SheetPlan:
    """Give the sheet after the front page."""
    return plan.sheets[1]


def _shown(cell: CellPlan) -> Plain:
    assert not isinstance(cell.content, Formula)
    return cell.content if isinstance(cell.content, str) else None


def _marked(plan: WorkbookPlan) -> list[Plain]:
    """Give the phases that say the project is there."""
    page = _page(plan)
    marks = {rule.area.first for rule in page.rules if rule.style == "page_now"}
    told = [
        each.cell
        for each in page.cells
        if each.cell in marks and isinstance(each.content, Formula) and each.content.result
    ]
    beside = {Cell(cell.row, cell.column + 2) for cell in told}
    return [_shown(each) for each in page.cells if each.cell in beside]


@pytest.mark.parametrize("phase", Phase)
def test_the_phase_of_the_project_is_marked(phase: Phase) -> None:
    """Stamdata's phase says so in words, and a conditional format lets its row stand out."""
    assert [texts("da")[phase.word_key]] == _marked(_plan(phase))


def test_a_project_without_a_phase_marks_none() -> None:
    """A blank template says nothing of where a project is."""
    assert [] == _marked(_plan(None))


def test_the_larger_models_have_it_and_nobody_can_type_on_it() -> None:
    """It stands first in Mellem and Fuld, and is protected."""
    having = [model for model, tools in MODELS.items() if organisation_model.TOOL in tools]

    assert [ProjectModel.FULL, ProjectModel.MEDIUM] == having
    assert {organisation_model.TOOL} == {MODELS[model][0] for model in having}
    assert _page(_plan(None)).protected


def test_what_is_typed_on_it_is_named() -> None:
    """A remark in a row of the page is not lost silently; the page itself is no finding."""
    plan = _plan(Phase.EXECUTION)
    cell = Cell(40, 30)
    book = workbook_of(plan)
    typed = read(on_sheet(book, NAME, typed_in(cell, "husk")), TOOLS, today=TODAY)
    pasted = read(on_sheet(book, NAME, values_only), TOOLS, today=TODAY)

    assert [cell] == [one.place.cell for one in typed.findings if one.place.sheet == NAME]
    assert [] == [one for one in pasted.findings if one.place.sheet == NAME]


@pytest.mark.office
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_prints_on_one_page(language: str, tmp_path: Path) -> None:
    """Printed alone, the page is one sheet of A4."""
    plan = _plan(Phase.PLANNING, language)
    sheets = [replace(each, hidden=each is not _page(plan)) for each in plan.sheets]
    alone = tmp_path / "page.xlsx"
    FileTarget(alone).write(replace(plan, sheets=sheets))
    (pdf,) = converted([alone], tmp_path / "office", "pdf")
    told = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True)  # noqa: S603, S607

    assert "Pages:           1\n" in told.stdout

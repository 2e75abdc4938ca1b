"""Five municipalities end to end: tailoring, workbooks, check, roll-up, the next roll-up."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from excelkasse.actions.check import check_file
from excelkasse.actions.new import Wish, new_project
from excelkasse.actions.pilots import pilot_profiles, pilot_project
from excelkasse.actions.profile import Tailoring, load_tailoring
from excelkasse.actions.rollup import Order, RolledUp, roll_up_folder
from excelkasse.finding import Severity
from excelkasse.portfolio.tables import HISTORY, MILESTONES, PROJECTS, RISKS
from excelkasse.sample.municipalities import Pilot, pilots
from excelkasse.schema.choices import ProjectModel
from excelkasse.schema.tailor import chosen
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.office import converted, formulas, same, values
from tests.spreadsheet.audit import audit

AS_OF = date(2026, 10, 30)
PILOTS = pilots(SHELF)
EVERY = pytest.mark.parametrize("pilot", PILOTS, ids=lambda pilot: pilot.key)


@pytest.fixture(scope="module")
def tailored(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give each pilot's Tilpasning as a file."""
    folder = tmp_path_factory.mktemp("tailored")
    files = {}
    for pilot, plan in pilot_profiles():
        files[pilot.key] = folder / f"{pilot.key}.xlsx"
        FileTarget(files[pilot.key]).write(plan)
    return files


def _projects(pilot: Pilot, folder: Path) -> list[Path]:
    files = []
    for project in pilot.projects:
        files.append(folder / project.file)
        FileTarget(files[-1]).write(pilot_project(pilot, project, AS_OF))
    return files


def _rolled(pilot: Pilot, folder: Path, day: date = AS_OF) -> RolledUp:
    words = texts(pilot.profile.language)
    order = Order(day, profile=pilot.profile, workers=1)
    return roll_up_folder(folder / "projects", folder / "Portfolio.xlsx", words, order=order)


@EVERY
def test_its_tailoring_is_read_as_it_was_chosen(pilot: Pilot, tailored: dict[str, Path]) -> None:
    """The workbook tells the same profile again, and there is nothing to mend in it."""
    told = load_tailoring(tailored[pilot.key])

    assert pilot.profile.as_text == told.profile.as_text
    assert () == tuple(told.findings)


@EVERY
def test_new_workbooks_follow_it(pilot: Pilot, tailored: dict[str, Path], tmp_path: Path) -> None:
    """Each model's workbook has its tools, opens without remarks, and is valid."""
    tailoring = load_tailoring(tailored[pilot.key])
    for model in ProjectModel:
        file = tmp_path / f"{model}.xlsx"
        new_project(file, Wish(model, tailoring=tailoring), texts("da"))
        names = set(load_workbook(file, read_only=True).sheetnames)
        words = texts(pilot.profile.language)

        assert () == tuple(check_file(file, today=AS_OF).findings)
        assert [] == list(audit(file))
        assert {
            words[f"{tool.key}.sheets.{sheet.key}.name"]
            for tool in chosen(SHELF, model, pilot.profile)
            for sheet in tool.sheets
        } <= names


@EVERY
def test_its_projects_are_checked_and_rolled_up(pilot: Pilot, tmp_path: Path) -> None:
    """No errors in its projects; all are read; own columns are filled; the file is valid."""
    (tmp_path / "projects").mkdir()
    files = _projects(pilot, tmp_path / "projects")
    findings = [one for file in files for one in check_file(file, today=AS_OF).findings]
    portfolio = _rolled(pilot, tmp_path).portfolio
    lines = [line for table in (PROJECTS, RISKS, MILESTONES) for line in portfolio.lines(table)]
    own = {own.key for own in pilot.profile.own_fields if own.in_portfolio}
    filled = {
        key
        for line in lines
        for key in own
        for column in type(line.record).model_fields
        if column.startswith(key) and getattr(line.record, column) is not None
    }

    assert [] == [one for one in findings if one.severity is Severity.ERROR]
    assert len(files) == portfolio.read
    assert own == filled
    assert [] == list(audit(tmp_path / "Portfolio.xlsx"))


@EVERY
def test_own_columns_travel_through_history(pilot: Pilot, tmp_path: Path) -> None:
    """After the next roll-up the history has both dates, each with its own values."""
    (tmp_path / "projects").mkdir()
    _projects(pilot, tmp_path / "projects")
    _rolled(pilot, tmp_path)
    history = _rolled(pilot, tmp_path, date(2026, 11, 30)).portfolio.lines(HISTORY)
    own = [
        own.key
        for own in pilot.profile.own_fields
        if own.in_portfolio and own.part == "master_data.project"
    ]
    told = [[getattr(line.record, key) for key in own] for line in history]

    assert 2 * len(pilot.projects) == len(history)
    assert told[: len(pilot.projects)] == told[len(pilot.projects) :]
    assert all(None not in row for row in told)


@pytest.mark.office
def test_libreoffice_agrees_with_every_tailored_formula(tmp_path: Path) -> None:
    """Limits, scales and own fields are in the formulas, which give what Python gives."""
    (tmp_path / "projects").mkdir()
    files = [file for pilot in PILOTS for file in _projects(pilot, tmp_path / "projects")]
    different: dict[str, tuple[object, object]] = {}
    for ours, theirs in zip(files, converted(files, tmp_path / "office"), strict=True):
        stored, fresh = values(ours), values(theirs)
        different |= {
            f"{ours.name} {cell}": (stored.get(cell), fresh.get(cell))
            for cell in formulas(ours)
            if not same(stored.get(cell), fresh.get(cell)) and "Tidsplan" not in cell
        }

    assert {} == different


def test_before_and_after_a_change_are_read_together(tmp_path: Path) -> None:
    """A workbook without tailoring is read beside a tailored one, and it is said what differs."""
    pilot = next(one for one in PILOTS if one.key == "birkedal")
    folder = tmp_path / "projects"
    folder.mkdir()
    _projects(pilot, folder)
    project = pilot.projects[0]
    plain = Pilot("plain", Tailoring().profile, (), ())
    rows = {
        path: tuple({k: v for k, v in row.items() if not k.startswith("own_")} for row in rows)
        for path, rows in project.parts.items()
    }
    rows["master_data.project"] = ({**rows["master_data.project"][0], "number": "P-2025-99"},)
    before = type(project)("P-2025-99.xlsx", project.tools, rows)
    FileTarget(folder / before.file).write(pilot_project(plain, before, AS_OF))
    portfolio = _rolled(pilot, tmp_path).portfolio
    codes = {one.finding.code for one in portfolio.remarks if one.number == "P-2025-99"}
    lights = {
        getattr(line.record, "number"): getattr(line.record, "money")  # noqa: B009
        for line in portfolio.lines(PROJECTS)
    }

    assert 3 == portfolio.read
    assert {"limit_differs", "own_fields_missing", "choices_differ"} <= codes
    assert {"P-2025-99": "yellow", "P-2026-07": "yellow", "F-2026-03": None} == lights

"""Each choice of a workplace can be seen: in the template, in the check, and in the roll-up."""

from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from excelkasse.actions.new import Wish, new_project
from excelkasse.actions.profile import Tailoring, load_tailoring
from excelkasse.plan import SheetPlan, WorkbookPlan
from excelkasse.reading import Reading, read
from excelkasse.schema.choices import JudgedLight, ProjectModel, RiskScale
from excelkasse.schema.profile import ChecklistItem, OwnField, OwnKind, Profile, key_of
from excelkasse.spreadsheet.read_file import workbook_from
from excelkasse.spreadsheet.write_file import workbook_bytes
from excelkasse.template import Content, project_workbook
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.tailoring.books import tailored_with_logo

AS_OF = date(2026, 10, 30)


def _plan(profile: Profile, **rows: Any) -> WorkbookPlan:  # noqa: ANN401  (rows of any part)
    content = Content({key.replace("__", "."): told for key, told in rows.items()}, AS_OF)
    return project_workbook(SHELF, texts("da"), content, title="Prøve", profile=profile)


def _sheet(plan: WorkbookPlan, name: str) -> SheetPlan:
    return next(sheet for sheet in plan.sheets if sheet.name == name)


def _read(plan: WorkbookPlan) -> Reading:
    return read(workbook_from(workbook_bytes(plan)), SHELF, today=AS_OF)


def _values(sheet: SheetPlan) -> list[object]:
    in_tables = [cell for table in sheet.tables for row in table.rows for cell in row]
    return [*(each.content for each in sheet.cells), *in_tables]


def test_a_limit_decides_the_light() -> None:
    """25 days are green by the standard and yellow where 20 is the limit."""
    project = {"end_baseline": date(2026, 12, 1), "end_forecast": date(2026, 12, 26)}
    lights = [
        _time_light(profile, project)
        for profile in (Profile(), Profile(limits={"time_green_days": 20}))
    ]

    assert [JudgedLight.GREEN, JudgedLight.YELLOW] == lights


def _time_light(profile: Profile, project: dict[str, Any]) -> JudgedLight:
    head = [{"status_date": AS_OF, "since_last": "Intet"}]
    plan = _plan(profile, master_data__project=[project], status_report__head=head)
    told: Any = _read(plan).form("status_report.head")
    light: JudgedLight = told.time_light
    return light


def test_a_limit_may_hold_for_one_model() -> None:
    """Mellem has its own, and Fuld keeps the standard."""
    profile = Profile(by_model={ProjectModel.MEDIUM: {"time_green_days": 20}})
    days = {"end_baseline": date(2026, 12, 1), "end_forecast": date(2026, 12, 26)}
    lights = [
        _time_light(profile, {**days, "model": model})
        for model in (ProjectModel.MEDIUM, ProjectModel.FULL)
    ]

    assert [JudgedLight.YELLOW, JudgedLight.GREEN] == lights


def test_the_other_risk_scale_has_its_matrix_and_its_numbers() -> None:
    """Three by three, impact 1, 3 and 10; a 2 is off the scale and said to be."""
    profile = Profile(risk_scale=RiskScale.LEDERWEB_2006)
    risk = {"number": "R01", "risk": "Hvis", "probability": 3, "impact": 10}
    off = {**risk, "number": "R02", "impact": 2}
    matrix = _values(_sheet(_plan(profile), "Risikomatrix"))
    reading = _read(_plan(profile, risk_register__risks=[risk, off]))
    first: Any = reading.records["risk_register.risks"][0]

    assert {"10 Hindrer gennemførelse", "3 Yderst sandsynligt"} <= set(matrix)
    assert "5 Truer målet" not in matrix
    assert (30, JudgedLight.RED) == (first.exposure, first.light)
    assert "score_unknown" in {one.code for one in reading.findings}


def test_own_lists_own_checklists_and_order() -> None:
    """The dropdown, the questions and the sheets are the workplace's own."""
    profile = Profile(
        lists={"departments": ("Havn", "By")},
        checklists={"light_checklist.items": (ChecklistItem(text="Er havnen spurgt?"),)},
        order={"status_report": 1},
    )
    plan = _plan(profile)

    assert {"Havn", "By"} <= set(_values(_sheet(plan, "Lister")))
    assert "Er havnen spurgt?" in _values(_sheet(plan, "Light tjekliste"))
    assert "Status" == plan.sheets[1].name


def test_a_hidden_field_is_hidden_and_not_asked_for() -> None:
    """Its column is hidden, and its rules are silent."""
    profile = Profile(hidden=frozenset({"risk_register.risks.risk_owner"}))
    red = {"number": "R01", "risk": "Hvis", "probability": 5, "impact": 5}
    hidden = _sheet(_plan(profile), "Risici").hidden_columns
    usual = _sheet(_plan(Profile()), "Risici").hidden_columns

    assert 1 == len(hidden - usual)
    assert "owner_missing" in {
        f.code for f in _read(_plan(Profile(), risk_register__risks=[red])).findings
    }
    assert "owner_missing" not in {
        f.code for f in _read(_plan(profile, risk_register__risks=[red])).findings
    }


def test_an_own_field_is_read_and_checked_like_any_other() -> None:
    """A date that is none is named at its cell, and an obligatory one that is blank is missed."""
    own = [
        OwnField(part="master_data.project", key=key_of(name), label=name, kind=kind, required=True)
        for name, kind in (("Åbner", OwnKind.DAY), ("Bydel", OwnKind.LINE))
    ]
    profile = Profile(own_fields=tuple(own))
    plan = _plan(profile, master_data__project=[{"own_aabner": "31-02-2026"}])
    found = {(one.code, one.values.get("label")) for one in _read(plan).findings}

    assert ("date_unreadable", "Åbner") in found or ("date_impossible", "Åbner") in found
    assert ("missing", "Bydel") in found


def test_the_front_says_whose_it_is_and_which_limits_hold() -> None:
    """Name and fingerprint, and the limits of each light; none of it is taken for a stray text."""
    profile = Profile(municipality="Havnsø Kommune", limits={"time_green_days": 12})
    plan = _plan(profile)
    front = [value for value in _values(plan.sheets[0]) if isinstance(value, str)]

    assert any("Havnsø Kommune" in text and profile.fingerprint in text for text in front)
    assert any("12 dages forsinkelse" in text for text in front)
    assert [] == list(_read(plan).findings)


def test_colour_logo_and_language(tmp_path: Path) -> None:
    """Titles have the workplace's colour, its logo stands on the front, in its language."""
    new = tmp_path / "P.xlsx"
    tailoring = load_tailoring(tailored_with_logo(tmp_path))
    new_project(new, Wish("light", tailoring=tailoring), texts("da"))
    with ZipFile(new) as parts:
        names, styles = parts.namelist(), parts.read("xl/styles.xml").decode()

    assert "FF1F4E79" in styles
    assert "FF1F3A4D" not in styles
    assert [name for name in names if name.startswith("xl/media/")]
    assert "Read me" in load_workbook(new).sheetnames


def test_an_optional_tool_can_be_left_out(tmp_path: Path) -> None:
    """`--without` takes the sheets of an optional tool away."""
    new_project(tmp_path / "P.xlsx", Wish("medium", ("t07",), Tailoring()), texts("da"))
    names = load_workbook(tmp_path / "P.xlsx", read_only=True).sheetnames

    assert "Mål" not in names
    assert "Risici" in names

"""The profile that a workbook carries: read with it, and never trusted further than it fits."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from excelkasse.plan import WorkbookPlan
from excelkasse.reading import Reading, read
from excelkasse.schema.profile import PLAIN, OwnField, OwnKind, Profile
from excelkasse.spreadsheet.read_file import workbook_from
from excelkasse.spreadsheet.write_file import workbook_bytes
from excelkasse.template import Content, project_workbook
from excelkasse.texts import texts
from excelkasse.tools import master_data, risk_register

TOOLS = (master_data.TOOL, risk_register.TOOL)
AS_OF = date(2026, 10, 30)
OWN = OwnField(part="master_data.project", key="own_bydel", label="Bydel", kind=OwnKind.LINE)
PROFILE = Profile(municipality="Havnsø", own_fields=(OWN,), limits={"time_green_days": 12})


def _plan(profile: Profile = PROFILE) -> WorkbookPlan:
    rows: Mapping[str, Any] = {
        "master_data.project": [{"number": "P-2026-01", "own_bydel": "Nord"}]
    }
    return project_workbook(TOOLS, texts("da"), Content(rows, AS_OF), title="P", profile=profile)


def _read(plan: WorkbookPlan) -> Reading:
    return read(workbook_from(workbook_bytes(plan)), TOOLS, today=AS_OF)


def _carrying(text: str) -> Reading:
    """Read a workbook whose hidden sheet says something else."""
    plan = _plan()
    *others, hidden = plan.sheets
    cells = [
        each._replace(content=text) if str(each.content).startswith("{") else each
        for each in hidden.cells
    ]
    return _read(replace(plan, sheets=[*others, replace(hidden, cells=cells)]))


def test_it_is_read_back_whole() -> None:
    """What was carried is the profile it was made by, and own fields are values."""
    reading = _read(_plan())
    project: Any = reading.form("master_data.project")

    assert PROFILE == reading.profile
    assert "Nord" == project.own_bydel


def test_a_long_one_stands_in_several_cells() -> None:
    """Excel holds 32,767 letters in a cell; a longer profile is put together again."""
    entries = tuple(f"Punkt {number:03d} {'x' * 180}" for number in range(200))
    profile = Profile(lists={"departments": entries, "committees": entries})

    assert profile == _read(_plan(profile)).profile


def test_without_tailoring_nothing_is_carried() -> None:
    """A plain workbook has no such sheet."""
    names = [sheet.name for sheet in _plan(PLAIN).sheets]

    assert texts("da")["template.tailoring.name"] not in names


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}}",
        '{"limits":{"time_green_days":"mange"}}',
        '{"limits":{"time_green_days":NaN}}',
        '{"own_fields":[{"part":"master_data.project","key":"number","label":"x","kind":"line"}]}',
        '{"own_fields":[{"part":"a.b","key":"own_x","label":"a[b","kind":"line"}]}',
        '{"own_fields":[{"part":"a.b","key":"own_x","label":"","kind":"line"}]}',
        '{"accent":"red"}',
        '{"unknown":1}',
        '{"lists":' + "[" * 5000 + "]" * 5000 + "}",
    ],
)
def test_one_that_cannot_be_read_is_an_error_and_the_rest_goes_on(text: str) -> None:
    """The workbook is read as the tools are declared, and the finding stands on the sheet."""
    reading = _carrying(text)
    found = [str(one.place) for one in reading.findings if one.code == "tailoring_unreadable"]

    assert PLAIN == reading.profile
    assert ["Tilpasning!A1"] == found
    assert reading.form("master_data.project") is not None


def test_a_field_of_a_part_that_is_not_there_harms_nothing() -> None:
    """An own field of a tool nobody has, a hidden field nobody knows."""
    own = OWN.model_copy(update={"part": "no.such"})
    profile = Profile(own_fields=(OWN, own), hidden=frozenset({"no.such.field"}))

    assert [] == [one for one in _read(_plan(profile)).findings if one.code.startswith("tailoring")]

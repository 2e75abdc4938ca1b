"""The sample municipality, end to end: written, checked, rolled up, and its figures."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from excelkasse.actions.demo import sample_workbook
from excelkasse.layout.place import parts_of
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.spreadsheet.audit import audit

LIGHTS = {
    "P-2025-04": "red",
    "P-2025-09": "green",
    "P-2025-11": "green",
    "P-2026-01": "yellow",
    "P-2026-03": "yellow",
    "P-2026-05": "red",
    "P-2026-08": "red",
    "P-2026-10": "green",
}


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line as a person does: a process of its own."""
    command = [sys.executable, "-m", "excelkasse", *arguments]
    return subprocess.run(  # noqa: S603
        command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder in which `excelkasse demo` has been run."""
    folder = tmp_path_factory.mktemp("demo")
    done = run("demo", "nordbæk", cwd=folder)

    assert 0 == done.returncode, done.stderr
    assert "10 fundet = 10 læst + 0 i karantæne" in done.stderr
    return folder / "nordbæk"


@pytest.fixture(scope="module")
def told(made: Path) -> dict[str, Any]:
    """Give what `rollup --json` says of the sample."""
    done = run(
        "rollup", "projekter", "-o", "Anden.xlsx", "--as-of", "2026-10-30", "--json", cwd=made
    )

    assert 1 == done.returncode, done.stderr
    whole: dict[str, Any] = json.loads(done.stdout)
    return whole


def test_the_demo_writes_projects_and_portfolio(made: Path) -> None:
    """Ten workbooks whose names begin with the project number, and one portfolio."""
    names = sorted(file.name.split()[0] for file in (made / "projekter").iterdir())

    assert sorted([*LIGHTS, "F-2026-14", "F-2026-15"]) == names
    assert (made / "Portefølje.xlsx").exists()


def test_lights_come_out_by_rule(told: dict[str, Any]) -> None:
    """Three green, two yellow, three red, each project with its own."""
    assert {"green": 3, "yellow": 2, "red": 3, "missing": 0} == told["lights"]
    assert LIGHTS == {
        project["number"]: project["overall"]
        for project in told["projects"]
        if project["number"] in LIGHTS
    }


def test_sums_are_the_municipalitys(told: dict[str, Any]) -> None:
    """Money in t.kr. and hours add up to what Nordbæk says."""
    assert {
        "grant": 58_550,
        "spent": 27_610,
        "forecast": 59_860,
        "hours_budget": 9_860,
        "hours_spent": 5_240,
        "hours_remaining": 5_040,
    } == told["totals"]


def test_found_is_read_and_quarantined(told: dict[str, Any]) -> None:
    """Every file found is accounted for."""
    assert told["found"] == told["read"] + len(told["quarantined"]) == 10


def test_the_sample_has_just_the_remarks_it_is_meant_to(told: dict[str, Any]) -> None:
    """One query about grants, one overdue action, one unexplained change of colour."""
    assert ["action_overdue", "change_unexplained", "grants_do_not_cover"] == sorted(
        finding["code"] for finding in told["findings"]
    )


def test_every_workbook_keeps_the_schema_rules(made: Path) -> None:
    """No sample workbook, nor the portfolio, has an error by the rules of the Open XML SDK."""
    files = [*(made / "projekter").iterdir(), made / "Portefølje.xlsx"]

    assert {} == {file.name: errors for file in files if (errors := audit(file))}


def test_the_sample_can_be_made_in_english(tmp_path: Path) -> None:
    """The same projects in English sheets have the same remarks and no others."""
    for sample in sample_projects(parts_of(SHELF)):
        FileTarget(tmp_path / sample.file).write(sample_workbook(sample, texts("en")))
    done = run("check", *(str(file) for file in sorted(tmp_path.iterdir())), "--json",
               "--as-of", "2026-10-30", "--lang", "en", cwd=tmp_path)  # fmt: skip

    assert ["action_overdue", "change_unexplained", "grants_do_not_cover"] == sorted(
        finding["code"] for file in json.loads(done.stdout)["files"] for finding in file["findings"]
    )

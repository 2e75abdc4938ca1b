"""`excelkasse diff` and `excelkasse remind`: files in, what moved and drafts out, and refusals."""

import json
from contextlib import chdir
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from excelkasse.actions.demo import sample_workbook
from excelkasse.cli import build, language
from excelkasse.layout.place import parts_of
from excelkasse.sample import SampleProject, sample_projects
from excelkasse.schema.organisation_model import GateOutcome
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import SHELF
from excelkasse.tools.risk_register import RiskStatus
from tests.spreadsheet.audit import audit

NUMBER = "P-2026-01"


class Done(NamedTuple):
    """What a command said, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str, cwd: Path) -> Done:
    """Run a command in a folder, in the language it is asked in."""
    with chdir(cwd):
        done = CliRunner().invoke(build(texts(language(arguments))), list(arguments))
    return Done(done.exit_code, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the sample municipality."""
    folder = tmp_path_factory.mktemp("diff")
    done = run("demo", ".", cwd=folder)

    assert 0 == done.returncode, done.stderr
    return folder


def project(number: str) -> SampleProject:
    """Give a project of the sample."""
    return next(one for one in sample_projects(parts_of(SHELF)) if one.file.startswith(number))


def written(folder: Path, name: str, changed: dict[str, tuple[int, dict[str, Any]]]) -> Path:
    """Write a version of a project workbook in which some rows are otherwise."""
    sample = project(NUMBER)
    parts = {path: [dict(row) for row in rows] for path, rows in sample.parts.items()}
    for path, (row, values) in changed.items():
        parts[path][row].update(values)
    file = folder / name
    FileTarget(file).write(
        sample_workbook(SampleProject(sample.file, sample.tools, parts), texts("da"))
    )
    return file


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with two versions: a milestone moved, a risk closed, a gate passed."""
    folder = tmp_path_factory.mktemp("versions")
    written(folder, "a.xlsx", {})
    written(
        folder,
        "b.xlsx",
        {
            "milestone_plan.milestones": (5, {"forecast": date(2027, 1, 15)}),
            "risk_register.risks": (1, {"status": RiskStatus.CLOSED}),
            "gate_register.gates": (
                3,
                {"actual": date(2026, 10, 29), "outcome": GateOutcome.APPROVED},
            ),
        },
    )
    return folder


def told(folder: Path, *arguments: str) -> dict[str, Any]:
    """Give what the command tells a machine."""
    done = run("diff", *arguments, "--json", cwd=folder)

    assert 0 == done.returncode, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_two_versions_of_a_project(versions: Path) -> None:
    """Just what was changed: the milestone, the risk and the gate."""
    found = told(versions, "a.xlsx", "b.xlsx")
    rows = {(one["kind"], one["item"], one["event"], one["days"]) for one in found["changes"]}

    assert {
        ("date", "M06", "later", 35),
        ("risk", "R02", "closed", None),
        ("decision", "B3", "decided", -230),
    } <= rows
    assert {NUMBER} == {one["number"] for one in found["changes"]}
    assert {"date", "risk", "decision"} == {one["kind"] for one in found["changes"] if one["item"]}
    assert 3 == sum(bool(one["item"]) for one in found["changes"])


def test_a_version_and_itself(versions: Path) -> None:
    """Nothing has moved, and it says so."""
    done = run("diff", "a.xlsx", "a.xlsx", cwd=versions)

    assert (0, "Der er ingen ændringer.") == (done.returncode, done.stdout.strip())


def test_backwards_is_the_opposite(versions: Path) -> None:
    """The same days with the other sign."""
    found = told(versions, "b.xlsx", "a.xlsx")

    assert [("earlier", -35)] == [
        (one["event"], one["days"]) for one in found["changes"] if one["item"] == "M06"
    ]


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_table_in_the_terminal(versions: Path, spoken: str) -> None:
    """Heads in the language asked for, and a row a change."""
    done = run("diff", "a.xlsx", "b.xlsx", "--lang", spoken, cwd=versions)
    words = texts(spoken)

    assert words["portfolio.changes.what.label"] in done.stdout.splitlines()[0]
    assert ["M06" in line for line in done.stdout.splitlines()].count(True) == 1
    assert words["choices.shift_event.later"] in done.stdout
    assert "11-12-2026" in done.stdout
    assert "15-01-2027" in done.stdout


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_workbook_of_what_moved(versions: Path, spoken: str) -> None:
    """One sheet of values with the same rows, that Microsoft's rules find nothing in."""
    name = f"ud-{spoken}/d.xlsx"
    done = run("diff", "a.xlsx", "b.xlsx", "-o", name, "--lang", spoken, cwd=versions)
    book = load_workbook(versions / name)
    sheet = book[texts(spoken)["portfolio.sheets.changes.name"]]
    cells = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert 0 == done.returncode, done.stderr
    assert [sheet.title] == book.sheetnames
    assert len(told(versions, "a.xlsx", "b.xlsx")["changes"]) == sheet.max_row - 5
    assert [] == [one for one in cells if isinstance(one, str) and one.startswith("=")]
    assert [] == audit(versions / name)


def test_other_projects_are_refused(made: Path) -> None:
    """With both numbers, and what to do."""
    files = sorted((made / "projekter").glob("P-2026-0[13]*"))
    done = run("diff", *(str(one) for one in files), cwd=made)

    assert (2, "") == (done.returncode, done.stdout)
    assert "P-2026-01 og P-2026-03" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Portefølje.xlsx", "--from", "2026-01-01"), "31-07-2026, 31-08-2026, 30-09-2026"),
        (("Portefølje.xlsx", "--from", "30-10-2026"), "den tidligste først"),
        (("Portefølje.xlsx", "--from", "i går"), "i går"),
        (("ikke-der.xlsx",), "Filen findes ikke"),
        (("Portefølje.xlsx", "Portefølje.xlsx"), "Portefølje.xlsx"),
        (("a.xlsx", "b.xlsx", "--to", "30-10-2026"), "--from og --to"),
        (("Portefølje.xlsx", "-o", "ud.txt"), "ud.txt"),
    ],
)
def test_what_is_refused(made: Path, arguments: tuple[str, ...], said: str) -> None:
    """In words, with exit code 2, and never a traceback."""
    done = run("diff", *arguments, cwd=made)

    assert (2, "") == (done.returncode, done.stdout)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_project_is_no_portfolio(made: Path) -> None:
    """One project workbook alone has nothing to be held against."""
    file = next((made / "projekter").glob("P-2026-01*"))
    done = run("diff", str(file), cwd=made)

    assert 2 == done.returncode
    assert "Historik" in done.stderr


def test_two_dates_of_a_portfolio(made: Path) -> None:
    """The last two unless told; the sheet of the portfolio has the same."""
    last = told(made, "Portefølje.xlsx")
    earlier = told(made, "Portefølje.xlsx", "--from", "2026-07-31", "--to", "31-08-2026")
    sheet = load_workbook(made / "Portefølje.xlsx")["Ændret siden sidst"]
    rows = [[cell.value for cell in row[1:]] for row in sheet.iter_rows(min_row=8)]

    assert ("2026-09-30", "2026-10-30") == (last["from"], last["to"])
    assert [(one["number"], one["days"]) for one in last["changes"]] == [
        (row[1], row[9]) for row in rows
    ]
    assert {"date": 21, "risk": None} == {
        one["kind"]: one["days"]
        for one in earlier["changes"]
        if (one["number"], one["item"]) in {("P-2025-04", "M06"), ("P-2025-04", "R01")}
    }


def test_the_drafts_of_reminders(made: Path) -> None:
    """Kommuneplanrevision came late: one draft, to its manager; nothing is sent."""
    done = run("remind", "Portefølje.xlsx", "-o", "ud/rykkere", "--json", cwd=made)
    files = list((made / "ud" / "rykkere").iterdir())
    message = message_from_bytes(files[0].read_bytes(), policy=default)

    assert 0 == done.returncode, done.stderr
    assert ["P-2026-03 Kommuneplanrevision 2027.eml"] == [one.name for one in files]
    assert ("1", "abr@nordbaek.example") == (message["X-Unsent"], message["To"])
    assert "Kommuneplanrevision 2027" in message["Subject"]
    assert ["late"] == [one["state"] for one in json.loads(done.stdout)["drafts"]]
    assert "Intet er sendt" in done.stderr


@pytest.mark.parametrize("file", ["ikke-der.xlsx", "projekt"])
def test_reminders_need_a_portfolio(made: Path, file: str) -> None:
    """Another workbook is refused in words, and no folder is made."""
    path = str(next((made / "projekter").glob("P-2026-01*"))) if file == "projekt" else file
    done = run("remind", path, "-o", "nej", cwd=made)

    assert 2 == done.returncode
    assert "Traceback" not in done.stderr
    assert not (made / "nej").exists()

"""`excelkasse agenda`: a workbook in, drafts out, and nothing private in them."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from excelkasse.actions.demo import sample_workbook
from excelkasse.layout.place import parts_of
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.pack.planted import nothing_left, poisoned
from tests.portfolio.nordbaek import AS_OF, nordbaek
from tests.test_demo import run

DAY = ("--as-of", "2026-10-30")
CPR = "010190-1234"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the workbook of Klimatilpasning, not to be changed."""
    folder = tmp_path_factory.mktemp("projekt")
    (one,) = (s for s in sample_projects(parts_of(SHELF)) if s.file.startswith("P-2025-04"))
    FileTarget(folder / "P.xlsx").write(sample_workbook(one, texts("da")))
    return folder / "P.xlsx"


@pytest.fixture(scope="module")
def private(sample: Path) -> tuple[Path, str]:
    """Give the same with a CPR number in the cell of the recommendation, and that cell."""
    book = load_workbook(sample)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    typed = next(one for one in cells if str(one.value).startswith("A. Et mindre bassin 2"))
    typed.value = f"A. Borgeren {CPR} klager."
    book.save(sample.with_name("Privat.xlsx"))
    return sample.with_name("Privat.xlsx"), f"{typed.parent.title}!{typed.coordinate}"


def test_a_project_gives_a_text_and_a_page(sample: Path, tmp_path: Path) -> None:
    """In a folder, named by project and decision; it is said how much is to be filled in."""
    done = run("agenda", str(sample), "-o", "ud", *DAY, cwd=tmp_path)
    text = (tmp_path / "ud" / "P-2025-04 P1.txt").read_bytes()

    assert (0, "") == (done.returncode, done.stdout)
    assert "Udkast til dagsordenspunkter: 1" in done.stderr
    assert "Steder at udfylde i P-2025-04 P1: 3" in done.stderr
    assert text.decode("utf-8").startswith("Klimatilpasning i Bækkvarteret: sag til beslutning\r\n")
    assert {"P-2025-04 P1.txt", "P-2025-04 P1.html"} == {
        one.name for one in (tmp_path / "ud").iterdir()
    }


def test_a_portfolio_gives_one_of_each_decision(tmp_path: Path) -> None:
    """And one of them alone to a file; told at the date of the portfolio."""
    FileTarget(tmp_path / "P.xlsx").write(
        portfolio_workbook(roll_up(nordbaek(), AS_OF), texts("da"))
    )
    done = run("agenda", "P.xlsx", "-o", "ud", "--json", cwd=tmp_path)
    several = run("agenda", "P.xlsx", "-o", "en.txt", cwd=tmp_path)
    one = run("agenda", "P.xlsx", "-o", "en.html", "--number", "P-2026-05", cwd=tmp_path)
    told = json.loads(done.stdout)

    assert (1, 3, 6, []) == (
        told["schema"],
        len(told["drafts"]),
        len(told["files"]),
        told["private"],
    )
    assert (2, False) == (several.returncode, (tmp_path / "en.txt").exists())
    assert "3 beslutninger" in several.stderr
    assert 0 == one.returncode
    assert "<h2>Indstilling</h2>" in (tmp_path / "en.html").read_text("utf-8")


def test_what_is_private_stops_it(private: tuple[Path, str], tmp_path: Path) -> None:
    """With the cell, masked; nothing is written."""
    file, place = private
    done = run("agenda", str(file), "-o", "ud", *DAY, cwd=tmp_path)

    assert 1 == done.returncode
    assert place in done.stdout
    assert "ligner et CPR-nummer" in done.stdout
    assert CPR not in done.stdout + done.stderr
    assert not (tmp_path / "ud").exists()


def test_it_is_waived_by_its_cell(private: tuple[Path, str], tmp_path: Path) -> None:
    """Then it is written, and it is told that it was waived."""
    file, place = private
    done = run("agenda", str(file), "-o", "ud", *DAY, "--waive", place, "--json", cwd=tmp_path)
    told = json.loads(done.stdout)

    assert 0 == done.returncode
    assert place in done.stderr
    assert [(place, "cpr", True)] == [
        (one["place"], one["kind"], one["waived"]) for one in told["private"]
    ]
    assert (tmp_path / "ud" / "P-2025-04 P1.txt").exists()


def test_nothing_hidden_in_the_workbook_comes_along(sample: Path, tmp_path: Path) -> None:
    """Notes, hidden sheets, authors, paths, links and properties of a poisoned workbook."""
    poison = poisoned(sample, tmp_path / "P.xlsx")
    done = run("agenda", poison.name, "-o", "ud", *DAY, cwd=tmp_path)

    assert 0 == done.returncode
    assert {} == nothing_left(tmp_path / "ud")
    assert ["P.xlsx"] == [*nothing_left(tmp_path)]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--number", "P-1999-01"), "ingen beslutning"),
        (("--decision", "P9"), "ingen beslutning"),
        (("--waive", "Status!A1"), "intet at give fri med navnet Status!A1"),
    ],
)
def test_what_makes_no_sense_is_refused(
    options: tuple[str, ...], said: str, sample: Path, tmp_path: Path
) -> None:
    """With what to do; nothing is written."""
    done = run("agenda", str(sample), "-o", "ud", *DAY, *options, cwd=tmp_path)

    assert 2 == done.returncode
    assert said in done.stderr
    assert not (tmp_path / "ud").exists()


def test_another_workbook_has_no_decisions(tmp_path: Path) -> None:
    """It is said what can be used."""
    FileTarget(tmp_path / "x.xlsx").write(
        portfolio_workbook(roll_up((), AS_OF), texts("da"))  # a portfolio without projects
    )
    (tmp_path / "y.xlsx").write_bytes(b"%PDF")

    assert "Ingen beslutninger" in run("agenda", "x.xlsx", cwd=tmp_path).stderr
    assert 2 == run("agenda", "y.xlsx", cwd=tmp_path).returncode

"""Workbooks that are not as usual, open in a LibreOffice with a window, and the agent at work.

They are read-only, protected, somebody else's, never saved, or there twice: what a button can do it
does, and else it says so in a sentence and leaves everything as it is. One LibreOffice serves all.
"""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from urllib.parse import unquote

import pytest
from xlsxwriter import Workbook

from excelkasse.actions.demo import AS_OF, sample_workbook
from excelkasse.actions.rollup import Order, roll_up_folder
from excelkasse.spreadsheet.write_file import FileTarget
from tests.addin.screen import until
from tests.at_work import WORDS, AtWork, at_work, renamed, sample, somebody

pytestmark = pytest.mark.office

UNTOUCHED = WORDS["agent.unchanged"]


@pytest.fixture(scope="module")
def work() -> Iterator[AtWork]:
    """Give somebody with a workbook of another kind open, and the agent awake."""
    with somebody() as one:
        mine = one.home / "Min egen.xlsx"
        with Workbook(mine) as book:
            book.add_worksheet("Mit ark").write("A1", "mit")
        with at_work(mine, one) as work:
            yield work


@pytest.fixture(scope="module")
def written(work: AtWork) -> Path:
    """Write a project with an overdue action."""
    file = work.window.person.home / "skrevet.xlsx"
    FileTarget(file).write(sample_workbook(sample("P-2026-03"), WORDS))
    return file


@pytest.fixture
def file(work: AtWork, written: Path, request: pytest.FixtureRequest) -> Path:
    """Give the project in a folder of the test's own."""
    folder = work.window.person.home / str(request.node.originalname)
    folder.mkdir()
    return Path(copy(written, folder / "P-2026-03.xlsx"))


@pytest.fixture
def portfolio(file: Path) -> Path:
    """Give a portfolio of a project whose name has changed since."""
    projects = file.parent / "projekter"
    projects.mkdir()
    project = Path(copy(file, projects))
    portfolio = file.with_name("Portefølje.xlsx")
    roll_up_folder(projects, portfolio, WORDS, order=Order(AS_OF))
    FileTarget(project).write(sample_workbook(renamed("P-2026-03", "Nyt navn"), WORDS))
    return portfolio


def copies(work: AtWork) -> int:
    """Count the copies on the desk."""
    return len(list(work.window.person.desk.copies.glob("*.xlsx")))


def test_a_read_only_project_is_read_and_not_written(work: AtWork, file: Path) -> None:
    """What changes it is refused at once; the report is printed; nothing is changed or copied."""
    before, kept = file.read_bytes(), copies(work)
    with work.opened(file, ReadOnly=True):
        there = work.all()
        told = [work.asks(button, file) for button in ("check", "undo", "status_pdf")]

        assert ["failed", "failed", "done"] == [one["outcome"] for one in told], told
        for one in told[:2]:
            assert "P-2026-03.xlsx er åbnet som skrivebeskyttet." in one["message"]
            assert one["message"].endswith(UNTOUCHED)
        assert there == work.all()
    assert (before, kept) == (file.read_bytes(), copies(work))
    assert list(file.parent.glob("*.pdf"))


def test_a_read_only_portfolio_is_not_refreshed(work: AtWork, portfolio: Path) -> None:
    """It is said before any project is read, and nothing is changed."""
    kept = copies(work)
    with work.opened(portfolio, ReadOnly=True):
        there = work.all()
        told = work.asks("refresh", portfolio)

        assert "Portefølje.xlsx er åbnet som skrivebeskyttet." in told["message"]
        assert told["message"].endswith(UNTOUCHED)
        assert there == work.all()
    assert kept == copies(work)


@pytest.mark.parametrize("password", ["", "hemmeligt"])
def test_no_sheet_is_forced_upon_a_fixed_structure(
    work: AtWork, written: Path, password: str
) -> None:
    """Kontrollér says what to do and has changed nothing; the report is printed all the same."""
    file = Path(copy(written, written.with_name(f"fast {password}.xlsx")))
    with work.opened(file) as document:
        document.protect(password)
        there = work.all()
        told = [work.asks(button, file) for button in ("check", "status_pdf")]

        assert ["failed", "done"] == [one["outcome"] for one in told], told
        assert "er beskyttet, så der ikke kan komme et ark til." in told[0]["message"]
        assert told[0]["message"].endswith(UNTOUCHED)
        assert there == work.all()
        assert document.isProtected()


def test_a_fixed_structure_with_the_sheet_is_checked(work: AtWork, file: Path) -> None:
    """Kontrol is there already, so it is written in, and the structure stays protected."""
    with work.opened(file) as document:
        first = work.asks("check", file)
        document.protect("hemmeligt")
        work.cell("Risici", "P10").setFormula("2099-01-01")
        second = work.asks("check", file)

        assert ["done", "done"] == [first["outcome"], second["outcome"]], second
        assert second["message"].startswith("Ingen bemærkninger")
        assert not any("Risici!P10" in row for row in work.rows("Kontrol"))
        assert document.isProtected()


def test_sheets_with_a_password_get_no_note(work: AtWork, file: Path) -> None:
    """Kontrol says which cells have none; no sheet is changed, and each is protected as before."""
    with work.opened(file) as document:
        for name in document.Sheets.ElementNames:
            work.sheet(name).unprotect("")
            work.sheet(name).protect("hemmeligt")
        there = work.all()
        told = work.asks("check", file)
        after = work.all()
        said = [str(text) for row in work.rows("Kontrol") for text in row]

        assert "done" == told["outcome"], told
        assert there == {name: one for name, one in after.items() if name != "Kontrol"}
        assert any("har ikke fået en note" in text and "Risici!P10" in text for text in said)


def test_sheets_without_a_password_are_protected_again(work: AtWork, file: Path) -> None:
    """The note is in the protected sheet, whose protection is back."""
    with work.opened(file):
        risks = work.sheet("Risici")
        risks.unprotect("")
        risks.protect("")
        told = work.asks("check", file)

        assert "done" == told["outcome"], told
        assert [True] == [note.startswith("Excelkasse") for note in work.notes("Risici")][-1:]
        assert risks.isProtected()


def test_the_workbook_of_the_request_among_two_of_a_name(work: AtWork, file: Path) -> None:
    """The one in the other folder, though it is in front, is not touched."""
    other = file.parent / "kopi"
    other.mkdir()
    copied = Path(copy(file, other))
    with work.opened(file) as wanted, work.opened(copied):
        there = work.all()
        told = work.asks("check", file)

        assert "done" == told["outcome"], told
        assert there == work.all()
        assert "Kontrol" in wanted.Sheets.ElementNames


def test_two_windows_of_one_workbook_are_one_workbook(work: AtWork, file: Path) -> None:
    """It is checked once, and both windows stay."""
    with work.opened(file) as document:
        helper = work.window.create("com.sun.star.frame.DispatchHelper")
        helper.executeDispatch(document.CurrentController.Frame, ".uno:NewWindow", "", 0, ())
        until(lambda: len(_windows(work)) == 2)
        told = work.asks("check", file)

        assert "done" == told["outcome"], told
        assert "Kontrol" in document.Sheets.ElementNames
        assert 2 == len(_windows(work))


def _windows(work: AtWork) -> list[str]:
    frames = work.window.create("com.sun.star.frame.Desktop").Frames
    models = [frames.getByIndex(number).Controller.Model for number in range(frames.Count)]
    return [model.URL for model in models if model.URL == work.document.URL]


@pytest.mark.parametrize(
    "name",
    [
        "a=b & c %41 100 %.xlsx",
        "#1 [æøå] Ærø's ÉÜ +;,.xlsx",
        f"{'langt navn ' * 9}/{'og længere endnu ' * 7}/{'P-2026-03 ' * 12}.xlsx",
    ],
)
def test_any_name_is_found_changed_and_undone(work: AtWork, written: Path, name: str) -> None:
    """However a file is named, it is that file which is checked, reported on and given back."""
    file = written.parent / "navne" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    copy(written, file)
    with work.opened(file):
        told = [work.asks(button, file) for button in ("check", "status_pdf", "undo")]
        work.look()

        assert ["done"] * 3 == [one["outcome"] for one in told], told
        assert written.read_bytes() == file.read_bytes()
        assert f"file://{file}" == unquote(work.document.URL)
        assert "Kontrol" not in work.document.Sheets.ElementNames
    reports = [one for one in file.parent.glob("*.pdf") if one.name.startswith(file.stem)]
    assert [f"{file.stem} Statusrapport"] == [one.name[:-15] for one in reports]


def test_a_workbook_never_saved_is_told(work: AtWork) -> None:
    """Every button that needs its file says so, and nothing is written in it."""
    document = work.window.open("private:factory/scalc")
    title = document.Title
    before, work.document = work.document, document
    there = work.all()
    told = [work.asks(button, title) for button in ("check", "status_pdf", "undo")]
    after = work.all()
    document.close(True)  # noqa: FBT003  (LibreOffice's own call)
    work.document = before

    assert ["failed"] * 3 == [one["outcome"] for one in told]
    assert {"Mappen er ikke gemt endnu."} == {one["message"][:26] for one in told}
    assert there == after


def test_somebody_elses_workbook_is_left_alone(work: AtWork) -> None:
    """No sheet of ours in it: each button says why not, and nothing is written in it."""
    file = work.window.person.home / "Min egen.xlsx"
    there, kept = work.all(), copies(work)
    buttons = ("check", "next_finding", "status_pdf", "refresh", "undo")
    told = {button: work.asks(button, file) for button in buttons}

    failed = ("check", "status_pdf", "refresh")
    assert ["failed"] * 3 == [told[button]["outcome"] for button in failed], told
    assert WORDS["agent.no_finding"] == told["next_finding"]["message"]
    assert WORDS["agent.nothing_to_undo"] == told["undo"]["message"]
    assert (there, kept) == (work.all(), copies(work))


def test_a_workbook_that_is_closed_is_told(work: AtWork, file: Path) -> None:
    """The press is answered, and the next one, in another workbook, is done."""
    with work.opened(file):
        pass
    told = work.asks("check", file)

    assert ("failed", True) == (told["outcome"], "er ikke åben" in told["message"]), told
    assert told["message"].endswith(UNTOUCHED)

"""*Send til styregruppe*: shown first, written when it is wanted, and opened as a draft."""

from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from excelkasse.actions.demo import AS_OF, sample_workbook
from excelkasse.actions.rollup import Order, roll_up_folder
from excelkasse.agent.commands.send import send
from excelkasse.agent.request import Request
from excelkasse.agent.work import Work, told_of
from excelkasse.desk import Desk
from excelkasse.layout.place import parts_of
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.agent.desks import FakeBook, FakePrograms, setting

WORDS = texts("da")
NUMBERS = ("P-2026-05", "P-2026-10")
Pressed = Callable[..., Work]


@pytest.fixture
def projects(tmp_path: Path) -> Path:
    """Give a folder with two projects, one of them with something private in a report."""
    folder = tmp_path / "projekter"
    folder.mkdir()
    for one in sample_projects(parts_of(SHELF)):
        number = one.file.split()[0]
        if number in NUMBERS:
            FileTarget(folder / f"{number}.xlsx").write(sample_workbook(one, WORDS))
        if number == "P-2026-05":
            head = {**one.parts["status_report.head"][0], "since_last": "Ring til 010190-1237."}
            parts = {**one.parts, "status_report.head": (head,)}
            told = sample_workbook(replace(one, parts=parts), WORDS)
            FileTarget(folder / "privat.xlsx").write(told)
    return folder


@pytest.fixture
def pressed(tmp_path: Path) -> Pressed:
    """Give what presses the button in a workbook."""

    def press(file: Path, *, answer: bool = True) -> Work:
        book, programs = FakeBook(file), FakePrograms()
        programs.window.answer = answer
        programs.books[str(file)] = book
        request = Request.model_validate(
            {
                "schema": 1,
                "id": "1",
                "button": "send",
                "program": "excel",
                "workbook": str(file),
                "window": 0,
            }
        )
        return Work(request, setting(Desk(tmp_path / "bord"), programs, opened.append))

    opened: list[str] = []
    press.opened = opened  # type: ignore[attr-defined]
    return press


def _opened(pressed: Pressed) -> list[Path]:
    told: list[str] = pressed.opened  # type: ignore[attr-defined]
    return [Path(unquote(urlsplit(one).path)) for one in told]


@pytest.mark.office
def test_a_project_becomes_a_draft_to_its_steering_group(projects: Path, pressed: Pressed) -> None:
    """Shown with those who get it, written beside the workbook, opened unsent; no more is left."""
    work = pressed(projects / "P-2026-05.xlsx")
    before = {file.name for file in projects.iterdir()}
    told = told_of(send, work)
    [draft] = _opened(pressed)
    letter = message_from_bytes(draft.read_bytes(), policy=policy.default)
    [asked] = work.setting.programs.window.asked  # type: ignore[attr-defined]

    assert "done" == told.outcome, told.message
    assert "ekr@nordbaek.example" in str(letter["To"])
    assert "ekr@nordbaek.example" in asked
    assert "1" == letter["X-Unsent"]
    assert [".html", ".pdf", ".xlsx"] == sorted(
        Path(str(one.get_filename())).suffix for one in letter.iter_attachments()
    )
    assert [draft.parent.name] == sorted({one.name for one in projects.iterdir()} - before)


def test_what_is_not_wanted_is_not_written(projects: Path, pressed: Pressed) -> None:
    """The person says no to what is shown."""
    before = sorted(projects.iterdir())
    told = told_of(send, pressed(projects / "P-2026-05.xlsx", answer=False))

    assert ("stopped", "Der er ikke lavet noget udkast.") == (told.outcome, told.message)
    assert (before, []) == (sorted(projects.iterdir()), _opened(pressed))


def test_something_private_stops_it(projects: Path, pressed: Pressed) -> None:
    """It is told where, masked, and nobody is even asked."""
    work = pressed(projects / "privat.xlsx")
    told = told_of(send, work)

    assert "failed" == told.outcome
    assert ("Status!" in told.message, "010190-1237" in told.message) == (True, False)
    assert [] == work.setting.programs.window.asked  # type: ignore[attr-defined]


@pytest.mark.office
def test_a_portfolio_becomes_a_draft_to_the_management(
    projects: Path, tmp_path: Path, pressed: Pressed
) -> None:
    """Its projects are found from where it lies, though a copy of it is read."""
    (projects / "privat.xlsx").unlink()
    portfolio = tmp_path / "Portefølje.xlsx"
    roll_up_folder(projects, portfolio, WORDS, order=Order(AS_OF))
    told = told_of(send, pressed(portfolio))
    [draft] = _opened(pressed)

    assert "done" == told.outcome, told.message
    assert WORDS["pack.audience.chefgruppe"] in draft.parent.name
    assert [] == list(tmp_path.glob(".~*"))


def test_a_workbook_of_another_kind_is_told(tmp_path: Path, pressed: Pressed) -> None:
    """Neither a project nor a portfolio."""
    file = Path("workbooks/guide.da.xlsx").resolve()
    copy = tmp_path / "vejledning.xlsx"
    copy.write_bytes(file.read_bytes())
    told = told_of(send, pressed(copy))

    assert ("failed", []) == (told.outcome, _opened(pressed))

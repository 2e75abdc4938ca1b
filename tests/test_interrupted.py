"""What comes in between: a stop, somebody typing, a workbook or a LibreOffice that goes.

LibreOffice has a window, the buttons are pressed with the mouse, and the agent is a process.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest

from excelkasse.actions.demo import AS_OF, sample_workbook
from excelkasse.actions.rollup import Order, roll_up_folder
from excelkasse.spreadsheet.write_file import FileTarget
from tests.addin.screen import Person, until
from tests.agent.desks import reply
from tests.at_work import (
    PATIENCE,
    WORDS,
    AtWork,
    agent,
    at_work,
    in_front,
    renamed,
    sample,
    somebody,
)

pytestmark = pytest.mark.office

MANY = 40
"""Project workbooks; so many take some seconds to read."""


@pytest.fixture
def one() -> Iterator[Person]:
    """Give a person at a screen, with the extension installed."""
    with somebody() as person:
        yield person


@pytest.fixture
def portfolio(one: Person) -> Path:
    """Give a portfolio of one project, beside which many others have come since."""
    projects = one.home / "projekter"
    projects.mkdir()
    first = projects / "P-2026-10.xlsx"
    FileTarget(first).write(sample_workbook(sample("P-2026-10"), WORDS))
    portfolio = one.home / "Portefølje.xlsx"
    roll_up_folder(projects, portfolio, WORDS, order=Order(AS_OF))
    FileTarget(first).write(sample_workbook(renamed("P-2026-10", "Nyt navn"), WORDS))
    for number in range(MANY):
        copy(first, projects / f"Kopi {number:02}.xlsx")
    return portfolio


def alone(portfolio: Path) -> None:
    """Take the many away again, so that the next refresh is a quick one."""
    for file in (portfolio.parent / "projekter").glob("Kopi*"):
        file.unlink()


def begun(one: Person) -> bool:
    """Whether the agent has taken a request and not answered it yet."""
    return bool(list(one.desk.inbox.glob("*.taken")))


def refreshed(work: AtWork, portfolio: Path) -> bool:
    """Refresh the portfolio, and say whether the project's new name came."""
    told = work.asks("refresh", portfolio)
    assert "done" == told["outcome"], told
    return any("Nyt navn" in row for row in work.rows("Projekter"))


def test_a_refresh_is_stopped_while_it_reads(one: Person, portfolio: Path) -> None:
    """Nothing is changed and it is said so; LibreOffice is as before; the next one completes."""
    file = portfolio.read_bytes()
    with at_work(portfolio, one) as work:
        there, modified = work.all(), work.document.isModified()
        work.click("refresh")
        until(lambda: begun(one), patience=PATIENCE)
        work.click("stop")
        until(lambda: len(list(one.desk.replies.glob("*.json"))) == 2, patience=PATIENCE)
        said = [json.loads(file.read_bytes()) for file in one.desk.replies.glob("*.json")]
        told = {one["outcome"]: one["message"] for one in said}

        assert WORDS["agent.stopping"] == told["done"]
        found = re.fullmatch(
            r"Stoppet ved fil (\d+) af 41. Mappen er, som den var.", told["stopped"]
        )
        assert found is not None, told
        assert int(found[1]) in range(1, 41)
        assert (there, file) == (work.all(), portfolio.read_bytes())
        assert calm(work)
        assert modified == work.document.isModified()
        assert not list(one.desk.copies.glob("*"))

        alone(portfolio)

        assert refreshed(work, portfolio)
        assert calm(work)


def calm(work: AtWork) -> bool:
    """Whether LibreOffice calculates and draws as it does when nobody has told it otherwise."""
    document = work.document
    return document.isAutomaticCalculationEnabled() and not document.hasControllersLocked()


def test_libreoffice_crashes_while_projects_are_read(one: Person, portfolio: Path) -> None:
    """It is told, the file is untouched, and the same agent refreshes it in the next one."""
    file = portfolio.read_bytes()
    with agent(one):
        with in_front(portfolio, one) as work:
            request = work.leaves("refresh", portfolio)
            work.window.crash()
            told = reply(one.desk, request, PATIENCE)

        assert "failed" == told["outcome"], told
        assert WORDS["agent.unchanged"] in told["message"]
        assert "Traceback" not in told["message"]
        assert file == portfolio.read_bytes()

        alone(portfolio)
        with in_front(portfolio, one) as work:
            assert refreshed(work, portfolio)


def test_a_crash_in_the_middle_of_writing(one: Person, portfolio: Path) -> None:
    """The file is untouched, the message names the copy, and the next refresh completes."""
    alone(portfolio)
    file = portfolio.read_bytes()
    with agent(one):
        with in_front(portfolio, one) as work:
            request = work.leaves("refresh", portfolio)
            until((one.desk.copies / "index.json").exists, patience=PATIENCE)
            work.window.crash()
            told = reply(one.desk, request, PATIENCE)
        [kept] = one.desk.copies.glob("*.xlsx")

        assert "failed" == told["outcome"], told
        assert "LibreOffice lukkede undervejs." in told["message"]
        assert str(kept) in told["message"]
        assert file == portfolio.read_bytes() == kept.read_bytes()

        with in_front(portfolio, one) as work:
            assert refreshed(work, portfolio)


def test_a_workbook_closed_while_its_projects_are_read(one: Person, portfolio: Path) -> None:
    """It is told, the file is as it was, and opened again it is refreshed."""
    file = portfolio.read_bytes()
    mine = one.home / "P-2026-03.xlsx"
    FileTarget(mine).write(sample_workbook(sample("P-2026-03"), WORDS))
    with at_work(mine, one) as work:
        document = work.window.open(portfolio.as_uri())
        request = work.leaves("refresh", portfolio)
        document.close(True)  # noqa: FBT003  (LibreOffice's own call)
        told = reply(one.desk, request, PATIENCE)
        work.closes_message()

        assert "failed" == told["outcome"], told
        assert told["message"].endswith(WORDS["agent.unchanged"])
        assert file == portfolio.read_bytes()

        alone(portfolio)
        with work.opened(portfolio):
            assert refreshed(work, portfolio)


@pytest.fixture
def typing(one: Person) -> Iterator[AtWork]:
    """Give somebody who has typed in a cell and not pressed Enter."""
    file = one.home / "P-2026-03.xlsx"
    FileTarget(file).write(sample_workbook(sample("P-2026-03"), WORDS))
    with at_work(file, one) as work:
        window = work.document.CurrentController
        window.setActiveSheet(work.sheet("Risici"))
        across, down = until(lambda: work.window.cell_on_screen(9, 3))
        work.window.click((across + 40, down + 8))
        until(lambda: work.front.endswith("Risici.D10"))
        work.window.type("type", "Skrevet imens")
        yield work


def test_who_is_typing_is_waited_for(typing: AtWork, one: Person) -> None:
    """Kontrollér waits for Enter, then checks; what was typed stands in its cell."""
    typing.click("check")
    until(lambda: begun(one))
    waited = not list(one.desk.replies.glob("*"))
    typing.window.type("key", "Return")
    [answer] = until(lambda: list(one.desk.replies.glob("*.json")), patience=PATIENCE)

    assert waited
    assert "done" == json.loads(answer.read_bytes())["outcome"]
    assert "Skrevet imens" == typing.cell("Risici", "D10").String


@pytest.mark.parametrize("button", ["check", "new_project"])
def test_who_goes_on_typing_loses_nothing(typing: AtWork, button: str) -> None:
    """The button gives up, says what to press, and the text is still there to be entered."""
    before = typing.cell("Risici", "D10").String
    there = typing.document.Sheets.ElementNames
    told = typing.press(button)
    typing.closes_message()
    still = typing.cell("Risici", "D10").String
    across, down = until(lambda: typing.window.cell_on_screen(9, 4))
    typing.window.click((across + 40, down + 8))
    until(lambda: typing.cell("Risici", "D10").String != still)

    assert "failed" == told["outcome"], told
    assert told["message"].startswith("Der bliver skrevet i en celle. Tryk Enter")
    assert (before, there) == (still, typing.document.Sheets.ElementNames)
    assert "Skrevet imens" == typing.cell("Risici", "D10").String

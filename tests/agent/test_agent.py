"""The agent at work on a desk, with programs that are only values."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import copy, copyfile
from threading import Event, Thread

import pytest

from excelkasse.actions.demo import sample_workbook
from excelkasse.actions.new import Wish, new_project
from excelkasse.actions.profile import files_of, load_tailoring
from excelkasse.address import Cell
from excelkasse.agent.agent import Agent
from excelkasse.agent.commands.table import COMMANDS
from excelkasse.buttons import BUTTONS
from excelkasse.desk import Desk
from excelkasse.errors import Unwritable
from excelkasse.finding import Place
from excelkasse.grid import Grid, Workbook
from excelkasse.layout.place import parts_of
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.agent.desks import FakeBook, FakePrograms, log, press, reply, setting, until
from tests.tailoring.books import tailored_with_logo

NAMES = ("P-2026-03 a=b 100 % & Ærø.xlsx", "P-2025-11 Cykelsti.xlsx")


class Office:
    """An agent in a thread, and everything around it."""

    def __init__(self, folder: Path, projects: Sequence[Path]) -> None:
        """Fill a folder with two projects that are open."""
        self.desk = Desk(folder / "skrivebord")
        self.programs = FakePrograms()
        self.pages: list[str] = []
        for project in projects:
            file = Path(copy(project, folder))
            self.programs.books[str(file)] = FakeBook(file)
        self.agent = Agent(setting(self.desk, self.programs, self.pages.append), lambda _: "kold")
        self.ready = Event()
        self.thread = Thread(target=self.agent.run, args=(self.ready.set,))

    @property
    def books(self) -> list[FakeBook]:
        """The open workbooks."""
        return list(self.programs.books.values())

    def press(self, button: str, book: FakeBook | None = None, **other: object) -> str:
        """Press a button with a workbook in front, and return the id."""
        return press(self.desk, button, workbook=str((book or self.books[0]).path), **other)


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    """Write two projects with names that would be trouble in a shell."""
    folder = tmp_path_factory.mktemp("projekter")
    samples = {one.file.split()[0]: one for one in sample_projects(parts_of(SHELF))}
    for name in NAMES:
        FileTarget(folder / name).write(sample_workbook(samples[name.split()[0]], texts("da")))
    return [folder / name for name in NAMES]


@pytest.fixture
def office(tmp_path: Path, projects: Sequence[Path]) -> Iterator[Office]:
    """Give an agent that is ready."""
    office = Office(tmp_path, projects)
    office.thread.start()
    assert office.ready.wait(60)
    yield office
    office.agent.end()
    office.thread.join(60)
    assert not office.thread.is_alive()


def test_every_button_has_a_command_and_every_command_a_button() -> None:
    """Nothing on the ribbon is dead, and nothing can be asked for that is not on it."""
    assert {button.key for button in BUTTONS} == {*COMMANDS, "stop"}


def test_check_shows_every_finding(office: Office) -> None:
    """The findings are shown in the workbook, counted in the status bar, and answered."""
    told = reply(office.desk, office.press("check"))
    [shown] = office.books[0].shown

    assert ("done", 1) == (told["outcome"], told["schema"])
    assert "action_overdue" in [finding.code for finding in shown]
    assert told["message"].endswith("Se arket Kontrol.")
    until(lambda: told["message"] in office.programs.window.told)


def test_only_the_workbook_that_is_named_is_touched(office: Office) -> None:
    """With two open, the other is neither read nor written."""
    reply(office.desk, office.press("check", office.books[1]))

    assert (0, []) == (office.books[0].reads, office.books[0].shown)


def test_a_button_that_changes_first_keeps_a_copy(office: Office) -> None:
    """The copy has the workbook's bytes, its name and a date."""
    before = office.books[0].path.read_bytes()
    reply(office.desk, office.press("check"))
    [kept] = office.desk.copies.glob("*.xlsx")

    assert before == kept.read_bytes()
    assert kept.name.startswith(office.books[0].path.stem)


def test_pressed_twice_it_is_run_once(office: Office) -> None:
    """While the first runs, the second is answered that it does; afterwards it may be run again."""
    gate = Event()
    office.books[0].waits_for = gate
    first = office.press("check")
    until(lambda: office.books[0].reads)
    second = office.press("check")
    told = reply(office.desk, second)
    gate.set()

    assert ("refused", "Det er allerede i gang.") == (told["outcome"], told["message"][:23])
    assert "done" == reply(office.desk, first)["outcome"]
    assert 1 == len(office.books[0].shown)
    assert "done" == reply(office.desk, office.press("check"))["outcome"]


def test_two_workbooks_take_turns(office: Office) -> None:
    """The same button for another workbook waits, and is done."""
    gate = Event()
    office.books[0].waits_for = gate
    first = office.press("check")
    until(lambda: office.books[0].reads)
    second = office.press("check", office.books[1])
    gate.set()

    assert ["done", "done"] == [reply(office.desk, one)["outcome"] for one in (first, second)]


def test_the_heart_beats_while_something_runs(office: Office) -> None:
    """A long job or a message box that waits is no reason to seem asleep."""
    gate = Event()
    office.books[0].waits_for = gate
    first = office.press("check")
    until(lambda: office.books[0].reads)
    os.utime(office.desk.heartbeat, (0, 0))
    until(lambda: office.desk.heartbeat.stat().st_mtime > 0)
    gate.set()

    assert "done" == reply(office.desk, first)["outcome"]


def test_the_heartbeat_says_who_and_goes_at_the_end(
    tmp_path: Path, projects: Sequence[Path]
) -> None:
    """One line with version and process; no file when the agent has ended."""
    office = Office(tmp_path, projects)
    office.thread.start()
    assert office.ready.wait(60)
    line = office.desk.heartbeat.read_text("ascii")
    office.agent.end()
    office.thread.join(60)

    assert str(os.getpid()) == line.split()[1]
    assert not office.desk.heartbeat.exists()


def test_what_still_waits_at_the_end_is_answered(tmp_path: Path, projects: Sequence[Path]) -> None:
    """Nobody is left waiting for an answer that will not come."""
    office = Office(tmp_path, projects)
    gate = Event()
    office.books[0].waits_for = gate
    office.thread.start()
    assert office.ready.wait(60)
    first, second = office.press("check"), office.press("check", office.books[1])
    until(lambda: 2 == len([line for line in log(office.desk) if line["event"] == "taken"]))
    until(lambda: office.books[0].reads)
    office.agent.end()
    gate.set()
    office.thread.join(60)

    assert "done" == reply(office.desk, first)["outcome"]
    assert "refused" == reply(office.desk, second)["outcome"]
    assert [] == list(office.desk.inbox.iterdir())


def test_stop_with_nothing_running(office: Office) -> None:
    """It says so."""
    told = reply(office.desk, press(office.desk, "stop", workbook=""))

    assert ("done", "Der er ikke noget i gang.") == (told["outcome"], told["message"])


def test_a_mistake_of_ours_is_told_in_words(office: Office) -> None:
    """No traceback: what was kept, and where; the log has the kind and the place, not the text."""
    office.books[0].failing = KeyError("Anne Hansens løn")
    told = reply(office.desk, office.press("check"))
    [kept] = office.desk.copies.glob("*.xlsx")
    [noted] = [line for line in log(office.desk) if line["event"] == "mistake"]

    assert "failed" == told["outcome"]
    assert str(kept) in told["message"]
    assert str(office.desk.log) in told["message"]
    assert "Traceback" not in told["message"]
    assert ("KeyError", True) == (noted["kind"], "show" in noted["place"])
    assert "Anne" not in office.desk.log.read_text("ascii")
    until(lambda: office.programs.window.alerts == [told["message"]])
    assert "done" == reply(office.desk, office.press("next_finding"))["outcome"]


def test_a_workbook_that_cannot_be_reached_is_not_changed(office: Office) -> None:
    """What stands in the way is told, and that nothing was done."""
    office.programs.books.clear()
    told = reply(office.desk, press(office.desk, "check", workbook="/lukket.xlsx"))

    assert "failed" == told["outcome"]
    assert told["message"].endswith("Mappen er ikke ændret.")


def test_a_workbook_that_is_no_project_is_told(office: Office, tmp_path: Path) -> None:
    """It is not written in, and no copy is made."""
    book = FakeBook(tmp_path / "andet.xlsx", typed=Workbook((Grid("Ark1", (("mit",),)),)))
    office.programs.books[str(book.path)] = book
    told = reply(office.desk, office.press("check", book))

    assert "failed" == told["outcome"]
    assert ([], False) == (book.shown, office.desk.copies.exists())


def test_without_room_for_a_copy_nothing_is_changed(office: Office) -> None:
    """No copy, no writing."""
    office.desk.copies.write_text("i vejen", "utf-8")
    told = reply(office.desk, office.press("check"))

    assert "failed" == told["outcome"]
    assert [] == office.books[0].shown


def test_going_to_findings_one_by_one(office: Office) -> None:
    """Each place is said, and then that there are no more."""
    office.books[0].places.append(Place("Risici", Cell(10, 16)))
    told = [reply(office.desk, office.press("next_finding"))["message"] for _ in range(2)]

    assert "Næste bemærkning: Risici!P10" == told[0]
    assert told[1].startswith("Der er ikke flere bemærkninger.")


def test_the_status_report_lies_beside_the_workbook(office: Office) -> None:
    """The sheet Statusrapport, as a PDF named by workbook and day; pressed again it is replaced."""
    told = [reply(office.desk, office.press("status_pdf")) for _ in range(2)]
    folder = office.books[0].path.parent
    [report] = folder.glob("*.pdf")

    assert report.name.startswith("P-2026-03 a=b 100 % & Ærø Statusrapport 20")
    assert report.read_bytes().endswith(b"Statusrapport")
    assert ["done", "done"] == [one["outcome"] for one in told]
    assert str(report) in told[1]["message"]


@pytest.fixture
def online(office: Office) -> FakeBook:
    """Give the first of the workbooks as Excel opens it from SharePoint."""
    book = office.books[0]
    book.online = f"https://kommune.sharepoint.com/sites/Vej/Delte dokumenter/{book.path.name}"
    office.programs.books[book.online] = book
    return book


def test_a_workbook_on_the_web_is_checked(office: Office, online: FakeBook) -> None:
    """It is shown its findings like any other, and a copy is kept first, under its own name."""
    told = reply(office.desk, press(office.desk, "check", workbook=online.online))
    [kept] = office.desk.copies.glob("*.xlsx")

    assert ("done", 1) == (told["outcome"], len(online.shown))
    assert kept.name.startswith(online.path.stem)


def test_a_report_of_a_workbook_on_the_web_lies_among_documents(
    office: Office, online: FakeBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no folder beside it to put it in."""
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    told = reply(office.desk, press(office.desk, "status_pdf", workbook=online.online))
    [report] = tmp_path.glob("*.pdf")

    assert "done" == told["outcome"]
    assert str(report) in told["message"]


def test_undo_of_a_workbook_on_the_web_says_where_its_copy_is(
    office: Office, online: FakeBook
) -> None:
    """It cannot be replaced from here, and nothing is closed or written."""
    reply(office.desk, press(office.desk, "check", workbook=online.online))
    told = reply(office.desk, press(office.desk, "undo", workbook=online.online))
    [kept] = office.desk.copies.glob("*.xlsx")

    assert ("failed", False) == (told["outcome"], online.closed)
    assert str(kept) in told["message"]


def test_a_workbook_without_a_report_is_told(office: Office, tmp_path: Path) -> None:
    """Nothing is written beside it."""
    book = FakeBook(tmp_path / "andet.xlsx", typed=Workbook((Grid("Ark1", (("mit",),)),)))
    office.programs.books[str(book.path)] = book
    told = reply(office.desk, office.press("status_pdf", book))

    assert ("failed", []) == (told["outcome"], list(tmp_path.glob("*.pdf")))


def test_new_projects_get_names_that_are_free(office: Office) -> None:
    """Beside the open workbook, never over anything, and opened."""
    for _ in range(2):
        assert "done" == reply(office.desk, office.press("new_project"))["outcome"]
    folder = office.books[0].path.parent
    made = [folder / "Nyt projekt.xlsx", folder / "Nyt projekt (2).xlsx"]

    assert made == office.programs.window.opened
    assert all(FileSource(file).read().grids for file in made)


@pytest.mark.parametrize(
    ("button", "model"), [("new_light", "light"), ("new_project", "medium"), ("new_full", "full")]
)
def test_each_button_makes_its_model_as_the_workplace_has_tailored_it(
    office: Office, tmp_path: Path, button: str, model: str
) -> None:
    """The same sheets as on the command line, with what the desk's Tilpasning says."""
    told = tailored_with_logo(tmp_path / "arbejdsplads")
    for file, data in files_of(told, office.desk.profile).items():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
    reply(office.desk, office.press(button))
    [made] = office.programs.window.opened
    new_project(tmp_path / "P.xlsx", Wish(model, tailoring=load_tailoring(told)), texts("da"))

    assert FileSource(tmp_path / "P.xlsx").read() == FileSource(made).read()


def test_a_damaged_tailoring_is_told(office: Office) -> None:
    """Nothing is made by halves of it."""
    office.desk.profile.parent.mkdir()
    office.desk.profile.write_bytes(b"PK")
    told = reply(office.desk, office.press("new_project"))

    assert ("failed", []) == (told["outcome"], office.programs.window.opened)


def test_a_new_project_without_a_workbook_lies_among_documents(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no workbook is open, the folder for documents is used."""
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    reply(office.desk, press(office.desk, "new_project", workbook=""))

    assert [tmp_path / "Nyt projekt.xlsx"] == office.programs.window.opened


def test_the_guide_is_shown_in_the_browser(office: Office) -> None:
    """A page on the desk; no workbook is needed."""
    told = reply(office.desk, press(office.desk, "guide", workbook=""))

    assert "done" == told["outcome"]
    assert [(office.desk.folder / "vejledning.html").as_uri()] == office.pages


def test_undo_puts_the_workbook_back(office: Office) -> None:
    """What was there before the button is there again, and is open."""
    book = office.books[0]
    before = book.path.read_bytes()
    reply(office.desk, office.press("check"))
    until(lambda: _settled(office))
    copyfile(office.books[1].path, book.path)
    changed = book.path.read_bytes()
    told = reply(office.desk, office.press("undo"))

    assert "done" == told["outcome"], told
    assert (before, True) == (book.path.read_bytes(), book.closed)
    assert [book.path] == office.programs.window.opened
    assert changed in [kept.read_bytes() for kept in office.desk.copies.glob("*.xlsx")]
    assert 1 == len(office.programs.window.asked)


def _settled(office: Office) -> bool:
    index = json.loads((office.desk.copies / "index.json").read_text("utf-8"))
    return all(one["after"] for one in index["copies"])


def test_undo_asks_only_when_a_person_has_written_since(office: Office) -> None:
    """Untouched since the button: no question. A second undo takes the first back."""
    reply(office.desk, office.press("check"))
    until(lambda: _settled(office))

    assert "done" == reply(office.desk, office.press("undo"))["outcome"]
    assert [] == office.programs.window.asked


def test_undo_that_is_not_wanted_changes_nothing(office: Office) -> None:
    """The answer no leaves the workbook open as it is."""
    book = office.books[0]
    reply(office.desk, office.press("check"))
    until(lambda: _settled(office))
    grids = [*FileSource(book.path).read().grids, Grid("Mit ark", (("mit",),))]
    book.typed = Workbook(tuple(grids))
    office.programs.window.answer = False
    told = reply(office.desk, office.press("undo"))

    assert ("stopped", False) == (told["outcome"], book.closed)
    assert "Kontrollér" in office.programs.window.asked[0]


def test_undo_with_nothing_to_undo(office: Office) -> None:
    """It says so and closes nothing."""
    told = reply(office.desk, office.press("undo"))

    assert told["message"].startswith("Excelkasse har ikke ændret denne mappe")
    assert not office.books[0].closed


def test_undo_when_the_copies_are_gone(office: Office) -> None:
    """A copy that somebody has deleted is none; nothing is closed."""
    reply(office.desk, office.press("check"))
    for kept in office.desk.copies.glob("*.xlsx"):
        kept.unlink()
    told = reply(office.desk, office.press("undo"))

    assert told["message"].startswith("Excelkasse har ikke ændret denne mappe")
    assert not office.books[0].closed


def test_undo_where_the_file_cannot_be_replaced(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file as it was is opened again, and it is told where the copies are."""
    book = office.books[0]
    reply(office.desk, office.press("check"))
    until(lambda: _settled(office))
    before = book.path.read_bytes()
    monkeypatch.setattr("excelkasse.agent.commands.undo.save_atomically", _locked)
    told = reply(office.desk, office.press("undo"))

    assert "failed" == told["outcome"]
    assert str(office.desk.copies) in told["message"]
    assert (before, [book.path]) == (book.path.read_bytes(), office.programs.window.opened)


def _locked(path: Path, _data: bytes) -> None:
    raise Unwritable("target_locked", {"file": path.name})


def test_undo_of_a_workbook_that_may_not_be_written(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told before anything is closed."""
    reply(office.desk, office.press("check"))
    until(lambda: _settled(office))
    monkeypatch.setattr(os, "access", lambda *_: False)
    told = reply(office.desk, office.press("undo"))

    assert ("failed", False) == (told["outcome"], office.books[0].closed)
    assert "skrivebeskyttet" in told["message"]

"""Somebody in front of a real LibreOffice whose buttons are installed and whose agent is awake."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from excelkasse.buttons import BUTTONS
from excelkasse.layout.place import parts_of
from excelkasse.sample import SampleProject, sample_projects
from excelkasse.spreadsheet.live.programs import TITLE
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.addin.screen import (
    Person,
    Place,
    Window,
    danish_profile,
    libreoffice,
    own_extension,
    person,
    unopkg,
    until,
)
from tests.agent.desks import press, reply

WORDS = texts("da")
PATIENCE = 240
"""Seconds; a whole portfolio is refreshed, and the machine may be busy."""

_PRESSES, _UNHEARD = 2, 60
"""So many times a button is pressed, and the seconds after which a press was passed over."""

_LONGEST = 1200
"""Seconds that one LibreOffice may serve the tests of a module."""

_AGENT = """
import sys
import time
from dataclasses import replace
from excelkasse.agent.agent import serve
from excelkasse.agent.programs import UsersPrograms
from excelkasse.agent.setting import users_setting
from excelkasse.spreadsheet.live.programs import DeskPrograms
from excelkasse.spreadsheet.libreoffice.link.bridge import properties
from excelkasse.spreadsheet.live.programs import TITLE
from excelkasse.texts import texts
own = replace(users_setting(texts("da")), programs=UsersPrograms(DeskPrograms(sys.argv[1])))
serve(own, lambda: None)
"""


@contextmanager
def somebody() -> Iterator[Person]:
    """Give a person at a screen, with the extension installed."""
    with person() as one:
        danish_profile(one)
        unopkg(one, "add", str(own_extension(one, WORDS)))
        yield one


@contextmanager
def agent(one: Person) -> Iterator[None]:
    """Have the person's agent awake, and end it as a system does at the end of a session."""
    running = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", _AGENT, one.pipe], env=dict(one.environment), start_new_session=True
    )
    try:
        until(one.desk.heartbeat.exists, patience=PATIENCE)
        yield
    finally:
        running.terminate()
        running.wait(PATIENCE)


@contextmanager
def at_work(file: Path, one: Person) -> Iterator["AtWork"]:
    """Have a workbook open in front of a person whose agent is awake."""
    with agent(one), in_front(file, one) as work:
        yield work


@contextmanager
def in_front(file: Path, one: Person) -> Iterator["AtWork"]:
    """Have a workbook open in front of a person."""
    with libreoffice(one, "--calc", str(file), longest=_LONGEST) as window:
        labels = {button.key: WORDS[f"buttons.{button.key}.label"] for button in BUTTONS}
        seen = until(lambda: window.toolbar(WORDS["buttons.tab"], list(labels.values())))
        places = {key: seen[label] for key, label in labels.items()}
        yield AtWork(window, places)


class AtWork:
    """Somebody with a mouse in front of a workbook."""

    def __init__(self, window: Window, places: Mapping[str, Place]) -> None:
        """Look at the workbook that is open."""
        self.window = window
        self.places = places
        self.document: Any = None
        self.look()

    def look(self) -> None:
        """Look at the workbook that is in front now."""
        self.document = self.window.create("com.sun.star.frame.Desktop").CurrentComponent

    def press(self, button: str) -> Mapping[str, Any]:
        """Press a button with the mouse and wait for the agent's answer.

        LibreOffice at times passes over a click on a toolbar that is just being laid out anew (seen
        after a sheet was added: the button lit up, and nothing was left). A person presses again.
        """
        desk = self.window.person.desk
        before, taken = {file.stem for file in desk.replies.glob("*.json")}, self._taken()
        for _ in range(_PRESSES):
            self.click(button)
            if self._heard(taken):
                break
        new = until(
            lambda: {file.stem for file in desk.replies.glob("*.json")} - before, patience=PATIENCE
        )
        return reply(desk, new.pop())

    def _taken(self) -> int:
        """Count the requests that the agent has noted as taken or refused."""
        log = self.window.person.desk.log
        told = log.read_text("utf-8") if log.exists() else ""
        return told.count('"event": "taken"') + told.count('"event": "refused"')

    def _heard(self, taken: int) -> bool:
        """Whether more than so many requests are taken, soon enough for a busy machine."""
        give_up = time.monotonic() + _UNHEARD
        while time.monotonic() < give_up:
            if self._taken() > taken:
                return True
            time.sleep(0.05)
        return False

    def click(self, button: str) -> None:
        """Press a button with the mouse, and wait for nothing."""
        self.window.click(self.places[button])

    def asks(self, button: str, workbook: str | Path, window: int = 0) -> Mapping[str, Any]:
        """Leave a request as a button does, and give the answer; a message is read and closed."""
        desk = self.window.person.desk
        told = reply(desk, self.leaves(button, workbook, window), PATIENCE)
        if told["outcome"] == "failed":
            self.closes_message()
        until(lambda: not list(desk.inbox.glob("*.taken")))
        return told

    def leaves(self, button: str, workbook: str | Path, window: int = 0) -> str:
        """Leave a request as a button does, and give its name once it is taken."""
        desk = self.window.person.desk
        request = press(desk, button, workbook=str(workbook), window=window)
        until(lambda: not (desk.inbox / f"{request}.json").exists())
        return request

    def closes_message(self) -> str:
        """Press the OK of the message that is shown, and give what it says."""
        said, okay = until(lambda: self.window.message(TITLE))
        while self.window.shows(TITLE):
            self.window.click(okay)
            with suppress(pytest.fail.Exception):  # without a window manager a press may be lost
                until(lambda: not self.window.shows(TITLE), patience=2)
        return said

    @contextmanager
    def opened(self, file: Path, **options: object) -> Iterator[Any]:
        """Have another workbook open, in front; give its document."""
        document = self.window.open(file.as_uri(), **options)
        before, self.document = self.document, document
        try:
            yield document
        finally:
            self.document.setModified(False)
            self.document.close(True)  # noqa: FBT003  (LibreOffice's own call)
            self.document = before

    def all(self) -> Mapping[str, object]:
        """Give all that stands in the workbook: cells, notes, and what is protected."""
        return {name: self._all_of(name) for name in self.document.Sheets.ElementNames}

    def _all_of(self, name: str) -> object:
        cursor = self.sheet(name).createCursor()
        cursor.gotoEndOfUsedArea(True)  # noqa: FBT003
        return cursor.getFormulaArray(), self.notes(name), self.sheet(name).isProtected()

    def sheet(self, name: str) -> Any:  # noqa: ANN401  (a sheet of LibreOffice's)
        """Give a sheet by its name."""
        return self.document.Sheets.getByName(name)

    def cell(self, sheet: str, address: str) -> Any:  # noqa: ANN401
        """Give a cell."""
        return self.sheet(sheet).getCellRangeByName(address)

    def notes(self, sheet: str) -> Sequence[str]:
        """Give every note of a sheet."""
        notes = self.sheet(sheet).Annotations
        return [notes.getByIndex(number).String for number in range(notes.Count)]

    def rows(self, sheet: str) -> Sequence[Sequence[object]]:
        """Give all that stands on a sheet."""
        cursor = self.sheet(sheet).createCursor()
        cursor.gotoEndOfUsedArea(True)  # noqa: FBT003  (LibreOffice's own call)
        rows: Sequence[Sequence[object]] = cursor.getDataArray()
        return rows

    @property
    def front(self) -> str:
        """The sheet in front, and the cell that is selected."""
        return str(self.document.CurrentSelection.AbsoluteName).replace("$", "")

    def follow(self, row: int, column: int) -> None:
        """Press a link with the mouse, Ctrl held down as LibreOffice wants it."""
        place = until(lambda: self._on_screen(row, column))
        for step in (
            ["mousemove", "--sync", *map(str, place)],
            ["keydown", "ctrl"],
            ["click", "1"],
            ["keyup", "ctrl"],
        ):
            subprocess.run(  # noqa: S603
                ["xdotool", *step],  # noqa: S607
                env=dict(self.window.person.environment),
                check=True,
                timeout=PATIENCE,
            )

    def _on_screen(self, row: int, column: int) -> Place | None:
        """Give where a cell of the sheet in front is, as LibreOffice tells those who cannot see."""
        found = self.window.cell_on_screen(row, column)
        return (found[0] + 40, found[1] + 8) if found else None


def sample(number: str) -> SampleProject:
    """Give one of the sample projects by its number."""
    [found] = [one for one in sample_projects(parts_of(SHELF)) if one.file.startswith(number)]
    return found


def renamed(number: str, name: str) -> SampleProject:
    """Give it under another name of the project."""
    one = sample(number)
    project = {**one.parts["master_data.project"][0], "name": name}
    return replace(one, parts={**one.parts, "master_data.project": (project,)})

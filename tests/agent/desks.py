"""A desk in a folder of the test, presses on it, and spreadsheet programs that are only values."""

import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from shutil import copyfile
from threading import Event
from typing import Any

from excelkasse.agent.copies import Copies
from excelkasse.agent.ports import OpenBook, Program
from excelkasse.agent.request import Request
from excelkasse.agent.work import Setting
from excelkasse.desk import Desk
from excelkasse.errors import Unreachable
from excelkasse.finding import Finding, Place
from excelkasse.grid import Workbook
from excelkasse.journal import Journal
from excelkasse.schema.anchors import Tag, tag_of
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.texts import Texts, texts

PATIENCE = 20
"""Seconds after which a test no longer believes that something will happen."""

_numbers = iter(range(10**9))


def press(desk: Desk, button: str = "check", **other: object) -> str:
    """Leave a request as a button does, and return its id."""
    request = f"20261126-154210-{next(_numbers):06}"
    asked = {
        "schema": 1,
        "id": request,
        "button": button,
        "program": "libreoffice",
        "workbook": "/sti/P-2026-01 Cykelsti.xlsx",
        "window": 0,
        **other,
    }
    drop(desk, f"{request}.json", json.dumps(asked).encode())
    return request


def drop(desk: Desk, name: str, data: bytes, *, age: float = 0) -> Path:
    """Put a file into the inbox whole, as old as it is said to be."""
    desk.inbox.mkdir(parents=True, exist_ok=True)
    half = desk.inbox / f"{name}.tmp"
    half.write_bytes(data)
    then = time.time() - age
    os.utime(half, (then, then))
    return half.rename(desk.inbox / name)


def until(true: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait until something is true; fail if it does not become so."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def reply(desk: Desk, request: str, patience: float = PATIENCE) -> Mapping[str, Any]:
    """Wait for the answer to a request."""
    path = desk.replies / f"{request}.json"
    until(path.exists, patience)
    told: Mapping[str, Any] = json.loads(path.read_text("ascii"))
    return told


def log(desk: Desk) -> Sequence[Mapping[str, Any]]:
    """Return what the agent has noted."""
    lines = desk.log.read_text("ascii").splitlines() if desk.log.exists() else []
    return [json.loads(line) for line in lines]


@dataclass
class FakeProgram:
    """A program that remembers what it was told, and answers every question alike."""

    answer: bool = True
    told: list[str] = field(default_factory=list)
    alerts: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)

    def tell(self, text: str) -> None:
        """Remember a line of the status bar."""
        self.told.append(text)

    def quiet(self) -> None:
        """Remember that the status bar was given back."""
        self.told.append("")

    def alert(self, text: str) -> None:
        """Remember a message box."""
        self.alerts.append(text)

    def ask(self, text: str) -> bool:
        """Remember a question, and answer it."""
        self.asked.append(text)
        return self.answer

    def open(self, file: Path) -> OpenBook:
        """Open a file as a book."""
        self.opened.append(file)
        return FakeBook(file, window=self)


@dataclass
class FakeBook:
    """An open workbook whose cells are those of its file until something is `typed` into it."""

    path: Path
    shown: list[Sequence[Finding]] = field(default_factory=list)
    typed: Workbook | None = None
    closed: bool = False
    places: list[Place] = field(default_factory=list)
    window: "FakeProgram | None" = None
    failing: Exception | None = None
    waits_for: Event | None = None
    reads: int = 0
    online: str = ""
    read_only: bool = False

    @property
    def address(self) -> str:
        """What the program calls it."""
        return self.online or str(self.path)

    @property
    def file(self) -> Path | None:
        """Where it is saved."""
        return self.path if self.path.is_absolute() and not self.online else None

    @property
    def program(self) -> Program:
        """The program it is open in."""
        assert self.window is not None
        return self.window

    @property
    def native(self) -> object:
        """Itself: nothing stands behind it."""
        return self

    def ready(self, waiting: Callable[[], object]) -> None:
        """Be ready, because nobody is typing."""
        del waiting

    def read(self) -> Workbook:
        """Read what is typed, or the file."""
        self.reads += 1
        if self.waits_for is not None:
            assert self.waits_for.wait(PATIENCE)
        return self.typed or FileSource(self.path).read()

    def tags(self) -> Mapping[str, Tag]:
        """Say what its sheets are tagged as."""
        found = {grid.name: tag_of(grid) for grid in self.read().grids}
        return {sheet: tag[1] for sheet, tag in found.items() if tag is not None}

    def show(
        self,
        findings: Sequence[Finding],
        words: Texts,
        when: datetime,
        before_writing: Callable[[], object],
    ) -> None:
        """Remember the findings, or fail."""
        del words, when
        before_writing()
        if self.failing is not None:
            raise self.failing
        self.shown.append(findings)

    def next_finding(self, words: Texts) -> Place | None:
        """Go to the next of the places."""
        del words
        return self.places.pop(0) if self.places else None

    def copy_to(self, target: Path) -> None:
        """Copy the file."""
        copyfile(self.path, target)

    def print_sheet(self, sheet: str, target: Path) -> None:
        """Write something that begins as a PDF does."""
        target.write_bytes(b"%PDF-1.7 " + sheet.encode())

    def close(self) -> None:
        """Be closed."""
        self.closed = True


@dataclass
class FakePrograms:
    """One program with some open workbooks, found by the path in the request."""

    books: dict[str, FakeBook] = field(default_factory=dict)
    window: FakeProgram = field(default_factory=FakeProgram)

    def program(self, request: Request) -> Program:
        """Return the program."""
        del request
        return self.window

    def book(self, request: Request) -> OpenBook:
        """Return the workbook, if it is open."""
        if request.workbook not in self.books:
            raise Unreachable("never_saved")
        book = self.books[request.workbook]
        book.window = self.window
        return book


def setting(desk: Desk, programs: FakePrograms, browse: Callable[[str], object]) -> Setting:
    """Return a setting in which nothing is real but the desk."""
    return Setting(desk, texts("da"), programs, Journal(desk.log), Copies(desk.copies), browse)

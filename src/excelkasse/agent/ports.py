"""What the agent asks of a spreadsheet program and of a workbook that is open in it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from excelkasse.agent.request import Request
from excelkasse.finding import Finding, Place
from excelkasse.grid import Workbook
from excelkasse.schema.anchors import Tag
from excelkasse.texts import Texts


class OpenBook(Protocol):
    """One open workbook. Everything it does may raise `Unreachable`."""

    @property
    def address(self) -> str:
        """What the program calls it: a path, a web address, or a bare name if never saved."""
        ...

    @property
    def file(self) -> Path | None:
        """Where it lies on this machine; None if it was never saved, or only on the web."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether it cannot be changed and saved under its own name."""
        ...

    @property
    def program(self) -> "Program":
        """The program it is open in."""
        ...

    @property
    def native(self) -> Any:  # noqa: ANN401  (only the spreadsheet seam knows what it is)
        """The workbook as the actions upon an open workbook take it."""
        ...

    def ready(self, waiting: Callable[[], object]) -> None:
        """Let somebody who is typing in it finish; `waiting` is called when that takes time."""
        ...

    def read(self) -> Workbook:
        """Read every sheet as it is now."""
        ...

    def tags(self) -> Mapping[str, Tag]:
        """Say which sheets are ours, by name, and what they are."""
        ...

    def show(
        self,
        findings: Sequence[Finding],
        words: Texts,
        when: datetime,
        before_writing: Callable[[], object],
    ) -> None:
        """Show the findings on the sheet Kontrol and at their cells.

        What makes that impossible is raised before `before_writing` is called.
        """
        ...

    def next_finding(self, words: Texts) -> Place | None:
        """Go to the next cell with a finding, and return it; None if there is none."""
        ...

    def copy_to(self, target: Path) -> None:
        """Write it as it is now to another file, without saving it."""
        ...

    def print_sheet(self, sheet: str, target: Path) -> None:
        """Write one sheet as a PDF."""
        ...

    def close(self) -> None:
        """Close it without saving."""
        ...


class Program(Protocol):
    """The program, and within it the window, in which a button was pressed."""

    def tell(self, text: str) -> None:
        """Show a line in the status bar."""
        ...

    def quiet(self) -> None:
        """Give the status bar back to the program."""
        ...

    def alert(self, text: str) -> None:
        """Show a message that waits until it is read."""
        ...

    def ask(self, text: str) -> bool:
        """Ask a question with yes and no."""
        ...

    def open(self, file: Path) -> OpenBook:
        """Open a workbook in front of the person."""
        ...


class Programs(Protocol):
    """The spreadsheet programs that are running on the user's desk."""

    def program(self, request: Request) -> Program:
        """Find the program and window of a request.

        Raises:
            Unreachable: it is not running, or it does not answer.
        """
        ...

    def book(self, request: Request) -> OpenBook:
        """Find the open workbook of a request.

        Raises:
            Unreachable: it is not open, or the program does not answer.
        """
        ...

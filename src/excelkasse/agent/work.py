"""One request being done: what a command is handed, and how everything ends in words."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath, PurePosixPath
from threading import Event
from urllib.parse import unquote

from excelkasse.actions.documents import documents
from excelkasse.actions.profile import Tailoring, tailoring_from
from excelkasse.actions.say import say_error
from excelkasse.agent.copies import Copies, Entry
from excelkasse.agent.ports import OpenBook, Program, Programs
from excelkasse.agent.replies import Told
from excelkasse.agent.request import Request
from excelkasse.desk import Desk
from excelkasse.errors import ExcelkasseError, Unreachable, Unwritable
from excelkasse.journal import Journal, whereabouts
from excelkasse.spreadsheet.live.content import fingerprint
from excelkasse.spreadsheet.live.synced import is_online
from excelkasse.texts import Texts


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for every request of an agent."""

    desk: Desk
    words: Texts
    programs: Programs
    journal: Journal
    copies: Copies
    browse: Callable[[str], object]

    def tailoring(self) -> Tailoring:
        """Return how the workplace has tailored its workbooks, as it is installed on the desk now.

        Raises:
            Unreadable: Tilpasning cannot be opened.
            WrongUse: it has errors to mend first.
        """
        return tailoring_from(self.desk.profile if self.desk.profile.is_file() else None)


class Stopped(Exception):  # noqa: N818  (what happened, said as people say it)
    """Somebody has asked for it to stop, and nothing is changed; how far it was of how much."""

    def __init__(self, done: int, total: int) -> None:
        """Keep how far it was."""
        super().__init__(done, total)
        self.done = done
        self.total = total


@dataclass
class Work:
    """One request being done."""

    request: Request
    setting: Setting
    stopping: Event = field(default_factory=Event)
    kept: Entry | None = None
    """The copy that was made; once there is one, the workbook may have been changed."""
    after: str = ""
    """The fingerprint that the workbook will have when all is done, where that is known."""

    @property
    def words(self) -> Texts:
        """The words of the person's language."""
        return self.setting.words

    @cached_property
    def program(self) -> Program:
        """The program in which the workbook is open; without one, where the button was pressed."""
        if self.request.workbook:
            with suppress(Unreachable):
                return self._open.program
        return self.setting.programs.program(self.request)

    @cached_property
    def book(self) -> OpenBook:
        """The workbook in front of the person, once nobody is typing in it."""
        self._open.ready(self._wait)
        return self._open

    @cached_property
    def _open(self) -> OpenBook:
        return self.setting.programs.book(self.request)

    def _wait(self) -> None:
        with suppress(Unreachable):  # a line that is not shown holds nothing up
            self.program.tell(self.words["agent.waiting"])

    @property
    def seat(self) -> PurePath:
        """Where the workbook lies, on this machine or on the web: what its copies are known by.

        Raises:
            Unreachable: `never_saved`.
        """
        address = self.book.address
        seat = self.book.file or PurePosixPath(unquote(address))
        if not (seat.is_absolute() or is_online(address)):
            raise Unreachable("never_saved")
        return seat

    @property
    def file(self) -> Path:
        """Where the workbook lies on this machine.

        Raises:
            Unreachable: `never_saved` or `only_online`.
        """
        seat = self.seat
        if not isinstance(seat, Path):
            raise Unreachable("only_online", {"file": seat.name})
        return seat

    @property
    def folder(self) -> Path:
        """Where what is made of the workbook lies: beside it, or else among the documents."""
        seat = self.seat
        return seat.parent if isinstance(seat, Path) else documents()

    def refuse_read_only(self) -> None:
        """Refuse at once what would change a workbook that may not be changed.

        Raises:
            Unreachable: `workbook_read_only`, or the workbook is not there or not ready.
        """
        if self.request.pressed.changes and self.book.read_only:
            raise Unreachable("workbook_read_only", {"file": self.seat.name})

    def keep(self) -> None:
        """Copy the workbook as it is now, before it is changed.

        Raises:
            Unwritable: there is no copy, and so nothing may be changed.
            Unreachable: the program cannot make one now, or the workbook was never saved.
        """
        copies = self.setting.copies
        self.kept = copies.keep(self.seat, self.request.button, self.book.copy_to)

    def reopen(self, file: Path) -> None:
        """Open the workbook again after it was closed; it is the one in front from now on."""
        self.book = self.program.open(file)

    def step(self, done: int, total: int, file: str) -> None:
        """Show how far it is, and stop here if that is asked for.

        Raises:
            Stopped: somebody pressed Afbryd.
        """
        if self.stopping.is_set():
            raise Stopped(done, total)
        with suppress(Unreachable):  # a line that is not shown holds nothing up
            self.program.tell(self.words.say("cli.reading", done=done, total=total, file=file))

    def settle(self) -> None:
        """Note what the workbook holds now, so that an undo sees what a person changes later."""
        if self.kept is not None:
            with suppress(ExcelkasseError):
                after = self.after or fingerprint(self.book.read())
                self.setting.copies.settle(self.kept, after)


Command = Callable[[Work], Told]


def told_of(command: Command, work: Work) -> Told:
    """Do what is asked for; whatever happens, say it in words."""
    words = work.words
    try:
        work.refuse_read_only()
        return command(work)
    except Stopped as stop:
        said = words.say("agent.stopped", done=stop.done, total=stop.total)
        return Told(said, "stopped")
    except ExcelkasseError as error:
        return Told(f"{in_words(error, words)} {_left(work)}".strip(), "failed")
    except Exception as mistake:  # noqa: BLE001  (it is told in words, and the agent goes on)
        work.setting.journal.note("mistake", id=work.request.id, **whereabouts(mistake))
        said = words.say("agent.mistake", log=work.setting.desk.log)
        return Told(f"{said} {_left(work)}".strip(), "failed")


def in_words(error: ExcelkasseError, words: Texts) -> str:
    """Say what went wrong and what to do."""
    family = "refusals"
    if isinstance(error, Unwritable):
        family = "unwritable"
    elif isinstance(error, Unreachable):
        family = "unreachable"
    return say_error(error, words, family=family).message


def _left(work: Work) -> str:
    """Say how the workbook was left: untouched, or where it is kept as it was before."""
    if work.kept is not None:
        copy = work.setting.copies.path(work.kept)
        return work.words.say("agent.half_way", copy=copy)
    return work.words["agent.unchanged"] if work.request.pressed.changes else ""

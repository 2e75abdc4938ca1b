"""The agent of one user: alone, warm, and there until it is told to end.

The system lets go of the lock of a killed agent, so a lock file that is left over stops nobody.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event
from time import monotonic
from types import FrameType

from filelock import FileLock, Timeout

from excelkasse.agent.commands.table import COMMANDS
from excelkasse.agent.ports import Program
from excelkasse.agent.replies import Told
from excelkasse.agent.request import Request
from excelkasse.agent.warm import warm_up
from excelkasse.agent.watch import Watch
from excelkasse.agent.work import Setting, Work, in_words, told_of
from excelkasse.errors import ExcelkasseError, WrongUse
from excelkasse.journal import whereabouts
from excelkasse.texts import Texts

_PATIENCE = 0.2
"""Seconds to wait for a request before looking whether it is time to end."""

_SHOWN_FOR = 10
"""Seconds that a message stands in the status bar before the program gets it back."""


class Agent:
    """Does one request after the other; the watch goes on meanwhile."""

    def __init__(self, setting: Setting, warm: Callable[[Texts], str] = warm_up) -> None:
        """Prepare; nothing is watched yet."""
        self._setting = setting
        self._warm = warm
        self._watch = Watch(setting.desk, setting.words, setting.journal)
        self._ending = Event()
        self._told: tuple[Program, float] | None = None

    def run(self, ready: Callable[[], object]) -> None:
        """Watch and work until the end is asked for; `ready` is called when a press is quick.

        Raises:
            OSError: there can be no inbox.
        """
        journal = self._setting.journal
        self._watch.start()
        try:
            journal.note("start", pandas=self._warm(self._setting.words))
            self._setting.copies.sweep()
            ready()
            while not self._ending.is_set():
                self._turn()
        finally:
            self._watch.end()
            self._leave_the_rest()
            self._hush()
            journal.note("end")

    def end(self) -> None:
        """Ask for the end; what runs stops as soon as it can, and is answered."""
        self._ending.set()
        self._watch.jobs.stop()

    def _leave_the_rest(self) -> None:
        """Answer what is still waiting: nobody does it any more."""
        words = self._setting.words
        while (request := self._watch.jobs.next(0)) is not None:
            said = in_words(WrongUse("agent_ending"), words)
            self._watch.answer(request, Told(said, "refused"))

    def _turn(self) -> None:
        request = self._watch.jobs.next(_PATIENCE)
        if request is not None:
            self._do(request)
        elif self._told is not None and monotonic() > self._told[1]:
            self._hush()

    def _do(self, request: Request) -> None:
        begun = monotonic()
        work = Work(request, self._setting, self._watch.jobs.stopping)
        told = told_of(COMMANDS[request.button], work)
        self._watch.answer(request, told)
        took = round((monotonic() - begun) * 1000)
        self._setting.journal.note(
            "done", id=request.id, button=request.button, outcome=told.outcome, ms=took
        )
        if told.outcome == "done":
            work.settle()
        with self._whatever_happens(request):
            self._show(work, told)

    def _show(self, work: Work, told: Told) -> None:
        """Show in the program how it ended: in the status bar, or what failed in a message box."""
        if told.outcome == "failed":
            work.program.quiet()
            work.program.alert(told.message)
        else:
            work.program.tell(told.message)
            self._told = work.program, monotonic() + _SHOWN_FOR

    def _hush(self) -> None:
        if self._told is not None:
            with suppress(ExcelkasseError):
                self._told[0].quiet()
        self._told = None

    @contextmanager
    def _whatever_happens(self, request: Request) -> Iterator[None]:
        """Note what goes wrong after the answer is given; nobody waits for it."""
        try:
            yield
        except ExcelkasseError as error:
            self._setting.journal.note("not_shown", id=request.id, code=error.code)
        except Exception as mistake:  # noqa: BLE001  (the answer is given, and the agent goes on)
            self._setting.journal.note("not_shown", id=request.id, **whereabouts(mistake))


def serve(setting: Setting, ready: Callable[[], object]) -> bool:
    """Be a user's agent until the end is asked for; False if there is one already.

    Raises:
        WrongUse: `no_desk`.
    """
    folder = setting.desk.folder
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(setting.desk.lock, timeout=0):
            agent = Agent(setting)
            with _ended_by_signals(agent):
                agent.run(ready)
    except Timeout:
        return False
    except OSError as mistake:
        values = {"file": str(folder), "cause": str(mistake.strerror)}
        raise WrongUse("no_desk", values) from mistake
    return True


@contextmanager
def _ended_by_signals(agent: Agent) -> Iterator[None]:
    """End cleanly on Ctrl-C and when the system asks; a second Ctrl-C ends at once."""

    def end(number: int, _frame: FrameType | None) -> None:
        agent.end()
        signal.signal(number, before[signal.Signals(number)])

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

"""The thread that listens while the other works: it takes requests, hears a stop, and beats.

It beats in the same round as it looks into the inbox, so that a beating heart means somebody who
listens; it goes on beating while a workbook is read or a message box waits for its answer.
"""

from collections.abc import Callable
from threading import Event, Thread

from excelkasse.agent.heartbeat import Heartbeat
from excelkasse.agent.inbox import Inbox, Refused
from excelkasse.agent.jobs import Jobs
from excelkasse.agent.replies import Replies, Told
from excelkasse.agent.request import Request
from excelkasse.desk import Desk
from excelkasse.errors import WrongUse
from excelkasse.journal import Journal, whereabouts
from excelkasse.texts import Texts

LOOKS_EVERY = 0.05
"""Seconds; a press waits half of it on average."""


class Watch:
    """Looks after the desk of one user."""

    def __init__(self, desk: Desk, words: Texts, journal: Journal) -> None:
        """Prepare to watch; nothing is touched yet."""
        self.jobs = Jobs()
        self.replies = Replies(desk.replies)
        self._words, self._journal = words, journal
        self._inbox = Inbox(desk.inbox)
        self._heartbeat = Heartbeat(desk.heartbeat)
        self._over = Event()
        self._blind = False
        self._thread = Thread(target=self._watch, name="watch", daemon=True)

    def start(self) -> None:
        """Answer what another agent was killed in the middle of, and begin to watch.

        Raises:
            OSError: there can be no inbox, or no sign of life.
        """
        self._inbox.open()
        self.replies.sweep()
        for request in self._inbox.interrupted():
            if not self.replies.has(request):
                self._refused(Refused(request, "request_interrupted", request))
        self._look()
        self._thread.start()

    def end(self) -> None:
        """Stop listening, and take the sign of life away."""
        self._over.set()
        self._thread.join()
        self._heartbeat.end()

    def answer(self, request: Request, told: Told) -> None:
        """Answer a request that has been run, and let it be asked for again."""
        self.jobs.done(request)
        self.replies.write(request.id, told)
        self._inbox.done(request.id)

    def _watch(self) -> None:
        while not self._over.wait(LOOKS_EVERY):
            self._safely(self._look)

    def _safely(self, look: Callable[[], None]) -> None:
        """Go on whatever happens; say once that nothing can be seen."""
        try:
            look()
        except Exception as mistake:  # noqa: BLE001  (the watch must not end while the agent lives)
            if not self._blind:
                self._journal.note("blind", **whereabouts(mistake))
            self._blind = True
        else:
            self._blind = False

    def _look(self) -> None:
        self._inbox.open()
        self._heartbeat.beat()
        for found in self._inbox.collect():
            if isinstance(found, Refused):
                self._refused(found)
            else:
                self._accept(found)

    def _accept(self, request: Request) -> None:
        if self.replies.has(request.id):
            self._inbox.done(request.id)
            self._refused(Refused(request.id, "request_again"))
            return
        self._journal.note("taken", id=request.id, button=request.button, file=request.workbook)
        if request.button == "stop":
            self._stop(request)
            return
        try:
            self.jobs.offer(request)
        except WrongUse as refusal:
            self._inbox.done(request.id)
            self._refused(Refused(request.id, refusal.code, request.id))

    def _stop(self, request: Request) -> None:
        running = self.jobs.stop()
        key = "agent.nothing_to_stop" if running is None else "agent.stopping"
        self.replies.write(request.id, Told(self._words[key]))
        self._inbox.done(request.id)

    def _refused(self, refused: Refused) -> None:
        self._journal.note("refused", code=refused.code, file=refused.name)
        if refused.id:
            what, do = (self._words[f"refusals.{refused.code}.{part}"] for part in ("what", "do"))
            self.replies.write(refused.id, Told(f"{what} {do}", "refused"))

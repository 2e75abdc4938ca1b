"""What waits and what runs: one request at a time, and the same one never twice at once."""

from queue import Empty, SimpleQueue
from threading import Event, Lock

from excelkasse.agent.request import Request
from excelkasse.errors import WrongUse

MOST_WAITING = 20


class Jobs:
    """The requests of one user between the thread that takes them and the one that does them."""

    def __init__(self) -> None:
        """Begin with none."""
        self._turn = Lock()
        self._queue: SimpleQueue[Request] = SimpleQueue()
        self._at_work: set[tuple[str, str, str]] = set()
        self._running: Request | None = None
        self.stopping = Event()
        """Set when what runs is to stop as soon as it can."""

    def offer(self, request: Request) -> None:
        """Let a request wait for its turn.

        Raises:
            WrongUse: `already_running` or `request_too_many`.
        """
        with self._turn:
            if request.job in self._at_work:
                raise WrongUse("already_running")
            if len(self._at_work) >= MOST_WAITING:
                raise WrongUse("request_too_many")
            self._at_work.add(request.job)
            self._queue.put(request)

    def next(self, patience: float) -> Request | None:
        """Wait up to so many seconds for a request; it is running from now on."""
        try:
            request = self._queue.get(timeout=patience)
        except Empty:
            return None
        with self._turn:
            self._running = request
            self.stopping.clear()
        return request

    def done(self, request: Request) -> None:
        """Let the same be asked for again."""
        with self._turn:
            self._running = None
            self._at_work.discard(request.job)

    def stop(self) -> Request | None:
        """Ask what runs to stop, and return it; None if nothing does."""
        with self._turn:
            if self._running is not None:
                self.stopping.set()
            return self._running

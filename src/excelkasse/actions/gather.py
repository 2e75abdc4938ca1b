"""Read many workbooks at once, in worker processes, so that no file can stop the others."""

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Generic, TypeVar

from excelkasse.actions.found import Found
from excelkasse.actions.frozen import MISTAKES, thaw
from excelkasse.actions.workers.child import Errand
from excelkasse.actions.workers.limits import STANDARD, Limits, Lost, Mishap, Outcome
from excelkasse.actions.workers.spread import Outcomes, spread_here, spread_over
from excelkasse.clock import COPENHAGEN
from excelkasse.errors import Unreadable
from excelkasse.portfolio.collect import Delivery, FileFacts, deliver, refused
from excelkasse.reading import Reading, read
from excelkasse.schema.anchors import NO_PROJECTS
from excelkasse.spreadsheet.guard import MOST_BYTES, is_in_cloud
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.tools import SHELF

T = TypeVar("T")
One = Callable[[Path, Path], T]
"""What becomes of one file, by the folder and the file; it must travel to a worker."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Who reads: so many workers of this machine (as many as it has cores), or an executor."""

    workers: int | None = None
    executor: Executor | None = None
    limits: Limits = STANDARD


@dataclass(frozen=True, slots=True)
class Work(Generic[T]):
    """What to do with each file, what to say of one that gave nothing and why, and who reads."""

    read: One[T]
    lost: Callable[[Unreadable, Path, Path], T]
    hands: Hands = Hands()
    came: Callable[[T, bytes], object] = lambda _one, _frozen: None
    """Told of each that came from a worker, with the bytes that it came as."""


def gather(found: Found, work: Work[T]) -> Generator[T]:
    """Read every file, in their order. What goes wrong in a worker is the matter of one file.

    Closed before its end, it begins no more files and waits for none.

    Raises:
        WrongUse: `workers_cannot_start`.
    """
    with gathering(found, work) as coming:
        yield from coming


@contextmanager
def gathering(found: Found, work: Work[T]) -> Iterator[Iterator[T]]:
    """Begin to read every file at once, and give what comes of them, in their order.

    Raises:
        WrongUse: `workers_cannot_start`.
    """
    if not found.files:
        yield iter(())
        return
    with _spread(found, work) as coming:
        yield (_given(found.folder, file, outcome, work) for file, outcome in coming)


def _spread(found: Found, work: Work[T]) -> AbstractContextManager[Outcomes]:
    hands = work.hands
    errand = Errand(work.read, found.folder, tuple(found.files), hands.limits)
    if hands.executor is None:
        return spread_here(errand, hands.workers)
    return spread_over(errand, hands.executor)


def _given(folder: Path, file: Path, outcome: Outcome, work: Work[T]) -> T:
    mishap = Mishap(Lost.FAILED)
    if isinstance(outcome, bytes):
        try:
            one: T = thaw(outcome)  # it is what `read` returned
        except MISTAKES:  # a reader that was made to answer with something else
            pass
        else:
            work.came(one, outcome)
            return one
    else:
        mishap = outcome
    told = {"file": file.name, **mishap.where}
    return work.lost(Unreadable(mishap.code, told), folder, file)


Gathered = Delivery | FileFacts
"""What a file gives; of a portfolio workbook, which is no delivery, only its facts."""


def delivering(as_of: date, hands: Hands) -> Work[Gathered]:
    """Return what is to be done with each file for the portfolio."""
    return Work(partial(delivery_of, as_of), _lost, hands)


def _lost(refusal: Unreadable, folder: Path, file: Path) -> Gathered:
    return refused(facts_of(folder, file), refusal)


def delivery_of(as_of: date, folder: Path, file: Path) -> Gathered:
    """Read what one file gives the portfolio; what runs in a worker."""
    return read_project(as_of, folder, file)[0]


def read_project(as_of: date, folder: Path, file: Path) -> tuple[Gathered, Reading | None]:
    """Return what one file gives the portfolio, and its reading if it is a delivery."""
    source = FileSource(file)
    try:
        data = source.fetch()
    except Unreadable as refusal:
        return refused(facts_of(folder, file), refusal), None
    # The hash of what is read, whatever becomes of the file meanwhile.
    facts = facts_of(folder, file, sha256(data).hexdigest())
    try:
        reading = read(source.workbook_in(data), SHELF, today=as_of)
    except Unreadable as refusal:
        return refused(facts, refusal), None
    if not reading.versions and reading.other_tools & NO_PROJECTS:
        return facts, None
    return deliver(facts, reading, as_of), reading


def facts_of(folder: Path, file: Path, digest: str | None = None) -> FileFacts:
    """Return the facts of a file below a folder; its hash is taken where it is not told."""
    try:
        changed = datetime.fromtimestamp(file.stat().st_mtime, tz=COPENHAGEN)
    except OSError:
        changed = datetime(1970, 1, 1, tzinfo=COPENHAGEN)
    told = digest_of(file) if digest is None else digest
    return FileFacts(file.relative_to(folder).as_posix(), changed, told)


def digest_of(file: Path) -> str:
    """Return the hash of what a file holds; one too large or not at hand, or no file, has none."""
    try:
        if not file.is_file() or is_in_cloud(file) or file.stat().st_size > MOST_BYTES:
            return ""
        with file.open("rb") as content:
            return file_digest(content, "sha256").hexdigest()
    except OSError:
        return ""

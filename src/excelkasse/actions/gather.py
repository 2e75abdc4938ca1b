"""Read many workbooks at once, in worker processes, so that no file can stop the others."""

import os
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from hashlib import file_digest
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from excelkasse.errors import Unreadable
from excelkasse.portfolio.collect import Delivery, FileFacts, deliver, refused
from excelkasse.reading import read
from excelkasse.schema.anchors import NO_PROJECTS
from excelkasse.spreadsheet.guard import MOST_BYTES
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.tools import SHELF

SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".xltx", ".xltm"})
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_BATCH = 25
_MOST_WORKERS = 61
"""Windows lets a process wait for no more."""
_BATCHES_PER_WORKER = 4


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a folder: workbooks to read, and names that are passed over, with reason."""

    folder: Path
    files: Sequence[Path]
    passed_over: Sequence[str]


def find_workbooks(folder: Path, *, but_not: Path | None = None) -> Found:
    """Find every workbook in a folder and its subfolders, in the order of their names.

    Hidden folders and our own temporary files are no workbooks; hidden files (a Mac leaves `._x`)
    and Excel's owner files (`~$`) are passed over. A folder that cannot be opened is found as a
    file that cannot be.
    """
    files: list[Path] = []
    passed_over: list[str] = []
    for here, folders, names in os.walk(folder, onerror=lambda no: files.append(Path(no.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here) / name
            if path.suffix.casefold() not in SPREADSHEETS or name.startswith(".~"):
                continue
            if name.startswith(("~$", ".")):
                passed_over.append(path.relative_to(folder).as_posix())
            elif but_not is None or path.resolve() != but_not.resolve():
                files.append(path)
    return Found(folder, files, passed_over)


T = TypeVar("T")
One = Callable[[Path, Path], T]
"""What becomes of one file, by the folder and the file; it must travel to a worker."""


@dataclass(frozen=True, slots=True)
class Work(Generic[T]):
    """What to do with each file, and what to say of one that no worker survives."""

    read: One[T]
    died: One[T]
    workers: int | None = None


def gather(found: Found, work: Work[T]) -> Generator[T]:
    """Read every file, in no fixed order. What goes wrong in a worker is the matter of one file.

    Closed before its end, it begins no more files and waits for none.
    """
    workers = min(work.workers or os.cpu_count() or 1, _MOST_WORKERS)
    size = max(1, min(_BATCH, -(-len(found.files) // (workers * _BATCHES_PER_WORKER))))
    batches = [found.files[at : at + size] for at in range(0, len(found.files), size)]
    died: list[Sequence[Path]] = []
    with _pool(workers) as pool:
        running: dict[Future[list[T]], Sequence[Path]] = {
            pool.submit(read_batch, work.read, found.folder, batch): batch for batch in batches
        }
        for future in as_completed(running):
            try:
                yield from future.result()
            except GeneratorExit:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
            except Exception:  # noqa: BLE001  (whatever it is, the other files go on)
                died.append(running[future])
    for batch in died:
        for file in batch:
            yield _alone(found.folder, file, work)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _alone(folder: Path, file: Path, work: Work[T]) -> T:
    """Read one file in a worker of its own; if that dies too, it is this file that kills it."""
    with _pool(1) as pool:
        try:
            return pool.submit(read_batch, work.read, folder, [file]).result()[0]
        except Exception:  # noqa: BLE001  (it is told of this file, and the others go on)
            return work.died(folder, file)


def read_batch(read_one: One[T], folder: Path, files: Sequence[Path]) -> list[T]:
    """Read some files; what runs in a worker."""
    return [read_one(folder, file) for file in files]


Gathered = Delivery | FileFacts
"""What a file gives; of a portfolio workbook, which is no delivery, only its facts."""


def deliveries(found: Found, as_of: date, *, workers: int | None = None) -> Generator[Gathered]:
    """Read every file for the portfolio."""
    yield from gather(found, Work(partial(delivery_of, as_of), _lost, workers))


def _lost(folder: Path, file: Path) -> Gathered:
    return refused(facts_of(folder, file), Unreadable("reader_died", {"file": file.name}))


def delivery_of(as_of: date, folder: Path, file: Path) -> Gathered:
    """Read what one file gives the portfolio; what runs in a worker."""
    facts = facts_of(folder, file)
    try:
        reading = read(FileSource(file).read(), SHELF, today=as_of)
    except Unreadable as refusal:
        return refused(facts, refusal)
    if not reading.versions and reading.other_tools & NO_PROJECTS:
        return facts
    return deliver(facts, reading, as_of)


def facts_of(folder: Path, file: Path) -> FileFacts:
    """Return the facts of a file; one that cannot be looked at has a day long ago and no hash."""
    try:
        changed = datetime.fromtimestamp(file.stat().st_mtime, tz=COPENHAGEN)
        digest = _digest(file)
    except OSError:
        changed, digest = datetime(1970, 1, 1, tzinfo=COPENHAGEN), ""
    return FileFacts(file.relative_to(folder).as_posix(), changed, digest)


def _digest(file: Path) -> str:
    """Return the hash of what a file holds; one too large to be opened, or no file, has none."""
    if not file.is_file() or file.stat().st_size > MOST_BYTES:
        return ""
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()

"""Read many workbooks at once, in worker processes, so that no file can stop the others."""

import os
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from hashlib import file_digest, sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from excelkasse.errors import Unreadable
from excelkasse.portfolio.collect import Delivery, FileFacts, deliver, refused
from excelkasse.reading import Reading, read
from excelkasse.schema.anchors import NO_PROJECTS
from excelkasse.spreadsheet.guard import MOST_BYTES, is_in_cloud
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
    refusal = Unreadable("reader_died", {"file": file.name})
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

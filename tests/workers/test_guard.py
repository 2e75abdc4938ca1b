"""No file can hang, abort or exhaust the reading; each is set aside alone and the rest is read."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from excelkasse.actions.found import Found
from excelkasse.actions.gather import Hands, Work, gather
from excelkasse.actions.workers import guard, reader, spread
from excelkasse.actions.workers.child import Errand
from excelkasse.actions.workers.limits import Limits
from excelkasse.errors import WrongUse
from tests.workers.planted import frozen, lost, parent, told, who

MB = 1024 * 1024
SMALL = Limits(memory=400 * MB)
"""A machine that is busy fills so much slowly, so a file has its usual time for it."""
SHORT = Limits(seconds=3.0)
PLACE = Path("/projekter")


def found(*names: str) -> Found:
    """Return files by their names; the readers here open none."""
    return Found(PLACE, [PLACE / f"{name}.xlsx" for name in names], ())


def read(names: Sequence[str], *, workers: int = 1, limits: Limits = SMALL) -> list[object]:
    """Read files of such names."""
    return list(gather(found(*names), Work(told, lost, Hands(workers, limits=limits))))


@pytest.fixture(autouse=True)
def _nobody_is_left() -> Iterator[None]:
    """Let every test end with as many processes as it began with."""
    before = {one.pid for one in psutil.Process().children(recursive=True)}
    yield
    left = [one for one in psutil.Process().children(recursive=True) if one.pid not in before]

    assert [] == left


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("hangs", "reader_slow"),
        ("eats", "reader_memory"),
        ("aborts", "reader_died"),
        ("exits", "reader_died"),
        ("leaves", "reader_failed"),
        ("raises", "reader_failed"),
        ("strange", "reader_failed"),
    ],
)
def test_a_file_that_ends_its_worker_is_set_aside_alone(name: str, code: str) -> None:
    """The others of its batch, before it and after it, are read, and in their order."""
    names = ["a", "b", name, "c", "d"]
    limits = SHORT if name == "hangs" else SMALL

    assert ["a.xlsx", "b.xlsx", code, "c.xlsx", "d.xlsx"] == read(names, limits=limits)


def test_bad_files_beside_each_other_are_each_set_aside() -> None:
    """First, last and all together, with two workers."""
    names = ["aborts-1", "raises-1", "exits-1", "a", *(f"b{n}" for n in range(60)), "aborts-2"]
    came = read(names, workers=2)

    assert ["reader_died", "reader_failed", "reader_died", "a.xlsx"] == came[:4]
    assert [f"b{n}.xlsx" for n in range(60)] == came[4:64]
    assert ["reader_died"] == came[64:]


def test_what_the_first_file_needed_is_not_looked_through_again() -> None:
    """For garbage, file after file."""
    kept = Work(frozen, lambda *_: 0, Hands(1, limits=SMALL))
    first, second, third = gather(found("a", "b", "c"), kept)

    assert first + 9_000 < second
    assert third <= second


@pytest.mark.parametrize(("files", "workers"), [(3, 1), (12, 1), (13, 2), (100, 4)])
def test_a_few_files_deserve_few_workers(
    files: int, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Starting one takes as long as reading several."""
    asked: list[int] = []

    class Threads(ThreadPoolExecutor):
        def __init__(self, count: int, name: str) -> None:
            asked.append(count)
            super().__init__(1, name)

    monkeypatch.setattr(spread, "ThreadPoolExecutor", Threads)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    errand = Errand(told, PLACE, tuple(found(*map(str, range(files))).files), SMALL)
    with spread.spread_here(errand, None) as coming:
        assert f"{PLACE / '0'}.xlsx" == str(next(coming)[0])

    assert [workers] == asked


def test_what_a_reader_prints_gets_in_nobodys_way(capfd: pytest.CaptureFixture[str]) -> None:
    """It is neither taken for an answer nor shown."""
    assert ["prints.xlsx", "a.xlsx"] == read(["prints", "a"])
    assert ("", "") == tuple(capfd.readouterr())


def test_what_files_leave_behind_is_nobodys_fault() -> None:
    """A worker that has grown over many files is replaced, and no file is blamed."""
    names = [f"grows-{n}" for n in range(12)]

    assert [f"{name}.xlsx" for name in names] == read(names)


def test_a_worker_is_replaced_after_so_many_files() -> None:
    """The limit is looked at between batches."""
    limits = Limits(files=30)
    work = Work(who, lambda *_: 0, Hands(1, limits=limits))
    processes = list(gather(found(*(f"{n}" for n in range(100))), work))

    assert 0 not in processes
    assert 2 == len(set(processes))


def test_each_worker_is_a_child_of_ours() -> None:
    """Nobody stands between, and it is not this process that reads."""
    work = Work(parent, lambda *_: 0, Hands(1))

    assert [os.getpid()] == list(gather(found("a"), work))


def test_a_stop_waits_for_nobody() -> None:
    """Closed while a worker hangs, it is over at once, and the worker is gone."""
    work = Work(told, lost, Hands(2, limits=Limits(seconds=600)))
    names = ("a", "b", *(f"hangs-{n}" for n in range(8)))
    with closing(gather(found(*names), work)) as coming:
        first = next(coming)

    assert "a.xlsx" == first
    assert [] == [one for one in threading.enumerate() if one.name.startswith("read")]


def test_a_machine_that_sleeps_is_no_slow_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that jumps an hour between two looks counts as a second."""
    jumps = iter([0.0, 3600.0, 7200.0])

    class Clock:
        """A clock on a machine that slept twice."""

        @staticmethod
        def monotonic() -> float:
            """Return the next time."""
            return next(jumps, 7200.0)

    worker = reader.Reader(SHORT)
    monkeypatch.setattr(reader, "time", Clock)
    looked: Callable[..., None] = worker._look  # noqa: SLF001  (what is looked at between answers)
    try:
        worker._looked = Clock.monotonic()  # noqa: SLF001
        looked(began=True)
        looked(began=True)
    finally:
        worker.kill()

    assert 2.0 == worker._waited  # noqa: SLF001


def test_workers_that_cannot_start_are_no_fault_of_the_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is quarantined; it is said what IT must do."""
    monkeypatch.setattr(reader, "_CODE", "raise SystemExit")
    with pytest.raises(WrongUse) as told_of:
        read(["a", "b"])

    assert "workers_cannot_start" == told_of.value.code


@pytest.mark.parametrize("name", ["excelkasse", "json", "psutil"])
def test_a_program_beside_the_workbooks_is_not_run(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one stands when a roll-up begins, anybody may have laid a file named as a module."""
    (tmp_path / f"{name}.py").write_text("open('run', 'w').close(); raise SystemExit", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [one for one in sys.path if one])

    assert ["a.xlsx"] == read(["a"])
    assert not (tmp_path / "run").exists()


def test_a_process_that_may_not_be_made_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """A policy forbids it."""

    def forbidden(*_: object) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(guard, "Reader", forbidden)
    with pytest.raises(WrongUse) as told_of:
        read(["a"])

    assert "workers_cannot_start" == told_of.value.code


@pytest.mark.skipif(os.name == "nt", reason="there, killing is something else")
def test_no_worker_outlives_a_program_that_is_killed() -> None:
    """Neither one that waits for an order nor one that hangs in a file."""
    code = (
        "import sys; from pathlib import Path;"
        "from excelkasse.actions.workers.child import Errand;"
        "from excelkasse.actions.workers.limits import Limits;"
        "from excelkasse.actions.workers.spread import spread_here;"
        "from tests.workers.planted import told;"
        "place = Path('/p');"
        "files = tuple(place / f'{name}.xlsx' for name in ('a', 'hangs'));"
        "spread = spread_here(Errand(told, place, files, Limits(seconds=3)), 2);"
        "coming = spread.__enter__();"
        "print(next(coming)[0].name, flush=True); next(coming)"
    )
    program = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert program.stdout is not None
    with program, program.stdout:
        first = program.stdout.readline()
        workers = psutil.Process(program.pid).children(recursive=True)
        program.kill()
    gone, left = psutil.wait_procs(workers, timeout=60)

    assert "a.xlsx\n" == first
    assert (2, []) == (len(gone), left)

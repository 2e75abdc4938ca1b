"""Wherever files are read, the same comes of them, in the same order."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from distributed import LocalCluster

from excelkasse.actions.found import Found
from excelkasse.actions.gather import Hands, Work, gather
from excelkasse.actions.workers.cluster import cluster
from excelkasse.actions.workers.limits import Limits
from excelkasse.errors import WrongUse
from tests.workers.planted import lost, once, told

NAMES = ["a", "aborts-1", "raises-1", *(f"b{n}" for n in range(30)), "hangs-1", "exits-1", "c"]
LIMITS = Limits(seconds=3.0)


def all_of(executor: Executor | None, names: list[str] = NAMES) -> list[object]:
    """Read files of such names with an executor, or with workers of our own."""
    place = Path("/projekter")
    found = Found(place, [place / f"{name}.xlsx" for name in names], ())
    hands = Hands(2, executor, LIMITS)
    return list(gather(found, Work(told, lost, hands)))


@pytest.fixture(scope="module")
def expected() -> list[object]:
    """Give what comes of the files with workers of our own."""
    return all_of(None)


def test_workers_of_our_own(expected: list[object]) -> None:
    """Four files are set aside, each with its code."""
    assert ["a.xlsx", "reader_died", "reader_failed"] == expected[:3]
    assert [f"b{n}.xlsx" for n in range(30)] == expected[3:33]
    assert ["reader_slow", "reader_died", "c.xlsx"] == expected[33:]


def test_threads(expected: list[object]) -> None:
    """No thread of anybody's is ended by a file."""
    with ThreadPoolExecutor(2) as executor:
        assert expected == all_of(executor)


def test_processes(expected: list[object]) -> None:
    """No process of a pool is ended by a file, and it can be used again."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        assert expected == all_of(executor)
        assert ["d.xlsx"] == all_of(executor, ["d"])


def test_a_closed_executor_is_done_without() -> None:
    """The files are read here."""
    executor = ThreadPoolExecutor(1)
    executor.shutdown()

    assert ["a.xlsx", "reader_failed"] == all_of(executor, ["a", "raises"])


@pytest.fixture(scope="module")
def machines() -> Iterator[LocalCluster]:
    """Give a cluster of two workers."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as one:
        yield one


def test_a_cluster(expected: list[object], machines: LocalCluster, tmp_path: Path) -> None:
    """No worker of the cluster is ended by a file."""
    with cluster(machines.scheduler_address, tmp_path) as executor:
        assert expected == all_of(executor)


def test_a_worker_killed_in_the_middle_loses_nothing(
    machines: LocalCluster, tmp_path: Path
) -> None:
    """What it was reading is read by another."""
    names = [*(f"a{n}" for n in range(40)), "ends", *(f"b{n}" for n in range(40))]
    found = Found(tmp_path, [tmp_path / name for name in names], ())
    with cluster(machines.scheduler_address, tmp_path) as executor:
        came = list(gather(found, Work(once, lost, Hands(executor=executor))))

    assert (tmp_path / "ended").exists()
    assert names == came


def test_a_cluster_that_cannot_see_the_folder_is_refused(
    machines: LocalCluster, tmp_path: Path
) -> None:
    """Rather than every file being gone."""
    with (
        pytest.raises(WrongUse) as told_of,
        cluster(machines.scheduler_address, tmp_path / "ikke"),
    ):
        pass

    assert "dask_sees_no_folder" == told_of.value.code


def test_a_cluster_that_does_not_answer_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is nobody at the address, or it is none."""
    monkeypatch.setattr("excelkasse.actions.workers.cluster._CONNECTS", 0.5)
    for address in ("tcp://127.0.0.1:1", "hvad som helst"):
        with pytest.raises(WrongUse) as told_of, cluster(address, tmp_path):
            pass

        assert "dask_unreachable" == told_of.value.code


def test_without_the_extra_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not with a traceback."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(WrongUse) as told_of, cluster("tcp://127.0.0.1:1", tmp_path):
        pass

    assert "dask_missing" == told_of.value.code


def test_nobody_waits_for_dask_who_does_not_ask_for_it() -> None:
    """Rolling up imports neither Dask nor what remote folders and watching need."""
    code = (
        "import sys, excelkasse.cli, excelkasse.actions.rollup, excelkasse.actions.remembered;"
        "print(sorted({'dask', 'distributed', 'fsspec', 'watchfiles'} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert "[]\n" == done.stdout

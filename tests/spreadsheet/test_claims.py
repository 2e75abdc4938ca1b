"""Who makes the same result at the same time is told; what a killed one left is nobody's."""

import errno
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from excelkasse.errors import Unwritable
from excelkasse.spreadsheet import claims, processes
from excelkasse.spreadsheet.claims import SILENT_AFTER, claim_file, claimed
from excelkasse.spreadsheet.processes import machine
from excelkasse.spreadsheet.saving import save_bytes
from tests.faults import Fault

_HOLD = (
    "import sys; from pathlib import Path;"
    "from excelkasse.spreadsheet.claims import claimed;"
    "claim = claimed(Path(sys.argv[1])); claim.__enter__();"
    "print('held', flush=True); sys.stdin.read(); claim.__exit__(None, None, None)"
)


@pytest.fixture
def result(tmp_path: Path) -> Path:
    """Return where a result is to be."""
    return tmp_path / "Portefølje.xlsx"


@contextmanager
def held_by_another(result: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process hold the claim of a result until it is killed or told to end."""
    command = [sys.executable, "-c", _HOLD, str(result)]
    with subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert "held\n" == other.stdout.readline()
        try:
            yield other
        finally:
            other.kill()


def _told(result: Path) -> Unwritable | None:
    try:
        with claimed(result):
            return None
    except Unwritable as refusal:
        return refusal


def _write(result: Path, *, silent: float = 0, **changes: object) -> Path:
    """Write a claim of another machine, whose last sign of life is so many seconds ago."""
    lock = claim_file(result)
    owner = {"user": "bo", "host": "PC7", "machine": "0" * 8, "process": 7, "token": "x"}
    lock.write_text(json.dumps({**owner, "since": "26-11-2026 14:03", **changes}), "utf-8")
    os.utime(lock, (time.time() - silent,) * 2)
    return lock


def test_nothing_is_left_of_a_claim(result: Path) -> None:
    """The file is there while the result is made, and gone when it is made or failed."""
    with claimed(result):
        assert claim_file(result).exists()
    with pytest.raises(KeyError), claimed(result):
        raise KeyError

    assert [] == list(result.parent.iterdir())


def test_another_process_is_told_of(result: Path) -> None:
    """Who, where, since when, and which file to delete if it has stopped."""
    with held_by_another(result):
        refusal = _told(result)

    assert refusal is not None
    assert "being_made" == refusal.code
    told = refusal.values
    assert (result.name, socket.gethostname()) == (told["file"], told["host"])
    assert str(claim_file(result)) == told["lock"]
    assert re.fullmatch(r"\d\d-\d\d-\d{4} \d\d:\d\d", told["since"])
    assert told["who"]


def test_another_that_ends_lets_go(result: Path) -> None:
    """The next may make the result as soon as the other is done."""
    with held_by_another(result) as other:
        other.communicate("")

        assert _told(result) is None


def test_a_killed_process_stops_nobody(result: Path) -> None:
    """Its claim is there and its process is not."""
    with held_by_another(result) as other:
        other.kill()
        other.wait()

        assert claim_file(result).exists()
        assert _told(result) is None


def test_the_claim_of_another_result_is_another(result: Path) -> None:
    """Two portfolios in one folder are made side by side; a killed one's claim is swept."""
    dead = _write(result.with_name("Andet.xlsx"), silent=SILENT_AFTER + 9)
    with held_by_another(result), claimed(result.with_name("Tredje.xlsx")):
        assert not dead.exists()
        assert claim_file(result).exists()


@pytest.mark.parametrize(
    ("silent", "left"),
    [(0, False), (600, False), (SILENT_AFTER + 9, True), (-600, False), (-SILENT_AFTER - 9, True)],
)
def test_of_another_machine_only_silence_tells(result: Path, silent: float, *, left: bool) -> None:
    """A process elsewhere cannot be looked for: one silent for half an hour is gone.

    So is one whose last sign of life is dated half an hour ahead: that clock tells nothing.
    """
    lock = _write(result, silent=silent)

    assert left is (_told(result) is None)
    assert left is not lock.exists()


def test_silence_is_told_by_the_clock_of_the_drive(
    result: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This machine's clock may be hours ahead of the drive: who works there is let work."""
    _write(result)
    monkeypatch.setattr(time, "time", lambda: 4e9)

    assert _told(result) is not None


def test_a_number_that_another_process_has_got_meanwhile(result: Path) -> None:
    """After a new start of the machine it may be another's process: silence tells here too."""
    _write(result, machine=machine(), process=os.getppid(), silent=SILENT_AFTER + 9)

    assert _told(result) is None


def test_a_number_that_no_process_has(result: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No system is asked about it, for Windows' would not take it."""
    monkeypatch.setattr(processes, "_runs", lambda number: bool(number.to_bytes(4)))
    _write(result, machine=machine(), process=2**40)

    assert _told(result) is None


def test_another_that_is_stopped_is_told_of(result: Path) -> None:
    """It may go on at any time, so nobody takes its place meanwhile, and nobody waits for it."""
    with held_by_another(result) as other:
        psutil.Process(other.pid).suspend()
        refusal = _told(result)
        psutil.Process(other.pid).resume()
        other.communicate("")

        assert refusal is not None
        assert "being_made" == refusal.code
        assert _told(result) is None


@pytest.mark.parametrize("content", ["", "{", '{"process": "x"}'])
def test_a_claim_that_cannot_be_read(result: Path, content: str) -> None:
    """A half-written one is waited for a moment, then told; after a minute it is nobody's."""
    lock = claim_file(result)
    lock.write_text(content, "utf-8")
    refusal = _told(result)

    assert refusal is not None
    assert "?" == refusal.values["who"]
    os.utime(lock, (time.time() - 90,) * 2)
    assert _told(result) is None


def test_a_sign_of_life(result: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress keeps a claim young, so that a long roll-up is not taken over."""
    clock = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    seen: list[tuple[int, int, str]] = []
    with claimed(result) as claim:
        old = time.time() - 900
        os.utime(claim_file(result), (old, old))
        step = claim.beating(lambda *told: seen.append(told))
        step(1, 2, "a.xlsx")
        assert abs(claim_file(result).stat().st_mtime - old) < 1
        clock[0] += 11
        step(2, 2, "b.xlsx")

        assert claim_file(result).stat().st_mtime > old + 800
    assert [(1, 2, "a.xlsx"), (2, 2, "b.xlsx")] == seen


def test_who_was_taken_over_does_not_write(result: Path) -> None:
    """A machine that slept through its claim finds another's, leaves it, and is told of it."""
    with claimed(result) as claim:
        claim.check()
        lock = _write(result)
        with pytest.raises(Unwritable) as caught:
            claim.check()

    assert ("bo", "PC7") == (caught.value.values["who"], caught.value.values["host"])
    assert lock.exists()


def test_what_another_was_quicker_to_take_is_put_back(result: Path) -> None:
    """Two find the same dead claim; the slower one takes the quicker one's away, and sees it."""
    lock = _write(result, user="dead")
    dead = claims._read(lock)  # noqa: SLF001
    _write(result, user="anna", token="y")  # noqa: S106  (no secret)
    claims._take_away(lock, dead)  # noqa: SLF001
    refusal = _told(result)

    assert refusal is not None
    assert "anna" == refusal.values["who"]
    assert [lock] == list(result.parent.iterdir())


def test_a_folder_in_which_nothing_can_be_written(
    result: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no claim, and no refusal either: the saving says what is wrong."""
    Fault("open", 1, result.parent, errno.EROFS, lasting=True).set(monkeypatch)
    with claimed(result) as claim:
        claim.beat()
        claim.check()

    assert [] == list(result.parent.iterdir())


@pytest.mark.parametrize("name", ["write", "fsync", "link"])
def test_a_claim_that_cannot_be_filled(
    result: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Where there are no hard links, the file itself is made first; no half one is left."""
    Fault(name, 1, result.parent).set(monkeypatch)
    with claimed(result):
        assert claim_file(result).exists()

    assert [] == list(result.parent.iterdir())


def test_many_at_once(result: Path) -> None:
    """Of eight who begin together in each of 25 rounds, never two are at it."""
    inside, most = [0], [0]

    def one(_: int) -> int:
        try:
            with claimed(result):
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                save_bytes(result, os.urandom(20_000))
                inside[0] -= 1
        except Unwritable:
            return 0
        return 1

    with ThreadPoolExecutor(8) as pool:
        made = sum(pool.map(one, range(200)))

    assert (1, True) == (most[0], made > 0)
    assert [result] == list(result.parent.iterdir())

"""The portfolio follows the project workbooks: after they are saved, and never while they are."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from excelkasse.actions import watch
from excelkasse.actions.watch import Watched, keep, seen_in, settled
from excelkasse.cli import rolling
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import texts
from tests.live.books import sample

PATIENCE = 90.0


def until(there: Callable[[], bool], what: str) -> None:
    """Wait, but not for ever."""
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end, what
        time.sleep(0.05)


class Followed:
    """A folder that is watched in a thread, and how often it has been refreshed."""

    def __init__(self, folder: Path, *, poll: bool) -> None:
        """Begin to watch."""
        self.folder, self.refreshes = folder, 0
        self.well = True
        self._stop = Event()
        watched = Watched(folder, folder / "Portefølje.xlsx", poll, quiet=0.2)
        self._thread = Thread(target=keep, args=(watched, self._stop, self._refresh))
        self._thread.start()

    def _refresh(self) -> bool:
        (self.folder / "Portefølje.xlsx").write_text(str(self.refreshes))
        self.refreshes += 1
        return self.well

    def end(self) -> None:
        """Watch no longer."""
        self._stop.set()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


@contextmanager
def followed(folder: Path, *, poll: bool = False) -> Iterator[Followed]:
    """Watch a folder meanwhile, and wait for the first refresh."""
    one = Followed(folder, poll=poll)
    try:
        until(lambda: one.refreshes == 1, "no refresh at the beginning")
        yield one
    finally:
        one.end()


@pytest.mark.parametrize("poll", [False, True], ids=["told", "polls"])
def test_a_change_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, poll: bool) -> None:  # noqa: FBT001
    """A workbook that is new, changed, renamed by who saves it, or gone; also in a new folder."""
    monkeypatch.setattr(watch, "_POLLS", 0.1)
    (tmp_path / "a.xlsx").write_text("1")

    def new() -> None:
        (tmp_path / "under").mkdir()
        (tmp_path / "under" / "b.xlsx").write_text("1")

    def replaced() -> None:
        (tmp_path / "a.tmp").write_text("22")
        (tmp_path / "a.tmp").replace(tmp_path / "a.xlsx")

    steps = (new, replaced, (tmp_path / "under" / "b.xlsx").unlink)
    with followed(tmp_path, poll=poll) as one:
        for count, step in enumerate(steps, start=2):
            step()
            until(lambda count=count: one.refreshes >= count, step.__name__)  # type: ignore[misc]


@pytest.mark.parametrize("poll", [False, True], ids=["told", "polls"])
def test_a_change_during_a_refresh_is_followed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    poll: bool,  # noqa: FBT001
) -> None:
    """The first refresh too: nobody has looked before."""
    monkeypatch.setattr(watch, "_POLLS", 0.1)
    stop, refreshes = Event(), list[int]()

    def refresh() -> bool:
        refreshes.append(len(refreshes))
        if len(refreshes) < 3:
            (tmp_path / f"{len(refreshes)}.xlsx").write_text("1")
        return True

    watched = Watched(tmp_path, tmp_path / "Portefølje.xlsx", poll, quiet=0.1)
    thread = Thread(target=keep, args=(watched, stop, refresh))
    thread.start()
    try:
        until(lambda: len(refreshes) == 3, "a change during a refresh was not seen")
    finally:
        stop.set()
        thread.join(PATIENCE)


def test_what_is_no_project_wakes_nobody(tmp_path: Path) -> None:
    """The portfolio itself, an owner file, temporary files, notes, and what is saved unchanged."""
    (tmp_path / "a.xlsx").write_text("1")
    with followed(tmp_path) as one:
        for name in ("~$a.xlsx", ".~excelkasse.1.tmp", "A1B2C3D4", "note.txt", "Portefølje.xlsx"):
            (tmp_path / name).write_text("x")
        (tmp_path / "b.xlsx").write_text("1")
        until(lambda: one.refreshes > 1, "no refresh after a real change")

        assert 2 == one.refreshes


def test_a_file_is_not_read_while_it_is_written(tmp_path: Path) -> None:
    """A slow copy is waited for; its owner file is not."""
    slow = tmp_path / "b.xlsx"
    (tmp_path / "~$b.xlsx").write_text("Bo")
    slow.write_text("")
    written = Event()

    def write() -> None:
        for _ in range(12):
            with slow.open("a") as file:
                file.write("x" * 100)
            time.sleep(0.05)
        written.set()

    writer = Thread(target=write)
    writer.start()
    seen = settled(Watched(tmp_path, tmp_path / "p.xlsx", quiet=0.25), Event())
    writer.join()

    assert written.is_set()
    assert 1200 == seen[slow][0]


def test_a_file_that_somebody_holds_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows, who copies a file gives it its size at once and holds it until the end."""
    held = tmp_path / "a.xlsx"
    held.write_text("1")
    tries: list[Path] = []
    opened = Path.open

    def refused(self: Path, *args: str) -> object:
        tries.append(self)
        if len(tries) < 3:
            raise PermissionError(13, "being used by another process")
        return opened(self, *args)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refused)
    seen = settled(Watched(tmp_path, tmp_path / "p.xlsx", quiet=0.01), Event())

    assert (3, [held]) == (len(tries), list(seen))


def test_a_refresh_that_went_wrong_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The portfolio was open in Excel, and is closed without a project being changed."""
    monkeypatch.setattr(watch, "_TRIED_AGAIN", 0.1)
    monkeypatch.setattr(watch, "_LOOKS_ANYWAY", 0.1)
    monkeypatch.setattr(watch, "_LOOKS_UP", 50)
    with followed(tmp_path) as one:
        one.well = False
        (tmp_path / "a.xlsx").write_text("1")
        until(lambda: one.refreshes >= 4, "not tried again")


def test_a_folder_that_goes_and_comes_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network drive is away for a while."""
    monkeypatch.setattr(watch, "_COMES_BACK", 0.05)
    monkeypatch.setattr(watch, "_LOOKS_ANYWAY", 0.1)
    monkeypatch.setattr(watch, "_LOOKS_UP", 50)
    place = tmp_path / "drev"
    place.mkdir()
    (place / "a.xlsx").write_text("1")
    watched = Watched(place, tmp_path / "p.xlsx", quiet=0.02)
    sizes: list[int] = []
    stop = Event()

    def refresh() -> bool:
        sizes.append(len(seen_in(watched)))
        return True

    thread = Thread(target=keep, args=(watched, stop, refresh))
    thread.start()
    try:
        until(lambda: sizes == [1], "no refresh at the beginning")
        away = place.rename(tmp_path / "borte")
        until(lambda: sizes == [1, 0], "not seen to be gone")
        away.rename(place)
        until(lambda: sizes == [1, 0, 1], "not seen to be back")
    finally:
        stop.set()
        thread.join(PATIENCE)


class Running:
    """The command itself, watching."""

    def __init__(self, folder: Path, output: Path, *options: str) -> None:
        """Start it."""
        self.said: list[str] = []
        python = (sys.executable, "-X", "faulthandler", "-m", "excelkasse")
        command = (*python, "rollup", str(folder), "-o", str(output))
        self._process = subprocess.Popen(  # noqa: S603
            [*command, "--workers", "1", *options], stderr=subprocess.PIPE, text=True
        )
        self._thread = Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self.said.append(line.rstrip())

    def waits(self, times: int) -> None:
        """Wait until it has nothing to do for the so-manieth time."""
        told = "Holder øje med"
        until(lambda: sum(told in one for one in self.said) >= times, "\n".join(self.said))

    def end(self) -> int:
        """Press Ctrl+C, and return the exit code; one that does not end says where it was."""
        with suppress(ProcessLookupError):
            os.kill(self._process.pid, signal.SIGINT)
        try:
            return self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.send_signal(signal.SIGABRT)
            self._process.wait(PATIENCE)
            self._thread.join()
            pytest.fail("\n".join(self.said))
        finally:
            self._process.kill()
            self._process.wait()
            self._thread.join()
            if self._process.stderr is not None:
                self._process.stderr.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent another way there")
def test_the_command_follows_and_ends_when_told(tmp_path: Path) -> None:
    """A damaged workbook does not end it; Ctrl+C does, with a sentence and without an error."""
    folder, output = tmp_path / "projekter", tmp_path / "Portefølje.xlsx"
    folder.mkdir()
    sample("P-2026-03", folder)
    running = Running(folder, output, "--watch", "--as-of", "2026-10-30")
    try:
        running.waits(1)
        (folder / "ødelagt.xlsx").write_bytes(b"PK\x03\x04 ikke mere")
        running.waits(2)
    finally:
        code = running.end()

    assert output.exists()
    assert any("I karantæne: ødelagt.xlsx" in one for one in running.said)
    assert (0, "Holder ikke øje længere. Porteføljen er, som den blev gemt sidst.") == (
        code,
        running.said[-1],
    )


def test_ctrl_c_is_heard_where_python_passes_over_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in a destructor; the watch ends when it looks again, and Ctrl+C is what it was before."""

    def passed_over(*_: object) -> int:
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        return 0

    def keep_once(_watched: Watched, stop: Event, refresh: Callable[[], bool]) -> None:
        seen.append(stop.is_set())
        refresh()
        seen.append(stop.is_set())

    seen: list[bool] = []
    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(rolling, "roll_up", passed_over)
    monkeypatch.setattr(rolling, "keep", keep_once)
    rolling.roll_up_always(
        rolling.Asked(str(tmp_path), tmp_path / "P.xlsx"), Terminal(texts("da")), poll=False
    )

    assert [False, True] == seen
    assert before is signal.getsignal(signal.SIGINT)
    assert "Holder ikke øje længere" in capsys.readouterr().err

"""The agent as a process: one a user, ended cleanly, and killed in the middle of something."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from excelkasse.actions.demo import sample_workbook
from excelkasse.desk import Desk
from excelkasse.layout.place import parts_of
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.agent.desks import log, press, reply, until

PATIENCE = 90
"""Seconds for a process to start on a busy machine."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give the desk of a user who lives in the test's folder."""
    return Desk(tmp_path / "excelkasse")


@contextmanager
def running(desk: Desk, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run an agent until its heart beats, and kill what is left of it in the end."""
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", *arguments],
        env={**os.environ, "XDG_DATA_HOME": str(desk.folder.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        until(lambda: desk.heartbeat.exists() or process.poll() is not None, PATIENCE)
        yield process
    finally:
        process.kill()
        process.communicate()


def test_one_a_user(desk: Desk) -> None:
    """The first beats; a second says that it runs already, and all is well; both end cleanly."""
    with running(desk, "excelkasse", "agent") as first:
        with running(desk, "excelkasse", "agent") as second:
            said = second.communicate(timeout=PATIENCE)[1]

            assert (0, "Excelkasse er allerede i gang") == (second.returncode, said[:29])

        assert str(first.pid) == desk.heartbeat.read_text("ascii").split()[1]

        until(lambda: [one for one in log(desk) if one["event"] == "start"], PATIENCE)
        first.send_signal(signal.SIGTERM)
        out, said = first.communicate(timeout=PATIENCE)

    assert (0, "") == (first.returncode, out)
    assert "Excelkasse er klar" in said
    assert "Excelkasse er stoppet" in said
    assert not desk.heartbeat.exists()
    assert ["start", "end"] == [one["event"] for one in log(desk)]


def test_a_press_with_no_excel_is_answered_in_words(desk: Desk) -> None:
    """What to do, and that nothing has changed; the agent goes on."""
    with running(desk, "excelkasse", "agent", "--lang", "da"):
        told = [reply(desk, press(desk, program="excel"), PATIENCE) for _ in range(2)]

    assert ["failed", "failed"] == [one["outcome"] for one in told]
    assert told[0]["message"].startswith("Excel kører ikke. Åbn mappen i Excel")


def test_a_desk_that_cannot_be_is_told(desk: Desk) -> None:
    """Exit code 2 and a sentence where a file lies in the folder's place."""
    desk.folder.write_text("i vejen", "utf-8")
    with running(desk, "excelkasse", "agent") as process:
        said = process.communicate(timeout=PATIENCE)[1]

    assert 2 == process.returncode
    assert str(desk.folder) in said
    assert "Traceback" not in said


def test_killed_in_the_middle_and_started_again(desk: Desk, tmp_path: Path) -> None:
    """The lock is free, nothing is run twice, the request is answered, and the copy is there."""
    file = tmp_path / "P-2026-03 Ærø.xlsx"
    samples = {one.file.split()[0]: one for one in sample_projects(parts_of(SHELF))}
    FileTarget(file).write(sample_workbook(samples["P-2026-03"], texts("da")))
    before = file.read_bytes()
    slow = ("tests.agent.slow", str(desk.folder), str(file))
    with running(desk, *slow, "hangs") as first:
        request = press(desk, workbook=str(file))
        until(tmp_path.joinpath("halvvejs.txt").exists, PATIENCE)
        first.kill()
        first.communicate()
    left = sorted(path.name for path in desk.inbox.iterdir())
    desk.heartbeat.unlink()
    (desk.copies / "halv.xlsx").write_bytes(before[:99])
    with running(desk, *slow):
        told = reply(desk, request, PATIENCE)
        again = reply(desk, press(desk, "undo", workbook=str(file)), PATIENCE)

    assert [f"{request}.taken"] == left
    assert "refused" == told["outcome"]
    assert "Excelkasse blev afbrudt" in told["message"]
    assert [] == list(desk.inbox.iterdir())
    assert 1 == len([one for one in log(desk) if one.get("id") == request])
    assert ("done", before) == (again["outcome"], file.read_bytes())

"""The add-in's VBA in LibreOffice: the same content as an `.xlsm`, real files on a real disk."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from excelkasse.addin.ribbon import callback
from excelkasse.addin.workbook import SAID
from excelkasse.buttons import BUTTONS, Button
from excelkasse.desk import STALE_AFTER, Desk, users_desk
from excelkasse.texts import texts
from tests.addin.relabelled import as_workbook

pytestmark = pytest.mark.office

WORDS = texts("da")
# LibreOffice 7.4 gives the bare name where Excel gives the whole path.
NAME = "P-2026-01 50% & a=b »æøå« 'x' \"y\" €😀.xlsm"
PROGRAM = Path(__file__).with_name("office_basic.py")


class Basic:
    """The add-in loaded in LibreOffice, and the desk that it finds there."""

    def __init__(self, folder: Path) -> None:
        """Start LibreOffice with a home of its own below a folder."""
        (folder / "data").mkdir()
        home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}
        self.desk: Desk = users_desk("linux", home)
        command = [sys.executable, str(PROGRAM), str(as_workbook(folder / NAME, WORDS))]
        self._program = subprocess.Popen(  # noqa: S603
            [*command, str(folder / "profile")],
            env={**os.environ, **home, "LOCALAPPDATA": ""},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def call(self, procedure: str, *arguments: object) -> Any:  # noqa: ANN401  (Basic's Variant)
        """Call `Module.Procedure` and return what it gives."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(f"{json.dumps([procedure, *arguments])}\n")
        self._program.stdin.flush()
        return json.loads(self._program.stdout.readline())

    def end(self) -> None:
        """Let LibreOffice end."""
        self._program.communicate(timeout=60)


@pytest.fixture(scope="module")
def basic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Basic]:
    """Return LibreOffice with the add-in in it; one for all tests here."""
    office = Basic(tmp_path_factory.mktemp("office"))
    yield office
    office.end()


@pytest.fixture(autouse=True)
def clean(basic: Basic) -> None:
    """Begin with an empty inbox and no heartbeat."""
    basic.desk.heartbeat.unlink(missing_ok=True)
    for left in basic.desk.inbox.glob("*"):
        left.unlink()


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.key)
def test_a_press_leaves_one_whole_request(basic: Basic, button: Button) -> None:
    """A button's function writes one file, under its id, that is the contract's JSON in ASCII."""
    basic.call(f"Ribbon.{callback(button)}", None)

    (left,) = basic.desk.inbox.iterdir()
    assert re.fullmatch(r"\d{8}-\d{6}-\d{6}\.json", left.name)
    assert {
        "schema": 1,
        "id": left.stem,
        "button": button.key,
        "program": "excel",
        "workbook": NAME,
        "window": 0,
    } == json.loads(left.read_text("ascii"))


def test_a_request_is_never_written_over(basic: Basic) -> None:
    """Where a name is taken the second request is told of, and the first stands."""
    basic.desk.inbox.mkdir(parents=True, exist_ok=True)
    taken = basic.desk.inbox / "1.json"
    taken.write_text("the first")

    basic.call("Outbox.LeaveRequest", "1", "the second")

    assert "the first" == taken.read_text()


def test_the_inbox_is_made_where_it_is_missing(basic: Basic) -> None:
    """The first press of all makes the folders that it needs."""
    if basic.desk.inbox.exists():
        basic.desk.inbox.rmdir()
    assert not basic.desk.inbox.exists()

    basic.call("Outbox.LeaveRequest", "2", "{}")

    assert ["2.json"] == [left.name for left in basic.desk.inbox.iterdir()]


def test_a_press_that_cannot_write_ends_well(basic: Basic) -> None:
    """With a file in place of the inbox a press goes through its handler; the next one works."""
    basic.desk.inbox.mkdir(parents=True, exist_ok=True)
    basic.desk.inbox.rmdir()
    basic.desk.inbox.write_text("in the way")

    basic.call("Ribbon.ExcelkasseCheck", None)
    basic.desk.inbox.unlink()
    basic.call("Ribbon.ExcelkasseCheck", None)

    assert [".json"] == [left.suffix for left in basic.desk.inbox.iterdir()]


@pytest.mark.parametrize(
    ("age", "asleep"), [(0, False), (STALE_AFTER - 5, False), (STALE_AFTER + 5, True), (None, True)]
)
def test_the_heartbeat_is_read_from_the_disk(
    basic: Basic, age: int | None, *, asleep: bool
) -> None:
    """A heartbeat of the last 15 seconds is one; an older one, or none, is none."""
    if age is not None:
        basic.desk.heartbeat.parent.mkdir(parents=True, exist_ok=True)
        basic.desk.heartbeat.write_text("0.1.0 1\n")
        written = time.time() - age
        os.utime(basic.desk.heartbeat, (written, written))

    assert asleep == basic.call("Desk.Asleep")


def test_the_folder_is_the_desks(basic: Basic) -> None:
    """VBA finds the folder that Python finds in the same environment."""
    assert str(basic.desk.folder) == basic.call("Desk.DeskFolder")


@pytest.mark.parametrize("word", SAID)
def test_a_word_is_read_from_the_add_ins_sheet(basic: Basic, word: str) -> None:
    """The named cell gives the Danish sentence with its letters."""
    assert WORDS[f"addin.{word}"] == basic.call("Request.Said", word)


def test_every_unit_of_utf_16_is_escaped(basic: Basic) -> None:
    """Letters, signs, control characters and pairs of surrogates come back through JSON."""
    text = 'aÅ\t"\\/€\u2028\uffff😀'

    assert text == json.loads(f'"{basic.call("Facts.Escaped", text)}"')

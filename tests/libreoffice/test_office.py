"""The LibreOffice behind it all: started, attached to, killed, hung, missing; nothing is left."""

import builtins
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings

from excelkasse.errors import Unreachable
from excelkasse.spreadsheet import libreoffice
from excelkasse.spreadsheet.libreoffice import attach, office, start
from excelkasse.spreadsheet.libreoffice.engine import attached
from excelkasse.spreadsheet.libreoffice.link import process

pytestmark = pytest.mark.office


@pytest.fixture
def own() -> Iterator[xlwings.App]:
    """Start a LibreOffice that may be ill-treated, with one workbook."""
    app = start()
    app.books.add().sheets[0]["A1"].value = "æ"
    yield app
    app.kill()


@pytest.fixture
def users() -> Iterator[process.Process]:
    """Start a LibreOffice that stands for the one on the user's desk: we only know its pipe."""
    users = process.Process(headless=True)
    app = attach(users.pipe)
    app.books.add().sheets[0]["A1"].value = "æ"
    app.quit()
    yield users
    users.kill()


def _program(app: xlwings.App | process.Process) -> int:
    """Return the process that does the work: the one we started only watches it."""
    listed = subprocess.run(  # noqa: S603
        ["pgrep", "-g", str(app.pid), "soffice.bin"],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
    )
    return int(listed.stdout)


def _refusal(act: Callable[[], object]) -> Unreachable:
    with pytest.raises(Unreachable) as caught:
        act()
    return caught.value


def _gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has buried yet has."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text("ascii")
    except FileNotFoundError:
        return True
    return told.rpartition(")")[2].split()[0] == "Z"


def _goes(pid: int) -> bool:
    """Whether a process ends within ten seconds: a killed one takes a moment to be gone."""
    give_up = time.monotonic() + 10
    while not _gone(pid) and time.monotonic() < give_up:
        time.sleep(0.05)
    return _gone(pid)


def test_nothing_is_left() -> None:
    """When done, process, profile and pipe are gone, and xlwings knows no application of it."""
    with office() as app:
        app.books.add().sheets[0]["A1"].value = "not saved"
        ours = app.impl.office.process
        program = _program(app)
        there = (ours.profile.is_dir(), _gone(program))

    assert (True, False) == there
    assert (False, True) == (ours.profile.exists(), _goes(program))
    assert [] == list(Path("/tmp").glob(f"OSL_PIPE_*_{ours.pipe}"))  # noqa: S108
    assert app.pid not in xlwings.engines["libreoffice"].apps.keys()  # noqa: SIM118  (no dict)


def test_ended_whatever_happens() -> None:
    """A mistake in the script ends LibreOffice too, and is not hidden."""
    programs = []

    def script(app: xlwings.App) -> float:
        programs.append(_program(app))
        return 1 / 0

    with pytest.raises(ZeroDivisionError), office() as app:
        script(app)

    assert [True] == [_goes(program) for program in programs]


def test_ended_when_we_are_killed() -> None:
    """A script that dies without a word takes its LibreOffice with it."""
    code = (
        "import os\n"
        "from excelkasse.spreadsheet.libreoffice import start\n"
        "app = start()\n"
        "print(app.pid, app.impl.office.process.profile, flush=True)\n"
        "os.abort()"
    )
    command = [sys.executable, "-c", code]
    told = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)  # noqa: S603
    pid, profile = told.stdout.split()

    assert (-signal.SIGABRT, True) == (told.returncode, _goes(int(pid)))
    assert not Path(profile).exists()


def test_killed_in_the_middle(own: xlwings.App) -> None:
    """The next call says what happened, xlwings forgets it, and a new one works."""
    cell = own.books[0].sheets[0]["A1"]
    os.kill(_program(own), signal.SIGKILL)

    assert ["office_gone"] * 2 == [_refusal(lambda: cell.value).code for _ in range(2)]
    assert own not in list(xlwings.engines["libreoffice"].apps)
    with office() as another:
        assert "Sheet1" == another.books.add().sheets[0].name
    own.quit()
    assert not own.impl.office.process.profile.exists()


def test_a_call_that_hangs() -> None:
    """A LibreOffice that answers no more is ended when its time is up."""
    app = start()
    sheet = app.books.add().sheets[0]
    app.impl.office.watch.limit = 1.0
    program = _program(app)
    os.kill(program, signal.SIGSTOP)
    began = time.monotonic()
    refusal = _refusal(lambda: sheet["A1"].value)

    assert ("office_hung", {"seconds": "1"}) == (refusal.code, refusal.values)
    assert 1.0 <= time.monotonic() - began < 20.0
    assert _goes(program)
    app.quit()


@pytest.mark.parametrize("leave", ["quit", "kill"])
def test_attached_and_left_alive(users: process.Process, leave: str) -> None:
    """Through the pipe the open workbook is read and changed; leaving ends nothing."""
    app = attach(users.pipe)
    sheet = app.books[0].sheets[0]
    sheet["A2"].value = leave
    seen = (sheet["A1"].value, app.pid)
    getattr(app, leave)()
    listed = app in list(xlwings.engines["libreoffice"].apps)
    again = attach(users.pipe)

    assert ("æ", _program(users), False) == (*seen, listed)
    assert leave == again.books[0].sheets[0]["A2"].value
    again.quit()


def test_the_users_program_ends(users: process.Process) -> None:
    """A program that the user closed says so; the next one on the same pipe is another."""
    app = attach(users.pipe)
    sheet = app.books[0].sheets[0]
    users.kill()

    assert "office_gone" == _refusal(lambda: sheet["A1"].value).code
    another = process.Process(headless=True, pipe=users.pipe)
    assert [] == list(attach(users.pipe).books)
    another.kill()


def test_attached_twice_is_attached_once(users: process.Process) -> None:
    """Two who ask for the same LibreOffice get the same application."""
    app = attach(users.pipe)

    assert app == attach(users.pipe)
    assert 1 == [one.pid for one in xlwings.engines["libreoffice"].apps].count(app.pid)
    app.quit()


def test_an_attached_one_that_hangs_is_not_ended(users: process.Process) -> None:
    """The line is cut, the user's program goes on where it was, and others can work in it."""
    app = xlwings.App(impl=attached(users.pipe))
    app.impl.office.watch.limit = 1.0
    os.kill(_program(users), signal.SIGSTOP)
    code = _refusal(lambda: app.books[0].sheets[0]["A1"].value).code
    os.kill(_program(users), signal.SIGCONT)
    told = _run(
        "from excelkasse.spreadsheet.libreoffice import attach\n"
        f"print(ascii(attach({users.pipe!r}).books[0].sheets[0]['A1'].value))"
    )

    assert ("office_hung", ascii("æ") + "\n") == (code, told)


def _run(code: str) -> str:
    """Run lines of Python in a process of their own and return what they print."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout  # noqa: S603


def test_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that nobody listens on is refused after a while."""
    monkeypatch.setattr("excelkasse.spreadsheet.libreoffice.link.connection._ATTACH", 0.2)
    refusal = _refusal(lambda: attach("nobody-listens-here"))

    assert ("office_silent", {"pipe": "nobody-listens-here"}) == (refusal.code, refusal.values)


def test_a_program_that_does_not_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A LibreOffice that ends at once is refused at once, and its profile is removed."""
    monkeypatch.setattr(process, "find_soffice", lambda: Path("/bin/false"))
    monkeypatch.setattr(process, "mkdtemp", lambda prefix: _made(tmp_path / prefix))

    assert "office_silent" == _refusal(start).code
    assert [] == list(tmp_path.iterdir())


def _made(folder: Path) -> str:
    folder.mkdir()
    return str(folder)


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where LibreOffice is not installed, starting it says so."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(process, "_PROGRAMS", ())

    assert "office_missing" == _refusal(start).code


def test_nothing_is_loaded_before_it_is_needed() -> None:
    """Importing the package loads nothing of LibreOffice's; attaching without it says so."""
    code = """
import sys
from excelkasse.errors import Unreachable
from excelkasse.spreadsheet.libreoffice import attach
from excelkasse.spreadsheet.libreoffice.link import bridge
assert "uno" not in sys.modules and "pyuno" not in sys.modules
bridge._FOLDERS = ()
try:
    attach("x")
except Unreachable as refusal:
    print(refusal.code)
"""
    assert "office_missing\n" == _run(code)


def test_python_is_as_before(app: xlwings.App) -> None:
    """LibreOffice's module changes neither Python's import statement nor its path."""
    assert "libreoffice" == app.engine.name
    assert "uno" in sys.modules
    assert "builtins" == builtins.__import__.__module__
    assert [] == [folder for folder in sys.path if "dist-packages" in folder or "office" in folder]


def test_the_example_of_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines in the package's description run as they stand."""
    monkeypatch.chdir(tmp_path)
    lines = re.findall(r"^ {4}(.*)$", str(libreoffice.__doc__), re.MULTILINE)

    assert "42.0\n" == _run("\n".join(lines))
    assert (tmp_path / "timer.xlsx").is_file()

"""A roll-up whose disk fails at every step in turn, and results that cannot be in their place."""

import errno
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import psutil
import pytest

from excelkasse.actions import deliver as delivering
from excelkasse.actions import rollup as rolling
from excelkasse.actions.demo import sample_workbook
from excelkasse.actions.rollup import Made, Order, RolledUp, plan_portfolio, roll_up_folder, sources
from excelkasse.errors import Unwritable
from excelkasse.layout.place import parts_of
from excelkasse.portfolio.steering.carry import NOTHING
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet import disk
from excelkasse.spreadsheet.claims import claim_file, claimed
from excelkasse.spreadsheet.write_file import FileTarget, workbook_bytes
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import SHELF
from tests.faults import Fault
from tests.spreadsheet.test_claims import held_by_another
from tests.test_demo import run

WORDS = texts("da")
FIRST, SECOND = Order(date(2026, 9, 30), workers=1), Order(date(2026, 10, 30), workers=1)
STEPS = ("open", "write", "fsync", "link", "replace")
A_YEAR_AGO = 1_700_000_000


class Place:
    """A folder of projects, its portfolio of last month, and what that of this month is to be."""

    def __init__(self, home: Path) -> None:
        """Make one project and roll it up."""
        self.drive = home / "drev"
        self.projects, self.output = home / "projekter", self.drive / "Portefølje.xlsx"
        self.projects.mkdir()
        self.drive.mkdir()
        sample = sample_projects(parts_of(SHELF))[0]
        FileTarget(self.projects / sample.file).write(sample_workbook(sample, WORDS))
        roll_up_folder(self.projects, self.output, WORDS, order=FIRST)
        os.utime(self.output, (A_YEAR_AGO, A_YEAR_AGO))
        self.old = self.output.read_bytes()
        with sources(self.projects, self.output, SECOND) as source:
            self.made = plan_portfolio(source, self.output, WORDS, SECOND, NOTHING)
        self.new = workbook_bytes(self.made.plan)

    def restore(self) -> None:
        """Put last month's back, and take everything else away."""
        for path in self.drive.iterdir():
            path.unlink()
        self.output.write_bytes(self.old)
        os.utime(self.output, (A_YEAR_AGO, A_YEAR_AGO))

    def roll_up(self) -> RolledUp:
        """Roll up as the command does; what is read is the same every time."""
        return roll_up_folder(self.projects, self.output, WORDS, order=SECOND)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Give a place that the tests of this module share."""
    return Place(tmp_path_factory.mktemp("saved"))


@pytest.fixture
def restored(place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Give the place as it was, where reading the projects takes no time."""
    place.restore()
    monkeypatch.setattr(rolling, "plan_portfolio", lambda *_: place.made)
    monkeypatch.setattr(disk, "_CHUNK", 10_000)  # several writes a file
    return place


def _refused(act: Callable[[], object]) -> Unwritable | None:
    try:
        act()
    except Unwritable as refusal:
        return refusal
    return None


def _look(place: Place, refusal: Unwritable | None, what: str) -> None:
    """See that the output is the old or the new one, that it is told which, and nothing is half."""
    expected = place.new if refusal is None else place.old

    assert expected == place.output.read_bytes(), what
    for copy in place.drive.glob("Portefølje 2*.xlsx"):
        assert place.old == copy.read_bytes(), what
    if refusal is None:
        assert list(place.drive.glob("Portefølje 2*.xlsx")), what
    else:
        assert place.new == Path(refusal.values["instead"]).read_bytes(), what
        Path(refusal.values["instead"]).unlink()
    assert [] == list(place.drive.glob(".~*")), what


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.ESTALE])
@pytest.mark.parametrize("step", STEPS)
def test_the_nth_step_that_fails(restored: Place, step: str, code: int, *, lasting: bool) -> None:
    """Every write, fsync, replace, link and opening fails in turn: old or new, and it is told."""
    outcomes = []
    for nth in range(1, 200):
        restored.restore()
        fault = Fault(step, nth, restored.drive, code, lasting)
        with pytest.MonkeyPatch.context() as patch:
            fault.set(patch)
            refusal = _refused(restored.roll_up)
        _look(restored, refusal, f"{step} {nth}")
        if not fault.struck:
            break
        outcomes.append(refusal)

    assert len(outcomes) >= {"open": 5, "write": 12, "fsync": 5, "link": 1, "replace": 2}[step]
    assert (step != "link") is any(outcomes)


@pytest.mark.parametrize("nth", [1, 2])
def test_a_rename_that_was_done_and_denied(restored: Place, nth: int) -> None:
    """A network drive that loses its answer leaves a whole file: that is no failure."""
    real, calls = os.replace, [0]

    def replace(source: Path, target: Path) -> None:
        real(source, target)
        calls[0] += 1
        if calls[0] == nth:
            raise OSError(errno.ETIMEDOUT, "timed out")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", replace)
        _look(restored, _refused(restored.roll_up), f"{nth}")


def test_a_network_drive_that_goes_in_the_middle(place: Place) -> None:
    """The drive is taken away while projects are read, claim and all, and comes back later."""
    place.restore()
    away = place.drive.with_name("væk")

    def go(*_: object) -> None:
        if place.drive.exists():
            place.drive.rename(away)

    order = Order(SECOND.as_of, workers=1, progress=go)
    refusal = _refused(lambda: roll_up_folder(place.projects, place.output, WORDS, order=order))
    assert not place.drive.exists()
    away.rename(place.drive)

    assert refusal is not None
    assert "folder_gone" == refusal.code
    with ZipFile(refusal.values["instead"]) as parts:
        assert parts.testzip() is None
    assert place.old == place.output.read_bytes()


def test_a_drive_that_goes_between_writing_and_replacing(restored: Place) -> None:
    """What was written is with the drive; what is told is that the drive is gone."""
    away, real = restored.drive.with_name("væk"), os.replace

    def replace(source: Path, target: Path) -> None:
        if target == restored.output:
            restored.drive.rename(away)
        real(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", replace)
        refusal = _refused(restored.roll_up)
    away.rename(restored.drive)

    assert refusal is not None
    assert "folder_gone" == refusal.code
    assert restored.new == Path(refusal.values["instead"]).read_bytes()
    assert restored.old == restored.output.read_bytes()


_TINY_DRIVE = """
mount -t tmpfs -o size=$2 none "$1" && cp "$3" "$1/Portefølje.xlsx"
before=$(sha256sum < "$1/Portefølje.xlsx")
"$4" -m excelkasse rollup "$5" -o "$1/Portefølje.xlsx" --as-of 2026-10-30 --workers 1; code=$?
test "$before" = "$(sha256sum < "$1/Portefølje.xlsx")" && echo "same"
ls -A "$1"; exit $code
"""


def _can_mount() -> bool:
    try:
        tried = subprocess.run(
            ["unshare", "-r", "-m", "mount", "-t", "tmpfs", "none", "/mnt"],  # noqa: S607
            capture_output=True,
            check=False,
        )
    except OSError:
        return False
    return tried.returncode == 0


@pytest.mark.skipif(not _can_mount(), reason="the system lets nobody mount a small drive")
def test_a_drive_that_is_really_full(place: Place, tmp_path: Path, documents: Path) -> None:
    """There is room for the old edition and half of another; exit code 3, and the path is told."""
    place.restore()
    size = f"{len(place.old) * 3 // 2048}k"
    arguments = [tmp_path, size, place.output, sys.executable, place.projects]
    command = ["unshare", "-r", "-m", "sh", "-c", _TINY_DRIVE, "sh", *map(str, arguments)]
    done = subprocess.run(  # noqa: S603
        command, capture_output=True, text=True, encoding="utf-8", check=False
    )
    told = re.search(r"Resultatet er lagt her i stedet: (.+\.xlsx)", done.stderr)

    assert (3, "same\nPortefølje.xlsx\n") == (done.returncode, done.stdout), done.stderr
    assert "Der er ikke plads" in done.stderr
    assert told is not None
    assert documents / "excelkasse" == Path(told[1]).parent
    with ZipFile(told[1]) as parts:
        assert parts.testzip() is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_result_is_now_is_told(place: Place, documents: Path, language: str) -> None:
    """Exit code 3, what is wrong, what to do, and the path, in words of the language."""
    place.restore()
    place.output.chmod(0o444)
    done = run(
        *("rollup", str(place.projects), "-o", str(place.output), "--as-of", "2026-10-30"),
        *("--workers", "1", "--lang", language),
        cwd=place.drive,
    )
    said = {"da": "er skrivebeskyttet", "en": "is marked read-only"}[language]
    told = {"da": "Resultatet er lagt her i stedet: ", "en": "has been put here instead: "}[
        language
    ]

    assert 3 == done.returncode
    assert said in done.stderr
    assert f"{told}{documents / 'excelkasse'}" in done.stderr
    assert place.old == place.output.read_bytes()
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["new", "guide", "addin"])
def test_any_result_has_another_place(tmp_path: Path, documents: Path, command: str) -> None:
    """Where its folder cannot be made, a workbook, a page or an add-in is among the documents."""
    (tmp_path / "fil").touch()
    name = {"new": "P-1 x.xlsx", "guide": "v.html", "addin": "a.xlam"}[command]
    asked = str(tmp_path / "fil" / name)
    told = {
        "new": ["new", asked],
        "guide": ["guide", asked],
        "addin": ["addin", "build", "-o", asked],
    }
    done = run(*told[command], cwd=tmp_path)
    where = re.search(r"i stedet: (.+)", done.stderr)

    assert 3 == done.returncode
    assert where is not None
    assert documents / "excelkasse" == Path(where[1]).parent
    assert Path(where[1]).stat().st_size > 0


@pytest.mark.parametrize("command", ["new", "guide", "addin", "rollup"])
def test_a_name_longer_than_the_system_takes(
    place: Place, tmp_path: Path, documents: Path, command: str
) -> None:
    """It is told, and the result is among the documents under a name that begins the same."""
    ending = {"guide": "html", "addin": "xlam"}.get(command, "xlsx")
    asked = str(tmp_path / f"{'æ' * 300}.{ending}")
    told = {
        "new": ["new", asked],
        "guide": ["guide", asked],
        "addin": ["addin", "build", "-o", asked],
        "rollup": ["rollup", str(place.projects), "-o", asked, "--as-of", "2026-10-30"],
    }
    done = run(*told[command], cwd=tmp_path)
    where = re.search(r"i stedet: (.+)", done.stderr)

    assert 3 == done.returncode
    assert where is not None
    assert "Traceback" not in done.stderr
    assert documents / "excelkasse" == Path(where[1]).parent
    assert Path(where[1]).name.startswith("æ" * 100 + " ")
    assert Path(where[1]).stat().st_size > 0


def test_a_folder_whose_name_the_system_does_not_take(tmp_path: Path) -> None:
    """It is told as one that is not there."""
    done = run("rollup", "x" * 300, "--as-of", "2026-10-30", cwd=tmp_path)

    assert 2 == done.returncode
    assert "Traceback" not in done.stderr


def test_where_there_are_no_documents_either(
    restored: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A temporary folder of the person's own is next; then it is told that nothing is saved."""
    (tmp_path / "fil").touch()
    monkeypatch.setattr(delivering, "documents", lambda: tmp_path / "fil")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    restored.output.chmod(0o444)
    refusal = _refused(restored.roll_up)

    assert refusal is not None
    instead = Path(refusal.values["instead"])
    assert tmp_path == instead.parent.parent
    assert (0o700, restored.new) == (instead.parent.stat().st_mode & 0o777, instead.read_bytes())
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "fil"))
    refusal = _refused(restored.roll_up)
    assert refusal is not None
    assert "" == refusal.values["instead"]


def test_two_at_once_are_told_of_each_other(place: Place) -> None:
    """The second ends with code 3 before it reads a file, says who and since when; then it may."""
    place.restore()
    command = ("rollup", str(place.projects), "-o", str(place.output), "--as-of", "2026-10-30")
    with held_by_another(place.output) as other:
        done = run(*command, cwd=place.drive)
        other.kill()
        other.wait()
    said = (
        r"Portefølje\.xlsx bliver lavet lige nu af .+ på .+ \(siden \d\d-\d\d-\d{4} \d\d:\d\d\)\."
    )

    assert 3 == done.returncode
    assert re.search(said, done.stderr), done.stderr
    assert str(claim_file(place.output)) in done.stderr
    assert "i stedet" not in done.stderr
    assert place.old == place.output.read_bytes()
    assert 0 == run(*command, cwd=place.drive).returncode


def test_two_real_ones_at_once(place: Place) -> None:
    """Each either makes the portfolio or says that the other does; the file is whole."""
    place.restore()
    command = [sys.executable, "-m", "excelkasse", "rollup", str(place.projects)]
    command += ["-o", str(place.output), "--as-of", "2026-10-30", "--workers", "1"]
    both = [
        subprocess.Popen(  # noqa: S603
            command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, encoding="utf-8"
        )
        for _ in range(2)
    ]
    said = [each.communicate()[1] for each in both]
    codes = [each.returncode for each in both]

    assert set(codes) <= {0, 3}
    assert 0 in codes
    assert all(
        "bliver lavet lige nu" in told for told, code in zip(said, codes, strict=True) if code
    )
    with ZipFile(place.output) as parts:
        assert parts.testzip() is None
    assert [] == list(place.drive.glob(".~*"))
    assert place.old in [copy.read_bytes() for copy in place.drive.glob("Portefølje 2*.xlsx")]


def test_one_that_stands_still_holds_its_claim(place: Place) -> None:
    """A roll-up that the system has halted is told of as any other, and goes on where it was."""
    place.restore()
    command = ("rollup", str(place.projects), "-o", str(place.output), "--as-of", "2026-10-30")
    lock = claim_file(place.output)
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "excelkasse", *command], stdout=subprocess.DEVNULL
    ) as first:
        while first.poll() is None and not lock.exists():
            time.sleep(0.002)
        psutil.Process(first.pid).suspend()
        held, second = lock.exists(), run(*command, cwd=place.drive)
        psutil.Process(first.pid).resume()

    assert held
    assert (3, 0) == (second.returncode, first.returncode), second.stderr
    assert "bliver lavet lige nu" in second.stderr
    with ZipFile(place.output) as parts:
        assert parts.testzip() is None
    assert place.old != place.output.read_bytes()
    assert not lock.exists()


def test_who_was_taken_over_puts_its_result_elsewhere(restored: Place) -> None:
    """The other's edition is not replaced, and nothing of the work is lost."""
    monkey = pytest.MonkeyPatch()

    def made(*_: object) -> Made:
        claim_file(restored.output).unlink()
        other.__enter__()
        return restored.made

    other = claimed(restored.output)
    with monkey.context() as patch:
        patch.setattr(rolling, "plan_portfolio", made)
        refusal = _refused(restored.roll_up)
    assert claim_file(restored.output).exists()
    other.__exit__(None, None, None)

    assert refusal is not None
    assert "being_made" == refusal.code
    _look(restored, refusal, "taken over")


def test_what_a_person_saves_meanwhile_is_not_replaced(place: Place) -> None:
    """Scores typed while a thousand files are read would not be carried on: it is told instead."""
    place.restore()

    def typed(*_: object) -> None:
        place.output.write_bytes(place.new)

    order = Order(SECOND.as_of, workers=1, progress=typed)
    refusal = _refused(lambda: roll_up_folder(place.projects, place.output, WORDS, order=order))

    assert refusal is not None
    assert "changed_meanwhile" == refusal.code
    assert place.new == place.output.read_bytes()
    assert Path(refusal.values["instead"]).exists()


def test_a_killed_rollups_leftovers_are_swept(place: Place) -> None:
    """The next roll-up takes away what one of yesterday left, whoever it was."""
    place.restore()
    left = place.drive / ".~excelkasse.00000000.7.1.tmp"
    left.write_bytes(b"half")
    os.utime(left, (time.time() - 90_000,) * 2)
    place.roll_up()

    assert [] == list(place.drive.glob(".~*"))

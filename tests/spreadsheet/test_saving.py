"""Whatever fails while saving: the old file is intact and no temporary file is left."""

import errno
import os
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from excelkasse.errors import Unwritable
from excelkasse.spreadsheet.processes import is_running, machine
from excelkasse.spreadsheet.saving import keep_copy, save_atomically, save_bytes, save_text
from tests.faults import Fault
from tests.spreadsheet.books import plain

OLD = b"the old file"
A_DAY_AND_MORE = 90_000
NOBODY = 65_534


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return a file that is there already."""
    path = tmp_path / "Portefølje.xlsx"
    path.write_bytes(OLD)
    return path


def _code_of(act: Callable[[], object]) -> str | None:
    try:
        act()
    except Unwritable as refusal:
        return refusal.code
    return None


def _sharing_violation(target: Path) -> PermissionError:
    mistake = PermissionError(errno.EACCES, "in use", str(target))
    mistake.winerror = 32  # type: ignore[attr-defined]  # only Windows has it
    return mistake


def test_the_new_bytes_are_in_place(target: Path) -> None:
    """After saving the file holds exactly what was given."""
    save_atomically(target, plain())

    assert plain() == target.read_bytes()
    assert [target] == list(target.parent.iterdir())


def test_a_text_is_in_place(target: Path) -> None:
    """A calendar or a page is saved the same way, its lines as they are."""
    save_text(target, "æ\r\nø\n")

    assert "æ\r\nø\n".encode() == target.read_bytes()
    assert [target] == list(target.parent.iterdir())


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.EACCES, "folder_read_only"),
        (errno.EROFS, "folder_read_only"),
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.ESTALE, "folder_gone"),
        (errno.EHOSTDOWN, "folder_gone"),
        (errno.EIO, "target_unwritable"),
    ],
)
@pytest.mark.parametrize("name", ["open", "write", "fsync"])
def test_what_fails_before_the_file_is_replaced(
    target: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int, told: str
) -> None:
    """The failure is told in a code; nothing on the disk has changed."""
    Fault(name, 1, target.parent, code).set(monkeypatch)

    assert told == _code_of(lambda: save_atomically(target, plain()))
    assert (OLD, [target]) == (target.read_bytes(), list(target.parent.iterdir()))


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.EACCES, "target_locked"),
        (errno.ENOSPC, "disk_full"),
        (errno.ESTALE, "folder_gone"),
        (errno.EIO, "target_unwritable"),
    ],
)
def test_a_replace_that_fails(
    target: Path, monkeypatch: pytest.MonkeyPatch, code: int, told: str
) -> None:
    """The new file is whole by then, and still the old one stays."""
    Fault("replace", 1, target.parent, code).set(monkeypatch)

    assert told == _code_of(lambda: save_atomically(target, plain()))
    assert (OLD, [target]) == (target.read_bytes(), list(target.parent.iterdir()))


def test_a_disk_that_stores_something_else(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read back as it was written never takes the old file's place."""
    real, flipped = os.write, [False]

    def write(handle: int, data: memoryview) -> int:
        flipped[0] = True
        return real(handle, bytes(data[:-1]) + bytes([data[-1] ^ 1]))

    monkeypatch.setattr(os, "write", write)

    assert "target_unwritable" == _code_of(lambda: save_atomically(target, plain()))
    assert flipped[0]
    assert (OLD, [target]) == (target.read_bytes(), list(target.parent.iterdir()))


def test_a_folder_that_cannot_be_synced(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some network drives sync no folders; the new file is there, and that is what counts."""
    fault = Fault("fsync", 2, target.parent, errno.EINVAL)
    fault.set(monkeypatch)
    save_atomically(target, plain())

    assert fault.struck
    assert plain() == target.read_bytes()


def test_an_answer_that_is_lost(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network drive has replaced the file and says that it cannot: that is no failure."""
    real = os.replace

    def replace(source: Path, to: Path) -> None:
        real(source, to)
        raise OSError(errno.ENOENT, "gone", str(source))

    monkeypatch.setattr(os, "replace", replace)
    save_atomically(target, plain())

    assert plain() == target.read_bytes()
    assert [target] == list(target.parent.iterdir())


def test_bytes_that_are_no_workbook_are_never_put_in_place(target: Path) -> None:
    """What nobody could open is not saved over what they could."""
    assert "target_unwritable" == _code_of(lambda: save_atomically(target, plain()[:-40]))
    assert (OLD, [target]) == (target.read_bytes(), list(target.parent.iterdir()))


@pytest.mark.parametrize("kind", ["windows", "mounted"])
@pytest.mark.parametrize(("held", "code"), [(2, None), (99, "target_locked")])
def test_a_file_somebody_holds_is_tried_again(
    target: Path, monkeypatch: pytest.MonkeyPatch, kind: str, held: int, code: str | None
) -> None:
    """A scanner lets go after a moment; Excel does not, and then we say so."""
    real, calls, waited = os.replace, [0], [0.0]

    def replace(source: Path, to: Path) -> None:
        calls[0] += 1
        if calls[0] <= held:
            raise OSError(errno.EBUSY, "") if kind == "mounted" else _sharing_violation(to)
        real(source, to)

    def sleep(seconds: float) -> None:
        waited[0] += seconds

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(time, "sleep", sleep)

    assert code == _code_of(lambda: save_atomically(target, plain()))
    assert 0 < waited[0] < 3
    assert (plain() if code is None else OLD) == target.read_bytes()
    assert [target] == list(target.parent.iterdir())


def _excels(name: str) -> bytes:
    narrow = name.encode("cp1252", "replace")
    wide = len(name).to_bytes(2, "little") + name.encode("utf-16-le").ljust(108)
    return bytes([len(narrow)]) + narrow.ljust(54) + wide


@pytest.mark.parametrize(
    ("name", "content", "who"),
    [
        ("~$Portefølje.xlsx", _excels("Åse Bjørn"), "Åse Bjørn"),
        ("~$Portefølje.xlsx", bytes([2]) + b"Bo".ljust(54), "Bo"),
        (
            ".~lock.Portefølje.xlsx#",
            ",Bo Bæk,bo,PC7,26.11.2026 14:03,file:///x;".encode(),
            "Bo Bæk",
        ),
        (".~lock.Portefølje.xlsx#", b"Bo,bo,PC7,26.11.2026 14:03,file:///x;", "Bo"),
        ("~$Portefølje.xlsx", b"", ""),
        ("~$Portefølje.xlsx", bytes(165), ""),
    ],
)
def test_who_has_the_file_open_is_told(
    target: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, who: str
) -> None:
    """Excel and LibreOffice write it beside the file; where nobody is named, it is just locked."""
    target.with_name(name).write_bytes(content)

    def replace(_: Path, to: Path) -> None:
        raise _sharing_violation(to)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with pytest.raises(Unwritable) as caught:
        save_atomically(target, plain())

    told = (caught.value.code, caught.value.values.get("who", ""))
    assert (("target_open", who) if who else ("target_locked", "")) == told


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A missing folder is told, not made."""
    assert "folder_gone" == _code_of(lambda: save_atomically(tmp_path / "x" / "y.xlsx", plain()))


def test_a_file_marked_read_only_is_left_alone(target: Path) -> None:
    """POSIX would replace it, Windows would not: we do the same everywhere."""
    target.chmod(0o444)

    assert "target_read_only" == _code_of(lambda: save_atomically(target, plain()))
    assert (OLD, [target]) == (target.read_bytes(), list(target.parent.iterdir()))


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """Give a folder that may be read only, to a user for whom permissions count."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "Portefølje.xlsx").write_bytes(OLD)
        folder.chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX permissions")
def test_a_folder_that_may_only_be_read(as_nobody: Path) -> None:
    """It is the folder that is told, not the file."""
    target = as_nobody / "Portefølje.xlsx"

    assert "folder_read_only" == _code_of(lambda: save_atomically(target, plain()))
    assert (OLD, [target]) == (target.read_bytes(), list(as_nobody.iterdir()))


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_real_limit_in_the_middle_of_a_file(target: Path) -> None:
    """A process that may write no more than 30 kB fails half-way, and leaves nothing behind."""
    script = (
        "import resource, sys; from pathlib import Path;"
        "from excelkasse.spreadsheet.saving import save_bytes;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000));"
        "save_bytes(Path(sys.argv[1]), bytes(100_000))"
    )
    command = [sys.executable, "-c", script, str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603

    assert "Unwritable" in done.stderr
    assert (OLD, [target]) == (target.read_bytes(), list(target.parent.iterdir()))


def test_the_mode_of_the_old_file_stays(target: Path) -> None:
    """Who could write the old edition can write the new one."""
    target.chmod(0o664)
    save_atomically(target, plain())

    assert 0o664 == stat.S_IMODE(target.stat().st_mode)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_what_a_link_leads_to_is_replaced(target: Path, tmp_path: Path) -> None:
    """The link stays a link."""
    (tmp_path / "andetsteds").mkdir()
    link = tmp_path / "andetsteds" / "link.xlsx"
    link.symlink_to(target)
    save_atomically(link, plain())

    assert link.is_symlink()
    assert plain() == target.read_bytes()


def test_a_name_of_the_greatest_length(tmp_path: Path) -> None:
    """The temporary file's name is short, so any name that a file may have can be saved."""
    path = tmp_path / f"{'a' * 250}.xlsx"
    save_atomically(path, plain())

    assert plain() == path.read_bytes()


def test_a_copy_keeps_its_date(target: Path) -> None:
    """A dated copy is as old as what it is a copy of, and there is one of each edition."""
    os.utime(target, (1_700_000_000, 1_700_000_000))
    copy = keep_copy(target, target.with_stem("kopi"))

    assert (OLD, 1_700_000_000) == (copy.read_bytes(), copy.stat().st_mtime)
    assert copy == keep_copy(target, copy)
    target.write_bytes(b"a later edition")
    other = keep_copy(target, copy)
    assert "kopi (2).xlsx" == other.name
    assert (OLD, b"a later edition") == (copy.read_bytes(), other.read_bytes())


def _ended() -> int:
    """Give the number of a process that was there and is not any more."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    assert not is_running(process.pid)
    return process.pid


def test_leftovers_of_killed_saves_are_swept(target: Path) -> None:
    """At once where the process is known to be gone; where it is not, when a day has passed."""
    gone, other = _ended(), "0" * 8
    swept = [
        f".~excelkasse.{machine()}.{gone}.1.tmp",
        f".~excelkasse.{other}.7.1.tmp",
        ".~b.2.tmp",
    ]
    stay = [
        f".~excelkasse.{machine()}.{os.getppid()}.1.tmp",
        f".~excelkasse.{other}.7.2.tmp",
        ".~a.1.tmp",
        ".~x.xlsx.1.old.tmp",
        "c.tmp",
    ]
    for name in (*swept, *stay):
        target.with_name(name).touch()
    for name in (swept[1], swept[2], stay[3], stay[4]):
        old = time.time() - A_DAY_AND_MORE
        os.utime(target.with_name(name), (old, old))
    save_bytes(target, plain())

    assert sorted([*stay, target.name]) == sorted(path.name for path in target.parent.iterdir())

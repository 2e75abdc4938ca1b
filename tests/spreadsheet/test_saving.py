"""Whatever fails while saving: the old file is intact and no temporary file is left."""

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from excelkasse.errors import Unwritable
from excelkasse.spreadsheet import saving
from excelkasse.spreadsheet.saving import save_atomically
from tests.spreadsheet.books import plain

OLD = b"the old file"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return a file that is there already."""
    path = tmp_path / "Portefølje.xlsx"
    path.write_bytes(OLD)
    return path


def test_the_new_bytes_are_in_place(target: Path) -> None:
    """After saving the file holds exactly what was given."""
    save_atomically(target, plain())

    assert plain() == target.read_bytes()
    assert [target] == list(target.parent.iterdir())


@pytest.mark.parametrize("step", ["_write_synced", "_every_part", "_replace"])
@pytest.mark.parametrize(
    ("mistake", "code"),
    [
        (PermissionError(errno.EACCES, "no"), "target_locked"),
        (OSError(errno.ENOSPC, "full"), "disk_full"),
        (OSError(errno.EIO, "gone"), "target_unwritable"),
    ],
    ids=["locked", "full", "gone"],
)
def test_a_step_that_fails(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, mistake: OSError, code: str
) -> None:
    """The failure is told in a code, after any step; nothing on the disk has changed."""
    monkeypatch.setattr(saving, step, _failing(mistake))

    with pytest.raises(Unwritable) as caught:
        save_atomically(target, plain())

    assert code == caught.value.code
    assert target.name == caught.value.values["file"]
    assert (OLD, [target]) == (target.read_bytes(), list(target.parent.iterdir()))


@pytest.mark.parametrize("nth", [1, 2])
def test_the_nth_fsync_that_fails(target: Path, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
    """The file is the old one or the new one, whichever fsync fails, and no temporary is left."""
    real, calls = os.fsync, [0]

    def fsync(handle: int) -> None:
        calls[0] += 1
        if calls[0] == nth:
            raise OSError(errno.EIO, "gone")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)

    with pytest.raises(Unwritable):
        save_atomically(target, plain())

    assert (OLD if nth == 1 else plain()) == target.read_bytes()
    assert [target] == list(target.parent.iterdir())


def test_bytes_that_are_no_workbook_are_never_put_in_place(target: Path) -> None:
    """What cannot be read back is not saved over what could be."""
    with pytest.raises(Unwritable) as caught:
        save_atomically(target, plain()[:-40])

    assert "target_unwritable" == caught.value.code
    assert (OLD, [target]) == (target.read_bytes(), list(target.parent.iterdir()))


@pytest.mark.parametrize(("held", "code"), [(2, None), (99, "target_locked")])
def test_a_file_somebody_holds_is_tried_again(
    target: Path, monkeypatch: pytest.MonkeyPatch, held: int, code: str | None
) -> None:
    """On Windows a scanner lets go after a moment; Excel does not, and then we say so."""
    real, calls = Path.replace, [0]

    def replace(self: Path, other: Path) -> Path:
        calls[0] += 1
        if calls[0] <= held:
            raise _sharing_violation()
        return real(self, other)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(time, "sleep", lambda _: None)

    assert code == _code_of(lambda: save_atomically(target, plain()))
    assert (plain() if code is None else OLD) == target.read_bytes()
    assert [target] == list(target.parent.iterdir())


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A missing folder is told, not made."""
    assert "target_unwritable" == _code_of(
        lambda: save_atomically(tmp_path / "x" / "y.xlsx", plain())
    )


def test_leftovers_of_killed_saves_are_swept(target: Path) -> None:
    """Our own temporary files older than a day go; younger ones and other people's files stay."""
    young, old, other = (target.with_name(name) for name in (".~a.1.tmp", ".~b.2.tmp", "c.tmp"))
    for path in (young, old, other):
        path.touch()
    yesterday = time.time() - 90_000
    for path in (old, other):
        os.utime(path, (yesterday, yesterday))

    save_atomically(target, plain())

    assert sorted([young, other, target]) == sorted(target.parent.iterdir())


def _failing(mistake: OSError) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise mistake

    return fail


def _sharing_violation() -> PermissionError:
    mistake = PermissionError(errno.EACCES, "in use")
    mistake.winerror = 32  # type: ignore[attr-defined]  # only Windows has it
    return mistake


def _code_of(act: Callable[[], None]) -> str | None:
    try:
        act()
    except Unwritable as refusal:
        return refusal.code
    return None

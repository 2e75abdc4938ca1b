"""The copies on the desk: whole, in order, not too many, and safe from what lies beside them."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from excelkasse.agent import copies as room
from excelkasse.agent.copies import FROM_DISK, MOST_OF_A_WORKBOOK, Copies
from excelkasse.clock import now
from excelkasse.errors import Unwritable
from tests.spreadsheet.books import plain


@dataclass
class Clock:
    """A clock that is set by hand."""

    at: datetime

    def __call__(self) -> datetime:
        """Say what it shows."""
        return self.at


@pytest.fixture
def clock() -> Clock:
    """Give a clock that shows the present."""
    return Clock(now())


@pytest.fixture
def copies(tmp_path: Path, clock: Clock) -> Copies:
    """Give the copies of an empty desk."""
    return Copies(tmp_path / "kopier", clock)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Give a workbook."""
    path = tmp_path / "P-2026-01 Ærø.xlsx"
    path.write_bytes(plain())
    return path


def copied(book: Path) -> Callable[[Path], None]:
    """Return what copies a workbook."""

    def write(target: Path) -> None:
        copyfile(book, target)

    return write


def test_the_newest_copy_is_found_by_its_workbook(copies: Copies, book: Path, clock: Clock) -> None:
    """Each workbook has its own; a copy of the file on the disk is no button's."""
    other = book.with_name("andet.xlsx")
    first = copies.keep(book, "check", copied(book))
    clock.at += timedelta(seconds=1)
    newest = copies.keep(book, "refresh", copied(book))
    copies.keep(book, FROM_DISK, copied(book))
    copies.keep(other, "check", copied(book))

    assert newest == copies.newest(book)
    assert first != newest
    assert book.read_bytes() == copies.path(newest).read_bytes()


def test_two_copies_in_a_second_get_names_of_their_own(copies: Copies, book: Path) -> None:
    """Nothing is written over."""
    names = {copies.keep(book, "check", copied(book)).copy_name for _ in range(3)}

    assert 3 == len(names)


def test_a_copy_that_is_not_whole_is_none(copies: Copies, book: Path) -> None:
    """A half file is told, not entered, and nothing is to be changed on the strength of it."""

    def half(target: Path) -> None:
        target.write_bytes(plain()[:-40])

    with pytest.raises(Unwritable) as caught:
        copies.keep(book, "check", half)

    assert ("copy_failed", None) == (caught.value.code, copies.newest(book))


def test_the_newest_are_kept(copies: Copies, book: Path, clock: Clock) -> None:
    """Of copies older than a day only the newest twenty stay."""
    for _ in range(MOST_OF_A_WORKBOOK + 5):
        copies.keep(book, "check", copied(book))
        clock.at += timedelta(days=1, seconds=1)
    kept = sorted(copies.path(copies.keep(book, "check", copied(book))).parent.glob("*.xlsx"))

    assert MOST_OF_A_WORKBOOK == len(kept)


def test_nothing_younger_than_a_day_is_removed(copies: Copies, book: Path) -> None:
    """However many times a day a button is pressed."""
    entries = [copies.keep(book, "check", copied(book)) for _ in range(MOST_OF_A_WORKBOOK + 5)]

    assert all(copies.path(entry).exists() for entry in entries)


def test_all_copies_together_have_a_size(
    copies: Copies, book: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where they take up too much, the oldest give way, of whatever workbook."""
    monkeypatch.setattr(room, "MOST_BYTES", 3 * len(plain()))
    entries = []
    for number in range(6):
        entries.append(copies.keep(book.with_name(f"{number}.xlsx"), "check", copied(book)))
        clock.at += timedelta(days=2)

    assert [False, False, True, True, True, True] == [copies.path(e).exists() for e in entries]


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b'{"copies": [{"copy_name": "../../mit.xlsx"}]}', b"\xff" * 9],
    ids=["empty", "half", "list", "path", "bytes"],
)
def test_an_index_that_cannot_be_read_is_put_aside(
    copies: Copies, book: Path, damage: bytes
) -> None:
    """The copies stay for people to find, and a new index is begun."""
    entry = copies.keep(book, "check", copied(book))
    index = copies.path(entry).with_name("index.json")
    index.write_bytes(damage)

    assert None is copies.newest(book)
    assert copies.keep(book, "check", copied(book)) == copies.newest(book)
    assert damage == index.with_name("index.json.damaged").read_bytes()
    assert copies.path(entry).exists()


def test_what_a_killed_agent_left_is_swept_after_a_day(copies: Copies, book: Path) -> None:
    """A file that is entered nowhere goes when it is old; what is entered stays."""
    entry = copies.keep(book, "check", copied(book))
    young, old = (copies.path(entry).with_name(name) for name in ("ung.xlsx", "gammel.xlsx"))
    then = time.time() - 90_000
    for path in (young, old):
        path.touch()
    for path in (old, copies.path(entry)):
        os.utime(path, (then, then))
    copies.sweep()

    assert (True, True, False) == (copies.path(entry).exists(), young.exists(), old.exists())


def test_what_was_there_after_is_remembered(copies: Copies, book: Path) -> None:
    """So that an undo can see whether a person has written since."""
    entry = copies.keep(book, "check", copied(book))
    copies.settle(entry, "abc")
    newest = copies.newest(book)

    assert newest is not None
    assert "abc" == newest.after

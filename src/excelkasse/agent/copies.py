"""The copies made before a button changes a workbook, and which of them the last one is.

A copy is first written and read back, then entered in `index.json`; what is in the folder and not
in the index was left by a killed agent. The 20 newest of each workbook are kept, and nothing
younger than a day is ever removed.
"""

import os
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path, PurePath
from typing import Annotated
from zipfile import BadZipFile, ZipFile, is_zipfile

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from excelkasse.clock import now
from excelkasse.errors import Unwritable
from excelkasse.spreadsheet.saving import make_folder, save_text

MOST_OF_A_WORKBOOK = 20
MOST_BYTES = 1_000_000_000
"""What all copies together may take up; older ones give way."""

_A_DAY = timedelta(days=1)
_LONGEST_STEM = 80
FROM_DISK = ""
"""Stands for the button of a copy that no button made: the file as it lay on the disk."""


class Entry(BaseModel):
    """One copy: of which workbook, before which button, when, and what was there after it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    copy_name: Annotated[str, Field(pattern=r"^[^/\\\x00]+$", max_length=255)]
    workbook: str
    button: str
    at: datetime
    after: str = ""
    """The fingerprint of the workbook once the button had done its work; empty until then."""


class _Index(BaseModel):
    """What stands in `index.json`, the oldest first."""

    model_config = ConfigDict(extra="forbid")

    version: int = 1
    copies: list[Entry] = []


class Copies:
    """The copies on one user's desk."""

    def __init__(self, folder: Path, clock: Callable[[], datetime] = now) -> None:
        """Name the folder; it is made with the first copy."""
        self._folder = folder
        self._clock = clock

    def keep(self, workbook: PurePath, button: str, write: Callable[[Path], None]) -> Entry:
        """Let `write` make a copy, look whether it is whole, and enter it.

        Raises:
            Unwritable: there is no copy, and so nothing may be changed.
            Unreachable: what `write` raises.
        """
        make_folder(self._folder)
        at = self._clock()
        target = self._free(f"{workbook.stem[:_LONGEST_STEM]} {at:%Y-%m-%d %H.%M.%S}", workbook)
        try:
            write(target)
            _whole(target)
        except OSError as mistake:
            raise Unwritable("copy_failed", {"file": workbook.name}) from mistake
        entry = Entry(copy_name=target.name, workbook=_key(workbook), button=button, at=at)
        self._save([*self._fewer(self._entries()), entry])
        return entry

    def settle(self, entry: Entry, after: str) -> None:
        """Note what a workbook held when the button had done its work."""
        settled = entry.model_copy(update={"after": after})
        self._save([settled if one == entry else one for one in self._entries()])

    def newest(self, workbook: PurePath) -> Entry | None:
        """Return the last copy that a button made of a workbook; None if there is none."""
        key = _key(workbook)
        for entry in reversed(self._entries()):
            if entry.workbook == key and entry.button != FROM_DISK and self.path(entry).is_file():
                return entry
        return None

    def path(self, entry: Entry) -> Path:
        """Return where a copy lies."""
        return self._folder / entry.copy_name

    def sweep(self) -> None:
        """Remove what is entered nowhere and older than a day."""
        entered = {entry.copy_name for entry in self._entries()} | {self._index.name}
        for path in self._folder.glob("*"):
            if path.name not in entered and not path.name.startswith(self._index.name):
                with suppress(OSError):
                    if time.time() - path.lstat().st_mtime > _A_DAY.total_seconds():
                        path.unlink()

    @property
    def _index(self) -> Path:
        return self._folder / "index.json"

    def _entries(self) -> Sequence[Entry]:
        """Read the index; a damaged one is put aside, and its copies stay for people to find."""
        try:
            return _Index.model_validate_json(self._index.read_bytes()).copies
        except FileNotFoundError:
            return []
        except (ValidationError, OSError):
            with suppress(OSError):
                self._index.replace(self._index.with_name(f"{self._index.name}.damaged"))
            return []

    def _save(self, entries: Sequence[Entry]) -> None:
        save_text(self._index, _Index(copies=list(entries)).model_dump_json(indent=1))

    def _free(self, stem: str, workbook: PurePath) -> Path:
        number, target = 1, self._folder / f"{stem}{workbook.suffix}"
        while os.path.lexists(target):
            number += 1
            target = self._folder / f"{stem} ({number}){workbook.suffix}"
        return target

    def _fewer(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Remove the copies that there are too many of, and return the entries of the others."""
        gone = set(self._too_many(entries))
        for name in gone:
            with suppress(OSError):
                (self._folder / name).unlink(missing_ok=True)
        return [entry for entry in entries if entry.copy_name not in gone]

    def _too_many(self, entries: Sequence[Entry]) -> Iterator[str]:
        seen: dict[str, int] = {}
        held = 0
        for entry in reversed(entries):
            seen[entry.workbook] = seen.get(entry.workbook, 0) + 1
            held += _size(self.path(entry))
            many = seen[entry.workbook] >= MOST_OF_A_WORKBOOK or held > MOST_BYTES
            if many and self._clock() - entry.at > _A_DAY:
                yield entry.copy_name


def _key(workbook: PurePath) -> str:
    """Return a path as it is compared: what a system takes for the same file is the same."""
    return unicodedata.normalize("NFC", os.path.normcase(workbook))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _whole(copy: Path) -> None:
    """Read a copy back; what is no zip is at least there.

    Raises:
        OSError: it is not whole.
    """
    if not is_zipfile(copy):
        if copy.suffix.casefold() in {".xlsx", ".xlsm", ".ods"} or not _size(copy):
            raise OSError(copy.name)
        return
    try:
        with ZipFile(copy) as parts:
            broken = parts.testzip()
    except BadZipFile as mistake:
        raise OSError(copy.name) from mistake
    if broken is not None:
        raise OSError(broken)

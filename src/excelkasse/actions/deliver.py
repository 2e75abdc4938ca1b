"""A result is put where it was asked for, or else where its person can find it."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from excelkasse.actions.documents import documents
from excelkasse.clock import now
from excelkasse.errors import Unwritable
from excelkasse.spreadsheet.saving import make_folder

_FOLDER = "excelkasse"
_LONGEST = 200
"""Bytes of a name, of the 255 that most systems allow."""
T = TypeVar("T")


def deliver(
    path: Path, save: Callable[[Path], T], elsewhere: Callable[[Path], object] | None = None
) -> T:
    """Let `save` put a result where it was asked for, and return what it returns.

    Where that cannot be, `elsewhere` (or `save` itself) puts it among the person's documents, or
    else into a temporary folder of the person's own.

    Raises:
        Unwritable: what `save` raises, with `instead`: where the result is now, or nothing.
    """
    try:
        return save(path)
    except Unwritable as refusal:
        instead = _put(path, elsewhere or save)
        raise Unwritable(refusal.code, {**refusal.values, "instead": instead}) from refusal


def in_folder(save: Callable[[Path], T]) -> Callable[[Path], T]:
    """Return `save` so that it makes the folder first."""

    def make_and_save(path: Path) -> T:
        make_folder(path.parent)
        return save(path)

    return make_and_save


def _put(path: Path, save: Callable[[Path], object]) -> str:
    for target in _places(path):
        with suppress(Unwritable):
            make_folder(target.parent)
            save(target)
            return str(target)
    return ""


def _places(path: Path) -> Iterator[Path]:
    """Give new names, by the hour, so that nothing of a person's is replaced."""
    name = f"{_cut(path.stem)} {now():%Y-%m-%d %H.%M.%S}{path.suffix}"
    yield _free(documents() / _FOLDER / name)
    with suppress(OSError):
        yield Path(tempfile.mkdtemp(prefix=f"{_FOLDER}-"), name)  # nobody else may read it


def _cut(stem: str) -> str:
    """Leave room in a name for what is added to it."""
    return os.fsencode(stem)[:_LONGEST].decode(errors="ignore")


def _free(path: Path) -> Path:
    number, free = 1, path
    with suppress(OSError):
        while free.exists():
            number += 1
            free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free

"""The workbooks of a folder, found but not opened."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from excelkasse.there import true_path

SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".xltx", ".xltm"})


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a folder: workbooks to read, and names that are passed over, with reason."""

    folder: Path
    files: Sequence[Path]
    passed_over: Sequence[str]


def find_workbooks(folder: Path, *, but_not: Path | None = None) -> Found:
    """Find every workbook in a folder and its subfolders, in the order of their names.

    Hidden folders and our own temporary files are no workbooks; hidden files (a Mac leaves `._x`)
    and Excel's owner files (`~$`) are passed over, and links to folders, which may lead anywhere. A
    folder that cannot be opened is found as a file that cannot be.
    """
    files: list[Path] = []
    passed_over: list[str] = []
    own = None if but_not is None else true_path(but_not)
    for here, folders, names in os.walk(folder, onerror=lambda no: files.append(Path(no.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = [path for name in folders if (path := Path(here) / name).is_symlink()]
        passed_over += [path.relative_to(folder).as_posix() for path in linked]
        for name in sorted(names):
            path = Path(here) / name
            if path.suffix.casefold() not in SPREADSHEETS or name.startswith(".~"):
                continue
            if name.startswith(("~$", ".")):
                passed_over.append(path.relative_to(folder).as_posix())
            elif own is None or true_path(path) != own:
                files.append(path)
    return Found(folder, files, passed_over)

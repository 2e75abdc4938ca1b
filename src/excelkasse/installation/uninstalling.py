"""Take away exactly what was put there, and nothing else."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from excelkasse.desk import Desk
from excelkasse.errors import Unwritable
from excelkasse.installation.extension import remove_extension
from excelkasse.installation.installing import Done, take_files
from excelkasse.installation.record import Record, load, place_of, save
from excelkasse.installation.systems import System


def uninstall(system: System, *, desk_too: bool = False) -> Sequence[Done]:
    """Take away what the record says; a file that somebody has changed is left and named.

    The copies that *Fortryd* needs and the log stay, because they may be the only trace of a
    workbook as it was; with `desk_too` the whole desk goes.

    Raises:
        Unwritable: `not_removed`; what is still there is still in the record.
        WrongUse: `record_damaged`.
    """
    desk = system.machine.desk
    record = load(desk)
    done: list[Done] = []
    if record is not None:
        taken, record = _take(system, desk, record)
        done += taken
        if record.extension:
            return [*done, Done("desk_kept", str(desk.folder))]  # it says what is still installed
        _unlink(place_of(desk))
    if desk_too:
        done += _clear(desk)
    for folder in record.folders[::-1] if record else ():
        with suppress(OSError):  # somebody has put something there
            folder.rmdir()
    return done or [Done("nothing", "")]


def _take(system: System, desk: Desk, record: Record) -> tuple[Sequence[Done], Record]:
    done: list[Done] = []
    for path in record.files:
        gone, record = take_files(record, [path])
        save(desk, record)
        done += gone
    removed, record = _without_extension(system, record)
    save(desk, record)
    return [*done, *removed], record


def _without_extension(system: System, record: Record) -> tuple[Sequence[Done], Record]:
    if not record.extension:
        return [], record
    unopkg = system.unopkg()
    if unopkg is None:  # LibreOffice is gone, and the extension cannot run
        return [Done("gone", "LibreOffice")], replace(record, extension="")
    cause = remove_extension(system.machine, unopkg)
    if cause:
        return [Done("extension_failed", "LibreOffice", cause)], record
    return [Done("extension_removed", "LibreOffice")], replace(record, extension="")


def _clear(desk: Desk) -> Sequence[Done]:
    if not desk.folder.is_dir():
        return []
    try:
        shutil.rmtree(desk.folder)
    except OSError as mistake:
        told = {"file": str(desk.folder), "cause": str(mistake)}
        raise Unwritable("not_removed", told) from mistake
    return [Done("removed", str(desk.folder))]


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as mistake:
        raise Unwritable("not_removed", {"file": str(path), "cause": str(mistake)}) from mistake

"""`Fortryd seneste`: the workbook as it was before a button last changed it.

An undo is such a change itself: it keeps a copy first, and a second press takes it back. Nothing
that is there is lost on the way: the workbook as it is open, and the file as it lies on the disk
where that is another, are both kept.
"""

import os
from filecmp import cmp
from pathlib import Path
from shutil import copyfile

from excelkasse.agent.copies import FROM_DISK, Entry
from excelkasse.agent.replies import Told
from excelkasse.agent.work import Work
from excelkasse.errors import Unreachable, Unwritable
from excelkasse.spreadsheet.live.content import fingerprint
from excelkasse.spreadsheet.saving import save_atomically


def undo(work: Work) -> Told:
    """Put the last copy in the workbook's place and open it."""
    entry = work.setting.copies.newest(work.seat)
    if entry is None:
        return Told(work.words["agent.nothing_to_undo"])
    file = _replaceable(entry, work)
    label = work.words[f"buttons.{entry.button}.label"]
    values = {"button": label, "at": f"{entry.at:%d-%m-%Y %H:%M}", "file": file.name}
    if _changed_since(entry, work) and not work.program.ask(work.words.say("agent.ask", **values)):
        return Told(work.words["agent.left"], "stopped")
    data = _bytes_of(entry, work)
    work.keep()
    _keep_file(work)
    _put_in_place(work, data)
    return Told(work.words.say("agent.undone", **values))


def _replaceable(entry: Entry, work: Work) -> Path:
    """Return the file that is to be replaced.

    Raises:
        Unreachable: `undo_online` for a workbook that is only on the web; the copy is named.
    """
    try:
        return work.file
    except Unreachable as mistake:
        copy = work.setting.copies.path(entry)
        raise Unreachable("undo_online", {**mistake.values, "copy": str(copy)}) from mistake


def _changed_since(entry: Entry, work: Work) -> bool:
    """Whether a person has, as far as can be seen, written in the workbook after the button."""
    return entry.after != fingerprint(work.book.read())


def _bytes_of(entry: Entry, work: Work) -> bytes:
    """Read the copy while everything is still as it was."""
    if not os.access(work.file, os.W_OK):
        raise Unreachable("read_only", {"file": work.file.name})
    copy = work.setting.copies.path(entry)
    try:
        return copy.read_bytes()
    except OSError as mistake:
        raise Unreachable("copy_gone", {"file": str(copy)}) from mistake


def _keep_file(work: Work) -> None:
    """Keep what lies on the disk, if it is not what was just copied."""
    file, copies = work.file, work.setting.copies
    if work.kept is None or not cmp(file, copies.path(work.kept), shallow=False):
        copies.keep(file, FROM_DISK, lambda target: _copy(file, target))


def _copy(file: Path, target: Path) -> None:
    copyfile(file, target)


def _put_in_place(work: Work, data: bytes) -> None:
    """Close, replace, open; where it cannot be replaced, the file as it was is opened again."""
    file = work.file
    work.book.close()
    try:
        save_atomically(file, data)
    except Unwritable:
        work.reopen(file)
        raise
    work.reopen(file)

"""Check the workbook that is open in front of a person, and show what was found in it."""

from datetime import date
from pathlib import Path

from excelkasse.actions.check import Checked, checked
from excelkasse.errors import Unreadable
from excelkasse.finding import Screen
from excelkasse.grid import Source


def check_open(source: Source, screen: Screen, file: Path, *, today: date) -> Checked:
    """Give the findings that the file would have if it were saved now, and show them.

    A workbook that is no project of ours is refused, and nothing in it is touched.

    Raises:
        Unreachable: nothing can be shown in it now.
    """
    try:
        workbook = source.read()
    except Unreadable as refusal:
        return Checked(str(file), refusal=refusal)
    found = checked(workbook, file, today=today)
    if found.refusal is None:
        screen.show(file.name, found.findings)
    return found

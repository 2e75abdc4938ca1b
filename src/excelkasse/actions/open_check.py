"""interim"""

from datetime import date
from pathlib import Path

from excelkasse.actions.check import Checked
from excelkasse.actions.profile import read_tailoring
from excelkasse.errors import Unreadable
from excelkasse.grid import Workbook
from excelkasse.reading import read
from excelkasse.tailoring import PROFILE
from excelkasse.tools import SHELF


def check_workbook(workbook: Workbook, file: Path, *, today: date) -> Checked:
    """interim"""
    reading = read(workbook, SHELF, today=today)
    if PROFILE.key in reading.other_tools:
        tailoring = read_tailoring(workbook, file)
        return Checked(str(file), tailoring.findings if tailoring else reading.findings)
    if not reading.versions:
        return Checked(str(file), refusal=Unreadable("not_a_project", {"file": file.name}))
    return Checked(str(file), reading.findings)

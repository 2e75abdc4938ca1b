"""LibreOffice as an oracle, with a profile of its own: recalculate workbooks and render them."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import isclose
from pathlib import Path

from openpyxl import load_workbook

_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def converted(files: Sequence[Path], target: Path, form: str = "xlsx") -> Sequence[Path]:
    """Convert files with LibreOffice, which recalculates every formula as it loads them."""
    office = shutil.which("soffice")
    assert office is not None, "LibreOffice is needed: apt-get install libreoffice-calc"
    profile = target / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE, "utf-8")
    out = target / form
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", form, "--outdir", str(out), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603
    return [out / f"{file.stem}.{form}" for file in files]


def values(file: Path) -> Mapping[str, object]:
    """Give the stored value of every cell that holds one, as `Sheet!A1`."""
    book = load_workbook(file, data_only=True)
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def formulas(file: Path) -> Mapping[str, str]:
    """Give the formula of every cell that holds one, as `Sheet!A1`."""
    book = load_workbook(file)
    return {
        f"{sheet.title}!{cell.coordinate}": str(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def same(stored: object, fresh: object) -> bool:
    """Whether two results are the same; nothing and the empty text are."""
    if isinstance(stored, int | float) and isinstance(fresh, int | float):
        return isclose(stored, fresh, rel_tol=1e-9, abs_tol=1e-9)
    return (stored or None) == (fresh or None) or stored == fresh


def by_the_clock(file: Path) -> AbstractSet[str]:
    """Give the formulas of a Gantt without activities: it begins with the week of today.

    No result of them is stored, because a plan asks no clock.
    """
    stored, said = values(file), formulas(file)
    sheets = {
        cell.split("!")[0]
        for cell, formula in said.items()
        if formula.endswith(",2)+1") and "TODAY()" in formula and cell not in stored
    }
    return {cell for cell in said if cell.split("!")[0] in sheets and cell not in stored}

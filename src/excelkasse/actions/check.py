"""Check workbooks: read each one and give all its findings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from excelkasse.actions.say import say_error, say_finding
from excelkasse.errors import Unreadable
from excelkasse.finding import Finding, Severity
from excelkasse.grid import Workbook
from excelkasse.reading import read
from excelkasse.schema.anchors import PROFILE
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.texts import Texts
from excelkasse.tools import SHELF

SCHEMA = 1


class Checked(NamedTuple):
    """One file: its findings, or why it could not be read."""

    file: str
    findings: Sequence[Finding] = ()
    refusal: Unreadable | None = None

    @property
    def clean(self) -> bool:
        """Whether nothing needs to be mended or explained; notes do not count."""
        return self.refusal is None and all(
            finding.severity is Severity.NOTE for finding in self.findings
        )


def check_files(files: Sequence[Path], *, today: date) -> Iterator[Checked]:
    """Check one file after the other; one that cannot be read does not stop the rest."""
    for file in files:
        yield check_file(file, today=today)


def check_file(file: Path, *, today: date) -> Checked:
    """Read one workbook and give all its findings."""
    try:
        workbook = FileSource(file).read()
    except Unreadable as refusal:
        return Checked(str(file), refusal=refusal)
    return checked(workbook, file, today=today)


def checked(workbook: Workbook, file: Path, *, today: date) -> Checked:
    """Give all findings of a workbook that has been read, from `file` or from where it is open."""
    reading = read(workbook, SHELF, today=today)
    if PROFILE in reading.other_tools:
        # What Tilpasning is made of takes long to load, and few files that are checked are one.
        from excelkasse.actions.profile import read_tailoring  # noqa: PLC0415

        tailoring = read_tailoring(workbook, file)
        return Checked(str(file), tailoring.findings if tailoring else reading.findings)
    if not reading.versions:
        return Checked(str(file), refusal=Unreadable("not_a_project", {"file": file.name}))
    return Checked(str(file), reading.findings)


def as_json(files: Sequence[Checked], words: Texts) -> Mapping[str, Any]:
    """Give the findings of all files as plain values for a machine."""
    return {"schema": SCHEMA, "files": [_file(one, words) for one in files]}


def _file(one: Checked, words: Texts) -> Mapping[str, Any]:
    refusal = one.refusal
    return {
        "file": one.file,
        "quarantined": refusal
        and {"code": refusal.code, "message": say_error(refusal, words).message},
        "findings": [_finding(finding, words) for finding in one.findings],
    }


def _finding(finding: Finding, words: Texts) -> Mapping[str, Any]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "sheet": finding.place.sheet,
        "cell": str(finding.place.cell) if finding.place.cell else None,
        "value": finding.got,
        "message": say_finding(finding, words).message,
    }

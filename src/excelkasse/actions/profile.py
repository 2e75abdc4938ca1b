"""Tilpasning.xlsx: read it, check it, and give the profile it tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from excelkasse.errors import WrongUse
from excelkasse.finding import Finding, Severity
from excelkasse.grid import Workbook
from excelkasse.lessons import SHARED
from excelkasse.plan import Picture
from excelkasse.reading import Reading, read
from excelkasse.schema.profile import PLAIN, Profile
from excelkasse.spreadsheet.picture import picture_from
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.tailoring import PROFILE, WORKPLACE, Book, doubts, profile_of
from excelkasse.tools import SHELF

_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Tailoring:
    """What Tilpasning tells: the profile, the logo, and what there is to mend."""

    profile: Profile = PLAIN
    logo: Picture | None = None
    findings: Sequence[Finding] = ()


AS_DECLARED = Tailoring()
"""Nothing is tailored."""


def read_tailoring(workbook: Workbook, file: Path) -> Tailoring | None:
    """Read Tilpasning; None if the workbook is something else. The logo lies beside `file`."""
    reading = read(workbook, (PROFILE, SHARED), today=_ANY_DAY)
    if PROFILE.key not in reading.versions:
        return None
    book = Book(reading)
    logo, about_logo = _logo(book, file)
    order = {grid.name: place for place, grid in enumerate(workbook.grids)}
    found = [*reading.findings, *doubts(book, SHELF), *about_logo]
    return Tailoring(profile_of(book, SHELF), logo, sorted(found, key=lambda one: _at(one, order)))


def load_tailoring(file: Path) -> Tailoring:
    """Read the Tilpasning that workbooks are to be made by.

    Raises:
        Unreadable: it cannot be opened.
        WrongUse: it is something else, or it has errors to mend first.
    """
    tailoring = read_tailoring(FileSource(file).read(), file)
    if tailoring is None:
        raise WrongUse("not_a_profile", {"file": str(file)})
    errors = sum(one.severity is Severity.ERROR for one in tailoring.findings)
    if errors:
        raise WrongUse("profile_has_errors", {"file": str(file), "count": str(errors)})
    return tailoring


def files_of(file: Path, copy: Path) -> Mapping[Path, bytes]:
    """Return what there must be for `copy` to tell the same: the workbook, and its logo beside it.

    Raises:
        Unreadable: it cannot be opened.
        WrongUse: it is something else, or it has errors to mend first.
    """
    logo = load_tailoring(file).logo
    workplace = Book(reading_of(file)).form(WORKPLACE)
    name = workplace.logo if workplace else None
    if logo is None or name is None:
        return {copy: file.read_bytes()}
    return {copy: file.read_bytes(), copy.with_name(name): logo.data}


def tailoring_from(file: Path | None) -> Tailoring:
    """Return what a Tilpasning tells, or that nothing is tailored where none is named.

    Raises:
        Unreadable: it cannot be opened.
        WrongUse: it is something else, or it has errors to mend first.
    """
    return AS_DECLARED if file is None else load_tailoring(file)


def reading_of(file: Path) -> Reading:
    """Read Tilpasning as records, with what belongs to no profile, such as the ambassadors.

    Raises:
        Unreadable: it cannot be opened.
    """
    return read(FileSource(file).read(), (PROFILE,), today=_ANY_DAY)


def _logo(book: Book, file: Path) -> tuple[Picture | None, Sequence[Finding]]:
    """Return the picture named in Tilpasning, or what is wrong with it."""
    workplace = book.form(WORKPLACE)
    name = workplace.logo if workplace else None
    if not name:
        return None, ()
    picture = picture_from(file.parent / name)
    if picture is None:
        place = book.place(WORKPLACE, 0, "logo")
        return None, (Finding("logo_unreadable", Severity.ERROR, place, got=name),)
    return picture, ()


def _at(finding: Finding, sheets: dict[str, int]) -> tuple[int, int, int]:
    cell = finding.place.cell
    return (sheets.get(finding.place.sheet, -1), *((cell.row, cell.column) if cell else (0, 0)))

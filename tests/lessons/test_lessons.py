"""Experience across projects: gathered, searchable, carried forward, and safe to give away."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from excelkasse.actions.demo import sample_workbook
from excelkasse.actions.lessons import Experience, gather_lessons, read_lessons
from excelkasse.errors import WrongUse
from excelkasse.layout.place import parts_of
from excelkasse.lessons import LESSONS, shared
from excelkasse.reading import Reading, read
from excelkasse.sample import sample_projects
from excelkasse.schema.choices import Phase
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import SHELF
from excelkasse.tools.lesson_log import LessonTheme
from tests.office import converted, formulas, same, values
from tests.spreadsheet.audit import audit

AS_OF = date(2026, 10, 30)
TAUGHT = ("P-2025-04", "P-2025-09", "P-2026-10")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with three sample projects and one file that is none."""
    projects = tmp_path / "projekter"
    projects.mkdir()
    for sample in sample_projects(parts_of(SHELF)):
        number = sample.file.split()[0]
        if number in TAUGHT:
            FileTarget(projects / f"{number}.xlsx").write(sample_workbook(sample, texts("da")))
    (projects / "noter.xlsx").write_bytes(b"not a workbook")
    return projects


def _gather(folder: Path, output: Path, language: str = "da") -> Experience:
    words = texts(language)
    return gather_lessons(folder, output, words, as_of=AS_OF, progress=lambda *_: None)


def _reading(file: Path) -> Reading:
    return read(FileSource(file).read(), (LESSONS,), today=AS_OF)


def _rows(file: Path, part: str) -> Sequence[Any]:
    return _reading(file).records[f"lessons.{part}"]


def test_every_lesson_of_every_project_is_gathered(folder: Path) -> None:
    """The log's and the evaluation's lessons, each with project, place and origin."""
    output = folder.parent / "Erfaringer.xlsx"
    done = _gather(folder, output)
    rows = _rows(output, "lessons")
    logged = [
        row
        for sample in sample_projects(parts_of(SHELF))
        if sample.file.split()[0] in TAUGHT
        for row in sample.parts.get("lesson_log.lessons", ())
    ]

    assert done.lessons == len(rows) > len(logged) > 0
    assert {row["advice"] for row in logged} <= {row.advice for row in rows}
    assert all(row.number and row.file and "!" in row.place for row in rows)


def test_one_bad_file_does_not_stop_the_others(folder: Path) -> None:
    """It is in quarantine with its cause; found is read plus quarantined."""
    output = folder.parent / "Erfaringer.xlsx"
    done = _gather(folder, output)
    (bad,) = [row for row in _rows(output, "files") if row.file == "noter.xlsx"]

    assert (4, 1) == (len(done.found), len(done.quarantined))
    assert bad.cause


def test_what_the_office_wrote_is_carried_forward(folder: Path) -> None:
    """A remark, a theme and an ambassador are there the next time; the edition before is kept."""
    output = folder.parent / "Erfaringer.xlsx"
    _gather(folder, output)
    _type(output, "Erfaringer", "remark", "Skal med i skabelonen")
    _type(output, "Ambassadører", "person", "MKL")
    done = _gather(folder, output)

    assert "Skal med i skabelonen" in {row.remark for row in _rows(output, "lessons")}
    assert "MKL" in {row.person for row in _rows(output, "experts")}
    assert done.kept_copy is not None


def _type(file: Path, sheet: str, key: str, value: str) -> None:
    """Type a value in the first row of a column, as another program would."""
    book = load_workbook(file)
    cells = [cell for row in book[sheet].iter_rows() for cell in row if cell.value == key]
    book[sheet].cell(cells[0].row + 2, cells[0].column).value = value
    book.save(file)


def test_who_has_used_a_tool_can_be_seen(folder: Path) -> None:
    """The risk log was used by the two large projects, and not by the small one."""
    output = folder.parent / "Erfaringer.xlsx"
    _gather(folder, output)
    (risks,) = [row for row in _rows(output, "experts") if row.number == "T11"]

    assert 2 == risks.used
    assert "P-2025-04 (MKL)" in risks.projects


@pytest.mark.office
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_counts_agree_with_libreoffice(folder: Path, language: str) -> None:
    """Every count by theme and phase is the same stored and recalculated, and the file is valid."""
    output = folder.parent / "lessons.xlsx"
    _gather(folder, output, language)
    (fresh,) = converted([output], folder.parent / "office")
    stored, again = values(output), values(fresh)

    assert [] == list(audit(output))
    assert {} == {
        cell: (stored.get(cell), again.get(cell))
        for cell in formulas(output)
        if not same(stored.get(cell), again.get(cell))
    }


def test_no_count_asks_first_for_blank_cells(folder: Path) -> None:
    """LibreOffice 7.4 miscounts where the first of several criteria asks for blank cells."""
    output = folder.parent / "Erfaringer.xlsx"
    _gather(folder, output)
    counts = [one for one in formulas(output).values() if "COUNTIFS" in one and ',"="' in one]

    assert counts
    assert [] == [one for one in counts if re.search(r'COUNTIFS\([^,]+,"=",', one)]


def test_somebody_elses_workbook_is_not_overwritten(folder: Path) -> None:
    """An output that is a project workbook is refused."""
    with pytest.raises(WrongUse):
        _gather(folder, folder / "P-2025-04.xlsx")


def test_an_earlier_edition_in_the_folder_is_passed_over(folder: Path) -> None:
    """Erfaringer among the projects is no project, and no quarantine."""
    _gather(folder, folder.parent / "Erfaringer.xlsx")
    (folder.parent / "Erfaringer.xlsx").rename(folder / "gamle erfaringer.xlsx")

    assert ["gamle erfaringer.xlsx"] == list(
        _gather(folder, folder.parent / "nye.xlsx").passed_over
    )


ROW: Mapping[str, Any] = {
    "number": "P-2026-01",
    "name": "Cykelsti langs Skovvej",
    "theme": LessonTheme.PLAN,
    "phase": Phase.PLANNING,
    "situation": "Når Cykelsti langs Skovvej (P-2026-01) venter på HJN, hjn@nordbaek.example",
    "advice": "Så ring 12 34 56 78; borgeren 010190-1234 blev hørt i MED.",
    "file": "P-2026-01.xlsx",
}


def test_nothing_that_says_whose_it_is_is_shared() -> None:
    """Project, file, initials, e-mail, phone and CPR numbers are gone, and it is said how many."""
    told = shared([ROW], ["Cykelsti langs Skovvej"], instead="[udeladt]")
    (row,) = told.rows
    text = f"{row['situation']} {row['advice']}"

    assert {"theme", "phase", "situation", "advice"} == set(row)
    assert "[udeladt]" in text
    assert "MED" in text
    for trace in ("Skovvej", "P-2026", "HJN", "nordbaek", "12 34", "010190"):
        assert trace not in text
    assert {"cpr": 1, "email": 1, "phone": 1, "names": 1} == {
        key: told.left_out[key] for key in ("cpr", "email", "phone", "names")
    }


def test_a_project_of_its_own_gives_its_lessons(folder: Path) -> None:
    """A small project gives the lesson of its Light status once it is written."""
    told = read_lessons(AS_OF, folder, folder / "P-2026-10.xlsx")

    assert ("P-2026-10", "") == (told.number, told.cause)

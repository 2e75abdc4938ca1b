"""What a check found stands in the open workbook: on Kontrol, and in the cells; and goes again."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
import xlwings
from openpyxl import load_workbook

from excelkasse.actions.check import check_file
from excelkasse.actions.open_check import check_open
from excelkasse.address import Cell
from excelkasse.errors import Unreachable
from excelkasse.finding import Finding, Place, Severity
from excelkasse.spreadsheet.live import ControlScreen, OpenSource
from excelkasse.texts import texts
from tests.live.books import sample

pytestmark = pytest.mark.office

TODAY = date(2026, 10, 30)
WHEN = datetime(2026, 11, 26, 15, 42)  # noqa: DTZ001  (said to a person)
NUMBER = "P-2025-11"
Opener = Callable[[Path], xlwings.Book]


def finding(
    sheet: str, cell: Cell | None, severity: Severity = Severity.ERROR, got: str = "=1+1"
) -> Finding:
    """Give a finding somewhere."""
    values = {"label": "Frist"}
    return Finding("date_unreadable", severity, Place(sheet, cell), got=got, values=values)


FOUND = (
    finding("Stamdata", Cell(9, 3), Severity.QUERY),
    finding("Risici", Cell(8, 5)),
    finding("Risici", Cell(8, 5), Severity.NOTE),
    finding("Økonomi", None, Severity.NOTE, got=""),
)


@pytest.fixture
def book(tmp_path: Path, opened: Opener) -> xlwings.Book:
    """Open a project of the sample."""
    return opened(sample(NUMBER, tmp_path))


@pytest.fixture
def screen(book: xlwings.Book) -> ControlScreen:
    """Give the workbook as a screen."""
    return ControlScreen(book, texts("da"), WHEN)


def shown(book: xlwings.Book, sheet: str = "Kontrol") -> list[list[object]]:
    """Give what stands in Kontrol's columns."""
    rows: list[list[object]] = book.sheets[sheet].range("B1:F14").options(ndim=2).value
    return rows


def notes(book: xlwings.Book) -> dict[str, str]:
    """Give the notes of a workbook by place."""
    return {f"{note.location.sheet.name}!{note.location.address}": note.text for note in book.notes}


def test_the_sheet_says_what_and_where(book: xlwings.Book, screen: ControlScreen) -> None:
    """When, which file, how many, and a row for each finding in its own words; text is text."""
    screen.show("P-1.xlsx", FOUND)
    rows = shown(book)

    assert "Kontrolleret 26-11-2026 15:42 · P-1.xlsx" == rows[1][0]
    assert "1 fejl · 1 spørgsmål · 2 noter" == rows[2][0]
    assert [
        ["▲ Spørgsmål", "Stamdata!C9", "=1+1"],
        ["■ Fejl", "Risici!E8", "=1+1"],
        ["· Note", "Risici!E8", "=1+1"],
        ["· Note", "Økonomi", None],
    ] == [row[:3] for row in rows[7:11]]
    assert all(row[3] and row[4] for row in rows[7:11])
    assert frozenset() == OpenSource(book).read().grids[-1].formulas
    assert "Kontrol" == book.sheets.active.name


def test_a_row_leads_to_its_cell(book: xlwings.Book, screen: ControlScreen, tmp_path: Path) -> None:
    """By a link within the workbook, to be seen in the file that is saved."""
    screen.show("P-1.xlsx", FOUND)
    book.save(tmp_path / "saved.xlsx")
    sheet = load_workbook(tmp_path / "saved.xlsx")["Kontrol"]

    assert {"C8": "Stamdata!C9", "C9": "Risici!E8", "C11": "Økonomi!A1"} == {
        cell: sheet[cell].hyperlink.location.replace("'", "") for cell in ("C8", "C9", "C11")
    }
    assert "9B1B30" == sheet.sheet_properties.tabColor.rgb[-6:]
    assert "A8" == sheet.freeze_panes
    assert "landscape" == sheet.page_setup.orientation
    assert "$7:$7" == sheet.print_title_rows
    assert sheet.column_dimensions["A"].hidden


def test_a_cell_is_marked_once(book: xlwings.Book, screen: ControlScreen) -> None:
    """Two findings in a cell are one note; a finding without a cell has none."""
    screen.show("P-1.xlsx", FOUND)
    there = notes(book)

    assert {"Stamdata!$C$9", "Risici!$E$8"} == set(there)
    assert there["Risici!$E$8"].startswith("Excelkasse:\n")
    assert 4 == len(there["Risici!$E$8"].split("\n"))


def test_the_next_check_takes_the_notes_away(book: xlwings.Book, screen: ControlScreen) -> None:
    """What is mended is marked no more, and there is one Kontrol."""
    screen.show("P-1.xlsx", FOUND)
    screen.show("P-1.xlsx", FOUND[:1])

    assert ["Stamdata!$C$9"] == list(notes(book))
    assert 1 == [sheet.name for sheet in book.sheets].count("Kontrol")
    assert [None] * 5 == shown(book)[8]


def test_nothing_found_is_said_kindly(book: xlwings.Book, screen: ControlScreen) -> None:
    """No header, no rows, no notes."""
    screen.show("P-1.xlsx", FOUND)
    screen.show("P-1.xlsx", ())

    assert {} == notes(book)
    assert "Alt er, som det skal være. Der er ingen bemærkninger til mappen." == shown(book)[3][0]
    assert all(row == [None] * 5 for row in shown(book)[4:])


def test_a_persons_own_note_is_kept(book: xlwings.Book, screen: ControlScreen) -> None:
    """Ours stands below it, and is gone again to the letter."""
    book.sheets["Risici"].range("E8").add_note("Bo:\nHusk at spørge")
    screen.show("P-1.xlsx", FOUND)
    marked = notes(book)["Risici!$E$8"]
    screen.clear()

    assert marked.startswith("Bo:\nHusk at spørge\nExcelkasse:\n")
    assert {"Risici!$E$8": "Bo:\nHusk at spørge"} == notes(book)


def test_no_value_is_changed(book: xlwings.Book, screen: ControlScreen) -> None:
    """Shown and cleared, the workbook reads as before; the person stands where they stood."""
    before = OpenSource(book).read()
    book.sheets["Risici"].activate()
    screen.show("P-1.xlsx", FOUND)
    during = OpenSource(book).read()
    screen.clear()

    assert before.grids == during.grids[:-1]
    assert before == OpenSource(book).read()


def test_a_persons_own_kontrol_is_theirs(book: xlwings.Book, screen: ControlScreen) -> None:
    """Ours takes another name, and keeps the one that people give it."""
    own = book.sheets.add("Kontrol", after=book.sheets[-1])
    own.range("A1").value = "Min egen"
    screen.show("P-1.xlsx", FOUND)
    book.sheets["Kontrol 2"].name = "Bemærkninger"
    screen.show("P-1.xlsx", FOUND[:1])

    assert "Min egen" == own.range("A1").value
    assert "Kontrol 2" not in [sheet.name for sheet in book.sheets]
    assert "▲ Spørgsmål" == shown(book, "Bemærkninger")[7][0]


def test_a_deleted_kontrol_comes_again(book: xlwings.Book, screen: ControlScreen) -> None:
    """It is the person's to delete."""
    screen.show("P-1.xlsx", FOUND)
    book.sheets["Kontrol"].delete()
    screen.show("P-1.xlsx", FOUND)

    assert "■ Fejl" == shown(book)[8][0]


def test_a_locked_cell_of_ours_is_marked(book: xlwings.Book, screen: ControlScreen) -> None:
    """The protection of a sheet of ours is off for a moment, and on again."""
    assert book.sheets["Stamdata"].api.isProtected()

    screen.show("P-1.xlsx", [finding("Stamdata", Cell(2, 2))])

    assert ["Stamdata!$B$2"] == list(notes(book))
    assert book.sheets["Stamdata"].api.isProtected()


def test_a_password_is_respected(book: xlwings.Book, screen: ControlScreen) -> None:
    """The cell is not marked, and Kontrol says so."""
    book.sheets["Stamdata"].api.unprotect("")
    book.sheets["Stamdata"].api.protect("hemmeligt")
    screen.show("P-1.xlsx", [finding("Stamdata", Cell(2, 2))])

    assert {} == notes(book)
    assert "Stamdata!B2" in str(shown(book)[4][0])
    assert book.sheets["Stamdata"].api.isProtected()


def test_a_fixed_workbook_is_told(book: xlwings.Book, screen: ControlScreen) -> None:
    """No sheet can be added, so nothing is touched."""
    book.api.protect("")
    with pytest.raises(Unreachable) as caught:
        screen.show("P-1.xlsx", FOUND)
    book.api.unprotect("")

    assert "workbook_protected" == caught.value.code
    assert {} == notes(book)


def test_the_next_finding(book: xlwings.Book, screen: ControlScreen) -> None:
    """In the order of sheets and cells, each once, and round again."""
    assert screen.next_after(Place("Stamdata", Cell(1, 1))) is None

    screen.show("P-1.xlsx", [FOUND[1], FOUND[0]])
    places, here = [], Place("Læs mig", Cell(1, 1))
    for _ in range(3):
        here = screen.next_after(here) or here
        places.append(str(here))
    selected = book.app.selection

    assert ["Stamdata!C9", "Risici!E8", "Stamdata!C9"] == places
    assert selected is not None
    assert ("Stamdata", "$C$9") == (selected.sheet.name, selected.address)


def findings_of(number: str, folder: Path) -> Sequence[Finding]:
    """Give what the check of a file finds."""
    return check_file(sample(number, folder), today=TODAY).findings


def test_checked_open_or_closed_the_findings_are_the_same(
    tmp_path: Path, opened: Opener, app: xlwings.App
) -> None:
    """Spoiled in the open workbook and saved, the file gives what the open one gave."""
    file = sample("P-2025-04", tmp_path)
    book = opened(file)
    book.sheets["Risici"].range("F9").value = "måske"
    book.sheets["Stamdata"].range("C9").value = "P-x"
    screen = ControlScreen(book, texts("da"), WHEN)
    open_one = check_open(OpenSource(book), screen, file, today=TODAY)
    again = check_open(OpenSource(book), screen, file, today=TODAY)
    book.save(tmp_path / "saved.xlsx")
    saved = check_file(tmp_path / "saved.xlsx", today=TODAY)

    assert len(open_one.findings) > len(findings_of("P-2025-04", tmp_path / ".."))
    assert open_one.findings == again.findings == saved.findings
    assert 1 == [sheet.name for sheet in app.books["saved.xlsx"].sheets].count("Kontrol")


def test_what_is_no_project_is_not_touched(tmp_path: Path, opened: Opener) -> None:
    """A workbook of somebody's own is refused, and gets no Kontrol."""
    book = opened(sample(NUMBER, tmp_path))
    for sheet in list(book.sheets)[1:]:
        sheet.delete()
    book.sheets[0].api.unprotect("")
    book.sheets[0].clear()
    screen = ControlScreen(book, texts("da"), WHEN)

    checked = check_open(OpenSource(book), screen, tmp_path / "x.xlsx", today=TODAY)

    assert checked.refusal is not None
    assert "not_a_project" == checked.refusal.code
    assert 1 == len(book.sheets)

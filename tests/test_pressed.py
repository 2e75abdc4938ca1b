"""From the mouse to the cell: LibreOffice with a window, its buttons, and the agent at work.

Nothing stands in for anything but the name of the pipe, because two LibreOffices share none. The
agent is a process of its own, as it is on a person's machine.
"""

from collections.abc import Iterator, Mapping

import pytest

from excelkasse.actions.demo import AS_OF, sample_workbook
from excelkasse.actions.rollup import Order, roll_up_folder
from excelkasse.spreadsheet.write_file import FileTarget
from tests.addin.screen import Person, until
from tests.at_work import WORDS, AtWork, at_work, renamed, sample, somebody

pytestmark = pytest.mark.office


@pytest.fixture
def one() -> Iterator[Person]:
    """Give a person at a screen, with the extension installed."""
    with somebody() as person:
        yield person


def test_a_finding_is_shown_gone_to_mended_and_gone(one: Person) -> None:
    """Kontrollér, a press on the link, the date mended, Kontrollér again: nothing is left."""
    file = one.home / "P-2026-03 100 % & Ærø.xlsx"
    FileTarget(file).write(sample_workbook(sample("P-2026-03"), WORDS))
    with at_work(file, one) as work:
        first = work.press("check")
        rows = work.rows("Kontrol")
        [(row, column)] = [
            (down, across)
            for down, cells in enumerate(rows)
            for across, text in enumerate(cells)
            if text == "Risici!P10"
        ]
        noted = work.notes("Risici")
        work.follow(row, column)
        until(lambda: work.front.endswith("Risici.P10"))
        work.cell("Risici", "P10").setFormula("2099-01-01")
        again = work.press("check")

        assert ("done", "done") == (first["outcome"], again["outcome"]), (first, again)
        assert first["message"].startswith("1 fejl")
        assert [True] == [note.startswith("Excelkasse") for note in noted if "Excelkasse" in note]
        assert again["message"].startswith("Ingen bemærkninger")
        assert [] == [note for note in work.notes("Risici") if "Excelkasse" in note]
        assert not any("Risici!P10" in row for row in work.rows("Kontrol"))


def test_a_check_is_undone_in_front_of_the_person(one: Person) -> None:
    """The workbook is closed and opened again as it was before the check; LibreOffice lives."""
    file = one.home / "P-2026-10.xlsx"
    FileTarget(file).write(sample_workbook(sample("P-2026-10"), WORDS))
    before = file.read_bytes()
    with at_work(file, one) as work:
        checked = work.press("check")
        undone = work.press("undo")
        work.look()
        sheets = work.document.Sheets.ElementNames

        assert ("done", "done") == (checked["outcome"], undone["outcome"]), (checked, undone)
        assert "Kontrol" not in sheets
        assert "Stamdata" in sheets
        assert before == file.read_bytes()


def test_the_portfolio_in_front_is_refreshed(one: Person) -> None:
    """Two projects have changed: their rows do, and all that a person has made stays."""
    projects = one.home / "projekter"
    projects.mkdir()
    for number in ("P-2026-03", "P-2026-10"):
        FileTarget(projects / f"{number}.xlsx").write(sample_workbook(sample(number), WORDS))
    portfolio = one.home / "Portefølje.xlsx"
    roll_up_folder(projects, portfolio, WORDS, order=Order(AS_OF))
    for number, name in (("P-2026-03", "Nyt navn"), ("P-2026-10", "Andet navn")):
        changed = sample_workbook(renamed(number, name), WORDS)
        FileTarget(projects / f"{number}.xlsx").write(changed)
    with at_work(portfolio, one) as work:
        mine = _something_of_ones_own(work)
        told = work.press("refresh")
        shown = [str(cell) for row in work.rows("Projekter") for cell in row]

        assert "done" == told["outcome"], told
        assert {"Nyt navn", "Andet navn"} <= set(shown)
        assert mine == _of_ones_own(work)
        assert list(one.desk.copies.rglob("*.xlsx"))


def _something_of_ones_own(work: AtWork) -> Mapping[str, object]:
    """Write a column, a note, a sheet, and draw a chart, as a person would."""
    rows = work.rows("Projekter")
    header = next(at for at, row in enumerate(rows) if "Projektnr." in row)
    sheet = work.sheet("Projekter")
    across = len(rows[0])
    number = rows[header].index("Projektnr.")
    sheet.getCellByPosition(across, header).setString("Min egen kolonne")
    for row in range(header + 1, len(rows)):
        if rows[row][number]:
            sheet.getCellByPosition(across, row).setString(f"om {rows[row][number]}")
    where = sheet.getCellByPosition(across, header).CellAddress
    sheet.Annotations.insertNew(where, "Min egen note")
    work.document.Sheets.insertNewByName("Mit ark", work.document.Sheets.Count)
    work.cell("Mit ark", "A1").setString("Mit eget ark")
    area = work.cell("Mit ark", "A1:B3").RangeAddress
    rectangle = work.window.rectangle(8000, 6000)
    work.sheet("Mit ark").Charts.addNewByName("Mit diagram", rectangle, (area,), True, True)  # noqa: FBT003
    return _of_ones_own(work)


def _of_ones_own(work: AtWork) -> Mapping[str, object]:
    rows = work.rows("Projekter")
    header = next(row for row in rows if "Projektnr." in row)
    number, own = header.index("Projektnr."), header.index("Min egen kolonne")
    return {
        "column": {row[number]: row[own] for row in rows if str(row[number]).startswith("P-")},
        "notes": [note for note in work.notes("Projekter") if note == "Min egen note"],
        "sheet": work.cell("Mit ark", "A1").String,
        "charts": work.sheet("Mit ark").Charts.ElementNames,
    }

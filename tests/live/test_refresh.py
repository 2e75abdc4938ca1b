"""The open portfolio gets a new edition in place, and what people have put there stays with it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlwings
from openpyxl import load_workbook

from excelkasse.errors import Unreachable
from excelkasse.plan import Link, WorkbookPlan
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.steering.carry import Carried, Kept
from excelkasse.portfolio.workbook import empty_portfolio, portfolio_workbook
from excelkasse.spreadsheet.live import OpenSource, Refresh, Refreshed
from excelkasse.spreadsheet.live import refresh as refreshing
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from tests.live.books import portfolio, samples
from tests.live.test_open_source import Told, told
from tests.portfolio.nordbaek import nordbaek

pytestmark = pytest.mark.office

LATER = date(2026, 11, 30)
GONE, COME = "P-2025-09", "P-2026-10"
CAME = frozenset(samples())
PROJECTS = "Projekter"
Opener = Callable[[Path], xlwings.Book]


@pytest.fixture
def book(tmp_path: Path, opened: Opener) -> xlwings.Book:
    """Open the sample's portfolio as it was before one project came and another went."""
    file = tmp_path / "Portefølje.xlsx"
    FileTarget(file).write(portfolio(COME))
    return opened(file)


def later() -> WorkbookPlan:
    """Plan the edition after that, a month later."""
    return portfolio(GONE, as_of=LATER)


def refreshed(book: xlwings.Book, plan: WorkbookPlan | None = None) -> Refreshed:
    """Bring a workbook up to date."""
    return Refresh(book, CAME).write(plan or later())


def as_new(plan: WorkbookPlan, folder: Path) -> Mapping[str, Told]:
    """Give what a new workbook of the plan holds, by sheet."""
    FileTarget(folder / "ny.xlsx").write(plan)
    return {grid.name: told(grid) for grid in FileSource(folder / "ny.xlsx").read().grids}


def now(book: xlwings.Book) -> Mapping[str, Told]:
    """Give what an open workbook holds, by sheet."""
    return {grid.name: told(grid) for grid in OpenSource(book).read().grids}


def row_of(sheet: xlwings.Sheet, number: str) -> int:
    """Return the row of a project."""
    rows: list[list[object]] = sheet.range("B1:B60").options(ndim=2).value
    return [row[0] for row in rows].index(number) + 1


def by_number(sheet: xlwings.Sheet, column: int) -> dict[str, object]:
    """Give a column of a sheet by project number."""
    rows: list[list[Any]] = sheet.range((8, 2), (30, column)).options(ndim=2).value
    return {str(row[0]): row[-1] for row in rows if row[0] and str(row[0])[1] == "-"}


def width(sheet: xlwings.Sheet) -> int:
    """Return the last column of the table of a sheet."""
    cells = sheet.tables[0].range
    return int(cells.column + cells.shape[1] - 1)


def codes(done: Refreshed) -> list[str]:
    """Give what was told."""
    return [finding.code for finding in done.told]


def test_it_holds_what_a_new_one_would(book: xlwings.Book, tmp_path: Path) -> None:
    """Every cell of every sheet, after one project has come and another has gone."""
    done = refreshed(book)

    assert as_new(later(), tmp_path) == now(book)
    assert ([], True, 9) == (codes(done), done.changed, done.rows[PROJECTS])


def test_the_same_again_changes_nothing(book: xlwings.Book) -> None:
    """And it says so."""
    refreshed(book)
    before = now(book)

    assert not refreshed(book).changed
    assert before == now(book)


def test_the_links_lead_where_those_of_a_new_one_do(book: xlwings.Book, tmp_path: Path) -> None:
    """Under numbers too; in the file they are seen from the portfolio's own folder."""
    refreshed(book)
    book.save(tmp_path / "gemt.xlsx")
    FileTarget(tmp_path / "ny.xlsx").write(later())

    for name in (PROJECTS, "Overblik", "Kilder"):
        assert links(tmp_path / "ny.xlsx", name) == links(tmp_path / "gemt.xlsx", name)


def links(file: Path, sheet: str) -> Mapping[str, tuple[str, str]]:
    """Give file and place of every link of a sheet."""
    cells = (cell for row in load_workbook(file)[sheet].iter_rows() for cell in row)
    found = ((cell.coordinate, cell.hyperlink) for cell in cells if cell.hyperlink)
    return {
        at: ((link.target or "").replace("\\", "/").replace("%20", " "), link.location or "")
        for at, link in found
    }


def test_own_columns_follow_their_project(book: xlwings.Book) -> None:
    """What is typed and what computes, beside the table; a new project has only the latter."""
    sheet = book.sheets[PROJECTS]
    own = width(sheet) + 2
    for number in by_number(sheet, 2):
        row = row_of(sheet, number)
        sheet.range((row, own)).value = f"om {number}" if number != GONE else None
        sheet.range((row, own + 1)).formula = f'=LEFT(B{row},4)&"!"'
    refreshed(book)
    typed, computed = by_number(sheet, own), by_number(sheet, own + 1)

    assert GONE not in typed
    assert {n: None if n == COME else f"om {n}" for n in typed} == typed
    assert {number: f"{number[:4]}!" for number in typed} == computed


def test_an_own_column_inside_the_table_stays(book: xlwings.Book) -> None:
    """The columns on both sides of it are still found by their markers and labels."""
    sheet = book.sheets[PROJECTS]
    sheet.range("D:D").insert("right")
    sheet.range("D7").value = "Egen"
    row = row_of(sheet, "P-2026-01")
    sheet.range((row, 4)).value = "husk"
    refreshed(book)

    assert "husk" == sheet.range((row_of(sheet, "P-2026-01"), 4)).value
    assert (
        by_number(sheet, 5)[COME] == samples()[COME].parts["master_data.project"][0]["department"]
        or by_number(sheet, 5)[COME]
    )
    assert "Egen" == sheet.range("D7").value


def test_a_gone_project_stays_for_what_is_written_beside_it(book: xlwings.Book) -> None:
    """With number and name only, so that nobody reads old figures; and it is told."""
    sheet = book.sheets[PROJECTS]
    sheet.range((row_of(sheet, GONE), width(sheet) + 2)).value = "spørg Kim"
    done = refreshed(book)
    row = row_of(sheet, GONE)
    values: list[object] = sheet.range((row, 2), (row, width(sheet) + 2)).value

    assert ["refresh_row_kept"] == codes(done)
    assert GONE.casefold() == done.told[0].got.casefold()
    assert "spørg Kim" == values[-1]
    assert [GONE, values[1], "spørg Kim"] == [value for value in values if value is not None]


def test_it_is_filled_again_when_it_comes_back(book: xlwings.Book, tmp_path: Path) -> None:
    """With what was written beside it still there."""
    sheet = book.sheets[PROJECTS]
    at = width(sheet) + 2
    sheet.range((row_of(sheet, GONE), at)).value = "spørg Kim"
    refreshed(book)
    refreshed(book, portfolio(as_of=LATER))
    sheet.range((row_of(sheet, GONE), at)).value = None

    assert values_of(as_new(portfolio(as_of=LATER), tmp_path)[PROJECTS]) == values_of(
        now(book)[PROJECTS]
    )


def values_of(sheet: Told) -> set[tuple[object, ...]]:
    """Give the rows of a sheet in any order."""
    rows: dict[int, list[tuple[int, object]]] = {}
    for cell, value in sheet.values.items():
        rows.setdefault(cell.row, []).append((cell.column, value))
    return {tuple(row) for row in rows.values()}


def test_a_row_of_ones_own_stays(book: xlwings.Book) -> None:
    """A project that no file tells of, in the middle of the others."""
    sheet = book.sheets[PROJECTS]
    row = row_of(sheet, "P-2026-01")
    sheet.range(f"{row}:{row}").insert("down")
    sheet.range((row, 2)).value = ["X-1", "Eget projekt"]
    done = refreshed(book)
    at = row_of(sheet, "X-1")

    assert ["X-1", "Eget projekt", None] == sheet.range((at, 2), (at, 4)).value
    assert at + 1 == row_of(sheet, "P-2026-01")
    assert [] == codes(done)


def test_people_sort_as_they_like(book: xlwings.Book) -> None:
    """The order stays; links between the sheets still lead to the right row."""
    sheet = book.sheets[PROJECTS]
    sheet.tables[0].sort(2)
    names = [name for name in by_number(sheet, 2) if name != GONE]
    refreshed(book)

    assert names == [name for name in by_number(sheet, 2) if name != COME]


def test_notes_widths_sheets_and_charts_stay(book: xlwings.Book, app: xlwings.App) -> None:
    """A note goes with its project; an own sheet's formula still computes."""
    sheet = book.sheets[PROJECTS]
    sheet.range((row_of(sheet, "P-2026-08"), 3)).add_note("Bo:\nRing til Kim")
    book.sheets["Overblik"].api.unprotect("")
    book.sheets["Overblik"].range("C20").add_note("se her")
    book.sheets["Overblik"].api.protect("")
    sheet.range("C1").column_width = 60
    own = book.sheets.add("Mit ark", after=book.sheets[-1])
    own.range("A1").formula = "=COUNTA(portfolio_projects[Projektnr.])"
    chart = own.charts.add(10, 10, 200, 100)
    chart.set_source_data(book.sheets["Økonomi"].range("B7:F9"))
    width_before = sheet.range("C1").column_width
    charts = {one.name: len(list(one.charts)) for one in book.sheets}
    refreshed(book)
    app.calculate()
    note = sheet.range((row_of(sheet, "P-2026-08"), 3)).note

    assert note is not None
    assert "Bo:\nRing til Kim" == note.text
    assert 2 == len(list(book.notes))
    assert "se her" == book.sheets["Overblik"].range("C20").note.text
    assert width_before == sheet.range("C1").column_width
    assert 9 == own.range("A1").value
    assert charts == {one.name: len(list(one.charts)) for one in book.sheets}


def test_a_filter_is_off_while_we_write_and_on_again(book: xlwings.Book) -> None:
    """Rows that were hidden by it are refreshed too."""
    table = book.sheets[PROJECTS].tables[0]
    field = [column.name for column in table.columns].index("Fase") + 1
    table.autofilter.apply_values(field, ["3 Gennemførelse"])
    done = refreshed(book)
    criteria = [one for one in table.autofilter.criteria if one.type != "none"]

    assert ["3 Gennemførelse"] == [value for one in criteria for value in one.values or ()]
    assert [] == codes(done)
    assert COME in by_number(book.sheets[PROJECTS], 2)


def test_renamed_sheets_and_moved_rows_are_found(book: xlwings.Book, tmp_path: Path) -> None:
    """By their tags and markers; links and formulas speak of them by the names they have."""
    book.sheets[PROJECTS].name = "Alle vores projekter"
    book.sheets["Overblik"].name = "Bo's side"
    book.sheets["Risici"].range("15:16").insert("down")
    refreshed(book)
    book.save(tmp_path / "gemt.xlsx")
    overview = links(tmp_path / "gemt.xlsx", "Bo's side")
    sheets = {one.name: one for one in book.sheets}

    assert LATER == sheets["Alle vores projekter"].range("B2").value.date()
    assert {"'Alle vores projekter'"} == {
        place.rpartition("!")[0] for _, place in overview.values() if "projekter" in place
    }
    assert sheets["Risici"].range("B18").value in samples()


def test_a_sheet_with_a_password_is_left_and_told(book: xlwings.Book) -> None:
    """The others are refreshed."""
    overview = book.sheets["Overblik"]
    overview.api.unprotect("")
    overview.api.protect("hemmeligt")
    before = now(book)["Overblik"]
    done = refreshed(book)

    assert ["refresh_locked"] == codes(done)
    assert "Overblik" == done.told[0].place.sheet
    assert before == now(book)["Overblik"]
    assert COME in by_number(book.sheets[PROJECTS], 2)


def test_our_protection_is_on_again(book: xlwings.Book) -> None:
    """What was protected is, and nothing else."""
    before = {sheet.name: sheet.api.isProtected() for sheet in book.sheets}
    refreshed(book)

    assert any(before.values())
    assert before == {sheet.name: sheet.api.isProtected() for sheet in book.sheets}


@pytest.mark.parametrize("name", ["Risici", "Overblik", "Kilder", "Tidslinje"])
def test_a_deleted_sheet_comes_back(book: xlwings.Book, name: str, tmp_path: Path) -> None:
    """With its table, its charts and its formulas; and it is told."""
    book.sheets[name].delete()
    done = refreshed(book)
    new, here = as_new(later(), tmp_path), now(book)

    assert [("refresh_sheet_back", name)] == [
        (one.code, one.place.sheet) for one in done.told if one.code == "refresh_sheet_back"
    ]
    assert new == {sheet: here[sheet] for sheet in new}


def test_a_deleted_column_comes_back_to_the_right(book: xlwings.Book) -> None:
    """Nothing a project says is lost because somebody tidied up."""
    sheet = book.sheets[PROJECTS]
    department = by_number(sheet, 4)
    sheet.range("D:D").delete("left")
    done = refreshed(book)
    found = by_number(sheet, width(sheet))

    assert ["refresh_column_back"] == codes(done)
    assert {n: found[n] for n in department if n != GONE} == {
        n: department[n] for n in department if n != GONE
    }


def test_a_table_without_its_markers_is_told(book: xlwings.Book) -> None:
    """Nobody guesses where it is; the other sheets are refreshed."""
    book.sheets["Milepæle"].range("6:6").delete("up")
    done = refreshed(book)

    assert [("refresh_table_lost", "Milepæle")] == [
        (one.code, one.place.sheet) for one in done.told
    ]
    assert COME in by_number(book.sheets[PROJECTS], 2)


def test_the_empty_template_is_filled(tmp_path: Path, opened: Opener) -> None:
    """From no project to nine, with the charts that there was nothing to draw of before."""
    file = tmp_path / "Skabelon.xlsx"
    FileTarget(file).write(empty_portfolio(texts("da")))
    book = opened(file)
    done = Refresh(book).write(later())
    titles = {chart.title for sheet in book.sheets for chart in sheet.charts}

    assert as_new(later(), tmp_path) == now(book)
    assert [] == codes(done)
    assert {chart.title for sheet in later().sheets for chart in sheet.charts} == titles


def test_back_to_nothing(book: xlwings.Book, tmp_path: Path) -> None:
    """A portfolio whose projects are all gone is as empty as the template."""
    refreshed(book, portfolio(*samples(), as_of=LATER))

    assert as_new(portfolio(*samples(), as_of=LATER), tmp_path) == now(book)


def test_what_is_laid_aside_comes_and_goes(book: xlwings.Book) -> None:
    """The table below the sources is put there when it is needed, and emptied again."""
    refreshed(book, with_aside())
    there = now(book)["Kilder"].values.values()
    refreshed(book)
    then = now(book)["Kilder"].values.values()

    assert {"projects.remark", "Spørg Kim"} <= set(there)
    assert not {"projects.remark", "Spørg Kim"} & set(then)
    assert "#aside" in then


def with_aside() -> WorkbookPlan:
    """Plan an edition in which a remark has no project any more."""
    kept = Carried(kept=(Kept("projects", "remark", GONE, "", "Spørg Kim"),))
    delivered = [one for one in nordbaek() if one.number != GONE]
    return portfolio_workbook(roll_up(delivered, LATER, kept), texts("da"), base="projekter/")


def test_calculation_and_screen_are_as_they_were(
    book: xlwings.Book, app: xlwings.App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when something goes wrong halfway."""

    class Broken:
        def __init__(self, *_: object) -> None:
            """Take what a writing takes."""

        def done(self) -> Iterator[object]:
            """Go wrong."""
            seen.append((app.calculation, app.screen_updating))
            raise ZeroDivisionError

    seen: list[tuple[str, bool]] = []
    before = (app.calculation, app.screen_updating)
    monkeypatch.setattr(refreshing, "Writing", Broken)
    with pytest.raises(ZeroDivisionError):
        refreshed(book)

    assert [("manual", False)] == seen
    assert before == (app.calculation, app.screen_updating)


def test_a_read_only_workbook_is_told(book: xlwings.Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could not be saved under its name."""
    monkeypatch.setattr(refreshing, "is_read_only", lambda _: True)
    with pytest.raises(Unreachable) as caught:
        refreshed(book)

    assert "workbook_read_only" == caught.value.code


def test_the_plan_has_links_of_both_kinds() -> None:
    """The sample's plan has links to files and to cells, so the tests above mean something."""
    contents = [one.content for sheet in later().sheets for one in sheet.cells]
    contents += [c for s in later().sheets for t in s.tables for row in t.rows for c in row]
    targets = {one.target.partition(":")[0] for one in contents if isinstance(one, Link)}

    assert {"internal", "external"} == targets

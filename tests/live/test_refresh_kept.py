"""What people have put into the portfolio stays when it gets a new edition in place."""

from pathlib import Path

import pytest
import xlwings

from tests.live.books import portfolio, samples
from tests.live.editions import (
    COME,
    GONE,
    LATER,
    PROJECTS,
    as_new,
    by_number,
    codes,
    links,
    now,
    refreshed,
    row_of,
    small,
    width,
)
from tests.live.test_open_source import Told

pytestmark = pytest.mark.office


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
    refreshed(book, small(portfolio(as_of=LATER)))
    sheet.range((row_of(sheet, GONE), at)).value = None

    assert values_of(as_new(small(portfolio(as_of=LATER)), tmp_path)[PROJECTS]) == values_of(
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

"""What was deleted, locked or typed over in the portfolio is put back, or told."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import xlwings

from excelkasse.address import Cell
from excelkasse.errors import Unreachable
from excelkasse.plan import Content, Link, SheetPlan
from excelkasse.spreadsheet.live import refresh as refreshing
from excelkasse.spreadsheet.live.staged_plan import arranged
from excelkasse.spreadsheet.write_file import FileTarget
from tests.live.editions import (
    COME,
    GONE,
    PROJECTS,
    as_new,
    by_number,
    codes,
    later,
    links,
    now,
    refreshed,
    small,
    width,
)

pytestmark = pytest.mark.office

Opener = Callable[[Path], xlwings.Book]


def test_the_links_lead_where_those_of_a_new_one_do(book: xlwings.Book, tmp_path: Path) -> None:
    """Under numbers too; in the file they are seen from the portfolio's own folder."""
    refreshed(book)
    book.save(tmp_path / "gemt.xlsx")
    FileTarget(tmp_path / "ny.xlsx").write(small(later()))

    for name in (PROJECTS, "Overblik", "Kilder"):
        assert links(tmp_path / "ny.xlsx", name) == links(tmp_path / "gemt.xlsx", name)


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
    new, here = as_new(small(later()), tmp_path), now(book)

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


def test_what_is_as_it_should_be_is_not_touched(book: xlwings.Book) -> None:
    """Only the sheet that somebody has typed on is written."""
    refreshed(book)
    again = refreshed(book)
    sheet = book.sheets["Milepæle"]
    sheet.range((9, 4)).value = "noget andet"
    then = refreshed(book)

    assert (frozenset(), False, []) == (again.written, again.changed, codes(again))
    assert ({"Milepæle"}, True) == (then.written, then.changed)


def test_a_formula_typed_over_is_put_back(book: xlwings.Book) -> None:
    """By another formula too, whatever that gives."""
    refreshed(book)
    sheet = book.sheets["Økonomi"]
    cell = sheet.range(max(now(book)["Økonomi"].formulas))
    formula, value = cell.formula, cell.value
    sheet.api.unprotect("")
    cell.formula = f"={value}"
    refreshed(book)

    assert formula == cell.formula


def test_a_link_that_should_lead_elsewhere_does(book: xlwings.Book, tmp_path: Path) -> None:
    """Though the value under it is the same."""
    refreshed(book)
    plan = small(later())
    moved = [_all_links_to(sheet, "P-2026-01.xlsx") for sheet in plan.sheets]
    refreshed(book, replace(plan, sheets=moved))
    book.save(tmp_path / "gemt.xlsx")
    targets = {target for target, _ in links(tmp_path / "gemt.xlsx", PROJECTS).values() if target}

    assert {"P-2026-01.xlsx"} == targets


def _all_links_to(sheet: SheetPlan, file: str) -> SheetPlan:
    """Let every link to a file lead to one of them."""

    def turned(content: Content) -> Content:
        if isinstance(content, Link) and content.target.startswith("external:"):
            return content._replace(target=f"external:{file}")
        return content

    return arranged(sheet, {}, turned)


def test_a_look_that_changes_is_seen(book: xlwings.Book, tmp_path: Path, opened: Opener) -> None:
    """Though no cell holds anything else."""
    refreshed(book)
    plan = small(later())
    cell = next(
        one
        for sheet in plan.sheets
        for one in sheet.cells
        if sheet.name == "Tidslinje" and one.content is None
    )
    plan = replace(plan, sheets=[_as_header(one, cell.cell) for one in plan.sheets])
    refreshed(book, plan)
    FileTarget(tmp_path / "ny.xlsx").write(plan)
    at = tuple(cell.cell)

    assert 1 == len(
        {one.sheets["Tidslinje"].range(at).color for one in (book, opened(tmp_path / "ny.xlsx"))}
    )


def _as_header(sheet: SheetPlan, cell: Cell) -> SheetPlan:
    """Let one cell of the timeline look like a header."""
    if sheet.name != "Tidslinje":
        return sheet
    cells = [one._replace(style="header") if one.cell == cell else one for one in sheet.cells]
    return replace(sheet, cells=cells)


def test_calculation_and_screen_are_as_they_were(
    book: xlwings.Book, app: xlwings.App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when something goes wrong halfway."""

    class Broken:
        needed = True

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

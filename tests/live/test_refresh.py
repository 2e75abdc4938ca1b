"""The open portfolio gets a new edition in place, and holds then what a new workbook would."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlwings

from excelkasse.plan import Link, WorkbookPlan
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.steering.carry import Carried, Kept
from excelkasse.portfolio.workbook import empty_portfolio, portfolio_workbook
from excelkasse.spreadsheet.live import Refresh
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from tests.live.books import portfolio, samples
from tests.live.editions import (
    GONE,
    LATER,
    PROJECTS,
    as_new,
    codes,
    later,
    now,
    refreshed,
    small,
    written,
)
from tests.portfolio.nordbaek import nordbaek

pytestmark = pytest.mark.office

Opener = Callable[[Path], xlwings.Book]


@pytest.fixture
def book(tmp_path: Path, opened: Opener) -> xlwings.Book:
    """Open the edition as it was before one project came and another went, with every sheet."""
    return opened(written(tmp_path, whole=True))


def test_it_holds_what_a_new_one_would(book: xlwings.Book, tmp_path: Path) -> None:
    """Every cell of every sheet, after one project has come and another has gone.

    The same again finds every sheet as it should be, and writes nothing.
    """
    done = refreshed(book, later())
    there = now(book)
    again = refreshed(book, later())

    assert as_new(later(), tmp_path) == there
    assert ([], True, 9) == (codes(done), done.changed, done.rows[PROJECTS])
    assert (frozenset(), False, 9) == (again.written, again.changed, again.rows[PROJECTS])


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


def test_pages_end_where_those_of_a_new_one_do(tmp_path: Path, opened: Opener) -> None:
    """Also where the template had none."""
    file = tmp_path / "Skabelon.xlsx"
    FileTarget(file).write(empty_portfolio(texts("da")))
    book = opened(file)
    Refresh(book).write(later())
    planned = {one.name: one.printing.breaks for one in later().sheets if one.printing.breaks}
    there = {name: ends(book.sheets[name]) for name in planned}

    assert {"Overblik", "Økonomi pr. udvalg", "Kapacitet"} == {*planned}
    assert planned == there


def ends(sheet: xlwings.Sheet) -> tuple[int, ...]:
    """Give the rows that somebody has ended a printed page with."""
    return tuple(one.Position for one in sheet.api.getRowPageBreaks() if one.ManualBreak)


def test_back_to_nothing(book: xlwings.Book, tmp_path: Path) -> None:
    """A portfolio whose projects are all gone is as empty as the template."""
    refreshed(book, portfolio(*samples(), as_of=LATER))

    assert as_new(portfolio(*samples(), as_of=LATER), tmp_path) == now(book)


def test_what_is_laid_aside_comes_and_goes(book: xlwings.Book) -> None:
    """The table below the sources is put there when it is needed, and emptied again."""
    refreshed(book, small(with_aside()))
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


def test_the_plan_has_links_of_both_kinds() -> None:
    """The sample's plan has links to files and to cells, so the tests above mean something."""
    contents = [one.content for sheet in later().sheets for one in sheet.cells]
    contents += [c for s in later().sheets for t in s.tables for row in t.rows for c in row]
    targets = {one.target.partition(":")[0] for one in contents if isinstance(one, Link)}

    assert {"internal", "external"} == targets

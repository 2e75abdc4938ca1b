"""The open workbook reads as its file does: the same grids, whatever stands in the cells."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import xlwings

from excelkasse.address import Cell
from excelkasse.errors import Unreadable
from excelkasse.grid import Grid, Value
from excelkasse.spreadsheet.live import OpenSource
from excelkasse.spreadsheet.live import source as reading
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.write_file import FileTarget
from tests.live.books import every_kind, portfolio, sample, samples
from tests.office import by_the_clock

pytestmark = pytest.mark.office

ROOT = Path(__file__).parent.parent.parent
COMMITTED = sorted((ROOT / "workbooks").rglob("*.xlsx"))
Opener = Callable[[Path], xlwings.Book]


@dataclass(frozen=True)
class Told:
    """What a grid tells, without what is empty."""

    name: str
    values: Mapping[Cell, Value]
    errors: Mapping[Cell, str]
    formulas: frozenset[Cell]
    hidden: bool


def told(grid: Grid, but_not: frozenset[str] = frozenset()) -> Told:
    """Give what a grid tells, but for some cells."""
    values = {cell: value for cell, value in grid.filled() if f"{grid.name}!{cell}" not in but_not}
    values = {cell: value for cell, value in values.items() if value is not None}
    return Told(grid.name, values, grid.errors, grid.formulas, grid.hidden)


def both(file: Path, opened: Opener) -> Iterator[tuple[Told, Told]]:
    """Give every sheet of a workbook as its file tells it, and as the open workbook does.

    What depends on today has no result in the file.
    """
    files, open_ones = FileSource(file).read(), OpenSource(opened(file)).read()
    timed = any(grid.name == "Tidsplan" for grid in files.grids)
    clock = frozenset(by_the_clock(file)) if timed else frozenset()
    for one, other in zip(files.grids, open_ones.grids, strict=True):
        unsaid = frozenset(f"{one.name}!{cell}" for cell in one.uncached)
        yield told(one, clock | unsaid), told(other, clock | unsaid)


@pytest.mark.parametrize("file", COMMITTED, ids=lambda file: file.stem)
def test_every_workbook_of_ours_reads_the_same(file: Path, opened: Opener) -> None:
    """Every template, every profile and the guide: values, errors, formulas, hidden sheets."""
    for of_file, of_open in both(file, opened):
        assert of_file == of_open


@pytest.mark.parametrize("number", samples())
def test_every_project_reads_the_same(number: str, tmp_path: Path, opened: Opener) -> None:
    """The ten of the sample, filled in."""
    for of_file, of_open in both(sample(number, tmp_path), opened):
        assert of_file == of_open


def test_the_portfolio_reads_the_same(tmp_path: Path, opened: Opener) -> None:
    """With its links, its totals and its matrix."""
    file = tmp_path / "Portefølje.xlsx"
    FileTarget(file).write(portfolio())

    for of_file, of_open in both(file, opened):
        assert of_file == of_open


def test_every_kind_of_cell_reads_the_same(tmp_path: Path, opened: Opener) -> None:
    """Times, spans, truth values, errors and texts that say so, array formulas, merged cells."""
    for of_file, of_open in both(every_kind(tmp_path / "Alt.xlsx"), opened):
        assert of_file == of_open


def test_what_is_not_saved_is_read(tmp_path: Path, opened: Opener) -> None:
    """The person sees it, so it is checked."""
    book = opened(every_kind(tmp_path / "Alt.xlsx"))
    book.sheets["Tom"].range("B2").value = "nyt"

    assert "nyt" == OpenSource(book).read().grids[2].at(Cell(2, 2))


def test_much_is_fetched_in_pieces(
    tmp_path: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However small the pieces, the grid is the same."""
    book = opened(every_kind(tmp_path / "Alt.xlsx"))
    whole = OpenSource(book).read()
    monkeypatch.setattr(reading, "_AT_ONCE", 7)

    assert whole == OpenSource(book).read()


def test_what_is_only_formatted_is_no_reason_to_refuse(
    tmp_path: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet that uses far more than it holds is read up to its last filled row and column."""
    book = opened(every_kind(tmp_path / "Alt.xlsx"))
    sheet = book.sheets["Tom"]
    sheet.range("B2").value = [["a", None, "c"], ["d", None, None]]
    sheet.range("C300").color = (255, 0, 0)
    monkeypatch.setattr(reading, "MOST_CELLS", 250)

    grid = reading.grid_on(sheet)

    assert ("a", "c", "d") == (grid.at(Cell(2, 2)), grid.at(Cell(2, 4)), grid.at(Cell(3, 2)))
    assert Cell(3, 4) == grid.last


def test_a_sheet_that_holds_too_much_is_refused_by_name(
    tmp_path: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the file would be."""
    book = opened(every_kind(tmp_path / "Alt.xlsx"))
    monkeypatch.setattr(reading, "MOST_CELLS", 20)

    with pytest.raises(Unreadable) as caught:
        OpenSource(book).read()

    assert ("too_large", "Alt & æøå") == (caught.value.code, caught.value.values["sheet"])

"""What a plan says of places is said of the open workbook, whatever is renamed or moved there."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from excelkasse.address import Cell
from excelkasse.plan import Formula, Link
from excelkasse.spreadsheet.live.ways import Ways, folder_of_links

WAYS = Ways(
    sheets={"Projekter": "Alle projekter", "Overblik": "Bo's overblik"},
    tables={"portfolio_risks": "Risikotabel"},
    moves={"Projekter": lambda cell: Cell(cell.row + 2, cell.column + 1)},
    folder="../../sager",
)


@pytest.mark.parametrize(
    ("said", "here"),
    [
        ("'Overblik'!$D$2", "'Bo''s overblik'!$D$2"),
        ("'Projekter'!B7", "'Alle projekter'!C9"),
        ("COUNTIFS(portfolio_risks[Status],1)", "COUNTIFS(Risikotabel[Status],1)"),
        ("SUM(portfolio_money[Forbrug])", "SUM(portfolio_money[Forbrug])"),
    ],
)
def test_a_formula_names_what_is_here(said: str, here: str) -> None:
    """Sheets and tables by the names that people gave them, cells where they are."""
    assert here == WAYS.formula(said)


@pytest.mark.parametrize(
    ("target", "here"),
    [
        ("internal:'Projekter'!B7", "internal:'Alle projekter'!C9"),
        ("external:P-1%20vej.xlsx#'Risici'!B7", "external:../../sager/P-1%20vej.xlsx#'Risici'!B7"),
        ("external:../x/P-1.xlsx", "external:../../x/P-1.xlsx"),
        ("external:C:/sager/P-1.xlsx", "external:C:/sager/P-1.xlsx"),
    ],
)
def test_a_link_leads_from_here(target: str, here: str) -> None:
    """Files are seen from the staging folder; a cell of another workbook is where it was."""
    assert Link(here, 5) == WAYS.content(Link(target, 5))


def test_a_formula_is_staged_as_its_result() -> None:
    """So that no copied cell ever asks another workbook."""
    assert 12 == WAYS.content(Formula("SUM(A1:A3)", 12))


def test_links_begin_in_the_workbooks_folder() -> None:
    """With drives by the whole path, elsewhere by the way from the staging folder."""
    staging = PurePosixPath("/udkast/excelkasse-1")

    assert "../../home/bo/50%25%20færdig" == folder_of_links(
        PurePosixPath("/home/bo/50% færdig"), staging
    )
    assert "C:/sager/2026" == folder_of_links(PureWindowsPath(r"C:\sager\2026"), staging)


def test_a_text_in_a_formula_is_left_as_it_was_typed() -> None:
    """Whatever places it seems to name; what no cell holds is not in it either."""
    said = 'SUMIFS(x,\'Projekter\'!B7,"koster $B$7 på \'Projekter\'!B7 ""nu""\x1b")'

    assert (
        'SUMIFS(x,\'Alle projekter\'!C9,"koster $B$7 på \'Projekter\'!B7 ""nu""")'
        == WAYS.formula(said)
    )

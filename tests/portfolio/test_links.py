"""Links into project workbooks."""

import pytest

from excelkasse.address import Cell
from excelkasse.finding import Place
from excelkasse.portfolio.sheets.links import external, internal


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("P-2026-01.xlsx", "P-2026-01.xlsx"),
        ("P-2026-01 Cykelsti æøå.xlsx", "P-2026-01%20Cykelsti%20æøå.xlsx"),
        ("sti #2.xlsx", "sti%20%232.xlsx"),
        ("100 % klar.xlsx", "100%20%25%20klar.xlsx"),
        ("allerede%20.xlsx", "allerede%2520.xlsx"),
        ("[kladde] a^b.xlsx", "%5Bkladde%5D%20a%5Eb.xlsx"),
        ("Vej/P-2026-01.xlsx", "Vej/P-2026-01.xlsx"),
    ],
)
def test_a_file_name_is_escaped_as_excel_wants_it(file: str, path: str) -> None:
    """Spaces, # and % would be read as something else; Danish letters stay."""
    assert f"external:projekter/{path}" == external("projekter/", file)


def test_a_link_names_sheet_and_cell() -> None:
    """An apostrophe in a sheet's name is doubled, and a sheet alone leads to its first cell."""
    assert "external:a.xlsx#'Risici'!E14" == external("", "a.xlsx", Place("Risici", Cell(14, 5)))
    assert "external:a.xlsx#'Per''s'!A1" == external("", "a.xlsx", Place("Per's"))
    assert "internal:'Overblik'!B1" == internal("Overblik", Cell(1, 2))

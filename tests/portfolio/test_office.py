"""The portfolio recalculated by LibreOffice."""

from pathlib import Path

import pytest

from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from tests.office import converted, formulas, same, values
from tests.portfolio.nordbaek import AS_OF, handed_on, nordbaek


@pytest.mark.office
def test_libreoffice_agrees_with_every_stored_result(tmp_path: Path) -> None:
    """The matrix, the sums, the prioritisation and the reporting dates are as Python says."""
    file = tmp_path / "portefølje.xlsx"
    plan = portfolio_workbook(roll_up(nordbaek(), AS_OF, handed_on()), texts("da"))
    FileTarget(file).write(plan)
    stored, fresh = values(file), values(converted([file], tmp_path / "office")[0])

    assert {} == {
        cell: (stored.get(cell), fresh.get(cell))
        for cell in formulas(file)
        if not same(stored.get(cell), fresh.get(cell))
    }

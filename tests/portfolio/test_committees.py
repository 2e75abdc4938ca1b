"""Økonomi pr. udvalg of Nordbæk, held against its project workbooks and against LibreOffice."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook

from excelkasse.actions.demo import demo
from excelkasse.texts import texts
from tests.office import converted, formulas, same, values
from tests.portfolio.project_books import Told, amounts

pytestmark = pytest.mark.office

MEASURES = ("budget", "granted", "released", "spent", "forecast", "deviation", "transfer")
NATURES, GROUPS = ("Anlæg", "Drift"), ("udvalg", "forvaltning")
YEARS: Mapping[object, Sequence[int | None]] = {
    "Tidligere år": range(2020, 2026),
    **{year: (year,) for year in range(2026, 2030)},
    "Ikke fordelt på år": (None,),
}


class Row(NamedTuple):
    """A row of the sheet: its section, its group, its year, and its figures."""

    nature: str
    by: str
    group: str
    year: object
    figures: Mapping[str, Any]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give the demo's folder, and its portfolio as LibreOffice recalculates it."""
    folder = tmp_path_factory.mktemp("udvalg")
    output = demo(folder, texts("da"), lambda *_: None).output
    return folder / "projekter", converted([output], folder / "office")[0]


@pytest.fixture(scope="module")
def told(made: tuple[Path, Path]) -> Sequence[Told]:
    """Give what the project workbooks say."""
    return amounts(made[0])


@pytest.fixture(scope="module")
def rows(made: tuple[Path, Path]) -> Sequence[Row]:
    """Give the rows of every section of the sheet."""
    return _rows(made[1])


def _rows(file: Path) -> Sequence[Row]:
    sheet = load_workbook(file, data_only=True)["Økonomi pr. udvalg"]
    found: list[Row] = []
    nature, by, group = "", "", ""
    for _, name, year, *figures in sheet.iter_rows(max_col=10, values_only=True):
        title = str(name).split(" pr. ")
        if title[0] in NATURES and title[-1] in GROUPS:
            nature, by = title
        elif nature and year is not None and year != "År":
            group = str(name)
            found.append(Row(nature, by, group, year, dict(zip(MEASURES, figures, strict=True))))
    return found


def _expected(told: Sequence[Told], row: Row, measure: str) -> float:
    of_group = {"udvalg": "committee", "forvaltning": "department"}[row.by]
    years = None if row.year == "I alt" else YEARS[row.year]
    return sum(
        one.amount
        for one in told
        if one.measure == measure
        and one.nature == row.nature
        and (row.group.startswith("Alle ") or getattr(one, of_group) == row.group)
        and (years is None or one.year in years)
    )


def test_every_figure_is_that_of_the_project_workbooks(
    rows: Sequence[Row], told: Sequence[Told]
) -> None:
    """Each sum is computed again from the cells people typed in; a word stands where none did."""
    wrong = {
        (*row[:4], measure): (row.figures[measure], expected)
        for row in rows
        for measure in MEASURES
        if measure != "deviation" and (measure != "transfer" or row.year != "I alt")
        for expected in [_expected(told, row, measure)]
        for figure in [row.figures[measure]]
        if not (same(figure, expected) or (isinstance(figure, str) and not expected))
    }

    assert {} == wrong
    assert 80 < len(rows)


def test_the_totals_are_the_municipalitys(rows: Sequence[Row]) -> None:
    """Capital and operating money together are the sums that Nordbæk is known by."""
    whole = [one for one in rows if one.group == "Alle udvalg" and one.year == "I alt"]

    assert {"budget": 58_550, "spent": 27_610, "forecast": 59_860, "deviation": 1_310} == {
        measure: sum(one.figures[measure] for one in whole)
        for measure in ("budget", "spent", "forecast", "deviation")
    }


@pytest.mark.parametrize("by", GROUPS)
@pytest.mark.parametrize("nature", NATURES)
def test_groups_and_years_add_up(rows: Sequence[Row], nature: str, by: str) -> None:
    """All groups together are the last line; all years of a group are its first."""
    mine = [one for one in rows if (one.nature, one.by) == (nature, by)]
    everything = {one.year: one for one in mine if one.group.startswith("Alle ")}
    for measure in ("budget", "granted", "released", "spent", "forecast", "deviation"):
        sums: dict[object, float] = dict.fromkeys(everything, 0)
        within: dict[str, float] = {}
        for one in mine:
            figure = one.figures[measure]
            number = 0 if isinstance(figure, str) else figure
            if not one.group.startswith("Alle "):
                sums[one.year] += number
            sign = -1 if one.year == "I alt" else 1
            within[one.group] = within.get(one.group, 0) + sign * number

        assert set(within.values()) == {0}
        assert sums == pytest.approx(
            {
                year: 0 if isinstance(one.figures[measure], str) else one.figures[measure]
                for year, one in everything.items()
            }
        )


def test_what_is_not_stated_is_a_word(rows: Sequence[Row]) -> None:
    """The plan of Økonomiudvalget has not been put in years, and no sum takes it for 0."""
    found = {
        (one.group, one.year): one.figures
        for one in rows
        if (one.nature, one.by) == ("Drift", "udvalg")
    }
    plan = found["Økonomiudvalget", 2026]

    assert (300, "ikke oplyst", "ikke oplyst", "ikke oplyst") == tuple(
        plan[measure] for measure in ("budget", "spent", "forecast", "deviation")
    )
    assert "–" == found["Økonomiudvalget", 2027]["spent"]
    assert "–" == found["Økonomiudvalget", 2029]["budget"]
    assert (180, 750) == tuple(
        found["Økonomiudvalget", "Ikke fordelt på år"][measure] for measure in ("spent", "forecast")
    )


def test_over_and_under_are_ranked(made: tuple[Path, Path]) -> None:
    """The largest first, with their shares and what the projects say."""
    sheet = load_workbook(made[1], data_only=True)["Økonomi pr. udvalg"]
    found = [
        (str(name).split()[0], deviation, why)
        for _, name, _, _, _, deviation, share, why, *_ in sheet.iter_rows(values_only=True)
        if str(name).startswith("P-") and isinstance(share, float)
    ]
    over = [amount for _, amount, _ in found if amount > 0]
    under = [amount for _, amount, _ in found if amount < 0]

    assert [("P-2025-04", 1_700), ("P-2026-01", 100), ("P-2026-05", 60)] == [
        one[:2] for one in found[:3]
    ]
    assert [("P-2025-11", -400), ("P-2025-09", -150)] == [one[:2] for one in found[3:]]
    assert all(left >= right for left, right in pairwise(over))
    assert all(left <= right for left, right in pairwise(under))
    assert all(why for *_, why in found)


def test_libreoffice_agrees(made: tuple[Path, Path]) -> None:
    """Every stored result is what the formula gives."""
    ours = made[0].parent / "Portefølje.xlsx"
    stored, fresh = values(ours), values(made[1])

    assert {} == {
        cell: (stored.get(cell), fresh.get(cell))
        for cell in formulas(ours)
        if not same(stored.get(cell), fresh.get(cell))
    }

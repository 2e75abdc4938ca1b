"""The money in project workbooks as a person with Excel would find it: cell by cell, by its label.

Nothing of the package reads here, so that what the portfolio says can be held against it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

DECIDED = {
    "Anlægsbevilling": "granted",
    "Tillægsbevilling": "granted",
    "Omplacering": "granted",
    "Frigivelse": "released",
}


@dataclass(frozen=True)
class Told:
    """One amount in t.kr.: whose, of what nature, in which year (None is none), and what it is."""

    number: str
    committee: str
    department: str
    nature: str
    year: int | None
    measure: str
    amount: float


def amounts(folder: Path) -> list[Told]:
    """Give every amount of the projects under way in a folder."""
    return [one for file in sorted(folder.glob("P-*.xlsx")) for one in _project(file)]


def _project(file: Path) -> Iterator[Told]:
    book = load_workbook(file, data_only=True)
    said = _form(book["Stamdata"])
    whose = (said["Projektnr."], said["Fagudvalg"], said["Forvaltning"])
    found = _budget(book) if "Økonomi" in book.sheetnames else _light(book, said["Finansiering"])
    for nature, year, measure, amount in found:
        yield Told(*whose, nature, year, measure, amount)


def _form(sheet: Any) -> Mapping[str, Any]:  # noqa: ANN401  (openpyxl has no types)
    found: dict[str, Any] = {}
    for row in sheet.iter_rows(max_col=5, values_only=True):
        texts = [at for at, value in enumerate(row) if at and isinstance(value, str)]
        if texts and texts[0] < 4:
            found.setdefault(row[texts[0]].rstrip(" *"), row[texts[0] + 1])
    return found


def _table(book: Any, sheet: str, name: str) -> list[Mapping[str, Any]]:  # noqa: ANN401
    cells = book[sheet][book[sheet].tables[name].ref]
    header, *rows = [[cell.value for cell in row] for row in cells]
    labels = [str(label).rstrip(" *") for label in header]
    return [dict(zip(labels, row, strict=True)) for row in rows if row[0] not in (None, "")]


Amount = tuple[str, int | None, str, float]


def _budget(book: Any) -> Iterator[Amount]:  # noqa: ANN401
    by_year = list(_by_year(book))
    yield from _granted_by_lines(book)
    yield from by_year
    yield from _in_no_year(book, by_year)
    (nature,) = {line["Drift/anlæg"] for line in _table(book, "Økonomi", "budget_lines")}
    for grant in _table(book, "Bevillinger", "budget_grants"):
        if grant["Type"] in DECIDED:
            yield nature, grant["År"], DECIDED[grant["Type"]], grant["Beløb (t.kr.)"]


def _granted_by_lines(book: Any) -> Iterator[Amount]:  # noqa: ANN401
    first = _form(book["Økonomi"])["Budgetår"]
    years = ("Budgetår", "Overslagsår 1", "Overslagsår 2", "Overslagsår 3")
    for line in _table(book, "Økonomi", "budget_lines"):
        for ahead, label in enumerate(years):
            amount = line[f"{label} (t.kr.)"]
            if amount is not None:
                yield line["Drift/anlæg"], first + ahead, "budget", amount


def _by_year(book: Any) -> Iterator[Amount]:  # noqa: ANN401
    told = {"Forbrug": "spent", "Forventet": "forecast", "Overføres til næste år": "transfer"}
    for row in _table(book, "Pr. år", "budget_years"):
        for label, measure in told.items():
            amount = row[f"{label} (t.kr.)"]
            if amount is not None:
                yield row["Drift/anlæg"], row["År"], measure, amount


def _in_no_year(book: Any, by_year: list[Amount]) -> Iterator[Amount]:  # noqa: ANN401
    lines = _table(book, "Økonomi", "budget_lines")
    spent = sum(line["Forbrug (t.kr.)"] or 0 for line in lines)
    forecast = spent + sum(line["Restforbrug (t.kr.)"] or 0 for line in lines)
    for measure, whole in (("spent", spent), ("forecast", forecast)):
        left = whole - sum(one[3] for one in by_year if one[2] == measure)
        if left:
            yield lines[0]["Drift/anlæg"], None, measure, left


def _light(book: Any, nature: str) -> Iterator[tuple[str, int | None, str, float]]:  # noqa: ANN401
    plan, status = _form(book["Lightplan"]), _form(book["Light status"])
    yield nature, None, "budget", plan["Økonomi (t.kr.)"]
    yield nature, None, "spent", status["Forbrug (t.kr.)"]
    yield nature, None, "forecast", status["Forventet (t.kr.)"]

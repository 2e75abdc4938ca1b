"""What people typed is text in every workbook that we write, wherever in it it stands."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from urllib.parse import unquote
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from excelkasse.address import Area, Cell
from excelkasse.lessons import LESSONS, Kept, gathered
from excelkasse.pack.contents.report import portfolio_report
from excelkasse.pack.sheet import document_workbook
from excelkasse.plan import (
    CellPlan,
    Chart,
    ColumnPlan,
    Link,
    SheetPlan,
    TablePlan,
    Validation,
    WorkbookPlan,
)
from excelkasse.portfolio.compare.versions import version_shifts
from excelkasse.portfolio.sheets.diff_page import diff_workbook
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.spreadsheet.read_file import workbook_from
from excelkasse.spreadsheet.safe_text import safe_text
from excelkasse.spreadsheet.write_file import workbook_bytes
from excelkasse.template import Content, project_workbook
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.portfolio.nordbaek import AS_OF
from tests.spreadsheet.plans import one_cell, series
from tests.typed.books import deliveries, files, learnt, portfolio
from tests.typed.payloads import IDS, PAYLOADS, REVIVED, TEXTS

DANISH = texts("da")
TURNS = (0, 31)
_A1 = Cell(1, 1)
_LITERAL = re.compile(r'"(?:[^"]|"")*"')
_PLACE = re.compile(r"\$?\b[A-Z]{0,3}\$?\d+(:\$?[A-Z]{0,3}\$?\d+)?")
_OUTSIDE = ("externalLink", "ddeLink", "oleObject", "connections", "vbaProject", "queryTable")
Made = Callable[[int | None], bytes]


def parts(data: bytes) -> dict[str, bytes]:
    """Give the parts of a workbook."""
    with ZipFile(BytesIO(data)) as held:
        return {name: held.read(name) for name in held.namelist()}


def formulas(data: bytes) -> Iterator[str]:
    """Give every formula in a workbook, of cells, rules, validations, names and charts."""
    for name, part in parts(data).items():
        if name.endswith(".xml"):
            for one in ET.fromstring(part).iter():  # noqa: S314  (ours)
                if one.tag.rpartition("}")[2] in {"f", "formula", "formula1", "definedName"}:
                    yield one.text or ""


def links(data: bytes) -> set[str]:
    """Give every target that leads out of a workbook."""
    found = set()
    for name, part in parts(data).items():
        if name.endswith(".rels"):
            for one in ET.fromstring(part):  # noqa: S314
                if one.get("TargetMode") == "External":
                    found.add(one.get("Target") or "")
    return found


def everywhere(text: str) -> WorkbookPlan:
    """Plan a workbook with a text in every place that takes one."""
    table = TablePlan("tblA", Cell(2, 1), [ColumnPlan(text)], [(text,), (text,)], text)
    chart = Chart(Cell(9, 1), "column", text, [series(2)], text, value_title=text, name_title=text)
    cells = [
        CellPlan(_A1, text, "text", note=text),
        CellPlan(Cell(1, 2), text, "title", across=2),
        CellPlan(Cell(1, 5), Link("internal:Tal!A1", text, text)),
    ]
    said = Validation(
        Area(_A1, _A1), "any", hint_title=text, hint=text, stop_title=text, stop_text=text
    )
    listed = Validation(Area(Cell(1, 2), Cell(1, 2)), "list", [re.sub('[,"]', "", text)[:99]])
    sheet = SheetPlan("Tal", cells, [table], [said, listed], charts=[chart])
    return WorkbookPlan(text, [sheet], subject=text, author=text)


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_text_is_text_in_every_place(text: str) -> None:
    """No cell, header, note, chart, hint, list or property of it computes or leads anywhere."""
    data = workbook_bytes(everywhere(text))
    sheet = load_workbook(BytesIO(data))["Tal"]
    said = [one for row in sheet.iter_rows() for one in row if one.value is not None]
    lists = [one.formula1 for one in sheet.data_validations.dataValidation if one.formula1]

    assert {"s"} == {one.data_type for one in said}
    assert {"E1"} == {one.coordinate for one in said if one.hyperlink}
    assert [] == [
        one for one in formulas(data) if not re.fullmatch(r'Tal![$A-Z0-9:]+|"[^"]*"', one)
    ]
    assert all(_LITERAL.fullmatch(one) for one in lists)
    assert set() == links(data)
    assert [] == [name for name in parts(data) if any(one in name for one in _OUTSIDE)]


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_text_comes_back_as_it_was(text: str) -> None:
    """Without what no cell can hold."""
    grid = workbook_from(workbook_bytes(one_cell(text))).grids[0]

    assert (safe_text(text) or None) == grid.at(_A1)


@pytest.mark.parametrize("name", PAYLOADS)
def test_text_that_could_be_revived_is_quoted(name: str) -> None:
    """F2 and Enter neither make a formula of it nor eat a sign: it carries Excel's quote prefix."""
    book = load_workbook(BytesIO(workbook_bytes(one_cell(PAYLOADS[name]))))

    assert (name in REVIVED) == book.worksheets[0]["A1"].quotePrefix


def shapes(data: bytes) -> set[str]:
    """Give the formulas of a workbook without the texts, places and numbers in them."""
    return {_PLACE.sub("0", _LITERAL.sub('""', one)) for one in formulas(data)}


def kinds(data: bytes) -> set[str]:
    """Give the parts of a workbook without their numbers."""
    return {re.sub(r"\d+", "", name) for name in parts(data)}


def of_portfolio(turn: int | None) -> bytes:
    """Give the portfolio workbook."""
    return workbook_bytes(portfolio_workbook(portfolio(turn), DANISH, base="projekter/"))


def of_report(turn: int | None) -> bytes:
    """Give the workbook that goes along in the pack of the management."""
    report = portfolio_report(portfolio(turn), DANISH, frozenset({"risks", "stakeholders"}))
    return workbook_bytes(document_workbook(report, DANISH, "Nordbæk"))


def of_shifts(turn: int | None) -> bytes:
    """Give the workbook of what moved since a version in which everything was otherwise."""
    moved = [
        shift
        for before, now in zip(deliveries(3), deliveries(turn), strict=True)
        for shift in version_shifts(before, now)
    ]
    return workbook_bytes(diff_workbook(moved, "a-b", DANISH))


def of_lessons(turn: int | None) -> bytes:
    """Give the workbook of what the projects have learnt."""
    rows = Content(gathered(learnt(turn), SHELF, DANISH, Kept()), AS_OF)
    return workbook_bytes(project_workbook((LESSONS,), DANISH, rows, title="Erfaringer"))


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("made", [of_portfolio, of_report, of_shifts, of_lessons])
def test_typed_text_adds_no_formula_and_no_part(made: Made, turn: int) -> None:
    """Whatever projects are called and say, what computes is what computes without them."""
    plain, spoiled = made(None), made(turn)

    assert set() == shapes(spoiled) - shapes(plain)
    assert set() == kinds(spoiled) - kinds(plain)
    assert {f"projekter\\{name}" for name in files()} >= {
        unquote(one.partition("#")[0]) for one in links(spoiled)
    }


@pytest.mark.parametrize("turn", TURNS)
def test_what_was_typed_is_in_the_portfolio_as_text(turn: int) -> None:
    """Scores of them at a time."""
    held = workbook_from(of_portfolio(turn)).grids
    said = {value for grid in held for _, value in grid.filled() if isinstance(value, str)}

    assert 20 < len(said & set(TEXTS))

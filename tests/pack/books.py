"""Workbooks and documents that the tests of what leaves the house are made of."""

from collections.abc import Mapping
from datetime import date

from excelkasse.address import cell_from
from excelkasse.finding import Place
from excelkasse.pack.document import (
    Block,
    Chart,
    Document,
    Facts,
    Paragraph,
    Section,
    Series,
    Shown,
    Table,
)
from excelkasse.plan import CellPlan, SheetPlan, WorkbookPlan

FILE = "P-2026-01 Cykelsti.xlsx"


def one_sheet(name: str, cells: Mapping[str, str]) -> WorkbookPlan:
    """Plan a workbook with one sheet of texts."""
    planned = [CellPlan(cell_from(a1), text, "text") for a1, text in cells.items()]
    return WorkbookPlan("Prøve", [SheetPlan(name, planned)])


def said(text: str, at: str = "B7", sheet: str = "Status") -> Shown:
    """Give a value that was read in a cell."""
    return Shown(text, text, file=FILE, place=Place(sheet, cell_from(at)))


def document(*values: Shown) -> Document:
    """Give a document with values in a paragraph each."""
    blocks = [Paragraph(one) for one in values]
    return Document("Titel", "", "da", date(2026, 10, 30), [Section("s", "Afsnit", blocks)])


def in_every_place(text: str) -> Mapping[str, Document]:
    """Give documents that have a text in one place each, by what the place is."""
    day, plain = date(2026, 10, 30), Shown("x")
    chart = Chart("Graf", "", "bar", ["a"], [Series("s", [1])])
    blocks: Mapping[str, Block] = {
        "paragraph": Paragraph(Shown(text)),
        "value": Paragraph(Shown("x", text)),
        "label": Facts([(text, plain)]),
        "fact": Facts([("x", Shown(text))]),
        "caption": Table(text, ["x"], [[plain]]),
        "heading": Table("x", [text], [[plain]]),
        "cell": Table("x", ["x"], [[Shown(text)]]),
        "chart": Chart(text, "", "bar", ["a"], []),
        "alternative": Chart("x", text, "bar", ["a"], []),
        "category": Chart("x", "", "bar", [text], []),
        "series": Chart("x", "", "bar", ["a"], [Series(text, [1])]),
        "unit": Chart("x", "", "bar", ["a"], chart.series, unit=text),
    }
    made = {
        key: Document("T", "", "da", day, [Section("s", "A", [b])]) for key, b in blocks.items()
    }
    return {
        **made,
        "title": Document(text, "", "da", day, []),
        "subtitle": Document("T", text, "da", day, []),
        "number": Document("T", "", "da", day, [], number=text),
        "section": Document("T", "", "da", day, [Section("s", text, [])]),
    }

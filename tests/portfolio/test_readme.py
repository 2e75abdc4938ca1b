"""Læs mig of the portfolio: it tells what people type, leads to every sheet, and loses nothing."""

import pytest

from excelkasse.address import Cell
from excelkasse.plan import Link, SheetPlan
from excelkasse.portfolio.records.capacity import ABSENCES
from excelkasse.portfolio.steering.carry import carried
from excelkasse.portfolio.tables import KEY, fields_of, kept_fields
from excelkasse.portfolio.tables import PORTFOLIO as TOOL
from excelkasse.reading import read
from excelkasse.texts import LANGUAGES, texts
from tests.portfolio.nordbaek import AS_OF
from tests.portfolio.test_workbook import planned, sample
from tests.reading.edits import on_sheet, typed_in
from tests.sheets import workbook_of


def _page(language: str) -> SheetPlan:
    return planned(sample(), language).sheets[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_that_people_type_in_is_told(language: str) -> None:
    """The page names each column whose values are carried to the next edition."""
    words = texts(language)
    labels = [
        words[f"{KEY}.{sheet.key}.{field}.label"]
        for sheet in TOOL.sheets
        for field in kept_fields(sheet.key)
        if fields_of(sheet.key)[field].spec.kept and field not in ABSENCES[1:]
    ]
    said = " ".join(str(each.content) for each in _page(language).cells)

    assert 3 + 11 + 5 + 6 == len(labels)
    assert [] == [label for label in labels if label not in said]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_leads_to_every_other_sheet(language: str) -> None:
    """A link each, in the order of the sheets."""
    others = [sheet.name for at, sheet in enumerate(planned(sample(), language).sheets) if at != 1]
    links = [each.content for each in _page(language).cells if isinstance(each.content, Link)]

    assert others == [link.value for link in links]


def test_it_is_protected_and_what_is_typed_on_it_is_named() -> None:
    """A remark beside a section is nothing that the next edition has, and it is said so."""
    book = workbook_of(planned(sample()))
    cell = Cell(5, 4)
    typed = read(on_sheet(book, "Læs mig", typed_in(cell, "ring til MKL")), (TOOL,), today=AS_OF)
    quiet = read(book, (TOOL,), today=AS_OF)

    assert _page("da").protected
    assert () == carried(quiet).own_things
    assert [f"Læs mig!{cell}"] == [str(one.place) for one in carried(typed).own]

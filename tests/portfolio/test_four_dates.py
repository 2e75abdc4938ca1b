"""Nordbæk over four reporting dates: every figure again from the project workbooks, by hand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from io import BytesIO
from re import DOTALL, findall, sub
from typing import Any

import pytest
from openpyxl import load_workbook

from excelkasse.pack.page import document_page
from excelkasse.pack.sheet import document_workbook
from excelkasse.spreadsheet.write_file import workbook_bytes
from tests.portfolio.by_hand import DIMENSIONS, GREEN, RED, YELLOW, Book, Row, events, project
from tests.portfolio.by_hand import read as read_by_hand
from tests.portfolio.four_dates import DATES, WORDS, Edition, editions
from tests.portfolio.project_books import amounts

HEADINGS = (
    *("Projektnr.", "Projektnavn", "Forvaltning", "Fase", "Samlet status", *DIMENSIONS),
    *(
        "Forrige status",
        "Tendens",
        "Beslutningsbehov",
        "Besluttes af",
        "Frist for beslutning",
        "Slut (baseline)",
    ),
    *("Slut (forventet)", "Afvigelse (dage)", "Seneste nåede milepæl", "Nået den"),
    *("Næste milepæl", "Forventes nået", "Bevilling (t.kr.)", "Forbrug (t.kr.)"),
    *("Forventet (t.kr.)", "Afvigelse (%)", "Timer (budget)", "Timer (forbrugt)", "Timer (rest)"),
    *("Højeste risikotal", "Fagudvalg", "Model", "Projektstatus", "Start", "Sagsnr."),
    *("Statusdato", "Statusalder (dage)"),
)
TABLES = ("Projekter", "Kalender", "Økonomi pr. år", "Timer pr. måned", "Historik")
MONEY = ("Bevilling (t.kr.)", "Forbrug (t.kr.)", "Forventet (t.kr.)")
ORDER = (GREEN, YELLOW, RED)


@dataclass(frozen=True)
class Reckoned:
    """One date: its edition, and each project's figures by hand, by number."""

    edition: Edition
    books: Mapping[str, Book]
    projects: Mapping[str, Row]
    proposals: Sequence[str]
    tables: Mapping[str, list[dict[str, Any]]]
    report: list[list[Any]]
    page: list[str]

    def sum(self, key: str) -> float:
        """Add up a figure of the projects."""
        return sum(row[key] or 0 for row in self.projects.values())


@pytest.fixture(scope="module")
def dates(tmp_path_factory: pytest.TempPathFactory) -> Mapping[date, Reckoned]:
    """Give the four dates, made and reckoned once."""
    made = editions(tmp_path_factory.mktemp("nordbæk"))
    return {one.day: _reckoned(one) for one in made}


def _reckoned(one: Edition) -> Reckoned:
    books = {
        file.name.split()[0]: read_by_hand(file) for file in sorted(one.projects.glob("*.xlsx"))
    }
    reporting = {number: book for number, book in books.items() if number.startswith("P")}
    figures = {number: project(book, one.day) for number, book in reporting.items()}
    proposals = [number for number in books if number not in reporting]
    tables = dict(_tables(one))
    return Reckoned(one, books, figures, proposals, tables, report(one), said_on_page(one))


def _tables(one: Edition) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Read the tables of the portfolio workbook by their headings."""
    book = load_workbook(one.portfolio, data_only=True)
    for sheet in TABLES:
        [found] = book[sheet].tables.values()
        heads, *rows = [[_plain(cell.value) for cell in row] for row in book[sheet][found.ref]]
        yield sheet, [dict(zip(heads, row, strict=True)) for row in rows]


def _plain(value: Any) -> Any:  # noqa: ANN401
    return value.date() if isinstance(value, datetime) else value


def report(one: Edition) -> list[list[Any]]:
    """Read the workbook of values of the report: what stands in each row, left to right."""
    plan = document_workbook(one.report, WORDS)
    book = load_workbook(BytesIO(workbook_bytes(plan)), data_only=True)
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return [[_plain(value) for value in row if value not in (None, "")] for row in rows]


def below(rows: Sequence[Sequence[Any]], heading: str) -> list[Sequence[Any]]:
    """Give the rows below the one that begins with a heading, until an empty one."""
    at = next(at for at, row in enumerate(rows) if row and row[0] == heading)
    found = list(rows[at + 1 :])
    end = next((at for at, row in enumerate(found) if not row), len(found))
    return found[:end]


def said_on_page(one: Edition) -> list[str]:
    """Give what stands in the cells and facts of the report's page."""
    page = document_page(one.report, WORDS)
    found = findall(r"<(?:td|th|dt|dd)\b[^>]*>(.*?)</(?:td|th|dt|dd)>", page, DOTALL)
    return [" ".join(unescape(sub(r"<[^>]+>", "", text)).split()) for text in found]


def danish(number: float) -> str:
    """Write a whole number as the report does."""
    return f"{round(number):,}".replace(",", ".")


@pytest.mark.parametrize("day", DATES, ids=str)
def test_every_figure_of_projekter(dates: Mapping[date, Reckoned], day: date) -> None:
    """P01: dates, days, milestones, money, hours, lights and trend, risk, decisions, ages."""
    here = dates[day]
    rows = {row["Projektnr."]: row for row in here.tables["Projekter"]}
    wanted = {number: {key: row[key] for key in HEADINGS} for number, row in here.projects.items()}
    given = {number: {key: rows[number][key] for key in HEADINGS} for number in wanted}

    assert set(here.books) == set(rows)
    for number, expected in wanted.items():
        for key, value in expected.items():
            said = given[number][key]

            assert (number, key, value or None) == (number, key, pytest.approx(said or None))


@pytest.mark.parametrize("day", DATES, ids=str)
def test_every_row_of_the_calendar(dates: Mapping[date, Reckoned], day: date) -> None:
    """P05: gates, decisions and political milestones, their weeks and agenda deadlines."""
    keys = ("Dato", "Uge", "Projektnr.", "Slags", "Nr.", "Hvad", "Frist for dagsordenspunkt")
    given = [tuple(row[key] for key in keys) for row in dates[day].tables["Kalender"]]
    wanted = [event for book in dates[day].books.values() for event in events(book)]

    assert sorted(wanted) == sorted(given)
    assert [row[0] for row in given] == sorted(row[0] for row in given)


@pytest.mark.parametrize("day", DATES, ids=str)
def test_every_sum_of_money_by_project_and_year(dates: Mapping[date, Reckoned], day: date) -> None:
    """P06: each amount of the projects' budgets, grants and years, added up by hand."""
    here = dates[day]
    labels = {
        "budget": "Rådighedsbeløb (t.kr.)",
        "granted": "Bevilget (t.kr.)",
        "released": "Frigivet (t.kr.)",
        "spent": "Forbrug (t.kr.)",
        "forecast": "Forventet (t.kr.)",
        "transfer": "Overføres til næste år (t.kr.)",
    }
    wanted: dict[tuple[str, Any, str], float] = {}
    for one in amounts(here.edition.projects):
        key = (one.number, one.year, labels[one.measure])
        wanted[key] = wanted.get(key, 0) + one.amount
    given = {
        (row["Projektnr."], row["År"], label): row[label]
        for row in here.tables["Økonomi pr. år"]
        for label in labels.values()
        if row[label]
    }

    assert {key: value for key, value in wanted.items() if value} == pytest.approx(given)


@pytest.mark.parametrize("day", DATES, ids=str)
def test_every_hour_that_is_put_in_a_month(dates: Mapping[date, Reckoned], day: date) -> None:
    """P03: the months of each line of the hour budgets, by project, person and year."""
    months = ("Jan", "Feb", "Mar", "Apr", "Maj", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dec")
    wanted: dict[tuple[str, str, int, str], float] = {}
    for number, book in dates[day].books.items():
        for row in book.rows("Timer"):
            for month in months:
                key = (number, row["Initialer"], row["År"], month)
                wanted[key] = wanted.get(key, 0) + (row[month] or 0)
    given = {
        (row["Projektnr."], row["Initialer"], row["År"], month): row[month]
        for row in dates[day].tables["Timer pr. måned"]
        for month in months
        if row[month] and not row["Heraf lagt jævnt ud"]
    }
    alone = {key: value for key, value in wanted.items() if key in given}

    assert len(given) > len(dates[day].projects)
    assert alone == pytest.approx(given)


@pytest.mark.parametrize("day", DATES, ids=str)
def test_the_figures_at_the_top_of_the_report(dates: Mapping[date, Reckoned], day: date) -> None:
    """P04: counts by light, money and its deviation, in the workbook and on the page."""
    here = dates[day]
    rows, page = here.report, here.page
    lights = [row["Samlet status"] for row in here.projects.values()]
    counted = [len(lights), *(lights.count(one) for one in ORDER), 0]
    sums = [here.sum(key) for key in MONEY]
    tiles, money = below(rows, "Projekter i gang")[0], below(rows, "Bevilling, t.kr.")[0]

    assert counted == tiles[:5]
    assert [*sums, sums[2] - sums[0]] == money[:4]
    assert [] == [danish(one) for one in (*counted, *sums) if danish(one) not in page]


@pytest.mark.parametrize("day", DATES, ids=str)
def test_every_red_and_every_question_of_the_report(
    dates: Mapping[date, Reckoned], day: date
) -> None:
    """P04: each red dimension of each red project, and who decides what by when."""
    here = dates[day]
    rows, page = here.report, here.page
    reds = {
        (f"{number} {row['Projektnavn']}", one)
        for number, row in here.projects.items()
        for one in DIMENSIONS
        if row["Samlet status"] == row[one] == RED
    }
    asked = {
        (number, row["Problem"], row["Besluttes af"], row["Frist"])
        for number in here.projects
        for row in _questions(here.books[number])
    }
    given = {(row[0], row[1]) for row in below(rows, "Røde projekter")[1:]} if reds else set()
    told = {
        (row[0].split()[0], row[1], row[-2], row[-1])
        for row in below(rows, "Beslutninger, der venter")[1:]
    }

    assert reds == given
    assert asked == {one for one in told if one[0] in here.projects}
    assert set(here.proposals) == {one[0] for one in told} - set(here.projects)
    assert {f"{one[3]:%d-%m-%Y}" for one in asked} <= set(page)
    assert {one[0] for one in reds} <= set(page)


def _questions(book: Book) -> list[Row]:
    return [row for row in book.rows("Problemer") if row["Problem"] and not row["Beslutning"]]


@pytest.mark.parametrize("day", DATES[1:], ids=str)
def test_what_the_report_says_has_moved(dates: Mapping[date, Reckoned], day: date) -> None:
    """P04: light before and now, t.kr., days and risk, against the date before."""
    here, before = dates[day], dates[DATES[DATES.index(day) - 1]]
    rows = here.report
    given = {row[0]: list(row[2:]) for row in below(rows, "Bilag: Ændret siden sidst")[2:]}
    wanted = {}
    for number, was in before.projects.items():
        now = here.projects[number]
        money = now["Forventet (t.kr.)"] - was["Forventet (t.kr.)"]
        days = (now["Slut (forventet)"] - was["Slut (forventet)"]).days
        risk = (was["Højeste risikotal"], now["Højeste risikotal"])
        wanted[number] = [
            *(was["Samlet status"], now["Samlet status"], money or "–", days or "–"),
            f"{risk[0]} → {risk[1]}" if risk[0] != risk[1] else "–",
        ]

    assert wanted == {number: row for number, row in given.items() if number in wanted}
    assert set(here.books) - set(before.books) == set(given) - set(wanted)


@pytest.mark.parametrize("day", DATES, ids=str)
def test_money_by_committee_and_hours_by_department(
    dates: Mapping[date, Reckoned], day: date
) -> None:
    """P04's annex: each group's sums, in the workbook and on the page."""
    here = dates[day]
    rows, page = here.report, here.page
    hours = ("Timer (budget)", "Timer (forbrugt)", "Timer (rest)")
    for group, keys in (("Fagudvalg", MONEY), ("Forvaltning", hours)):
        for name in {row[group] for row in here.projects.values()}:
            mine = [row for row in here.projects.values() if row[group] == name]
            sums = [sum(row[key] for row in mine) for key in keys]

            assert not any(sums) or [name, *sums] in [list(row) for row in rows]
            assert [] == [one for one in sums if any(sums) and danish(one) not in page]


@pytest.mark.parametrize("day", DATES, ids=str)
def test_the_figures_of_each_status_report(dates: Mapping[date, Reckoned], day: date) -> None:
    """Money, hours and the lights, as the steering group of each project gets them."""
    here = dates[day]
    for number, document in here.edition.status.items():
        row = here.projects[number]
        said = [one.value for one in document.shown()]
        words = [one.text for one in document.shown()]
        numbers = [*(row[key] for key in MONEY), row["Timer (forbrugt)"], row["Timer (rest)"]]

        assert [] == [(number, one) for one in numbers if one and one not in said]
        assert row["Samlet status"] in words
        assert [row[one] for one in DIMENSIONS] == _dimensions(document.sections)
    assert set(here.projects) == set(here.edition.status)


def _dimensions(sections: Sequence[Any]) -> list[str]:
    [section] = [one for one in sections if one.key == "dimensions"]
    return [row[1].text for row in section.blocks[0].rows]


def test_the_history_is_what_each_date_said(dates: Mapping[date, Reckoned]) -> None:
    """The last portfolio remembers the figures of all four."""
    keys = ("Samlet status", *MONEY, "Slut (forventet)", "Højeste risikotal")
    rows = dates[DATES[-1]].tables["Historik"]
    given = {(row["Opgørelsesdato"], row["Projektnr."]): [row[key] for key in keys] for row in rows}
    wanted = {
        (day, number): [row[key] for key in keys]
        for day, here in dates.items()
        for number, row in here.projects.items()
    }

    assert wanted == {key: row for key, row in given.items() if key[1] in dates[DATES[-1]].projects}

"""The portfolio workbook: written, read back, empty, and sound."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from excelkasse.address import Cell
from excelkasse.errors import Unreadable
from excelkasse.finding import Finding, Place, Severity
from excelkasse.layout.shown import shown
from excelkasse.plan import Chart, Link, SheetPlan, WorkbookPlan
from excelkasse.portfolio.collect import refused
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.sheets import table_rows
from excelkasse.portfolio.sheets.links import MOST_LETTERS
from excelkasse.portfolio.steering.carry import carried
from excelkasse.portfolio.steering.handed import from_history
from excelkasse.portfolio.tables import (
    CONTROL,
    DECISIONS,
    PEOPLE,
    PORTFOLIO,
    PRIORITIES,
    PROJECTS,
    RECIPIENTS,
    SOURCES,
    kept_fields,
)
from excelkasse.portfolio.whole import Portfolio
from excelkasse.portfolio.workbook import empty_portfolio, portfolio_workbook
from excelkasse.reading import Reading, read
from excelkasse.sample import history
from excelkasse.schema.looks import way_of
from excelkasse.spreadsheet.read_file import workbook_from
from excelkasse.spreadsheet.write_file import FileTarget, workbook_bytes
from excelkasse.texts import LANGUAGES, Word, texts
from tests.portfolio.nordbaek import (
    AS_OF,
    delivered,
    facts,
    handed_on,
    nordbaek,
    with_findings,
)
from tests.portfolio.test_carry import FOLLOW_UP, LATER, PRIORITY, REMARK, without
from tests.spreadsheet.audit import audit

BASE = "projekter/"


def sample() -> Portfolio:
    """Give the sample's portfolio with its month before, and the scores that were typed."""
    return roll_up(nordbaek(), AS_OF, handed_on())


def planned(portfolio: Portfolio, language: str = "da") -> WorkbookPlan:
    """Plan a portfolio's workbook."""
    return portfolio_workbook(portfolio, texts(language), base=BASE)


def reread(plan: WorkbookPlan) -> Reading:
    """Write a plan and read the file."""
    return read(workbook_from(workbook_bytes(plan)), (PORTFOLIO,), today=AS_OF)


def sheet(plan: WorkbookPlan, name: str) -> SheetPlan:
    """Give a sheet by name."""
    return next(one for one in plan.sheets if one.name == name)


def spoken(record: Any, language: str) -> Mapping[str, Any]:  # noqa: ANN401
    """Give a record as a reader finds it: words where keys of words stood, floats as stored."""
    words = texts(language)
    return {
        key: shown(value, words) if isinstance(value, str) else value
        for key, value in record.model_dump().items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_is_read_again(language: str) -> None:
    """Every table gives the records it was made of, and there is nothing to remark."""
    portfolio = sample()
    reading = reread(planned(portfolio, language))

    assert () == reading.findings
    for table, lines in portfolio.tables.items():
        again = reading.records[f"portfolio.{table}"]

        assert len(lines) == len(again)
        for line, record in zip(lines, again, strict=True):
            assert spoken(line.record, language) == pytest.approx(spoken(record, language))


def test_a_portfolio_carries_itself_on() -> None:
    """Notes and history survive being written, read, and rolled up again; so do notes aside."""
    kept = replace(carried(reread(planned(sample()))), kept=(REMARK, PRIORITY, FOLLOW_UP))
    first = roll_up(nordbaek(), AS_OF, kept)
    gone = roll_up(without("P-2026-01", "P-2025-04"), LATER, carried(reread(planned(first))))
    back = roll_up(nordbaek(), AS_OF, carried(reread(planned(gone, "en"))))
    noted = {
        line.record.number: (line.record.priority, line.record.remark)  # type: ignore[attr-defined]
        for line in back.lines(PROJECTS)
    }

    assert 3 == len(gone.aside)
    assert (PRIORITY.value, REMARK.value) == noted["P-2026-01"]
    assert FOLLOW_UP.value in [
        line.record.follow_up  # type: ignore[attr-defined]
        for line in back.lines(DECISIONS)
    ]
    assert () == back.aside


def test_a_typed_recipient_is_in_the_next_edition() -> None:
    """Written, read in another language, and rolled up again."""
    typed = [line.record for line in sample().lines(RECIPIENTS)]
    again = roll_up(nordbaek(), LATER, carried(reread(planned(sample(), "en"))))

    assert 3 == len(typed)
    assert typed == [line.record for line in again.lines(RECIPIENTS)]


def test_sheets_stand_in_order() -> None:
    """From the overview to the sources."""
    assert (
        *(
            "Overblik",
            "Læs mig",
            "Projekter",
            "Prioritering",
            "Tidslinje",
            "Forklaringer",
            "Milepæle",
            "Risici",
            "Økonomi",
            "Økonomi pr. udvalg",
            "Økonomi pr. år",
            "Timer",
        ),
        *("Kapacitet", "Ressourcer", "Timer pr. måned"),
        *("Beslutninger", "Kalender", "Ændret siden sidst", "Milepælsskred", "Spørgsmål"),
        *("Modtagere", "Levering", "Historik", "Historik, poster", "Kontrol", "Kilder"),
    ) == tuple(one.name for one in planned(sample()).sheets)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_empty_portfolio_is_sound(language: str, tmp_path: Path) -> None:
    """No charts of nothing, no finding on reading it, no rule of Microsoft's broken."""
    plan = empty_portfolio(texts(language))
    FileTarget(tmp_path / "tom.xlsx").write(plan)

    assert () == reread(plan).findings
    assert [texts(language)["portfolio.priorities.chart.title"]] == [
        chart.title for one in plan.sheets for chart in one.charts
    ]
    assert [] == audit(tmp_path / "tom.xlsx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_full_portfolio_breaks_no_rule_of_microsofts(language: str, tmp_path: Path) -> None:
    """Also with files in quarantine and notes laid aside."""
    broken = refused(facts("gammel.xls"), Unreadable("old_xls"))
    before = replace(from_history(history(), date(2026, 9, 30)), kept=(REMARK, PRIORITY))
    portfolio = roll_up((*without("P-2026-01"), broken), AS_OF, before)
    FileTarget(tmp_path / "p.xlsx").write(planned(portfolio, language))

    assert [] == audit(tmp_path / "p.xlsx")
    assert 2 == len(portfolio.aside)


def test_a_number_leads_to_its_cell() -> None:
    """The grant of P-2025-04 leads to the cell of the sheet it was read from."""
    table = sheet(planned(sample()), "Projekter").tables[0]
    labels = [column.header for column in table.columns]
    row = next(row for row in table.rows if _value(row[0]) == "P-2025-04")
    grant = row[labels.index("Bevilling (t.kr.)")]

    assert isinstance(grant, Link)
    assert 14_200 == grant.value
    assert grant.target.startswith(
        "external:projekter/P-2025-04%20Klimatilpasning%20i%20Bækkvarteret.xlsx#'budget.totals'!"
    )


def _value(content: object) -> object:
    return content.value if isinstance(content, Link) else content


def test_only_the_first_column_has_links_when_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Excel takes so many links on a sheet; then the sheet says that it has few."""
    monkeypatch.setattr(table_rows, "MOST_LINKS", 20)
    found = sheet(planned(sample()), "Projekter")
    linked = {
        at
        for row in found.tables[0].rows
        for at, content in enumerate(row)
        if isinstance(content, Link)
    }

    assert {0} == linked
    assert texts("da")["portfolio.sheets.projects.few_links"] in {
        cell.content for cell in found.cells
    }


@pytest.mark.parametrize("letters", [MOST_LETTERS, 90])
def test_where_rows_lead_is_told_as_the_rows_themselves_tell_it(
    monkeypatch: pytest.MonkeyPatch, letters: int
) -> None:
    """Of every table, also where some links would be too long."""
    monkeypatch.setattr(table_rows, "MOST_LETTERS", letters)
    tables = [table for one in planned(sample()).sheets for table in one.tables]
    told = {table.name: [*table.ways] for table in tables if table.ways is not None}
    made = {one.name: [" ".join(map(way_of, row)) for row in one.rows] for one in tables}

    assert {name: made[name] for name in told} == told
    assert "external:" in str(told)


def test_no_row_is_made_to_tell_how_a_sheet_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many thousands that would be as much work again as to write them."""
    made: list[object] = []
    monkeypatch.setattr(table_rows, "all_shown", lambda values, _: made.append(values))
    planned(sample())

    assert not made


def test_every_finding_and_quarantine_is_on_the_control_sheet() -> None:
    """Where, what, what to do, and a link to the cell."""
    finding = Finding("date_unreadable", Severity.ERROR, Place("Risici", Cell(14, 5)), got="snart")
    finding = finding._replace(values={"label": Word("risk_register.risks.due.label")})
    delivery = with_findings(delivered("P-2026-01"), finding)
    broken = refused(facts("a #1.xlsx"), Unreadable("password"))
    plan = planned(roll_up((delivery, broken), AS_OF))
    first, second = sheet(plan, "Kontrol").tables[0].rows

    assert ("a #1.xlsx", "Fejl") == (_value(first[0]), first[4])
    assert "adgangskode" in str(first[5])
    assert ("P-2026-01", "Risici", "E14") == (second[1], _value(second[2]), _value(second[3]))
    assert "»snart« i »Frist« er ikke en dato." == second[5]
    assert isinstance(second[3], Link)
    assert second[3].target.endswith("2.xlsx#'Risici'!E14")
    assert 2 == len(reread(plan).records[f"portfolio.{CONTROL}"])
    assert 2 == len(reread(plan).records[f"portfolio.{SOURCES}"])


def test_every_chart_says_in_words_what_it_shows() -> None:
    """The numbers of the chart are in its words, so that it can be read aloud."""
    charts: list[Chart] = [chart for one in planned(sample()).sheets for chart in one.charts]
    words = {chart.title: chart.alt for chart in charts}

    assert 7 == len(charts)
    assert (
        "Hurtig gevinst: Ny affaldsordning i etageboliger (værdi 3,70, indsats 1)"
        in words["Værdi og indsats"]
    )
    assert "Teknik, Klima og Miljø: ● Grøn 2, ▲ Gul 1, ■ Rød 3." in words["Status pr. forvaltning"]
    assert (
        "Klima- og Miljøudvalget: Bevilling 26, Forbrug 15,7, Forventet 27,6."
        in words["Økonomi pr. udvalg (mio. kr.)"]
    )
    assert "30-09-2026: ● Grøn 2, ▲ Gul 6, ■ Rød 0." in words["Udvikling i samlet status"]


def test_people_type_in_yellow_columns_only() -> None:
    """What is kept looks like input and says so; a priority is chosen from a list."""
    plan = planned(sample())
    yellow = {
        column.header
        for one in plan.sheets
        for table in one.tables
        for column in table.columns
        if column.style.startswith("input_")
    }

    others = {"Prioritet", "Bemærkning", "Opfølgning", "Forklaring"}

    assert others < yellow
    assert {
        texts("da")[f"portfolio.{table}.{key}.label"]
        for table in (PRIORITIES, PEOPLE, RECIPIENTS)
        for key in kept_fields(table)
    } | others == yellow
    assert [("Høj", "Middel", "Lav")] == [
        tuple(rule.choices) for rule in sheet(plan, "Projekter").validations if rule.choices
    ]


def test_a_way_too_long_for_a_link_is_no_link() -> None:
    """A project deep down in folders is in the portfolio all the same, with its numbers."""
    deep = "/".join(["mappe med et langt navn"] * 80)
    one = delivered("P-2026-01", file=f"{deep}/P-2026-01.xlsx")
    plan = planned(roll_up([one], AS_OF))
    rows = sheet(plan, "Projekter").tables[0].rows

    assert "P-2026-01" == rows[0][0]
    assert workbook_bytes(plan)

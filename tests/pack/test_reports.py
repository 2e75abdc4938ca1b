"""The status report and the portfolio's report: what is in them, and what is not."""

from dataclasses import replace

import pytest

from excelkasse.pack.contents.report import portfolio_report
from excelkasse.pack.contents.shorter import shortened
from excelkasse.pack.document import Chart, Facts, Section, Shown, Table
from excelkasse.pack.sheet import fits_one_page
from excelkasse.portfolio.rollup import roll_up
from excelkasse.schema.choices import Dimension, Light
from tests.pack.nordbaek import (
    DANISH,
    NOTHING,
    portfolio,
    report,
    said,
    section,
    status,
)
from tests.portfolio.nordbaek import AS_OF, nordbaek, projects, typed

REPORTING = [one for one in projects() if one.startswith("P")]


@pytest.mark.parametrize("number", REPORTING)
def test_a_status_report_says_what_the_project_typed(number: str) -> None:
    """Every explanation, every open question and what has happened since last time is in it."""
    parts, told = typed(number), said(status(number))
    head = (parts.get("status_report.head") or parts["light_plan.status"])[0]
    rows = [*parts.get("status_report.dimensions", []), *parts.get("light_plan.dimensions", [])]
    problems = [
        one["problem"] for one in parts.get("status_report.problems", []) if not one.get("decision")
    ]

    assert [] == [one for one in problems if one not in told]
    assert [] == [row["explanation"] for row in rows if (row.get("explanation") or "") not in told]
    assert head["since_last"] in told


@pytest.mark.parametrize("number", REPORTING)
def test_a_status_report_has_the_seven_dimensions(number: str) -> None:
    """Each with its light, and the cell that it was read from."""
    (table,) = section(status(number), "dimensions").blocks

    assert isinstance(table, Table)
    assert len(Dimension) == len(table.rows)
    assert all(row[1].light is not None and row[1].place is not None for row in table.rows)


def test_risks_and_stakeholders_go_along_only_when_asked_for() -> None:
    """Neither the sections nor a word of theirs is there otherwise."""
    parts = typed("P-2026-05")
    fears = [one["fears"] for one in parts["stakeholder_register.stakeholders"] if "fears" in one]
    plain, whole = status("P-2026-05"), status("P-2026-05", "risks", "stakeholders")

    assert [] == [one.key for one in plain.sections if one.sensitive]
    assert ["stakeholders", "risks"] == [one.key for one in whole.sections if one.sensitive]
    assert [] == [one for one in fears if one in said(plain)]
    assert [] == [one for one in fears if one not in said(whole)]


def test_a_status_that_is_too_old_does_not_count() -> None:
    """The report says so, and shows no colour."""
    parts = typed("P-2026-05")
    parts["status_report.head"][0]["status_date"] = AS_OF.replace(month=5)
    document = status("P-2026-05", parts=parts)
    facts = [block for block in section(document, "summary").blocks if isinstance(block, Facts)]

    assert "er fra 30-05-2026 og er for gammel" in said(document)
    assert Light.MISSING is facts[0].rows[0][1].light


def test_money_and_hours_are_numbers_and_charts() -> None:
    """The chart's words hold the same numbers as its bars."""
    blocks = section(status("P-2026-05"), "figures").blocks
    charts = [one for one in blocks if isinstance(one, Chart)]

    assert [[1900, 1240, 1960], [1450, 1120, 1680]] == [
        list(one.series[0].numbers) for one in charts
    ]
    assert "Bevilling/budget: 1.900; Forbrug: 1.240; Forventet i alt: 1.960" in (
        charts[0].alternative
    )


def test_the_report_is_one_page_and_an_annex() -> None:
    """The page has all that a management must know; the annex the rest, risks when asked for."""
    front = ["figures", "decisions", "reds", "colours", "ahead"]
    annex = ["annex_decisions", "annex_changes", "annex_spread", "annex_money", "annex_hours"]
    sections = report().sections

    assert front == [one.key for one in sections if one.front]
    assert annex == [one.key for one in sections if not one.front]
    assert [*front, *annex, "risks"] == [one.key for one in report("risks").sections]
    assert fits_one_page([one for one in sections if one.front])


def test_the_figures_of_the_report_are_those_of_the_portfolio() -> None:
    """Projects by light, money in t.kr., and hours against capacity."""
    lights, sums = section(report(), "figures").blocks[:2]
    figures, weighing = portfolio().figures, portfolio().weighing
    assert isinstance(lights, Facts)
    assert isinstance(sums, Facts)
    totals = [figures.total(key).value for key in ("grant", "spent", "forecast")]
    hours = [weighing.capacity, weighing.needed]

    assert list(figures.lights.values()) == [said.value for _, said in lights.rows[1:5]]
    assert [*totals, figures.money_deviation, *hours] == [said.value for _, said in sums.rows]
    assert "58.550" == sums.rows[0][1].text
    assert "Forventet afvigelse, t.kr. (+2,2 %)" == sums.rows[3][0]


def test_the_page_counts_by_department_and_by_phase() -> None:
    """In words, with those that are not green."""
    spread = section(report(), "figures").blocks[2]
    assert isinstance(spread, Facts)
    told = dict(spread.rows)

    assert "Teknik, Klima og Miljø: 6 (■ Rød 3, ▲ Gul 1)" in told["Forvaltninger"].text
    assert "3 Gennemførelse: 6 (■ Rød 2, ▲ Gul 1)" in told["Faser"].text


@pytest.mark.parametrize("key", ["decisions", "annex_decisions"])
def test_every_decision_has_question_decider_and_deadline(key: str) -> None:
    """The three that the sample's projects ask for, and the two proposals that wait."""
    (table,) = section(report(), key).blocks
    assert isinstance(table, Table)
    by_number = {row[0].text.split()[0]: [one.text for one in row] for row in table.rows}
    row = by_number["P-2025-04"]

    assert 5 == len(table.rows)
    assert any("Skal byrådet have en tillægsbevilling" in text for text in row)
    assert ["Byråd", "15-12-2026"] == row[-2:]


def test_who_has_changed_colour_is_on_the_page_with_money_and_days() -> None:
    """The worse before the better, and no project that is as it was."""
    (table,) = section(report(), "colours").blocks
    assert isinstance(table, Table)

    assert [
        ["P-2025-04 Klimatilpasning i Bækkvarteret", "▲ Gul", "■ Rød", "+500", "+79", "12 → 16"],
        ["P-2026-05 Digital byggesagsbehandling", "▲ Gul", "■ Rød", "+15", "+28", "9 → 12"],
        ["P-2026-08 Vådområde ved Lille Å", "▲ Gul", "■ Rød", "–", "+20", "12 → 15"],
        ["P-2025-09 Ny affaldsordning i etageboliger", "▲ Gul", "● Grøn", "-30", "–", "–"],
    ] == [[one.text for one in row] for row in table.rows]


@pytest.mark.parametrize("times", [1, 10])
def test_a_large_portfolio_is_still_one_page(times: int) -> None:
    """What there is no room for is counted in the heading, and stands whole in the annex."""
    whole = portfolio()
    tables = {key: tuple(lines) * times for key, lines in whole.tables.items()}
    long = [replace(one, explanation=(one.explanation or "") * 3) for one in whole.reds]
    much = replace(whole, tables=tables, waiting=[*whole.waiting] * times, reds=long * times)
    made = portfolio_report(much, DANISH, NOTHING)
    shown, annex = (section(made, key) for key in ("decisions", "annex_decisions"))
    (some,), (all_of_them,) = shown.blocks, annex.blocks
    assert isinstance(some, Table)
    assert isinstance(all_of_them, Table)
    left = len(much.waiting) - len(some.rows)

    assert fits_one_page([one for one in made.sections if one.front])
    assert len(much.waiting) == len(all_of_them.rows)
    assert (f"yderligere {left} i bilag" in shown.heading) is (left > 0)
    assert {one.explanation for one in long} <= {
        said.text for said in said_in(section(made, "annex_reds"))
    }


def said_in(one: Section) -> list[Shown]:
    """Give what the tables of a section show."""
    tables = [block for block in one.blocks if isinstance(block, Table)]
    return [said for table in tables for row in table.rows for said in row]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kort.", "Kort."),
        ("En hel sætning, som er lang nok. Og en til.", "En hel sætning, som er lang nok. …"),
        ("Ja. Resten af teksten er meget længere end det", "Ja. Resten af teksten er meget …"),
        (
            "Etmegetlangtordudenmellemrumsomingenkanbrydeover",
            "Etmegetlangtordudenmellemrumsoming …",
        ),
    ],
)
def test_a_text_is_shortened_by_sentences_or_words(text: str, expected: str) -> None:
    """It says that there is more, and is never longer than there is room for."""
    made = shortened(Shown(text, text), 36)

    assert expected == made.text
    assert len(made.text) <= 36


def test_without_an_earlier_report_nothing_is_compared() -> None:
    """The report says so, instead of calling everything new."""
    first = portfolio_report(roll_up(nordbaek(), AS_OF), DANISH, NOTHING)

    assert "Der er ingen tidligere opgørelse at sammenligne med." in said(first)
    assert "ingen tidligere opgørelse" not in said(report())


def test_a_template_is_no_report() -> None:
    """A portfolio without a day has nothing to say of one."""
    with pytest.raises(ValueError, match="day"):
        portfolio_report(replace(portfolio(), as_of=None), DANISH, NOTHING)

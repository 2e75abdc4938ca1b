"""An explained query is not asked again until its figures move; nothing that is typed is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excelkasse.finding import Finding, Place, Severity
from excelkasse.portfolio.asked import Asked, Question, fingerprint_of
from excelkasse.portfolio.collect import deliver
from excelkasse.portfolio.delivery import Delivery
from excelkasse.portfolio.records.queries import QueryLine, QueryState
from excelkasse.portfolio.records.rows import AsideLine, Weight
from excelkasse.portfolio.report import as_json
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.steering.answers import asked, from_aside, laid_aside
from excelkasse.portfolio.steering.carry import Carried, carried
from excelkasse.portfolio.steering.handed import with_answers
from excelkasse.portfolio.tables import CONTROL, QUERIES
from excelkasse.portfolio.whole import Portfolio
from excelkasse.sample import queries
from excelkasse.texts import texts
from tests.portfolio.nordbaek import (
    AS_OF,
    Parts,
    facts,
    handed_on,
    nordbaek,
    told,
    typed,
    with_findings,
)
from tests.portfolio.test_workbook import planned, reread

JULY, AUGUST, SEPTEMBER = date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30)
BECAUSE = "Fast pris ifølge kontrakten"


def question(*figures: object, code: str = "money_stuck", item: str = "forecast") -> Question:
    """Give a query about some figures."""
    return Question("P-2026-01", "Cykelsti", code, item, fingerprint_of(figures))


def line(one: Asked, **typed: Any) -> QueryLine:  # noqa: ANN401
    """Give the row of a query as it is read again, with what somebody typed in it."""
    told = {
        "number": one.question.number,
        "code": one.question.code,
        "item": one.question.item or None,
        "fingerprint": one.question.fingerprint,
        "asked_on": one.asked_on,
        "explanation": one.explanation,
        "explained_on": one.explained_on,
        "earlier": one.earlier,
    }
    return QueryLine.model_construct(**{**told, **typed})


def test_a_new_query_is_open_and_dated() -> None:
    """It is asked on the reporting date."""
    (one,) = asked([question(1900)], [], JULY)

    assert (JULY, None, None, QueryState.OPEN) == (
        one.asked_on,
        one.explanation,
        one.explained_on,
        one.state,
    )


def test_an_explanation_is_dated_when_it_is_first_seen() -> None:
    """And keeps that date; the query keeps the day it was asked."""
    (first,) = asked([question(1900)], [], JULY)
    (seen,) = asked([question(1900)], [line(first, explanation=BECAUSE)], AUGUST)
    (again,) = asked([question(1900.0)], [line(seen)], SEPTEMBER)

    assert (JULY, BECAUSE, AUGUST, QueryState.EXPLAINED) == (
        seen.asked_on,
        seen.explanation,
        seen.explained_on,
        seen.state,
    )
    assert seen == again


def test_it_is_asked_again_when_the_figures_have_moved() -> None:
    """With what was said and when; the new answer is asked for from now on."""
    (first,) = asked([question(1900)], [], JULY)
    (moved,) = asked(
        [question(2400)], [line(first, explanation=BECAUSE, explained_on=JULY)], SEPTEMBER
    )
    (twice,) = asked(
        [question(2600)],
        [line(moved, explanation="Tillæg  for\nekstra arbejde", explained_on=SEPTEMBER)],
        AS_OF,
    )

    assert (SEPTEMBER, None, None, f"31-07-2026: {BECAUSE}") == (
        moved.asked_on,
        moved.explanation,
        moved.explained_on,
        moved.earlier,
    )
    assert f"30-09-2026: Tillæg for ekstra arbejde\n31-07-2026: {BECAUSE}" == twice.earlier


def test_an_open_query_whose_figures_move_is_the_same_query() -> None:
    """Nobody has answered it, so it has been open since it was first asked."""
    (first,) = asked([question(1900)], [], JULY)
    (moved,) = asked([question(2400)], [line(first)], AUGUST)

    assert JULY == moved.asked_on


@pytest.mark.parametrize("emptied", [None, "", "  "])
def test_an_explanation_that_is_taken_away_opens_the_query(emptied: str | None) -> None:
    """Its date goes with it."""
    (one,) = asked(
        [question(1900)],
        [line(Asked(question(1900), JULY, BECAUSE, JULY), explanation=emptied)],
        AUGUST,
    )

    assert (QueryState.OPEN, None, JULY) == (one.state, one.explained_on, one.asked_on)


_FIGURE = st.one_of(st.none(), st.floats(allow_nan=False), st.text(max_size=8), st.dates())


@settings(max_examples=60)
@given(st.lists(_FIGURE, max_size=4), st.lists(st.dates(), min_size=1, max_size=8))
def test_what_has_not_moved_is_never_asked_twice(figures: list[Any], days: list[date]) -> None:
    """Whatever the figures are, and however often the portfolio is rolled up."""
    (one,) = asked([question(*figures)], [], days[0])
    (explained,) = asked([question(*figures)], [line(one, explanation=BECAUSE)], days[0])
    now = explained
    for day in days:
        (now,) = asked([question(*figures)], [line(now)], day)

    assert explained == now


@given(st.lists(_FIGURE, max_size=4), st.lists(_FIGURE, max_size=4))
def test_figures_that_differ_have_another_print(one: list[Any], other: list[Any]) -> None:
    """And the same ones the same print."""
    same = [_as_told(each) for each in one] == [_as_told(each) for each in other]

    assert same is (fingerprint_of(one) == fingerprint_of(other))


def _as_told(value: Any) -> str:  # noqa: ANN401
    return f"{type(value).__name__}{0.0 if value == 0 else value}"


def test_what_nobody_asks_about_any_more_is_laid_aside_with_its_answer() -> None:
    """Of a project that has left everything is kept; of a mended figure only what was said."""
    kept = Asked(question(1900), JULY, BECAUSE, AUGUST, "30-06-2026: Samme pris")
    mended = Asked(question(7, code="figure_jumped"), JULY)
    lines = [line(kept), line(mended)]
    here = list(laid_aside(lines, (), ["P-2026-01"]))
    gone = list(laid_aside(lines, (), []))

    assert {"money_stuck:forecast"} == {one.item for one in here}
    assert {"money_stuck:forecast", "figure_jumped:forecast"} == {one.item for one in gone}
    assert kept == asked([kept.question], from_aside(here), AS_OF)[0]
    assert mended == asked([mended.question], from_aside(gone), AS_OF)[0]


def test_a_day_laid_aside_that_nobody_can_read_is_no_day() -> None:
    """Somebody wrote over it at Kilder; what was said is still there."""
    item = "money_stuck:forecast"
    rows = [
        AsideLine.model_construct(field=f"queries.{key}", number="p-2026-01", item=item, value=said)
        for key, said in (
            ("explanation", BECAUSE),
            ("explained_on", "i går"),
            ("fingerprint", fingerprint_of([1900])),
        )
    ]
    (one,) = asked([question(1900)], from_aside(rows), AUGUST)

    assert (BECAUSE, AUGUST) == (one.explanation, one.explained_on)


def _sample(before: Carried | None = None, *, as_of: date = AS_OF) -> Portfolio:
    return roll_up(nordbaek(), as_of, handed_on() if before is None else before)


def _asked_by(portfolio: Portfolio) -> Mapping[tuple[str, str, str], Asked]:
    return {one.question.key: one for one in portfolio.queries}


def _again(portfolio: Portfolio, language: str = "da", typed: Sequence[Any] = ()) -> Carried:
    """Write a portfolio, read it, and give what it hands on with some explanations typed."""
    told = carried(reread(planned(portfolio, language)))
    answers = dict(typed)
    lines = [
        one.model_copy(update={"explanation": answers[one.code]}) if one.code in answers else one
        for one in told.queries
    ]
    return replace(told, queries=tuple(lines))


DOUBT = Finding(
    "grants_do_not_cover",
    Severity.QUERY,
    Place("Økonomi"),
    "1700",
    {"forecast": 15900.0, "granted": 14200.0, "label": "Ikke dækket"},
)


def _doubted(got: str = "1700", sheet: str = "Økonomi") -> list[Delivery]:
    """Give the sample with a query that one workbook raises."""
    finding = DOUBT._replace(got=got, place=Place(sheet))
    return [
        replace(with_findings(one, finding), about=("budget.totals.uncovered",))
        if one.number == "P-2025-04"
        else one
        for one in nordbaek()
    ]


def _of_doubt(portfolio: Portfolio) -> Asked:
    return next(one for one in portfolio.queries if one.question.code == "grants_do_not_cover")


def test_the_queries_of_a_workbook_are_explained_too() -> None:
    """Then Kontrol says so with the day, and it is not counted as something to mend."""
    first = roll_up(_doubted(), SEPTEMBER)
    second = roll_up(_doubted(), AS_OF, _again(first, typed=[("grants_do_not_cover", BECAUSE)]))
    rows: Sequence[Any] = reread(planned(second)).records[f"portfolio.{CONTROL}"]
    row = next(one for one in rows if one.got == "1700")

    assert (QueryState.OPEN, SEPTEMBER) == (_of_doubt(first).state, _of_doubt(first).asked_on)
    assert (QueryState.EXPLAINED, AS_OF) == (
        _of_doubt(second).state,
        _of_doubt(second).explained_on,
    )
    assert (Weight.EXPLAINED, f"Forklaret 30-10-2026: {BECAUSE}") == (row.weight, row.action)
    told = as_json(second, texts("da"))["findings"]

    assert ["grants_do_not_cover"] == [one.finding.code for one in first.to_mend]
    assert () == second.to_mend
    assert ["2026-10-30"] == [one["explained_on"] for one in told if one["explained_on"]]


def test_a_row_that_moved_in_its_workbook_is_known_again() -> None:
    """What it is about decides, not the cell; figures that moved open it again."""
    first = roll_up(_doubted(), SEPTEMBER)
    told = _again(first, typed=[("grants_do_not_cover", BECAUSE)])
    moved = roll_up(_doubted(sheet="Økonomi (2)"), AS_OF, told)
    other = roll_up(_doubted(got="1900"), AS_OF, told)

    assert QueryState.EXPLAINED is _of_doubt(moved).state
    assert (QueryState.OPEN, f"30-10-2026: {BECAUSE}") == (
        _of_doubt(other).state,
        _of_doubt(other).earlier,
    )


def test_explanations_survive_ten_refreshes() -> None:
    """Projects leave, return and are renamed, in turns of language; nothing is lost."""
    first = roll_up(_doubted(), SEPTEMBER)
    portfolio = roll_up(_doubted(), AS_OF, _again(first, typed=[("grants_do_not_cover", BECAUSE)]))
    explained = _asked_by(portfolio)
    for turn in range(10):
        gone = {"P-2025-04"} if turn % 3 == 1 else {"P-2026-01"} if turn % 3 else set()
        deliveries = [one for one in _doubted() if one.number not in gone]
        portfolio = roll_up(deliveries, AS_OF, _again(portfolio, ("da", "en")[turn % 2]))

        assert ("P-2025-04" in gone) is bool(
            [one for one in portfolio.aside if one.value == BECAUSE]
        )
    answers = {
        key: replace(one, question=explained[key].question)
        for key, one in _asked_by(portfolio).items()
    }

    assert explained == answers
    assert () == portfolio.aside


def test_the_sheet_says_what_is_asked_in_both_languages() -> None:
    """The state, the words and the figures; the open ones first."""
    portfolio = roll_up(_doubted(), AS_OF)
    for language, state, said in (
        ("da", "▲ Åben", "»Ikke dækket« i"),
        ("en", "▲ Open", '"Ikke dækket" in'),
    ):
        plan = planned(portfolio, language)
        rows: Sequence[Any] = reread(plan).records[f"portfolio.{QUERIES}"]
        one = next(row for row in rows if row.code == "grants_do_not_cover")

        assert texts(language)[one.state.word_key] == state
        assert "15" in one.query
        assert one.figures == f"{said} Økonomi: 1700"


def test_nordbaek_has_open_queries_and_one_that_is_explained() -> None:
    """The end of one plan and its cost stand still, four people have too much; one is explained."""
    portfolio = _sample(with_answers(handed_on(), queries()))
    found = {
        (one.question.number, one.question.code, one.question.item): (
            one.asked_on,
            one.explained_on,
        )
        for one in portfolio.queries
    }

    assert {
        ("P-2026-03", "end_stuck", "end_forecast"): (AS_OF, None),
        ("P-2026-03", "money_stuck", "forecast"): (AS_OF, None),
        ("P-2026-03", "overloaded_person", "DHM"): (AS_OF, None),
        ("P-2026-03", "overloaded_person", "LFK"): (AS_OF, None),
        ("P-2026-05", "overloaded_person", "ABN"): (AS_OF, None),
        ("P-2026-05", "overloaded_person", "KJO"): (AS_OF, None),
        ("P-2026-05", "overloaded_unit", "Byg"): (AS_OF, None),
        ("P-2026-08", "money_stuck", "forecast"): (SEPTEMBER, SEPTEMBER),
    } == found


_MILESTONES, _DIMENSIONS = "milestone_plan.milestones", "status_report.dimensions"


def _about(parts: Parts, *spots: tuple[str, int, str]) -> Sequence[str]:
    said = told(parts)
    findings = [Finding("approver_missing", Severity.QUERY, said.places[one]) for one in spots]
    return deliver(facts("P.xlsx"), replace(said, findings=findings), AS_OF).about


def test_what_a_query_is_about_is_known_when_rows_have_moved() -> None:
    """By the number of a row, or by what it must have; a form is one of its kind."""
    parts = typed("P-2026-01")
    last = len(parts[_MILESTONES]) - 1
    number = parts[_MILESTONES][1]["number"]
    before = _about(
        parts,
        (_MILESTONES, 1, "approver"),
        (_DIMENSIONS, 0, "explanation"),
        ("budget.totals", 0, "uncovered"),
    )
    parts[_MILESTONES].reverse()
    after = _about(parts, (_MILESTONES, last - 1, "approver"))

    assert (
        f"{_MILESTONES}.approver:{number}",
        f"{_DIMENSIONS}.explanation:time",
        "budget.totals.uncovered",
    ) == before
    assert before[:1] == after


def test_a_query_about_no_field_is_known_by_its_place() -> None:
    """And what is no query is about nothing that must be found again."""
    said = told(typed("P-2026-01"))
    findings = (
        Finding("sheet_own", Severity.NOTE, Place("Noter")),
        Finding("entries_unused", Severity.QUERY, Place("Andet")),
    )
    delivery = deliver(facts("P.xlsx"), replace(said, findings=findings), AS_OF)

    assert ("", "Andet") == tuple(delivery.about)


def test_two_queries_of_a_kind_are_told_apart() -> None:
    """And the reporting date is no figure: the same status date is not asked about twice."""
    ahead = Finding("status_ahead", Severity.QUERY, Place("Status"), "01-12-2026")
    twice = [ahead._replace(values={"date": day}) for day in ("30-09-2026", "30-10-2026")]
    found = roll_up([with_findings(one, *twice) for one in nordbaek()[2:3]], AS_OF).queries

    assert ["", " (2)"] == [one.question.item for one in found if one.question.finding]
    assert 1 == len({one.question.fingerprint for one in found if one.question.finding})

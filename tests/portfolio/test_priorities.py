"""P02 Prioritering: value, effort, rank and hours; what is typed in it, and what is doubtful."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excelkasse.plan import Chart, Formula, Link, SheetPlan
from excelkasse.portfolio.delivery import Delivery, Line
from excelkasse.portfolio.records.priorities import (
    Advice,
    CapacityFit,
    Lacking,
    PriorityField,
    PriorityLine,
    WeightBalance,
)
from excelkasse.portfolio.report import as_json
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.sheets.name_places import Frame, Spot, places_for
from excelkasse.portfolio.steering.carry import NOTHING, Carried, Kept
from excelkasse.portfolio.steering.handed import with_priorities
from excelkasse.portfolio.steering.weighing import Weighed, weighed
from excelkasse.portfolio.steering.weighing import given as given_by
from excelkasse.portfolio.tables import CONTROL, PORTFOLIO, PRIORITIES, SOURCES, fields_of
from excelkasse.portfolio.whole import Portfolio
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.schema.choices import PriorityCriterion, ProjectStatus
from excelkasse.schema.profile import PLAIN, Profile
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools.master_data import Bound
from tests.portfolio.nordbaek import AS_OF, delivered, handed_on, nordbaek, typed
from tests.portfolio.test_workbook import planned, reread, sheet

_KEYS = tuple(fields_of(PRIORITIES))
SCORES = tuple(str(one) for one in PriorityCriterion)
THREES = dict.fromkeys(SCORES, 3)
MASTER = "master_data.project"


def sample(before: Carried | None = None) -> Portfolio:
    """Give the sample's portfolio, as it is or with something else handed on."""
    return roll_up(nordbaek(), AS_OF, handed_on() if before is None else before)


def by_number(lines: Sequence[Line]) -> Mapping[str, Any]:
    """Give the records of some lines by their number."""
    return {str(line.record.number): line.record for line in lines}  # type: ignore[attr-defined]


def rated(portfolio: Portfolio) -> Mapping[str, Any]:
    """Give the lines of the prioritisation by number."""
    return by_number(portfolio.lines(PRIORITIES))


def with_typed(number: str, **values: Any) -> Carried:  # noqa: ANN401
    """Give what the sample hands on, but for some values of one project; None takes one away."""
    before = handed_on()
    others = [one for one in before.kept if one.number != number or one.field not in values]
    told = [Kept(PRIORITIES, key, number, "", value) for key, value in values.items() if value]
    return replace(before, kept=(*others, *told))


def codes(portfolio: Portfolio) -> Sequence[str]:
    """Give the codes of what is doubtful in the prioritisation itself."""
    return [one.finding.code for one in portfolio.remarks if one.spot]


def test_bound_tasks_come_first_and_then_the_values() -> None:
    """Five bound tasks by value, then the others; what lacks scores and what pauses comes last."""
    rows = [
        (one.number, one.rank, one.value, one.effort, one.accumulated, str(one.fit))
        for one in rated(sample()).values()
    ]

    assert [
        ("P-2025-04", 1, 4.4, 3, 420, "within"),
        ("P-2025-11", 2, 4.0, 4, 1110, "within"),
        ("P-2025-09", 3, 3.7, 1, 1250, "within"),
        ("P-2026-01", 4, 3.65, 3, 1750, "within"),
        ("P-2026-03", 5, 3.5, 5, 3710, "within"),
        ("F-2026-15", 6, 3.9, 2, 4010, "within"),
        ("P-2026-05", 7, 3.5, 3, 4570, "within"),
        ("F-2026-14", 8, 3.4, 3, 4990, "beyond"),
        ("P-2026-10", None, Lacking.LACKING, 1, None, "unscored"),
        ("P-2026-08", None, 2.3, 4, None, "unused"),
    ] == rows


def test_the_form_says_what_the_hours_are_enough_for() -> None:
    """4,800 hours are 190 too few, for one project; one has no value yet."""
    found = sample().weighing

    assert (100, WeightBalance.EVEN) == (found.total, found.balance)
    assert (4800, 4990, -190, 1, 1) == (
        found.capacity,
        found.needed,
        found.free,
        found.beyond,
        found.unscored,
    )


def test_the_four_fields_follow_from_value_and_effort() -> None:
    """A value of 3 and an effort of 3 are high."""
    lines = [
        _line("P-2026-91", hours=300, **THREES),
        _line("P-2026-92", hours=301, **THREES),
        _line("P-2026-93", hours=300, **{**THREES, "gain": 2}),
        _line("P-2026-94", hours=301, **{**THREES, "gain": 2}),
    ]

    assert [
        PriorityField.QUICK_WIN,
        PriorityField.BIG_LIFT,
        PriorityField.FILLER,
        PriorityField.CONSIDER_STOP,
    ] == [one.field for one in by_number(_weighed(lines).lines).values()]


@pytest.mark.parametrize(
    ("hours", "effort"),
    [(0, 1), (150, 1), (151, 2), (300, 2), (600, 3), (1200, 4), (1200.5, 5), (9000, 5)],
)
def test_effort_follows_the_hours_that_are_left(hours: float, effort: int) -> None:
    """By the limits of the settings; the point of the chart stands within half of its effort."""
    (line,) = _weighed([_line("P-2026-91", hours=hours, **THREES)]).lines
    record: Any = line.record

    assert effort == record.effort
    assert abs(record.across - effort) < 0.5


def test_an_unscored_project_is_not_ranked_as_zero() -> None:
    """It says that its value is missing, has no rank, takes no hours and is not in the chart."""
    found = rated(sample(NOTHING))
    loose = [one for one in found.values() if one.bound is Bound.NO]

    assert {Lacking.LACKING} == {one.value for one in found.values()}
    assert {(None, None, None, -1.0, CapacityFit.UNSCORED)} == {
        (one.rank, one.field, one.accumulated, one.up, one.fit) for one in loose
    }


def test_a_bound_task_costs_hours_before_it_is_scored() -> None:
    """It is done whatever its value, so it stands last among the bound ones."""
    found = rated(sample(with_typed("P-2025-04", climate=None)))["P-2025-04"]

    assert (5, Lacking.LACKING, 3710) == (found.rank, found.value, found.accumulated)


@pytest.mark.parametrize("advice", [Advice.PAUSE, Advice.STOP, Advice.POSTPONE])
def test_what_is_paused_or_stopped_uses_no_hours(advice: Advice) -> None:
    """The project of 1,960 hours goes, and there is room for all the others."""
    portfolio = sample(with_typed("P-2026-03", advice=advice))
    found = rated(portfolio)

    assert (None, CapacityFit.UNUSED, 3.5) == (
        found["P-2026-03"].rank,
        found["P-2026-03"].fit,
        found["P-2026-03"].value,
    )
    assert (7, 3030, CapacityFit.WITHIN) == (
        found["F-2026-14"].rank,
        found["F-2026-14"].accumulated,
        found["F-2026-14"].fit,
    )
    assert 4800 - 3030 == portfolio.weighing.free


def test_hours_that_nobody_knows_are_not_0() -> None:
    """The project has its rank, but it cannot be said whether there is room for it."""
    lines = [_line("P-2026-91", hours=None, **THREES), _line("P-2026-92", hours=70, **THREES)]
    first, second = by_number(_weighed(lines, capacity=100).lines).values()

    assert (1, Lacking.LACKING, None, None, CapacityFit.WITHOUT_HOURS) == (
        first.rank,
        first.effort,
        first.field,
        first.accumulated,
        first.fit,
    )
    assert (2, 70, CapacityFit.WITHIN) == (second.rank, second.accumulated, second.fit)


def test_without_a_capacity_nothing_is_within_or_beyond() -> None:
    """Nobody has said how many hours there are."""
    (line,) = _weighed([_line("P-2026-91", hours=70, **THREES)]).lines
    record: Any = line.record

    assert (1, 70, None) == (record.rank, record.accumulated, record.fit)


def test_proposals_take_part_with_the_hours_they_are_thought_to_take() -> None:
    """And the hours lead to the proposal; those of a project to its hour budget."""
    portfolio = sample()
    lines = {line.record.number: line for line in portfolio.lines(PRIORITIES)}  # type: ignore[attr-defined]
    records = rated(portfolio)

    assert (420, 300) == (records["F-2026-14"].hours, records["F-2026-15"].hours)
    assert "proposal.proposal" == lines["F-2026-14"].places["hours"].sheet
    assert "hour_budget.totals" == lines["P-2026-03"].places["hours"].sheet


def test_a_running_project_without_hours_does_not_borrow_those_of_its_proposal() -> None:
    """What was thought before the project began says nothing of what is left."""
    parts = typed("F-2026-14")
    parts[MASTER][0]["project_status"] = ProjectStatus.RUNNING
    portfolio = roll_up([delivered("F-2026-14", parts)], AS_OF)

    assert None is rated(portfolio)["F-2026-14"].hours


def test_closed_projects_are_not_weighed() -> None:
    """They take no hours; their scores are laid aside, and come back with the project."""
    parts = typed("P-2026-01")
    parts[MASTER][0]["project_status"] = ProjectStatus.CLOSED
    deliveries = [one for one in nordbaek() if one.number != "P-2026-01"]
    portfolio = roll_up([*deliveries, delivered("P-2026-01", parts)], AS_OF, handed_on())

    assert "P-2026-01" not in rated(portfolio)
    assert {f"priorities.{key}" for key in (*SCORES, "advice")} == {
        row.field for row in portfolio.aside if row.number == "P-2026-01"
    }


def test_the_profile_gives_weights_and_hours_to_begin_with() -> None:
    """Until somebody types others."""
    profile = Profile(
        weights={PriorityCriterion.POLITICAL: 40, PriorityCriterion.CITIZENS: 10},
        limits={"portfolio_hours": 3000},
    )
    found = roll_up(nordbaek(), AS_OF, reference=profile)

    assert (40, 10, 15, 3000) == (
        found.weighing.political,
        found.weighing.citizens,
        found.weighing.gain,
        found.weighing.capacity,
    )
    assert [] == codes(found)


def test_only_what_the_office_changed_is_carried_past_a_new_profile() -> None:
    """Its own weight stays; the weights it left alone follow the profile."""
    old = Profile(weights={PriorityCriterion.GAIN: 20, PriorityCriterion.OMISSION: 10})
    new = Profile(weights={PriorityCriterion.GAIN: 5, PriorityCriterion.OMISSION: 25})
    first = roll_up(nordbaek(), AS_OF, Carried(weighing={"climate": 12}), old)
    again = roll_up(nordbaek(), AS_OF, _read_again(first), new)

    assert (20, 12) == (first.weighing.gain, first.weighing.climate)
    assert (5, 25, 12) == (again.weighing.gain, again.weighing.omission, again.weighing.climate)


def _read_again(portfolio: Portfolio, language: str = "da") -> Carried:
    from excelkasse.portfolio.steering.carry import carried  # noqa: PLC0415

    return carried(reread(planned(portfolio, language)))


def test_weights_that_are_not_100_are_asked_about() -> None:
    """In the cell of their sum, in Kontrol and for machines, and in the form itself."""
    portfolio = sample(replace(handed_on(), weighing={"political": 35}))
    rows = sheet(planned(portfolio), "Kontrol").tables[0].rows
    told = as_json(portfolio, texts("da"))["findings"]

    assert ["weights_wrong_total"] == codes(portfolio)
    assert WeightBalance.UNEVEN is portfolio.weighing.balance
    assert ("Prioritering", "D13", "Vægtene er 110 tilsammen.") == (
        rows[-1][2],
        rows[-1][3],
        rows[-1][5],
    )
    assert ("Prioritering", "D13") == (told[-1]["sheet"], told[-1]["cell"])
    assert not isinstance(rows[-1][0], Link)


@pytest.mark.parametrize(
    ("number", "values", "code"),
    [
        ("P-2026-05", {"climate": None}, "score_incomplete"),
        ("P-2026-03", {"advice": Advice.STOP}, "bound_stopped"),
        ("P-2026-05", {"advice": Advice.PAUSE}, "restart_missing"),
    ],
)
def test_doubtful_lines_are_asked_about(number: str, values: dict[str, Any], code: str) -> None:
    """In the row of the project; the same finding stands when the workbook is read."""
    portfolio = sample(with_typed(number, **values))
    (remark,) = [one for one in portfolio.remarks if one.spot]
    (read,) = [one for one in reread(planned(portfolio)).findings if one.code == code]
    rows = reread(planned(portfolio)).records[f"portfolio.{CONTROL}"]

    assert (number, code) == (remark.number, remark.finding.code)
    assert (str(read.place.cell), "Prioritering") == (rows[-1].cell, rows[-1].sheet)  # type: ignore[attr-defined]


def test_the_sample_has_nothing_doubtful() -> None:
    """What Nordbæk's office typed is in order, and an unscored project is no finding."""
    assert [] == codes(sample())


def _renamed(number: str, name: str) -> Delivery:
    parts = typed(number)
    parts[MASTER][0]["name"] = name
    return delivered(number, parts, file=f"{name}.xlsx")


def test_scores_survive_ten_refreshes() -> None:
    """Projects leave, return, are added and renamed, in turns of language; nothing is lost."""
    first = sample(replace(handed_on(), weighing={"capacity": 4321, "climate": 12}))
    numbers = [one.number for one in nordbaek()]
    portfolio = first
    for turn in range(10):
        gone = {numbers[turn % 10], numbers[(turn * 3 + 1) % 10]} if turn < 9 else set()
        deliveries = [one for one in nordbaek() if one.number not in gone]
        deliveries[0] = _renamed(deliveries[0].number, f"Nyt navn {turn}")
        portfolio = roll_up(deliveries, AS_OF, _read_again(portfolio, ("da", "en")[turn % 2]))

        assert gone & set(rated(first)) == {
            str(row.number) for row in portfolio.aside if row.number != "P-2026-10"
        } | (gone & {"P-2026-10"})

    kept = {key: _typed_of(record) for key, record in rated(first).items()}

    assert kept == {key: _typed_of(record) for key, record in rated(portfolio).items()}
    assert () == portfolio.aside
    assert (4321, 12, 25) == (
        portfolio.weighing.capacity,
        portfolio.weighing.climate,
        portfolio.weighing.political,
    )


def test_a_project_added_on_the_way_keeps_the_scores_it_is_given() -> None:
    """Added, scored, renamed, gone and back, with its number in small letters, in ten turns."""
    number, scores = "P-2026-77", dict.fromkeys(SCORES, 4) | {"advice": Advice.CONTINUE}
    portfolio, seen = sample(), []
    found: Mapping[str, Any] = {}
    for turn in range(10):
        parts = typed("P-2026-01")
        parts[MASTER][0] |= {"number": number if turn % 2 else number.lower(), "name": f"Ny {turn}"}
        there = turn >= 2 and turn not in (5, 6)
        added = [delivered("P-2026-01", parts, file=f"Ny {turn}.xlsx")] if there else []
        before = _read_again(portfolio, ("da", "en")[turn % 2])
        if turn == 3:
            told = [Kept(PRIORITIES, key, number, "", value) for key, value in scores.items()]
            before = replace(before, kept=(*before.kept, *told))
        portfolio = roll_up([*nordbaek(), *added], AS_OF, before)
        found = {str(row.number).upper(): row for row in rated(portfolio).values()}
        seen.append(found[number].political if number in found else None)

    assert [None, None, None, 4, 4, None, None, 4, 4, 4] == seen
    assert scores.items() <= _typed_of(found[number]).items()
    assert () == portfolio.aside


def _typed_of(record: Any) -> Mapping[str, Any]:  # noqa: ANN401
    keys = (*SCORES, "advice", "restart", "decision", "decided_on")
    return {key: getattr(record, key) for key in keys}


def test_a_score_that_nobody_can_read_any_more_waits_aside() -> None:
    """Somebody wrote over it at Kilder; it is told as it stands there."""
    aside = Kept(PRIORITIES, "gain", "P-2026-99", "", 4)
    first = sample(replace(handed_on(), kept=(aside,)))
    book = reread(planned(first)).records[f"portfolio.{SOURCES}"]

    assert ["4"] == [row.value for row in first.aside]
    assert 10 == len(book)
    assert [4] == [one.value for one in _read_again(first).kept if one.number == "P-2026-99"]


def _line(number: str, **values: Any) -> Line:  # noqa: ANN401
    return Line(PriorityLine.model_construct(None, number=number, **{"bound": Bound.NO, **values}))


def _weighed(lines: Sequence[Line], **typed: float) -> Weighed:
    return weighed(lines, {**given_by(PLAIN), **typed}, PORTFOLIO, PLAIN)


_ANY_SCORE = st.sampled_from([None, 1, 2, 3, 4, 5, 5])
_ANY_LINE = st.fixed_dictionaries(
    {
        "bound": st.sampled_from([None, *Bound]),
        "advice": st.sampled_from([None, None, *Advice]),
        "hours": st.one_of(st.none(), st.integers(0, 3000)),
        **dict.fromkeys(SCORES, st.one_of(st.integers(1, 5), _ANY_SCORE)),
    }
)
_OUT = (Advice.PAUSE, Advice.STOP, Advice.POSTPONE)


@settings(max_examples=60)
@given(
    st.lists(_ANY_LINE, max_size=12),
    st.lists(st.integers(0, 60), min_size=6, max_size=6),
    st.one_of(st.none(), st.integers(0, 9000)),
)
def test_ranks_are_in_order_whatever_is_typed(
    rows: list[dict[str, Any]], weights: list[float], capacity: float | None
) -> None:
    """From 1 without a gap; bound first, then by value; hours add up in the order of ranks."""
    lines = [_line(f"P-2026-{100 + at}", **row) for at, row in enumerate(rows)]
    typed = {**dict(zip(SCORES, weights, strict=True)), "capacity": capacity}
    found = weighed(lines, {k: v for k, v in typed.items() if v is not None}, PORTFOLIO, PLAIN)
    records: list[Any] = [line.record for line in found.lines]
    ranked = [one for one in records if one.rank is not None]
    order = [(one.bound not in (None, Bound.NO), one.weighted or 0) for one in ranked]
    hours = 0

    assert list(range(1, len(ranked) + 1)) == [one.rank for one in ranked]
    assert ranked == records[: len(ranked)]
    assert sorted(order, reverse=True) == order
    assert not [one for one in ranked if one.advice in _OUT]
    for one in ranked:
        hours += one.hours or 0

        assert (None if one.hours is None else hours) == one.accumulated
        if one.hours is not None and capacity is not None:
            fits = CapacityFit.WITHIN if hours <= capacity else CapacityFit.BEYOND

            assert fits is one.fit
    assert all(
        one.value == pytest.approx(_by_hand(one, weights)) for one in records if one.weighted
    )


def _by_hand(one: Any, weights: Sequence[float]) -> float:  # noqa: ANN401
    scores = [getattr(one, key) for key in SCORES]
    return float(sum(score * weight for score, weight in zip(scores, weights, strict=True)) / 100)


def _found(language: str = "da") -> SheetPlan:
    name = texts(language)["portfolio.sheets.priorities.name"]
    return sheet(planned(sample(), language), name)


def test_the_chart_names_every_project() -> None:
    """A point for each row and some for rows that come, looked up in the table in hidden rows."""
    plan = _found()
    (chart,) = plan.charts
    dots = [one for one in chart.series if one.drawn == "dot"]
    shown = {each.cell: each.content for each in plan.cells}
    names = [shown[one.named_by] for one in dots if one.named_by]
    told = [one.result for one in names if isinstance(one, Formula)]

    assert [one.name for one in rated(sample()).values()] + [""] * 30 == told
    assert {one.values.first.row for one in dots} <= plan.hidden_rows
    assert {"Hurtig gevinst", "Stort løft", "Fyld", "Overvej stop"} == {
        one.name for one in chart.series if one.drawn == "name"
    }
    assert not chart.legend


def test_the_chart_is_told_in_words() -> None:
    """Field by field with value and effort, and what is not drawn."""
    alt = _chart("da").alt

    assert "Overvej stop: Vådområde ved Lille Å (værdi 2,30, indsats 4)." in alt
    assert alt.endswith("mangler: Fælles sagsgang for gravetilladelser.")
    assert "Consider stopping: Vådområde ved Lille Å (value 2.30, effort 4)." in _chart("en").alt


def _chart(language: str) -> Chart:
    (chart,) = _found(language).charts
    return chart


def test_a_large_portfolio_has_a_chart_that_excel_can_draw() -> None:
    """Two hundred points, and words that somebody can listen to the end of."""
    lines = [
        _line(f"P-2026-{number}", name=f"Nr. {number}", hours=90, **THREES) for number in range(300)
    ]
    found = _weighed(lines)
    portfolio = replace(sample(), tables={PRIORITIES: found.lines}, weighing=found.weighing)
    (chart,) = sheet(planned(portfolio), "Prioritering").charts

    assert 200 == sum(one.drawn == "dot" for one in chart.series)
    assert "; og 188 mere." in chart.alt
    assert len(chart.alt) < 1000


def test_names_make_room_for_one_another() -> None:
    """Two points side by side have names on either side, and no name crosses a line or the edge."""
    spots = [Spot(300, 100, "Et langt projektnavn"), Spot(330, 100, "Et andet"), None]
    frame = Frame(800, 400, 600, 300)

    assert ["left", "right", "right"] == places_for(spots, frame)
    assert ["left"] == places_for([Spot(790, 100, "Ved kanten")], frame)
    assert ["left"] == places_for([Spot(590, 100, "Ved linjen")], frame)
    assert ["above"] == places_for([Spot(70, 300, "På den anden linje")], frame)


def test_every_cell_people_type_in_has_a_hint_and_a_limit() -> None:
    """Scores and recommendations are chosen from lists, weights and hours have limits."""
    plan = _found()
    hints = {rule.hint_title: rule for rule in plan.validations}

    assert all(rule.hint for rule in plan.validations)
    assert ("Igangsæt", "Fortsæt", "Pausér", "Stop", "Udsæt") == tuple(hints["Indstilling"].choices)
    assert "date" == hints["Besluttet den"].kind
    assert (0, 1_000_000) == (hints["Timer til projekter"].low, hints["Timer til projekter"].high)
    assert 6 == sum(tuple(rule.choices) == ("1", "2", "3", "4", "5") for rule in plan.validations)


def test_what_follows_is_a_formula_in_every_row() -> None:
    """Nothing that can be computed is written as a number."""
    plan = _found()
    table = plan.tables[0]
    computed = [at for at, column in enumerate(table.columns) if column.formula]

    assert 12 == len(computed)
    assert all(isinstance(row[at], Formula) for row in table.rows for at in computed)


def test_labels_can_be_named_where_formulas_are_typed() -> None:
    """A comma or a colon in a label would end a reference in LibreOffice or in Excel."""
    for language in LANGUAGES:
        labels = [texts(language)[f"portfolio.priorities.{key}.label"] for key in _KEYS]

        assert [] == [label for label in labels if set(label) & set(",;:")]


def test_a_sample_may_hand_scores_on() -> None:
    """As plain rows, checked by the record."""
    found = with_priorities(NOTHING, [{"number": "P-2026-01", "gain": 4}], {"capacity": 10})

    assert [("gain", "P-2026-01", 4)] == [(one.field, one.number, one.value) for one in found.kept]
    with pytest.raises(ValueError, match="less than or equal to 5"):
        with_priorities(NOTHING, [{"number": "P-2026-01", "gain": 6}], {})


def test_an_empty_portfolio_has_the_weights() -> None:
    """The template can be looked at before there is a project."""
    plan = portfolio_workbook(roll_up([], AS_OF), texts("da"))
    found = sheet(plan, "Prioritering")

    assert ["Diagram over værdi opad og indsats hen ad. Der er ingen projekter endnu."] == [
        chart.alt for chart in found.charts
    ]
    assert 25 in [each.content for each in found.cells]

"""The page that an owner reads: it fills itself from the other sheets and fits one A4."""

from excelkasse.schema import kinds
from excelkasse.schema.choices import Dimension, LogDecision, Phase, Trend
from excelkasse.schema.formula import Const, Expr, Lookup, Ref
from excelkasse.schema.kinds import LIGHT, Kind, choice
from excelkasse.schema.page import Page, Strip, Tile, header, label, section, shown, text
from excelkasse.tools.status_report.head import OwnerDecision

_HEAD, _PROJECT = "status_report.head", "master_data.project"
_TREND = choice(Trend)


def _head(field: str) -> Ref:
    return Ref(f"{_HEAD}.{field}")


def _by_rank(column: str, rank: str, place: int) -> Lookup:
    return Lookup(column, rank, Const(place))


def _dimension(field: str, one: Dimension) -> Lookup:
    return Lookup(f"status_report.dimensions.{field}", "dimension", Const(one))


def _dimension_strip(one: Dimension) -> Strip:
    return Strip(
        (
            Tile(2, value=_dimension("dimension", one), role="label"),
            shown(1, _dimension("light", one), LIGHT),
            shown(1, _dimension("previous", one), LIGHT),
            shown(1, _dimension("trend", one), _TREND),
            text(7, _dimension("explanation", one)),
        ),
        lines=2,
    )


def _milestone_strip(word: str, name: str, *days: Expr) -> Strip:
    return Strip(
        (
            label(2, word),
            text(5, _head(name)),
            *(shown(span, day, kinds.DAY) for span, day in zip((2, 3), days, strict=True)),
        )
    )


def _figures(word: str, kind: Kind, *fields: Expr) -> Strip:
    planned, spent, left, expected, share, light = fields
    return Strip(
        (
            label(2, word),
            *(shown(2, value, kind) for value in (planned, spent, left)),
            shown(2, expected, kind),
            shown(1, share, kinds.PERCENT),
            shown(1, light, LIGHT),
        )
    )


def _risk_strip(place: int) -> Strip:
    return Strip(
        (
            text(5, _head(f"risk_{place}")),
            shown(1, _head(f"risk_{place}_exposure"), kinds.SCORE),
            shown(1, _by_rank("risk_register.risks.light", "rank", place), LIGHT),
            text(5, _by_rank("risk_register.risks.prevention", "rank", place)),
        ),
        lines=3,
    )


def _change_strip(place: int) -> Strip:
    def told(field: str) -> Lookup:
        return _by_rank(f"log.entries.{field}", "rank_change", place)

    return Strip(
        (
            shown(2, told("day"), kinds.DAY),
            text(5, told("description")),
            shown(1, told("days"), kinds.DAYS),
            shown(2, told("money"), kinds.MONEY),
            shown(2, told("decision"), choice(LogDecision)),
        ),
        lines=2,
    )


def _problem_strip(place: int) -> Strip:
    def told(field: str) -> Lookup:
        return _by_rank(f"status_report.problems.{field}", "rank", place)

    return Strip(
        (
            text(5, told("problem")),
            text(5, told("recommendation")),
            shown(2, told("due"), kinds.DAY),
        ),
        lines=3,
    )


PAGE = Page(
    "page",
    (
        Strip(
            (
                label(2, "status_date"),
                shown(2, _head("status_date"), kinds.DAY),
                label(1, "phase"),
                shown(3, Ref(f"{_PROJECT}.phase"), choice(Phase)),
                label(2, "next_gate"),
                shown(2, _head("next_gate_on"), kinds.DAY),
            ),
            lines=2,
        ),
        Strip(
            (
                label(2, "overall"),
                shown(3, _head("overall"), LIGHT),
                label(1, "previous"),
                shown(2, _head("previous_overall"), LIGHT),
                label(1, "trend"),
                shown(3, _head("trend"), _TREND),
            ),
            lines=2,
        ),
        header((2, "dimension"), (1, "light"), (1, "previous"), (1, "trend"), (7, "explanation")),
        *(_dimension_strip(one) for one in Dimension),
        header((4, "since_last"), (4, "next_period"), (4, "main_problem")),
        Strip(
            tuple(text(4, _head(f)) for f in ("since_last", "next_period", "main_problem")),
            lines=7,
        ),
        header((7, "milestones"), (2, "baseline"), (3, "forecast")),
        _milestone_strip(
            "reached",
            "reached",
            _by_rank("milestone_plan.milestones.baseline", "rank_reached", 1),
            _head("reached_on"),
        ),
        *(
            _milestone_strip(
                f"next_{n}", f"next_{n}", _head(f"next_{n}_baseline"), _head(f"next_{n}_forecast")
            )
            for n in (1, 2, 3)
        ),
        header(
            (2, "figures"),
            (2, "planned"),
            (2, "spent"),
            (2, "left"),
            (2, "expected"),
            (1, "share"),
            (1, "light"),
        ),
        _figures(
            "money",
            kinds.MONEY,
            *(_head(f) for f in ("grant", "spent")),
            _head("forecast") - _head("spent"),
            *(_head(f) for f in ("forecast", "money_share", "money_light")),
        ),
        _figures(
            "hours",
            kinds.HOURS,
            *(_head(f) for f in ("hours_budget", "hours_spent", "hours_remaining")),
            *(_head(f) for f in ("hours_forecast", "hours_share", "hours_light")),
        ),
        header((5, "risks"), (1, "exposure"), (1, "light"), (5, "response")),
        *(_risk_strip(place) for place in (1, 2, 3)),
        header((2, "day"), (5, "changes"), (1, "days"), (2, "amount"), (2, "decision")),
        *(_change_strip(place) for place in (1, 2)),
        header((5, "problems"), (5, "recommendation"), (2, "due")),
        *(_problem_strip(place) for place in (1, 2)),
        section("approval"),
        Strip(
            (
                label(1, "owner"),
                shown(4, _head("approved_by")),
                label(1, "day"),
                shown(2, _head("approved_on"), kinds.DAY),
                label(1, "decided"),
                shown(3, _head("owner_decision"), choice(OwnerDecision)),
            ),
            lines=2,
        ),
    ),
)

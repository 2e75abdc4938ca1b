"""The page that an owner reads: it fills itself from the other sheets and fits one A4.

What people write on Status has room for 300 letters, what comes from a list for 200.
"""

from collections.abc import Sequence

from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice, Dimension, Forum, LogDecision, Phase, Trend
from excelkasse.schema.formula import Blank, Const, Expr, If, Lookup, Ref
from excelkasse.schema.kinds import LIGHT, Kind, choice
from excelkasse.schema.page import Page, Strip, Tile, header, label, section, shown, text
from excelkasse.texts import Word
from excelkasse.tools.status_report.head import OwnerDecision

_HEAD, _PROJECT, _PAGE = "status_report.head", "master_data.project", "status_report.page"
_TREND = choice(Trend)
_COLUMNS, _WIDTH = 24, 134.0


class ChangeAnswer(Choice):
    """What stands in the place of a decision nobody has made yet."""

    WAITING = "waiting"


def _head(field: str) -> Ref:
    return Ref(f"{_HEAD}.{field}")


def _by_rank(column: str, rank: str, place: int) -> Lookup:
    return Lookup(column, rank, Const(place))


def _dimension(field: str, one: Dimension) -> Lookup:
    return Lookup(f"status_report.dimensions.{field}", "dimension", Const(one))


def _dimension_strip(one: Dimension) -> Strip:
    return Strip(
        (
            Tile(3, value=_dimension("dimension", one), role="label"),
            shown(2, _dimension("light", one), LIGHT),
            shown(2, _dimension("previous", one), LIGHT),
            shown(2, _dimension("trend", one), _TREND),
            text(15, _dimension("explanation", one)),
        ),
        lines=3,
    )


def _figures(word: str, kind: Kind, money: Expr, hours: Expr) -> Sequence[Tile]:
    hours_kind = kinds.HOURS if kind is kinds.MONEY else kind
    return label(3, word), shown(2, money, kind), shown(2, hours, hours_kind)


def _dated(word: str, name: Expr, days: Sequence[Expr], figures: Sequence[Tile]) -> Strip:
    baseline, forecast, deviation = days
    return Strip(
        (
            label(2, word),
            text(9, name),
            shown(2, baseline, kinds.DAY),
            shown(2, forecast, kinds.DAY),
            shown(2, deviation, kinds.DAYS),
            *figures,
        )
    )


def _milestone_strip(word: str, rank: tuple[str, int], day: str, figures: Sequence[Tile]) -> Strip:
    name, *days = (
        _by_rank(f"milestone_plan.milestones.{column}", *rank)
        for column in ("milestone", "baseline", day, "deviation_days")
    )
    return _dated(word, name, days, figures)


def _project_end(figures: Sequence[Tile]) -> Strip:
    name = Ref(f"{_PROJECT}.name")
    days = [Ref(f"{_PROJECT}.{day}") for day in ("end_baseline", "end_forecast", "deviation_days")]
    return _dated("end", name, days, figures)


def _risk_strip(place: int) -> Strip:
    return Strip(
        (
            text(10, _head(f"risk_{place}")),
            shown(2, _head(f"risk_{place}_exposure"), kinds.SCORE),
            shown(2, _by_rank("risk_register.risks.light", "rank", place), LIGHT),
            text(10, _by_rank("risk_register.risks.prevention", "rank", place)),
        ),
        lines=3,
    )


def _change_strip(place: int) -> Strip:
    def told(field: str) -> Lookup:
        return _by_rank(f"log.entries.{field}", "rank_change", place)

    waiting = If(~Blank(told("day")), Const(ChangeAnswer.WAITING))
    answer = If(Blank(told("decision")), waiting, told("decision"))
    return Strip(
        (
            text(15, told("description")),
            shown(2, told("day"), kinds.DAY),
            shown(2, told("days"), kinds.DAYS),
            shown(2, told("money"), kinds.MONEY),
            shown(3, answer, choice(LogDecision)),
        ),
        lines=2,
    )


def _problem_strips(place: int) -> Sequence[Strip]:
    def told(field: str) -> Lookup:
        return _by_rank(f"status_report.problems.{field}", "rank", place)

    def beside(span: int, word: str) -> Tile:
        said = If(~Blank(told("problem")), Const(Word(f"{_PAGE}.{word}")))
        return Tile(span, value=said, role="label")

    return (
        Strip(
            (
                Tile(19, value=told("problem"), role="strong"),
                shown(3, told("forum"), choice(Forum)),
                shown(2, told("due"), kinds.DAY),
            ),
            lines=3,
        ),
        Strip(
            (
                beside(1, "option_a"),
                text(11, told("option_a")),
                beside(1, "option_b"),
                text(11, told("option_b")),
            ),
            lines=4,
        ),
        Strip((beside(3, "recommendation"), text(21, told("recommendation"))), lines=2),
    )


PAGE = Page(
    "page",
    (
        Strip(
            (
                label(2, "period"),
                shown(2, _head("period"), kinds.MONTH),
                label(2, "status_date"),
                shown(2, _head("status_date"), kinds.DAY),
                label(1, "phase"),
                shown(4, Ref(f"{_PROJECT}.phase"), choice(Phase)),
                label(3, "next_gate"),
                text(6, _head("next_gate")),
                shown(2, _head("next_gate_on"), kinds.DAY),
            ),
            lines=2,
        ),
        Strip(
            (
                label(3, "overall"),
                shown(4, _head("overall"), LIGHT),
                label(2, "previous"),
                shown(3, _head("previous_overall"), LIGHT),
                label(2, "trend"),
                shown(3, _head("trend"), _TREND),
                text(7, _head("override_reason")),
            ),
            lines=2,
        ),
        header((3, "dimension"), (2, "light"), (2, "previous"), (2, "trend"), (15, "explanation")),
        *(_dimension_strip(one) for one in Dimension),
        header((8, "since_last"), (8, "next_period"), (8, "main_problem")),
        Strip(
            tuple(
                Tile(8, value=_head(f), role="prose")
                for f in ("since_last", "next_period", "main_problem")
            ),
            lines=5,
        ),
        header(
            (11, "milestones"),
            (2, "baseline"),
            (2, "forecast"),
            (2, "deviation"),
            (3, "figures"),
            (2, "money"),
            (2, "hours"),
        ),
        _milestone_strip(
            "reached",
            ("rank_reached", 1),
            "actual",
            _figures("planned", kinds.MONEY, _head("grant"), _head("hours_budget")),
        ),
        _milestone_strip(
            "next",
            ("rank_next", 1),
            "forecast",
            _figures("spent", kinds.MONEY, _head("spent"), _head("hours_spent")),
        ),
        _milestone_strip(
            "next",
            ("rank_next", 2),
            "forecast",
            _figures(
                "left", kinds.MONEY, _head("forecast") - _head("spent"), _head("hours_remaining")
            ),
        ),
        _milestone_strip(
            "next",
            ("rank_next", 3),
            "forecast",
            _figures("expected", kinds.MONEY, _head("forecast"), _head("hours_forecast")),
        ),
        _project_end(
            _figures("share", kinds.PERCENT, _head("money_share"), _head("hours_share")),
        ),
        header((10, "risks"), (2, "exposure"), (2, "light"), (10, "response")),
        *(_risk_strip(place) for place in (1, 2, 3)),
        header((15, "changes"), (2, "day"), (2, "days"), (2, "amount"), (3, "decision")),
        *(_change_strip(place) for place in (1, 2, 3)),
        Strip((label(3, "remark"), text(21, _head("changes"))), lines=2),
        header((19, "problems"), (3, "forum"), (2, "due")),
        *(strip for place in (1, 2) for strip in _problem_strips(place)),
        section("approval", _COLUMNS),
        Strip(
            (
                label(3, "approved_by"),
                shown(6, _head("approved_by")),
                label(2, "day"),
                shown(3, _head("approved_on"), kinds.DAY),
                label(2, "answer"),
                shown(8, _head("owner_decision"), choice(OwnerDecision)),
            ),
            lines=2,
        ),
    ),
    columns=_COLUMNS,
    width=_WIDTH,
)

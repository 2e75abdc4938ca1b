"""What stands above the table of Prioritering: what people can try, the chart, and the colours."""

from collections.abc import Iterator

from excelkasse.address import Area, Cell
from excelkasse.layout.block import Block, Kit, joined
from excelkasse.layout.form import form_block
from excelkasse.layout.register import width_of
from excelkasse.layout.spoken import Speaker, cell_speaker, speak
from excelkasse.plan import Rule
from excelkasse.portfolio.records.priorities import (
    HALF_SCORED,
    IS_BOUND,
    IS_PAUSED,
    IS_STOPPED,
    PRIORITIES_PATH,
    WEIGHING_PATH,
    CapacityFit,
    Lacking,
    WeightBalance,
)
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.sheets.priority_chart import chart_block
from excelkasse.portfolio.steering.weighing import scene_of
from excelkasse.portfolio.tables import PRIORITIES, WEIGHING
from excelkasse.schema.choices import Choice, PriorityCriterion
from excelkasse.schema.formula import Blank, Compare, Const, Expr, Ref
from excelkasse.schema.tool import Form

_WARNED, _TO_FILL, _UNKNOWN = "overdue", "required_empty", "light_missing"


def priority_block(drawn: Drawing) -> Block:
    """Lay out weights and hours, with the chart beside them."""
    return joined([_form(drawn), Block(rules=tuple(_rules(drawn))), chart_block(drawn)])


def _form(drawn: Drawing) -> Block:
    portfolio = drawn.portfolio
    lines = drawn.tables[PRIORITIES]
    scene = scene_of(portfolio.weighing, lines, drawn.tool, portfolio.profile)
    kit = Kit(drawn.parts, drawn.words, scene, drawn.settings)
    part = drawn.tool.parts[WEIGHING_PATH]
    if not isinstance(part, Form):
        raise TypeError(part.key)
    beside = width_of(drawn.fields(PRIORITIES)["name"])
    block = form_block(part, WEIGHING_PATH, drawn.forms[WEIGHING], kit, beside=beside)
    scene.forget()
    return block


def _is(field: str, one: Choice) -> Expr:
    return Compare("=", Ref(field), Const(one))


def _rules(drawn: Drawing) -> Iterator[Rule]:
    """Mark what should be looked at; the words in the cells say the same."""
    told: list[tuple[str, Expr, str]] = [
        ("fit", _is("fit", CapacityFit.BEYOND), _WARNED),
        ("advice", IS_BOUND & IS_STOPPED, _WARNED),
        ("restart", IS_PAUSED & Blank(Ref("restart")), _TO_FILL),
        ("value", _is("value", Lacking.LACKING), _UNKNOWN),
        ("effort", _is("effort", Lacking.LACKING), _UNKNOWN),
    ]
    told += [(str(one), HALF_SCORED & Blank(Ref(str(one))), _TO_FILL) for one in PriorityCriterion]
    place = drawn.places[PRIORITIES]
    for key, when, style in told:
        area = place.column(key)
        yield Rule(area, speak(when, cell_speaker(drawn.speaker(PRIORITIES), area.first)), style)
    yield from _balance(drawn)


def _balance(drawn: Drawing) -> Iterator[Rule]:
    place = drawn.forms[WEIGHING]
    speaker = Speaker(drawn.parts, drawn.words, drawn.settings, PRIORITIES_PATH)
    uneven = _is(f"{WEIGHING_PATH}.balance", WeightBalance.UNEVEN)
    for key in ("total", "balance"):
        yield _one(place.cell(key), speak(uneven, speaker))


def _one(cell: Cell, formula: str) -> Rule:
    return Rule(Area(cell, cell), formula, _WARNED)

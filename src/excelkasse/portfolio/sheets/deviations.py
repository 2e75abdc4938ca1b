"""What is expected over and under, project by project, and capital money that lacks a grant."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from excelkasse.portfolio.records.years import GrantState
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.tables import YEARS
from excelkasse.tools.budget import CostNature

_NOTHING = 1e-6


@dataclass(frozen=True, slots=True)
class Deviation:
    """How far the money of a project, operating or capital, is expected from its budget: t.kr."""

    number: str
    name: str
    nature: CostNature | None
    amount: float
    why: str


def deviations(drawn: Drawing) -> Sequence[Deviation]:
    """Return every project that is expected to deviate, the largest overspend first."""
    told = {one.number: one.explanations for one in drawn.portfolio.deliveries}
    amounts: dict[tuple[str, CostNature | None], float] = {}
    names: dict[str, str] = {}
    for record in _records(drawn):
        names[record.number] = record.name or ""
        if record.deviation is not None:
            key = (record.number, record.nature)
            amounts[key] = amounts.get(key, 0.0) + record.deviation
    found = [
        Deviation(number, names[number], nature, amount, _why(told.get(number, {})))
        for (number, nature), amount in amounts.items()
        if abs(amount) > _NOTHING
    ]
    return sorted(found, key=lambda one: (-one.amount, one.number))


def _why(told: Any) -> str:  # noqa: ANN401  (explanations by what they are of)
    return told.get("money") or told.get("budget") or ""


def flagged(drawn: Drawing) -> Sequence[Any]:
    """Return the rows of capital money that have not both a budget for the year and a grant."""
    return [one for one in _records(drawn) if one.grants not in (None, GrantState.BOTH)]


def _records(drawn: Drawing) -> Sequence[Any]:
    return [line.record for line in drawn.tables[YEARS]]

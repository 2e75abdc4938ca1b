"""The prioritisation computed: weights and hours first, then every line with what follows.

The weights and the hours are those of the profile, as long as the office has typed no others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.records.priorities import (
    PRIORITIES_PATH,
    WEIGHING_PATH,
    CapacityFit,
    Weighing,
)
from excelkasse.schema.calculate import Inputs, Row, Scene, calculated
from excelkasse.schema.profile import Profile
from excelkasse.schema.settings import WEIGHTS
from excelkasse.schema.tool import Part, Record, Tool

Typed = Mapping[str, float]
"""The weights by criterion, and the hours there are under `capacity`, as far as they are known."""

_LAST = 2


@dataclass(frozen=True, slots=True)
class Weighed:
    """What everything is weighed by, and the lines in the order of their rank."""

    weighing: Weighing
    lines: Sequence[Line]


def given(profile: Profile) -> Typed:
    """Return what a profile gives to begin with."""
    weights = {str(one): profile.weights.get(one, usual) for one, usual in WEIGHTS.items()}
    hours = profile.settings.limit("portfolio_hours")
    return {**weights, **({"capacity": hours} if hours else {})}


def changed(typed: Record, profile: Profile) -> Typed:
    """Return what the office typed in place of what its profile gave."""
    before = given(profile)
    told = {key: getattr(typed, key, None) for key in (*before, "capacity")}
    return {key: value for key, value in told.items() if value not in (None, before.get(key))}


def weighed(lines: Sequence[Line], typed: Typed, tool: Tool, profile: Profile) -> Weighed:
    """Compute the prioritisation: what has a rank first, what is without scores or hours after.

    `tool` is the portfolio as the profile has tailored it.
    """
    scene = scene_of(Weighing.model_construct(None, **dict[str, Any](typed)), lines, tool, profile)
    rows = list(calculated(scene, PRIORITIES_PATH))
    done = [
        line._replace(record=_with(line.record, row)) for line, row in zip(lines, rows, strict=True)
    ]
    (frame,) = calculated(scene, WEIGHING_PATH)
    frame = dict[str, Any](frame)
    scene.forget()
    return Weighed(Weighing.model_construct(None, **frame), sorted(done, key=_order))


def scene_of(frame: Record, lines: Sequence[Line], tool: Tool, profile: Profile) -> Scene:
    """Return the scene in which the formulas of the sheet are computed."""
    parts = {path: tool.parts[path] for path in (WEIGHING_PATH, PRIORITIES_PATH)}
    rows = {
        WEIGHING_PATH: [_typed(frame, parts[WEIGHING_PATH])],
        PRIORITIES_PATH: [_typed(line.record, parts[PRIORITIES_PATH]) for line in lines],
    }
    return Scene(parts, Inputs(rows), date.min, profile.settings)


def _typed(record: Record, part: Part) -> Row:
    """Give what no formula fills."""
    return dict(_filled(record, part))


def _filled(record: Record, part: Part) -> Iterator[tuple[str, Any]]:
    for key, field in part.fields.items():
        if not field.computed:
            yield key, getattr(record, key, None)


def _with(record: Record, row: Row) -> Record:
    return type(record).model_construct(None, **row)


def _order(line: Line) -> tuple[int, int]:
    record: Any = line.record
    if record.rank is not None:
        return 0, record.rank
    return (1 if record.fit is CapacityFit.UNSCORED else _LAST), 0

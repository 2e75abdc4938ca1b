"""What the formulas give that look across the rows of a register: sums, counts, look-ups, ranks.

The rules are registered with `calculate.asking` when the package `schema` is imported.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from excelkasse.schema import formula as f
from excelkasse.schema.calculate import Answer, Ask, Scene, asking, compiled
from excelkasse.schema.choices import JudgedLight
from excelkasse.schema.operators import comparable, order


@asking.register
def _(formula: f.Sum) -> Ask:
    path, _, key = formula.column.rpartition(".")

    def ask(scene: Scene) -> Answer:
        part = path or scene.part
        rows = _meeting(formula.where, scene, part, scene.rows(part))
        found = [scene.field(part, row, key) for row in rows]
        numbers = [value for value in found if isinstance(value, int | float)]
        return sum(numbers) if numbers else None

    return ask


@asking.register
def _(formula: f.Count) -> Ask:
    part, where = formula.register, formula.where
    return lambda scene: len(_meeting(where, scene, part, scene.rows(part)))


def _meeting(
    where: Sequence[f.Where], here: Scene, part: str, rows: Sequence[int]
) -> Sequence[int]:
    """Return the rows of a part that meet every condition, seen from where the formula stands."""
    for one in where if rows else ():
        wanted = comparable(compiled(one.value)(here))
        if one.up_to:
            low = frozenset(_up_to(here, part, one.column, wanted))
            rows = [row for row in rows if row in low]
        elif rows == here.rows(part) and not one.differs:
            rows = _with(here, part, one.column).get(wanted, ())
        else:
            rows = [
                row
                for row in rows
                if (comparable(here.field(part, row, one.column)) == wanted) != one.differs
            ]
    return rows


def _up_to(scene: Scene, part: str, column: str, most: float | str) -> Iterator[int]:
    """Give the rows of a part whose number in a column is at most another; the smallest first."""
    if (part, column) not in scene.ascending:
        found = ((scene.field(part, row, column), row) for row in scene.rows(part))
        numbers = [(float(value), row) for value, row in found if isinstance(value, int | float)]
        scene.ascending[part, column] = sorted(numbers)
    if isinstance(most, float):
        numbers = scene.ascending[part, column]
        yield from (row for value, row in takewhile(lambda one: one[0] <= most, numbers))


def _with(scene: Scene, part: str, column: str) -> Mapping[float | str, Sequence[int]]:
    """Return the rows of a part by what stands in a column: a look-up for each row, not a scan."""
    if (part, column) not in scene.equals:
        found: dict[float | str, list[int]] = {}
        for row in scene.rows(part):
            found.setdefault(comparable(scene.field(part, row, column)), []).append(row)
        scene.equals[part, column] = found
    return scene.equals[part, column]


@asking.register
def _(formula: f.Lookup) -> Ask:
    path, _, key = formula.column.rpartition(".")
    value = asking(formula.value)

    def ask(scene: Scene) -> Answer:
        part, wanted = path or scene.part, value(scene)
        for row in scene.rows(part) if wanted is not None else ():
            told = scene.field(part, row, formula.by)
            if told is not None and order(told, wanted) == 0:
                return scene.field(part, row, key)
        return None

    return ask


@asking.register
def _(formula: f.Rank) -> Ask:
    def ask(scene: Scene) -> Answer:
        key = (scene.part, formula.by, formula.where)
        if key not in scene.ranks:
            scene.ranks[key] = _ranked(formula, scene)
        return scene.ranks[key].get(scene.row)

    return ask


def _ranked(formula: f.Rank, scene: Scene) -> dict[int, int]:
    here = scene.part
    values = {
        row: comparable(value)
        for row in scene.rows(here)
        if (value := scene.field(here, row, formula.by)) is not None
    }
    rows = _meeting(formula.where, scene, here, list(values))
    ranked = sorted(rows, key=lambda row: values[row], reverse=formula.largest_first)
    return {row: place for place, row in enumerate(ranked, start=1)}


@asking.register
def _(formula: f.Worst) -> Ask:
    path, _, key = formula.column.rpartition(".")

    def ask(scene: Scene) -> Answer:
        part = path or scene.part
        found = {scene.field(part, row, key) for row in scene.rows(part)}
        ranked = [light for light in reversed(JudgedLight) if light in found]
        return ranked[0] if ranked else None

    return ask

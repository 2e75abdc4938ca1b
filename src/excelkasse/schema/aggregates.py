"""What the formulas give that look across the rows of a register: sums, counts, look-ups, ranks.

The rules are registered with `calculate.asking` when the package `schema` is imported.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from excelkasse.schema import formula as f
from excelkasse.schema.calculate import Answer, Ask, Scene, asking
from excelkasse.schema.choices import JudgedLight
from excelkasse.schema.operators import comparable, order


@asking.register
def _(formula: f.Sum) -> Ask:
    path, _, key = formula.column.rpartition(".")
    if len(formula.where) == 1 and formula.where[0].up_to:
        return _sum_up_to(path, key, formula.where[0])
    meeting = _of_all(formula.where)

    def ask(scene: Scene) -> Answer:
        part = path or scene.part
        lines = scene.lines(part)
        found = [lines[row].value(key) for row in meeting(scene, part)]
        numbers = [value for value in found if isinstance(value, int | float)]
        return sum(numbers) if numbers else None

    return ask


def _sum_up_to(path: str, key: str, where: f.Where) -> Ask:
    """Return what sums a column over the rows up to a number, from sums that grow row by row."""
    limit = asking(where.value)

    def ask(scene: Scene) -> Answer:
        part = path or scene.part
        if not scene.lines(part):
            return None
        most, rows = comparable(limit(scene)), _ascending(scene, part, where.column)
        if not isinstance(most, float):
            return None
        count = bisect_right(rows, (most, len(scene.lines(part))))
        sums = scene.found.sums.setdefault((part, where.column, key), [None])
        for _, row in rows[len(sums) - 1 : count]:
            value = scene.lines(part)[row].value(key)
            sums.append((sums[-1] or 0) + value if isinstance(value, int | float) else sums[-1])
        return sums[count]

    return ask


@asking.register
def _(formula: f.Count) -> Ask:
    part, meeting = formula.register, _of_all(formula.where)
    return lambda scene: len(meeting(scene, part))


def _of_all(where: Sequence[f.Where]) -> Callable[[Scene, str], Sequence[int]]:
    """Return what gives those of all rows of a part that meet conditions."""
    meeting = _meeting(where)
    if len(where) != 1 or where[0].sign != "=":
        return lambda here, part: meeting(here, part, here.rows(part))
    column, ask = where[0].column, asking(where[0].value)

    def equal(here: Scene, part: str) -> Sequence[int]:
        if not here.lines(part):
            return ()
        wanted = comparable(ask(here))
        return _with(here, part, column).get(wanted, ())

    return equal


_Meeting = Callable[[Scene, str, Sequence[int]], Sequence[int]]
"""Gives those of some rows of a part that meet conditions, seen from where the formula stands."""


def _meeting(where: Sequence[f.Where]) -> _Meeting:
    asked = [(one, asking(one.value)) for one in where]

    def meeting(here: Scene, part: str, rows: Sequence[int]) -> Sequence[int]:
        for one, ask in asked if rows else ():
            rows = _those(here, part, rows, one, comparable(ask(here)))
        return rows

    return meeting


def _those(
    here: Scene, part: str, rows: Sequence[int], one: f.Where, wanted: float | str
) -> Sequence[int]:
    """Return those of some rows of a part that meet one condition."""
    if one.up_to:
        low = frozenset(_up_to(here, part, one.column, wanted))
        return [row for row in rows if row in low]
    if rows == here.rows(part) and not one.differs:
        return _with(here, part, one.column).get(wanted, ())
    lines, column, differs = here.lines(part), one.column, one.differs
    return [row for row in rows if (comparable(lines[row].value(column)) == wanted) != differs]


def _up_to(scene: Scene, part: str, column: str, most: float | str) -> Iterator[int]:
    """Give the rows of a part whose number in a column is at most another; the smallest first."""
    rows = _ascending(scene, part, column)
    if isinstance(most, float):
        yield from (row for _, row in rows[: bisect_right(rows, (most, len(scene.lines(part))))])


def _ascending(scene: Scene, part: str, column: str) -> Sequence[tuple[float, int]]:
    """Return the numbers in a column, each with its row, the smallest first."""
    known = scene.found.ascending.get((part, column))
    if known is None:
        found = ((line.value(column), row) for row, line in enumerate(scene.lines(part)))
        known = sorted(
            (float(value), row) for value, row in found if isinstance(value, int | float)
        )
        scene.found.ascending[part, column] = known
    return known


def _with(scene: Scene, part: str, column: str) -> Mapping[float | str, Sequence[int]]:
    """Return the rows of a part by what stands in a column: a look-up for each row, not a scan."""
    told = scene.found.equals.get((part, column))
    if told is None:
        told = {}
        for row, line in enumerate(scene.lines(part)):
            told.setdefault(comparable(line.value(column)), []).append(row)
        scene.found.equals[part, column] = told
    return told


@asking.register
def _(formula: f.Lookup) -> Ask:
    path, _, key = formula.column.rpartition(".")
    value = asking(formula.value)

    def ask(scene: Scene) -> Answer:
        part, wanted = path or scene.part, value(scene)
        for line in scene.lines(part) if wanted is not None else ():
            told = line.value(formula.by)
            if told is not None and order(told, wanted) == 0:
                return line.value(key)
        return None

    return ask


@asking.register
def _(formula: f.Rank) -> Ask:
    meeting = _meeting(formula.where)

    def ask(scene: Scene) -> Answer:
        ranks = scene.found.ranks.get((scene.part, ask))
        if ranks is None:
            ranks = scene.found.ranks[scene.part, ask] = _ranked(formula, meeting, scene)
        return ranks.get(scene.row)

    return ask


def _ranked(formula: f.Rank, meeting: _Meeting, scene: Scene) -> dict[int, int]:
    values = {
        line.row: comparable(value)
        for line in scene.lines(scene.part)
        if (value := line.value(formula.by)) is not None
    }
    rows = meeting(scene, scene.part, list(values))
    ranked = sorted(rows, key=lambda row: values[row], reverse=formula.largest_first)
    return {row: place for place, row in enumerate(ranked, start=1)}


@asking.register
def _(formula: f.Worst) -> Ask:
    path, _, key = formula.column.rpartition(".")

    def ask(scene: Scene) -> Answer:
        part = path or scene.part
        found = {line.value(key) for line in scene.lines(part)}
        ranked = [light for light in reversed(JudgedLight) if light in found]
        return ranked[0] if ranked else None

    return ask

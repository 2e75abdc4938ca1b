"""What a formula needs, directly and through other formulas: who is to blame for an error."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import singledispatch

from excelkasse.schema import formula as f
from excelkasse.schema.report_date import STATUS_DATES
from excelkasse.schema.tool import Part

Spot = tuple[str, str]
"""A field: the part it belongs to, and its key."""

_MODEL = ("master_data.project", "model")


def upstream(spot: Spot, parts: Mapping[str, Part]) -> AbstractSet[Spot]:
    """Give every field that a computed one needs, however far away."""
    found: set[Spot] = set()
    waiting = [spot]
    while waiting:
        path, key = waiting.pop()
        field = parts[path].fields.get(key) if path in parts else None
        if field is not None and field.spec.formula is not None:
            new = set(needs(field.spec.formula, path)) - found
            found |= new
            waiting += new
    return found - {spot}


@singledispatch
def needs(formula: f.Expr, part: str) -> Iterator[Spot]:
    """Give the fields that a formula of some part names itself."""
    for name in formula.told:
        value = getattr(formula, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, f.Expr):
                yield from needs(inner, part)


@needs.register
def _(formula: f.Ref, part: str) -> Iterator[Spot]:
    yield _split(formula.path, part)


@needs.register
def _(_formula: f.Limit, _part: str) -> Iterator[Spot]:
    yield _MODEL


@needs.register
def _(_formula: f.ReportDate, _part: str) -> Iterator[Spot]:
    yield from STATUS_DATES


@needs.register
def _(formula: f.Sum, part: str) -> Iterator[Spot]:
    column = _split(formula.column, part)
    yield column
    yield from _where(formula.where, column[0], part)


@needs.register
def _(formula: f.Count, part: str) -> Iterator[Spot]:
    yield from _where(formula.where, formula.register, part)


@needs.register
def _(formula: f.Rank, part: str) -> Iterator[Spot]:
    yield (part, formula.by)
    yield from _where(formula.where, part, part)


@needs.register
def _(formula: f.Lookup, part: str) -> Iterator[Spot]:
    column = _split(formula.column, part)
    yield column
    yield (column[0], formula.by)
    yield from needs(formula.value, part)


@needs.register
def _(formula: f.Worst, part: str) -> Iterator[Spot]:
    yield _split(formula.column, part)


def _where(conditions: tuple[f.Where, ...], register: str, part: str) -> Iterator[Spot]:
    for one in conditions:
        yield (register, one.column)
        yield from needs(one.value, part)


def _split(path: str, part: str) -> Spot:
    told, _, key = path.rpartition(".")
    return (told or part, key)

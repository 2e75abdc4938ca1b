"""What is shown of a table or of cells with headers: filters on their columns.

LibreOffice can filter by colour too; xlwings does not ask for that.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, struct
from excelkasse.spreadsheet.libreoffice.link.hosts import HostRange, must_be_open
from excelkasse.spreadsheet.libreoffice.link.impl import Impl
from excelkasse.spreadsheet.libreoffice.link.vocabulary import constant, enum

_COMPARISONS: Mapping[str, Sequence[str]] = {
    "between": ("GREATER_EQUAL", "LESS_EQUAL"),
    "not_between": ("LESS", "GREATER"),
    "equal_to": ("EQUAL",),
    "not_equal_to": ("NOT_EQUAL",),
    "greater_than": ("GREATER",),
    "less_than": ("LESS",),
    "greater_than_or_equal": ("GREATER_EQUAL",),
    "less_than_or_equal": ("LESS_EQUAL",),
}
_RANKS = {
    "top_items": "TOP_VALUES",
    "bottom_items": "BOTTOM_VALUES",
    "top_percent": "TOP_PERCENT",
    "bottom_percent": "BOTTOM_PERCENT",
}
_EITHER = frozenset({"not_between"})
"""One of the two comparisons is enough."""

_NUMBER, _TEXT = 0, 1
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001  (a sheet has no time zone)


class AutoFilter(Impl):
    """The filter of some cells, whether they are a table or not."""

    __slots__ = ("cells", "table")

    def __init__(self, cells: HostRange, table: Uno = None) -> None:
        """Belong to cells whose first row is headers, and to the table they are."""
        super().__init__(cells)
        self.cells = cells
        self.table = table

    @property
    def api(self) -> Uno:
        """The present filter in LibreOffice."""
        if self.table is not None:
            return self.table.getFilterDescriptor()
        return self.cells.uno.createFilterDescriptor(False)  # noqa: FBT003  (not an empty one)

    @property
    def criteria(self) -> list[dict[str, Any]]:
        """What each filtered column shows, by its number from 1."""
        found: dict[int, list[Uno]] = {}
        for one in self.api.getFilterFields3():
            of_column = found.setdefault(int(one.Field) + 1, [])
            if _meaning(one) not in map(_meaning, of_column):
                of_column.append(one)
        return [_told(field, fields) for field, fields in sorted(found.items())]

    def apply_values(self, field: int, values: Sequence[str]) -> None:
        """Show the rows whose cell in a column reads as one of these texts."""
        texts = [_text(value) for value in values]
        if self.table is None:  # outside tables LibreOffice takes one value at a time
            self._replace(field, [[_field(field, "EQUAL", [text])] for text in texts])
        else:
            self._replace(field, [[_field(field, "EQUAL", texts)]])

    def apply_comparison(self, field: int, operator: str, value1: Any, value2: Any) -> None:  # noqa: ANN401  (what xlwings made of it)
        """Show the rows whose cell in a column compares so with one value or two."""
        if value1 is None:
            said = "EMPTY" if operator == "equal_to" else "NOT_EMPTY"
            self._replace(field, [[_field(field, said, [_text("")])]])
            return
        said_of = zip(_COMPARISONS[operator], (value1, value2), strict=False)
        parts = [_field(field, said, [_value(value)]) for said, value in said_of]
        self._replace(field, [[part] for part in parts] if operator in _EITHER else [parts])

    def apply_top_items(self, field: int, count: int) -> None:
        """Show the rows with the largest numbers of a column."""
        self._ranked(field, "top_items", count)

    def apply_bottom_items(self, field: int, count: int) -> None:
        """Show the rows with the smallest numbers of a column."""
        self._ranked(field, "bottom_items", count)

    def apply_top_percent(self, field: int, percent: float) -> None:
        """Show the rows with the largest numbers of a column, so many in a hundred."""
        self._ranked(field, "top_percent", percent)

    def apply_bottom_percent(self, field: int, percent: float) -> None:
        """Show the rows with the smallest numbers of a column, so many in a hundred."""
        self._ranked(field, "bottom_percent", percent)

    def _ranked(self, field: int, kind: str, number: float) -> None:
        self._replace(field, [[_field(field, _RANKS[kind], [_number_value(float(number))])]])

    def clear(self, field: int | None) -> None:
        """Show every row again, or take the filter of one column away."""
        if field is None:
            self._apply([])
        else:
            self._replace(field, [[]])

    def _replace(self, field: int, alternatives: Sequence[Sequence[Uno]]) -> None:
        """Filter one column anew: a row is shown that fits one of the alternatives."""
        groups = [
            [one for one in group if int(one.Field) + 1 != field]
            for group in _groups(self.api.getFilterFields3())
        ]
        others = {tuple(map(_meaning, group)): group for group in groups or [[]]}
        self._apply([[*group, *more] for group in others.values() for more in alternatives])

    def _apply(self, groups: Sequence[Sequence[Uno]]) -> None:
        must_be_open(self.cells.sheet)
        cells = self.cells.uno
        cells.filter(cells.createFilterDescriptor(True))  # noqa: FBT003  (an empty one shows all)
        fields = tuple(one for group in groups for one in _linked(group))
        if not fields:
            return
        descriptor = self.api
        descriptor.ContainsHeader = True
        descriptor.setFilterFields3(fields)
        if self.table is None:
            cells.filter(descriptor)
        else:
            self.table.refresh()


def _groups(fields: Sequence[Uno]) -> list[list[Uno]]:
    """Part conditions where LibreOffice does: `and` binds, `or` begins a new group."""
    groups: list[list[Uno]] = []
    for one in map(_again, fields):
        if not groups or one.Connection.value == "OR":
            groups.append([])
        groups[-1].append(one)
    return groups


def _again(field: Uno) -> Uno:
    """Return a condition as it must be said again: LibreOffice forgets which values are texts."""
    values = [
        _text(str(value.StringValue)) if not value.IsNumeric else value for value in field.Values
    ]
    field.Values = tuple(values)
    return field


def _linked(group: Sequence[Uno]) -> Sequence[Uno]:
    for number, one in enumerate(group):
        one.Connection = enum("sheet.FilterConnection", "AND" if number else "OR")
    return group


def _meaning(field: Uno) -> tuple[int, int, tuple[str, ...]]:
    return int(field.Field), int(field.Operator), tuple(_shown(one) for one in field.Values)


def _field(field: int, operator: str, values: Sequence[Uno]) -> Uno:
    return struct(
        "sheet.TableFilterField3",
        Field=field - 1,
        Operator=_number_of(operator),
        Values=tuple(values),
    )


def _text(value: str) -> Uno:
    return struct("sheet.FilterFieldValue", IsNumeric=False, StringValue=value, FilterType=_TEXT)


def _value(value: str | Mapping[str, str]) -> Uno:
    number = _number(value)
    if number is None:
        return _text(str(value))
    return _number_value(number)


def _number_value(number: float) -> Uno:
    return struct("sheet.FilterFieldValue", IsNumeric=True, NumericValue=number, FilterType=_NUMBER)


def _number(value: str | Mapping[str, str]) -> float | None:
    """Return a value as a cell holds it: xlwings gives numbers as text and days as ISO."""
    if not isinstance(value, str):
        day = datetime.fromisoformat(value["value"])
        return (day - _FIRST_DAY).total_seconds() / 86_400
    try:
        return float(value)
    except ValueError:
        return None


def _told(field: int, fields: Sequence[Uno]) -> dict[str, Any]:
    """Say one column's filter as xlwings does."""
    blank = dict.fromkeys(("values", "operator", "value1", "value2", "count", "percent"))
    said: dict[str, Any] = {"field": field, "type": "unknown", **blank}
    values = [_shown(value) for one in fields for value in one.Values]
    operators = [int(one.Operator) for one in fields]
    if set(operators) == {_number_of("EQUAL")} and not fields[0].Values[0].IsNumeric:
        return said | {"type": "values", "values": values}
    number = float(fields[0].Values[0].NumericValue)
    return {**said, **_ranked(operators, number), **_compared(operators, values)}


def _ranked(operators: Sequence[int], number: float) -> Mapping[str, Any]:
    for name, operator in _RANKS.items():
        if operators == [_number_of(operator)]:
            counted = name.endswith("items")
            amount = {"count": int(number)} if counted else {"percent": number}
            return {"type": name, **amount}
    return {}


def _compared(operators: Sequence[int], values: Sequence[str]) -> Mapping[str, Any]:
    for name, parts in _COMPARISONS.items():
        if operators == [_number_of(one) for one in parts]:
            second = values[1] if len(parts) > 1 else None
            told = {"type": "comparison", "operator": name}
            return {**told, "value1": values[0], "value2": second}
    return {}


def _number_of(operator: str) -> int:
    return constant(f"sheet.FilterOperator2.{operator}")


def _shown(value: Uno) -> str:
    return f"{value.NumericValue:.15g}" if value.IsNumeric else str(value.StringValue)

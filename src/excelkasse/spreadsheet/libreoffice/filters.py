"""What is shown of a table or of cells with headers: filters on their columns.

Filters by rank (top and bottom ten) and by colour are LibreOffice's too, but not done here.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from excelkasse.spreadsheet.libreoffice.bridge import Uno, struct
from excelkasse.spreadsheet.libreoffice.hosts import HostRange, must_be_open
from excelkasse.spreadsheet.libreoffice.impl import Impl
from excelkasse.spreadsheet.libreoffice.vocabulary import constant, enum

_COMPARISONS: Mapping[str, Sequence[tuple[str, str]]] = {
    "between": (("AND", "GREATER_EQUAL"), ("AND", "LESS_EQUAL")),
    "not_between": (("AND", "LESS"), ("OR", "GREATER")),
    "equal_to": (("AND", "EQUAL"),),
    "not_equal_to": (("AND", "NOT_EQUAL"),),
    "greater_than": (("AND", "GREATER"),),
    "less_than": (("AND", "LESS"),),
    "greater_than_or_equal": (("AND", "GREATER_EQUAL"),),
    "less_than_or_equal": (("AND", "LESS_EQUAL"),),
}
_NUMBER, _TEXT = 0, 1
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001  (a sheet has no time zone)


class AutoFilter(Impl):
    """The filter of some cells, whether they are a table or not."""

    __slots__ = ("cells",)

    def __init__(self, cells: HostRange) -> None:
        """Belong to cells whose first row is headers."""
        super().__init__(cells)
        self.cells = cells

    @property
    def api(self) -> Uno:
        """The present filter in LibreOffice."""
        return self.cells.uno.createFilterDescriptor(False)  # noqa: FBT003  (not an empty one)

    @property
    def criteria(self) -> list[dict[str, Any]]:
        """What each filtered column shows, by its number from 1."""
        found: dict[int, list[Uno]] = {}
        for one in self.api.getFilterFields3():
            found.setdefault(int(one.Field) + 1, []).append(one)
        return [_told(field, fields) for field, fields in sorted(found.items())]

    def apply_values(self, field: int, values: Sequence[str]) -> None:
        """Show the rows whose cell in a column reads as one of these texts."""
        self._replace(field, [_field(field, "AND", "EQUAL", [_text(value) for value in values])])

    def apply_comparison(self, field: int, operator: str, value1: Any, value2: Any) -> None:  # noqa: ANN401
        """Show the rows whose cell in a column compares so with one value or two."""
        if value1 is None:
            said = "EMPTY" if operator == "equal_to" else "NOT_EMPTY"
            self._replace(field, [_field(field, "AND", said, [_text("")])])
            return
        pairs = zip(_COMPARISONS[operator], (value1, value2), strict=False)
        self._replace(
            field, [_field(field, link, said, [_value(value)]) for (link, said), value in pairs]
        )

    def clear(self, field: int | None) -> None:
        """Show every row again, or take the filter of one column away."""
        self._replace(field, [])

    def _replace(self, field: int | None, fields: list[Uno]) -> None:
        must_be_open(self.cells.sheet)
        descriptor = self.api
        others = [
            one
            for one in descriptor.getFilterFields3()
            if field is not None and int(one.Field) + 1 != field
        ]
        descriptor.ContainsHeader = True
        descriptor.setFilterFields3(tuple(others + fields))
        self.cells.uno.filter(descriptor)


def _field(field: int, link: str, operator: str, values: Sequence[Uno]) -> Uno:
    return struct(
        "sheet.TableFilterField3",
        Connection=enum("sheet.FilterConnection", link),
        Field=field - 1,
        Operator=constant(f"sheet.FilterOperator2.{operator}"),
        Values=tuple(values),
    )


def _text(value: str) -> Uno:
    return struct("sheet.FilterFieldValue", IsNumeric=False, StringValue=value, FilterType=_TEXT)


def _value(value: str | Mapping[str, str]) -> Uno:
    number = _number(value)
    if number is None:
        return _text(str(value))
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
    blank = dict.fromkeys(("values", "operator", "value1", "value2", "count", "percent"))
    said: dict[str, Any] = {"field": field, "type": "comparison", **blank}
    values = [[_shown(value) for value in one.Values] for one in fields]
    operators = [int(one.Operator) for one in fields]
    for name, pairs in _COMPARISONS.items():
        if operators == [constant(f"sheet.FilterOperator2.{one}") for _, one in pairs]:
            said |= {"operator": name, "value1": values[0][0]}
            said["value2"] = values[1][0] if len(values) > 1 else None
            return said | _if_listed(fields, values)
    return said | {"type": "unknown"}


def _if_listed(fields: Sequence[Uno], values: list[list[str]]) -> dict[str, Any]:
    """Return what a list of texts is called; one that compares gives nothing."""
    texts = not fields[0].Values[0].IsNumeric
    if int(fields[0].Operator) != constant("sheet.FilterOperator2.EQUAL") or not texts:
        return {}
    return {"type": "values", "values": values[0], "operator": None, "value1": None}


def _shown(value: Uno) -> str:
    return f"{value.NumericValue:.15g}" if value.IsNumeric else str(value.StringValue)

"""What may be written in cells: lists, numbers, days, texts of a length, a formula."""

from collections.abc import Mapping, Sequence
from typing import Any

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, struct
from excelkasse.spreadsheet.libreoffice.link.hosts import HostRange, must_be_open
from excelkasse.spreadsheet.libreoffice.link.impl import Impl, OfficeError
from excelkasse.spreadsheet.libreoffice.link.vocabulary import enum
from excelkasse.spreadsheet.libreoffice.parts.grammar import as_excel, as_office

TYPES: Mapping[str, str] = {
    "whole_number": "WHOLE",
    "decimal": "DECIMAL",
    "list": "LIST",
    "date": "DATE",
    "time": "TIME",
    "text_length": "TEXT_LEN",
    "custom": "CUSTOM",
}
OPERATORS: Mapping[str, str] = {
    "between": "BETWEEN",
    "not_between": "NOT_BETWEEN",
    "equal_to": "EQUAL",
    "not_equal_to": "NOT_EQUAL",
    "greater_than": "GREATER",
    "less_than": "LESS",
    "greater_than_or_equal": "GREATER_EQUAL",
    "less_than_or_equal": "LESS_EQUAL",
}
_ALERTS = {"STOP": "stop", "WARNING": "warning", "INFO": "information"}
_TWO = frozenset({"between", "not_between"})
_COMPARED = frozenset({"whole_number", "decimal", "date", "time", "text_length"})


class DataValidation(Impl):
    """The rule of some cells."""

    __slots__ = ("cells",)

    def __init__(self, cells: HostRange) -> None:
        """Belong to cells."""
        super().__init__(cells)
        self.cells = cells

    @property
    def api(self) -> Uno:
        """The rule in LibreOffice."""
        return self.cells.uno.Validation

    @property
    def type(self) -> str:
        """What kind of rule all cells have; `mixed_criteria` or `inconsistent` when they differ."""
        kinds = [one.Validation.Type.value for one in self._alike()]
        if len(set(kinds)) > 1:
            return "mixed_criteria" if "ANY" in kinds else "inconsistent"
        said = next((word for word, one in TYPES.items() if one == kinds[0]), "none")
        return "inconsistent" if said != "none" and len(self._rules()) > 1 else said

    @property
    def operator(self) -> str | None:
        """How a value is compared; None for a list, a formula or no rule."""
        if self.type not in _COMPARED:
            return None
        said = self.api.getOperator().value
        return next(word for word, one in OPERATORS.items() if one == said)

    @property
    def formula1(self) -> str | None:
        """What it is compared with."""
        return self._said(1) if self.type in _COMPARED else None

    @property
    def formula2(self) -> str | None:
        """The other end of what it lies between."""
        return self._said(2) if self.operator in _TWO else None

    @property
    def formula(self) -> str | None:
        """The formula that must hold."""
        return self._said(1) if self.type == "custom" else None

    @property
    def source(self) -> str | None:
        """Where the list comes from: `ja,nej`, or `=` and a place or a name."""
        if self.type != "list":
            return None
        said = str(self.api.getFormula1())
        if said.startswith('"'):
            return ",".join(one.strip('"') for one in said.split(";"))
        return self._said(1)

    @property
    def in_cell_dropdown(self) -> bool | None:
        """Whether a list opens in the cell."""
        return bool(self.api.ShowList) if self.type == "list" else None

    @property
    def ignore_blank(self) -> bool | None:
        """Whether an empty cell is in order."""
        return self._flag("IgnoreBlankCells")

    @property
    def input_title(self) -> str | None:
        """The title of what is shown when somebody comes to the cell."""
        return self._words("InputTitle")

    @property
    def input_message(self) -> str | None:
        """What is shown when somebody comes to the cell."""
        return self._words("InputMessage")

    @property
    def show_input(self) -> bool | None:
        """Whether it is shown."""
        return self._flag("ShowInputMessage")

    @property
    def error_title(self) -> str | None:
        """The title of what is said about a wrong value."""
        return self._words("ErrorTitle")

    @property
    def error_message(self) -> str | None:
        """What is said about a wrong value."""
        return self._words("ErrorMessage")

    @property
    def show_error(self) -> bool | None:
        """Whether a wrong value is told."""
        return self._flag("ShowErrorMessage")

    @property
    def alert_style(self) -> str | None:
        """How hard a wrong value is refused."""
        style = self._property("ErrorAlertStyle")
        return _ALERTS.get(style.value) if style is not None else None

    def set_list(self, source: Any, in_cell_dropdown: bool) -> None:  # noqa: ANN401, FBT001  (xlwings' order)
        """Allow a list: texts, cells, or a name for cells."""
        rule = self._rule("list")
        rule.setFormula1(_listed(source))
        rule.ShowList = int(in_cell_dropdown)
        self.cells.uno.Validation = rule

    def set_rule(
        self, rule_type: str, operator: str | None, formula1: str, formula2: str | None
    ) -> None:
        """Allow what compares so, or what a formula says."""
        rule = self._rule(rule_type)
        if operator is not None:
            rule.setOperator(enum("sheet.ConditionOperator", OPERATORS[operator]))
        rule.setFormula1(self._spelled(formula1))
        rule.setFormula2(self._spelled(formula2) if formula2 else "")
        self.cells.uno.Validation = rule

    def delete(self) -> None:
        """Allow everything."""
        must_be_open(self.cells.sheet)
        rule = self.api
        rule.Type = enum("sheet.ValidationType", "ANY")
        self.cells.uno.Validation = rule

    def _rule(self, kind: str) -> Uno:
        if self.type in {"mixed_criteria", "inconsistent"}:
            message = "LibreOffice: the cells have different validation rules"
            raise OfficeError(message)
        must_be_open(self.cells.sheet)
        rule = self.api
        if rule.Type.value == "ANY":
            rule.ShowErrorMessage = True  # as Excel does with a new rule
        rule.Type = enum("sheet.ValidationType", TYPES[kind])
        rule.setSourcePosition(self._first)
        return rule

    @property
    def _first(self) -> Uno:
        area = self.cells.uno.getRangeAddress()
        return struct("table.CellAddress", area.Sheet, area.StartColumn, area.StartRow)

    def _said(self, which: int) -> str:
        rule = self.api
        formula = rule.getFormula1() if which == 1 else rule.getFormula2()
        return f"={as_excel(self.cells.sheet.doc, str(formula), self._first)}"

    def _spelled(self, formula: str) -> str:
        return as_office(self.cells.sheet.doc, formula.removeprefix("="), self._first)

    def _words(self, name: str) -> str | None:
        value = self._property(name)
        return None if value is None else str(value)

    def _flag(self, name: str) -> bool | None:
        value = self._property(name)
        return None if value is None else bool(value)

    def _property(self, name: str) -> Uno:
        ruled = self.type not in {"none", "mixed_criteria", "inconsistent"}
        return getattr(self.api, name) if ruled else None

    def _alike(self) -> Sequence[Uno]:
        """Return the cells in groups that are formatted, and ruled, alike."""
        groups = self.cells.uno.getUniqueCellFormatRanges()
        return [groups.getByIndex(number) for number in range(groups.Count)]

    def _rules(self) -> set[tuple[str, str, str]]:
        found = [one.Validation for one in self._alike()]
        return {(one.getFormula1(), one.getFormula2(), one.getOperator().value) for one in found}


def _listed(source: Any) -> str:  # noqa: ANN401  (texts, cells or a name)
    if isinstance(source, list):
        return ";".join(f'"{one}"' for one in source)
    if hasattr(type(source), "refers_to"):
        return str(source.uno.Name)
    area = source.uno.AbsoluteName
    return str(area)

"""Conditional formats: those that compare a cell or follow a formula can be made and changed.

Colour scales, data bars and icons are kept and can be deleted; LibreOffice 7.4 cannot make them
from outside, and setting icons ends it. It keeps no `stop_if_true`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from excelkasse.overriding import override
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, struct
from excelkasse.spreadsheet.libreoffice.link.hosts import HostRange, must_be_open
from excelkasse.spreadsheet.libreoffice.link.impl import Impl
from excelkasse.spreadsheet.libreoffice.link.listed import Listed, free_name
from excelkasse.spreadsheet.libreoffice.link.vocabulary import constant, enum
from excelkasse.spreadsheet.libreoffice.parts.grammar import as_excel, as_office

_KINDS = {"COLORSCALE": "color_scale", "DATABAR": "data_bar", "ICONSET": "icon_set"}
_OPERATORS = {
    "equal_to": "EQUAL",
    "less_than": "LESS",
    "greater_than": "GREATER",
    "less_than_or_equal": "LESS_EQUAL",
    "greater_than_or_equal": "GREATER_EQUAL",
    "not_equal_to": "NOT_EQUAL",
    "between": "BETWEEN",
    "not_between": "NOT_BETWEEN",
}
_BOLD, _ITALIC = 150.0, "ITALIC"
_NOTHING = -1
"""LibreOffice's number for no colour."""


_Said: TypeAlias = tuple[int, str, str, str]
"""Operator, two formulas and the style, as LibreOffice says them."""


class ConditionalFormat(Impl):
    """One rule; `.uno` is LibreOffice's XConditionEntry, by its number in what holds it."""

    __slots__ = ("_number", "cells", "holder", "uno")

    def __init__(self, cells: HostRange, holder: Uno, number: int) -> None:
        """Belong to cells."""
        super().__init__(cells)
        self.cells = cells
        self.holder = holder
        self.uno: Uno = holder.getByIndex(number)
        self._number = number

    @property
    def api(self) -> Uno:
        """The rule in LibreOffice."""
        return self.uno

    @property
    def name(self) -> str:
        """Rules have no names."""
        return ""

    @property
    def type(self) -> str:
        """What kind of rule it is, in xlwings' words."""
        said = self.uno.getType()
        for name, word in _KINDS.items():
            if said == constant(f"sheet.ConditionEntryType.{name}"):
                return word
        if said != _condition():
            return "unknown"
        return "custom" if self.uno.Operator == _expression() else self._compared()

    def _compared(self) -> str:
        return "cell_value" if self.operator else "unknown"

    @property
    def operator(self) -> str | None:
        """How a cell is compared."""
        if self.uno.getType() != _condition():
            return None
        said = self.uno.Operator
        return next((one for one in _OPERATORS if said == _number_of(one)), None)

    @property
    def formula1(self) -> str | None:
        """What a cell is compared with."""
        return self._said(self.uno.Formula1) if self.type == "cell_value" else None

    @property
    def formula2(self) -> str | None:
        """The other end of what it lies between."""
        two = self.type == "cell_value" and self.operator in {"between", "not_between"}
        return self._said(self.uno.Formula2) if two else None

    @property
    def formula(self) -> str | None:
        """The formula that must hold."""
        return self._said(self.uno.Formula1) if self.type == "custom" else None

    @property
    def fill_color(self) -> tuple[int, int, int] | None:
        """The colour behind the cell."""
        return self._colour("CellBackColor")

    @property
    def font_color(self) -> tuple[int, int, int] | None:
        """The colour of what is written."""
        return self._colour("CharColor")

    @property
    def font_bold(self) -> bool | None:
        """Whether it is bold."""
        weight = self._look("CharWeight")
        return None if weight is None else bool(weight >= _BOLD)

    @property
    def font_italic(self) -> bool | None:
        """Whether it is italic."""
        posture = self._look("CharPosture")
        return None if posture is None else bool(posture.value == _ITALIC)

    @property
    def stop_if_true(self) -> bool | None:
        """False: LibreOffice shows the first rule that holds, and keeps no such mark."""
        return False if self.type in {"cell_value", "custom"} else None

    def delete(self) -> None:
        """Take the rule away from all cells that have it.

        LibreOffice 7.4 can only take all rules of an area away; those that stay are made again,
        which it can do with rules of these two kinds alone.
        """
        must_be_open(self.cells.sheet)
        area, stay = self.holder.Range, self._others()
        formats = self.cells.sheet.uno.ConditionalFormats
        formats.removeByID(self.holder.ID)
        if stay:
            _make(formats, area, stay)

    def _others(self) -> list[_Said]:
        numbers = [one for one in range(self.holder.getCount()) if one != self._number]
        entries = [self.holder.getByIndex(one) for one in numbers]
        if any(one.getType() != _condition() for one in entries):
            self.refuse("delete beside a colour scale, bars or icons")
        return [(one.Operator, one.Formula1, one.Formula2, one.StyleName) for one in entries]

    def _look(self, name: str) -> Uno:
        """Return what the rule says about a look; None when it says nothing."""
        if self.type not in {"cell_value", "custom"}:
            return None
        styles = self.cells.sheet.doc.StyleFamilies.getByName("CellStyles")
        style = styles.getByName(self.uno.StyleName)
        said = style.getPropertyState(name).value == "DIRECT_VALUE"
        return getattr(style, name) if said else None

    def _colour(self, name: str) -> tuple[int, int, int] | None:
        number = self._look(name)
        if number is None or number == _NOTHING:
            return None
        return number >> 16 & 255, number >> 8 & 255, number & 255

    def _said(self, formula: str) -> str:
        return f"={as_excel(self.cells.sheet.doc, formula, _first(self.cells))}"


class ConditionalFormats(Listed):
    """The rules that hold for some cells, the first that counts first."""

    __slots__ = ()

    @property
    def api(self) -> Uno:
        """The conditional formats of the sheet in LibreOffice."""
        return self.parent.sheet.uno.ConditionalFormats

    @override
    def members(self) -> Sequence[ConditionalFormat]:
        """Return the rules of every format that touches the cells."""
        area = self.parent.uno.getRangeAddress()
        return [
            ConditionalFormat(self.parent, one, number)
            for one in self.api.getConditionalFormats()
            if one.Range.queryIntersection(area).Count
            for number in range(one.getCount())
        ]

    def add_cell_value(self, spec: Mapping[str, Any]) -> ConditionalFormat:
        """Compare the cells with a value or two."""
        return self._add(spec, _number_of(spec["operator"]), spec["formula1"], spec["formula2"])

    def add_custom(self, spec: Mapping[str, Any]) -> ConditionalFormat:
        """Follow a formula, written for the first of the cells."""
        return self._add(spec, _expression(), spec["formula"], None)

    def clear(self) -> None:
        """Take every rule away that touches the cells."""
        must_be_open(self.parent.sheet)
        for one in {rule.holder.ID for rule in self.members()}:
            self.api.removeByID(one)

    def _add(
        self, spec: Mapping[str, Any], operator: int, formula1: object, formula2: object
    ) -> ConditionalFormat:
        cells, doc = self.parent, self.parent.sheet.doc
        if spec.get("stop_if_true"):
            self.refuse("add(stop_if_true=True)")
        must_be_open(cells.sheet)
        ranges = doc.createInstance("com.sun.star.sheet.SheetCellRanges")
        ranges.addRangeAddress(cells.uno.getRangeAddress(), False)  # noqa: FBT003  (not merged)
        said = _spelled(doc, formula1, cells), _spelled(doc, formula2, cells)
        holder = _make(self.api, ranges, [(operator, *said, _styled(doc, spec))])
        return ConditionalFormat(cells, holder, 0)


def _make(formats: Uno, area: Uno, rules: Sequence[_Said]) -> Uno:
    """Make a format of rules that compare or follow a formula, and return it."""
    made = formats.createByRange(area)
    holder = next(one for one in formats.getConditionalFormats() if made == one.ID)
    for number, said in enumerate(rules):
        holder.createEntry(_condition(), number)
        rule = holder.getByIndex(number)
        rule.Operator, rule.Formula1, rule.Formula2, rule.StyleName = said
    return holder


def _spelled(doc: Uno, formula: object, cells: HostRange) -> str:
    said = "" if formula is None else str(formula)
    return as_office(doc, said.removeprefix("="), _first(cells)) if said else ""


def _styled(doc: Uno, spec: Mapping[str, Any]) -> str:
    """Make a style of the look that is asked for and return its name."""
    styles = doc.StyleFamilies.getByName("CellStyles")
    name = free_name(
        [one for one in styles.ElementNames if one.startswith("Excelkasse")], "Excelkasse"
    )
    style = doc.createInstance("com.sun.star.style.CellStyle")
    styles.insertByName(name, style)
    for said, member in (("fill_color", "CellBackColor"), ("font_color", "CharColor")):
        if spec.get(said) is not None:
            red, green, blue = spec[said]
            setattr(style, member, red << 16 | green << 8 | blue)
    if spec.get("font_bold"):
        style.CharWeight = _BOLD
    if spec.get("font_italic"):
        style.CharPosture = enum("awt.FontSlant", _ITALIC)
    return name


def _first(cells: HostRange) -> Uno:
    area = cells.uno.getRangeAddress()
    return struct("table.CellAddress", area.Sheet, area.StartColumn, area.StartRow)


def _number_of(operator: str) -> int:
    return constant(f"sheet.ConditionFormatOperator.{_OPERATORS[operator]}")


def _expression() -> int:
    return constant("sheet.ConditionFormatOperator.EXPRESSION")


def _condition() -> int:
    return constant("sheet.ConditionEntryType.CONDITION")

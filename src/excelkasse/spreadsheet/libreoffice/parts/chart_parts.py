"""The legend, the axes and the series of a chart.

A second pair of axes, the look of marks and the crossing of axes are not done.
"""

from collections.abc import Mapping
from typing import Any

from xlwings.base_classes import _UNSET

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno
from excelkasse.spreadsheet.libreoffice.link.impl import Impl
from excelkasse.spreadsheet.libreoffice.link.vocabulary import enum

_PLACES = {"top": "TOP", "bottom": "BOTTOM", "left": "LEFT", "right": "RIGHT"}


class _OfChart(Impl):
    """Something of a chart."""

    __slots__ = ("parent",)

    def __init__(self, parent: Any) -> None:  # noqa: ANN401  (the chart knows its parts)
        """Belong to a chart."""
        super().__init__(parent)
        self.parent: Any = parent


class ChartLegend(_OfChart):
    """What tells the series apart."""

    __slots__ = ()

    @property
    def api(self) -> Uno:
        """The legend in LibreOffice."""
        return self.parent.chart.Legend

    @property
    def visible(self) -> bool:
        """Whether it is shown."""
        return bool(self.parent.chart.HasLegend)

    @visible.setter
    def visible(self, value: bool) -> None:
        self.parent.chart.HasLegend = value

    @property
    def position(self) -> str | None:
        """Where it stands; None when it is not shown."""
        if not self.visible:
            return None
        said = self.api.Alignment.value
        return next((word for word, one in _PLACES.items() if one == said), "right")

    @position.setter
    def position(self, value: str) -> None:
        if value not in _PLACES:
            self.refuse(f"position = {value!r}")
        self.visible = True
        self.api.Alignment = enum("chart.ChartLegendPosition", _PLACES[value])


class ChartAxis(_OfChart):
    """One of the first two axes of a chart, `X` or `Y`."""

    __slots__ = ("letter",)

    def __init__(self, parent: Any, letter: str) -> None:  # noqa: ANN401
        """Belong to a chart."""
        super().__init__(parent)
        self.letter = letter

    @property
    def api(self) -> Uno:
        """The axis in LibreOffice; None when it is not shown."""
        return getattr(self._diagram, f"{self.letter}Axis") if self.visible else None

    @property
    def visible(self) -> bool:
        """Whether it is shown."""
        return bool(getattr(self._diagram, f"Has{self.letter}Axis"))

    @visible.setter
    def visible(self, value: bool) -> None:
        setattr(self._diagram, f"Has{self.letter}Axis", value)

    @property
    def title(self) -> str | None:
        """What is written beside it; None when nothing is."""
        if not getattr(self._diagram, f"Has{self.letter}AxisTitle"):
            return None
        return str(getattr(self._diagram, f"{self.letter}AxisTitle").String)

    @title.setter
    def title(self, value: str | None) -> None:
        setattr(self._diagram, f"Has{self.letter}AxisTitle", value is not None)
        if value is not None:
            getattr(self._diagram, f"{self.letter}AxisTitle").String = value

    @property
    def minimum_scale(self) -> float:
        """Where it begins."""
        return float(self._axis.Min)

    @minimum_scale.setter
    def minimum_scale(self, value: float | None) -> None:
        self._scale("Min", value)

    @property
    def maximum_scale(self) -> float:
        """Where it ends."""
        return float(self._axis.Max)

    @maximum_scale.setter
    def maximum_scale(self, value: float | None) -> None:
        self._scale("Max", value)

    @property
    def major_unit(self) -> float:
        """How far its numbers are apart."""
        return float(self._axis.StepMain)

    @major_unit.setter
    def major_unit(self, value: float | None) -> None:
        self._scale("StepMain", value)

    @property
    def reverse_order(self) -> bool:
        """Whether it is drawn the other way round."""
        return bool(self._axis.ReverseDirection)

    @reverse_order.setter
    def reverse_order(self, value: bool) -> None:
        self._axis.ReverseDirection = value

    def set(self, **wanted: Any) -> None:  # noqa: ANN401  (xlwings' options)
        """Set what is said and leave the rest."""
        _set(self, wanted)

    @property
    def _diagram(self) -> Uno:
        return self.parent.chart.Diagram

    @property
    def _axis(self) -> Uno:
        return getattr(self._diagram, f"{self.letter}Axis")

    def _scale(self, name: str, value: float | None) -> None:
        setattr(self._axis, f"Auto{name}", value is None)
        if value is not None:
            setattr(self._axis, name, value)


class ChartSeries(_OfChart):
    """One series; `.uno` is LibreOffice's XDataSeries."""

    __slots__ = ("uno",)

    def __init__(self, parent: Any, uno: Uno) -> None:  # noqa: ANN401
        """Belong to a chart."""
        super().__init__(parent)
        self.uno = uno

    @property
    def api(self) -> Uno:
        """The series in LibreOffice."""
        return self.uno

    @property
    def name(self) -> str:
        """What the legend says of it; it comes from the cells and cannot be set."""
        label = self.uno.getDataSequences()[0].getLabel()
        return " ".join(str(one) for one in label.getData()) if label else ""

    @property
    def fill_color(self) -> tuple[int, int, int]:
        """The colour of its areas."""
        return _colour(self.uno.Color)

    @fill_color.setter
    def fill_color(self, value: tuple[int, int, int]) -> None:
        self.uno.Color = _number(value)

    @property
    def line_color(self) -> tuple[int, int, int]:
        """The colour of its line; an area's edge."""
        return _colour(self.uno.Color if self._is_line else self.uno.BorderColor)

    @line_color.setter
    def line_color(self, value: tuple[int, int, int]) -> None:
        setattr(self.uno, "Color" if self._is_line else "BorderColor", _number(value))

    @property
    def axis_group(self) -> str:
        """Which pair of axes it is measured by; it cannot be set."""
        return "secondary" if self.uno.AttachedAxisIndex else "primary"

    def set(self, **wanted: Any) -> None:  # noqa: ANN401  (xlwings' options)
        """Set what is said and leave the rest."""
        _set(self, wanted)

    @property
    def _is_line(self) -> bool:
        said = self.parent.chart.Diagram.DiagramType
        return str(said).endswith(("LineDiagram", "XYDiagram", ".NetDiagram"))


def _set(part: Impl, wanted: Mapping[str, Any]) -> None:
    """Set each member that is said; nothing is set when one of them is not done."""
    said = {name: value for name, value in wanted.items() if value is not _UNSET}
    for name in said:
        member = getattr(type(part), name, None)
        if member is None or member.fset is None:
            part.refuse(name)
    for name, value in said.items():
        setattr(part, name, value)


def _colour(number: int) -> tuple[int, int, int]:
    return number >> 16 & 255, number >> 8 & 255, number & 255


def _number(colour: tuple[int, int, int]) -> int:
    red, green, blue = colour
    return red << 16 | green << 8 | blue

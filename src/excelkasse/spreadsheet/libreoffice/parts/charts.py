"""Charts on a sheet: what they are called, where they are, what they show.

A chart made here has LibreOffice's look, not Excel's. Charts that are in the file keep theirs.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from excelkasse.overriding import override
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, properties, uno, url_of
from excelkasse.spreadsheet.libreoffice.link.hosts import HostRange, must_be_open
from excelkasse.spreadsheet.libreoffice.link.listed import Listed, free_name
from excelkasse.spreadsheet.libreoffice.link.living import answered
from excelkasse.spreadsheet.libreoffice.link.vocabulary import enum
from excelkasse.spreadsheet.libreoffice.parts.chart_kinds import (
    KINDS,
    draw,
    kind_of_chart,
    rectangle,
)
from excelkasse.spreadsheet.libreoffice.parts.chart_parts import ChartAxis, ChartLegend, ChartSeries
from excelkasse.spreadsheet.libreoffice.parts.placed import Placed, corner, hundredths
from excelkasse.spreadsheet.libreoffice.parts.shapes import CHART, drawn_on
from excelkasse.spreadsheet.saving import save_bytes

_DOTS = 300 / 2540
"""Picture elements in a hundredth of a millimetre, at 300 an inch."""


class Chart(Placed):
    """One chart; `.chart` is LibreOffice's XChartDocument."""

    __slots__ = ()

    @property
    def chart(self) -> Uno:
        """The chart in LibreOffice."""
        return answered(lambda: self.uno.Model)

    @property
    @override
    def api(self) -> tuple[Uno, Uno]:
        """What stands on the sheet, and the chart itself."""
        return self.uno, self.chart

    @property
    def chart_type(self) -> str:
        """The kind of chart, in xlwings' words."""
        found = kind_of_chart(self.chart)
        if found is None:
            self.refuse("chart_type of this kind")
        return found

    @chart_type.setter
    def chart_type(self, value: str) -> None:
        if value not in KINDS:
            self.refuse(f"chart_type = {value!r}")
        draw(self.chart, KINDS[value])

    @property
    def title(self) -> str | None:
        """What is written above it; None when nothing is."""
        return str(self.chart.Title.String) if self.chart.HasMainTitle else None

    @title.setter
    def title(self, value: str | None) -> None:
        self.chart.HasMainTitle = value is not None
        if value is not None:
            self.chart.Title.String = value

    @property
    def legend(self) -> ChartLegend:
        """What tells the series apart."""
        return ChartLegend(self)

    @property
    def category_axis(self) -> ChartAxis:
        """The axis of what is counted."""
        return ChartAxis(self, "X")

    @property
    def value_axis(self) -> ChartAxis:
        """The axis of how much."""
        return ChartAxis(self, "Y")

    @property
    def series(self) -> "ChartSeriesCollection":
        """What is drawn: one line, one colour of columns."""
        return ChartSeriesCollection(self)

    @property
    def plot_by(self) -> str:
        """Whether a row or a column of the source is a series."""
        return "rows" if self.chart.Diagram.DataRowSource.value == "ROWS" else "columns"

    @plot_by.setter
    def plot_by(self, value: str) -> None:
        self.chart.Diagram.DataRowSource = enum("chart.ChartDataRowSource", value.upper())

    def set_source_data(self, rng: HostRange, plot_by: str | None = None) -> None:
        """Show what is in cells; a first row and column of text give the names."""
        chart, shape = self.chart, rng.uno.getDataArray()
        if plot_by is None:
            plot_by = "columns" if len(shape) >= len(shape[0]) else "rows"
        chart.attachDataProvider(
            self.parent.doc.createInstance("com.sun.star.chart2.data.DataProvider")
        )
        along_top = any(isinstance(one, str) for one in shape[0][1:] or shape[0])
        along_side = any(isinstance(row[0], str) and row[0] for row in shape[1:])
        by_columns = plot_by == "columns"
        chart.setArguments(
            properties(
                CellRangeRepresentation=rng.uno.AbsoluteName,
                DataRowSource=enum("chart.ChartDataRowSource", plot_by.upper()),
                FirstCellAsLabel=along_top if by_columns else along_side,
                HasCategories=along_side if by_columns else along_top,
            )
        )

    def to_png(self, path: str) -> None:
        """Draw it into a picture."""
        size = self.uno.Size
        wanted = properties(
            PixelWidth=round(size.Width * _DOTS), PixelHeight=round(size.Height * _DOTS)
        )
        self._drawn(path, MediaType="image/png", FilterData=_listed(wanted))

    def _drawn(self, path: str, **how: object) -> None:
        exporter = self.office.create("com.sun.star.drawing.GraphicExportFilter")
        exporter.setSourceDocument(self.uno)
        with tempfile.TemporaryDirectory() as folder:
            drawn = Path(folder) / "chart"
            exporter.filter(properties(URL=url_of(drawn), **how))
            save_bytes(Path(path), drawn.read_bytes())


class Charts(Listed):
    """The charts of a sheet."""

    __slots__ = ()

    @property
    def api(self) -> Uno:
        """The charts in LibreOffice."""
        return self.parent.uno.Charts

    @override
    def members(self) -> Sequence[Chart]:
        """Return every chart, the lowest first."""
        return [Chart(self.parent, one) for one in drawn_on(self.parent.uno, CHART)]

    def add(self, left: float, top: float, width: float, height: float, **options: Any) -> Chart:  # noqa: ANN401  (xlwings' options)
        """Put a chart on the sheet; LibreOffice has no chart styles, so `style` is passed over."""
        must_be_open(self.parent)
        name = free_name(self._objects(), "Object ")
        place = corner(options.get("anchor"), left, top)
        area = rectangle(place, hundredths(width), hundredths(height))
        names = [chart.name for chart in self.members()]
        self.api.addNewByName(name, area, (), True, True)  # noqa: FBT003  (headers both ways)
        added = next(
            Chart(self.parent, one)
            for one in drawn_on(self.parent.uno, CHART)
            if one.PersistName == name
        )
        added.name = options.get("name") or free_name(names, "Chart ")
        if options.get("source") is not None:
            added.set_source_data(options["source"], options.get("plot_by"))
        added.chart_type = options.get("chart_type") or "column_clustered"
        added.legend.visible = len(added.series) > 1  # as a new chart in Excel
        return added

    def _objects(self) -> Sequence[str]:
        """Return the names of the charts of every sheet: LibreOffice wants no two alike."""
        sheets = self.parent.doc.Sheets
        found = (sheets.getByName(name).Charts.ElementNames for name in sheets.ElementNames)
        return [one for names in found for one in names]


class ChartSeriesCollection(Listed):
    """The series of a chart, in the order they are drawn."""

    __slots__ = ()

    @override
    def members(self) -> Sequence[ChartSeries]:
        """Return every series."""
        diagram = self.parent.chart.getFirstDiagram()
        return [
            ChartSeries(self.parent, one)
            for system in diagram.getCoordinateSystems()
            for kind in system.getChartTypes()
            for one in kind.getDataSeries()
        ]


def _listed(values: tuple[Uno, ...]) -> Uno:
    return uno().Any("[]com.sun.star.beans.PropertyValue", values)

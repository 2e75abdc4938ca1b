"""Charts, pictures and shapes: there, found, moved, drawn, taken away."""

from pathlib import Path

import pytest
import xlwings
from PIL import Image

pytestmark = pytest.mark.office

HOURS = [["Fase", "Budget", "Brugt"], ["Analyse", 10, 12], ["Drift", 30, 7], ["Luk", 5, 1]]
KINDS = [
    "column_clustered",
    "column_stacked",
    "bar_clustered",
    "bar_stacked_100",
    "line",
    "line_markers",
    "area_stacked",
    "pie",
    "doughnut",
    "radar_filled",
    "xy_scatter",
    "xy_scatter_lines_no_markers",
    "xy_scatter_smooth",
]


@pytest.fixture
def chart(sheet: xlwings.Sheet) -> xlwings.Chart:
    """Give a chart of two series, made from cells."""
    sheet["A1"].value = HOURS
    return sheet.charts.add(source=sheet["A1:C4"], anchor=sheet["E2"], name="Timer")


def test_a_new_chart(sheet: xlwings.Sheet, chart: xlwings.Chart) -> None:
    """It stands on its cell, has its size, its series by their headers, and a legend."""
    assert ["Timer"] == [one.name for one in sheet.charts]
    assert (355, 211) == (round(chart.width), round(chart.height))
    assert (sheet["E2"].left, sheet["E2"].top) == pytest.approx((chart.left, chart.top), abs=0.1)
    assert ["Budget", "Brugt"] == [one.name for one in chart.series]
    assert ("column_clustered", "columns", None) == (chart.chart_type, chart.plot_by, chart.title)
    assert "right" == chart.legend.position


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_told_as_it_was_made(chart: xlwings.Chart, kind: str) -> None:
    """A kind of chart that is set is the kind that is read, and its data stay."""
    chart.chart_type = kind

    assert (kind, 2) == (chart.chart_type, len(chart.series))


def test_kinds_survive_the_file(
    books: xlwings.main.Books, sheet: xlwings.Sheet, tmp_path: Path
) -> None:
    """Saved as a workbook of Excel's and opened again, the charts are what they were."""
    sheet["A1"].value = HOURS
    kinds = ["bar_stacked", "line", "pie", "doughnut", "xy_scatter"]
    for kind in kinds:
        sheet.charts.add(source=sheet["A1:C4"], chart_type=kind, name=kind).title = f"Om {kind}"
    sheet.book.save(tmp_path / "charts.xlsx")
    again = books.open(tmp_path / "charts.xlsx")  # the same file, opened once more
    charts = again.sheets[0].charts

    assert kinds == [chart.chart_type for chart in charts] == [chart.name for chart in charts]
    assert [f"Om {kind}" for kind in kinds] == [chart.title for chart in charts]


def test_what_is_changed_on_a_chart(chart: xlwings.Chart) -> None:
    """Name, place, title, axes, legend and colours."""
    chart.name, chart.left, chart.top, chart.width = "Forbrug", 20, 30, 300
    chart.title = "Timer pr. fase"
    chart.value_axis.set(title="timer", minimum_scale=0, maximum_scale=50, major_unit=10)
    chart.category_axis.reverse_order = True
    chart.legend.position = "bottom"
    chart.series[0].fill_color = "#9B1B30"

    assert ("Forbrug", 20, 30, 300) == (
        chart.name,
        *(round(one) for one in (chart.left, chart.top, chart.width)),
    )
    assert ("Timer pr. fase", "timer", "bottom") == (
        chart.title,
        chart.value_axis.title,
        chart.legend.position,
    )
    assert (0, 50, 10) == (
        chart.value_axis.minimum_scale,
        chart.value_axis.maximum_scale,
        chart.value_axis.major_unit,
    )
    assert (True, (0x9B, 0x1B, 0x30)) == (
        chart.category_axis.reverse_order,
        chart.series[0].fill_color,
    )


def test_what_a_chart_cannot_do(chart: xlwings.Chart) -> None:
    """Kinds without an equal, second axes and series names say so, and nothing is half set."""
    with pytest.raises(NotImplementedError, match="pie_of_pie"):
        chart.chart_type = "pie_of_pie"
    with pytest.raises(NotImplementedError, match=r"ChartSeries\.name"):
        chart.series[0].set(fill_color="#000000", name="Andet")
    with pytest.raises(NotImplementedError, match="secondary_value_axis"):
        _ = chart.secondary_value_axis

    assert (0, 0, 0) != chart.series[0].fill_color


def test_a_chart_is_drawn_and_deleted(
    sheet: xlwings.Sheet, chart: xlwings.Chart, tmp_path: Path
) -> None:
    """The picture has the chart's proportions and its colours."""
    chart.to_png(tmp_path / "timer.png")
    chart.delete()
    with Image.open(tmp_path / "timer.png") as image:
        colours = image.convert("RGB").getcolors(1_000_000) or []

        assert image.width / image.height == pytest.approx(355 / 211, rel=0.01)
        assert 20 < len(colours)
    assert [] == list(sheet.charts)


def test_pictures(sheet: xlwings.Sheet, tmp_path: Path) -> None:
    """A picture has its own size, keeps its proportion, is replaced in place and deleted."""
    file = _picture(tmp_path / "logo.png", (192, 96))
    picture = sheet.pictures.add(file, name="Logo", left=50, top=60)
    own = picture.width, picture.height
    picture.width = 72
    sheet.pictures.add(_picture(tmp_path / "nyt.png", (10, 10)), name="Logo", update=True)

    assert (144, 72) == pytest.approx(own, abs=0.1)
    assert (72, 36) == pytest.approx((picture.width, picture.height), abs=0.1)
    assert (50, 60) == pytest.approx((picture.left, picture.top), abs=0.1)
    assert ["Logo"] == [one.name for one in sheet.pictures]
    picture.delete()
    assert 0 == len(sheet.pictures)


def test_shapes_are_all_of_them(sheet: xlwings.Sheet, chart: xlwings.Chart, tmp_path: Path) -> None:
    """Charts and pictures are shapes too; the frame of a note is none."""
    picture = sheet.pictures.add(_picture(tmp_path / "p.png", (96, 96)), anchor=sheet["A9"])
    sheet["A1"].add_note("en note")
    sheet.shapes[picture.name].scale_width(2)

    assert [(chart.name, "chart"), (picture.name, "picture")] == [
        (shape.name, shape.type) for shape in sheet.shapes
    ]
    assert (144, 72) == pytest.approx((picture.width, picture.height), abs=0.1)


def _picture(file: Path, size: tuple[int, int]) -> Path:
    Image.new("RGB", size, (155, 27, 48)).save(file, dpi=(96, 96))
    return file

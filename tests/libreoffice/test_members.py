"""Nothing is silently missing: what xlwings may ask of an engine is done, or says its own name.

The members are read from xlwings' own `base_classes.py`; what is for xlwings Lite alone (it is
asked for with `await`) does not count. `NOT_DONE` is the list of what we do not do.
"""

import ast
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest
import xlwings
from PIL import Image

from excelkasse.spreadsheet.libreoffice.link.impl import Impl

pytestmark = pytest.mark.office

NOT_DONE: Mapping[str, str] = {
    "App": "xl xl= run",
    "Book": "json",
    "Sheet": "comments to_html",
    "Range": "get_async_pipeline_overrides characters comment add_comment copy_picture to_png",
    "Shape": "font characters",
    "ConditionalFormat": "colors bar_color gradient show_value icon_set reverse_order"
    " threshold_types thresholds set",
    "ConditionalFormats": "add_color_scale add_data_bar add_icon_set",
    "Table": "show_table_style_column_stripes show_table_style_column_stripes="
    " show_table_style_first_column show_table_style_first_column="
    " show_table_style_last_column show_table_style_last_column="
    " show_table_style_row_stripes show_table_style_row_stripes= table_style table_style=",
    "Chart": "set_x_axis_values secondary_category_axis secondary_value_axis style style= to_pdf",
    "ChartAxis": "number_format number_format= crosses crosses=",
    "ChartSeries": "name= marker_style marker_style= marker_size marker_size="
    " marker_foreground_color marker_foreground_color="
    " marker_background_color marker_background_color= chart_type chart_type= axis_group=",
}

NOT_THERE: Mapping[str, str] = {
    "Characters": "Range.characters",
    "Comment": "Range.comment",
    "PivotTables": "Sheet.pivot_tables",
}
"""Kinds of thing that there are none of, and where one would come from."""

BEYOND = frozenset(
    {
        *("CommentReply", "PivotTable", "PivotFields", "PivotField", "PivotValueFields"),
        *("PivotValueField", "ChartSeriesCollection", "Collection", "_Unset"),
    }
)
"""Reached only through those, or never an object of an engine's own."""


@pytest.fixture
def things(sheet: xlwings.Sheet, tmp_path: Path) -> Mapping[str, object]:
    """Give one object of each kind, by the name of its class in xlwings."""
    cells = sheet["A1:B3"]
    cells.value = [["a", "b"], [1, 2], [3, 4]]
    table = sheet.tables.add(cells)
    chart = sheet.charts.add(source=cells)
    Image.new("RGB", (9, 9)).save(tmp_path / "logo.png")
    formats = cells.conditional_formats
    formats.add_custom("=A1>1", font_bold=True)
    found = [
        *(sheet.book.app.books, sheet.book.app, sheet.book, sheet.book.sheets, sheet, cells),
        *(sheet.freeze_panes, sheet.page_setup, cells.font, cells.data_validation),
        *(table, sheet.tables, table.rows, table.rows[0], table.columns, table.columns[0]),
        *(table.autofilter, chart, sheet.charts, chart.legend, chart.value_axis, chart.series[0]),
        *(sheet.shapes, sheet.shapes[0], sheet.pictures, sheet.book.names, formats, formats[0]),
        *(sheet.book.names.add("sats", "=1"), sheet["D1"].add_note("en note")),
        *(sheet.pictures.add(tmp_path / "logo.png"), cells.borders, cells.borders["edge_top"]),
    ]
    return {type(one).__name__: one.impl for one in found}


def test_every_member_is_done_or_says_its_name(things: Mapping[str, object]) -> None:
    """What is not done raises NotImplementedError with its name, and is on the list."""
    missing: dict[str, list[str]] = {}
    for kind, member in _members():
        if kind in things and not _done(things[kind], member):
            missing.setdefault(kind, []).append(member)

    assert NOT_DONE == {kind: " ".join(members) for kind, members in missing.items()}


def test_every_kind_is_looked_at(things: Mapping[str, object]) -> None:
    """No class of xlwings is forgotten here."""
    known = {*things, *NOT_THERE, *BEYOND, "Apps"}

    assert set() == {kind for kind, _ in _members()} - known


@pytest.mark.parametrize("where", NOT_THERE.values())
def test_what_there_is_none_of(things: Mapping[str, object], where: str) -> None:
    """Asking for it says its name."""
    kind, member = where.split(".")

    with pytest.raises(NotImplementedError, match=where):
        getattr(things[kind], member)


def _done(thing: object, member: str) -> bool:
    """Whether a kind has a member; one that it has not must say its name when it is asked for."""
    name = member.removesuffix("=")
    found = getattr(type(thing), name, None)
    if member.endswith("="):
        if found is not None and not isinstance(found, property):
            return True  # it is kept as it is set
        if isinstance(found, property) and found.fset is not None:
            return True
        assert isinstance(thing, Impl)
        with pytest.raises(NotImplementedError, match=rf"\.{name} is not done"):
            setattr(thing, name, None)
        return False
    if found is None:
        with pytest.raises(NotImplementedError, match=rf"\.{name} is not done"):
            getattr(thing, name)
    return found is not None


def _members() -> Iterator[tuple[str, str]]:
    """Give what each class of xlwings leaves to the engine; a property that is set ends in `=`."""
    spec = find_spec("xlwings")
    assert spec is not None
    assert spec.origin is not None
    tree = ast.parse(Path(spec.origin).with_name("base_classes.py").read_text("utf-8"))
    kinds = [one for one in tree.body if isinstance(one, ast.ClassDef)]
    for kind in kinds:
        for member in kind.body:
            if isinstance(member, ast.FunctionDef) and not member.name.startswith("_"):
                setter = any(".setter" in ast.unparse(one) for one in member.decorator_list)
                yield kind.name, f"{member.name}=" if setter else member.name

"""A workbook as text, one fact a line: what a reviewer reads and what committed files are held to.

Made from the `.xlsx`, not from the plan, so that it shows hand edits and writer bugs too. Nothing
volatile is in it. `python -m tests.dump FILE...` prints it; git can use it to show what changed.
"""

import re
import sys
import zipfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_LINK = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}cNvPr"


def dump(file: Path) -> str:
    """Return all facts of a workbook, sheet by sheet."""
    book = load_workbook(file)
    lines = [*_properties(book), *_names(book)]
    for sheet in book.worksheets:
        lines += ["", f"[{sheet.title}]", *_sheet(sheet)]
    lines += ["", "[charts]", *_charts(file)]
    return "\n".join(lines) + "\n"


def _properties(book: Any) -> Iterator[str]:
    told = book.properties
    yield f"title {told.title!r}  subject {told.subject!r}  author {told.creator!r}"
    yield f"language {told.language}"


def _names(book: Any) -> Iterator[str]:
    for name, place in sorted(book.defined_names.items()):
        yield f"name {name}  {place.attr_text}"


def _sheet(sheet: Any) -> Iterator[str]:
    yield _view(sheet)
    yield from _columns(sheet)
    yield from _rows(sheet)
    yield from _page(sheet)
    for table in sorted(sheet.tables.values(), key=lambda one: str(one.name)):
        columns = ", ".join(column.name for column in table.tableColumns)
        yield f"table {table.name}  {table.ref}  {columns}"
        for column in table.tableColumns:
            if column.calculatedColumnFormula is not None:
                yield f"  formula {column.name}  {column.calculatedColumnFormula.attr_text}"
    yield from _validations(sheet)
    yield from _formats(sheet)
    yield from _cells(sheet)


def _view(sheet: Any) -> str:
    guarded = "protected" if sheet.protection.sheet else "unprotected"
    frozen = f", frozen at {sheet.freeze_panes}" if sheet.freeze_panes else ""
    return f"{sheet.sheet_state}, {guarded}{frozen}"


def _columns(sheet: Any) -> Iterator[str]:
    for letter, column in sorted(sheet.column_dimensions.items(), key=lambda one: one[1].min):
        hidden = "  hidden" if column.hidden else ""
        yield f"column {letter}-{column.max}  width {column.width:g}{hidden}"


def _rows(sheet: Any) -> Iterator[str]:
    facts = [
        (number, f"height {row.height or 'usual'}{'  hidden' if row.hidden else ''}")
        for number, row in sorted(sheet.row_dimensions.items())
        if row.height is not None or row.hidden
    ]
    for fact, run in groupby(facts, key=lambda one: one[1]):
        rows = [number for number, _ in run]
        yield f"rows {rows[0]}-{rows[-1]} ({len(rows)})  {fact}"


def _page(sheet: Any) -> Iterator[str]:
    setup = sheet.page_setup
    yield (
        f"print  paper {setup.paperSize}  {setup.orientation}  "
        f"fit {setup.fitToWidth}x{setup.fitToHeight}  repeat {sheet.print_title_rows}  "
        f"footer {sheet.oddFooter.left.text!r} {sheet.oddFooter.right.text!r}"
    )


def _validations(sheet: Any) -> Iterator[str]:
    for one in sorted(sheet.data_validations.dataValidation, key=lambda rule: str(rule.sqref)):
        stop = one.errorStyle or "stop"
        limits = " ".join(str(part) for part in (one.formula1, one.formula2) if part is not None)
        yield f"validation {one.sqref}  {one.type} {limits}  {stop}  hint {one.prompt!r}"
        yield f"  refuses with {one.error!r}"


def _formats(sheet: Any) -> Iterator[str]:
    for area in sorted(sheet.conditional_formatting, key=lambda one: str(one.sqref)):
        for rule in area.rules:
            fill = rule.dxf.fill.bgColor.rgb if rule.dxf and rule.dxf.fill else None
            yield f"format {area.sqref}  {rule.type} {rule.formula}  fill {fill}"


def _cells(sheet: Any) -> Iterator[str]:
    for row in sheet.iter_rows():
        filled = (cell for cell in row if cell.value is not None)
        for _, run in groupby(filled, key=_fact):
            first, *others = run
            last = f":{others[-1].coordinate}" if others else ""
            yield f"{first.coordinate}{last}  {first.value!r}  {_style(first)}{_link(first)}"


def _fact(cell: Any) -> tuple[str, ...]:
    """Return what cells of one run share: a formula that names no column but its own."""
    if cell.data_type != "f":
        return (cell.coordinate,)
    said = re.sub(rf"(?<![A-Za-z$]){cell.column_letter}(?=\$?[0-9])", "@", str(cell.value))
    return said, _style(cell), _link(cell)


def _link(cell: Any) -> str:
    return f"  -> {cell.hyperlink.location or cell.hyperlink.target}" if cell.hyperlink else ""


def _style(cell: Any) -> str:
    facts = [cell.number_format] if cell.number_format != "General" else []
    if cell.font.bold:
        facts.append("bold")
    if cell.fill.fill_type:
        facts.append(f"fill {cell.fill.fgColor.rgb}")
    if not cell.protection.locked:
        facts.append("open")
    return "  ".join(facts)


def _charts(file: Path) -> Iterator[str]:
    with zipfile.ZipFile(file) as package:
        for name in sorted(package.namelist()):
            if name.startswith("xl/charts/chart"):
                yield from _chart(name, package.read(name))
            elif name.startswith("xl/drawings/drawing"):
                for shape in fromstring(package.read(name)).iter(_LINK):
                    yield f"{name}  {shape.get('name')}  says {shape.get('descr')!r}"


def _chart(name: str, xml: bytes) -> Iterator[str]:
    tree = fromstring(xml)
    titles = " | ".join(text.text or "" for text in tree.iter(_TEXT))
    yield f"{name}  {titles}"
    for series in tree.iter(f"{_CHART}ser"):
        ranges = [formula.text for formula in series.iter(f"{_CHART}f")]
        yield f"  series {ranges}"


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        sys.stdout.write(dump(Path(argument)))

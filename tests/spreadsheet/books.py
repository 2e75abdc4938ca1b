"""Workbooks with one thing changed: what people, programs and attackers really send."""

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from excelkasse.address import Cell
from excelkasse.plan import CellPlan, SheetPlan
from excelkasse.spreadsheet.write_file import workbook_bytes
from tests.spreadsheet.plans import book

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
PLAIN = '<c r="A1" s="1"><v>1</v></c>'
"""The first cell of `plain()`, as it stands in its part."""


def plain() -> bytes:
    """Write a workbook with a number, a text and a sheet more."""
    cells = [CellPlan(Cell(1, 1), 1, "whole"), CellPlan(Cell(2, 1), "ord")]
    return workbook_bytes(book(SheetPlan("Ark", cells), SheetPlan("Mere", cells)))


def with_cell(written: str) -> bytes:
    """Write the workbook with another first cell, given as XML."""
    return changed(plain(), SHEET, PLAIN, written)


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """Change a text within a part; it must be there."""
    body = parts_of(data)[part].decode()
    assert old in body, f"{old} is not in {part}"
    return with_parts(data, {part: body.replace(old, new).encode()})


def with_parts(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Replace or add parts; None takes one away."""
    whole = {**parts_of(data), **parts}
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as out:
        for name, body in whole.items():
            if body is not None:
                out.writestr(name, body)
    return held.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook by name."""
    with ZipFile(BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def prefixed(body: bytes) -> bytes:
    """Write a part with a prefix on every tag, as Microsoft's Open XML SDK does."""
    named = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", body)
    return named.replace(b'xmlns="', b'xmlns:x="')

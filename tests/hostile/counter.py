"""What a workbook's own XML says is stored in its cells, counted by another parser than ours.

lxml and the zip module only: nothing here is shared with the reading that it is held up against. A
stored cell must be a value, an error or a formula without a result in what was read.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree

from excelkasse.address import Cell, cell_from
from excelkasse.grid import Grid, Value, Workbook

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = re.compile(r"\{.*\}id")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_NO_CELLS = ("chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")


@dataclass(frozen=True, slots=True)
class Stored:
    """One cell that holds something: its kind (`s`, `n`, `e`, ...) and the text stored in it.

    A formula without a result has the text "" and `formula`.
    """

    kind: str
    text: str
    formula: bool = False


def lost_in(data: bytes, workbook: Workbook) -> list[str]:
    """Return what is stored in a file and is not in what was read, one line for each cell."""
    stored = list(stored_in(data))
    if len(stored) != len(workbook.grids):
        return [f"{len(stored)} sheets stored, {len(workbook.grids)} read"]
    pairs = zip(stored, workbook.grids, strict=True)
    return [line for cells, grid in pairs for line in _lost(cells, grid)]


def stored_in(data: bytes) -> Iterator[Mapping[Cell, Stored]]:
    """Give the stored cells of each sheet, in the order of the workbook."""
    parts = _Parts(data)
    main = next(iter(_targets(parts, "", "officeDocument")), "xl/workbook.xml")
    texts = _texts(parts, main)
    targets = _by_id(parts, main)
    for sheet in _tree(parts[main]).iter(f"{_MAIN}sheet"):
        key = next(each for name, each in sheet.items() if _ID.fullmatch(name))
        if not key:
            continue  # code from before Excel 97 has no part
        kind, target = targets[key]
        if not kind.endswith(_NO_CELLS):
            yield _cells(parts[target], texts)


class _Parts:
    """The parts of a zip by name, unpacked when asked for: one that nobody reads may be broken."""

    def __init__(self, data: bytes) -> None:
        self._zip = ZipFile(BytesIO(data))
        self._names = {_plain(name): name for name in self._zip.namelist()}

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._names

    def __getitem__(self, name: str) -> bytes:
        return self._zip.read(self._names[_plain(name)])


def _cells(body: bytes, texts: Sequence[str]) -> Mapping[Cell, Stored]:
    found: dict[Cell, Stored] = {}
    at = Cell(0, 0)
    for row in _tree(body).iterfind(f"{_MAIN}sheetData/{_MAIN}row"):
        number = row.get("r") or ""
        at = Cell(int(number) if number.isdecimal() else at.row + 1, 0)
        for cell in row.iterfind(f"{_MAIN}c"):
            address = cell.get("r")
            at = cell_from(address.upper()) if address else Cell(at.row, at.column + 1)
            stored = _stored(cell, texts)
            if stored is not None:
                found[at] = stored
    return found


def _stored(cell: etree._Element, texts: Sequence[str]) -> Stored | None:
    kind = cell.get("t", "n")
    value = _value(cell)
    formula = cell.find(f"{_MAIN}f") is not None
    inline = cell.find(f"{_MAIN}is")
    if kind == "inlineStr" and inline is not None:
        value = _text(inline)
    elif kind == "s" and value and value.strip():
        value = texts[int(value)]
    elif value is not None and kind == "str":
        value = _decoded(value)
    if value and value.strip():
        return Stored(kind, value, formula)
    # The empty text is a result where it is said to be text, or is one of the shared texts.
    is_text = kind in {"s", "str"} and cell.find(f"{_MAIN}v") is not None
    uncached = formula and not is_text
    return Stored(kind, "", formula=True) if uncached else None


def _value(cell: etree._Element) -> str | None:
    found = cell.find(f"{_MAIN}v")
    return None if found is None else "".join(found.itertext())


def _lost(stored: Mapping[Cell, Stored], grid: Grid) -> Iterator[str]:
    for cell, one in stored.items():
        if not _is_there(one, cell, grid):
            yield f"{grid.name}!{cell}: {one} became {grid.at(cell)!r}"


def _is_there(one: Stored, cell: Cell, grid: Grid) -> bool:
    value = grid.at(cell)
    if one.formula and cell in grid.uncached:
        return True  # it is told that its result is not there
    if one.kind == "e":
        return grid.errors.get(cell) == one.text
    if not one.text:
        return cell in grid.uncached
    if one.kind in {"s", "str", "inlineStr"}:
        # A run of a text without xml:space may lose the blanks around it.
        return isinstance(value, str) and _joined(value) == _joined(one.text)
    if one.kind == "b":
        return isinstance(value, bool)
    return _is_number(one.text, value)


def _is_number(text: str, value: Value) -> bool:
    """Whether a number came out: if it is shown as a date as one, but below zero as no time."""
    if isinstance(value, float):
        return repr(value) == repr(float(text))
    return value is not None and not (isinstance(value, time) and text.startswith("-"))


def _joined(text: str) -> str:
    return "".join(text.split())


def _texts(parts: _Parts, main: str) -> Sequence[str]:
    name = next(iter(_targets(parts, main, "sharedStrings")), "")
    if name not in parts:
        return ()
    return [_text(each) for each in _tree(parts[name]).iterfind(f"{_MAIN}si")]


def _text(of: etree._Element) -> str:
    """Return a text with its formatted runs; how Japanese is pronounced is no part of it."""
    etree.strip_elements(of, f"{_MAIN}rPh", etree.Comment, with_tail=False)
    return _decoded("".join("".join(each.itertext()) for each in of.iter(f"{_MAIN}t")))


def _decoded(text: str) -> str:
    return _ESCAPE.sub(_character, text)


def _character(escape: re.Match[str]) -> str:
    """Return what an escape stands for; half a character is none and stays as it is written."""
    said = chr(int(escape[1], 16))
    return escape[0] if "\ud800" <= said <= "\udfff" else said


def _targets(parts: _Parts, source: str, kind: str) -> list[str]:
    return [target for said, target in _by_id(parts, source).values() if said.endswith(f"/{kind}")]


def _by_id(parts: _Parts, source: str) -> Mapping[str, tuple[str, str]]:
    folder, name = posixpath.split(source)
    listed = parts[posixpath.join(folder, "_rels", f"{name}.rels")]
    found: dict[str, tuple[str, str]] = {}
    for each in _tree(listed).iter("{*}Relationship"):
        path = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
        target = path if path in parts else unquote(path)
        found[each.get("Id", "")] = each.get("Type", ""), target
    return found


def _tree(body: bytes) -> etree._Element:
    return etree.fromstring(
        body, etree.XMLParser(huge_tree=True, resolve_entities=False, recover=True)
    )


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()

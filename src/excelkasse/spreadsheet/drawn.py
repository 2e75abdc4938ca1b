"""What a workbook holds beside its cells: charts, pictures and shapes, notes, sheets of one chart.

No reading of cells sees them, so that a program that writes a workbook anew must ask here first.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from excelkasse.spreadsheet.guard import fetch
from excelkasse.spreadsheet.package import main_part, relations_of
from excelkasse.spreadsheet.parts import Parts
from excelkasse.spreadsheet.tags import tags

_ANCHORS = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"})
_COUNTED = {"/drawing": _ANCHORS, "/comments": frozenset({"comment"})}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is on one sheet: how many charts, pictures and shapes, and how many notes."""

    sheet: str
    drawings: int = 0
    notes: int = 0


def drawn_on(path: Path) -> tuple[Drawn, ...]:
    """Return the sheets of a workbook that hold something beside cells.

    Raises:
        Unreadable: the code says why.
    """
    parts = Parts(fetch(path))
    main = main_part(parts)
    relations = relations_of(parts, main)
    declared = (tag for tag in tags(parts.read(main), until="definedNames") if tag.name == "sheet")
    found = (
        Drawn(tag.attributes.get("name", ""), *_counts(parts, relations[key].target))
        for tag in declared
        if (key := tag.attributes.get("id", "")) in relations
    )
    return tuple(one for one in found if one.drawings or one.notes)


def _counts(parts: Parts, sheet: str) -> Iterator[int]:
    folder, name = posixpath.split(sheet)
    listed = posixpath.join(folder, "_rels", f"{name}.rels") in parts
    relations = relations_of(parts, sheet).values() if listed else ()
    for kind, names in _COUNTED.items():
        bodies = [
            parts.read(one.target)
            for one in relations
            if one.kind.endswith(kind) and one.target in parts
        ]
        yield sum(tag.name in names for body in bodies for tag in tags(body))

"""What each sheet holds: hidden rows and columns, notes, comments, and links out of the file."""

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping

from excelkasse.spreadsheet.holdings.held import Held, Holding
from excelkasse.spreadsheet.package import main_part, relations_of
from excelkasse.spreadsheet.parts import Parts
from excelkasse.spreadsheet.tags import run, safe_parser, split, tags

_TRUE = frozenset({"1", "true", "on"})
_INSIDE = (Held.HIDDEN_ROWS, Held.HIDDEN_COLUMNS)
_COUNTED: Mapping[str, tuple[Held, str]] = {
    "/comments": (Held.NOTES, "comment"),
    "/threadedComment": (Held.COMMENTS, "threadedComment"),
}
"""Kinds of related parts, what they are told as, and the element that is one of them."""


def of_sheets(parts: Parts) -> Iterator[Holding]:
    """Give what the sheets hold, each kind with the names of the sheets it is on."""
    on_sheet: dict[Held, Counter[str]] = {}
    for name, target in _sheets(parts):
        for kind, count in _of_sheet(parts, target):
            on_sheet.setdefault(kind, Counter())[name] += count
    for kind, counts in on_sheet.items():
        names = tuple(name for name, count in counts.items() if count)
        yield Holding(kind, counts.total(), names)


def _sheets(parts: Parts) -> Iterator[tuple[str, str]]:
    """Give the name and the part of every sheet, those without cells too."""
    main = main_part(parts)
    relations = relations_of(parts, main)
    for tag in tags(parts.read(main)):
        relation = relations.get(tag.attributes.get("id", ""))
        if tag.name == "sheet" and relation is not None and relation.target in parts:
            yield tag.attributes.get("name", ""), relation.target


def _of_sheet(parts: Parts, target: str) -> Iterator[tuple[Held, int]]:
    hidden = _hidden(parts.read(target))
    yield from ((kind, hidden[kind]) for kind in _INSIDE)
    folder, name = posixpath.split(target)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in parts:
        return
    for one in relations_of(parts, target).values():
        for ending, (kind, element) in _COUNTED.items():
            if one.kind.endswith(ending) and one.target in parts:
                yield kind, sum(tag.name == element for tag in tags(parts.read(one.target)))
    links = [tag.attributes for tag in tags(parts.read(relations)) if tag.name == "Relationship"]
    outside = [one for one in links if one.get("TargetMode") == "External"]
    yield Held.HYPERLINK, len(outside)


def _hidden(body: bytes) -> Counter[Held]:
    """Count the rows and columns of a sheet that are hidden or have no height or width.

    A stretch of columns counts as many as are in it, but one to the end of the sheet as one.
    """
    counted: Counter[Held] = Counter()

    def start(element: str, said: dict[str, str]) -> None:
        name = split(element)[1]
        if name == "row" and _unseen(said, "ht"):
            counted[Held.HIDDEN_ROWS] += 1
        elif name == "col" and _unseen(said, "width"):
            counted[Held.HIDDEN_COLUMNS] += _stretch(said)

    parser = safe_parser()
    parser.StartElementHandler = start
    run(parser, body)
    return counted


def _unseen(said: Mapping[str, str], size: str) -> bool:
    return said.get("hidden") in _TRUE or said.get(size) in {"0", "0.0"}


_LAST = 16_384


def _stretch(said: Mapping[str, str]) -> int:
    first, last = said.get("min", "1"), said.get("max", "1")
    if not (first.isdigit() and last.isdigit()) or int(last) >= _LAST:
        return 1
    return max(1, int(last) - int(first) + 1)

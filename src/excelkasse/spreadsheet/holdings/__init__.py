"""What a workbook holds beside what its sheets show, read from its parts and never opened."""

from collections.abc import Collection, Sequence
from pathlib import Path

from excelkasse.errors import Unreadable
from excelkasse.spreadsheet.guard import fetch
from excelkasse.spreadsheet.holdings.held import Held, Holding
from excelkasse.spreadsheet.holdings.of_parts import by_name, paths_in
from excelkasse.spreadsheet.holdings.of_properties import of_properties
from excelkasse.spreadsheet.holdings.of_sheets import of_sheets
from excelkasse.spreadsheet.holdings.of_workbook import of_workbook
from excelkasse.spreadsheet.parts import Parts

__all__ = ["Held", "Holding", "holdings", "holdings_of"]


def holdings(file: Path) -> Sequence[Holding]:
    """Return what a workbook holds that its sheets do not show, in the order of `Held`.

    Raises:
        Unreadable: the code says why; `values` has the file's name.
    """
    try:
        return holdings_of(fetch(file))
    except Unreadable as refusal:
        raise Unreadable(refusal.code, {"file": file.name, **refusal.values}) from refusal


def holdings_of(
    data: bytes, *, authors: Collection[str] = (), paths: Collection[str] = ()
) -> Sequence[Holding]:
    """Return the same of the bytes of a workbook, but for authors and paths that may be in it.

    Raises:
        Unreadable: the code says why.
    """
    parts = Parts(data)
    found = [
        *of_workbook(parts),
        *of_sheets(parts),
        *by_name(parts),
        *of_properties(parts, authors),
        *paths_in(parts, paths),
    ]
    order = {kind: place for place, kind in enumerate(Held)}
    return tuple(sorted((one for one in found if one.count), key=lambda one: order[one.kind]))

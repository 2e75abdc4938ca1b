"""What the workbook part tells: hidden sheets, and names that are hidden or lead elsewhere."""

from collections.abc import Iterator, Mapping, Sequence

from excelkasse.spreadsheet.holdings.held import Held, Holding
from excelkasse.spreadsheet.package import main_part
from excelkasse.spreadsheet.parts import Parts
from excelkasse.spreadsheet.tags import run, safe_parser, split, tags

_TRUE = frozenset({"1", "true", "on"})


def of_workbook(parts: Parts) -> Iterator[Holding]:
    """Give hidden and very hidden sheets, hidden names, and names that lead out of the file."""
    body = parts.read(main_part(parts))
    sheets = [tag.attributes for tag in tags(body) if tag.name == "sheet"]
    for state, kind in (("hidden", Held.HIDDEN_SHEET), ("veryHidden", Held.VERY_HIDDEN_SHEET)):
        yield _named(kind, [one.get("name", "") for one in sheets if one.get("state") == state])
    names = list(_names(body))
    yield _named(Held.HIDDEN_NAME, [name for name, _, hidden in names if hidden])
    yield _named(Held.OUTSIDE_NAME, [name for name, said, _ in names if _leads_out(said)])


def _named(kind: Held, names: Sequence[str]) -> Holding:
    return Holding(kind, len(names), tuple(names))


def _leads_out(formula: str) -> bool:
    """Whether a name's formula names a workbook: `[1]Ark1!A1`, a path, or a server."""
    outside = ("[", "'[", "\\\\", "file:")
    return formula.startswith(outside) or "\\" in formula or ".xls" in formula.casefold()


def _names(body: bytes) -> Iterator[tuple[str, str, bool]]:
    """Give each defined name with its formula and whether it is hidden from people.

    Excel's own, such as print areas and filters, are not told of.
    """
    names = _Names()
    parser = safe_parser()
    parser.StartElementHandler = names.start
    parser.CharacterDataHandler = names.text
    parser.EndElementHandler = names.end
    run(parser, body)
    for said, pieces in names.found:
        name = said.get("name", "")
        hidden = said.get("hidden") in _TRUE and not name.startswith("_xlnm.")
        yield name, "".join(pieces), hidden


class _Names:
    """The defined names of a workbook part, with their formulas in pieces."""

    def __init__(self) -> None:
        self.found: list[tuple[Mapping[str, str], list[str]]] = []
        self._within = False

    def start(self, element: str, said: Mapping[str, str]) -> None:
        self._within = split(element)[1] == "definedName"
        if self._within:
            self.found.append((dict(said), []))

    def text(self, piece: str) -> None:
        if self._within:
            self.found[-1][1].append(piece)

    def end(self, _: str) -> None:
        self._within = False

"""Defined names of a workbook and of its sheets, with what they mean in Excel's grammar.

A name may mean cells, a constant or a formula; table references inside a name are not understood
by LibreOffice 7.4.
"""

from collections.abc import Sequence
from typing import Any

from excelkasse.address import quoted
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, struct
from excelkasse.spreadsheet.libreoffice.link.hosts import HostBook, HostSheet, cells_of
from excelkasse.spreadsheet.libreoffice.link.impl import Impl
from excelkasse.spreadsheet.libreoffice.parts.grammar import excels_grammar
from excelkasse.spreadsheet.libreoffice.parts.renaming import rename

_BUILT_IN = "_xlnm."
"""What LibreOffice keeps of Excel's own names, `Print_Area` and the like."""


class Names(Impl):
    """The names of a workbook, its sheets' names with them; or those of one sheet."""

    __slots__ = ("book", "sheet")

    def __init__(self, book: HostBook, sheet: HostSheet | None = None) -> None:
        """Belong to a workbook, and to one sheet of it when only that is meant."""
        super().__init__(book)
        self.book = book
        self.sheet = sheet

    @property
    def api(self) -> Uno:
        """The names in LibreOffice."""
        return (self.book.doc if self.sheet is None else self.sheet.uno).NamedRanges

    def __call__(self, name_or_index: str | int) -> "Name":
        """Return a name as people write it, with or without its sheet, or by number from 1."""
        found = self.members()
        if isinstance(name_or_index, int):
            return found[name_or_index - 1]
        wanted = name_or_index.casefold()
        for said in ("name", "bare"):
            for name in found:
                if getattr(name, said).casefold() == wanted:
                    return name
        raise KeyError(name_or_index)

    def snapshot(self) -> list[tuple[str, "Name"]]:
        """Return every name as text, and itself."""
        return [(name.name, name) for name in self.members()]

    def contains(self, name_or_index: str | int) -> bool:
        """Whether there is such a name."""
        try:
            self(name_or_index)
        except (KeyError, IndexError):
            return False
        return True

    def __len__(self) -> int:
        """Count the names."""
        return len(self.members())

    def add(self, name: str, refers_to: str) -> "Name":
        """Give cells, a constant or a formula a name; a name that is there gets a new meaning."""
        sheet, bare = self._scope(name)
        holder = self.book.doc if sheet is None else sheet.uno
        if not holder.NamedRanges.hasByName(bare):
            holder.NamedRanges.addNewByName(bare, "0", struct("table.CellAddress"), 0)
        added = Name(self.book, sheet, holder.NamedRanges.getByName(bare))
        added.refers_to = refers_to
        return added

    def _scope(self, name: str) -> tuple[HostSheet | None, str]:
        scope, mark, bare = name.rpartition("!")
        if not mark:
            return self.sheet, bare
        return self.book.sheets(scope.strip("'").replace("''", "'")), bare

    def members(self) -> Sequence["Name"]:
        """Return every name: the workbook's, then each sheet's."""
        found = _names(self.book, None, self.book.doc) if self.sheet is None else []
        sheets = list(self.book.sheets) if self.sheet is None else [self.sheet]
        for sheet in sheets:
            found += _names(self.book, sheet, sheet.uno)
        return found


def _names(book: HostBook, sheet: HostSheet | None, holder: Uno) -> list["Name"]:
    names = holder.NamedRanges
    return [Name(book, sheet, names.getByName(name)) for name in names.ElementNames]


class Name(Impl):
    """One defined name; `.uno` is LibreOffice's XNamedRange."""

    __slots__ = ("book", "sheet", "uno")

    def __init__(self, book: HostBook, sheet: HostSheet | None, uno: Uno) -> None:
        """Belong to a workbook, or to one of its sheets."""
        super().__init__(book)
        self.book = book
        self.sheet = sheet
        self.uno = uno

    @property
    def api(self) -> Uno:
        """The name in LibreOffice."""
        return self.uno

    @property
    def bare(self) -> str:
        """The name without its sheet."""
        return str(self.uno.Name).removeprefix(_BUILT_IN)

    @property
    def name(self) -> str:
        """The name; one of a sheet as `Sheet1!name`."""
        if self.sheet is None:
            return self.bare
        said = self.sheet.name
        return f"{said if said.isalnum() else quoted(said)}!{self.bare}"

    @name.setter
    def name(self, value: str) -> None:
        bare = value.rpartition("!")[2]
        rename(self.book.doc, self.bare, bare, lambda: self._replace(bare))

    def _replace(self, bare: str) -> None:
        """Put a name of the same meaning in this one's place."""
        old, meaning = self.uno, self.uno.getTokens()
        names = (self.book.doc if self.sheet is None else self.sheet.uno).NamedRanges
        names.addNewByName(bare, "0", self._from, old.Type)
        self.uno = names.getByName(bare)
        self.uno.setTokens(meaning)
        names.removeByName(old.Name)

    @property
    def refers_to(self) -> str:
        """What it means, as Excel writes a formula, in English."""
        formula = excels_grammar(self.book.doc).printFormula(self.uno.getTokens(), self._from)
        return f"={formula}"

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        said = str(value).removeprefix("=")
        self.uno.setTokens(excels_grammar(self.book.doc).parseFormula(said, self._from))

    @property
    def refers_to_range(self) -> Any:  # noqa: ANN401  (the range of the sheet's kind)
        """The cells it means.

        Raises:
            ValueError: it means no cells.
        """
        cells = self.uno.getReferredCells()
        if cells is None:
            message = f"the name {self.name!r} means no cells"
            raise ValueError(message)
        address = cells.getRangeAddress()
        return cells_of(self.book.sheets(address.Sheet + 1), address)

    def delete(self) -> None:
        """Take the name away; what it meant stays."""
        holder = self.book.doc if self.sheet is None else self.sheet.uno
        holder.NamedRanges.removeByName(self.uno.Name)

    @property
    def _from(self) -> Uno:
        return self.uno.getReferencePosition()


def name_of(cells: Any) -> Name | None:  # noqa: ANN401  (the range of the sheet's kind)
    """Return the first name that means exactly these cells."""
    wanted = cells.uno.AbsoluteName
    for name in Names(cells.sheet.book).members():
        referred = name.uno.getReferredCells()
        if referred is not None and wanted == referred.AbsoluteName:
            return name
    return None


def name_cells(cells: Any, name: str) -> None:  # noqa: ANN401
    """Give cells a name in their workbook."""
    Names(cells.sheet.book).add(name, f"={quoted(cells.sheet.name)}!{cells.address}")

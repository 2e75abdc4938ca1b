"""What a plan says of places, said of the open workbook.

Sheets and tables may have other names there, and rows may stand elsewhere.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from os.path import relpath
from pathlib import PurePath, PureWindowsPath
from posixpath import normpath

from excelkasse.address import Cell, cell_from, quoted
from excelkasse.plan import Content, Formula, Link
from excelkasse.spreadsheet.safe_text import safe_text

Moves = Callable[[Cell], Cell]

_PIECE = re.compile(r""""(?:[^"]|"")*"|(?:[^"']|'(?:[^']|'')*')+""")
"""A text within a formula, or what stands between two of them."""
_PLACE = re.compile(r"'((?:[^']|'')+)'!(\$?[A-Z]{1,3}\$?[0-9]+)")
_OWN_CELL = re.compile(r"(?<![!\w'$])\$[A-Z]{1,3}\$[0-9]+")
_TABLE = re.compile(r"\b([A-Za-z_][A-Za-z0-9_.]*)\[")
_INTERNAL, _EXTERNAL = "internal:", "external:"
_ESCAPED = str.maketrans({mark: f"%{ord(mark):02X}" for mark in '% #"<>[]^`{}|?*'})
"""As Excel escapes a path in a link; a backslash is none of these."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The names of sheets and tables in the open workbook, and where cells have moved to.

    `folder` is where the links to files begin, seen from the folder they are written in.
    """

    sheets: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)
    moves: Mapping[str, Moves] = field(default_factory=dict)
    folder: str = ""

    def formula(self, text: str, sheet: str = "") -> str:
        """Return a formula of the plan as it is said here.

        Cells that it names without a sheet are those of `sheet`, the one that it stands on. A text
        within it is only made as safe as in the cell it is compared with.
        """
        return _PIECE.sub(
            lambda one: one[0] if one[0].startswith('"') else self._names(one[0], sheet),
            safe_text(text),
        )

    def _names(self, text: str, sheet: str) -> str:
        if sheet in self.moves:
            moved = self.moves[sheet]
            text = _OWN_CELL.sub(lambda found: moved(cell_from(found[0])).absolute, text)
        text = _PLACE.sub(lambda found: self._place(found[1], found[2]), text)
        return _TABLE.sub(lambda found: f"{self.tables.get(found[1], found[1])}[", text)

    def content(self, content: Content) -> Content:
        """Return a content as it is put on a staging sheet: a formula is there as its result."""
        if isinstance(content, Formula):
            return content.result
        return self.link(content) if isinstance(content, Link) else content

    def link(self, link: Link) -> Link:
        """Return a link as it leads from the open workbook."""
        if link.target.startswith(_INTERNAL):
            way = _PLACE.sub(lambda found: self._place(found[1], found[2]), link.target)
            return link._replace(target=way)
        path, mark, place = link.target.removeprefix(_EXTERNAL).partition("#")
        return link._replace(target=f"{_EXTERNAL}{self._file(path)}{mark}{place}")

    def _place(self, sheet: str, a1: str) -> str:
        name = sheet.replace("''", "'")
        cell = cell_from(a1)
        moved = self.moves[name](cell) if name in self.moves else cell
        said = moved.absolute if a1.startswith("$") else str(moved)
        return f"{quoted(self.sheets.get(name, name))}!{said}"

    def _file(self, path: str) -> str:
        if not self.folder or PureWindowsPath(path).drive or path.startswith("/"):
            return path
        return normpath(f"{self.folder}/{path}")


def folder_of_links(home: PurePath, staging: PurePath) -> str:
    """Return where links begin that were written for the folder `home`, seen from `staging`.

    Where there are drives it is the whole path, which Excel shortens when it saves; elsewhere the
    way from the one folder to the other.
    """
    if PureWindowsPath(home).drive:
        return home.as_posix().translate(_ESCAPED)
    return PurePath(relpath(home, staging)).as_posix().translate(_ESCAPED)

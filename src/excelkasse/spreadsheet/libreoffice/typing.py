"""Whether somebody is typing in a cell.

LibreOffice lets other programs change a workbook meanwhile, unlike Excel: what is typed is thrown
away when another sheet comes to the front, and lands in another row when rows have come or gone.
"""

from typing import Any

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, struct, uno
from excelkasse.spreadsheet.libreoffice.link.connection import Office

_INSERT_OR_OVERWRITE = ".uno:InsertMode"
"""A command that LibreOffice has only while a cell is being edited."""


class _Told:
    """What LibreOffice tells of a command, at once when it is asked to tell of changes."""

    def __init__(self) -> None:
        """Be told nothing yet."""
        self.enabled = False

    def statusChanged(self, event: Uno) -> None:  # noqa: N802  (LibreOffice's name)
        """Hear whether the command can be given."""
        self.enabled = bool(event.IsEnabled)

    def disposing(self, event: Uno) -> None:
        """Hear that the window is gone."""

    def getTypes(self) -> tuple[Any, ...]:  # noqa: N802
        """Be a listener in LibreOffice's eyes."""
        return (uno().getTypeByName("com.sun.star.frame.XStatusListener"),)

    def getImplementationId(self) -> Uno:  # noqa: N802
        """Be no kind of object that LibreOffice would know again."""
        return uno().ByteSequence(b"")


def is_typing(office: Office, frame: Uno) -> bool:
    """Whether a cell is being edited in a window."""
    command = struct("util.URL", Complete=_INSERT_OR_OVERWRITE)
    _, command = office.create("com.sun.star.util.URLTransformer").parseStrict(command)
    way, told = frame.queryDispatch(command, "", 0), _Told()
    if way is None:
        return False
    way.addStatusListener(told, command)
    way.removeStatusListener(told, command)
    return told.enabled

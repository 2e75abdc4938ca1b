"""Linux: entries of the desktop for login and menu; there is no Excel, only LibreOffice."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from excelkasse.installation.machine import Machine
from excelkasse.texts import Texts

_FILE = "excelkasse.desktop"
_UNOPKG = ("usr/bin/unopkg", "usr/lib/libreoffice/program/unopkg", "snap/bin/libreoffice.unopkg")
_OPT = "opt/libreoffice*/program/unopkg"
_ENTRY = """[Desktop Entry]
Type=Application
Version=1.0
Name=Excelkasse
Comment={comment}
Exec={command}
Icon=x-office-spreadsheet
Terminal=false
Categories=Office;
"""


@dataclass(frozen=True, slots=True)
class Linux:
    """A desktop that keeps to freedesktop.org's rules."""

    machine: Machine
    has_excel: bool = False

    def addin(self) -> Path | None:
        """Give None: there is no Excel."""
        return None

    def starters(self, words: Texts) -> Mapping[Path, bytes]:
        """Give one entry for the menu and the same for what starts at login."""
        python = _quoted(str(self.machine.python))
        entry = _ENTRY.format(
            comment=words["installation.starter"], command=f"{python} -m excelkasse agent"
        ).encode()
        login = self.machine.folder("XDG_CONFIG_HOME", ".config") / "autostart" / _FILE
        menu = self.machine.folder("XDG_DATA_HOME", ".local", "share") / "applications" / _FILE
        return {login: entry, menu: entry}

    def excel(self) -> Path | None:
        """Give None: there is no Excel."""
        return None

    def unopkg(self) -> Path | None:
        """Give LibreOffice's program for extensions, the system's own before one in /opt."""
        places = [self.machine.root / name for name in _UNOPKG]
        places += sorted(self.machine.root.glob(_OPT), reverse=True)
        return next((place for place in places if place.is_file()), None)


def _quoted(path: str) -> str:
    """Quote a program's path as the Desktop Entry Specification has it, and escape its percent."""
    inner = re.sub(r'(["`$\\])', r"\\\1", path).replace("\\", "\\\\").replace("%", "%%")
    return f'"{inner}"'

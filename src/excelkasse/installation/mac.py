"""Mac: Excel's own startup folder, and a LaunchAgent of the user's."""

import plistlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from excelkasse.installation.machine import Machine
from excelkasse.texts import Texts

LABEL = "dk.excelkasse.agent"
_OFFICE = ("Library", "Group Containers", "UBF8T346G9.Office")
_STARTUP = ("User Content.localized", "Startup.localized", "Excel", "excelkasse.xlam")


@dataclass(frozen=True, slots=True)
class Mac:
    """Excel 2016 and later, which share one folder of what belongs to all of Office."""

    machine: Machine
    has_excel: bool = True

    def addin(self) -> Path | None:
        """Give the place in Excel's startup folder, if there is an Office to have one."""
        office = self.machine.home.joinpath(*_OFFICE)
        there = office.is_dir() or self.excel() is not None
        return office.joinpath(*_STARTUP) if there else None

    def starters(self, words: Texts) -> Mapping[Path, bytes]:
        """Give the LaunchAgent, which starts at login and is not started again if it ends."""
        del words  # nobody sees its name but launchctl
        told = {
            "Label": LABEL,
            "ProgramArguments": [str(self.machine.python), "-m", "excelkasse", "agent"],
            "RunAtLoad": True,
            "KeepAlive": False,
            "ProcessType": "Interactive",
        }
        place = self.machine.home / "Library" / "LaunchAgents" / f"{LABEL}.plist"
        return {place: plistlib.dumps(told)}

    def excel(self) -> Path | None:
        """Give Excel, for all users or for this one."""
        return self._application("Microsoft Excel.app")

    def unopkg(self) -> Path | None:
        """Give LibreOffice's program for extensions."""
        office = self._application("LibreOffice.app")
        program = office / "Contents" / "MacOS" / "unopkg" if office else None
        return program if program and program.is_file() else None

    def _application(self, name: str) -> Path | None:
        for folder in (self.machine.root / "Applications", self.machine.home / "Applications"):
            if (folder / name).is_dir():
                return folder / name
        return None

"""Windows: XLSTART, the Start menu and the folder of what starts at login; no registry is written.

XLSTART below the user's own folder is one of Excel's trusted places from the start, and what we
write there ourselves does not bear the mark of a file from the internet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from excelkasse.installation.machine import Machine
from excelkasse.installation.on_windows import Shortcut
from excelkasse.texts import Texts

_PROGRAMS = ("Microsoft", "Windows", "Start Menu", "Programs")
_EXCEL = ("Microsoft Office/root/Office16/EXCEL.EXE", "Microsoft Office/Office16/EXCEL.EXE")
_UNOPKG = ("LibreOffice/program/unopkg.com",)
_APP_PATH = r"Software\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"


@dataclass(frozen=True, slots=True)
class Windows:
    """Excel from Microsoft 365 or Office 2016 and later, for the current user."""

    machine: Machine
    has_excel: bool = True

    def addin(self) -> Path | None:
        """Give the place in the user's own XLSTART."""
        return self._roaming / "Microsoft" / "Excel" / "XLSTART" / "excelkasse.xlam"

    def starters(self, words: Texts) -> Mapping[Path, bytes]:
        """Give two shortcuts to Python without a console: one to press, one for the login."""
        programs = self._roaming.joinpath(*_PROGRAMS)
        shortcut = Shortcut(
            self.machine.python.with_name("pythonw.exe"),
            "-m excelkasse agent",
            words["installation.starter"],
        )
        link = self.machine.shortcut(shortcut)
        return {programs / "Excelkasse.lnk": link, programs / "Startup" / "Excelkasse.lnk": link}

    def excel(self) -> Path | None:
        """Give Excel's program, where setups put it or where Windows says that it is."""
        found = next(self._programs(_EXCEL), None)
        if found is None:
            try:
                told = self.machine.registry(_APP_PATH, "")
            except OSError:
                told = None
            return Path(told) if isinstance(told, str) and told else None
        return found

    def unopkg(self) -> Path | None:
        """Give LibreOffice's program for extensions, the one that speaks in a console."""
        return next(self._programs(_UNOPKG), None)

    @property
    def _roaming(self) -> Path:
        return self.machine.folder("APPDATA", "AppData", "Roaming")

    def _programs(self, names: tuple[str, ...]) -> Iterator[Path]:
        for variable in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"):
            folder = self.machine.environment.get(variable)
            for name in names if folder else ():
                if (Path(folder or "") / name).is_file():
                    yield Path(folder or "") / name

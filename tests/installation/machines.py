"""Stand-ins for three machines, with folders, a registry and a LibreOffice of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from excelkasse.addin.extension import IDENTIFIER
from excelkasse.installation.machine import Machine, Ran
from excelkasse.installation.on_windows import Shortcut

SYSTEMS = ("win32", "darwin", "linux")
_PROGRAMS = {
    "win32": (
        "Programs/Microsoft Office/root/Office16/EXCEL.EXE",
        "Programs/LibreOffice/program/unopkg.com",
    ),
    "darwin": (
        "Applications/Microsoft Excel.app/Contents/Info.plist",
        "Applications/LibreOffice.app/Contents/MacOS/unopkg",
    ),
    "linux": ("", "usr/bin/unopkg"),
}


@dataclass(slots=True)
class Office:
    """LibreOffice's package manager, as far as we use it: what it holds, and whether it is busy."""

    version: str | None = None
    busy: bool = False
    calls: list[str] = field(default_factory=list)

    def run(self, command: Sequence[str]) -> Ran:
        """Do as `unopkg` does, in the words it has."""
        action, told = command[1], command[-1]
        self.calls.append(action)
        if self.busy:
            return Ran(1, "\nERROR: unopkg cannot be started. The lock file\n/home/x/.lock\n")
        if action == "add":
            with ZipFile(told) as oxt:
                described = etree.fromstring(oxt.read("description.xml"))
            self.version = str(described.xpath("string(//*[local-name()='version']/@value)"))
            return Ran(0, "")
        if self.version is None or told != IDENTIFIER:
            return Ran(1, f"ERROR: There is no such extension deployed: {told}\n")
        if action == "remove":
            self.version = None
            return Ran(0, "")
        return Ran(0, f"Identifier: {told}\n  Version: {self.version}\n")


def machine(folder: Path, system: str, office: Office, **registry: object) -> Machine:
    """Give a machine with both programs and a user who has nothing of ours."""
    home = folder / "home" / "Åse Bækgård"
    home.mkdir(parents=True)
    root = folder / "system"
    for name in filter(None, _PROGRAMS[system]):
        (root / name).parent.mkdir(parents=True)
        (root / name).touch()
    return Machine(
        system=system,
        environment=_environment(system, home, root),
        home=home,
        python=home / "excelkasse" / "python.exe",
        run=office.run,
        registry=lambda key, name: registry.get(name) if "Policies" in key else None,
        drive=lambda letter: letter == "P",
        shortcut=shortcut_bytes,
        root=root,
    )


def shortcut_bytes(shortcut: Shortcut) -> bytes:
    """Write a shortcut as a line, which Windows would not."""
    return f"{shortcut.target} {shortcut.arguments}".encode()


def without(one: Machine, system: str, *, excel: bool = False, office: bool = False) -> Machine:
    """Give the same machine where a program is not installed."""
    excels, offices = _PROGRAMS[system]
    for name, gone in ((excels, excel), (offices, office)):
        if gone and name:
            place = one.root / name
            place.unlink()
            _remove_empty(place.parent, one.root)
    return one


def tree(folder: Path) -> Mapping[str, bytes | None]:
    """Give every folder and every file with its content."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def _environment(system: str, home: Path, root: Path) -> Mapping[str, str]:
    if system != "win32":
        return {"HOME": str(home)}
    local = home / "AppData"
    return {
        "APPDATA": str(local / "Roaming"),
        "LOCALAPPDATA": str(local / "Local"),
        "ProgramFiles": str(root / "Programs"),
    }


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent

"""What differs between the three systems, behind one Protocol; one is chosen once, at the door."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from excelkasse.installation.linux import Linux
from excelkasse.installation.mac import Mac
from excelkasse.installation.machine import Machine
from excelkasse.installation.windows import Windows
from excelkasse.texts import Texts


class System(Protocol):
    """Where a system keeps what an installation needs."""

    @property
    def machine(self) -> Machine:
        """The machine it runs on."""
        ...

    @property
    def has_excel(self) -> bool:
        """Whether there is an Excel for this system at all."""
        ...

    def addin(self) -> Path | None:
        """Give where Excel loads the add-in from, or None where there is nothing to load it."""
        ...

    def starters(self, words: Texts) -> Mapping[Path, bytes]:
        """Give the files that start the agent, at login and by hand."""
        ...

    def excel(self) -> Path | None:
        """Give where Excel is, or None."""
        ...

    def unopkg(self) -> Path | None:
        """Give where LibreOffice's program for extensions is, or None."""
        ...


def system_of(machine: Machine) -> System:
    """Choose by the machine's system; what is neither Windows nor Mac is taken for Linux."""
    if machine.system == "win32":
        return Windows(machine)
    return Mac(machine) if machine.system == "darwin" else Linux(machine)

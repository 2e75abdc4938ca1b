"""One machine as its user has it: all that an installation asks of the world outside.

A test gives a stand-in with folders of its own, so that Windows and Mac are tried on any system.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from excelkasse.desk import Desk, users_desk
from excelkasse.installation import on_windows
from excelkasse.installation.on_windows import Shortcut

_PATIENCE = 120
"""Seconds that a program of LibreOffice's may take."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a program that was run."""

    code: int
    output: str

    @property
    def well(self) -> bool:
        """Whether it did what it was asked to."""
        return self.code == 0


@dataclass(frozen=True, slots=True)
class Machine:
    """A system, a user's environment and home, and the few doors out of Python.

    `root` is where the system's own folders are, `registry` gives a value of the user's registry by
    key and name, `drive` says whether a drive letter is a network drive, and `shortcut` gives the
    bytes of a `.lnk`; the last three are asked on Windows only. All may raise `OSError`.
    """

    system: str
    environment: Mapping[str, str]
    home: Path
    python: Path
    run: Callable[[Sequence[str]], Ran]
    registry: Callable[[str, str], object]
    drive: Callable[[str], bool]
    shortcut: Callable[[Shortcut], bytes]
    root: Path = Path("/")

    @property
    def desk(self) -> Desk:
        """The user's desk, where the record of the installation lies too."""
        return users_desk(self.system, {**self.environment, "HOME": str(self.home)})

    def folder(self, variable: str, *otherwise: str) -> Path:
        """Give the folder that a variable of the environment names, or one below the home."""
        told = self.environment.get(variable)
        return Path(told) if told else self.home.joinpath(*otherwise)


def this_machine() -> Machine:
    """Return the machine that this runs on."""
    return Machine(
        system=sys.platform,
        environment=os.environ,
        home=Path.home(),
        python=Path(sys.executable),
        run=_run,
        registry=on_windows.registry_value,
        drive=on_windows.is_network_drive,
        shortcut=on_windows.shortcut_bytes,
    )


def _run(command: Sequence[str]) -> Ran:
    done = subprocess.run(  # noqa: S603  (LibreOffice's own program, found by us)
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=_PATIENCE,
        check=False,
        text=True,
        errors="replace",
    )
    return Ran(done.returncode, done.stdout)

"""The user's own folder, where a button leaves its request and the agent its answer.

The add-in's VBA and the LibreOffice extension name the same folder by the same rule, so the rule is
plain: nothing but environment variables. On a Mac it lies in the container of Excel's sandbox,
because Excel may write nowhere else without asking.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

NAME = "excelkasse"
BEATS_EVERY, STALE_AFTER = 2, 15
"""Seconds between two heartbeats, and after how many without one the agent is asleep."""


class Desk(NamedTuple):
    """The folder of one user and what lies in it."""

    folder: Path

    @property
    def inbox(self) -> Path:
        """Where a button leaves its request, one small JSON file each."""
        return self.folder / "inbox"

    @property
    def replies(self) -> Path:
        """Where the agent leaves its answer, under the name of the request."""
        return self.folder / "replies"

    @property
    def copies(self) -> Path:
        """Where a workbook is copied to before a button changes it."""
        return self.folder / "copies"

    @property
    def profile(self) -> Path:
        """The workplace's Tilpasning, by which buttons make workbooks; its logo lies beside it."""
        return self.folder / "workplace" / "profile.xlsx"

    @property
    def heartbeat(self) -> Path:
        """The file that the agent writes anew every other second."""
        return self.folder / "heartbeat"

    @property
    def log(self) -> Path:
        """What the agent has done, as JSON lines without the contents of cells."""
        return self.folder / "agent.log"

    @property
    def commands(self) -> Path:
        """What commands have done, in the same way."""
        return self.folder / "excelkasse.log"

    @property
    def lock(self) -> Path:
        """What keeps a user's second agent from starting."""
        return self.folder / "agent.lock"


def users_desk(system: str = sys.platform, environment: Mapping[str, str] = os.environ) -> Desk:
    """Return where the user's desk is, by operating system and environment."""
    home = Path(environment.get("HOME") or Path.home())
    if system == "win32":
        return Desk(Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / NAME)
    if system == "darwin":
        return Desk(home / "Library" / "Containers" / "com.microsoft.Excel" / "Data" / NAME)
    return Desk(Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / NAME)

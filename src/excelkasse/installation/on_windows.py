"""What only Windows can be asked: the registry, kinds of drives, and shortcuts.

A shortcut is made by Windows itself in this process, as any installer does it. Neither a script in
the Start menu nor a program started to write one: those are what machines in offices are set to
distrust.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

_REMOTE = 4
"""What Windows calls a drive that lies on the network."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What an entry in the Start menu starts."""

    target: Path
    arguments: str
    description: str


if sys.platform == "win32":
    import ctypes
    import winreg

    import pythoncom
    from win32com.shell import shell

    _HIVES = (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE)

    def registry_value(key: str, name: str) -> object:
        """Return a value of the user's registry, else of the machine's, else None.

        Raises:
            OSError: it may not be read.
        """
        for hive in _HIVES:
            try:
                with winreg.OpenKey(hive, key) as opened:
                    return winreg.QueryValueEx(opened, name)[0]
            except FileNotFoundError:
                continue
        return None

    def is_network_drive(letter: str) -> bool:
        """Whether a drive letter stands for a folder on the network."""
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{letter}:\\") == _REMOTE)

    def shortcut_bytes(shortcut: Shortcut) -> bytes:
        """Return a `.lnk`, made by Windows.

        Raises:
            OSError: Windows would not.
        """
        with TemporaryDirectory() as folder:
            file = Path(folder) / "excelkasse.lnk"
            try:
                link = pythoncom.CoCreateInstance(
                    shell.CLSID_ShellLink,
                    None,
                    pythoncom.CLSCTX_INPROC_SERVER,
                    shell.IID_IShellLink,
                )
                link.SetPath(str(shortcut.target))
                link.SetArguments(shortcut.arguments)
                link.SetDescription(shortcut.description)
                link.QueryInterface(pythoncom.IID_IPersistFile).Save(str(file), 0)
            except pythoncom.com_error as mistake:
                raise OSError(str(mistake)) from mistake
            return file.read_bytes()

else:

    def registry_value(key: str, name: str) -> object:
        """Refuse: there is no registry here."""
        raise OSError(key, name)

    def is_network_drive(letter: str) -> bool:
        """Refuse: there are no drive letters here."""
        raise OSError(letter)

    def shortcut_bytes(shortcut: Shortcut) -> bytes:
        """Refuse: there are no shortcuts here."""
        raise OSError(shortcut.description)

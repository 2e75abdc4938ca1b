"""Where a workbook of the web lies on this machine, if its library is synchronised to it.

Excel names a workbook of OneDrive, SharePoint or Teams by its web address, also where the person
opened it from a folder. Windows notes each library that is synchronised: its address and its folder
(xlwings issue 1829); where only a folder of the library is, the address may still be the library's
(issue 2396) or say the folder as well, with one slash after `https:` (pull request 2635).
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote


@dataclass(frozen=True, slots=True)
class Library:
    """What is synchronised: its address on the web, and its folder on this machine."""

    address: str
    folder: Path


def is_online(name: str) -> bool:
    """Whether a workbook's full name is an address rather than a path."""
    return "://" in name


def synced_file(address: str, libraries: Sequence[Library]) -> Path | None:
    """Return the file that an address stands for on this machine; None if it is not here.

    Never a guess: folders of the address are left out only where the library's folder is named by
    the last of them, as OneDrive names it.
    """
    nearest = sorted(libraries, key=lambda one: len(one.address), reverse=True)
    found = (file for library in nearest for file in _files(address, library))
    return next((file for file in found if file.is_file()), None)


def _files(address: str, library: Library) -> Iterator[Path]:
    """Give the file as seen from the library, and as seen from the folder of it that is here."""
    whole, root = _parts(address), _parts(library.address)
    if not root or _folded(whole[: len(root)]) != _folded(root):
        return
    rest = whole[len(root) :]
    if ".." in rest:
        return
    yield library.folder.joinpath(*rest)
    for left_out in range(1, len(rest)):
        named = rest[left_out - 1]
        if library.folder.name == named or library.folder.name.endswith(f" - {named}"):
            yield library.folder.joinpath(*rest[left_out:])


def _parts(address: str) -> Sequence[str]:
    """Return an address in its parts: the host first, spelt as people read it."""
    way = unquote(address.partition(":")[2])
    return [part for part in way.split("/") if part]


def _folded(parts: Sequence[str]) -> Sequence[str]:
    return [part.casefold() for part in parts]


if sys.platform == "win32":
    import winreg
    from contextlib import suppress

    _PROVIDERS = r"Software\SyncEngines\Providers\OneDrive"
    _ADDRESSES = ("FullRemotePath", "UrlNamespace")

    def libraries() -> Sequence[Library]:
        """Return what OneDrive synchronises for this user, as the registry says now."""
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, _PROVIDERS) as root:
            names = [winreg.EnumKey(root, at) for at in range(winreg.QueryInfoKey(root)[0])]
            return [library for name in names for library in _noted(root, name)]
        return ()

    def _noted(root: winreg.HKEYType, name: str) -> Iterator[Library]:
        with winreg.OpenKey(root, name) as key:
            folder = _value(key, "MountPoint")
            for address in (_value(key, one) for one in _ADDRESSES):
                if folder and address:
                    yield Library(address, Path(folder))

    def _value(key: winreg.HKEYType, name: str) -> str:
        with suppress(OSError):
            return str(winreg.QueryValueEx(key, name)[0])
        return ""

else:

    def libraries() -> Sequence[Library]:
        """Return nothing: other systems do not say which address a folder has on the web."""
        return ()

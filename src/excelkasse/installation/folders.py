"""Whether folders with workbooks lie on the network, where two people can write over each other."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from excelkasse.installation.note import Note, advice, unknown, well
from excelkasse.installation.systems import System

_SHARE = re.compile(r"[\\/]{2}[^\\/?.]|\\\\\?\\UNC\\", re.IGNORECASE)
_DRIVE = re.compile(r"([A-Za-z]):")
_NETWORK = frozenset({"cifs", "smb3", "smbfs", "nfs", "nfs4", "afpfs", "davfs", "fuse.sshfs", "9p"})
_MOUNTS = Path("proc", "mounts")


def look_at_folders(system: System, folders: Sequence[str]) -> Iterator[Note]:
    """Look where each folder lies that a person has named."""
    for folder in folders:
        try:
            far = _is_far(system, folder)
        except OSError as mistake:
            yield unknown("folder", f"{folder}: {mistake}")
        else:
            yield advice("folder_far", file=folder) if far else well("folder")


def _is_far(system: System, folder: str) -> bool:
    if system.machine.system != "win32":
        return _kind(system.machine.root / _MOUNTS, Path(folder).absolute()) in _NETWORK
    letter = _DRIVE.match(folder)
    if letter:
        return system.machine.drive(letter[1].upper())
    if _SHARE.match(folder):
        return True
    raise FileNotFoundError(folder)  # where it would lie depends on where one stands


def _kind(mounts: Path, folder: Path) -> str:
    """Return what kind of file system a folder lies on."""
    lines = [line.split() for line in mounts.read_text("utf-8").splitlines()]
    kinds = {Path(_plain(point)): kind for _, point, kind, *_ in lines}
    above = (kinds[each] for each in (folder, *folder.parents) if each in kinds)
    return next(above, "")


def _plain(point: str) -> str:
    """Write a place as it is; blanks in it are written as octal numbers there."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)

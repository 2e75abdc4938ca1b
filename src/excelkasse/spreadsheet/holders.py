"""Who has a file open, by the small file that Excel or LibreOffice puts beside it meanwhile."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

_WIDE = 55
"""Where in Excel's owner file the name begins again as UTF-16, its length first; before that stand
a byte of length and the name in the letters of an older Windows."""

_LONGEST = 100


def holder(path: Path) -> str:
    """Return the name of who has a file open; nothing where that is not known."""
    for name, read in _BESIDE.items():
        with suppress(OSError):
            who = read(path.with_name(name.format(path.name)).read_bytes())
            if who:
                return who
    return ""


def _of_excel(data: bytes) -> str:
    if not data:
        return ""
    wide = data[_WIDE + 2 : _WIDE + 2 + 2 * int.from_bytes(data[_WIDE : _WIDE + 2], "little")]
    name = wide.decode("utf-16-le", "replace") or data[1 : 1 + data[0]].decode("cp1252", "replace")
    return _shown(name)


def _of_libreoffice(data: bytes) -> str:
    """Read the first of `name,login,machine,time,profile;`, or the login where it is empty."""
    fields = data.decode("utf-8", "replace").split(",")
    return next((_shown(field) for field in fields[:2] if _shown(field)), "")


def _shown(name: str) -> str:
    """Leave what is a name: a foreign file says nothing else to people."""
    return "".join(letter for letter in name if letter.isprintable()).strip()[:_LONGEST]


_BESIDE: Mapping[str, Callable[[bytes], str]] = {
    "~${}": _of_excel,
    ".~lock.{}#": _of_libreoffice,
}

"""A folder that is no folder of this machine: its workbooks are brought here, and read from here.

Any address that fsspec knows: `sftp://`, `s3://`, `http://`, `memory://`, `zip://`. The files come
into a temporary folder that is removed again, with their names and the time they were saved. One
that is too large to be read is not brought, only its size; one that cannot be brought is found as a
file that is gone. Nothing can lead back: the portfolio has no links to such files, and what is
remembered from time to time is not.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from excelkasse.actions.found import SPREADSHEETS
from excelkasse.clock import COPENHAGEN
from excelkasse.errors import WrongUse
from excelkasse.spreadsheet.guard import MOST_BYTES

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+(?:://|::)")
"""Two letters at least: one and a colon is a drive on Windows."""

_SECRET = re.compile(r"(?<=://)[^/@]*@")
_UNSAFE = re.compile(r'[\x00-\x1f<>:"|?*\\]')
_AT_ONCE = 8
_TIMES = ("mtime", "LastModified", "last_modified", "modified", "date_time", "created")
"""Where the file systems of fsspec say when a file was saved."""


def is_address(folder: str) -> bool:
    """Say whether a folder is told by its address, as a place on another machine is."""
    return bool(_ADDRESS.match(folder))


def spoken(address: str) -> str:
    """Return an address as it may be shown: without the name and password in it."""
    return _SECRET.sub("", address)


@dataclass(frozen=True, slots=True)
class _Remote:
    """A file there, as its file system tells of it, and where it is to lie here."""

    name: str
    told: Mapping[str, Any]
    here: Path


@dataclass(frozen=True, slots=True)
class Brought:
    """Where the workbooks lie now, and those that are there but could not be brought."""

    folder: Path
    gone: Sequence[Path]


@contextmanager
def brought(address: str) -> Iterator[Brought]:
    """Bring the workbooks below an address into a folder of this machine.

    Raises:
        WrongUse: `remote_missing`, `remote_unknown`, `remote_unreachable` or `no_files`.
    """
    told = {"file": spoken(address)}
    system, root = _system(address, told)
    try:
        there = system.find(root, detail=True)
    except Exception as mistake:
        raise WrongUse("remote_unreachable", told) from mistake
    with TemporaryDirectory(prefix="excelkasse-") as place:
        files = list(_placed(there, str(root), Path(place)))
        if not files:
            raise WrongUse("no_files", told)
        # Only those of fsspec's that are made for it bear being asked from several threads.
        with ThreadPoolExecutor(_AT_ONCE if system.async_impl else 1) as threads:
            came = list(threads.map(lambda file: _bring(system, file), files))
        gone = [file.here for file, here in zip(files, came, strict=True) if not here]
        yield Brought(Path(place), gone)


def _system(address: str, told: Mapping[str, str]) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415  (only who asks for it waits for it)
    except ImportError as mistake:
        raise WrongUse("remote_missing", {**told, "package": '"excelkasse[remote]"'}) from mistake
    try:
        system, root = url_to_fs(address)
    except ImportError as mistake:  # fsspec says which package reads such an address
        raise WrongUse("remote_missing", {**told, "package": _package(mistake)}) from mistake
    except ValueError as mistake:
        raise WrongUse("remote_unknown", told) from mistake
    except Exception as mistake:
        raise WrongUse("remote_unreachable", told) from mistake
    return system, root


def _package(mistake: ImportError) -> str:
    """Return what to install: named by fsspec in one of two ways, or by what is not there."""
    said = re.findall(r'"([\w\-]+)"', str(mistake))
    said = said or re.findall(r"[Ii]nstall (?:the )?([\w\-]+)", str(mistake))[:1]
    return " ".join(said) or mistake.name or str(mistake)


def _placed(there: Mapping[str, Mapping[str, Any]], root: str, place: Path) -> Iterator[_Remote]:
    """Say where each workbook is to lie; a name cannot lead out of the place."""
    taken: set[str] = set()
    for name, told in sorted(there.items()):
        relative = PurePosixPath(name.removeprefix(root).lstrip("/") or PurePosixPath(name).name)
        if relative.suffix.casefold() not in SPREADSHEETS:
            continue
        parts = ["__" if part == ".." else _UNSAFE.sub("_", part) for part in relative.parts]
        here = place.joinpath(*parts)
        if str(here).casefold() in taken:  # Windows tells no a from A
            here = here.with_stem(f"{here.stem}_{len(taken)}")
        taken.add(str(here).casefold())
        yield _Remote(name, told, here)


def _bring(system: Any, file: _Remote) -> bool:  # noqa: ANN401  (fsspec has no types)
    """Bring one file, and say whether it came."""
    file.here.parent.mkdir(parents=True, exist_ok=True)
    try:
        data = _fetched(system, file)
    except Exception:  # noqa: BLE001  (whatever it is, the other files go on)
        return False
    file.here.write_bytes(data)
    saved = _saved(file.told)
    os.utime(file.here, (saved, saved))
    return True


def _fetched(system: Any, file: _Remote) -> bytes:  # noqa: ANN401
    """Return what a file holds; of one that is too large only that it is."""
    if (file.told.get("size") or 0) > MOST_BYTES:
        return bytes(MOST_BYTES + 1)
    with system.open(file.name, "rb") as there:
        return bytes(there.read(MOST_BYTES + 1))


def _saved(told: Mapping[str, Any]) -> float:
    """Return when a file was saved, in seconds; 1970 where nobody knows, as of a file that is gone.

    A zip file has the time on the wall where it was made, which is here.
    """
    said = next((told[name] for name in _TIMES if told.get(name)), 0)
    if isinstance(said, tuple):
        year, month, day, hour, minute, second = said[:6]
        said = datetime(year, month, day, hour, minute, second, tzinfo=COPENHAGEN)
    if isinstance(said, str):
        with suppress(ValueError):
            said = datetime.fromisoformat(said)
    if isinstance(said, datetime):
        return said.timestamp()
    return float(said) if isinstance(said, int | float) else 0.0

"""Put in place what is missing, renew what is ours, and leave what is somebody else's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from excelkasse.addin.build import build_addin
from excelkasse.addin.extension import build_extension
from excelkasse.errors import Unwritable
from excelkasse.installation.extension import add_extension, installed_version
from excelkasse.installation.record import Record, fingerprint, fingerprint_of, load, save
from excelkasse.installation.systems import System
from excelkasse.spreadsheet.saving import make_folder, save_bytes
from excelkasse.texts import Texts

NOTHING: Mapping[Path, bytes] = {}


@dataclass(frozen=True, slots=True)
class Done:
    """What was done with one thing: a code with words, the place, and a cause if it was not."""

    code: str
    place: str
    cause: str = ""

    @property
    def well(self) -> bool:
        """Whether it is as was asked for."""
        return self.code not in {"left", "extension_failed", "desk_kept"}


def install(
    system: System, words: Texts, tailoring: Mapping[Path, bytes] = NOTHING
) -> Sequence[Done]:
    """Install for the current user; again as often as one likes, with the same result.

    `tailoring` are the files of the workplace's Tilpasning, by their places on the desk; without
    it those that lie there stay. A file that has been changed since, or that was never ours, is
    left and named. What is written is written into the record before the next thing is, so that a
    failure on the way loses nothing.

    Raises:
        Unwritable: a file could not be put in its place; the others are as the record says.
        WrongUse: `record_damaged`.
    """
    desk = system.machine.desk
    record = load(desk) or Record(folders=tuple(_missing(desk.folder)))
    done = []
    wanted = {**wanted_files(system, words), **tailoring}
    for path, data in wanted.items():
        one, record = _place(path, data, record)
        save(desk, record)
        done.append(one)
    stays = {*wanted, *(path for path in record.files if path.parent == desk.profile.parent)}
    gone, record = take_files(record, [path for path in record.files if path not in stays])
    save(desk, record)
    added, record = _extend(system, words, record)
    save(desk, replace(record, version=version("excelkasse")))
    return [*done, *gone, *added]


def wanted_files(system: System, words: Texts) -> Mapping[Path, bytes]:
    """Return what is to lie where on a system.

    Raises:
        Unwritable: `target_unwritable`, what starts the agent could not be made.
        WrongUse: `vba_source`.
    """
    try:
        starters = system.starters(words)
    except OSError as mistake:
        told = {"file": "Excelkasse.lnk", "cause": str(mistake)}
        raise Unwritable("target_unwritable", told) from mistake
    addin = system.addin()
    return {**({addin: build_addin(words)} if addin else {}), **starters}


def take_files(record: Record, paths: Sequence[Path]) -> tuple[Sequence[Done], Record]:
    """Take files away that are as we wrote them; return what was done and what is still ours."""
    done = [_take(path, record.files[path]) for path in paths]
    kept = {path: mark for path, mark in record.files.items() if path not in paths}
    return done, replace(record, files=kept)


def _take(path: Path, mark: str) -> Done:
    try:
        found = fingerprint_of(path)
        if found is None:
            return Done("gone", str(path))
        if found != mark:
            return Done("left", str(path))
        path.unlink()
    except OSError as mistake:
        raise Unwritable("not_removed", {"file": str(path), "cause": str(mistake)}) from mistake
    return Done("removed", str(path))


def _place(path: Path, data: bytes, record: Record) -> tuple[Done, Record]:
    mark, found = fingerprint(data), _found(path)
    if found not in {None, mark, record.files.get(path)}:
        return Done("left", str(path)), record
    folders = [*record.folders, *_missing(path.parent)]
    if found != mark:
        make_folder(path.parent)
        save_bytes(path, data)
    code = "placed" if found is None else "there" if found == mark else "renewed"
    files = {**record.files, path: mark}
    return Done(code, str(path)), replace(record, files=files, folders=tuple(folders))


def _found(path: Path) -> str | None:
    try:
        return fingerprint_of(path)
    except OSError as mistake:
        told = {"file": str(path), "cause": str(mistake)}
        raise Unwritable("target_unwritable", told) from mistake


def _missing(folder: Path) -> Sequence[Path]:
    """Give the folders that must be made for this one to be, the outermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    return missing[::-1]


def _extend(system: System, words: Texts, record: Record) -> tuple[Sequence[Done], Record]:
    unopkg = system.unopkg()
    if unopkg is None:
        return [], record
    data = build_extension(words)
    mark = fingerprint(data)
    if record.extension == mark and _version_there(system, unopkg) == version("excelkasse"):
        return [Done("extension_there", "LibreOffice")], record
    cause = add_extension(system.machine, unopkg, data)
    if cause:
        return [Done("extension_failed", "LibreOffice", cause)], record
    return [Done("extension_added", "LibreOffice")], replace(record, extension=mark)


def _version_there(system: System, unopkg: Path) -> str | None:
    try:
        return installed_version(system.machine, unopkg)
    except OSError:
        return None  # then it is added again, and what stands in the way is told

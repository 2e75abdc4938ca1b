"""The record of what was installed: `installed.json` on the desk, so that no more is taken away."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from excelkasse.desk import Desk
from excelkasse.errors import WrongUse
from excelkasse.spreadsheet.saving import make_folder, save_text

_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Record:
    """What an installation put where: files by their fingerprint, folders it made, the extension.

    `folders` are those that were not there before, the outermost first. `extension` is the
    fingerprint of LibreOffice's extension, empty where none was added.
    """

    version: str = ""
    files: Mapping[Path, str] = field(default_factory=dict)
    folders: tuple[Path, ...] = ()
    extension: str = ""


def place_of(desk: Desk) -> Path:
    """Return where the record lies."""
    return desk.folder / "installed.json"


def load(desk: Desk) -> Record | None:
    """Read the record; None where nothing was installed.

    Raises:
        WrongUse: `record_damaged`; nothing is known then, and nothing is taken away.
    """
    place = place_of(desk)
    try:
        told = json.loads(place.read_text("utf-8"))
        return Record(
            told["version"],
            {Path(each["path"]): each["sha256"] for each in told["files"]},
            tuple(Path(each) for each in told["folders"]),
            told["extension"],
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as mistake:
        raise WrongUse("record_damaged", {"file": str(place)}) from mistake


def save(desk: Desk, record: Record) -> None:
    """Write the record anew.

    Raises:
        Unwritable: the old one is untouched.
    """
    told = {
        "schema": _SCHEMA,
        "version": record.version,
        "files": [{"path": str(path), "sha256": mark} for path, mark in record.files.items()],
        "folders": [str(folder) for folder in record.folders],
        "extension": record.extension,
    }
    make_folder(desk.folder)
    save_text(place_of(desk), json.dumps(told, indent=1, ensure_ascii=False) + "\n")


def fingerprint(data: bytes) -> str:
    """Return what tells one content from another."""
    return sha256(data).hexdigest()


def fingerprint_of(path: Path) -> str | None:
    """Return the fingerprint of a file; None where there is none.

    Raises:
        OSError: it cannot be read.
    """
    try:
        return fingerprint(path.read_bytes())
    except FileNotFoundError:
        return None

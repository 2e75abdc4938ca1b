"""Where a person keeps documents, as each system has it."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

_NAMES = ("Documents", "Dokumenter")


def documents(environment: Mapping[str, str] = os.environ, home: Path | None = None) -> Path:
    """Return the folder for documents; the home folder where there is none.

    Windows moves it into OneDrive where a workplace wants that; Linux names it in the language.
    """
    home = Path.home() if home is None else home
    return next((folder for folder in _candidates(environment, home) if folder.is_dir()), home)


def _candidates(environment: Mapping[str, str], home: Path) -> Iterator[Path]:
    for variable in ("XDG_DOCUMENTS_DIR", "OneDriveCommercial", "OneDrive"):
        told = environment.get(variable)
        if told and variable.startswith("XDG"):
            yield Path(told)
        elif told:
            yield from (Path(told) / name for name in _NAMES)
    yield from (home / name for name in _NAMES)

"""Whether something is there, and where; under a name that the system does not take is nothing."""

import os
from pathlib import Path


def is_folder(path: Path) -> bool:
    """Say whether there is a folder."""
    return os.path.isdir(path)  # noqa: PTH112  (pathlib raises)


def is_there(path: Path) -> bool:
    """Say whether there is anything."""
    return os.path.exists(path)  # noqa: PTH110  (pathlib raises)


def true_path(path: Path) -> Path:
    """Return where a path leads in the end; of a link that leads to itself, only as far as that."""
    return Path(os.path.realpath(path))  # pathlib raises

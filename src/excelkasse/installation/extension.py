"""LibreOffice's extension: added, looked for and removed by LibreOffice's own `unopkg`."""

import re
from pathlib import Path
from subprocess import SubprocessError
from tempfile import TemporaryDirectory

from excelkasse.addin.extension import IDENTIFIER
from excelkasse.installation.machine import Machine

_VERSION = re.compile(r"^\s*Version:\s*(\S+)", re.MULTILINE)


def add_extension(machine: Machine, unopkg: Path, data: bytes) -> str:
    """Add it, in place of another version of it; return what went wrong, or nothing."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "excelkasse.oxt"
        file.write_bytes(data)
        return _run(machine, unopkg, "add", "--force", str(file))


def remove_extension(machine: Machine, unopkg: Path) -> str:
    """Remove it; return what went wrong, or nothing."""
    return _run(machine, unopkg, "remove", IDENTIFIER)


def installed_version(machine: Machine, unopkg: Path) -> str | None:
    """Return the version that LibreOffice has, or None where it has none.

    Raises:
        OSError: LibreOffice could not be asked.
    """
    try:
        ran = machine.run([str(unopkg), "list", IDENTIFIER])
    except SubprocessError as mistake:
        raise OSError(str(mistake)) from mistake
    found = _VERSION.search(ran.output)
    if ran.well and found:
        return found[1]
    if IDENTIFIER not in ran.output:
        raise OSError(complaint(ran.output))  # so it is while LibreOffice is open
    return None


def complaint(output: str) -> str:
    """Return the first thing that a program complained of, else the first that it said."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return next((line for line in lines if line.startswith("ERROR")), lines[0] if lines else "")


def _run(machine: Machine, unopkg: Path, *arguments: str) -> str:
    try:
        ran = machine.run([str(unopkg), *arguments])
    except (OSError, SubprocessError) as mistake:
        return str(mistake)
    return "" if ran.well else complaint(ran.output) or f"unopkg {ran.code}"

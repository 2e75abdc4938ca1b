"""Build what carries the buttons: the add-in for Excel, the extension for LibreOffice."""

from collections.abc import Callable
from pathlib import Path

from excelkasse.actions.deliver import deliver, in_folder
from excelkasse.addin import build_addin, build_extension
from excelkasse.errors import WrongUse
from excelkasse.spreadsheet.saving import save_atomically
from excelkasse.texts import Texts

ADDIN, EXTENSION = "excelkasse.xlam", "excelkasse.oxt"
"""What the two files are called where nobody says otherwise."""


def write_addin(file: Path, words: Texts) -> None:
    """Build the add-in for Excel and save it.

    Raises:
        WrongUse: the name does not end in `.xlam`, or a source is one that Excel would refuse.
        Unwritable: it could not be written.
    """
    _write(file, Path(ADDIN).suffix, lambda: build_addin(words))


def write_extension(file: Path, words: Texts) -> None:
    """Build the extension for LibreOffice and save it.

    Raises:
        WrongUse: the name does not end in `.oxt`.
        Unwritable: it could not be written.
    """
    _write(file, Path(EXTENSION).suffix, lambda: build_extension(words))


def _write(file: Path, form: str, build: Callable[[], bytes]) -> None:
    if file.suffix.casefold() != form:
        raise WrongUse("output_not_addin", {"file": str(file), "form": form})
    data = build()
    deliver(file, in_folder(lambda to: save_atomically(to, data)))

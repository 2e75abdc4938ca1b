"""Where the add-in's sources are: `vba/` beside the package in a wheel, else the repository's.

Modules first: the workbook's own and its sheet's in the order of `DOCUMENTS`, then `.bas` by name.
"""

from collections.abc import Sequence
from pathlib import Path

from excelkasse.addin.gate import pass_gate
from excelkasse.addin.module import Module

BOOK, SHEET = "ThisWorkbook", "Words"
DOCUMENTS = (BOOK, SHEET)
"""The code names of the workbook and its one sheet; the workbook's parts take them from here."""

SIZES = (16, 32)
"""The sides of each icon in pixels."""


def sources() -> Path:
    """Return the folder of modules and icons, from which both add-ins are built."""
    packed = Path(__file__).parent / "vba"
    return packed if packed.is_dir() else Path(__file__).parents[3] / "vba"


def modules() -> Sequence[Module]:
    """Read every module, with CRLF whatever the checkout has.

    Raises:
        WrongUse: `vba_source`, one that Excel would refuse.
    """
    standard = sorted(sources().glob("*.bas"), key=lambda file: file.name)
    documents = [
        Module(name, _source(sources() / f"{name}.cls"), document=True) for name in DOCUMENTS
    ]
    return [*documents, *(Module(file.stem, _source(file)) for file in standard)]


def icon(key: str, size: int) -> bytes:
    """Read the picture of a button as PNG, 16 or 32 pixels wide."""
    return (sources() / "icons" / f"{key}_{size}.png").read_bytes()


def _source(file: Path) -> str:
    lines = file.read_text("utf-8").splitlines()
    source = "\r\n".join([*lines, ""])
    pass_gate(file.name, source)
    return source

"""A module of a VBA project as a value, and where its code page is told."""

from dataclasses import dataclass

CODE_PAGE = 1252
"""Windows Western European, [MS-OVBA] 2.3.4.2.1.5; the ASCII of our sources is within it."""

ENCODING = f"cp{CODE_PAGE}"


@dataclass(frozen=True, slots=True)
class Module:
    """One module: its name, its text with CRLF, and whether it belongs to the workbook or a sheet.

    A document's name is the code name of its workbook or sheet, [MS-OVBA] 2.3.1.
    """

    name: str
    source: str
    document: bool = False

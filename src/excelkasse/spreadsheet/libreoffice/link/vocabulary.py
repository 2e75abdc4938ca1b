"""LibreOffice's own words: members of its enumerations, and its constants, by their names."""

from functools import cache

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, uno


def enum(kind: str, member: str) -> Uno:
    """Return a member of an enumeration named below `com.sun.star`."""
    return uno().Enum(f"com.sun.star.{kind}", member)


@cache
def constant(name: str) -> int:
    """Return a constant by its name below `com.sun.star`."""
    return int(uno().getConstantByName(f"com.sun.star.{name}"))

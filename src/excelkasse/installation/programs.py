"""Whether there is an Excel or a LibreOffice, its buttons, and the quick reader of ours."""

from collections.abc import Iterator
from importlib.metadata import version

from excelkasse.installation.extension import installed_version
from excelkasse.installation.note import Note, advice, unknown, well, wrong
from excelkasse.installation.systems import System
from excelkasse.spreadsheet import compiled


def look_at_programs(system: System) -> Iterator[Note]:
    """Look for the two programs; one of them is enough."""
    excel, office = system.excel(), system.unopkg()
    if excel is None and office is None:
        yield wrong("program_missing" if system.has_excel else "libreoffice_needed")
        return
    if system.has_excel:
        yield well("excel") if excel else advice("excel_missing")
    yield well("libreoffice") if office else advice("libreoffice_missing")


def look_at_reader() -> Iterator[Note]:
    """Look whether the compiled reader of plain sheets is there; without it all is read slower."""
    yield well("reader") if compiled.IS_COMPILED else advice("reader_slower")


def look_at_extension(system: System) -> Iterator[Note]:
    """Ask LibreOffice which version of its buttons it has."""
    unopkg = system.unopkg()
    if unopkg is None:
        return
    ours = version("excelkasse")
    try:
        there = installed_version(system.machine, unopkg)
    except OSError as mistake:
        yield unknown("extension", mistake)
        return
    if there is None:
        yield wrong("extension_missing")
    elif there != ours:
        yield wrong("extension_other_version", there=there, ours=ours)
    else:
        yield well("extension")

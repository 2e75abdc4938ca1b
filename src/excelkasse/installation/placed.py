"""Whether what was installed is still there, unchanged, and without the mark of the internet."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from excelkasse.installation.note import Note, unknown, well, wrong
from excelkasse.installation.record import Record, fingerprint_of
from excelkasse.installation.systems import System

MARK = ":Zone.Identifier"
"""The stream in which Windows keeps where a file came from; it opens like a file of that name."""

_FROM_INTERNET = ("ZoneId=3", "ZoneId=4")


def look_at_placed(system: System, record: Record) -> Iterator[Note]:
    """Look at every file of the record, and for an add-in that is in none."""
    ours = version("excelkasse")
    if record.version != ours:
        yield wrong("other_version", there=record.version or "?", ours=ours)
    addin = system.addin()
    if addin and addin not in record.files:
        yield wrong("addin_foreign" if addin.exists() else "addin_missing", file=addin)
    for path, mark in record.files.items():
        yield _file(path, mark, "addin" if path == addin else "starter")


def look_for_mark(system: System) -> Iterator[Note]:
    """Look whether Windows holds the add-in for a file from the internet; then it never runs."""
    addin = system.addin()
    if system.machine.system != "win32" or addin is None or not addin.exists():
        return
    try:
        told = Path(f"{addin}{MARK}").read_text("utf-8", errors="replace")
    except FileNotFoundError:
        yield well("mark")
    except OSError as mistake:
        yield unknown("mark", mistake)
    else:
        marked = any(zone in told for zone in _FROM_INTERNET)
        yield wrong("addin_marked", file=addin) if marked else well("mark")


def _file(path: Path, mark: str, kind: str) -> Note:
    try:
        found = fingerprint_of(path)
    except OSError as mistake:
        return unknown(kind, mistake)
    if found is None:
        return wrong(f"{kind}_missing", file=path)
    return well(kind) if found == mark else wrong(f"{kind}_changed", file=path)

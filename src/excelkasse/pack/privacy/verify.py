"""What was written, looked through once more before it is put in its place.

A workbook may hold nothing that its sheets do not show; a page, a letter and a text no path of a
disk or a server. Whoever calls moves nothing to its place while there is a leak.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from pathlib import PurePath

from excelkasse.errors import Unreadable
from excelkasse.spreadsheet.holdings import Held, holdings_of, paths_of


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that is in a file and must not be: what, and on which sheets."""

    file: str
    kind: Held | None
    names: tuple[str, ...] = ()


def verify(files: Mapping[str, bytes]) -> Sequence[Leak]:
    """Return what is in written files and must not be, by the names they will have.

    A workbook that cannot be read is a leak of no kind: nobody knows what is in it.
    """
    return tuple(leak for name, data in files.items() for leak in _of_file(name, data))


def _of_file(name: str, data: bytes) -> Iterator[Leak]:
    look = _BY_ENDING.get(PurePath(name).suffix.casefold())
    if look is not None:
        yield from look(name, data)


def _of_workbook(name: str, data: bytes) -> Iterator[Leak]:
    try:
        found = holdings_of(data)
    except Unreadable:
        yield Leak(name, None)
        return
    yield from (Leak(name, one.kind, one.names) for one in found)


def _of_text(name: str, data: bytes) -> Iterator[Leak]:
    if paths_of(data.decode("utf-8", "replace")):
        yield Leak(name, Held.PATH)


def _of_letter(name: str, data: bytes) -> Iterator[Leak]:
    for part in message_from_bytes(data, policy=default).walk():
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            continue
        inner = part.get_filename()
        yield from _of_file(inner, content) if inner else _of_text(name, content)


_BY_ENDING: Mapping[str, Callable[[str, bytes], Iterator[Leak]]] = {
    ".xlsx": _of_workbook,
    ".html": _of_text,
    ".txt": _of_text,
    ".csv": _of_text,
    ".eml": _of_letter,
}

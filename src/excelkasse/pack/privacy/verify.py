"""What was written, looked through once more before it is put in its place.

A workbook may hold nothing that its sheets do not show; a page, a letter and a text no path of a
disk or a server. Whoever calls moves nothing to its place while there is a leak.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from html import unescape
from pathlib import PurePath

from excelkasse.errors import Unreadable
from excelkasse.pack.document import Document
from excelkasse.pack.privacy.leaving import leaving
from excelkasse.spreadsheet.holdings import Held, holdings_of
from excelkasse.traces import paths_of


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that is in a file and must not be: what, and on which sheets."""

    file: str
    kind: Held | None
    names: tuple[str, ...] = ()


def verify(
    files: Mapping[str, bytes],
    *,
    authors: Collection[str] = (),
    documents: Iterable[Document] = (),
) -> Sequence[Leak]:
    """Return what is in written files and must not be, by the names they will have.

    `authors` may stand as the author of a workbook, as the municipality does. A path that somebody
    typed in what the `documents` show is no leak of ours: `private_spots` asks about that one.
    A workbook that cannot be read is a leak of no kind: nobody knows what is in it.
    """
    texts = (said.text for one in documents for said in leaving(one))
    look = _Look(authors, frozenset().union(*map(paths_of, texts)))
    return tuple(leak for name, data in files.items() for leak in look.into(name, data))


@dataclass(frozen=True, slots=True)
class _Look:
    """A look into files of each kind, by the endings of their names."""

    authors: Collection[str]
    paths: frozenset[str]

    def into(self, name: str, data: bytes) -> Iterator[Leak]:
        """Give what is in a file and must not be; of a kind that we do not write, nothing."""
        ending = PurePath(name).suffix.casefold()
        if ending == ".xlsx":
            yield from self._workbook(name, data)
        elif ending == ".eml":
            yield from self._letter(name, data)
        elif ending in _TEXTS:
            yield from self._text(name, data)

    def _workbook(self, name: str, data: bytes) -> Iterator[Leak]:
        try:
            found = holdings_of(data, authors=self.authors, paths=self.paths)
        except Unreadable:
            yield Leak(name, None)
            return
        yield from (Leak(name, one.kind, one.names) for one in found)

    def _letter(self, name: str, data: bytes) -> Iterator[Leak]:
        for part in message_from_bytes(data, policy=default).walk():
            content = part.get_payload(decode=True)
            if not isinstance(content, bytes):
                continue
            inner = part.get_filename()
            yield from self.into(inner, content) if inner else self._text(name, content)

    def _text(self, name: str, data: bytes) -> Iterator[Leak]:
        if paths_of(unescape(data.decode("utf-8", "replace"))) - self.paths:
            yield Leak(name, Held.PATH)


_TEXTS = frozenset({".html", ".txt", ".csv", ".ics"})

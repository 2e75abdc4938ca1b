"""What is told by the parts that are there, and the paths that are written in any of them."""

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape

from excelkasse.spreadsheet.holdings.held import Held, Holding
from excelkasse.spreadsheet.parts import Parts
from excelkasse.traces import paths_of

_BY_NAME: Mapping[Held, re.Pattern[str]] = {
    Held.EXTERNAL_LINK: re.compile(r"externalLinks/[^/_]+\.(xml|bin)$", re.IGNORECASE),
    Held.CONNECTION: re.compile(
        r"(connections|queryTables/[^/]+|model/[^/]+|dataMashup[^/]*)\.(xml|data|bin)$|"
        r"xl/model/item\.data$",
        re.IGNORECASE,
    ),
    Held.PRINTER: re.compile(r"printerSettings/[^/]+$", re.IGNORECASE),
    Held.EMBEDDED: re.compile(r"(embeddings|activeX|ctrlProps)/[^/]+$", re.IGNORECASE),
    Held.REVISION: re.compile(r"revisions/[^/]+\.xml$", re.IGNORECASE),
    Held.MACRO: re.compile(r"(vbaProject\.bin|macrosheets/[^/]+|vbaData\.xml)$", re.IGNORECASE),
    Held.CUSTOM_XML: re.compile(r"customXml/item\d*\.xml$|docMetadata/[^/]+$", re.IGNORECASE),
}
_REVISION_ID = re.compile(rb"\b(?:xr\d*:uid|documentId|revIDLastSave)=", re.IGNORECASE)
_TEXT = (".xml", ".rels", ".vml")


def by_name(parts: Parts) -> Iterator[Holding]:
    """Give what is told by the names of parts, and revision ids in those that are text."""
    for kind, pattern in _BY_NAME.items():
        yield Holding(kind, sum(pattern.search(name) is not None for name in parts.names))
    marked = sum(len(_REVISION_ID.findall(body)) for _, body in text_parts(parts))
    yield Holding(Held.REVISION, marked)


def paths_in(parts: Parts, known: Collection[str]) -> Iterator[Holding]:
    """Give how many places on a disk or a server are written in the file, but for known ones."""
    found: set[str] = set()
    for _, body in text_parts(parts):
        found.update(paths_of(unescape(body.decode("utf-8", "replace"))))
    yield Holding(Held.PATH, len(found - set(known)))


def text_parts(parts: Parts) -> Iterator[tuple[str, bytes]]:
    """Give the parts that are text, by their names."""
    for name in parts.names:
        if name.casefold().endswith(_TEXT):
            yield name, parts.read(name)

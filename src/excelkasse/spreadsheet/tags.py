"""The tags of a small XML part, in order: enough to find sheets and relationships.

expat without any document type: `parts` has refused those, and a stray one is refused here again.
"""

from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat

from excelkasse.spreadsheet.alike import kept
from excelkasse.spreadsheet.refusals import Refusal, refuse

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "purl.oclc.org/ooxml"
"""What the names in Strict Open XML have in common."""

MOST_TAGS = 100_000
"""The most tags in a part that lists sheets or relationships."""

_KEPT, _SMALL = 32, 32 * 1024
"""Of how many parts the tags are kept, and the most bytes of such a part."""

_SEPARATOR = " "
_RELATIONS = "/relationships"


class Tag(NamedTuple):
    """One start tag: its namespace, its local name, its attributes by local name."""

    space: str
    name: str
    attributes: Mapping[str, str]


@kept(_KEPT, _SMALL)
def tags(body: bytes, until: str = "") -> tuple[Tag, ...]:
    """Return the start tags of a part, up to and with the first of a name.

    Workbooks of one template share their small parts to the byte, so what such a part says is kept.

    Raises:
        Unreadable: `damaged` if it is not well-formed, `doctype` if it has a document type,
            `too_large` if it has absurdly many.
    """
    found: list[Tag] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        space, local = split(name)
        if len(found) == MOST_TAGS:
            refuse(Refusal.TOO_LARGE, what="part")
        found.append(Tag(space, local, _by_local_name(attributes)))
        if local == until:
            parser.StartElementHandler = None

    parser = safe_parser()
    parser.StartElementHandler = start
    run(parser, body)
    return tuple(found)


def safe_parser() -> expat.XMLParserType:
    """Return a parser that knows namespaces and stops at a document type."""
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.StartDoctypeDeclHandler = _refuse
    parser.buffer_text = True
    return parser


def run(parser: expat.XMLParserType, body: bytes) -> None:
    """Parse a whole part.

    Raises:
        Unreadable: `damaged` if it is not well-formed, `doctype` if it has a document type.
    """
    try:
        parser.Parse(body, True)  # noqa: FBT003  (expat takes it by position only)
    except expat.ExpatError as mistake:
        refuse(Refusal.DAMAGED, cause=str(mistake))


def split(name: str) -> tuple[str, str]:
    """Return the namespace and the local name of what expat calls an element or attribute."""
    space, _, local = name.rpartition(_SEPARATOR)
    return space, local


def _by_local_name(attributes: Mapping[str, str]) -> Mapping[str, str]:
    """Name attributes by what follows their namespace; of two the one in none, or a relationship.

    A sheet's `r:id` says which part it is, whatever `id` stands beside it.
    """
    return {split(key)[1]: attributes[key] for key in sorted(attributes, key=_weight)}


def _weight(key: str) -> int:
    space, _ = split(key)
    return 2 if space.endswith(_RELATIONS) else int(not space)


def _refuse(*_: object) -> None:
    refuse(Refusal.DOCTYPE)

"""What a document says about itself: its authors, its company, its history."""

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape

from excelkasse.spreadsheet.holdings.held import Held, Holding
from excelkasse.spreadsheet.parts import Parts
from excelkasse.spreadsheet.tags import tags

_CORE, _APP, _CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
_AUTHORS = ("creator", "lastModifiedBy", "Manager")
_PLAIN = frozenset(
    {
        *(
            "title",
            "subject",
            "language",
            "created",
            "modified",
            "Application",
            "AppVersion",
            "DocSecurity",
        ),
        *("ScaleCrop", "LinksUpToDate", "SharedDoc", "HyperlinksChanged", "TotalTime"),
    }
)
"""What says nothing of a person or a place."""
_VALUE = re.compile(r"<(?:\w+:)?(\w+)(?:\s[^<>]*)?>([^<>]+)</")
_NAMED = re.compile(r"<(?:\w+:)?author>([^<>]*)</|displayName=\"([^\"]*)\"")
_OURS = "excelkasse"


def of_properties(parts: Parts, authors_known: Collection[str]) -> Iterator[Holding]:
    """Give authors, other properties, and properties of one's own.

    We ourselves, and the authors that are known, are none.
    """
    known = {"", _OURS, *(one.casefold() for one in authors_known)}
    values = {**_values(parts, _CORE), **_values(parts, _APP)}
    authors = {values[key] for key in _AUTHORS if key in values} | set(_commenters(parts))
    others = {one for one in authors if one.casefold() not in known}
    yield Holding(Held.AUTHOR, len(others))
    rest = [key for key in values if key not in _PLAIN and key not in _AUTHORS]
    yield Holding(Held.PROPERTY, len(rest), tuple(sorted(rest)))
    if _CUSTOM in parts:
        named = [tag.attributes.get("name", "") for tag in tags(parts.read(_CUSTOM))]
        own = tuple(name for name in named if name)
        yield Holding(Held.CUSTOM_PROPERTY, len(own), own)


def _values(parts: Parts, name: str) -> Mapping[str, str]:
    if name not in parts:
        return {}
    text = parts.read(name).decode("utf-8", "replace")
    said = {key: unescape(value).strip() for key, value in _VALUE.findall(text)}
    return {key: value for key, value in said.items() if value and key not in _VECTORS}


_VECTORS = frozenset({"lpstr", "i4"})
"""The list of the sheets' names, which is told of the sheets themselves."""


def _commenters(parts: Parts) -> Iterator[str]:
    """Give the names of those who have written notes and comments."""
    for name in parts.names:
        if "comments" in name or "persons/" in name:
            text = parts.read(name).decode("utf-8", "replace")
            yield from (unescape(one or other) for one, other in _NAMED.findall(text))

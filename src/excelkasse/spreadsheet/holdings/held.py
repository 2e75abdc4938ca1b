"""The kinds of things that stand in a workbook without being seen."""

from dataclasses import dataclass
from enum import StrEnum


class Held(StrEnum):
    """What a workbook can hold beside what its sheets show."""

    HIDDEN_SHEET = "hidden_sheet"
    VERY_HIDDEN_SHEET = "very_hidden_sheet"
    """One that Excel's own menu does not show."""
    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_COLUMNS = "hidden_columns"
    NOTES = "notes"
    COMMENTS = "comments"
    """Threaded comments, with their persons."""
    AUTHOR = "author"
    PROPERTY = "property"
    CUSTOM_PROPERTY = "custom_property"
    EXTERNAL_LINK = "external_link"
    """Another workbook that formulas read, with its cached values."""
    HYPERLINK = "hyperlink"
    CONNECTION = "connection"
    OUTSIDE_NAME = "outside_name"
    """A defined name that points at another workbook."""
    HIDDEN_NAME = "hidden_name"
    PATH = "path"
    PRINTER = "printer"
    EMBEDDED = "embedded"
    REVISION = "revision"
    MACRO = "macro"
    CUSTOM_XML = "custom_xml"
    """Data that other programs keep there, such as a document's labels and metadata."""


@dataclass(frozen=True, slots=True)
class Holding:
    """How many of a kind there are, and the names of the sheets or names they are or stand on.

    It holds no text of a note, no author, no path: those are what is not to be repeated.
    """

    kind: Held
    count: int
    names: tuple[str, ...] = ()

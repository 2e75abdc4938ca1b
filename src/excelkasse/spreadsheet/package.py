"""How a workbook's parts hang together: its sheets in order, its styles and its strings.

Relationships are followed here, once and strictly: two with one id, a sheet outside the file or a
sheet whose part is missing are refused, where fast readers skip the sheet in silence.
"""

import posixpath
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from excelkasse.spreadsheet.compiled import Texts, plain_texts
from excelkasse.spreadsheet.parts import Parts
from excelkasse.spreadsheet.refusals import Refusal, refuse
from excelkasse.spreadsheet.tags import MAIN, STRICT, Tag, tags
from excelkasse.spreadsheet.walked import texts_in

_USUAL = "xl/workbook.xml"
MOST_SHEETS = 500
"""The most sheets in a workbook."""

_WITHOUT_CELLS = ("/chartsheet", "/dialogsheet", "/xlMacrosheet", "/xlIntlMacrosheet")
_EMPTY_TEXTS = (b"<si><t/></si>", b"<si><t></t></si>")
_TAG_IN_TEXT = re.compile(rb"<(?:\w++:)?t(?: [^<>]*+)?(?<!/)>[^<]*+<(?!/|!|\?)")
_PLAIN_ROOT = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?'
    rb'(?: standalone="(?:yes|no)")?\?>\s*)?<sst xmlns="'
    + MAIN.encode()
    + rb'"(?: count="[0-9]*+")?(?: uniqueCount="(?P<count>[0-9]++)")>'
)
_DIGITS = 9
_BLANK_TEXT = b'<si><t xml:space="preserve"> </t></si>'
_TRUE = frozenset({"1", "true", "on"})


class Sheet(NamedTuple):
    """One sheet with cells, as the workbook declares it, and its part as UTF-8 XML.

    `rows` are the numbers of its rows where the part tells them as 1, 2, 3: see `far_rows`.
    """

    name: str
    hidden: bool
    body: bytes
    rows: Sequence[int] = ()


class Package(NamedTuple):
    """What a workbook is read from."""

    sheets: Sequence[Sheet]
    epoch_1904: bool
    styles: bytes
    strings: bytes
    texts: Texts | None = None
    """The shared texts, if they are written plainly."""


class _Relation(NamedTuple):
    kind: str
    target: str


def opened(data: bytes) -> Package:
    """Return the parts of a workbook.

    Raises:
        Unreadable: `not_excel`, `strict`, `damaged`, `sheets_missing`, `too_large`, `doctype` or
            `password`.
    """
    parts = Parts(data)
    main = main_part(parts)
    body = parts.read(main)
    if STRICT.encode() in body:
        refuse(Refusal.STRICT)
    declared = tags(body, until="definedNames")
    if (declared[0].space, declared[0].name) != (MAIN, "workbook"):
        refuse(Refusal.DAMAGED, cause=f"no workbook but {declared[0].space} {declared[0].name}")
    relations = relations_of(parts, main)
    ours = [tag for tag in declared if tag.space == MAIN]
    styles = _optional(parts, relations, "/styles")
    if styles:
        _well_formed(styles, "styleSheet")
    return Package(
        _sheets(parts, relations, [tag for tag in ours if tag.name == "sheet"]),
        any(tag.attributes.get("date1904") in _TRUE for tag in ours if tag.name == "workbookPr"),
        styles,
        *_texts(_optional(parts, relations, "/sharedStrings")),
    )


def main_part(parts: Parts) -> str:
    """Return the part that is the workbook; a zip of something else is told by what is in it."""
    kind = parts.true_type()
    if kind != "xlsx":
        refuse(Refusal.NOT_EXCEL, true=kind)
    found = relations_of(parts, "").values()
    return next((each.target for each in found if each.kind.endswith("/officeDocument")), _USUAL)


def relations_of(parts: Parts, source: str) -> Mapping[str, _Relation]:
    """Return the relationships of a part by id; those that lead out of the file are left out."""
    folder, name = posixpath.split(source)
    found: dict[str, _Relation] = {}
    for tag in tags(parts.read(posixpath.join(folder, "_rels", f"{name}.rels"))):
        said = tag.attributes
        if tag.name != "Relationship" or said.get("TargetMode") == "External":
            continue
        if said.get("Id", "") in found:
            refuse(Refusal.DAMAGED, cause=f"two relationships with the id {said.get('Id')}")
        target = _resolved(parts, folder, said.get("Target", ""))
        found[said.get("Id", "")] = _Relation(said.get("Type", ""), target)
    return found


def _resolved(parts: Parts, folder: str, target: str) -> str:
    """Return the part a target means: absolute (openpyxl writes so) or from the folder."""
    path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return path if path in parts else unquote(path)


def _sheets(
    parts: Parts, relations: Mapping[str, _Relation], declared: Sequence[Tag]
) -> tuple[Sheet, ...]:
    if len(declared) > MOST_SHEETS:
        refuse(Refusal.TOO_LARGE, what="sheets")
    found: list[Sheet] = []
    missing: list[str] = []
    for tag in declared:
        relation = relations.get(tag.attributes.get("id", ""))
        name = tag.attributes.get("name", "")
        if relation is None or relation.target not in parts:
            missing += [] if _is_module(tag, relations, declared) else [name]
        elif not relation.kind.endswith(_WITHOUT_CELLS):
            hidden = tag.attributes.get("state", "visible") != "visible"
            found.append(Sheet(name, hidden, parts.read(relation.target)))
    if missing or not declared:
        refuse(Refusal.SHEETS_MISSING, sheets=", ".join(missing))
    return tuple(found)


def _is_module(tag: Tag, relations: Mapping[str, _Relation], declared: Sequence[Tag]) -> bool:
    """Whether a sheet is code from before Excel 97, which has no part and so no cells.

    It is not, if there is a part that no sheet is declared for: that may be what it has lost.
    """
    declared_for = {each.attributes.get("id") for each in declared}
    unclaimed = relations.keys() - declared_for
    return tag.attributes.get("id") == "" and not any(
        relations[key].kind.endswith("/worksheet") for key in unclaimed
    )


def _optional(parts: Parts, relations: Mapping[str, _Relation], kind: str) -> bytes:
    for relation in relations.values():
        if relation.kind.endswith(kind):
            return parts.read(relation.target)
    return b""


def _well_formed(body: bytes, root: str) -> Tag:
    """Return the root of a part: calamine reads on over most of what is no XML.

    Raises:
        Unreadable: `damaged` if it is not well-formed, `doctype` if it has a document type.
    """
    return tags(body, until=root)[0]


def _count_of_texts(strings: bytes) -> str:
    """Return how many texts the shared ones say they are; "" if they do not."""
    if not strings:
        return ""
    root = _well_formed(strings, "sst")
    if (root.space, root.name) != (MAIN, "sst"):
        if STRICT in root.space:
            refuse(Refusal.STRICT)
        refuse(Refusal.DAMAGED, cause=f"no shared texts but {root.space} {root.name}")
    if strings.count(b"xmlns") > 1:
        texts_in(strings)  # something in them may belong elsewhere
    return root.attributes.get("uniqueCount", "")


def _texts(strings: bytes) -> tuple[bytes, Texts | None]:
    """Return the shared texts as calamine can have them, and if they are plain as they are.

    A text that is empty comes out as a blank, so that none comes out as nothing.

    Raises:
        Unreadable: `damaged` if they are not well-formed, if a text holds a tag (calamine would
            stop there), or if they say that they are many more (it would make room for them all).
    """
    root = _PLAIN_ROOT.match(strings)
    texts = plain_texts(strings, root.end()) if root else None
    said = _count_of_texts(strings) if root is None or texts is None else root["count"].decode()
    if len(said) > _DIGITS or (said.isdecimal() and int(said) > len(strings)):
        refuse(Refusal.DAMAGED, cause="fewer shared texts than it says")
    if texts is None:
        _refuse_tag_in_text(strings)
    for empty in _EMPTY_TEXTS:
        strings = strings.replace(empty, _BLANK_TEXT)
    return strings, texts


def _refuse_tag_in_text(strings: bytes) -> None:
    only_texts = strings.count(b"<") == 4 * strings.count(b"<si>") + strings.startswith(b"<?") + 2
    if not only_texts and _TAG_IN_TEXT.search(strings):
        refuse(Refusal.DAMAGED, cause="a shared text holds a tag")

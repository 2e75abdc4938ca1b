"""What calamine would fall over is mended in what it is handed, or refused first."""

import re

from excelkasse.spreadsheet.package import Package, Sheet
from excelkasse.spreadsheet.refusals import Refusal, refuse
from excelkasse.spreadsheet.unsaid import Unsaid

MOST_TEXT = 200 * 1024 * 1024
"""The most bytes of shared texts when each is written out in every cell that refers to it."""

_KNOWN = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"}
)
_ERROR = re.compile(
    rb"""((?><c [^<>]*?\bt="e")[^<>]*+>(?:<f[^<>]*+>(?:[^<]*+</f>)?+)?+<v>)[^<]*+"""
)
_NUMBER_TO = rb"""(<c (?![^<>]*?\bt=["']str)[^<>]*+>\s*+(?:<f[^<>]*+>(?:[^<]*+</f>\s*+)?+)?+<v>)"""
_PADDED = re.compile(_NUMBER_TO + rb"\s++([0-9.eE+-]++)\s*+(?=</v>)")
_PADDED_BEHIND = re.compile(_NUMBER_TO + rb"([0-9.eE+-]++)\s++(?=</v>)")
_BEHIND = (b" </v>", b"\n</v>", b"\r</v>", b"\t</v>")
_REFERENCE = re.compile(rb't="s"[^<>]{0,99}+>(?:<f[^<>]*+>(?:[^<]*+</f>)?+)?+<v>([0-9]{1,9}+)<')
_TEXT_END = b"</si>"
_HEAD = 8 * 1024
_DIMENSION = re.compile(
    rb'dimension(?<=[<:]dimension)(?! ref="[A-Z]{1,3}[1-9][0-9]{0,6}'
    rb'(?::[A-Z]{1,3}[1-9][0-9]{0,6})?+"/>)(?=[\s/>])[^<>]*?(/?>)'
)
_EXTENSIONS = rb"(?:\w++:)?extLst"
_EXTENDED = re.compile(
    rb"(?<=[>\s])<" + _EXTENSIONS + rb"(?:\s*+/>|>"
    rb"(?:[^<]++|</?+(?!" + _EXTENSIONS + rb")[a-zA-Z][^<>]*+>)*+"
    rb"</" + _EXTENSIONS + rb">)(?=\s*+</(?:\w++:)?c>)"
)
"""What newer programs say of a cell behind its value; only whole tags and text."""
_REFERRED = re.compile(rb"&#(?:x0*+(2[BbDdEe]|3[0-9]|[46]5)|0*+(4[35689]|5[0-7]|69));")
"""A sign of a number, one of `+-.0123456789Ee`, that is written by its number."""

_UNTOUCHED = b"<!["
_BESIDE_TEXT = re.compile(
    rb'(<c (?>[^<>]*?\bt="inlineStr")[^<>]*+>\s*+)<v(?:/>|>[^<]*+</v>)\s*+(?=<is[\s>])'
)
_LEAST_CELL = len(b'<c t="s"><v>0</v></c>')


def refers_to_signs(body: bytes) -> bool:
    """Whether a sign of a number is written by its number: of `1&#50;` calamine would read 1."""
    return _REFERRED.search(body) is not None


def with_signs(sheet: Sheet) -> Sheet:
    """Return a sheet in which every sign of a number is written as itself."""
    if refers_to_signs(sheet.body) and _UNTOUCHED not in sheet.body:
        return sheet._replace(body=_REFERRED.sub(_written, sheet.body))
    return sheet


def _written(reference: re.Match[bytes]) -> bytes:
    hexadecimal, decimal = reference.groups()
    return bytes([int(hexadecimal, 16) if hexadecimal else int(decimal)])


def with_one_value(sheet: Sheet) -> Sheet:
    """Return a sheet whose cells with a text of their own hold no number before it as well.

    Some programs write what the text looks like; Excel shows the text, because the cell says so.
    """
    if b"<is" in sheet.body and b"<!" not in sheet.body:
        return sheet._replace(body=_BESIDE_TEXT.sub(rb"\1", sheet.body))
    return sheet


def as_usual(sheet: Sheet) -> Sheet:
    """Return a sheet with nothing in its cells but formula and value, and no blanks around numbers.

    calamine knows no more than that. Excel keeps in extensions what it knows beside the value, and
    nothing that is read (ECMA-376, 18.3.1.4); a padded number would come out as a text, or not.
    """
    body = _PADDED.sub(rb"\1\2", _EXTENDED.sub(b"", sheet.body))
    if any(end in body for end in _BEHIND):
        body = _PADDED_BEHIND.sub(rb"\1\2", body)
    return sheet._replace(body=body)


def mended(sheet: Sheet, unsaid: Unsaid) -> Sheet:
    """Return a sheet as calamine can have it."""
    return _with_known_errors(_with_known_dimension(sheet), unsaid)


def _with_known_dimension(sheet: Sheet) -> Sheet:
    """Return a sheet that says from which cell to which it reaches, if it says so at all.

    LibreOffice may say from which row to which, and calamine reads nothing of such a file.
    """
    if _DIMENSION.search(sheet.body, 0, _HEAD):
        return sheet._replace(body=_DIMENSION.sub(rb'dimension ref="A1"\1', sheet.body, count=1))
    return sheet


def _with_known_errors(sheet: Sheet, unsaid: Unsaid) -> Sheet:
    """Return a sheet whose error values calamine knows; ours are told beside, as they are.

    Google Sheets writes `#ERROR!`, newer programs `#SPILL!`, others what they like.
    """
    if _KNOWN.issuperset(unsaid.errors.values()):
        return sheet
    return sheet._replace(body=_ERROR.sub(rb"\1#N/A", sheet.body))


def refuse_repeated_texts(package: Package) -> None:
    """Refuse a workbook whose cells refer to long texts so often that they fill the memory.

    Raises:
        Unreadable: `too_large`.
    """
    most_cells = sum(len(sheet.body) for sheet in package.sheets) // _LEAST_CELL
    if not _any_longer(package.strings, MOST_TEXT // max(most_cells, 1)):
        return
    lengths = [len(text) for text in re.split(rb"<(?:\w++:)?si\b", package.strings)[1:]]
    known = range(len(lengths))
    numbers = (int(n) for sheet in package.sheets for n in _REFERENCE.findall(sheet.body))
    if sum(lengths[number] for number in numbers if number in known) > MOST_TEXT:
        refuse(Refusal.TOO_LARGE, what="part")


def _any_longer(strings: bytes, most: int) -> bool:
    """Whether a shared text has more bytes than that; no part is looked at but where one ends."""
    begin = 0
    while len(strings) - begin > most:
        end = strings.rfind(_TEXT_END, begin, begin + most + len(_TEXT_END))
        if end < 0:
            return True
        begin = end + len(_TEXT_END)
    return False

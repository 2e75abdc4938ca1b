"""Sheets that are written plainly, as spreadsheet programs do, are looked through in one go.

One pattern follows the cells from the first tag to the last and knows each, so nothing can hide
among them. What a reader need not read is left out of what it is handed, if it would find nothing
wrong there: the words of formulas, and all that stands after the cells.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from excelkasse.address import Cell
from excelkasse.spreadsheet.alike import kept
from excelkasse.spreadsheet.boxes import NEAR_BOX, cell_at
from excelkasse.spreadsheet.mended import refers_to_signs
from excelkasse.spreadsheet.unsaid import Unsaid, formula_cells, ordinary_root, uncached_cells


class Plain(NamedTuple):
    """A plain sheet: what it says beside its values, and the part that a reader is handed."""

    unsaid: Unsaid
    body: bytes


def look_through_plainly(body: bytes) -> Plain | None:
    """Look through a sheet that is written plainly; None if it is not.

    Plainly: cells A1:ZZ999 in rows, with double quotes and their attributes in the usual order, and
    in a cell nothing but its formula and its value, with every sign of a number written as itself.

    Raises:
        ValueError: an address is none.
    """
    area = _plain_area(body)
    if area is None:
        return None
    start, end = area
    cells = body[start:end]
    is_sound = len(body) <= _MOST_SHORTENED and _is_text(cells) and _ends_soundly(body[end:])
    cells = _WORDS.sub(b"<f/>", cells) if is_sound else cells
    handed = _shortened(body[:start], cells) if is_sound else body
    special = None if refers_to_signs(handed) else _Special.among(cells)
    if special is None:
        return None
    values = cells.count(b"</v></c>") - special.empty
    errors, uncached = special.others.errors(), special.others.uncached()
    unsaid = Unsaid(errors, special.formulas(), uncached, NEAR_BOX, values)
    return Plain(unsaid, handed)


_START, _END = b"<sheetData>", b"</sheetData>"

_WORDS = re.compile(rb"<f>[^<]*+</f>")

_ADDRESS = rb"[A-Z]{1,2}+[1-9][0-9]{0,2}+"
_NAME = rb"[a-zA-Z0-9:]++"
_SAID = rb"(?: (?!xmlns)" + _NAME + rb'="[^"<>]*+")*+'
_STYLE = rb'(?: s="[0-9]++")?+'

_VALUE = (
    rb'<c r="' + _ADDRESS + rb'"' + _STYLE + rb'(?:/>| t="s"><v>[0-9]{1,9}+</v></c>'
    rb'|(?:(?: t="[bn]")?+><v>[^<\s]++| t="str"><v>[^<]++)</v></c>|></c>)'
)
"""A cell that holds a value or nothing; of a shared text it must say which one."""

_ROW = rb"<row" + _SAID + rb"(?:>(?=<c |</row>)|/>(?=<row|\Z))|</row>(?=<row|\Z)"
"""No row is within another, and none ends that has not begun."""

_CALCULATED = (
    _STYLE + rb'(?: t="str"><f(?:/>|>[^<]*+</f>)(?:<v>[^<]++|(<v>))'
    rb'|(?: t="[bn]")?+><f(?:/>|>[^<]*+</f>)<v>[^<\s]++)</v></c>'
)
_MORE = (
    rb"(" + _SAID + rb")>(?:(<f" + _SAID + rb"/?)>(?:(?<=/>)|[^<]*+</f>))?+"
    rb"((?:<v>[^<]*+</v>|<v/>)?+)</c>"
)
_CELLS = re.compile(
    rb"(?:" + _VALUE + rb"|" + _ROW + rb")*+"
    rb'(?:<c r="(' + _ADDRESS + rb')"(?:' + _CALCULATED + rb"|" + _MORE + rb")|\Z|(.++))",
    re.DOTALL,
)
"""A cell with a formula or an error, and all that is passed over before it; else all the rest."""


def _elements(deep: int) -> bytes:
    """Return the pattern of whole elements side by side, at most so many within one another."""
    within = rb"(?:" + _elements(deep - 1) + rb"[^<]*+)*+" if deep > 1 else b""
    tag = rb"<" + _NAME + rb"(?: " + _NAME + rb'="[^"]*+")*+'
    return tag + rb"(?:/>|>[^<]*+" + within + rb"</" + _NAME + rb">)"


_BEFORE = re.compile(rb"(?:" + _elements(4) + rb")*+")
_AFTER = re.compile(rb"</sheetData>(?:" + _elements(10) + rb")*+</worksheet>\s*+")
_LOOSE = re.compile(rb"&(?!#?[a-zA-Z0-9]++;)")
_MERGED = re.compile(
    rb'<mergeCells(?: count="[0-9]++")?+>'
    rb'(?:<mergeCell ref="' + _ADDRESS + rb":" + _ADDRESS + rb'"/>)*+</mergeCells>'
)

_MOST_SHORTENED = 16 * 1024 * 1024
"""The largest part that is shortened: on the way it may take four times that."""

_KEPT, _SMALL = 256, 32 * 1024
"""Of how many sheets it is kept how they end, and the most bytes of such an end."""

_ERROR = b' t="e"'
_EMPTY = b"<v></v>"
_PADDED = re.compile(rb"<v>\s|\s</v>")
_NO_RESULT = frozenset({b"", _EMPTY, b"<v/>"})


def _plain_area(body: bytes) -> tuple[int, int] | None:
    """Return where the rows stand; None if the part does not begin plainly."""
    root = ordinary_root(body)
    if root is None:
        return None
    start, end = body.find(_START, root.end()), body.rfind(_END, root.end())
    is_plain = 0 <= start < end and _BEFORE.fullmatch(body, root.end(), start)
    return (start + len(_START), end) if is_plain else None


class _Others(NamedTuple):
    """Cells of which more is to be said, one column for each thing: columns are quick to ask."""

    addresses: Sequence[bytes] = ()
    attributes: Sequence[bytes] = ()
    formulas: Sequence[bytes] = ()
    values: Sequence[bytes] = ()

    def hold_errors(self) -> bool:
        """Whether a tag may say that its cell holds an error."""
        return b'"e"' in b"".join(self.attributes)

    def are_plain(self) -> bool:
        """Whether each holds a formula, or an error that begins with a number sign."""
        said = b"".join(self.attributes)
        if b'"s"' in said or _PADDED.search(b"".join(self.values)):
            return False
        if b'"e"' not in said:
            return all(self.formulas)
        return all(map(_is_plain, self.attributes, self.formulas, self.values))

    def errors(self) -> Mapping[Cell, str]:
        """Return the error values."""
        if not self.hold_errors():
            return {}
        told = zip(self.addresses, self.attributes, self.values, strict=True)
        return {
            cell_at(address): value[len(b"<v>") : -len(b"</v>")].decode(errors="replace")
            for address, attributes, value in told
            if _ERROR in attributes
        }

    def calculated(self) -> Sequence[bytes]:
        """Return the addresses of formulas."""
        told = zip(self.addresses, self.formulas, strict=True)
        return [address for address, formula in told if formula]

    def uncached(self) -> frozenset[Cell]:
        """Return the formulas without a result."""
        return uncached_cells(self.addresses, self.attributes, self.values, _NO_RESULT)


def _is_plain(attributes: bytes, formula: bytes, value: bytes) -> bool:
    if _ERROR in attributes:
        return value.startswith(b"<v>#")
    return bool(formula) and b'"e"' not in attributes


class _Special(NamedTuple):
    """The cells with a formula or an error.

    `calculated` are the addresses of formulas that fill no other cell and have a result, `empty` is
    how many cells say that they have a value and hold the empty text.
    """

    calculated: Sequence[bytes]
    others: _Others
    empty: int

    @classmethod
    def among(cls, cells: bytes) -> "_Special | None":
        """Find them; None if anything among the cells is not plain."""
        found = _CELLS.findall(cells)
        while found and not found[-1][0]:
            if found.pop()[-1]:
                return None
        more = [(each[0], *each[2:5]) for each in found if each[2] or each[3] or each[4]]
        others = _Others(*zip(*more, strict=True))
        if not others.are_plain() or not (not cells or cells.startswith(b"<row")):
            return None
        calculated = [each[0] for each in found if not (each[2] or each[3] or each[4])]
        empty = [True for each in found if each[1]]
        return cls(calculated, others, len(empty) + others.values.count(_EMPTY))

    def formulas(self) -> frozenset[Cell]:
        """Return the cells with formulas, and those that array formulas fill beside their own."""
        addresses = [*self.calculated, *self.others.calculated()]
        return formula_cells(addresses, self.others.formulas)


def _shortened(head: bytes, cells: bytes) -> bytes:
    """Return a sheet that ends with its cells.

    calamine goes over a sheet a second time, as far as its merged cells, and nobody asks for them:
    an empty list before the cells spares it that.
    """
    before = head.removesuffix(_START)
    return b"".join((before, b"<mergeCells/>", _START, cells, _END, b"</worksheet>"))


def _is_text(written: bytes) -> bool:
    """Whether calamine would find nothing wrong with words: UTF-8, and no loose ampersand."""
    try:
        written.decode()
    except UnicodeDecodeError:
        return False
    return not _LOOSE.search(written)


@kept(_KEPT, _SMALL)
def _ends_soundly(rest: bytes) -> bool:
    """Whether calamine would find nothing wrong from the end of the cells on.

    Sheets of one template end alike to the byte, so what was found of an end is kept.
    """
    named = rest.count(b"mergeCell")
    merged = _MERGED.search(rest) if named else None
    if named != (merged[0].count(b"mergeCell") if merged else 0):
        return False
    return _is_text(rest) and _AFTER.fullmatch(rest) is not None

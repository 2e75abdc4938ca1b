"""How the files of the fault table are made: one filled workbook of ours, and one thing done to it.

Each way gives a `Make` that makes the file when it is asked for, so that a table costs nothing
until it is used.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from excelkasse.grid import Value
from tests.hostile.fuzz import filled
from tests.hostile.mutants import packed, unpacked

Make = Callable[[], bytes]

BOOK, ROOTS, RELS = "xl/workbook.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"
STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
README, STAMDATA, VERSIONS = (f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 3))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True, slots=True)
class Fault:
    """One file, and what must become of it.

    `refusal` is the code it is refused with, `true` the kind it truly is. Without one it is read:
    check tells exactly `findings`, each as `code Sheet!A1`, and the cells of Stamdata are `reads`.
    """

    make: Make
    refusal: str = ""
    true: str = ""
    findings: tuple[str, ...] = ()
    reads: Mapping[str, Value] = field(default_factory=dict)
    file: str = "P-2026-99.xlsx"


@cache
def whole() -> bytes:
    """Return the workbook that nothing has been done to; check finds nothing in it."""
    return filled()


def of(data: bytes) -> Make:
    """Make a file of these bytes."""
    return lambda: data


def with_parts(changes: Mapping[str, bytes | None]) -> Make:
    """Replace or add parts; None takes one away."""

    def make() -> bytes:
        parts = {**unpacked(whole()), **changes}
        return packed({name: body for name, body in parts.items() if body is not None})

    return make


def text(part: str, old: str, new: str) -> Make:
    """Change the first place where a text stands in a part; it must be there."""

    def make() -> bytes:
        parts = unpacked(whole())
        body = parts[part].decode()
        assert old in body, f"{old} is not in {part}"
        return packed({**parts, part: body.replace(old, new, 1).encode()})

    return make


def every(part: str, change: Callable[[bytes], bytes]) -> Make:
    """Change a whole part."""

    def make() -> bytes:
        parts = unpacked(whole())
        return packed({**parts, part: change(parts[part])})

    return make


def also(make: Make, part: str, change: Callable[[bytes], bytes]) -> Make:
    """Change a whole part of what is made already."""

    def made() -> bytes:
        parts = unpacked(make())
        return packed({**parts, part: change(parts[part])})

    return made


def cell(address: str, written: str) -> Make:
    """Write another cell in its place on Stamdata, given as XML."""
    place = re.compile(rf'<c r="{address}"(?:[^>]*/>|.*?</c>)'.encode())

    def make() -> bytes:
        parts = unpacked(whole())
        body, count = place.subn(lambda _: written.encode(), parts[STAMDATA], count=1)
        assert count == 1, f"{address} is not in Stamdata"
        return packed({**parts, STAMDATA: body})

    return make


def typed(address: str, words: str) -> Make:
    """Type a text into a cell of Stamdata."""
    said = words.replace("&", "&amp;").replace("<", "&lt;")
    inline = f'<is><t xml:space="preserve">{said}</t></is>'
    return cell(address, f'<c r="{address}" t="inlineStr">{inline}</c>')


def repacked(change: Callable[[ZipInfo], None], *, stored: bool = False) -> Make:
    """Pack the parts again, with something else said of each in its header."""

    def make() -> bytes:
        held = BytesIO()
        kind = ZIP_STORED if stored else ZIP_DEFLATED
        with ZipFile(held, "w", kind) as out:
            for name, body in unpacked(whole()).items():
                entry = ZipInfo(name)
                entry.compress_type = kind
                change(entry)
                out.writestr(entry, body)
        return held.getvalue()

    return make


def renamed(change: Callable[[str], str]) -> Make:
    """Pack the parts again under other names."""
    return lambda: packed({change(name): body for name, body in unpacked(whole()).items()})


def patched(change: Callable[[bytearray], None]) -> Make:
    """Change the bytes of the file itself."""

    def make() -> bytes:
        data = bytearray(whole())
        change(data)
        return bytes(data)

    return make

"""A picture for a sheet: PNG or JPEG, small, and what its bytes say it is."""

import struct
from collections.abc import Iterator
from pathlib import Path

from excelkasse.plan import Picture

MOST_BYTES = 2_000_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_MOST_PIXELS = 10_000
_MARK = 0xFF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a frame header, which holds the size; the three others hold tables."""


def picture_from(file: Path) -> Picture | None:
    """Read a picture; None if it is not there, too large, or no PNG or JPEG."""
    try:
        if not file.is_file() or file.stat().st_size > MOST_BYTES:
            return None
        data = file.read_bytes()
        size = _size(data)
    except (OSError, struct.error):
        return None
    if size is None or not all(0 < side <= _MOST_PIXELS for side in size):
        return None
    return Picture(data, *size)


def _size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels, as the head of the picture tells them."""
    if data.startswith(_PNG):
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data.startswith(_JPEG):
        return next(_frames(data), None)
    return None


def _frames(data: bytes) -> Iterator[tuple[int, int]]:
    """Give the size in each frame header of a JPEG (ITU T.81, B.2.2)."""
    at = 2
    while at + 9 < len(data) and data[at] == _MARK:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            yield width, height
        at += 2 + length

"""The fault table: zips that are broken, that lie, or that are written in a rare and honest way."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from excelkasse.overriding import override
from tests.hostile.making import (
    BOOK,
    ROOTS,
    STAMDATA,
    Fault,
    Make,
    also,
    of,
    patched,
    renamed,
    repacked,
    whole,
    with_parts,
)
from tests.hostile.mutants import packed, unpacked

_LISTED, _HEADER, _END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"


def _cut(share: float) -> Make:
    return lambda: whole()[: int(len(whole()) * share)]


def _listing(offset: int, written: bytes, *, part: str = STAMDATA) -> Make:
    """Write over what the directory says of a part."""

    def change(data: bytearray) -> None:
        at = next(at for at in _places(data, _LISTED) if data[at + 46 :].startswith(part.encode()))
        data[at + offset : at + offset + len(written)] = written

    return patched(change)


def _places(data: bytearray, mark: bytes) -> Iterator[int]:
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


def _all_listed(offset: int, bits: int) -> Make:
    """Set bits in what the directory says of every part."""

    def change(data: bytearray) -> None:
        for at in _places(data, _LISTED):
            data[at + offset] |= bits

    return patched(change)


def _overlapping(data: bytearray) -> None:
    """Let every part but the first lie where the first does."""
    places = list(_places(data, _LISTED))
    first = data[places[0] + 42 : places[0] + 46]
    for at in places[1:]:
        data[at + 42 : at + 46] = first


def _flipped_within_a_part(data: bytearray) -> None:
    data[len(data) // 2] ^= 1


def _more_than_there_are(data: bytearray) -> None:
    at = data.rfind(_END)
    struct.pack_into("<HH", data, at + 8, 9999, 9999)


def _twice(name: str) -> Make:
    """Add a second part, under a name that Windows takes for the same."""

    def make() -> bytes:
        held = BytesIO(whole())
        with ZipFile(held, "a") as out:
            out.writestr(name, b"<worksheet/>")
        return held.getvalue()

    return make


def _local_name(data: bytearray) -> None:
    at = data.find(STAMDATA.encode())
    data[at : at + 2] = b"XL"


def _name_of_no_text(data: bytearray) -> None:
    """Say that a name is UTF-8, and let it be none."""
    at = next(at for at in _places(data, _LISTED) if data[at + 46 :].startswith(b"docProps/app"))
    data[at + 9] |= 8
    data[at + 46] = 0xFF


def _streamed() -> bytes:
    """Write as programs do that cannot go back: sizes stand behind each part."""

    class Stream(BytesIO):
        @override
        def seekable(self) -> bool:
            return False

    held = Stream()
    with ZipFile(held, "w") as out:
        for name, body in unpacked(whole()).items():
            out.writestr(name, body)
    return held.getvalue()


def _as_zip64() -> bytes:
    held = BytesIO()
    with ZipFile(held, "w") as out:
        for name, body in unpacked(whole()).items():
            with out.open(ZipInfo(name), "w", force_zip64=True) as part:
                part.write(body)
    return held.getvalue()


def _bomb(size: int) -> Make:
    """Fill a sheet with a repeated row; it packs to next to nothing."""
    return lambda: packed({**unpacked(whole()), STAMDATA: b"<row/>" * (size // 6)}, level=9)


def _nested() -> bytes:
    return packed({**unpacked(whole()), "xl/media/inner.zip": zlib.compress(bytes(10**7))})


def _unchanged(_: ZipInfo) -> None:
    pass


def _noted(entry: ZipInfo) -> None:
    entry.comment = b"x" * 100
    entry.extra = b"\x99\x99\x04\x00abcd"


ZIPS: Mapping[str, Fault] = {
    "whole": Fault(whole),
    **{f"cut_at_{share}": Fault(_cut(share), "damaged") for share in (0.01, 0.25, 0.5, 0.9, 0.999)},
    "cut_after_four_bytes": Fault(of(_HEADER), "damaged"),
    "flipped": Fault(patched(_flipped_within_a_part), "damaged"),
    "wrong_checksum": Fault(_listing(16, bytes(4)), "damaged"),
    "wrong_checksum_of_what_is_not_read": Fault(_listing(16, bytes(4), part="docProps/app.xml")),
    "password": Fault(_all_listed(8, 1), "password"),
    "unknown_method": Fault(_listing(10, b"\x63\x00"), "damaged"),
    "lies_that_it_is_small": Fault(_listing(24, struct.pack("<I", 10)), "damaged"),
    "lies_that_it_is_large": Fault(_listing(24, b"\xfe\xff\xff\x7f"), "damaged"),
    "lies_that_it_packs_to_nothing": Fault(_listing(20, bytes(4)), "damaged"),
    "lies_where_it_is": Fault(_listing(42, struct.pack("<I", 7)), "damaged"),
    "lies_that_it_is_beyond_the_end": Fault(_listing(42, b"\xf0\xff\xff\x7f"), "damaged"),
    "overlapping": Fault(patched(_overlapping), "damaged"),
    "more_parts_listed_than_there_are": Fault(patched(_more_than_there_are)),
    "two_parts_of_one_name": Fault(_twice(STAMDATA.upper()), "damaged"),
    "two_parts_of_one_name_backwards": Fault(_twice(STAMDATA.replace("/", "\\")), "damaged"),
    "another_name_at_the_part": Fault(patched(_local_name), "damaged"),
    "name_that_is_no_text": Fault(patched(_name_of_no_text), "damaged"),
    "names_said_to_be_unicode": Fault(_all_listed(9, 8)),
    "bomb": Fault(_bomb(30 * 1024 * 1024), "too_large"),
    "bomb_of_100_mb": Fault(_bomb(100 * 1024 * 1024), "too_large"),
    "bomb_in_what_is_not_read": Fault(with_parts({"xl/media/a.png": bytes(30 * 1024 * 1024)})),
    "zip_in_zip": Fault(_nested),
    "2001_parts": Fault(with_parts({f"x/{n}": b"" for n in range(2001)}), "too_large"),
    "10000_parts": Fault(with_parts({f"x/{n}": b"" for n in range(10_000)}), "too_large"),
    "path_to_elsewhere": Fault(with_parts({"../../etc/passwd": b"x"})),
    "no_content_types": Fault(with_parts({"[Content_Types].xml": None})),
    "not_packed": Fault(repacked(_unchanged, stored=True)),
    "comments_and_extras": Fault(repacked(_noted)),
    "streamed": Fault(_streamed),
    "zip64": Fault(_as_zip64),
    "names_in_capitals": Fault(renamed(str.upper)),
    "names_backwards": Fault(renamed(lambda name: name.replace("/", "\\"))),
    "names_from_the_root": Fault(renamed(lambda name: f"/{name}")),
    "parts_in_no_folder": Fault(
        also(
            renamed(lambda name: name.removeprefix("xl/")),
            ROOTS,
            lambda body: body.replace(b'"xl/', b'"'),
        )
    ),
    "something_behind": Fault(lambda: whole() + bytes(100)),
    "macros": Fault(with_parts({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}), file="P.xlsm"),
    "called_xls": Fault(whole, file="P-2026-99.xls"),
    "workbook_elsewhere": Fault(with_parts({BOOK: None}), "damaged"),
}

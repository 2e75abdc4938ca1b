"""Workbooks as chance would have them: one filled workbook, with one thing or several spoilt.

Half the ways spoil the zip (bytes flipped, cut off, moved; numbers in its directory), half spoil a
part and pack it again with a right checksum, so that it reaches the readers. Which workbook comes
out depends on the seed and the number alone.
"""

import re
import struct
from collections.abc import Callable, Mapping
from io import BytesIO
from random import Random
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

Parts = dict[str, bytes]

_READ = re.compile(r"xl/(?:workbook|styles|sharedStrings|worksheets/sheet\d+)\.xml|.*\.rels")
"""The parts that decide what is read."""
_TAG, _ATTRIBUTE = re.compile(rb"<[^<>]+>"), re.compile(rb'[\w:]+="[^"]*"')
_CELL, _TEXT = re.compile(rb"<c [^<>]*>"), re.compile(rb">[^<>]+<")
_NUMBERS = (0, 1, 2**15, 2**16 - 1, 2**31 - 1, 2**32 - 1)

_VALUES: Final = (
    *(b"", b"0", b"-1", b"1", b"2147483648", b"99999999999999999999", b"NaN", b"1e308", b"A0"),
    *(b"A1", b"B2", b"XFD1048576", b"XFE1", b"A1048577", b"a1", b"$A$1", b"A1:XFD1048576", b"rId1"),
    *(b"s", b"str", b"inlineStr", b"e", b"b", b"d", b"n", b"q", b"array", b"shared", b"dataTable"),
    *(b"../../x", b"http://x.dk/", b"External", b"true", b"veryHidden", b"&#xD800;", b"&amp;#1;"),
)
_INSERTS: Final = (
    *(b"<!-- x -->", b"<![CDATA[x]]>", b"<?x y?>", b"<!DOCTYPE x>", b"&x;", b"&#0;", b"&#xFFFE;"),
    *(b"_x000D_", b"_xD800_", b"_x005F_", b"\x00", b"\x0b", b"\xff", b"\xed\xa0\x80", b"<", b">"),
    *(b"<c><v>1</v></c>", b'<c r="A1"><v>1</v></c>', b"<c r='B2' t='e'><v>#REF!</v></c>", b"<v/>"),
    *(
        b"<f>1</f>",
        b'<f t="array" ref="A1:C9"/>',
        b"<is><t>x</t></is>",
        b"<row>",
        b"</row>",
        b"<x>",
    ),
    *(b"</sheetData>", b"<sheetData/>", b"<sheetData>", b'<row r="1048576"/>', b'<c r="XFD9"/>'),
    *(b'<mergeCell ref="A1:XFD1048576"/>', b' xmlns="urn:x"', b' xmlns:q="urn:x"', b"\r\n ", b"9"),
)


def mutant(whole: bytes, seed: int, number: int) -> bytes:
    """Return one spoilt workbook."""
    chance = Random(f"{seed}/{number}")  # noqa: S311  (not for secrets)
    if chance.random() < _OF_ZIPS:
        return chance.choice(_ON_ZIPS)(bytearray(whole), chance)
    parts = unpacked(whole)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        chance.choice(_ON_PARTS)(parts, chance)
    return packed(parts)


def unpacked(whole: bytes) -> Parts:
    """Return the parts of a workbook by name."""
    with ZipFile(BytesIO(whole)) as found:
        return {name: found.read(name) for name in found.namelist()}


def packed(parts: Mapping[str, bytes], *, level: int = 1) -> bytes:
    """Pack parts again, quickly if nothing else is asked for."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED, compresslevel=level) as out:
        for name, body in parts.items():
            out.writestr(name, body)
    return held.getvalue()


_OF_ZIPS: Final = 0.25


def _flipped(whole: bytearray, chance: Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 8))):
        whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
    return bytes(whole)


def _cut(whole: bytearray, chance: Random) -> bytes:
    return bytes(whole[: chance.randrange(len(whole))])


def _zeroed(whole: bytearray, chance: Random) -> bytes:
    at, length = chance.randrange(len(whole)), chance.choice((4, 512, 4096))
    whole[at : at + length] = bytes(len(whole[at : at + length]))
    return bytes(whole)


def _left_out(whole: bytearray, chance: Random) -> bytes:
    at = chance.randrange(len(whole))
    del whole[at : at + chance.choice((1, 2, 512, 4096))]
    return bytes(whole)


def _doubled(whole: bytearray, chance: Random) -> bytes:
    at, length = chance.randrange(len(whole)), chance.choice((1, 64, 4096))
    whole[at:at] = whole[at : at + length]
    return bytes(whole)


def _lied(whole: bytearray, chance: Random) -> bytes:
    """Change a number in the directory, or in the headers before the parts."""
    mark, size = chance.choice(((b"PK\x01\x02", 46), (b"PK\x03\x04", 30), (b"PK\x05\x06", 22)))
    places = [found.start() for found in re.finditer(re.escape(mark), whole)]
    at = chance.choice(places) + chance.randrange(4, size - 4)
    struct.pack_into("<I", whole, at, chance.choice(_NUMBERS))
    return bytes(whole)


def _dropped(parts: Parts, chance: Random) -> None:
    del parts[_one(parts, chance)]


def _swapped(parts: Parts, chance: Random) -> None:
    first, second = _one(parts, chance), _one(parts, chance)
    parts[first], parts[second] = parts[second], parts[first]


def _renamed(parts: Parts, chance: Random) -> None:
    name = _one(parts, chance)
    turned = chance.choice((name.upper(), "/" + name, name.replace("/", "\\"), "x/" + name))
    parts[turned] = parts.pop(name)


def _part_cut(parts: Parts, chance: Random) -> None:
    name = _one(parts, chance)
    parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]


def _part_flipped(parts: Parts, chance: Random) -> None:
    name = _one(parts, chance)
    body = bytearray(parts[name] or b" ")
    body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
    parts[name] = bytes(body)


def _otherwise_written(parts: Parts, chance: Random) -> None:
    name = _one(parts, chance)
    said, codec = chance.choice((("UTF-16", "utf-16"), ("UTF-8", "utf-8-sig"), ("x", "utf-8")))
    text = parts[name].decode("utf-8", "replace").replace("UTF-8", said, 1)
    parts[name] = text.encode(codec)


def _tag_gone(parts: Parts, chance: Random) -> None:
    _at_one(parts, chance, _TAG, lambda _: b"")


def _tag_twice(parts: Parts, chance: Random) -> None:
    _at_one(parts, chance, _TAG, lambda tag: tag * 2)


def _tag_turned(parts: Parts, chance: Random) -> None:
    ways: list[Callable[[bytes], bytes]] = [
        lambda tag: tag.replace(b'"', b"'"),
        lambda tag: tag.replace(b" ", b"\n\t"),
        lambda tag: tag.replace(b">", b"/>"),
        lambda tag: tag.replace(b"/>", b">"),
        lambda tag: tag.replace(b"<", b"<x:"),
        bytes.upper,
    ]
    _at_one(parts, chance, chance.choice((_TAG, _CELL)), chance.choice(ways))


def _attribute_gone(parts: Parts, chance: Random) -> None:
    _at_one(parts, chance, _ATTRIBUTE, lambda _: b"")


def _attribute_changed(parts: Parts, chance: Random) -> None:
    value = chance.choice(_VALUES)
    _at_one(parts, chance, _ATTRIBUTE, lambda said: said.partition(b"=")[0] + b'="' + value + b'"')


def _cell_changed(parts: Parts, chance: Random) -> None:
    """Give a cell another address, kind or style, or one it has not had."""
    key, value = chance.choice((b"r", b"t", b"s", b"x")), chance.choice(_VALUES)
    said = b" " + key + b'="' + value + b'"'
    place = re.compile(rb" " + key + rb'="[^"]*"')

    def changed(tag: bytes) -> bytes:
        return place.sub(said, tag) if place.search(tag) else tag.replace(b"<c", b"<c" + said)

    _at_one(parts, chance, _CELL, changed)


def _text_changed(parts: Parts, chance: Random) -> None:
    value = chance.choice((*_VALUES, *_INSERTS))
    _at_one(parts, chance, _TEXT, lambda _: b">" + value + b"<")


def _inserted(parts: Parts, chance: Random) -> None:
    value = chance.choice(_INSERTS)
    _at_one(parts, chance, _TAG, lambda tag: chance.choice((tag + value, value + tag)))


def _inserted_anywhere(parts: Parts, chance: Random) -> None:
    name = _one(parts, chance)
    at = chance.randrange(len(parts[name]) + 1)
    parts[name] = parts[name][:at] + chance.choice(_INSERTS) + parts[name][at:]


def _at_one(
    parts: Parts, chance: Random, what: re.Pattern[bytes], change: Callable[[bytes], bytes]
) -> None:
    """Change one of the places in a part that a pattern finds."""
    name = _one(parts, chance)
    body = parts[name]
    found = what.search(body, chance.randrange(len(body) + 1)) or what.search(body)
    if found is not None:
        parts[name] = body[: found.start()] + change(found[0]) + body[found.end() :]


def _one(parts: Parts, chance: Random) -> str:
    """Choose a part, most often one that decides what is read."""
    read = [name for name in parts if _READ.fullmatch(name)]
    return chance.choice(read if read and chance.random() < 0.9 else list(parts))


_ON_ZIPS: Final = (_flipped, _cut, _zeroed, _left_out, _doubled, _lied, _lied)
_ON_PARTS: Final = (
    *(_dropped, _swapped, _renamed, _part_cut, _part_flipped, _otherwise_written),
    *(_tag_gone, _tag_twice, _tag_turned, _attribute_gone, _attribute_changed, _attribute_changed),
    *(_cell_changed, _cell_changed, _text_changed, _inserted, _inserted, _inserted_anywhere),
)

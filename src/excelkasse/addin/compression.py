"""The compression of VBA's source text: [MS-OVBA] 2.4.1.

A container is one signature byte and then chunks. A chunk holds up to 4096 bytes of text as tokens:
a literal byte, or a copy of 3 bytes or more from what the chunk already holds. Eight tokens share a
flag byte. How many bits of a copy token are the offset grows with what has been written.
"""

import struct
from collections.abc import Iterator, Mapping

_SIGNATURE = b"\x01"
_CHUNK = 4096
_COMPRESSED, _RAW = 0xB000, 0x3000
"""The header of a chunk: the signature 0b011 in bits 12-14, and in bit 15 whether it is packed."""

_LEAST_COPY = 3
_MOST_TRIED = 64
"""How many earlier places are tried for the longest copy; more saves a byte in a thousand."""


def compress(data: bytes) -> bytes:
    """Pack bytes into a compressed container."""
    chunks = (data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK))
    return _SIGNATURE + b"".join(map(_packed_chunk, chunks))


def decompress(container: bytes) -> bytes:
    """Unpack a compressed container.

    Raises:
        ValueError: it is none.
    """
    if not container.startswith(_SIGNATURE):
        raise ValueError(container[:1])
    data = bytearray()
    at = 1
    while at < len(container):
        (header,) = struct.unpack_from("<H", container, at)
        end = at + (header & 0x0FFF) + 3
        body = container[at + 2 : end]
        data += _unpacked(body) if header & 0x8000 else body
        at = end
    return bytes(data)


def _packed_chunk(text: bytes) -> bytes:
    body = _tokens(text)
    if len(body) <= _CHUNK:
        return struct.pack("<H", _COMPRESSED | (len(body) - 1)) + body
    padded = text.ljust(_CHUNK, b"\0")  # 2.4.1.3.10; only noise of 3641 bytes or more comes here
    return struct.pack("<H", _RAW | (_CHUNK - 1)) + padded


def _tokens(text: bytes) -> bytes:
    body = bytearray()
    flags_at = 0
    for number, (copies, token) in enumerate(_each_token(text)):
        if number % 8 == 0:
            flags_at = len(body)
            body.append(0)
        body[flags_at] |= copies << (number % 8)
        body += token
    return bytes(body)


def _each_token(text: bytes) -> Iterator[tuple[bool, bytes]]:
    """Give every token, and whether it is a copy."""
    seen: dict[bytes, list[int]] = {}
    at = 0
    while at < len(text):
        offset, length = _longest_copy(text, at, seen)
        if length:
            bits = _offset_bits(at)
            token = (offset - 1) << (16 - bits) | (length - _LEAST_COPY)
            yield True, struct.pack("<H", token)
        else:
            yield False, text[at : at + 1]
        for passed in range(at, at + (length or 1)):
            seen.setdefault(text[passed : passed + _LEAST_COPY], []).append(passed)
        at += length or 1


def _longest_copy(text: bytes, at: int, seen: Mapping[bytes, list[int]]) -> tuple[int, int]:
    """Return how far back the longest copy is and how long it is; (0, 0) for none."""
    most = min((0xFFFF >> _offset_bits(at)) + _LEAST_COPY, len(text) - at)
    if most < _LEAST_COPY:
        return 0, 0
    best = (0, 0)
    for place in seen.get(text[at : at + _LEAST_COPY], [])[: -_MOST_TRIED - 1 : -1]:
        length = _LEAST_COPY
        while length < most and text[place + length] == text[at + length]:
            length += 1
        if length > best[1]:
            best = (at - place, length)
    return best


def _offset_bits(written: int) -> int:
    """Return how many of a copy token's 16 bits are the offset: [MS-OVBA] 2.4.1.3.19.1."""
    return max((written - 1).bit_length(), 4)


def _unpacked(body: bytes) -> bytes:
    data = bytearray()
    at = 0
    while at < len(body):
        flags = body[at]
        at += 1
        for bit in range(8):
            if at >= len(body):
                break
            if flags >> bit & 1:
                (token,) = struct.unpack_from("<H", body, at)
                at += 2
                _copy(data, token)
            else:
                data.append(body[at])
                at += 1
    return bytes(data)


def _copy(data: bytearray, token: int) -> None:
    bits = _offset_bits(len(data))
    start = len(data) - (token >> (16 - bits)) - 1
    for place in range(start, start + (token & (0xFFFF >> bits)) + _LEAST_COPY):
        data.append(data[place])

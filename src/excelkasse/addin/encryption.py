"""The three scrambled lines of a VBA project: [MS-OVBA] 2.4.3.2, data encryption.

They say that the project is unprotected, has no password and is visible. The scrambling hides
nothing: it is there because Excel expects it. The seeds are fixed, so that every build is the same.
"""

from itertools import chain

_VERSION = 2
_UNPROTECTED, _NO_PASSWORD, _VISIBLE = bytes(4), b"\x00", b"\xff"
_SEEDS = (0x41, 0x63, 0x85)
"""One a line; any byte will do."""


def protection_lines(project_id: str) -> tuple[str, str, str]:
    """Give the values of CMG, DPB and GC for a project's ID, its braces included."""
    key = sum(project_id.encode("ascii")) & 0xFF
    values = (_UNPROTECTED, _NO_PASSWORD, _VISIBLE)
    cmg, dpb, gc = (_scrambled(data, seed, key) for data, seed in zip(values, _SEEDS, strict=True))
    return cmg, dpb, gc


def _scrambled(data: bytes, seed: int, key: int) -> str:
    written = bytearray((seed, seed ^ _VERSION, seed ^ key))
    plain = key
    ignored = bytes((seed & 6) // 2)
    for byte in chain(ignored, len(data).to_bytes(4, "little"), data):
        written.append(byte ^ (written[-2] + plain & 0xFF))
        plain = byte
    return written.hex().upper()

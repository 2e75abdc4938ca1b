"""A compound file, the container of a VBA project: [MS-CFB], version 3, sectors of 512 bytes.

Streams under 4096 bytes lie in the mini stream in pieces of 64; the others in sectors of their own.
In the file: header, sectors of the allocation table, directory, mini allocation table, mini stream,
large streams. The allocation table's own sectors are listed in the header, which has room for 109,
7 MB in all.
"""

import struct
from collections.abc import Mapping, Sequence

from excelkasse.addin.directory import ENTRY, UNUSED, Entry, Stored, directory

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_IN_HEADER = 109
_ENTRIES = _SECTOR // 4
_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """Return a container of streams, named `NAME` or `STORAGE/NAME`.

    Raises:
        ValueError: a name that cannot stand there, or more than the header can list.
    """
    small = {path: data for path, data in streams.items() if len(data) < _CUTOFF}
    large = {path: data for path, data in streams.items() if len(data) >= _CUTOFF}
    mini_starts, mini_table = _laid(list(small.values()), _MINI)
    mini = b"".join(_padded(data, _MINI) for data in small.values())
    listing_size = _rounded(_count(streams) * ENTRY)
    bodies = [bytes(listing_size), _table(mini_table), mini, *large.values()]
    tables = _tables_for(sum(_sectors(body) for body in bodies))
    starts, chains = _laid(bodies, _SECTOR, first=tables)
    where = dict(zip(large, starts[3:], strict=True)) | dict(zip(small, mini_starts, strict=True))
    stored = {path: Stored(where[path], len(data)) for path, data in streams.items()}
    bodies[0] = _listing(directory(Stored(starts[2], len(mini)), stored), listing_size)
    header = _header(tables, starts, _sectors(bodies[1]))
    allocation = _table([_TABLE] * tables + chains)
    return b"".join((header, allocation, *(_padded(body, _SECTOR) for body in bodies)))


def _laid(bodies: Sequence[bytes], piece: int, *, first: int = 0) -> tuple[list[int], list[int]]:
    """Return where each body begins when laid end to end, and the chain of the pieces of all."""
    starts: list[int] = []
    chains: list[int] = []
    for body in bodies:
        at, pieces = first + len(chains), -(-len(body) // piece)
        starts.append(at if pieces else _END)
        if pieces:
            chains += [*range(at + 1, at + pieces), _END]
    return starts, chains


def _tables_for(sectors: int) -> int:
    """Return how many sectors the allocation table takes, itself included."""
    tables = 0
    while tables * _ENTRIES < sectors + tables:
        tables += 1
    if tables > _IN_HEADER:
        raise ValueError(sectors)
    return tables


def _header(tables: int, starts: Sequence[int], mini_tables: int) -> bytes:
    """Return the 512 bytes of the header: [MS-CFB] 2.2."""
    listed = [*range(tables), *[_FREE] * (_IN_HEADER - tables)]
    return b"".join(
        (
            _MAGIC,
            bytes(16),
            struct.pack("<HHHHH", 0x003E, 0x0003, 0xFFFE, 9, 6),
            bytes(6),
            struct.pack("<III", 0, tables, starts[0]),
            struct.pack("<II", 0, _CUTOFF),
            struct.pack("<II", starts[1], mini_tables),
            struct.pack("<II", _END, 0),
            struct.pack(f"<{_IN_HEADER}I", *listed),
        )
    )


def _count(streams: Mapping[str, bytes]) -> int:
    """Return how many entries the directory has: root, storages and streams."""
    return 1 + len({path.rpartition("/")[0] for path in streams} - {""}) + len(streams)


def _listing(entries: Sequence[Entry], size: int) -> bytes:
    packed = b"".join(entry.packed() for entry in entries)
    return packed + UNUSED.packed() * ((size - len(packed)) // ENTRY)


def _table(chains: Sequence[int]) -> bytes:
    filled = -len(chains) % _ENTRIES
    return struct.pack(f"<{len(chains) + filled}I", *chains, *[_FREE] * filled)


def _sectors(body: bytes) -> int:
    return -(-len(body) // _SECTOR)


def _rounded(size: int) -> int:
    return size + -size % _SECTOR


def _padded(body: bytes, piece: int) -> bytes:
    return body + bytes(-len(body) % piece)

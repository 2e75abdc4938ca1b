"""The directory of a compound file: a red-black tree of names for each storage. [MS-CFB] 2.6.

Names are ordered by length first and then by their upper case (2.6.4), which is not the order of
the alphabet. A tree built by halving is as flat as can be; only its last, unfilled level is red.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

_NONE = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_MOST_LETTERS = 31
ENTRY = 128
"""Bytes of one entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its name and kind, its place in the trees, and where its bytes begin."""

    name: str
    kind: int
    start: int = 0
    size: int = 0
    colour: int = _BLACK
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE

    def packed(self) -> bytes:
        """Return the 128 bytes of the entry; no class, no state, no times."""
        name = self.name.encode("utf-16-le")
        length = len(name) + 2 if name else 0
        head = struct.pack("<64sHBB", name, length, self.kind, self.colour)
        tree = struct.pack("<III", self.left, self.right, self.child)
        return head + tree + bytes(36) + struct.pack("<IQ", self.start, self.size)


UNUSED = Entry("", 0, colour=_RED)
"""What fills the directory's last sector."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Where the bytes of a stream are: its first sector and its size."""

    start: int
    size: int


@dataclass(slots=True)
class _Directory:
    """Entries while their trees are made."""

    entries: list[Entry] = field(default_factory=list)

    def add(self, entry: Entry) -> int:
        self.entries.append(entry)
        return len(self.entries) - 1

    def plant(self, names: Mapping[str, int]) -> int:
        """Link siblings into a tree and return its root."""
        ordered = [names[name] for name in sorted(names, key=order)]
        return self._plant(ordered, len(ordered).bit_length() - 1, full=_is_full(len(ordered)))

    def _plant(self, ordered: list[int], levels: int, *, full: bool) -> int:
        if not ordered:
            return _NONE
        middle = len(ordered) // 2
        self.entries[ordered[middle]] = replace(
            self.entries[ordered[middle]],
            colour=_RED if levels == 0 and not full else _BLACK,
            left=self._plant(ordered[:middle], levels - 1, full=full),
            right=self._plant(ordered[middle + 1 :], levels - 1, full=full),
        )
        return ordered[middle]


def directory(root: Stored, streams: Mapping[str, Stored]) -> tuple[Entry, ...]:
    """Return every entry of a container whose streams lie at its root or one storage down.

    The root's bytes are the mini stream.
    """
    made = _Directory([Entry("Root Entry", _ROOT, root.start, root.size)])
    folders: dict[str, dict[str, int]] = {"": {}}
    for path, stored in streams.items():
        folder, _, name = path.rpartition("/")
        number = made.add(Entry(_checked(name), _STREAM, stored.start, stored.size))
        folders.setdefault(folder, {})[name] = number
    top = folders.pop("")
    for folder, names in folders.items():
        top[folder] = made.add(Entry(_checked(folder), _STORAGE, child=made.plant(names)))
    made.entries[0] = replace(made.entries[0], child=made.plant(top))
    return tuple(made.entries)


def order(name: str) -> tuple[int, str]:
    """Return what siblings are sorted by: [MS-CFB] 2.6.4."""
    return len(name.encode("utf-16-le")), name.upper()


def _is_full(count: int) -> bool:
    """Whether a halved tree of this many has no gap in its last level."""
    return count & (count + 1) == 0


def _checked(name: str) -> str:
    if not 0 < len(name) <= _MOST_LETTERS or set(name) & set("/\\:!"):
        raise ValueError(name)
    return name

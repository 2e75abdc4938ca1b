"""What files gave when they were last read, so that a file that has not changed is not read again.

A SQLite file in the user's cache folder, which may be deleted at any time; whatever is wrong with
it, the files are simply read. What a file gave is found by the hash of its content, its name, the
reporting date and this edition of the program. The hash of a file that looks untouched (the same
size, times and number on the disk) is remembered too. A change within the resolution of a file
system's clock would not be seen by that, so a file that was young when it was hashed is hashed
again: git's rule for a "racily clean" entry of its index.
"""

import sqlite3
import time
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from itertools import islice
from pathlib import Path

import excelkasse
from excelkasse.actions.found import Found
from excelkasse.actions.frozen import MISTAKES, freeze, thaw
from excelkasse.actions.gather import (
    Gathered,
    Hands,
    delivering,
    digest_of,
    facts_of,
    gather,
    gathering,
)
from excelkasse.actions.workers.limits import Lost
from excelkasse.cache import users_cache
from excelkasse.portfolio.delivery import Delivery, FileFacts
from excelkasse.spreadsheet.refusals import Refusal

_YOUNG = 3_000_000_000
"""Nanoseconds: FAT counts time in steps of two seconds."""

_MOST_DAYS = 90
_DAY = 86_400
_BUSY = 5.0
_AHEAD = 1_000
"""Files recalled before their turn while the next one is still being read."""

_PASSING = frozenset(
    {
        *(*Lost, Refusal.OWNER_FILE, Refusal.FILE_GONE, Refusal.FILE_LOCKED),
        *(Refusal.EMPTY_FILE, Refusal.NOT_EXCEL, Refusal.PASSWORD, Refusal.OLD_XLS),
    }
)
"""Refusals that say nothing of the content, or that are found before it is hashed."""

_TABLES = """
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, size INTEGER, modified INTEGER, changed INTEGER, number INTEGER,
    seen INTEGER, sha256 TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS given (
    sha256 TEXT, name TEXT, as_of TEXT, edition TEXT, used INTEGER, given BLOB,
    PRIMARY KEY (sha256, name, as_of, edition)
);
CREATE TABLE IF NOT EXISTS made (
    output TEXT PRIMARY KEY, wanted TEXT, holds TEXT, used INTEGER, told BLOB
) WITHOUT ROWID;
"""
_FORGET = ("DELETE FROM given WHERE used < ?", "DELETE FROM made WHERE used < ?")
_OF_FILE = "FROM given WHERE sha256=? AND name=? AND as_of=? AND edition=?"
_WRONG = (sqlite3.Error, OSError)


def users_memory() -> Path:
    """Return where the user's memory lies."""
    return users_cache() / "read.sqlite"


@cache
def edition() -> str:
    """Return what tells this edition of the program from every other, also while it is written.

    Asked once a process: one that runs on while the program is updated is still of the old one.
    """
    root = Path(excelkasse.__file__).parent
    # Not the folders: one changes when Python keeps what it has compiled.
    files = (one for one in sorted(root.rglob("*")) if one.suffix != ".pyc" and one.is_file())
    stats = ((path, path.stat()) for path in files)
    told = "\n".join(f"{path.relative_to(root)} {s.st_size} {s.st_mtime_ns}" for path, s in stats)
    return sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as its folder knows it, without opening it; times in nanoseconds."""

    size: int
    modified: int
    changed: int
    number: int

    @classmethod
    def of(cls, file: Path) -> "Seen":
        """Look at a file.

        Raises:
            OSError: it is not there.
        """
        found = file.stat()
        return cls(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino & 2**63 - 1)


class Memory:
    """An open memory for one reporting date; what goes wrong with it is as if it knew nothing."""

    def __init__(self, store: sqlite3.Connection, as_of: date) -> None:
        """Keep the store; `remembering` opens one."""
        self._store = store
        self.edition = edition()
        self._key = (as_of.isoformat(), self.edition)

    def known(self, folder: Path, file: Path) -> str:
        """Return the hash by which what a file gives is recalled; nothing where it is unknown."""
        with suppress(*_WRONG):
            digest = self._digest(file)
            key = (digest, _name(folder, file), *self._key)
            if digest and self._store.execute(f"SELECT 1 {_OF_FILE}", key).fetchone():
                return digest
        return ""

    def recall(self, folder: Path, file: Path, digest: str) -> Gathered | None:
        """Return what a file gave when it was last read, if that can still be had."""
        with suppress(*_WRONG, *MISTAKES):
            key = (digest, _name(folder, file), *self._key)
            row = self._store.execute(f"SELECT given {_OF_FILE}", key).fetchone()
            if row:
                return _dated(thaw(row[0]), facts_of(folder, file, digest))
        return None

    def learn(self, one: Gathered, frozen: bytes) -> None:
        """Keep what a file gave, also as bytes, unless that was a matter of the moment."""
        refusal = one.refusal if isinstance(one, Delivery) else None
        facts = one.facts if isinstance(one, Delivery) else one
        if facts.sha256 and not (refusal and refusal.code in _PASSING):
            with suppress(*_WRONG):
                row = (facts.sha256, facts.file, *self._key, _today(), frozen)
                self._store.execute("INSERT OR REPLACE INTO given VALUES (?,?,?,?,?,?)", row)

    def digest(self, file: Path) -> str:
        """Return the hash of a file's content; nothing where that cannot be had."""
        with suppress(*_WRONG):
            return self._digest(file)
        return ""

    def made(self, output: str, key: tuple[str, str]) -> object:
        """Return what was told of the workbook made at a place, if its two hashes are the same."""
        with suppress(*_WRONG, *MISTAKES):
            row = self._store.execute(
                "SELECT told FROM made WHERE output=? AND wanted=? AND holds=?", (output, *key)
            ).fetchone()
            return thaw(row[0]) if row else None
        return None

    def note_made(self, output: str, key: tuple[str, str], told: object) -> None:
        """Keep what there is to tell of a workbook that was made."""
        with suppress(*_WRONG):
            row = (output, *key, _today(), freeze(told))
            self._store.execute("INSERT OR REPLACE INTO made VALUES (?,?,?,?,?)", row)

    def _digest(self, file: Path) -> str:
        """Return the hash of a file's content: as noted, if nothing speaks against it."""
        path, seen = str(file.absolute()), Seen.of(file)
        row = self._store.execute(
            "SELECT size, modified, changed, number, seen, sha256 FROM files WHERE path=?", (path,)
        ).fetchone()
        if row and Seen(*row[:4]) == seen and row[4] - seen.modified > _YOUNG:
            return str(row[5])
        now, digest = time.time_ns(), digest_of(file)
        told = (path, seen.size, seen.modified, seen.changed, seen.number, now, digest)
        self._store.execute("INSERT OR REPLACE INTO files VALUES (?,?,?,?,?,?,?)", told)
        return digest


@contextmanager
def remembering(place: Path | None, as_of: date) -> Iterator[Memory | None]:
    """Open the memory in a file; None where there is no place, or no memory can be had there."""
    store = _opened(place) if place else None
    if store is None:
        yield None
        return
    with closing(store):
        yield Memory(store, as_of)
        with suppress(*_WRONG):
            for forget in _FORGET:
                store.execute(forget, (_today() - _MOST_DAYS,))


def _opened(place: Path) -> sqlite3.Connection | None:
    """Open the store; a damaged one is thrown away and begun anew."""
    for _ in range(2):
        try:
            return _connected(place)
        except sqlite3.OperationalError:  # busy, or nothing may be written there: it is not damaged
            return None
        except _WRONG:
            with suppress(OSError):
                place.unlink(missing_ok=True)
    return None


def _connected(place: Path) -> sqlite3.Connection:
    place.parent.mkdir(parents=True, exist_ok=True)
    # Each line for itself: a transaction would keep a second roll-up waiting until this one ends.
    store = sqlite3.connect(place, timeout=_BUSY, isolation_level=None)
    try:
        store.execute("PRAGMA page_size=16384")  # what a file gave is to lie together
        store.execute("PRAGMA journal_mode=WAL")
        store.execute("PRAGMA synchronous=NORMAL")
        store.executescript(_TABLES)
    except BaseException:
        store.close()
        raise
    return store


def _dated(one: Gathered, facts: FileFacts) -> Gathered:
    """Return what was given with the time that the file has now."""
    return replace(one, facts=facts) if isinstance(one, Delivery) else facts


def _name(folder: Path, file: Path) -> str:
    return file.relative_to(folder).as_posix()


def _today() -> int:
    """Return the day as a number, which is near enough to know what nobody needs any more."""
    return int(time.time() // _DAY)


def gathered(found: Found, as_of: date, memory: Memory | None, hands: Hands) -> Generator[Gathered]:
    """Give what every file gives the portfolio, in their order, reading only what is unknown.

    What is unknown is being read while the rest is recalled, some of it ahead of its turn.
    """
    if memory is None:
        yield from gather(found, delivering(as_of, hands))
        return
    known = {file: memory.known(found.folder, file) for file in found.files}
    unknown = [file for file in found.files if not known[file]]
    work = replace(delivering(as_of, hands), came=memory.learn)
    recalled = (
        memory.recall(found.folder, file, known[file]) for file in found.files if known[file]
    )
    ahead: deque[Gathered | None] = deque()
    with gathering(replace(found, files=unknown), work) as coming:
        for file in found.files:
            if not known[file]:
                ahead.extend(islice(recalled, _AHEAD - len(ahead)))
                yield next(coming)
                continue
            one = ahead.popleft() if ahead else next(recalled)
            # Somebody may have forgotten it meanwhile, or it may be damaged.
            yield one or next(gather(replace(found, files=[file]), work))

"""The log of commands: what was done, with which files and codes, and how long it took.

A line of JSON each on the user's desk, and with `--verbose` a sentence each on stderr. What stands
in a workbook is never in it: of a refusal only its code, of a mistake only its kind and place.
"""

import platform
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import PurePath

from excelkasse import VERSION
from excelkasse.clock import now
from excelkasse.desk import users_desk
from excelkasse.journal import Journal, whereabouts
from excelkasse.texts import Texts

_VERBOSE = "--verbose"
_OF_A_MISTAKE = ("kind", "place")


class Log:
    """Where a command notes what it does."""

    def __init__(self, words: Texts, *, verbose: bool = False) -> None:
        """Speak one language to people, if they want to hear; the file has keys."""
        self._journal = Journal(users_desk().commands)
        self._words, self._verbose = words, verbose

    def note(self, event: str, **facts: object) -> None:
        """Note what has happened; its words are `noted.EVENT`."""
        self._journal.note(event, **facts)
        if self._verbose:
            said = self._words.say(f"noted.{event}", **facts)
            sys.stderr.write(f"{now():%H:%M:%S} {said}\n")

    def refused(self, file: str, code: str, values: Mapping[str, object]) -> None:
        """Note why nothing came of a file; of what else is known only where a mistake was made."""
        made = " ".join(str(values[name]) for name in _OF_A_MISTAKE if name in values)
        self.note("refused", file=PurePath(file).name, code=code, made=made)


@contextmanager
def logged(arguments: Sequence[str], commands: Sequence[str], words: Texts) -> Iterator[None]:
    """Note that a command begins and how it ends."""
    log = Log(words, verbose=_VERBOSE in arguments)
    command = next((one for one in arguments[1:] if one in commands), "")
    system = f"Python {platform.python_version()}, {platform.system()} {platform.release()}"
    log.note("begins", command=command, version=VERSION, system=system)
    began = time.monotonic()
    code: object = 0
    try:
        yield
    except SystemExit as end:
        code = end.code
        raise
    except BaseException as mistake:
        code = "-"
        log.note("fails", **whereabouts(mistake))
        raise
    finally:
        log.note("ends", command=command, code=code, seconds=round(time.monotonic() - began, 3))

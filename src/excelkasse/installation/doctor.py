"""What is wrong, and what to do: one look at everything that the buttons need.

A look that could not be taken is a note of its own, never good news.
"""

from collections.abc import Iterator, Sequence

from excelkasse.errors import WrongUse
from excelkasse.installation.agent_signs import look_at_agent, look_at_inbox, look_for_stuck
from excelkasse.installation.folders import look_at_folders
from excelkasse.installation.note import Note, unknown, wrong
from excelkasse.installation.placed import look_at_placed, look_for_mark
from excelkasse.installation.programs import look_at_extension, look_at_programs, look_at_reader
from excelkasse.installation.record import load
from excelkasse.installation.systems import System
from excelkasse.installation.trust import look_at_trust


def examine(system: System, folders: Sequence[str] = ()) -> Sequence[Note]:
    """Look at everything, and at the folders named; nothing is changed."""
    desk = system.machine.desk
    return [
        *look_at_programs(system),
        *look_at_reader(),
        *_look_at_installation(system),
        *look_for_mark(system),
        *look_at_extension(system),
        *look_at_agent(desk),
        *look_at_inbox(desk),
        *look_for_stuck(desk),
        *look_at_trust(system),
        *look_at_folders(system, folders),
    ]


def _look_at_installation(system: System) -> Iterator[Note]:
    try:
        record = load(system.machine.desk)
    except WrongUse as damaged:
        yield unknown("installation", damaged.values["file"])
        return
    if record is None:
        yield wrong("not_installed")
    else:
        yield from look_at_placed(system, record)

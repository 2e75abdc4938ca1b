"""Putting the add-in and the agent on a user's machine, taking them away, finding what is wrong.

Everything is done for the current user, in that user's own folders, without administrator rights.
"""

from excelkasse.installation.doctor import examine
from excelkasse.installation.installing import Done, install
from excelkasse.installation.machine import Machine, this_machine
from excelkasse.installation.note import Note, Verdict
from excelkasse.installation.systems import System, system_of
from excelkasse.installation.uninstalling import uninstall

__all__ = [
    "Done",
    "Machine",
    "Note",
    "System",
    "Verdict",
    "examine",
    "install",
    "system_of",
    "this_machine",
    "uninstall",
]

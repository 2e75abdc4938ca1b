"""The setting of a user's own agent: the desk, the programs and the browser that are there."""

import webbrowser

from excelkasse.agent.copies import Copies
from excelkasse.agent.programs import UsersPrograms
from excelkasse.agent.work import Setting
from excelkasse.desk import users_desk
from excelkasse.journal import Journal
from excelkasse.spreadsheet.live.programs import DeskPrograms
from excelkasse.texts import Texts


def users_setting(words: Texts) -> Setting:
    """Return what an agent works with on this user's desk."""
    desk = users_desk()
    return Setting(
        desk=desk,
        words=words,
        programs=UsersPrograms(DeskPrograms()),
        journal=Journal(desk.log),
        copies=Copies(desk.copies),
        browse=webbrowser.open,
    )

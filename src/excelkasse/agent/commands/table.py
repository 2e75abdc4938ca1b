"""The commands by the key of their button.

`stop` is not among them: it is heard by the watch while another of them runs.
"""

from collections.abc import Mapping

from excelkasse.agent.commands.check import check
from excelkasse.agent.commands.guide import guide
from excelkasse.agent.commands.new_project import new_workbook
from excelkasse.agent.commands.next_finding import next_finding
from excelkasse.agent.commands.refresh import refresh
from excelkasse.agent.commands.send import send
from excelkasse.agent.commands.status_pdf import status_pdf
from excelkasse.agent.commands.undo import undo
from excelkasse.agent.work import Command

COMMANDS: Mapping[str, Command] = {
    **dict.fromkeys(("new_project", "new_light", "new_full"), new_workbook),
    "check": check,
    "next_finding": next_finding,
    "status_pdf": status_pdf,
    "refresh": refresh,
    "send": send,
    "undo": undo,
    "guide": guide,
}

"""The workbook that is open in front of a person, through xlwings: read, marked, brought up to date.

Excel for Windows, Excel for Mac and LibreOffice are all driven by the same lines; which it is,
nothing here knows.
"""

from excelkasse.spreadsheet.live.books import file_of, link_at, open_workbook
from excelkasse.spreadsheet.live.busy import patiently, reachable
from excelkasse.spreadsheet.live.control import ControlScreen
from excelkasse.spreadsheet.live.refresh import Refresh, Refreshed
from excelkasse.spreadsheet.live.source import OpenSource

__all__ = [
    "ControlScreen",
    "OpenSource",
    "Refresh",
    "Refreshed",
    "file_of",
    "link_at",
    "open_workbook",
    "patiently",
    "reachable",
]

"""What a first press would have to wait for: every import, and one reading of each kind."""

from datetime import date

import pandas as pd

from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.reading import read
from excelkasse.spreadsheet.read_file import workbook_from
from excelkasse.spreadsheet.write_file import workbook_bytes
from excelkasse.template import Content, project_workbook
from excelkasse.texts import Texts
from excelkasse.tools import SHELF
from excelkasse.tools.master_data import TOOL as SMALL

_ANY_DAY = date(2026, 11, 2)


def warm_up(words: Texts) -> str:
    """Write and read a small project, roll up nothing, and name the pandas that did it."""
    title = words["template.project_title"]
    made = workbook_bytes(project_workbook((SMALL,), words, Content(), title=title))
    read(workbook_from(made), SHELF, today=_ANY_DAY)
    portfolio_workbook(roll_up((), _ANY_DAY), words)
    return str(pd.__version__)

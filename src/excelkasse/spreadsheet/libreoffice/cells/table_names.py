"""A table's bare name in a formula: in Excel its rows of data, in LibreOffice its headers as well.

`=ROWS(costs)` gave one more than in Excel. Excel itself stores the name as `costs[]`, which
LibreOffice understands as Excel does, so that is what is written.
"""

import re

from excelkasse.spreadsheet.libreoffice.cells.formulas import is_formula
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno

_NO_NAME = r'("(?:[^"]|"")*"|\[[^\[\]]*\])'
"""A text, or the name of a column: nothing in it is a table's name."""


def data_only(doc: Uno, value: object) -> object:
    """Return a formula, or rows with formulas, in which a table's bare name means its data."""
    if not _any_formula(value):
        return value
    names = "|".join(map(re.escape, doc.DatabaseRanges.ElementNames))
    if not names:
        return value
    bare = rf"(?<![\w.'!])({names})(?![\w.'!(\[])"
    return _said(value, re.compile(f"{_NO_NAME}|{bare}", re.IGNORECASE))


def _any_formula(value: object) -> bool:
    if isinstance(value, list | tuple):
        return any(map(_any_formula, value))
    return is_formula(value)


def _said(value: object, words: re.Pattern[str]) -> object:
    if isinstance(value, list | tuple):
        return [_said(one, words) for one in value]
    if not isinstance(value, str) or not is_formula(value):
        return value
    return words.sub(lambda found: found[1] or f"{found[2]}[]", value)

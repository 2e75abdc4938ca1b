"""Every text that the page of a portfolio takes out of the house, with the cell it is from."""

from collections.abc import Iterator

from excelkasse.pack.document import Shown
from excelkasse.pack.page.portfolio.projects import SHOWN
from excelkasse.portfolio.tables import RISKS
from excelkasse.portfolio.whole import Portfolio


def leaving(portfolio: Portfolio, *, risks: bool) -> Iterator[Shown]:
    """Give the texts people typed that the page would show, risks only if they go along."""
    for table, keys in SHOWN.items():
        if table == RISKS and not risks:
            continue
        for line in portfolio.lines(table):
            for key in keys:
                value = getattr(line.record, key)
                if type(value) is str and value:
                    yield Shown(value, value, file=line.file, place=line.places.get(key))

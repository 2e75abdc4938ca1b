"""How the columns of a table share those of the sheet, so that its rows are as low as can be."""

from collections.abc import Sequence
from itertools import chain

from excelkasse.pack.document import Table
from excelkasse.pack.sheet.bands import room

_LIGHT = 3


def spans(table: Table, columns: int) -> Sequence[int]:
    """Return how many columns of the sheet each column of a table takes; together all of them.

    Each begins with room for its longest word; then the one whose text is longest for its room gets
    one more, until there are none left.
    """
    texts = [
        [heading, *(row[at].text for row in table.rows)]
        for at, heading in enumerate(table.headings)
    ]
    found = [_least(one) for one in texts]
    while sum(found) > columns:
        found[found.index(max(found))] -= 1
    while sum(found) < columns:
        needs = [_lines(one, span) for one, span in zip(texts, found, strict=True)]
        found[needs.index(max(needs))] += 1
    return found


def _least(texts: Sequence[str]) -> int:
    longest = max((len(word) for word in chain.from_iterable(map(str.split, texts))), default=0)
    return next((span for span in range(1, 5) if room(span) >= longest), 4)


def _lines(texts: Sequence[str], span: int) -> float:
    """Return how many lines the longest text takes, a fraction of one when it fits."""
    return max(len(text) for text in texts) / room(span)

"""How the columns of a table share those of the sheet, so that its rows are as low as can be."""

from collections.abc import Sequence
from itertools import chain, count

from excelkasse.pack.document import Table
from excelkasse.pack.sheet.bands import room

_MOST_OF_A_WORD = 4
_LARGER = 11 / 9
"""A light is written larger than running text, and stands on one line."""


def spans(table: Table, columns: int) -> Sequence[int]:
    """Return how many columns of the sheet each column of a table takes; together all of them.

    Each begins with room for its longest word; then the one whose text is longest for its room gets
    one more, until there are none left.
    """
    texts = [
        [heading, *(row[at].text for row in table.rows)]
        for at, heading in enumerate(table.headings)
    ]
    found = [max(_least(texts[at]), _of_lights(table, at)) for at in range(len(texts))]
    while sum(found) > columns:
        found[found.index(max(found))] -= 1
    while sum(found) < columns:
        needs = [_lines(one, span) for one, span in zip(texts, found, strict=True)]
        found[needs.index(max(needs))] += 1
    return found


def _least(texts: Sequence[str]) -> int:
    longest = max((len(word) for word in chain.from_iterable(map(str.split, texts))), default=0)
    return min(_span(longest), _MOST_OF_A_WORD)


def _of_lights(table: Table, at: int) -> int:
    longest = max((len(row[at].text) for row in table.rows if row[at].light is not None), default=0)
    return _span(longest * _LARGER)


def _span(letters: float) -> int:
    """Return the fewest columns that have room for so many letters."""
    return next(span for span in count(1) if room(span) >= letters)


def _lines(texts: Sequence[str], span: int) -> float:
    """Return how many lines the longest text takes, a fraction of one when it fits."""
    return max(len(text) for text in texts) / room(span)

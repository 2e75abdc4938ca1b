"""The front page, and sheets that belong to no tool: what a person wrote there is named."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid, Value
from excelkasse.reading.areas import not_read
from excelkasse.reading.our_words import Ours, every_word, furniture, on_front
from excelkasse.reading.tagged import Claim
from excelkasse.schema.anchors import is_of_sheet
from excelkasse.schema.own_lines import tailored_lines
from excelkasse.schema.profile import PLAIN, Profile
from excelkasse.texts import every_language

_HARDLY_ANY = 0.1
_MOST_OF_OURS = 5000


def front_page(front: Claim, profile: Profile) -> Iterator[Finding]:
    """Name what somebody wrote on the front page, apart from its title, in the row of its tag."""
    filled = (one for one in front.grid.filled() if one[0].row != front.cell.row)
    ours = on_front() if profile == PLAIN else _on_front_of(profile.as_text)
    yield from not_read(front.grid.name, _foreign(filled, ours))


@lru_cache(maxsize=64)
def _on_front_of(profile: str) -> Ours:
    """Give what a template writes on the front page of a workbook made by a profile."""
    told = Profile.from_text(profile)
    lines = (line for words in every_language() for line in tailored_lines(words, told))
    return Ours(on_front().written.union(*lines))


def own_sheet(grid: Grid) -> Iterator[Finding]:
    """Say of a sheet we do not know that it is not read; of one of ours without its tag, what."""
    filled = list(islice(grid.filled(), _MOST_OF_OURS))
    typed = [(cell, value) for cell, value in filled if cell not in grid.formulas]
    foreign = list(_foreign(typed, furniture()))
    if typed and len(filled) < _MOST_OF_OURS and len(foreign) <= len(typed) * _HARDLY_ANY:
        yield from not_read(grid.name, (cell for cell in foreign if cell != typed[0][0]))
    elif filled and not _are_lists(grid, typed):
        yield Finding("sheet_own", Severity.NOTE, Place(grid.name, filled[0][0]))


def _are_lists(grid: Grid, typed: Sequence[tuple[Cell, Value]]) -> bool:
    """Whether a sheet is the hidden one of the lists, to which people may add."""
    return grid.hidden and len(list(_foreign(typed, every_word()))) <= len(typed) / 2


def _foreign(filled: Iterable[tuple[Cell, Value]], words: Ours) -> Iterator[Cell]:
    """Give the cells that hold no word of a template."""
    for cell, value in filled:
        if not isinstance(value, str) or not (value in words or is_of_sheet(value)):
            yield cell

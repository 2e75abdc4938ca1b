"""The formulas of Kapacitet, each with the result that it has now.

A row of the sheet is a person. Its hours are summed from Timer pr. måned, its capacity reckoned
from what is typed on Ressourcer, so that both follow at once when somebody changes them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from excelkasse.address import Cell, letters
from excelkasse.plan import Formula
from excelkasse.portfolio.records.capacity import ABSENCES, MONTHS
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.sheets.sums import equal_to
from excelkasse.portfolio.steering.capacity import PLACES, WITHOUT, Month, load
from excelkasse.portfolio.tables import ALLOCATIONS, PEOPLE
from excelkasse.schema.settings import MONTHS_A_YEAR

NAME, UNIT, COMPETENCE, POST, FIRST = 2, 3, 4, 5, 6
"""The columns: who, where from, what they can, how much of a full post; then the months."""


@dataclass(frozen=True, slots=True)
class Loads:
    """Who writes the formulas: the row with the working hours of each month is `hours_row`."""

    drawn: Drawing
    months: Sequence[Month]
    hours_row: int

    def fact(self, row: int, field: str) -> str:
        """Return what fetches a field of Ressourcer for the person whose initials begin a row."""
        names = self._column(PEOPLE, "initials")
        return f"INDEX({self._column(PEOPLE, field)},MATCH(${letters(NAME)}{row},{names},0))"

    def either(self, row: int, fields: Sequence[str], unnamed: str, result: str) -> Formula:
        """Fetch the first of some texts that is not blank, or say that there is none."""
        text = '"' + unnamed.replace('"', '""') + '"'
        for field in reversed(fields):
            found = self.fact(row, field)
            text = f'IF({found}<>"",{found},{text})'
        return Formula(text, result)

    def post(self, row: int, result: float) -> Formula:
        """Return how much of a full post is for projects: blank is a full post, and all of it."""
        full = self.drawn.settings.limit("hours_a_month") * MONTHS_A_YEAR
        norm, share = self.fact(row, "norm"), self.fact(row, "share")
        return _rounded(f'IF({norm}="",1,{norm}/{full:.10g})*IF({share}="",1,{share})', result)

    def capacity(self, row: int, at: int, result: float) -> Formula:
        """Return the hours a person has in a month: never fewer than none."""
        absent = self.fact(row, ABSENCES[self.months[at].number % MONTHS_A_YEAR])
        hours, post = self._cell(self.hours_row, at), f"${letters(POST)}{row}"
        return _rounded(f"MAX(0,{hours}*{post}-N({absent}))", result)

    def allocated(self, initials: str, at: int, result: float) -> Formula:
        """Return the hours that all projects ask of a person in a month."""
        year, month = divmod(self.months[at].number, MONTHS_A_YEAR)
        who = f"{self._column(ALLOCATIONS, 'initials')},{equal_to(initials)}"
        when = f"{self._column(ALLOCATIONS, 'year')},{year}"
        return _rounded(f"SUMIFS({self._column(ALLOCATIONS, MONTHS[month])},{who},{when})", result)

    def load(self, asked: int, there: int, at: int, *, results: tuple[float, float]) -> Formula:
        """Return one row's hours as a share of another's; blank where nothing is asked."""
        above, below = self._cell(asked, at), self._cell(there, at)
        text = f'IF({above}=0,"",IF({below}>0,ROUND({above}/{below},{PLACES}),{WITHOUT}))'
        found = load(*results)
        return Formula(text, "" if found is None else found)

    def free(self, asked: int, there: int, at: int, *, results: tuple[float, float]) -> Formula:
        """Return the hours that nobody has asked for; negative where too many are."""
        text = f"{self._cell(there, at)}-{self._cell(asked, at)}"
        return _rounded(text, results[1] - results[0])

    def grouped(self, column: int, row: int, at: int, *, rows: range, result: float) -> Formula:
        """Add up a column of some rows over those of the group that a row is named by."""
        letter, group = letters(FIRST + at), letters(column)
        first, last = rows.start, rows.stop - 1
        where = f"${group}${first}:${group}${last}"
        what = f"{letter}${first}:{letter}${last}"
        # SUMIFS would take `<` or `*` in the name of a group for more than a letter.
        return _rounded(f"SUMPRODUCT(({where}=${letters(NAME)}{row})*{what})", result)

    def total(self, at: int, *, rows: range, result: float) -> Formula:
        """Add up a month over some rows."""
        letter = letters(FIRST + at)
        return _rounded(f"SUM({letter}{rows.start}:{letter}{rows.stop - 1})", result)

    def across(self, row: int, result: float) -> Formula:
        """Add up a row over the months."""
        last = letters(FIRST + len(self.months) - 1)
        return _rounded(f"SUM({letters(FIRST)}{row}:{last}{row})", result)

    def _cell(self, row: int, at: int) -> str:
        return (
            f"{Cell(row, FIRST + at)}" if row != self.hours_row else f"{letters(FIRST + at)}${row}"
        )

    def _column(self, table: str, field: str) -> str:
        place = self.drawn.places[table]
        return f"{place.table}[{place.labels[field]}]"


def _rounded(text: str, result: float) -> Formula:
    """Return a formula whose result is the same in every program, whatever order it adds in."""
    return Formula(f"ROUND({text},{PLACES})", round(result, PLACES))

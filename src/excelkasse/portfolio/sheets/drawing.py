"""What every sheet of the portfolio is drawn from: the portfolio, the words, where tables sit.

Column A is for the hidden markers. Rows 1 to 4 of a table's sheet are its heading, row 5 its total
or nothing, row 6 the hidden markers; on Risici a matrix stands between, on Prioritering a form.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from excelkasse.address import Cell, quoted
from excelkasse.finding import Place
from excelkasse.layout.place import LABEL, FormPlace, Places, RegisterPlace, form_place
from excelkasse.layout.spoken import Speaker
from excelkasse.plan import Formula
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.sheets.changed import shift_lines
from excelkasse.portfolio.sheets.links import internal
from excelkasse.portfolio.sheets.queries_told import query_lines
from excelkasse.portfolio.sheets.told import control_lines, source_lines
from excelkasse.portfolio.tables import (
    ASIDE,
    CHANGES,
    CONTROL,
    KEY,
    OVERVIEW,
    PORTFOLIO,
    PRIORITIES,
    PROJECTS,
    QUERIES,
    RISKS,
    SOURCES,
    fields_of,
    path_of,
    tailored_portfolio,
)
from excelkasse.portfolio.whole import Portfolio
from excelkasse.schema.own_words import tailored_words
from excelkasse.schema.settings import Settings
from excelkasse.schema.told import ValueSpot
from excelkasse.schema.tool import Field, Form, Register, Sheet, Tool
from excelkasse.texts import Texts

AS_OF_CELL = Cell(2, 4)
"""The one place of the reporting date, on Overblik."""

AS_OF_NAME = "portfolio_as_of"
"""The defined name of that cell."""

_HEADER = {RISKS: 15, PRIORITIES: 28}
_USUAL_HEADER = 7
_GAP = 5
_FORM_ROW = 6


@dataclass(frozen=True, slots=True)
class Drawing:
    """The portfolio, the words, the way to the projects' folder, and the place of every table."""

    portfolio: Portfolio
    words: Texts
    base: str | None
    tables: Mapping[str, Sequence[Line]]
    places: Mapping[str, RegisterPlace]
    tool: Tool = PORTFOLIO
    forms: Mapping[str, FormPlace] = field(default_factory=dict)
    project_rows: Mapping[str, int] = field(default_factory=dict)
    """The row of each project on the sheet of projects, by its number."""

    @property
    def settings(self) -> Settings:
        """The limits that the portfolio goes by."""
        return self.portfolio.profile.settings

    def fields(self, table: str) -> Mapping[str, Field]:
        """Give the fields of a table, those of the workplace's own too."""
        return fields_of(table, self.tool)

    def sheet(self, key: str) -> str:
        """Return the name of a sheet."""
        return self.words[f"{KEY}.sheets.{key}.name"]

    def say(self, key: str, **values: object) -> str:
        """Return words of the portfolio."""
        return self.words.say(f"{KEY}.{key}", **values)

    def speaker(self, table: str) -> Speaker:
        """Return who speaks formulas that stand on a table's sheet."""
        return Speaker(self.parts, self.words, self.settings, path_of(table))

    @property
    def parts(self) -> Places:
        """Where every table and every form stands."""
        tables = {path_of(key): place for key, place in self.places.items()}
        forms = {path_of(key): place for key, place in self.forms.items()}
        return Places({**tables, **forms}, {})

    def place_of(self, spot: ValueSpot) -> Place:
        """Return the cell of a value of this workbook."""
        path, row, key = spot
        found = self.parts.parts[path]
        if isinstance(found, FormPlace):
            return Place(found.sheet, found.cell(key))
        place = self.places[path.rpartition(".")[2]]
        return Place(place.sheet, Cell(place.first_row + row, place.columns[key]))

    def as_of(self) -> Formula:
        """Return the reporting date, fetched from Overblik."""
        text = f"{quoted(self.sheet(OVERVIEW))}!{AS_OF_CELL.absolute}"
        day = self.portfolio.as_of
        return Formula(f'IF({text}="","",{text})', "" if day is None else day)

    def project_link(self, number: str) -> str:
        """Return the link to a project's row; to the head of the table if it has none."""
        place = self.places[PROJECTS]
        row = self.project_rows.get(number, place.header_row)
        return internal(place.sheet, Cell(row, LABEL))


def drawing(portfolio: Portfolio, words: Texts, base: str | None) -> Drawing:
    """Work out where everything sits before a cell is planned."""
    tool = tailored_portfolio(portfolio.profile)
    words = tailored_words(words, (tool,), portfolio.profile)
    tables = {
        **portfolio.tables,
        SOURCES: tuple(source_lines(portfolio, words)),
        QUERIES: tuple(query_lines(portfolio.queries, words)),
        CHANGES: tuple(shift_lines(portfolio.shifts, words)),
        ASIDE: tuple(Line(record) for record in portfolio.aside),
    }
    drawn = _placed(Drawing(portfolio, words, base, tables, {}, tool))
    # What the control says of this workbook names its cells, so they come first.
    tables[CONTROL] = tuple(control_lines(portfolio, words, drawn.place_of))
    return _placed(replace(drawn, tables=tables))


def _placed(drawn: Drawing) -> Drawing:
    """Return a drawing with the place of everything on its sheets."""
    places: dict[str, RegisterPlace] = {}
    forms: dict[str, FormPlace] = {}
    for sheet in drawn.tool.sheets:
        header = _HEADER.get(sheet.key, _USUAL_HEADER)
        for part in sheet.parts:
            if isinstance(part, Form):
                place = form_place(part, drawn.sheet(sheet.key), _FORM_ROW)
                forms[part.key] = replace(place, left=LABEL + 1)
            if isinstance(part, Register):
                count = max(1, len(drawn.tables.get(part.key, ())))
                places[part.key] = _place(sheet, part, header, count, drawn.words)
                header += count + _GAP
    tables = {**dict.fromkeys(places, ()), **drawn.tables}
    first = places[PROJECTS].first_row
    numbers = [getattr(line.record, "number", None) for line in tables[PROJECTS]]
    rows = {number: first + at for at, number in reversed([*enumerate(numbers)]) if number}
    return replace(drawn, tables=tables, places=places, forms=forms, project_rows=rows)


def _place(sheet: Sheet, part: Register, header: int, rows: int, words: Texts) -> RegisterPlace:
    path, fields = path_of(part.key), part.fields
    return RegisterPlace(
        sheet=words[f"{KEY}.sheets.{sheet.key}.name"],
        table=f"{KEY}_{part.key}",
        title_row=header - 2,
        header_row=header,
        room=rows,
        columns={key: LABEL + across for across, key in enumerate(fields)},
        labels={key: words[f"{path}.{key}.label"] for key in fields},
    )

"""A table of the portfolio as a sheet, with the hidden markers that let it be read back.

A sheet with more values than Excel has room for links keeps those of its first
column, and says so.
"""

from collections.abc import Iterator, Mapping

from excelkasse.address import Area, Cell, quoted
from excelkasse.layout.block import Block, joined
from excelkasse.layout.formats import is_light, light_rules
from excelkasse.layout.limits import validation
from excelkasse.layout.place import LABEL, RegisterPlace
from excelkasse.layout.register import width_of
from excelkasse.layout.shown import choices_shown
from excelkasse.layout.spoken import cell_speaker, speak
from excelkasse.plan import (
    CellPlan,
    ColumnPlan,
    Formula,
    Link,
    Print,
    Rule,
    SheetPlan,
    TablePlan,
    Validation,
)
from excelkasse.portfolio.sheets.drawing import AS_OF_NAME, Drawing
from excelkasse.portfolio.sheets.table_rows import all_linked, rows_of
from excelkasse.portfolio.tables import (
    ASIDE,
    CALENDAR,
    CHANGES,
    CONTROL,
    HOURS,
    KEY,
    KNOWN_BY,
    MONEY,
    OVERVIEW,
    PEOPLE_ADD,
    PORTFOLIO,
    PRIORITIES,
    PROJECTS,
    RISKS,
    SOURCES,
    YEARS,
    fields_of,
    path_of,
)
from excelkasse.schema.anchors import OURS, Tag, heading_marker, register_marker
from excelkasse.schema.tool import Field

_TOTALLED = frozenset({"money", "hours"})
_PRINTED_TO = {PROJECTS: "decision_due", PRIORITIES: "decided_on", CALENDAR: "state"}
_TABS = {CONTROL: "control", SOURCES: "list"}


def table_sheet(key: str, drawn: Drawing, above: Block | None = None) -> SheetPlan:
    """Plan the sheet of a table; `above` stands between its heading and the table."""
    blocks = [_heading(key, drawn), above or Block(), _table_block(key, drawn)]
    if key == SOURCES and drawn.tables[ASIDE]:
        blocks.append(_titled(ASIDE, drawn))
        blocks.append(_table_block(ASIDE, drawn))
    block = joined(blocks)
    place = drawn.places[key]
    return SheetPlan(
        name=place.sheet,
        cells=block.cells,
        tables=block.tables,
        validations=block.validations,
        rules=block.rules,
        charts=block.charts,
        widths={1: 2.0, **block.widths},
        heights=block.heights,
        hidden_columns=block.hidden_columns | {1},
        hidden_rows=block.hidden_rows,
        freeze=_freeze(place, scrolls=key == RISKS),
        printing=Print(
            repeat_rows=(place.header_row, place.header_row),
            footer_left=drawn.say("title"),
            footer_right=drawn.words["template.footer.page"],
            area=_printed(place, key),
        ),
        tab=_TABS.get(key, "output"),
    )


def _printed(place: RegisterPlace, table: str) -> Area | None:
    """Return what prints of a table too wide for a page: up to the last of its first columns."""
    if table not in _PRINTED_TO:
        return None
    last = Cell(place.header_row + place.room, place.columns[_PRINTED_TO[table]])
    return Area(Cell(1, LABEL), last)


def _freeze(place: RegisterPlace, *, scrolls: bool) -> Cell:
    """Freeze the header and the name; where much stands above the table only the name."""
    column = place.columns.get("name", LABEL) + 1
    return Cell(1 if scrolls else place.first_row, column)


def _heading(key: str, drawn: Drawing) -> Block:
    overview = drawn.sheet(OVERVIEW)
    cells = (
        CellPlan(Cell(1, 1), str(Tag(KEY, key, PORTFOLIO.version)), "marker"),
        CellPlan(Cell(1, LABEL), drawn.say(f"sheets.{key}.title"), "title"),
        CellPlan(Cell(2, LABEL), drawn.as_of(), "front_date"),
        CellPlan(Cell(3, LABEL), drawn.say(f"sheets.{key}.help"), "help_line"),
        CellPlan(
            Cell(4, LABEL),
            Link(f"internal:{quoted(overview)}!A1", drawn.words["template.to_front"]),
            "link",
        ),
        *_about_links(key, drawn),
        *_totals(key, drawn),
    )
    return Block(cells=cells, heights={1: 30.0, 2: 16.0, 3: 16.0, 4: 18.0})


def _about_links(key: str, drawn: Drawing) -> Iterator[CellPlan]:
    told = f"{KEY}.sheets.{key}.{'links' if all_linked(key, drawn) else 'few_links'}"
    if told in drawn.words:
        yield CellPlan(Cell(4, LABEL + 2), drawn.words[told], "help_line")


def _totals(key: str, drawn: Drawing) -> Iterator[CellPlan]:
    """Give the totals of the rows that are shown, above the table."""
    place = drawn.places[key]
    if key not in (MONEY, YEARS, HOURS):
        return
    row = place.header_row - 2
    yield CellPlan(Cell(row, 1), OURS, "marker")
    yield CellPlan(Cell(row, LABEL), drawn.say(f"{key}.total"), "total")
    for field in drawn.fields(key).values():
        column = place.columns[field.key]
        style = f"total_{field.kind.style}"
        if field.kind.name in _TOTALLED:
            cells = f"{place.table}[{place.labels[field.key]}]"
            found = [getattr(line.record, field.key) for line in drawn.tables[key]]
            numbers = [value for value in found if value is not None]
            text = f'IF(COUNT({cells})=0,"",SUBTOTAL(109,{cells}))'
            yield CellPlan(Cell(row, column), Formula(text, sum(numbers) if numbers else ""), style)
        elif column > LABEL:
            yield CellPlan(Cell(row, column), None, "total")


def _titled(table: str, drawn: Drawing) -> Block:
    place, key = drawn.places[table], table
    cells = (
        CellPlan(Cell(place.title_row, 1), heading_marker(key), "marker"),
        CellPlan(Cell(place.title_row, LABEL), drawn.say(f"{key}.title"), "subheading"),
    )
    return Block(cells=cells)


def _table_block(table: str, drawn: Drawing) -> Block:
    place = drawn.places[table]
    fields = drawn.fields(table)
    markers = [CellPlan(Cell(place.marker_row, 1), register_marker(table), "marker")]
    for key, column in place.columns.items():
        markers.append(CellPlan(Cell(place.marker_row, column), key, "marker"))
    return Block(
        cells=markers,
        tables=(_table(table, drawn),),
        validations=tuple(_validations(table, drawn)),
        rules=tuple(rule for field in fields.values() for rule in _rules(field, table, drawn)),
        widths={place.columns[key]: width_of(field) for key, field in fields.items()},
        hidden_columns=frozenset(
            place.columns[key] for key, field in fields.items() if field.spec.helper
        ),
        hidden_rows=frozenset({place.marker_row}),
    )


def _table(table: str, drawn: Drawing) -> TablePlan:
    place = drawn.places[table]
    fields = tuple(drawn.fields(table).values())
    speaker = drawn.speaker(table)
    columns = [
        ColumnPlan(
            place.labels[field.key],
            _style(field, drawn.fields(table)),
            speak(field.spec.formula, speaker) if field.spec.formula else "",
            key=field.key,
        )
        for field in fields
    ]
    rows, ways = rows_of(table, columns, drawn)
    return TablePlan(
        place.table,
        Cell(place.header_row, LABEL),
        columns,
        rows,
        description=drawn.say(f"{table}.title"),
        marker=register_marker(table),
        known_by=KNOWN_BY[table],
        owner="number" if table in PEOPLE_ADD else "",
        ranked=table == CHANGES,
        ways=ways,
    )


def _style(field: Field, fields: Mapping[str, Field]) -> str:
    """Return the role of a column; where some are boxed as computed, all are boxed."""
    if field.computed:
        return f"computed_{field.kind.style}"
    if field.spec.kept:
        return f"input_{field.kind.style}"
    boxed = any(other.computed for other in fields.values())
    return f"given_{field.kind.style}" if boxed else field.kind.style


def _validations(table: str, drawn: Drawing) -> Iterator[Validation]:
    place = drawn.places[table]
    for key, field in drawn.fields(table).items():
        said = f"{path_of(table)}.{key}"
        if field.spec.kept and field.kind.choices is not None:
            yield Validation(
                place.column(key),
                "list",
                choices=choices_shown(field.kind.choices, drawn.words),
                hint_title=drawn.words[f"{said}.label"],
                hint=drawn.words[f"{said}.help"],
                stop_title=drawn.words[f"{said}.label"],
                stop_text=drawn.words["template.stop.list"],
            )
        elif field.spec.kept:
            yield validation(field, said, place.column(key), drawn.words, "")


def _rules(field: Field, table: str, drawn: Drawing) -> Iterator[Rule]:
    place = drawn.places[table]
    area: Area = place.column(field.key)
    if is_light(field):
        yield from light_rules(area, drawn.words)
    if field.spec.overdue is not None:
        speaker = cell_speaker(drawn.speaker(table), area.first)
        # The portfolio is as of its reporting date, which stands on Overblik, not as of today.
        text = speak(field.spec.overdue, speaker).replace("TODAY()", AS_OF_NAME)
        yield Rule(area, text, "overdue")


def widths_of(table: str) -> Mapping[str, float]:
    """Return the column widths of a table by field."""
    return {key: width_of(field) for key, field in fields_of(table).items()}

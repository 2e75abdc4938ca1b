"""A register on a sheet: its title, the hidden row of markers, and an Excel table."""

from collections.abc import Iterator, Mapping

from excelkasse.address import Cell, quoted
from excelkasse.layout.block import Block, Kit, height_of, lines_needed
from excelkasse.layout.form import content_of
from excelkasse.layout.formats import is_light, light_rules, overdue_rule, required_rule
from excelkasse.layout.limits import validation
from excelkasse.layout.place import LABEL, RegisterPlace
from excelkasse.layout.shown import shown
from excelkasse.layout.spoken import Speaker, cell_speaker, speak
from excelkasse.plan import CellPlan, ColumnPlan, Content, Formula, Rule, TablePlan, Validation
from excelkasse.schema.anchors import heading_marker, register_marker
from excelkasse.schema.formula import Const, If
from excelkasse.schema.tool import Field, Register

_HEADER_POINTS = 34.0


def register_block(part: Register, path: str, place: RegisterPlace, kit: Kit) -> Block:
    """Lay out a register with what it holds, its starters, or blank rows."""
    fields = list(part.fields.values())
    rows = tuple(_rows(part, path, place, kit))
    hidden = frozenset(place.columns[field.key] for field in fields if field.spec.helper)
    return Block(
        cells=tuple(_cells(part, path, place, kit)),
        tables=(_table(path, place, kit, fields, rows),),
        validations=tuple(
            _validation(field, path, place, kit) for field in fields if not field.computed
        ),
        rules=tuple(rule for field in fields for rule in _rules(field, part, path, place, kit)),
        widths={place.columns[field.key]: width_of(field) for field in fields},
        heights={place.header_row: _HEADER_POINTS, **_heights(fields, rows, place)},
        hidden_columns=hidden,
        seen_columns=frozenset(place.columns.values()) - hidden,
        hidden_rows=frozenset({place.marker_row}),
    )


def width_of(field: Field) -> float:
    """Return the column width a field wants, in characters."""
    return field.spec.width or field.kind.width


def _cells(part: Register, path: str, place: RegisterPlace, kit: Kit) -> Iterator[CellPlan]:
    title = kit.words[f"{path}.title"]
    yield CellPlan(Cell(place.title_row, 1), heading_marker(part.key), "marker")
    yield CellPlan(Cell(place.title_row, LABEL), title, "subheading")
    yield CellPlan(Cell(place.marker_row, 1), register_marker(part.key), "marker")
    for key, column in place.columns.items():
        yield CellPlan(Cell(place.marker_row, column), key, "marker")


def _table(
    path: str,
    place: RegisterPlace,
    kit: Kit,
    fields: list[Field],
    rows: tuple[tuple[Content, ...], ...],
) -> TablePlan:
    speaker = Speaker(kit.places, kit.words, kit.settings, path)
    columns = tuple(
        ColumnPlan(
            place.labels[field.key],
            f"computed_{field.kind.style}" if field.computed else f"input_{field.kind.style}",
            speak(field.spec.formula, speaker) if field.spec.formula else "",
        )
        for field in fields
    )
    return TablePlan(
        place.table,
        Cell(place.header_row, LABEL),
        columns,
        rows,
        description=kit.words[f"{path}.title"],
    )


def _rows(
    part: Register, path: str, place: RegisterPlace, kit: Kit
) -> Iterator[tuple[Content, ...]]:
    filled = len(kit.scene.rows(path))
    fields = part.fields.values()
    for row in range(place.room):
        if row < filled:
            yield tuple(content_of(field, path, row, kit) for field in fields)
        else:
            yield tuple(_blank(field, path, kit) for field in fields)


def _blank(field: Field, path: str, kit: Kit) -> Content:
    if field.spec.formula is None:
        return None
    speaker = Speaker(kit.places, kit.words, kit.settings, path)
    # What a row without anything in it gives: the last way out of a choice, else nothing.
    last = field.spec.formula.otherwise if isinstance(field.spec.formula, If) else None
    result = shown(last.value, kit.words) if isinstance(last, Const) else ""
    return Formula(speak(field.spec.formula, speaker), result)


def _validation(field: Field, path: str, place: RegisterPlace, kit: Kit) -> Validation:
    area = place.column(field.key, beyond=True)
    source = _source(field, kit)
    return validation(field, f"{path}.{field.key}", area, kit.words, source)


def _source(field: Field, kit: Kit) -> str:
    part, _, key = field.kind.from_register.rpartition(".")
    other = kit.places.register(part)
    if other is None:
        return ""
    return f"{quoted(other.sheet)}!{other.column(key, beyond=True).absolute}"


def _rules(
    field: Field, part: Register, path: str, place: RegisterPlace, kit: Kit
) -> Iterator[Rule]:
    area = place.column(field.key, beyond=True)
    speaker = Speaker(kit.places, kit.words, kit.settings, path)
    if is_light(field):
        yield from light_rules(area, kit.words)
    yield from overdue_rule(field, area, cell_speaker(speaker, area.first))
    if field.spec.required and not part.fixed:
        typed = [
            place.columns[other.key]
            for other in part.fields.values()
            if not other.computed and other.key not in part.prefilled
        ]
        yield required_rule(area, typed)


def _heights(
    fields: list[Field], rows: tuple[tuple[Content, ...], ...], place: RegisterPlace
) -> Mapping[int, float]:
    heights = {}
    for down, row in enumerate(rows):
        lines = max(
            lines_needed(content.result if isinstance(content, Formula) else content, width_of(f))
            for f, content in zip(fields, row, strict=True)
            if not f.spec.helper
        )
        heights[place.first_row + down] = max(18.0, height_of(lines) + 2)
    return heights

"""A form on a sheet: a section, then a line per field with label, input and one line of help."""

from collections.abc import Iterator

from excelkasse.address import Area, Cell
from excelkasse.layout.block import Block, Kit, height_of, lines_needed
from excelkasse.layout.formats import is_light, light_rules, required_rule
from excelkasse.layout.limits import validation
from excelkasse.layout.place import HELP, LABEL, VALUE, VALUES_ROW, FormPlace
from excelkasse.layout.shown import shown
from excelkasse.layout.spoken import Speaker, speak
from excelkasse.plan import CellPlan, Content, Formula, Rule, Validation
from excelkasse.schema.anchors import VALUES, form_marker
from excelkasse.schema.calculate import known
from excelkasse.schema.tool import Field, Form

_WIDE = {LABEL: 30.0, VALUE: 64.0, HELP: 58.0}
_NARROW = {LABEL: 30.0, VALUE: 34.0}
_LEAST = 14.0
_SECTION_POINTS = 21.0


def form_block(part: Form, path: str, place: FormPlace, kit: Kit, *, beside: float | None) -> Block:
    """Lay out a form; `beside` is the width a register on its sheet wants for the values' column.

    None when no register shares the sheet, so that the form may be wide.
    """
    alone = beside is None
    widths = _widths(place, beside)
    fields = list(part.fields.values())
    return Block(
        cells=tuple(_cells(part, path, place, kit, alone=alone)),
        validations=tuple(
            _validation(field, path, place, kit) for field in fields if not field.computed
        ),
        rules=tuple(rule for field in fields for rule in _rules(field, place, kit)),
        widths=widths,
        heights={
            **dict.fromkeys(place.sections.values(), _SECTION_POINTS),
            **{
                place.rows[field.key]: _height(field, path, kit, widths[place.value])
                for field in fields
            },
        },
        seen_columns=frozenset({place.left, place.value}),
        hidden_rows=frozenset(
            {VALUES_ROW, *(place.rows[one.key] for one in fields if one.spec.helper)}
        ),
    )


def _widths(place: FormPlace, beside: float | None) -> dict[int, float]:
    """Return the widths that a form wants; beside a register only as much as it gives."""
    if beside is None:
        return dict(_WIDE)
    if place.left > LABEL:
        return {place.left: beside, place.value: _LEAST}
    return {LABEL: _NARROW[LABEL], VALUE: max(_NARROW[VALUE], beside)}


def _cells(part: Form, path: str, place: FormPlace, kit: Kit, *, alone: bool) -> Iterator[CellPlan]:
    words = kit.words
    last = place.value + alone
    yield CellPlan(Cell(VALUES_ROW, place.value), VALUES, "marker")
    for section, row in place.sections.items():
        yield CellPlan(Cell(row, place.left), words[f"{path}.sections.{section}"], "section")
        for column in range(place.value, last + 1):
            yield CellPlan(Cell(row, column), "", "section")
    for field in part.fields.values():
        row = place.rows[field.key]
        said = f"{path}.{field.key}"
        yield CellPlan(Cell(row, 1), form_marker(part.key, field.key), "marker")
        yield CellPlan(Cell(row, place.left), _label(field, words[f"{said}.label"]), "label")
        role = "computed" if field.computed else "input"
        content = content_of(field, path, 0, kit)
        yield CellPlan(place.cell(field.key), content, f"{role}_{field.kind.style}")
        help_cell = Cell(row, place.value + 1)
        yield CellPlan(help_cell, words[f"{said}.help"], "help" if alone else "help_line")


def _label(field: Field, label: str) -> str:
    return f"{label} *" if field.spec.required else label


def content_of(field: Field, path: str, row: int, kit: Kit) -> Content:
    """Return what a field's cell holds: a formula with its result, a value, or nothing yet."""
    value = known(kit.scene, path, row, field.key) if kit.scene.rows(path) else None
    plain = shown(value, kit.words)
    if field.spec.formula is None:
        return plain
    speaker = Speaker(kit.places, kit.words, kit.settings, path)
    return Formula(speak(field.spec.formula, speaker), "" if plain is None else plain)


def _validation(field: Field, path: str, place: FormPlace, kit: Kit) -> Validation:
    cell = place.cell(field.key)
    return validation(field, f"{path}.{field.key}", Area(cell, cell), kit.words, "")


def _rules(field: Field, place: FormPlace, kit: Kit) -> Iterator[Rule]:
    cell = place.cell(field.key)
    area = Area(cell, cell)
    if is_light(field):
        yield from light_rules(area, kit.words)
    if field.spec.required:
        yield required_rule(area)


def _height(field: Field, path: str, kit: Kit, width: float) -> float:
    content = content_of(field, path, 0, kit)
    value = content.result if isinstance(content, Formula) else content
    lines = max(lines_needed(value, width), 1 if field.computed else field.kind.lines)
    return max(21.0, height_of(lines) + 3)

"""What there is to say of fields that were moved, are there twice, or are gone."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.reading.settle import Lane
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.tool import Part
from excelkasse.texts import Word


def moved(sheet: Tagged, part: Part, lane: Lane, cell: Cell) -> Finding:
    """Say that a label stands where another field was, and that the label was followed."""
    values = {
        **_label(sheet, part, lane.label),
        "marker": Word(f"{sheet.path(part)}.{lane.marker}.label"),
    }
    return Finding("label_moved", Severity.NOTE, Place(sheet.grid.name, cell), values=values)


def twice(sheet: Tagged, part: Part, lane: Lane, cell: Cell) -> Finding:
    """Say that a label is there twice, and that this one was not followed."""
    place = Place(sheet.grid.name, cell)
    return Finding("column_twice", Severity.ERROR, place, values=_label(sheet, part, lane.label))


def gone(
    sheet: Tagged, part: Part, found: AbstractSet[str], cell: Cell | None = None
) -> Iterator[Finding]:
    """Name every field that a person fills and that is nowhere on the sheet."""
    for key, field in part.fields.items() if part.fields.keys() - found else ():
        if key not in found and not field.computed:
            severity = Severity.ERROR if field.spec.required else Severity.NOTE
            place = Place(sheet.grid.name, cell)
            yield Finding("field_gone", severity, place, values=_label(sheet, part, key))


def _label(sheet: Tagged, part: Part, key: str | None) -> Mapping[str, str]:
    return {"label": Word(f"{sheet.path(part)}.{key}.label")}

"""What of a project each query of its workbook is about: the same although rows have moved."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from excelkasse.finding import Finding, Place, Severity
from excelkasse.schema.choices import Choice
from excelkasse.schema.told import Told, ValueSpot
from excelkasse.schema.tool import Part, Record, Register
from excelkasse.tools import SHELF


def items_of(findings: Sequence[Finding], told: Told) -> tuple[str, ...]:
    """Return an item for each finding; those that are no query have none."""
    asked = {one.place for one in findings if one.severity is Severity.QUERY}
    if not asked:
        return ()
    there = told.places.on({place.sheet for place in asked})
    spots: dict[Place, ValueSpot] = {}
    for spot, place in there:
        if place in asked:
            spots.setdefault(place, spot)
    return tuple(_items(findings, told.records, spots))


def _items(
    findings: Sequence[Finding],
    records: Mapping[str, Sequence[Record]],
    spots: Mapping[Place, ValueSpot],
) -> Iterator[str]:
    for one in findings:
        if one.severity is not Severity.QUERY:
            yield ""
        elif one.place in spots:
            path, row, key = spots[one.place]
            yield f"{path}.{key}{_row_of(records, path, row)}"
        else:
            yield str(one.place)


def _row_of(records: Mapping[str, Sequence[Record]], path: str, row: int) -> str:
    """Return what tells a row from the others: its number, or the first field it must have."""
    part = _parts().get(path)
    if not isinstance(part, Register):
        return ""
    record = records[path][row]
    needed = (key for key, field in part.fields.items() if field.spec.required)
    told = (getattr(record, key, None) for key in ("number", *needed))
    known = next((one for one in told if one is not None), row + 1)
    return f":{known.value if isinstance(known, Choice) else known}"


@cache
def _parts() -> Mapping[str, Part]:
    return {path: part for tool in SHELF for path, part in tool.parts.items()}

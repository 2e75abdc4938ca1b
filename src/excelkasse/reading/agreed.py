"""Markers and labels that agree, as on most sheets: looked at once for all workbooks that say so.

Only short rows are kept, and few of each part, so that no workbook can fill the memory.
"""

from collections.abc import Mapping, Sequence

from excelkasse.grid import Value
from excelkasse.reading.settle import Settled, agreed
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.anchors import form_marker
from excelkasse.schema.once import once
from excelkasse.schema.tool import Form, Part

_MOST = 16
_LONGEST = 10_000
"""So many letters and cells at most are kept; our longest form has some 3,000."""

_Said = tuple[str, int, tuple[Value, ...], tuple[Value, ...]]


def agreed_on(
    sheet: Tagged, part: Part, keys: Sequence[Value], labels: Sequence[Value], first: int
) -> Settled | None:
    """Settle where each field stands by a line of markers and one of labels; None if they differ.

    `first` is the row or column of the first place. What is returned is shared: nobody changes it.
    """
    kept = known_of(part)
    said: _Said = (sheet.path(part), first, tuple(keys), tuple(labels))
    found = kept.get(said)
    if found is None:
        found = agreed(marked(part, keys), sheet.fields(part, labels), first)
        if found is not None and _letters(said) <= _LONGEST:
            if len(kept) >= _MOST:
                kept.clear()
            kept[said] = found
    return found


def marked(part: Part, keys: Sequence[Value]) -> Sequence[str | None]:
    """Return the field that each of some markers names."""
    return list(map(markers_of(part).get, keys))


@once
def markers_of(part: Part) -> Mapping[Value, str]:
    """Return the field of each marker of a part; that of a register's column is the field's key."""
    if isinstance(part, Form):
        return {form_marker(part.key, key): key for key in part.fields}
    return {key: key for key in part.fields}


@once
def known_of(_part: Part) -> dict[_Said, Settled]:
    """Return what is known of a part."""
    return {}


def _letters(said: _Said) -> int:
    return sum(len(one) if isinstance(one, str) else 1 for line in said[2:] for one in line)

"""Conditional formats that follow from a field: lights, required but empty, overdue."""

from collections.abc import Iterator, Sequence

from excelkasse.address import Area, Cell, letters
from excelkasse.layout.spoken import Speaker, speak
from excelkasse.plan import Rule
from excelkasse.schema.choices import JudgedLight, Light
from excelkasse.schema.tool import Field
from excelkasse.texts import Texts


def light_rules(area: Area, words: Texts) -> Iterator[Rule]:
    """Colour every light by its word, so that colour is never alone."""
    for light in Light:
        word = words[light.word_key].replace('"', '""')
        yield Rule(area, f'{relative(area.first)}="{word}"', f"light_{light}")


def is_light(field: Field) -> bool:
    """Whether a field shows a light."""
    return field.kind.choices in (Light, JudgedLight)


def required_rule(area: Area, begun: Sequence[int] = ()) -> Rule:
    """Tint an empty cell that must be filled; in a register only when its row is begun.

    `begun` are the columns that a person types in: one filled cell begins the row.
    """
    first = area.first
    empty = f'{relative(first)}=""'
    if not begun:
        return Rule(area, empty, "required_empty")
    typed = "&".join(f"${letters(column)}{first.row}" for column in begun)
    return Rule(area, f'AND({empty},{typed}<>"")', "required_empty")


def overdue_rule(field: Field, area: Area, speaker: Speaker) -> Iterator[Rule]:
    """Mark a date that has passed without what it waits for."""
    if field.spec.overdue is not None:
        yield Rule(area, speak(field.spec.overdue, speaker), "overdue")


def relative(cell: Cell) -> str:
    """Return a cell pinned to its column but not its row, as a rule over rows wants it."""
    return f"${letters(cell.column)}{cell.row}"

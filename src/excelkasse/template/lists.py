"""The hidden sheet with every list a dropdown offers, and a defined name for each."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from excelkasse.address import Area, Cell, quoted
from excelkasse.layout.limits import YES_NO_LIST, list_name
from excelkasse.layout.shown import NO, YES, choices_shown
from excelkasse.layout.spoken import HOLIDAYS
from excelkasse.plan import CellPlan, SheetPlan
from excelkasse.schema.anchors import LISTS, Tag
from excelkasse.schema.calendar import YEARS, sheet_calendar
from excelkasse.schema.formula import Workday, Workdays, inside
from excelkasse.schema.kinds import YES_NO, Kind
from excelkasse.schema.settings import Settings
from excelkasse.schema.tool import Field, Tool
from excelkasse.texts import Texts


def lists_sheet(
    tools: Sequence[Tool], words: Texts, settings: Settings
) -> tuple[SheetPlan, Mapping[str, str]]:
    """Plan the sheet, and return it with the name of each list and the range it stands for."""
    sheet = words["template.lists.name"]
    lists: dict[str, Sequence[str | date]] = {
        **lists_of([field.kind for tool in tools for field in _fields(tool)], words)
    }
    if any(_counts_workdays(tool) for tool in tools):
        lists[HOLIDAYS] = sheet_calendar(settings).holidays(YEARS)
    cells = [CellPlan(Cell(1, 1), str(Tag(LISTS, LISTS, 1)), "marker")]
    names = {}
    for column, (name, entries) in enumerate(lists.items(), start=2):
        cells.append(CellPlan(Cell(1, column), name, "header"))
        cells += [
            CellPlan(Cell(row, column), entry, "date" if isinstance(entry, date) else "text")
            for row, entry in enumerate(entries, start=2)
        ]
        area = Area(Cell(2, column), Cell(len(entries) + 1, column))
        names[name] = f"{quoted(sheet)}!{area.absolute}"
    plan = SheetPlan(
        name=sheet,
        cells=cells,
        widths=dict.fromkeys(range(2, len(lists) + 2), 28.0),
        hidden_columns=frozenset({1}),
        freeze=Cell(2, 1),
        hidden=True,
    )
    return plan, names


def lists_of(kinds: Sequence[Kind], words: Texts) -> Mapping[str, Sequence[str]]:
    """Give the entries of every list that some kinds offer, by defined name."""
    found: dict[str, Sequence[str]] = {}
    for kind in kinds:
        if kind.choices is not None:
            found.setdefault(list_name(kind), choices_shown(kind.choices, words))
        elif kind.entries:
            found.setdefault(list_name(kind), kind.entries)
        elif kind.own_list:
            found.setdefault(list_name(kind), words.entries(f"lists.{kind.own_list}"))
        elif kind.name == YES_NO_LIST:
            found.setdefault(list_name(YES_NO), (words[YES], words[NO]))
    return found


def _counts_workdays(tool: Tool) -> bool:
    """Whether a tool's formulas need to know the days off."""
    formulas = [field.spec.formula for field in _fields(tool) if field.spec.formula]
    counted = (isinstance(one, Workday | Workdays) for whole in formulas for one in inside(whole))
    return any(counted) or any(sheet.gantt for sheet in tool.sheets)


def _fields(tool: Tool) -> Iterator[Field]:
    for part in tool.parts.values():
        yield from part.fields.values()

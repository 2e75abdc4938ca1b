"""How a tool's sheet prints: A4 landscape, header rows repeated, wide tables over several pages."""

from collections.abc import Sequence
from math import ceil

from excelkasse.layout.block import Block, Kit
from excelkasse.layout.place import LABEL, VALUE, GraphPlace, PagePlace, Place, RegisterPlace
from excelkasse.plan import Print
from excelkasse.schema.tool import Sheet, Tool

_PAGE_CHARACTERS = 260.0
"""How wide a sheet may be on one A4 page before its text is too small to read (about 6 points)."""


def paper(tool: Tool, sheet: Sheet, block: Block, kit: Kit) -> Print:
    """Return how a sheet prints; on further pages the first columns stand again."""
    places = [kit.places.parts[f"{tool.key}.{part.key}"] for part in sheet.parts]
    rows, last = _lone_header(places), VALUE
    if sheet.gantt and isinstance(places[0], RegisterPlace):
        rows = places[0].title_row - 1, places[0].header_row
        last = places[0].columns[sheet.gantt.name]
    if sheet.one_page or all(isinstance(place, PagePlace) for place in places):
        return Print(
            footer_left=kit.words.say("template.footer.case", case=_case(kit)),
            footer_right=kit.words["template.footer.page"],
            portrait=True,
            one_page=True,
        )
    drawn = any(isinstance(place, GraphPlace) for place in places)
    pages = ceil(_width(block) / _PAGE_CHARACTERS)
    return Print(
        repeat_rows=rows,
        repeat_columns=(LABEL, last) if pages > 1 else None,
        pages_wide=1 if sheet.portrait else pages,
        portrait=sheet.portrait,
        one_page=drawn,
        footer_left=kit.words.say("template.footer.case", case=_case(kit)),
        footer_right=kit.words["template.footer.page"],
    )


def _lone_header(places: Sequence[Place]) -> tuple[int, int] | None:
    """Return the header row of a register that has its sheet to itself."""
    if len(places) == 1 and isinstance(places[0], RegisterPlace):
        return places[0].header_row, places[0].header_row
    return None


def _width(block: Block) -> float:
    return sum(
        width for column, width in block.widths.items() if column not in block.hidden_columns
    )


def _case(kit: Kit) -> str:
    # A footer cannot hold a formula; a template leaves a line to write on. & is a code in footers.
    project = kit.scene.inputs.rows.get("master_data.project", ())
    case = str(project[0].get("case_number") or "") if project else ""
    return case.replace("&", "&&") or "_" * 20

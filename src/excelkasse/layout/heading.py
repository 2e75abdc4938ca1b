"""The heading of every sheet: its tag, its title, and who the project is, by formula."""

from collections.abc import Iterator, Sequence
from datetime import date

from excelkasse.address import Cell, quoted
from excelkasse.layout.block import Block, Kit
from excelkasse.layout.shown import shown, spoken_value
from excelkasse.layout.spoken import Speaker
from excelkasse.plan import CellPlan, Formula, Link
from excelkasse.schema.anchors import Tag
from excelkasse.schema.calculate import known

_PROJECT = "master_data.project"
_FIRST = ("number", "name", "case_number")
_SECOND = ("owner", "manager", "version", "updated_on", "document_status")


def heading_block(tag: Tag, title: str, front: str, kit: Kit, *, part: str) -> Block:
    """Lay out rows 1 to 4; Stamdata itself repeats nothing."""
    cells = [
        CellPlan(Cell(1, 1), str(tag), "marker"),
        CellPlan(Cell(1, 2), title, "title"),
        CellPlan(
            Cell(4, 2),
            Link(f"internal:{quoted(front)}!A1", kit.words["template.to_front"]),
            "link",
        ),
    ]
    if part != _PROJECT and kit.places.form(_PROJECT) is not None:
        cells += [
            CellPlan(Cell(2, 2), _line(_FIRST, kit, part, labelled=False), "subtitle"),
            CellPlan(Cell(3, 2), _line(_SECOND, kit, part, labelled=True), "subtitle"),
        ]
    return Block(cells=tuple(cells), heights={1: 30.0, 2: 16.0, 3: 16.0, 4: 18.0})


def _line(fields: Sequence[str], kit: Kit, part: str, *, labelled: bool) -> Formula:
    """Join fields with a middle dot; a field that is blank leaves no trace."""
    speaker = Speaker(kit.places, kit.words, kit.settings, part)
    formulas = []
    for field in fields:
        cell = speaker.ref(f"{_PROJECT}.{field}")
        label = f"{kit.words[f'{_PROJECT}.{field}.label']}: " if labelled else ""
        text = _date_text(cell) if field == "updated_on" else cell
        formulas.append(f'IF({cell}="","","   ·   {label}"&{text})')
    return Formula(f"MID({'&'.join(formulas)},8,500)", _told(fields, kit, labelled=labelled))


def _date_text(cell: str) -> str:
    # TEXT(x,"dd-mm-yyyy") would need Danish letters in Danish Excel; this reads the same anywhere.
    return f'TEXT(DAY({cell}),"00")&"-"&TEXT(MONTH({cell}),"00")&"-"&YEAR({cell})'


def _told(fields: Sequence[str], kit: Kit, *, labelled: bool) -> str:
    return "".join(_pieces(fields, kit, labelled=labelled))[7:]


def _pieces(fields: Sequence[str], kit: Kit, *, labelled: bool) -> Iterator[str]:
    for field in fields:
        value = known(kit.scene, _PROJECT, 0, field) if kit.scene.rows(_PROJECT) else None
        if value is not None:
            label = f"{kit.words[f'{_PROJECT}.{field}.label']}: " if labelled else ""
            dated = isinstance(value, date)
            text = spoken_value(value, kit.words) if dated else shown(value, kit.words)
            yield f"   ·   {label}{text}"

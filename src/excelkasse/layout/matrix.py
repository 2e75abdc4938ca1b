"""A matrix on a sheet: counts of a register's rows by two scores, coloured by their product."""

from collections.abc import Iterator, Mapping, Sequence

from excelkasse.address import Cell
from excelkasse.layout.block import Block, Kit
from excelkasse.layout.place import MatrixPlace
from excelkasse.layout.spoken import Speaker, speak
from excelkasse.plan import CellPlan, Formula
from excelkasse.schema.calculate import compute
from excelkasse.schema.formula import Const, Count, Where
from excelkasse.schema.tool import Matrix, Part

_FIRST = 3


def matrix_block(part: Matrix, path: str, place: MatrixPlace, kit: Kit) -> Block:
    """Lay out the square, the highest score at the top, with a formula in each cell."""
    down, across = scales(part, kit.scene.parts)
    return Block(
        cells=tuple(_cells(part, path, place, kit)),
        widths={2: 30.0, **dict.fromkeys(range(_FIRST, _FIRST + len(across)), 16.0)},
        heights={place.top + row: 40.0 for row in range(1, len(down) + 1)},
    )


def scales(part: Matrix, parts: Mapping[str, Part]) -> tuple[Sequence[int], Sequence[int]]:
    """Return the scores down the side, the highest first, and across the top."""
    fields = parts[part.register].fields
    return fields[part.down].kind.scores[::-1], fields[part.across].kind.scores


def _cells(part: Matrix, path: str, place: MatrixPlace, kit: Kit) -> Iterator[CellPlan]:
    words = kit.words
    probabilities, impacts = scales(part, kit.scene.parts)
    yield CellPlan(Cell(place.top, 2), words[f"{path}.corner"], "header")
    for across, score in enumerate(impacts):
        label = words[f"{path}.across_{score}"]
        yield CellPlan(Cell(place.top, _FIRST + across), label, "header")
    for down, probability in enumerate(probabilities, start=1):
        row = place.top + down
        yield CellPlan(Cell(row, 2), words[f"{path}.down_{probability}"], "header")
        for across, impact in enumerate(impacts):
            content = _count(part, path, kit, probability, impact)
            style = f"matrix_{heat(probability * impact, kit)}"
            yield CellPlan(Cell(row, _FIRST + across), content, style)
    yield CellPlan(
        Cell(place.top + len(probabilities) + 2, 2), words[f"{path}.caption"], "help_line"
    )


def _count(part: Matrix, path: str, kit: Kit, down: int, across: int) -> Formula:
    where = (Where(part.down, Const(down)), Where(part.across, Const(across)), *part.where)
    formula = Count(part.register, where)
    speaker = Speaker(kit.places, kit.words, kit.settings, path)
    result = compute(formula, kit.scene)
    return Formula(speak(formula, speaker), int(result) if isinstance(result, int | float) else 0)


def heat(exposure: int, kit: Kit) -> str:
    """Return the colour of an exposure by the limits of the risk light."""
    if exposure <= kit.settings.limit("risk_green_exposure"):
        return "green"
    return "yellow" if exposure <= kit.settings.limit("risk_yellow_exposure") else "red"

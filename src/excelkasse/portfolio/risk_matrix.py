"""The open risks of the whole portfolio in a square: counts by formula over the table below."""

from collections.abc import Iterator

from excelkasse.address import Cell
from excelkasse.layout.block import Block
from excelkasse.layout.place import LABEL
from excelkasse.plan import CellPlan, Formula
from excelkasse.portfolio.drawing import Drawing
from excelkasse.portfolio.tables import RISKS
from excelkasse.schema.kinds import SCORE
from excelkasse.schema.settings import STANDARD
from excelkasse.tools.risk_register import RiskStatus

_TOP = 6
_WORDS = "portfolio.matrix"


def risk_matrix(drawn: Drawing) -> Block:
    """Lay out the square above the table, the most likely at the top.

    Its columns are those of the scores, which are about equally wide.
    """
    return Block(
        cells=tuple(_cells(drawn)),
        heights={_TOP: 32.0, **{_TOP + down: 26.0 for down in range(1, len(SCORE.scores) + 1)}},
    )


def _cells(drawn: Drawing) -> Iterator[CellPlan]:
    words, first = drawn.words, drawn.places[RISKS].columns["probability"]
    yield CellPlan(Cell(_TOP, LABEL), drawn.say("matrix.title"), "subheading")
    yield CellPlan(Cell(_TOP + 1, LABEL), words[f"{_WORDS}.caption"], "help_line")
    yield CellPlan(Cell(_TOP, first - 1), words[f"{_WORDS}.corner"], "header")
    for across, impact in enumerate(SCORE.scores):
        yield CellPlan(Cell(_TOP, first + across), words[f"{_WORDS}.across_{impact}"], "header")
    for down, probability in enumerate(reversed(SCORE.scores), start=1):
        row = _TOP + down
        yield CellPlan(Cell(row, first - 1), words[f"{_WORDS}.down_{probability}"], "header")
        for across, impact in enumerate(SCORE.scores):
            style = f"matrix_{_heat(probability * impact)}"
            yield CellPlan(Cell(row, first + across), _count(drawn, probability, impact), style)


def _count(drawn: Drawing, probability: int, impact: int) -> Formula:
    place, words = drawn.places[RISKS], drawn.words
    columns = {key: f"{place.table}[{label}]" for key, label in place.labels.items()}
    closed = [words[one.word_key] for one in (RiskStatus.CLOSED, RiskStatus.OCCURRED)]
    tests = [f"{columns['probability']},{probability}", f"{columns['impact']},{impact}"]
    tests += [f'{columns["status"]},"<>{word}"' for word in closed]
    return Formula(
        f"COUNTIFS({','.join(tests)})", drawn.portfolio.matrix.get((probability, impact), 0)
    )


def _heat(exposure: int) -> str:
    """Return the colour of an exposure by the limits of the risk light."""
    if exposure <= STANDARD.limit("risk_green_exposure"):
        return "green"
    return "yellow" if exposure <= STANDARD.limit("risk_yellow_exposure") else "red"

"""The open risks of the whole portfolio in a square: counts by formula over the table below."""

from collections.abc import Iterator, Sequence

from excelkasse.address import Cell
from excelkasse.layout.block import Block
from excelkasse.layout.place import LABEL
from excelkasse.plan import CellPlan, Formula
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.tables import RISKS
from excelkasse.schema.kinds import IMPACT, PROBABILITY
from excelkasse.schema.profile import Profile
from excelkasse.schema.settings import Settings
from excelkasse.tools.risk_register import RiskStatus

_TOP = 6
_WORDS = "portfolio.matrix"


def risk_matrix(drawn: Drawing) -> Block:
    """Lay out the square above the table, the most likely at the top.

    Its columns are those of the scores, which are about equally wide.
    """
    down, _ = _scales(drawn.portfolio.profile)
    return Block(
        cells=tuple(_cells(drawn)),
        heights={_TOP: 32.0, **{_TOP + row: 26.0 for row in range(1, len(down) + 1)}},
    )


def _scales(profile: Profile) -> tuple[Sequence[int], Sequence[int]]:
    """Return the scores down the side, the highest first, and across the top."""
    down, across = (kind.on_scale.get(profile.risk_scale, kind) for kind in (PROBABILITY, IMPACT))
    return down.scores[::-1], across.scores


def _cells(drawn: Drawing) -> Iterator[CellPlan]:
    probabilities, impacts = _scales(drawn.portfolio.profile)
    words, first = drawn.words, drawn.places[RISKS].columns["probability"]
    yield CellPlan(Cell(_TOP, LABEL), drawn.say("matrix.title"), "subheading")
    yield CellPlan(Cell(_TOP + 1, LABEL), words[f"{_WORDS}.caption"], "help_line")
    yield CellPlan(Cell(_TOP, first - 1), words[f"{_WORDS}.corner"], "header")
    for across, impact in enumerate(impacts):
        yield CellPlan(Cell(_TOP, first + across), words[f"{_WORDS}.across_{impact}"], "header")
    for down, probability in enumerate(probabilities, start=1):
        row = _TOP + down
        yield CellPlan(Cell(row, first - 1), words[f"{_WORDS}.down_{probability}"], "header")
        for across, impact in enumerate(impacts):
            style = f"matrix_{_heat(probability * impact, drawn.settings)}"
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


def _heat(exposure: int, settings: Settings) -> str:
    """Return the colour of an exposure by the limits of the risk light."""
    if exposure <= settings.limit("risk_green_exposure"):
        return "green"
    return "yellow" if exposure <= settings.limit("risk_yellow_exposure") else "red"

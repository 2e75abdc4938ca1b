"""What formulas give that round, and that look at the rows up to a number."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excelkasse.schema.calculate import Inputs, Scene, compute
from excelkasse.schema.formula import Arithmetic, Const, Count, Expr, Ref, Round, Sum, Where
from tests.reading.samples import PARTS, TODAY

RISKS = "risk_register.risks"
_SCORE = st.none() | st.integers(1, 5)


def _scene(*rows: dict[str, int | None]) -> Scene:
    return Scene(PARTS, Inputs({RISKS: rows}), TODAY).at(RISKS)


@pytest.mark.parametrize(
    ("number", "rounded"),
    [(2.5, 3), (-2.5, -3), (0.12345, 0.1235), (1.00005, 1.0001), (103.33334, 103.3333), (7, 7)],
)
def test_half_is_rounded_away_from_zero(number: float, rounded: float) -> None:
    """As a spreadsheet does, from the digits that it shows."""
    digits = 0 if abs(number) == 2.5 else 4

    assert rounded == compute(Round(Const(number), digits), _scene())


def test_nothing_is_rounded_to_nothing() -> None:
    """What divides by 0 is blank, and so is what is made of it."""
    nothing: Expr = Arithmetic("/", Const(1), Const(0))

    assert None is compute(Round(nothing, 2), _scene())


def test_a_sum_may_go_up_to_a_number() -> None:
    """The rows whose score is at most that of this row; one without a score is never among them."""
    scene = _scene(
        {"impact": 1, "probability": 5},
        {"impact": 3, "probability": 2},
        {"impact": None, "probability": 4},
        {"impact": 2, "probability": 3},
    )
    up_to = (Where("impact", Ref("impact"), up_to=True),)
    sums = [compute(Sum(f"{RISKS}.probability", up_to), scene.at(RISKS, row)) for row in range(4)]

    assert [5, 10, None, 8] == sums
    assert 2 == compute(Count(RISKS, up_to), scene.at(RISKS, 3))


@settings(max_examples=200, derandomize=True)
@given(rows=st.lists(st.tuples(_SCORE, _SCORE), max_size=12))
def test_a_sum_up_to_a_number_is_the_plain_sum(rows: list[tuple[int | None, int | None]]) -> None:
    """However many share a number, and whatever is blank; in whichever order they are asked for."""
    scene = _scene(*({"impact": impact, "probability": told} for impact, told in rows))
    total = Sum(f"{RISKS}.probability", (Where("impact", Ref("impact"), up_to=True),))

    def plain(most: int | None) -> int | None:
        low = [told for impact, told in rows if impact is not None and impact <= (most or 0)]
        numbers = [told for told in low if told is not None]
        return sum(numbers) if numbers and most is not None else None

    for row in sorted(range(len(rows)), key=lambda one: one % 3):
        assert plain(rows[row][0]) == compute(total, scene.at(RISKS, row))

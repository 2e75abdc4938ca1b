"""A test that LibreOffice hung in is run once more, and only then, and it is told."""

from pathlib import Path

import pytest

_INI = "[pytest]\nmarkers = office\naddopts = -p tests.hung -p no:xdist -p no:cacheprovider"
_TEST = """
import pytest
from excelkasse.errors import Unreachable
runs = []

@pytest.mark.office
def test_it():
    runs.append(0)
    if len(runs) <= {hangs}:
        raise Unreachable("{code}", {{"seconds": "120"}})
"""


@pytest.mark.parametrize(
    ("hangs", "code", "passed", "told"),
    [
        (0, "office_hung", 1, 0),
        (1, "office_hung", 1, 1),
        (2, "office_hung", 0, 1),
        (1, "office_gone", 0, 0),
    ],
)
def test_run_again(
    pytester: pytest.Pytester, hangs: int, code: str, passed: int, told: int
) -> None:
    """Once more at most, and for nothing else."""
    pytester.syspathinsert(Path(__file__).parents[1])
    pytester.makeini(_INI)
    pytester.makepyfile(_TEST.format(hangs=hangs, code=code))
    result = pytester.runpytest_inprocess()

    result.assert_outcomes(passed=passed, failed=1 - passed)
    assert told == sum("run again: test_run_again.py::test_it" in line for line in result.outlines)

"""What a formula needs, directly and through others."""

import pytest

from excelkasse.schema import formula
from excelkasse.schema.explain import needs, upstream
from tests.reading.samples import PARTS

_BY_NAME = {"path", "column", "register", "by"}


def test_a_light_needs_what_its_score_is_made_of() -> None:
    """The colour of a risk needs its exposure, both scores, and the model for its limits."""
    needed = upstream(("risk_register.risks", "light"), PARTS)

    assert {
        ("risk_register.risks", "exposure"),
        ("risk_register.risks", "probability"),
        ("risk_register.risks", "impact"),
        ("master_data.project", "model"),
    } == needed


def test_a_status_needs_what_other_sheets_hold() -> None:
    """The overall light needs a risk's score three formulas away, and never itself."""
    needed = upstream(("status_report.head", "overall"), PARTS)

    assert ("risk_register.risks", "impact") in needed
    assert ("status_report.head", "overall") not in needed


def test_a_typed_field_needs_nothing() -> None:
    """What a person types is computed from nothing."""
    assert set() == upstream(("risk_register.risks", "impact"), PARTS)


_EXPRESSIONS = [
    told
    for told in vars(formula).values()
    if isinstance(told, type) and issubclass(told, formula.Expr) and _BY_NAME & set(told.told)
]


@pytest.mark.parametrize("expression", _EXPRESSIONS, ids=lambda one: one.__name__)
def test_every_formula_that_names_a_field_says_so(expression: type[formula.Expr]) -> None:
    """A formula that names a column by a text is known, or its errors would be its own fault."""
    assert needs.dispatch(formula.Expr) is not needs.dispatch(expression)

"""Forklaringer: what the projects say of their lights, each row with its place."""

from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.tables import EXPLANATIONS
from excelkasse.schema.choices import Dimension, JudgedLight
from tests.portfolio.nordbaek import AS_OF, delivered, nordbaek, typed


def test_every_explanation_of_a_project_under_way_is_a_row() -> None:
    """As many rows as there are explained dimensions, said as the project said them."""
    portfolio = roll_up(nordbaek(), AS_OF)
    counted = {line.record.number for line in portfolio.lines("money")}  # type: ignore[attr-defined]
    expected = {
        (one.number, dimension, text)
        for one in portfolio.deliveries
        if one.number in counted
        for dimension, text in one.explanations.items()
        if dimension in set(Dimension)
    }
    rows = [line.record for line in portfolio.lines(EXPLANATIONS)]

    assert expected
    assert expected == {(row.number, row.dimension, row.explanation) for row in rows}  # type: ignore[attr-defined]
    assert len(expected) == len(rows)


def test_a_row_leads_to_where_it_was_written() -> None:
    """The number leads to the dimension, the light and the text to their own cells."""
    parts = typed("P-2026-05")
    lines = delivered("P-2026-05", parts).lines[EXPLANATIONS]
    red = next(line for line in lines if line.record.light is JudgedLight.RED)  # type: ignore[attr-defined]

    assert {"number", "light", "explanation"} == set(red.places)
    assert {"status_report.dimensions"} == {place.sheet for place in red.places.values()}
    assert 1 == len({place.cell.row for place in red.places.values() if place.cell})


def test_a_dimension_without_words_has_no_row() -> None:
    """Nothing is written about what the project did not explain."""
    parts = typed("P-2026-05")
    for row in parts["status_report.dimensions"]:
        row["explanation"] = None

    assert () == delivered("P-2026-05", parts).lines[EXPLANATIONS]

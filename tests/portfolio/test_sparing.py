"""Records that take little room are as any others."""

from datetime import date

import pytest

from excelkasse.portfolio.records.history import ItemLine, ItemState
from excelkasse.portfolio.records.sparing import changed, record_of, values_of

ITEM = ItemLine.model_construct(number="P-2026-01", item="M01", state=ItemState.GONE)


def test_a_record_is_made_of_its_values() -> None:
    """It is equal to the first, and whatever else is done with a record can be done with it."""
    made = record_of(ItemLine, values_of(ITEM))
    moved = made.model_copy(update={"item": "M02"})

    assert ITEM == made
    assert ("M01", "M02") == (made.item, moved.item)
    assert ITEM.model_dump() == made.model_dump()


def test_what_is_changed_is_another_record() -> None:
    """With every other field as it was."""
    day = date(2026, 10, 30)
    later = changed(ITEM, as_of=day, state=None)

    assert ITEM.model_copy(update={"as_of": day, "state": None}) == later
    assert (None, ItemState.GONE) == (ITEM.as_of, ITEM.state)


def test_values_that_do_not_fit_are_refused() -> None:
    """They are of another edition."""
    with pytest.raises(ValueError, match="shorter"):
        record_of(ItemLine, values_of(ITEM)[1:])

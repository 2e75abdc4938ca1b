"""Which field stands where: at a glance, or by weighing what markers and labels say."""

from hypothesis import given, settings
from hypothesis import strategies as st

from excelkasse.reading.settle import Lane, Settled, agreed, settle

SAID = st.one_of(st.none(), st.sampled_from("abcd"))


@settings(max_examples=500, derandomize=True)
@given(said=st.lists(st.tuples(SAID, SAID), max_size=6))
def test_what_agrees_at_a_glance_is_settled_so(said: list[tuple[str | None, str | None]]) -> None:
    """Where a glance settles it, weighing every lane settles it the same way."""
    lanes = [Lane(place, *each) for place, each in enumerate(said, 3) if any(each)]
    found = agreed([marker for marker, _ in said], [label for _, label in said], 3)

    assert found in (None, settle(lanes))


def test_a_sheet_as_a_template_makes_it_is_settled_at_a_glance() -> None:
    """Markers with their labels agree, also where a title reads as one of the labels."""
    found = agreed(["a", None, None, "b"], ["a", None, "b", "b"], 1)

    assert Settled({"a": 1, "b": 4}, twice=[Lane(3, None, "b")]) == found

"""What is made only while somebody looks at it is there as often as somebody does."""

from collections.abc import Sequence

import pytest

from excelkasse.made import TOGETHER, Made, MadeTogether


def test_each_is_made_when_it_is_asked_for() -> None:
    """And again whenever it is asked for again; nothing is made before."""
    asked: list[int] = []

    def twice(one: int) -> int:
        asked.append(one)
        return 2 * one

    made = Made([1, 2, 3], twice)

    assert (3, []) == (len(made), asked)
    assert (6, [3]) == (made[-1], asked)
    assert ([2, 4, 6], [2, 4, 6]) == (list(made), list(made))
    assert [3, 1, 2, 3, 1, 2, 3] == asked


@pytest.mark.parametrize("at", [slice(1, None), slice(None, None, -1), slice(0, 0)])
def test_some_of_it_is_as_of_any_sequence(at: slice) -> None:
    """In whatever order."""
    kept: Sequence[str] = ["a", "b", "c"]

    assert [one.upper() for one in kept[at]] == list(Made(kept, str.upper)[at])


def test_what_is_not_there_is_not_made() -> None:
    """As with any sequence."""
    with pytest.raises(IndexError):
        Made([1], str)[1]


OF = range(600)


def doubled(some: Sequence[int]) -> list[int]:
    """Make something of some."""
    return [2 * one for one in some]


@pytest.mark.parametrize("of", [OF, [*OF]])
def test_what_is_made_together_is_as_a_list(of: Sequence[int]) -> None:
    """By place, from behind, by several places, and one after the other."""
    there, made = doubled(OF), MadeTogether(of, doubled)

    assert there == [*made]
    assert len(there) == len(made)
    assert (there[0], there[599], there[-1]) == (made[0], made[599], made[-1])
    assert there[5:300:7] == [*made[5:300:7]]
    assert there[-3:] == [*made[-3:]]
    assert [] == [*made[600:]]
    with pytest.raises(IndexError):
        made[600]


def test_some_are_made_at_a_time() -> None:
    """However many there are, and none before somebody asks."""
    asked: list[int] = []

    def make(some: Sequence[int]) -> list[int]:
        asked.append(len(some))
        return doubled(some)

    coming = iter(MadeTogether(OF, make))

    assert not asked
    assert 0 == next(coming)
    assert [TOGETHER] == asked

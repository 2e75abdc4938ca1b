"""A declaration is told once and whole, and never changes."""

import copy
import pickle

import pytest

from excelkasse.schema.declaration import Declaration
from excelkasse.schema.formula import Const, Expr, Ref, Where
from excelkasse.schema.tool import Part, Record, Register, Tool


class _Shelf(Declaration):
    key: str
    rows: tuple[int, ...] = ()
    wide: bool = False


class _Deep(_Shelf):
    depth: int = 3
    wide: bool = True


_SAID = (
    _Shelf("a", (1, 2), wide=True),
    _Deep(key="a", depth=4),
    Register("risks", Record, room=25),
    Ref("due") < Const(3),
)


def test_it_is_told_in_order_or_by_name() -> None:
    """What is not told is usual, as the class itself says or the one below it."""
    deep = _Deep("a", (1,), depth=4)

    assert ("key", "rows", "wide", "depth") == _Deep.told
    assert ("a", (1,), True, 4) == (deep.key, deep.rows, deep.wide, deep.depth)
    assert "_Deep(key='a', rows=(1,), wide=True, depth=4)" == repr(deep)


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ((), {}),
        (("a", (), False, 1), {}),
        (("a",), {"key": "b"}),
        (("a",), {"nonsense": 1}),
    ],
)
def test_it_is_told_whole_and_once(told: tuple[object, ...], named: dict[str, object]) -> None:
    """Nothing is missing, too much, told twice or unknown."""
    with pytest.raises(TypeError, match="_Shelf is told key, rows, wide"):
        _Shelf(*told, **named)  # type: ignore[arg-type]


def test_it_never_changes() -> None:
    """What differs is another."""
    shelf = _Shelf("a", (1,))
    other = shelf.but(key="b")

    with pytest.raises(AttributeError, match="key"):
        shelf.key = "c"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="key"):
        del shelf.key
    assert (_Shelf("a", (1,)), _Shelf("b", (1,))) == (shelf, other)


@pytest.mark.parametrize("said", _SAID, ids=lambda one: type(one).__name__)
def test_two_are_equal_where_all_they_are_told_is(said: Declaration) -> None:
    """Copied or sent elsewhere, and whatever has been worked out meanwhile."""
    if isinstance(said, Part):
        assert {} == said.fields
    for same in (copy.copy(said), pickle.loads(pickle.dumps(said)), said.but()):  # noqa: S301
        assert (said, hash(said), repr(said)) == (same, hash(same), repr(same))


def test_classes_are_told_apart() -> None:
    """And what is told of them; a formula can stand in a set."""
    same: list[Expr] = [Ref("a") + Const(1), Ref("a") + Const(1)]

    assert _Shelf("a") != _Deep("a", wide=False, depth=3)
    assert Where("a", Const(1)) != Where("a", Const(1), differs=True)
    assert 1 == len(set(same))
    assert len({Ref("a") + Const(1), Ref("a") - Const(1), Ref("b") + Const(1)}) == 3


def test_a_tool_is_itself() -> None:
    """However much another is told the same."""
    tool = Tool("a", "T1", ())

    assert tool != Tool("a", "T1", ())
    assert {tool} == {tool}

"""What follows from a declaration is worked out once."""

from dataclasses import dataclass

from excelkasse.schema.once import once


@dataclass
class _Declared:
    """A declaration that cannot be hashed."""

    key: str


def test_a_declaration_is_looked_at_once() -> None:
    """The same declaration is not looked at again; an equal one is another."""
    seen: list[str] = []
    first, second = _Declared("a"), _Declared("a")

    @once
    def length(declared: _Declared) -> int:
        seen.append(declared.key)
        return len(declared.key)

    assert [1, 1, 1] == [length(first), length(second), length(first)]
    assert ["a", "a"] == seen


def test_no_declaration_is_taken_for_one_that_is_gone() -> None:
    """A declaration is kept with what was worked out, so that its address is not used again."""

    @once
    def length(declared: _Declared) -> int:
        return len(declared.key)

    assert list(range(100)) == [length(_Declared("x" * number)) for number in range(100)]

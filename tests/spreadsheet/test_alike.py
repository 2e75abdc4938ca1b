"""What is found of something short is kept for the next that is the same."""

import pytest

from excelkasse.spreadsheet.alike import kept


class Finder:
    """Counts how often it was asked to look; of what begins with `!` it finds nothing."""

    def __init__(self) -> None:
        """Begin with no look."""
        self.looks = 0

    def find(self, thing: bytes, behind: str = "") -> str:
        """Look at something."""
        self.looks += 1
        if thing.startswith(b"!"):
            raise ValueError
        return thing.decode() + behind


@pytest.mark.parametrize(("thing", "looks"), [(b"kort", 1), (b"lang nok", 1), (b"for langt", 2)])
def test_only_what_is_short_is_kept(thing: bytes, looks: int) -> None:
    """What is as long as the limit is short."""
    finder = Finder()
    find = kept(4, len(b"lang nok"))(finder.find)

    assert thing.decode() == find(bytes(thing)) == find(bytes(thing))
    assert looks == finder.looks


def test_what_is_asked_beside_it_counts() -> None:
    """The same thing asked about in another way is looked at anew."""
    finder = Finder()
    find = kept(4, 9)(finder.find)

    assert ("a", "ab", "ab") == (find(b"a"), find(b"a", "b"), find(b"a", behind="b"))
    assert 3 == finder.looks


def test_few_are_kept() -> None:
    """A new one takes the place of the one that nobody has asked about for longest."""
    finder = Finder()
    find = kept(2, 9)(finder.find)
    for thing in (b"a", b"b", b"c", b"b", b"a"):
        find(thing)

    assert 4 == finder.looks


def test_a_refusal_is_not_kept() -> None:
    """Each time it is found and raised anew."""
    finder = Finder()
    find = kept(4, 9)(finder.find)
    for _ in range(2):
        with pytest.raises(ValueError):  # noqa: PT011
            find(b"!")

    assert 2 == finder.looks

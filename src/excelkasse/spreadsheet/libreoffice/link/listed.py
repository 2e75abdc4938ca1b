"""A collection as xlwings asks for it: by name, by number from 1, one after the other."""

from collections.abc import Iterator, Sequence
from typing import Any

from excelkasse.spreadsheet.libreoffice.link.impl import Impl


class Listed(Impl):
    """What stands on a sheet, found anew each time somebody asks."""

    __slots__ = ("parent",)

    def __init__(self, parent: Any) -> None:  # noqa: ANN401  (a sheet, a table, a chart)
        """Belong to a sheet, or to something on it."""
        super().__init__(parent)
        self.parent: Any = parent

    def members(self) -> Sequence[Any]:
        """Return all that belong here, in order; each kind of collection says how."""
        self.refuse("members")

    def __call__(self, key: str | int) -> Any:  # noqa: ANN401
        """Return one by its name, in any case, or by its number counted from 1."""
        found = self.members()
        if isinstance(key, int):
            if not 1 <= key <= len(found):
                raise KeyError(key)
            return found[key - 1]
        for member in found:
            if member.name.casefold() == key.casefold():
                return member
        raise KeyError(key)

    def __len__(self) -> int:
        """Count them."""
        return len(self.members())

    def __iter__(self) -> Iterator[Any]:
        """Give them in order."""
        return iter(self.members())

    def __contains__(self, key: str | int) -> bool:
        """Whether there is one of this name or number."""
        if isinstance(key, int):
            return 1 <= key <= len(self)
        return any(member.name.casefold() == key.casefold() for member in self.members())


def free_name(taken: Sequence[str], stem: str) -> str:
    """Return the first of `stem1`, `stem2`, … that nothing has."""
    names = {name.casefold() for name in taken}
    number = len(taken) + 1
    while f"{stem}{number}".casefold() in names:
        number += 1
    return f"{stem}{number}"

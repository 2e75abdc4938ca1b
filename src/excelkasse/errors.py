"""The few exceptions, drawn as a tree.

    ExcelkasseError
    ├── Unreadable      a file that cannot be read as a workbook; it is quarantined, others go on
    ├── Unwritable      a result that could not be put where it was asked for
    ├── Unreachable     an open workbook that cannot be worked in now: closed, busy, protected
    └── WrongUse        a request that makes no sense: a folder that is not there, an unknown tool

A mistake in a *sheet* is never an exception: it is a `Finding`.
"""

from collections.abc import Mapping

from excelkasse.overriding import override


class ExcelkasseError(Exception):
    """Something to tell a person: a code with words in `texts`, and the values they need."""

    def __init__(self, code: str, values: Mapping[str, str] | None = None) -> None:
        """Keep the code and the values; the words are found when somebody is to read them."""
        super().__init__(code, dict(values or {}))
        self.code = code
        self.values = dict(values or {})


class Unreadable(ExcelkasseError):  # noqa: N818  (a state of the file, said as people say it)
    """A file that cannot be read as a workbook."""

    @override
    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, dict[str, str]]]:
        """Travel whole from a worker process to the one that asked."""
        return type(self), (self.code, self.values)


class Unwritable(ExcelkasseError):  # noqa: N818
    """A result that could not be put where it was asked for."""


class Unreachable(ExcelkasseError):  # noqa: N818
    """An open workbook that cannot be worked in now."""


class WrongUse(ExcelkasseError):  # noqa: N818
    """A request that makes no sense."""

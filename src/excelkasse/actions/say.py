"""Findings and refusals in words: where, what, and what to do."""

from typing import NamedTuple

from excelkasse.errors import ExcelkasseError
from excelkasse.finding import Finding
from excelkasse.schema.worded import worded
from excelkasse.texts import Texts


class Said(NamedTuple):
    """What is said of one thing: the place, what was there, what to do."""

    where: str
    what: str
    do: str

    @property
    def message(self) -> str:
        """What and what to do, as one text."""
        return f"{self.what} {self.do}"


def say_finding(finding: Finding, words: Texts) -> Said:
    """Put a finding into words."""
    return Said(str(finding.place), *worded(finding, words))


def say_error(error: ExcelkasseError, words: Texts, *, family: str = "refusals") -> Said:
    """Put a refusal, or a result that could not be written, into words."""
    do = words.say_why(f"{family}.{error.code}.do", **error.values)
    instead = error.values.get("instead")
    if instead is not None:
        told = words.say("saving.instead" if instead else "saving.nowhere", instead=instead)
        do = f"{do} {told}"
    where, what = error.values.get("file", ""), f"{family}.{error.code}.what"
    return Said(where, words.say_why(what, **error.values), do)

"""Sums over the rows of Økonomi pr. år, as a formula and as the result that the formula has now.

A formula counts before it adds: what nobody told is a word, never 0.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import eq, gt, lt
from typing import Any, Literal

from excelkasse.layout.shown import shown
from excelkasse.plan import Formula, Plain
from excelkasse.portfolio.records.years import YearLine
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.tables import YEARS
from excelkasse.schema.calculate import Answer

_LONGEST = 250
"""So much of a text does Excel take as a criterion; a longer name is known by its beginning."""

_SIGNS = {"=": eq, "<": lt, ">": gt}
_WILD = str.maketrans({"~": "~~", "*": "~*", "?": "~?"})


@dataclass(frozen=True, slots=True)
class Test:
    """What a row must have in a field: this value, or a year before or after it; None is blank."""

    field: str
    value: Answer
    sign: Literal["=", "<", ">"] = "="

    def holds(self, record: YearLine) -> bool:
        """Whether a row meets it, as Excel compares: without regard to case."""
        told = getattr(record, self.field)
        if told is None or self.value is None:
            return told is None and self.value is None
        if isinstance(told, str) and isinstance(self.value, str):
            return told.casefold() == self.value.casefold()
        return bool(_SIGNS[self.sign](told, self.value))


@dataclass(frozen=True, slots=True)
class Sums:
    """The rows of the table, and who writes its columns."""

    drawn: Drawing
    records: Sequence[Any]
    by_number: Mapping[str, Sequence[Any]]

    def where(self, *tests: Test) -> "Picked":
        """Return the rows that meet every test."""
        number = next((one.value for one in tests if one.field == "number"), None)
        rows = self.records if number is None else self.by_number.get(str(number), ())
        return Picked(self, tests, [one for one in rows if all(t.holds(one) for t in tests)])

    def column(self, field: str) -> str:
        """Return what a formula calls a column."""
        place = self.drawn.places[YEARS]
        return f"{place.table}[{place.labels[field]}]"

    def criterion(self, test: Test) -> str:
        """Return what a formula asks of a column."""
        if test.value is None:
            return f'{self.column(test.field)},"="'
        if isinstance(test.value, int):
            asked = f'"{test.sign}{test.value}"' if test.sign != "=" else str(test.value)
            return f"{self.column(test.field)},{asked}"
        return f"{self.column(test.field)},{equal_to(str(shown(test.value, self.drawn.words)))}"


def equal_to(text: str) -> str:
    """Return the criterion that a text is this one, letter by letter."""
    escaped = text.translate(_WILD)
    if len(escaped) >= _LONGEST:
        escaped = f"{escaped[: _LONGEST - 2].rstrip('~')}*"
    doubled = escaped.replace('"', '""')
    return f'"={doubled}"'


def sums_of(drawn: Drawing) -> Sums:
    """Return the sums of a portfolio."""
    records: list[Any] = [line.record for line in drawn.tables[YEARS]]
    by_number: dict[str, list[Any]] = {}
    for record in records:
        by_number.setdefault(record.number, []).append(record)
    return Sums(drawn, records, by_number)


@dataclass(frozen=True, slots=True)
class Picked:
    """Some rows of the table: what a formula says to pick them, and the rows themselves."""

    sums: Sums
    tests: Sequence[Test]
    records: Sequence[YearLine]

    def also(self, *tests: Test) -> "Picked":
        """Return those of the rows that meet some more tests."""
        rows = [one for one in self.records if all(test.holds(one) for test in tests)]
        return Picked(self.sums, (*self.tests, *tests), rows)

    @property
    def _criteria(self) -> str:
        # LibreOffice 7.4 miscounts where the first of several criteria asks for blank cells.
        ordered = sorted(self.tests, key=lambda test: test.value is None)
        number = f'{self.sums.column("number")},"<>"'
        return ",".join([number, *(self.sums.criterion(test) for test in ordered)])

    def total(self, field: str, otherwise: str) -> Formula:
        """Add a column up; `otherwise` where there are rows and none of them tells it.

        Without a row at all it is a dash.
        """
        column, criteria = self.sums.column(field), self._criteria
        numbers = [v for one in self.records if (v := getattr(one, field)) is not None]
        dash = self.sums.drawn.say("committees.none")
        words = '"' + otherwise.replace('"', '""') + '"'
        if otherwise != dash:
            words = f'IF(COUNTIFS({criteria})=0,"{dash}",{words})'
        text = f'IF(COUNTIFS({criteria},{column},"<>")=0,{words},SUMIFS({column},{criteria}))'
        result: Plain = sum(numbers) if numbers else otherwise if self.records else dash
        return Formula(text, result)

    def share(self, part: str, whole: str) -> Formula:
        """Return one column's sum as a share of another's; blank where there is nothing to share.

        Both are over the rows that tell them.
        """
        above, below = self._sum(part), self._sum(whole)
        criteria = self._criteria
        top = f"SUMIFS({self.sums.column(part)},{criteria})"
        bottom = f"SUMIFS({self.sums.column(whole)},{criteria})"
        return Formula(f'IF({bottom}=0,"",{top}/{bottom})', above / below if below else "")

    def lacking(self, said: str) -> Formula:
        """Say how many of the rows lack a figure; nothing where none does."""
        column, criteria = self.sums.column("missing"), self._criteria
        count = f'COUNTIFS({criteria},{column},"<>")'
        found = sum(one.missing is not None for one in self.records)
        result = f"{said} {found}" if found else ""
        return Formula(f'IF({count}=0,"","{said} "&{count})', result)

    def _sum(self, field: str) -> float:
        return sum(getattr(one, field) or 0.0 for one in self.records)

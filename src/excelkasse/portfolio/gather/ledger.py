"""The money of one project by operating and capital, and by year, as its workbook tells it.

What is in no year is told under the year None, so that the years and that together are what the
whole project has. What nobody told is not there, never 0.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from excelkasse.finding import Place
from excelkasse.portfolio.gather.lines import Book
from excelkasse.portfolio.gather.sources import MASTER
from excelkasse.tools.budget import YEARS, CostNature, GrantType
from excelkasse.tools.master_data import Funding

LINES, GRANTS, BY_YEAR, TOTALS = "budget.lines", "budget.grants", "budget.years", "budget.totals"
_PLAN, _STATUS = "light_plan.plan", "light_plan.status"

_MEASURE_OF = {
    GrantType.CAPITAL_GRANT: "granted",
    GrantType.SUPPLEMENT: "granted",
    GrantType.REALLOCATION: "granted",
    GrantType.RELEASE: "released",
}
"""What a decision counts as; money moved between years is in the budget of the years already."""

_NATURE_OF = {Funding.OPERATING: CostNature.OPERATING, Funding.CAPITAL: CostNature.CAPITAL}
_NOTHING = 1e-6
"""Less than this is what adding decimals leaves behind."""


class Slot(NamedTuple):
    """A year of operating or capital money; None where that is not told."""

    nature: CostNature | None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Amounts in t.kr. by slot and by what they are, and the first cell each was read from."""

    amounts: dict[Slot, dict[str, float]] = field(default_factory=dict)
    places: dict[Slot, dict[str, Place]] = field(default_factory=dict)

    def open(self, slot: Slot) -> None:
        """Make room for a slot, also where it will have no amount."""
        self.amounts.setdefault(slot, {})

    def add(self, slot: Slot, measure: str, value: Any, place: Place | None) -> None:  # noqa: ANN401
        """Add an amount; nothing told adds nothing."""
        if isinstance(value, int | float):
            held = self.amounts.setdefault(slot, {})
            held[measure] = held.get(measure, 0.0) + value
            if place is not None:
                self.places.setdefault(slot, {}).setdefault(measure, place)

    def total(self, nature: CostNature | None, measure: str) -> float | None:
        """Return the sum of what was told over all years; None where nothing was."""
        found = [
            held[measure]
            for slot, held in self.amounts.items()
            if slot.nature is nature and measure in held
        ]
        return sum(found) if found else None


def ledger_of(book: Book) -> Ledger:
    """Return the money of a project: of its budget, or the one number of a light plan."""
    ledger = Ledger()
    _budgets(book, ledger)
    _years(book, ledger)
    _grants(book, ledger)
    for nature in _natures(book):
        _rest(book, ledger, nature)
    if not ledger.amounts and any(map(book.records.get, (TOTALS, _STATUS))):
        _one_number(book, ledger)
    return ledger


def _place(book: Book, part: str, row: int, key: str) -> Place | None:
    return book.place(part, row, key).get(key)


def _natures(book: Book) -> Iterator[CostNature | None]:
    found = {line.nature for _, line in book.rows(LINES)}
    yield from (nature for nature in (*CostNature, None) if nature in found)


def _budgets(book: Book, ledger: Ledger) -> None:
    """Put what each line has in each of its years."""
    first = book.form(TOTALS, "budget_year")
    for row, line in book.rows(LINES):
        for ahead in range(YEARS):
            key = f"grant_year_{ahead}"
            slot = Slot(line.nature, None if first is None else first + ahead)
            ledger.add(slot, "budget", getattr(line, key), _place(book, LINES, row, key))


def _years(book: Book, ledger: Ledger) -> None:
    """Put what the project says of each year."""
    for row, line in book.rows(BY_YEAR):
        slot = Slot(line.nature, line.year)
        for key in ("spent", "forecast", "transfer"):
            ledger.add(slot, key, getattr(line, key), _place(book, BY_YEAR, row, key))


def _grants(book: Book, ledger: Ledger) -> None:
    """Put what committees and the council have decided, in the year it is for."""
    natures = set(_natures(book))
    for row, grant in book.rows(GRANTS):
        measure = _MEASURE_OF.get(grant.type)
        if measure is not None:
            slot = Slot(_nature(grant.type, natures), grant.year)
            ledger.add(slot, measure, grant.amount, _place(book, GRANTS, row, "amount"))


def _nature(kind: GrantType, natures: set[CostNature | None]) -> CostNature | None:
    """Return what a decision is about; only of a project with both can that be unknown.

    A capital grant and a release are about capital money wherever there is some.
    """
    if len(natures) == 1:
        return next(iter(natures))
    about_capital = kind in (GrantType.CAPITAL_GRANT, GrantType.RELEASE)
    return CostNature.CAPITAL if about_capital else None


def _rest(book: Book, ledger: Ledger, nature: CostNature | None) -> None:
    """Put what is spent and expected in all but in no year."""
    for key in ("spent", "forecast"):
        told = [
            (row, getattr(line, key)) for row, line in book.rows(LINES) if line.nature is nature
        ]
        numbers = [value for _, value in told if value is not None]
        if numbers:
            left = sum(numbers) - (ledger.total(nature, key) or 0.0)
            row = next(row for row, value in told if value is not None)
            if abs(left) > _NOTHING:
                ledger.add(Slot(nature), key, left, _place(book, LINES, row, key))


def _one_number(book: Book, ledger: Ledger) -> None:
    """Put the one number of a light plan; of a budget without a line there is none."""
    nature = _NATURE_OF.get(book.form(MASTER, "funding"))
    slot = Slot(nature)
    ledger.open(slot)
    told: Mapping[str, tuple[str, str]] = {
        "budget": (_PLAN, "money"),
        "spent": (_STATUS, "spent"),
        "forecast": (_STATUS, "forecast"),
    }
    for measure, (part, key) in told.items():
        ledger.add(slot, measure, book.form(part, key), _place(book, part, 0, key))

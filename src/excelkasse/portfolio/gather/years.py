"""A project's money as rows, one for each year of operating and of capital money.

What ought to be told at the reporting date and is not, is named in the row; so is capital money
without both the budget's and the council's word.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.gather import sources
from excelkasse.portfolio.gather.ledger import Ledger, Slot, ledger_of
from excelkasse.portfolio.gather.lines import Book
from excelkasse.portfolio.records.years import GrantState, YearLine
from excelkasse.texts import BETWEEN, Word
from excelkasse.tools.budget import CostNature

MEASURES = ("budget", "granted", "released", "spent", "forecast", "transfer")
_DECIDED = ("granted", "released")
_NOTHING = 1e-6
_LAST = 9999
"""What is in no year stands after every year."""


def year_lines(book: Book, as_of: date) -> tuple[Line, ...]:
    """Return the rows of a project, operating before capital, by year."""
    ledger = ledger_of(book)
    filled = {slot: _filled(slot, ledger, as_of) for slot in ledger.amounts}
    _balance(filled, ledger)
    order = sorted(filled, key=lambda slot: (_rank(slot.nature), slot.year or _LAST))
    return tuple(_line(book, slot, filled[slot], ledger, as_of) for slot in order)


def _rank(nature: CostNature | None) -> int:
    return len(CostNature) if nature is None else list(CostNature).index(nature)


def _filled(slot: Slot, ledger: Ledger, as_of: date) -> dict[str, float]:
    """Return the amounts of a slot, with 0 where what else the project told says so.

    A project that tells of its grants has none in the other years; one whose years add up to the
    whole expects nothing in those it does not name.
    """
    held = dict(ledger.amounts[slot])
    if slot.year is not None:
        for measure in _sure(slot, ledger, as_of):
            held.setdefault(measure, 0.0)
    return held


def _sure(slot: Slot, ledger: Ledger, as_of: date) -> Iterator[str]:
    """Give what is 0 in a year that does not name it."""
    if slot.nature is CostNature.CAPITAL and _tells_of_grants(ledger):
        yield from _DECIDED
    rest = ledger.amounts.get(Slot(slot.nature), {})
    by_year = {
        measure
        for one, held in ledger.amounts.items()
        if one.year and one.nature is slot.nature
        for measure in held
    }
    if "forecast" in by_year and "forecast" not in rest:
        yield "forecast"
    if "spent" in by_year and "spent" not in rest and (slot.year or 0) <= as_of.year:
        yield "spent"


def _tells_of_grants(ledger: Ledger) -> bool:
    return any(measure in held for held in ledger.amounts.values() for measure in _DECIDED)


def _balance(filled: dict[Slot, dict[str, float]], ledger: Ledger) -> None:
    """Put the deviation of each year, and in no year what is left of the whole project's."""
    for held in filled.values():
        if "budget" in held and "forecast" in held:
            held["deviation"] = held["forecast"] - held["budget"]
    for nature in {slot.nature for slot in filled}:
        left, whole = _unplaced(nature, filled, ledger), Slot(nature)
        if left is not None and (whole in filled or abs(left) > _NOTHING):
            filled.setdefault(whole, {}).setdefault("deviation", left)


def _unplaced(
    nature: CostNature | None, filled: Mapping[Slot, Mapping[str, float]], ledger: Ledger
) -> float | None:
    """Return what no year has of the deviation; None where that of the whole is not known."""
    budget, forecast = ledger.total(nature, "budget"), ledger.total(nature, "forecast")
    if budget is None or forecast is None:
        return None
    told = [held.get("deviation", 0.0) for slot, held in filled.items() if slot.nature is nature]
    return forecast - budget - sum(told)


def _line(book: Book, slot: Slot, held: Mapping[str, float], ledger: Ledger, as_of: date) -> Line:
    lacking = tuple(_lacking(slot, held, ledger, as_of))
    lacks = BETWEEN.join(f"portfolio.lacks.{one}" for one in lacking)
    values: dict[str, Any] = {
        **{field: book.form(*book.first(found)) for field, found in _NAMED.items()},
        **{measure: held.get(measure) for measure in (*MEASURES, "deviation")},
        "nature": slot.nature,
        "year": slot.year,
        "grants": _state(slot, held, ledger),
        "missing": Word(lacks) if lacks else None,
    }
    places = dict(ledger.places.get(slot, {}))
    places |= book.place(sources.MASTER, 0, "number")
    return Line(YearLine.model_construct(**values), book.file, places)


_NAMED: Mapping[str, Sequence[tuple[str, str]]] = {
    key: ((sources.MASTER, key),) for key in ("number", "name", "committee", "department")
}


def _lacking(slot: Slot, held: Mapping[str, float], ledger: Ledger, as_of: date) -> Iterator[str]:
    """Name what ought to be told and is not."""
    if slot.nature is None:
        yield "nature"
    needed = _of_year(slot, as_of) if slot.year else _of_whole(slot, ledger)
    yield from (measure for measure in needed if measure not in held)


def _of_year(slot: Slot, as_of: date) -> Iterator[str]:
    """Give what every year must tell: nobody has spent in a year to come, or moves its money."""
    year = slot.year or 0
    yield "budget"
    if slot.nature is CostNature.CAPITAL:
        yield from _DECIDED
    if year <= as_of.year:
        yield "spent"
    yield "forecast"
    if slot.nature is CostNature.CAPITAL and year == as_of.year:
        yield "transfer"


def _of_whole(slot: Slot, ledger: Ledger) -> Iterator[str]:
    """Give what a project must tell that puts nothing in years."""
    if not any(one.year for one in ledger.amounts if one.nature is slot.nature):
        yield from ("budget", "spent", "forecast")


def _state(slot: Slot, held: Mapping[str, float], ledger: Ledger) -> GrantState | None:
    """Judge the capital money of a row; a grant counts for every year, the budget for its own."""
    if slot.nature is not CostNature.CAPITAL or not any(
        held.get(measure) for measure in ("budget", "spent", "forecast")
    ):
        return None
    granted = ledger.total(slot.nature, "granted") or 0.0
    budgeted = ledger.total(slot.nature, "budget") or 0.0
    here = held.get("budget") if slot.year else budgeted
    if not here:
        return GrantState.NO_BUDGET if granted else GrantState.NEITHER
    if not granted:
        return GrantState.NO_GRANT
    return GrantState.PARTLY if granted < budgeted - _NOTHING else GrantState.BOTH

"""Nordbæk over four reporting dates: loads and ranks again, by hand, from the project workbooks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.portfolio.by_hand import Book, Row, project
from tests.portfolio.by_hand import read as read_by_hand
from tests.portfolio.four_dates import DATES, Edition, editions
from tests.portfolio.loads_by_hand import (
    Asked,
    Hours,
    Month,
    asked,
    capacity,
    kapacitet,
    people,
    span,
    working_hours,
)

FIRST = 4
"""Of a row of *Kapacitet*, where its months begin."""

NEAR = 1e-3
"""Hours that may lie between: the sheet reckons shares of a post to six decimals."""

BY_PERSON = "Belastning pr. medarbejder"
THERE = "Grundlag: kapacitet pr. medarbejder (timer)"
ASKED = "Grundlag: timer, projekterne beder om"
FREE = "Ledige timer pr. medarbejder"
TOGETHER = "Alle tilsammen"
EFFORTS = (150, 300, 600, 1200)
HIGH = 3
FIELDS = {
    (True, False): "Hurtig gevinst",
    (True, True): "Stort løft",
    (False, False): "Fyld",
    (False, True): "Overvej stop",
}
LEFT_OUT = ("Pausér", "Stop", "Udsæt")


@dataclass(frozen=True)
class Loads:
    """One date: what stands on the sheet, and what it should be."""

    edition: Edition
    books: Mapping[str, Book]
    months: Sequence[Month]
    people: Mapping[str, Row]
    asked: Asked
    sheet: Mapping[str, Sequence[Sequence[Any]]]

    def there(self, initials: str) -> Hours:
        """Give somebody's capacity."""
        return capacity(self.people[initials], self.months)

    def of(self, initials: str) -> Hours:
        """Give what is asked of somebody."""
        mine = [hours for (who, _), hours in self.asked.items() if who == initials]
        return [sum(hours.get(month, 0) for hours in mine) for month in self.months]

    def rows(self, title: str) -> Mapping[str, Hours]:
        """Give the months of each row with a name below a title."""
        found = [row for row in self.sheet[title] if row[0] in self.people]
        return {row[0]: [value or 0 for value in row[FIRST : FIRST + 18]] for row in found}


@pytest.fixture(scope="module")
def dates(tmp_path_factory: pytest.TempPathFactory) -> Mapping[date, Loads]:
    """Give the four dates."""
    return {one.day: _loads(one) for one in editions(tmp_path_factory.mktemp("nordbæk"))}


def _loads(one: Edition) -> Loads:
    files = sorted(one.projects.glob("*.xlsx"))
    books = {file.name.split()[0]: read_by_hand(file) for file in files}
    sheet = kapacitet(one.portfolio)
    return Loads(one, books, span(one.day), people(one.portfolio), asked(books, one.day), sheet)


def share(hours: float, there: float) -> float:
    """Give a load: none where nothing is asked."""
    return hours / there if hours else 0


@pytest.mark.parametrize("day", DATES, ids=str)
def test_everybodys_capacity_hours_and_load(dates: Mapping[date, Loads], day: date) -> None:
    """P03: what each can give, what is asked, what is free, and the load, for eighteen months."""
    here = dates[day]
    there, taken = here.rows(THERE), here.rows(ASKED)
    free, loads = here.rows(FREE), here.rows(BY_PERSON)

    assert {who for who, _ in here.asked if any(here.of(who))} <= set(here.people) == set(there)
    for who in here.people:
        can, must = here.there(who), here.of(who)
        pairs = list(zip(must, can, strict=True))

        assert can == pytest.approx(there[who], abs=NEAR)
        assert must == pytest.approx(taken[who], abs=NEAR)
        assert [one - other for other, one in pairs] == pytest.approx(free[who], abs=NEAR)
        assert [share(*pair) for pair in pairs] == pytest.approx(loads[who], abs=NEAR)


@pytest.mark.parametrize("day", DATES, ids=str)
def test_all_together_and_each_unit_and_competence(dates: Mapping[date, Loads], day: date) -> None:
    """P03: the sums of everybody, of each unit and of each competence."""
    here = dates[day]
    rows = {row[0]: row[FIRST : FIRST + 18] for row in here.sheet[TOGETHER] if row[0]}
    working = [working_hours(month) for month in here.months]

    assert working == pytest.approx(rows["Arbejdstimer i måneden ved fuld tid"])
    there, taken = _sums(here, here.people)

    assert there == pytest.approx(rows["Kapacitet (timer)"], abs=NEAR)
    assert taken == pytest.approx(rows["Projekterne beder om (timer)"], abs=NEAR)
    for title, key, other in (("Pr. enhed", "Enhed", ""), ("Pr. kompetence", "Kompetence", ROLE)):
        given = _groups(here.sheet[title])
        wanted = _named(here.people, key, other)

        assert set(wanted) == set(given)
        for name, initials in wanted.items():
            for hours, told in zip(_sums(here, initials), given[name], strict=True):
                assert hours == pytest.approx(told, abs=NEAR)


ROLE = "Rolle i projekterne"


def _sums(here: Loads, initials: Sequence[str] | Mapping[str, Row]) -> tuple[Hours, Hours]:
    both = ([here.there(who) for who in initials], [here.of(who) for who in initials])
    there, taken = ([sum(column) for column in zip(*rows, strict=True)] for rows in both)
    return there, taken


def _named(everybody: Mapping[str, Row], key: str, other: str) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for initials, row in everybody.items():
        name = row[key] or (row[other] if other else None) or "Ikke oplyst"
        found.setdefault(name, []).append(initials)
    return found


def _groups(rows: Sequence[Sequence[Any]]) -> Mapping[str, tuple[Hours, Hours]]:
    hours = {(row[0], row[2]): row[FIRST : FIRST + 18] for row in rows if row[0]}
    names = {name for name, _ in hours}
    return {
        name: (hours[name, "Kapacitet (timer)"], hours[name, "Projekterne beder om (timer)"])
        for name in names
    }


@pytest.mark.parametrize("day", DATES, ids=str)
def test_every_overload_and_whose_hours_it_is(dates: Mapping[date, Loads], day: date) -> None:
    """P03: months in a row above capacity, the hours beyond, and each project that asks."""
    here = dates[day]
    title = next(one for one in here.sheet if one.startswith("Overbelastning, som den var"))
    given = [(row[0], row[3], row[4]) for row in here.sheet[title] if row[0] in here.people]
    wanted = [one for who in here.people for one in _overloads(here, who)]

    assert {(who, told) for who, _, told in wanted} == {(who, told) for who, _, told in given}
    assert sorted(hours for _, hours, _ in wanted) == pytest.approx(
        sorted(hours for _, hours, _ in given), abs=NEAR
    )
    assert [row[1] for row in given] == sorted((row[1] for row in given), reverse=True)


def _overloads(here: Loads, who: str) -> Iterator[tuple[str, float, str]]:
    can, must = here.there(who), here.of(who)
    run: list[int] = []
    for at in range(len(can) + 1):
        if at < len(can) and must[at] > can[at] + 1e-9:
            run.append(at)
        elif run:
            beyond = sum(must[one] - can[one] for one in run)
            yield who, beyond, _projects(here, who, [here.months[one] for one in run])
            run = []


def _projects(here: Loads, who: str, months: Sequence[Month]) -> str:
    hours = {
        number: sum(row.get(month, 0) for month in months)
        for (one, number), row in here.asked.items()
        if one == who
    }
    most = sorted((-one, number) for number, one in hours.items() if one)
    return ", ".join(f"{number} ({round(-one)} t.)" for one, number in most)


CRITERIA = (
    *("Politisk og strategisk betydning", "Borgere og virksomheder", "Økonomisk gevinst"),
    *("Konsekvens ved at lade være", "Klima og miljø", "Gennemførlighed"),
)


@pytest.mark.parametrize("day", DATES, ids=str)
def test_every_value_effort_field_and_rank(dates: Mapping[date, Loads], day: date) -> None:
    """P02: weights times scores, effort by the hours left, bound ones first, hours added up."""
    here = dates[day]
    weights, there, rows = _priorities(here.edition)
    for row in rows:
        hours = _hours_left(here.books[row["Projektnr."]], day)
        value = _value(row, weights)
        effort = 1 + sum(hours > limit for limit in EFFORTS)
        field = FIELDS[value >= HIGH, effort >= HIGH] if value else None

        assert (hours, effort, field) == (row["Timer (rest)"], row["Indsats"], row["Felt"])
        assert (value or "mangler") == pytest.approx(row["Værdi"])
    assert set(here.books) == {row["Projektnr."] for row in rows}
    _ranks(rows, weights, there)


def _ranks(rows: Sequence[Row], weights: Mapping[str, float], there: float) -> None:
    """Compare ranks and what comes of them."""
    ranked = [row for row in rows if row["Indstilling"] not in LEFT_OUT and _value(row, weights)]
    order = sorted(ranked, key=lambda row: (row["Bundet opgave"] == "Nej", -row["Værdi"]))
    together = 0.0
    for at, row in enumerate(order, start=1):
        together += row["Timer (rest)"]
        fits = "Inden for kapacitet" if together <= there else "Over kapacitet"
        given = (row["Rang"], row["Timer lagt sammen"], row["Kapacitet"])

        assert (at, together, fits) == given
    assert {row["Projektnr."] for row in order} == {
        row["Projektnr."] for row in rows if row["Rang"] is not None
    }


def _value(row: Row, weights: Mapping[str, float]) -> float | None:
    scores = [row[one] for one in CRITERIA]
    if None in scores:
        return None
    pairs = zip(CRITERIA, scores, strict=True)
    return sum(weights[one] * float(score) / 100 for one, score in pairs)


def _hours_left(book: Book, day: date) -> float:
    if book.forms["Stamdata"]["Projektstatus"] == "Forslag":
        return float(book.forms["Projektforslag"]["Interne timer"])
    return float(project(book, day)["Timer (rest)"])


def _priorities(one: Edition) -> tuple[Mapping[str, float], float, Sequence[Row]]:
    """Read *Prioritering*: its weights, the hours there are, and its rows."""
    sheet = load_workbook(one.portfolio, data_only=True)["Prioritering"]
    typed = {row[2]: row[3] for row in sheet.iter_rows(max_col=4, values_only=True)}
    [table] = sheet.tables.values()
    heads, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    told = [dict(zip(heads, row, strict=True)) for row in rows]
    return {key: typed[key] for key in CRITERIA}, typed["Timer til projekter"], told

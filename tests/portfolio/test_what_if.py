"""What people try on Prioritering, recalculated by LibreOffice and compared with Python."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from excelkasse.finding import Place
from excelkasse.layout.shown import shown
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.tables import PORTFOLIO, PRIORITIES, WEIGHING, fields_of, path_of
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.reading import Reading, read
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import LANGUAGES, texts
from tests.office import converted, same, values
from tests.portfolio.nordbaek import AS_OF, handed_on, nordbaek

pytestmark = pytest.mark.office
Put = Callable[[str, str, object], None]
"""Types a value in a field of a project, or of the form where no project is named."""


def _other_weights(put: Put) -> None:
    put("", "political", 16.67)
    put("", "citizens", 3.33)
    put("", "gain", 45)


def _no_hours(put: Put) -> None:
    put("", "capacity", None)
    put("", "climate", None)


def _scores(put: Put) -> None:
    put("P-2026-05", "political", 5)
    put("F-2026-14", "omission", 1)
    put("P-2025-04", "climate", None)
    for key in ("political", "citizens", "gain", "omission", "climate", "feasibility"):
        put("P-2026-10", key, 5)


def _advice(put: Put) -> None:
    put("P-2026-08", "advice", None)
    put("P-2026-03", "advice", "Stop")
    put("F-2026-15", "hours", None)
    put("P-2025-04", "hours", None)


CHANGES = {one.__name__: one for one in (_other_weights, _no_hours, _scores, _advice)}


def _typed(file: Path, change: Callable[[Put], None]) -> None:
    """Type in a workbook as a person does, without letting any program compute."""
    reading = read(FileSource(file).read(), (PORTFOLIO,), today=AS_OF)
    records: list[Any] = list(reading.records[path_of(PRIORITIES)])
    rows = {record.number: row for row, record in enumerate(records)}
    book = load_workbook(file)

    def put(number: str, key: str, value: object) -> None:
        part = PRIORITIES if number else WEIGHING
        place = reading.places[path_of(part), rows.get(number, 0), key]
        book[place.sheet][str(place.cell)].value = value

    change(put)
    book.save(file)


@pytest.fixture(scope="module", params=LANGUAGES)
def changed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, tuple[Path, Path]]:
    """Give each changed workbook, and the same as LibreOffice has recalculated it."""
    folder = tmp_path_factory.mktemp(f"hvad-nu-hvis-{request.param}")
    plan = portfolio_workbook(roll_up(nordbaek(), AS_OF, handed_on()), texts(str(request.param)))
    files = [folder / f"{name}.xlsx" for name in CHANGES]
    for file, change in zip(files, CHANGES.values(), strict=True):
        FileTarget(file).write(plan)
        _typed(file, change)
    fresh = converted(files, folder / "office")
    return dict(zip(CHANGES, zip(files, fresh, strict=True), strict=True))


def _computed(reading: Reading, language: str) -> Mapping[str, object]:
    """Give what Python computes for every formula of the sheet, by its cell."""
    words = texts(language)
    found = {}
    for table in (WEIGHING, PRIORITIES):
        for row, record in enumerate(reading.records[path_of(table)]):
            for key, field in fields_of(table).items():
                place = reading.places[path_of(table), row, key]
                if field.computed:
                    found[str(place)] = shown(getattr(record, key), words)
    return found


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_tried_is_computed_at_once(
    changed: Mapping[str, tuple[Path, Path]], name: str
) -> None:
    """Value, rank, accumulated hours and all the rest come out as Python says, in every row."""
    typed, recalculated = changed[name]
    reading = read(FileSource(typed).read(), (PORTFOLIO,), today=AS_OF)
    language = "da" if "Prioritering" in _sheets(reading) else "en"
    fresh = values(recalculated)
    expected = _computed(reading, language)

    assert 6 + 12 * 10 == len(expected)
    assert {} == {
        cell: (value, fresh.get(cell))
        for cell, value in expected.items()
        if not same(value, fresh.get(cell))
    }


def _sheets(reading: Reading) -> set[str]:
    places: list[Place] = list(reading.places.values())
    return {place.sheet for place in places}


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_tried_changes_something(
    changed: Mapping[str, tuple[Path, Path]], name: str
) -> None:
    """Ranks or hours are others than they were, so that the comparison compares something."""
    before = {
        line.record.number: (line.record.rank, line.record.accumulated)  # type: ignore[attr-defined]
        for line in roll_up(nordbaek(), AS_OF, handed_on()).lines(PRIORITIES)
    }
    typed, _ = changed[name]
    records: Any = read(FileSource(typed).read(), (PORTFOLIO,), today=AS_OF).records
    after = {one.number: (one.rank, one.accumulated) for one in records[path_of(PRIORITIES)]}

    assert before.keys() == after.keys()
    assert before != after

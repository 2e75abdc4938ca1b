"""Every formula says the same three times: in Python, as stored in the file, and in LibreOffice."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from excelkasse.actions.demo import sample_workbook
from excelkasse.actions.templates import templates
from excelkasse.layout.place import parts_of
from excelkasse.plan import WorkbookPlan
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import SHELF
from tests.office import by_the_clock, converted, formulas, same, values

_ERRORS = {"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!"}


def _plans(language: str) -> Iterator[tuple[str, WorkbookPlan]]:
    words = texts(language)
    yield from templates(words)
    for sample in sample_projects(parts_of(SHELF)):
        yield sample.file.split()[0], sample_workbook(sample, words)


@pytest.fixture(scope="module", params=LANGUAGES)
def pairs(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, tuple[Path, Path]]:
    """Give each workbook as we write it, and as LibreOffice stores it after recalculation."""
    folder = tmp_path_factory.mktemp(str(request.param))
    files = []
    for name, plan in _plans(str(request.param)):
        files.append(folder / f"{name}.xlsx")
        FileTarget(files[-1]).write(plan)
    recalculated = converted(files, folder / "office")
    return {
        file.stem: pair
        for file, pair in zip(files, zip(files, recalculated, strict=True), strict=True)
    }


def test_libreoffice_agrees_with_every_stored_result(
    pairs: Mapping[str, tuple[Path, Path]],
) -> None:
    """No formula in any template or sample workbook gives another result when recalculated."""
    different = {
        f"{name} {cell}: {formula}": (stored.get(cell), fresh.get(cell))
        for name, (ours, theirs) in pairs.items()
        for stored, fresh in [(values(ours), values(theirs))]
        for waiting in [by_the_clock(ours)]
        for cell, formula in formulas(ours).items()
        if cell not in waiting and not same(stored.get(cell), fresh.get(cell))
    }

    assert {} == different


def test_no_stored_result_is_an_error(pairs: Mapping[str, tuple[Path, Path]]) -> None:
    """No cell of any workbook shows #REF!, #NAME? or the like."""
    errors = {
        f"{name} {cell}": value
        for name, (_, theirs) in pairs.items()
        for cell, value in values(theirs).items()
        if value in _ERRORS
    }

    assert {} == errors

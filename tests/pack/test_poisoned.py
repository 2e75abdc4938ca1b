"""A poisoned project as a pack: what is written holds none of what was planted in the source."""

from pathlib import Path

import pytest

from excelkasse.actions.demo import sample_workbook
from excelkasse.layout.place import parts_of
from excelkasse.pack.contents.project import project_in
from excelkasse.pack.contents.status import status_report
from excelkasse.pack.document import Document
from excelkasse.pack.page import document_page
from excelkasse.pack.privacy import private_spots, verify
from excelkasse.pack.sheet import document_workbook
from excelkasse.reading import read
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.pack.planted import SECRETS, found_in, nothing_left, poisoned
from tests.portfolio.nordbaek import AS_OF, facts

WORDS = texts("da")
SENSITIVE = ("risks", "stakeholders")


@pytest.fixture(scope="module")
def poison(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the workbook of Klimatilpasning with every secret in it, not to be changed."""
    folder = tmp_path_factory.mktemp("kilde")
    (one,) = (s for s in sample_projects(parts_of(SHELF)) if s.file.startswith("P-2025-04"))
    FileTarget(folder / "ren.xlsx").write(sample_workbook(one, WORDS))
    return poisoned(folder / "ren.xlsx", folder / "P.xlsx")


def report(file: Path, *asked_for: str) -> Document:
    """Give the status report of a workbook."""
    reading = read(FileSource(file).read(), SHELF, today=AS_OF)
    project = project_in(facts(file.name), reading, AS_OF)
    assert project is not None
    return status_report(project, WORDS, frozenset(asked_for))


def written(document: Document, folder: Path) -> Path:
    """Write a document as a workbook and a page."""
    folder.mkdir(exist_ok=True)
    FileTarget(folder / "pakke.xlsx").write(document_workbook(document, WORDS, "Nordbæk Kommune"))
    (folder / "pakke.html").write_text(document_page(document, WORDS), "utf-8")
    return folder


def test_the_search_finds_every_secret_in_the_source(poison: Path) -> None:
    """So that it means something when it finds none in the pack."""
    assert set(SECRETS) == found_in(poison.read_bytes())


@pytest.mark.parametrize("asked_for", [(), SENSITIVE])
def test_no_secret_is_in_what_is_written(
    poison: Path, tmp_path: Path, asked_for: tuple[str, ...]
) -> None:
    """Neither in the workbook's parts nor on the page, and the writer's own look agrees."""
    folder = written(report(poison, *asked_for), tmp_path / "pakke")
    files = {one.name: one.read_bytes() for one in folder.iterdir()}

    assert 2 == len(files)
    assert {} == nothing_left(folder)
    assert () == verify(files, authors=["Nordbæk Kommune"])


def test_risks_and_stakeholders_go_along_only_when_asked_for(poison: Path, tmp_path: Path) -> None:
    """Their texts are in no byte of a pack that nobody asked for them in."""
    asked, plain = report(poison, *SENSITIVE), report(poison)
    sections = [one for one in asked.sections if one.sensitive]
    shown = Document("", "", "da", AS_OF, sections).shown()
    seen = {one.text for one in plain.shown()}
    typed = {one.text: one.text for one in shown if len(one.text) > 20 and one.text not in seen}

    assert {"risks", "stakeholders"} == {one.key for one in sections}
    assert not any(one.sensitive for one in plain.sections)
    assert 10 < len(typed)
    assert typed.keys() == nothing_left(written(asked, tmp_path / "alt"), typed)["pakke.html"]
    assert {} == nothing_left(written(plain, tmp_path / "uden"), typed)


def test_a_number_in_a_visible_cell_stops_it(poison: Path) -> None:
    """It is found in the document with the cell that it was typed in."""
    clean = report(poison)
    sources = [one for one in clean.shown() if one.place and isinstance(one.value, str)]
    longest = max(sources, key=lambda one: len(one.text))
    assert longest.place is not None
    assert longest.place.cell is not None
    cell = (longest.place.sheet, str(longest.place.cell))
    other = poisoned(poison.with_name("ren.xlsx"), poison.with_name("synlig.xlsx"), cell=cell)
    spots = private_spots([report(other)], ())

    assert () == private_spots([clean], ())
    assert {"!".join(cell)} == {str(one.finding.place) for one in spots}
    assert {"synlig.xlsx"} == {one.file for one in spots}

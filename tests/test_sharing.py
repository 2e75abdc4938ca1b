"""A tailoring and its lessons for another municipality: tried, adopted, and nobody's name in it."""

import shutil
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from excelkasse.actions.demo import sample_workbook
from excelkasse.actions.pilots import pilot_profiles
from excelkasse.actions.profile import load_tailoring
from excelkasse.actions.sharing import export_profile, import_profile
from excelkasse.cli import build
from excelkasse.errors import WrongUse
from excelkasse.layout.place import parts_of
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from excelkasse.tools import SHELF

AS_OF = date(2026, 10, 30)


@pytest.fixture
def tailored(tmp_path: Path) -> Path:
    """Give Fjordby's Tilpasning, with its ambassador."""
    file = tmp_path / "Tilpasning.xlsx"
    FileTarget(file).write(next(plan for pilot, plan in pilot_profiles() if pilot.key == "fjordby"))
    return file


@pytest.fixture
def projects(tmp_path: Path) -> Path:
    """Give a folder with two projects that have learnt something."""
    folder = tmp_path / "projekter"
    folder.mkdir()
    for sample in sample_projects(parts_of(SHELF)):
        if sample.file.startswith(("P-2025-04", "P-2025-09")):
            FileTarget(folder / sample.file).write(sample_workbook(sample, texts("da")))
    return folder


def test_the_choices_travel_and_the_names_do_not(tailored: Path, projects: Path) -> None:
    """What is adopted is what was chosen; no person, project or file is in the shared bytes."""
    shared, adopted = tailored.with_name("Deling.xlsx"), tailored.with_name("Vores.xlsx")
    done = export_profile(tailored, shared, texts("da"), lessons=projects, as_of=AS_OF)
    profile = import_profile(shared, adopted, texts("da"))
    with ZipFile(shared) as parts:
        text = " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())

    assert load_tailoring(tailored).profile.own_fields == profile.own_fields
    assert "" == load_tailoring(adopted).profile.municipality
    assert done.lessons > 0
    assert 1 == done.left_out["ambassadors"]
    for trace in ("portefolje@fjordby", "P-2025", "Klimatilpasning i Bækkvarteret", "MKL", "CHJ"):
        assert trace not in text


def test_it_is_said_what_was_left_out(tailored: Path, projects: Path) -> None:
    """The report names ambassadors and project numbers with how many."""
    command = ["profile", "export", str(tailored), "-o", str(tailored.with_name("ud.xlsx"))]
    told = CliRunner().invoke(build(texts("da")), [*command, "--lessons", str(projects)])

    assert 0 == told.exit_code
    assert "Udeladt: ambassadører (1)" in told.output
    assert "projektnumre" in told.output


def test_what_is_there_is_not_overwritten(tailored: Path) -> None:
    """Neither way writes over a file, and a project workbook is no tailoring."""
    other = tailored.with_name("findes.xlsx")
    shutil.copy(tailored, other)

    with pytest.raises(WrongUse):
        export_profile(tailored, other, texts("da"), lessons=None, as_of=AS_OF)
    with pytest.raises(WrongUse):
        import_profile(tailored, other, texts("da"))

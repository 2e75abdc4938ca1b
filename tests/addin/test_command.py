"""`excelkasse addin build`: the file, its name, and what is said when it cannot be."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from excelkasse.addin import build_addin, build_extension
from excelkasse.cli import build
from excelkasse.texts import LANGUAGES, texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_add_in_is_written(language: str, tmp_path: Path) -> None:
    """The file is the add-in in the language asked for, in a folder made for it."""
    file = tmp_path / "ny" / "excelkasse.xlam"

    shown = CliRunner().invoke(build(texts(language)), ["addin", "build", "-o", str(file)])

    assert (0, texts(language).say("cli.written", file=file)) == (
        shown.exit_code,
        shown.output.strip(),
    )
    assert build_addin(texts(language)) == file.read_bytes()


def test_it_has_a_name_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name the file is `excelkasse.xlam` where one stands."""
    monkeypatch.chdir(tmp_path)

    shown = CliRunner().invoke(build(texts("da")), ["addin", "build"])

    assert 0 == shown.exit_code
    assert ["excelkasse.xlam"] == [file.name for file in tmp_path.iterdir()]


def test_the_extension_is_built_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `--libreoffice` the file is the extension, the same as the function gives."""
    monkeypatch.chdir(tmp_path)

    shown = CliRunner().invoke(build(texts("da")), ["addin", "build", "--libreoffice"])

    assert 0 == shown.exit_code
    assert build_extension(texts("da")) == (tmp_path / "excelkasse.oxt").read_bytes()


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    """A name that Excel would not take as an add-in is told; nothing is written."""
    file = tmp_path / "excelkasse.xlsm"

    shown = CliRunner().invoke(build(texts("da")), ["addin", "build", "-o", str(file)])

    assert 2 == shown.exit_code
    assert "fx -o excelkasse.xlam" in shown.output
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_has_an_example(language: str) -> None:
    """`excelkasse addin build --help` shows how it is used."""
    shown = CliRunner().invoke(build(texts(language)), ["addin", "build", "--help"])

    assert 0 == shown.exit_code
    assert "excelkasse addin build" in shown.output

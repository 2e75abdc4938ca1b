"""The committed templates: fresh, clean, valid, and the same as their reviewable dump."""

from pathlib import Path

import pytest

from excelkasse.actions.check import check_file
from excelkasse.actions.demo import AS_OF
from excelkasse.actions.templates import templates, write_templates
from excelkasse.sample.municipalities import pilots
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import SHELF
from tests.dump import dump
from tests.regenerate import PROFILES, WORKBOOKS, write_pilots
from tests.spreadsheet.audit import audit

PILOTS = [pilot.key for pilot in pilots(SHELF)]
NAMES = [name for name, _ in templates(texts("da"))]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of freshly written Danish templates."""
    folder = tmp_path_factory.mktemp("fresh")
    write_templates(folder, texts("da"))
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_committed_template_is_fresh(name: str, fresh: Path) -> None:
    """The workbook people download, its dump, and a fresh one tell the same facts.

    After a change on purpose: `uv run python -m tests.regenerate`, and read the diff.
    """
    told = (WORKBOOKS / f"{name}.da.txt").read_text("utf-8")

    assert told == dump(WORKBOOKS / f"{name}.da.xlsx")
    assert told == dump(fresh / f"{name}.da.xlsx")


def test_nothing_else_lies_among_the_templates() -> None:
    """Every file in `workbooks/` is one of ours or its dump."""
    expected = {f"{name}.da.{ending}" for name in NAMES for ending in ("xlsx", "txt")}
    expected |= {f"{key}.{ending}" for key in PILOTS for ending in ("xlsx", "txt")}

    assert expected == {file.name for file in WORKBOOKS.rglob("*") if file.is_file()}


@pytest.mark.parametrize("key", PILOTS)
def test_committed_pilot_is_fresh(key: str, tmp_path: Path) -> None:
    """The tailoring of each pilot, its dump, and a fresh one tell the same facts."""
    told = (PROFILES / f"{key}.txt").read_text("utf-8")
    fresh = {file.stem: file for file in write_pilots(tmp_path)}

    assert told == dump(PROFILES / f"{key}.xlsx")
    assert told == dump(fresh[key])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_keeps_the_schema_rules(language: str, tmp_path: Path) -> None:
    """No template has an error by the rules of the Open XML SDK."""
    files = write_templates(tmp_path, texts(language))

    assert {} == {file.name: errors for file in files if (errors := audit(file))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_template_has_no_findings(language: str, tmp_path: Path) -> None:
    """Nobody is scolded for a blank sheet."""
    for name, plan in templates(texts(language)):
        if name != "portfolio":
            file = tmp_path / f"{name}.xlsx"
            FileTarget(file).write(plan)

            assert () == tuple(check_file(file, today=AS_OF).findings)

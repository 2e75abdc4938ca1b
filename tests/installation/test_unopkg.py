"""The extension put into a real LibreOffice, looked for and taken away, by its own program."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

import pytest

from excelkasse.installation import Machine, examine, install, system_of, uninstall
from excelkasse.installation.machine import Ran
from excelkasse.installation.note import Note, Verdict
from excelkasse.texts import texts
from tests.addin.screen import Person, libreoffice, person, unopkg_ran
from tests.installation.machines import Office, machine

pytestmark = pytest.mark.office


@pytest.fixture
def one() -> Iterator[Person]:
    """Give somebody with a home and a profile of LibreOffice of their own."""
    with person() as somebody:
        yield somebody


def at(one: Person, folder: Path) -> Machine:
    """Give a machine whose LibreOffice is the real one."""
    return replace(machine(folder, "linux", Office()), run=partial(_ran, one))


def _ran(one: Person, command: Sequence[str]) -> Ran:
    if command[1] == "add":
        Path(command[-1]).chmod(0o644)
        Path(command[-1]).parent.chmod(0o755)  # the one who runs it is not the one who wrote it
    done = unopkg_ran(one, *command[1:])
    return Ran(done.returncode, done.stdout + done.stderr)


def _extension(here: Machine) -> Note:
    return next(note for note in examine(system_of(here)) if note.code.startswith("extension"))


def test_libreoffice_itself_says_so(one: Person, tmp_path: Path) -> None:
    """Missing, then there in our version, added once only, then gone."""
    here = at(one, tmp_path)
    before = _extension(here)
    first = install(system_of(here), texts("da"))
    there = _extension(here)
    again = install(system_of(here), texts("da"))
    away = uninstall(system_of(here))
    after = _extension(here)

    assert ("extension_missing", "extension_missing") == (before.code, after.code)
    assert Note(Verdict.WELL, "extension") == there
    assert ["extension_added", "extension_there", "extension_removed"] == [
        done[-1].code for done in (first, again, away)
    ]


def test_a_libreoffice_that_is_open_lets_nobody_in(one: Person, tmp_path: Path) -> None:
    """While it is open nothing can be added, and nothing is known of what it has."""
    here = at(one, tmp_path)
    with libreoffice(one, f"--accept=pipe,name={one.pipe};urp;", "--calc"):
        done = install(system_of(here), texts("da"))[-1]
        note = _extension(here)

    assert "extension_failed" == done.code
    assert "already running" in done.cause
    assert (Verdict.UNKNOWN, "extension") == (note.verdict, note.code)


def test_the_version_is_the_package_s(one: Person, tmp_path: Path) -> None:
    """What LibreOffice lists is what `description.xml` says."""
    here = at(one, tmp_path)
    install(system_of(here), texts("da"))

    assert f"Version: {version('excelkasse')}" in unopkg_ran(one, "list").stdout

"""`excelkasse install | uninstall | doctor` as typed: words, exit codes, JSON, help."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from excelkasse import installation
from excelkasse.actions.profile import load_tailoring
from excelkasse.cli import build
from excelkasse.installation import Machine
from excelkasse.texts import LANGUAGES, texts
from tests.installation.machines import SYSTEMS, Office, machine
from tests.regenerate import WORKBOOKS
from tests.tailoring.books import tailored_with_logo


@pytest.fixture(params=SYSTEMS)
def here(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Machine:
    """Give a stand-in machine of each system to the commands."""
    one = machine(tmp_path, request.param, Office())
    monkeypatch.setattr(installation, "this_machine", lambda: one)
    return one


def run(*arguments: str, language: str = "da") -> Result:
    """Type a command."""
    return CliRunner().invoke(build(texts(language)), list(arguments))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["install", "uninstall", "doctor"])
def test_every_command_has_help_with_an_example(command: str, language: str) -> None:
    """`--help` shows how it is used."""
    shown = run(command, "--help", language=language)

    assert 0 == shown.exit_code
    assert f"excelkasse {command}" in shown.output


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("language", LANGUAGES)
def test_installed_examined_uninstalled(language: str) -> None:
    """The way of a new user: installed, told to start Excelkasse, and all taken away again."""
    installed = run("install", language=language)
    examined = run("doctor", language=language)
    away = run("uninstall", language=language)

    assert [0, 1, 0] == [installed.exit_code, examined.exit_code, away.exit_code]
    assert texts(language)["doctor.agent_never.what"] in examined.output
    assert "excelkasse" in away.output


def test_the_workplaces_tailoring_is_put_on_the_desk(here: Machine, tmp_path: Path) -> None:
    """With its logo; it stays when the buttons are installed again, and goes with them."""
    told = tailored_with_logo(tmp_path / "arbejdsplads")
    desk = here.desk.profile.parent
    first = run("install", "--profile", str(told))
    again = run("install")
    there = load_tailoring(here.desk.profile)
    run("uninstall")

    assert (0, 0) == (first.exit_code, again.exit_code)
    assert load_tailoring(told) == there
    assert not desk.exists()


def test_a_tailoring_that_cannot_be_taken_along_is_told(here: Machine, tmp_path: Path) -> None:
    """A logo must lie beside it, and a workbook of another kind is none; nothing is installed."""
    elsewhere = run("install", "--profile", str(tailored_with_logo(tmp_path, "billeder/logo.png")))
    other = run("install", "--profile", str(WORKBOOKS / "portfolio.da.xlsx"))

    assert (2, 2) == (elsewhere.exit_code, other.exit_code)
    assert not here.desk.folder.exists()


def test_what_was_left_is_exit_code_1(here: Machine) -> None:
    """A file of somebody else's in our place needs a person."""
    run("install")
    changed = next(here.home.rglob("*.lnk" if here.system == "win32" else "*excelkasse.*[tp]"))
    changed.write_text("mit", "utf-8")

    assert (1, 1) == (run("install").exit_code, run("uninstall").exit_code)


@pytest.mark.usefixtures("here")
def test_the_doctor_speaks_json() -> None:
    """The shape that machines are promised."""
    shown = run("doctor", "--json")
    told = json.loads(shown.stdout)

    assert (1, 1) == (shown.exit_code, told["schema"])
    assert "not_installed" in [note["code"] for note in told["notes"]]
    assert {("code", "message", "values", "verdict")} == {
        tuple(sorted(note)) for note in told["notes"]
    }


def test_a_damaged_record_is_told_in_words(here: Machine) -> None:
    """Exit code 2, a sentence, and no traceback."""
    run("install")
    (here.desk.folder / "installed.json").write_text("{", "utf-8")
    shown = run("uninstall")

    assert 2 == shown.exit_code
    assert "kan ikke læses" in shown.output


def test_a_healthy_machine_is_exit_code_0(here: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the agent is awake, nothing is left to mend."""
    monkeypatch.setattr("excelkasse.installation.agent_signs.version", lambda _: "1")
    run("install")
    here.desk.inbox.mkdir()
    here.desk.heartbeat.write_text("1 4711\n", "ascii")
    shown = run("doctor")

    assert 0 == shown.exit_code
    assert "Alt det, der er undersøgt, er i orden." in shown.output

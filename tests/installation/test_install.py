"""Installing, again, and away: on all three systems, in stand-in folders."""

import plistlib
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from excelkasse.addin.build import build_addin
from excelkasse.errors import Unwritable, WrongUse
from excelkasse.installation import Done, Machine, install, installing, system_of, uninstall
from excelkasse.installation.record import load, place_of
from excelkasse.spreadsheet.saving import save_bytes
from excelkasse.texts import texts
from tests.installation.machines import SYSTEMS, Office, machine, tree, without

WORDS = texts("da")
GROUP = "Library/Group Containers/UBF8T346G9.Office"
PLACES = {
    "win32": [
        "AppData/Roaming/Microsoft/Excel/XLSTART/excelkasse.xlam",
        "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Excelkasse.lnk",
        "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup/Excelkasse.lnk",
    ],
    "darwin": [
        f"{GROUP}/User Content.localized/Startup.localized/Excel/excelkasse.xlam",
        "Library/LaunchAgents/dk.excelkasse.agent.plist",
    ],
    "linux": [
        ".config/autostart/excelkasse.desktop",
        ".local/share/applications/excelkasse.desktop",
    ],
}


@pytest.fixture
def office() -> Office:
    """Give a LibreOffice without our extension."""
    return Office()


@pytest.fixture(params=SYSTEMS)
def here(request: pytest.FixtureRequest, tmp_path: Path, office: Office) -> Machine:
    """Give a machine of each system in turn."""
    return machine(tmp_path, request.param, office)


def codes(done: Sequence[Done]) -> Sequence[str]:
    """Give what was done, each kind once."""
    return sorted({one.code for one in done})


def test_everything_lies_where_its_system_looks_for_it(here: Machine, office: Office) -> None:
    """The files, and no others but the record; and LibreOffice has its extension."""
    install(system_of(here), WORDS)
    files = [path for path, data in tree(here.home).items() if data is not None]
    record = str(place_of(here.desk).relative_to(here.home))

    assert sorted([*PLACES[here.system], record]) == sorted(files)
    assert office.version is not None


def test_install_again_changes_nothing(here: Machine, office: Office) -> None:
    """The second time everything is there already, byte for byte."""
    install(system_of(here), WORDS)
    once = tree(here.home)
    again = install(system_of(here), WORDS)

    assert ["extension_there", "there"] == codes(again)
    assert once == tree(here.home)
    assert 1 == office.calls.count("add")


def test_uninstall_leaves_everything_as_it_was(here: Machine, office: Office) -> None:
    """Installed, installed again, uninstalled: every folder and file is as before."""
    (here.home / "Dokumenter").mkdir()
    (here.home / "Dokumenter" / "brev.txt").write_text("Kære", "utf-8")
    before = tree(here.home)
    install(system_of(here), WORDS)
    install(system_of(here), WORDS)
    done = uninstall(system_of(here))

    assert ["extension_removed", "removed"] == codes(done)
    assert before == tree(here.home)
    assert office.version is None


def test_uninstall_where_nothing_is(here: Machine) -> None:
    """There is nothing to take away, and that is said."""
    assert ["nothing"] == codes(uninstall(system_of(here)))


def test_a_file_somebody_has_changed_is_left(here: Machine) -> None:
    """Neither install nor uninstall touches it, and both name it."""
    install(system_of(here), WORDS)
    changed = here.home / PLACES[here.system][0]
    changed.write_text("mit eget", "utf-8")
    again = install(system_of(here), WORDS)
    away = uninstall(system_of(here))

    assert [str(changed)] == [one.place for one in again if one.code == "left"]
    assert [str(changed)] == [one.place for one in away if one.code == "left"]
    assert "mit eget" == changed.read_text("utf-8")


def test_a_file_that_was_there_before_is_left(here: Machine) -> None:
    """Somebody else's file in our place is neither replaced nor removed."""
    foreign = here.home / PLACES[here.system][0]
    foreign.parent.mkdir(parents=True)
    foreign.write_text("en andens", "utf-8")
    before = tree(here.home)
    done = install(system_of(here), WORDS)
    uninstall(system_of(here))

    assert [str(foreign)] == [one.place for one in done if not one.well]
    assert before == tree(here.home)


def test_an_older_version_of_ours_is_renewed(
    here: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an earlier install put there is replaced, because the record knows it."""
    place = here.home / PLACES[here.system][0]
    wanted = installing.wanted_files
    monkeypatch.setattr(
        installing, "wanted_files", lambda *each: dict.fromkeys(wanted(*each), b"old")
    )
    install(system_of(here), WORDS)
    monkeypatch.setattr(installing, "wanted_files", wanted)
    done = install(system_of(here), WORDS)

    assert b"old" != place.read_bytes()
    assert ["extension_there", "renewed"] == codes(done)


def test_what_a_new_version_puts_elsewhere_is_taken_from_the_old_place(
    here: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is ours no longer does not stay behind."""
    old, wanted = here.home / "old.txt", installing.wanted_files
    monkeypatch.setattr(installing, "wanted_files", lambda *each: {**wanted(*each), old: b"old"})
    install(system_of(here), WORDS)
    monkeypatch.setattr(installing, "wanted_files", wanted)
    done = install(system_of(here), WORDS)

    assert [str(old)] == [one.place for one in done if one.code == "removed"]
    assert not old.exists()


def test_a_failure_on_the_way_is_remembered(here: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was put in place before the disk was full is in the record and can be taken away."""
    before, calls = tree(here.home), [0]

    def second_fails(path: Path, data: bytes) -> None:
        calls[0] += 1
        if calls[0] == 2:
            raise Unwritable("disk_full", {"file": path.name})
        save_bytes(path, data)

    monkeypatch.setattr(installing, "save_bytes", second_fails)
    with pytest.raises(Unwritable):
        install(system_of(here), WORDS)
    record = load(here.desk)

    assert record is not None
    assert [here.home / PLACES[here.system][0]] == list(record.files)

    uninstall(system_of(here))

    assert [path for path, data in before.items() if data is not None] == [
        path for path, data in tree(here.home).items() if data is not None
    ]


def test_an_extension_that_cannot_be_added_is_told(here: Machine, office: Office) -> None:
    """LibreOffice takes none while it is open; the rest is installed, and the cause is said."""
    office.busy = True
    (failed,) = [one for one in install(system_of(here), WORDS) if not one.well]

    assert ("extension_failed", True) == (failed.code, failed.cause.startswith("ERROR: unopkg"))

    office.busy = False

    assert "extension_added" in codes(install(system_of(here), WORDS))


def test_an_extension_that_cannot_be_removed_is_remembered(here: Machine, office: Office) -> None:
    """The record stays until LibreOffice has let go, whatever else was asked for."""
    install(system_of(here), WORDS)
    office.busy = True
    done = uninstall(system_of(here), desk_too=True)

    assert ["desk_kept", "extension_failed", "removed"] == codes(done)

    office.busy = False

    assert ["extension_removed"] == codes(uninstall(system_of(here)))
    assert {} == tree(here.home)


def test_what_the_agent_has_written_stays_unless_asked_for(here: Machine) -> None:
    """Copies may be the only trace of a workbook as it was; `--all` takes them too."""
    install(system_of(here), WORDS)
    here.desk.copies.mkdir()
    (here.desk.copies / "P-2026-01.xlsx").write_text("kopi", "utf-8")
    uninstall(system_of(here))

    assert "kopi" == (here.desk.copies / "P-2026-01.xlsx").read_text("utf-8")

    uninstall(system_of(here), desk_too=True)

    assert not here.desk.folder.exists()


def test_a_damaged_record_takes_nothing_away(here: Machine) -> None:
    """When it is not known what is ours, nothing is."""
    install(system_of(here), WORDS)
    place_of(here.desk).write_text("{", "utf-8")
    before = tree(here.home)
    with pytest.raises(WrongUse) as installed:
        install(system_of(here), WORDS)
    with pytest.raises(WrongUse) as uninstalled:
        uninstall(system_of(here))

    assert {"record_damaged"} == {installed.value.code, uninstalled.value.code}
    assert before == tree(here.home)


def test_a_lost_record_is_made_anew(here: Machine) -> None:
    """Files that are as ours would be are taken for ours, as the words of a damaged record say."""
    install(system_of(here), WORDS)
    place_of(here.desk).unlink()
    install(system_of(here), WORDS)
    uninstall(system_of(here))

    assert [] == [path for path, data in tree(here.home).items() if data is not None]


def test_the_addin_is_the_one_that_is_built(here: Machine) -> None:
    """Excel gets the same bytes as `excelkasse addin build` writes."""
    install(system_of(here), WORDS)
    addin = system_of(here).addin()

    assert ("linux" == here.system) == (addin is None)
    assert addin is None or build_addin(WORDS) == addin.read_bytes()


def test_without_libreoffice_nothing_is_asked_of_it(here: Machine, office: Office) -> None:
    """Excel's part is installed and removed alone."""
    without(here, here.system, office=True)
    before = tree(here.home)
    install(system_of(here), WORDS)
    uninstall(system_of(here))

    assert [] == office.calls
    assert before == tree(here.home)


def test_a_mac_without_office_gets_no_folder_of_office(tmp_path: Path, office: Office) -> None:
    """The group folder of Office is Office's to make."""
    here = without(machine(tmp_path, "darwin", office), "darwin", excel=True)
    install(system_of(here), WORDS)

    assert not (here.home / "Library" / "Group Containers").exists()


def test_windows_starts_python_without_a_console(tmp_path: Path, office: Office) -> None:
    """No black window stays open all day."""
    here = machine(tmp_path, "win32", office)
    install(system_of(here), WORDS)
    link = (here.home / PLACES["win32"][2]).read_text("utf-8")

    assert f"{here.python.with_name('pythonw.exe')} -m excelkasse agent" == link


def test_a_mac_starts_the_agent_once_a_login(tmp_path: Path, office: Office) -> None:
    """An agent that is ended by its user is not started again behind their back."""
    here = machine(tmp_path, "darwin", office)
    install(system_of(here), WORDS)
    told = plistlib.loads((here.home / PLACES["darwin"][1]).read_bytes())

    assert [str(here.python), "-m", "excelkasse", "agent"] == told["ProgramArguments"]
    assert (True, False) == (told["RunAtLoad"], told["KeepAlive"])


def test_linux_quotes_a_path_with_blanks_and_signs(tmp_path: Path, office: Office) -> None:
    """A home such as `/home/50% $x` starts what it says."""
    here = machine(tmp_path / "50% $x", "linux", office)
    install(system_of(here), WORDS)
    entry = (here.home / PLACES["linux"][0]).read_text("utf-8")
    started = re.search('^Exec="(.*)" -m excelkasse agent$', entry, re.MULTILINE)

    assert started is not None
    told = started[1].replace("\\\\", "\\").replace("\\$", "$").replace("%%", "%")
    assert str(here.python) == told


def test_a_shortcut_that_windows_refuses_is_told(tmp_path: Path, office: Office) -> None:
    """Nothing has been installed then, and it is said in words."""
    here = machine(tmp_path, "win32", office)

    def refused(_: object) -> bytes:
        raise OSError("no")

    with pytest.raises(Unwritable) as caught:
        install(system_of(replace(here, shortcut=refused)), WORDS)

    assert "target_unwritable" == caught.value.code
    assert {} == tree(here.home)


def test_a_file_that_cannot_be_removed_is_told(here: Machine) -> None:
    """What is still there is still in the record."""
    install(system_of(here), WORDS)
    stuck = here.home / PLACES[here.system][0]
    stuck.unlink()
    stuck.mkdir()
    with pytest.raises(Unwritable) as caught:
        uninstall(system_of(here))
    record = load(here.desk)

    assert "not_removed" == caught.value.code
    assert record is not None
    assert stuck in record.files

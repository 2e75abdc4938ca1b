"""The doctor: every code is provoked, and what could not be looked at is never called well."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from excelkasse.installation import Machine, Note, Verdict, examine, install, system_of
from excelkasse.installation.record import place_of
from excelkasse.texts import texts
from tests.both_ways import reading
from tests.installation.machines import SYSTEMS, Office, machine, tree, without

WORDS = texts("da")
LONG_AGO = (1_000_000_000, 1_000_000_000)

Change = Callable[[Machine, Office], Machine | None]
"""What goes wrong on a healthy machine; a machine if it is another one then."""


def healthy(folder: Path, system: str, office: Office) -> Machine:
    """Give a machine where all is installed and the agent is awake."""
    one = machine(folder, system, office)
    install(system_of(one), WORDS)
    one.desk.inbox.mkdir()
    one.desk.heartbeat.write_text(f"{version('excelkasse')} 4711\n", "ascii")
    return one


def names(cases: Sequence[tuple[str, str, Change]]) -> Sequence[str]:
    """Give each case a name of its own."""
    return [f"{number}-{system}-{code}" for number, (system, code, _) in enumerate(cases)]


def found(one: Machine, verdict: Verdict, *folders: str) -> Sequence[str]:
    """Give the codes of one verdict."""
    return [note.code for note in examine(system_of(one), folders) if note.verdict is verdict]


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_healthy_machine_is_well(tmp_path: Path, system: str) -> None:
    """Nothing is wrong, nothing is changed by looking, and each look is named."""
    one = healthy(tmp_path, system, Office())
    before = tree(tmp_path)
    notes = examine(system_of(one))
    unseen = ["trust"] if system == "darwin" else []

    assert [] == [note for note in notes if note.verdict in {Verdict.WRONG, Verdict.ADVICE}]
    assert unseen == [note.code for note in notes if note.verdict is Verdict.UNKNOWN]
    assert {"libreoffice", "reader", "starter", "extension", "agent", "inbox", "requests"} <= {
        note.code for note in notes if note.verdict is Verdict.WELL
    }
    assert before == tree(tmp_path)


def test_a_machine_without_the_quick_reader(tmp_path: Path) -> None:
    """It is told, and is nothing that is wrong: the same is read, only slower."""
    one = healthy(tmp_path, "linux", Office())
    with reading(compiled=False):
        advised, wrong = found(one, Verdict.ADVICE), found(one, Verdict.WRONG)

    assert (["reader_slower"], []) == (advised, wrong)


def _addin(one: Machine) -> Path:
    addin = system_of(one).addin()
    assert addin is not None
    return addin


def _starter(one: Machine) -> Path:
    return next(iter(system_of(one).starters(WORDS)))


def _forget(one: Machine, _: Office) -> None:
    place_of(one.desk).unlink()


def _record_without_addin(one: Machine, _: Office) -> None:
    place = place_of(one.desk)
    text = place.read_text("utf-8")
    place.write_text(text.replace("excelkasse.xlam", "another.xlam"), "utf-8")


def _older_record(one: Machine, _: Office) -> None:
    place = place_of(one.desk)
    ours = f'"version": "{version("excelkasse")}"'
    place.write_text(place.read_text("utf-8").replace(ours, '"version": "0.0.1"'), "utf-8")


def _marked(one: Machine, _: Office) -> None:
    Path(f"{_addin(one)}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n", "utf-8")


def _other_extension(_: Machine, office: Office) -> None:
    office.version = "0.0.1"


def _no_extension(_: Machine, office: Office) -> None:
    office.version = None


def _asleep(one: Machine, _: Office) -> None:
    os.utime(one.desk.heartbeat, LONG_AGO)


def _ended(one: Machine, _: Office) -> None:
    one.desk.heartbeat.unlink()
    one.desk.log.touch()


def _other_agent(one: Machine, _: Office) -> None:
    one.desk.heartbeat.write_text("0.0.1 4711\n", "ascii")


def _no_inbox(one: Machine, _: Office) -> None:
    one.desk.inbox.rmdir()
    one.desk.inbox.touch()


def _stuck(one: Machine, _: Office) -> None:
    request = one.desk.inbox / "20261126-154210-123456.json"
    request.touch()
    os.utime(request, LONG_AGO)


def _spoiled(path: Callable[[Machine], Path]) -> Change:
    def change(one: Machine, _: Office) -> None:
        path(one).write_text("x", "utf-8")

    return change


def _setting(name: str, value: int) -> Change:
    def change(one: Machine, _: Office) -> Machine:
        return replace(
            one,
            registry=lambda key, asked: value if (asked == name and "Policies" in key) else None,
        )

    return change


def _gone(*, excel: bool = False, office: bool = False) -> Change:
    return lambda one, _: without(one, one.system, excel=excel, office=office)


WRONG: Sequence[tuple[str, str, Change]] = [
    ("win32", "program_missing", _gone(excel=True, office=True)),
    ("linux", "libreoffice_needed", _gone(office=True)),
    ("linux", "not_installed", _forget),
    ("win32", "other_version", _older_record),
    ("win32", "addin_missing", lambda one, _: _addin(one).unlink()),
    ("darwin", "addin_changed", _spoiled(_addin)),
    ("win32", "addin_foreign", _record_without_addin),
    ("win32", "addin_marked", _marked),
    ("linux", "starter_missing", lambda one, _: _starter(one).unlink()),
    ("linux", "starter_changed", _spoiled(_starter)),
    ("linux", "extension_missing", _no_extension),
    ("linux", "extension_other_version", _other_extension),
    ("linux", "agent_never", lambda one, _: one.desk.heartbeat.unlink()),
    ("linux", "agent_asleep", _asleep),
    ("linux", "agent_asleep", _ended),
    ("linux", "agent_other_version", _other_agent),
    ("linux", "inbox_unwritable", _no_inbox),
    ("linux", "requests_stuck", _stuck),
    ("win32", "trust_places_off", _setting("AllLocationsDisabled", 1)),
    ("win32", "trust_signature", _setting("RequireAddinSig", 1)),
    ("win32", "trust_addins_off", _setting("DisableAllAddins", 1)),
]

ADVICE: Sequence[tuple[str, str, Change]] = [
    ("win32", "excel_missing", _gone(excel=True)),
    ("darwin", "libreoffice_missing", _gone(office=True)),
    ("win32", "trust_macros_off", _setting("VBAWarnings", 4)),
    ("win32", "trust_macros_off", _setting("VBAWarnings", 3)),
    ("win32", "trust_internet_blocked", _setting("blockcontentexecutionfrominternet", 1)),
]


@pytest.mark.parametrize(("system", "code", "change"), WRONG, ids=names(WRONG))
def test_what_is_wrong_is_found(tmp_path: Path, system: str, code: str, change: Change) -> None:
    """One thing goes wrong, and its code is among what is to be mended."""
    office = Office()
    one = healthy(tmp_path, system, office)
    one = change(one, office) or one

    assert code in found(one, Verdict.WRONG)


@pytest.mark.parametrize(("system", "code", "change"), ADVICE, ids=names(ADVICE))
def test_what_is_worth_knowing_is_told(
    tmp_path: Path, system: str, code: str, change: Change
) -> None:
    """It is told, and nothing is said to be wrong with what it is about."""
    office = Office()
    one = healthy(tmp_path, system, office)
    one = change(one, office) or one

    assert [code] == found(one, Verdict.ADVICE)
    assert [] == [wrong for wrong in found(one, Verdict.WRONG) if wrong.startswith("trust")]


def _no_registry(one: Machine, _: Office) -> Machine:
    def refused(key: str, name: str) -> object:
        raise PermissionError(key, name)

    return replace(one, registry=refused)


def _busy(_: Machine, office: Office) -> None:
    office.busy = True


def _folder_instead(path: Callable[[Machine], Path]) -> Change:
    def change(one: Machine, _: Office) -> None:
        path(one).unlink()
        path(one).mkdir()

    return change


UNKNOWN: Sequence[tuple[str, str, Change]] = [
    ("win32", "trust", _no_registry),
    ("darwin", "trust", lambda *_: None),
    ("linux", "extension", _busy),
    ("linux", "agent", _folder_instead(lambda one: one.desk.heartbeat)),
    ("linux", "inbox", lambda one, _: one.desk.inbox.rmdir()),
    ("linux", "requests", _no_inbox),
    ("linux", "starter", _folder_instead(_starter)),
    ("win32", "addin", _folder_instead(_addin)),
    ("win32", "mark", lambda one, _: Path(f"{_addin(one)}:Zone.Identifier").mkdir()),
    ("linux", "installation", _spoiled(lambda one: place_of(one.desk))),
]


@pytest.mark.parametrize(("system", "look", "change"), UNKNOWN, ids=names(UNKNOWN))
def test_what_could_not_be_looked_at_is_not_called_well(
    tmp_path: Path, system: str, look: str, change: Change
) -> None:
    """It is named as not examined, and not as in order."""
    office = Office()
    one = healthy(tmp_path, system, office)
    one = change(one, office) or one

    assert look in found(one, Verdict.UNKNOWN)
    if look != "starter":  # the other one of the two was seen
        assert look not in found(one, Verdict.WELL)


@pytest.mark.parametrize(
    ("folder", "verdict"),
    [
        (r"\\server\projekter", Verdict.ADVICE),
        ("//server/projekter", Verdict.ADVICE),
        (r"\\?\UNC\server\projekter", Verdict.ADVICE),
        (r"P:\Projekter", Verdict.ADVICE),
        (r"p:\Projekter", Verdict.ADVICE),
        (r"C:\Projekter", Verdict.WELL),
        ("Projekter", Verdict.UNKNOWN),
    ],
)
def test_folders_on_the_network_on_windows(tmp_path: Path, folder: str, verdict: Verdict) -> None:
    """A share and a mapped drive are far; a path that says no place is not examined."""
    one = healthy(tmp_path, "win32", Office())
    (note,) = [note for note in examine(system_of(one), [folder]) if note.code.startswith("folder")]

    assert verdict is note.verdict


@pytest.mark.parametrize(
    ("folder", "verdict"),
    [
        ("/mnt/fælles drev/projekter", Verdict.ADVICE),
        ("/mnt/fælles drev", Verdict.ADVICE),
        ("/mnt/andet", Verdict.WELL),
    ],
)
def test_folders_on_the_network_on_linux(tmp_path: Path, folder: str, verdict: Verdict) -> None:
    """What a folder lies on is what is mounted nearest above it."""
    one = healthy(tmp_path, "linux", Office())
    mounts = one.root / "proc" / "mounts"
    mounts.parent.mkdir(parents=True)
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\n//s/p /mnt/fælles\\040drev cifs rw 0 0\n", "utf-8")
    (note,) = [note for note in examine(system_of(one), [folder]) if note.code.startswith("folder")]

    assert verdict is note.verdict


def test_folders_where_mounts_cannot_be_read(tmp_path: Path) -> None:
    """A Mac has no such list, so the folder is not examined."""
    one = healthy(tmp_path, "darwin", Office())

    assert "folder" in found(one, Verdict.UNKNOWN, "/Volumes/Projekter")


def test_what_an_administrator_lays_down_counts_first(tmp_path: Path) -> None:
    """A user's own choice does not loosen what is laid down."""
    one = healthy(tmp_path, "win32", Office())
    one = replace(
        one,
        registry=lambda key, name: int("Policies" in key) if name == "RequireAddinSig" else None,
    )

    assert ["trust_signature"] == found(one, Verdict.WRONG)


def test_excel_is_found_where_windows_says_it_is(tmp_path: Path) -> None:
    """An Excel that is not among the programs is found through the registry."""
    one = without(healthy(tmp_path, "win32", Office()), "win32", excel=True)
    told = replace(one, registry=lambda key, _: r"D:\Excel.exe" if "App Paths" in key else None)

    assert "excel_missing" in found(one, Verdict.ADVICE)
    assert "excel" in found(told, Verdict.WELL)


def test_every_worded_code_is_provoked_here() -> None:
    """The catalogue of what the doctor can find and these tests agree."""
    worded = {key.split(".")[1] for key in WORDS if key.startswith("doctor.") and ".what" in key}

    assert worded == {code for _, code, _ in (*WRONG, *ADVICE)} | {"folder_far", "reader_slower"}


def test_every_look_that_is_named_has_a_word() -> None:
    """A look without a word could not be told of."""
    looks = {key.split(".")[2] for key in WORDS if key.startswith("doctor.look.")}

    assert {code for _, code, _ in UNKNOWN} | {"excel", "libreoffice", "reader", "folder"} == looks


def test_a_note_is_a_value() -> None:
    """Two notes of the same are the same."""
    assert Note(Verdict.WELL, "excel") == Note(Verdict.WELL, "excel")

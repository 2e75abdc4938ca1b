"""What a button does, in pyOpenVBA's interpreter: request, status bar, and what is said."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from excelkasse.addin.ribbon import callback
from excelkasse.buttons import BUTTONS, Button
from excelkasse.desk import users_desk
from excelkasse.texts import texts
from tests.addin.interpreted import Excel, Machine

WORDS = texts("da")
ID = "20261126-154210-530248"
"""Of 15:42:10.25: the last six digits of the day's milliseconds, which a Single knows by fours."""

NAMES = [
    r"C:\Sager\P-2026-01 50% & a=b.xlsx",
    r"C:\Sager\Ærø\Blåbærgrød, ÅBEN – €.xlsx",
    r"\\srv\fælles\O'Hara {1} [x].xlsx",
    "https://x.sharepoint.com/sites/p/Delte%20dokumenter/P-2026-01.xlsx",
    '/srv/"quoted"\t\u2028.xlsx',
    "Mappe1",
]


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.key)
def test_a_button_leaves_its_request(
    button: Button, addin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The request has the contract's keys and values, the id is the name, and Excel says so."""
    excel = Excel(addin, Machine(), monkeypatch)

    excel.press(callback(button))

    assert {
        "schema": 1,
        "id": ID,
        "button": button.key,
        "program": "excel",
        "workbook": r"C:\Sager\P-2026-01 Cykelsti.xlsx",
        "window": 198422,
    } == excel.request
    assert ID == excel.left[0]
    assert (WORDS["addin.sent"], []) == (excel.status_bar, excel.said)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_workbook_comes_through(
    name: str, addin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stands in the name, the request is ASCII and JSON, and the name comes back."""
    excel = Excel(addin, Machine(workbook=name), monkeypatch)

    excel.press("ExcelkasseCheck")

    assert name == excel.request["workbook"]


def test_the_longest_name_fits(addin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request for a workbook with a path of 600 characters has at most 4 KB."""
    excel = Excel(addin, Machine(workbook="C:\\" + "å" * 597), monkeypatch)

    excel.press("ExcelkasseStatusPdf")

    assert len(excel.left[1]) <= 4096


def test_no_workbook_is_no_error(addin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no workbook is open the request names none, and nothing is said."""
    excel = Excel(addin, Machine(workbook=""), monkeypatch)

    excel.press("ExcelkasseNewProject")

    assert "" == excel.request["workbook"]
    assert [] == excel.said


@pytest.mark.parametrize(("age", "said"), [(0, 0), (15, 0), (16, 1), (86_400, 1), (None, 1)])
def test_a_sleeping_agent_is_told(
    age: int | None, said: int, addin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A heartbeat older than 15 seconds, or none: the person is told how to start the agent."""
    excel = Excel(addin, Machine(heartbeat=age), monkeypatch)

    excel.press("ExcelkasseCheck")

    assert [WORDS["addin.asleep"]] * said == excel.said
    assert (False if said else WORDS["addin.sent"]) == excel.status_bar


def test_a_request_that_cannot_be_left_is_told(
    addin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failing write is a sentence with its cause, not an error of VBA's; the bar is Excel's."""
    excel = Excel(addin, Machine(full_disk=True), monkeypatch)

    excel.press("ExcelkasseCheck")

    (said,) = excel.said
    assert [WORDS["addin.failed"], "Disken er fuld"] == re.split(r"\r?\n", said)
    assert excel.status_bar is False


@pytest.mark.parametrize(
    ("system", "environment"),
    [
        ("win32", {"LOCALAPPDATA": r"C:\Users\Åse\AppData\Local", "HOME": r"H:\home"}),
        ("darwin", {"HOME": "/Users/kari"}),
        ("linux", {"HOME": "/home/kari"}),
        ("linux", {"HOME": "/home/kari", "XDG_DATA_HOME": "/data/kari"}),
    ],
)
def test_the_folder_is_the_desks(
    system: str, environment: Mapping[str, str], addin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """VBA and the agent find the same folder by the same rule, on each system."""
    excel = Excel(addin, Machine(system=system, environment=environment), monkeypatch)
    folder = str(excel.run("DeskFolder"))

    assert str(users_desk(system, environment).folder) == folder.replace(
        "\\excelkasse", "/excelkasse"
    )


def test_in_the_macs_sandbox_the_folder_is_the_same(
    addin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where HOME is Excel's container already, the folder is the one that the agent finds."""
    inside = "/Users/kari/Library/Containers/com.microsoft.Excel/Data"
    excel = Excel(addin, Machine(system="darwin", environment={"HOME": inside}), monkeypatch)

    assert str(users_desk("darwin", {"HOME": "/Users/kari"}).folder) == excel.run("DeskFolder")


def test_a_mac_has_no_window_number(addin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a Mac the window is 0, because Excel there tells none."""
    machine = Machine(system="darwin", environment={"HOME": "/Users/k"}, workbook="/Users/k/å.xlsx")
    excel = Excel(addin, machine, monkeypatch)

    excel.press("ExcelkasseCheck")

    assert (0, "/Users/k/å.xlsx") == (excel.request["window"], excel.request["workbook"])


def test_the_heartbeat_is_the_agents(addin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that is looked at is the one that the agent writes."""
    environment = {"HOME": "/Users/kari"}
    excel = Excel(addin, Machine(system="darwin", environment=environment), monkeypatch)

    excel.press("ExcelkasseCheck")

    assert [str(users_desk("darwin", environment).heartbeat)] == excel.asked

"""LibreOffice's buttons pressed with a mouse, in a real window, on a Danish machine.

No test presses the button that the one before pressed: a quick second press is a double click,
which LibreOffice takes for one.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

import pytest

from excelkasse.buttons import BUTTONS
from excelkasse.texts import texts
from tests.addin.screen import (
    Place,
    Window,
    danish_profile,
    libreoffice,
    own_extension,
    person,
    unopkg,
    until,
)
from tests.test_house import ROOT

pytestmark = pytest.mark.office
WORDS = texts("da")
Press: TypeAlias = Callable[[str], None]
NAME = "P-2026-01 Blå=%& 😀.xlsx"


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    """Give a person with the extension installed by unopkg and a project workbook open."""
    with person() as one:
        danish_profile(one)
        unopkg(one, "add", str(own_extension(one, WORDS)))
        shutil.copy(ROOT / "workbooks" / "project_light.da.xlsx", one.home / NAME)
        with libreoffice(one, "--calc", str(one.home / NAME)) as opened:
            yield opened


@pytest.fixture(scope="module")
def places(window: Window) -> Mapping[str, Place]:
    """Give where each button of the toolbar is on the screen, by its key."""
    labels = {button.key: WORDS[f"buttons.{button.key}.label"] for button in BUTTONS}
    seen = until(lambda: window.toolbar(WORDS["buttons.tab"], list(labels.values())))
    return {key: seen[label] for key, label in labels.items()}


@pytest.fixture
def press(window: Window, places: Mapping[str, Place]) -> Press:
    """Press a button with the mouse, while the agent is awake and has nothing to do."""
    shutil.rmtree(window.person.desk.inbox, ignore_errors=True)
    window.person.wakes()
    return lambda key: window.click(places[key])


def answered(window: Window) -> str:
    """Wait for a message, press its OK, and give what it said."""
    said, okay = until(lambda: window.message(WORDS["addin.title"]))
    window.click(okay)
    until(lambda: not window.shows(WORDS["addin.title"]))
    window.take_back()
    return said


@pytest.mark.parametrize("key", [button.key for button in BUTTONS])
def test_every_button_leaves_its_request(window: Window, press: Press, key: str) -> None:
    """A press leaves one whole request that says which button and which workbook, however named."""
    press(key)
    (request,) = until(window.person.requests)

    assert {
        "schema": 1,
        "id": request["id"],
        "button": key,
        "program": "libreoffice",
        "workbook": str(window.person.home / NAME),
        "window": 0,
    } == request
    assert [f"{request['id']}.json"] == [file.name for file in window.person.desk.inbox.iterdir()]


def test_two_presses_are_two_requests(window: Window, press: Press) -> None:
    """No press takes the place of another, however soon it comes."""
    press("check")
    press("undo")
    until(lambda: len(window.person.requests()) == 2)

    assert ["check", "undo"] == [request["button"] for request in window.person.requests()]


def test_a_button_says_so_when_the_agent_sleeps(window: Window, press: Press) -> None:
    """The person is told what to start; an agent that starts now finds the request."""
    os.utime(window.person.desk.heartbeat, (1, 1))
    press("next_finding")

    assert WORDS["addin.asleep"] == answered(window)
    assert ["next_finding"] == [request["button"] for request in window.person.requests()]


def test_a_button_says_so_when_the_agent_never_ran(window: Window, press: Press) -> None:
    """Where there is no desk yet, a press makes its inbox, and the person is told what to start."""
    shutil.rmtree(window.person.desk.folder)
    press("guide")

    assert WORDS["addin.asleep"] == answered(window)
    assert ["guide"] == [request["button"] for request in window.person.requests()]


def test_a_request_that_cannot_be_left_is_told(window: Window, press: Press) -> None:
    """An inbox that is no folder is no reason for an error message in Basic."""
    window.person.desk.inbox.rmdir()
    window.person.desk.inbox.write_text("no folder", "ascii")
    try:
        press("status_pdf")

        assert answered(window).startswith(WORDS["addin.failed"])
    finally:
        window.person.desk.inbox.unlink()


def test_a_workbook_never_saved_is_named(window: Window, press: Press) -> None:
    """A workbook without a path is sent by the name in its title bar."""
    book = window.open("private:factory/scalc")
    try:
        press("refresh")
        (request,) = until(window.person.requests)

        assert ("", book.Title) == (book.URL, request["workbook"])
        assert "/" not in str(request["workbook"])
    finally:
        book.close(True)  # noqa: FBT003  (LibreOffice's own call)

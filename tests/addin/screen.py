"""A LibreOffice with a window, on a screen that nobody sees, and a mouse for it.

Screen, profile, pipe, desk and processes are the test's own and go with it.
"""

import builtins
import importlib.util
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, TypeAlias, TypeVar

import pytest

from excelkasse.addin.extension import build_extension
from excelkasse.addin.sources import sources
from excelkasse.desk import Desk
from excelkasse.texts import Texts

Uno: TypeAlias = Any
"""Something that lives in LibreOffice, which has no types for Python."""

Place: TypeAlias = tuple[int, int]
"""Pixels from the left and from the top of the screen."""

_MENU_BAR, _PUSH_BUTTON, _TABLE, _TOOL_BAR, _LABEL = 35, 44, 58, 63, 86
"""What `com.sun.star.accessibility.AccessibleRole` calls them."""

_UNO = Path("/usr/lib/python3/dist-packages/uno.py")
_NOBODY = 65534
_SIZE = ("-screen", "0", "1600x900x24", "-nolisten", "tcp")
_PATIENCE, _LONGEST = 60.0, 180.0
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a machine: a screen, a home, a profile of LibreOffice, a desk."""

    display: str
    home: Path
    pipe: str

    @property
    def profile(self) -> Path:
        """LibreOffice's folder for this person."""
        return self.home / "profile"

    @property
    def desk(self) -> Desk:
        """Where the buttons leave their requests."""
        return Desk(self.home / "data" / "excelkasse")

    def wakes(self) -> None:
        """Let the agent's heart beat once."""
        self.desk.inbox.mkdir(parents=True, exist_ok=True)
        self.desk.heartbeat.write_text("0 0", "ascii")

    def requests(self) -> Sequence[Mapping[str, object]]:
        """Give what lies in the inbox, the oldest first."""
        files = sorted(self.desk.inbox.glob("*.json"))
        return [json.loads(file.read_bytes().decode("ascii")) for file in files]

    @property
    def environment(self) -> Mapping[str, str]:
        """What programs of this person are told."""
        own = {"HOME": str(self.home), "XDG_DATA_HOME": str(self.home / "data")}
        return {**os.environ, **own, "DISPLAY": self.display, "SAL_USE_VCLPLUGIN": "gen"}


def until(look: Callable[[], _Found | None], *, patience: float = _PATIENCE) -> _Found:
    """Look again and again until something is there, and say so when it never is."""
    give_up = time.monotonic() + patience
    while time.monotonic() < give_up:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    pytest.fail(f"not within {patience:.0f} s: {look}")


@contextmanager
def person() -> Iterator[Person]:
    """Give somebody a screen and a home, and take both away again."""
    home = Path(mkdtemp(prefix="excelkasse-person-"))
    reads, writes = os.pipe()
    screen = subprocess.Popen(  # noqa: S603
        ["/usr/bin/env", "Xvfb", "-displayfd", str(writes), *_SIZE],
        pass_fds=[writes],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(writes)
    try:
        ready, _, _ = select.select([reads], [], [], _PATIENCE)
        assert ready, "Xvfb is needed: apt-get install xvfb"
        display = os.read(reads, 16).decode().strip()
        yield Person(f":{display}", home, f"excelkasse-{uuid.uuid4().hex}")
    finally:
        os.close(reads)
        screen.terminate()
        screen.wait(_PATIENCE)
        shutil.rmtree(home, ignore_errors=True)


def own_extension(one: Person, words: Texts) -> Path:
    """Build the extension as it is, but for the name of the pipe: two LibreOffices share none."""
    folder = one.home / "vba"
    shutil.copytree(sources(), folder)
    listen = folder / "libreoffice" / "package" / "Listen.xcu"
    told = listen.read_text("utf-8")
    assert told.count("name=excelkasse;") == 1
    listen.write_text(told.replace("name=excelkasse;", f"name={one.pipe};"), "utf-8")
    oxt = one.home / "projektkasse.oxt"
    oxt.write_bytes(build_extension(words, folder=folder))
    return oxt


_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale"
 oor:op="fuse"><value>da-DK</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay"
 oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""


def danish_profile(one: Person) -> None:
    """Let LibreOffice write dates and numbers as in Denmark, and greet nobody."""
    (one.profile / "user").mkdir(parents=True)
    (one.profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")


def unopkg(one: Person, *arguments: str) -> None:
    """Run LibreOffice's package manager, and demand that it does as it is told."""
    done = unopkg_ran(one, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


def unopkg_ran(one: Person, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run LibreOffice's package manager as somebody who is not root, which it demands."""
    somebody: dict[str, Any] = {}
    if os.geteuid() == 0:
        for path in (one.home, *one.home.rglob("*")):
            os.chown(path, _NOBODY, _NOBODY)
        somebody = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}
    command = ["unopkg", *arguments, f"-env:UserInstallation={one.profile.as_uri()}"]
    return subprocess.run(  # noqa: S603
        command,
        env=dict(one.environment),
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
        **somebody,
    )


@contextmanager
def libreoffice(one: Person, *arguments: str, longest: float = _LONGEST) -> Iterator["Window"]:
    """Start LibreOffice on the person's screen, connected through the extension's own pipe."""
    command = ["soffice", f"-env:UserInstallation={one.profile.as_uri()}", "--norestore"]
    command += ["--nologo", "--nofirststartwizard", *arguments]
    running = subprocess.Popen(  # noqa: S603
        command,
        env=dict(one.environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    def end() -> None:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)

    watchdog = threading.Timer(longest, end)  # a call into LibreOffice has no time limit itself
    watchdog.start()
    try:
        context = until(lambda: _context(one.pipe))
        yield Window(one, context, running)
    finally:
        watchdog.cancel()
        end()
        running.wait(_PATIENCE)
        for left in Path("/tmp").glob(f"OSL_PIPE_*{one.pipe}"):  # noqa: S108  (LibreOffice's own place)
            left.unlink()


@dataclass(frozen=True, slots=True)
class Window:
    """What can be seen and pressed."""

    person: Person
    context: Uno
    process: subprocess.Popen[bytes]

    def crash(self) -> None:
        """End the program as a crash does: at once, and with nothing put in order."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(_PATIENCE)

    def create(self, service: str) -> Uno:
        """Give an object of LibreOffice's."""
        return self.context.ServiceManager.createInstanceWithContext(service, self.context)

    def toolbar(self, title: str, labels: Sequence[str]) -> Mapping[str, Place] | None:
        """Give where the buttons of a toolbar are, once all of them are shown."""
        return _patient(lambda: self._toolbar(title, labels))

    def _toolbar(self, title: str, labels: Sequence[str]) -> Mapping[str, Place] | None:
        for top in self._tops():
            for bar in _below(top, _TOOL_BAR, title):
                seen = {label: _middle(bar, _PUSH_BUTTON, label) for label in labels}
                there = {label: place for label, place in seen.items() if place}
                if len(there) == len(labels):
                    return there
        return None

    def message(self, title: str) -> tuple[str, Place] | None:
        """Give what a message says and where its OK is, once it is shown."""
        return _patient(lambda: self._message(title)) if self.shows(title) else None

    def _message(self, title: str) -> tuple[str, Place] | None:
        for top in self._tops():
            place = _middle(top, _PUSH_BUTTON, "OK") if top.AccessibleName == title else None
            if place:
                return next(label.AccessibleName for label in _below(top, _LABEL, "")), place
        return None

    def shows(self, title: str) -> bool:
        """Whether the screen has a window of this title; LibreOffice is not asked."""
        command = ["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"]
        done = subprocess.run(  # noqa: S603
            command,
            env=dict(self.person.environment),
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
        )
        return bool(done.stdout.strip())

    def cell_on_screen(self, row: int, column: int) -> Place | None:
        """Give the corner of a cell of the sheet in front, counted from 0; None if it is unseen."""
        return _patient(lambda: self._cell_on_screen(row, column))

    def _cell_on_screen(self, row: int, column: int) -> Place | None:
        for top in self._tops():
            for table in _below(top, _TABLE, ""):
                cell = table.getAccessibleCellAt(row, column).AccessibleContext
                if cell.Size.Width > 1:
                    corner = cell.LocationOnScreen
                    return corner.X, corner.Y
        return None

    def rectangle(self, width: int, height: int) -> Uno:
        """Give a place to draw in, in hundredths of a millimetre from the sheet's corner."""
        place = uno().createUnoStruct("com.sun.star.awt.Rectangle")
        place.Width, place.Height = width, height
        return place

    def take_back(self) -> None:
        """Press one cell and another until the workbook answers.

        After a message a window manager gives the workbook its focus back; here there is none, and
        the first press is lost.
        """
        workbook = self.create("com.sun.star.frame.Desktop").CurrentComponent
        workbook.CurrentController.select(workbook.Sheets.getByIndex(0).getCellByPosition(0, 0))
        before = workbook.CurrentSelection.AbsoluteName
        heights = cycle((400, 500, 600))

        def answers() -> bool:
            self.click((500, next(heights)))
            return bool(workbook.CurrentSelection.AbsoluteName != before)

        until(answers)

    def _tops(self) -> Iterator[Uno]:
        toolkit = self.create("com.sun.star.awt.Toolkit")
        for number in range(toolkit.TopWindowCount):
            yield toolkit.getTopWindow(number).AccessibleContext

    def open(self, url: str, **options: object) -> Uno:
        """Open a document in a window of its own."""
        told = []
        for name, value in options.items():
            told.append(uno().createUnoStruct("com.sun.star.beans.PropertyValue"))
            told[-1].Name, told[-1].Value = name, value
        desktop = self.create("com.sun.star.frame.Desktop")
        return desktop.loadComponentFromURL(url, "_blank", 0, tuple(told))

    def type(self, *keys: str) -> None:
        """Type on the keyboard: `type` and a text, or `key` and the name of a key."""
        subprocess.run(  # noqa: S603
            ["xdotool", *keys],  # noqa: S607
            env=dict(self.person.environment),
            check=True,
            timeout=_PATIENCE,
        )

    def click(self, place: Place) -> None:
        """Press the mouse's button there."""
        command = ["xdotool", "mousemove", "--sync", *map(str, place), "click", "1"]
        subprocess.run(  # noqa: S603
            command, env=dict(self.person.environment), check=True, timeout=_PATIENCE
        )


def _patient(look: Callable[[], _Found | None]) -> _Found | None:
    """Look, and take a window that comes or goes meanwhile for one that is not there."""
    try:
        return look()
    except uno().getClass("com.sun.star.uno.Exception"):
        return None


def _below(context: Uno, role: int, name: str) -> Iterator[Uno]:
    """Look for a role, and a name that begins so, but neither in menus nor among cells."""
    for number in range(min(context.AccessibleChildCount, 100)):
        child = getattr(context.getAccessibleChild(number), "AccessibleContext", None)
        if child is None:
            continue  # not drawn yet
        if child.AccessibleRole == role and child.AccessibleName.startswith(name):
            yield child
        elif child.AccessibleRole not in {_MENU_BAR, _TOOL_BAR}:
            yield from _below(child, role, name)


def _middle(context: Uno, role: int, name: str) -> Place | None:
    for found in _below(context, role, name):
        if found.Size.Width > 1:
            corner, size = found.LocationOnScreen, found.Size
            return corner.X + size.Width // 2, corner.Y + size.Height // 2
    return None


def _context(pipe: str) -> Uno:
    pyuno = uno()
    local = pyuno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    try:
        return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    except pyuno.getClass("com.sun.star.connection.NoConnectException"):
        return None


def uno() -> Uno:
    """Load LibreOffice's Python module alone, and give Python its import statement back."""
    if "uno" in sys.modules:
        return sys.modules["uno"]
    pythons_own = builtins.__import__
    spec = importlib.util.spec_from_file_location("uno", _UNO)
    assert spec is not None, "apt-get install python3-uno"
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["uno"] = module
    try:
        spec.loader.exec_module(module)
    finally:
        builtins.__import__ = pythons_own
    return module

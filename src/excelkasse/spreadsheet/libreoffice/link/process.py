"""The LibreOffice that we start: found, given a profile of its own, and ended without leftovers."""

import atexit
import os
import shutil
import signal
import subprocess
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

from excelkasse.errors import Unreachable

_SETTINGS = {
    ("/org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode"): "0",
    ("/org.openoffice.Office.Calc/Formula/Load", "ODFRecalcMode"): "0",
    ("/org.openoffice.Office.Common/Misc", "UseLocking"): "false",
    ("/org.openoffice.Office.Common/Misc", "ShowTipOfTheDay"): "false",
    ("/org.openoffice.Office.Common/Misc", "FirstRun"): "false",
    ("/org.openoffice.Office.Common/Save/Document", "AutoSave"): "false",
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled"): "false",
    ("/org.openoffice.Setup/Office", "ooSetupInstCompleted"): "true",
    ("/org.openoffice.Setup/Office", "LastCompatibilityCheckID"): "",
    ("/org.openoffice.Setup/Product", "ooSetupLastVersion"): "99.9",
    ("/org.openoffice.Office.Linguistic/General", "UILocale"): "en-US",
}
"""Formulas are always calculated anew, no lock files, English codes, no greetings."""

_LOCALE = ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale")

_ITEM = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_PROGRAMS = (
    "/opt/libreoffice*/program/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_MANNERS = ("--norestore", "--nologo", "--nodefault", "--nofirststartwizard")
_LIFELINE = 'exec 3<&0 </dev/null; { read -r _ <&3; rm -rf "$0"; kill -9 0; } & exec "$@" 3<&-'
"""Starts a program, and when our end of its input closes, because we died, ends its process group
and removes its profile."""

_PATIENCE = 10.0
"""Seconds that LibreOffice has to end by itself."""


def find_soffice() -> Path:
    """Return where LibreOffice's program is.

    Raises:
        Unreachable: `office_missing`.
    """
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    for pattern in _PROGRAMS:
        for program in sorted(Path("/").glob(pattern.lstrip("/")), reverse=True):
            return program
    raise Unreachable("office_missing", {"cause": "soffice"})


@dataclass(slots=True)
class Process:
    """One LibreOffice of ours: its process group, its profile, and the pipe it listens on.

    Its `locale` is how it writes numbers; formulas are read and given in English with en-US only.
    """

    headless: bool
    locale: str = "en-US"
    pipe: str = field(default_factory=lambda: f"excelkasse-{uuid.uuid4().hex}")
    profile: Path = field(init=False)
    running: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        """Start it; it answers on its pipe a little later."""
        program = find_soffice()
        self.profile = _new_profile(self.locale)
        command = [str(program), *_MANNERS, f"-env:UserInstallation={self.profile.as_uri()}"]
        command += [f"--accept=pipe,name={self.pipe};urp;"]
        command += ["--headless"] * self.headless
        if os.name == "posix":
            command = ["/bin/sh", "-c", _LIFELINE, str(self.profile), *command]
        self.running = subprocess.Popen(  # noqa: S603  (the program is ours to choose)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=os.environ | {"TMPDIR": str(self.profile / "tmp")},
        )
        atexit.register(self.kill)

    @property
    def pid(self) -> int:
        """The process that leads the group."""
        return self.running.pid

    @property
    def ended(self) -> bool:
        """Whether it runs no more."""
        return self.running.poll() is not None

    def wait(self) -> None:
        """Give it some seconds to end by itself, and then end it."""
        with suppress(subprocess.TimeoutExpired):
            self.running.wait(_PATIENCE)
        self.kill()

    def kill(self) -> None:
        """End the whole group at once and remove its profile; once is enough."""
        line = self.running.stdin
        if line is None or line.closed:
            return  # the number of the group may be another's by now
        _kill_group(self.running)
        self.running.wait()
        line.close()
        shutil.rmtree(self.profile, ignore_errors=True)
        if os.name == "posix":
            Path(f"/tmp/OSL_PIPE_{os.getuid()}_{self.pipe}").unlink(missing_ok=True)  # noqa: S108  (LibreOffice's place)
        atexit.unregister(self.kill)


def _new_profile(locale: str) -> Path:
    profile = Path(mkdtemp(prefix="excelkasse-office-"))
    settings = {**_SETTINGS, _LOCALE: locale}
    items = "".join(_ITEM.format(path, name, value) for (path, name), value in settings.items())
    (profile / "user").mkdir()
    (profile / "tmp").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema">' + items + "</oor:items>\n",
        "utf-8",
    )
    return profile


def _kill_group(running: subprocess.Popen[bytes]) -> None:
    if os.name == "nt":
        running.kill()
        return
    try:
        os.killpg(running.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return  # gone already

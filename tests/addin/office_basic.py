"""Calls Basic in a LibreOffice of its own: `python office_basic.py WORKBOOK PROFILE`.

A program beside the tests, because `import uno` changes Python's import for the whole process. Each
line that it reads is JSON, `["Module.Procedure", arguments...]`, and so is each answer. `null` is
some object that nobody asks anything, here the workbook. LibreOffice ends with the last line, or
after two minutes whatever it does: a call into it has no limit of time.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.append("/usr/lib/python3/dist-packages")

import uno

_PATIENCE, _LIFE = 60, 120
_RUN_MACROS = 4


def main(workbook: Path, profile: Path) -> None:
    """Load a workbook and answer every line."""
    pipe = f"excelkasse-test-{os.getpid()}"
    with _office(profile, pipe) as office:
        book = _loaded(_desktop(pipe, office), workbook)
        for line in sys.stdin:
            name, *arguments = json.loads(line)
            sys.stdout.write(f"{json.dumps(_called(book, name, arguments))}\n")
            sys.stdout.flush()


@contextmanager
def _office(profile: Path, pipe: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [shutil.which("soffice") or "soffice", "--headless", "--norestore", "--nologo"]
    command += [f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={pipe};urp;"]
    office = subprocess.Popen(  # noqa: S603
        command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    watchdog = threading.Timer(_LIFE, os.killpg, (office.pid, signal.SIGKILL))
    watchdog.daemon = True
    watchdog.start()
    try:
        yield office
    finally:
        watchdog.cancel()
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()


def _desktop(pipe: str, office: subprocess.Popen[bytes]) -> Any:  # noqa: ANN401
    """Return the desktop as soon as LibreOffice listens on its pipe."""
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", context
    )
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            far = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > until or office.poll() is not None:
                raise
            time.sleep(0.1)
        else:
            return far.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", far)


def _loaded(desktop: Any, workbook: Path) -> Any:  # noqa: ANN401
    macros = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    macros.Name, macros.Value = "MacroExecutionMode", _RUN_MACROS
    return desktop.loadComponentFromURL(workbook.as_uri(), "_blank", 0, (macros,))


def _called(book: Any, name: str, arguments: list[Any]) -> Any:  # noqa: ANN401
    project = book.BasicLibraries.ProjectName
    path = f"vnd.sun.star.script:{project}.{name}?language=Basic&location=document"
    told = tuple(book if each is None else each for each in arguments)
    given, _, _ = book.getScriptProvider().getScript(path).invoke(told, (), ())
    return given


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

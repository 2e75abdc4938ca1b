"""The door to UNO: LibreOffice's own Python module, found and loaded when it is first needed.

Only `uno.py` and `unohelper.py` are taken from where LibreOffice put them, never their folder: on
Debian that folder holds every other Python package of the system too. `uno` replaces Python's
import statement by its own and adds LibreOffice's folder to the path; both are put back at once.
"""

import builtins
import importlib.util
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

from excelkasse.errors import Unreachable

Uno: TypeAlias = Any
"""Something that lives in LibreOffice; pyuno has no types."""

_FOLDERS = (
    "/usr/lib/python3/dist-packages",
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/opt/libreoffice*/program",
    "/Applications/LibreOffice.app/Contents/Resources",
)


@cache
def uno() -> Uno:
    """Return LibreOffice's `uno` module, loaded at the first call.

    Raises:
        Unreachable: `office_missing`, when LibreOffice's Python module is not on this machine.
    """
    pythons_own, path = builtins.__import__, tuple(sys.path)
    try:
        module = _loaded("uno")
        _loaded("unohelper")  # listeners are made of its classes
    except ImportError as mistake:
        raise Unreachable("office_missing", {"cause": str(mistake)}) from mistake
    finally:
        builtins.__import__, sys.path[:] = pythons_own, path
    return module


def _loaded(name: str) -> ModuleType:
    if name in sys.modules:
        return sys.modules[name]
    file = next(_files(name), None)
    if file is None:
        return importlib.import_module(name)  # LibreOffice's own Python has it on its path
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _files(name: str) -> Iterator[Path]:
    for pattern in _FOLDERS:
        for folder in sorted(Path("/").glob(pattern.lstrip("/")), reverse=True):
            if (folder / f"{name}.py").is_file():
                yield folder / f"{name}.py"


@cache
def kind(name: str) -> Any:  # noqa: ANN401  (a class that only LibreOffice knows)
    """Return a class of LibreOffice by its name below `com.sun.star`."""
    return uno().getClass(f"com.sun.star.{name}")


def struct(name: str, *values: object, **fields: object) -> Uno:
    """Return a new struct of LibreOffice by its name below `com.sun.star`."""
    return kind(name)(*values, **fields)


def properties(**values: object) -> tuple[Uno, ...]:
    """Return named values as LibreOffice takes them; those that are None are left out."""
    return tuple(
        struct("beans.PropertyValue", Name=name, Value=value)
        for name, value in values.items()
        if value is not None
    )


def english() -> Uno:
    """Return the locale in which Excel's codes are written."""
    return struct("lang.Locale", "en", "US", "")


def url_of(path: Path) -> str:
    """Return the address under which LibreOffice knows a file."""
    return path.absolute().as_uri()


def path_of(url: str) -> Path:
    """Return the file that LibreOffice knows under an address."""
    return Path(uno().fileUrlToSystemPath(url))
